"""A clause as the grammar reads it: words, and in place of some of them names, dates and figures.

Punctuation at the ends is no part of what is said, nor are words that only join a sentence to the one before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.domain.news import EntityKind
from bot.intake.fleeting import fleeting
from bot.intake.found import FoundDate, FoundFigure, FoundName
from bot.intake.texts import WORD, Span
from bot.intake.wordings.lexicon import lexicon, own_endings
from bot.intake.wordings.tables import Table, parted, words_of

LONGEST = 60
"""Items of the longest clause that is read; no pattern is as long."""

Found = FoundName | FoundDate | FoundFigure
_NAMED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE})
_ASIDE = re.compile(
    r"(?<=\w) ?\((?:[A-Z][A-Za-z]{0,10}[A-Z]|bps|Persero|(?P<short>[A-Za-z][a-z]{2,11}))\)|(?<=[\w)]) Tbk\b"
)
"""An abbreviation in brackets behind what it is short for, or a company's form; it says nothing that is not said."""
_PLANNED, _WILL, _NEAR = "rencananya", "akan", 10
"""A word that says no more than the one for what will be, which follows it within so many words."""
_FAR = 60
"""Characters before an abbreviation in which stands what it is short for."""
_ONE_WORD = frozenset(
    {"hanya", "kabarnya", "katanya", "tampaknya", "rupanya", "rencananya", "akibatnya", "hasilnya", "adanya"}
    | {"akhirnya", "khususnya", "umumnya", "utamanya", "misalnya", "sebelumnya", "sebenarnya", "seharusnya"}
)
"""Words that may look like a noun with whose it is; some of them take back what is said."""
_EDGES = frozenset(".,;:!\"“”’'«»–—-")  # no question mark: what is asked is not said; no ellipsis: more was said
_JOINING = {
    "id": Table(
        (phrase, None)
        for phrase in (
            *("selain itu", "sementara itu", "sementara", "namun", "namun demikian", "meski demikian", "tetapi"),
            *("di sisi lain", "dengan demikian", "adapun", "dan", "bahwa", "sebagai informasi", "di samping itu"),
            *("sebab", "pasalnya", "karena itu", "oleh karena itu", "oleh sebab itu", "untuk itu", "akibatnya"),
            *("kendati demikian", "kendati begitu", "meski begitu", "akan tetapi", "tapi", "lebih lanjut", "alhasil"),
            *("artinya", "kali ini", "begitu juga", "demikian juga", "bahkan", "padahal", "sebaliknya", "terakhir"),
            *("diketahui sebelumnya", "sebelumnya diketahui"),
            *("hingga kini", "hingga saat ini", "sampai kini", "sampai saat ini"),
            *("diberitakan sebelumnya", "sebelumnya diberitakan", "sebagaimana diketahui", "seperti diberitakan"),
            *("untuk diketahui", "seperti diketahui", "tak hanya itu", "tidak hanya itu", "sebagai informasi tambahan"),
            *("sebagai tambahan informasi", "lebih rinci", "menariknya", "uniknya"),
            *(
                f"{lead} kesempatan {end}"
                for lead in ("dalam", "pada")
                for end in ("itu", "tersebut", "ini", "yang sama")
            ),
        )
    ),
    "en": Table(
        (phrase, None)
        for phrase in (
            *("in addition", "meanwhile", "however", "but", "and", "that", "moreover", "nevertheless"),
            *("on the other hand", "furthermore", "additionally", "therefore", "as a result", "consequently"),
        )
    ),
}


LEVEL = "<level>"
"""The word of an amount that is told as one to reach or to pass: "fell below 5 percent" is not by less than that."""
_LEVELS = re.compile(r"(?:di bawah|di atas|hingga|sampai|below|under|above)\b", re.IGNORECASE)


@fleeting(frozen=True, slots=True)
class Item:
    """A word as it is compared, or a span whose meaning is known; its word is then a sign that no lexicon has."""

    word: str
    found: Found | None = None


def words_in(items: Sequence[Item]) -> tuple[str, ...]:
    """The words of items, for tables."""
    return tuple(item.word for item in items)


class Known:
    """What was found in a text, in its order, so that no claim looks at all of it."""

    def __init__(self, found: Iterable[Found]) -> None:
        """Take in names, dates and figures in any order; of those that begin together the longest stands first."""
        self._spans = sorted(found, key=lambda one: (one.start, -one.end))
        self._starts = [one.start for one in self._spans]
        self._longest = max((one.end - one.start for one in self._spans), default=0)

    def near(self, within: Span) -> Iterator[Found]:
        """Those that meet a span."""
        first = bisect_left(self._starts, within.start - self._longest)
        last = bisect_left(self._starts, within.end)
        return (one for one in self._spans[first:last] if within.start < one.end)


