"""A large store from a fixed seed: articles with five claims each, one entity that a tenth of all claims concern."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bot.domain.claims import Claim, ClaimKind, Contrast, Evidence, Status
from bot.domain.dates import EdtfDate
from bot.domain.figures import Amount, Figure, Measure
from bot.domain.news import Article, Entity, EntityKind, Genre, Publication, Source, Summary
from bot.domain.ports import Change, Record
from bot.domain.wording import Wording

SEED = 20261121
CLAIMS_EACH = 5
ENTITIES = 2_000
HOT = "kazakhstan"
RECORDED_AT = datetime(2026, 11, 1, tzinfo=UTC)
_FIRST_DAY, _DAYS = date(2016, 1, 1), 3_900
_WORDS = [f"kata{number}" for number in range(5_000)]
_WEIGHTS = [1 / (rank + 1) for rank in range(len(_WORDS))]
_KINDS = (
    *[ClaimKind.REPORTED] * 5,
    *[ClaimKind.OFFICIAL] * 2,
    ClaimKind.OPINION,
    ClaimKind.ALLEGATION,
    ClaimKind.DENIAL,
)


def _sources() -> list[Source]:
    return [Source(f"source-{number}", Wording.same(f"Source {number}")) for number in range(200)]


def _entities() -> list[Entity]:
    kinds = (EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION)
    others = [
        Entity(f"entity-{number}", kinds[number % 3], Wording.same(f"Entity {number}"), aliases=(f"alias {number}",))
        for number in range(ENTITIES)
    ]
    return [Entity(HOT, EntityKind.PLACE, Wording.same("Kazakhstan")), *others]


def _statement(chance: random.Random) -> Wording:
    words = chance.choices(_WORDS, _WEIGHTS, k=12)
    return Wording.of({"id": " ".join(words), "en": " ".join(reversed(words))})


def _subjects(chance: random.Random) -> tuple[str, ...]:
    others = {f"entity-{min(ENTITIES - 1, int(chance.paretovariate(0.6)))}" for _ in range(chance.randint(1, 2))}
    return (HOT, *sorted(others)) if chance.random() < 0.1 else tuple(sorted(others))


def _figure(chance: random.Random, year: int) -> Figure | None:
    if chance.random() > 0.3:
        return None
    amount = Amount(Decimal(chance.randint(1, 900)) * 10**9, "KZT")
    return Figure(f"measure-{chance.randint(0, 49)}", amount, period=EdtfDate.parse(str(year)))


def _claim(chance: random.Random, number: int, at: int, article: Article, text: str) -> Claim:
    day = article.published_on.first
    occurred = (
        EdtfDate.parse((day - timedelta(days=chance.randint(0, 20))).isoformat()) if chance.random() < 0.6 else None
    )
    denies = (f"claim-{number - 1}-{at}",) if number and chance.random() < 0.002 else ()
    return Claim(
        id=f"claim-{number}-{at}",
        article=article.id,
        about=_subjects(chance),
        kind=chance.choice(_KINDS),
        statement=_statement(chance),
        evidence=(Evidence(text[:40], 0),),
        status=Status.PLANNED if occurred is None and chance.random() < 0.1 else Status.HAPPENED,
        speaker=f"entity-{chance.randint(0, 50)}" if chance.random() < 0.3 else "",
        occurred_on=occurred,
        figure=_figure(chance, day.year),
        denies=denies,
    )


def _published(chance: random.Random, number: int, total: int) -> Iterator[Record]:
    day = _FIRST_DAY + timedelta(days=number * _DAYS // total)
    article = Article(
        id=f"article-{number}",
        source=f"source-{chance.randint(0, 199)}",
        language="id",
        genre=Genre.OPINION if chance.random() < 0.15 else Genre.REPORT,
        published_on=EdtfDate.parse(day.isoformat()),
        title=f"Judul {number}",
        summary=Summary(_statement(chance)),
    )
    text = " ".join(chance.choices(_WORDS, _WEIGHTS, k=60))
    yield Publication(article, text)
    for at in range(CLAIMS_EACH):
        yield _claim(chance, number, at, article, text)
    if number and chance.random() < 0.002:
        ids = (f"claim-{number}-0", f"claim-{number - 1}-0")
        yield Contrast(f"contrast-{number}", Wording.same(f"Contrast {number}"), ids)


def changes(article_count: int) -> Iterator[Change]:
    """Every record of a store with so many articles, in an order in which they may refer to one another."""
    chance = random.Random(SEED)
    measures = [Measure(f"measure-{number}", Wording.same(f"measure {number}")) for number in range(50)]
    referable: list[Record] = [*_sources(), *measures, *_entities()]
    for record in referable:
        yield Change(record)
    for number in range(article_count):
        for record in _published(chance, number, article_count):
            yield Change(record)
