"""Subscriptions and what their addresses have seen: the statements, each inside a transaction of the caller's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from bot.domain.addresses import Address
from bot.domain.delivery import Bookmark, MadeBy, Plan, Seen, SubscriptionState
from bot.store.sqlite.ledger_rows import (
    datetime_of,
    listed,
    moment,
    optional_moment,
    place_of,
    plans,
    storable,
    subscription_row,
)

_SUBSCRIBE = """
    INSERT OR REPLACE INTO subscriptions (key, platform, chat, thread, briefing, schedule, made_by, language,
        when_nothing_new, max_age, state, reason, since, planned_until, next_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# Who was not subscribed begins with the whole briefing, whatever they have asked for before.
_BEGIN_ANEW = """
    DELETE FROM seen WHERE (platform, chat, thread, briefing) = (?, ?, ?, ?) AND NOT EXISTS (
        SELECT 1 FROM subscriptions AS s
        WHERE (s.platform, s.chat, s.thread, s.briefing) = (seen.platform, seen.chat, seen.thread, seen.briefing)
    )
"""
_IS_SUBSCRIBED = "SELECT 1 FROM subscriptions WHERE (platform, chat, thread, briefing) = (?, ?, ?, ?)"
_SKIP_PENDING = """
    UPDATE deliveries SET state = 'skipped', reason = 'unsubscribed', settled_at = due_at, waits_until = NULL
    WHERE subscription = ? AND settled_at IS NULL AND state = 'pending' AND lease_owner = ''
        AND NOT EXISTS (SELECT 1 FROM messages WHERE delivery = deliveries.id AND messages.state <> 'pending')
"""
_SET_STATE = """
    UPDATE subscriptions SET state = ?, reason = ?, since = ?
    WHERE key IN (SELECT value FROM json_each(?)) AND state <> ?
"""
# The schedule may have been changed since the plan was read; what was reckoned from the old one is worth nothing then.
_RESCHEDULE = "UPDATE subscriptions SET planned_until = ?, next_at = ? WHERE key = ? AND schedule = ?"
_DUE = " WHERE s.state = 'active' AND s.next_at <= ? ORDER BY s.next_at, s.key LIMIT ?"
_UNPLANNED = " WHERE s.state = 'active' AND s.next_at < ? ORDER BY s.next_at, s.key LIMIT ?"
_AHEAD = " WHERE s.planned_until > ? ORDER BY s.planned_until DESC, s.key LIMIT ?"
_OF_ADDRESS = " WHERE s.platform = ? AND s.chat = ? AND s.thread = ? ORDER BY s.briefing, s.key"
_KNOWN = "SELECT key FROM subscriptions WHERE key IN (SELECT value FROM json_each(?))"

_SEEN = """
    SELECT records, history, at FROM seen WHERE platform = ? AND chat = ? AND thread = ? AND briefing = ?
"""
# What somebody has seen never becomes less: two digests may be settled in another order than they were composed.
KEEP_SEEN = """
    INSERT INTO seen (platform, chat, thread, briefing, records, history, at) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (platform, chat, thread, briefing)
    DO UPDATE SET records = excluded.records, history = excluded.history, at = excluded.at
    WHERE (excluded.records, excluded.history, excluded.at) > (seen.records, seen.history, seen.at)
"""


def subscribe(db: Database, plan: Plan) -> None:
    """See `Ledger`."""
    db.execute(_BEGIN_ANEW, (*place_of(plan.subscription.address), storable(plan.subscription.briefing)))
    db.execute(_SUBSCRIBE, subscription_row(plan))


def unsubscribe(db: Database, key: str) -> bool:
    """See `Ledger`; what is on its way already (leased, or sent in part) goes on."""
    db.execute(_SKIP_PENDING, (storable(key),))
    return db.execute("DELETE FROM subscriptions WHERE key = ?", (storable(key),)).rowcount > 0


def set_state(db: Database, keys: Sequence[str], state: SubscriptionState, reason: str, now: datetime) -> int:
    """See `Ledger`; one that is in that state already keeps its reason and since when."""
    return db.execute(_SET_STATE, (state.value, storable(reason), moment(now), listed(keys), state.value)).rowcount


def reschedule(db: Database, new: Sequence[Plan]) -> None:
    """See `Ledger`; one that has another schedule by now is left alone."""
    db.conn.executemany(
        _RESCHEDULE,
        [
            (
                moment(plan.planned_until),
                optional_moment(plan.next_at),
                storable(plan.subscription.key),
                plan.subscription.schedule.text,
            )
            for plan in new
        ],
    )


def known_keys(db: Database, keys: Sequence[str]) -> set[str]:
    """Those of these keys that have a subscription."""
    return {key for (key,) in db.execute(_KNOWN, (listed(keys),))}


def subscription(db: Database, key: str) -> Plan | None:
    """See `Ledger`."""
    return next(iter(plans(db, " WHERE s.key = ?", (storable(key),))), None)


def subscriptions_of(db: Database, address: Address) -> list[Plan]:
    """See `Ledger`."""
    return plans(db, _OF_ADDRESS, place_of(address))


def subscriptions(db: Database, after: str, limit: int) -> list[Plan]:
    """See `Ledger`."""
    return plans(db, " WHERE s.key > ? ORDER BY s.key LIMIT ?", (storable(after), limit))


def made_by(db: Database, origin: MadeBy) -> list[Plan]:
    """See `Ledger`."""
    return plans(db, " WHERE s.made_by = ? ORDER BY s.key", (origin.value,))


def due(db: Database, now: datetime, limit: int) -> list[Plan]:
    """See `Ledger`."""
    return plans(db, _DUE, (moment(now), limit))


def unplanned_since(db: Database, before: datetime, limit: int) -> list[Plan]:
    """See `Ledger`."""
    return plans(db, _UNPLANNED, (moment(before), limit))


def ahead(db: Database, after: datetime, limit: int) -> list[Plan]:
    """See `Ledger`; the furthest ahead first, then by key."""
    return plans(db, _AHEAD, (moment(after), limit))


def seen(db: Database, address: Address, briefing: str) -> Seen | None:
    """See `Ledger`."""
    row = db.execute(_SEEN, (*place_of(address), storable(briefing))).fetchone()
    return Seen(Bookmark(row[0], row[1]), datetime_of(row[2])) if row else None


def read(db: Database, address: Address, briefing: str, seen: Seen) -> None:
    """See `Ledger`."""
    place = (*place_of(address), storable(briefing))
    if db.execute(_IS_SUBSCRIBED, place).fetchone() is None:
        db.execute(KEEP_SEEN, (*place, seen.bookmark.records, seen.bookmark.history, moment(seen.at)))
