"""Digests that fall due as soon as a bot runs, put into its ledger before it starts."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.addresses import Address
from bot.domain.delivery import Plan, Subscription, chat_key, rescheduled
from bot.domain.schedule import Schedule
from bot.store.sqlite import open_ledger


def put_due(store: Path, address: Address, briefing: str = "kazakhstan", language: str = "en") -> None:
    """Let a chat be subscribed to a digest whose slot was a minute ago."""
    slot = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(minutes=1)
    schedule = Schedule("UTC", (slot.time(),))
    subscription = Subscription(chat_key(address, briefing), address, briefing, schedule, language=language)
    before = slot - timedelta(minutes=1)
    with closing(open_ledger(store)) as ledger:
        ledger.subscribe(rescheduled(Plan(subscription, before, None), before))


def subscribed(store: Path, address: Address) -> dict[str, str]:
    """What an address has subscribed to: each briefing, and its schedule as it is stored."""
    with closing(open_ledger(store)) as ledger:
        plans = ledger.subscriptions_of(address)
    return {plan.subscription.briefing: plan.subscription.schedule.text for plan in plans}


def read(store: Path, address: Address, briefing: str) -> bool:
    """Whether it is kept how far an address has read a briefing."""
    with closing(open_ledger(store)) as ledger:
        return ledger.seen(address, briefing) is not None
