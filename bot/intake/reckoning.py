"""Dates that can be reckoned: "on Tuesday" is no day where nobody knows when the article was published.

A day that is named with its month needs a year alone, which a later day of the text may give; all else that counts from the
day of publication would be invented. Where that is known to some days, what is the same from each of them is a date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from bot.domain.errors import Notice, notice
from bot.intake.dates import find_dates
from bot.intake.facts.written_days import weekday_named, written_days
from bot.intake.found import ArticleFacts, FoundDate, FoundFigure

_KNOWN = timedelta(days=31)
"""A publication that is known to so many days is near enough for what counts from it."""
_SHOWN = 3


def doubtful(text: str, facts: ArticleFacts, dates: Sequence[FoundDate]) -> tuple[FoundDate, ...]:
    """Those of an article's dates that count from a day which is not known."""
    when = facts.published_on
    if when.last - when.first <= _KNOWN:
        return _moving(text, facts, dates) if when.is_interval else ()
    has_year = facts.counted_from is not None
    return tuple(each for each in dates if each.is_relative and not (has_year and any(written_days(each.of(text)))))


def _moving(text: str, facts: ArticleFacts, dates: Sequence[FoundDate]) -> tuple[FoundDate, ...]:
    """Those that are other days as the article came on the first or on the last of the days that are left."""
    if not any(each.is_relative for each in dates):
        return ()
    later = {(each.start, each.edtf) for each in find_dates(text, facts.language, facts.published_on.last)}
    return tuple(each for each in dates if each.is_relative and (each.start, each.edtf) not in later)


def misnamed(text: str, dates: Sequence[FoundDate]) -> tuple[Notice, ...]:
    """What the editor is told of days whose names are those of other days of the week: "Kamis (8/5)" of a Wednesday."""
    wrong = (each for each in dates if not each.edtf.is_interval and _has_another_name(each.of(text), each.edtf.first))
    return tuple(
        notice("“{words}” is taken for {day}, which is another day of the week.", words=words, day=day)
        for words, day in islice({each.of(text): f"{each.edtf.first}" for each in wrong}.items(), _SHOWN)
    )


def _has_another_name(words: str, day: date) -> bool:
    """Whether an expression begins with the name of a day of the week that is not this one's, and gives the day in digits."""
    named = weekday_named(words.partition(" ")[0].strip(",("))
    return named not in {None, day.weekday()} and any(map(str.isdecimal, words))


def undated(figures: Sequence[FoundFigure], left_out: Sequence[FoundDate]) -> list[FoundFigure]:
    """The figures without a period that is no date."""
    periods = {each.edtf for each in left_out}
    return [replace(figure, period=None) if figure.period in periods else figure for figure in figures]


def told(text: str, left_out: Sequence[FoundDate]) -> tuple[Notice, ...]:
    """What the editor is told of dates that were left out."""
    if not left_out:
        return ()
    words = ", ".join(f"“{word}”" for word in list(dict.fromkeys(each.of(text) for each in left_out))[:_SHOWN])
    return (notice("It is not known when it was published, so these are no dates: {words}.", words=words),)
