"""What stays in memory for good, which garbage collections need not look at each time."""

from __future__ import annotations

import gc
from functools import cache

_NEW = 20_000
"""New things at which the young ones are collected, which takes some 3 ms."""


def leave_alone() -> None:
    """Let collections pass over everything there is now: libraries, catalogues, word lists.

    Everybody who asks waits for a full one: it took 40 to 90 ms with the libraries alone, 150 with the word lists of
    intake, and takes less than 10 without them. What is left is looked at more seldom: an analysis makes thousands of
    small things that live no longer than it does.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW)


@cache
def leave_words_alone(language: str) -> None:
    """The same once for each language, after its first article has loaded what its analysis knows."""
    _ = language
    leave_alone()
