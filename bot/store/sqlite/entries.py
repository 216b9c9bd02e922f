"""What the ledger answers about deliveries and editions, and what it drops once nobody needs it any more."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlite_utils import Database

from bot.domain.addresses import Address
from bot.domain.delivery import SETTLED, Delivery, DeliveryState, Manner, Message, StoredEdition, SubscriptionState
from bot.domain.ledger import LedgerTally
from bot.store.sqlite.ledger_rows import (
    datetime_of,
    edition_of,
    entries,
    listed,
    moment,
    optional_datetime,
    place_of,
    storable,
)

_PARTS = """
    SELECT edition, platform, number, content FROM parts WHERE edition IN (SELECT value FROM json_each(?))
    ORDER BY edition, platform, number
"""
_MESSAGES = """
    SELECT delivery, number, state, receipt, attempts, first_left_at, reason FROM messages
    WHERE delivery IN (SELECT value FROM json_each(?)) ORDER BY delivery, number
"""
_TARGETS = """
    SELECT d.id, m.number, m.receipt FROM deliveries AS d JOIN messages AS m ON m.delivery = d.of
    WHERE d.id IN (SELECT value FROM json_each(?)) AND m.receipt <> '' ORDER BY d.id, m.number
"""
_EDITION = "SELECT key, kind, briefing, language, composed_at, document, claims FROM editions WHERE key = ?"

_OF_STATE = " WHERE d.state = ? ORDER BY d.due_at DESC, d.id DESC LIMIT ?"
_OF_ADDRESS = """
    WHERE d.platform = ? AND d.chat = ? AND d.thread = ? AND d.state IN (SELECT value FROM json_each(?))
    ORDER BY d.due_at DESC, d.id DESC LIMIT ?
"""
_UNSETTLED = """
    WHERE d.state = :state AND d.due_at < :before AND coalesce(d.waits_until, :before) <= :before
    ORDER BY d.due_at, d.id LIMIT :limit
"""
_SHOWING = """
    WHERE d.edition IN (SELECT edition FROM edition_claims WHERE claim = ?) AND d.id > ? AND d.manner = 'post'
        AND (d.state = 'uncertain' OR EXISTS (SELECT 1 FROM messages WHERE delivery = d.id AND messages.state = 'sent'))
    ORDER BY d.id LIMIT ?
"""
_COUNTS = "SELECT state, count(*) FROM deliveries WHERE state = ? AND due_at >= ? GROUP BY state"
_DROPPED = "SELECT state, sum(count) FROM ledger_days WHERE day >= ? GROUP BY state"
_OLDEST = "SELECT due_at FROM deliveries WHERE state = ? AND waits_until IS NULL ORDER BY due_at LIMIT 1"
_SUBSCRIPTION_COUNTS = "SELECT state, count(*) FROM subscriptions GROUP BY state"

_COUNT_DROPPED = """
    INSERT INTO ledger_days (day, state, count)
    SELECT date(due_at / 1000000, 'unixepoch') AS day, state, count(*) FROM deliveries
    WHERE state = :state AND due_at < :before AND settled_at < :before GROUP BY day
    ON CONFLICT (day, state) DO UPDATE SET count = count + excluded.count
"""
_DROP = "DELETE FROM deliveries WHERE state = :state AND due_at < :before AND settled_at < :before"
_DROP_EDITIONS = """
    DELETE FROM editions WHERE composed_at < ? AND NOT EXISTS (SELECT 1 FROM deliveries WHERE edition = editions.key)
