"""The smaller answers: facts about an entity, comparisons, sources, evidence, search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.assembly.disputes import disputes_among, incomparable_figures, shortened
from bot.assembly.folding import fold
from bot.assembly.ranking import Standpoint, ranked, reasons
from bot.assembly.selection import coverage, gather
from bot.domain.briefing import Topic
from bot.domain.claims import FENCED_KINDS, ClaimKind, SourcedClaim
from bot.domain.dates import TimeWindow
from bot.domain.editions import (
    Comparison,
    EvidenceCard,
    FactGroup,
    FactSheet,
    Found,
    Line,
    SourceEntry,
    SourceList,
)
from bot.domain.news import Entity, Genre, Source
from bot.domain.ports import NewsArchive
from bot.domain.wording import Wording

FACTS_AT_MOST = 40
"""How many of an entity's newest claims `/facts` looks at."""
FOUND_AT_MOST = 10
"""How many claims, and how many articles, a search shows."""

DISPUTES_AT_MOST, SIDES_AT_MOST = 15, 12
"""How many disputes a comparison shows, and how many sides of each."""

_KIND_ORDER = (
    ClaimKind.REPORTED,
    ClaimKind.OFFICIAL,
    ClaimKind.DENIAL,
    ClaimKind.FORECAST,
    ClaimKind.OPINION,
    ClaimKind.ALLEGATION,
)


def fact_sheet(archive: NewsArchive, entity: Entity, now: datetime) -> FactSheet:
    """The newest claims about an entity, by kind, those of firmer kinds first."""
    candidates = gather(archive, Topic(entities=(entity.id,)), limit=FACTS_AT_MOST)
    view = Standpoint(now.date(), (entity.id,))
    groups: dict[tuple[ClaimKind, bool], list[Line]] = defaultdict(list)
    for line in ranked(fold(candidates.claims), view):
        kind = line.claim.claim.kind
        groups[kind, kind not in FENCED_KINDS and line.claim.article.genre is Genre.OPINION].append(line)
    ordered = sorted(groups, key=lambda group: (_KIND_ORDER.index(group[0]), group[1]))
    sheet = tuple(FactGroup(kind, from_opinion, tuple(groups[kind, from_opinion])) for kind, from_opinion in ordered)
    return FactSheet(entity, now, sheet, coverage(candidates))


def comparison(
    archive: NewsArchive, topic: Topic, name: str, title: Wording, now: datetime, window: TimeWindow
) -> Comparison:
    """What differs between the newest claims on a topic, and which figures only seem to.

    In a window: what is disputed of the claims reported then, beside what stands against them, whenever that was told;
    the coverage has the sources of both, and the voices that the topic lacks.
    """
    candidates = gather(archive, topic, window.first, until=window.last)
    disputes = (*disputes_among(archive, candidates.claims), *incomparable_figures(candidates.claims))
    shown = tuple(shortened(disputes[:DISPUTES_AT_MOST], SIDES_AT_MOST))
    together = {claim.id: claim for claim in (*candidates.claims, *(claim for each in shown for claim in each.claims))}
    of_topic, of_all = coverage(candidates), coverage(replace(candidates, claims=tuple(together.values())))
    rests_on = replace(of_all, absent=of_topic.absent, claim_count=of_topic.claim_count)
    return Comparison(name, title, now, shown, rests_on, window, len(disputes) - len(shown))


def _chain(archive: NewsArchive, claims: Sequence[SourcedClaim]) -> tuple[Source, ...]:
    """The chain of the article behind these claims; a claim may have come another way than the rest."""
    usual = next((claim.chain for claim in claims if claim.claim.origins is None), None)
    return usual or archive.chain_of(claims[0].article)


def _entries(archive: NewsArchive, claims: Sequence[SourcedClaim]) -> tuple[SourceEntry, ...]:
    """The articles behind the claims, the last published first."""
    by_article: dict[str, list[SourcedClaim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article.id].append(claim)
    entries = [SourceEntry(group[0].article, _chain(archive, group), tuple(group)) for group in by_article.values()]
    return tuple(sorted(entries, key=lambda entry: (-entry.article.published_on.last.toordinal(), entry.article.id)))


def source_list(archive: NewsArchive, topic: Topic, name: str, title: Wording, now: datetime) -> SourceList:
    """The articles behind the newest claims on a topic."""
    candidates = gather(archive, topic)
    return SourceList(name, title, now, _entries(archive, candidates.claims), coverage(candidates))


def evidence_card(archive: NewsArchive, claim: SourcedClaim, mark: int | None, now: datetime) -> EvidenceCard:
    """A claim with the words it rests on, and the points it has by itself, whatever topic it is shown on."""
    disputed = {other.id for dispute in disputes_among(archive, (claim,)) for other in dispute.claims}
    return EvidenceCard(mark, claim, reasons(Line(claim), Standpoint(now.date(), (), disputed)))


def found(archive: NewsArchive, words: str, now: datetime) -> Found:
    """Claims, and articles by title and summary, that hold the words: the last stored first."""
    claims, articles = archive.search(words, limit=FOUND_AT_MOST + 1)
    entries = tuple(SourceEntry(article, archive.chain_of(article), ()) for article in articles[:FOUND_AT_MOST])
    return Found(
        words=words,
        composed_at=now,
        lines=tuple(fold(claims[:FOUND_AT_MOST])),
        articles=entries,
        is_capped=len(claims) > FOUND_AT_MOST or len(articles) > FOUND_AT_MOST,
    )
