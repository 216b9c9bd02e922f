"""Subscriptions, editions and deliveries for tests of the ledger; every field open to a keyword."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from builders import NOW

from bot.domain.addresses import Address
from bot.domain.claims import ClaimVersion
from bot.domain.delivery import (
    Bookmark,
    Delivery,
    DeliveryState,
    EditionKind,
    NewDelivery,
    Part,
    Plan,
    Seen,
    Settled,
    StoredEdition,
    Subscription,
    chat_key,
)
from bot.domain.ledger import Ledger, Planned
from bot.domain.schedule import Schedule

PERSON = Address.parse("telegram:42")
GROUP = Address.parse("telegram:-42")
TOPIC = Address.parse("telegram:-42/7")
CHANNEL = Address.parse("discord:112233445566778899")
MORNINGS = Schedule.parse("07:00 mon-fri Asia/Jakarta")
EVENINGS = Schedule.parse("19:00 Asia/Jakarta")

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SEEN = Seen(Bookmark(10, 3), NOW)


def a_subscription(address: Address = PERSON, briefing: str = "kazakhstan", **overrides: Any) -> Subscription:
    """What a chat has subscribed to, on weekday mornings."""
    fields = {"key": chat_key(address, briefing), "schedule": MORNINGS, **overrides}
    return Subscription(address=address, briefing=briefing, **fields)


def a_plan(subscription: Subscription | None = None, **overrides: Any) -> Plan:
    """A subscription that is planned until now, and due now."""
    return Plan(subscription or a_subscription(), **{"planned_until": NOW, "next_at": NOW, **overrides})


def an_edition(key: str = "e1", **overrides: Any) -> StoredEdition:
    """A digest of two messages on each platform."""
    fields = {
        "kind": EditionKind.DIGEST,
        "briefing": "kazakhstan",
        "language": "id",
        "composed_at": NOW,
        "document": "{}",
        "claims": (ClaimVersion("budget-raised", 1), ClaimVersion("kamaz-stopped", 2)),
        "parts": {platform: (Part("first"), Part("second")) for platform in ("telegram", "discord")},
    }
    return StoredEdition(key, **{**fields, **overrides})


def a_delivery(address: Address = PERSON, slot: str = "2022-07-26T07:00", **overrides: Any) -> NewDelivery:
    """An edition for the slot that is due now."""
    fields = {
        "subscription": chat_key(address, "kazakhstan"),
        "due_at": NOW,
        "expires_at": NOW + 6 * HOUR,
        "edition": "e1",
        "seen": SEEN,
    }
    return NewDelivery(slot=slot, address=address, **{**fields, **overrides})


def enqueue(ledger: Ledger, *deliveries: NewDelivery, editions: Sequence[StoredEdition] = ()) -> int:
    """Write deliveries, with their editions."""
    return ledger.enqueue(Planned(editions or (an_edition(),), deliveries))


def leased(
    ledger: Ledger, platform: str = "telegram", after: timedelta = timedelta(), limit: int = 9
) -> list[Delivery]:
    """What a relay takes some time after now, for a minute."""
    return ledger.lease(platform, "relay", NOW + after, NOW + after + MINUTE, limit=limit)


def only(ledger: Ledger) -> Delivery:
    """The one delivery that there is, with its messages."""
    (entry,) = ledger.deliveries(limit=9)
    found = ledger.delivery(entry.id)
    assert found is not None
    return found


def show(ledger: Ledger, address: Address, seen: Seen, briefing: str = "kazakhstan") -> None:
    """Let a digest have shown so much to an address, so long ago that its entry is dropped already."""
    then = NOW - 1000 * DAY
    edition = an_edition("shown", briefing=briefing, composed_at=then, claims=())
    ledger.enqueue(Planned((edition,), (a_delivery(address, "shown", due_at=then, edition="shown", seen=seen),)))
    (entry,) = [each for each in ledger.deliveries(address=address, limit=99) if each.slot == "shown"]
    ledger.record([Settled(entry.id, DeliveryState.SENT, then)])
    ledger.prune(then + DAY)
