"""What becomes of a chat's subscriptions and deliveries where the chat moves, is lost, comes back or is forgotten.

Each runs inside the transaction of the chat book that tells of it, so that no digest is planned between the two.
"""

from __future__ import annotations

import re

from sqlite_utils import Database

from bot.domain.addresses import Address
from bot.domain.chats import Standing
from bot.store.sqlite.ledger_rows import listed, moment

_MOVE_SUBSCRIPTIONS = """
    UPDATE OR IGNORE subscriptions SET chat = :new,
        key = CASE made_by WHEN 'chat' THEN :new_key || substr(key, length(:old_key) + 1) ELSE key END
    WHERE platform = :platform AND chat = :old
"""
_MOVE_SEEN = "UPDATE OR IGNORE seen SET chat = :new WHERE platform = :platform AND chat = :old"
# A number of a message in the old chat may be that of another one in the new.
_DROP_RECEIPTS = """
    UPDATE messages SET receipt = '', reason = 'the chat has moved'
    WHERE receipt <> '' AND delivery IN (SELECT id FROM deliveries WHERE platform = :platform AND chat = :old)
"""
_MOVE_DELIVERIES = """
    UPDATE OR IGNORE deliveries SET chat = :new, subscription = CASE substr(subscription, 1, length(:old_key))
        WHEN :old_key THEN :new_key || substr(subscription, length(:old_key) + 1) ELSE subscription END
    WHERE platform = :platform AND chat = :old
"""

_COUNT_DROPPED = """
    INSERT INTO ledger_days (day, state, count)
    SELECT date(due_at / 1000000, 'unixepoch') AS day, iif(settled_at IS NULL, 'skipped', state) AS ended, count(*)
    FROM deliveries WHERE platform = :platform AND chat = :old GROUP BY day, ended
    ON CONFLICT (day, state) DO UPDATE SET count = count + excluded.count
"""
_DROP_DELIVERIES = "DELETE FROM deliveries WHERE platform = :platform AND chat = :old"
_DROP_SUBSCRIPTIONS = "DELETE FROM subscriptions WHERE platform = :platform AND chat = :old"
_DROP_OWN_SUBSCRIPTIONS = """
    DELETE FROM subscriptions WHERE platform = :platform AND chat = :old AND made_by = 'chat'
"""
_DROP_SEEN = "DELETE FROM seen WHERE platform = :platform AND chat = :old"

_NOTICES = "SELECT key, document FROM editions WHERE kind = 'notice' AND instr(document, ?)"
_CAUSES = "SELECT cause, cause FROM causes WHERE instr(cause, ?)"

_SUSPEND = """
    UPDATE subscriptions SET state = 'suspended', reason = :reason, since = :since
    WHERE platform = :platform AND chat = :chat AND (thread = :thread OR :thread = '') AND state = 'active'
"""
# An open chat says nothing about a topic of it that is known to be closed.
_BACK = """
    SELECT key FROM subscriptions
    WHERE platform = :platform AND chat = :chat AND state = 'suspended' AND (thread = :thread OR :thread = '' AND NOT EXISTS (
        SELECT 1 FROM standings AS s
        WHERE (s.platform, s.chat, s.thread) = (subscriptions.platform, subscriptions.chat, subscriptions.thread)
    ))
"""
_RESUME = """
    UPDATE subscriptions SET state = 'active', reason = '', since = ? WHERE key IN (SELECT value FROM json_each(?))
"""


def move(db: Database, old: Address, new: Address) -> None:
    """Carry what the ledger has of a chat to its new number; what the new one has itself goes before.

    Messages delivered in the old chat lose their receipts: they cannot be edited any more.
    """
    values = {
        "platform": old.platform,
        "old": old.chat,
        "new": new.chat,
        "old_key": f"chat:{old.whole.text}",
        "new_key": f"chat:{new.whole.text}",
    }
    for statement in (_DROP_RECEIPTS, _MOVE_SUBSCRIPTIONS, _MOVE_SEEN, _MOVE_DELIVERIES):
        db.execute(statement, values)
    for statement in (_COUNT_DROPPED, _DROP_DELIVERIES, _DROP_SUBSCRIPTIONS, _DROP_SEEN):
        db.execute(statement, values)
    _drop_mentions(db, old)


def forget(db: Database, address: Address) -> None:
    """Keep nothing of a chat but the number of its deliveries, by day.

    What a file or the configuration sends there goes on: an admin named the address there, and takes it away there.
    """
    values = {"platform": address.platform, "old": address.chat}
    for statement in (_COUNT_DROPPED, _DROP_DELIVERIES, _DROP_OWN_SUBSCRIPTIONS, _DROP_SEEN):
        db.execute(statement, values)
    _drop_mentions(db, address)


def _drop_mentions(db: Database, address: Address) -> None:
    """Drop what admins were told of a chat: notices name it, and so do the causes of which they were told."""
    text = address.whole.text
    named = re.compile(re.escape(text) + r"(?!\d)")
    for key in _naming(db, _NOTICES, text, named):
        db.execute("DELETE FROM deliveries WHERE edition = ?", (key,))
        db.execute("DELETE FROM editions WHERE key = ?", (key,))
    for cause in _naming(db, _CAUSES, text, named):
        db.execute("DELETE FROM causes WHERE cause = ?", (cause,))


def _naming(db: Database, sql: str, text: str, named: re.Pattern[str]) -> list[str]:
    """Keys of rows that hold an address, and not only a longer one that begins like it."""
    return [key for key, words in db.execute(sql, (text,)).fetchall() if named.search(words)]


def suspend(db: Database, standing: Standing) -> None:
    """Let active subscriptions of an address wait until it can be reached again; of a whole chat, all of its threads."""
    since, reason = moment(standing.since), standing.reach.value
    db.execute(_SUSPEND, {**_place(standing.address), "reason": reason, "since": since})


def waits(db: Database, address: Address) -> bool:
    """Whether any subscription waits for this address to be open again; asked at every message that arrives."""
    return db.execute(_BACK, _place(address)).fetchone() is not None


def resume(db: Database, standing: Standing) -> None:
    """Let subscriptions that waited for an address go on; how far they were planned stays, so that none is left out."""
    keys = [key for (key,) in db.execute(_BACK, _place(standing.address))]
    db.execute(_RESUME, (moment(standing.since), listed(keys)))


def _place(address: Address) -> dict[str, str]:
    return {"platform": address.platform, "chat": address.chat, "thread": address.thread}
