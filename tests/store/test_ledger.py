"""The ledger in its file: durable, bounded, and a table of its own for nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import builders
import pytest
from builders import NOW
from ports.digests import (
    CHANNEL,
    DAY,
    EVENINGS,
    GROUP,
    HOUR,
    MINUTE,
    PERSON,
    SEEN,
    a_delivery,
    a_plan,
    a_subscription,
    an_edition,
    enqueue,
    leased,
    only,
    show,
)

from bot.domain.addresses import Address
from bot.domain.chats import ChatSettings
from bot.domain.delivery import DeliveryState, Departed, Landed, MadeBy, PutOff, Settled, SubscriptionState, chat_key
from bot.domain.errors import StoreUnusable
from bot.domain.ledger import Planned
from bot.domain.ports import Change
from bot.store.sqlite import SqliteLedger, open_archive, open_chat_book, open_ledger

SOON = 0.05


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a new store lies, closed."""
    path = tmp_path / "news.db"
    open_ledger(path).close()
    return path


def test_a_ledger_lies_beside_the_news_and_outlives_its_connection(path: Path) -> None:
    """Once an event was recorded, it is on the disk."""
    with closing(open_archive(path)) as archive:
        archive.apply(map(Change, builders.default_records()), NOW)
    with closing(open_ledger(path)) as ledger:
        enqueue(ledger, a_delivery())
        ledger.record([Departed(leased(ledger)[0].id, 1, NOW)])

    with closing(open_ledger(path, read_only=True)) as ledger:
        assert only(ledger).state is DeliveryState.SENDING


def test_a_ledger_to_be_read_is_not_made(tmp_path: Path) -> None:
    """Nor written."""
    with pytest.raises(StoreUnusable, match="there is no store"):
        open_ledger(tmp_path / "absent.db", read_only=True)
    open_ledger(tmp_path / "news.db").close()
    with closing(open_ledger(tmp_path / "news.db", read_only=True)) as ledger:
        assert ledger.lease("telegram", "relay", NOW, NOW + MINUTE, limit=9) == []
        with pytest.raises(StoreUnusable, match="may only be read"):
            ledger.subscribe(a_plan())


def test_a_ledger_passes_from_thread_to_thread(path: Path) -> None:
    """One writes, and another reads what it wrote."""
    with closing(open_ledger(path)) as ledger, ThreadPoolExecutor(1) as threads:
        threads.submit(ledger.subscribe, a_plan()).result()

        assert ledger.due(NOW, limit=9) == [a_plan()]


def test_of_several_relays_each_delivery_is_taken_by_one(path: Path) -> None:
    """Also where each has a connection of its own, and all ask at once."""
    chats = [Address("telegram", str(number)) for number in range(1, 61)]
    with closing(open_ledger(path)) as one, closing(open_ledger(path)) as other, ThreadPoolExecutor(2) as threads:
        enqueue(one, *map(a_delivery, chats))

        def take(ledger: SqliteLedger) -> list[int]:
            return [entry.id for _ in range(10) for entry in leased(ledger, limit=3)]

        taken = [id for ids in threads.map(take, (one, other)) for id in ids]

    assert len(taken) == len(set(taken)) == len(chats)


def test_nothing_of_a_failed_stroke_is_kept(path: Path) -> None:
    """An edition that is not there is a fault of the planner's, and harms nothing else."""
    with closing(open_ledger(path)) as ledger:
        ledger.subscribe(a_plan())
        moved_on = a_plan(planned_until=NOW + DAY, next_at=NOW + DAY)
        with pytest.raises(Exception, match="FOREIGN KEY"):
            ledger.enqueue(Planned((an_edition(),), [a_delivery(), a_delivery(GROUP, edition="e9")], [moved_on]))

        assert ledger.deliveries(limit=9) == []
        assert ledger.edition("e1") is None
        assert ledger.due(NOW, limit=9) == [a_plan()]


