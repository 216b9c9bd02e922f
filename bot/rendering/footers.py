"""What an answer rests on, in its footer: sources, origins, genres, age, and whose voice is absent."""

from __future__ import annotations

from datetime import date

from bot.domain.claims import SourcedClaim
from bot.domain.editions import Coverage
from bot.domain.news import Genre
from bot.languages import Language
from bot.rendering.document import Inlines, Text
from bot.rendering.lines import said_on


def genre_count(genre: Genre, count: int, language: Language) -> str:
    """How many articles of a genre: "1 laporan"."""
    if genre is Genre.REPORT:
        return language.plural("{count} report", "{count} reports", count)
    if genre is Genre.ANALYSIS:
        return language.plural("{count} analysis", "{count} analyses", count)
    if genre is Genre.OPINION:
        return language.plural("{count} opinion piece", "{count} opinion pieces", count)
    return language.plural("{count} official text", "{count} official texts", count)


def _rests_on(coverage: Coverage, language: Language) -> str:
    sources = language.plural("{count} source", "{count} sources", len(coverage.sources))
    origins = language.plural("{count} independent origin", "{count} independent origins", len(coverage.origins))
    genres = ", ".join(genre_count(genre, count, language) for genre, count in coverage.genres)
    return language.text("{sources}, {origins} ({genres}).", sources=sources, origins=origins, genres=genres)


def _newest(newest: SourcedClaim, today: date, language: Language) -> str:
    date, day = language.date(said_on(newest)), newest.reported_on
    if day > today:  # a year or month that is not over yet has no age
        return language.text("Newest claim: {date}.", date=date)
    return language.text("Newest claim: {date} ({age}).", date=date, age=language.age(day, today))


def _absent(coverage: Coverage, language: Language) -> str:
    if not coverage.absent:
        return ""
    names = ", ".join(language.words(entity.name) for entity in coverage.absent)
    return language.text("No voice from: {names}.", names=names)


def _capped(coverage: Coverage, language: Language) -> str:
    if not coverage.is_capped:
        return ""
    return language.plural(
        "Only {count} claim was looked at; there are more.",
        "Only {count} claims were looked at; there are more.",
        coverage.claim_count,
    )


def footer(coverage: Coverage, today: date, language: Language) -> Inlines:
    """The footer of an answer; empty where it rests on nothing."""
    if coverage.newest is None:
        return ()
    sentences = (
        _rests_on(coverage, language),
        _newest(coverage.newest, today, language),
        _absent(coverage, language),
        _capped(coverage, language),
    )
    return (Text(" ".join(sentence for sentence in sentences if sentence)),)
