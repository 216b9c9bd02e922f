"""A text as names are looked for in it: its words, parted further than `texts.tokens` does.

"Rusia-Ukraina" names two states and "Kazakhstan's" one, so hyphens, slashes and endings part words here; "pro-Rusia"
names nobody, so what follows such a beginning is no word that may begin a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bot.domain.wording import folded
from bot.intake.names.world import world
from bot.intake.texts import WORD, ReadText, Sentence, Span

_PIECE = re.compile(r"[^\W_]+(?:[.’'][^\W_]+)*|[^\s]")
_POSSESSIVE = re.compile(r"[’']s$", re.IGNORECASE)
_CLITICS = ("lah", "kah", "pun", "nya")
_CLITIC_LETTERS = 3
_LEANING = frozenset({"pro", "anti", "non", "eks", "ex", "kontra"})
_LEANED = re.compile(r"[-–]")
_KEPT_TOKENS = 20_000
_KEPT_NAMES = 4_000
LONGEST_LINE = 200
"""Words that are looked at together."""
LONGEST_WORD = 60
"""Letters of the longest word that is looked at; what is longer is no name."""


@dataclass(slots=True)  # not frozen: that would take four times as long, and a text has so many
class Word:
    """A word or sign, which nobody changes; `key` is what it is looked up by, "" for signs."""

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


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence."""

    words: tuple[Word, ...]


@lru_cache(_KEPT_NAMES)
def folded_name(name: str) -> str:
    """A name as it is compared; kept, since news names the same people and places again and again."""
    return folded(name)


def lines_of(text: ReadText) -> list[Line]:
    """The words of every sentence, in order; a sentence longer than any that people write is cut."""
    return [line for sentence in text.sentences for line in _cut(words_of(sentence, text.language))]


def _cut(words: Sequence[Word]) -> Iterator[Line]:
    for first in range(0, len(words), LONGEST_LINE):
        yield Line(tuple(words[first : first + LONGEST_LINE]))


def line_of(text: str, language: str) -> Line:
    """The words of a text that is one sentence."""
    return Line(tuple(words_of(Sentence(0, len(text), text, 0), language)))


def words_of(sentence: Sentence, language: str) -> list[Word]:
    """The words of one sentence."""
    words: list[Word] = []
    end = -1
    for match in WORD.finditer(sentence.text):
        token, at = match[0], sentence.start + match.start()
        parts = _parts if len(token) <= LONGEST_WORD else _parts.__wrapped__
        for offset, length, text, key, is_capital, is_leaning in parts(token, language):
            start = at + offset
            words.append(Word(start, start + len(text), text, key, is_capital, start == end, is_leaning))
            end = start + length
    return words


class _Part(NamedTuple):
    """A word of a token: where it begins, how long it is with its ending, and what is kept of it."""

    at: int
    length: int
    text: str
    key: str
    is_capital: bool
    is_leaning: bool


@lru_cache(_KEPT_TOKENS)
def _parts(token: str, language: str) -> tuple[_Part, ...]:
    """The words of a token; kept, since most tokens are met again."""
    lead, parts = "", []
    for at, piece in _pieces(token):
        text = _POSSESSIVE.sub("", piece) if language == "en" else _without_clitic(piece)
        key = _key(text)
        parts.append(_Part(at, len(piece), text, key, text[0].isupper(), lead in _LEANING))
        lead = key if not _LEANED.fullmatch(text) else lead
    return tuple(parts)


def _pieces(token: str) -> Iterable[tuple[int, str]]:
    if token.isalnum():
        return ((0, token),)
    return ((piece.start(), piece[0]) for piece in _PIECE.finditer(token))


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
