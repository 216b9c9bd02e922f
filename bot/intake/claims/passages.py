"""Sentences as claims need them: of the body, and whole where speech runs on into the next paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.intake.found import ArticleFacts
from bot.intake.texts import ReadText, Sentence, Span

_OPENING = re.compile(r"[“\"«]|``")
_PAIRS = (("“", "”"), ("``", "''"))
_LONGEST_SPEECH = 4
"""Paragraphs that one quotation may run through."""


def passages(text: ReadText, facts: ArticleFacts) -> Iterator[tuple[Sentence, bool]]:
    """Sentences of the body in order, each with whether it is a paragraph of its own.

    A sentence that ends in a colon goes together with the quotation that follows it, and so do the paragraphs of one
    quotation, each of which opens with a mark and only the last of which closes it.
    """
    told = (each for each in text.sentences if not any(span.meets(each) for span in facts.apart))
    inside = [clipped for each in told if (clipped := _clipped(text, each, facts.body))]
    counts: dict[int, int] = {}
    for each in inside:
        counts[each.paragraph] = counts.get(each.paragraph, 0) + 1
    place = 0
    while place < len(inside):
        last = place
        while last + 1 < len(inside) and last - place < _LONGEST_SPEECH and _runs_on(inside[last], inside[last + 1]):
            last += 1
        yield _joined(text, inside[place], inside[last]), counts[inside[place].paragraph] == 1
        place = last + 1


def _clipped(text: ReadText, sentence: Sentence, body: Span) -> Sentence | None:
    start, end = max(sentence.start, body.start), min(sentence.end, body.end)
    piece = text.whole[start:end]
    start += len(piece) - len(piece.lstrip())
    return Sentence(start, start + len(piece.strip()), piece.strip(), sentence.paragraph) if piece.strip() else None


def _runs_on(sentence: Sentence, following: Sentence) -> bool:
    if not _OPENING.match(following.text):
        return False
    said = sentence.text
    is_open = any(said.count(one) > said.count(other) for one, other in _PAIRS) or said.count('"') % 2 == 1
    return sentence.text.endswith(":") or (is_open and sentence.paragraph != following.paragraph)


def _joined(text: ReadText, first: Sentence, last: Sentence) -> Sentence:
    if first is last:
        return first
    return Sentence(first.start, last.end, text.whole[first.start : last.end], first.paragraph)
