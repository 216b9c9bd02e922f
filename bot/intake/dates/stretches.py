"""Weeks, quarters, halves, seasons and parts of them, and from one date to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.dates import EdtfDate
from bot.intake.dates.answers import day_piece, month_piece, one, shift_of, the, the_shift, told
from bot.intake.dates.counts import counted
from bot.intake.dates.days import day_alone
from bot.intake.dates.periods import (
    Tense,
    half,
    interval,
    last_day,
    month_text,
    quarter_text,
    third,
    week_of,
    year_of_day,
)
from bot.intake.dates.pieces import Piece
from bot.intake.dates.rules import Place
from bot.intake.dates.years import as_month, as_year, dated

_WINTER = 24  # begins in one year and ends in the next


def as_week(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "pekan lalu", "next week"."""
    shift = the_shift(pieces)
    monday = week_of(place.published, shift)
    return told("k", interval(monday, monday + timedelta(6)), is_relative=True)


def before_last(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "the week before last"."""
    unit = the(pieces, "TPBK")
    if unit.kind == "P":
        monday = week_of(place.published, -2)
        return told("k", interval(monday, monday + timedelta(6)), is_relative=True)
    return counted(place.published, unit.kind, -2)


def as_weekend(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "akhir pekan lalu", "this weekend"; alone, the latest that began."""
    shift = shift_of(pieces)
    if shift is None:
        shift = -1 if place.published.weekday() < 5 else 0
    saturday = week_of(place.published, shift) + timedelta(5)
    return told("I", interval(saturday, saturday + timedelta(1)), is_relative=True)


def numbered_quarter(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "kuartal II", "second quarter", "semester 1": `q` or `b` with its number."""
    number, unit = the(pieces, "oRdw9"), the(pieces, "QH")
    if not 1 <= number.number <= (4 if unit.kind == "Q" else 2):
        return None
    return Piece("q" if unit.kind == "Q" else "b", number.number)


def as_quarter(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """A quarter or half with its year; a quarter without one is the latest that began."""
    part, year = the(pieces, "qb"), one(pieces, "yY")
    if year:
        edtf = quarter_text(year.number, part.number) if part.kind == "q" else f"{year.number:04}-{39 + part.number}"
        return told("I", edtf, year)
    if place.published is None or part.kind == "b":
        return None
    has_begun = 3 * part.number - 2 <= place.published.month
    number = place.published.year - (not has_begun and place.tense is not Tense.FUTURE)
    return told("I", quarter_text(number, part.number), is_relative=True)


def quarter_range(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "kuartal pertama dan kedua 2022"."""
    year = the(pieces, "yY")
    first, last = pieces[0].number, pieces[2].number
    if not first < last <= 4:
        return None
    return told("I", f"{quarter_text(year.number, first)}/{quarter_text(year.number, last)}", year)


def quarter_shifted(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "kuartal lalu", "this semester"."""
    shift, published = the_shift(pieces), place.published
    if one(pieces, "Q"):
        return counted(published, "Q", shift)
    index = published.year * 2 + (published.month > 6) + shift
    return told("I", f"{index // 2:04}-{40 + index % 2}", is_relative=True)


def as_half(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "paruh kedua 2022", "the first half of June"; of a day, the day."""
    number, whole = the(pieces, "oRdw9"), the(pieces[1:], "AFOYyMI")
    if whole.kind == "F":
        return whole
    known = dated(whole, place)
    return told("I" if whole.kind != "A" else "A", half(known.edtf, number.number), known) if known else None


def part_of(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "awal 2022", "mid-June", "akhir pekan ini"; without more, of the period of publication: "akhir tahun"."""
    which, whole = the(pieces, "g"), one(pieces, "YyOMIk")
    known = dated(whole, place) if whole else _current(the(pieces, "TBP"), place)
    if known is None:
        return None
    edtf = third(known.edtf, which.number)
    return told("I", edtf, known) if edtf else None


def part_of_last(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "awal Maret lalu": of this very month, where that part of it has begun."""
    which, month = the(pieces, "g"), the(pieces, "M")
    for year in (place.published.year, place.published.year - 1):
        edtf = third(month_text(year, month.month), which.number)
        if EdtfDate.parse(edtf).first < place.published:
            return told("I", edtf, is_relative=True)
    return None


def _current(unit: Piece, place: Place) -> Piece | None:
    now = [Piece("i")]
    return {"T": as_year, "B": as_month, "P": as_week}[unit.kind](now, place)


def rest_of(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "later this year": from the day of publication on."""
    whole = the(pieces, "YOkI")
    last = EdtfDate.parse(whole.edtf).last
    return told("I", interval(place.published, last), is_relative=True) if last >= place.published else None


def week_of_month(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "pekan kedua Juni": its second seven days; -1 counts from its end."""
    number, known = the(pieces, "oR9l"), dated(the(pieces, "OMI"), place)
    if known is None or not known.month:
        return None
    last = last_day(known.number, known.month)
    if number.number == -1 or number.kind == "l":
        return told("I", interval(last - timedelta(6), last), known)
    first = date(known.number, known.month, 7 * number.number - 6)
    return told("I", interval(first, min(first + timedelta(6), last)), known)


def as_season(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "musim panas 2022", "last winter"."""
    season, year, shift = the(pieces, "v"), one(pieces, "yY"), shift_of(pieces)
    if year:
        return told("I", f"{year.number:04}-{season.number}", year)
    if place.published is None or shift is None:
        return None
    month = (season.number - 20) * 3
    started = place.published.year - (place.published.month < month)
    is_over = EdtfDate.parse(f"{started:04}-{season.number}").last < place.published
    number = started + (shift > 0) - (shift < 0 and not is_over)
    if shift == 0 and season.number != _WINTER:
        number = place.published.year
    return told("I", f"{number:04}-{season.number}", is_relative=True)


def day_range(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "10-12 Juni 2022", "June 10 to 12": days of one month."""
    days = [piece for piece in pieces if piece.kind in "do"]
    month, year = the(pieces, "OMSN"), one(pieces, "yY")
    if not days:
        return None
    last = days[1].number if len(days) > 1 else month.day
    if one(pieces, "&") and not one(pieces, "u") and last != days[0].number + 1:
        return None  # two days, and what is between them is not meant
    number: int | None = year.number if year else month.number
    is_known = month.kind in "ON" or year is not None
    if not is_known:
        number = year_of_day(place.published, month.month, last, place.tense)
    if number is None:
        return None
    first, end = date(number, month.month, days[0].number), date(number, month.month, last)
    return told("I", interval(first, end), month, is_relative=not is_known)


def span_between(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """From one date to another; what the first leaves out is as in the second: "Januari-Maret 2022"."""
    ends = [piece for piece in pieces if piece.kind in "yYOMAFI"]
    if len(ends) != 2:
        return None
    last = day_alone([ends[1]], place) if ends[1].kind == "F" else dated(ends[1], place)
    if last is None:
        return None
    first = _begin(ends[0], last, place)
    edtf = f"{first.edtf.split('/')[0]}/{last.edtf.split('/')[-1]}"
    if EdtfDate.parse(edtf).begin == EdtfDate.parse(edtf).end:
        return None
    return told("Ï", edtf, first, last)


def _begin(piece: Piece, last: Piece, place: Place) -> Piece:
    """The earlier end of a span, in the year of the later or the one before."""
    if piece.kind == "M":
        return month_piece(last.number - (piece.month > last.month), piece.month, last)
    if piece.kind == "F":
        end = EdtfDate.parse(last.edtf).last
        begin = date(end.year, piece.month, piece.day)
        return day_piece(begin if begin <= end else begin.replace(year=end.year - 1), last)
    return dated(piece, place) or piece


def about(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "sekitar 2014": marked as approximate."""
    piece = the(pieces, "yYOMIAFÏ")
    known = day_alone([piece], place) if piece.kind == "F" else dated(piece, place)
    if known is None:
        return None
    return replace(known, edtf="/".join(f"{end}~" for end in known.edtf.split("/")), weekday=None)
