"""Spans by the sentence that holds them, in one walk through both, however many there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from bot.intake.texts import Sentence, Span

Found = TypeVar("Found", bound=Span)


def grouped(sentences: Sequence[Sentence], spans: Sequence[Found]) -> Iterator[tuple[Sentence, list[Found]]]:
    """Each sentence in which any of the spans begin, with these; both are in order."""
    at = 0
    for sentence in sentences:
        own: list[Found] = []
        while at < len(spans) and spans[at].start < sentence.end:
            own.append(spans[at])
            at += 1
        if own:
            yield sentence, own
