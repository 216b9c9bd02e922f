"""Times that count from another of the text: "sehari sebelumnya", "the following year", "the same month last year".

What they count from is the nearest date before them, in their sentence or the one before; farther away a text mostly
means something else. Standing alone, as a person types them, they count from publication.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.dates import EdtfDate
from bot.intake.dates.answers import UNITS, day_piece, month_piece, one, the, told
from bot.intake.dates.counts import counted
from bot.intake.dates.periods import interval, quarter_text, week_of
from bot.intake.dates.pieces import Piece
from bot.intake.dates.rules import Place
from bot.intake.dates.stretches import part_of

_REACH = 60  # pieces back to what is counted from
_COUNTED_FROM = {"D": "A", "P": "Ak", "B": "AO", "Q": "AI", "T": "AOYI", "K": "AY", "C": "AY"}
_HELD_BY = {"D": "A", "P": "Ak", "B": "AO", "Q": "AOI", "T": "AOYI", "K": "AOY", "C": "AOY"}
_YEARS = {"T": 1, "K": 10, "C": 100}


def from_anchor(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "dua hari kemudian", "a year earlier": see `_counted`; "the following week": the whole week."""
    unit, count, way = the(pieces, UNITS + "eê"), one(pieces, "dnw0"), the(pieces, "òñŋ78ëÿfê")
    kind = "D" if unit.kind == "ê" else UNITS[unit.number] if unit.kind == "e" else unit.kind
    many = (count.number if count else 1) * (way.number or 1)
    is_counted = unit.kind == "e" or count is not None or one(pieces, "-") is not None  # "the year-earlier period"
    base = _before(place, (_COUNTED_FROM if is_counted else _HELD_BY)[kind])
    is_of_today = (way.kind == "ë" and kind != "D") or not (place.before or place.after)
    if base is None and is_of_today:
        base = day_piece(place.published, is_relative=True)
    if base is None:
        return None
    is_as_fine = is_counted and (many == -1 or base.kind == "A")
    return _counted(base, kind, many) if is_as_fine else _unit_of(base, kind, many)


def in_that_year(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "7 Januari tahun itu", "May of that year": in the year of the date before, where there is one."""
    known, word = the(pieces, "AO"), the(pieces, "=")
    base = _before(place, _HELD_BY["T"])
    if UNITS[word.number : word.number + 1] != "T" or base is None:
        return known
    return _moved(known, EdtfDate.parse(base.edtf).first.year - int(known.edtf[:4]), base)


def in_year_beside(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "7 Januari tahun berikutnya", "June of the previous year": in the year beside that of the date before.

    Without one before, no year is known, and publication's would be a guess.
    """
    known, way = the(pieces, "AO"), the(pieces, "òñëÿf")
    if not known.is_relative:
        return None
    base = _before(place, _HELD_BY["T"])
    if base is None:
        return Piece("x")
    return _moved(known, EdtfDate.parse(base.edtf).first.year + (way.number or 1) - int(known.edtf[:4]), base)


def years_from_the_same(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "the same quarter a year earlier", "the same month two years before": that part of another year."""
    base, count, whole = _before(place, "OIÏ"), one(pieces, "dnw0"), one(pieces, "e")
    if base is None or (whole and UNITS[whole.number] != "T"):
        return None
    return _moved(base, (count.number if count else 1) * the(pieces, "8ò").number)


def the_same(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "hari itu", "that year"; with a year behind, the same part of that one: "periode yang sama tahun lalu"."""
    word, year = the(pieces, "="), one(pieces, "yY")
    if year:
        base = _before(place, "OIÏ")
        return _moved(base, year.number - int(base.edtf[:4]), year) if base else None
    kind = UNITS[word.number : word.number + 1]  # "" for a period, which is no unit
    base = _before(place, _HELD_BY.get(kind, ""))
    return _unit_of(base, kind, 0) if base else None


def part_before(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "awal Januari" before "hingga akhir Maret 2026": in the year of the later end, or the one before."""
    end = EdtfDate.parse(place.right[1].edtf).first
    month = month_piece(end.year - (pieces[-1].month > end.month), pieces[-1].month, place.right[1])
    return part_of([the(pieces, "g"), month], place)


def _before(place: Place, kinds: str) -> Piece | None:
    """The nearest date of these kinds before, in this sentence or the last."""
    ends, is_end = 0, False
    for piece in place.left[: -_REACH - 1 : -1]:
        if piece.kind in kinds:
            return piece
        ends += piece.kind in ".|" and not is_end
        is_end = piece.kind in ".|"
        if ends > 1:
            return None
    return None


def _counted(base: Piece, unit: str, many: int) -> Piece | None:
    """So many units away: from a day as fine as the unit, from a month or quarter, which is compared, as fine as that."""
    if base.kind == "A":
        found = counted(date.fromisoformat(base.edtf), unit, many)
        return replace(found, is_relative=base.is_relative) if found else None
    return _moved(base, many * _YEARS[unit]) if unit in _YEARS else _unit_of(base, unit, many)


def _unit_of(base: Piece, unit: str, many: int) -> Piece | None:
    """The whole day, week, month, quarter, year, decade or century so many away from that in which a date lies."""
    whole = EdtfDate.parse(base.edtf)
    first = whole.first
    match unit:
        case "D":
            return day_piece(first + timedelta(many), base)
        case "P":
            monday = week_of(first, many)
            return told("k", interval(monday, monday + timedelta(6)), base)
        case "B":
            return month_piece(first.year, first.month + many, base)
        case "Q":
            return _quarter_of(whole, many, base)
        case "T":
            return told("Y", f"{first.year + many:04}", base, number=first.year + many)
        case _:
            is_decade = unit == "K"
            edtf = f"{first.year // 10 + many:03}X" if is_decade else f"{first.year // 100 + many:02}XX"
            return told("I", edtf, base)


def _quarter_of(whole: EdtfDate, many: int, base: Piece) -> Piece | None:
    """A quarter; null: the date reaches over more than one."""
    first = (whole.first.month - 1) // 3
    if (whole.last.month - 1) // 3 != first:
        return None
    index = whole.first.year * 4 + first + many
    return told("I", quarter_text(index // 4, index % 4 + 1), base)


def _moved(base: Piece, years: int, *parts: Piece) -> Piece:
    """The same part of a year so many years away.

    Raises:
        ValueError: It is a decade or a century.
    """
    edtf = "/".join(f"{int(end[:4]) + years:04}{end[4:]}" for end in base.edtf.split("/"))
    return told(base.kind, edtf, base, *parts, number=base.number + years, month=base.month)
