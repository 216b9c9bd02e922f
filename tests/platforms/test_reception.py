"""What a reply changes is kept in the ledger, and subscriptions follow what their chat chooses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from memory_chat_book import MemoryChatBook
from newsrooms import NOW, sample_newsroom

from bot.app import open_sample
from bot.delivery.books import Books
from bot.domain.addresses import Address
from bot.domain.chats import NOTHING_CHOSEN, ChatSettings
from bot.domain.delivery import Plan
from bot.domain.schedule import Schedule
from bot.drawing import BundledFont, png
from bot.languages import language
from bot.platforms.chats import Chats
from bot.platforms.desk import Desk
from bot.platforms.gallery import Gallery
from bot.platforms.reception import Reception
from bot.platforms.requests import Reply
from bot.store.sqlite import open_ledger

HERE, TOPIC, OTHER = (Address.parse(f"telegram:{place}") for place in ("-42", "-42/7", "-421"))


@dataclass
class Room:
    """A reception with a ledger in memory."""

    reception: Reception

    async def ask(self, text: str, at: Address = HERE, settings: ChatSettings = NOTHING_CHOSEN) -> Reply:
        """Ask in English, and keep what the reply changes, as every platform does."""
        answered = await self.reception.ask(text, language("en"), settings, lambda reply: reply, address=at)
        if answered.rendered.changes(settings):
            await self.reception.settle(at, answered.rendered, settings)
        await self.reception.note_read(at, answered.rendered)
        return answered.rendered

    async def plans(self, at: Address = HERE) -> list[Plan]:
        """What an address has subscribed to."""
        return await self.reception.subscriptions(at)


@asynccontextmanager
async def _room() -> AsyncIterator[Room]:
    desk = Desk(
        lambda: open_sample(passes_threads=True), sample_newsroom().briefings, lambda: NOW, "Asia/Jakarta", threads=1
    )
    chats, books = Chats(MemoryChatBook()), Books(open_ledger(None))
    try:
        yield Room(Reception(desk, chats, "en", NOW.date, books, Gallery(BundledFont(), png)))
    finally:
        await desk.close()
        await chats.close()
        await books.close()


async def test_a_subscription_is_kept_with_its_first_slot() -> None:
    """Planned from now on, in the language of who asked, and no later than they said."""
    async with _room() as room:
        await room.ask("/subscribe kazakhstan 18:00 at most 2 hours late")
        (plan,) = await room.plans()

    assert plan.subscription.key == "chat:telegram:-42:kazakhstan"
    assert (plan.subscription.schedule, plan.subscription.language) == (Schedule("Asia/Jakarta", (time(18),)), "en")
    assert plan.subscription.max_age == timedelta(hours=2)
    assert (plan.planned_until, plan.next_at) == (NOW, datetime(2026, 11, 21, 11, 0, tzinfo=UTC))


async def test_a_subscription_is_the_addresses_alone_that_asked() -> None:
    """A topic is not its group, and a group is not one whose number begins alike."""
    async with _room() as room:
        await room.ask("/subscribe kazakhstan 18:00", TOPIC)

        assert [len(await room.plans(at)) for at in (TOPIC, HERE, OTHER)] == [1, 0, 0]


async def test_subscriptions_end_by_name() -> None:
    """And the others stay."""
    async with _room() as room:
        for name in ("kazakhstan", "defence"):
            await room.ask(f"/subscribe {name} 18:00")
        await room.ask("/unsubscribe kazakhstan")

        assert [plan.subscription.briefing for plan in await room.plans()] == ["defence"]


async def test_digests_follow_the_language_that_a_chat_chooses() -> None:
    """In its topics too; no other chat's."""
    async with _room() as room:
        for at in (HERE, TOPIC, OTHER):
            await room.ask("/subscribe kazakhstan 18:00", at)
        await room.ask("/language id")
        languages = [(await room.plans(at))[0].subscription.language for at in (HERE, TOPIC, OTHER)]

    assert languages == ["id", "id", "en"]


async def test_the_next_slot_follows_quiet_hours() -> None:
    """At once, not only when the next one is planned; the language stays where none was chosen."""
    async with _room() as room:
        for at in (HERE, TOPIC, OTHER):
            await room.ask("/subscribe kazakhstan 18:00", at)
        await room.ask("/quiet 17:00-20:00")
        plans = [(await room.plans(at))[0] for at in (HERE, TOPIC, OTHER)]

    assert [plan.next_at.hour for plan in plans if plan.next_at] == [13, 13, 11]
    assert {plan.subscription.language for plan in plans} == {"en"}


async def test_what_was_read_is_kept_for_the_address() -> None:
    """The same question is another one then, so no kept answer of somebody else's is given."""
    async with _room() as room:
        first = await room.ask("/new kazakhstan")
        second = await room.ask("/new kazakhstan")
        elsewhere = await room.ask("/new kazakhstan", OTHER)

    assert "Nothing new since" in str(second.document)
    assert "Nothing new since" not in str(first.document)
    assert elsewhere.document == first.document


async def test_what_hangs_on_no_chat_is_not_looked_up() -> None:
    """Also asked nowhere, as through inline mode."""
    async with _room() as room:
        answered = await room.reception.ask("/subscriptions", language("en"), NOTHING_CHOSEN, lambda reply: reply)

    assert answered.rendered.document.title == "No subscriptions yet"
