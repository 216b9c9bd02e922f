"""Drafts and decisions over one SQLite connection, in the file of the news: one backup holds all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.domain.drafts import Decision, Draft, KeptDraft, ReviewState, Verdict
from bot.domain.errors import InvalidValue, notice
from bot.domain.plain.drafts import draft_of, draft_text
from bot.domain.review import followed
from bot.store.sqlite import sketches
from bot.store.sqlite.faults import worded_faults
from bot.store.sqlite.ledger_rows import datetime_of, listed, moment, storable
from bot.store.sqlite.opening import closed, opened, place, writing

_DRAFTS = """
    SELECT document, version, state, accepted, rejected,
        (SELECT coalesce(max(version), 0) FROM drafts AS p WHERE p.article = d.article AND p.is_public),
        (SELECT coalesce(max(number), 0) FROM decisions WHERE decisions.article = d.article)
    FROM drafts AS d
"""
_CURRENT = "WHERE article = ? ORDER BY version DESC LIMIT 1"
_VERSION = "WHERE article = ? AND version = ?"
_IN_STATE = "WHERE state = ? AND is_current ORDER BY arrived_at, article LIMIT ?"
_SEEN = "SELECT fingerprint, article FROM drafts WHERE fingerprint IN (SELECT value FROM json_each(?))"
_AT = "SELECT DISTINCT article FROM drafts WHERE url = ? AND url <> '' ORDER BY arrived_at, article"
_ADD = """
    INSERT INTO drafts
        (article, version, fingerprint, url, arrived_at, state, is_current, is_public, accepted, rejected, document)
    VALUES (?, ?, ?, ?, ?, ?, 1, 0, ?, ?, ?)
"""
_REPLACED = "UPDATE drafts SET is_current = 0 WHERE article = ?"
_REVISE = """
    UPDATE drafts SET state = ?, accepted = ?, rejected = ?, document = ?, url = ? WHERE article = ? AND version = ? AND is_current
