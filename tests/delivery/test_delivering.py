"""Deliveries on their way: sent once, part by part, and each ends in a state that says what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from itertools import pairwise

import pytest
from delivery.couriers import MemoryCourier, addresses
from delivery.posts import NOW, Post

from bot.delivery.books import Books
from bot.delivery.delivering import back_off
from bot.domain.delivery import (
    Bookmark,
    DeliveryState,
    LedgerEvent,
    Manner,
    Seen,
)
from bot.domain.errors import StoreUnusable, notice
from bot.domain.outcomes import Faulty, Rejected, Uncertain, Unreached
from bot.store.sqlite import SqliteLedger

HERE, THERE = addresses(2)


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    """A ledger and a platform, both empty."""
    made = Post()
    yield made
    await made.books.close()


async def test_every_part_is_sent_once_and_in_order(post: Post) -> None:
    """Parts of a delivery arrive in order, each with its receipt, and the delivery is sent."""
    await post.plan(HERE, parts=("one", "two", "three"))
    await post.relay_all()

    delivery = post.only()
    assert post.courier.texts(HERE) == ["one", "two", "three"]
    assert delivery.state is DeliveryState.SENT
    assert [message.receipt for message in delivery.messages] == ["1", "2", "3"]
    assert post.ended == [(delivery.id, DeliveryState.SENT)]


async def test_a_part_that_does_not_arrive_is_where_it_goes_on(post: Post) -> None:
    """What has arrived is not sent again after a back-off; the parts go on at the one that failed."""
    post.courier.script["two"] = [Unreached("refused")]
    await post.plan(HERE, parts=("one", "two", "three"))
    await post.relay_all()
    assert post.courier.texts(HERE) == ["one"]
    assert post.only().state is DeliveryState.PENDING

    post.clock.at += timedelta(minutes=1)
    await post.relay_all()

    assert post.courier.texts(HERE) == ["one", "two", "three"]
    assert post.only().state is DeliveryState.SENT


async def test_what_may_have_arrived_is_not_sent_again(post: Post) -> None:
    """Without an answer a message is uncertain; the parts behind it are sent, and so is the delivery uncertain."""
    post.courier.script["one"] = [Uncertain("no answer")]
    await post.plan(HERE, parts=("one", "two"))
    await post.relay_all()
    await post.relay_all()

    delivery = post.only()
    assert post.courier.texts(HERE) == ["two"]
    assert delivery.state is DeliveryState.UNCERTAIN
    assert [message.state for message in delivery.messages] == [DeliveryState.UNCERTAIN, DeliveryState.SENT]
    assert delivery.reason == "no answer"


@pytest.mark.parametrize("outcome", [Rejected("blocked", None), Faulty("bad markup")])
async def test_a_refusal_ends_a_delivery(post: Post, outcome: Rejected | Faulty) -> None:
    """What a platform refuses for good is failed with its words, and no further part is tried."""
    post.courier.script["one"] = [outcome]
    await post.plan(HERE, parts=("one", "two"))
    await post.relay_all()

    delivery = post.only()
    assert not post.courier.texts(HERE)
    assert (delivery.state, delivery.reason) == (DeliveryState.FAILED, outcome.reason)


async def test_what_is_too_late_is_not_sent(post: Post) -> None:
    """Beyond its maximum age a digest fails, and says why."""
    await post.plan(HERE)
    post.clock.at += timedelta(hours=7)
    await post.relay_all()

    delivery = post.only()
    assert not post.courier.texts(HERE)
    assert delivery.state is DeliveryState.FAILED
    assert delivery.reason == "it was too late by then"


async def test_a_platform_that_stays_away_is_tried_until_it_is_too_late(post: Post) -> None:
    """Attempts that reach nobody end with the maximum age, and are a bounded number."""
    post.courier.script["one"] = [Unreached("refused") for _ in range(1000)]
    await post.plan(HERE)
    tries = 0
    while post.only().state is DeliveryState.PENDING:
        await post.relay_all()
        waiting = post.ledger.next_due("telegram")
        post.clock.at = max(post.clock.at, waiting or post.clock.at)
        tries += 1

    assert post.only().state is DeliveryState.FAILED
    assert 20 < tries < 60


async def _cut(post: Post) -> None:
    """Relay, and end the process where the script says."""
    async with post.relaying():
        await asyncio.sleep(0.05)
    post.ledger.release("")


@pytest.mark.parametrize("cut", ["cut", "cut before"])
async def test_a_request_that_left_before_a_power_cut_is_uncertain(post: Post, cut: str) -> None:
    """Whether it had arrived or not, nobody knows; it is not sent again, and the rest is."""
    post.courier.script["one"] = [cut]
    await post.plan(HERE, parts=("one", "two"))
    await _cut(post)
    await post.relay_all()

    delivery = post.only()
    assert post.courier.texts(HERE) == (["one", "two"] if cut == "cut" else ["two"])
    assert delivery.state is DeliveryState.UNCERTAIN


@pytest.mark.parametrize("cut", ["cut", "cut before"])
async def test_a_platform_that_knows_nonces_gets_it_again(cut: str) -> None:
    """Within the window the same nonce makes one message of two requests, so nothing is lost and nothing doubled."""
    post = Post(MemoryCourier("discord", repeat_seconds=120.0))
    there = addresses(1, "discord")[0]
    post.courier.script["one"] = [cut]
    await post.plan(there, parts=("one", "two"))
    await _cut(post)
    post.clock.at += timedelta(seconds=100)
    await post.relay_all()

    assert post.courier.texts(there) == ["one", "two"]
    assert post.only().state is DeliveryState.SENT
    await post.books.close()


async def test_beyond_its_window_a_nonce_helps_no_more() -> None:
    """Later the platform has forgotten the nonce, so that the message is uncertain."""
    post = Post(MemoryCourier("discord", repeat_seconds=120.0))
    there = addresses(1, "discord")[0]
    post.courier.script["one"] = ["cut"]
    await post.plan(there)
    await _cut(post)
    post.clock.at += timedelta(seconds=121)
    await post.relay_all()

    assert post.courier.texts(there) == ["one"]
    assert post.only().state is DeliveryState.UNCERTAIN
    await post.books.close()


async def test_a_named_message_without_an_answer_is_asked_for_again() -> None:
    """What may have arrived is sent again while its nonce counts, and only then is it uncertain."""
    post = Post(MemoryCourier("discord", repeat_seconds=120.0))
    one, other = addresses(2, "discord")
    post.courier.script["one"] = [Uncertain("no answer")]
    post.courier.script["lost"] = [Uncertain("no answer") for _ in range(100)]
    await post.plan(one)
    await post.plan(other, parts=("lost",), slot="b")
    for _ in range(40):
        await post.relay_all()
        post.clock.at += timedelta(seconds=6)

    states = {delivery.address: delivery.state for delivery in post.states()}
    assert states == {one: DeliveryState.SENT, other: DeliveryState.UNCERTAIN}
    assert post.courier.texts(one) == ["one"]
    assert 15 < 100 - len(post.courier.script["lost"]) < 25
    await post.books.close()


async def test_what_was_sent_has_been_seen(post: Post) -> None:
    """A sent delivery moves its address's bookmark, a failed one does not."""
    seen = Seen(Bookmark(7, 3), NOW)
    await post.plan(HERE, seen=seen)
    post.courier.script["no"] = [Rejected("blocked", None)]
    await post.plan(THERE, parts=("no",), slot="no", seen=seen)
    await post.relay_all()

    assert post.ledger.seen(HERE, "kazakhstan") == seen
    assert post.ledger.seen(THERE, "kazakhstan") is None


