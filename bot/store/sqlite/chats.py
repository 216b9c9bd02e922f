"""What is kept about chats, in the file of the news: one backup holds all, and a restart finds it again.

It writes through a connection of its own, so that a chat that chooses its language never waits for an answer that reads
the news. An import in another process holds the only write lock, though: then a write here waits.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.domain.addresses import Address
from bot.domain.chats import AcceptedBriefing, ChatSettings, Reach, Standing
from bot.domain.errors import InvalidValue, notice
from bot.store.sqlite import lifecycle
from bot.store.sqlite.faults import worded_faults
from bot.store.sqlite.ledger_rows import storable
from bot.store.sqlite.opening import closed, opened, place, writing

_NO_SETTINGS = ChatSettings()

_SETTINGS = "SELECT language, zone, quiet, pictures FROM chats WHERE platform = ? AND chat = ?"
_SET_SETTINGS = """
    INSERT INTO chats (platform, chat, language, zone, quiet, pictures) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (platform, chat) DO UPDATE SET
        language = excluded.language, zone = excluded.zone, quiet = excluded.quiet, pictures = excluded.pictures
"""
_MARK = """
    INSERT INTO standings (platform, chat, thread, reach, since, reason) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (platform, chat, thread)
    DO UPDATE SET reach = excluded.reach, since = excluded.since, reason = excluded.reason
"""
_STANDS = "SELECT 1 FROM standings WHERE platform = ? AND chat = ? AND thread = ?"
_UNMARK = "DELETE FROM standings WHERE platform = ? AND chat = ? AND thread = ?"
_OUT_OF_REACH = """
    SELECT platform, chat, thread, reach, since, reason FROM standings
    ORDER BY since DESC, platform, chat, thread LIMIT ?
"""
_KEEP_SHORTCUT = """
    INSERT INTO shortcuts (key, text, used_on) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET text = excluded.text, used_on = excluded.used_on
"""
_SET_NOTE = "INSERT INTO notes (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
_LAST_ACCEPTED = "SELECT coalesce(max(version), 0) FROM accepted_briefings WHERE name = ?"
_ACCEPT = "INSERT INTO accepted_briefings (name, version, text, accepted_at, accepted_by) VALUES (?, ?, ?, ?, ?)"
_ACCEPTED = """
    SELECT name, version, text, accepted_at, accepted_by FROM accepted_briefings WHERE name = ? ORDER BY version
"""
_FORGET_SETTINGS = "DELETE FROM chats WHERE platform = ? AND chat = ?"
_FORGET_STANDINGS = "DELETE FROM standings WHERE platform = ? AND chat = ?"
# Addresses hold nothing that GLOB takes for a pattern.
_FORGET_WHERE_ACCEPTED = """
    UPDATE accepted_briefings SET accepted_by = '' WHERE accepted_by = :chat OR accepted_by GLOB :chat || '/*'
"""
_FORGET_WHERE_DECIDED = """
    UPDATE decisions SET decided_by = '' WHERE decided_by = :chat OR decided_by GLOB :chat || '/*'
"""
_MOVE_STANDINGS = "UPDATE OR IGNORE standings SET chat = ? WHERE platform = ? AND chat = ?"
_MOVE_WHERE_ACCEPTED = """
    UPDATE accepted_briefings SET accepted_by = :new || substr(accepted_by, length(:chat) + 1)
    WHERE accepted_by = :chat OR accepted_by GLOB :chat || '/*'
"""
_MOVE_WHERE_DECIDED = """
    UPDATE decisions SET decided_by = :new || substr(decided_by, length(:chat) + 1)
    WHERE decided_by = :chat OR decided_by GLOB :chat || '/*'
