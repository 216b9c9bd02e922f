"""Noun phrases: names, figures, roles and nouns with what belongs to them, read in one language and worded in both.

A phrase is read in every way the grammar knows. Whether the ways agree is decided over the whole clause, so that an
ambiguity is never settled by the order in which rules happen to stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.intake.found import FoundFigure
from bot.intake.wordings import parts
from bot.intake.wordings.adverbials import adverbial, end_of_prison
from bot.intake.wordings.amounts import PER, QUALIFIED
from bot.intake.wordings.items import Item, words_in
from bot.intake.wordings.lexicon import Link, Modifier, Noun, Role, lexicon
from bot.intake.wordings.parts import Part
from bot.intake.wordings.tables import words_of

Read = tuple[int, Part]
"""Where a phrase ends, and what it is."""

ADJECTIVE = "J"
"""Class of a name that stands as an English adjective: "Russian"."""
_MODIFIERS, _FOLLOWERS, _JOINED = 3, 3, 4
_NO_LINKS = frozenset({"of", "="})
_JOINTS = {
    "id": {"dan": ("dan", "and"), "serta": ("dan", "and"), "atau": ("atau", "or")},
    "en": {"and": ("dan", "and"), "or": ("atau", "or")},
}


class Phrases:
    """The noun phrases of one clause."""

    def __init__(self, language: str, items: Sequence[Item], spoken: Callable[[Item], Part | None]) -> None:
        """Read `items`; `spoken` words a name or figure, or cannot."""
        self.words = words_in(items)
        self.language = language
        self._items = items
        self._spoken = [spoken(item) if item.found else None for item in items]
        self._known = lexicon(language)
        self._read: dict[tuple[str, int], tuple[Read, ...]] = {}

    def at(self, at: int) -> tuple[Read, ...]:
        """Every phrase that begins here, several joined by "and" too."""
        return self._once("any", at, self._any)

    def link(self, key: str, at: int) -> Iterator[tuple[int, Link, Part]]:
        """A preposition with its phrase."""
        yield from adverbial(key, self.words, at, self.language)
        if key == "jail":
            yield from self._terms(at)
        for end, link in self._known.links[key].at(self.words, at):
            for last, part in self.roles(end) if link.leads_to == "R" else self.at(end):
                if set(link.leads_to) & set(part.kinds):
                    yield last, link, part
                    if part.is_name and "l" in part.kinds and self.word(last) == ",":
                        yield from ((end, link, whole) for end, whole in self._within(last + 1, part))

    def _within(self, at: int, place: Part) -> Iterator[Read]:
        """A place with the larger one that it lies in, behind a comma: "Kotabaru, Jawa Barat"."""
        for end, larger in self._name(at):
            if "l" in larger.kinds and self.word(end) in {"", ","}:
                yield end + (self.word(end) == ","), parts.within(place, larger)

    def _terms(self, at: int) -> Iterator[tuple[int, Link, Part]]:
        """How long somebody has to go to prison: "empat tahun penjara", "to four years in prison"."""
        start = at + (self.language == "en" and self.word(at) == "to")
        for end, term in self._figure(start) if start > at or self.language == "id" else ():
            if last := end_of_prison(self.words, end, self.language):
                yield last, Link("", "", ""), Part(f"{term.id} penjara", f"to {term.en} in prison")

    def roles(self, at: int) -> tuple[Read, ...]:
        """A role in somebody's service, without a name."""
        return self._once("role", at, self._roles)

    def word(self, at: int) -> str:
        """The word here; "" behind the end."""
        return self.words[at] if at < len(self.words) else ""

    def _once(self, what: str, at: int, read: Callable[[int], Iterator[Read]]) -> tuple[Read, ...]:
        if (what, at) not in self._read:
            self._read[what, at] = ()  # a phrase within itself begins later, or is none
            self._read[what, at] = tuple(dict.fromkeys(read(at)))
        return self._read[what, at]

    def _any(self, at: int) -> Iterator[Read]:
        for end, part in self._one(at):
            yield end, part
            yield from self._with_more(end, (part,))

    def _with_more(self, at: int, before: tuple[Part, ...]) -> Iterator[Read]:
        """Phrases of the same sort behind commas and "and"; only where nothing of one can reach over to the other."""
        if self.word(at) == "," and len(before) < _JOINED:
            for end, part in self._one(at + 1):
                if parts.may_join(before[-1], part):
                    yield from self._with_more(end, (*before, part))
        start = at + (self.word(at) == "," and len(before) > 1)
        joint = _JOINTS[self.language].get(self.word(start))
        if joint:
            for end, part in self._one(start + 1):
                if parts.may_join(before[-1], part) and self.word(end) not in {*_JOINTS[self.language], "'s"}:
                    yield end, parts.joined((*before, part), *joint)

    def _one(self, at: int) -> tuple[Read, ...]:
        return self._once("one", at, self._single)

    def _single(self, at: int) -> Iterator[Read]:
        yield from self._name(at)
        yield from self._figure(at)
        yield from self._titled(at)
        yield from self._holders(at)
        yield from self._bodies(at)
        for end, noun, part in self._nouns(at):
            yield end, part
            yield from self._followed(end, noun, part)

    def _name(self, at: int) -> Iterator[Read]:
        start = at + (self.language == "en" and self.word(at) == "the")
        part = self._spoken_at(start)
        if part and part.is_name and ADJECTIVE not in part.kinds and (start == at or part.en.startswith("the ")):
            yield start + 1, part

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
                for last, (per_id, per_en) in PER[self.language].longest(self.words, end):
                    yield last, replace(part, id=f"{part.id} {per_id}", en=f"{part.en} {per_en}")

    def _titled(self, at: int) -> Iterator[Read]:
        """A person by role and name; the name may stand between commas, or before the role."""
        for end, role, owner in self._services(at):
            for start in {end, end + (self.word(end) == ",")}:
                for last, name in self._name(start):
                    if "h" in name.kinds and (owner or start == end):
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

    def _bodies(self, at: int) -> Iterator[Read]:
        if self.language == "id":
            for end, body in self._known.bodies.longest(self.words, at):
                yield from ((last, parts.body_of(body, owner)) for last, owner in self.owners(end))
            return
        for end, owner in self._leading_owners(at):
            for last, body in self._known.bodies.longest(self.words, end):
                yield last, parts.body_of(body, owner)

    def owners(self, at: int) -> Iterator[Read]:
        """Whose something may be: a name, a ministry, or what there is one of."""
        yield from self._name(at)
        yield from self._bodies(at)
        for end, noun, part in self._nouns(at):
            if noun.number == "t" and "o" in noun.kinds:
                yield end, part

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

    def _nouns(self, at: int) -> Iterator[tuple[int, Noun, Part]]:
        yield from self._indonesian_nouns(at) if self.language == "id" else self._english_nouns(at)

    def _indonesian_nouns(self, at: int) -> Iterator[tuple[int, Noun, Part]]:
        is_one = self.word(at) in {"sebuah", "seorang", "suatu"}
        is_group = self.word(at) == "para"
        for end, (noun, is_doubled) in self._known.nouns.longest(self.words, at + (is_one or is_group)):
            for last, modifiers in self._behind(end, noun, ()):
                is_many = is_doubled or is_group or (noun.number in "pP" and not is_one)
                if not parts.may_be(noun, is_many=is_many, is_one=is_one):
                    continue
                yield last, noun, parts.noun_phrase(noun, modifiers, is_many=is_many, is_one=is_one)
                for ending, owner in self.owners(last):
                    whole = parts.owned(noun, modifiers, owner, is_many=is_many, is_one=is_one)
                    yield from [(ending, noun, whole)] if whole else []
                    if "=" in noun.follow and owner.is_name and not modifiers and not is_many:
                        lands = (read for read in self._name(ending) if read[1].adjective)
                        yield from ((stop, noun, parts.located(noun, owner, land)) for stop, land in lands)
                if self.word(last) == "-nya" and not is_one and is_many == (noun.number in "pP"):
                    yield last + 1, noun, parts.own(noun, modifiers)

    def _behind(self, at: int, noun: Noun, before: tuple[Modifier, ...]) -> Iterator[tuple[int, tuple[Modifier, ...]]]:
        """Modifiers after an Indonesian noun."""
        yield at, before
        if len(before) < _MODIFIERS:
            for end, modifier in self._known.modifiers.longest(self.words, at):
                if parts.fits(modifier, noun):
                    yield from self._behind(end, noun, (*before, modifier))

    def _english_nouns(self, at: int) -> Iterator[tuple[int, Noun, Part]]:
        lead = self.word(at) if self.word(at) in {"a", "an", "the", "its"} else ""
        start = at + bool(lead)
        for end, noun, is_many, modifiers in self._before_noun(start, ()):
            if lead == "its" and is_many == (noun.number in "pP"):
                yield end, noun, parts.own(noun, modifiers)
            elif parts.is_called(noun, lead, is_many=is_many):
                is_one = lead in {"a", "an"} and noun.number != "s"
                yield end, noun, parts.noun_phrase(noun, modifiers, is_many=is_many, is_one=is_one)
            if self.word(end) == "of" and lead in {"", "the"} and is_many == (noun.number in "pP"):
                for last, owner in self.owners(end + 1):
                    whole = parts.owned(noun, modifiers, owner, is_many=is_many, is_one=False)
                    yield from [(last, noun, whole)] if whole else []
        yield from self._owned_english(start, lead)

    def _owned_english(self, at: int, lead: str) -> Iterator[tuple[int, Noun, Part]]:
        for end, owner in self._leading_owners(at):
            is_whose = self.word(end - 1) == "'s"
            is_bare = owner.is_name and not is_whose and not owner.adjective
            for last, noun, is_many, modifiers in self._before_noun(end, ()):
                is_one = lead in {"a", "an"} and noun.number != "s"
                whole = parts.owned(noun, modifiers, owner, is_many=is_many, is_one=is_one)
                if whole and not (is_bare and "’" in whole.en) and parts.agrees(noun, whole, lead, is_whose=is_whose):
                    yield last, noun, whole
                is_kind = owner.adjective and not is_whose and not is_many and not modifiers
                if "=" in noun.follow and lead == "the" and is_kind and self.word(last) == "of":
                    for stop, name in self._name(last + 1):
                        yield stop, noun, parts.located(noun, name, owner)

    def _before_noun(
        self, at: int, before: tuple[Modifier, ...]
    ) -> Iterator[tuple[int, Noun, bool, tuple[Modifier, ...]]]:
        """An English noun behind its modifiers, which are given in Indonesian order."""
        compounds = self._known.nouns.longest(self.words, at)
        for end, (noun, is_many) in compounds:
            if all(parts.fits(modifier, noun) for modifier in before):
                yield end, noun, is_many, before
        if len(before) < _MODIFIERS:
            for end, modifier in self._known.modifiers.longest(self.words, at):
                described = self._before_noun(end, (modifier, *before))
                yield from (read for read in described if all(read[0] != last for last, _ in compounds))

    def _followed(self, at: int, noun: Noun, part: Part) -> Iterator[Read]:
        """A noun with what follows it; each way to the same phrase counts once, since there are endlessly many."""
        known, latest = {(at, part)}, [(at, part)]
        for _ in range(_FOLLOWERS):
            longer = {
                (end, parts.followed(before, link.id, link.en, by))
                for start, before in latest
                for key in noun.follow
                if key not in _NO_LINKS
                for end, link, by in self.link(key, start)
            }
            latest = sorted(longer - known, key=lambda read: (read[0], read[1].id))
            known |= longer
            yield from latest
