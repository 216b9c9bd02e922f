"""Chats that move, are lost, come back and are forgotten: the chat book takes their digests along."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from builders import NOW
from ports.digests import (
    CHANNEL,
    DAY,
    HOUR,
    SEEN,
    a_delivery,
    a_plan,
    a_subscription,
    an_edition,
    enqueue,
    leased,
    show,
)

from bot.domain.addresses import Address
from bot.domain.chats import Reach, Standing
from bot.domain.delivery import (
    Bookmark,
    Delivery,
    DeliveryState,
    Departed,
    EditionKind,
    Landed,
    MadeBy,
    Message,
    Seen,
    Settled,
    Subscription,
    SubscriptionState,
)
from bot.domain.ledger import LedgerTally, Planned
from bot.store.sqlite import SqliteChatBook, SqliteLedger, open_chat_book, open_ledger

GROUP, TOPIC = Address.parse("telegram:-4200042"), Address.parse("telegram:-4200042/7")
NEW, NEW_TOPIC = Address.parse("telegram:-1009998887776"), Address.parse("telegram:-1009998887776/7")
NEIGHBOUR = Address.parse("telegram:-42000421")
ACTIVE, SUSPENDED = SubscriptionState.ACTIVE, SubscriptionState.SUSPENDED


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store lies."""
    return tmp_path / "news.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[SqliteLedger]:
    """A ledger."""
    with closing(open_ledger(path)) as ledger:
        yield ledger


@pytest.fixture
def book(path: Path) -> Iterator[SqliteChatBook]:
    """The chat book in the same file."""
    with closing(open_chat_book(path)) as book:
        yield book


def from_file(address: Address) -> Subscription:
    """What a briefing file sends to an address."""
    return a_subscription(address, key="file:kazakhstan:1:a", made_by=MadeBy.FILE)


def send(ledger: SqliteLedger, delivery: Delivery) -> None:
    """Let the first message of a delivery arrive, and settle it."""
    ledger.record([Departed(delivery.id, 1, NOW), Landed(delivery.id, 1, DeliveryState.SENT, "77")])
    ledger.record([Settled(delivery.id, DeliveryState.SENT, NOW)])


def states(ledger: SqliteLedger) -> dict[str, SubscriptionState]:
    """How each subscription stands."""
    return {plan.subscription.key: plan.subscription.state for plan in ledger.subscriptions(limit=9)}


def cells(path: Path) -> str:
    """Everything that the tables of the store hold."""
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return repr([db.execute(f"SELECT * FROM {table}").fetchall() for table in tables])


def test_subscriptions_move_with_their_chat(ledger: SqliteLedger, book: SqliteChatBook) -> None:
    """As if the new number had made them; threads keep theirs. What a file sends moves, under the file's own name."""
    for one in (a_subscription(GROUP), a_subscription(TOPIC), from_file(GROUP), a_subscription(NEIGHBOUR)):
        ledger.subscribe(a_plan(one))
    show(ledger, TOPIC, SEEN)
    for _ in range(2):
        book.move(GROUP, NEW)

    assert {plan.subscription for plan in ledger.subscriptions(limit=9)} == {
        a_subscription(NEW),
        a_subscription(NEW_TOPIC),
        from_file(NEW),
        a_subscription(NEIGHBOUR),
    }
    assert (ledger.seen(NEW_TOPIC, "kazakhstan"), ledger.seen(TOPIC, "kazakhstan")) == (SEEN, None)


def test_what_the_new_chat_has_goes_before(ledger: SqliteLedger, book: SqliteChatBook) -> None:
    """Its own subscription, its own bookmark, its own delivery of a slot; nothing is doubled, and all is counted."""
    ledger.subscribe(a_plan(a_subscription(GROUP), next_at=NOW + DAY))
    ledger.subscribe(a_plan(a_subscription(NEW)))
    own = Seen(Bookmark(1, 1), NOW)
    show(ledger, GROUP, SEEN)
    show(ledger, NEW, own)
    enqueue(ledger, a_delivery(GROUP, slot="1"), a_delivery(NEW, slot="1"), a_delivery(GROUP, slot="2"))
    book.move(GROUP, NEW)

    assert ledger.subscriptions(limit=9) == [a_plan(a_subscription(NEW), seen=own)]
    assert [(entry.slot, entry.address) for entry in leased(ledger)] == [("1", NEW), ("2", NEW)]
    assert ledger.tally(NOW - DAY).deliveries == {DeliveryState.PENDING: 2, DeliveryState.SKIPPED: 1}


def test_a_slot_stays_entered_where_its_chat_moves(ledger: SqliteLedger, book: SqliteChatBook) -> None:
    """Or the new number would get the digest that the old one had."""
    ledger.subscribe(a_plan(a_subscription(TOPIC)))
    enqueue(ledger, a_delivery(TOPIC))
    book.move(GROUP, NEW)

    assert enqueue(ledger, a_delivery(NEW_TOPIC)) == 0


def test_what_was_sent_to_the_old_chat_cannot_be_edited(ledger: SqliteLedger, book: SqliteChatBook) -> None:
    """The number of its message may be that of another one in the new chat; it is still known to have been shown."""
    enqueue(ledger, a_delivery(GROUP))
    send(ledger, *leased(ledger))
    book.move(GROUP, NEW)
    (shown,) = ledger.showing("budget-raised", limit=9)

    assert shown.address == NEW
    assert shown.messages[0] == Message(
        1, "first", DeliveryState.SENT, attempts=1, first_left_at=NOW, reason="the chat has moved"
    )


