"""Noun phrases: nouns with what belongs to them, read in one language and worded in both.

A phrase is read in every way the grammar knows. Whether the ways agree is decided over the whole clause, so that an
ambiguity is never settled by the order in which rules happen to stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.intake.wordings import parts
from bot.intake.wordings.adverbials import adverbial, end_of_prison
from bot.intake.wordings.lexicon import Link, Modifier, Noun
from bot.intake.wordings.namings import MODIFIERS, Namings, Read
from bot.intake.wordings.parts import Part
from bot.intake.wordings.quantities import QUANTITIES, several

_FOLLOWERS, _JOINED, _LARGER = 3, 4, 3
_POINTED = {"the": "tersebut", "this": "ini"}
"""What Indonesian says behind a noun of which English says before it that it is known."""
_POINTING = frozenset({"ini", "itu", "tersebut"})
_KINDS = {"kind": "p", "sort": "o"}
"""Links to what somebody or something is one of, with the class of nouns that say so."""
_NO_LINK = Link("", "", "")
_INDEFINITE = ("a ", "an ")
_ONE = {"id": ("seorang", "sebuah"), "en": ("a", "an")}
_BUILDINGS = ("Palace", "House", "Building", "Stadium", "Court", "Tower", "Mosque", "Cathedral", "Hall")
_LASTING = frozenset(
    {"visit", "visits", "tour", "tours", "call", "operation", "operations", "exercise", "exercises", "campaign"}
    | {"amnesty", "conversation", "count", "activity", "activities", "exchange", "exchanges"}
)
"""What takes its time, and is no place where people meet."""
_NO_LINKS = frozenset({"of", "="})
_JOINTS = {
    "id": {"dan": ("dan", "and"), "serta": ("dan", "and"), "atau": ("atau", "or")},
    "en": {"and": ("dan", "and"), "or": ("atau", "or")},
}


def _at_place(link: Link, place: str) -> Link:
    """English has its own word for where somebody is on a mountain, at a building or on a visit."""
    if link.en == "at" and not _LASTING.isdisjoint(place.split()):
        return replace(link, id="dalam", en="during")
    if link.en == "in" and place.startswith("Mount "):
        return replace(link, en="on")
    is_building = place.endswith(" Palace") or (place.startswith("the ") and place.endswith(_BUILDINGS))
    return replace(link, en="at") if link.en == "in" and is_building else link


class Phrases(Namings):
    """The noun phrases of one clause."""

    def at(self, at: int) -> tuple[Read, ...]:
        """Every phrase that begins here, several joined by "and" too."""
        return self._once("any", at, self._any)

    def link(self, key: str, at: int) -> Iterator[tuple[int, Link, Part]]:
        """A preposition with its phrase."""
        yield from adverbial(key, self.words, at, self.language)
        if key == "jail":
            yield from self._terms(at)
        if key in _KINDS:
            sorts = ((end, part) for end, part in self._sorts(at) if _KINDS[key] in part.kinds)
            yield from ((end, _NO_LINK, part) for end, part in sorts)
            return
        for end, link in self._known.links[key].at(self.words, at):
            for last, part in self.roles(end) if link.leads_to == "R" else self.at(end):
                if set(link.leads_to) & set(part.kinds):
                    led = _at_place(link, part.en)
                    yield last, led, part
                    if part.is_name and set("lf") & set(part.kinds) and self.word(last) == ",":
                        yield from ((end, led, whole) for end, whole in self._within(last + 1, part))

    def _within(self, at: int, place: Part, depth: int = 1) -> Iterator[Read]:
        """A place with the larger ones that it lies in, behind commas: "Kotabaru, Jawa Barat"."""
        for end, larger in self._name(at):
            if "l" in larger.kinds and self.word(end) in {"", ","}:
                whole = parts.within(place, larger)
                yield end + (self.word(end) == ","), whole
                if self.word(end) == "," and depth < _LARGER:
                    yield from self._within(end + 1, whole, depth + 1)

    def _terms(self, at: int) -> Iterator[tuple[int, Link, Part]]:
        """How long somebody has to go to prison: "empat tahun penjara", "to four years in prison"."""
        start = at + (self.language == "en" and self.word(at) == "to")
        for end, term in self._figure(start) if start > at or self.language == "id" else ():
            if last := end_of_prison(self.words, end, self.language):
                yield last, _NO_LINK, Part(f"{term.id} penjara", f"to {term.en} in prison")

    def _sorts(self, at: int) -> Iterator[Read]:
        """What somebody is said to be one of: "pegawai bank", "a suspect"."""
        has_one = self.word(at) in _ONE[self.language]
        if self.language == "id":
            for end, (noun, is_doubled) in self._known.nouns.longest(self.words, at + has_one):
                for last, modifiers in self._behind(end, noun, ()) if not is_doubled else ():
                    for stop, owner in [(last, None), *self.owners(last)]:
                        yield from [(stop, part)] if (part := parts.sort_of(noun, modifiers, owner)) else []
            return
        for end, noun, is_many, modifiers in self._before_noun(at + has_one, ()):
            part = parts.sort_of(noun, modifiers, None) if is_many != has_one else None
            yield from [(end, part)] if part else []

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

    def _nouns(self, at: int) -> Iterator[tuple[int, Noun, Part]]:
        if self.language == "id":
            yield from self._indonesian_nouns(at)
            yield from self._several(at)
        else:
            yield from self._english_nouns(at)

    def _indonesian_nouns(self, at: int) -> Iterator[tuple[int, Noun, Part]]:
        is_one = self.word(at) in {"sebuah", "seorang", "suatu", "satu"}
        is_group = self.word(at) == "para"
        for end, (noun, is_doubled) in self._known.nouns.longest(self.words, at + (is_one or is_group)):
            for last, modifiers in self._behind(end, noun, ()):
                is_many = is_doubled or is_group or (noun.number in "pP" and not is_one)
                if self.word(last) in _POINTING and not (is_one or is_many):
                    pointed = parts.pointed_at(noun, modifiers, self.word(last))
                    yield from [(last + 1, noun, pointed)] if pointed else []
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

    def _several(self, at: int) -> Iterator[tuple[int, Noun, Part]]:
        """Indonesian nouns behind a word for how many."""
        for start, quantity in QUANTITIES["id"].longest(self.words, at):
            for end, (noun, is_doubled) in self._known.nouns.longest(self.words, start):
                for last, modifiers in self._behind(end, noun, ()) if not is_doubled else ():
                    for ending, owner in [(last, None), *self.owners(last)]:
                        part = several(quantity, noun, modifiers, owner)
                        yield from [(ending, noun, part)] if part else []

    def _english_nouns(self, at: int) -> Iterator[tuple[int, Noun, Part]]:
        lead = self.word(at) if self.word(at) in {"a", "an", "the", "its", "this"} else ""
        start = at + bool(lead)
        for end, noun, is_many, modifiers in self._before_noun(start, ()):
            if lead in _POINTED and not is_many and self.word(end) != "of":
                pointed = parts.pointed_at(noun, modifiers, _POINTED[lead])
                yield from [(end, noun, pointed)] if pointed else []
            if lead == "its" and is_many == (noun.number in "pP"):
                yield end, noun, parts.own(noun, modifiers)
            elif parts.is_called(noun, lead, is_many=is_many):
                is_one = lead in {"a", "an"} and noun.number != "s"
                yield end, noun, parts.noun_phrase(noun, modifiers, is_many=is_many, is_one=is_one)
            if self.word(end) == "of" and lead in {"", "the"} and is_many == (noun.number in "pP"):
                for last, owner in self.owners(end + 1):
                    whole = parts.owned(noun, modifiers, owner, is_many=is_many, is_one=False)
                    yield from [(last, noun, whole)] if whole and not whole.en.startswith(_INDEFINITE) else []
        yield from self._owned_english(start, lead)
        for begin, quantity in QUANTITIES["en"].longest(self.words, at):
            for end, noun, is_many, modifiers in self._before_noun(begin, ()):
                part = several(quantity, noun, modifiers, None) if is_many else None
                yield from [(end, noun, part)] if part else []

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
        if len(before) < MODIFIERS:
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
