"""Arithmetic that a text asserts and that does not hold, told to the editor with the calculation.

Shares of a stated whole, changes from one amount to another, additions to a stated amount, and lists with their total.
Conversions are not judged, since rates change. Every number is taken for all that it may be before it was rounded, and
a sum is wrong only where none of that fits.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from bot.domain.errors import Notice, notice
from bot.domain.figures import Qualifier
from bot.intake.figures.grouping import grouped
from bot.intake.figures.intervals import Interval
from bot.intake.figures.nouns import words
from bot.intake.figures.numerals import either
from bot.intake.figures.statements import Stated, Statement, statements
from bot.intake.figures.units import PERCENT, TIMES
from bot.intake.figures.wholes import SAME
from bot.intake.found import FoundFigure
from bot.intake.texts import ReadText, Sentence, Span

_HUNDRED = Decimal(100)
_WHEN = r"(?: (?:pada|di|in|per|for)?(?: ?(?:tahun|bulan|kuartal))?(?: [\w/]+){1,3})?"
_VERB = either(
    words(
        "naik turun tumbuh meningkat menurun bertambah berkurang melonjak anjlok kenaikan penurunan peningkatan lonjakan "
        "rise increase fall drop decrease jump growth up down rose fell increased decreased sebesar sekitar of by a an "
        "mencapai terjadi ada"
    )
)
_FROM = re.compile(r",? (?:dari|from)(?: (?:semula|sebelumnya|sebesar|senilai|just|only))* ?", re.IGNORECASE)
_TO = re.compile(rf"{_WHEN},? (?:menjadi|ke|to)(?: (?:sebesar|senilai|only|just))* ?", re.IGNORECASE)
_BY = re.compile(rf"{_WHEN},? ?\(?(?:(?:atau|or|yakni|yaitu)(?!\w) ?)?(?:(?:{_VERB})(?!\w) ?)*", re.IGNORECASE)
_ADDED = re.compile(
    r"(?<!\w)(?:tambahan|penambahan|menambah|ditambah|additional|extra|add|adding|addition of)(?: \w+)? $",
    re.IGNORECASE,
)
_THAN = re.compile(
    r" (?:dari|dibanding\w*|daripada|of|than|compared (?:with|to)|the|that of|its|last)\b[^.;:]{0,60}$", re.IGNORECASE
)
_CONSISTS = re.compile(
    r"(?:,| yang)? ?(?:terdiri (?:atas|dari)|terbagi (?:atas|menjadi)|made up of|consisting of|comprising|split into)(?: \w+)? ?",
    re.IGNORECASE,
)
_BECOMES = ("menjadi", "ke ", "to ")
"""What `_TO` needs one of."""
_MADE_OF = ("terdiri", "terbagi", "made up of", "consisting of", "comprising", "split into")
"""What `_CONSISTS` needs at least; looking for plain words takes a twentieth of the time."""
_NEXT_PART = re.compile(r"[^.;:\d]{0,40}(?:,| dan| and| serta|;)(?: (?:dan|and|serta))? ?", re.IGNORECASE)
_BEFORE = 2  # sentences before one in which the whole of a part may stand
_OPEN = re.compile(
    r"\b(?:termasuk|antara lain|di ?antaranya|lain|lainnya|sisanya|selebihnya|including|others?|rest|remaining|among them)\b",
    re.IGNORECASE,
)


def wrong_sums(text: ReadText, figures: Sequence[FoundFigure]) -> tuple[Notice, ...]:
    """What does not add up in a text with these figures, in the text's order; each with the calculation."""
    found: list[Notice] = []
    for sentence, own in grouped(text.sentences, figures):
        if _may_add_up(sentence.text, own):
            stated = list(statements(text, _around(sentence, text.sentences), own))
            if _may_add_up(sentence.text, [each.figure for each in stated]):
                found += _in_sentence(text.whole, stated, sentence.text)
    return tuple(dict.fromkeys(found))


def _around(sentence: Sentence, sentences: Sequence[Sentence]) -> Span:
    """A sentence with those beside it, before which no part has its whole."""
    at = bisect_left(sentences, sentence.start, key=lambda each: each.start)
    beside = sentences[max(0, at - _BEFORE) : at + 2]
    return Span(beside[0].start, beside[-1].end)


def _may_add_up(sentence: str, own: Sequence[FoundFigure]) -> bool:
    """Whether a sentence asserts any arithmetic: a share of a whole or of a change, a multiple, or a list."""
    if len(own) < 2:
        return False
    units, lowered = {each.amount.unit for each in own}, sentence.lower()
    if PERCENT in units and (any(each.total for each in own) or any(word in lowered for word in _BECOMES)):
        return True
    return TIMES in units or (any(words in lowered for words in _MADE_OF) and _CONSISTS.search(sentence) is not None)


def _in_sentence(text: str, own: Sequence[Statement], sentence: str) -> Iterator[Notice]:
    for one, other in pairwise(own):
        yield from _share(text, one, other)
    for three in zip(own, own[1:], own[2:], strict=False):
        yield from _change(text, *three)
        yield from _addition(text, *three)
    yield from _list(text, own, sentence)


