"""The ledger: subscriptions, what is planned for them, and what became of it; a port beside those of `ports`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.domain.addresses import Address
from bot.domain.delivery import (
    Delivery,
    DeliveryState,
    LedgerEvent,
    MadeBy,
    NewDelivery,
    Plan,
    Seen,
    StoredEdition,
    SubscriptionState,
)


@dataclass(frozen=True, slots=True)
class Planned:
    """What one stroke of the planner writes: all of it, or nothing."""

    editions: Sequence[StoredEdition] = ()
    deliveries: Sequence[NewDelivery] = ()
    plans: Sequence[Plan] = ()  # their `planned_until` and `next_at` are kept; a subscription that is gone stays gone
    causes: Mapping[str, datetime] = field(default_factory=dict)  # what the deliveries tell somebody of, and since when


@dataclass(frozen=True, slots=True)
class LedgerTally:
    """The ledger in numbers."""

    deliveries: Mapping[DeliveryState, int]  # due since the moment asked for
    subscriptions: Mapping[SubscriptionState, int]
    oldest_pending: datetime | None  # UTC, when the oldest that is neither settled nor put off was due; null: none


class EditionShelf(Protocol):
    """Delivered editions, as those need them who press a button below one. Any thread may use it."""

    def edition(self, key: str) -> StoredEdition | None:
        """The edition with this key, without its parts; null: it was never kept, or is no longer."""
        ...


class Ledger(EditionShelf, Protocol):
    """Every method is one transaction. Moments are in UTC; lists are bounded by their `limit`."""

    # Subscriptions

    def subscribe(self, plan: Plan) -> None:
        """Keep a subscription, in place of one with the same key.

        What its address has seen of the briefing stays if it was subscribed to it, else it begins anew.
        """
        ...

    def unsubscribe(self, key: str) -> bool:
        """Drop a subscription; what was pending for it is skipped. False: there is none."""
        ...

    def subscription(self, key: str) -> Plan | None:
        """One subscription."""
        ...

    def subscriptions_of(self, address: Address) -> list[Plan]:
        """What exactly this address (chat and thread) has subscribed to, by briefing and key."""
        ...

    def subscriptions(self, *, after: str = "", limit: int) -> list[Plan]:
        """All subscriptions by key, those behind the key `after`."""
        ...

    def made_by(self, made_by: MadeBy) -> list[Plan]:
        """Every subscription that comes from there, whatever its state, by key."""
        ...

    def set_state(self, keys: Sequence[str], state: SubscriptionState, reason: str, now: datetime) -> int:
        """Let subscriptions be in a state; how many were in another. What is pending for them stays pending."""
        ...

    def reschedule(self, plans: Sequence[Plan]) -> None:
        """Keep `planned_until` and `next_at` of these subscriptions, and nothing else of them."""
        ...

    # Planning

    def due(self, now: datetime, *, limit: int) -> list[Plan]:
        """Active subscriptions with `next_at` up to `now`, the longest due first, then by key."""
        ...

    def ahead(self, after: datetime, *, limit: int) -> list[Plan]:
        """Subscriptions planned beyond a moment, which happens where the clock was wrong for a while."""
        ...

    def enqueue(self, planned: Planned) -> int:
        """Write what was planned, and tell how many deliveries are new.

        An edition that is known by its key is left as it is, but gets messages for a platform that it has none for; a
        delivery whose subscription and slot are known is left as it is. A new delivery with an edition takes the place
        of older ones of its subscription that nobody has begun to send: those are skipped, the reason says so.
        """
        ...

    # Sending

    def lease(self, platform: str, owner: str, now: datetime, until: datetime, *, limit: int) -> list[Delivery]:
        """Take deliveries that may go now, the longest due first, with their messages; nobody else gets them until then.

        A message may be in state SENDING: its request left under an earlier lease, and no answer was written down.
        """
        ...

    def record(self, events: Sequence[LedgerEvent]) -> None:
        """Write down what happened; of a delivery that is no longer there, nothing."""
        ...

    def release(self, owner: str) -> int:
        """Give back every lease of this owner, and tell how many; "" gives back all leases there are."""
        ...

    def next_due(self, platform: str) -> datetime | None:
        """The moment from which the next delivery to a platform may go, leased ones aside; null: none waits."""
        ...

    # Reading

    def seen(self, address: Address, briefing: str) -> Seen | None:
        """What an address was last shown of a briefing, by a digest or by its own asking."""
        ...

    def read(self, address: Address, briefing: str, seen: Seen) -> None:
        """Keep that an address has asked what is new.

        Where it is subscribed to the briefing, nothing is kept: somebody's question must not take from the digest what
        all the others have not read.
        """
        ...

    def delivery(self, id: int) -> Delivery | None:
        """One entry with its messages."""
        ...

    def deliveries(
        self, *, states: Sequence[DeliveryState] = (), address: Address | None = None, limit: int
    ) -> list[Delivery]:
        """Entries, the last due first, without their messages; empty `states`: in any."""
        ...

    def unsettled_since(self, before: datetime, *, limit: int) -> list[Delivery]:
        """Entries due before a moment that are neither settled nor put off by their platform beyond now."""
        ...

    def unplanned_since(self, before: datetime, *, limit: int) -> list[Plan]:
        """Active subscriptions whose next slot was due before a moment, and has no entry yet."""
        ...

    def showing(self, claim: str, *, after: int = 0, limit: int) -> list[Delivery]:
        """Deliveries that arrived, or may have, and whose edition shows a claim, in any version, by id, behind `after`.

        Only what stands in chats as it was posted: corrections themselves are not among them.
        """
        ...

    def resend(self, id: int, now: datetime, expires_at: datetime) -> bool:
        """Let the uncertain and failed messages of a settled delivery be sent again; false: there are none."""
        ...

    def tally(self, since: datetime) -> LedgerTally:
        """The ledger in numbers."""
        ...

    # Housekeeping

    def causes(self) -> set[str]:
        """Every cause of which somebody is told; see `Planned`."""
        ...

    def forget_causes(self, but: Sequence[str]) -> None:
        """Forget every cause but these, so that one which comes again is told again."""
        ...

    def prune(self, before: datetime) -> int:
        """Drop entries and editions settled before a moment, keeping their number by day and state; how many went."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
