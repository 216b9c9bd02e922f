"""What an editor is told of an article's claims: what had to be guessed, and of which sentences none was made.

Nothing is lost without a word; but a long article is not to be printed again, so that only the first ones are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.domain.errors import Notice, notice
from bot.intake.claims.finding import Claims
from bot.intake.texts import Span

_SHOWN = 80
"""Characters of a sentence in a remark at most."""
_REASONS = 20
_SENTENCES = 3
"""Reasons, and sentences in a remark, at most."""
_UNNAMED = (
    notice("No claim was made of this sentence, which tells of nobody and nothing known: {words}"),
    notice("No claim was made of {count} sentences, which tell of nobody and nothing known; the first: {words}"),
)
_UNSURE = (
    notice("No claim was made of this sentence, since nobody can be sure who says it: {words}"),
    notice("No claim was made of {count} sentences, since nobody can be sure who says them; the first: {words}"),
)
_ORPHANS = (
    notice("No claim was made of this sentence, which does not say alone whom it tells of: {words}"),
    notice("No claim was made of {count} sentences, which do not say alone whom they tell of; the first: {words}"),
)


def remarks(claims: Claims, orphans: Sequence[Span], whole: str) -> tuple[Notice, ...]:
    """Remarks on the claims of a text; `orphans` are sentences that were no claims once they could not be worded."""
    guessed: dict[Notice, list[Span]] = {}
    for claim in claims.kept:
        for reason in claim.reasons:
            guessed.setdefault(reason, []).append(claim.said)
    told = [
        notice("{reason}: {words}", reason=reason, words=_quoted(said[:_SENTENCES], whole))
        for reason, said in islice(guessed.items(), _REASONS)
    ]
    alone = sorted({*claims.orphans, *orphans} - {*claims.unnamed}, key=lambda span: span.start)
    left = ((claims.unnamed, _UNNAMED), (alone, _ORPHANS), (claims.unsure, _UNSURE))
    return (*told, *(remark for sentences, texts in left for remark in _left(sentences, texts, whole)))


def _left(sentences: Sequence[Span], texts: tuple[Notice, Notice], whole: str) -> Iterator[Notice]:
    """One remark on all of these sentences, with the first of them."""
    if sentences:
        count, words = ("count", len(sentences)), ("words", _quoted(sentences[:_SENTENCES], whole))
        yield Notice(texts[0].text, (words,)) if len(sentences) == 1 else Notice(texts[1].text, (count, words))


def _quoted(sentences: Sequence[Span], whole: str) -> str:
    return "; ".join(f"“{_beginning(sentence.of(whole))}”" for sentence in sentences)


def _beginning(text: str) -> str:
    """The first words of a sentence."""
    words = " ".join(text[: 2 * _SHOWN].split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rpartition(' ')[0] or words[:_SHOWN]} …"
