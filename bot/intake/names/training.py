"""A marked sentence as the recogniser learns from it: seen through the very features that it will be read by."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from bot.domain.news import Entity
from bot.intake.names.features import features_of
from bot.intake.names.gazetteer import hits, kinds_of
from bot.intake.names.words import Line, line_of


class Nobody:
    """An empty store: only the world is known."""

    def entities_with_names(self, names: Iterable[str]) -> dict[str, list[Entity]]:
        """Nobody."""
        del names
        return {}

    def beginning_names(self, words: Iterable[str]) -> set[str]:
        """None."""
        del words
        return set()


def line_and_kinds(text: str, language: str) -> tuple[Line, list[str]]:
    """The words of a sentence, and what gazetteers say of each."""
    line = line_of(text, language)
    return line, kinds_of(line, hits([line], Nobody()))


def example(
    text: str, language: str, names: Iterable[tuple[int, int, str]], everyday: AbstractSet[str] = frozenset()
) -> tuple[list[list[bytes]], list[str]]:
    """Features and tags of the words of a sentence; a name is given by where it begins and ends, and its kind.

    `everyday` are the words that are seldom names to the model that learns.
    """
    line, known = line_and_kinds(text, language)
    tags = ["O"] * len(line.words)
    for start, end, kind in names:
        inside = [place for place, word in enumerate(line.words) if word.start < end and start < word.end]
        for place in inside:
            tags[place] = f"{'B' if place == inside[0] else 'I'}-{kind}"
    return features_of(line.words, known, everyday), tags
