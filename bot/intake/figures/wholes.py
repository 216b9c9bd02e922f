"""Parts and their wholes: "37 dari 38 provinsi", "a third of them", "139 (35.6 per cent)".

A part takes its whole from right behind it, or, where the text points back ("dari mereka"), from the last count of the
same or the sentence before. "Turun 5 persen dari 390" is a change and no part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.domain.figures import Amount, Qualifier, is_currency
from bot.intake.figures.measure_words import RISES
from bot.intake.figures.units import COUNT, PERCENT
from bot.intake.found import FoundFigure
from bot.intake.texts import Span

_OF = re.compile(
    r"\)? (?:dari|of|out of|in)(?: (?:the|every|each|a|total|of|seluruh|semua|sebanyak|sejumlah|jumlah))* ?",
    re.IGNORECASE,
)
_WHOLLY = re.compile(r"total|out of|of the|seluruh|semua", re.IGNORECASE)
_CHANGED = re.compile(
    rf"(?<!\w)(?:{RISES['id']}|{RISES['en']}|menjadi|ke|to)(?: (?:sebesar|by|to|hingga))? ?$", re.IGNORECASE
)
_BACK = re.compile(
    r",? (?:(?:dari|di antara|of|among) (?:mereka|jumlah (?:itu|tersebut)|total (?:itu|tersebut)|them|those|whom|which|that)\b"
    r"|di ?antaranya\b)",
    re.IGNORECASE,
)
_SMALL = 20  # the largest whole of which so many "in" it are a share, and no count
_LED = re.compile(r",(?: (?:hanya|baru|sebanyak|ada|terdapat|only|just|some|about))* ?", re.IGNORECASE)
_FROM = re.compile(r"(?:^|[,;] )(?:dari|of)(?: (?:the|total|seluruh|semua|a|of))* ?$", re.IGNORECASE)
SAME = re.compile(
    r"(?: (?:dari|of) \w+(?: \w+)?)?,? (?:\(|(?:yaitu|yakni|atau|or|namely|that is|i\.e\.)(?:,)?(?: (?:sebanyak|sekitar|hanya|about))? )",
    re.IGNORECASE,
)
"""What stands between a part and the same part, told otherwise."""


def joined_to_wholes(text: str, figures: Sequence[FoundFigure]) -> list[FoundFigure]:
    """Figures with the whole that stands right behind them taken in."""
    joined: list[FoundFigure] = []
    for figure in figures:
        if joined and _is_whole(text, joined[-1], figure):
            part = joined[-1]
            joined[-1] = _share(part, figure) or replace(
                part, end=figure.end, total=figure.amount, counted=figure.counted or part.counted
            )
        else:
            joined.append(figure)
    return joined


def _share(part: FoundFigure, whole: FoundFigure) -> FoundFigure | None:
    """ "Fewer than one in five": a share, since below one of five there is none; null: it is a part that is counted."""
    is_share = part.qualifier is not Qualifier.EXACT and whole.amount.unit == COUNT == part.amount.unit
    if not is_share or whole.amount.value > _SMALL or not whole.amount.value:
        return None
    share = (100 * part.amount.value / whole.amount.value).quantize(Decimal("0.1"))
    value = share.to_integral_value() if share == share.to_integral_value() else share
    return replace(part, end=whole.end, amount=Amount(value, PERCENT), counted="")


def _is_whole(text: str, part: FoundFigure, whole: FoundFigure) -> bool:
    gap = _OF.fullmatch(text, part.end, whole.start)
    unit = whole.amount.unit
    is_measurable = unit in {COUNT, part.amount.unit} or is_currency(unit)
    if gap is None or part.total or whole.total or not is_measurable:
        return False
    if "dari" in gap[0].casefold() and _CHANGED.search(text[max(0, part.start - 30) : part.start]):
        return False
    if part.amount.unit == PERCENT:
        return unit != PERCENT and " in " not in gap[0]
    if part.amount.unit != unit or part.amount.value > whole.amount.value:
        return False
    return bool(_WHOLLY.search(gap[0])) or (unit == COUNT and part.counted in {"", whole.counted})


def with_wholes(text: str, figures: Sequence[FoundFigure], sentences: Sequence[Span]) -> list[FoundFigure]:
    """Figures with the wholes that the text points back to, and those that tell the same part otherwise."""
    found: list[FoundFigure] = []
    number = 0
    last: tuple[int, FoundFigure] | None = None  # the last count, and the number of its sentence
    for figure in figures:
        while number + 1 < len(sentences) and sentences[number].end <= figure.start:
            number += 1
        whole = last[1] if last and number - last[0] <= 1 else None
        total = figure.total or _total_before(text, figure, whole, found[-1] if found else None)
        noun = whole.counted if whole and whole.amount == total else ""
        found.append(replace(figure, total=total, counted=figure.counted or noun))
        if figure.amount.unit == COUNT and figure.counted and not total:
            last = number, figure
    return found


def _total_before(
    text: str, figure: FoundFigure, whole: FoundFigure | None, before: FoundFigure | None
) -> Amount | None:
    may_be_part = figure.amount.unit == PERCENT or (figure.amount.unit == COUNT and not figure.counted)
    if before and before.total and may_be_part and SAME.fullmatch(text, before.end, figure.start):
        return before.total
    if whole is None or not may_be_part:
        return None
    is_smaller = figure.amount.unit == PERCENT or figure.amount.value < whole.amount.value
    points_back = _BACK.match(text, figure.end) or (
        _LED.fullmatch(text, whole.end, figure.start) and _FROM.search(text[max(0, whole.start - 20) : whole.start])
    )
    return whole.amount if points_back and is_smaller else None
