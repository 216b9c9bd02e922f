"""What has changed about a topic since somebody last read, each claim told once and as what it matters most for.

A claim that was known is withdrawn, corrected, or tells another figure; one that was not is news of its own, stands
against what was known, or tells the same from a further independent origin. The same from an origin that told it
already is no news, nor is another wording of the same.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import accumulate

from bot.assembly.composition import NEW_AT_MOST, NEW_FOR, SIDES
from bot.assembly.corrections import correction_line
from bot.assembly.disputes import differing_figures, disputes_among, shortened
from bot.assembly.folding import fold
from bot.assembly.ranking import Standpoint, ranked
from bot.assembly.selection import Candidates, coverage, gather
from bot.domain.briefing import Topic
from bot.domain.claims import SourcedClaim
from bot.domain.delivery import Seen
from bot.domain.editions import ChangeKind, ChangeLine, Changes, Coverage, Dispute, DisputeKind, Line
from bot.domain.ports import ClaimChange, NewsArchive
from bot.domain.wording import Wording

LOOKED_AT = 300
"""How many of the claims that changed are looked at, the last stored first; the footer says so where there are more."""

_KINDS = tuple(ChangeKind)
_LESS = frozenset({ChangeKind.CHANGED, ChangeKind.NEW})
"""Kinds of change that matter less than that a claim is disputed."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who is told: what they have seen, and from when on something is news to them."""

    seen: Seen | None
    first_day: date | None  # from which on reports belong to the topic; null: there is none
    now: datetime

    def belongs(self, claim: SourcedClaim) -> bool:
        """Whether it was reported late enough."""
        return self.first_day is None or claim.reported_on >= self.first_day

    def is_recent(self, claim: SourcedClaim) -> bool:
        """Whether it counts as new to who has seen nothing."""
        return self.now - claim.recorded_at < NEW_FOR


