"""Words set off by commas that only tell who somebody is: "X, pemilik Y, …", "a spokesman for X"."""

from __future__ import annotations

from bot.intake.claims import verbs
from bot.intake.claims.clauses import LONGEST, is_verb
from bot.intake.claims.reading import Line
from bot.intake.claims.standings import Standing, standing_of
from bot.intake.claims.verbs import words
from bot.intake.names.titles import is_title


def is_apposition(line: Line, first: int, last: int) -> bool:
    """Whether these words only tell who somebody is: "a spokesman for X", "kepala badan Y"."""
    return (
        first < last
        and last - first <= LONGEST
        and (
            line.low[first] in {"a", "an", "the"}
            or is_title(line.low[first])
            or standing_of(line.low[first : first + 1]) is not Standing.ANYBODY
        )
        and not any(
            line.low[place] in verbs.FINITE | verbs.THAT | verbs.SUBORDINATE | {";", ":"} or is_verb(line, place)
            for place in range(first, last)
        )
    )


def before_office(line: Line, first: int, comma: int) -> int:
    """Before the office that stands set off in front of who holds it: "…, its chief executive, X, said"; else where it was."""
    start = next((at for at in range(comma - 1, max(first, comma - LONGEST), -1) if line.low[at] == ","), 0)
    low = line.low[start + 1 : comma]
    if not start or comma + 1 not in line.people or not low:
        return comma
    is_led = low[0] in {"the", "its", "his", "her", "a", "an"} or is_title(low[0]) or low[0].endswith(("'s", "’s"))
    is_office = any(is_title(word) for word in low) or is_title(" ".join(low[-2:]))
    is_plain = not any(word in verbs.FINITE or word in verbs.THAT for word in low)
    return start if is_led and is_office and is_plain else comma


def past_apposition(line: Line, comma: int) -> int:
    """Past what tells, between two commas, who the person is that was just named: "X, pemilik Y, …"; else where it was."""
    first, last = comma + 1, len(line.low)
    end = next((at for at in range(first + 1, min(first + LONGEST, last - 2)) if line.low[at] == ","), 0)
    if not end or line.low[comma] != "," or first in line.named:
        return comma
    persons = _PERSONS | _KIN if comma - 1 in line.people else _PERSONS
    is_role = any(is_title(word) or word in persons for word in line.low[first : first + _ROLE])
    is_led = line.low[first] in _ROLE_LEADS or is_title(line.low[first]) or line.low[first] in persons
    follows = end + 1
    while follows in line.named:
        follows += 1
    is_another = follows > end + 1 and line.low[follows : follows + 1] == (",",)  # "X, the mayor, Y, …"
    is_joined = line.low[end + 1] in verbs.TOGETHER | verbs.RELATIVE
    is_plain = is_role and is_led and not is_another and not is_joined
    is_relative = line.low[first] in verbs.RELATIVE and not is_another and not is_joined  # "X, who …, Y said"
    is_plain = is_plain and not any(is_verb(line, at) for at in range(first + 1, end))
    return end if is_plain or is_relative else comma


_ROLE = 6
"""Words in which such words name an office, or what somebody is."""
_ROLE_LEADS = words("a an the seorang salah selaku mantan eks former")
_PERSONS = words(
    "pemilik warga anggota pengelola nelayan petani pedagang guru sopir saksi korban keluarga tetangga pekerja mahasiswa resident",
    "farmer fisherman teacher driver student worker neighbour neighbor survivor witness owner member lawmaker spokesman",
)
_KIN = words("istri suami putra putri anak ayah ibu kakak adik kerabat rekan sahabat pengacara wife husband")
"""Who somebody is to another, where he is a person himself."""
