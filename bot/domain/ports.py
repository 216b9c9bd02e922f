"""What the core needs from outside, in its own words. Only `app` knows who serves them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.briefing import Topic
from bot.domain.claims import Claim, ClaimVersion, Contrast, SourcedClaim, Telling
from bot.domain.delivery import Bookmark
from bot.domain.figures import Measure, Unit
from bot.domain.news import Article, Entity, Publication, Source

MOST_NAMESAKES = 10
"""Most entities that are told for one name, where many names are asked at once."""

Record = Source | Measure | Unit | Entity | Publication | Claim | Contrast


class RecordKind(StrEnum):
    """The kinds of record, each named as in files, in the order in which they may refer to one another."""

    SOURCE = "source"
    MEASURE = "measure"
    UNIT = "unit"
    ENTITY = "entity"
    ARTICLE = "article"
    CLAIM = "claim"
    CONTRAST = "contrast"


KIND_OF: Mapping[type, RecordKind] = {
    Source: RecordKind.SOURCE,
    Measure: RecordKind.MEASURE,
    Unit: RecordKind.UNIT,
    Entity: RecordKind.ENTITY,
    Publication: RecordKind.ARTICLE,
    Claim: RecordKind.CLAIM,
    Contrast: RecordKind.CONTRAST,
}


@dataclass(frozen=True, slots=True)
class Versioned:
    """One version of a record, as the store took it over."""

    record: Record
    version: int  # from 1
    recorded_at: datetime  # UTC


@dataclass(frozen=True, slots=True)
class Change:
    """A record to be stored. Without `version` it becomes the next one, if it differs from the stored one."""

    record: Record
    version: int | None = None  # set when a history is restored from an export
    recorded_at: datetime | None = None  # UTC; null: the moment of import


@dataclass(frozen=True, slots=True)
class Tally:
    """What an import did."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    @property
    def total(self) -> int:
        """Records looked at."""
        return self.added + self.changed + self.unchanged


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that is new or another since a bookmark."""

    now: SourcedClaim
    before: SourcedClaim | None  # as it stood at the bookmark; null: it was not stored yet


class NewsArchive(Protocol):
    """Stored news, as assembly asks for it. Every list is bounded by its `limit`, so no answer grows with the store.

    Withdrawn claims are found by their ids, as corrections and as changes, and in no other way.
    """

    def claims_about(
        self, topic: Topic, *, since: date | None, limit: int, until: date | None = None
    ) -> list[SourcedClaim]:
        """Claims on a topic reported from `since` to `until`, the last reported first (then by id)."""
        ...

    def dated_claims_about(
        self, topic: Topic, *, first: date | None, last: date | None, newest_first: bool, limit: int
    ) -> list[SourcedClaim]:
        """Claims on a topic that say when, and may have been on a day from `first` to `last`, by their earliest day.

        `newest_first` reverses the order; claims of the same day stand by their latest day, then by id.
        """
        ...

    def tellings_about(self, topic: Topic, *, limit: int) -> list[Telling]:
        """When the claims on a topic were told, and of what days: the last reported first, then by id."""
        ...

    def claims(self, ids: Sequence[str]) -> list[SourcedClaim]:
        """The claims with these ids, in this order; unknown ids are left out."""
        ...

    def claims_denying(self, ids: Sequence[str], *, limit: int) -> list[SourcedClaim]:
        """Claims that deny any of these, by id."""
        ...

    def contrasts_of(self, ids: Sequence[str], *, limit: int) -> list[Contrast]:
        """Contrasts that link any of these claims, by id."""
        ...

    def entity(self, id: str) -> Entity | None:
        """The entity with this id."""
        ...

    def entities_named(self, name: str, *, limit: int) -> list[Entity]:
        """Entities of which this is a name, an alias or the id, compared as `wording.folded`; by id."""
        ...

    def entities_with_names(self, names: Iterable[str]) -> dict[str, list[Entity]]:
        """For each of these names (as `wording.folded` makes them), the entities that bear it, by id.

        As in `entities_named`; a name that nobody bears is left out, and `MOST_NAMESAKES` bounds each list.
        """
        ...

    def beginning_names(self, words: Iterable[str]) -> set[str]:
        """Those of these words (as `wording.folded` makes them) that the longer names of entities begin with."""
        ...

    def names_like(self, name: str, *, limit: int) -> list[str]:
        """Names that begin like `name` (its first two letters, folded), as written, for "did you mean"."""
        ...

    def search(self, words: str, *, limit: int) -> tuple[list[SourcedClaim], list[Article]]:
        """Claims, and articles by title and summary, that hold all of these words, the last stored first, up to `limit` each.

        Words are compared without case and accents; whatever characters `words` holds, it is text, not a query language.
        """
        ...

    def chain_of(self, article: Article) -> tuple[Source, ...]:
        """The sources of an article's origin chain, who reported first to who published it."""
        ...

    def bookmark(self) -> Bookmark:
        """How far the stored news has come by now."""
        ...

    def changes_since(self, topic: Topic, bookmark: Bookmark, *, limit: int) -> list[ClaimChange]:
        """Claims on a topic, now or at the bookmark, that were stored or changed since, the last stored first, then by id."""
        ...

    def versions(self, refs: Sequence[ClaimVersion]) -> list[SourcedClaim]:
        """Claims as they stood in these versions, in this order; unknown ones are left out.

        What surrounds a claim (article, sources, entities) is as it stands now.
        """
        ...

    def corrected(self, topic: Topic | None, *, since: date, limit: int) -> list[SourcedClaim]:
        """Claims corrected or withdrawn on or after a day, the last corrected first, then by id.

        Those on a topic, as they stand now or stood before they were withdrawn; without a topic, all.
        """
        ...

    def revision(self) -> int:
        """A number that differs whenever stored news has changed, through whatever connection.

        It costs next to nothing, so that a kept answer can be checked at every request.
        """
        ...


class RecordStore(Protocol):
    """Stored records, as import and export ask for them."""

    def apply(self, changes: Iterable[Change], now: datetime) -> Tally:
        """Store all of these in one transaction, or, if anything is raised, none; `now` is in UTC.

        A record that is already stored as it is stays as it is; one that differs becomes a new version, and the old
        one is kept. References must hold at the end of the transaction.
        """
        ...

    def current(self, kind: RecordKind, id: str) -> Versioned | None:
        """The current version of a record."""
        ...

    def known(self, kind: RecordKind, ids: Iterable[str]) -> set[str]:
        """Those of `ids` that are stored."""
        ...

    def ids_like(self, kind: RecordKind, id: str, *, limit: int) -> list[str]:
        """Stored ids that begin like `id` (its first two characters), for "nearest"."""
        ...

    def claims_in(self, article_id: str) -> list[Claim]:
        """The current claims whose evidence stands in an article, by id."""
        ...

    def history(self, kind: RecordKind, id: str) -> list[Versioned]:
        """Every version of a record, the oldest first; empty where it is unknown."""
        ...

    def everything(self) -> Iterator[Versioned]:
        """Every version of every record: by kind, then id, then version."""
        ...


class Archive(NewsArchive, RecordStore, Protocol):
    """A whole store."""

    def close(self) -> None:
        """Let go of files and connections."""
        ...
