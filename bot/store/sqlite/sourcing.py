"""Claims with all that a line needs to name its source: one statement for each kind of record, however many claims."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar

from sqlite_utils import Database

from bot.domain.claims import Claim, ClaimVersion, Contrast, SourcedClaim
from bot.domain.figures import Measure, Unit
from bot.domain.news import Article, Entity, Source
from bot.domain.ports import KIND_OF, RecordKind
from bot.store.sqlite.documents import Stored, article_of, record_of
from bot.store.sqlite.rows import claim_versions, stored_rows

T = TypeVar("T", Source, Measure, Unit, Entity, Claim, Contrast)


class _Surroundings(NamedTuple):
    """What the claims of one answer name, by id."""

    articles: Mapping[str, Article]
    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    measures: Mapping[str, Measure]
    units: Mapping[str, Unit]


def sourced(db: Database, ids: Sequence[str]) -> list[SourcedClaim]:
    """The claims with these ids, in this order; unknown ids are left out."""
    rows = stored_rows(db, RecordKind.CLAIM, ids)
    return _hydrated(db, [rows[id] for id in ids if id in rows])


def sourced_versions(db: Database, refs: Sequence[ClaimVersion]) -> list[SourcedClaim]:
    """Claims as they stood in these versions, in this order, amid what is stored now; unknown ones are left out."""
    rows = claim_versions(db, refs)
    return _hydrated(db, [rows[ref] for ref in refs if ref in rows])


def records_of(db: Database, type_: type[T], ids: Iterable[str]) -> dict[str, T]:
    """The current records of one type by their ids, those that there are."""
    return _read(type_, stored_rows(db, KIND_OF[type_], set(ids)))


def records_in_order(db: Database, type_: type[T], ids: Sequence[str]) -> list[T]:
    """The current records of one type, in the order of `ids`; unknown ids are left out."""
    found = records_of(db, type_, ids)
    return [found[id] for id in ids if id in found]


def _read(type_: type[T], rows: Mapping[str, Stored]) -> dict[str, T]:
    records = {id: record_of(KIND_OF[type_], row.document, None) for id, row in rows.items()}
    return {id: record for id, record in records.items() if isinstance(record, type_)}


def _hydrated(db: Database, rows: Sequence[Stored]) -> list[SourcedClaim]:
    claims = [record_of(RecordKind.CLAIM, row.document, None) for row in rows]
    pairs = [(claim, row) for claim, row in zip(claims, rows, strict=True) if isinstance(claim, Claim)]
    around = _surroundings(db, [claim for claim, _ in pairs])
    return [_sourced(claim, row, around) for claim, row in pairs]


def _surroundings(db: Database, claims: Collection[Claim]) -> _Surroundings:
    rows = stored_rows(db, RecordKind.ARTICLE, {claim.article for claim in claims})
    articles = {id: article_of(row.document) for id, row in rows.items()}
    figures = [claim.figure for claim in claims if claim.figure]
    return _Surroundings(
        articles=articles,
        sources=records_of(db, Source, (id for claim in claims for id in claim.chain(articles[claim.article]))),
        entities=records_of(db, Entity, (id for claim in claims for id in (*claim.about, claim.speaker, claim.event))),
        measures=records_of(db, Measure, (figure.measure for figure in figures)),
        units=records_of(db, Unit, (amount.unit for figure in figures for amount in (figure.amount, *figure.also))),
    )


def _sourced(claim: Claim, row: Stored, around: _Surroundings) -> SourcedClaim:
    article, figure = around.articles[claim.article], claim.figure
    amounts = (figure.amount, *figure.also) if figure else ()
    return SourcedClaim(
        claim=claim,
        version=row.version,
        recorded_at=datetime.fromisoformat(row.recorded_at),
        article=article,
        chain=tuple(around.sources[id] for id in claim.chain(article)),
        about=tuple(around.entities[id] for id in claim.about),
        speaker=around.entities.get(claim.speaker),
        event=around.entities.get(claim.event),
        measure=around.measures.get(figure.measure) if figure else None,
        units=tuple(around.units[unit] for unit in dict.fromkeys(a.unit for a in amounts) if unit in around.units),
    )
