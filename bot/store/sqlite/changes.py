"""What is new since a bookmark, and what was corrected.

Keys of `records` grow as records are first stored, row numbers of `history` as versions are replaced. Both grow in the
order of commits, so that whatever came after a bookmark is a range of each: what it costs to tell hangs on how much
came, not on how much is stored.

Trap: `VACUUM` may number rows anew where a table has no INTEGER PRIMARY KEY, as `history` has none. Its numbers stay as
they are only since no row of it is ever deleted, which leaves no gaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from sqlite_utils import Database

from bot.domain.briefing import Topic
from bot.domain.claims import Claim, ClaimVersion
from bot.domain.delivery import Bookmark
from bot.domain.ports import RecordKind
from bot.store.sqlite.documents import KIND_NUMBERS, record_of
from bot.store.sqlite.topics import is_on, subject_groups
from bot.store.sqlite.words import holds_phrase, match_any, phrases_of

NEW_WINDOW = 100_000
"""Of the records stored since a bookmark, so many are looked at: the last ones.

A reader who comes back after years would have every claim since then looked at.
"""
REPLACED_WINDOW = 20_000
"""Of the versions replaced since a bookmark, so many are looked at: the last ones, which may have to be read whole."""
CORRECTION_WINDOW = 1000
"""Of all corrections, so many are searched for the words of a topic: the last ones."""

_CLAIM = KIND_NUMBERS[RecordKind.CLAIM]
_FAR = "SELECT coalesce(max(key), 0), (SELECT coalesce(max(rowid), 0) FROM history) FROM records"
_NEW = """
    SELECT records.recorded_at, claims.id FROM claims CROSS JOIN records USING (key)
    WHERE claims.key > ? AND ({named})
"""
_NEW_WITH_WORDS = """
    SELECT records.recorded_at, claims.id
    FROM claims_fts CROSS JOIN claims ON claims.key = claims_fts.rowid CROSS JOIN records USING (key)
    WHERE claims_fts MATCH ? AND claims_fts.rowid > ?
"""
# Without NOT INDEXED, SQLite would rather walk over the whole history of all claims.
_REPLACED = """
    SELECT history.id, history.version, history.document, records.document, records.recorded_at
    FROM history NOT INDEXED CROSS JOIN records USING (kind, id)
    WHERE history.rowid > ? AND history.kind = ? AND records.key <= ? ORDER BY history.rowid
"""
_CORRECTED = "SELECT corrected_on, id FROM corrections WHERE corrected_on >= ? ORDER BY corrected_on DESC, id LIMIT ?"
_CORRECTED_OF = "SELECT corrected_on, id FROM corrections_of WHERE subject = ? AND corrected_on >= ?"
_CORRECTED_WORDS = """
    SELECT corrected_on, id, words FROM corrections WHERE corrected_on >= ? ORDER BY corrected_on DESC, id LIMIT ?
"""


class Changed(NamedTuple):
    """A claim that is new or another since a bookmark."""

    recorded_at: str  # ISO 8601, UTC: when it became what it is now
    id: str
    before: ClaimVersion | None  # what it was at the bookmark; null: it was not stored
    documents: Sequence[str]  # of which one must be on the topic; none: it is known to be


def bookmark_of(db: Database) -> Bookmark:
    """How far the stored news has come."""
    return Bookmark(*db.execute(_FAR).fetchone())


def changed_since(db: Database, topic: Topic, bookmark: Bookmark, limit: int) -> list[Changed]:
    """Claims on a topic, now or at the bookmark, that were stored or changed since, the last stored first, then by id."""
    now = bookmark_of(db)
    found = {changed.id: changed for changed in _new(db, topic, max(bookmark.records, now.records - NEW_WINDOW))}
    history = max(bookmark.history, now.history - REPLACED_WINDOW)
    found.update({changed.id: changed for changed in _replaced(db, topic, Bookmark(bookmark.records, history))})
    by_id = sorted(found.values(), key=lambda changed: changed.id)
    ordered = sorted(by_id, key=lambda changed: changed.recorded_at, reverse=True)
    # To read a document takes longer than all else, so no more are read than are shown.
    return list(islice((each for each in ordered if _is_on(topic, each)), limit))


def _new(db: Database, topic: Topic, after: int) -> Iterator[Changed]:
    for subjects in subject_groups(topic):
        # Subjects hold neither quotes nor what JSON escapes, so that each stands in the list exactly as here.
        named = " OR ".join(["instr(claims.subjects, ?)"] * len(subjects))
        rows = db.execute(_NEW.format(named=named), (after, *(f'"{subject}"' for subject in subjects)))
        yield from (Changed(recorded_at, id, None, ()) for recorded_at, id in rows)
    if query := match_any(topic.words):
        rows = db.execute(_NEW_WITH_WORDS, (query, after))
        yield from (Changed(recorded_at, id, None, ()) for recorded_at, id in rows)


def _replaced(db: Database, topic: Topic, bookmark: Bookmark) -> Iterator[Changed]:
    """Claims that may be on the topic, or may have been at the bookmark."""
    named = [f'"{id}"' for id in (*topic.entities, *topic.measures)]
    seen: set[str] = set()
    for id, version, *documents, recorded_at in db.execute(_REPLACED, (bookmark.history, _CLAIM, bookmark.records)):
        is_first = id not in seen  # what it was at the bookmark; not what it was for a while since
        seen.add(id)
        if is_first and (topic.words or any(name in document for document in documents for name in named)):
            yield Changed(recorded_at, id, ClaimVersion(id, version), documents)


def _is_on(topic: Topic, changed: Changed) -> bool:
    claims = (record_of(RecordKind.CLAIM, document, None) for document in changed.documents)
    return not changed.documents or any(
        isinstance(claim, Claim) and not claim.is_withdrawn and is_on(topic, claim) for claim in claims
    )


def corrected_ids(db: Database, topic: Topic | None, since: date, limit: int) -> list[str]:
    """Ids of claims corrected or withdrawn on or after a day, the last corrected first, then by id."""
    start = since.isoformat()
    if topic is None:
        return [id for _, id in db.execute(_CORRECTED, (start, limit))]
    rows: set[tuple[str, str]] = set()
    for subjects in subject_groups(topic):
        sql = " UNION ".join([_CORRECTED_OF] * len(subjects)) + " ORDER BY corrected_on DESC, id LIMIT ?"
        rows.update(db.execute(sql, [*(value for each in subjects for value in (each, start)), limit]))
    if phrases := phrases_of(topic.words):
        last = db.execute(_CORRECTED_WORDS, (start, CORRECTION_WINDOW))
        rows.update((on, id) for on, id, words in last if holds_phrase(words, phrases))
    by_id = sorted(rows, key=lambda row: row[1])
    return [id for _, id in sorted(by_id, key=lambda row: row[0], reverse=True)][:limit]
