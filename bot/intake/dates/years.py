"""Years, decades, centuries and months, alone and with what says which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.intake.dates.answers import PLURAL, TENSES, is_led, month_piece, one, the, the_shift, told
from bot.intake.dates.periods import month_text, year_of_month
from bot.intake.dates.pieces import Piece
from bot.intake.dates.rules import Place

_CLOSING = frozenset(["", *'.,|)"-r&'])
"""Kinds after which four digits count nothing."""


def as_year(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "tahun 2022", "last year", "2022 ini"."""
    year = one(pieces, "yY")
    if year:
        return told("Y", f"{year.number:04}", year, number=year.number) if pieces[-1].number != PLURAL else None
    shift = 0 if one(pieces, "7") else the_shift(pieces)  # "tahun nanti" is still this one
    number = place.published.year + shift
    return told("Y", f"{number:04}", is_relative=True, number=number)


def year_alone(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """Four digits that may be a year of news; of older times only after a word that leads to a time."""
    number, follows = pieces[0].number, is_led(place)
    is_old = number < 1900
    counts_something = place.after not in _CLOSING if is_old else number % 100 == 0 and place.after == "x"
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
    return told("I", f"{first}/{end}") if first < end else None


def as_decade(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "tahun 1930-an", "the 1930s"; "90-an" only as a decade's name or after "since" and its like."""
    decade = the(pieces, "z")
    if decade.is_weak and len(pieces) == 1 and place.before[-1:] not in {"s", "g"}:
        return None
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
    month = one(pieces, "Mä")
    return replace(month, kind="M", is_weak=False) if month else None


def month_alone(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """A month without a year: one that is a name too only after a word that leads to a time."""
    if pieces[0].is_weak and not is_led(place):
        return None
    month = pieces[0].month
    return month_piece(year_of_month(place.published, month, place.tense), month, is_relative=True)


def dated(piece: Piece, place: Place) -> Piece | None:
    """The piece with its date: a year from its digits, a month in the year that fits."""
    if piece.kind == "y":
        return told("Y", f"{piece.number:04}", number=piece.number)
    if piece.kind == "M":
        return month_alone([replace(piece, is_weak=False)], place)
    return piece


def first_months(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "sembilan bulan pertama 2022", "the last three months of the year"."""
    count, year, which = the(pieces, "dw"), one(pieces, "yY") or as_year([Piece("i")], place), the(pieces, "o9l")
    is_last = which.kind == "l" or which.number == -1
    if year is None or (which.number != 1 and not is_last) or not 1 < count.number < 12:
        return None
    first = 13 - count.number if is_last else 1
    last = month_text(year.number, first + count.number - 1)
    return told("I", f"{month_text(year.number, first)}/{last}", year)
