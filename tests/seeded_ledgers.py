"""A ledger with a little of everything, for those who look into it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.addresses import Address
from bot.domain.claims import ClaimVersion
from bot.domain.delivery import (
    DeliveryState,
    Departed,
    EditionKind,
    Landed,
    Manner,
    NewDelivery,
    Part,
    Plan,
    Settled,
    StoredEdition,
    Subscription,
    chat_key,
    rescheduled,
)
from bot.domain.ledger import Ledger, Planned
from bot.domain.schedule import Schedule

TOPIC = Address.parse("telegram:-1001234567890/42")
CHANNEL = Address.parse("discord:112233445566778899")
CLAIM = "gatra-2022-spending-rises"
"""A claim of the sample."""
EDITION = "edition-of-kazak"
UNCERTAIN, LATE, SKIPPED, MISSED, NOTICE, CORRECTION = range(1, 7)
"""The ids of the entries."""


def seed(ledger: Ledger, now: datetime) -> None:
    """Two subscriptions, and entries as the names of their ids say, all due two hours before `now` (UTC)."""
    for address, briefing, schedule in (
        (TOPIC, "kazakhstan", "07:00 mon-fri Asia/Jakarta"),
        (CHANNEL, "defence", "08:00,18:00 Asia/Almaty"),
    ):
        one = Subscription(chat_key(address, briefing), address, briefing, Schedule.parse(schedule))
        ledger.subscribe(rescheduled(Plan(one, now, None), now))
    parts = {"telegram": (Part("{}"), Part("{}")), "discord": (Part("{}"),)}
    claims = (ClaimVersion(CLAIM, 1),)
    edition = StoredEdition(EDITION, EditionKind.DIGEST, "kazakhstan", "id", now, "{}", claims, parts)
    ledger.enqueue(Planned((edition,), _entries(now)))
    ledger.record(
        [
            Departed(UNCERTAIN, 1, now),
            Landed(UNCERTAIN, 1, DeliveryState.SENT, receipt="77"),
            Departed(UNCERTAIN, 2, now),
            Landed(UNCERTAIN, 2, DeliveryState.UNCERTAIN, reason="TimedOut"),
            Settled(UNCERTAIN, DeliveryState.UNCERTAIN, now, "the bot stopped before an answer came"),
        ]
    )


def _entries(now: datetime) -> list[NewDelivery]:
    due, expires = now - timedelta(hours=2), now + timedelta(hours=4)
    topic, channel = chat_key(TOPIC, "kazakhstan"), chat_key(CHANNEL, "defence")
    ended = DeliveryState.SKIPPED
    return [
        NewDelivery(topic, "2026-11-21T07:00", TOPIC, due, expires, edition=EDITION),
        NewDelivery(channel, "2026-11-21T08:00", CHANNEL, due, expires, edition=EDITION),
        NewDelivery(channel, "2026-11-20T18:00", CHANNEL, due, expires, ended, "nothing is new"),
        NewDelivery(channel, "2026-11-20T08:00", CHANNEL, due, expires, DeliveryState.MISSED, "a newer slot"),
        NewDelivery("notice:telegram:7:abc", "2026-11-21", Address("telegram", "7"), due, expires, ended),
        NewDelivery("correction:1", "x@2", TOPIC, due, expires, ended, manner=Manner.EDIT, of=UNCERTAIN),
    ]
