"""Which bare numbers are counts: those with a noun behind them, or words around them that make them one.

Everything else that is a bare number (a score, a type, a year, a house number) is left alone, since a figure too many
misleads and one too few is only missed.
"""

from __future__ import annotations

import re

from bot.intake.figures.nouns import counted_behind, words
from bot.intake.figures.numerals import Numeral, Written
from bot.intake.figures.qualifiers import qualifier_behind
from bot.intake.texts import Span

_LED = re.compile(
    r"(?<!\w)(?:sebanyak|sejumlah|berjumlah|yaitu|yakni|jumlahnya|totalnya|total of|numbering|namely|(?<=, )(?:or|atau))[ \u00a0]$",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r",? (?:di ?antaranya|di antara|dari (?:mereka|jumlah|total|\d)|yang (?:di|ber|ter|me)\w+|tewas|luka|meninggal|lainnya"
    r"|of (?:them|the|those|whom|which|\d)|out of|were|killed|injured|wounded|dead|died|missing|others?)\b",
    re.IGNORECASE,
)
_MODEL = re.compile(r"(?<=\w )(?:[a-z]*[A-Z]\w*|(?:\w+ )new) $")
"""What makes a number behind it the name of a thing: "the iPhone 4 orders", "five new 737 aircraft"."""
_WHEELS = re.compile(r"\broda $", re.IGNORECASE)  # "roda dua" is a motorcycle
_SHIFTED = re.compile(
    r" (?:detik|menit|jam|hari|pekan|minggu|bulan|tahun|dekade|abad"
    r"|seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)"
    r" (?:yang |lalu\b|silam|terakhir|kemudian|mendatang|ke depan|sebelum|setelah|ago\b|later|earlier|before|after|old\b)",
    re.IGNORECASE,
)
_HEADS = words("orang warga person people woman women man men child children soldier soldiers prajurit anak")
_YEARS = range(1500, 2101)


def counted(text: str, numeral: Numeral, language: str, *, is_part: bool = False) -> Span | None:
    """What a bare number counts, an empty span where it counts something that is not named; null: it is no count.

    `is_part`: words behind it make it a part of another number.
    """
    if _SHIFTED.match(text, numeral.end):
        return None
    end = qualifier_behind(text, numeral.end)[1]
    if _WHEELS.search(text, max(0, numeral.start - 6), numeral.start):
        return None
    noun = counted_behind(text, end, language, is_one=numeral.value == 1)
    if noun and not _may_count(text, numeral, noun, language):
        return None
    if noun or is_part or numeral.power or _is_led(text, numeral):
        return noun or Span(end, end)
    return None


def _may_count(text: str, numeral: Numeral, noun: Span, language: str) -> bool:
    head = noun.of(text).casefold().split()
    if language == "en" and numeral.is_plain and _MODEL.search(text, max(0, numeral.start - 30), numeral.start):
        return not _HEADS.isdisjoint(head)
    if numeral.is_plain and int(numeral.value) in _YEARS and numeral.end - numeral.start == 4:
        return not _HEADS.isdisjoint(head)
    return numeral.value != 1 or numeral.written is not Written.WORDS or not _HEADS.isdisjoint(head)


def _is_led(text: str, numeral: Numeral) -> bool:
    if numeral.is_plain and int(numeral.value) in _YEARS:
        return False
    if _FOLLOWED.match(text, numeral.end):
        return numeral.written is Written.DIGITS or numeral.value > 1
    return bool(_LED.search(text, max(0, numeral.start - 20), numeral.start))