async def test_an_edit_takes_the_place_of_what_was_delivered(post: Post) -> None:
    """A correction stands where the message stood, and one that was cut off is done again."""
    await post.plan(HERE)
    await post.relay_all()
    post.courier.script["corrected"] = [Unreached("refused")]
    await post.plan(HERE, parts=("corrected",), slot="x@2", subscription="correction:1", manner=Manner.EDIT, of=1)
    await post.relay_all()
    post.clock.at += timedelta(minutes=1)
    await post.relay_all()

    assert post.courier.texts(HERE) == ["corrected"]


async def test_an_edition_without_messages_is_not_taken_for_sent(post: Post) -> None:
    """Where nothing is left to send, nothing was sent."""
    await post.plan(HERE, parts=())
    await post.relay_all()

    assert post.only().state is DeliveryState.FAILED


class LockedLedger(SqliteLedger):
    """A ledger whose store another process keeps to itself for a while."""

    locked_count = 0

    def record(self, events: Sequence[LedgerEvent]) -> None:
        """Write, unless the store is locked."""
        if self.locked_count:
            self.locked_count -= 1
            raise StoreUnusable(notice("locked"))
        super().record(events)


@pytest.mark.parametrize("locked_count", [1, 2])
async def test_a_store_that_is_locked_for_a_while_delays_and_doubles_nothing(locked_count: int) -> None:
    """Nothing leaves before it is written down, and what was sent is written down in the end."""
    post = Post()
    locked = LockedLedger(post.ledger._db, "memory")
    post.books = Books(locked)
    await post.plan(HERE, parts=("one", "two"))
    locked.locked_count = locked_count
    await post.relay_all()

    assert post.courier.texts(HERE) == ["one", "two"]
    assert [message.state for message in post.only().messages] == [DeliveryState.SENT] * 2
    await post.books.close()


