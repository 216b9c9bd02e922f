"""Empty stores in memory for tests that need one in passing; each is closed when its test ends."""

from __future__ import annotations

from bot.domain.ports import Archive
from bot.store.sqlite import open_archive

_OPENED: list[Archive] = []


def fresh_store() -> Archive:
    """An empty store of the real kind."""
    archive = open_archive(None)
    _OPENED.append(archive)
    return archive


def close_all() -> None:
    """Close whatever was opened; Python 3.13 warns of a connection that nobody closed."""
    while _OPENED:
        _OPENED.pop().close()
