"""What is looked at for an answer: the newest claims on its topic, and what they stand on together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.briefing import Topic
from bot.domain.claims import SourcedClaim
from bot.domain.editions import Coverage
from bot.domain.news import Entity, EntityKind
from bot.domain.ports import NewsArchive

CANDIDATES = 100
"""How many of a topic's newest claims an answer looks at; the footer says so where there are more."""

_CONCERNED_FROM = 2


@dataclass(frozen=True, slots=True)
class Candidates:
    """The newest claims on a topic; `is_capped` where there are older ones."""

    claims: tuple[SourcedClaim, ...]
    is_capped: bool


def gather(
    archive: NewsArchive,
    topic: Topic,
    since: date | None = None,
    limit: int = CANDIDATES,
    *,
    until: date | None = None,
) -> Candidates:
    """Fetch the newest claims on a topic, of those reported from `since` to `until`."""
    found = archive.claims_about(topic, since=since, until=until, limit=limit + 1)
    return Candidates(tuple(found[:limit]), len(found) > limit)


def _voices(claims: Sequence[SourcedClaim]) -> set[str]:
    """Entities that speak in any of the claims, or are spoken for, if only by a ministry that a spokesman speaks for."""
    speakers = [claim.speaker for claim in claims if claim.speaker]
    known = {entity.id: entity for entity in (*speakers, *(entity for claim in claims for entity in claim.about))}
    heard: set[str] = set()
    for speaker in speakers:
        voice = speaker.id
        while voice and voice not in heard:
            heard.add(voice)
            voice = known[voice].speaks_for if voice in known else ""
    return heard


def absent_voices(claims: Sequence[SourcedClaim]) -> tuple[Entity, ...]:
    """Places and organisations that several claims concern while nobody speaks for them, the most concerned first."""
    concerned = Counter(entity.id for claim in claims for entity in claim.about)
    entities = {entity.id: entity for claim in claims for entity in claim.about}
    heard = _voices(claims)
    silent = [
        entities[id]
        for id, count in sorted(concerned.items(), key=lambda pair: (-pair[1], pair[0]))
        if count >= _CONCERNED_FROM and id not in heard
    ]
    actors = [entity for entity in silent if entity.kind in {EntityKind.PLACE, EntityKind.ORGANISATION}]
    return tuple(actors)


def coverage(candidates: Candidates) -> Coverage:
    """What the claims rest on together."""
    claims = candidates.claims
    articles = {claim.article.id: claim.article for claim in claims}
    genres = Counter(article.genre for article in articles.values())
    return Coverage(
        sources=tuple({claim.publisher.id: claim.publisher for claim in claims}.values()),
        origins=tuple({claim.origin.id: claim.origin for claim in claims}.values()),
        genres=tuple(sorted(genres.items(), key=lambda pair: (-pair[1], pair[0].value))),
        newest=max(claims, key=lambda claim: (claim.article.published_on.last, claim.id), default=None),
        absent=absent_voices(claims),
        claim_count=len(claims),
        is_capped=candidates.is_capped,
    )
