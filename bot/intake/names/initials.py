"""Initials that a text explains itself: in news on taxes "PBB" may be the land tax, and not the United Nations.

Only what stands in brackets right behind the words that it abbreviates is believed, letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.intake.names.words import Line, Word
from bot.intake.names.world import world

_SHORTEST, _LONGEST = 2, 6
_UNCOUNTED = frozenset({"dan", "untuk", "atas", "and", "of", "for", "the", "on"})


def explained(lines: Iterable[Line]) -> frozenset[str]:
    """Folded initials that stand for something in this text which the world does not call so."""
    return frozenset(key for line in lines for key in _explained(line.words))


def _explained(words: Sequence[Word]) -> Iterator[str]:
    for at in [at for at, word in enumerate(words[:-2]) if at and word.text == "("]:
        short = words[at + 1]
        if words[at + 2].text != ")" or not short.text.isupper() or not _SHORTEST <= len(short.key) <= _LONGEST:
            continue
        full = _abbreviated(words[:at], short.key)
        entity = world().names.get(short.key)
        if full and entity and world().names.get(full) != entity:
            yield short.key


def _abbreviated(words: Sequence[Word], initials: str) -> str:
    """The words at the end that these are the initials of, folded; "": they are of none."""
    first, left = len(words), initials
    while left and first:
        first -= 1
        key = words[first].key
        if not key or (key[0] != left[-1] and key not in _UNCOUNTED):
            return ""
        left = left if key in _UNCOUNTED else left[:-1]
    return "" if left else " ".join(word.key for word in words[first:])
