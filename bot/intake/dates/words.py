"""A text cut into what time is told with: numbers, names of months and days, units, small words.

Each piece has a kind of one letter, so that a grammar can say which orders mean a date as patterns of letters. What no
date is made of is a piece too (`x`): it keeps apart what stands on its two sides. Most words are that, so what a word
is is remembered by its form, and only those that may mean more are looked at where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.intake.dates.pieces import Piece, number_piece
from bot.intake.fleeting import fleeting

_PIECE = re.compile(
    r"(?=\d)(?:(?<!\w)(?:[1-4]Q|[12]H|[369]M(?=\d))(?:(?:20)?\d\d)?\b"
    r"|\d{4}-\d{1,2}-\d{1,2}(?:T[\d:.+Z-]{2,40})?(?!\w|[./-]\w)"
    r"|(?:\b|(?<=\bFY))\d{4}-\d\d(?!\w|[./-]\w)"
    r"|\d{1,4}(?P<sign>[-./])\d{1,2}(?P=sign)\d{1,4}(?!\w|[./-]\w)"
    r"|\d+(?:[.,:/]\d+)*(?:-?an\b|[’']?s\b|st\b|nd\b|rd\b|th\b)?)"
    r"|(?=[apkQH])(?:\b[ap]\.m\b\.?|ke-\d{1,2}\b|\b[QH][1-4]\b)"
    r"|[^\W\d_]+(?:[’'`][^\W\d_]+)*"
    r"|\n+|(?P<mark>[^\w\s])(?P=mark)*"
)
_LONGEST = 40  # letters of a word that may mean something: a moment to the microsecond, with its zone
_SIGNS = {
    **dict.fromkeys(".;:!?…", "."),
    **dict.fromkeys("-–—", "-"),
    **dict.fromkeys("\"“”\u2018\u2019«»'", '"'),
    **dict.fromkeys("$€£₸¥#", "#"),
    **dict.fromkeys("%°", "@"),
    **{sign: sign for sign in ",()/+"},
    "[": "(",
    "]": ")",
    "\n": "|",
}
_CAPITAL = {"M": "m", "ä": "m", "W": "V", "X": "P", "Ñ": "x"}
"""What a name becomes when it is written small."""
_LENIENT = {"m": "M", "ä": "M", "V": "W"}
_DIGITS = "dnyzNScoI"  # kinds that are written in digits
_SHORTENED = "MämWVLJP#TZ~"  # kinds of which a vocabulary has short forms
_OPEN = frozenset(_DIGITS + _SHORTENED)
_ROMAN = re.compile(r"X{0,2}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


_OTHER = Piece("x")
_Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""The words behind the first of several phrases that begin alike: by the second, the longest first."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The pieces of a text, and the first character of each and the one past its last."""

    pieces: list[Piece]
    starts: list[int]
    ends: list[int]

    def add(self, piece: Piece, start: int, end: int) -> None:
        """Put a piece behind the others."""
        self.pieces.append(piece)
        self.starts.append(start)
        self.ends.append(end)

    def take(self, other: Cut, first: int, end: int | None = None) -> None:
        """Put pieces of another cut behind these: from `first` to before `end`, or all the rest."""
        self.pieces.extend(other.pieces[first:end])
        self.starts.extend(other.starts[first:end])
        self.ends.extend(other.ends[first:end])


