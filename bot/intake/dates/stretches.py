"""Weeks, quarters, halves, seasons and parts of them, and from one date to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.dates import EdtfDate
from bot.intake.dates.answers import PLURAL, day_piece, month_piece, one, shift_of, the, the_shift, told
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
from bot.intake.dates.years import FISCAL, as_month, as_year, dated

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
    """ "akhir pekan lalu", "this weekend"; alone, the latest that began; "the coming weekend", the first to begin."""
    if one(pieces, "ß"):
        return _weekend(week_of(place.published, -2))
    shift, has_begun = shift_of(pieces), place.published.weekday() >= 5
    if shift is None or one(pieces, "5"):
        shift = has_begun - (shift is None)
    return _weekend(week_of(place.published, shift))


def weekday_of_weekend(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "Sabtu akhir pekan lalu"."""
    weekend = as_weekend(pieces, place)
    days = (EdtfDate.parse(weekend.edtf).first + timedelta(away) for away in (0, 1)) if weekend else ()
    return next((day_piece(day, is_relative=True) for day in days if day.weekday() == pieces[0].number), None)


def _weekend(monday: date) -> Piece:
    saturday = monday + timedelta(5)
    return told("I", interval(saturday, saturday + timedelta(1)), is_relative=True)


def week_or_weekend_of(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "the week of May 6", "the weekend of 4-5 May"."""
    unit, inner = the(pieces, "PE"), the(pieces, "FAI")
    known = day_alone([inner], place) if inner.kind == "F" else inner
    if known is None:
        return None
    days = EdtfDate.parse(known.edtf)
    monday = week_of(days.first)
    first = monday if unit.kind == "P" else monday + timedelta(5)
    if not first <= days.first <= days.last <= monday + timedelta(6):
        return None
    return told("k" if unit.kind == "P" else "I", interval(first, monday + timedelta(6)), known)


def until_end_of(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "the three months to March", "the year ended 30 June 2023", "tiga bulan yang berakhir Maret"."""
    count, unit, until = one(pieces, "dnw"), the(pieces, "BQT"), the(pieces, "MOAF")
    if any(piece.kind in "<>" and not piece.number for piece in pieces):
        return None
    last = day_alone([until], place) if until.kind == "F" else dated(until, place)
    if last is None:
        return None
    end, many = EdtfDate.parse(last.edtf).last, count.number if count else 1
    if last_day(end.year, end.month) != end:
        return None
    months = many * {"B": 1, "Q": 3, "T": 12}[unit.kind]
    return told("I", f"{month_text(end.year, end.month - months + 1)}/{month_text(end.year, end.month)}", last)


def numbered_quarter(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "kuartal II", "second quarter", "semester 1", "the last quarter of": `q` or `b` with its number."""
    which, unit = the(pieces, "oRdw9l"), the(pieces, "QH")
    last = unit.number if unit.number > 0 else 4 if unit.kind == "Q" else 2
    number = last if which.kind == "l" or which.number == -1 else which.number
    return Piece("q" if unit.kind == "Q" else "b", number, 12 // last) if 1 <= number <= last else None


def as_quarter(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """A quarter or half with its year; a quarter without one is the latest that began."""
    part, year, shift = the(pieces, "qb"), one(pieces, "yY"), shift_of(pieces)
    if year:
        return told("I", _part_text(part, year.number, year.edtf[4:]), year)
    if place.published is None or part.kind == "b":
        return None
    has_begun = part.month * (part.number - 1) < place.published.month
    is_ahead = shift == 1 or (shift is None and place.tense is Tense.FUTURE)
    number = place.published.year - (not has_begun and not is_ahead) + (has_begun and shift == 1)
    is_fiscal = bool(place.left) and place.left[-1].kind == "T" and place.left[-1].number >= FISCAL
    return told("I", _part_text(part, number, "~" if is_fiscal else ""), is_relative=True)


def _part_text(part: Piece, year: int, mark: str = "") -> str:
    """A quarter, half or third of a year; of a fiscal year as uncertain as that."""
    if part.month == 4:
        return f"{month_text(year, 4 * part.number - 3)}{mark}/{month_text(year, 4 * part.number)}{mark}"
    return (quarter_text(year, part.number) if part.kind == "q" else f"{year:04}-{39 + part.number}") + mark


def quarter_range(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "kuartal pertama dan kedua 2022"."""
    year = the(pieces, "yY")
    first, last = pieces[0].number, pieces[2].number
    if not first < last <= 4 or pieces[0].month != 3:
        return None
    return told("I", f"{quarter_text(year.number, first)}/{quarter_text(year.number, last)}", year)


def quarter_shifted(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "kuartal lalu", "this semester"."""
    shift, published = the_shift(pieces), place.published
    if unit := one(pieces, "Q"):
        return counted(published, "Q", shift) if unit.number <= 0 else None
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
    """ "awal 2022", "mid-June", "akhir pekan ini", "early to mid 2022"; without more, of the period of publication: "akhir tahun"."""
    parts, whole = [piece.number for piece in pieces if piece.kind == "g"], one(pieces, "YyOMIkq")
    if whole is None:
        known = current(pieces, place)
    else:
        known = as_quarter([whole], place) if whole.kind == "q" else dated(whole, place)
    if known is None:
        return None
    first, last = third(known.edtf, min(parts)), third(known.edtf, parts[-1])
    if not first:
        return None
    return told("I", first if first == last else f"{first.split('/')[0]}/{last.split('/')[-1]}", known)


def part_of_last(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "awal Maret lalu": of this very month, where that part of it has begun."""
    which, month = the(pieces, "g"), the(pieces, "M")
    for year in (place.published.year, place.published.year - 1):
        edtf = third(month_text(year, month.month), which.number)
        if EdtfDate.parse(edtf).first < place.published:
            return told("I", edtf, is_relative=True)
    return None


def current(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """The year, month or week of publication: "the year", where a part of it is told."""
    unit = the(pieces, "TBP")
    if unit.number == PLURAL:
        return None
    now = [Piece("i")]
    return {"T": as_year, "B": as_month, "P": as_week}[unit.kind](now, place)


def rest_of(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "later this year": from the day of publication on."""
    whole = the(pieces, "YOkI")
    days = EdtfDate.parse(whole.edtf)
    return (
        told("I", interval(place.published, days.last), is_relative=True)
        if days.first <= place.published <= days.last
        else None
    )


def days_of_month(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "pekan kedua Juni", its second seven days; "the last day of May"; "the first ten days of 2022"."""
    count, unit, which = one(pieces, "dnw"), the(pieces, "PD"), the(pieces, "oR9l")
    known = dated(the(pieces, "OMIYy"), place)
    is_whole = known is not None and (known.month or known.kind == "Y")
    if known is None or not is_whole or (count and which.number not in {1, -1} and which.kind != "l"):
        return None
    first, last = date(known.number, known.month or 1, 1), last_day(known.number, known.month or 12)
    days = (7 if unit.kind == "P" else 1) * (count.number if count else 1)
    if which.number == -1 or which.kind == "l":
        begin = last - timedelta(days - 1)
        return _days(begin, last, known) if begin >= first else None
    begin = first + timedelta(days * (which.number - 1))
    return _days(begin, min(begin + timedelta(days - 1), last), known) if begin <= last else None


def _days(first: date, last: date, known: Piece) -> Piece:
    return day_piece(first, known) if first == last else told("I", interval(first, last), known)


def as_season(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "musim panas 2022", "last winter"."""
    season, year, shift = the(pieces, "v"), one(pieces, "yYI"), shift_of(pieces)
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


def days_until(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "4 hingga 6 Juli lalu", "the 4th to the 6th of last month": days of the month in which the last one lies."""
    last = the(pieces, "A")
    first = date.fromisoformat(last.edtf).replace(day=the(pieces, "do").number)
    return told("I", interval(first, date.fromisoformat(last.edtf)), last)


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
