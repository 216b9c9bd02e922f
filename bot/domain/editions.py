"""What assembly yields: answers that are composed but not yet in any language.

Every answer is a tree whose leaves are sourced claims, so that no line can stand without one, and both languages
are worded from the same tree. Marks ([1], [2] ...) number its claims in the order in which a reader meets them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import chain

from bot.domain.briefing import SectionName
from bot.domain.claims import ClaimKind, ClaimVersion, Contrast, SourcedClaim
from bot.domain.dates import TimeWindow
from bot.domain.errors import InvalidValue, notice
from bot.domain.news import Article, Entity, Genre, Source
from bot.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Line:
    """One statement and every claim that makes it.

    `claim` is worded; `folded` make the same statement (a near-duplicate) and lend it their marks; `also` tell of the
    same event in other words, and are only pointed to.
    """

    claim: SourcedClaim
    folded: tuple[SourcedClaim, ...] = ()
    also: tuple[SourcedClaim, ...] = ()

    @property
    def claims(self) -> tuple[SourcedClaim, ...]:
        """Every claim of the line, the worded one first."""
        return (self.claim, *self.folded, *self.also)

    @property
    def origin_count(self) -> int:
        """How many independent origins make the statement; ten outlets that pass on one agency are one."""
        return len({claim.origin.id for claim in (self.claim, *self.folded)})

    @property
    def outlet_count(self) -> int:
        """How many publishers carry the statement, or reported it first."""
        return max(len({claim.publisher.id for claim in (self.claim, *self.folded)}), self.origin_count)


class DisputeKind(StrEnum):
    """Why claims stand side by side."""

    FIGURES = "figures"
    DENIAL = "denial"
    CONTRAST = "contrast"
    NOT_COMPARABLE = "not-comparable"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that tell the same thing differently, side by side; there is never a verdict."""

    kind: DisputeKind
    claims: tuple[SourcedClaim, ...]
    contrast: Contrast | None = None  # the editor's link, for kind contrast
    differences: tuple[str, ...] = ()  # for kind not-comparable: which of unit, period, as_of, scope differ
    more: int = 0  # how many further claims differ in the same way, and are not shown

    def __post_init__(self) -> None:
        if len({claim.id for claim in self.claims}) < max(2, len(self.claims)):
            raise InvalidValue(notice("a dispute needs at least two claims, each once"))


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of a briefing; its lines and disputes in the order in which they are read."""

    name: SectionName
    lines: tuple[Line | Dispute, ...]

    def __post_init__(self) -> None:
        if not self.lines:
            raise InvalidValue(notice("a section needs at least one line"))


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an answer rests on, for its footer."""

    sources: tuple[Source, ...]  # publishers, in order of first appearance
    origins: tuple[Source, ...]  # who reported first
    genres: tuple[tuple[Genre, int], ...]  # articles per genre
    newest: SourcedClaim | None  # null: there is no claim
    absent: tuple[Entity, ...]  # concerned, yet nobody speaks for them
    claim_count: int  # how many claims were considered
    is_capped: bool = False  # there are more, older claims that were not considered


class _Answer:
    """What all answers can tell of their claims."""

    __slots__ = ()

    def _walk(self) -> Iterator[SourcedClaim]:
        raise AssertionError  # pragma: no cover -- every answer below says what it walks

    @property
    def claims(self) -> tuple[SourcedClaim, ...]:
        """Every claim shown, once, in the order in which a reader meets it; its place is its mark, from 1."""
        met: dict[str, SourcedClaim] = {}
        for claim in self._walk():
            met.setdefault(claim.id, claim)
        return tuple(met.values())

    @property
    def versions(self) -> tuple[ClaimVersion, ...]:
        """Which version of each claim was shown."""
        return tuple(claim.ref for claim in self.claims)


