"""Small questions, each one statement: names, words, links, versions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from sqlite_utils import Database

from bot.domain.ports import RecordKind, Versioned
from bot.domain.wording import folded
from bot.store.sqlite.documents import KIND_NUMBERS, KINDS, Stored
from bot.store.sqlite.rows import is_storable, listed
from bot.store.sqlite.words import match_all

# Beyond every character, so that "begins with" is a range of an index.
_LAST_CHARACTER = "\U0010ffff"

_EVERYTHING = """
    SELECT kind, id, key, version, recorded_at, document, text FROM records LEFT JOIN texts USING (key)
    UNION ALL
    SELECT kind, id, 0, version, recorded_at, document, text FROM history
    ORDER BY kind, id, version
"""


def _column(db: Database, sql: str, *parameters: object) -> list[str]:
    return [value for (value,) in db.execute(sql, parameters)]


def entity_ids_named(db: Database, name: str, limit: int) -> list[str]:
    """Ids of entities that bear this name or have it as their id, folded; by id."""
    sql = "SELECT DISTINCT entity FROM names WHERE folded = ? ORDER BY entity LIMIT ?"
    return _column(db, sql, folded(name), limit)


def entity_ids_by_name(db: Database, names: Iterable[str], most: int) -> dict[str, list[str]]:
    """For each of these folded names that anybody bears, the ids of at most so many who do, by id."""
    # A CROSS JOIN keeps SQLite from sorting the names first, which costs more than looking each of them up.
    sql = """
        SELECT DISTINCT folded, entity FROM json_each(?) CROSS JOIN names ON folded = value
        ORDER BY folded, entity
    """
    bearers: dict[str, list[str]] = {}
    for name, entity in db.execute(sql, (json.dumps(list(names)),)):
        ids = bearers.setdefault(name, [])
        if len(ids) < most:
            ids.append(entity)
    return bearers


def beginning_names(db: Database, words: Iterable[str]) -> set[str]:
    """Those of these folded words that are the first of a longer name."""
    sql = """
        SELECT value FROM json_each(?)
        WHERE EXISTS (SELECT 1 FROM names WHERE folded > value || ' ' AND folded < value || '!')
    """
    return set(_column(db, sql, json.dumps(list(words))))


def names_like(db: Database, name: str, limit: int) -> list[str]:
    """Names that begin with the first two letters of `name`, folded."""
    prefix = folded(name)[:2]
    if not prefix:
        return []
    sql = """
        SELECT name FROM names WHERE folded >= ? AND folded < ? AND name != ''
        GROUP BY folded, name ORDER BY folded, name LIMIT ?
    """
    return _column(db, sql, prefix, prefix + _LAST_CHARACTER, limit)


def ids_like(db: Database, kind: RecordKind, id: str, limit: int) -> list[str]:
    """Stored ids that begin with the first two characters of `id`."""
    prefix = id[:2]
    if not is_storable(prefix):
        return []
    sql = "SELECT id FROM records WHERE kind = ? AND id >= ? AND id < ? ORDER BY id LIMIT ?"
    return _column(db, sql, KIND_NUMBERS[kind], prefix, prefix + _LAST_CHARACTER, limit)


def linked_ids(db: Database, role: str, claims: Sequence[str], limit: int) -> list[str]:
    """Ids of what denies, or contrasts, any of these claims (`role`, as in `links`); by id."""
    sql = """
        SELECT DISTINCT id FROM links WHERE role = ? AND claim IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?
    """
    return _column(db, sql, role, listed(claims), limit)


def claim_ids_in(db: Database, article_id: str) -> list[str]:
    """Ids of the claims of an article, by id."""
    if not is_storable(article_id):
        return []
    return _column(db, "SELECT id FROM claims WHERE article = ? ORDER BY id", article_id)


def claim_ids_with(db: Database, words: str, limit: int) -> list[str]:
    """Ids of claims that hold all of these words, the last stored first."""
    # CROSS JOIN keeps SQLite from beginning with `claims`: the index of words is what yields the newest first.
    sql = """
        SELECT claims.id FROM claims_fts CROSS JOIN claims ON claims.key = claims_fts.rowid
        WHERE claims_fts MATCH ? ORDER BY claims_fts.rowid DESC LIMIT ?
    """
    query = match_all(words)
    return _column(db, sql, query, limit) if query else []


def article_documents_with(db: Database, words: str, limit: int) -> list[str]:
    """Documents of articles whose title and summary hold all of these words, the last stored first."""
    sql = """
        SELECT records.document FROM articles_fts CROSS JOIN records ON records.key = articles_fts.rowid
        WHERE articles_fts MATCH ? ORDER BY articles_fts.rowid DESC LIMIT ?
    """
    query = match_all(words)
    return _column(db, sql, query, limit) if query else []


def replaced_versions(db: Database, kind: RecordKind, id: str) -> list[Versioned]:
    """The versions of a stored record that are no longer current, the oldest first."""
    sql = """
        SELECT 0, version, recorded_at, document, text FROM history
        WHERE kind = ? AND id = ? ORDER BY version
    """
    return [Stored(*row).versioned(kind) for row in db.execute(sql, (KIND_NUMBERS[kind], id))]


def every_version(db: Database) -> Iterator[Versioned]:
    """Every version of every record, by kind, id and version, read as it is asked for.

    One statement, so that what another process stores meanwhile is either wholly in it or not at all.
    """
    for number, _, *row in db.execute(_EVERYTHING):
        yield Stored(*row).versioned(KINDS[number])
