"""What a record may refer to: the records read in the same run, and the stored ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from bot.domain.news import Publication
from bot.domain.plain import Plain
from bot.domain.ports import Record, RecordKind, RecordStore, Versioned
from bot.files.places import Table

_CACHED = 512  # stored records kept at hand; articles are large


@dataclass(frozen=True, slots=True)
class Draft:
    """A record of the run, or, where it is faulty, what is legible of it."""

    kind: RecordKind
    plain: Plain  # of a faulty record: as it was written, without what is faulty
    table: Table
    record: Record | None  # null: it is faulty

    @property
    def id(self) -> str:
        """The record's id; "" where that is not legible."""
        return str(self.plain.get("id", ""))

    @property
    def version(self) -> int | None:
        """The number of this version, where it restores history."""
        version: int | None = self.plain.get("version")
        return version

    @property
    def recorded_at(self) -> datetime | None:
        """When a store took it over, where it restores history."""
        moment: datetime | None = self.plain.get("recorded_at")
        return moment

    @property
    def is_history(self) -> bool:
        """Whether it came with a version, legible or not."""
        return "version" in self.table.values


class Known:
    """The run's records and the stored ones, seen as one: the run's last version of an id is what holds after it."""

    def __init__(self, store: RecordStore) -> None:
        self._store = store
        self._refused: dict[tuple[RecordKind, str], Draft] = {}
        self._last: dict[tuple[RecordKind, str], Draft] = {}
        self._stored = lru_cache(_CACHED)(store.current)

    def add(self, draft: Draft) -> None:
        """Take a record of the run into account; later versions come later.

        A faulty one is remembered too, so that what refers to it is not held to be at fault.
        """
        run = self._refused if draft.record is None else self._last
        run[draft.kind, draft.id] = draft

    def is_current(self, draft: Draft) -> bool:
        """Whether a draft is what holds after the run; else it only restores history."""
        if draft.record is None:
            return not draft.is_history
        if self._last.get((draft.kind, draft.id)) is not draft:
            return False
        return not self._is_older(draft, self.stored(draft.kind, draft.id) if draft.version else None)

    @staticmethod
    def _is_older(draft: Draft, stored: Versioned | None) -> bool:
        return draft.version is not None and stored is not None and stored.version > draft.version

    def stored(self, kind: RecordKind, id: str) -> Versioned | None:
        """The stored current version of a record."""
        return self._stored(kind, id)

    def current(self, kind: RecordKind, id: str) -> Record | None:
        """The record that holds after the run; null: there is none, or it is faulty."""
        if (kind, id) in self._refused:
            return None
        draft = self._last.get((kind, id))
        if draft is not None and draft.version is None:
            return draft.record
        stored = self.stored(kind, id)
        if draft is not None and not self._is_older(draft, stored):
            return draft.record
        return stored.record if stored else None

    def text_of(self, article_id: str) -> str | None:
        """The text of an article that holds after the run; null: there is no such article, or it is not legible."""
        if refused := self._refused.get((RecordKind.ARTICLE, article_id)):
            return None if refused.is_history else refused.plain.get("text")
        record = self.current(RecordKind.ARTICLE, article_id)
        return record.text if isinstance(record, Publication) else None

    def lacking(self, kind: RecordKind, ids: set[str]) -> set[str]:
        """Those of `ids` that neither the run nor the store has."""
        outside = {id for id in ids if (kind, id) not in self._last and (kind, id) not in self._refused}
        return outside - self._store.known(kind, outside) if outside else outside

    def like(self, kind: RecordKind, id: str) -> Sequence[str]:
        """Ids that may have been meant."""
        run = [known for of, known in (*self._last, *self._refused) if of is kind and known]
        return sorted({*run, *self._store.ids_like(kind, id, limit=50)})
