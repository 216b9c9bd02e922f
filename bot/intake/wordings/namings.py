"""Names, figures and roles in a clause, read in one language and worded in both.

They may be all of a noun phrase, or what a noun belongs to; so nouns are read on top of them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.intake.found import FoundFigure
from bot.intake.wordings import parts
from bot.intake.wordings.amounts import PER, QUALIFIED
from bot.intake.wordings.items import Item, words_in
from bot.intake.wordings.lexicon import Modifier, Noun, Role, lexicon
from bot.intake.wordings.parts import Part
from bot.intake.wordings.secretaries import secretaries
from bot.intake.wordings.tables import words_of

Read = tuple[int, Part]
"""Where a phrase ends, and what it is."""

ADJECTIVE = "J"
"""Class of a name that stands as an English adjective: "Russian"."""
_WHICH = "yang"
_AND = frozenset({"dan", "and"})
_RI = "ri"
"""The republic by its initials, which nobody takes for a name."""
MODIFIERS = 3
"""The most that describe a noun."""


class Namings(ABC):
    """The names, figures and roles of one clause."""

    def __init__(self, language: str, items: Sequence[Item], spoken: Callable[[Item], Part | None]) -> None:
        """Read `items`; `spoken` words a name or figure, or cannot."""
        self.words = words_in(items)
        self.language = language
        self._items = items
        self._spoken = [spoken(item) if item.found else None for item in items]
        self._known = lexicon(language)
        self._read: dict[tuple[str, int], tuple[Read, ...]] = {}

    def roles(self, at: int) -> tuple[Read, ...]:
        """A role in somebody's service, without a name."""
        return self._once("role", at, self._roles)

    def word(self, at: int) -> str:
        """The word here; "" behind the end."""
        return self.words[at] if at < len(self.words) else ""

    def owners(self, at: int) -> Iterator[Read]:
        """Whose something may be: a name, a ministry, or what there is one of."""
        yield from self._name(at)
        yield from self._bodies(at)
        for end, noun, part in self._nouns(at):
            if noun.number in "tT" and "o" in noun.kinds:
                yield end, part

    def _once(self, what: str, at: int, read: Callable[[int], Iterator[Read]]) -> tuple[Read, ...]:
        if (what, at) not in self._read:
            self._read[what, at] = ()  # a phrase within itself begins later, or is none
            self._read[what, at] = tuple(dict.fromkeys(read(at)))
        return self._read[what, at]

    def _name(self, at: int) -> Iterator[Read]:
        start = at + (self.language == "en" and self.word(at) == "the")
        part = self._spoken_at(start)
        if part and part.is_name and ADJECTIVE not in part.kinds and (start == at or part.en.startswith("the ")):
            yield start + 1, part
        if self.language == "id" and self.word(at) == "the":  # as a name keeps it that is English
            yield from ((end, part) for end, part in self._name(at + 1) if part.en.startswith("the "))
        if self.language == "id" and self.word(at) == _RI:
            place = self._known.places.whole((_RI,))
            yield from [(at + 1, parts.named(place.id, place.en, "l", place))] if place else []
        if self.language == "id" and self.word(at) == "pihak":  # whoever speaks or acts for it
            yield from ((end, part) for end, part in self._name(at + 1) if "o" in part.kinds)

    def _spoken_at(self, at: int) -> Part | None:
        return self._spoken[at] if at < len(self._spoken) else None

    def _figure(self, at: int) -> Iterator[Read]:
        for start, qualifier in [(at, None), *QUALIFIED[self.language].at(self.words, at)]:
            found = self._items[start].found if start < len(self._items) else None
            part = self._spoken_at(start)
            if part and isinstance(found, FoundFigure) and qualifier in {None, found.qualifier}:
                counted = words_of(found.counted)
                end = start + 1
                end += len(counted) if self.words[end : end + len(counted)] == counted else 0
                yield end, part
                yield from self._amounts(end, found, part)
                for last, (per_id, per_en) in PER[self.language].longest(self.words, end):
                    yield last, replace(part, id=f"{part.id} {per_id}", en=f"{part.en} {per_en}")

    def _amounts(self, at: int, figure: FoundFigure, amount: Part) -> Iterator[Read]:
        """A measured amount with what there is so much of."""
        unit = self._known.nouns.whole(words_of(figure.counted))
        start = at + (self.language == "en")
        if unit is None or "of" not in unit[0].follow or (start > at and self.word(at) != "of"):
            return
        for end, (noun, is_other) in self._known.nouns.longest(self.words, start):  # the English plural, or doubled
            for last, modifiers in self._behind(end, noun, ()) if self.language == "id" else [(end, ())]:
                is_many = noun.number in "pP"
                if noun.number in "mpP" and is_other == (is_many and self.language == "en"):
                    goods = parts.noun_phrase(noun, modifiers, is_many=is_many, is_one=False)
                    yield last, parts.amount_of(amount, goods)

    def _titled(self, at: int) -> Iterator[Read]:
        """A person by role and name; the name may stand between commas, or before the role."""
        has_article = self.language == "en" and self.word(at) == "the"
        for end, role, owner in self._services(at + has_article):
            for start in {end, end + (self.word(end) == ",")}:
                for last, name in self._name(start):
                    if "h" in name.kinds and (owner or (start == end and not role.is_somebodys and not has_article)):
                        yield last + (start > end and self.word(last) == ","), parts.titled(role, owner, name)
        for end, name in self._name(at):
            if "h" in name.kinds and self.word(end) == ",":
                for last, role, owner in self._services(end + 1 + (self.word(end + 1) in {"a", "an", "the"})):
                    if owner and self.word(last) in {",", ""}:
                        yield last + (self.word(last) == ","), parts.titled(role, owner, name)

    def _holders(self, at: int) -> Iterator[Read]:
        """Who is called by a role alone: "presiden Rusia"."""
        start = at + (self.language == "en" and self.word(at) == "the")
        for end, role, owner in self._services(start):
            if owner and role.join != "a":
                yield end, parts.holder(role, owner)

    def _services(self, at: int) -> Iterator[tuple[int, Role, Part | None]]:
        """A role with whom it serves, where that is said."""
        for end, role in self._known.roles.longest(self.words, at):
            if self.language == "id":
                yield from ((last, role, owner) for last, owner in self._served(self.owners(end)))
            elif self.word(end) == "of":
                yield from ((last, role, owner) for last, owner in self._served(self.owners(end + 1)))
            yield end, role, None
        if self.language == "en":
            for end, owner in self._served(self._leading_owners(at)):
                yield from ((last, role, owner) for last, role in self._known.roles.longest(self.words, end))
                yield from ((last, role, owner) for last, role in secretaries(self.words, end, owner.id))

    @staticmethod
    def _served(owners: Iterator[Read]) -> Iterator[Read]:
        """Whom a role may serve; behind an Indonesian one, a person's name is who has it."""
        yield from ((end, owner) for end, owner in owners if "h" not in owner.kinds)

    def _roles(self, at: int) -> Iterator[Read]:
        start = at + (self.language == "en" and self.word(at) == "the")
        for end, role, owner in self._services(start):
            if owner and role.join != "a":
                yield end, parts.role_of(role, owner)
            elif owner is None and role.join != "a":
                yield end, Part(role.id, role.en, "R")
                yield from self._two_roles(end, role)

    def _two_roles(self, at: int, first: Role) -> Iterator[Read]:
        """Two roles of one country: "presiden dan wakil presiden RI"."""
        if self.word(at) in _AND:
            for end, role, owner in self._services(at + 1):
                if role.join == first.join == "'":
                    pair = Role(f"{first.id} dan {role.id}", f"{first.en} and {role.en}", role.join)
                    yield end, parts.role_of(pair, owner) if owner else Part(pair.id, pair.en, "R")

    def _bodies(self, at: int) -> Iterator[Read]:
        if self.language == "id":
            for end, body in self._known.bodies.longest(self.words, at):
                yield from ((last, parts.body_of(body, owner)) for last, owner in self.owners(end))
            return
        for end, owner in self._leading_owners(at):
            for last, body in self._known.bodies.longest(self.words, end):
                yield last, parts.body_of(body, owner)

    def _leading_owners(self, at: int) -> Iterator[Read]:
        """Whose something is, before it: "Russia’s", "Russian"."""
        part = self._spoken_at(at)
        if part and ADJECTIVE in part.kinds:
            yield at + 1, part
        for end, place in self._known.adjectives.longest(self.words, at):
            yield end, parts.named(place.id, place.en, "l", place)
        for end, name in self._name(at):
            if self.word(end) == "'s":
                yield end + 1, name
            elif "O" in name.kinds:
                yield end, name

    def _behind(self, at: int, noun: Noun, before: tuple[Modifier, ...]) -> Iterator[tuple[int, tuple[Modifier, ...]]]:
        """Modifiers after an Indonesian noun; a clause with "yang" may stand between commas."""
        yield at, before
        if len(before) < MODIFIERS:
            start = at + (self.word(at) == "," and self.word(at + 1) == _WHICH)
            for end, modifier in self._known.modifiers.longest(self.words, start):
                if parts.fits(modifier, noun) and (start == at or self.word(end) in {",", ""}):
                    last = end + (start > at and self.word(end) == ",")
                    yield from self._behind(last, noun, (*before, modifier))

    @abstractmethod
    def _nouns(self, at: int) -> Iterator[tuple[int, Noun, Part]]:
        """Nouns that begin here."""
