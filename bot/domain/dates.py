"""Dates as news has them: a day, a month, a decade, about then, from then on.

The text form is EDTF (Extended Date/Time Format, ISO 8601-2:2019, as the Library of Congress profiles it):
all of level 0 dates and level 1 but years before 1 or beyond four digits, plus the quarters and halves of level 2
(`2022-33` to `2022-36`, `2022-40`, `2022-41`), because news speaks of quarters. The kept library (`edtf`) was
measured and left out here: it fails on open intervals (`2022/..`), its values are mutable, and it costs 150 ms to
import; the tests hold this module against it instead.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache

from bot.domain.errors import InvalidValue, notice


class Precision(IntEnum):
    """How finely a date is known; a larger value is finer."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    HALF = 4
    QUARTER = 5
    SEASON = 6
    MONTH = 7
    DAY = 8


@dataclass(frozen=True, slots=True)
class DatePoint:
    """One EDTF date: its precision, the days it may be, and how surely it is known.

    `number` is the part below the year that the precision names: the month (1-12), season (21-24), quarter (1-4)
    or half (1-2); for a day it is the month. Calendar days, proleptic Gregorian, no time zone.
    """

    precision: Precision
    first: date
    last: date
    number: int | None = None
    approximate: bool = False
    uncertain: bool = False


_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<second>\d{2}|XX))?(?:-(?P<day>\d{2}|XX))?(?P<mark>[?~%])?")
_FIRST_MONTH_OF_SEASON = {21: 3, 22: 6, 23: 9, 24: 12}


def _span(year: int, month: int, months: int) -> tuple[date, date]:
    """The first and last day of `months` months from `month` of `year`."""
    end_year, end_month = divmod(year * 12 + month + months - 2, 12)
    if end_year > 9999:
        end_year, end_month = 9999, 11
    return date(year, month, 1), date(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1])


def _refuse(text: str) -> InvalidValue:
    return InvalidValue(
        notice(
            "“{text}” is not an EDTF date; write 2025-06-08, 2022-06, 2022, 193X, 2022~ (about), 2022? (uncertain), "
            "2022-33 (first quarter) or 2014/2019",
            text=text[:60],
        )
    )


def _year_point(year: str) -> tuple[Precision, date, date, int | None]:
    if year.endswith("XX"):
        precision, low, high = Precision.CENTURY, int(year[:2] + "00"), int(year[:2] + "99")
    elif year.endswith("X"):
        precision, low, high = Precision.DECADE, int(year[:3] + "0"), int(year[:3] + "9")
    else:
        precision, low, high = Precision.YEAR, int(year), int(year)
    return precision, date(max(low, 1), 1, 1), date(high, 12, 31), None


def _part_point(year: int, part: int) -> tuple[Precision, date, date, int | None]:
    """A month, season, quarter or half of a year, by its EDTF number."""
    if 1 <= part <= 12:
        return Precision.MONTH, *_span(year, part, 1), part
    if part in _FIRST_MONTH_OF_SEASON:
        return Precision.SEASON, *_span(year, _FIRST_MONTH_OF_SEASON[part], 3), part
    if 33 <= part <= 36:
        return Precision.QUARTER, *_span(year, 3 * (part - 33) + 1, 3), part - 32
    if part in {40, 41}:
        return Precision.HALF, *_span(year, 6 * (part - 40) + 1, 6), part - 39
    raise ValueError(part)


def _plain_point(year: str, second: str | None, day: str | None) -> tuple[Precision, date, date, int | None]:
    """The days that the digits allow; `XX` for an unknown month or day leaves the coarser date.

    Raises:
        ValueError: The digits name no date of the calendar.
    """
    if second is None or (second == "XX" and day in {None, "XX"}):
        return _year_point(year)
    if day is None or day == "XX":
        precision, first, last, number = _part_point(int(year), int(second))
        if day == "XX" and precision is not Precision.MONTH:
            raise ValueError(second)
        return precision, first, last, number
    exact = date(int(year), int(second), int(day))
    return Precision.DAY, exact, exact, exact.month


@lru_cache(maxsize=4096)  # news names the same days again and again
def _parse_point(text: str) -> DatePoint:
    match = _POINT.fullmatch(text)
    if match is None or not text.isascii():
        raise _refuse(text)
    try:
        precision, first, last, number = _plain_point(match["year"], match["second"], match["day"])
    except ValueError:
        raise _refuse(text) from None
    mark = match["mark"] or ""
    return DatePoint(precision, first, last, number, approximate=mark in {"~", "%"}, uncertain=mark in {"?", "%"})


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date or interval in EDTF text, with the days it spans. Calendar days, no time zone.

    `begin` and `end` are the same point unless this is an interval; null is an open or unknown end.
    """

    text: str
    begin: DatePoint | None
    end: DatePoint | None

    @classmethod
    def parse(cls, text: str) -> EdtfDate:
        """Read EDTF text.

        Raises:
            InvalidValue: The text is not EDTF of the profile above, or its interval ends before it begins.
        """
        if "/" not in text:
            point = _parse_point(text)
            return cls(text, point, point)
        left, _, right = text.partition("/")
        begin = None if left in {"", ".."} else _parse_point(left)
        end = None if right in {"", ".."} else _parse_point(right)
        if begin is None and end is None:
            raise _refuse(text)
        if begin and end and begin.first > end.last:
            raise InvalidValue(notice("the interval “{text}” ends before it begins", text=text))
        return cls(text, begin, end)

    @property
    def is_interval(self) -> bool:
        """Whether begin and end were written apart."""
        return "/" in self.text

    @property
    def first(self) -> date:
        """The earliest day it may be; `date.min` where the beginning is open."""
        return self.begin.first if self.begin else date.min

    @property
    def last(self) -> date:
        """The latest day it may be; `date.max` where the end is open."""
        return self.end.last if self.end else date.max

    @property
    def is_sure(self) -> bool:
        """Whether no part of it is marked approximate or uncertain."""
        return not any(point and (point.approximate or point.uncertain) for point in (self.begin, self.end))

    def overlaps(self, other: EdtfDate) -> bool:
        """Whether the two may be the same time."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """A reader's window: the days asked for; null: open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day is one of those asked for."""
        return (self.first or day) <= day <= (self.last or day)
