"""A text with all that earlier steps found in it, to be asked by place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from bot.domain.news import EntityKind
from bot.intake.claims.quoting import speech
from bot.intake.claims.standings import Standing
from bot.intake.fleeting import fleeting
from bot.intake.found import ArticleFacts, FoundDate, FoundFigure, FoundName
from bot.intake.texts import ReadText, Sentence, Span, Token, tokens

Piece = TypeVar("Piece", bound=Span)


_SPEAKERS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})


class Names(Protocol):
    """The names in a text, as far as claims need them."""

    @property
    def found(self) -> Sequence[FoundName]:
        """Every mention, in any order."""
        ...


class Places(Generic[Piece]):
    """Pieces of a text in their order."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.all = sorted(pieces, key=lambda piece: (piece.start, -piece.end))
        self._starts = [piece.start for piece in self.all]

    def within(self, span: Span) -> list[Piece]:
        """Those that lie in `span` as a whole."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end, first)
        if first == last:  # most ask in vain
            return []
        return [piece for piece in self.all[first:last] if piece.end <= span.end]

    def at(self, place: int) -> Piece | None:
        """The one that covers a place."""
        before = bisect_right(self._starts, place) - 1
        return self.all[before] if before >= 0 and place < self.all[before].end else None


@fleeting(frozen=True, slots=True)
class Line:
    """A sentence in words."""

    sentence: Sentence
    words: tuple[Token, ...]
    starts: tuple[int, ...]  # of the words
    low: tuple[str, ...]  # the words without case
    speech: tuple[Span, ...]  # quotations of speech, marks included
    quoted: frozenset[int]  # places of words within those
    times: frozenset[int]  # places of words that belong to a date
    named: frozenset[int]  # places of words that belong to a name
    people: frozenset[int]  # places of words that belong to a person's name

    def span(self, first: int, last: int) -> Span:
        """From one word up to, without, another."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def place(self, at: int) -> int:
        """The place of the first word that begins at or behind a character."""
        return bisect_left(self.starts, at)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the earlier steps left it."""

    text: ReadText
    facts: ArticleFacts
    names: Places[FoundName]
    dates: Places[FoundDate]
    figures: Places[FoundFigure]
    mentions: Mapping[str, Sequence[FoundName]]  # by entity, or by text where none is known
    known: Mapping[str, FoundName]  # by text, those that may speak
    standings: dict[str, Standing] = field(default_factory=dict)  # of who speaks, as they are found out
    unnamed: list[Span] = field(default_factory=list)  # sentences in which nobody is named whom a claim could be about
    orphans: list[Span] = field(default_factory=list)  # sentences that do not say alone whom they tell of
    unsure: list[Span] = field(default_factory=list)  # sentences of which nobody can be sure who says it

    @classmethod
    def of(
        cls,
        text: ReadText,
        facts: ArticleFacts,
        names: Names,
        dates: Iterable[FoundDate],
        figures: Iterable[FoundFigure],
    ) -> Reading:
        """What the earlier steps found, to be asked by place."""
        mentions: dict[str, list[FoundName]] = {}
        named = [name for name in names.found if not _is_of_money(name, text.whole)]
        for name in named:
            mentions.setdefault(name.entity or name.text, []).append(name)
        known = {name.text: name for name in named if name.kind in _SPEAKERS}
        return cls(text, facts, Places(named), Places(dates), Places(figures), mentions, known)

    @property
    def whole(self) -> str:
        """The text."""
        return self.text.whole

    def line(self, sentence: Sentence) -> Line:
        """A sentence with its words, quotations, names and dates."""
        words = tuple(tokens(sentence.text, sentence.start))
        starts = tuple([word.start for word in words])
        names = self.names.within(sentence)
        people = [name for name in names if name.kind is EntityKind.PERSON]
        named = _covered(starts, names)
        quotations = tuple(speech(sentence.text, sentence.start))
        return Line(
            sentence,
            words,
            starts,
            _low(words, named),
            quotations,
            quoted=_covered(starts, quotations),
            times=_covered(starts, self.dates.within(sentence)),
            named=named,
            people=named if len(people) == len(names) else _covered(starts, people),
        )

    def part(self, start: int, end: int) -> Sentence:
        """A piece of a sentence, to be read like one."""
        return Sentence(start, end, self.whole[start:end], 0)


def _is_of_money(name: FoundName, whole: str) -> bool:
    """Whether a name only tells which money: "12 dolar AS", "US$12"."""
    return (
        whole[name.end : name.end + 2].lstrip()[:1] == "$"
        or _MONEY.search(whole, max(0, name.start - _MONEY_WORDS), name.start) is not None
    )


_BEHIND_LALU = (["lintas"], ["lalang"])


def _low(words: Sequence[Token], named: Collection[int]) -> tuple[str, ...]:
    """The words without case; a comma within a number, and the stop of a short form, are no signs.

    Nor is "lalu" the word that joins and tells of the past where it is half of "lalu lintas", traffic, or of a name.
    """
    low = [word.text.casefold() for word in words]
    _hide_namesakes(low, words, named)
    _hide_signs(low, words)
    return tuple(low)


def _hide_namesakes(low: list[str], words: Sequence[Token], named: Collection[int]) -> None:
    """Take out what only looks like a verb or a word that joins: a month, a country, half of "lalu lintas"."""
    for place in _places("may", low):
        if place and words[place].text == "May":
            low[place] = _NO_SIGN
    for place in _places("as", low):
        if words[place].text == "AS":  # the country, in Indonesian
            low[place] = _NO_SIGN
    for place in _places("lalu", low):
        if place in named or low[place + 1 : place + 2] in _BEHIND_LALU:
            low[place] = _NO_SIGN


def _hide_signs(low: list[str], words: Sequence[Token]) -> None:
    """Take out the commas within numbers and the stops of short forms."""
    for place in _places(",", low):
        is_between = 0 < place < len(low) - 1 and low[place - 1].isdecimal() and low[place + 1].isdecimal()
        if is_between and words[place + 1].start == words[place].end:
            low[place] = _NO_SIGN
    for place in _places(".", low[:-1]):
        before = low[place - 1] if place else ""
        if before.isalpha() and len(before) <= _SHORT and low[place + 1][0].isalnum():
            low[place] = _NO_SIGN


def _places(word: str, low: Sequence[str]) -> list[int]:
    """Where a word stands among others."""
    return [place for place, other in enumerate(low) if other == word] if word in low else []


_MONEY = re.compile(r"\bdoll?ars?\s(?:amerika serikat\s)?\(?\Z", re.IGNORECASE)
_MONEY_WORDS = 25
_NO_SIGN = "·"
_SHORT = 4
"""Letters of a short form at most: "Inc.", "Sen."."""


_NONE = frozenset[int]()


def _covered(starts: Sequence[int], spans: Sequence[Span]) -> frozenset[int]:
    """The places of words that begin at `starts`, as far as they begin within one of the spans."""
    if not spans:
        return _NONE
    found: set[int] = set()
    for span in spans:
        found.update(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
    return frozenset(found)
