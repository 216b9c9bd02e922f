"""What SQLite reports about a file, in words for the person who runs the bot.

Only faults of the file, the disk or another process are worded; a fault of this package passes through as it is, so
that it is mended and not worked around.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from bot.domain.errors import Notice, StoreUnusable, notice


@contextmanager
def worded_faults(place: str) -> Iterator[None]:
    """Raise `StoreUnusable` where SQLite finds the store at `place` unusable."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        fault = _worded(primary_code(error), place)
        if fault is None:
            raise
        raise StoreUnusable(fault) from error


def primary_code(error: sqlite3.Error) -> int:
    """What kind of fault it is; 0: none of SQLite's own. Extended result codes hold it in their low byte.

    https://sqlite.org/rescode.html
    """
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _worded(code: int, place: str) -> Notice | None:
    fault = None
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            fault = notice("the store {place} stayed locked by another process; try again when it is done", place=place)
        case sqlite3.SQLITE_NOTADB:
            fault = not_ours(place)
        case sqlite3.SQLITE_CORRUPT:
            fault = notice("the store {place} is damaged; put back a backup, or an export", place=place)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            fault = notice(
                "the store {place} cannot be opened; it must be a file that may be read and written, in a folder that "
                "may be written",
                place=place,
            )
        case sqlite3.SQLITE_READONLY:
            fault = notice("the store {place} may only be read, and this would write to it", place=place)
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            fault = notice("the store {place} cannot be written: the disk is full or failing", place=place)
    return fault


def not_ours(place: str) -> Notice:
    """Say that the file was made by something else; it is never written to."""
    return notice("{place} is not a store of Ringkas; name another file, or a new one", place=place)
