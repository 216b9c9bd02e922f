"""Sketches of articles' texts, by which the same story is found elsewhere, whichever way an article came in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlite_utils import Database

from bot.domain.ports import RecordKind
from bot.store.sqlite.documents import KIND_NUMBERS
from bot.store.sqlite.ledger_rows import listed
from bot.store.sqlite.opening import writing

_FORGET = "DELETE FROM sketches WHERE article = ?"
_ADD = "INSERT INTO sketches (number, place, article) VALUES (?, ?, ?)"
_ALIKE = """
    SELECT DISTINCT article FROM json_each(?) AS own
    JOIN sketches ON sketches.number = own.value AND sketches.place = own.key
    ORDER BY article LIMIT ?
"""
_SETTLED = "DELETE FROM unsketched WHERE key = (SELECT key FROM records WHERE kind = ? AND id = ?)"
_WAITS = "SELECT EXISTS (SELECT 1 FROM unsketched)"
_WAITING = """
    SELECT key, id, text FROM unsketched JOIN records USING (key) JOIN texts USING (key) ORDER BY key DESC LIMIT ?
"""
_TAKE = "DELETE FROM unsketched WHERE key = ?"


def put(db: Database, article: str, sketch: Sequence[int]) -> None:
    """Let a sketch stand for an article, in the place of the one that it had."""
    db.execute(_FORGET, (article,))
    db.conn.executemany(_ADD, [(number, place, article) for place, number in enumerate(sketch)])


def is_of_stored(db: Database, article: str) -> None:
    """Note that the sketch of an article stands for its stored text, too."""
    db.execute(_SETTLED, (KIND_NUMBERS[RecordKind.ARTICLE], article))


def alike(db: Database, sketch: Sequence[int], limit: int) -> list[str]:
    """See `DraftBook`."""
    return [article for (article,) in db.execute(_ALIKE, (listed(sketch), limit))]


def sketch_stored(db: Database, sketch: Callable[[str], Sequence[int]], limit: int) -> int:
    """See `DraftBook`; the lock is held meanwhile, so that no text changes between its reading and its sketch."""
    (waits,) = db.execute(_WAITS).fetchone()
    if not waits:
        return 0
    with writing(db):
        waiting = db.execute(_WAITING, (limit,)).fetchall()
        for key, article, text in waiting:
            put(db, article, sketch(text))
            db.execute(_TAKE, (key,))
    return len(waiting)
