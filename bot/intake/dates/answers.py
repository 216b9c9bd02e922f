"""What the meanings of rules share: how an answer is made, and what the small words around it say.

Kinds of answers: `Y` a year, `O` a month of a year, `A` a day, `F` a day of a month without its year, `k` a week, `I`
any other period, `Ï` one of which the text tells both ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.intake.dates.periods import Tense, month_text
from bot.intake.dates.pieces import Piece
from bot.intake.dates.rules import Place

RESULTS = "YOAkIÏ"
LEADS = frozenset("prsguL23öò")
"""Words that lead to a time, whatever follows."""
_SHIFTS = {"l": -1, "U": -1, "4": -1, "ë": -1, "ÿ": 1, "i": 0, "6": 0, "f": 1, "5": 1, "7": 1, "ò": -1, "ñ": 1}
TENSES = {-1: Tense.PAST, 0: Tense.UNTOLD, 1: Tense.FUTURE}
UNITS = "DPBTKCQ"
PLURAL = -1  # the number of a unit's plural


def told(kind: str, edtf: str, *parts: Piece, is_relative: bool = False, number: int = 0, month: int = 0) -> Piece:
    """A piece of a date that is known."""
    return Piece(kind, number, month, edtf=edtf, is_relative=is_relative or any(p.is_relative for p in parts))


def is_led(place: Place) -> bool:
    """Whether what stands before leads to a time: such a word, or "and" after another time."""
    return place.before[-1:] in LEADS or (place.before[1:] == "&" and place.before[0] in RESULTS + "MyF")


def one(pieces: Sequence[Piece], kinds: str) -> Piece | None:
    """The first piece of one of the kinds."""
    return next((piece for piece in pieces if piece.kind in kinds), None)


def the(pieces: Sequence[Piece], kinds: str) -> Piece:
    """The first piece of one of the kinds, which the pattern has.

    Raises:
        ValueError: It has none.
    """
    found = one(pieces, kinds)
    if found is None:
        raise ValueError(kinds)
    return found


def the_shift(pieces: Sequence[Piece]) -> int:
    """Whether the pieces say last (-1), this (0) or next (1).

    Raises:
        ValueError: They say none of these, or speak of several.
    """
    shift = shift_of(pieces)
    if shift is None:
        raise ValueError
    return shift


def shift_of(pieces: Sequence[Piece]) -> int | None:
    """Whether the pieces say last, this or next; null: none of these, or of several ("coming weeks")."""
    if any(piece.number == PLURAL for piece in pieces if piece.kind in UNITS):
        return None
    return next((_SHIFTS[piece.kind] for piece in pieces if piece.kind in _SHIFTS), None)


def day_piece(on: date, *parts: Piece, is_relative: bool = False) -> Piece:
    """A day that is known."""
    return replace(told("A", on.isoformat(), *parts, is_relative=is_relative), number=on.year)


def month_piece(year: int, month: int, *parts: Piece, is_relative: bool = False) -> Piece:
    """A month that is known; months count on across years."""
    text = month_text(year, month)
    return told("O", text, *parts, is_relative=is_relative, number=int(text[:4]), month=int(text[5:]))


def around(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """What only adds words to the date among the pieces."""
    return one(pieces, "AFOYIk") or one(pieces, "Wa")


def nothing(_pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """What looks like a date and is none."""
    return Piece("x")
