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
    r"(?<!\w)(?:sebanyak|sejumlah|berjumlah|yaitu|yakni|jumlahnya|totalnya|total of|numbering|namely"
    r"|(?:crowd|audience|population|workforce|staff) of|(?<=, )(?:or|atau))[ \u00a0]$",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r",? (?:di ?antaranya|di antara|dari (?:mereka|jumlah|total|\d)|yang (?:di|ber|ter|me)\w+|tewas|luka|meninggal|lainnya"
    r"|of (?:them|the|those|whom|which|\d)|out of|were|killed|injured|wounded|dead|died|missing|others?)\b",
    re.IGNORECASE,
)
_MODEL = re.compile(r"(?<=\w )(?:[a-z]*[A-Z]\w*|(?:\w+ )new) $")
"""What makes a number behind it the name of a thing: "the iPhone 4 orders", "five new 737 aircraft"."""
_TOLL = re.compile(
    r"\b(?:death toll|korban (?:tewas|jiwa|meninggal|luka|hilang))(?: [^\W\d]+){0,3}(?: [\d.,]{1,9} (?:menjadi|ke|to))? $",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?:\b(?:[Pp]enerbangan|[Pp]esawat|[Ff]light) [A-Z]{2}|\bKA) $")  # "penerbangan JT 610", "KA 56"
_SOURCES = re.compile(r"\b(?:mengutip|menurut|kata|ujar|citing|cited by|according to) $", re.IGNORECASE)
_SAYING = re.compile(r" (?:said|say|told|mengatakan|menuturkan|menyebut|berkata)\b", re.IGNORECASE)
_FEW = 10
"""Who speaks is counted up to here; of more, the saying is what is counted, as in a survey."""
_AGED = re.compile(
    r"\b(?:anak|bocah|balita|remaja|pemuda|gadis|pria|lelaki|wanita|perempuan|nenek|kakek) $", re.IGNORECASE
)
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
    if noun and numeral.value <= _FEW and _speaks(text, numeral.start, noun.end):
        return None
    if noun or is_part or numeral.power or _is_led(text, numeral):
        return noun or Span(end, end)
    return None


def _may_count(text: str, numeral: Numeral, noun: Span, language: str) -> bool:
    head = noun.of(text).casefold().split()
    if head[0] == "tahun" and _AGED.search(text, max(0, numeral.start - 10), numeral.start):
        return False
    if numeral.is_plain and _CODE.search(text, max(0, numeral.start - 16), numeral.start):
        return not _HEADS.isdisjoint(head)
    if language == "en" and numeral.is_plain and _MODEL.search(text, max(0, numeral.start - 30), numeral.start):
        return not _HEADS.isdisjoint(head)
    if numeral.is_plain and int(numeral.value) in _YEARS and numeral.end - numeral.start == 4:
        return not _HEADS.isdisjoint(head)
    return numeral.value != 1 or numeral.written is not Written.WORDS or not _HEADS.isdisjoint(head)


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether what is counted are those who say something: "mengutip dua pejabat"."""
    return bool(_SOURCES.search(text, max(0, start - 20), start) or _SAYING.match(text, end))


def _is_toll(before: str) -> bool:
    """Whether a number is one of victims: "korban tewas bertambah menjadi 9"."""
    return ("toll" in before or "orban" in before) and _TOLL.search(before) is not None


def _is_led(text: str, numeral: Numeral) -> bool:
    if numeral.is_plain and int(numeral.value) in _YEARS:
        return False
    if _is_toll(text[max(0, numeral.start - 50) : numeral.start]):
        return True
    if _FOLLOWED.match(text, numeral.end):
        return numeral.written is Written.DIGITS or numeral.value > 1
    return bool(_LED.search(text, max(0, numeral.start - 20), numeral.start))
