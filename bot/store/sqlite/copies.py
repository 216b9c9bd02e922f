"""Copies of a whole store, while it is in use: made, checked, and put back.

A copy is one step of SQLite's own backup, inside one snapshot: copied page by page, it would begin anew whenever
another process writes, and a copy of the file alone would lack what is still in its log.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from sqlite_utils import Database

from bot.domain.errors import Notice, StoreUnusable, notice
from bot.languages.system_errors import reason_of
from bot.store.sqlite.checks import faults_of, index_faults
from bot.store.sqlite.faults import worded_faults
from bot.store.sqlite.ledger_rows import moment
from bot.store.sqlite.lock import hold
from bot.store.sqlite.opening import check_origin, opened, place

_UNSETTLED_THEN = """
    UPDATE deliveries SET state = 'uncertain', reason = 'restored from a backup', lease_owner = '', waits_until = NULL,
        settled_at = ?
    WHERE settled_at IS NULL
"""
_FROM_NOW_ON = """
    UPDATE subscriptions SET planned_until = ? WHERE planned_until < ?
"""


def back_up(path: Path, target: Path, *, force: bool = False, busy_timeout: float = 5.0) -> None:
    """Write a copy of the store at `path` to `target`, as it is at one moment; the bot may run meanwhile.

    The copy is one file, checked before it gets its name, and readable by the same people as the store. `busy_timeout`
    is in seconds, here and below: how long to wait for another process that has the store to itself.

    Raises:
        StoreUnusable: There is no store, or it is damaged; `target` exists, unless `force` says to replace it; or it
            cannot be written.
    """
    if target.exists() and not force:
        raise StoreUnusable(notice("{target} is there already; name another file for the backup", target=place(target)))
    with _worded_files(target), _beside(target) as made:
        _copy(path, made, target, busy_timeout)
        made.chmod(path.stat().st_mode & 0o777)
        _put(made, target)


def restore(backup: Path, path: Path, now: datetime, *, busy_timeout: float = 5.0) -> Path | None:
    """Put a backup in the place of the store at `path`, and tell where the replaced one is kept; null: there was none.

    What was on its way when the backup was made may have been sent since, so it is uncertain; subscriptions go on from
    `now` (UTC).

    Raises:
        StoreUnusable: A bot runs on the store, or another process uses it; the backup is missing, damaged, not ours or
            of a newer release; or a file cannot be written.
    """
    with _worded_files(path), hold(path), _beside(path) as made:
        _copy(backup, made, path, busy_timeout)
        with worded_faults(place(path)):
            _settle(made, now, busy_timeout)
        if path.exists():
            made.chmod(path.stat().st_mode & 0o777)
        with worded_faults(place(path)):
            kept = _set_aside(path, busy_timeout)
        _put(made, path)
        return kept


def check(path: Path, *, busy_timeout: float = 5.0) -> list[Notice]:
    """What is wrong with the store at `path`; nothing is changed, but who writes waits while words are compared.

    Raises:
        StoreUnusable: There is no store, it is not ours, of another release, or so damaged that it cannot be read.
    """
    with worded_faults(place(path)):
        with closing(opened(path, read_only=True, busy_timeout=busy_timeout, passes_threads=False)) as db:
            found = faults_of(db)
        with closing(_connected(path, "rw", busy_timeout)) as db:
            return found + index_faults(db)


@contextmanager
def _worded_files(path: Path) -> Iterator[None]:
    """Raise `StoreUnusable` where a file beside `path` cannot be written."""
    try:
        yield
    except OSError as error:
        raise StoreUnusable(
            notice("{place} cannot be written: {reason}", place=place(path), reason=reason_of(error))
        ) from error


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A new file in the folder of `target`, which is gone afterwards unless it was given its name."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.absolute().parent)
    os.close(handle)
    made = Path(name)
    try:
        yield made
    finally:
        made.unlink(missing_ok=True)


def _connected(path: Path, mode: str, busy_timeout: float) -> Database:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=busy_timeout, isolation_level=None)
    return Database(connection, execute_plugins=False)


def _copy(path: Path, made: Path, target: Path, busy_timeout: float) -> None:
    """Copy the store at `path` into the empty file `made`, which is to become `target`, and check the copy."""
    if not path.is_file() or not path.stat().st_size:
        raise StoreUnusable(notice("there is no store {place}", place=place(path)))
    with (
        worded_faults(place(path)),
        closing(_connected(path, "ro", busy_timeout)) as source,
        closing(_connected(made, "rw", busy_timeout)) as copy,
    ):
        check_origin(source, place(path))
        with worded_faults(place(target)):
            source.conn.backup(copy.conn)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        if (found := copy.execute("PRAGMA integrity_check(1)").fetchone()) != ("ok",):
            raise StoreUnusable(
                notice("the store {place} is damaged: {fault}; put back a backup", place=place(path), fault=found[0])
            )


def _settle(made: Path, now: datetime, busy_timeout: float) -> None:
    """Let nothing of a backup be sent that may have been sent since it was made."""
    with closing(_connected(made, "rw", busy_timeout)) as db:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}
        if "deliveries" in tables:  # an older release had none
            db.execute(_UNSETTLED_THEN, (moment(now),))
            db.execute(_FROM_NOW_ON, (moment(now), moment(now)))


def _put(made: Path, target: Path) -> None:
    """Give a file its name, so that a power cut leaves either the old file or the new one."""
    _sync(made)
    made.replace(target)
    _sync(target.absolute().parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _set_aside(path: Path, busy_timeout: float) -> Path | None:
    """Keep the store at `path` under another name beside it, and leave it where it is, too; null: it is not there."""
    if not path.exists():
        return None
    _take_alone(path, busy_timeout)
    kept = _unused(path)
    os.link(path, kept)
    # What a damaged store has left of a log belongs to it, and would ruin the new one.
    with suppress(FileNotFoundError):
        _beside_named(path, "-wal").rename(_beside_named(kept, "-wal"))
    _beside_named(path, "-shm").unlink(missing_ok=True)
    return kept


def _take_alone(path: Path, busy_timeout: float) -> None:
    """Make sure that nobody else has a store open, and that all of it is in its file.

    A process that still had it open would remove the log of the new store when it ends, for it goes by the name.

    Raises:
        sqlite3.OperationalError: Somebody has it open.
    """
    with closing(_connected(path, "rw", busy_timeout)) as db:
        try:
            db.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # damaged, so that nobody can use it; it is kept as it is
            return


def _beside_named(path: Path, end: str) -> Path:
    return path.with_name(f"{path.name}{end}")


def _unused(path: Path) -> Path:
    """A name beside a store that nothing has."""
    ends = chain([""], (f"-{number}" for number in count(2)))
    names = (_beside_named(path, f".before-restore{end}") for end in ends)
    return next(name for name in names if not name.exists())
