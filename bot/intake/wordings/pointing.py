"""What "the current war" or "perang itu" points at: what the article named before, or nothing.

A briefing is read on another day and without the article, so such words mean nothing there. They give way to the words
with which the article itself named the war before, as long as it named one only, in the sentence before too, and none
in words that cannot be read; else the clause has no wording.
"""

from __future__ import annotations

from itertools import islice

from bot.intake.found import FoundClaim, FoundName
from bot.intake.texts import ReadText
from bot.intake.wordings.items import Item, Known, items_of, words_in
from bot.intake.wordings.lexicon import Lexicon, lexicon
from bot.intake.wordings.meanings import Meanings
from bot.intake.wordings.phrases import Phrases
from bot.intake.wordings.tables import Table

_BEHIND = Table(
    (phrase, None) for phrase in ("saat ini", "sekarang", "ini", "itu", "tersebut", "yang sedang berlangsung")
)
_BEFORE = Table((phrase, None) for phrase in ("the current", "the ongoing", "the present", "this", "that"))
_POINTERS = frozenset({"ini", "itu", "tersebut", "sekarang", "sedang", "current", "ongoing", "present", "this", "that"})
_MOST = 40
"""Sentences with such a noun that are read before a claim; behind more of them, no wording."""
_LINKS = frozenset(
    {"antara", "dari", "dengan", "di", "dan", "ke", "melawan", "oleh", "pada", "terhadap", "untuk", "yang", "-nya"}
    | {"against", "and", "at", "between", "by", "for", "from", "in", "of", "on", "over", "to", "with", "'s"}
)
"""What may say of which war a phrase speaks itself."""
_NOT_THERE = frozenset(
    {"tidak", "tak", "bukan", "belum", "tanpa", "not", "no", "never", "without", "cannot", "n't"}
    | {"setelah", "sesudah", "usai", "seusai", "pasca", "sebelum", "sejak", "after", "since", "following", "before"}
)
"""In the sentence before, these make another war of the one that it names, or none."""
_LONGEST_NOUN = 6
"""Words of a noun, at most."""
_LEAD = 4
"""Words of a phrase before its noun, at most: whose it is."""


def with_named(items: tuple[Item, ...], claim: FoundClaim, text: ReadText, found: Known) -> tuple[Item, ...]:
    """The clause with what it points at by name, or as it is."""
    words = words_in(items)
    if not _POINTERS & set(words):
        return items
    known = lexicon(text.language)
    for at in _near(words, text.language):
        for start, noun, end in _pointing(words, at, text.language, known):
            named = () if _is_named(items, end) else _meant(noun, claim, text, found, known)
            if named:
                return (*items[:start], *named, *items[end:])
    return items


def _near(words: tuple[str, ...], language: str) -> list[int]:
    """Where a noun may begin that a pointing word stands behind, or in English before."""
    places = [at for at, word in enumerate(words) if word in _POINTERS]
    reach = range(-_LONGEST_NOUN, 0) if language == "id" else range(1, 2)
    return sorted({at + by for at in places for by in reach if 0 <= at + by < len(words)})


def _is_named(items: tuple[Item, ...], end: int) -> bool:
    """Whether the clause itself says behind a phrase of which war it speaks."""
    return any(item.word in _LINKS or item.found is not None for item in items[end : end + 1])


def _pointing(words: tuple[str, ...], at: int, language: str, known: Lexicon) -> list[tuple[int, tuple[str, ...], int]]:
    """The phrases whose noun stands here and that point back: where they begin, the noun, where they end."""
    nouns = {end for end, (noun, _) in known.nouns.longest(words, at) if noun.number == "t" and "e" in noun.kinds}
    if language == "id":
        return [(at, words[at:end], last) for end in nouns for last, _ in _BEHIND.longest(words, end)]
    leads = [start for start in range(max(0, at - 2), at) if any(end == at for end, _ in _BEFORE.at(words, start))]
    return [(start, words[at:end], end) for end in nouns for start in leads]


def _meant(noun: tuple[str, ...], claim: FoundClaim, text: ReadText, found: Known, known: Lexicon) -> tuple[Item, ...]:
    """The words with which the sentence before names it, as does all that was said of such a thing; none: in doubt."""
    before = [sentence for sentence in text.sentences if sentence.end <= claim.evidence.start]
    with_noun = (sentence for sentence in reversed(before) if noun[0] in sentence.text.casefold())
    nearest = list(islice(with_noun, _MOST + 1))
    is_once = claim.evidence.of(text.whole).casefold().count(noun[0]) == 1
    if not is_once or not nearest or nearest[0] != before[-1] or len(nearest) > _MOST:
        return ()
    read = [items_of(sentence, text.whole, text.language, found) for sentence in nearest]
    if _NOT_THERE & set(words_in(read[0])):
        return ()
    named = [_named(noun, items, text.language, known) for items in read]
    different = {key: items for each in named for key, items in each.items()}
    return different.popitem()[1] if named[0] and len(different) == 1 else ()


def _named(
    noun: tuple[str, ...], items: tuple[Item, ...], language: str, known: Lexicon
) -> dict[tuple[str, ...], tuple[Item, ...]]:
    """The words with which a sentence says whose or against whom each is, by what they say; none where it does not.

    What only points back says nothing.
    """
    words = words_in(items)
    phrases = Phrases(language, items, Meanings(language, {}).of)
    named: dict[tuple[str, ...], tuple[Item, ...]] = {} if items else {(): ()}
    for at in range(len(words)):
        if words[at : at + len(noun)] != noun:
            continue
        spans = [(start, end) for start in range(max(0, at - _LEAD), at + 1) for end, _ in phrases.at(start)]
        held = [items[start:end] for start, end in spans if end > at and _has_name(items[start:end])]
        if held := [each for each in held if words_in(each).count(noun[0]) == 1]:
            longest = max(held, key=len)
            named[tuple(_key(item) for item in longest)] = longest
        elif all(_is_named(items, end) for _, _, end in _pointing(words, at, language, known)):
            named[()] = ()
    return named


def _key(item: Item) -> str:
    return item.found.entity or item.found.text if isinstance(item.found, FoundName) else item.word


def _has_name(items: tuple[Item, ...]) -> bool:
    return any(isinstance(item.found, FoundName) for item in items)
