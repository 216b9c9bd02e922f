"""What is written beside a record so that it can be found: by name, by words, by subject, by what it links.

All of it follows from the records alone; `history` is never looked at, and old rows go by the record that made them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from bot.domain.claims import Claim, Contrast, search_texts
from bot.domain.news import Article, Entity, Publication
from bot.domain.ports import KIND_OF, Record, RecordKind
from bot.domain.wording import folded
from bot.store.sqlite.documents import KIND_NUMBERS, Stored, record_of
from bot.store.sqlite.topics import reach_of, subjects_of
from bot.store.sqlite.words import indexed

_PUT_TEXT = """
    INSERT INTO texts (key, text) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET text = excluded.text
"""
_PUT_ARTICLE = """
    INSERT INTO articles (key, id, published_last, words) VALUES (?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET published_last = excluded.published_last, words = excluded.words
"""
# The rule of SourcedClaim.reported_on; the article's own triggers (see schema) follow it too.
_PUT_CLAIM = """
    INSERT INTO claims (key, id, article, said_last, reach, first_on, last_on, subjects, words, reported_on)
    VALUES (
        :key, :id, :article, :said_last, :reach, :first_on, :last_on, :subjects, :words,
        (
            SELECT min(coalesce(:said_last, '9999-12-31'), articles.published_last)
            FROM records JOIN articles USING (key)
            WHERE records.kind = :article_kind AND records.id = :article
        )
    )
    ON CONFLICT (key) DO UPDATE SET
        article = excluded.article, said_last = excluded.said_last, reach = excluded.reach,
        first_on = excluded.first_on, last_on = excluded.last_on, subjects = excluded.subjects,
        words = excluded.words, reported_on = excluded.reported_on
"""


Row = tuple[str, ...]


class Written(NamedTuple):
    """A record that was just written, its row, and the row that it replaced."""

    record: Record
    row: Stored
    before: Stored | None  # null: the record is new

    @property
    def replaced(self) -> Record | None:
        """The record as it was."""
        before = self.before
        return record_of(KIND_OF[type(self.record)], before.document, before.text) if before else None


def write_derived(db: Database, written: Sequence[Written]) -> None:
    """Bring every derived table in step with these records."""
    publications = [(each.row.key, each.record) for each in written if isinstance(each.record, Publication)]
    db.conn.executemany(_PUT_TEXT, [(key, publication.text) for key, publication in publications])
    db.conn.executemany(_PUT_ARTICLE, [_article_row(key, publication.article) for key, publication in publications])
    claims = [_claim_row(each.row.key, each.record) for each in written if isinstance(each.record, Claim)]
    db.conn.executemany(_PUT_CLAIM, claims)
    for table in _TABLES:
        _write_rows(db, table, written)


def _article_row(key: int, article: Article) -> tuple[int, str, str, str]:
    summary = article.summary.wording.as_mapping().values() if article.summary else ()
    return key, article.id, article.published_on.last.isoformat(), indexed((article.title, *summary))


def _claim_row(key: int, claim: Claim) -> dict[str, str | int | None]:
    dated = claim.occurred_on
    return {
        "key": key,
        "id": claim.id,
        "article": claim.article,
        "article_kind": KIND_NUMBERS[RecordKind.ARTICLE],
        "said_last": claim.said_on.last.isoformat() if claim.said_on else None,
        "reach": reach_of(dated.first, dated.last) if dated else None,
        "first_on": dated.first.isoformat() if dated else None,
        "last_on": dated.last.isoformat() if dated else None,
        # Under no subject and no word is a withdrawn claim found.
        "subjects": json.dumps([] if claim.is_withdrawn else subjects_of(claim)),
        "words": "" if claim.is_withdrawn else indexed(search_texts(claim)),
    }


class _Table(NamedTuple):
    """A derived table, and which of its rows a record has."""

    delete: str
    insert: str
    rows_of: Callable[[Record], set[Row]]


def _write_rows(db: Database, table: _Table, written: Sequence[Written]) -> None:
    """Put the rows that the written records have in place of those that the replaced ones had."""
    old: set[Row] = set()
    new: set[Row] = set()
    for each in written:
        new |= table.rows_of(each.record)
        if replaced := each.replaced:
            old |= table.rows_of(replaced)
    if gone := old - new:
        db.conn.executemany(table.delete, gone)
    if come := new - old:
        db.conn.executemany(table.insert, come)


def _name_rows(record: Record) -> set[Row]:
    if not isinstance(record, Entity):
        return set()
    rows = {(folded(name), name, record.id) for name in record.all_names}
    return {row for row in rows if row[0]} | {(folded(record.id), "", record.id)}


def _link_rows(record: Record) -> set[Row]:
    match record:
        case Claim():
            return set() if record.is_withdrawn else {("denies", claim, record.id) for claim in record.denies}
        case Contrast():
            return set() if record.is_withdrawn else {("contrasts", claim, record.id) for claim in record.claims}
        case _:
            return set()


def _correction_rows(record: Record) -> set[Row]:
    if not isinstance(record, Claim) or record.correction is None:
        return set()
    return {(record.correction.on.isoformat(), record.id, indexed(search_texts(record)))}


def _corrected_subject_rows(record: Record) -> set[Row]:
    if not isinstance(record, Claim) or record.correction is None:
        return set()
    return {(subject, record.correction.on.isoformat(), record.id) for subject in subjects_of(record)}


_TABLES = (
    _Table(
        "DELETE FROM names WHERE folded = ? AND name = ? AND entity = ?",
        "INSERT INTO names (folded, name, entity) VALUES (?, ?, ?)",
        _name_rows,
    ),
    _Table(
        "DELETE FROM links WHERE role = ? AND claim = ? AND id = ?",
        "INSERT INTO links (role, claim, id) VALUES (?, ?, ?)",
        _link_rows,
    ),
    _Table(
        "DELETE FROM corrections WHERE corrected_on = ? AND id = ? AND words = ?",
        "INSERT INTO corrections (corrected_on, id, words) VALUES (?, ?, ?)",
        _correction_rows,
    ),
    _Table(
        "DELETE FROM corrections_of WHERE subject = ? AND corrected_on = ? AND id = ?",
        "INSERT INTO corrections_of (subject, corrected_on, id) VALUES (?, ?, ?)",
        _corrected_subject_rows,
    ),
)
