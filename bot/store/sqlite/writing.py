"""Taking records over: what is new, what differs, what becomes history.

Changes are a stream of any length; a batch at a time is compared with what is stored and written in bulk, so memory
stays bounded and a statement serves many records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlite_utils import Database

from bot.domain.ports import KIND_OF, Change, RecordKind, Tally
from bot.store.sqlite.derived import Written, write_derived
from bot.store.sqlite.documents import KIND_NUMBERS, Stored, document_of
from bot.store.sqlite.references import Ident, References
from bot.store.sqlite.rows import stored_rows

BATCH = 500
"""Changes compared and written at a time."""


@dataclass(slots=True)
class _Batch:
    """What a batch comes to: each record once, as the last change leaves it, and every version it replaces."""

    stored: dict[Ident, Stored]
    written: dict[Ident, Written] = field(default_factory=dict)
    replaced: list[tuple[RecordKind, str, Stored]] = field(default_factory=list)


class Import:
    """One transaction's taking over; the caller begins and ends the transaction."""

    def __init__(self, db: Database, now: datetime) -> None:
        self._db = db
        self._now = now
        self._references = References(db)
        # No other process can write before this transaction ends, and no record is ever deleted.
        self._last_key: int = db.execute("SELECT coalesce(max(key), 0) FROM records").fetchone()[0]
        self._added = self._changed = self._unchanged = 0

    def take(self, changes: Sequence[Change]) -> None:
        """Compare and write one batch."""
        batch = _Batch(self._stored(changes))
        for change in changes:
            self._weigh(change, batch)
        self._write(batch)
        self._references.take(written.record for written in batch.written.values())

    def finish(self) -> Tally:
        """Check that references hold, and tell what was done.

        Raises:
            InvalidValue: A record names one that is not stored.
        """
        self._references.check()
        return Tally(self._added, self._changed, self._unchanged)

    def _stored(self, changes: Iterable[Change]) -> dict[Ident, Stored]:
        ids = defaultdict(set)
        for change in changes:
            ids[KIND_OF[type(change.record)]].add(change.record.id)
        return {
            (kind, id): row
            for kind, wanted in ids.items()
            for id, row in stored_rows(self._db, kind, wanted, texts=kind is RecordKind.ARTICLE).items()
        }

    def _weigh(self, change: Change, batch: _Batch) -> None:
        ident = KIND_OF[type(change.record)], change.record.id
        before = batch.stored.get(ident)
        row = self._next(change, before)
        if row is None:
            self._unchanged += 1
            return
        if before is None:
            self._added += 1
        else:
            self._changed += 1
            batch.replaced.append((*ident, before))
        first_before = batch.written[ident].before if ident in batch.written else before
        batch.stored[ident] = row
        batch.written[ident] = Written(change.record, row, first_before)

    def _next(self, change: Change, before: Stored | None) -> Stored | None:
        """The row that a change makes current; none where it changes nothing."""
        document, text = document_of(change.record)
        if before is not None:
            known = change.version is not None and change.version <= before.version
            same = change.version is None and (before.document, before.text) == (document, text)
            if known or same:
                return None
        else:
            self._last_key += 1
        version = change.version or (before.version + 1 if before else 1)
        recorded_at = (change.recorded_at or self._now).isoformat()
        return Stored(before.key if before else self._last_key, version, recorded_at, document, text)

    def _write(self, batch: _Batch) -> None:
        self._db.conn.executemany(
            "INSERT INTO history (kind, id, version, recorded_at, document, text) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (KIND_NUMBERS[kind], id, row.version, row.recorded_at, row.document, row.text)
                for kind, id, row in batch.replaced
            ],
        )
        self._db.conn.executemany(
            """
            INSERT INTO records (key, kind, id, version, recorded_at, document) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET
                version = excluded.version, recorded_at = excluded.recorded_at, document = excluded.document
            """,
            [
                (new.row.key, KIND_NUMBERS[kind], id, new.row.version, new.row.recorded_at, new.row.document)
                for (kind, id), new in batch.written.items()
            ],
        )
        write_derived(self._db, list(batch.written.values()))
