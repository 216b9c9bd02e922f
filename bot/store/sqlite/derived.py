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


Row = tuple[str, str, str]


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
    _write_names(db, written)
    _write_links(db, written)


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
        "subjects": json.dumps(subjects_of(claim)),
        "words": indexed(search_texts(claim)),
    }


def _write_names(db: Database, written: Sequence[Written]) -> None:
    old, new = _rows(written, _name_rows)
    db.conn.executemany("DELETE FROM names WHERE folded = ? AND name = ? AND entity = ?", old - new)
    db.conn.executemany("INSERT INTO names (folded, name, entity) VALUES (?, ?, ?)", new - old)


def _write_links(db: Database, written: Sequence[Written]) -> None:
    old, new = _rows(written, _link_rows)
    db.conn.executemany("DELETE FROM links WHERE role = ? AND claim = ? AND id = ?", old - new)
    db.conn.executemany("INSERT INTO links (role, claim, id) VALUES (?, ?, ?)", new - old)


def _rows(written: Sequence[Written], rows_of: Callable[[Record], set[Row]]) -> tuple[set[Row], set[Row]]:
    """The rows that the replaced records had, and those that the written ones have."""
    old: set[Row] = set()
    new: set[Row] = set()
    for each in written:
        new |= rows_of(each.record)
        if replaced := each.replaced:
            old |= rows_of(replaced)
    return old, new


def _name_rows(record: Record) -> set[Row]:
    if not isinstance(record, Entity):
        return set()
    rows = {(folded(name), name, record.id) for name in record.all_names}
    return {row for row in rows if row[0]} | {(folded(record.id), "", record.id)}


def _link_rows(record: Record) -> set[Row]:
    match record:
        case Claim():
            return {("denies", claim, record.id) for claim in record.denies}
        case Contrast():
            return {("contrasts", claim, record.id) for claim in record.claims}
        case _:
            return set()
