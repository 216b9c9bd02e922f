"""Deliveries on their way: written before they are sent, leased to one relay at a time, and settled once.

A lease is no more than a later `not_before` and the name of its owner, so that a lease that nobody gave back ends by
itself, and "may go now" is one range of one index.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from bot.domain.delivery import (
    SETTLED,
    Delivery,
    DeliveryState,
    Departed,
    Landed,
    LedgerEvent,
    NewDelivery,
    Settled,
    StoredEdition,
)
from bot.domain.ledger import Planned
from bot.store.sqlite.entries import with_messages
from bot.store.sqlite.ledger_rows import (
    Row,
    datetime_of,
    edition_row,
    entries,
    listed,
    moment,
    place_of,
    storable,
)
from bot.store.sqlite.subscriptions import KEEP_SEEN, known_keys, reschedule

_KEEP_EDITION = """
    INSERT INTO editions (key, kind, briefing, language, composed_at, document, claims) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (key) DO NOTHING
"""
_KEEP_CLAIM = "INSERT OR IGNORE INTO edition_claims (claim, edition) VALUES (?, ?)"
_KNOWN_PLATFORMS = "SELECT DISTINCT platform FROM parts WHERE edition = ?"
_KEEP_PART = "INSERT INTO parts (edition, platform, number, content) VALUES (?, ?, ?, ?)"
_ENTER = """
    INSERT INTO deliveries (subscription, slot, platform, chat, thread, due_at, not_before, expires_at, state, reason,
        attempts, edition, manner, of, seen_records, seen_history, seen_at, lease_owner, waits_until, settled_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, '', NULL, ?)
    ON CONFLICT (subscription, slot) DO NOTHING
"""
_NOTE = "INSERT OR IGNORE INTO causes (cause, at) VALUES (?, ?)"
_LAST = "SELECT coalesce(max(id), 0) FROM deliveries"
# A leased one is about to leave; one of which a part has arrived, or may have, is not taken back half told.
_SUPERSEDE = """
    UPDATE deliveries SET state = 'skipped', reason = 'a newer slot', settled_at = due_at, waits_until = NULL
    WHERE id IN (
        SELECT older.id FROM deliveries AS newer CROSS JOIN deliveries AS older -- in this order
            ON older.subscription = newer.subscription AND older.settled_at IS NULL AND older.id < newer.id
        WHERE newer.id > ? AND newer.edition IS NOT NULL AND older.edition IS NOT NULL
            AND older.due_at <= newer.due_at AND older.state = 'pending' AND older.lease_owner = ''
            AND NOT EXISTS (SELECT 1 FROM messages WHERE delivery = older.id AND messages.state <> 'pending')
    )
"""

_FREE = """
    SELECT id FROM deliveries WHERE settled_at IS NULL AND platform = ? AND due_at <= ? AND not_before <= ?
    ORDER BY due_at, id LIMIT ?
"""
_LEASE = """
    UPDATE deliveries SET lease_owner = ?, not_before = ?, waits_until = NULL, attempts = attempts + 1
    WHERE id IN (SELECT value FROM json_each(?))
"""
_RELEASE = """
    UPDATE deliveries SET lease_owner = '', not_before = due_at, attempts = max(0, attempts - 1)
    WHERE settled_at IS NULL AND lease_owner <> '' AND (lease_owner = :owner OR :owner = '')
"""
_NEXT = "SELECT min(not_before) FROM deliveries WHERE settled_at IS NULL AND lease_owner = '' AND platform = ?"

# What has arrived stays so, whatever a relay whose lease had run out says later.
_DEPARTED = """
    INSERT INTO messages (delivery, number, state, receipt, attempts, first_left_at, reason)
    SELECT id, :number, 'sending', '', 1, :at, '' FROM deliveries WHERE id = :delivery
    ON CONFLICT (delivery, number) DO UPDATE SET attempts = attempts + 1,
        first_left_at = coalesce(first_left_at, excluded.first_left_at),
        state = CASE state WHEN 'sent' THEN state ELSE excluded.state END
"""
_SENDING = "UPDATE deliveries SET state = 'sending' WHERE id = ? AND settled_at IS NULL"
_LANDED = """
    INSERT INTO messages (delivery, number, state, receipt, attempts, first_left_at, reason)
    SELECT id, :number, :state, :receipt, 0, NULL, :reason FROM deliveries WHERE id = :delivery
    ON CONFLICT (delivery, number) DO UPDATE SET reason = excluded.reason, state = excluded.state,
        receipt = CASE excluded.receipt WHEN '' THEN receipt ELSE excluded.receipt END
    WHERE state <> 'sent' OR excluded.state = 'sent'
"""
_SETTLED = """
    UPDATE deliveries SET state = ?, reason = ?, settled_at = ?, lease_owner = '', waits_until = NULL WHERE id = ?
"""
_HAS_SEEN = """
    SELECT d.platform, d.chat, d.thread, e.briefing, d.seen_records, d.seen_history, d.seen_at
    FROM deliveries AS d JOIN editions AS e ON e.key = d.edition WHERE d.id = ? AND d.seen_at IS NOT NULL
"""
_PUT_OFF = """
    UPDATE deliveries SET state = 'pending', reason = :reason, not_before = :until, lease_owner = '',
        waits_until = CASE WHEN :counts THEN NULL ELSE :until END,
        attempts = max(0, attempts - CASE WHEN :counts THEN 0 ELSE 1 END)
    WHERE id = :delivery AND settled_at IS NULL
