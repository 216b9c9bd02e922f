"""Phrases and what they mean, found by their first word; words as they are compared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from bot.intake.texts import WORD

Entry = TypeVar("Entry")


class Table(Generic[Entry]):
    """Entries by the words that they are written with, capitals or not."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        """Take in pairs of a phrase and what it means; a phrase may mean several things."""
        self._phrases: dict[tuple[str, ...], list[Entry]] = {}
        for phrase, entry in entries:
            self._phrases.setdefault(words_of(phrase), []).append(entry)
        lengths: dict[str, set[int]] = {}
        for words in filter(None, self._phrases):
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: sorted(some, reverse=True) for first, some in lengths.items()}
        self._empty = self._phrases.get((), [])

    @property
    def words(self) -> frozenset[str]:
        """Every word of its phrases."""
        return frozenset(word for phrase in self._phrases for word in phrase)

    @property
    def first_words(self) -> frozenset[str]:
        """The words that begin its phrases."""
        return frozenset(self._lengths)

    def at(self, words: tuple[str, ...], at: int) -> list[tuple[int, Entry]]:
        """What begins at a place, with where it ends; the longest first."""
        lengths = self._lengths.get(words[at]) if at < len(words) else None
        if lengths is None:  # most words begin no phrase of a table
            return [(at, entry) for entry in self._empty] if self._empty else []
        fitting = [length for length in lengths if at + length <= len(words)]
        found = [(at + length, entry) for length in fitting for entry in self._phrases.get(words[at : at + length], ())]
        return found + [(at, entry) for entry in self._empty]

    def whole(self, words: tuple[str, ...]) -> Entry | None:
        """What all of these words mean."""
        return next((entry for end, entry in self.at(words, 0) if end == len(words) > 0), None)

    def longest(self, words: tuple[str, ...], at: int) -> list[tuple[int, Entry]]:
        """Only what the longest phrase means: "security forces" is never "security" and "forces"."""
        found = self.at(words, at)
        return [pair for pair in found if pair[0] == found[0][0]]


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: no case, one apostrophe, the possessive apart."""
    if text.replace(" ", "").isalpha():  # as most phrases of the lexicon are, of which there are thousands
        return tuple(text.casefold().split())
    return tuple(word for token in WORD.findall(text) for word in parted(token))


def parted(word: str) -> tuple[str, ...]:
    """A word as it is compared, its possessive ending apart."""
    plain = word.casefold().replace("’", "'")
    return (plain[:-2], "'s") if plain.endswith("'s") and len(plain) > 2 else (plain,)
