"""What a record may refer to: the records read in the same run, and the stored ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from bot.domain.news import Publication
from bot.domain.plain import Plain
from bot.domain.ports import Change, Record, RecordKind, RecordStore, Versioned
from bot.files.places import Table

_CACHED = 512  # stored records kept at hand; articles are large


@dataclass(frozen=True, slots=True)
class Draft:
    """A record of the run whose shape is right."""

    kind: RecordKind
    id: str
    plain: Plain
    table: Table
    record: Record
    version: int | None
    recorded_at: datetime | None

    @property
    def change(self) -> Change:
        """What the store is asked to take over."""
        return Change(self.record, self.version, self.recorded_at)


class Known:
    """The run's records and the stored ones, seen as one: the run's last version of an id is what holds after it."""

    def __init__(self, store: RecordStore) -> None:
        self._store = store
        self._refused: set[tuple[RecordKind, str]] = set()
        self._last: dict[tuple[RecordKind, str], Draft] = {}
        self._stored = lru_cache(_CACHED)(store.current)

    def add(self, draft: Draft) -> None:
        """Take a record of the run into account; later versions come later."""
        self._last[draft.kind, draft.id] = draft

    def refuse(self, kind: RecordKind, id: object) -> None:
        """Remember a record that is faulty itself, so that what refers to it is not held to be at fault."""
        if isinstance(id, str):
            self._refused.add((kind, id))

    def is_current(self, draft: Draft) -> bool:
        """Whether a draft is what holds after the run; else it only restores history."""
        if self._last.get((draft.kind, draft.id)) is not draft:
            return False
        return not self._is_older(draft, self.stored(draft.kind, draft.id) if draft.version else None)

    @staticmethod
    def _is_older(draft: Draft, stored: Versioned | None) -> bool:
        return draft.version is not None and stored is not None and stored.version > draft.version

    def stored(self, kind: RecordKind, id: str) -> Versioned | None:
        """The stored current version of a record."""
        return self._stored(kind, id)

    def is_refused(self, kind: RecordKind, id: str) -> bool:
        """Whether the run holds such a record that is faulty itself."""
        return (kind, id) in self._refused

    def current(self, kind: RecordKind, id: str) -> Record | None:
        """The record that holds after the run."""
        draft = self._last.get((kind, id))
        if draft is not None and draft.version is None:
            return draft.record
        stored = self.stored(kind, id)
        if draft is not None and not self._is_older(draft, stored):
            return draft.record
        return stored.record if stored else None

    def text_of(self, article_id: str) -> str | None:
        """The text of an article that holds after the run; null: there is no such article."""
        record = self.current(RecordKind.ARTICLE, article_id)
        return record.text if isinstance(record, Publication) else None

    def lacking(self, kind: RecordKind, ids: set[str]) -> set[str]:
        """Those of `ids` that neither the run nor the store has."""
        outside = {id for id in ids if (kind, id) not in self._last and (kind, id) not in self._refused}
        return outside - self._store.known(kind, outside) if outside else outside

    def like(self, kind: RecordKind, id: str) -> Sequence[str]:
        """Ids that may have been meant."""
        run = [known for of, known in self._last if of is kind]
        return sorted({*run, *self._store.ids_like(kind, id, limit=50)})
