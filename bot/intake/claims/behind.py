"""Indirect speech whose speaker follows: "…, kata X", "…, X said", "The plan, he said, will …".

What stands before the speaker is his only where it is a clause of its own; where the sentence goes on behind him, both
parts are his, unless the article plainly goes on itself.
"""

from __future__ import annotations

from dataclasses import replace

from bot.intake.claims import verbs
from bot.intake.claims.appositions import before_office, is_apposition
from bot.intake.claims.clauses import LONGEST, is_adjunct, is_auxiliary, is_nothing_more, past_joining
from bot.intake.claims.contents import APART, FAR, FEWEST, UNLESS, is_aside, past_listener
from bot.intake.claims.keeping import lead_in
from bot.intake.claims.kinds import has_predicate
from bot.intake.claims.reading import Line, Reading
from bot.intake.claims.sayings import BY, Saying, act_of, after, by, cited, clean, quoted_as
from bot.intake.claims.verbs import words
from bot.intake.names.titles import is_title
from bot.intake.texts import Span

_NEAR = 40
"""Words from either end of a sentence within which its speaker is put, where no verb governs it."""
_ADDING = words("seraya sambil sembari")
_GOES_ON = _ADDING | UNLESS | APART | words("adding menambahkan noting citing dan and")
_SUBORDINATE_LEADS = verbs.SUBORDINATE | words(
    "in on at during by with pada dalam di melalui lewat untuk speaking berbicara"
)
_BEFORE_SPEAKER = BY | {","}


def behind(line: Line, reading: Reading) -> Saying | None:
    """The saying that its speaker follows: "…, kata X.", "…, X said.", "The plan, he said, will …"."""
    last = len(line.low)
    for place in (*range(last - 2, max(0, last - _NEAR), -1), *range(min(_NEAR, last - _NEAR), 1, -1)):
        if line.low[place] not in _BEFORE_SPEAKER or place in line.quoted:
            continue
        is_comma = line.low[place] == ","
        if not (is_comma or by(line, place)):
            continue
        found = after(line, place + is_comma, last)
        end = _end_of(line, found) if found else 0
        is_named = any(at in line.named for at in range(place, end))  # "menurut jenis" sorts and cites nobody
        if found and end and (is_comma or is_named) and (part := _said_before(line, place, end, found)):
            part = before_office(line, 0, part) if part == place else part
            start = line.sentence.start + lead_in(line.sentence.text)
            said = clean(reading.whole, Span(start, line.words[part - 1].end))
            until = line.words[end - 1].end if part == last else line.words[last - 1].end
            return replace(found, said=(said,), frame=(Span(line.words[place].start, until),))
    return None


def _end_of(line: Line, found: Saying) -> int:
    """Past who says it, and past the verb where that follows."""
    end = line.place(found.who.end) if found.who else 0
    if (told := quoted_as(line, max(end - LONGEST, 0), min(end + _NEAR, len(line.low)))) and told.behind > end:
        return told.behind
    is_verb_first = found.who is not None and found.who.start > found.frame[0].start
    while end < len(line.low) and not is_verb_first and (act_of(line.low[end]) or is_auxiliary(line, end)):
        is_told = line.low[end] in verbs.TOLD
        end += 1
        if is_told:
            end = past_listener(line, end)
    while is_verb_first and end < len(line.low) and is_auxiliary(line, end):  # "kata X lagi"
        end += 1
    return end + (line.low[end : end + 1] == (")",))


def _said_before(line: Line, place: int, end: int, found: Saying) -> int:
    """Up to which word the assertion reaches that stands before a speaker; 0: it is none."""
    first, last = past_joining(line), len(line.low)
    if (
        not _is_long_enough(line, first, place, end)
        or cited(line, first)
        or any(begin in line.named for at in range(first, place) if (begin := by(line, at)))
    ):
        return 0
    if end + FEWEST < last and is_aside(line, end):  # "X said, without giving details"
        return place if _is_clause(line, first, place) else 0
    is_role = line.low[end : end + 1] == (",",) and (
        bool(_WHO & set(line.low[end + 1 : end + 2])) or is_apposition(line, end + 1, _stop(line, last))
    )
    is_over = is_nothing_more(line, end, last)
    if is_over or (is_role and _is_clause(line, first, place)):
        return place if not is_over or _is_clause(line, first, place) else 0
    if line.low[end] in _ADDING or (_is_meanwhile(line, end) and _is_clause(line, first, place)):
        return place
    is_office = is_title(line.low[first]) and found.who is not None and found.who.start == line.words[place + 1].start
    if line.low[end] != "," or is_office:  # "the minister of A, X, said, …": the verb leads to what is said
        return 0
    return place if line.low[end + 1] in _GOES_ON else last


def _is_meanwhile(line: Line, end: int) -> bool:
    """Whether the article goes on to what else happened: "X said on Monday, a day after …", "X said, as …"."""
    comma = next((at for at in range(end, min(end + FAR, len(line.low) - 1)) if line.low[at] == ","), 0)
    if not comma or not is_adjunct(line, end, comma):
        return False
    first, *behind = line.low[comma + 1 : comma + 5]
    return first in _MEANWHILE or (first in _SPANS and bool(_MEANWHILE & set(behind)))


_WHO = words("who which whose yang")
_MEANWHILE = words("as after before when hours days weeks setelah sesudah sebelum ketika saat")
_SPANS = words("a an one two three just hours days weeks months sehari seminggu sepekan dua tiga beberapa tak")


def _is_long_enough(line: Line, first: int, place: int, end: int) -> bool:
    """Whether words may be an assertion, or, where another sign follows, the word with which one begins: "X, says Y, …"."""
    return place - first >= FEWEST - 1 or (first < place and line.low[end : end + 1] == (",",))


def _is_clause(line: Line, first: int, place: int) -> bool:
    """Whether words are a clause of their own, and do not only lead to another."""
    is_count = line.low[first : first + 2] in {("at", "least"), ("at", "most")}
    if line.low[first] in _SUBORDINATE_LEADS and not is_count and "," not in line.low[first:place]:
        return False
    is_clause = any(verbs.is_predicate(line.low, at) or at in line.named for at in range(first, place))
    return is_clause or has_predicate(" ".join(_main(line.low[first:place])))


def _main(low: tuple[str, ...]) -> tuple[str, ...]:
    """Some words up to an insertion on who somebody is: "a senior official" of "a senior official, who spoke at length"."""
    cut = next((at for at in range(len(low) - 1) if low[at] == "," and low[at + 1] in verbs.RELATIVE), len(low))
    return low[:cut]


def _stop(line: Line, last: int) -> int:
    """Without the sign at the end."""
    return last - 1 if line.low[last - 1] in {".", "!", ","} else last
