"""Words as they are indexed, and as they are looked for.

Both sides are folded here and not by the engine, so that every engine finds the same. What people type becomes quoted
tokens of letters and digits: nothing of it can reach the query language of FTS5.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    return " OR ".join(f'"{phrase}"' for phrase in phrases_of(phrases))


def phrases_of(phrases: Iterable[str]) -> Sequence[str]:
    """Phrases as an index holds their words, without those that have none."""
    return [phrase for phrase in dict.fromkeys(map(folded, phrases)) if phrase]


def holds_phrase(words: str, phrases: Sequence[str]) -> bool:
    """Whether a text, as an index holds it, has any of these phrases (`phrases_of`): what `match_any` asks an index."""
    return any(f" {phrase} " in f" {words} " for phrase in phrases)
