"""Whether two texts are the same story, in the pages of several outlets.

A text is its runs of five words. Their smallest hashes, one for each of 32 parts of the hash's range, stand for it,
two by two: texts that share one such pair are worth comparing, so that a store finds them by equality and without
reading a million texts. The comparison itself is exact.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

SAME_STORY = 0.5
"""Least likeness at which two texts go back to one."""
RUN = 5
"""Words in a run: fewer are shared by chance, more by nothing that an editor has touched."""
BANDS = 16
_BINS = 2 * BANDS
_MOST_WORDS = 20_000
_LARGEST = b"\xff" * 9  # beyond every digest
_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """Numbers below 2**63, one for each band; texts that are alike nearly always have one in common, in its place.

    Of two texts that share half of their runs it finds 99 of 100, a third 85. Empty where a text has no run.
    """
    smallest: dict[int, bytes] = {}
    for digest in [_digest(run) for run in runs(text)]:
        part = digest[-1] % _BINS
        if digest < smallest.get(part, _LARGEST):
            smallest[part] = digest
    least = [_number(smallest[part]) // _BINS if part in smallest else None for part in range(_BINS)]
    filled = _filled(least)
    return tuple(
        _number(_digest(f"{band} {one} {other}")) >> 1
        for band, (one, other) in enumerate(zip(filled[::2], filled[1::2], strict=True))
    )


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=8).digest()


def _number(digest: bytes) -> int:
    """A digest as the number that it is; of two, the smaller is so as bytes and as a number."""
    return int.from_bytes(digest, "big")


def likeness(one: str, other: str) -> float:
    """The share of the shorter text's runs that the longer one has, from 0 to 1: a text cut short is still the same."""
    shorter, longer = sorted((runs(one), runs(other)), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def runs(text: str) -> frozenset[str]:
    """Every run of five words, as far as a long text is read; a shorter text is one run."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())[:_MOST_WORDS]
    if len(words) <= RUN:
        return frozenset([" ".join(words)] if words else [])
    return frozenset(map(" ".join, zip(*(words[at:] for at in range(RUN)), strict=False)))


def _filled(least: list[int | None]) -> list[int]:
    """Give each part without a hash that of the next that has one, marked by the distance (as densified hashing does)."""
    known = next(((place, number) for place, number in enumerate(least) if number is not None), None)
    if known is None:
        return []
    distance, nearest = known  # behind the last comes the first
    filled: list[int] = []
    for number in reversed(least):
        distance, nearest = (distance + 1, nearest) if number is None else (0, number)
        filled.append(nearest + (distance << 64))
    return filled[::-1]
