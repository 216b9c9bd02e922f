"""Days that people tell from today, in any language: today, this year, last month, the last 5 years."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from bot.domain.briefing import Span
from bot.domain.dates import TimeWindow
from bot.domain.errors import notice
from bot.domain.wording import folded
from bot.languages.language import words_for
from bot.languages.number_words import NUMBER_WORDS

_NAMED = {
    notice("today"): ("day", 0),
    notice("now|present|the present"): ("day", 0),
    notice("yesterday"): ("day", 1),
    notice("this week|current week"): ("week", 0),
    notice("last week|previous week"): ("week", 1),
    notice("this month|current month"): ("month", 0),
    notice("last month|previous month"): ("month", 1),
    notice("this quarter|current quarter"): ("quarter", 0),
    notice("last quarter|previous quarter"): ("quarter", 1),
    notice("this year|current year"): ("year", 0),
    notice("last year|previous year"): ("year", 1),
}
"""Which unit is meant, and how many of them ago it was."""
_PAST = {
    "day": notice("last N days|the last N days|past N days|the past N days"),
    "week": notice("last N weeks|the last N weeks|past N weeks|the past N weeks"),
    "month": notice("last N months|the last N months|past N months|the past N months"),
    "year": notice("last N years|the last N years|past N years|the past N years"),
}
_PAST_ONE = {
    "day": notice("last N day|the last N day|past N day|the past N day"),
    "week": notice("last N week|the last N week|past N week|the past N week"),
    "month": notice("last N month|the last N month|past N month|the past N month"),
    "year": notice("last N year|the last N year|past N year|the past N year"),
}
"""As people write it of one, and in haste of several."""
_LATEST = {
    "day": notice("past day|the past day"),
    "week": notice("past week|the past week"),
    "month": notice("past month|the past month"),
    "year": notice("past year|the past year"),
}
"""The same of a single unit, where a language says it without a number."""
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_COUNT = re.compile(r"[0-9]{1,3}")
_COUNT_WORDS = {word: number for each in NUMBER_WORDS.values() for word, number in {**each.ones, **each.tens}.items()}


def lately(words: str, today: date) -> TimeWindow | None:
    """The days that words tell from `today`; null: they tell none."""
    named = _named().get(folded(words))
    if named is not None:
        return _ago(*named, today)
    span = _span(folded(words))
    return None if span is None else TimeWindow(span.before(today), today)


@cache
def _named() -> dict[str, tuple[str, int]]:
    return {choice: meant for words, meant in _NAMED.items() for choice in words_for(words)}


def _span(words: str) -> Span | None:
    """The stretch that ends today; null: the words tell none."""
    if words in _latest():
        return Span(1, _latest()[words])
    words = " ".join(str(_COUNT_WORDS.get(word, word)) for word in words.split())
    match = _COUNT.search(words)
    unit = _past().get(f"{words[: match.start()]}n{words[match.end() :]}") if match else None
    return Span(int(match[0]), unit) if match and unit and int(match[0]) else None


@cache
def _past() -> dict[str, str]:
    """What people say of a stretch that ends today, its count written n, to its unit."""
    every = (*_PAST.items(), *_PAST_ONE.items())
    return {choice: unit for unit, words in every for choice in words_for(words)}


@cache
def _latest() -> dict[str, str]:
    return {choice: unit for unit, words in _LATEST.items() for choice in words_for(words)}


def _ago(unit: str, count: int, today: date) -> TimeWindow:
    """A whole day, week, month, quarter or year, so many of them ago."""
    months = _MONTHS.get(unit, 0)
    back = Span(count * months, "month") if months else Span(count, unit)
    there = back.before(today) if count else today
    if months:
        first = there.replace(day=1, month=(there.month - 1) // months * months + 1)
        last = first.month + months - 1
        return TimeWindow(first, first.replace(month=last, day=monthrange(first.year, last)[1]))
    monday = there - timedelta(days=there.weekday())
    sunday = monday + min(timedelta(days=6), date.max - monday)
    return TimeWindow(monday, sunday) if unit == "week" else TimeWindow(there, there)
