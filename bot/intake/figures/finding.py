"""Figures of a text: its amounts, conversions joined to what they convert, with what is measured, when, and of what.

"20 miliar tenge (US$41 juta) sekitar Rp600 miliar" is one figure in three currencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.dates import EdtfDate
from bot.domain.figures import is_currency
from bot.intake.figures.grouping import Found, grouped
from bot.intake.figures.measures import Phrase, measure_of, phrases
from bot.intake.figures.nouns import words
from bot.intake.figures.periods import period_of
from bot.intake.figures.quantities import Quantity, quantities
from bot.intake.figures.tolls import tells_of_fates, toll_of
from bot.intake.figures.units import COUNT, PERCENT
from bot.intake.figures.wholes import joined_to_wholes, with_wholes
from bot.intake.found import FoundDate, FoundFigure
from bot.intake.texts import Sentence, Span, read_text

_LONGEST = 2000  # characters of what may be a sentence; in a longer one nothing is tied to anything
_OF_GOODS = re.compile(
    r" of (?!(?:the|its?|their|this|that|them|those|these|an?|his|her|what|all|land)\b)"
    r"(?![a-z]+(?:ical|ional|ian|ese|ous|ed)\b)([a-z]+(?: (?:oil|gas|ore|fields))?)\b"
)
_UNITS = words("tonnes tons kilograms kilogrammes kg litres liters barrels hectares acres metres meters kilometres km")
_FOR = re.compile(r"(?<= )for(?= {4})")  # of a time, which parts nothing either
_TO = re.compile(r" ?(?:(?:pada|on|in) {3,40})?(?:menjadi|ke|hingga|to|from|dari) ?", re.IGNORECASE)
_CONVERSION = re.compile(
    r"[ \u00a0]?(?:(?:\(|/|\(?(?:atau|or|setara(?: dengan)?|senilai|ekuivalen(?: dengan)?|equivalent to|equal to|worth|=))"
    r"[ \u00a0]?,?(?:setara(?: dengan)? |senilai |the equivalent of |equivalent to )?|\)[ \u00a0](?:(?:atau|or|setara(?: dengan)?) )?|\)[ \u00a0]?/[ \u00a0]?)",
    re.IGNORECASE,
)


def find_figures(text: str, language: str, start: int = 0, dates: Sequence[FoundDate] = ()) -> tuple[FoundFigure, ...]:
    """The figures of a piece that begins at `start` of its text, in order; their places count from there too.

    A piece of several sentences is best, since "a third of them" has its whole in the sentence before.
    """
    piece = Span(start, start + len(text))
    here = [_moved(each, -start) for each in dates if piece.holds(each)]
    chains = _joined(text, quantities(text, language, here))
    figures = joined_to_wholes(text, [_figure(text, chain) for chain in chains])
    sentences = read_text(text, language).sentences
    described = _described(text, with_wholes(text, figures, sentences), sentences, language, here)
    return tuple(_moved(figure, start) for figure in described)


def _moved(found: Found, by: int) -> Found:
    return replace(found, start=found.start + by, end=found.end + by) if by else found


def _described(
    text: str,
    figures: Sequence[FoundFigure],
    sentences: Sequence[Sentence],
    language: str,
    dates: Sequence[FoundDate],
) -> Iterator[FoundFigure]:
    """Figures with what they measure and when, sentence by sentence."""
    timed = dict(grouped(sentences, dates))
    for sentence, own in grouped(sentences, figures):
        if len(sentence.text) > _LONGEST:
            yield from own
        else:
            yield from _in_sentence(text, sentence, own, language, timed.get(sentence, []))


def _in_sentence(
    text: str, sentence: Sentence, figures: Sequence[FoundFigure], language: str, dates: Sequence[FoundDate]
) -> Iterator[FoundFigure]:
    timeless = _FOR.sub("   ", _without(sentence.text, sentence, dates, " ")) if dates else sentence.text
    bare = _without(timeless, sentence, figures, "0")
    named = phrases(bare, language)
    has_fates = tells_of_fates(bare, language)
    end, measure, fate = 0, None, ""
    for figure in figures:
        place = Span(figure.start - sentence.start, figure.end - sentence.start)
        is_second = bool(measure or fate) and _TO.fullmatch(bare, end, place.start) is not None
        is_count, begin, end = figure.amount.unit == COUNT, end, place.end
        measure = measure_of(
            bare,
            place,
            named,
            language,
            before=measure if is_second else None,
            is_share=figure.amount.unit == PERCENT,
            is_count=is_count and bool(figure.counted),
        )
        own = toll_of(bare, place, figure.counted, language) if has_fates and is_count else ""
        fate = own or (fate if is_second else "")
        told = fate or (measure.words if measure else _goods(bare, place, figure.counted, language))
        between = [date for date in dates if is_second and begin <= date.start - sentence.start < place.start]
        tied = None if between else measure  # "from 3 in 2024 to 5": a date between the two is the first one's
        yield replace(figure, measure=told, period=_period(text, sentence, figure, tied, dates))


def _period(
    text: str, sentence: Sentence, figure: FoundFigure, measure: Phrase | None, dates: Sequence[FoundDate]
) -> EdtfDate | None:
    where = Span(measure.start + sentence.start, measure.end + sentence.start) if measure else None
    return period_of(text, sentence, figure, where, dates)


def _goods(sentence: str, place: Span, counted: str, language: str) -> str:
    """What an amount is of, in English, where Indonesian has one phrase: "tonnes of wheat", "ton gandum"."""
    match = _OF_GOODS.match(sentence, place.end) if language == "en" and counted in _UNITS else None
    return match[1] if match else ""


def _without(text: str, sentence: Sentence, spans: Sequence[Span], filling: str) -> str:
    """A sentence with blanks for its dates, which part no phrase from its figure, or digits for figures, which do."""
    for span in spans:
        at, end = span.start - sentence.start, span.end - sentence.start
        text = text[:at] + filling * (end - at) + text[end:]
    return text


def _joined(text: str, found: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Amounts with the conversions that follow them."""
    chain: list[Quantity] = []
    for each in found:
        if chain and not _converts(text, chain, each):
            yield chain
            chain = []
        chain.append(each)
    if chain:
        yield chain


def _converts(text: str, chain: Sequence[Quantity], other: Quantity) -> bool:
    units = {each.amount.unit for each in chain}
    if not is_currency(other.amount.unit) or other.amount.unit in units or not all(map(is_currency, units)):
        return False
    return _CONVERSION.fullmatch(text, chain[-1].end, other.start) is not None


def _figure(text: str, chain: Sequence[Quantity]) -> FoundFigure:
    head, end = chain[0], chain[-1].end
    if "(" in text[head.start : end] and text[end : end + 1] == ")":
        end += 1
    return FoundFigure(
        head.start,
        end,
        head.amount,
        tuple(each.amount for each in chain[1:]),
        head.qualifier,
        head.counted,
    )
