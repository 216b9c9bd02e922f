"""Dates in words: no finer and no surer than they are known."""

from __future__ import annotations

from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, format_timedelta

from bot.domain.dates import DatePoint, EdtfDate, Precision
from bot.domain.errors import Notice, notice

_SKELETONS = {
    Precision.DAY: ("yMMMd", "yMMMMd"),
    Precision.MONTH: ("yMMM", "yMMMM"),
    Precision.QUARTER: ("yQQQQ", "yQQQQ"),
}
_UNIT_DAYS = (365, 30, 7, 1)  # what Babel counts as a year, a month, a week
_PARTS = {
    1: notice("the first half of {year}"),
    2: notice("the second half of {year}"),
    21: notice("spring {year}"),
    22: notice("summer {year}"),
    23: notice("autumn {year}"),
    24: notice("winter {year}"),
}


def _named(pattern: Notice, year: int) -> Notice:
    return Notice(pattern.text, (("year", str(year)),))


def point(at: DatePoint, locale: Locale, *, is_long: bool) -> str | Notice:
    """One point in time without its marks: text where CLDR words it, else a notice for the catalogue."""
    if at.precision is Precision.DAY and is_long:
        return format_date(at.first, format="long", locale=locale).replace("\xa0", " ")
    if at.precision in _SKELETONS:
        return format_skeleton(_SKELETONS[at.precision][is_long], at.first, locale=locale).replace("\xa0", " ")
    if at.precision in {Precision.HALF, Precision.SEASON} and at.number:
        return _named(_PARTS[at.number], at.first.year)
    if at.precision is Precision.DECADE:
        return notice("the {year}s", year=str(at.last.year - 9))
    return f"{at.first.year}–{at.last.year}" if at.precision is Precision.CENTURY else str(at.first.year)


def marked(at: DatePoint, locale: Locale, *, is_long: bool) -> str | Notice:
    """One point in time with its marks: about, uncertain."""
    words = point(at, locale, is_long=is_long)
    if at.approximate:
        words = notice("about {date}", date=words)
    return notice("{date} (uncertain)", date=words) if at.uncertain else words


def _interval(begin: DatePoint, end: DatePoint, locale: Locale, *, is_long: bool) -> str | Notice:
    if begin == end:
        return marked(begin, locale, is_long=is_long)
    is_plain = begin.precision is end.precision and not any(p.approximate or p.uncertain for p in (begin, end))
    if is_plain and begin.precision in {Precision.DAY, Precision.MONTH}:
        skeleton = _SKELETONS[begin.precision][is_long]
        return (
            format_interval(begin.first, end.first, skeleton, locale=locale).replace("\u2009", "").replace("\xa0", " ")
        )
    if is_plain and begin.precision is Precision.YEAR:
        return f"{begin.first.year}–{end.first.year}"
    first, last = (marked(at, locale, is_long=is_long) for at in (begin, end))
    return notice("{first} to {last}", first=first, last=last)


def words(when: EdtfDate, locale: Locale, *, is_long: bool) -> str | Notice:
    """A date or interval: text where CLDR words it, else a notice for the catalogue."""
    if when.begin is None and when.end is not None:
        return notice("until {date}", date=marked(when.end, locale, is_long=is_long))
    if when.end is None and when.begin is not None:
        return notice("since {date}", date=marked(when.begin, locale, is_long=is_long))
    if when.begin is None or when.end is None or not when.is_interval:
        return marked(when.begin, locale, is_long=is_long) if when.begin else ""
    return _interval(when.begin, when.end, locale, is_long=is_long)


def age(day: date, today: date, locale: Locale) -> str | Notice:
    """How long ago a day was, in whole units of the largest that fits; days to come and today are named as such."""
    days = (today - day).days
    if days == 0:
        return notice("today")
    unit = next(unit for unit in _UNIT_DAYS if abs(days) >= unit)
    whole = abs(days) // unit * unit  # Babel rounds: 18 months would read as two years
    since = timedelta(days=whole if days < 0 else -whole)
    return format_timedelta(since, granularity="day", threshold=1, add_direction=True, locale=locale)