@pytest.mark.parametrize("reach", [Reach.BLOCKED, Reach.LEFT, Reach.RESTRICTED, Reach.CLOSED, Reach.GONE])
def test_a_chat_that_cannot_be_reached_gets_nothing(ledger: SqliteLedger, book: SqliteChatBook, reach: Reach) -> None:
    """None of its threads; it is told why and since when. Other chats, and what was paused, stay as they are."""
    paused = a_subscription(TOPIC, "tokayev", state=SubscriptionState.PAUSED)
    for one in (a_subscription(GROUP), a_subscription(TOPIC), paused, a_subscription(NEIGHBOUR)):
        ledger.subscribe(a_plan(one))
    book.mark(Standing(GROUP, reach, NOW, "Forbidden"))
    lost = ledger.subscription(a_subscription(TOPIC).key)

    assert lost is not None
    assert (lost.subscription.state, lost.subscription.reason, lost.subscription.since) == (SUSPENDED, reach, NOW)
    assert [plan.subscription.address for plan in ledger.due(NOW, limit=9)] == [NEIGHBOUR]
    assert states(ledger)[paused.key] is SubscriptionState.PAUSED


def test_a_closed_topic_says_nothing_about_its_chat(ledger: SqliteLedger, book: SqliteChatBook) -> None:
    """Nor, where the chat is open again, is the topic."""
    for address in (GROUP, TOPIC):
        ledger.subscribe(a_plan(a_subscription(address)))
    book.mark(Standing(TOPIC, Reach.CLOSED, NOW, ""))
    assert list(states(ledger).values()) == [SUSPENDED, ACTIVE]
    book.mark(Standing(GROUP, Reach.LEFT, NOW, ""))
    book.mark(Standing(GROUP, Reach.OPEN, NOW, ""))
    assert list(states(ledger).values()) == [SUSPENDED, ACTIVE]
    book.mark(Standing(TOPIC, Reach.OPEN, NOW, ""))

    assert list(states(ledger).values()) == [ACTIVE, ACTIVE]


def test_a_chat_that_comes_back_goes_on_where_it_stopped(ledger: SqliteLedger, book: SqliteChatBook) -> None:
    """All of its threads, and as it was planned; also where nobody remembers that it was lost."""
    for address in (GROUP, TOPIC):
        ledger.subscribe(a_plan(a_subscription(address)))
    book.mark(Standing(GROUP, Reach.BLOCKED, NOW, ""))
    ledger._db.execute("DELETE FROM standings")
    book.mark(Standing(GROUP, Reach.OPEN, NOW + HOUR, ""))

    back = [a_plan(a_subscription(address, since=NOW + HOUR)) for address in (TOPIC, GROUP)]
    assert ledger.due(NOW, limit=9) == back


def test_nothing_is_kept_of_a_forgotten_chat_but_numbers(
    path: Path, ledger: SqliteLedger, book: SqliteChatBook
) -> None:
    """No row and no byte: neither what it wanted, nor what it was sent, nor what admins were told of it."""
    enqueue(ledger, a_delivery(TOPIC))
    send(ledger, *leased(ledger))
    for address in (GROUP, TOPIC):
        ledger.subscribe(a_plan(a_subscription(address)))
        enqueue(ledger, a_delivery(address, slot="next"))
    ledger.enqueue(Planned(causes={f"failed:{TOPIC.text}:blocked": NOW}))
    told = an_edition("n1", kind=EditionKind.NOTICE, document=f'"{TOPIC.text}"', claims=(), parts={})
    enqueue(ledger, a_delivery(CHANNEL, subscription="notice:1", edition="n1"), editions=[told])
    assert GROUP.chat in cells(path)
    book.forget(TOPIC)
    ledger.close()
    book.close()

    assert GROUP.chat not in cells(path)
    assert GROUP.chat.encode() not in path.read_bytes()
    with closing(open_ledger(path)) as again:
        expected = {DeliveryState.SENT: 1, DeliveryState.SKIPPED: 2}
        assert again.tally(NOW - DAY) == LedgerTally(expected, {}, None)


def test_a_forgotten_chat_takes_nothing_from_its_neighbours(ledger: SqliteLedger, book: SqliteChatBook) -> None:
    """Whose numbers may begin like its own."""
    ledger.subscribe(a_plan(a_subscription(NEIGHBOUR)))
    show(ledger, NEIGHBOUR, SEEN)
    told = an_edition("n1", kind=EditionKind.NOTICE, document=NEIGHBOUR.text, claims=())
    enqueue(ledger, a_delivery(NEIGHBOUR, edition="n1"), editions=[told])
    ledger.enqueue(Planned(causes={NEIGHBOUR.text: NOW}))
    book.forget(GROUP)

    assert ledger.due(NOW, limit=9) == [a_plan(a_subscription(NEIGHBOUR), seen=SEEN)]
    assert len(leased(ledger)) == 1
    assert ledger.causes() == {NEIGHBOUR.text}


def test_what_a_file_sends_to_a_forgotten_chat_goes_on(ledger: SqliteLedger, book: SqliteChatBook) -> None:
    """An admin wants it there, who takes it away there; it begins anew."""
    ledger.subscribe(a_plan(from_file(GROUP)))
    show(ledger, GROUP, SEEN)
    book.forget(GROUP)

    assert ledger.due(NOW, limit=9) == [a_plan(from_file(GROUP))]


def test_what_a_relay_says_of_a_forgotten_chat_is_not_written(ledger: SqliteLedger, book: SqliteChatBook) -> None:
    """It was on its way when the chat asked."""
    enqueue(ledger, a_delivery(GROUP))
    (delivery,) = leased(ledger)
    book.forget(GROUP)
    send(ledger, delivery)

    assert ledger.deliveries(limit=9) == []
    assert ledger.seen(GROUP, "kazakhstan") is None
