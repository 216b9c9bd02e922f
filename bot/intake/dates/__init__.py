"""Expressions of time in a text, resolved to EDTF, in Indonesian and English.

Our own, because no kept library reads Indonesian dates: words become pieces, rules join pieces, and what is left of
them are dates. Relative ones count from the day of publication; what only hints at a time ("recently") is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from bot.domain.dates import EdtfDate
from bot.domain.errors import InvalidValue
from bot.intake.dates import english, indonesian
from bot.intake.dates.answers import RESULTS
from bot.intake.dates.pieces import Piece
from bot.intake.dates.rules import Rule, reduced
from bot.intake.dates.words import Cut, Vocabulary, cut
from bot.intake.found import FoundDate

_GRAMMARS: Mapping[str, tuple[Vocabulary, tuple[Rule, ...]]] = {
    "id": (indonesian.VOCABULARY, indonesian.RULES),
    "en": (english.VOCABULARY, english.RULES),
}
LANGUAGES = tuple(_GRAMMARS)
_OPEN_ENDS = frozenset("sr3")
_LEADS = r'(?:[psur3öò~þDLTgJj12,("]|cZ*|dZ+)*'
_WHOLE = re.compile(rf"{_LEADS}[{RESULTS}](?:{_LEADS}[{RESULTS}])?[,.\")þ]*")
"""Small words and a time of day, a date, and perhaps the same date in other words."""


def find_dates(text: str, language: str, published: date | None, start: int = 0) -> tuple[FoundDate, ...]:
    """The dates of a text that begins at `start`, in order, none over another; none in a language without rules.

    Without a day of publication only what is told in full is found.
    """
    return tuple(_found(_reduced(text, language, published), start))


def resolve(expression: str, language: str, published: date | None) -> EdtfDate | None:
    """The date that an expression means as a whole, names of months in any letters; null: it is no date."""
    pieces = _reduced(expression.strip(), language, published, is_lenient=True).pieces
    if not _WHOLE.fullmatch("".join(piece.kind for piece in pieces)):
        return None
    dates = [_edtf(piece) for piece in pieces if piece.kind in RESULTS]
    return dates[0] if all(each == dates[0] for each in dates) else None


def _reduced(text: str, language: str, published: date | None, *, is_lenient: bool = False) -> Cut:
    if language not in _GRAMMARS:
        return Cut([], [], [])
    vocabulary, rules = _GRAMMARS[language]
    return reduced(cut(text, vocabulary, is_lenient=is_lenient), rules, published)


def _found(whole: Cut, start: int) -> Iterator[FoundDate]:
    before = ""
    for piece, first, end in zip(whole.pieces, whole.starts, whole.ends, strict=True):
        edtf = _edtf(piece) if piece.kind in RESULTS else None
        if edtf:
            is_open = before in _OPEN_ENDS and piece.kind != "Ï"
            yield FoundDate(start + first, start + end, edtf, piece.is_relative, is_open)
        before = piece.kind


def _edtf(piece: Piece) -> EdtfDate | None:
    try:
        return EdtfDate.parse(piece.edtf)
    except InvalidValue:  # a year that EDTF's four digits do not reach
        return None
