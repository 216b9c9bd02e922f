"""What words say of the body that they name: by its head, by its last word, by what stands before it.

A body's name is told from the office before it and from the person behind it by its own words, since both run into it.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.intake.names.cues import cues_of
from bot.intake.names.everyday import is_everyday
from bot.intake.names.gazetteer import is_of_world
from bot.intake.names.runs import SMALL
from bot.intake.names.titles import is_title, words_in
from bot.intake.names.words import Word

_NAMED_AFTER = words_in("""
sekolah sd smp sma smk rumah rs rsud rsup universitas yayasan institut museum pesantren ponpes foundation university
school hospital institute keluarga
""")
_LAST_OF_BODIES = words_in("institute university foundation agency council committee group center centre exchange")
_WITHIN_BODIES = words_in("dan untuk atas bagi and of for the in on at to de del di la von")
_COMPANIES = words_in("pt cv")
_BEARING = _COMPANIES | words_in("universitas yayasan rs rsud sd smp sma smk")
"""Words behind which a name is that of a company, a school or a hospital."""
_TITLE_REACH = 6
"""Words before a company in which a title may announce the person whose name runs on behind it."""


def heads_body(key: str) -> bool:
    """Whether a word says that it is of an organisation's name, and is nobody's: "Forum", "Kejaksaan", "Tbk"."""
    cues = cues_of(key)
    return "org" in cues and "given" not in cues


def past_body(words: Sequence[Word], first: int, last: int) -> int:
    """Past a body that runs into the name of its person: "Reef Institute Rina Wijaya"."""
    ends = (at + 1 for at in range(last - 3, first - 1, -1) if words[at].key in _LAST_OF_BODIES)
    return next(ends, first)


def is_headed(words: Sequence[Word]) -> bool:
    """Whether the words say themselves that they are an organisation: "Bank Sentral", "Stock Exchange"."""
    return len(words) > 1 and ("org-first" in cues_of(words[0].key) or "org-last" in cues_of(words[-1].key))


def named_only(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """An organisation without an office or description before its name, and with all words of a company's."""
    head = next((at for at in range(first + 1, last - 1) if "org-first" in cues_of(words[at].key)), first)
    if head > first > 0 and is_title(words[first - 1].key) and all(is_everyday(w.key) for w in words[first:head]):
        first = head
    for at in range(last - 2, first, -1):
        if (
            words[at].key
            and not words[at].is_capital
            and words[at].key not in _WITHIN_BODIES
            and words[at].key.isalpha()
        ):
            first = at + 1
            break
    is_titled = any(is_title(word.key) for word in words[max(0, first - _TITLE_REACH) : first])
    while not is_titled and words[first].key in _COMPANIES and last < len(words) and _is_of_company(words[last]):
        last += 1
    return first, last


def _is_of_company(word: Word) -> bool:
    """Whether a capital behind a company's name is still of it, and no person's name."""
    is_name = word.key and word.is_capital and "given" not in cues_of(word.key)
    return bool(is_name) and word.key not in SMALL and not is_title(word.key) and not is_of_world(word.key)


def is_behind_head(words: Sequence[Word], first: int) -> bool:
    """Whether a word that begins a body's name stands right before, and nothing says that a person follows both."""
    if not first or not words[first - 1].is_capital or words[first - 1].key not in _BEARING:
        return False
    return not any(is_title(word.key) for word in words[max(0, first - 1 - _TITLE_REACH) : first - 1])


def is_named_after(key: str) -> bool:
    """Whether a word begins the name of what is often named after somebody: a foundation, a school."""
    return key in _NAMED_AFTER
