"""Small archives for assembly: a test names its claims and articles, everything they refer to is added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from builders import a_claim, a_measure, a_publication, a_source, an_article, an_entity
from memory_archive import MemoryArchive

from bot.domain.claims import Claim, SourcedClaim
from bot.domain.editions import Dispute, Line
from bot.domain.news import Article, Entity, EntityKind, Genre
from bot.domain.ports import Record

NOW = datetime(2022, 8, 1, 7, 0, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def told(id: str, text: str = "", **overrides: Any) -> Claim:
    """A claim without figure that states `text` (its id where it is empty) in both languages."""
    return a_claim(id, **{"statement": text or f"Pernyataan {id}", "occurred_on": None, **overrides})


def opinion_piece(id: str = "opinion", **overrides: Any) -> Article:
    """An article that only gives an opinion."""
    return an_article(id, genre=Genre.OPINION, **overrides)


def _entities(claims: Iterable[Claim], known: Sequence[Record]) -> list[Entity]:
    kinds = {claim.event: EntityKind.EVENT for claim in claims if claim.event}
    names = dict.fromkeys(name for claim in claims for name in (*claim.about, claim.speaker, claim.event) if name)
    there = {record.id for record in known if isinstance(record, Entity)}
    return [an_entity(name, kind=kinds.get(name, EntityKind.PLACE)) for name in names if name not in there]


def archive_of(*records: Record | Article, recorded_at: datetime = LONG_AGO) -> MemoryArchive:
    """An archive of these, and of plain records for whatever else they name."""
    claims = [record for record in records if isinstance(record, Claim)]
    articles = {record.id: record for record in records if isinstance(record, Article)}
    for claim in claims:
        articles.setdefault(claim.article, an_article(claim.article))
    sources = dict.fromkeys(
        source
        for chain in (*(a.chain for a in articles.values()), *(c.origins or () for c in claims))
        for source in chain
    )
    there = {record.id for record in records if not isinstance(record, Article)}
    measures = dict.fromkeys(claim.figure.measure for claim in claims if claim.figure)
    given = [record for record in records if not isinstance(record, Article)]
    return MemoryArchive(
        [
            *(a_source(source) for source in sources if source not in there),
            *(a_measure(measure) for measure in measures if measure not in there),
            *_entities(claims, given),
            *(a_publication(article) for article in articles.values()),
            *given,
        ],
        recorded_at,
    )


def sourced(*records: Record | Article) -> list[SourcedClaim]:
    """The claims among these, with all that they refer to, in this order."""
    return archive_of(*records).everything()


def ids(claims: Iterable[SourcedClaim]) -> list[str]:
    """The ids of claims, in their order."""
    return [claim.id for claim in claims]


def line_ids(lines: Iterable[Line | Dispute]) -> list[list[str]]:
    """The ids of each line's or dispute's claims, the worded one first."""
    return [ids(line.claims) for line in lines]
