"""What chats have chosen is at hand: read once, right after every change, and never behind somebody who writes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from memory_chat_book import MemoryChatBook

from bot.domain.addresses import Address
from bot.domain.chats import NOTHING_CHOSEN, ChatSettings, Reach, Standing
from bot.platforms import chats as kept_chats
from bot.platforms.chats import Chats

HERE = Address("telegram", "42")
THERE = Address("telegram", "-1001234567890")
TOPIC = Address("telegram", "-1001234567890", "7")
ENGLISH = ChatSettings("en", "Asia/Almaty")


class SlowBook(MemoryChatBook):
    """A book that counts what it is asked, and whose readers or writers can be held up."""

    def __init__(self, *, of: MemoryChatBook | None = None) -> None:
        """A book of its own, or the same as another, opened a second time."""
        super().__init__()
        if of is not None:
            self.chosen, self.standings = of.chosen, of.standings
        self.reads: list[Address] = []
        self.begun = threading.Event()
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.closed_count = 0

    def settings(self, address: Address) -> ChatSettings:
        """What the chat chose when it was asked; told when this book may go on."""
        self.reads.append(address)
        found = super().settings(address)
        self.begun.set()
        assert self.may_go_on.wait(30)
        return found

    def set_settings(self, address: Address, settings: ChatSettings) -> None:
        """Keep it, once this book may go on."""
        self.begun.set()
        assert self.may_go_on.wait(30)
        super().set_settings(address, settings)

    def close(self) -> None:
        """Count it."""
        self.closed_count += 1


@dataclass
class Scene:
    """One book opened twice, and the chats over it."""

    writing: SlowBook = field(default_factory=SlowBook)

    def __post_init__(self) -> None:
        self.reading = SlowBook(of=self.writing)
        self.chats = Chats(self.writing, self.reading)


def play(journey: Callable[[Scene], Awaitable[None]]) -> None:
    """Run a journey, and close the book whatever happens."""

    async def whole() -> None:
        scene = Scene()
        try:
            await journey(scene)
        finally:
            for book in (scene.writing, scene.reading):
                book.may_go_on.set()
            with suppress(RuntimeError):  # a journey about closing has closed it
                await scene.chats.close()

    asyncio.run(whole())


def test_settings_are_read_once() -> None:
    """A chat that goes on talking costs no further look into the book, even one that chose nothing."""

    async def journey(scene: Scene) -> None:
        answers = [await scene.chats.settings(HERE) for _ in range(3)]

        assert answers == [NOTHING_CHOSEN] * 3
        assert scene.reading.reads == [HERE]

    play(journey)


def test_a_topic_has_the_settings_of_its_chat() -> None:
    """What is chosen in one topic holds in all of them."""

    async def journey(scene: Scene) -> None:
        await scene.chats.choose(TOPIC, ENGLISH)

        assert await scene.chats.settings(THERE) == ENGLISH
        assert await scene.chats.settings(Address("telegram", THERE.chat, "8")) == ENGLISH
        assert scene.writing.chosen == {THERE: ENGLISH}

    play(journey)


def test_a_choice_holds_at_once_and_is_written() -> None:
    """The next answer follows it, and so does the next start."""

    async def journey(scene: Scene) -> None:
        await scene.chats.settings(HERE)
        await scene.chats.choose(HERE, ENGLISH)

        assert await scene.chats.settings(HERE) == ENGLISH
        assert scene.writing.chosen[HERE] == ENGLISH

    play(journey)


def test_what_is_forgotten_is_gone_from_memory_too() -> None:
    """Not only the book forgets."""

    async def journey(scene: Scene) -> None:
        await scene.chats.choose(TOPIC, ENGLISH)
        await scene.chats.mark(Standing(TOPIC, Reach.CLOSED, datetime(2026, 11, 21, tzinfo=UTC), ""))
        await scene.chats.forget(TOPIC)

        assert await scene.chats.settings(TOPIC) == NOTHING_CHOSEN
        assert (scene.writing.chosen, scene.writing.standings) == ({}, {})

    play(journey)


def test_a_chat_that_moves_takes_its_choice_along() -> None:
    """Also where the new number was already asked about, and was known to have chosen nothing."""

    async def journey(scene: Scene) -> None:
        await scene.chats.choose(HERE, ENGLISH)
        await scene.chats.settings(THERE)
        await scene.chats.move(HERE, THERE)

        assert await scene.chats.settings(THERE) == ENGLISH
        assert await scene.chats.settings(HERE) == NOTHING_CHOSEN

    play(journey)


def test_a_reader_does_not_wait_while_somebody_writes() -> None:
    """While one chat's choice is being written, another chat is answered."""

    async def journey(scene: Scene) -> None:
        scene.writing.may_go_on.clear()
        writing = asyncio.ensure_future(scene.chats.choose(HERE, ENGLISH))
        await asyncio.to_thread(scene.writing.begun.wait, 30)

        assert await asyncio.wait_for(scene.chats.settings(THERE), 30) == NOTHING_CHOSEN
        assert not writing.done()

        scene.writing.may_go_on.set()
        await writing

    play(journey)


