"""The time a figure is about, where the grammar ties a date of its sentence to it.

A day is mostly the day on which something was said, so that only months and longer spans are taken; and only a date
next to the figure, between what is measured and the figure, or alone at the head of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.dates import EdtfDate, Precision
from bot.intake.found import FoundDate
from bot.intake.texts import Span

_BEHIND = re.compile(
    r"\)?,?(?: (?:per|a) \w+)?(?: (?:pada|di|untuk|selama|sepanjang|dalam|in|for|during|over|the))* ?", re.IGNORECASE
)
_NEAR = re.compile(r"\)?,? ?(?:just|only|about|some|roughly|hanya|sekitar|pada|di)? ?")
_BEFORE = re.compile(r",? ?(?:(?:sebesar|senilai|sebanyak|mencapai|tercatat|was|at|of) )?", re.IGNORECASE)
_HEAD = re.compile(r"(?:(?:pada|selama|sepanjang|dalam|untuk|in|during|for|over|the) ?)*", re.IGNORECASE)


def period_of(
    text: str, sentence: Span, figure: Span, measure: Span | None, dates: Sequence[FoundDate]
) -> EdtfDate | None:
    """The period of a figure; null: none is tied to it. `dates` are those of its sentence, all places the text's."""
    spans = [date for date in dates if _is_span(date)]
    for date in spans:
        is_between = measure and measure.end <= date.start and date.end <= figure.start
        is_behind = figure.end <= date.start and _BEHIND.fullmatch(text, figure.end, date.start)
        is_before = date.end <= figure.start and _BEFORE.fullmatch(text, date.end, figure.start)
        if is_between or is_behind or is_before:
            return date.edtf
    behind = spans[1:]  # each must be none of this figure's own, as "up from two million just six years before"
    is_one = bool(spans) and all(
        other.start >= figure.end and not _NEAR.fullmatch(text, figure.end, other.start) for other in behind
    )
    if is_one and spans[0].end <= figure.start and _HEAD.fullmatch(text, sentence.start, spans[0].start):
        return spans[0].edtf
    return None


def _is_span(date: FoundDate) -> bool:
    begin, end = date.edtf.begin, date.edtf.end
    return not date.is_duration_end and begin is not None and end is not None and begin.precision < Precision.DAY
