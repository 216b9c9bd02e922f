"""Periods of the calendar as EDTF text, and which of several years or weeks a news text means.

Where a text names no year, the nearest that fits what is told is taken: the past for what was, the future for what
will be; told neither way, the past, unless the future is at most half a year away.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import IntEnum

from bot.domain.dates import EdtfDate, Precision

AHEAD = 183
"""Days that an untold date may lie ahead in the year of publication."""
NEAR = 60
"""Days that it may lie ahead in the next year."""
FAR = 300
"""Days beyond which a date is more likely on the other side of publication."""


class Tense(IntEnum):
    """Whether what is told was, may be either, or will be."""

    PAST = -1
    UNTOLD = 0
    FUTURE = 1


def month_text(year: int, month: int) -> str:
    """A month of a year; months count on across years."""
    over, index = divmod(month - 1, 12)
    return f"{year + over:04}-{index + 1:02}"


def quarter_text(year: int, number: int) -> str:
    """A quarter of a year, from 1 to 4."""
    return f"{year:04}-{32 + number}"


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def interval(first: date, last: date) -> str:
    """From a day to a day."""
    return first.isoformat() if first == last else f"{first}/{last}"


def week_of(day: date, weeks: int = 0) -> date:
    """The Monday of the week so many weeks from that of a day."""
    return day + timedelta(weeks * 7 - day.weekday())


def weekday_near(published: date, weekday: int, tense: Tense, *, is_strict: bool = False) -> date:
    """The nearest day of that name, the day itself among them unless `is_strict`."""
    if tense is Tense.FUTURE:
        ahead = (weekday - published.weekday()) % 7
        return published + timedelta(ahead or 7 * is_strict)
    behind = (published.weekday() - weekday) % 7
    return published - timedelta(behind or 7 * is_strict)


def year_of_month(published: date, month: int, tense: Tense, *, is_strict: bool = False) -> int:
    """The year of a month that stands without one; `is_strict`: the tense is told, and this very month is not meant."""
    ahead = month - published.month
    if is_strict:
        return published.year + (ahead <= 0 if tense is Tense.FUTURE else -(ahead >= 0))
    if tense is Tense.FUTURE:
        return published.year + (ahead < 0)
    if tense is Tense.PAST:
        return published.year - (ahead > NEAR // 30)
    return published.year + (ahead < -9) - (ahead > AHEAD // 30)


def year_of_day(published: date, month: int, day: int, tense: Tense, *, is_strict: bool = False) -> int | None:
    """The year of a day that stands without one; null: no near year has it.

    What a sentence tells of time is weak evidence: a day of the other side wins where this side's is far; `is_strict`:
    the tense is told of the day itself.
    """
    fitting = [
        date(year, month, day) for year in range(published.year - 4, published.year + 5) if has(year, month, day)
    ]
    behind = [each for each in fitting if each <= published]
    ahead = [each for each in fitting if each >= published]
    if not behind or not ahead:
        return None
    back, forth = (published - behind[-1]).days, (ahead[0] - published).days
    if is_strict and tense is not Tense.UNTOLD:
        is_ahead = tense is Tense.FUTURE
    elif tense is Tense.UNTOLD:
        is_ahead = forth <= NEAR or (forth <= AHEAD and ahead[0].year == published.year)
    else:
        is_ahead = forth <= FAR if tense is Tense.FUTURE else back > FAR
    return (ahead[0] if is_ahead else behind[-1]).year


def year_of_weekday(published: date, weekday: int, month: int, day: int) -> int | None:
    """The nearest year, at most one away, whose day has that name; null: none has."""
    near = [year for year in (published.year - 1, published.year, published.year + 1) if has(year, month, day)]
    fitting = [date(year, month, day) for year in near if date(year, month, day).weekday() == weekday]
    return min(fitting, key=lambda each: abs(each - published)).year if fitting else None


def has(year: int, month: int, day: int) -> bool:
    """Whether the calendar has the day."""
    return 1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]


def third(edtf: str, which: int) -> str:
    """The beginning (0), middle (1) or end (2) of a period, as news uses the words; "" where it has none."""
    whole = EdtfDate.parse(edtf)
    if whole.begin is None or whole.end is None:
        return ""
    first, last = whole.first, whole.last
    match _coarse(whole):
        case Precision.DAY:
            return edtf
        case Precision.MONTH:
            begin, end = ((1, 10), (10, 20), (20, last.day))[which]
            return interval(first.replace(day=begin), first.replace(day=end))
        case Precision.DECADE:
            begin, end = ((0, 3), (4, 6), (7, 9))[which]
            return f"{first.year + begin:04}/{first.year + end:04}"
        case Precision.CENTURY:
            begin, end = ((0, 33), (34, 66), (67, 99))[which]
            return f"{first.year + begin:04}/{first.year + end:04}"
        case _:
            return _third_of_days(first, last, which)


def _coarse(whole: EdtfDate) -> Precision:
    """The precision of a point; of an interval, none that has thirds of its own."""
    return whole.begin.precision if whole.begin and not whole.is_interval else Precision.YEAR


def _third_of_days(first: date, last: date, which: int) -> str:
    """Of a week, two days, two, three; of a longer period, equal numbers of months."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if (last - first).days < 7:
        begin, end = ((0, 1), (2, 3), (4, 6))[which]
        return interval(min(first + timedelta(begin), last), min(first + timedelta(end), last))
    if months < 3:
        return ""
    begin, end = first.month + months * which // 3, first.month + months * (which + 1) // 3 - 1
    one, other = month_text(first.year, begin), month_text(first.year, end)
    return one if one == other else f"{one}/{other}"


def half(edtf: str, which: int) -> str:
    """The first (1) or second (2) half of a month, year or more; a day's is the day; "" where it has none."""
    whole = EdtfDate.parse(edtf)
    if whole.is_interval or whole.begin is None or which not in {1, 2}:
        return ""
    first, last = whole.first, whole.last
    match whole.begin.precision:
        case Precision.DAY:
            return edtf
        case Precision.MONTH:
            return interval(first, first.replace(day=15)) if which == 1 else interval(first.replace(day=16), last)
        case Precision.YEAR:
            return f"{first.year:04}-{39 + which}"
        case Precision.DECADE | Precision.CENTURY:
            middle = first.year + (last.year - first.year) // 2
            return f"{first.year:04}/{middle:04}" if which == 1 else f"{middle + 1:04}/{last.year:04}"
        case _:
            return ""
