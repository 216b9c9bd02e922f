"""One running bot for each store: two would both be on time, and each digest would be read twice.

The lock is the system's, on a file beside the store, and not what that file says: it ends with its process, however
that ends, so nobody ever has to delete anything. What the file says (JSON: which process, on which host) and when it was
written is for people.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.errors import Notice, StoreUnusable, notice
from bot.languages.system_errors import reason_of
from bot.store.sqlite.opening import place


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Be the only bot on the store at `path` until the context ends; whoever only reads or imports is not hindered.

    A store that is reached by another name (a symbolic link) has the same lock. On a network drive it holds between
    hosts only where the drive's own locks do (flock(2)).

    Raises:
        StoreUnusable: Another process holds it, which the message names; or no lock file can be written beside it.
    """
    store = path.resolve()
    lock_file = store.with_name(f"{store.name}.lock")
    with ExitStack() as opened:
        try:
            held = opened.enter_context(lock_file.open("a", encoding="utf-8"))
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            held.truncate(0)
            held.write(json.dumps({"pid": os.getpid(), "host": socket.gethostname()}))
            held.flush()
        except BlockingIOError as error:
            raise StoreUnusable(_in_use(path, lock_file)) from error
        except OSError as error:
            raise StoreUnusable(
                notice("the store {place} cannot be locked: {reason}", place=place(path), reason=reason_of(error))
            ) from error
        yield


def _in_use(path: Path, lock_file: Path) -> Notice:
    try:
        holder = json.loads(lock_file.read_text("utf-8"))
    except ValueError:  # that process has only just begun
        return notice("the store {place} is in use by another process; stop that one first", place=place(path))
    return notice(
        "the store {place} is in use by process {pid} on host {host} since {since}; stop that one first",
        place=place(path),
        pid=holder["pid"],
        host=holder["host"],
        since=datetime.fromtimestamp(lock_file.stat().st_mtime, UTC).isoformat(" ", "seconds"),
    )
