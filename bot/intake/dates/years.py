"""Years, decades, centuries and months, alone and with what says which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.intake.dates.answers import PLURAL, TENSES, is_led, month_piece, one, the, the_shift, told
from bot.intake.dates.periods import Tense, month_text, year_of_month
from bot.intake.dates.pieces import Piece
from bot.intake.dates.rules import Place

_CLOSING = frozenset(["", *'.,|)"-r&'])
"""Kinds after which four digits count nothing."""
_NUMBERS = frozenset("ðdn#")
"""Kinds that begin an amount, before which a month that is a name too is a month: "Mei 3,5 persen"."""
FISCAL = 2
"""The least number of a unit that is a fiscal year of no telling which country: where it begins is not known."""
_FY = 3  # the number of its short form
IN = 1
"""The number of "in", of all words between a part and its whole."""
_SENTENCE = 40  # pieces back in which a sentence may name its year
_HUNDRED, _THOUSAND = 100, 1000
_TEENS = -1  # the number of "belas"


def as_year(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "tahun 2022", "last year", "2022 ini"."""
    year = one(pieces, "yY")
    unit = one(pieces, "T")
    mark = "~" if unit and unit.number >= FISCAL else ""
    if year:
        return told("Y", f"{year.number:04}{mark}", year, number=year.number) if pieces[-1].number != PLURAL else None
    shift = 0 if one(pieces, "7") else the_shift(pieces)  # "tahun nanti" is still this one
    number = place.published.year + shift
    return told("Y", f"{number:04}{mark}", is_relative=True, number=number)