@fleeting(frozen=True, slots=True)
class _Word:
    """A word or sign by itself."""

    plain: str
    piece: Piece
    short_by: int  # letters of it that are an ending
    phrases: _Phrases  # that it may begin
    is_open: bool  # what it means depends on what stands beside it


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of a language: the kind and number of each, in lower case."""

    words: Mapping[str, tuple[str, int]]
    phrases: Mapping[str, _Phrases]  # by their first word
    names: frozenset[str]  # months that are names of people too
    short: frozenset[str]  # forms that a full stop may follow
    past_endings: tuple[str, ...] = ()

    @classmethod
    def of(cls, kinds: Mapping[str, str], names: str, short: str, past_endings: tuple[str, ...] = ()) -> Vocabulary:
        """From lists of words by their kind: parted by commas, `word=number` where the number matters.

        Raises:
            ValueError: A word is listed twice.
        """
        words: dict[str, tuple[str, int]] = {}
        phrases: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
        for kind, entry in ((kind, entry.strip()) for kind, listed in kinds.items() for entry in listed.split(",")):
            word, _, number = entry.partition("=")
            if word in words:
                raise ValueError(word)
            words[word] = kind, int(number or 0)
            first, *others = word.split(" ")
            if others:
                same = phrases.setdefault(first, {})
                same[others[0]] = tuple(sorted((*same.get(others[0], ()), tuple(others)), key=len, reverse=True))
        return cls(words, phrases, frozenset(names.split()), frozenset(short.split()), past_endings)


def listed(words: Mapping[str, int]) -> str:
    """Words with their numbers, as `Vocabulary.of` takes them."""
    return ",".join(f"{word}={number}" for word, number in words.items())


def cut(text: str, vocabulary: Vocabulary, *, is_lenient: bool = False) -> Cut:
    """The pieces of a text; leniently, a name of a month or day needs no capital letter."""
    words, found = _words(text, vocabulary)
    plain = [*[word.plain for word in words], ""]
    whole, done = Cut([], [], []), 0
    for at in [at for at, word in enumerate(words) if word.is_open or plain[at + 1] in word.phrases]:
        if at < done:  # it is of the phrase before
            continue
        piece, start, end = words[at].piece, found.starts[at], found.ends[at]
        last = at + _phrase(text, start, plain, at, words[at].phrases)
        if last > at:
            piece = _known(*vocabulary.words[" ".join(plain[at : last + 1])])
            end = found.ends[last] + words[last].short_by
        if piece.kind in _DIGITS:
            piece = _in_place(text, start, piece)
        whole.take(found, done, at)
        whole.add(_lenient(piece) if is_lenient else piece, start, end)
        done = last + 1
        if piece.kind in _SHORTENED and _is_inner_stop(plain, found, done, vocabulary):
            done += 1
    whole.take(found, done)
    return whole


def _words(text: str, vocabulary: Vocabulary) -> tuple[list[_Word], Cut]:
    """The words and signs of a text, and the piece that each is by itself. None reaches over a space."""
    words, starts, ends, start = list[_Word](), list[int](), list[int](), 0
    for chunk in text.split(" "):
        if chunk.isalpha() and len(chunk) < _LONGEST:  # most are, and need no pattern
            word = _remembered(chunk, vocabulary)
            words.append(word)
            starts.append(start)
            ends.append(start + len(chunk) - word.short_by)
        elif chunk:
            for match in _PIECE.finditer(chunk):
                word = _word(match[0], vocabulary)
                words.append(word)
                starts.append(start + match.start())
                ends.append(start + match.end() - word.short_by)
        start += len(chunk) + 1
    return words, Cut([word.piece for word in words], starts, ends)


def _word(written: str, vocabulary: Vocabulary) -> _Word:
    if len(written) < _LONGEST:
        return _remembered(written, vocabulary)
    return _Word(_plain(written), _OTHER, 0, {}, is_open=False)


def _lenient(piece: Piece) -> Piece:
    """A name in any letters, which is nothing else; digits stay as they are."""
    kind = _LENIENT.get(piece.kind, piece.kind)
    return replace(piece, kind=kind, is_weak=piece.is_weak and kind == "N")


def _is_inner_stop(plain: Sequence[str], found: Cut, at: int, vocabulary: Vocabulary) -> bool:
    """Whether the next sign is the full stop of a short form, in a sentence that goes on: a number or sign follows."""
    if plain[at] != "." or found.starts[at] != found.ends[at - 1]:
        return False
    goes_on = plain[at + 1][:1].isdecimal() or plain[at + 1] in {",", "("}
    return goes_on and plain[at - 1] in vocabulary.short


def _phrase(text: str, start: int, plain: Sequence[str], at: int, phrases: _Phrases) -> int:
    """How many words more than the first make one thing; 0: none. The second half of "hari-hari" begins nothing."""
    found = phrases.get(plain[at + 1], ())
    if not found or (start and text[start - 1] == "-"):
        return 0
    return next((len(others) for others in found if [*others] == plain[at + 1 : at + 1 + len(others)]), 0)


def _in_place(text: str, start: int, piece: Piece) -> Piece:
    """Digits where they stand: glued to a letter they are part of a name; an apostrophe tells a decade ('90s)."""
    before = text[max(start - 2, 0) : start]
    if before[-1:].isalpha() and before != "FY":
        return _OTHER
    return replace(piece, is_weak=False) if piece.kind == "z" and before[-1:] in set("'\u2018\u2019") else piece


def _plain(written: str) -> str:
    return written.casefold().replace("’", "'").replace("`", "'")


@lru_cache(maxsize=20_000)  # words of news are few, and come again
def _remembered(written: str, vocabulary: Vocabulary) -> _Word:
    """What a word is wherever it stands."""
    word = _plain(written)
    base = word.removesuffix("'s")
    phrases = vocabulary.phrases.get(word, {})
    if base in vocabulary.words:
        piece, short_by = _listed(written, base, vocabulary), len(word) - len(base)
    else:
        piece, short_by = (_unlisted(written, word, vocabulary) or _OTHER), 0
    return _Word(word, piece, short_by, phrases, is_open=piece.kind in _OPEN)


def _listed(written: str, base: str, vocabulary: Vocabulary) -> Piece:
    piece = _known(*vocabulary.words[base])
    kind = piece.kind if written[0].isupper() else _CAPITAL.get(piece.kind, piece.kind)
    return replace(piece, kind=kind, is_weak=base in vocabulary.names)


def _unlisted(written: str, word: str, vocabulary: Vocabulary) -> Piece | None:
    """A number, a sign, a quarter ("Q2"), a Roman number, or a word whose ending tells the past."""
    if written[:1].isdecimal() or word.startswith("ke-"):
        return number_piece(word) if written.isascii() else None
    if written[:1] in _SIGNS:
        return Piece(_SIGNS[written[0]])
    if len(written) == 2 and written[1].isdecimal():
        return Piece("q", int(written[1]), 3) if written[0] == "Q" else Piece("b", int(written[1]), 6)
    if written.isupper() and len(written) < 6 and _ROMAN.fullmatch(written):
        return Piece("R", _roman(written))
    if vocabulary.past_endings and word.endswith("'ll"):
        return Piece(">")
    return Piece("<") if len(word) > 4 and word.endswith(vocabulary.past_endings or ("\n",)) else None


def _known(kind: str, number: int) -> Piece:
    """A word of the vocabulary: a month has its number as month, a feast its month and day."""
    if kind in "F!":
        return Piece(kind, month=number // 100, day=number % 100)
    return Piece(kind, number, number if kind in "Mä" else 0)


def _roman(written: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in written]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
