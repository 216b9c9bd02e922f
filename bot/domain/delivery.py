"""Digests on their way: who wants which briefing when, what was composed for them, and what became of each message.

A delivery is the promise that one edition reaches one address. It is pending until a relay takes it, and ends as sent,
failed or uncertain; a slot for which nothing is sent has an entry too, which says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.addresses import Address
from bot.domain.claims import ClaimVersion
from bot.domain.schedule import QuietHours, Schedule, next_slot

MAX_AGE = timedelta(hours=6)
"""For how long after its slot a digest is still sent, where nobody says otherwise."""


class MadeBy(StrEnum):
    """Where a subscription comes from, and hence where it is changed."""

    CHAT = "chat"
    FILE = "file"  # a briefing file
    CONFIG = "config"


class WhenNothingNew(StrEnum):
    """What a digest does that has nothing to tell."""

    SKIP = "skip"
    SAY_SO = "say-so"


@dataclass(frozen=True, slots=True)
class Rules:
    """What is configured for all digests, some of it only where a subscription does not say otherwise."""

    corrections_for: timedelta = timedelta(days=14)  # for how long new editions show a correction
    max_age: timedelta = MAX_AGE
    when_nothing_new: WhenNothingNew = WhenNothingNew.SKIP


AS_SHIPPED = Rules()
"""What holds where nothing is configured."""


class SubscriptionState(StrEnum):
    """Whether digests are sent, and if not, what has to happen first."""

    ACTIVE = "active"
    PAUSED = "paused"  # until an admin resumes it
    SUSPENDED = "suspended"  # until the chat can be reached again
    WITHOUT_BRIEFING = "without-briefing"  # until its briefing, or its place in a file, is back


@dataclass(frozen=True, slots=True)
class Subscription:
    """This address wants this briefing on this schedule."""

    key: str  # names it for good: `chat:<address>:<briefing>`, `file:<briefing>:<number>:<address>`, `config:…`
    address: Address
    briefing: str
    schedule: Schedule
    made_by: MadeBy = MadeBy.CHAT
    language: str = ""  # code of a catalogue; "": the chat's own
    when_nothing_new: WhenNothingNew | None = None  # null: as configured for all
    max_age: timedelta | None = None  # null: as configured for all
    state: SubscriptionState = SubscriptionState.ACTIVE
    reason: str = ""  # why it is not active, in the words of the platform or of who did it
    since: datetime | None = None  # UTC, when it came into its state; null: unknown


def chat_key(address: Address, briefing: str) -> str:
    """The key of a subscription that a chat made for itself; it has one for each briefing."""
    return f"chat:{address.text}:{briefing}"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """How far the stored news had come when somebody read it: everything stored later is news to them.

    Numbers of the store, which only grow, and not a moment: an import that began before the moment may end after it.
    """

    records: int = 0
    history: int = 0

    @property
    def text(self) -> str:
        """The form in which a button or a store keeps it; `parse` reads it back."""
        return f"{self.records}.{self.history}"

    @classmethod
    def parse(cls, text: str) -> Bookmark:
        """Read what `text` wrote."""
        records, _, history = text.partition(".")
        return cls(int(records), int(history))


@dataclass(frozen=True, slots=True)
class Seen:
    """What an address was last shown of a briefing."""

    bookmark: Bookmark
    at: datetime  # UTC, when that was composed


@dataclass(frozen=True, slots=True)
class Plan:
    """A subscription as the planner keeps it: how far its slots are planned, and when the next one is due."""

    subscription: Subscription
    planned_until: datetime  # UTC; every slot up to this moment has its entry in the ledger
    next_at: datetime | None  # UTC; null: no slot is to come
    seen: Seen | None = None  # what the address was last sent of the briefing; null: nothing yet
    language: str = ""  # what the chat has chosen; "": nothing
    quiet: str = ""  # the chat's quiet hours, as `schedule.QuietHours.parse` reads them; "": none
    chat_zone: str = ""  # the zone that the chat has chosen, in which its quiet hours count; "": none


def quiet_hours(plan: Plan) -> QuietHours | None:
    """The quiet hours of a subscription's chat, in the zone that the chat has chosen, else the schedule's."""
    return QuietHours.parse(plan.quiet, plan.chat_zone or plan.subscription.schedule.zone)


def rescheduled(plan: Plan, now: datetime) -> Plan:
    """The plan with its next slot as rules, zone data and quiet hours stand now.

    A plan that is ahead of the clock, which was wrong then, goes back to now; slots that it has planned are known in the
    ledger by their names.
    """
    until = min(plan.planned_until, now)
    following = next_slot(plan.subscription.schedule, until, quiet_hours(plan))
    return replace(plan, planned_until=until, next_at=following.at if following else None)


class EditionKind(StrEnum):
    """What an edition is for."""

    DIGEST = "digest"
    CORRECTION = "correction"  # another text for messages that were delivered
    NOTICE = "notice"  # to an admin


@dataclass(frozen=True, slots=True)
class Part:
    """One message of an edition, as one platform takes it."""

    content: str  # the platform's own form: JSON of what it sends


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """What was composed, laid out in one language and rendered: shared by every delivery that sends it."""

    key: str  # names it: a digest of its contents, in A-Z, a-z, 0-9, _ and -, at most 16 characters
    kind: EditionKind
    briefing: str  # "": none
    language: str
    composed_at: datetime  # UTC
    document: str  # JSON of the laid-out document (`rendering.plain`)
    claims: tuple[ClaimVersion, ...] = ()  # in the order of its marks, from 1
    parts: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)  # by platform


class DeliveryState(StrEnum):
    """What became of a delivery, or of one message of it."""

    PENDING = "pending"
    SENDING = "sending"  # a request left, and its answer is not known yet
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"  # a request left, no answer came, and sending again might double it
    SKIPPED = "skipped"  # nothing was to be sent: nothing new, a newer slot, a paused subscription
    MISSED = "missed"  # its slot passed longer ago than its maximum age


SETTLED = frozenset(
    {
        DeliveryState.SENT,
        DeliveryState.FAILED,
        DeliveryState.UNCERTAIN,
        DeliveryState.SKIPPED,
        DeliveryState.MISSED,
    }
)
"""States that a delivery ends in."""


class Manner(StrEnum):
    """How a delivery reaches its address."""

    POST = "post"
    EDIT = "edit"  # in the place of what was delivered; where it cannot be, as a reply
    REPLY = "reply"  # below what was delivered


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """An entry for the ledger: a slot of a subscription and what is sent for it, or why nothing is."""

    subscription: str  # key; for corrections and notices, what they are about: with `slot` it is unique for good
    slot: str
    address: Address
    due_at: datetime  # UTC
    expires_at: datetime  # UTC; not sent any more after this moment
    state: DeliveryState = DeliveryState.PENDING
    reason: str = ""
    edition: str = ""  # key; "": nothing is sent
    seen: Seen | None = None  # what the address has seen once it is delivered
    manner: Manner = Manner.POST
    of: int | None = None  # for an edit or a reply, the id of the delivery whose messages are meant


@dataclass(frozen=True, slots=True)
class Message:
    """One part of a delivery, and what became of it."""

    number: int  # from 1
    content: str  # as in `Part`
    state: DeliveryState = DeliveryState.PENDING
    receipt: str = ""  # the platform's id of the message; "": none yet
    attempts: int = 0
    first_left_at: datetime | None = None  # UTC, when a request for it first left
    reason: str = ""
    target: str = ""  # for an edit or a reply, the receipt of the message that is meant


@dataclass(frozen=True, slots=True)
class Delivery:
    """One entry of the ledger."""

    id: int
    subscription: str
    slot: str
    address: Address
    due_at: datetime
    expires_at: datetime
    state: DeliveryState
    reason: str
    attempts: int  # how often a relay took it
    edition: str
    manner: Manner
    settled_at: datetime | None = None  # UTC; null: not settled
    briefing: str = ""
    messages: tuple[Message, ...] = ()


# What a relay writes down; many at a time, in one transaction, in the order in which they happened.


@dataclass(frozen=True, slots=True)
class Departed:
    """A request for a message is about to leave; written before it does."""

    delivery: int
    number: int
    at: datetime  # UTC


@dataclass(frozen=True, slots=True)
class Landed:
    """What came of a request: PENDING where it surely did not arrive and may leave again."""

    delivery: int
    number: int
    state: DeliveryState
    receipt: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A delivery has ended. Where it was sent, or may have been, its address has seen its edition."""

    delivery: int
    state: DeliveryState
    at: datetime  # UTC
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PutOff:
    """A delivery is tried again, not before a moment; its lease ends."""

    delivery: int
    until: datetime  # UTC
    reason: str = ""
    counts: bool = True  # whether it was an attempt; not where the platform only asked to wait, or the bot stops


LedgerEvent = Departed | Landed | Settled | PutOff
