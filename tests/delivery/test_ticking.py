"""Digests while the bot runs: what each tick looks after, beside planning."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from delivery.couriers import MemoryCourier
from delivery.offices import HERE, START, Office, typeset
from memory_chat_book import MemoryChatBook

from bot.app.digests import PRUNE_EVERY, WATCH_EVERY, Digests
from bot.delivery.watch import Trouble
from bot.domain.addresses import Address
from bot.domain.delivery import DeliveryState, Rules
from bot.domain.errors import notice
from bot.domain.ledger import Ledger
from bot.domain.outcomes import Unreached
from bot.platforms.chats import Chats
from bot.platforms.desk import Desk
from bot.store.sqlite import open_archive

BOSS = Address("telegram", "77")
LOOK = WATCH_EVERY - 1
"""The first tick that looks at outcomes."""
KEPT_FOR = timedelta(days=30)


class Running:
    """Digests over an office's ledger, ticked by hand."""

    def __init__(self, folder: Path) -> None:
        self.office = Office()
        self.desk = Desk(
            lambda: open_archive(folder / "ringkas.db", passes_threads=True), {}, lambda: START, "Asia/Jakarta"
        )
        self.chats = Chats(MemoryChatBook())
        self.digests = Digests(
            self.office.books,
            self.desk,
            self.chats,
            {"telegram": typeset},
            Rules(),
            "en",
            late_after=timedelta(minutes=15),
            keep_for=KEPT_FOR,
            configured=(),
            clock=lambda: self.office.now,
        )
        self.courier = MemoryCourier()
        self.cannot_close = False

    async def admins(self) -> Sequence[Address]:
        """Where admins are told something."""
        return (BOSS,)

    async def tick(self, count: int) -> None:
        """The tick with this number."""
        await self.digests._tick(count)

    @asynccontextmanager
    async def relaying(self) -> AsyncIterator[None]:
        """A platform that is connected."""
        async with self.digests.relaying(self.courier, self.admins, self.end):
            yield

    async def end(self) -> None:
        """Close the platform: what waits there is not sent any more."""
        if self.courier.gate is not None:
            self.courier.gate.set()
        if self.cannot_close:
            raise ConnectionResetError

    async def settled(self) -> None:
        """Wait until nothing is on its way."""
        async with asyncio.timeout(30):
            while await self.office.books.read(_is_under_way):  # noqa: ASYNC110 - a ledger tells nobody of its changes
                await asyncio.sleep(0.01)

    async def close(self) -> None:
        """Let go of everything."""
        await self.desk.close()
        await self.chats.close()
        await self.office.close()


def _is_under_way(ledger: Ledger) -> bool:
    return bool(ledger.deliveries(states=(DeliveryState.PENDING, DeliveryState.SENDING), limit=1))


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Running]:
    """Digests, and nothing to do."""
    made = Running(tmp_path)
    yield made
    await made.close()


async def test_admins_are_told_on_one_platform_that_another_refuses_the_token(running: Running) -> None:
    """Once, however often outcomes are looked at."""
    running.digests.refused(Trouble("platform:discord", notice("Discord refuses the token")))
    async with running.relaying():
        await running.tick(LOOK)
        await running.tick(LOOK + WATCH_EVERY)
        await running.settled()

    (told,) = running.courier.texts(BOSS)
    assert "Discord refuses the token" in told


async def test_what_is_older_than_it_need_be_is_dropped_once_a_day(running: Running) -> None:
    """What is kept is as long as the configuration says, and its number is kept for ever."""
    running.office.subscribe()
    await running.office.later(days=1)
    async with running.relaying():
        await running.settled()
    running.office.now += KEPT_FOR - timedelta(minutes=1)
    await running.tick(PRUNE_EVERY + WATCH_EVERY)
    assert running.office.ledger.delivery(1) is not None
    running.office.now += timedelta(minutes=1, seconds=1)
    await running.tick(WATCH_EVERY + 1)
    assert running.office.ledger.delivery(1) is not None
    await running.tick(PRUNE_EVERY + WATCH_EVERY)

    assert running.office.ledger.delivery(1) is None
    assert running.office.ledger.tally(START - timedelta(days=1)).deliveries[DeliveryState.SENT] == 1
    assert HERE in running.courier.chats


async def test_what_waits_at_a_stop_goes_at_the_next_start(running: Running) -> None:
    """Nobody tried it, so nothing counts as an attempt, and there is no wait before it is tried."""
    running.office.subscribe()
    (waiting,) = await running.office.later(days=1)
    running.courier.gate = asyncio.Event()
    running.courier.script = {running.office.content(waiting): [Unreached("stopped")]}
    async with running.relaying():
        await asyncio.sleep(0.1)

    (given_back,) = running.office.entries()
    assert (given_back.state, given_back.attempts) == (DeliveryState.PENDING, 0)
    assert running.office.ledger.next_due("telegram") == waiting.due_at


async def test_what_waits_is_given_back_though_the_platform_fails_to_close(running: Running) -> None:
    """Else it would stay taken until the bot is started again."""
    running.office.subscribe()
    (waiting,) = await running.office.later(days=1)
    running.courier.gate = asyncio.Event()
    running.courier.script = {running.office.content(waiting): [Unreached("stopped")]}
    running.cannot_close = True
    with pytest.raises(ConnectionResetError):
        async with running.relaying():
            await asyncio.sleep(0.1)

    (given_back,) = running.office.entries()
    assert given_back.state is DeliveryState.PENDING
    assert running.office.ledger.next_due("telegram") == waiting.due_at
