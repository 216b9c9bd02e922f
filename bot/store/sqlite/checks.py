"""What may be wrong with a store: its pages, what refers to what, the indexes of words, and what the ledger promises."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from sqlite_utils import Database

from bot.domain.errors import InvalidValue, Notice, notice
from bot.domain.schedule import Schedule
from bot.store.sqlite.faults import primary_code
from bot.store.sqlite.opening import writing

MOST = 20
"""How many faults of a kind are looked for."""
_NAMED = 5

_INDEXES = ("claims_fts", "articles_fts")

_PROMISES = (
    (
        notice("sent, but a message has no receipt; deliveries {ids}"),
        # A chat that moved leaves its messages behind, and says so (`lifecycle.move`).
        """
        SELECT delivery FROM messages WHERE state = 'sent' AND receipt = '' AND reason <> 'the chat has moved' LIMIT ?
        """,
    ),
    (
        notice("sent, but not every message is; deliveries {ids}"),
        """
        SELECT id FROM deliveries AS d WHERE state = 'sent'
            AND EXISTS (SELECT 1 FROM messages WHERE delivery = d.id AND messages.state <> 'sent') LIMIT ?
        """,
    ),
    (
        notice("settled at no moment, or not settled and yet at one; deliveries {ids}"),
        "SELECT id FROM deliveries WHERE (settled_at IS NULL) <> (state IN ('pending', 'sending')) LIMIT ?",
    ),
    (
        notice("to be sent, but there are no messages for that platform; deliveries {ids}"),
        """
        SELECT id FROM deliveries AS d WHERE settled_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM parts WHERE edition = d.edition AND platform = d.platform) LIMIT ?
        """,
    ),
)


def faults_of(db: Database) -> list[Notice]:
    """What is wrong with a store that is as this release makes it; nothing is written.

    Raises:
        sqlite3.DatabaseError: It is too damaged to be read through.
    """
    return [*_of_pages(db), *_of_references(db), *_of_ledger(db), *_of_schedules(db)]


def index_faults(db: Database) -> list[Notice]:
    """Indexes of words that do not hold the words that they stand for; the comparison counts as writing."""
    found = []
    for index in _INDEXES:
        try:
            with writing(db):
                db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - our own names
        except sqlite3.DatabaseError as error:
            if primary_code(error) != sqlite3.SQLITE_CORRUPT:
                raise
            found.append(
                notice("the index of words {index} is out of step; put back a backup, or an export", index=index)
            )
    return found


def _of_pages(db: Database) -> list[Notice]:
    rows = [text for (text,) in db.execute(f"PRAGMA integrity_check({MOST})")]
    return [notice("damaged: {fault}", fault=text) for text in rows if text != "ok"]


def _of_references(db: Database) -> list[Notice]:
    rows = db.execute('SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2')
    return [
        notice(
            "{count} rows of {table} refer to rows of {parent} that are not there",
            count=count,
            table=table,
            parent=parent,
        )
        for table, parent, count in rows
    ]


def _of_ledger(db: Database) -> list[Notice]:
    found = []
    for broken, sql in _PROMISES:
        ids = [str(id) for (id,) in db.execute(sql, (MOST,))]
        if ids:
            named = ", ".join(ids[:_NAMED]) + (" …" if len(ids) > _NAMED else "")
            found.append(replace(broken, values=(("ids", named),)))
    return found


def _of_schedules(db: Database) -> list[Notice]:
    """Schedules that cannot be read, whose subscriptions are therefore left out of every plan."""
    found = []
    for (schedule,) in db.execute("SELECT DISTINCT schedule FROM subscriptions"):
        try:
            Schedule.parse(schedule)
        except InvalidValue as error:
            found.append(
                notice("subscriptions on “{schedule}” get nothing: {reason}", schedule=schedule, reason=error.notice)
            )
    return found