"""
_RESEND_MESSAGES = """
    UPDATE messages SET state = 'pending', first_left_at = NULL
    WHERE delivery = ? AND state IN ('uncertain', 'failed', 'sending')
        AND EXISTS (SELECT 1 FROM deliveries WHERE id = messages.delivery AND settled_at IS NOT NULL)
"""
# It is late from then on, and not since it was first due.
_RESEND = """
    UPDATE deliveries SET state = 'pending', reason = '', not_before = :now, expires_at = :expires_at, attempts = 0,
        settled_at = NULL, waits_until = :now
    WHERE id = :id
"""


def enqueue(db: Database, planned: Planned) -> int:
    """See `Ledger`.

    Of subscriptions that are among `plans`, and gone by now, nothing is entered: whoever unsubscribed, or asked to be
    forgotten, while their digest was composed gets none.
    """
    _keep_editions(db, planned.editions)
    keys = [plan.subscription.key for plan in planned.plans]
    gone = set(keys) - known_keys(db, keys)
    (last,) = db.execute(_LAST).fetchone()
    rows = [_delivery_row(delivery) for delivery in planned.deliveries if delivery.subscription not in gone]
    count = db.conn.executemany(_ENTER, rows).rowcount if rows else 0
    db.execute(_SUPERSEDE, (last,))
    reschedule(db, planned.plans)
    db.conn.executemany(_NOTE, [(storable(cause), moment(at)) for cause, at in planned.causes.items()])
    return count


def _keep_editions(db: Database, editions: Sequence[StoredEdition]) -> None:
    """What is known of an edition stays; messages for a platform that wants it for the first time are added."""
    for edition in editions:
        db.execute(_KEEP_EDITION, edition_row(edition))
        db.conn.executemany(_KEEP_CLAIM, [(claim.id, edition.key) for claim in edition.claims])
        known = {platform for (platform,) in db.execute(_KNOWN_PLATFORMS, (edition.key,))}
        db.conn.executemany(
            _KEEP_PART,
            [
                (edition.key, platform, number, storable(part.content))
                for platform, parts in edition.parts.items()
                for number, part in enumerate(parts, start=1)
                if platform not in known
            ],
        )


def _delivery_row(new: NewDelivery) -> Row:
    due_at = moment(new.due_at)
    seen = (new.seen.bookmark.records, new.seen.bookmark.history, moment(new.seen.at)) if new.seen else (None,) * 3
    return (
        storable(new.subscription),
        storable(new.slot),
        *place_of(new.address),
        due_at,
        due_at,
        moment(new.expires_at),
        new.state.value,
        storable(new.reason),
        new.edition or None,
        new.manner.value,
        new.of,
        *seen,
        due_at if new.state in SETTLED else None,
    )


def has_free(db: Database, platform: str, now: datetime) -> bool:
    """Whether anything may go now; to ask costs no lock, and most of the time nothing may."""
    return db.execute(_FREE, (platform, moment(now), moment(now), 1)).fetchone() is not None


def lease(db: Database, platform: str, owner: str, now: datetime, until: datetime, limit: int) -> list[Delivery]:
    """See `Ledger`; those that expired are among them, for their relay to settle."""
    ids = [id for (id,) in db.execute(_FREE, (platform, moment(now), moment(now), limit))]
    db.execute(_LEASE, (storable(owner), moment(until), listed(ids)))
    leased = entries(db, " WHERE d.id IN (SELECT value FROM json_each(?)) ORDER BY d.due_at, d.id", (listed(ids),))
    return with_messages(db, leased)


def release(db: Database, owner: str) -> int:
    """See `Ledger`; a lease that was given back was no attempt."""
    return db.execute(_RELEASE, {"owner": storable(owner)}).rowcount


def next_due(db: Database, platform: str) -> datetime | None:
    """See `Ledger`."""
    (at,) = db.execute(_NEXT, (platform,)).fetchone()
    return None if at is None else datetime_of(at)


def record(db: Database, event: LedgerEvent) -> None:
    """See `Ledger`."""
    match event:
        case Departed(delivery, number, at):
            db.execute(_DEPARTED, {"delivery": delivery, "number": number, "at": moment(at)})
            db.execute(_SENDING, (delivery,))
        case Landed():
            db.execute(
                _LANDED,
                {
                    "delivery": event.delivery,
                    "number": event.number,
                    "state": event.state.value,
                    "receipt": storable(event.receipt),
                    "reason": storable(event.reason),
                },
            )
        case Settled(delivery, state, at, reason):
            db.execute(_SETTLED, (state.value, storable(reason), moment(at), delivery))
            if state in (DeliveryState.SENT, DeliveryState.UNCERTAIN):
                db.conn.executemany(KEEP_SEEN, db.execute(_HAS_SEEN, (delivery,)).fetchall())
        case _:
            values = {"delivery": event.delivery, "until": moment(event.until), "reason": storable(event.reason)}
            db.execute(_PUT_OFF, values | {"counts": event.counts})


def resend(db: Database, id: int, now: datetime, expires_at: datetime) -> bool:
    """See `Ledger`; attempts are counted anew, and a name by which the platform knew the message is new as well."""
    if not db.execute(_RESEND_MESSAGES, (id,)).rowcount:
        return False
    db.execute(_RESEND, {"now": moment(now), "expires_at": moment(expires_at), "id": id})
    return True
