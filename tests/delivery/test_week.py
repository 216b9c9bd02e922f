"""A simulated week: what is planned is exactly what an oracle says is due, whatever clocks and machines do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from delivery.offices import Office
from delivery.weeks import KINDS, WEEK, WEEKS, ZONES, Due, Kind, kind_of, moments, plan_of

from bot.domain.chats import ChatSettings
from bot.domain.delivery import MAX_AGE, Delivery, DeliveryState, Settled
from bot.store.sqlite import open_chat_book, open_ledger

MISSED, PENDING = DeliveryState.MISSED, DeliveryState.PENDING
AUTUMN = WEEKS[1]
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SOME = 80
"""Two subscribers in each zone."""


class Calendar:
    """Subscribers of forty zones, and an office that plans for them; whatever is planned arrives at once."""

    def __init__(self, office: Office, begin: datetime, subscribers: int) -> None:
        self.office = office
        self.begin = begin
        self.subscribers = range(subscribers)

    @property
    def kinds(self) -> Sequence[Kind]:
        """What they want."""
        return [kind_of(number) for number in self.subscribers]

    async def tick(self, now: datetime) -> None:
        """A stroke of the planner; what it planned is delivered."""
        self.office.now = now
        await self.office.planner.stroke(now)
        arrived = [Settled(each.id, DeliveryState.SENT, now) for each in self._entries(PENDING)]
        await asyncio.gather(*(self.office.books.record(each) for each in arrived))

    async def live(self, begin: datetime, end: datetime) -> None:
        """Tick whenever anything is due, and at no other moment: what is planned for another is planned too late."""
        for moment in moments(self.kinds, begin, end):
            await self.tick(moment)

    def planned(self, *states: DeliveryState) -> list[tuple[str, Due]]:
        """What the ledger has, in order."""
        return sorted((each.subscription, Due(each.slot, each.due_at)) for each in self._entries(*states))

    def due(self, choose: Callable[[list[Due]], Sequence[Due]] = lambda due: due) -> list[tuple[str, Due]]:
        """What the oracle says, of each subscriber's week what is chosen."""
        return sorted(
            (plan_of(number, self.begin).subscription.key, due)
            for number in self.subscribers
            for due in choose(kind_of(number).due(self.begin, self.begin + WEEK))
        )

    def _entries(self, *states: DeliveryState) -> list[Delivery]:
        return self.office.ledger.deliveries(states=states, limit=10**6)


@asynccontextmanager
async def subscribed(folder: Path, begin: datetime, subscribers: int) -> AsyncIterator[Calendar]:
    """So many subscribers, with the quiet hours that they have chosen, and no news: what slots are does not hang on it."""
    path = folder / "ringkas.db"
    office = Office((), at=begin, ledger=open_ledger(path))
    calendar = Calendar(office, begin, subscribers)
    with closing(open_chat_book(path)) as book:
        for number in calendar.subscribers:
            plan = plan_of(number, begin)
            if plan.quiet:
                book.set_settings(plan.subscription.address, ChatSettings(quiet=plan.quiet))
            office.ledger.subscribe(plan)
    try:
        yield calendar
    finally:
        await office.close()


@pytest.mark.parametrize(
    ("begin", "subscribers"), [(WEEKS[0], SOME * 3), (WEEKS[1], len(KINDS))], ids=["spring", "autumn"]
)
async def test_planned_slots_are_the_slots_that_are_due(tmp_path: Path, begin: datetime, subscribers: int) -> None:
    """Forty zones, and a week in which many clocks change, forward or back: none too many, none too few."""
    async with subscribed(tmp_path, begin, subscribers) as calendar:
        await calendar.live(begin, begin + WEEK)

        assert {kind.zone for kind in calendar.kinds} == set(ZONES)
        assert subscribers < len(KINDS) or set(calendar.kinds) == set(KINDS)
        assert calendar.planned() == calendar.due()
        assert calendar.planned(MISSED) == []


async def test_a_machine_that_slept_sends_the_newest_slot_and_misses_the_others(tmp_path: Path) -> None:
    """What was due meanwhile has its entries; the newest is sent unless it is too old, and nothing twice."""
    asleep, awake = AUTUMN + 3 * DAY + 5 * HOUR, AUTUMN + 5 * DAY + 9 * HOUR

    def missed(due: list[Due]) -> list[Due]:
        slept_over = [each for each in due if asleep < each.at <= awake]
        return [each for each in slept_over if each != slept_over[-1] or awake - each.at > MAX_AGE]

    async with subscribed(tmp_path, AUTUMN, SOME) as calendar:
        await calendar.live(AUTUMN, asleep)
        await calendar.tick(awake)
        await calendar.live(awake, AUTUMN + WEEK)

        assert calendar.planned() == calendar.due()
        assert calendar.planned(MISSED) == calendar.due(missed) != []


async def test_a_clock_that_jumps_ahead_and_back_doubles_nothing(tmp_path: Path) -> None:
    """What was planned by the wrong clock is not planned again by the right one; what comes after it is on time."""
    right, wrong = AUTUMN + 2 * DAY, AUTUMN + 3 * DAY + 6 * HOUR
    async with subscribed(tmp_path, AUTUMN, SOME) as calendar:
        await calendar.live(AUTUMN, right)
        await calendar.tick(wrong)
        await calendar.office.planner.set_back(right)
        await calendar.live(right, AUTUMN + WEEK)

        assert calendar.planned() == calendar.due()


async def test_a_clock_that_goes_back_a_little_doubles_nothing(tmp_path: Path) -> None:
    """As clocks do that are set by a server: some minutes are lived twice, every hour anew."""
    async with subscribed(tmp_path, AUTUMN, SOME) as calendar:
        for hours in range(7 * 24):
            hour = AUTUMN + hours * HOUR
            await calendar.live(hour, hour + HOUR)
            await calendar.office.planner.set_back(hour + HOUR / 2)
            await calendar.live(hour + HOUR / 2, hour + HOUR)

        assert calendar.planned() == calendar.due()
        assert calendar.planned(MISSED) == []


async def test_a_bot_that_is_started_again_all_the_time_plans_the_same(tmp_path: Path) -> None:
    """Each start reckons every next slot anew."""
    async with subscribed(tmp_path, AUTUMN, SOME) as calendar:
        for moment in moments(calendar.kinds, AUTUMN, AUTUMN + WEEK):
            await calendar.office.planner.reschedule_all(moment - timedelta(seconds=1))
            await calendar.tick(moment)

        assert calendar.planned() == calendar.due()
        assert calendar.planned(MISSED) == []
