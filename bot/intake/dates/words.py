"""A text cut into what time is told with: numbers, names of months and days, units, small words.

Each piece has a kind of one letter, so that a grammar can say which orders mean a date as patterns of letters. What no
date is made of is a piece too (`x`): it keeps apart what stands on its two sides. Most words are that, so what a word
is is remembered by its form, and only the others are looked at where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.intake.dates.pieces import Piece, number_piece

_PIECE = re.compile(
    r"(?=\d)(?:(?<!\w)(?:[1-4]Q|[12]H|[369]M(?=\d))(?:(?:20)?\d\d)?\b"
    r"|\d{4}-\d{1,2}-\d{1,2}(?:T[\d:.+Z-]{2,40})?(?!\w|[./-]\w)"
    r"|(?:\b|(?<=\bFY))\d{4}-\d\d(?!\w|[./-]\w)"
    r"|\d{1,4}(?P<sign>[-./])\d{1,2}(?P=sign)\d{1,4}(?!\w|[./-]\w)"
    r"|\d+(?:[.,:/]\d+)*(?:-?an\b|[’']?s\b|st\b|nd\b|rd\b|th\b)?)"
    r"|(?=[apkQHF])(?:\b[ap]\.m\b\.?|ke-\d{1,2}\b|\b[QH][1-4]\b|\bFY(?=[ -]?\d))"
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
_CAPITAL = {"M": "m", "ä": "m", "W": "V", "X": "P"}
"""What a name becomes when it is written small."""
_LENIENT = {"m": "M", "ä": "M", "V": "W"}
_DIGITS = "dnyzNScoI"  # kinds that are written in digits
_SHORTENED = "MämWVLJP#TZ~"  # kinds of which a vocabulary has short forms
_ROMAN = re.compile(r"X{0,2}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


_OTHER = Piece("x")


@dataclass(frozen=True, slots=True)
class Cut:
    """The pieces of a text, and the first character of each and the one past its last."""

    pieces: list[Piece]
    starts: list[int]
    ends: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of a language: the kind and number of each, in lower case."""

    words: Mapping[str, tuple[str, int]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]  # by their first word, the longest first
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
        phrases: dict[str, list[tuple[str, ...]]] = {}
        for kind, entry in ((kind, entry.strip()) for kind, listed in kinds.items() for entry in listed.split(",")):
            word, _, number = entry.partition("=")
            if word in words:
                raise ValueError(word)
            words[word] = kind, int(number or 0)
            first, *others = word.split(" ")
            if others:
                phrases.setdefault(first, []).append(tuple(others))
        fixed = {first: tuple(sorted(others, key=len, reverse=True)) for first, others in phrases.items()}
        return cls(words, fixed, frozenset(names.split()), frozenset(short.split()), past_endings)


def listed(words: Mapping[str, int]) -> str:
    """Words with their numbers, as `Vocabulary.of` takes them."""
    return ",".join(f"{word}={number}" for word, number in words.items())


def cut(text: str, vocabulary: Vocabulary, *, is_lenient: bool = False) -> Cut:
    """The pieces of a text; leniently, a name of a month or day needs no capital letter."""
    found = list(_PIECE.finditer(text))
    whole = Cut([], [], [])
    at = 0
    while at < len(found):
        start, end = found[at].span()
        piece, short_by, phrases = _remembered(found[at][0] if end - start < _LONGEST else "", vocabulary)
        if piece is _OTHER and not phrases:  # most are
            whole.pieces.append(piece)
            whole.starts.append(start)
            whole.ends.append(end)
            at += 1
            continue
        more = _phrase(text, found, at, phrases) if phrases else 0
        if more:
            piece, short_by = (
                _known(*vocabulary.words[" ".join(_plain(each[0]) for each in found[at : at + 1 + more])]),
                0,
            )
        if piece.kind in _DIGITS:
            piece = _in_place(text, start, piece)
        whole.pieces.append(_lenient(piece) if is_lenient else piece)
        whole.starts.append(start)
        at += 1 + more
        whole.ends.append(found[at - 1].end() - short_by)
        if piece.kind in _SHORTENED and _is_inner_stop(found, at, vocabulary):
            at += 1
    return whole


def _lenient(piece: Piece) -> Piece:
    """A name in any letters, which is nothing else; digits stay as they are."""
    kind = _LENIENT.get(piece.kind, piece.kind)
    return replace(piece, kind=kind, is_weak=piece.is_weak and kind == "N")


def _is_inner_stop(found: Sequence[re.Match[str]], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the next sign is the full stop of a short form, in a sentence that goes on: a number or sign follows."""
    if at + 1 >= len(found) or found[at][0] != "." or found[at].start() != found[at - 1].end():
        return False
    goes_on = found[at + 1][0][0].isdecimal() or found[at + 1][0] in {",", "("}
    return goes_on and _plain(found[at - 1][0]) in vocabulary.short


def _phrase(text: str, found: Sequence[re.Match[str]], at: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    """How many words more than the first make one thing; 0: none. The second half of "hari-hari" begins nothing."""
    start = found[at].start()
    if start and text[start - 1] == "-":
        return 0
    second = _plain(found[at + 1][0]) if at + 1 < len(found) else ""
    for others in phrases:
        following = found[at + 2 : at + 1 + len(others)]
        if second == others[0] and tuple(_plain(each[0]) for each in following) == others[1:]:
            return len(others)
    return 0


def _in_place(text: str, start: int, piece: Piece) -> Piece:
    """Digits where they stand: glued to a letter they are part of a name; an apostrophe tells a decade ('90s)."""
    before = text[max(start - 2, 0) : start]
    if before[-1:].isalpha() and before != "FY":
        return _OTHER
    return replace(piece, is_weak=False) if piece.kind == "z" and before[-1:] in set("'\u2018\u2019") else piece


def _plain(written: str) -> str:
    return written.casefold().replace("’", "'").replace("`", "'")


@lru_cache(maxsize=20_000)  # words of news are few, and come again
def _remembered(written: str, vocabulary: Vocabulary) -> tuple[Piece, int, tuple[tuple[str, ...], ...]]:
    """What a word is wherever it stands; how many letters of it are an ending; and phrases that it may begin."""
    word = _plain(written)
    base = word.removesuffix("'s")
    phrases = vocabulary.phrases.get(word, ())
    if base not in vocabulary.words:
        return _unlisted(written, word, vocabulary) or _OTHER, 0, phrases
    piece = _known(*vocabulary.words[base])
    kind = piece.kind if written[0].isupper() else _CAPITAL.get(piece.kind, piece.kind)
    return replace(piece, kind=kind, is_weak=base in vocabulary.names), len(word) - len(base), phrases


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
    return Piece("<") if len(word) > 4 and word.endswith(vocabulary.past_endings or ("\n",)) else None


def _known(kind: str, number: int) -> Piece:
    """A word of the vocabulary: a month has its number as month, a feast its month and day."""
    if kind in "F!":
        return Piece(kind, month=number // 100, day=number % 100)
    return Piece(kind, number, number if kind in "Mä" else 0)


def _roman(written: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in written]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