def test_what_only_reads_waits_for_no_import(path: Path) -> None:
    """A relay that looks for work and finds none is among it; what writes waits only so long, and says so."""
    with closing(open_archive(path)) as archive, closing(open_ledger(path, busy_timeout=SOON)) as ledger:
        enqueue(ledger, a_delivery(GROUP, due_at=NOW + HOUR))

        def meanwhile() -> Iterator[Change]:
            assert leased(ledger) == []
            assert ledger.next_due("telegram") == NOW + HOUR
            with pytest.raises(StoreUnusable, match="locked by another process"):
                enqueue(ledger, a_delivery())
            yield Change(builders.a_source())

        archive.apply(meanwhile(), NOW)
        enqueue(ledger, a_delivery())

        assert len(leased(ledger)) == 1


def test_a_plan_knows_what_its_chat_chose(path: Path) -> None:
    """The whole chat, whichever of its topics subscribed."""
    topic = Address.parse("telegram:-42/7")
    with closing(open_chat_book(path)) as book, closing(open_ledger(path)) as ledger:
        ledger.subscribe(a_plan(a_subscription(topic)))
        ledger.subscribe(a_plan())
        book.set_settings(topic, ChatSettings("id", "Asia/Jakarta", "22:00-06:00"))

        chosen = {"language": "id", "quiet": "22:00-06:00", "chat_zone": "Asia/Jakarta"}
        assert ledger.subscriptions(limit=9) == [a_plan(a_subscription(topic), **chosen), a_plan()]


def test_a_schedule_that_cannot_be_read_stops_nobody_else(path: Path) -> None:
    """As where a zone is gone from the zone database."""
    with closing(open_ledger(path)) as ledger:
        ledger.subscribe(a_plan(a_subscription(GROUP)))
        ledger.subscribe(a_plan())
        gone = "07:00 Asia/Atlantis"
        ledger._db.execute("UPDATE subscriptions SET schedule = ? WHERE chat = '-42'", (gone,))

        assert ledger.due(NOW, limit=9) == [a_plan()]
        assert ledger.subscription(a_subscription(GROUP).key) is None


def test_a_power_cut_takes_nothing_from_the_ledger(path: Path) -> None:
    """What is forgotten is overwritten."""
    with closing(open_ledger(path)) as ledger:
        pragmas = ("busy_timeout", "synchronous", "secure_delete", "foreign_keys")

        assert [ledger._db.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas] == [5000, 2, 1, 1]


def fill(ledger: SqliteLedger, count: int) -> None:
    """So many chats, each with a subscription that is due, an old delivery, and one that waits."""
    chats = [Address("telegram", str(number)) for number in range(1, count + 1)]
    for chat in chats:
        ledger.subscribe(a_plan(a_subscription(chat)))
        ledger.subscribe(a_plan(a_subscription(chat, "tokayev"), next_at=NOW + DAY))
    enqueue(ledger, *(a_delivery(chat, slot="old", due_at=NOW - DAY) for chat in chats))
    for entry in leased(ledger, limit=count):
        ledger.record([Landed(entry.id, 1, DeliveryState.SENT, "1"), Settled(entry.id, DeliveryState.SENT, NOW)])
    enqueue(ledger, *map(a_delivery, chats))
    enqueue(ledger, a_delivery(PERSON, subscription="about", edition="e2"), editions=[an_edition("e2")])


