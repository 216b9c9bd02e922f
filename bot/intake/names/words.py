"""A text as names are looked for in it: its words, parted further than `texts.tokens` does.

"Rusia-Ukraina" names two states and "Kazakhstan's" one, so hyphens, slashes and endings part words here; "pro-Rusia"
names nobody, so what follows such a beginning is no word that may begin a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.domain.wording import folded
from bot.intake.fleeting import fleeting
from bot.intake.names.world import world
from bot.intake.texts import WORD, ReadText, Sentence, Span

_PIECE = re.compile(r"[^\W_]+(?:[.’'][^\W_]+)*|[^\s]")
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_CLITICS = ("lah", "kah", "pun", "nya")
_CLITIC_LETTERS = 3
_LEANING = frozenset({"pro", "anti", "non", "eks", "ex", "kontra"})
_HYPHENS = frozenset({"-", "–"})
_STOPS = frozenset({",", "."})
_KEPT_CHUNKS = 20_000
_KEPT_NAMES = 4_000
LONGEST_LINE = 200
"""Words that are looked at together."""
LONGEST_WORD = 60
"""Letters of the longest word that is looked at; what is longer is no name."""


@fleeting(frozen=True, slots=True)
class Word:
    """A word or sign; `key` is what it is looked up by, "" for signs."""

    start: int
    end: int
    text: str
    key: str
    is_capital: bool  # it begins with a capital letter
    is_glued: bool  # no space parts it from the word before
    is_leaning: bool  # the second part of "pro-Rusia"

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


@fleeting(frozen=True, slots=True)
class Line:
    """The words of one sentence, and their keys: to ask whether it holds some word at all is quicker of these."""

    words: tuple[Word, ...]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, words: Sequence[Word]) -> Line:
        """These words."""
        return cls(tuple(words), tuple([word.key for word in words]))


@lru_cache(_KEPT_NAMES)
def folded_name(name: str) -> str:
    """A name as it is compared; kept, since news names the same people and places again and again."""
    return folded(name)


def lines_of(text: ReadText) -> list[Line]:
    """The words of every sentence, in order; a sentence longer than any that people write is cut."""
    return [line for sentence in text.sentences for line in _cut(words_of(sentence, text.language))]


def _cut(words: Sequence[Word]) -> Iterator[Line]:
    for first in range(0, len(words), LONGEST_LINE):
        yield Line.of(words[first : first + LONGEST_LINE])


def line_of(text: str, language: str) -> Line:
    """The words of a text that is one sentence."""
    return Line.of(words_of(Sentence(0, len(text), text, 0), language))


def words_of(sentence: Sentence, language: str) -> list[Word]:
    """The words of one sentence."""
    words: list[Word] = []
    at, end = sentence.start, -1
    for chunk in sentence.text.split(" "):
        parts = _parts if len(chunk) <= LONGEST_WORD else _parts.__wrapped__
        for offset, past, text, key, is_capital, is_leaning in parts(chunk, language):
            start = at + offset
            words.append(Word(start, start + len(text), text, key, is_capital, start == end, is_leaning))
            end = at + past
        at += len(chunk) + 1
    return words


_Part = tuple[int, int, str, str, bool, bool]
"""A word between two spaces: where it begins, where it ends with its ending, and what is kept of it."""


@lru_cache(_KEPT_CHUNKS)
def _parts(chunk: str, language: str) -> tuple[_Part, ...]:
    """The words between two spaces; kept, since most are met again."""
    if chunk.isalpha():  # most are, and need no pattern
        return (_part(chunk, 0, "", language),)
    if chunk[-1:] in _STOPS and chunk[:-1].isalpha():
        return (*_parts(chunk[:-1], language), (len(chunk) - 1, len(chunk), chunk[-1], "", False, False))
    return tuple(part for token in WORD.finditer(chunk) for part in _parts_of(token[0], token.start(), language))


def _parts_of(token: str, at: int, language: str) -> Iterator[_Part]:
    lead = ""
    for piece in _PIECE.finditer(token):
        part = _part(piece[0], at + piece.start(), lead, language)
        lead = lead if part[2] in _HYPHENS else part[3]
        yield part


def _part(piece: str, at: int, lead: str, language: str) -> _Part:
    text = _without_possessive(piece) if language == "en" else _without_clitic(piece)
    return at, at + len(piece), text, _key(text), text[0].isupper(), lead in _LEANING


def _without_possessive(text: str) -> str:
    return text[:-2] if text.endswith(_POSSESSIVES) else text


def _without_clitic(text: str) -> str:
    """ "Inggris" of "Inggrislah", where what remains is known; "Sekolah" stays whole."""
    if not text.endswith(_CLITICS) or not text[0].isupper() or len(text) > LONGEST_WORD:
        return text
    bare = text[:-_CLITIC_LETTERS]
    names = world().names
    return bare if folded(bare) in names and folded(text) not in names else text


def _key(text: str) -> str:
    if len(text) > LONGEST_WORD:
        return ""
    return text.casefold() if text.isascii() and text.isalnum() else folded(text)
