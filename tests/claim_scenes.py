"""Articles of a few sentences, with names, dates and figures found by hand, for tests of claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.dates import EdtfDate
from bot.domain.figures import Amount
from bot.domain.news import EntityKind, Genre
from bot.intake.claims import Claims, find_claims
from bot.intake.found import ArticleFacts, FoundClaim, FoundDate, FoundFigure, FoundName
from bot.intake.texts import Span, read_text


@dataclass(frozen=True, slots=True)
class SomeNames:
    """The names of a text."""

    found: tuple[FoundName, ...]


NOBODY = SomeNames(())
PEOPLE = {"Rina Wijaya": "rina", "Wijaya": "rina", "Budi Santoso": "budi", "Mark Olsen": "olsen", "Olsen": "olsen"}
BODIES = {"Kementerian Laut": "ministry", "Sea Ministry": "ministry", "Norda": "norda", "Velmar": "velmar"}
PLACES = {"Tarvia": "tarvia", "Lumen": "lumen"}
"""Made-up people, organisations and countries, each name with the id of its entity."""
_KINDS = (
    (PEOPLE, EntityKind.PERSON),
    (BODIES, EntityKind.ORGANISATION),
    (PLACES, EntityKind.PLACE),
)


def names_in(text: str) -> SomeNames:
    """Every mention of the people, organisations and countries above, none within another."""
    known = {name: (id, kind) for ids, kind in _KINDS for name, id in ids.items()}
    longest_first = sorted(known, key=len, reverse=True)
    pattern = rf"\b(?:{'|'.join(longest_first)})(?!\w)"
    found = ((match, *known[match[0]]) for match in re.finditer(pattern, text))
    return SomeNames(tuple(FoundName(match.start(), match.end(), match[0], kind, id) for match, id, kind in found))


def named_claims(
    text: str,
    language: str = "id",
    *,
    genre: Genre = Genre.REPORT,
    dates: Mapping[str, str] | None = None,
    figures: Mapping[str, str] | None = None,
    measures: Mapping[str, tuple[str, str]] | None = None,
    origins: tuple[str, ...] = (),
    ends: bool = False,
) -> Claims:
    """What is found of claims in a text published on 10 June 2025, with dates and counts by their words.

    `measures`: what a count measures, and in which period, by its words. `ends`: dates end a stretch that is open.
    """
    facts = ArticleFacts(language, "", Span(0, len(text)), EdtfDate.parse("2025-06-10"), genre, origins=origins)
    found_dates = [
        FoundDate(at.start, at.end, EdtfDate.parse(edtf), is_duration_end=ends)
        for words, edtf in _pairs(dates)
        for at in _at(text, words)
    ]
    counts = [
        _count(at, value, *(measures or {}).get(words, ("", "")))
        for words, value in _pairs(figures)
        for at in _at(text, words)
    ]
    return find_claims(read_text(text, language), facts, names_in(text), found_dates, counts)


def claims_of(text: str, language: str = "id", **facts: object) -> tuple[FoundClaim, ...]:
    """The claims of a text, with facts as `named_claims` takes them."""
    return named_claims(text, language, **facts).kept  # type: ignore[arg-type]


def _count(at: Span, value: str, measure: str, period: str) -> FoundFigure:
    when = EdtfDate.parse(period) if period else None
    return FoundFigure(at.start, at.end, Amount(Decimal(value), "count"), counted="x", measure=measure, period=when)


def _pairs(texts: Mapping[str, str] | None) -> list[tuple[str, str]]:
    return list((texts or {}).items())


def _at(text: str, words: str) -> Iterator[Span]:
    for match in re.finditer(re.escape(words), text):
        yield Span(match.start(), match.end())


def who(claim: FoundClaim) -> str:
    """Who says it: the entity, or the words; "": the article itself."""
    return claim.speaker.entity if claim.speaker else claim.speaker_words


def told(text: str, language: str = "id", **facts: object) -> list[tuple[str, str]]:
    """Who says what, claim by claim."""
    return [(who(claim), claim.said.of(text)) for claim in claims_of(text, language, **facts)]
