"""Whom a sentence names, and whether its evidence names them too, whatever the language of either.

"Inggris" is grounded by "United Kingdom", since both are names of one entity. Any other capital letter within a
sentence must be one of its evidence: a name that no list and no recogniser knows is still a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.domain.news import Entity
from bot.domain.wording import folded
from bot.intake.claims.verbs import words
from bot.intake.dates import find_dates
from bot.intake.facts.language_words import ENGLISH, INDONESIAN
from bot.intake.found import FoundName
from bot.intake.model.ground import Ground, Own
from bot.intake.names import find_names
from bot.intake.names.titles import is_title, portfolio, title_at
from bot.intake.names.words import Word, line_of
from bot.intake.names.world import world
from bot.intake.texts import Span, read_text
from bot.intake.wordings import noun

_NO_NAMES = frozenset(["i", "ministry", "kementerian", "the", "a", "an", "of", "and", "dan", "di"])
"""Words with a capital letter that name nobody by themselves."""
OPENERS = words(
    "however meanwhile according although after before during while since later both several many most some such under",
    "following earlier another around almost about nearly despite because therefore instead moreover",
    "namun sementara menurut setelah sebelum selama sejak kemudian kedua beberapa banyak sebagian sekitar hampir meski",
    "walau selain seorang sebuah para pada akibat karena sebab ketika saat",
)
"""Words that sentences begin with and that say nothing of their matter."""
_COMMON = OPENERS | ENGLISH | INDONESIAN
_SHORT = 3
_COMMON_ENDING = re.compile(r"(?:tions?|ments?|ness|ity|ies|ers|ings?|ical|onal|omic|ces|ly|nya|kan|asi|itas|isme)$")


def entities_in(ground: Ground, span: Span) -> tuple[str, ...]:
    """The ids of whom a piece of the article names, in order."""
    return tuple(dict.fromkeys(name.entity for name in ground.named_in(span) if name.entity))


def named_by(text: str, language: str, ground: Ground) -> tuple[FoundName, ...]:
    """Whom a proposed sentence names: the article's own entities first, then the world's, then the recogniser's."""
    names = find_names(read_text(text, language), Own(ground.entities.values()), ground.facts.read_on)
    return names.found


def names_are_in(text: str, language: str, ground: Ground, evidence: Span) -> bool:
    """Whether the evidence names everybody and everything that a proposed sentence does."""
    names = named_by(text, language, ground)
    held = _Held(ground, evidence)
    if not all(held.has(name.text, name.entity) for name in names):
        return False
    known: list[Span] = [*names, *find_dates(text, language, ground.facts.read_on)]
    return all(held.has_word(word) for word in _other_capitals(text, language, known))


def _is_common(word: str, language: str) -> bool:
    """Whether a word that opens a sentence is known to be no name, or looks like none."""
    if len(word) <= _SHORT or word in _COMMON or is_title(word) or portfolio(word):
        return True
    return _COMMON_ENDING.search(word) is not None or noun(word, language) is not None


def _other_capitals(text: str, language: str, known: list[Span]) -> Iterator[str]:
    """Words with a capital letter, but for titles, what is known to be a name or date, and a common first word."""
    read = [word for word in line_of(text, language).words if word.key]
    keys = [word.key for word in read]
    until = 1 if read and _is_common(read[0].key, language) else 0
    for place, word in enumerate(read):
        if title := title_at(keys, place):
            until = max(until, place + title.length)
        if place >= until and word.is_capital and not any(span.meets(word.span) for span in known) and _may_name(word):
            yield word.key


def _may_name(word: Word) -> bool:
    return word.key not in _NO_NAMES and not is_title(word.key) and portfolio(word.key) is None


class _Held:
    """What some evidence names."""

    def __init__(self, ground: Ground, evidence: Span) -> None:
        text = evidence.of(ground.text.whole)
        self._ids = frozenset(entities_in(ground, evidence))
        self._text = f" {folded(text)} "
        line = line_of(text, ground.language)
        self._words = {word.key for word in line.words if word.key}
        for id in self._ids & ground.entities.keys():
            self._words |= {word for name in _names(ground.entities[id]) for word in name.split()}

    def has(self, name: str, entity: str) -> bool:
        """Whether somebody of this name, or of this id, is among them."""
        if entity and entity in self._ids:
            return True
        key = folded(name)
        if f" {key} " in self._text:
            return True
        of_world = world().names.get(key) or world().adjectives.get(key)
        return of_world is not None and any(f" {other} " in self._text for other in _names(of_world))

    def has_word(self, key: str) -> bool:
        """Whether a word stands among them."""
        return key in self._words


def _names(entity: Entity) -> set[str]:
    """Every name of an entity, folded, and what is of it or from it."""
    names = {folded(name) for name in entity.all_names}
    return names | _adjectives().get(entity.id, set())


@cache
def _adjectives() -> dict[str, set[str]]:
    """What is of a place or from it ("rusia", "russian"), by the place's id."""
    found: dict[str, set[str]] = {}
    for word, place in world().adjectives.items():
        found.setdefault(place.id, set()).add(word)
    return found