def _share(text: str, one: Statement, other: Statement) -> Iterator[Notice]:
    """A part that is told as an amount and as a share of a whole."""
    share, part = (one, other) if one.unit == PERCENT else (other, one)
    teller = one if one.whole else other
    whole, stated = teller.whole, share.amount(PERCENT)
    amount = part.amount(teller.figure.total.unit) if teller.figure.total else None
    if whole is None or stated is None or amount is None or not SAME.fullmatch(text, one.end, other.start):
        return
    if amount.may_be.over(whole.may_be).times(_HUNDRED).meets(stated.may_be):
        return
    yield notice(
        "“{share}” of “{whole}” is {expected}, while the text says “{part}”, which is {percent} per cent",
        share=stated.words,
        whole=whole.words,
        expected=_short(whole.value * stated.may_be.middle / _HUNDRED),
        part=amount.words,
        percent=_short(_HUNDRED * amount.value / whole.value),
    )


def _change(text: str, one: Statement, other: Statement, third: Statement) -> Iterator[Notice]:
    """A change told as a share or a multiple, before or behind the two amounts it is made of."""
    is_first = one.unit in {PERCENT, TIMES} and _FROM.fullmatch(text, one.end, other.start) is not None
    by, before, after = (one, other, third) if is_first else (third, one, other)
    if (
        by.unit not in {PERCENT, TIMES}
        or before.unit in {PERCENT, TIMES}
        or not _TO.fullmatch(text, before.end, after.start)
    ):
        return
    is_behind = _BY.fullmatch(text, other.end, third.start) and _FROM.search(text, max(0, one.start - 30), one.start)
    stated, old, new = by.amount(by.unit), before.amount(before.unit), after.amount(before.unit)
    if (is_first or is_behind) and stated and old and new:
        yield from _judged(stated, old, new, by.unit)


def _judged(stated: Stated, old: Stated, new: Stated, unit: str) -> Iterator[Notice]:
    """A change from one amount to another, held against how it is told."""
    quotient, ratio = new.may_be.over(old.may_be), new.value / old.value
    may_be = _grown(quotient) if unit == PERCENT else [quotient, quotient.inverse()]
    if any(each.meets(stated.may_be) for each in may_be):
        return
    if unit == PERCENT:
        yield notice(
            "from “{before}” to “{after}” is a change of {percent} per cent, while the text says “{stated}”",
            before=old.words,
            after=new.words,
            percent=_short(_HUNDRED * (ratio - 1).copy_abs()),
            stated=stated.words,
        )
    else:
        yield notice(
            "“{after}” is {times} times “{before}”, while the text says “{stated}”",
            after=new.words,
            times=_short(ratio),
            before=old.words,
            stated=stated.words,
        )


def _grown(quotient: Interval) -> list[Interval]:
    """By how much per cent something grew or shrank, where it is so many times what it was."""
    return [
        Interval((quotient.low - 1) * _HUNDRED, (quotient.high - 1) * _HUNDRED),
        Interval((1 - quotient.high) * _HUNDRED, (1 - quotient.low) * _HUNDRED),
    ]


def _addition(text: str, added: Statement, times: Statement, base: Statement) -> Iterator[Notice]:
    """What is added to a stated amount, told as a multiple of it."""
    if times.unit != TIMES or not _ADDED.search(text, max(0, added.start - 40), added.start):
        return
    stated, whole = times.amount(TIMES), base.amount(base.unit)
    more = added.amount(base.unit)
    if not (stated and whole and more) or not _THAN.fullmatch(text, times.end, base.start):
        return
    by = more.may_be.over(whole.may_be)
    to = Interval(by.low + 1, by.high + 1)
    if not by.meets(stated.may_be) and not to.meets(stated.may_be):
        yield notice(
            "“{base}” with “{added}” added is {times} times “{base}”, while the text says “{stated}”",
            base=whole.words,
            added=more.words,
            times=_short(1 + more.value / whole.value),
            stated=stated.words,
        )


def _list(text: str, own: Sequence[Statement], sentence: str) -> Iterator[Notice]:
    """A total with all of its parts."""
    total, *parts = own
    is_list = _CONSISTS.fullmatch(text, total.end, parts[0].start) and not _OPEN.search(sentence)
    if (
        not is_list
        or len(parts) < 2
        or any(each.unit != total.unit or each.figure.qualifier is not Qualifier.EXACT or each.whole for each in own)
    ):
        return
    if not all(_NEXT_PART.fullmatch(text, one.end, other.start) for one, other in pairwise(parts)):
        return
    stated = [amount for each in own if (amount := each.amount(total.unit))]
    low, high = (sum((getattr(each.may_be, end) for each in stated[1:]), Decimal(0)) for end in ("low", "high"))
    if not Interval(low, high).meets(stated[0].may_be):
        yield notice(
            "the parts add up to {sum}, while the text says “{total}”",
            sum=_short(sum((each.value for each in stated[1:]), Decimal(0))),
            total=stated[0].words,
        )


def _short(value: Decimal) -> Decimal:
    """A number as people tell it: to two places, or whole where it is large."""
    places = Decimal("0.01") if value < 10 else Decimal("0.1") if value < 1000 else Decimal(1)
    rounded = value.quantize(places, ROUND_HALF_UP)
    return Decimal(f"{rounded:f}".rstrip("0").rstrip(".")) if places < 1 else rounded