def items_of(said: Span, text: str, language: str, found: Known) -> tuple[Item, ...]:
    """What is said, item by item; empty where it is longer than any pattern."""
    if said.end - said.start > 20 * LONGEST:
        return ()
    asides = list(_asides(said, text))
    items = list(_items(text, said, [*asides, *_apart(said, found, asides, language)], language))
    while items and items[-1].word in _EDGES:
        items.pop()
    start = 0
    while start < len(items) and items[start].word in _EDGES:
        start += 1
    start = _after_joining(words_in(items), start, language)
    return tuple(items[start:]) if len(items) - start <= LONGEST else ()


def _asides(said: Span, text: str) -> Iterator[Span]:
    """What only says again, shorter, what it stands behind."""
    if text.find("(", said.start, said.end) < 0 and text.find("Tbk", said.start, said.end) < 0:
        return  # the common case, without a look at every character
    for match in _ASIDE.finditer(text, said.start, said.end):
        short = match["short"]
        if short is None or _is_short_for(short, text[max(0, match.start() - _FAR) : match.start()]):
            yield Span(*match.span())


def _is_short_for(short: str, before: str) -> bool:
    """Whether a word is made of pieces of the words before it: "Menkeu" of "Menteri Keuangan"."""
    words = before.casefold().split()[::-1]
    for count in range(2, len(words) + 1):
        rest, phrase = short.casefold(), words[:count][::-1]
        for word in phrase:
            taken = 0
            while taken < min(len(rest), len(word)) and rest[taken] == word[taken]:
                taken += 1
            rest = rest[taken:]
        if not rest and short[0].casefold() == phrase[0][0]:
            return True
    return False


def _apart(within: Span, found: Known, asides: Sequence[Span], language: str) -> list[Found]:
    """The spans within a clause in their order; of two that meet, the first and longest."""
    chosen: list[Found] = []
    for whole in found.near(within):
        one = _without(whole, asides)
        if isinstance(one, FoundName) and (one.kind not in _NAMED or _is_noun(one, language)):
            continue  # an event or object has no name that both languages know; its words may have a meaning
        is_aside = any(aside.meets(one) for aside in asides)
        if within.holds(one) and not is_aside and not (chosen and chosen[-1].meets(one)):
            chosen.append(one)
    return chosen


def _is_noun(name: FoundName, language: str) -> bool:
    """Whether an Indonesian name is none but a noun with a capital: "Piala Dunia", "IHSG"."""
    return (
        language == "id"
        and name.kind is not EntityKind.PERSON
        and lexicon("id").nouns.whole(words_of(name.text)) is not None
        and lexicon("id").places.whole(words_of(name.text)) is None
    )


def _without(one: Found, asides: Sequence[Span]) -> Found:
    """A name without the abbreviation that follows it."""
    aside = next((aside for aside in asides if one.start < aside.start < one.end), None)
    if aside is None or not isinstance(one, FoundName):
        return one
    return replace(one, end=aside.start, text=one.text[: aside.start - one.start])


def _items(text: str, within: Span, spans: Sequence[Span], language: str) -> Iterator[Item]:
    at = within.start
    for one in sorted(spans, key=lambda span: span.start):
        yield from _words(text, at, one.start, language)
        if isinstance(one, FoundName | FoundDate | FoundFigure):
            is_level = isinstance(one, FoundFigure) and _LEVELS.match(text, one.start)
            yield Item(LEVEL if is_level else f"<{type(one).__name__}>", one)
        at = one.end
    yield from _words(text, at, within.end, language)


def _words(text: str, start: int, end: int, language: str) -> Iterator[Item]:
    if start >= end:
        return
    items = [item for token in WORD.findall(text, start, end) for item in _in_word(token, language)]
    if len(items) > 1 and items[0].word == "'" and items[1].word == "s":
        items[:2] = [Item("'s")]  # the possessive of a name, which the span of the name leaves apart
    yield from items


@lru_cache(maxsize=4096)
def _in_word(token: str, language: str) -> tuple[Item, ...]:
    """The items that a word makes, with endings of its own."""
    words = parted(token)
    if language == "id":
        words = tuple(part for word in words for part in _without_own(word))
    return tuple(map(Item, words))


def _without_own(word: str) -> tuple[str, ...]:
    """An Indonesian noun apart from the ending that makes it somebody's."""
    stem = word.removesuffix("nya")
    is_own = stem != word and word not in _ONE_WORD and stem in own_endings()
    is_own = is_own and word not in own_endings()  # "lainnya" is one word
    return (stem, "-nya") if is_own else (word,)


def _after_joining(words: tuple[str, ...], at: int, language: str) -> int:
    """The place after words that join a clause to what stood before it, and their comma."""
    found = _JOINING[language].longest(words, at)
    is_plan = words[at : at + 1] == (_PLANNED,) and _WILL in words[at + 1 : at + _NEAR]
    if not (found or is_plan):
        return at
    end = found[0][0] if found else at + 1
    return end + 1 if words[end : end + 1] == (",",) else end