QUESTIONS: dict[str, Callable[[SqliteLedger], object]] = {
    "subscription": lambda ledger: ledger.subscription(a_subscription().key),
    "subscriptions_of": lambda ledger: ledger.subscriptions_of(PERSON),
    "subscriptions": lambda ledger: ledger.subscriptions(after="chat:telegram:3", limit=9),
    "made_by": lambda ledger: ledger.made_by(MadeBy.FILE),
    "due": lambda ledger: ledger.due(NOW, limit=9),
    "nothing due": lambda ledger: ledger.due(NOW - DAY, limit=9),
    "unplanned_since": lambda ledger: ledger.unplanned_since(NOW, limit=9),
    "ahead": lambda ledger: ledger.ahead(NOW, limit=9),
    "seen": lambda ledger: ledger.seen(PERSON, "kazakhstan"),
    "lease": lambda ledger: ledger.lease("telegram", "relay", NOW, NOW, limit=9),
    "nothing to lease": lambda ledger: ledger.lease("telegram", "relay", NOW - 2 * DAY, NOW, limit=9),
    "next_due": lambda ledger: ledger.next_due("telegram"),
    "record": lambda ledger: ledger.record([Departed(9, 1, NOW), PutOff(9, NOW), Settled(9, DeliveryState.SENT, NOW)]),
    "edition": lambda ledger: ledger.edition("e1"),
    "delivery": lambda ledger: ledger.delivery(9),
    "deliveries": lambda ledger: ledger.deliveries(limit=9),
    "deliveries in a state": lambda ledger: ledger.deliveries(states=[DeliveryState.SENT], limit=9),
    "deliveries of an address": lambda ledger: ledger.deliveries(address=PERSON, limit=9),
    "unsettled_since": lambda ledger: ledger.unsettled_since(NOW + HOUR, limit=9),
    "enqueue": lambda ledger: enqueue(ledger, a_delivery(slot="next"), a_delivery(CHANNEL, slot="next")),
    "resend": lambda ledger: ledger.resend(9, NOW, NOW),
    "set_state": lambda ledger: ledger.set_state([a_subscription().key], SubscriptionState.PAUSED, "", NOW),
    "reschedule": lambda ledger: ledger.reschedule([a_plan(next_at=NOW + DAY)]),
    "unsubscribe": lambda ledger: ledger.unsubscribe(a_subscription(Address("telegram", "7")).key),
    "prune": lambda ledger: ledger.prune(NOW - 9 * DAY),
}


def steps(ledger: SqliteLedger, ask: Callable[[SqliteLedger], object]) -> int:
    """Instructions of SQLite's virtual machine that a question takes, in tens."""
    count = 0

    def tick() -> None:
        nonlocal count
        count += 1

    ledger._db.conn.set_progress_handler(tick, 10)
    ask(ledger)
    ledger._db.conn.set_progress_handler(None, 0)
    return count


@pytest.mark.parametrize("has_statistics", [False, True])
def test_nothing_costs_more_in_a_ledger_ten_times_as_large(has_statistics: bool) -> None:  # noqa: FBT001 - parametrized
    """Counted in the engine's own instructions, with statistics, which may change the engine's mind, and without."""
    with closing(open_ledger(None)) as small, closing(open_ledger(None)) as large:
        fill(small, 50)
        fill(large, 500)
        for ledger in (small, large) if has_statistics else ():
            ledger._db.execute("ANALYZE")
        costs = {name: (steps(small, ask), steps(large, ask)) for name, ask in QUESTIONS.items()}

    assert {name: cost for name, cost in costs.items() if cost[1] > cost[0] * 1.5 + 20} == {}


def test_who_was_shown_a_claim_is_found_through_its_editions(path: Path) -> None:
    """No delivery is looked at that sent another edition."""
    with closing(open_ledger(path)) as ledger:
        fill(ledger, 300)
        enqueue(ledger, a_delivery(GROUP, edition="e3"), editions=[an_edition("e3", claims=())])
        plain = replace(a_delivery(CHANNEL), subscription=chat_key(CHANNEL, "tokayev"))
        enqueue(ledger, plain)

        assert steps(ledger, lambda ledger: ledger.showing("unheard-of", limit=9)) < 20
        assert len(ledger.showing("budget-raised", limit=9)) == 9


def test_a_subscription_of_another_schedule_replaces_the_first(path: Path) -> None:
    """There is one for each chat and briefing; what was seen stays."""
    with closing(open_ledger(path)) as ledger:
        ledger.subscribe(a_plan())
        show(ledger, PERSON, SEEN)
        ledger.subscribe(a_plan(a_subscription(schedule=EVENINGS)))

        assert ledger.subscriptions(limit=9) == [a_plan(a_subscription(schedule=EVENINGS), seen=SEEN)]
