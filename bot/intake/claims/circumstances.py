"""When something happened, when it was said, how much it was, and which outlet had it first, from the words at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from bot.domain.claims import Status
from bot.domain.dates import EdtfDate, Precision
from bot.intake.claims.reading import Reading
from bot.intake.facts.outlets import found_outlets
from bot.intake.found import FoundDate, FoundFigure
from bot.intake.texts import Span, small

_COMPARED = re.compile(
    r"(?:\b(?:dari|daripada|dibanding|dibandingkan|dengan|than|from|over|versus|anggaran|tingkat|level|compared (?:to|with|from)|in comparison with)"
    r"(?: (?:periode|tahun|the|posisi|angka|figure|same period|anggaran|yang sama)){0,3}\s*[(]?)\Z",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(
    r"\b(?=[acdmqr])"
    r"(?:dikutip|dilansir|diberitakan|dilaporkan|diwartakan|mengutip|melansir|citing|cited|quoted|reported|according)\b"
    r"(?:\s+(?:dari|oleh|by|in|to|laman|situs|kantor berita|harian|media|the|a|report)\b){0,4}"
)
"""In small letters."""
_BECAUSE = re.compile(r"\b(?:karena|lantaran|akibat|because|due to|owing to)\b", re.IGNORECASE)
"""A time behind one of these is that of the reason."""
_JOINT = re.compile(
    r"(?:[,;]|\b(?:atau|dan|serta|dari|daripada|dibanding|dibandingkan dengan|or|and|than|from|versus|compared with)\b)\s+",
    re.IGNORECASE,
)
_ROSE_FROM = re.compile(
    r"\b(?:dari|from)(?: (?:semula|sebelumnya|sebesar|senilai|sekitar|just|only|about|around))*\s*\Z", re.IGNORECASE
)
_ROSE_TO = re.compile(
    r"[^.;:]{0,60}?\b(?:menjadi|ke|to)(?: (?:sebesar|senilai|sekitar|just|only|about|around))*\s*", re.IGNORECASE
)
_RATES = frozenset({"percent", "times"})
"""Units that say nothing alone of what grew, and since when."""
_MOST = 3
"""Further figures of one sentence that make claims of their own."""
_UP_TO = re.compile(r"\b(?:hingga|sampai|per|as of)(?: dengan)?\s*\Z", re.IGNORECASE)
_NEAR = 40


def occurred_on(said: Span, status: Status, reading: Reading) -> EdtfDate | None:
    """The time that some words give to what they tell; null: none, or one that only measures or compares."""
    published = reading.facts.published_on
    for found in reading.dates.within(said):
        before = reading.whole[max(said.start, found.start - _NEAR) : found.start]
        is_open = found.is_duration_end and not _is_count_day(found, before, said, reading)
        if is_open or _precision(found) is Precision.CENTURY or _COMPARED.search(before):
            continue
        if _BECAUSE.search(reading.whole, said.start + 1, found.start):
            continue
        is_late = found.edtf.first > published.last
        is_over = found.edtf.last < published.first
        if not (is_late if status is Status.HAPPENED else is_over):
            return found.edtf
    return None


def _is_count_day(found: FoundDate, before: str, said: Span, reading: Reading) -> bool:
    """Whether a day up to which something lasts is when it was counted: "sembilan orang hingga Kamis"."""
    is_past = found.edtf.last <= reading.facts.published_on.last and _precision(found) >= Precision.DAY
    figures = reading.figures.within(said)
    return is_past and _UP_TO.search(before) is not None and any(each.counted or each.measure for each in figures)


def said_on(frame: Iterable[Span], said: Span, reading: Reading) -> EdtfDate | None:
    """The day on which something was said, by the words around it; null: they do not say."""
    last = reading.facts.published_on.last
    found = [date for span in frame for date in reading.dates.within(span) if not said.holds(date)]
    fit = [date for date in found if date.edtf.first <= last and _precision(date) >= Precision.MONTH]
    return max(fit, key=_precision).edtf if fit else None


def _precision(found: FoundDate) -> Precision:
    return found.edtf.begin.precision if found.edtf.begin else Precision.CENTURY


def main_figure(said: Span, reading: Reading) -> FoundFigure | None:
    """The figure that some words are about: the first that measures or counts something as it is now."""
    old = _old_figures(said, reading)
    found = [each for each in reading.figures.within(said) if each not in old and reading.dates.at(each.start) is None]
    return next((each for each in found if each.measure or each.counted), found[0] if found else None)


def _old_figures(said: Span, reading: Reading) -> list[FoundFigure]:
    """The figures that something rose or fell from: what it was before, and not at the time that the words give."""
    return [
        old
        for old, new in pairwise(reading.figures.within(said))
        if _ROSE_FROM.search(reading.whole[max(said.start, old.start - _NEAR) : old.start])
        and _ROSE_TO.fullmatch(reading.whole[old.end : new.start])
    ]


def further_figures(main: FoundFigure | None, said: Span, reading: Reading) -> list[tuple[FoundFigure, Span]]:
    """Figures of the same words that measure something else, each with the words that give it."""
    asked = {_question(main)} if main else set()
    old = [figure for figure in _old_figures(said, reading) if figure.period is None]
    found: list[tuple[FoundFigure, Span]] = []
    before = said.start
    for figure in reading.figures.within(said):
        is_rate = figure.amount.unit in _RATES and figure.period is None
        if main and figure.measure and not is_rate and figure not in old and _question(figure) not in asked:
            asked.add(_question(figure))
            found.append((figure, _clause(said, before, figure, reading)))
        before = figure.end
    return found[:_MOST]


def _question(figure: FoundFigure) -> tuple[str, str]:
    return figure.measure, figure.period.text if figure.period else ""


def _clause(said: Span, before: int, figure: FoundFigure, reading: Reading) -> Span:
    """The words that end in a figure, from behind what joins them to the figure before."""
    joints = [match.end() for match in _JOINT.finditer(reading.whole, before, figure.start)]
    return Span(joints[-1] if joints else said.start, figure.end)


def origins(said: Span, frame: Iterable[Span], speaker: str, reading: Reading) -> tuple[str, ...]:
    """The outlets that it was told to or passed on by, in the order of the text; `speaker` is none of them."""
    beside = [outlet.printed for span in frame for outlet in found_outlets(_beside(span, said, reading))]
    return tuple(dict.fromkeys(name for name in (*beside, *cited(said, reading)) if name not in speaker))


def _beside(span: Span, said: Span, reading: Reading) -> str:
    """A frame without what is said in it."""
    if not span.meets(said):
        return span.of(reading.whole)
    return (
        f"{reading.whole[span.start : max(span.start, said.start)]} {reading.whole[min(span.end, said.end) : span.end]}"
    )


def cited(said: Span, reading: Reading) -> tuple[str, ...]:
    """The outlets that some words pass something on from: "seperti dikutip …", "according to a report in …"."""
    text = said.of(reading.whole)
    leads = [match.end() for match in _PASSED_ON.finditer(small(text))]
    if not leads:
        return ()
    found = found_outlets(text)
    return tuple(outlet.printed for outlet in found if any(0 <= outlet.start - lead <= 1 for lead in leads))
