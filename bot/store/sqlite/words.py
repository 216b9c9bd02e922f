"""Words as they are indexed, and as they are looked for.

Both sides are folded here and not by the engine, so that every engine finds the same. What people type becomes quoted
tokens of letters and digits: nothing of it can reach the query language of FTS5.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.wording import folded

# No word: folding leaves letters and digits only. It keeps a phrase from running on from one text into the next.
_BREAK = " ¦ "


def indexed(texts: Iterable[str]) -> str:
    """The words of several texts (or languages), as an index holds them."""
    return _BREAK.join(map(folded, texts))


def match_all(words: str) -> str:
    """A query for texts that hold all of these words, in any order; "" where there are no words."""
    return " ".join(f'"{word}"' for word in dict.fromkeys(folded(words).split()))


def match_any(phrases: Iterable[str]) -> str:
    """A query for texts that hold any of these phrases, word beside word; "" where there are no words."""
    return " OR ".join(f'"{phrase}"' for phrase in dict.fromkeys(map(folded, phrases)) if phrase)
