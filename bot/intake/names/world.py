"""The world as news speaks of it: countries, cities, organisations, with their names in both languages.

A proposal of these has the right name in the other language, which no recogniser could know. They are facts of our own,
in `world.txt`; what a store holds goes before them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.domain.news import Entity, EntityKind
from bot.domain.wording import Wording, folded


@dataclass(frozen=True, slots=True)
class World:
    """What is known without a store."""

    names: Mapping[str, Entity]  # by folded name
    adjectives: Mapping[str, Entity]  # "russian", and what people of a place are called; by folded word
    beginnings: frozenset[str]  # the first words of longer names and adjectives


@cache
def world() -> World:
    """The world, read once."""
    names: dict[str, Entity] = {}
    adjectives: dict[str, Entity] = {}
    text = files("bot.intake.names").joinpath("world.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        entity, called = _entity(*line.split(";"))
        for name in entity.all_names:
            names.setdefault(folded(name), entity)
        adjectives.update((folded(word), entity) for word in called)
    return World(names, adjectives, frozenset(key.split()[0] for key in (*names, *adjectives) if " " in key))


def _entity(
    kind: str, id: str, name: str, english: str, further: str, called: str, wikidata: str
) -> tuple[Entity, list[str]]:
    aliases = tuple(alias for alias in further.split("|") if alias)
    wording = Wording.of({"id": name, "en": english})
    return Entity(id, EntityKind(kind), wording, aliases, wikidata=wikidata), [
        word for word in called.split("|") if word
    ]
