"""The planner: at each stroke, whatever has fallen due is composed and written into the ledger, in one transaction."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol, TypeVar

from bot.delivery.books import Books
from bot.delivery.composing import Composed, Typeset, Wish, composed
from bot.delivery.planning import Stroke
from bot.domain.briefing import BriefingSpec
from bot.domain.delivery import Plan, Rules, rescheduled
from bot.domain.ledger import Ledger, Planned
from bot.domain.ports import NewsArchive
from bot.events import fields

log = logging.getLogger("ringkas.delivery")

BATCH = 500
"""How many subscriptions are planned in one transaction; a relay waits for the disk no longer than that takes."""
KEPT = 1_000
"""How many editions of one stroke are kept for whoever wishes the same."""
AHEAD = timedelta(minutes=5)
"""How far a plan may be ahead of the clock; further, the clock was wrong, and the plan goes back."""

R = TypeVar("R")
Briefings = Mapping[str, BriefingSpec]


class Newsstand(Protocol):
    """Where stored news and the briefings in use can be read, off the event loop."""

    async def read(self, work: Callable[[NewsArchive, Briefings], R]) -> R:
        """Do `work` in a thread that has the store open."""
        ...


class Planner:
    """Plans on one event loop; `planned` is told when something was put into the outbox."""

    def __init__(
        self,
        books: Books,
        newsstand: Newsstand,
        typesetters: Mapping[str, Typeset],
        rules: Rules,
        default_language: str,
        planned: Callable[[], None] = lambda: None,
    ) -> None:
        self._books = books
        self._newsstand = newsstand
        self._typesetters = typesetters
        self._rules = rules
        self._default_language = default_language
        self._planned = planned
        self.composed_count = 0
        """How many different digests were asked for since the start, those with nothing to tell included."""

    async def stroke(self, now: datetime) -> int:
        """Plan everything that is due at `now` (UTC); how many deliveries are new.

        Raises:
            StoreUnusable: The store cannot be read or written; what was not planned is still due.
        """
        count = 0
        kept: OrderedDict[Wish, Composed | None] = OrderedDict()
        while plans := await self._books.read(lambda ledger: ledger.due(now, limit=BATCH)):
            planned = await self._newsstand.read(partial(self._plan, plans=plans, now=now, kept=kept))
            count += await self._books.write(partial(_enqueue, planned=planned))
            self._planned()
            if len(plans) < BATCH:
                break
        if count:
            log.info("digests are planned", extra=fields(count=count, editions=len(kept)))
        return count

    def _plan(
        self,
        archive: NewsArchive,
        specs: Briefings,
        *,
        plans: list[Plan],
        now: datetime,
        kept: OrderedDict[Wish, Composed | None],
    ) -> Planned:
        def compose(wish: Wish) -> Composed | None:
            if wish not in kept:
                spec = specs.get(wish.briefing)
                kept[wish] = composed(wish, spec, archive, now, self._rules.corrections_for) if spec else None
                self.composed_count += 1
                if len(kept) > KEPT:
                    kept.popitem(last=False)
            return kept[wish]

        stroke = Stroke(now, self._rules, self._default_language, compose, self._typesetters)
        for plan in plans:
            stroke.take(plan)
        return stroke.planned()

    async def reschedule_all(self, now: datetime) -> None:
        """Find every next slot anew, as after a start: zone data may have changed, and the clock too.

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        after = ""
        while plans := await self._books.read(partial(_behind, key=after)):
            await self._reschedule(plans, now)
            after = plans[-1].subscription.key

    async def set_back(self, now: datetime) -> None:
        """Bring back plans that a clock gone wrong has carried ahead.

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        while plans := await self._books.read(lambda ledger: ledger.ahead(now + AHEAD, limit=BATCH)):
            log.warning("the clock went back; plans follow it", extra=fields(count=len(plans)))
            await self._reschedule(plans, now)
            if len(plans) < BATCH:
                break

    async def _reschedule(self, plans: list[Plan], now: datetime) -> None:
        anew = [rescheduled(plan, now) for plan in plans]
        changed = [new for new, old in zip(anew, plans, strict=True) if new != old]
        if changed:
            await self._books.write(lambda ledger: ledger.reschedule(changed))


def _enqueue(ledger: Ledger, *, planned: Planned) -> int:
    return ledger.enqueue(planned)


def _behind(ledger: Ledger, *, key: str) -> list[Plan]:
    return ledger.subscriptions(after=key, limit=BATCH)
