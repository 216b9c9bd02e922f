"""Names that nobody knows yet, by how they are written and what stands beside them.

One conditional random field a language, trained by `tests/train_names.py`. They are read once; each thread opens its own
tagger over the same bytes, since a tagger keeps the sentence that it is at: a sentence is done before the next is begun.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import pycrfsuite

from bot.domain.news import EntityKind
from bot.intake.fleeting import fleeting
from bot.intake.names.everyday import everyday
from bot.intake.names.features import features_of
from bot.intake.names.words import Word

LANGUAGES = ("id", "en")
"""Languages that there is a model of; any other is read as if it were English."""
KINDS = {
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "LOC": EntityKind.PLACE,
}


@fleeting(frozen=True, slots=True)
class Mark:
    """Words `first` to `last` (exclusive) of a sentence, taken to be a name."""

    first: int
    last: int
    kind: EntityKind
    certainty: float


@cache
def model(language: str) -> bytes:
    """The model for a language, read once."""
    name = f"{language if language in LANGUAGES else 'en'}.crfsuite"
    return files("bot.intake.names").joinpath(name).read_bytes()


def everyday_in(language: str) -> frozenset[str]:
    """The words that are seldom names to the model for a language: none to the English one, which they make no better."""
    return everyday() if language == "id" else frozenset()


class Recogniser:
    """Finds names in the sentences of one text."""

    def __init__(self, language: str, trained: bytes = b"") -> None:
        """Read sentences in this language, with its own model or another one."""
        self._trained = trained  # kept, since the tagger reads from it
        self._everyday = everyday_in(language)
        self._tagger = _opened(trained) if trained else _taggers.of(language)

    def marks(self, words: Sequence[Word], known: Sequence[str]) -> list[Mark]:
        """The names of a sentence; `known` is what gazetteers say of each word."""
        tags = self._tagger.tag(features_of(words, known, self._everyday))
        return [
            Mark(first, last, kind, round(min(self._tagger.marginal(tags[at], at) for at in range(first, last)), 3))
            for first, last, kind in _spans(tags)
        ]


class _Taggers(threading.local):
    """The taggers of one thread, opened once."""

    def __init__(self) -> None:
        self._by_language: dict[str, pycrfsuite.Tagger] = {}

    def of(self, language: str) -> pycrfsuite.Tagger:
        if language not in self._by_language:
            self._by_language[language] = _opened(model(language))
        return self._by_language[language]


_taggers = _Taggers()


def _opened(trained: bytes) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(trained)
    return tagger


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int, EntityKind]]:
    """Names as B- and I- tags give them; an I- without a beginning begins one."""
    first, kind = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            yield first, place, KINDS[kind]
            kind = ""
        if tag != "O" and not kind:
            first, kind = place, tag[2:]
