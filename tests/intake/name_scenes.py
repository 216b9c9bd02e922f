"""Texts of our own with names in them, and what is stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from builders import an_entity
from memory_archive import MemoryArchive

from bot.domain.news import Entity, EntityKind
from bot.intake.names import Names, find_names
from bot.intake.texts import read_text

DAY = date(2026, 3, 1)


def named(text: str, *stored: Entity, language: str = "id", on: date = DAY) -> Names:
    """The names of a text, read against a store that holds these entities."""
    return find_names(read_text(text, language), MemoryArchive(stored), on)


def told(names: Names) -> list[tuple[str, str, str]]:
    """What was found: the words, the kind, the entity."""
    return [(name.text, name.kind.value, name.entity) for name in names.found]


def a_person(id: str, name: str, aliases: Iterable[str] = (), **rest: object) -> Entity:
    """Somebody who is stored."""
    return an_entity(id, name=name, kind=EntityKind.PERSON, aliases=tuple(aliases), **rest)


def proposal(names: Names, id: str) -> Entity:
    """The proposed entity with this id."""
    return next(entity for entity in names.proposed if entity.id == id)
