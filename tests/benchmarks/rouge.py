"""ROUGE-1, ROUGE-2 and ROUGE-L, as F1 over words without case: how much two texts share.

Written out, since the usual package stems English words and drops letters beyond ASCII, which Indonesian names have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words that are compared."""
    return _WORD.findall(text.casefold())


def rouge(made: str, reference: str) -> tuple[float, float, float]:
    """ROUGE-1, ROUGE-2 and ROUGE-L of a text against a reference, from 0 to 1."""
    ours, theirs = words(made), words(reference)
    common = _longest_common(ours, theirs)
    return _overlap(ours, theirs, 1), _overlap(ours, theirs, 2), _f1(common, len(ours), len(theirs))


def _overlap(ours: Sequence[str], theirs: Sequence[str], size: int) -> float:
    one, other = (Counter(zip(*(each[at:] for at in range(size)), strict=False)) for each in (ours, theirs))
    return _f1((one & other).total(), one.total(), other.total())


def _f1(shared: int, ours: int, theirs: int) -> float:
    return 2 * shared / (ours + theirs) if shared else 0.0


def _longest_common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(theirs) + 1)
    for word in ours:
        before = 0
        for at, other in enumerate(theirs, 1):
            before, row[at] = row[at], before + 1 if word == other else max(row[at], row[at - 1])
    return row[-1]
