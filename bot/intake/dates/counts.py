"""Numbers in words, and what is counted back or ahead from publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.intake.dates.answers import UNITS, day_piece, month_piece, one, the, told
from bot.intake.dates.periods import month_text, quarter_text
from bot.intake.dates.pieces import Piece
from bot.intake.dates.rules import Place

_MONTHS = {"B": 1, "Q": 3, "T": 12, "K": 120, "C": 1200}


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
    """ "dua puluh lima", "tiga belas": -10 stands for "puluh", -1 for "belas"."""
    numbers = [piece.number for piece in pieces]
    match numbers:
        case [ten, -10] if 1 < ten < 10:
            return Piece("w", ten * 10)
        case [ten, -10, rest] if 1 < ten < 10 and 0 < rest < 10:
            return Piece("w", ten * 10 + rest)
        case [rest, -1] if 1 < rest < 10:
            return Piece("w", rest + 10)
        case _:
            return None


def english_number(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "twenty-five", "thirty-first"."""
    ten, rest = pieces[0].number, pieces[-1]
    if ten < 20 or ten % 10 or not 0 < rest.number < 10:
        return None
    return Piece(rest.kind, ten + rest.number)