"""


def open_chat_book(path: Path | None, *, busy_timeout: float = 5.0) -> SqliteChatBook:
    """Open the chat book in the store at `path`, creating it where there is none; without a path, a new one in memory.

    `busy_timeout` is in seconds: how long to wait for another process that writes.

    Raises:
        StoreUnusable: It is not ours, was written by a newer release, is damaged, locked for longer than
            `busy_timeout`, or may not be opened.
    """
    with worded_faults(place(path)):
        db = opened(path, read_only=False, busy_timeout=busy_timeout, passes_threads=True)
        # What is forgotten is overwritten, and not only let go; some builds of SQLite do so by themselves.
        db.execute("PRAGMA secure_delete = ON")
        return SqliteChatBook(db, place(path))


class SqliteChatBook:
    """A `ChatBook` in SQLite.

    Any thread may use it, one at a time. Every method raises `StoreUnusable` where the file is damaged or stays locked.
    Half a character (a lone surrogate), which no file can store, is kept as its code in words.
    """

    def __init__(self, db: Database, place: str) -> None:
        self._db = db
        self._place = place

    def settings(self, address: Address) -> ChatSettings:
        """See `ChatBook`."""
        with worded_faults(self._place):
            return _settings(self._db, address)

    def set_settings(self, address: Address, settings: ChatSettings) -> None:
        """See `ChatBook`."""
        with worded_faults(self._place), writing(self._db):
            _set_settings(self._db, address, settings)

    def forget(self, address: Address) -> None:
        """See `ChatBook`; of its subscriptions those stay that files or the configuration name, with their address."""
        with worded_faults(self._place), writing(self._db):
            self._db.execute(_FORGET_SETTINGS, _chat(address))
            self._db.execute(_FORGET_STANDINGS, _chat(address))
            for forget in (_FORGET_WHERE_ACCEPTED, _FORGET_WHERE_DECIDED):
                self._db.execute(forget, {"chat": address.whole.text})
            lifecycle.forget(self._db, address)
        with suppress(sqlite3.Error):  # a reader may hold the log back; then it goes with a later one
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def move(self, old: Address, new: Address) -> None:
        """See `ChatBook`.

        Raises:
            InvalidValue: The new number is another platform's.
        """
        if old.platform != new.platform:
            raise InvalidValue(notice("a chat moves within its platform"))
        if old.chat == new.chat:
            return
        with worded_faults(self._place), writing(self._db):
            before, own = _settings(self._db, old), _settings(self._db, new)
            both = zip(astuple(own), astuple(before), strict=True)
            _set_settings(self._db, new, ChatSettings(*(chosen or formerly for chosen, formerly in both)))
            _set_settings(self._db, old, _NO_SETTINGS)
            self._db.execute(_MOVE_STANDINGS, (new.chat, *_chat(old)))
            self._db.execute(_FORGET_STANDINGS, _chat(old))
            for move in (_MOVE_WHERE_ACCEPTED, _MOVE_WHERE_DECIDED):
                self._db.execute(move, {"new": new.whole.text, "chat": old.whole.text})
            lifecycle.move(self._db, old, new)

    def mark(self, standing: Standing) -> None:
        """See `ChatBook`; an open one of which nothing is kept costs no write.

        Subscriptions of an address that cannot be reached are suspended, and go on once it is open again.
        """
        key = (*_chat(standing.address), standing.address.thread)
        if standing.reach is Reach.OPEN:
            if self._rows(_STANDS, key) or self._waits(standing.address):
                with worded_faults(self._place), writing(self._db):
                    self._db.execute(_UNMARK, key)
                    lifecycle.resume(self._db, standing)
            return
        with worded_faults(self._place), writing(self._db):
            row = (*key, standing.reach.value, standing.since.isoformat(), storable(standing.reason))
            self._db.execute(_MARK, row)
            lifecycle.suspend(self._db, standing)

    def out_of_reach(self, *, limit: int) -> list[Standing]:
        """See `ChatBook`."""
        return [
            Standing(Address(platform, chat, thread), Reach(reach), datetime.fromisoformat(since), reason)
            for platform, chat, thread, reach, since, reason in self._rows(_OUT_OF_REACH, (max(0, limit),))
        ]

    def shortcut(self, key: str) -> str | None:
        """See `ChatBook`."""
        rows = self._rows("SELECT text FROM shortcuts WHERE key = ?", (storable(key),))
        return rows[0][0] if rows else None

    def keep_shortcut(self, key: str, text: str, today: date) -> None:
        """See `ChatBook`."""
        row = (storable(key), storable(text), today.isoformat())
        if row not in self._rows("SELECT key, text, used_on FROM shortcuts WHERE key = ?", row[:1]):
            self._write(_KEEP_SHORTCUT, row)

    def prune_shortcuts(self, before: date) -> int:
        """See `ChatBook`."""
        return self._write("DELETE FROM shortcuts WHERE used_on < ?", (before.isoformat(),))

    def note(self, key: str) -> str:
        """See `ChatBook`."""
        rows = self._rows("SELECT value FROM notes WHERE key = ?", (storable(key),))
        return rows[0][0] if rows else ""

    def set_note(self, key: str, value: str) -> None:
        """See `ChatBook`."""
        self._write(_SET_NOTE, (storable(key), storable(value)))

    def accept(self, briefing: AcceptedBriefing) -> None:
        """See `ChatBook`.

        Raises:
            InvalidValue: It is not the next version.
        """
        name, text = storable(briefing.name), briefing.text and storable(briefing.text)
        with worded_faults(self._place), writing(self._db):
            (last,) = self._db.execute(_LAST_ACCEPTED, (name,)).fetchone()
            if briefing.version != last + 1:
                raise InvalidValue(
                    notice("“{name}” was changed by somebody else meanwhile; look at it again", name=name), "version"
                )
            at = briefing.accepted_at.isoformat()
            self._db.execute(_ACCEPT, (name, briefing.version, text, at, storable(briefing.by)))

    def accepted(self, name: str) -> list[AcceptedBriefing]:
        """See `ChatBook`."""
        return [
            AcceptedBriefing(name, version, text, datetime.fromisoformat(at), by)
            for name, version, text, at, by in self._rows(_ACCEPTED, (storable(name),))
        ]

    def accepted_names(self) -> list[str]:
        """See `ChatBook`."""
        return [name for (name,) in self._rows("SELECT DISTINCT name FROM accepted_briefings ORDER BY name")]

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        closed(self._db)

    def _waits(self, address: Address) -> bool:
        with worded_faults(self._place):
            return lifecycle.waits(self._db, address)

    def _rows(self, sql: str, values: Sequence[str | int] = ()) -> list[tuple[Any, ...]]:
        """What one statement finds."""
        with worded_faults(self._place):
            return self._db.execute(sql, values).fetchall()

    def _write(self, sql: str, values: Sequence[str]) -> int:
        """Run one statement that writes, and tell how many rows it wrote."""
        with worded_faults(self._place), writing(self._db):
            return self._db.execute(sql, values).rowcount


def _settings(db: Database, address: Address) -> ChatSettings:
    row = db.execute(_SETTINGS, _chat(address)).fetchone()
    return ChatSettings(*row) if row else _NO_SETTINGS


def _set_settings(db: Database, address: Address, settings: ChatSettings) -> None:
    """Keep the settings of a chat; where it chose nothing, nothing is kept."""
    if settings == _NO_SETTINGS:
        db.execute(_FORGET_SETTINGS, _chat(address))
    else:
        db.execute(_SET_SETTINGS, (*_chat(address), *map(storable, astuple(settings))))


def _chat(address: Address) -> tuple[str, str]:
    return address.platform, address.chat