"""

_OPEN = (DeliveryState.PENDING, DeliveryState.SENDING)


def edition(db: Database, key: str) -> StoredEdition | None:
    """See `EditionShelf`."""
    row = db.execute(_EDITION, (storable(key),)).fetchone()
    return edition_of(row) if row else None


def with_messages(db: Database, deliveries: Sequence[Delivery]) -> list[Delivery]:
    """These deliveries, each with its messages: the parts of its edition, and what is known of each."""
    ids = listed(delivery.id for delivery in deliveries)
    contents: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for key, platform, number, content in db.execute(_PARTS, (listed({one.edition for one in deliveries}),)):
        contents[key, platform][number] = content
    known: dict[int, dict[int, Message]] = defaultdict(dict)
    for id, number, state, receipt, attempts, first_left_at, reason in db.execute(_MESSAGES, (ids,)):
        left_at = optional_datetime(first_left_at)
        known[id][number] = Message(number, "", DeliveryState(state), receipt, attempts, left_at, reason)
    targets: dict[int, dict[int, str]] = defaultdict(dict)
    for id, number, receipt in db.execute(_TARGETS, (ids,)):
        targets[id][number] = receipt
    return [
        replace(
            one, messages=_messages(one, contents[one.edition, one.address.platform], known[one.id], targets[one.id])
        )
        for one in deliveries
    ]


def _messages(
    delivery: Delivery, contents: Mapping[int, str], known: Mapping[int, Message], targets: Mapping[int, str]
) -> tuple[Message, ...]:
    """The messages of a delivery; `targets` are the receipts of the delivery that it is about, by number."""
    last = targets[max(targets)] if targets else ""
    return tuple(
        replace(
            known.get(number, Message(number, "")),
            content=content,
            target=last if delivery.manner is Manner.REPLY else targets.get(number, ""),
        )
        for number, content in contents.items()
    )


def delivery(db: Database, id: int) -> Delivery | None:
    """See `Ledger`."""
    return next(iter(with_messages(db, entries(db, " WHERE d.id = ?", (id,)))), None)


def deliveries(db: Database, states: Sequence[DeliveryState], address: Address | None, limit: int) -> list[Delivery]:
    """See `Ledger`; each state is a range of one index, so that no more than `limit` of each are read."""
    wanted = tuple(dict.fromkeys(states)) or tuple(DeliveryState)
    if address:
        return entries(db, _OF_ADDRESS, (*place_of(address), listed(state.value for state in wanted), limit))
    found = [one for state in wanted for one in entries(db, _OF_STATE, (state.value, limit))]
    return heapq.nlargest(limit, found, key=lambda one: (one.due_at, one.id))


def unsettled_since(db: Database, before: datetime, limit: int) -> list[Delivery]:
    """See `Ledger`; the longest due first. One that its platform put off counts from the end of that wait."""
    values = {"before": moment(before), "limit": limit}
    found = [one for state in _OPEN for one in entries(db, _UNSETTLED, {"state": state.value, **values})]
    return heapq.nsmallest(limit, found, key=lambda one: (one.due_at, one.id))


def showing(db: Database, claim: str, after: int, limit: int) -> list[Delivery]:
    """See `Ledger`; with their messages. One that arrived in a chat which moved since has lost its receipts."""
    return with_messages(db, entries(db, _SHOWING, (storable(claim), after, limit)))


def tally(db: Database, since: datetime) -> LedgerTally:
    """See `Ledger`; of dropped entries those of whole days since then."""
    counts: dict[DeliveryState, int] = defaultdict(int)
    for state in DeliveryState:
        for _, count in db.execute(_COUNTS, (state.value, moment(since))):
            counts[state] += count
    first_day = since.date() if since.time() == time() else since.date() + timedelta(days=1)
    for name, count in db.execute(_DROPPED, (first_day.isoformat(),)):
        counts[DeliveryState(name)] += count
    subscriptions = {SubscriptionState(name): count for name, count in db.execute(_SUBSCRIPTION_COUNTS)}
    oldest = [at for state in _OPEN for (at,) in db.execute(_OLDEST, (state.value,))]
    return LedgerTally(dict(counts), subscriptions, datetime_of(min(oldest)) if oldest else None)


def prune(db: Database, before: datetime) -> int:
    """See `Ledger`; an edition stays as long as an entry names it."""
    count = 0
    for state in SETTLED:
        values = {"state": state.value, "before": moment(before)}
        db.execute(_COUNT_DROPPED, values)
        count += db.execute(_DROP, values).rowcount
    db.execute(_DROP_EDITIONS, (moment(before),))
    return count
