"""Entries of the ledger in words: lines that list them, one entry with all that is kept about it, and its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from typing import TypeVar

from bot.domain.delivery import Delivery, DeliveryState, Manner, Message, StoredEdition, SubscriptionState
from bot.domain.errors import Notice, notice
from bot.domain.ledger import LedgerTally
from bot.domain.wording import folded
from bot.languages import Language
from bot.languages.reasons import reason_text
from bot.languages.schedules import moment_text

State = TypeVar("State", DeliveryState, SubscriptionState)
Pairs = list[tuple[str, str]]
"""Labels and values."""

STATES: Mapping[DeliveryState, Notice] = {
    DeliveryState.PENDING: notice("waiting"),
    DeliveryState.SENDING: notice("being sent"),
    DeliveryState.SENT: notice("sent"),
    DeliveryState.FAILED: notice("failed"),
    DeliveryState.UNCERTAIN: notice("uncertain"),
    DeliveryState.SKIPPED: notice("skipped"),
    DeliveryState.MISSED: notice("missed"),
}
"""What became of a delivery or a message."""

SUBSCRIPTION_STATES: Mapping[SubscriptionState, Notice] = {
    SubscriptionState.ACTIVE: notice("active"),
    SubscriptionState.PAUSED: notice("paused"),
    SubscriptionState.SUSPENDED: notice("suspended"),
    SubscriptionState.WITHOUT_BRIEFING: notice("without a briefing"),
}
"""Whether digests are sent."""

_MANNERS = {
    Manner.POST: notice("as a new message"),
    Manner.EDIT: notice("in the place of what was delivered"),
    Manner.REPLY: notice("below what was delivered"),
}


def state_named(word: str, spoken: Language) -> DeliveryState | None:
    """The state that somebody names, by its own name or in their language; null: there is none."""
    wanted = folded(word)
    names = {folded(state.value): state for state in DeliveryState}
    return names.get(wanted) or {folded(spoken.say(words)): state for state, words in STATES.items()}.get(wanted)


def moment(at: datetime, zone: tzinfo | None, spoken: Language) -> str:
    """A moment on the clocks of a zone, with the zone's short name."""
    there = at.astimezone(zone)
    return f"{moment_text(there, spoken)} {there:%Z}"


def subject(delivery: Delivery, spoken: Language) -> str:
    """What a delivery delivers: a briefing, a correction of another delivery, or a notice to admins."""
    kind, _, about = delivery.subscription.partition(":")
    if kind in {"correction", "correction-below"}:
        return spoken.text("correction of delivery {id}", id=about)
    if kind == "notice":
        return spoken.text("notice to admins")
    return f"/{delivery.briefing}" if delivery.briefing else delivery.subscription


def line(delivery: Delivery, zone: tzinfo | None, spoken: Language) -> str:
    """An entry in one line, without its number: state, where to, what, when it was due, and why it stands so."""
    parts = [
        spoken.say(STATES[delivery.state]),
        delivery.address.text,
        subject(delivery, spoken),
        moment(delivery.due_at, zone, spoken),
    ]
    if delivery.reason:
        parts.append(reason_text(delivery.reason, spoken))
    return " – ".join(parts)


def details(delivery: Delivery, zone: tzinfo | None, spoken: Language) -> Pairs:
    """All that the ledger keeps about an entry, but for its messages and claims."""
    pairs = [
        (spoken.text("State"), spoken.say(STATES[delivery.state])),
        (spoken.text("Reason"), reason_text(delivery.reason, spoken)),
        (spoken.text("To"), delivery.address.text),
        (spoken.text("What"), subject(delivery, spoken)),
        (spoken.text("How"), spoken.say(_MANNERS[delivery.manner])),
        (spoken.text("Slot"), delivery.slot),
        (spoken.text("Due"), moment(delivery.due_at, zone, spoken)),
        (spoken.text("Not sent after"), moment(delivery.expires_at, zone, spoken)),
        (spoken.text("Settled"), moment(delivery.settled_at, zone, spoken) if delivery.settled_at else ""),
        (spoken.text("Attempts"), str(delivery.attempts)),
        (spoken.text("Subscription"), delivery.subscription),
        (spoken.text("Edition"), delivery.edition),
    ]
    return [(label, value) for label, value in pairs if value]


def message_line(message: Message, zone: tzinfo | None, spoken: Language) -> str:
    """What became of one message: state, the platform's receipt, attempts, when it first left, and why."""
    parts = [spoken.say(STATES[message.state])]
    if message.receipt:
        parts.append(spoken.text("message {receipt}", receipt=message.receipt))
    if message.attempts:
        parts.append(spoken.plural("{count} attempt", "{count} attempts", message.attempts))
    if message.first_left_at is not None:
        parts.append(spoken.text("first sent {moment}", moment=moment(message.first_left_at, zone, spoken)))
    if message.reason:
        parts.append(reason_text(message.reason, spoken))
    return " – ".join(parts)


def claim_lines(edition: StoredEdition | None, spoken: Language) -> list[str]:
    """Which claims an edition shows, each by its mark, in the version that it showed."""
    claims = edition.claims if edition else ()
    return [
        f"[{mark}] {spoken.text('{claim}, version {version}', claim=claim.id, version=claim.version)}"
        for mark, claim in enumerate(claims, start=1)
    ]


def tally_pairs(tally: LedgerTally, zone: tzinfo | None, spoken: Language) -> Pairs:
    """The ledger in numbers: what became of deliveries, how subscriptions stand, and since when the oldest waits."""
    nothing = spoken.text("none")
    oldest = tally.oldest_pending
    return [
        (spoken.text("Deliveries of the last 24 hours"), _counted(tally.deliveries, STATES, spoken) or nothing),
        (spoken.text("Subscriptions"), _counted(tally.subscriptions, SUBSCRIPTION_STATES, spoken) or nothing),
        (spoken.text("The oldest delivery that waits"), moment(oldest, zone, spoken) if oldest else nothing),
    ]


def _counted(counts: Mapping[State, int], words: Mapping[State, Notice], spoken: Language) -> str:
    told: Iterable[tuple[Notice, int]] = ((word, counts.get(state, 0)) for state, word in words.items())
    return ", ".join(f"{count} {spoken.say(word)}" for word, count in told if count)
