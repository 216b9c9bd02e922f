"""Amounts of a text, one for each number that measures something, before they are joined and described."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import chain, islice

from bot.domain.figures import LARGEST, PLACES, Amount, Qualifier
from bot.intake.figures.counts import counted
from bot.intake.figures.labels import never, unless_measured
from bot.intake.figures.measure_words import RISES
from bot.intake.figures.nouns import GLUED
from bot.intake.figures.numerals import Numeral, Written, numerals
from bot.intake.figures.qualifiers import qualifier_before, qualifier_behind
from bot.intake.figures.units import COUNT, PERCENT, TIMES, Measured, measured
from bot.intake.fleeting import fleeting
from bot.intake.texts import Span, small

_WIDEST = 40  # characters between the ends of a range
_MOST = 2000  # numbers of one text; what has more is a table, and costs more than it tells
_PART_OF = re.compile(
    r" (?:dari|of|the|its|their|all|his|her|our|penduduk|populasi|wilayah|warga|anggota|jumlah|total|produksi|ekspor|impor"
    r"|anggaran|lahan|hutan|luas|suara|kursi)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"[ \u00a0]?[-–—][ \u00a0]?| (?:hingga|sampai|sampai dengan|s\.d\.|to) ", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:antara|between) $", re.IGNORECASE)
_AND = re.compile(r" (?:dan|and) ", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:fell|rose|dropped|gained|lost|slipped|jumped|climbed|added|shed|up|down|naik|turun|melemah|menguat)(?: by)? $",
    re.IGNORECASE,
)
_MOVES = 3
"""A price that moves by an amount to one so many times as large: "fell $1.12 to $63.40" is no range."""
_FROM = re.compile(r"(?<!mulai )(?<!berkisar )\bdari $|(?<!ranging )(?<!range )\bfrom $", re.IGNORECASE)
_MINUS = re.compile(r"(?:(?<![\w)%])[-\u2212]|\b(?:minus|negatif)[ \u00a0])$", re.IGNORECASE)
_OF = re.compile(r" (?:dari|of|out of|in)(?: (?:the|every|each|total|a total of|seluruh|semua))? ", re.IGNORECASE)
_TIE = re.compile(r"[-–—±:]| (?:hingga|sampai|s\.d\.|to|dan|and|atau|or|banding) ", re.IGNORECASE)
"""What any range or ratio has between its ends: looked for first, since most numbers in a row are none."""
_OR = re.compile(r" (?:atau|or) ", re.IGNORECASE)
_GIVE_OR_TAKE = re.compile(r" ?± ?")
_RATIO = re.compile(r" banding |:", re.IGNORECASE)
_RATIO_LED = re.compile(r"\b(?:rasio|perbandingan|ratio|odds)\w*(?: \w+){0,4} $", re.IGNORECASE)
_RISEN = re.compile(rf"(?<!\w)(?:{RISES['id']}|{RISES['en']})(?: (?:by|sebesar))? $", re.IGNORECASE)
_NAMED = re.compile(r"(?:[\w#@/\\]|\w[-–]|\d ?[x×] ?)$")


@fleeting(frozen=True, slots=True)
class Quantity(Span):
    """An amount as it stands; the span takes in its qualifier, its unit and what is counted."""

    amount: Amount
    numeral: Numeral
    qualifier: Qualifier = Qualifier.EXACT
    counted: str = ""


class _Reader:
    """One text, with the pieces in which a number is none or only a measured one."""

    def __init__(self, text: str, language: str, barred: Iterable[Span]) -> None:
        self.text = text
        self.language = language
        low = small(text)
        self._shut = _mask(text, chain(barred, never(low)))
        self._names = _mask(text, unless_measured(low))

    def quantities(self) -> Iterator[Quantity]:
        read = islice(numerals(self.text, self.language), _MOST)
        found = [each for each in read if 1 not in self._shut[each.start : each.end]]
        at = 0
        while at < len(found):
            pair = self._pair(found[at], found[at + 1], found[at + 2 : at + 3]) if at + 1 < len(found) else None
            yield from self._single(found[at], found[at + 1 : at + 2]) if pair is None else pair
            at += 1 if pair is None else 2

    def _single(self, numeral: Numeral, following: Sequence[Numeral] = ()) -> Iterator[Quantity]:
        if numeral.written is Written.PART:
            if _PART_OF.match(self.text, numeral.end):
                yield from self._made(numeral, numeral, PERCENT)
            return
        amount = measured(self.text, numeral, self.language)
        if not self._stands_free(amount):
            return
        if amount.unit != COUNT:
            inner = self._behind(numeral.end) if amount.end > amount.numeral.end else None  # "20-an persen"
            yield from self._made(amount, amount.numeral, amount.unit, "", inner)
            return
        numeral = amount.numeral
        if numeral.power or 1 not in self._names[numeral.start : numeral.end]:  # "volume 32 miliar saham"
            is_part = any(_OF.fullmatch(self.text, numeral.end, whole.start) for whole in following)
            noun = self._counted(numeral, following, is_part=is_part)
            if noun:
                span, words = Span(numeral.start, noun.end), noun.of(self.text)
                yield from self._made(span, numeral, COUNT, words, self._behind(numeral.end))

    def _counted(self, numeral: Numeral, following: Sequence[Numeral], *, is_part: bool = False) -> Span | None:
        """What a bare number counts, which another number never is a part of."""
        noun = counted(self.text, numeral, self.language, is_part=is_part)
        others = [other.start for other in following if not self.text[other.start - 1].isalpha()]  # "m2" is a unit
        return noun if noun and all(noun.end <= start for start in others) else None

    def _behind(self, end: int) -> Qualifier | None:
        """The qualifier between a number and its noun: "1.000-an orang"."""
        qualifier, _ = qualifier_behind(self.text, end)
        return None if qualifier is Qualifier.EXACT else qualifier

    def _pair(self, low: Numeral, high: Numeral, following: Sequence[Numeral]) -> tuple[Quantity, ...] | None:
        """The two ends of a range, "5-10 persen", "$10-$15", or of a ratio; null: they are none."""
        gap = self.text[low.end : high.start]
        if Written.PART in {low.written, high.written} or len(gap) > _WIDEST or not _TIE.search(gap):
            return None
        if self._is_ratio(low, high):
            return tuple(self._made(Span(low.start, high.end), _ratio(low, high), TIMES))
        first, last = measured(self.text, low, self.language), measured(self.text, high, self.language)
        unit = last.unit if first.unit == COUNT else first.unit
        if _GIVE_OR_TAKE.fullmatch(gap):
            return tuple(self._made(Span(low.start, last.end), low, unit)) if unit != COUNT else ()
        if not self._is_range(first, last):
            return None
        if not self._stands_free(replace(first, end=high.end)) or last.unit not in {COUNT, unit}:
            return ()
        if not low.power and last.numeral.power:
            first = replace(first, numeral=low.times(last.numeral.power, low.end))
        is_change = bool(_FROM.search(self.text, max(0, first.start - 10), first.start))
        noun = self._counted(high, following) if unit == COUNT else Span(last.end, last.end)
        if noun is None and is_change and self._counted(low, []):  # "the death toll rose from 30 to 45"
            noun = Span(last.end, last.end)
        return tuple(self._ends(first, last, unit, noun, is_change=is_change))

    def _is_ratio(self, low: Numeral, high: Numeral) -> bool:
        gap, before = self.text[low.end : high.start], self.text[max(0, low.start - 40) : low.start]
        return bool(high.value and _RATIO.fullmatch(gap) and (gap != ":" or _RATIO_LED.search(before)))

    def _is_range(self, first: Measured, last: Measured) -> bool:
        """Whether what stands between two amounts makes them the ends of one; a change to an amount is none."""
        low, high = first.numeral, last.numeral
        gap, before = self.text[low.end : last.start], self.text[max(0, first.start - 25) : first.start]
        is_change = _FROM.search(before) is not None
        if first.unit == last.unit != COUNT and low.value >= high.value and not is_change:
            return False
        is_signed = first.start < low.start and last.start < high.start
        if is_signed and _MOVES * low.value < high.value and _MOVED.search(before):
            return False
        if first.end > low.end:  # the unit stands behind each
            gap = self.text[first.end : last.start]
            if first.unit != last.unit or _RISEN.search(before):
                return False
        if _OR.fullmatch(gap):
            return first.unit == last.unit == COUNT and high.value == low.value + 1
        return bool((_BETWEEN.search(before) and _AND.fullmatch(gap)) or _RANGE.fullmatch(gap))

    def _ends(
        self, first: Measured, last: Measured, unit: str, noun: Span | None, *, is_change: bool
    ) -> Iterator[Quantity]:
        if noun is None or (first.numeral.value >= last.numeral.value and not is_change):
            return
        least, most = (Qualifier.EXACT,) * 2 if is_change else (Qualifier.AT_LEAST, Qualifier.AT_MOST)
        words = noun.of(self.text)
        yield from self._made(first, first.numeral, unit, words, least)
        yield from self._made(Span(last.start, noun.end), last.numeral, unit, words, most)

    def _stands_free(self, amount: Measured) -> bool:
        """Whether no letter or sign makes the number a part of something else: "G20", "#5", "F-16", "5/7"."""
        before, behind = self.text[max(0, amount.start - 4) : amount.start], self.text[amount.end : amount.end + 1]
        if amount.start == amount.numeral.start and _NAMED.search(before):
            return False
        if amount.unit != COUNT or not behind:
            return True
        is_name = behind.isalnum() or behind in "/_"
        return not is_name or bool(GLUED.match(self.text, amount.end)) or self._behind(amount.end) is Qualifier.ABOUT

    def _made(
        self, span: Span, numeral: Numeral, unit: str, counted: str = "", qualifier: Qualifier | None = None
    ) -> Iterator[Quantity]:
        """The amount with the words around it that qualify it; nothing where its number is out of range."""
        start, end, value = span.start, span.end, numeral.value
        if minus := _MINUS.search(self.text, max(0, start - 10), start):
            start, value = minus.start(), -value
        before, start = qualifier_before(self.text, start)
        qualifier = before if qualifier is None else qualifier
        if qualifier is Qualifier.EXACT:
            qualifier, end = qualifier_behind(self.text, end)
        value = 100 * value if numeral.written is Written.PART else value
        if numeral.step == 0 and value != (rounded := value.quantize(Decimal("0.1"), ROUND_HALF_EVEN)):
            value, qualifier = rounded, Qualifier.ABOUT if qualifier is Qualifier.EXACT else qualifier
        if value.copy_abs() < LARGEST and -int(value.as_tuple().exponent) <= PLACES:
            yield Quantity(start, end, Amount(_plain(value), unit), numeral, qualifier, counted)


def _ratio(one: Numeral, other: Numeral) -> Numeral:
    value = one.value / other.value
    return Numeral(one.start, other.end, value, Decimal(0), Written.DIGITS)


def _plain(value: Decimal) -> Decimal:
    """The same value without zeros behind the point and without an exponent."""
    whole = value.to_integral_value()
    return Decimal(f"{whole:f}") if value == whole else value.normalize()


def _mask(text: str, spans: Iterable[Span]) -> bytearray:
    """One byte a character, set within the spans: asked often, so it must not cost more with many of them."""
    mask = bytearray(len(text))
    for span in spans:
        mask[span.start : span.end] = b"\x01" * (span.end - span.start)
    return mask


def quantities(text: str, language: str, barred: Iterable[Span] = ()) -> list[Quantity]:
    """The amounts of a text in order; none touches a barred piece, and a word between two belongs to the first."""
    found: list[Quantity] = []
    for each in _Reader(text, language, barred).quantities():
        is_over = bool(found) and found[-1].end > each.start
        found.append(replace(each, start=found[-1].end) if is_over else each)
    return found
