"""Stored rows by id, any number in one statement.

Ids are handed over as one JSON list: the statement's text stays the same for any number, so it is prepared once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from bot.domain.claims import ClaimVersion
from bot.domain.ports import RecordKind
from bot.store.sqlite.documents import KIND_NUMBERS, Stored

_STORED = """
    SELECT id, key, version, recorded_at, document, NULL FROM records
    WHERE kind = ? AND id IN (SELECT value FROM json_each(?))
"""
_STORED_WITH_TEXT = """
    SELECT id, key, version, recorded_at, document, text FROM records LEFT JOIN texts USING (key)
    WHERE kind = ? AND id IN (SELECT value FROM json_each(?))
"""

_CLAIM_VERSIONS = """
    SELECT records.id, 0, records.version, recorded_at, document, NULL
    FROM json_each(:refs) CROSS JOIN records ON kind = :kind AND records.id = value ->> 0 AND version = value ->> 1
    UNION ALL
    SELECT history.id, 0, history.version, recorded_at, document, NULL
    FROM json_each(:refs) CROSS JOIN history ON kind = :kind AND history.id = value ->> 0 AND version = value ->> 1
"""


_NOTHING = json.dumps([])


def is_storable(id: str) -> bool:
    """Whether `id` may be stored at all; ids are printable ASCII (`wording.checked_id`), what people type is not."""
    return id.isascii() and id.isprintable()


def listed(ids: Iterable[str]) -> str:
    """The ids, without those that cannot be stored, as the JSON list that `json_each` takes apart."""
    return json.dumps([id for id in ids if is_storable(id)])


def stored_rows(db: Database, kind: RecordKind, ids: Iterable[str], *, texts: bool = False) -> dict[str, Stored]:
    """The current rows of these ids, those that there are; articles come with their texts only if asked."""
    asked = listed(ids)
    if asked == _NOTHING:
        return {}
    rows = db.execute(_STORED_WITH_TEXT if texts else _STORED, (KIND_NUMBERS[kind], asked))
    return {id: Stored(*row) for id, *row in rows}


def claim_versions(db: Database, refs: Iterable[ClaimVersion]) -> dict[ClaimVersion, Stored]:
    """The rows of these versions of claims, current or replaced, those that there are."""
    asked = json.dumps([(ref.id, ref.version) for ref in refs if is_storable(ref.id)])
    rows = db.execute(_CLAIM_VERSIONS, {"kind": KIND_NUMBERS[RecordKind.CLAIM], "refs": asked})
    return {ClaimVersion(id, row[1]): Stored(*row) for id, *row in rows}


def known_ids(db: Database, kind: RecordKind, ids: Iterable[str]) -> set[str]:
    """Those of `ids` that are stored."""
    sql = "SELECT id FROM records WHERE kind = ? AND id IN (SELECT value FROM json_each(?))"
    return {id for (id,) in db.execute(sql, (KIND_NUMBERS[kind], listed(ids)))}
