"""Numbers in words, and what is counted back or ahead from publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.intake.dates.answers import UNITS, day_piece, month_piece, one, the, told
from bot.intake.dates.periods import month_text, quarter_text
from bot.intake.dates.pieces import Piece
from bot.intake.dates.rules import Place

_HALVES = {"T": ("B", 6), "K": ("T", 5), "C": ("T", 50)}
"""Half of a unit in a smaller one."""
_MONTHS = {"B": 1, "Q": 3, "T": 12, "K": 120, "C": 1200}
_QUARTER = 4  # the number of "seperempat", which is told as a half is


def ago(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "dua hari lalu", "three years from now": as fine as the unit it counts."""
    unit = the(pieces, UNITS + "e")
    count = one(pieces, "dnw0")
    way = the(pieces, "lGòñ8")
    many = (count.number if count else 1) * (way.number or -1)
    kind = UNITS[unit.number] if unit.kind == "e" else unit.kind
    return counted(place.published, kind, many)


def ahead(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "in two weeks", where nothing else is said: within a sentence it may be how long something took."""
    count, unit = the(pieces, "dnw0"), the(pieces, UNITS)
    return counted(place.published, unit.kind, count.number)


def ago_in_two_units(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "setahun dua bulan lalu": a month, though it counts years too."""
    months = 12 * (1 if pieces[0].kind == "e" else pieces[0].number) + pieces[-3].number
    return counted(place.published, "B", -months)


def half_ago(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "half a century ago", "dua setengah tahun lalu", "a quarter of a century ago": as fine as the part."""
    period = the(pieces, "TKCe")
    kind = UNITS[period.number] if period.kind == "e" else period.kind
    if the(pieces, "h").number == _QUARTER:
        return counted(place.published, "T", 25 * (the(pieces, "lG").number or -1)) if kind == "C" else None
    if kind not in _HALVES:  # a month and a half is no number of days
        return None
    unit, half = _HALVES[kind]
    wholes = 1 if pieces[0].kind == "e" else pieces[0].number  # of "half", which comes first where it is alone, 0
    return counted(place.published, unit, (2 * wholes + 1) * half * (the(pieces, "lG").number or -1))


def until_now(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "dua pekan terakhir", "the past year", where nothing else is said: from so long ago to publication."""
    unit, count, last = the(pieces, UNITS + "e"), one(pieces, "dnw"), the(pieces, "olü")
    if last.kind == "o" and last.number != -1:
        return None
    if last.kind == "l" and count is None:  # "the last week" is a week of the calendar
        return None
    kind, many = UNITS[unit.number] if unit.kind == "e" else unit.kind, count.number if count else 1
    first, now = counted(place.published, kind, -many), counted(place.published, kind, 0)
    return told("I", f"{first.edtf}/{now.edtf}", is_relative=True) if first and now else None


def counted(start: date, unit: str, many: int) -> Piece | None:
    """So many units from a day."""
    if unit in "DP":
        return day_piece(start + timedelta(many * (7 if unit == "P" else 1)), is_relative=True)
    if unit == "B":
        return month_piece(start.year, start.month + many, is_relative=True)
    if unit == "Q":
        text = month_text(start.year, start.month + 3 * many)
        return told("I", quarter_text(int(text[:4]), (int(text[5:]) + 2) // 3), is_relative=True)
    number = start.year + many * _MONTHS[unit] // 12
    return told("Y", f"{number:04}", is_relative=True, number=number)


def indonesian_number(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "dua puluh lima", "ketiga belas": -10 stands for "puluh", -1 for "belas"."""
    kind = pieces[0].kind
    match [piece.number for piece in pieces]:
        case [ten, -10] if 1 < ten < 10:
            return Piece(kind, ten * 10)
        case [ten, -10, rest] if 1 < ten < 10 and 0 < rest < 10:
            return Piece(kind, ten * 10 + rest)
        case [rest, -1] if 1 < rest < 10:
            return Piece(kind, rest + 10)
        case _:
            return None


def english_number(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "twenty-five", "thirty-first"."""
    ten, rest = pieces[0].number, pieces[-1]
    if ten < 20 or ten % 10 or not 0 < rest.number < 10:
        return None
    return Piece(rest.kind, ten + rest.number)
