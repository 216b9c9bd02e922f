"""Names that nobody knows yet, by how they are written and what stands beside them.

One conditional random field a language, trained by `tests/train_names.py`. They are read once; each reading of a text
opens its own tagger over the same bytes, since a tagger keeps the sentence that it is at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import pycrfsuite

from bot.domain.news import EntityKind
from bot.intake.names.features import features_of
from bot.intake.names.words import Word

LANGUAGES = ("id", "en")
"""Languages that there is a model of; any other is read as if it were English."""
KINDS = {
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "LOC": EntityKind.PLACE,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words `first` to `last` (exclusive) of a sentence, taken to be a name."""

    first: int
    last: int
    kind: EntityKind
    certainty: float = 1.0


@cache
def model(language: str) -> bytes:
    """The model for a language, read once."""
    name = f"{language if language in LANGUAGES else 'en'}.crfsuite"
    return files("bot.intake.names").joinpath(name).read_bytes()


class Recogniser:
    """Finds names in the sentences of one text."""

    def __init__(self, language: str, trained: bytes = b"") -> None:
        """Read sentences in this language, with its own model or another one."""
        self._model = trained or model(language)  # kept, since the tagger reads from it
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._model)

    def marks(self, words: Sequence[Word], known: Sequence[str]) -> Iterator[Mark]:
        """The names of a sentence; `known` is what gazetteers say of each word."""
        tags = self._tagger.tag(features_of(words, known))
        for mark in _spans(tags):
            certainty = min(self._tagger.marginal(tags[place], place) for place in range(mark.first, mark.last))
            yield replace(mark, certainty=round(certainty, 3))


def _spans(tags: Sequence[str]) -> Iterator[Mark]:
    """Names as B- and I- tags give them; an I- without a beginning begins one."""
    first, kind = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            yield Mark(first, place, KINDS[kind])
            kind = ""
        if tag != "O" and not kind:
            first, kind = place, tag[2:]
