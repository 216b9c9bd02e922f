"""What an answer rests on, in its footer: sources, origins, genres, age, and whose voice is absent."""

from __future__ import annotations

from datetime import date

from bot.domain.claims import SourcedClaim
from bot.domain.editions import Coverage
from bot.domain.news import Genre
from bot.languages import Language
from bot.rendering.document import Inlines, Text

ABSENT_AT_MOST = 4
"""How many of those who are not heard are named; the others are counted."""


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
    published = newest.article.published_on
    date, day = language.date(published), published.last
    if day > today:  # a year or month that is not over yet has no age
        return language.text("Newest claim: {date}.", date=date)
    return language.text("Newest claim: {date} ({age}).", date=date, age=language.age(day, today))


def _absent(coverage: Coverage, language: Language) -> str:
    if not coverage.absent:
        return ""
    names = ", ".join(language.words(entity.name) for entity in coverage.absent[:ABSENT_AT_MOST])
    if (more := len(coverage.absent) - ABSENT_AT_MOST) > 0:
        names = language.plural("{names} and {count} more", "{names} and {count} more", more, names=names)
    return language.text("No voice from: {names}.", names=names)


def _capped(coverage: Coverage, language: Language) -> str:
    if not coverage.is_capped:
        return ""
    return language.plural(
        "Only {count} claim was looked at; there are more.",
        "Only {count} claims were looked at; there are more.",
        coverage.claim_count,
    )


def footer(coverage: Coverage, today: date, language: Language, *, is_part: bool = False) -> Inlines:
    """The footer of an answer; empty where it rests on nothing. `is_part`: the topic has more than this answer."""
    if coverage.newest is None:
        return ()
    sentences = (
        language.text("On this page:") if is_part else "",
        _rests_on(coverage, language),
        _newest(coverage.newest, today, language),
        _absent(coverage, language),
        _capped(coverage, language),
    )
    return (Text(" ".join(sentence for sentence in sentences if sentence)),)
