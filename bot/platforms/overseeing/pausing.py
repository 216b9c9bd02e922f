"""Pausing and resuming subscriptions: one, those of a chat, or those to a briefing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.addresses import Address
from bot.domain.delivery import Plan, SubscriptionState, rescheduled
from bot.domain.errors import InvalidValue
from bot.domain.ledger import Ledger
from bot.languages import Language
from bot.languages.reasons import reason_text
from bot.languages.schedules import schedule_text
from bot.platforms.editing import telling
from bot.platforms.overseeing.entries import SUBSCRIPTION_STATES
from bot.platforms.requests import Reply
from bot.rendering.document import Block, DocumentSection, Paragraph, Strong, Text

BATCH = 500
SHOWN = 20
"""How many subscriptions an answer names; the others are counted."""

PAUSABLE = frozenset(SubscriptionState) - {SubscriptionState.PAUSED}
RESUMABLE = frozenset({SubscriptionState.PAUSED, SubscriptionState.SUSPENDED})
"""What is suspended may be resumed by hand too, as where somebody has mended what kept messages away."""


@dataclass(frozen=True, slots=True)
class Named:
    """The subscriptions that somebody named, and those of them that were changed."""

    plans: Sequence[Plan] = ()
    changed: Sequence[Plan] = ()


def pause(ledger: Ledger, target: str, now: datetime) -> Named:
    """Let nothing more be planned for the subscriptions that `target` names; what is on its way goes on."""
    named = _named(ledger, target)
    changed = _in_state(named, PAUSABLE)
    ledger.set_state(_keys(changed), SubscriptionState.PAUSED, "", now)
    return Named(named, changed)


def resume(ledger: Ledger, target: str, now: datetime) -> Named:
    """Plan the subscriptions that `target` names again, from now on: what was due meanwhile is not due any more."""
    named = _named(ledger, target)
    changed = [rescheduled(replace(plan, planned_until=now), now) for plan in _in_state(named, RESUMABLE)]
    ledger.reschedule(changed)  # first, so that none is planned by where it stood when it was paused
    ledger.set_state(_keys(changed), SubscriptionState.ACTIVE, "", now)
    return Named(named, changed)


def _named(ledger: Ledger, target: str) -> list[Plan]:
    """Subscriptions by their key, their address (a chat without a topic: all of its topics too), or their briefing."""
    one = ledger.subscription(target)
    if one is not None:
        return [one]
    address, briefing = _address(target), target.removeprefix("/")
    found: list[Plan] = []
    after = ""
    while plans := ledger.subscriptions(after=after, limit=BATCH):
        found += [plan for plan in plans if _is_of(plan, address, briefing)]
        after = plans[-1].subscription.key
    return found


def _address(text: str) -> Address | None:
    try:
        return Address.parse(text)
    except InvalidValue:
        return None


def _is_of(plan: Plan, address: Address | None, briefing: str) -> bool:
    one = plan.subscription
    return one.briefing == briefing if address is None else address in {one.address, one.address.whole}


def _in_state(plans: Sequence[Plan], states: Collection[SubscriptionState]) -> list[Plan]:
    return [plan for plan in plans if plan.subscription.state in states]


def _keys(plans: Sequence[Plan]) -> list[str]:
    return [plan.subscription.key for plan in plans]


def paused(named: Named, spoken: Language) -> Reply:
    """What was paused."""
    if not named.changed:
        return _unchanged(spoken.text("There is nothing to pause"), named, spoken)
    count = len(named.changed)
    title = spoken.plural("{count} subscription is paused", "{count} subscriptions are paused", count)
    ends = telling.said(spoken.text("What is already on its way still arrives."))
    return telling.reply(title, spoken, _listed(named.changed, spoken), DocumentSection("", (ends,)))


def resumed(named: Named, spoken: Language) -> Reply:
    """What goes on."""
    if not named.changed:
        return _unchanged(spoken.text("There is nothing to resume"), named, spoken)
    count = len(named.changed)
    title = spoken.plural("{count} subscription goes on", "{count} subscriptions go on", count)
    begins = telling.said(spoken.text("It begins with the next slot; what was due meanwhile is not sent."))
    return telling.reply(title, spoken, _listed(named.changed, spoken), DocumentSection("", (begins,)))


def _unchanged(title: str, named: Named, spoken: Language) -> Reply:
    if named.plans:
        return telling.reply(title, spoken, _listed(named.plans, spoken, with_state=True))
    words = spoken.text(
        "Name a subscription, a chat such as telegram:-1001234567890, or a briefing that is subscribed to."
    )
    return telling.reply(title, spoken, DocumentSection("", (telling.said(words),)))


def _listed(plans: Sequence[Plan], spoken: Language, *, with_state: bool = False) -> DocumentSection:
    blocks = [_line(plan, spoken, with_state=with_state) for plan in plans[:SHOWN]]
    if (more := len(plans) - SHOWN) > 0:
        blocks.append(telling.said(spoken.text("and {count} more", count=more)))
    return DocumentSection("", tuple(blocks))


def _line(plan: Plan, spoken: Language, *, with_state: bool) -> Block:
    one = plan.subscription
    words = f" – /{one.briefing} – {schedule_text(one.schedule, spoken)}"
    if with_state:
        words += f" – {state_words(plan, spoken)}"
    return Paragraph((Strong(one.address.text), Text(words)))


def state_words(plan: Plan, spoken: Language) -> str:
    """How a subscription stands, and why."""
    one = plan.subscription
    reason = f" ({reason_text(one.reason, spoken)})" if one.reason else ""
    return f"{spoken.say(SUBSCRIPTION_STATES[one.state])}{reason}"
