"""The archive over one SQLite connection: each method one question, each answer one snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from bot.domain.briefing import Topic
from bot.domain.claims import Claim, ClaimVersion, Contrast, SourcedClaim, Telling
from bot.domain.delivery import Bookmark
from bot.domain.news import Article, Entity, Source
from bot.domain.ports import MOST_NAMESAKES, Change, ClaimChange, RecordKind, Tally, Versioned
from bot.store.sqlite import lookups
from bot.store.sqlite.changes import bookmark_of, changed_since, corrected_ids
from bot.store.sqlite.documents import article_of
from bot.store.sqlite.faults import worded_faults
from bot.store.sqlite.opening import closed, opened, place, writing
from bot.store.sqlite.rows import known_ids, stored_rows
from bot.store.sqlite.sourcing import records_in_order, records_of, sourced, sourced_versions
from bot.store.sqlite.topics import dated_ids, reported_ids, tellings
from bot.store.sqlite.writing import BATCH, Import


def open_archive(
    path: Path | None, *, read_only: bool = False, busy_timeout: float = 5.0, passes_threads: bool = False
) -> SqliteArchive:
    """Open the store at `path`, creating it where there is none; without a path, a new one in memory.

    `busy_timeout` is in seconds: how long to wait for another process that writes. With `passes_threads` the archive
    may pass from thread to thread; it is still used by one at a time.

    Raises:
        StoreUnusable: It is not ours, was written by a newer release, is damaged, locked for longer than
            `busy_timeout`, or may not be opened; or it is to be read only and is not there.
    """
    with worded_faults(place(path)):
        db = opened(path, read_only=read_only, busy_timeout=busy_timeout, passes_threads=passes_threads)
        return SqliteArchive(db, place(path))


class SqliteArchive:
    """An `Archive` in SQLite.

    It belongs to the thread that opened it, unless it was opened with `passes_threads`: what works at the same time
    opens its own, on the same file, since a transaction is the connection's and not the thread's.
    Every method raises `StoreUnusable` where the file is damaged or stays locked.
    """

    def __init__(self, db: Database, place: str) -> None:
        self._db = db
        self._place = place

    def claims_about(
        self, topic: Topic, *, since: date | None, limit: int, until: date | None = None
    ) -> list[SourcedClaim]:
        """See `NewsArchive`; of claims that hold a topic's words, the last stored `topics.WORD_WINDOW` are weighed."""
        with self._reading() as db:
            return sourced(db, reported_ids(db, topic, since, until, _bounded(limit)))

    def dated_claims_about(
        self, topic: Topic, *, first: date | None, last: date | None, newest_first: bool, limit: int
    ) -> list[SourcedClaim]:
        """See `NewsArchive`; the same bound on words as in `claims_about`."""
        with self._reading() as db:
            ids = dated_ids(db, topic, first, last, newest_first=newest_first, limit=_bounded(limit))
            return sourced(db, ids)

    def tellings_about(self, topic: Topic, *, limit: int) -> list[Telling]:
        """See `NewsArchive`; the same bound on words as in `claims_about`."""
        with self._reading() as db:
            return tellings(db, topic, _bounded(limit))

    def claims(self, ids: Sequence[str]) -> list[SourcedClaim]:
        """See `NewsArchive`."""
        with self._reading() as db:
            return sourced(db, ids)

    def claims_denying(self, ids: Sequence[str], *, limit: int) -> list[SourcedClaim]:
        """See `NewsArchive`."""
        with self._reading() as db:
            return sourced(db, lookups.linked_ids(db, "denies", ids, _bounded(limit)))

    def contrasts_of(self, ids: Sequence[str], *, limit: int) -> list[Contrast]:
        """See `NewsArchive`."""
        with self._reading() as db:
            return records_in_order(db, Contrast, lookups.linked_ids(db, "contrasts", ids, _bounded(limit)))

    def entity(self, id: str) -> Entity | None:
        """See `NewsArchive`."""
        with self._reading() as db:
            return records_of(db, Entity, [id]).get(id)

    def entities_named(self, name: str, *, limit: int) -> list[Entity]:
        """See `NewsArchive`."""
        with self._reading() as db:
            return records_in_order(db, Entity, lookups.entity_ids_named(db, name, _bounded(limit)))

    def entities_with_names(self, names: Iterable[str]) -> dict[str, list[Entity]]:
        """See `NewsArchive`."""
        with self._reading() as db:
            bearers = lookups.entity_ids_by_name(db, names, MOST_NAMESAKES)
            entities = records_of(db, Entity, {id for ids in bearers.values() for id in ids})
        return {name: [entities[id] for id in ids] for name, ids in bearers.items()}

    def beginning_names(self, words: Iterable[str]) -> set[str]:
        """See `NewsArchive`."""
        with worded_faults(self._place):
            return lookups.beginning_names(self._db, words)

    def names_like(self, name: str, *, limit: int) -> list[str]:
        """See `NewsArchive`."""
        with worded_faults(self._place):
            return lookups.names_like(self._db, name, _bounded(limit))

    def search(self, words: str, *, limit: int) -> tuple[list[SourcedClaim], list[Article]]:
        """See `NewsArchive`; the last stored are those first stored last, a correction leaves a claim in its place."""
        with self._reading() as db:
            claims = sourced(db, lookups.claim_ids_with(db, words, _bounded(limit)))
            documents = lookups.article_documents_with(db, words, _bounded(limit))
        return claims, [article_of(document) for document in documents]

    def chain_of(self, article: Article) -> tuple[Source, ...]:
        """See `NewsArchive`."""
        with self._reading() as db:
            return tuple(records_in_order(db, Source, article.chain))

    def bookmark(self) -> Bookmark:
        """See `NewsArchive`."""
        with worded_faults(self._place):
            return bookmark_of(self._db)

    def changes_since(self, topic: Topic, bookmark: Bookmark, *, limit: int) -> list[ClaimChange]:
        """See `NewsArchive`; `changes.NEW_WINDOW` and `REPLACED_WINDOW` bound how much is looked at."""
        with self._reading() as db:
            found = changed_since(db, topic, bookmark, _bounded(limit))
            now = sourced(db, [changed.id for changed in found])
            before = {old.id: old for old in sourced_versions(db, [each.before for each in found if each.before])}
        return [ClaimChange(claim, before.get(claim.id)) for claim in now]

    def versions(self, refs: Sequence[ClaimVersion]) -> list[SourcedClaim]:
        """See `NewsArchive`."""
        with self._reading() as db:
            return sourced_versions(db, refs)

    def corrected(self, topic: Topic | None, *, since: date, limit: int) -> list[SourcedClaim]:
        """See `NewsArchive`; for the words of a topic, the last `changes.CORRECTION_WINDOW` are searched."""
        with self._reading() as db:
            return sourced(db, corrected_ids(db, topic, since, _bounded(limit)))

    def revision(self) -> int:
        """See `NewsArchive`; no record is ever deleted, so each one added or replaced raises it.

        What SQLite counts itself (`PRAGMA data_version`) would change with every chat that chooses a language, too.
        """
        bookmark = self.bookmark()
        return bookmark.records + bookmark.history

    def apply(self, changes: Iterable[Change], now: datetime) -> Tally:
        """See `RecordStore`; the lock is held while `changes` is read, so have them ready.

        Raises:
            InvalidValue: A record names one that is not stored, or holds half a character.
        """
        with worded_faults(self._place), writing(self._db):
            batches = Import(self._db, now)
            remaining = iter(changes)
            while batch := list(islice(remaining, BATCH)):
                batches.take(batch)
            return batches.finish()

    def current(self, kind: RecordKind, id: str) -> Versioned | None:
        """See `RecordStore`."""
        with worded_faults(self._place):
            return _current(self._db, kind, id)

    def known(self, kind: RecordKind, ids: Iterable[str]) -> set[str]:
        """See `RecordStore`."""
        with worded_faults(self._place):
            return known_ids(self._db, kind, ids)

    def ids_like(self, kind: RecordKind, id: str, *, limit: int) -> list[str]:
        """See `RecordStore`."""
        with worded_faults(self._place):
            return lookups.ids_like(self._db, kind, id, _bounded(limit))

    def claims_in(self, article_id: str) -> list[Claim]:
        """See `RecordStore`."""
        with self._reading() as db:
            return records_in_order(db, Claim, lookups.claim_ids_in(db, article_id))

    def history(self, kind: RecordKind, id: str) -> list[Versioned]:
        """See `RecordStore`."""
        with self._reading() as db:
            current = _current(db, kind, id)
            return [*lookups.replaced_versions(db, kind, id), current] if current else []

    def everything(self) -> Iterator[Versioned]:
        """See `RecordStore`; use it up, or close it, before the next `apply`."""
        with worded_faults(self._place):
            yield from lookups.every_version(self._db)

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        closed(self._db)

    @contextmanager
    def _reading(self) -> Iterator[Database]:
        """One snapshot for all statements of one answer; an answer of one statement needs none."""
        with worded_faults(self._place), self._db.atomic():
            yield self._db


def _current(db: Database, kind: RecordKind, id: str) -> Versioned | None:
    row = stored_rows(db, kind, [id], texts=kind is RecordKind.ARTICLE).get(id)
    return row.versioned(kind) if row else None


def _bounded(limit: int) -> int:
    """SQLite takes a negative limit for none."""
    return max(0, limit)
