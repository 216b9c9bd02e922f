"""Whether what records name is there.

Records may come in any order within one transaction. What a record names is looked up once a batch is written; only
what is then still missing is remembered until the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlite_utils import Database

from bot.domain.errors import InvalidValue, notice
from bot.domain.news import Publication
from bot.domain.ports import KIND_OF, Record, RecordKind
from bot.domain.references import named_by
from bot.store.sqlite.rows import known_ids

Ident = tuple[RecordKind, str]


class Mention(NamedTuple):
    """Where a record names another."""

    by: Ident
    key: str  # the field that names it


class References:
    """The references of one transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._missing: dict[Ident, Mention] = {}

    def take(self, records: Iterable[Record]) -> None:
        """Remember what these records, already written, name and the store does not hold."""
        named: dict[Ident, Mention] = {}
        for record in records:
            by = KIND_OF[type(record)], record.id
            for key, ident in _named(record):
                named.setdefault(ident, Mention(by, key))
        self._missing.update(self._unknown(named))

    def check(self) -> None:
        """Raise if anything named is missing now.

        Raises:
            InvalidValue: A record names one that is not stored; `key` says in which field.
        """
        for (kind, id), mention in self._unknown(self._missing).items():
            by_kind, by_id = mention.by
            raise InvalidValue(
                notice(
                    "the {kind} “{id}” names the {wanted_kind} “{wanted}”, which is not stored; add it, or correct the id",
                    kind=by_kind.value,
                    id=by_id,
                    wanted_kind=kind.value,
                    wanted=id,
                ),
                mention.key,
            )

    def _unknown(self, named: dict[Ident, Mention]) -> dict[Ident, Mention]:
        ids = defaultdict(list)
        for kind, id in named:
            ids[kind].append(id)
        known = {kind: known_ids(self._db, kind, wanted) for kind, wanted in ids.items()}
        return {ident: mention for ident, mention in named.items() if ident[1] not in known[ident[0]]}


def _named(record: Record) -> Iterator[tuple[str, Ident]]:
    """Each record that `record` names, and in which field."""
    fields = record.article if isinstance(record, Publication) else record
    for path, kind, id in named_by(KIND_OF[type(record)], lambda field: getattr(fields, field)):
        yield str(path[0]), (kind, id)
