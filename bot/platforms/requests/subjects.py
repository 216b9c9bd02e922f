"""What a topic argument means: a standing briefing or an entity, however it is spelt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from bot.domain.briefing import BriefingSpec, Topic
from bot.domain.errors import NotUnderstood, notice
from bot.domain.news import Entity
from bot.domain.wording import Wording, folded
from bot.languages.reading import split_window
from bot.platforms.requests.asking import Call, Newsroom

_NAMES_LOOKED_AT = 200
NEAREST = 3
"""How many things that may have been meant are offered."""
OFFERED = 8
"""How many briefings or entities are offered where one is missing."""
_LOOKED_AT = 12
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Subject:
    """What an answer is about, under a name that commands take."""

    name: str
    title: Wording
    topic: Topic


def find_briefing(words: str, newsroom: Newsroom) -> BriefingSpec | None:
    """The briefing with this name, alias or title."""
    return newsroom.names.get(folded(words))


def entities_of(specs: Iterable[BriefingSpec], newsroom: Newsroom, limit: int) -> list[Entity]:
    """The entities that briefings are about, each once."""
    ids = dict.fromkeys(id for spec in specs for id in spec.topic.entities)
    stored = (newsroom.archive.entity(id) for id in ids)
    return list(islice((entity for entity in stored if entity is not None), limit))


def nearest(words: str, names: Iterable[str], count: int = NEAREST, alike: float = _ALIKE) -> list[str]:
    """Names that may have been meant, as they are written: those that begin so, then those that look alike."""
    wanted = folded(words)
    by_folded = {folded(name): name for name in names}
    begun = [name for name in by_folded if wanted and name.startswith(wanted)]
    similar = get_close_matches(wanted, by_folded, count, alike)
    return [by_folded[name] for name in list(dict.fromkeys(begun + similar))[:count]]


def subject_name(name: str, call: Call) -> str | None:
    """The name under which commands take what is called so; of several, the first; null: nothing is."""
    spec = None if call.command == "facts" else find_briefing(name, call.newsroom)
    if spec is not None:
        return spec.name
    entities = call.newsroom.archive.entities_named(name, limit=1)
    return entities[0].id if entities else None


def _unknown(words: str, call: Call) -> NotUnderstood:
    """Nothing has that name; the same question about what may have been meant, each subject once."""
    spec = find_briefing(words, call.newsroom)
    if spec is not None:  # only facts look past briefings
        return NotUnderstood(
            notice("“{words}” is a briefing; facts are about one person, place or thing.", words=words),
            tuple(f"/facts {entity.id}" for entity in entities_of((spec,), call.newsroom, OFFERED)),
        )
    named, window = split_window(words.split(), call.request.now.date())
    name = subject_name(" ".join(named), call) if window and named else None
    if name is not None:
        days = " ".join(words.split()[len(named) :])
        asked = (f"/{call.command or 'facts'} {name}", f"/timeline {name} {days}", f"/compare {name} {days}")
        return NotUnderstood(notice("No days can be chosen for this."), asked)
    names = [*call.newsroom.names, *call.newsroom.archive.names_like(words, limit=_NAMES_LOOKED_AT)]
    found = [subject_name(name, call) for name in nearest(words, names, _LOOKED_AT)]
    meant = [name for name in dict.fromkeys(found) if name][:NEAREST]
    return NotUnderstood(
        notice("Nothing is stored under “{words}”.", words=words),
        tuple(f"/{call.command or 'facts'} {name}" for name in meant),
    )


def find_entity(words: str, call: Call) -> Entity:
    """The entity with this id, name or alias.

    Raises:
        NotUnderstood: There is none, or several have that name.
    """
    exact = call.newsroom.archive.entity(words.casefold())
    if exact is not None:
        return exact
    entities = call.newsroom.archive.entities_named(words, limit=NEAREST + 1)
    if not entities:
        raise _unknown(words, call)
    if len(entities) > 1:
        raise NotUnderstood(
            notice("Several are called “{words}”. Which one?", words=words),
            tuple(f"/{call.command or 'facts'} {entity.id}" for entity in entities),
        )
    return entities[0]


def is_known(words: str, newsroom: Newsroom) -> bool:
    """Whether a briefing or an entity has this name."""
    return find_briefing(words, newsroom) is not None or bool(newsroom.archive.entities_named(words, limit=1))


def find_subject(words: str, call: Call) -> Subject:
    """The briefing or, where there is none of that name, the entity that is meant.

    Raises:
        NotUnderstood: There is neither, or several entities have that name.
    """
    spec = find_briefing(words, call.newsroom)
    if spec is not None:
        return Subject(spec.name, spec.title, spec.topic)
    entity = find_entity(words, call)
    return Subject(entity.id, entity.name, Topic(entities=(entity.id,)))


def required(call: Call) -> str:
    """The topic argument.

    Raises:
        NotUnderstood: There is none; the briefings, or where facts are wanted their entities, may have been meant.
    """
    if call.arguments:
        return call.line
    names = sorted(call.newsroom.briefings)
    if call.command == "facts":
        specs = [call.newsroom.briefings[name] for name in names]
        names = [entity.id for entity in entities_of(specs, call.newsroom, OFFERED)]
    asked = tuple(f"/{call.command} {name}" for name in names[:OFFERED])
    example = asked[0] if asked else f"/{call.command} kazakhstan"
    missing = (
        notice("Say whom or what, for example {example}.", example=example)
        if call.command == "facts"
        else notice("Say which topic, for example {example}.", example=example)
    )
    raise NotUnderstood(missing, asked, is_unfinished=True)
