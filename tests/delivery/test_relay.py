"""Relays: whose turn it is; chats side by side, one delivery after the other within a chat, and stops that lose nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from delivery.couriers import PowerCut, addresses
from delivery.posts import NOW, Post

from bot.delivery.books import Books
from bot.delivery.relay import Relay
from bot.domain.delivery import (
    Delivery,
    DeliveryState,
)
from bot.domain.errors import StoreUnusable, notice
from bot.domain.outcomes import Throttled, Unreached
from bot.store.sqlite import SqliteLedger

HERE, THERE, ELSEWHERE = addresses(3)


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    """A ledger and a platform, both empty."""
    made = Post()
    yield made
    await made.books.close()


async def test_a_chat_that_must_wait_holds_nobody_up(post: Post) -> None:
    """A throttled chat is put off for as long as the platform says, the others are served."""
    post.courier.script["slow"] = [Throttled(120)]
    await post.plan(HERE, parts=("slow",), slot="a")
    await post.plan(THERE, ELSEWHERE)
    await post.relay_all()
    assert post.courier.order == [(THERE.text, "one"), (ELSEWHERE.text, "one")]

    post.clock.at += timedelta(seconds=119)
    await post.relay_all()
    assert not post.courier.texts(HERE)
    post.clock.at += timedelta(seconds=2)
    await post.relay_all()

    assert post.courier.texts(HERE) == ["slow"]
    assert not post.states(DeliveryState.PENDING)


async def test_two_deliveries_to_one_chat_do_not_mix(post: Post) -> None:
    """All parts of the first stand before any part of the second."""
    await post.plan(HERE, parts=("a1", "a2", "a3"), slot="a", subscription="a")
    await post.plan(HERE, parts=("b1", "b2"), slot="b", subscription="b", due_at=NOW + timedelta(seconds=1))
    post.clock.at += timedelta(minutes=1)
    await post.relay_all()

    assert post.courier.texts(HERE) == ["a1", "a2", "a3", "b1", "b2"]


async def test_a_stop_gives_back_what_has_not_left(post: Post) -> None:
    """What is under way ends, what waits is given back, and the next relay takes it at once."""
    post.courier.gate = asyncio.Event()
    await post.plan(HERE, THERE, parts=("one", "two"))
    async with post.relaying():
        await asyncio.sleep(0.05)
        asyncio.get_running_loop().call_later(0.05, post.courier.gate.set)

    assert post.courier.order == [(HERE.text, "one"), (THERE.text, "one")]
    assert {delivery.state for delivery in post.states()} == {DeliveryState.PENDING}
    await post.relay_all()
    assert post.courier.texts(HERE) == ["one", "two"]
    assert {delivery.attempts for delivery in post.states()} <= {1, 2}


async def test_an_attempt_that_a_stop_cut_short_is_none(post: Post) -> None:
    """What the platform did not take meanwhile may go at once when the bot is back."""
    post.courier.gate = asyncio.Event()
    post.courier.script["one"] = [Unreached("stopped")]
    await post.plan(HERE)
    async with post.relaying():
        await asyncio.sleep(0.05)
        asyncio.get_running_loop().call_later(0.05, post.courier.gate.set)

    assert (post.only().state, post.only().attempts) == (DeliveryState.PENDING, 0)
    assert post.ledger.next_due("telegram") == post.clock()


async def test_nothing_is_taken_while_a_platform_is_away(post: Post) -> None:
    """A courier that is not connected leaves the outbox as it is."""
    post.courier.ready = False
    await post.plan(HERE)
    async with post.relaying():
        await asyncio.sleep(0.05)

    assert post.only().attempts == 0


class BusyLedger(SqliteLedger):
    """A ledger whose outbox cannot be read the first time."""

    is_busy = True

    def lease(self, platform: str, owner: str, now: datetime, until: datetime, *, limit: int) -> list[Delivery]:
        """Take, unless it is busy."""
        if self.is_busy:
            self.is_busy = False
            raise StoreUnusable(notice("locked"))
        return super().lease(platform, owner, now, until, limit=limit)


async def test_an_outbox_that_cannot_be_read_is_looked_at_again(caplog: pytest.LogCaptureFixture) -> None:
    """The relay goes on, and says why it waited."""
    post = Post()
    post.books = Books(BusyLedger(post.ledger._db, "memory"))
    await post.plan(HERE)
    await post.relay_all()

    assert post.courier.texts(HERE) == ["one"]
    assert "the outbox cannot be read" in caplog.text
    await post.books.close()


async def test_a_bug_in_one_delivery_stops_no_other(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    """What nobody foresaw is logged without its words, and the others are sent."""
    post.courier.script["one"] = ["cut"]
    await post.plan(HERE)
    await post.plan(THERE, parts=("fine",), slot="b")
    async with post.relaying():
        await asyncio.sleep(0.05)

    assert post.courier.texts(THERE) == ["fine"]
    assert "a delivery failed" in caplog.text
    assert PowerCut.__name__ in str([record.__dict__.get("fields") for record in caplog.records])


async def test_a_stop_at_the_moment_of_a_wake_is_not_overheard(post: Post) -> None:
    """Before Python 3.12, `asyncio.wait_for` forgets that it was cancelled where its wait ends at the same moment."""

    async def ended(delivery: Delivery, state: DeliveryState) -> None:
        raise AssertionError((delivery, state))

    relay = Relay(post.books, post.courier, "test", post.clock, ended)
    running = asyncio.create_task(relay.run())
    await asyncio.sleep(0.1)  # it rests
    relay.wake()
    await asyncio.sleep(0)
    running.cancel()
    stopped, _ = await asyncio.wait([running], timeout=2)
    running.cancel()
    await asyncio.wait([running])

    assert stopped == {running}
