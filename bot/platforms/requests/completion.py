"""What somebody may mean who is still typing an option: topics and entities by name, zones by city."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.wording import folded
from bot.languages import Language
from bot.platforms.requests.asking import Newsroom
from bot.platforms.requests.choices import ZONES_OFFERED, zones_like
from bot.platforms.requests.subjects import entities_of, nearest

_NAMES_LOOKED_AT = 200

Choice = tuple[str, str]
"""What somebody sees, and the words it stands for in a command."""


def completed(
    newsroom: Newsroom, option: str, words: str, spoken: Language, limit: int, only: Collection[str] | None = None
) -> list[Choice]:
    """What may be meant by the words typed so far, the nearest first; without any, what is there.

    `option`: "zone"; "entity", entities only; "topic", briefings and entities; any other, briefings only. `only`: of
    these alone; null: of all.
    """
    if option == "zone":
        zones = zones_like(words, limit) if folded(words) else list(ZONES_OFFERED)
        return [(zone, zone) for zone in zones][:limit]
    topics = [] if option == "entity" else _briefings(newsroom, words, spoken)
    if option == "entity" and not folded(words):
        specs = [newsroom.briefings[name] for name in sorted(newsroom.briefings)]
        topics += [(spoken.words(entity.name), entity.id) for entity in entities_of(specs, newsroom, limit)]
    elif option in {"entity", "topic"} and folded(words):
        topics += _entities(newsroom, words, spoken, limit)
    found: dict[str, Choice] = {}
    for label, value in topics:
        if only is None or value in only:
            found.setdefault(value, (label, value))
    return list(found.values())[:limit]


def _briefings(newsroom: Newsroom, words: str, spoken: Language) -> list[Choice]:
    """Briefings by title, name or alias; all of them where nothing is typed yet."""
    wanted = folded(words)
    named = nearest(words, newsroom.names, len(newsroom.names)) if wanted else sorted(newsroom.names)
    specs = dict.fromkeys(newsroom.names[folded(name)].name for name in named)
    return [(spoken.words(newsroom.briefings[name].title), name) for name in specs]


def _entities(newsroom: Newsroom, words: str, spoken: Language, limit: int) -> list[Choice]:
    """Entities of that name, and those whose names begin so or look alike."""
    names = newsroom.archive.names_like(words, limit=_NAMES_LOOKED_AT)
    found = []
    for name in dict.fromkeys([words, *nearest(words, names, limit)]):
        found += newsroom.archive.entities_named(name, limit=limit)
    return [(spoken.words(entity.name), entity.id) for entity in found]
