"""What "the current war" or "perang itu" points at: what the article named before, or nothing.

A briefing is read on another day and without the article, so such words mean nothing there. They give way to the words
with which the article itself named the war before, as long as it named one only; else the clause has no wording.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.intake.found import FoundClaim, FoundName
from bot.intake.texts import ReadText
from bot.intake.wordings.items import Found, Item, items_of, words_in
from bot.intake.wordings.lexicon import Lexicon, lexicon
from bot.intake.wordings.meanings import Meanings
from bot.intake.wordings.phrases import Phrases
from bot.intake.wordings.tables import Table

_BEHIND = Table(
    (phrase, None) for phrase in ("saat ini", "sekarang", "ini", "itu", "tersebut", "yang sedang berlangsung")
)
_BEFORE = Table((phrase, None) for phrase in ("the current", "the ongoing", "the present", "this", "that"))
_POINTERS = frozenset({"ini", "itu", "tersebut", "sekarang", "sedang", "current", "ongoing", "present", "this", "that"})
_LOOKED_BACK = 40
"""Sentences before a claim that are looked at."""
_LEAD = 4
"""Words of a phrase before its noun, at most: whose it is."""


def with_named(items: tuple[Item, ...], claim: FoundClaim, text: ReadText, found: Sequence[Found]) -> tuple[Item, ...]:
    """The clause with what it points at by name, or as it is."""
    words = words_in(items)
    if not _POINTERS & set(words):
        return items
    known = lexicon(text.language)
    for at in range(len(words)):
        for start, noun, end in _pointing(words, at, text.language, known):
            before = {_named(noun, sentence, text.language) for sentence in _sentences(noun, claim, text, found)}
            before.discard(())
            if len(before) == 1:
                return (*items[:start], *before.pop(), *items[end:])
    return items


def _pointing(words: tuple[str, ...], at: int, language: str, known: Lexicon) -> list[tuple[int, tuple[str, ...], int]]:
    """The phrases whose noun stands here and that point back: where they begin, the noun, where they end."""
    nouns = {end for end, (noun, _) in known.nouns.longest(words, at) if noun.number == "t" and "e" in noun.kinds}
    if language == "id":
        return [(at, words[at:end], last) for end in nouns for last, _ in _BEHIND.longest(words, end)]
    leads = [start for start in range(max(0, at - 2), at) if any(end == at for end, _ in _BEFORE.at(words, start))]
    return [(start, words[at:end], end) for end in nouns for start in leads]


def _sentences(
    noun: tuple[str, ...], claim: FoundClaim, text: ReadText, found: Sequence[Found]
) -> list[tuple[Item, ...]]:
    """The sentences before a claim that have this noun."""
    before = [each for each in text.sentences if each.end <= claim.evidence.start][-_LOOKED_BACK:]
    return [items_of(each, text.whole, text.language, found) for each in before if noun[0] in each.text.casefold()]


def _named(noun: tuple[str, ...], items: tuple[Item, ...], language: str) -> tuple[Item, ...]:
    """The words with which a sentence says whose or against whom it is; none where it does not."""
    words = words_in(items)
    phrases = Phrases(language, items, Meanings(language, {}).of)
    for at in range(len(words)):
        if words[at : at + len(noun)] != noun:
            continue
        spans = [(start, end) for start in range(max(0, at - _LEAD), at + 1) for end, _ in phrases.at(start)]
        named = [(end - start, start, end) for start, end in spans if end > at and _has_name(items[start:end])]
        if named:
            _, start, end = max(named)
            return items[start:end]
    return ()


def _has_name(items: tuple[Item, ...]) -> bool:
    return any(isinstance(item.found, FoundName) for item in items)
