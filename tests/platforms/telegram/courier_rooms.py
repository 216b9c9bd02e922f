"""A courier at the fake Telegram, without the rest of the bot."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from fake_telegram import Chat, FakeTelegram
from memory_chat_book import MemoryChatBook
from platforms.sending.recording_watch import RecordingWatch
from platforms.sending.rooms import Clock, rooms

from bot.domain.addresses import Address
from bot.domain.secrets import Secret
from bot.platforms.chats import Chats
from bot.platforms.sending import Limits, Outcome, Pace, Sender
from bot.platforms.telegram.courier import TelegramCourier
from bot.platforms.telegram.platform import Account, connected
from bot.platforms.telegram.posting import Messenger

MARKUP = '{"inline_keyboard": [[{"text": "[1]", "callback_data": "w1.en.AAAAAA./edition k"}]]}'


def content(html: str, markup: str = MARKUP) -> str:
    """One part, as it stands in the ledger."""
    return json.dumps({"html": html, "markup": markup})


@dataclass
class Room:
    """A courier, its server, and what is kept about chats."""

    server: FakeTelegram
    courier: TelegramCourier
    messenger: Messenger
    sender: Sender
    book: MemoryChatBook
    watch: RecordingWatch = field(default_factory=RecordingWatch)

    async def post(self, to: Chat | Address, text: str = "News", watch: RecordingWatch | None = None) -> Outcome:
        """Post a part."""
        return await self.courier.post(address(to), content(text), "1.1", watch or self.watch)


def address(chat: Chat | Address, thread: int | None = None) -> Address:
    """The address of a chat."""
    return chat if isinstance(chat, Address) else Address("telegram", str(chat.id), str(thread or ""))


@asynccontextmanager
async def _room(**options: Any) -> AsyncIterator[Room]:
    book = MemoryChatBook()
    chats, clock = Chats(book), Clock()
    sender = Sender(Pace(Limits(None, None, None)), clock.now, clock.sleep, **options)
    async with FakeTelegram(rates=False) as server:
        account = Account(Secret(server.token), server.base_url, server.base_file_url)
        async with connected(account) as (bot, _):
            await bot.initialize()
            messenger = Messenger(bot, sender, chats, lambda: datetime(2022, 7, 25, tzinfo=UTC))
            room = Room(server, TelegramCourier(messenger, {7, 5}, lambda: True), messenger, sender, book)
            try:
                yield room
                assert server.refused == []
            finally:
                await sender.close(0)
                await chats.close()


in_room = rooms(_room)
"""Runs a test in a room; options are those of its sender."""