class ChangeKind(StrEnum):
    """What is new about a claim since somebody last read, in the order in which it is told."""

    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    FIGURE = "figure"  # another figure than before, without a correction
    CHANGED = "changed"  # told otherwise than before in anything else, without a correction
    DISPUTED = "disputed"  # now told differently elsewhere
    CONFIRMED = "confirmed"  # by a further independent origin
    NEW = "new"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that is new: what stands now, and what stood before."""

    kind: ChangeKind
    line: Line | Dispute
    before: SourcedClaim | None = None  # null: nothing, or nothing that needs telling


@dataclass(frozen=True, slots=True)
class Edition(_Answer):
    """One composed briefing, immutable."""

    name: str  # the briefing's command
    title: Wording
    composed_at: datetime  # aware, in the zone of the reader
    sections: tuple[Section, ...]
    coverage: Coverage
    only_opinion: bool = False  # nothing but opinion pieces stands behind it
    corrections: tuple[ChangeLine, ...] = ()  # what was corrected or withdrawn of late, the last first

    def _walk(self) -> Iterator[SourcedClaim]:
        shown = (line for section in self.sections for line in section.lines)
        return (claim for line in chain(shown, (each.line for each in self.corrections)) for claim in line.claims)


@dataclass(frozen=True, slots=True)
class Changes(_Answer):
    """What has changed about a topic since somebody last read."""

    name: str  # the briefing's command, or the entity's id
    title: Wording
    composed_at: datetime  # aware, in the zone of the reader
    since: datetime | None  # aware, in the same zone; null: unknown
    lines: tuple[ChangeLine, ...]
    coverage: Coverage
    more: int = 0  # how many further changes there are

    def _walk(self) -> Iterator[SourcedClaim]:
        return (claim for change in self.lines for claim in change.line.claims)


@dataclass(frozen=True, slots=True)
class MostTold:
    """That a timeline tells only of the dates that news told of on the most days, and of how many they are."""

    count: int  # dates that it tells of
    total: int  # dates that were ranked
    looked_at: int | None  # how many claims were ranked, the last reported; null: all
    first: date  # where the whole timeline begins (a further command)


@dataclass(frozen=True, slots=True)
class Timeline(_Answer):
    """Events of one subject in the order in which they occurred."""

    topic: str  # what was asked for: the name of a briefing or entity, usable in a command
    title: Wording
    composed_at: datetime
    window: TimeWindow
    newest_first: bool
    lines: tuple[Line, ...]
    coverage: Coverage
    continues: date | None = None  # where the next stretch begins (a further command); null: this is all
    most_told: MostTold | None = None  # null: every event of the stretch is told

    @property
    def is_part(self) -> bool:
        """Whether the topic may have more than is told here."""
        return self.continues is not None or self.most_told is not None or self.window != TimeWindow()

    def _walk(self) -> Iterator[SourcedClaim]:
        return (claim for line in self.lines for claim in line.claims)


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Claims of one kind, apart for what only opinion pieces tell."""

    kind: ClaimKind
    is_from_opinion: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class FactSheet(_Answer):
    """Claims about one entity, by kind."""

    entity: Entity
    composed_at: datetime
    groups: tuple[FactGroup, ...]
    coverage: Coverage

    def _walk(self) -> Iterator[SourcedClaim]:
        return (claim for group in self.groups for line in group.lines for claim in line.claims)


@dataclass(frozen=True, slots=True)
class Comparison(_Answer):
    """What differs between the claims on a topic."""

    topic: str
    title: Wording
    composed_at: datetime
    disputes: tuple[Dispute, ...]
    coverage: Coverage
    window: TimeWindow  # in which at least one side of each dispute was reported
    more: int = 0  # how many further disputes there are

    def _walk(self) -> Iterator[SourcedClaim]:
        return (claim for dispute in self.disputes for claim in dispute.claims)


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One article behind a topic, and what it contributes."""

    article: Article
    chain: tuple[Source, ...]
    claims: tuple[SourcedClaim, ...]


@dataclass(frozen=True, slots=True)
class SourceList(_Answer):
    """The articles behind a topic."""

    topic: str
    title: Wording
    composed_at: datetime
    entries: tuple[SourceEntry, ...]
    coverage: Coverage

    def _walk(self) -> Iterator[SourcedClaim]:
        return (claim for entry in self.entries for claim in entry.claims)


@dataclass(frozen=True, slots=True)
class EvidenceCard(_Answer):
    """One claim with the words it rests on, and why it was ranked where it was."""

    mark: int | None  # the mark it was asked by; null: asked by id
    claim: SourcedClaim
    reasons: tuple[tuple[str, int], ...]  # ranking: rule and points

    def _walk(self) -> Iterator[SourcedClaim]:
        return iter((self.claim,))


@dataclass(frozen=True, slots=True)
class Found(_Answer):
    """What a search found: claims, then articles by their summaries."""

    words: str
    composed_at: datetime
    lines: tuple[Line, ...]
    articles: tuple[SourceEntry, ...]
    is_capped: bool = False

    def _walk(self) -> Iterator[SourcedClaim]:
        return (claim for line in self.lines for claim in line.claims)
