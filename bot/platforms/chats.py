"""What chats have chosen, at hand on the event loop: read from the book once, kept while it is used."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot.domain.addresses import Address
from bot.domain.chats import ChatBook, ChatSettings, Standing

KEPT = 10_000
"""Of how many chats the settings are kept in memory."""

R = TypeVar("R")


class Chats:
    """A `ChatBook` for an event loop: one thread writes, and one reads, so that no reader waits while an import writes.

    `reading` is the same book opened a second time; a book in memory can be opened once only.
    """

    def __init__(self, book: ChatBook, reading: ChatBook | None = None) -> None:
        self._book = book
        self._reading = reading or book
        self._writers = ThreadPoolExecutor(1, thread_name_prefix="chats-writing")
        self._readers = ThreadPoolExecutor(1, thread_name_prefix="chats-reading") if reading else self._writers
        self._settings: OrderedDict[Address, ChatSettings] = OrderedDict()
        self._changes = 0  # how often any chat's settings have changed

    async def write(self, work: Callable[[ChatBook], R]) -> R:
        """Write into the book.

        Raises:
            StoreUnusable: The store cannot be written.
        """
        return await asyncio.get_running_loop().run_in_executor(self._writers, work, self._book)

    async def read(self, work: Callable[[ChatBook], R]) -> R:
        """Ask the book something.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        return await asyncio.get_running_loop().run_in_executor(self._readers, work, self._reading)

    async def settings(self, address: Address) -> ChatSettings:
        """What the chat of an address has chosen."""
        chat = address.whole
        known = self._settings.get(chat)
        if known is None:
            changes = self._changes
            known = await self.read(lambda book: book.settings(chat))
            if changes == self._changes:  # what was read before a change is not kept after it
                self._keep(chat, known)
        else:
            self._settings.move_to_end(chat)
        return known

    async def choose(self, address: Address, settings: ChatSettings) -> None:
        """Keep what a chat has chosen from now on."""
        await self.write(lambda book: book.set_settings(address.whole, settings))
        self._changes += 1
        self._keep(address.whole, settings)

    async def forget(self, address: Address) -> None:
        """Delete everything about a chat."""
        await self.write(lambda book: book.forget(address.whole))
        self._changes += 1
        self._settings.pop(address.whole, None)

    async def move(self, old: Address, new: Address) -> None:
        """A chat lives elsewhere from now on, with what it has chosen."""
        await self.write(lambda book: book.move(old.whole, new.whole))
        self._changes += 1
        self._settings.pop(old.whole, None)
        self._settings.pop(new.whole, None)

    async def mark(self, standing: Standing) -> None:
        """Keep whether an address can be reached."""
        await self.write(lambda book: book.mark(standing))

    def _keep(self, chat: Address, settings: ChatSettings) -> None:
        self._settings[chat] = settings
        self._settings.move_to_end(chat)
        if len(self._settings) > KEPT:
            self._settings.popitem(last=False)

    async def close(self) -> None:
        """Let what is under way end, and close the book."""
        await self.write(lambda book: book.close())
        if self._reading is not self._book:
            await self.read(lambda book: book.close())
        await asyncio.to_thread(self._writers.shutdown)
        await asyncio.to_thread(self._readers.shutdown)
