"""What the recogniser sees of a word: its letters and shape, its neighbours, and what is known of them.

What a word shows by itself is kept for words met again, so that a text costs little more than joining lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from bot.intake.names.cues import cues_of
from bot.intake.names.words import Word

_DIGIT = re.compile(r"\d")
_SIGNS = dict.fromkeys("“”„«»`", '"') | {"–": "-", "—": "-", "\u2019": "'", "\u2018": "'"}
_KEPT_WORDS = 20_000
_LONGEST_RUN = 6
_NEAR = 2
"""Words from a capital within which a word is looked at; most others belong to no name, and looking costs time."""
_FAR = ["far"]
_OFFSETS = (-2, -1, 1, 2)


def shape(text: str) -> str:
    """A word's shape, runs of the same kind as one: "Xx", "X", "9"."""
    kinds = ["X" if c.isupper() else "x" if c.isalpha() else "9" if c.isdigit() else c for c in text[:20]]
    return "".join(kind for place, kind in enumerate(kinds) if place == 0 or kinds[place - 1] != kind)


class _Seen:
    """A word by itself, and as a neighbour sees it."""

    __slots__ = ("beside", "key", "own", "shape")

    def __init__(self, text: str, key: str) -> None:
        text = text.encode("utf-8", "replace").decode()  # a lone surrogate stops the recogniser
        self.key = _DIGIT.sub("0", key) if key else _SIGNS.get(text, text)
        self.shape = shape(text) if key else self.key
        cues = cues_of(key)
        ends = [
            f"{end}{size}={piece}" for size in (1, 2, 3, 4, 5) for end, piece in (("p", key[:size]), ("e", key[-size:]))
        ]
        self.own = ["w=" + self.key, "s=" + self.shape, f"n={min(len(text), 6)}", *ends, *("c=" + cue for cue in cues)]
        if key and text.isupper():
            self.own.append("u=" + text)
        self.beside = {
            offset: [f"{offset}w={self.key}", f"{offset}s={self.shape}", *(f"{offset}c={cue}" for cue in cues)]
            for offset in _OFFSETS
        }


_EDGE = _Seen("<", "")


@lru_cache(_KEPT_WORDS)
def _seen(text: str, key: str) -> _Seen:
    return _Seen(text, key)


@cache
def _told(known: str) -> dict[int, str]:
    """What gazetteers say of a word, as its neighbours see it."""
    return {offset: f"{offset}k={known}" for offset in _OFFSETS}


def features_of(words: Sequence[Word], known: Sequence[str]) -> list[list[str]]:
    """The features of each word of a sentence; `known` is what gazetteers say of each, "" for nothing."""
    seen = [_seen(word.text, word.key) for word in words]
    capitals = [word.is_capital for word in words]
    is_headline = sum(capitals) > 0.6 * sum(1 for word in words if word.key)
    keys = [word.key for word in seen]
    left, first = _runs(keys, capitals)
    right, last = (found[::-1] for found in _runs(keys[::-1], capitals[::-1]))
    told = [_told(kind) for kind in known]
    rows = []
    for place, word in enumerate(seen):
        if True not in capitals[max(0, place - _NEAR) : place + _NEAR + 1]:
            rows.append(_FAR)
            continue
        row = [*word.own, "k=" + known[place]]
        row += ("l=" + left[place], "f=" + first[place], "r=" + right[place], "t=" + last[place])
        for offset in _OFFSETS:
            at = place + offset
            if 0 <= at < len(seen):
                row += seen[at].beside[offset]
                row.append(told[at][offset])
        before, after = seen[place - 1] if place else _EDGE, seen[place + 1] if place + 1 < len(seen) else _EDGE
        row.append(f"ws={before.key}|{word.shape}")
        row.append(f"sw={word.shape}|{after.key}")
        row.append(f"sss={before.shape}|{word.shape}|{after.shape}")
        row += [sign for sign, holds in (("headline", is_headline), ("glued", words[place].is_glued)) if holds]
        rows.append(row)
    return rows


def _runs(keys: Sequence[str], capitals: Sequence[bool]) -> tuple[list[str], list[str]]:
    """For each word, the word before the run of capitals that it continues, and the first of that run."""
    before: list[str] = []
    first: list[str] = []
    length = 0
    for place, key in enumerate(keys):
        length = length + 1 if place and capitals[place - 1] and length < _LONGEST_RUN else 0
        before.append(before[-1] if length else keys[place - 1] if place else "<")
        first.append(first[-1] if length else key)
    return before, first
