"""Feasts by their year: those of a fixed day, those that move, and Ramadan.

Easter and what counts from it follow a rule of arithmetic. Islamic feasts follow the moon, and are reckoned here by the
tabular calendar: a sighting may set them a day earlier or later, so that they are marked as approximate.

A feast that moves has a number whose thousands tell the rule: 1 days from Easter, 2 days from Thanksgiving (1000 and
2000 are these themselves), 3 and above month and day of the Islamic calendar (30900 is its whole ninth month).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.intake.dates.answers import day_piece, one, the, the_shift, told
from bot.intake.dates.pieces import Piece
from bot.intake.dates.rules import Place

_EASTER, _THANKSGIVING, _ISLAMIC = 1000, 2000, 30000
_ISLAMIC_YEARS = range(1300, 1500)  # no other calendar's years of these numbers are told with its feasts
_EPOCH = 227014  # ordinal of the day before the first of the Islamic calendar
_RAMADAN_DAYS = 30
_NIGHT = 4  # the number of "malam" and its like


def feast(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "Natal 2021", "Lebaran tahun lalu", "Easter 2024"; without a year it may be a season as well."""
    named, days = the(pieces, "!û"), _days(pieces, place)
    if not days:
        return None
    if len(days) == 1:
        return _on_day(days[0], named, *pieces)
    return told("I", f"{days[0]}~/{days[-1]}~", *pieces, is_relative=one(pieces, "yY") is None)


def eve(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "malam Natal", "malam Tahun Baru 2024": the night before it."""
    named, days = the(pieces, "!û"), _days(pieces, place) if one(pieces, "yY") else []
    if pieces[0].number != _NIGHT:
        return None
    if days:
        return _on_day(days[0] - timedelta(1), named, *pieces) if len(days) == 1 else None
    if named.kind == "û":
        return None
    before = date(2001, named.month, named.day) - timedelta(1)
    return Piece("F", month=before.month, day=before.day)


def days_away(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "H-3 Lebaran", "H+2 Natal 2023": so many days before or after it; without a year, of the nearest."""
    named, count = the(pieces, "!û"), the(pieces, "d").number * (-1 if one(pieces, "-") else 1)
    if one(pieces, "yY"):
        days = _days(pieces, place)
    else:
        now = place.published
        days = [day for year in (now.year - 1, now.year, now.year + 1) for day in _in_year(named, year)[:1]]
        days.sort(key=lambda day: abs(day - now))
    return _on_day(days[0] + timedelta(count), named, *pieces) if days else None


def day_of_ramadan(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "1 Ramadan 1445 H"."""
    day, named, year = the(pieces, "d"), the(pieces, "û"), the(pieces, "yY")
    days = _in_year(named, year.number)
    return _on_day(days[day.number - 1], named, *pieces) if 1 < len(days) >= day.number else None


def _on_day(day: date, named: Piece, *parts: Piece) -> Piece:
    is_relative = one(parts, "yY") is None
    if named.number >= _ISLAMIC:
        return told("I", f"{day}~", *parts, is_relative=is_relative)
    return day_piece(day, *parts, is_relative=is_relative)


def _days(pieces: Sequence[Piece], place: Place) -> list[date]:
    """The days of a feast in the year that is told, or of the last, this year's or the next."""
    named, year = the(pieces, "!û"), one(pieces, "yY")
    if year:
        return _in_year(named, year.number)
    shift, now = the_shift(pieces), place.published
    if shift == 0:
        return _in_year(named, now.year)
    near = [days for away in (-1, 0, 1) if (days := _in_year(named, now.year + away))]
    fitting = [days for days in near if (days[-1] < now if shift == -1 else days[0] > now)]
    return [] if not fitting else fitting[-1] if shift < 0 else fitting[0]


def _in_year(named: Piece, year: int) -> list[date]:
    """The days of a feast in a year of ours, which may hold two: then the first; or in one of the Islamic calendar."""
    if named.kind == "!":
        return [date(year, named.month, named.day)]
    if named.number >= _ISLAMIC:
        return _islamic_days(named.number - _ISLAMIC, year)
    if named.number >= _THANKSGIVING:
        first = date(year, 11, 1)
        return [first + timedelta((3 - first.weekday()) % 7 + 21 + named.number - _THANKSGIVING)]
    return [_easter(year) + timedelta(named.number - _EASTER)]


def _islamic_days(feast_number: int, year: int) -> list[date]:
    month, day = divmod(feast_number, 100)
    about = (year - 622) * 33 // 32
    years = [year] if year in _ISLAMIC_YEARS else range(about - 1, about + 3)
    starts = [_islamic(each, month, day or 1) for each in years]
    start = next((each for each in starts if each.year == year or year in _ISLAMIC_YEARS), None)
    return [start + timedelta(away) for away in range(1 if day else _RAMADAN_DAYS)] if start else []


def _islamic(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar: months of 30 and 29 days by turns, 11 leap years in 30."""
    days = (year - 1) * 354 + (11 * year + 3) // 30 + (59 * (month - 1) + 1) // 2 + day
    return date.fromordinal(_EPOCH + days)


def _easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian algorithm."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + skipped + 15) % 30
    epact -= epact == 29 or (epact == 28 and golden > 10)
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    away = epact - weekday
    month = 3 + (away + 40) // 44
    return date(year, month, away + 28 - 31 * (month // 4))