"""
_PUBLISH = "UPDATE drafts SET is_public = (version = ?) WHERE article = ?"
_DECIDE = """
    INSERT INTO decisions (article, version, claim, verdict, was, becomes, decided_by, at, undoes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_LAST = "SELECT coalesce(max(number), 0) FROM decisions WHERE article = ?"
_DECISIONS = """
    SELECT number, article, claim, verdict, was, becomes, decided_by, at, version, undoes FROM decisions
    WHERE article = ? ORDER BY number DESC LIMIT ?
"""

_UNDONE = """
    SELECT EXISTS (
        SELECT 1 FROM decisions AS undo JOIN decisions AS undone ON undone.number = undo.undoes
        WHERE undo.article = ? AND undone.article = undo.article AND undone.decided_by = ?
    )
"""


def open_draft_book(path: Path | None, *, read_only: bool = False, busy_timeout: float = 5.0) -> SqliteDraftBook:
    """Open the drafts in the store at `path`, creating it where there is none; without a path, new ones in memory.

    `busy_timeout` is in seconds: how long to wait for another process that writes.

    Raises:
        StoreUnusable: It is not ours, was written by a newer release, is damaged, locked for longer than
            `busy_timeout`, or may not be opened; or it is to be read only and is not there.
    """
    with worded_faults(place(path)):
        db = opened(path, read_only=read_only, busy_timeout=busy_timeout, passes_threads=True)
        return SqliteDraftBook(db, place(path))


class SqliteDraftBook:
    """A `DraftBook` in SQLite.

    Any thread may use it, one at a time. Every method raises `StoreUnusable` where the file is damaged or stays locked.
    """

    def __init__(self, db: Database, place: str) -> None:
        self._db = db
        self._place = place

    def keep(self, draft: Draft, *, is_public: bool) -> KeptDraft | None:
        """See `DraftBook`."""
        with self._writing() as db:
            if _seen(db, [draft.fingerprint]):
                return None
            before = _one(db, _CURRENT, draft.id)
            kept = followed(before, draft) if before else KeptDraft(draft, 1, ReviewState.DRAFT)
            if is_public:
                kept = replace(kept, public=kept.version)
            db.execute(_REPLACED, (kept.id,))
            db.execute(_ADD, _row(kept))
            db.execute(_PUBLISH, (kept.public, kept.id))
            sketches.put(db, kept.id, draft.sketch)
            if is_public:
                sketches.is_of_stored(db, kept.id)
            return kept

    def draft(self, article: str, version: int | None = None) -> KeptDraft | None:
        """See `DraftBook`."""
        with worded_faults(self._place):
            if version is None:
                return _one(self._db, _CURRENT, storable(article))
            return _one(self._db, _VERSION, storable(article), version)

    def drafts(self, state: ReviewState, *, limit: int) -> list[KeptDraft]:
        """See `DraftBook`."""
        with worded_faults(self._place):
            return list(_found(self._db, _IN_STATE, state.value, max(0, limit)))

    def revise(self, kept: KeptDraft, decision: Decision) -> Decision:
        """See `DraftBook`.

        Raises:
            InvalidValue: Somebody else decided about the article since, or its text has changed.
        """
        with self._writing() as db:
            (last,) = db.execute(_LAST, (kept.id,)).fetchone()
            row = _row(kept)
            verdicts = (kept.state.value, *row[-3:])
            changed = db.execute(
                _REVISE, (*verdicts, kept.draft.publication.article.url, kept.id, kept.version)
            ).rowcount
            if last != kept.decided or not changed:
                raise InvalidValue(
                    notice("“{id}” was decided about by somebody else meanwhile; look at it again", id=kept.id)
                )
            db.execute(_PUBLISH, (kept.public, kept.id))
            if kept.is_public:
                sketches.is_of_stored(db, kept.id)
            number = db.execute(_DECIDE, _decision_row(decision)).lastrowid
            return replace(decision, number=number or 0)

    def decisions(self, article: str, *, limit: int) -> list[Decision]:
        """See `DraftBook`."""
        with worded_faults(self._place):
            rows = self._db.execute(_DECISIONS, (storable(article), max(0, limit))).fetchall()
            return [_decision(row) for row in rows]

    def was_undone(self, article: str, by: str) -> bool:
        """See `DraftBook`."""
        with worded_faults(self._place):
            (found,) = self._db.execute(_UNDONE, (storable(article), storable(by))).fetchone()
            return bool(found)

    def seen(self, fingerprints: Sequence[str]) -> dict[str, str]:
        """See `DraftBook`."""
        with worded_faults(self._place):
            return _seen(self._db, fingerprints)

    def articles_at(self, url: str) -> list[str]:
        """See `DraftBook`."""
        with worded_faults(self._place):
            return [article for (article,) in self._db.execute(_AT, (storable(url),))]

    def alike(self, sketch: Sequence[int], *, limit: int) -> list[str]:
        """See `DraftBook`."""
        with worded_faults(self._place):
            return sketches.alike(self._db, sketch, max(0, limit))

    def sketch_stored(self, sketch: Callable[[str], Sequence[int]], *, limit: int) -> int:
        """See `DraftBook`."""
        with worded_faults(self._place):
            return sketches.sketch_stored(self._db, sketch, max(0, limit))

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        closed(self._db)

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        with worded_faults(self._place), writing(self._db):
            yield self._db


def _seen(db: Database, fingerprints: Iterable[str]) -> dict[str, str]:
    return dict(db.execute(_SEEN, (listed(fingerprints),)).fetchall())


def _one(db: Database, clauses: str, *values: str | int) -> KeptDraft | None:
    return next(_found(db, clauses, *values), None)


def _found(db: Database, clauses: str, *values: str | int) -> Iterator[KeptDraft]:
    for document, version, state, accepted, rejected, public, decided in db.execute(
        _DRAFTS + clauses, values
    ).fetchall():
        yield KeptDraft(
            draft_of(document),
            version,
            ReviewState(state),
            public,
            frozenset(json.loads(accepted)),
            frozenset(json.loads(rejected)),
            decided,
        )


def _row(kept: KeptDraft) -> tuple[Any, ...]:
    draft = kept.draft
    return (
        kept.id,
        kept.version,
        storable(draft.fingerprint),
        draft.publication.article.url,
        moment(draft.arrived_at),
        kept.state.value,
        json.dumps(sorted(kept.accepted)),
        json.dumps(sorted(kept.rejected)),
        draft_text(draft),
    )


def _decision_row(decision: Decision) -> tuple[Any, ...]:
    return (
        decision.article,
        decision.version,
        storable(decision.claim),
        decision.verdict.value,
        storable(decision.before),
        storable(decision.after),
        storable(decision.by),
        moment(decision.at),
        decision.undoes,
    )


def _decision(row: tuple[Any, ...]) -> Decision:
    number, article, claim, verdict, before, after, by, at, version, undoes = row
    return Decision(number, article, claim, Verdict(verdict), before, after, by, datetime_of(at), version, undoes)
