"""Subscriptions that stand in files: those of briefing files and of the configuration, brought in step with the ledger.

What a file no longer names is put aside and not deleted: if it comes back, it goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.addresses import Address
from bot.domain.briefing import BriefingSpec, Digest
from bot.domain.delivery import MadeBy, Plan, Subscription, SubscriptionState, rescheduled
from bot.domain.ledger import Ledger

GONE = "its briefing is not there"
UNNAMED = "no file names it any more"


Configured = Sequence[tuple[str, Digest]]
"""Digests of the configuration, each with the name of its briefing."""


def wanted(briefings: Mapping[str, BriefingSpec], configured: Configured) -> dict[str, Subscription]:
    """Every subscription that files name, by its key."""
    found: dict[str, Subscription] = {}
    for name, spec in sorted(briefings.items()):
        for number, digest in enumerate(spec.digests, start=1):
            for address in digest.to:
                key = f"file:{name}:{number}:{address.text}"
                found[key] = _subscription(key, name, address, digest, MadeBy.FILE)
    for number, (name, digest) in enumerate(configured, start=1):
        for address in digest.to:
            key = f"config:{name}:{number}:{address.text}"
            found[key] = _subscription(key, name, address, digest, MadeBy.CONFIG)
    return found


def _subscription(key: str, briefing: str, address: Address, digest: Digest, made_by: MadeBy) -> Subscription:
    return Subscription(
        key=key,
        address=address,
        briefing=briefing,
        schedule=digest.schedule,
        made_by=made_by,
        language=digest.language,
        when_nothing_new=digest.when_nothing_new,
        max_age=digest.max_age,
    )


def bring_in_step(ledger: Ledger, briefings: Mapping[str, BriefingSpec], configured: Configured, now: datetime) -> int:
    """Let the ledger hold exactly what files name, and tell how many subscriptions that changed; `now` is in UTC."""
    named = wanted(briefings, configured)
    known = {
        plan.subscription.key: plan for made_by in (MadeBy.FILE, MadeBy.CONFIG) for plan in ledger.made_by(made_by)
    }
    changed = 0
    for key, subscription in named.items():
        anew = _anew(subscription, known.get(key), now)
        if anew is not None:
            ledger.subscribe(anew)
            changed += 1
    unnamed = [key for key, plan in known.items() if key not in named and not _is_aside(plan)]
    changed += ledger.set_state(unnamed, SubscriptionState.WITHOUT_BRIEFING, UNNAMED, now) if unnamed else 0
    return changed + _follow_briefings(ledger, briefings, now)


def _anew(subscription: Subscription, plan: Plan | None, now: datetime) -> Plan | None:
    """The plan to be kept; null: it stands as it is."""
    if plan is None:
        return rescheduled(Plan(subscription, now, None), now)
    old = plan.subscription
    if _is_aside(plan):  # what was due while it was aside is not due any more
        return rescheduled(replace(plan, subscription=replace(subscription, since=now), planned_until=now), now)
    same = replace(subscription, state=old.state, reason=old.reason, since=old.since)
    if same == old:
        return None
    return rescheduled(replace(plan, subscription=same), now)


def _is_aside(plan: Plan) -> bool:
    return plan.subscription.state is SubscriptionState.WITHOUT_BRIEFING


def _follow_briefings(ledger: Ledger, briefings: Mapping[str, BriefingSpec], now: datetime) -> int:
    """Put aside what chats have subscribed to and is gone, and bring back what has come back."""
    gone: list[str] = []
    back: list[Plan] = []
    for plan in ledger.made_by(MadeBy.CHAT):
        is_there = plan.subscription.briefing in briefings
        if is_there and _is_aside(plan):
            back.append(plan)
        elif not is_there and plan.subscription.state is SubscriptionState.ACTIVE:
            gone.append(plan.subscription.key)
    if back:
        ledger.set_state([plan.subscription.key for plan in back], SubscriptionState.ACTIVE, "", now)
        ledger.reschedule([rescheduled(replace(plan, planned_until=now), now) for plan in back])
    if gone:
        ledger.set_state(gone, SubscriptionState.WITHOUT_BRIEFING, GONE, now)
    return len(gone) + len(back)
