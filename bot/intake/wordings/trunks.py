"""The trunk of a clause: what it tells, without what only adds when, why, what for or amid what.

Such an addition may go, since what is left is still told as it was; nothing of it is said in either language, and the
whole sentence stays the evidence. It may not go from what is denied, which may be denied for just that reason. What
limits a claim ("if", "only", "except", by whose count) is no addition, so a clause with it has no trunk; nor is what
limits the object of it ("such as", "including", "about", a relative clause). What says by whom it is
said, or that somebody denies it or it never came about, is never left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.intake.found import FoundDate, FoundFigure
from bot.intake.wordings.additions import FRAMES, LATER, LIMITS, MATTERS, UNDONE, UNSURE, WORDS, Addition
from bot.intake.wordings.clauses import OPENINGS
from bot.intake.wordings.items import Item, words_in
from bot.intake.wordings.lexicon import lexicon
from bot.intake.wordings.modes import modes
from bot.intake.wordings.quantities import QUANTITIES
from bot.intake.wordings.vocabulary import vocabulary

_FEWEST = 2
"""Items that a trunk has at least."""
_LONGEST_LEAD = 16


@dataclass(frozen=True, slots=True)
class Trunk:
    """A clause, or what is left of it."""

    items: tuple[Item, ...]
    without: frozenset[Addition] = frozenset()


_BESIDES = {"id": frozenset({"dan", "serta", "lalu", "kemudian", ","}), "en": frozenset({"and"})}
_DAY = 2
"""Items of a day behind a comma."""
_WITHIN_A_DAY = frozenset({Addition.CASE, Addition.AIM})
_HEAD = 2
"""Words of a clause among which its subject is a number of people."""
_SEVERAL = 4
"""Words behind one for how many, and before what they are."""
_COUNTED = frozenset({f"<{FoundFigure.__name__}>"})
_NAMELY = {"id": (("yakni",), ("yaitu",), ("mulai",)), "en": (("namely",),)}
"""Before who they are of whom it said how many; what is named behind anything else limits it."""
_NOW = (("saat", "ini"), ("saat", "itu"))
"""The time of a clause, which is never left out; before another word "saat" begins what happened besides."""
_OF_A_CASE = frozenset({"tersangka", "terdakwa", "saksi"})
_TO = {"id": "untuk", "en": "to"}
_INDONESIAN_VERB = re.compile(r"me(?:(?:m|n|ny|ng)\w{4,}(?<!nya)|[lrwy]\w{3,20}kan)\Z")
"""The form of most verbs that are done to something; nouns of that form are in the lexicon."""
_LAID_DOWN = frozenset("Pdy")
"""What is laid down for an aim says little without it: a plan, a rule, a programme."""
_DIRECTING = frozenset(
    {"mengundang", "diundang", "meminta", "diminta", "mendorong", "didorong", "membantu", "dibantu", "memiliki"}
    | {"mempunyai", "punya", "menggunakan", "digunakan", "memakai", "dipakai", "memanfaatkan", "dimanfaatkan"}
    | {"invite", "invites", "invited", "ask", "asks", "asked", "use", "uses", "used", "need", "needs", "needed"}
)
"""Verbs whose aim is half of what they tell: who is invited, and what is used, to do what."""


def trunks(items: tuple[Item, ...], language: str) -> Iterator[Trunk]:
    """The clause as it stands; then, where it may be, what is left of it, the longest first.

    None with a word that the grammar does not know, since nothing could be read in it.
    """
    words = words_in(items)
    known = vocabulary(language)
    unknown = [at for at, item in enumerate(items) if item.found is None and item.word not in known]
    if not unknown:
        yield Trunk(items)
    if LIMITS[language] & set(words):
        return
    start, lead = _past_lead(words, language)
    if any(_is_unsure(word, lead, language) for word in words[:start]):
        return
    first = next((at for at in unknown if at >= start), len(words))
    if start and first == len(words):
        yield Trunk(items[start:], frozenset({lead}))
    for at in range(min(first, len(words) - 1), start + _FEWEST - 1, -1):
        cut = _added(words, at, language)
        if cut is Addition.AIM and (_is_laid_down(words, at, language) or _DIRECTING & set(words[start:at])):
            continue
        if cut is Addition.MORE and _is_half(words, start, at, language):
            continue
        if cut and not any(_is_unsure(word, cut, language) for word in words[at:]):
            without = {cut, lead} if start else {cut}
            left = items[start : at - (words[at - 1] == ",")]
            yield Trunk(left, frozenset(without))
            if cut in _WITHIN_A_DAY and (day := _last_day(items, at)):
                yield Trunk((*left, *day), frozenset(without))


def _is_half(words: tuple[str, ...], start: int, at: int, language: str) -> bool:
    """Whether what comes before a further deed is not true, or not fair, without it."""
    if OPENINGS[language].at(words, start) or _COUNTED & set(words[start : start + _HEAD]):
        return True  # "now" is said of both halves, and of twelve people some were killed and others injured
    return any(UNDONE[language].search(word) for word in words[at:])


def _last_day(items: tuple[Item, ...], at: int) -> tuple[Item, ...]:
    """The day behind the last comma of a clause, with that comma: it is the day of the whole, and of no addition."""
    day = items[-_DAY:]
    is_day = len(day) == _DAY and len(items) - at > _DAY and day[0].word == "," and isinstance(day[1].found, FoundDate)
    return day if is_day else ()


def _is_laid_down(words: tuple[str, ...], at: int, language: str) -> bool:
    """Whether the word before an aim is of something that is nothing without one."""
    nouns = lexicon(language).nouns
    before = (noun for begin in range(max(0, at - 4), at) for end, (noun, _) in nouns.at(words, begin) if end == at)
    return any(_LAID_DOWN & set(noun.kinds) for noun in before)


def _is_unsure(word: str, cut: Addition, language: str) -> bool:
    """Whether without this word a claim could be told as surer than it is."""
    is_matter = cut is Addition.CASE and MATTERS.fullmatch(word) is not None
    return not is_matter and UNSURE[language].search(word) is not None


def _past_lead(words: tuple[str, ...], language: str) -> tuple[int, Addition]:
    """Where the clause begins behind an addition and its comma, and what that is; 0: nothing stands before it."""
    tables = {addition: WORDS[addition][language] for addition in (Addition.CASE, Addition.CAUSE)}
    sorts = [addition for addition, table in tables.items() if table.at(words, 0) and words[:2] not in _NOW]
    sorts += [Addition.ASIDE] if FRAMES[language].at(words, 0) else []
    is_purpose = _is_purpose(words, 0, language)
    if not (sorts or is_purpose) or "," not in words[:_LONGEST_LEAD]:
        return 0, Addition.ASIDE
    return words.index(",") + 1, Addition.AIM if is_purpose else sorts[0]


@cache
def _first_words(language: str) -> frozenset[str]:
    """The words with which an addition may begin, since most words of a clause begin none."""
    tables = [by[language] for by in WORDS.values()]
    return frozenset().union(
        *(table.first_words for table in tables), _BESIDES[language], (_TO[language], "kasus", ",")
    )


def _added(words: tuple[str, ...], at: int, language: str) -> Addition | None:
    """What addition begins here; null: none."""
    is_later = bool(LATER[language].at(words, at + 1))
    if is_later or words[at] not in _first_words(language):
        return Addition.CAUSE if is_later else None
    if words[at] == "kasus" and words[at - 1] in _OF_A_CASE:
        return Addition.CASE
    if _is_purpose(words, at, language):
        return Addition.AIM
    if words[at : at + 2] in _NOW:
        return None
    if words[at] == "," and words[at + 1 : at + 2] in _NAMELY[language] and _is_of_several(words, at, language):
        return Addition.ASIDE
    is_more = words[at] in _BESIDES[language] and _is_predicate(words, at + 1, language)
    other = Addition.MORE if is_more else None
    return next((addition for addition, by in WORDS.items() if by[language].at(words, at)), other)


def _is_of_several(words: tuple[str, ...], at: int, language: str) -> bool:
    """Whether right before a place several are spoken of, by their number or by a word for how many."""
    some = QUANTITIES[language]
    before = range(max(0, at - _SEVERAL), at)
    return words[at - 1] in _COUNTED or any(end > place for place in before for end, _ in some.at(words, place))


def _is_predicate(words: tuple[str, ...], at: int, language: str) -> bool:
    """Whether a verb begins here, or what stands before one."""
    known = lexicon(language)
    if known.nouns.at(words, at) or at >= len(words):
        return False
    tables = (*{id(table): table for table in known.actives.values()}.values(), known.passives)
    if any(end > at for table in tables for end, _ in table.at(words, at)):
        return True
    is_mode = any(end > at for told in (False, True) for end, _ in modes(language, is_passive=told).at(words, at))
    return is_mode or (language == "id" and _INDONESIAN_VERB.match(words[at]) is not None)


def _is_purpose(words: tuple[str, ...], at: int, language: str) -> bool:
    """Whether words begin here that say what for: "untuk membayar", "to pay"."""
    known = lexicon(language)
    if words[at : at + 1] != (_TO[language],):
        return False
    if any(end > at + 1 for end, _ in known.actives["base"].at(words, at + 1)):
        return True
    is_verb = language == "id" and any(_INDONESIAN_VERB.match(word) for word in words[at + 1 : at + 2])
    return is_verb and not known.is_known(words, at + 1)
