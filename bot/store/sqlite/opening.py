"""Opening a store: one connection, checked to be ours, brought up to date.

A file that is not ours, or that a newer release wrote, is never touched. The connection comes from the standard
library and not from sqlite-utils, which would take another engine (with other exceptions) wherever one is installed.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from bot.domain.errors import StoreUnusable, notice
from bot.store.sqlite.faults import not_ours
from bot.store.sqlite.schema import APPLICATION_ID, MIGRATION_NAMES, MIGRATIONS

_RETRY_SECONDS = 0.02


def opened(path: Path | None, *, read_only: bool, busy_timeout: float, passes_threads: bool) -> Database:
    """Open a store, create it where there is none, and apply the migrations it lacks.

    With `passes_threads` the connection may be used by any thread, by one at a time.

    Raises:
        StoreUnusable: It is missing, not ours, or written by a newer release.
        sqlite3.DatabaseError: SQLite refuses it.
    """
    _check_place(path, read_only=read_only)
    connection = _connection(path, read_only=read_only, busy_timeout=busy_timeout, passes_threads=passes_threads)
    db = Database(connection, execute_plugins=False)
    try:
        check_origin(db, place(path))
        if not read_only:
            _set_up(db, busy_timeout)
        db.execute("PRAGMA foreign_keys = ON")
        _bring_up_to_date(db, place(path), read_only=read_only)
    except BaseException:
        db.close()
        raise
    return db


def place(path: Path | None) -> str:
    """How a store is named to people."""
    return "“:memory:”" if path is None else f"“{path}”"


def closed(db: Database) -> None:
    """Let go of the file; closing twice does no harm."""
    # Fresh statistics may wait for another time: not for a lock, and not by reading whole indexes.
    with suppress(sqlite3.Error):
        db.execute("PRAGMA busy_timeout = 0")
        db.execute("PRAGMA analysis_limit = 400")
        db.execute("PRAGMA optimize")
    db.close()


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One transaction that holds the write lock from its beginning, all or nothing.

    A transaction that begins by reading (`Database.atomic`) fails at once when another process has written since; this
    one waits for its turn instead.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def _check_place(path: Path | None, *, read_only: bool) -> None:
    if path is not None and not path.parent.is_dir():
        raise StoreUnusable(
            notice("the folder {folder} for the store does not exist; make it first", folder=place(path.parent))
        )
    if read_only and (path is None or not path.exists() or (path.is_file() and not path.stat().st_size)):
        raise StoreUnusable(notice("there is no store {place}; import records first", place=place(path)))


def _connection(path: Path | None, *, read_only: bool, busy_timeout: float, passes_threads: bool) -> sqlite3.Connection:
    target = ":memory:" if path is None else path.absolute().as_uri() + ("?mode=ro" if read_only else "")
    # Without an isolation level, nothing but our own BEGIN opens a transaction, so nothing stays uncommitted unseen.
    return sqlite3.connect(
        target,
        uri=path is not None,
        timeout=busy_timeout,
        isolation_level=None,
        check_same_thread=not passes_threads,
    )


def check_origin(db: Database, place: str) -> None:
    """Make sure that a store, or an empty file, is one that this release understands.

    Raises:
        StoreUnusable: It is not ours, or was written by a newer release.
    """
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID and (application or tables):
        raise StoreUnusable(not_ours(place))
    newer = [migration.name for migration in MIGRATIONS.applied(db) if migration.name not in MIGRATION_NAMES]
    if newer:
        raise StoreUnusable(
            notice(
                "the store {place} was written by a newer release (it has {migration}); install that release",
                place=place,
                migration=newer[-1],
            )
        )


def _set_up(db: Database, busy_timeout: float) -> None:
    """Let readers go on while one writes; lose nothing at a power cut, since a forgotten delivery is sent twice."""
    deadline = time.monotonic() + busy_timeout
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError as error:
            # The first switch to WAL does not wait for another process, whatever the timeout.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)
    db.execute("PRAGMA synchronous = FULL")


def _bring_up_to_date(db: Database, place: str, *, read_only: bool) -> None:
    if not MIGRATIONS.pending(db):
        return
    if read_only:
        raise StoreUnusable(
            notice("the store {place} was written by an older release; import records once to update it", place=place)
        )
    # Migrations read before they write: without the lock, all but one of several processes would fail here.
    with writing(db):
        MIGRATIONS.apply(db)
