"""What the recogniser sees of a word: its letters and shape, its neighbours, and what is known of them.

What a word shows by itself is kept for words met again, so that a text costs little more than joining lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from bot.intake.names.cues import cues_of
from bot.intake.names.words import Word

_DIGIT = re.compile(r"\d")
_SIGNS = dict.fromkeys("“”„«»`", '"') | {"–": "-", "—": "-", "\u2019": "'", "\u2018": "'"}
_KEPT_WORDS = 20_000
_LONGEST_RUN = 6
_NEAR = 2
"""Words from a capital within which a word is looked at; most others belong to no name, and looking costs time."""
_FAR = [b"far"]


def shape(text: str) -> str:
    """A word's shape, runs of the same kind as one: "Xx", "X", "9"."""
    if text.isascii() and text.isalpha():  # most are, and need a tenth of the work
        return "x" if text.islower() else "X" if text.isupper() else "Xx" if text.istitle() else _mixed(text)
    return _mixed(text)


def _mixed(text: str) -> str:
    kinds = ["X" if c.isupper() else "x" if c.isalpha() else "9" if c.isdigit() else c for c in text[:20]]
    return "".join(kind for place, kind in enumerate(kinds) if place == 0 or kinds[place - 1] != kind)


class _Seen:
    """A word by itself, and as a neighbour sees it that many words before or behind it."""

    __slots__ = ("after", "after_next", "before", "before_last", "key", "own", "shape")

    def __init__(self, text: str, key: str, known: str, *, is_everyday: bool) -> None:
        if not text.isascii():
            text = text.encode("utf-8", "replace").decode()  # a lone surrogate stops the recogniser
        plain = _SIGNS.get(text, text) if not key else key if key.isalpha() else _DIGIT.sub("0", key)
        seen = (shape(text) if key else plain).replace("Xx", "Xw" if is_everyday else "Xx")
        self.key, self.shape = plain.encode(), seen.encode()
        told, before, after, self.before_last, self.after_next = _told(self.shape, cues_of(key), known)
        self.own = [b"w=" + self.key, *told, b"n=%d" % min(len(text), 6), *_ends(key.encode())]
        if key and text.isupper():
            self.own.append(b"u=" + text.encode())
        self.before, self.after = [b"-1w=" + self.key, *before], [b"1w=" + self.key, *after]


@lru_cache(_KEPT_WORDS)
def _told(shape: bytes, cues: tuple[str, ...], known: str) -> tuple[list[bytes], ...]:
    """What more than its letters tells of a word: to itself, to the words beside it, and to those next to them."""
    told = [b"s=" + shape, *[b"c=" + cue.encode() for cue in cues]]
    if known:
        told.append(b"k=" + known.encode())
    return tuple([place + each for each in told] for place in (b"", b"-1", b"1", b"-2", b"2"))


def _ends(key: bytes) -> tuple[bytes, ...]:
    """How a word begins and ends."""
    return (
        *(b"p1=" + key[:1], b"p2=" + key[:2], b"p3=" + key[:3], b"p4=" + key[:4], b"p5=" + key[:5]),
        *(b"e1=" + key[-1:], b"e2=" + key[-2:], b"e3=" + key[-3:], b"e4=" + key[-4:], b"e5=" + key[-5:]),
    )


class _Edge(_Seen):
    """Beyond a sentence's ends, and far from any capital: what is there is not looked at."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__("<", "", "", is_everyday=False)
        self.before_last = self.before = self.after = self.after_next = []


_EDGE = _Edge()


@lru_cache(_KEPT_WORDS)
def _seen(text: str, key: str, known: str, is_everyday: bool) -> _Seen:  # noqa: FBT001 - a cache is quicker so
    return _Seen(text, key, known, is_everyday=is_everyday)


def features_of(
    words: Sequence[Word], known: Sequence[str], everyday: AbstractSet[str] = frozenset()
) -> list[list[bytes]]:
    """The features of each word of a sentence; `known` is what gazetteers say of each, "" for nothing.

    `everyday` are words that are seldom names, and have a shape of their own where they begin with a capital.
    """
    capitals = [word.is_capital for word in words]
    places = [place for place, is_capital in enumerate(capitals) if is_capital]
    is_headline = len(places) > 0.6 * len([word for word in words if word.key])
    seen: list[_Seen] = [_EDGE] * len(words)
    for place in _near(places, 2 * _NEAR, len(words)):
        word = words[place]
        seen[place] = _seen(word.text, word.key, known[place], word.key in everyday)
    keys = [each.key for each in seen]
    left, first = _runs(keys, capitals)
    right, last = (found[::-1] for found in _runs(keys[::-1], capitals[::-1]))
    beside = [_EDGE, _EDGE, *seen, _EDGE, _EDGE]
    rows = [_FAR] * len(seen)
    for place in _near(places, _NEAR, len(words)):
        before_last, before, own, after, after_next = beside[place : place + 5]
        row = [
            *own.own,
            b"l=" + left[place],
            b"f=" + first[place],
            b"r=" + right[place],
            b"t=" + last[place],
            *before_last.before_last,
            *before.before,
            *after.after,
            *after_next.after_next,
            b"ws=" + before.key + b"|" + own.shape,
            b"sw=" + own.shape + b"|" + after.key,
            b"sss=" + before.shape + b"|" + own.shape + b"|" + after.shape,
        ]
        if is_headline:
            row.append(b"headline")
        if words[place].is_glued:
            row.append(b"glued")
        rows[place] = row
    return rows


def _near(places: Sequence[int], reach: int, length: int) -> list[int]:
    """The places of words that are at most so far from one of these, in order."""
    near, end = list[int](), 0
    for place in places:
        near += range(max(end, place - reach), min(place + reach + 1, length))
        end = place + reach + 1
    return near


def _runs(keys: Sequence[bytes], capitals: Sequence[bool]) -> tuple[list[bytes], list[bytes]]:
    """For each word, the word before the run of capitals that it continues, and the first of that run."""
    before, first, length = [b"<", *keys[:-1]], [*keys], 0
    for place, is_behind_capital in enumerate(capitals[:-1], 1):
        if is_behind_capital and length < _LONGEST_RUN:
            before[place], first[place] = before[place - 1], first[place - 1]
            length += 1
        else:
            length = 0
    return before, first
