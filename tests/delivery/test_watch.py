"""The watch: what was due and has not arrived is reported, once for each cause, through the outbox."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import pytest
from delivery.offices import HERE, Office, typeset

from bot.delivery import notices
from bot.delivery.watch import Trouble, Watch
from bot.domain.addresses import Address
from bot.domain.delivery import DeliveryState, Settled
from bot.domain.errors import notice
from bot.languages import language
from bot.rendering.document import Document
from bot.store.sqlite import open_ledger

BOSS = Address("telegram", "77")
CHIEF = Address("telegram", "78")


class Guard:
    """An office and a watch over it."""

    def __init__(self) -> None:
        self.ledger = open_ledger(None)
        self.office = Office(ledger=self.ledger)
        self.admins = [BOSS]
        self.watch = Watch(
            self.office.books, {"telegram": typeset}, self._admins, language("en"), timedelta(minutes=15)
        )

    async def _admins(self) -> list[Address]:
        return self.admins

    async def look(self, *further: Trouble) -> list[str]:
        """Look, and what admins are then told."""
        before = len(self.office.entries())
        await self.watch.stroke(self.office.now, further)
        told = [entry for entry in self.office.entries() if entry.address == BOSS]
        return [self.office.text(entry) for entry in told] if len(self.office.entries()) > before else []

    async def end(self, state: DeliveryState, reason: str) -> None:
        """Let the only digest end."""
        (delivery,) = [entry for entry in self.office.entries() if entry.address == HERE]
        await self.office.books.record(Settled(delivery.id, state, self.office.now, reason))


@pytest.fixture
async def guard() -> AsyncIterator[Guard]:
    """A watch over one digest that has just been planned."""
    made = Guard()
    made.office.subscribe()
    await made.office.later(days=1)
    yield made
    await made.office.close()


async def test_a_digest_that_does_not_arrive_is_reported(guard: Guard) -> None:
    """In time nothing is wrong; a quarter of an hour later admins are told, and health says so."""
    assert await guard.look() == []
    assert guard.watch.is_well
    guard.office.now += timedelta(minutes=16)
    (told,) = await guard.look()

    assert "telegram: deliveries that are late: 1; the oldest was due 16 minutes ago." in told
    assert not guard.watch.is_well


async def test_nobody_is_told_twice_of_one_cause(guard: Guard) -> None:
    """The same cause is told once, until it has gone away and come back."""
    guard.office.now += timedelta(minutes=16)
    await guard.look()
    guard.office.now += timedelta(minutes=1)
    assert await guard.look() == []
    await guard.end(DeliveryState.SENT, "")
    assert await guard.look() == []
    await guard.office.later(days=1)
    guard.office.now += timedelta(minutes=16)

    assert "deliveries that are late: 1" in (await guard.look())[-1]


async def test_a_notice_that_does_not_arrive_is_no_cause_of_another(guard: Guard) -> None:
    """Else a platform that takes no notices would be told of each by the next."""
    await guard.end(DeliveryState.FAILED, "Forbidden: bot was kicked")
    await guard.look()
    (notice_sent,) = [entry for entry in guard.office.entries() if entry.address == BOSS]
    refused = Settled(notice_sent.id, DeliveryState.FAILED, guard.office.now, "Forbidden: bot was blocked")
    await guard.office.books.record(refused)

    assert await guard.look() == []


async def test_what_may_be_lost_is_told_with_its_number(guard: Guard) -> None:
    """An uncertain delivery is a person's to decide about."""
    await guard.end(DeliveryState.UNCERTAIN, "no answer")
    (told,) = await guard.look()

    assert "delivery 1 (2022-07-27T07:00) may not have arrived" in told


async def test_what_is_refused_is_told_in_the_platforms_words(guard: Guard) -> None:
    """A lost permission, a block: the reason stands there."""
    await guard.end(DeliveryState.FAILED, "Forbidden: bot was kicked")
    (told,) = await guard.look()

    assert "bot was kicked" in told


async def test_subscriptions_that_nobody_plans_are_reported(guard: Guard) -> None:
    """A planner that stands still is noticed by what it should have written."""
    await guard.end(DeliveryState.SENT, "")
    guard.office.now += timedelta(days=1, minutes=20)
    (told,) = await guard.look()

    assert "Subscriptions that were due and are not planned: 1" in told
    assert not guard.watch.is_well


async def test_what_else_is_wrong_is_told_too(guard: Guard) -> None:
    """A platform that refuses the token is told through the others."""
    (told,) = await guard.look(Trouble("platform:discord", notice("Discord refuses the token")))

    assert "Discord refuses the token" in told


async def test_a_notice_about_a_name_that_is_no_text_is_entered(guard: Guard) -> None:
    """A file may be named by bytes of which no text can be made; its admins learn of it all the same."""
    named = "kabar-\udcff.toml"
    document = Document(f"{named} is wrong")
    work = partial(notices.enter, guard.office.books, {"telegram": typeset}, [BOSS], document, language("en"))
    entered = [await work(cause=named, slot="now", now=guard.office.now) for _ in range(2)]

    assert entered == [1, 0]


async def test_many_troubles_are_one_notice(guard: Guard) -> None:
    """Beyond ten the others are counted."""
    many = [Trouble(f"cause {number}", notice("There is no briefing now")) for number in range(13)]
    (told,) = await guard.look(*many)

    assert "and 3 more" in told


async def test_what_cannot_be_written_is_told_the_next_time(guard: Guard) -> None:
    """A stop, or a full disk, between looking and telling loses no telling: a cause is kept with its notice."""
    trouble = Trouble("platform:discord", notice("Discord refuses the token"))
    guard.ledger._db.execute("CREATE TRIGGER full BEFORE INSERT ON editions BEGIN SELECT RAISE(ABORT, 'full'); END")
    with pytest.raises(sqlite3.IntegrityError):
        await guard.look(trouble)
    guard.ledger._db.execute("DROP TRIGGER full")

    assert len(await guard.look(trouble)) == 1
    assert await guard.look(trouble) == []


async def test_what_nobody_could_be_told_is_told_who_comes(guard: Guard) -> None:
    """While no platform is connected, no admin can be told."""
    trouble = Trouble("platform:discord", notice("Discord refuses the token"))
    guard.admins = []
    assert await guard.look(trouble) == []
    guard.admins = [BOSS]

    assert len(await guard.look(trouble)) == 1


async def test_an_admin_who_comes_later_is_told_and_the_others_not_again(guard: Guard) -> None:
    """A platform that connects late, or again, changes nothing for those who know."""
    trouble = Trouble("platform:discord", notice("Discord refuses the token"))
    told: list[list[Address]] = []
    for admins in ([BOSS], [BOSS, CHIEF], [BOSS], [BOSS, CHIEF]):
        guard.admins, before = admins, {entry.id for entry in guard.office.entries()}
        await guard.look(trouble)
        told.append([entry.address for entry in guard.office.entries() if entry.id not in before])

    assert told == [[BOSS], [CHIEF], [], []]


async def test_a_cause_is_logged_once_while_it_lasts(guard: Guard, caplog: pytest.LogCaptureFixture) -> None:
    """Also where no admin can be told."""
    guard.admins = []
    for _ in range(3):
        await guard.look(Trouble("platform:discord", notice("Discord refuses the token")))

    assert [record.message for record in caplog.records] == ["somebody should look at this"]