def short_fiscal_year(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "FY23"."""
    unit, number = pieces[0], 2000 + pieces[-1].number
    return told("Y", f"{number}~", number=number) if unit.number == _FY and number < 2100 else None


def spoken_year(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "tahun seribu sembilan ratus empat puluh lima", "nineteen ninety-eight", "two thousand and eight"."""
    if pieces[0].kind != "T" and not is_led(place):
        return None
    values = [piece.number for piece in pieces if piece.kind in "wð@"]
    number = _hundreds(values) if _THOUSAND in values else _in_pairs(values)
    return told("Y", f"{number}", number=number) if 1000 <= number < 2200 else None


def _hundreds(values: Sequence[int]) -> int:
    """Numbers in words as one: a hundred and a thousand multiply what stands before."""
    total = group = 0
    for value in values:
        if value == _THOUSAND:
            total, group = (total + group or 1) * _THOUSAND, 0
        elif value == _HUNDRED:
            group = (group or 1) * _HUNDRED
        else:
            group += value
    return total + group


def _in_pairs(values: Sequence[int]) -> int:
    """The hundreds and the rest, each said as a number; 0: they are no year."""
    century = values[0] + 10 if values[1:2] == [_TEENS] else values[0]
    rest = values[2 if values[1:2] == [_TEENS] else 1 :]
    is_year = 10 < century <= 21 and rest and rest[0] >= 10 and all(value < 10 for value in rest[1:])
    return century * 100 + sum(rest) if is_year else 0


def year_alone(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """Four digits that may be a year of news; of older times only after a word that leads to a time."""
    number, follows = pieces[0].number, is_led(place)
    is_old = number < 1900
    counts_something = number % 100 == 0 and place.after == "x"
    if is_old and place.after != "x":
        counts_something = place.after not in _CLOSING
    if place.after == "T":  # "2000 tahun", "2000 years"
        return None
    if number >= 2100 or (is_old and (counts_something or not follows)) or (counts_something and not follows):
        return None
    return told("Y", f"{number:04}", number=number)


def cut_year(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "tahun 98", "Mei '98": a year of two digits, with its sign or after the last century's middle."""
    number, is_marked = pieces[-1].number, len(pieces) > 1
    if number > 99 or (number < 50 and not is_marked):
        return None
    return Piece("y", number + (1900 if number >= 50 else 2000))


def short_years(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "2014 – 19"."""
    first, last = pieces[0].number, pieces[-1].number
    end = first // 100 * 100 + last
    return told("I", f"{first}/{end}") if first < end and last < _HUNDRED else None  # "1500-567" is a telephone


def as_decade(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "tahun 1930-an", "the 1930s", "the 1800s", a century; "90-an" only as a decade's name or after "since"."""
    decade = the(pieces, "z")
    if decade.is_weak and len(pieces) == 1 and place.before[-1:] not in {"s", "g"}:
        return None
    if decade.number % 100 == 0 and decade.number < 2000:
        return told("I", f"{decade.number // 100}XX")
    return told("I", f"{decade.number // 10}X")


def as_century(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "abad ke-20", "the 20th century"; but "the third century since" is counted from something else."""
    number = the(pieces, "oRdw9")
    if not 1 < number.number < 30 or place.after == "s":
        return None
    return told("I", f"{number.number - 1:02}XX")


def as_era(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "dekade lalu", "this century"."""
    shift = the_shift(pieces)
    if one(pieces, "K"):
        return told("I", f"{place.published.year // 10 + shift:03}X", is_relative=True)
    return told("I", f"{place.published.year // 100 + shift:02}XX", is_relative=True)


def as_month(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """A month with its year, or with what says which: "Juni 2022", "Juli lalu", "next month"."""
    month, year = one(pieces, "Mm"), one(pieces, "yY")
    if month and year:
        return month_piece(year.number, month.month, year)
    shift = the_shift(pieces)
    if month is None:
        return replace(month_piece(place.published.year, place.published.month + shift, is_relative=True), kind="I")
    tense = TENSES[shift]
    year_number = place.published.year
    if shift:
        year_number = year_of_month(place.published, month.month, tense, is_strict=True)
    return month_piece(year_number, month.month, is_relative=True)


def named_month(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "bulan Juni": a month for sure, though its year is not told."""
    month, tie = one(pieces, "Mä"), one(pieces, "2")
    if tie and tie.number == IN and one(pieces, "B"):
        return None  # "for a third month in October"
    return replace(month, kind="M", is_weak=False) if month else None


def month_alone(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """A month without a year: one that is a name too only after a word that leads to a time."""
    if pieces[0].is_weak and not is_led(place) and place.after not in _NUMBERS:
        return None
    month, published = pieces[0].month, place.published
    year = year_of_month(published, month, place.tense)
    if (year, month) > (published.year, published.month) and place.tense is not Tense.FUTURE:
        year = _year_spoken_of(place.left, published.year) or year
    return month_piece(year, month, is_relative=True)


def _year_spoken_of(left: Sequence[Piece], current: int) -> int:
    """The past year that the sentence has named last: "last year ... in December"; 0: none."""
    near = next((piece for piece in left[:-_SENTENCE:-1] if piece.kind in ".|YyOAI"), None)
    return near.number if near and near.kind in "Yy" and 1900 < near.number < current else 0


def dated(piece: Piece, place: Place) -> Piece | None:
    """The piece with its date: a year from its digits, a month in the year that fits."""
    if piece.kind == "y":
        return told("Y", f"{piece.number:04}", number=piece.number)
    if piece.kind == "M":
        return month_alone([replace(piece, is_weak=False)], place)
    return piece


def month_of_the_next(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "Maret dan April 2022": a month whose year stands with a later one."""
    month = pieces[0]
    known = next((piece for piece in place.right if piece.kind == "O"), None)
    if known is None:
        return None
    return month_piece(known.number - (month.month > known.month), month.month, known)


def first_months(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "sembilan bulan pertama 2022", "the last three months of the year"."""
    count, year, which = the(pieces, "dw"), one(pieces, "yY") or as_year([Piece("i")], place), the(pieces, "o9l")
    is_last = which.kind == "l" or which.number == -1
    if year is None or (which.number != 1 and not is_last) or not 1 < count.number < 12:
        return None
    first = 13 - count.number if is_last else 1
    last = month_text(year.number, first + count.number - 1)
    return told("I", f"{month_text(year.number, first)}/{last}", year)
