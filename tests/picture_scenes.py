"""News to be drawn: timelines and comparisons of every size and oddity, without a store."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from builders import a_claim, a_figure, a_source, a_sourced_claim, an_article, an_entity
from newsrooms import NOW

from bot.assembly.selection import Candidates, coverage
from bot.assembly.timelines import events
from bot.domain.claims import ClaimKind, SourcedClaim, Status
from bot.domain.dates import TimeWindow
from bot.domain.editions import Comparison, Dispute, DisputeKind, Timeline
from bot.domain.news import Genre
from bot.domain.wording import Wording

TITLE = Wording.of({"id": "Kazakhstan di antara Rusia dan Barat", "en": "Kazakhstan between Russia and the West"})
_KINDS = (ClaimKind.REPORTED, ClaimKind.REPORTED, ClaimKind.OPINION, ClaimKind.ALLEGATION, ClaimKind.DENIAL)
_SHAPES = (
    "{day}",
    "{day}",
    "{day}",
    "{month}",
    "{year}",
    "{month}~",
    "{day}?",
    "{month}/..",
    "../{year}",
    "{day}/{later}",
)
_WORDS = [
    "the",
    "ministry",
    "said",
    "that",
    "soldiers",
    "and",
    "budgets",
    "rise",
    "while",
    "talks",
    "on",
    "borders",
    "go",
    "on",
    "in",
    "Astana",
    "and",
    "Moscow",
]


def an_event(id: str, occurred_on: str, statement: str = "Talks were held", **overrides: Any) -> SourcedClaim:
    """A dated claim in both languages."""
    worded = {"id": statement, "en": statement}
    return a_sourced_claim(a_claim(id, occurred_on=occurred_on, statement=worded, **overrides))


def a_timeline(claims: Sequence[SourcedClaim], **overrides: Any) -> Timeline:
    """The timeline of these claims, one event each unless they fold."""
    fields: dict[str, Any] = {
        "topic": "kazakhstan",
        "title": TITLE,
        "composed_at": NOW,
        "window": TimeWindow(),
        "newest_first": False,
        "lines": tuple(events(claims)),
        "coverage": coverage(Candidates(tuple(claims), is_capped=False)),
    }
    timeline = Timeline(**{**fields, **overrides})
    return replace(timeline, lines=timeline.lines[::-1]) if timeline.newest_first else timeline


def _occurred_on(chance: random.Random, first: date, days: int) -> str:
    day = first + timedelta(days=chance.randrange(days))
    later = day + timedelta(days=chance.randrange(1, 90))
    iso = day.isoformat()
    return chance.choice(_SHAPES).format(day=iso, month=iso[:7], year=iso[:4], later=later.isoformat())


def many_events(count: int, *, first: date = date(2019, 1, 1), days: int = 2_400, seed: int = 7) -> list[SourcedClaim]:
    """So many claims of every kind, status and precision, spread over so many days from a first."""
    chance = random.Random(seed)
    claims = []
    for number in range(count):
        kind = chance.choice(_KINDS)
        status = Status.PLANNED if chance.random() < 0.2 else Status.HAPPENED
        statement = f"{' '.join(chance.choices(_WORDS, k=chance.randint(3, 24)))} {number}"
        claim = an_event(f"claim-{number}", _occurred_on(chance, first, days), statement, kind=kind, status=status)
        claims.append(replace(claim, article=an_article(genre=Genre.OPINION)) if chance.random() < 0.1 else claim)
    return claims


def a_dispute(claims: Sequence[SourcedClaim], kind: DisputeKind = DisputeKind.FIGURES, **overrides: Any) -> Dispute:
    """These claims side by side."""
    return Dispute(kind, tuple(claims), **overrides)


def a_comparison(*disputes: Dispute) -> Comparison:
    """A comparison of these disputes."""
    claims = tuple(claim for dispute in disputes for claim in dispute.claims)
    return Comparison("kazakhstan", TITLE, NOW, disputes, coverage(Candidates(claims, is_capped=False)), TimeWindow())


def a_figure_claim(id: str, value: str = "441000000000", unit: str = "KZT", **overrides: Any) -> SourcedClaim:
    """A claim with a figure; `overrides` are those of the figure, but for what a claim alone has."""
    own = {key: overrides.pop(key) for key in ("status", "occurred_on", "kind", "speaker") if key in overrides}
    figure = a_figure(value, unit, **overrides)
    worded = {"id": "Anggaran naik {figure}", "en": "The budget rises by {figure}"}
    claim = a_claim(id, figure=figure, statement=worded, **own)
    return a_sourced_claim(claim, chain=[a_source("wsj", name="WSJ"), a_source()])


def in_long_names(claim: SourcedClaim, text: str) -> SourcedClaim:
    """A claim whose speaker and source have this name."""
    return replace(
        claim,
        claim=replace(claim.claim, speaker="somebody"),
        speaker=an_entity("somebody", name=text, role=text),
        chain=(a_source("first", name=text), a_source("second", name=text)),
    )
