"""Dates that can be reckoned: "on Tuesday" is no day where nobody knows when the article was published.

A day that is named with its month needs a year alone, which a later day of the text may give; all else that counts from the
day of publication would be invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.domain.errors import Notice, notice
from bot.intake.facts.written_days import written_days
from bot.intake.found import ArticleFacts, FoundDate, FoundFigure

_KNOWN = timedelta(days=31)
"""A publication that is known to so many days is near enough for what counts from it."""
_SHOWN = 3


def doubtful(text: str, facts: ArticleFacts, dates: Sequence[FoundDate]) -> tuple[FoundDate, ...]:
    """Those of an article's dates that count from a day which is not known."""
    if facts.published_on.last - facts.published_on.first <= _KNOWN:
        return ()
    has_year = facts.counted_from is not None
    return tuple(each for each in dates if each.is_relative and not (has_year and any(written_days(each.of(text)))))


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
