"""What a topic argument means: a standing briefing or an entity, however it is spelt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from bot.domain.briefing import BriefingSpec, Topic
from bot.domain.errors import NotUnderstood, notice
from bot.domain.news import Entity
from bot.domain.wording import Wording, folded
from bot.platforms.requests.asking import Call, Newsroom

_NAMES_LOOKED_AT = 200
_NEAREST = 3
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Subject:
    """What an answer is about, under a name that commands take."""

    name: str
    title: Wording
    topic: Topic


def find_briefing(words: str, newsroom: Newsroom) -> BriefingSpec | None:
    """The briefing with this name, alias or title."""
    wanted = folded(words)
    for spec in newsroom.briefings.values():
        names = (spec.name, *spec.aliases, *(title for _, title in spec.title.texts))
        if wanted in {folded(name) for name in names}:
            return spec
    return None


def _briefing_names(newsroom: Newsroom) -> Iterable[str]:
    for spec in newsroom.briefings.values():
        yield spec.name
        yield from spec.aliases


def nearest(words: str, names: Iterable[str]) -> tuple[str, ...]:
    """Names that may have been meant, as they are written: those that begin so, then those that look alike."""
    wanted = folded(words)
    by_folded = {folded(name): name for name in names}
    begun = [name for name in by_folded if wanted and name.startswith(wanted)]
    alike = get_close_matches(wanted, by_folded, _NEAREST, _ALIKE)
    return tuple(by_folded[name] for name in list(dict.fromkeys(begun + alike))[:_NEAREST])


def _unknown(words: str, newsroom: Newsroom) -> NotUnderstood:
    known = [*_briefing_names(newsroom), *newsroom.archive.names_like(words, limit=_NAMES_LOOKED_AT)]
    return NotUnderstood(notice("Nothing is stored under “{words}”.", words=words), nearest(words, known))


def find_entity(words: str, newsroom: Newsroom) -> Entity:
    """The entity with this id, name or alias.

    Raises:
        NotUnderstood: There is none, or several have that name.
    """
    exact = newsroom.archive.entity(words.casefold())
    if exact is not None:
        return exact
    entities = newsroom.archive.entities_named(words, limit=_NEAREST + 1)
    if not entities:
        raise _unknown(words, newsroom)
    if len(entities) > 1:
        raise NotUnderstood(
            notice("Several are called “{words}”. Which one?", words=words),
            tuple(entity.id for entity in entities),
        )
    return entities[0]


def is_known(words: str, newsroom: Newsroom) -> bool:
    """Whether a briefing or an entity has this name."""
    return find_briefing(words, newsroom) is not None or bool(newsroom.archive.entities_named(words, limit=1))


def find_subject(words: str, newsroom: Newsroom) -> Subject:
    """The briefing or, where there is none of that name, the entity that is meant.

    Raises:
        NotUnderstood: There is neither, or several entities have that name.
    """
    spec = find_briefing(words, newsroom)
    if spec is not None:
        return Subject(spec.name, spec.title, spec.topic)
    entity = find_entity(words, newsroom)
    return Subject(entity.id, entity.name, Topic(entities=(entity.id,)))


def required(call: Call, asked_for: str) -> str:
    """The topic argument.

    Raises:
        NotUnderstood: There is none; the briefings are what may have been meant.
    """
    if not call.arguments:
        raise NotUnderstood(
            notice(
                "Say which topic, for example {example}.",
                example=f"/{asked_for} {next(iter(call.newsroom.briefings), '')}",
            ),
            tuple(call.newsroom.briefings)[:_NEAREST],
        )
    return call.line