@dataclass(frozen=True)
class _Pool:
    """Every claim that is looked at: what changed, and what stands beside it."""

    standing: Sequence[SourcedClaim]  # the last reported first
    fresh: AbstractSet[str]  # those that nobody was told yet, and those from other topics that disputes bring in
    known: Mapping[str, tuple[SourcedClaim, SourcedClaim]]  # changed ones, as they stand and as they stood, by id
    disputes: Sequence[Dispute]  # among what stands
    lines: Sequence[Line]  # what stands, the weightiest first

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each claim among the lines."""
        return {claim.id: place for place, line in enumerate(self.lines) for claim in line.claims}

    def place(self, told: Line | Dispute) -> int:
        """The place of the weightiest of its claims; those withdrawn, and those from other topics, come last."""
        return min(self.places.get(claim.id, len(self.lines)) for claim in told.claims)

    def is_new(self, claim: SourcedClaim) -> bool:
        """Whether nobody was told."""
        return claim.id in self.fresh


def _changes(archive: NewsArchive, topic: Topic, reader: _Reader, newest: Sequence[SourcedClaim]) -> list[ClaimChange]:
    """What has changed, the last stored first; for who has seen nothing, what of the newest was stored in the last days."""
    if reader.seen is not None:
        return archive.changes_since(topic, reader.seen.bookmark, limit=LOOKED_AT + 1)
    return [ClaimChange(claim, None) for claim in newest if reader.is_recent(claim)]


def _new_beyond(archive: NewsArchive, reader: _Reader, beyond: Sequence[SourcedClaim]) -> set[str]:
    """Those of the claims from other topics that nobody can have been told. By the bookmark: clocks may be wrong."""
    if not beyond:
        return set()
    topic = Topic(entities=tuple(sorted({claim.claim.about[0] for claim in beyond})))
    new = {each.now.id for each in _changes(archive, topic, reader, beyond) if not each.before}
    return new & {claim.id for claim in beyond}


def _pool(
    archive: NewsArchive, topic: Topic, reader: _Reader, beside: Candidates, changes: Sequence[ClaimChange]
) -> _Pool:
    """What changed, and the newest claims beside it."""
    known = {
        each.now.id: (each.now, each.before) for each in changes if each.before and not each.before.claim.is_withdrawn
    }
    told = {now.id: now for now, _ in known.values() if not now.claim.is_withdrawn}
    untold = (each.now for each in changes if each.now.id not in known and not each.now.claim.is_withdrawn)
    fresh = {claim.id: claim for claim in untold if reader.belongs(claim)}
    claims = {claim.id: claim for claim in beside.claims} | told | fresh
    standing = sorted(claims.values(), key=lambda claim: (-claim.reported_on.toordinal(), claim.id))
    disputes = disputes_among(archive, standing)
    disputed = {claim.id: claim for dispute in disputes for claim in dispute.claims}
    beyond = [claim for id, claim in disputed.items() if id not in claims]
    return _Pool(
        standing=standing,
        fresh=fresh.keys() | _new_beyond(archive, reader, beyond),
        known=known,
        disputes=disputes,
        lines=ranked(fold(standing), Standpoint(reader.now.date(), topic.entities, disputed)),
    )


def _face(claim: SourcedClaim) -> Hashable:
    """What a reader sees of a claim."""
    told = claim.claim
    voice = (told.kind, told.speaker, told.status, told.said_on, told.occurred_on)
    return told.statement, told.figure, voice, told.article, _chain(claim)


def _chain(claim: SourcedClaim) -> tuple[str, ...]:
    return tuple(source.id for source in claim.chain)


def _is_told_alike(one: SourcedClaim, other: SourcedClaim) -> bool:
    """Whether a reader would call both the same, from the same sources."""
    return _face(one) == _face(other) or (_chain(one) == _chain(other) and len(fold((one, other))) == 1)


def _of_known(now: SourcedClaim, before: SourcedClaim) -> ChangeLine | None:
    """What became of a claim that was known; null: nothing that a reader sees."""
    if now.claim.correction and now.claim.correction != before.claim.correction:
        return correction_line(now, before)
    if now.claim.figure and before.claim.figure and now.claim.figure != before.claim.figure:
        return ChangeLine(ChangeKind.FIGURE, Line(now), before)
    return None if _is_told_alike(now, before) else ChangeLine(ChangeKind.CHANGED, Line(now), before)


def _of_fresh(pool: _Pool) -> Iterator[ChangeLine]:
    """Lines with something that nobody was told: news, or what a further origin confirms."""
    for line in pool.lines:
        told = [claim for claim in line.claims if not pool.is_new(claim)]
        origins = {claim.origin.id for claim in told}
        if not told:
            yield ChangeLine(ChangeKind.NEW, line)
        elif further := [claim for claim in line.claims if pool.is_new(claim) and claim.origin.id not in origins]:
            first = further[0]
            rest = tuple(claim for claim in line.claims if claim is not first)
            yield ChangeLine(ChangeKind.CONFIRMED, Line(first, rest))


def _key(dispute: Dispute) -> Hashable:
    """What makes two disputes the same: the figures, whoever tells them; else the claims."""
    if dispute.kind is DisputeKind.FIGURES:
        figures = (claim.claim.figure for claim in dispute.claims)
        return frozenset((figure.measure, figure.amount, figure.qualifier) for figure in figures if figure)
    return tuple(claim.id for claim in dispute.claims)


def _stood(pool: _Pool) -> set[Hashable]:
    """Disputes over figures, and denials, that could be told when it was last read."""
    known = (claim for claim in pool.standing if not pool.is_new(claim))
    old = [pool.known[claim.id][1] if claim.id in pool.known else claim for claim in known]
    denied = ((id, claim.id) for claim in old for id in claim.claim.denies)
    return {*map(_key, differing_figures(old)), *denied}


def _newly_disputed(pool: _Pool, news: Collection[str]) -> Iterator[ChangeLine]:
    """Disputes that were none when it was last read, the weightiest first, where they hold news that none before did."""
    stood, left = _stood(pool), set(news)
    for dispute in sorted(pool.disputes, key=pool.place):
        is_old_link = dispute.kind is DisputeKind.CONTRAST and not any(map(pool.is_new, dispute.claims))
        told = left & {claim.id for claim in dispute.claims}
        if told and not is_old_link and _key(dispute) not in stood:
            left -= told
            yield ChangeLine(ChangeKind.DISPUTED, _with_news_first(dispute, told))


def _with_news_first(dispute: Dispute, news: Collection[str]) -> Dispute:
    """A dispute with as many sides as an answer shows, what is new among them."""
    sides = dispute.claims
    if len(sides) > SIDES:
        sides = tuple(sorted(sides, key=lambda claim: claim.id not in news))
    return shortened((replace(dispute, claims=sides),), SIDES)[0]


def _disputable(pool: _Pool, changes: Sequence[ChangeLine]) -> set[str]:
    """What may be told as a side of a dispute, since it is not told as something that matters more."""
    told = {claim.id for change in changes if change.kind not in _LESS for claim in change.line.claims}
    beyond = pool.fresh - pool.places.keys()
    return ({claim.id for change in changes for claim in change.line.claims} | pool.known.keys() | beyond) - told


def _told(pool: _Pool) -> list[ChangeLine]:
    """Every change in the order in which it is told; within a kind, the weightiest first."""
    of_known = [change for pair in pool.known.values() if (change := _of_known(*pair))]
    changes = [*of_known, *_of_fresh(pool)]
    disputable = _disputable(pool, changes)
    disputed = list(_newly_disputed(pool, disputable))
    sides = disputable & {claim.id for change in disputed for claim in change.line.claims}
    others = [change for change in changes if sides.isdisjoint(claim.id for claim in change.line.claims)]
    return sorted((*others, *disputed), key=lambda change: (_KINDS.index(change.kind), pool.place(change.line)))


def _shown(told: Sequence[ChangeLine], limit: int) -> tuple[ChangeLine, ...]:
    """As many changes as make `limit` statements; a dispute makes one for each of its sides, and is never parted."""
    counts = accumulate(1 if isinstance(change.line, Line) else len(change.line.claims) for change in told)
    return tuple(change for change, count in zip(told, counts, strict=True) if count <= limit)


def _coverage(told: Sequence[ChangeLine], count: int, *, is_capped: bool) -> Coverage:
    """What the changes rest on together; what was withdrawn carries nothing."""
    shown = {claim.id: claim for change in told for claim in change.line.claims if not claim.claim.is_withdrawn}
    return replace(coverage(Candidates(tuple(shown.values()), is_capped=is_capped)), claim_count=count)


def what_changed(
    archive: NewsArchive,
    topic: Topic,
    *,
    name: str,
    title: Wording,
    seen: Seen | None,
    now: datetime,
    since_day: date | None = None,
    limit: int = NEW_AT_MOST,
) -> Changes:
    """What is new about a topic since `seen`, as of `now`, an aware moment in the reader's zone.

    It makes `limit` statements at most; a dispute needs `SIDES`. Who has seen nothing is told what was stored
    in the last `NEW_FOR`. News that was reported before `since_day` is left out, but not what became of known claims.
    """
    reader = _Reader(seen, since_day, now)
    beside = gather(archive, topic, since_day)
    changes = _changes(archive, topic, reader, beside.claims)
    told = _told(_pool(archive, topic, reader, beside, changes[:LOOKED_AT]))
    shown = _shown(told, limit)
    return Changes(
        name=name,
        title=title,
        composed_at=now,
        since=seen.at.astimezone(now.tzinfo) if seen else None,
        lines=shown,
        coverage=_coverage(shown, min(len(changes), LOOKED_AT), is_capped=len(changes) > LOOKED_AT),
        more=len(told) - len(shown),
    )
