"""What is due, and what is to be written into the ledger for it: pure, so that a week can be planned in a test.

Of the slots that have passed since a subscription was last looked at, the newest is sent, if it is not older than its
maximum age; it says that it is late where that is so. The others are written down as missed. So however long the bot
was down, nobody gets a burst, and nothing is lost without a word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.delivery.composing import Composed, Typeset, Wish, with_parts
from bot.domain.delivery import (
    DeliveryState,
    NewDelivery,
    Plan,
    Rules,
    Seen,
    StoredEdition,
    quiet_hours,
)
from bot.domain.ledger import Planned
from bot.domain.schedule import Slot, next_slot, slots

MISSED_AT_MOST = 20
"""How many missed slots of one subscription are written down one by one; of more, the oldest entry tells how many."""
LATE_AFTER = timedelta(minutes=10)
"""How much later than its slot a digest says that it is late."""


@dataclass
class Stroke:
    """What one stroke of the planner writes, gathered; `compose` gives null where there is no such briefing."""

    now: datetime  # UTC
    rules: Rules
    default_language: str
    compose: Callable[[Wish], Composed | None]
    typesetters: Mapping[str, Typeset]
    deliveries: list[NewDelivery] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    _wanted_on: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _composed: dict[str, Composed] = field(default_factory=dict)

    def take(self, plan: Plan) -> None:
        """Plan one subscription up to now."""
        quiet = quiet_hours(plan)
        schedule = plan.subscription.schedule
        passed = slots(schedule, plan.planned_until, self.now, quiet)
        if passed:
            *older, newest = passed
            self._miss(plan, older, newest)
            self._serve(plan, newest)
        following = next_slot(schedule, self.now, quiet)
        self.plans.append(replace(plan, planned_until=self.now, next_at=following.at if following else None))

    def planned(self) -> Planned:
        """Everything, ready to be written."""
        editions: list[StoredEdition] = []
        for key, composed in self._composed.items():
            if composed.edition is not None and composed.sheet is not None:
                editions.append(with_parts(composed.edition, composed.sheet, self.typesetters, self._wanted_on[key]))
        return Planned(editions, self.deliveries, self.plans)

    def _miss(self, plan: Plan, older: Sequence[Slot], newest: Slot) -> None:
        kept = older[-MISSED_AT_MOST:]
        left_out = len(older) - len(kept)
        for place, slot in enumerate(kept):
            reason = f"a newer slot was due ({newest.name})"
            if place == 0 and left_out:
                reason = f"{reason}; so were {left_out} slots before it, from {older[0].name}"
            self._enter(plan, slot, DeliveryState.MISSED, reason)

    def _serve(self, plan: Plan, slot: Slot) -> None:
        """Send the newest slot, or say why not."""
        subscription = plan.subscription
        if self.now - slot.at > self._max_age(plan):
            self._enter(plan, slot, DeliveryState.MISSED, "it was due longer ago than its maximum age")
            return
        if subscription.address.platform not in self.typesetters:
            self._enter(plan, slot, DeliveryState.FAILED, "its platform is not set up")
            return
        composed = self.compose(self._wish(plan, slot))
        if composed is None:
            self._enter(plan, slot, DeliveryState.SKIPPED, "there is no such briefing now")
        elif composed.edition is None:
            self._enter(plan, slot, DeliveryState.SKIPPED, "nothing is new")
        else:
            key = composed.edition.key
            self._composed[key] = composed
            self._wanted_on[key].add(subscription.address.platform)
            seen = Seen(composed.bookmark, self.now)
            self._enter(plan, slot, DeliveryState.PENDING, "", key, seen)

    def _max_age(self, plan: Plan) -> timedelta:
        own = plan.subscription.max_age
        return self.rules.max_age if own is None else own

    def _wish(self, plan: Plan, slot: Slot) -> Wish:
        subscription = plan.subscription
        return Wish(
            subscription.briefing,
            subscription.language or plan.language or self.default_language,
            plan.chat_zone or subscription.schedule.zone,
            plan.seen,
            subscription.when_nothing_new or self.rules.when_nothing_new,
            slot.at if self.now - slot.at > LATE_AFTER else None,
        )

    def _enter(
        self, plan: Plan, slot: Slot, state: DeliveryState, reason: str, edition: str = "", seen: Seen | None = None
    ) -> None:
        subscription = plan.subscription
        self.deliveries.append(
            NewDelivery(
                subscription=subscription.key,
                slot=slot.name,
                address=subscription.address,
                due_at=slot.at,
                expires_at=slot.at + self._max_age(plan),
                state=state,
                reason=reason,
                edition=edition,
                seen=seen,
            )
        )