def test_a_slow_reader_does_not_undo_a_choice() -> None:
    """What was read before a choice was made is not kept after it."""

    async def journey(scene: Scene) -> None:
        scene.reading.may_go_on.clear()
        reading = asyncio.ensure_future(scene.chats.settings(HERE))
        await asyncio.to_thread(scene.reading.begun.wait, 30)
        await scene.chats.choose(HERE, ENGLISH)
        scene.reading.may_go_on.set()
        await reading

        assert await scene.chats.settings(HERE) == ENGLISH

    play(journey)


def test_a_slow_reader_does_not_undo_a_move() -> None:
    """A supergroup that was asked about while its group moved there has the group's choice."""

    async def journey(scene: Scene) -> None:
        await scene.chats.choose(HERE, ENGLISH)
        scene.reading.may_go_on.clear()
        reading = asyncio.ensure_future(scene.chats.settings(THERE))
        await asyncio.to_thread(scene.reading.begun.wait, 30)
        await scene.chats.move(HERE, THERE)
        scene.reading.may_go_on.set()
        await reading

        assert await scene.chats.settings(THERE) == ENGLISH

    play(journey)


def test_memory_holds_so_many_chats_those_used_last() -> None:
    """However many chats there are, memory does not grow; a chat that goes on talking stays."""

    async def journey(scene: Scene) -> None:
        used, unused = Address("telegram", "1"), Address("telegram", "2")
        for address in (used, unused):
            await scene.chats.settings(address)
        others = [Address("telegram", str(number)) for number in range(3, kept_chats.KEPT + 1)]
        await asyncio.gather(*(scene.chats.settings(address) for address in others))
        await scene.chats.settings(used)
        await scene.chats.settings(Address("telegram", str(kept_chats.KEPT + 1)))
        assert len(scene.chats._settings) == kept_chats.KEPT
        scene.reading.reads.clear()
        await scene.chats.settings(used)
        await scene.chats.settings(unused)

        assert scene.reading.reads == [unused]

    play(journey)


def test_closing_closes_each_book_once() -> None:
    """After what was under way has ended."""

    async def journey(scene: Scene) -> None:
        scene.writing.may_go_on.clear()
        writing = asyncio.ensure_future(scene.chats.choose(HERE, ENGLISH))
        await asyncio.to_thread(scene.writing.begun.wait, 30)
        closing = asyncio.ensure_future(scene.chats.close())
        scene.writing.may_go_on.set()
        await asyncio.gather(writing, closing)

        assert (scene.writing.closed_count, scene.reading.closed_count) == (1, 1)
        assert scene.writing.chosen == {HERE: ENGLISH}

    play(journey)


def test_one_book_is_read_and_written_in_one_thread() -> None:
    """A book in memory cannot be opened twice; it is closed once."""

    async def journey() -> None:
        book = SlowBook()
        chats = Chats(book)
        await chats.choose(HERE, ENGLISH)
        threads = {
            await chats.read(lambda _: threading.get_ident()),
            await chats.write(lambda _: threading.get_ident()),
        }
        await chats.close()

        assert len(threads) == 1
        assert book.closed_count == 1

    asyncio.run(journey())