async def test_nothing_leaves_that_cannot_be_written_down(caplog: pytest.LogCaptureFixture) -> None:
    """Where the store stays locked until the bot is stopped, it stops all the same, and nothing was sent."""
    post = Post()
    locked = LockedLedger(post.ledger._db, "memory")
    post.books = Books(locked)
    await post.plan(HERE)
    locked.locked_count = 10**9
    async with post.relaying():
        await asyncio.sleep(0.05)

    assert not post.courier.texts(HERE)
    assert post.only().state is DeliveryState.PENDING
    assert "a delivery is not written down" in caplog.text
    await post.books.close()


async def test_an_edit_of_what_is_not_known_any_more_fails(post: Post) -> None:
    """Without a receipt there is nothing to edit; whoever planned it is told, and may post it instead."""
    post.courier.script["one"] = [Uncertain("no answer")]
    await post.plan(HERE)
    await post.relay_all()
    await post.plan(HERE, parts=("corrected",), slot="x@2", subscription="correction:1", manner=Manner.EDIT, of=1)
    await post.relay_all()

    assert post.ended[-1][1] is DeliveryState.FAILED
    assert not post.courier.texts(HERE)


async def test_a_reply_stands_below_what_was_delivered_or_alone(post: Post) -> None:
    """Where the message is known the reply leads to it; where it is not, the words are posted all the same."""
    await post.plan(HERE)
    post.courier.script["lost"] = [Uncertain("no answer")]
    await post.plan(THERE, parts=("lost",), slot="b")
    await post.relay_all()
    for number, address in enumerate((HERE, THERE), start=1):
        about = f"correction:{number}"
        await post.plan(address, parts=("note",), slot="x", subscription=about, manner=Manner.REPLY, of=number)
    await post.relay_all()

    assert [each.below for each in post.courier.chats[HERE]] == ["", "1"]
    assert [(each.content, each.below) for each in post.courier.chats[THERE]] == [("note", "")]


def test_back_off_grows_and_parts_chats() -> None:
    """Each pause is longer than the one before until it is the longest, and differs between chats."""
    pauses = [back_off(HERE, attempts) for attempts in range(12)]

    assert all(later > earlier for earlier, later in pairwise(pauses[:8]))
    assert max(pauses) <= timedelta(minutes=15)
    assert back_off(HERE, 3) != back_off(THERE, 3)
