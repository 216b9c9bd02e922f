"""Claims in both languages: a small grammar with a closed lexicon, which says either exactly the same or nothing.

A clause is read in every way the grammar knows, word for word to its end. It is worded only if all those ways come to
the same two sentences; one word too many, one name unknown, one ambiguity, and it stays a quotation of the original. A
wrong translation is far worse than a quotation, so whatever is in doubt is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from bot.domain.claims import Status
from bot.domain.news import Entity
from bot.domain.wording import REQUIRED_LANGUAGES, Wording
from bot.intake.found import FoundClaim, FoundDate, FoundFigure, FoundName
from bot.intake.texts import ReadText, Span
from bot.intake.wordings.additions import Addition
from bot.intake.wordings.clauses import Clauses
from bot.intake.wordings.items import Item, Known, items_of
from bot.intake.wordings.meanings import Meanings, counted_noun, places_as_names
from bot.intake.wordings.phrases import Phrases
from bot.intake.wordings.pointing import with_named
from bot.intake.wordings.statements import Statement
from bot.intake.wordings.subjects import with_subject
from bot.intake.wordings.times import Timed, without_dates
from bot.intake.wordings.trunks import Trunk, trunks

__all__ = ["Known", "counted", "noun", "worded"]

_ARTICLES = ("a ", "an ", "the ")
_TIME_LEAD = re.compile(
    r"\b(sebelumnya|selanjutnya|kemudian|lalu|kini|sekarang|previously|earlier|later|then|today|now|still|yet)\W*\Z",
    re.IGNORECASE,
)
"""What stands right before a clause and, left out, would move it to another time."""
_TOLD_LEADS = frozenset({"sebelumnya", "kini", "sekarang", "previously", "earlier"})
"""Of these, the ones that a clause can be told with."""


_OF_DEEDS = frozenset({Addition.CAUSE, Addition.MORE})
"""What may be left out only of what was done."""
_AS_SAID = {"would": Item("will")}
"""What English puts into the past only because it was said then."""
_ANY = frozenset({"a", "an", "any", "such"})
"""Of something that may never be, "would" is no more than what would follow."""


class _Names(Protocol):
    @property
    def found(self) -> Sequence[FoundName]: ...


def worded(
    claim: FoundClaim,
    text: ReadText,
    names: _Names,
    entities: Mapping[str, Entity],
    dates: Sequence[FoundDate],
    figures: Sequence[FoundFigure],
    known: Known | None = None,
) -> Wording | None:
    """What a claim says, in both languages and without its own date; null: no pattern fits it wholly.

    `known` is all that was found in the text, where there are further claims of it.
    """
    if text.language not in REQUIRED_LANGUAGES:
        return None
    known = known or Known((*names.found, *dates, *figures))
    items = with_named(items_of(claim.said, text.whole, text.language, known), claim, text, known)
    is_retold = (claim.speaker or claim.speaker_words) and not claim.is_quotation
    if text.language == "en" and is_retold and items[:1] and items[0].word not in _ANY:
        items = tuple(_AS_SAID.get(item.word, item) for item in items)
    lead = _TIME_LEAD.search(text.whole, claim.evidence.start, max(claim.evidence.start, claim.said.start))
    if lead and lead[1].casefold() not in _TOLD_LEADS:
        return None
    for trunk in trunks((Item(lead[1].casefold()), *items) if lead else items, text.language):
        found = _read(trunk, claim, text, names, entities)
        if found:
            return Wording(found.pop()) if len(found) == 1 else None
    return None


def _read(
    trunk: Trunk, claim: FoundClaim, text: ReadText, names: _Names, entities: Mapping[str, Entity]
) -> set[tuple[tuple[str, str], ...]]:
    """What every reading of a clause, or of its trunk, comes to."""
    language = text.language
    timed = without_dates(trunk.items, language, claim.occurred_on)
    if timed is None or not timed.items or not _is_own(trunk, timed, claim):
        return set()
    day = claim.occurred_on.last if claim.occurred_on else None
    meanings = Meanings(language, entities, day, claim.figure)
    items = with_subject(timed.items, claim, entities, text, names.found)
    told = Clauses(Phrases(language, items, meanings.of), is_dated=timed.is_dated).all()
    is_planned = claim.status is Status.PLANNED
    return {
        _texts(one, timed) for one in told if (one.is_future or not is_planned) and _may_be_told(one, trunk.without)
    }


def _is_own(trunk: Trunk, timed: Timed, claim: FoundClaim) -> bool:
    """Whether the time and figure of the claim are those of what is left of it."""
    if not trunk.without:
        return True
    has_figure = claim.figure is None or any(item.found == claim.figure for item in trunk.items)
    return has_figure and (claim.occurred_on is None or (timed.is_dated and timed.when is None))


def _may_be_told(told: Statement, without: frozenset[Addition]) -> bool:
    """Whether what was left out of a clause changes nothing of it."""
    if without and told.is_negated:
        return False
    if without & _OF_DEEDS and not (told.is_past and told.happens):
        return False
    if Addition.AIM in without and (told.is_future or not told.happens):
        return False
    return not (told.measures and Addition.CASE in without)


def _texts(told: Statement, timed: Timed) -> tuple[tuple[str, str], ...]:
    when = (f" {timed.when.id}", f" {timed.when.en}") if timed.when else ("", "")
    return ("en", _begun(told.en) + when[1]), ("id", _begun(told.id) + when[0])


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]


@lru_cache(maxsize=4096)  # articles share what they measure and who speaks in them
def noun(words: str, language: str) -> Wording | None:
    """A noun with what belongs to it, in both languages: a measure, what is counted, a speaker without a name.

    It has an article only where `words` have one. Null: the lexicon does not hold all of it.
    """
    has_article = words.casefold().startswith((*_ARTICLES, "seorang ", "sebuah ", "suatu "))
    leads = ("", *_ARTICLES) if language == "en" and not has_article else ("",)
    found = {reading for lead in leads for reading in _nouns(lead + words, language)}
    if len(found) != 1:
        return None
    text_id, text_en = found.pop()
    if has_article:
        return Wording.of({"id": text_id, "en": text_en})
    article = next((article for article in _ARTICLES if text_en.startswith(article)), "")
    return Wording.of({"id": text_id, "en": text_en.removeprefix(article)})


def _nouns(words: str, language: str) -> Iterator[tuple[str, str]]:
    """What the words say as a noun phrase, in both languages."""
    items = items_of(Span(0, len(words)), words, language, Known(places_as_names(words, language)))
    phrases = Phrases(language, items, Meanings(language, {}).of)
    yield from ((part.id, part.en) for end, part in phrases.at(0) if items and end == len(items))


def counted(words: str, language: str) -> tuple[Wording, Wording] | None:
    """What a count counts, in both languages, beside any number and beside one; null: the lexicon has no such noun."""
    found = counted_noun(words, language)
    if found is None:
        return None
    return Wording.of({"id": found.id, "en": found.en_many}), Wording.of({"id": found.id, "en": found.en})
