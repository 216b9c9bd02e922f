"""A courier at the fake Discord, without the rest of the bot."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import discord
from fake_discord import Channel, FakeDiscord, Guild
from memory_chat_book import MemoryChatBook
from platforms.sending.recording_watch import RecordingWatch
from platforms.sending.rooms import Clock, rooms

from bot.domain.addresses import Address
from bot.domain.outcomes import Sent
from bot.domain.secrets import Secret
from bot.platforms.chats import Chats
from bot.platforms.discord.courier import DiscordCourier
from bot.platforms.discord.posting import Messenger
from bot.platforms.discord.rest import Rest
from bot.platforms.sending import Limits, Outcome, Pace, Sender

BOSS = 42
ROWS = [
    {
        "type": 1,
        "components": [{"type": 2, "style": 2, "label": "More", "custom_id": "a.en../new kazakhstan"}],
    }
]


def content(title: str) -> str:
    """One part, as it stands in the ledger."""
    return json.dumps({"embeds": [{"title": title, "description": "@everyone “é”"}], "components": ROWS})


@dataclass
class Room:
    """A courier, its server, and what is kept about channels."""

    server: FakeDiscord
    guild: Guild
    channel: Channel
    courier: DiscordCourier
    messenger: Messenger
    sender: Sender
    clock: Clock
    book: MemoryChatBook
    client: discord.Client
    watch: RecordingWatch = field(default_factory=RecordingWatch)

    async def post(self, title: str = "News", nonce: str = "1.1", to: Channel | None = None) -> Outcome:
        """Post a part."""
        return await self.courier.post(address(to or self.channel), content(title), nonce, self.watch)

    async def posted(self, title: str = "News", to: Channel | None = None) -> str:
        """Post a part, which is taken; its receipt."""
        outcome = await self.post(title, "0.1", to)
        assert isinstance(outcome, Sent)
        self.watch.told.clear()
        return outcome.receipt


def address(channel: Channel) -> Address:
    """The address of a channel."""
    return Address("discord", str(channel.id))


@asynccontextmanager
async def _room(**options: Any) -> AsyncIterator[Room]:
    book, clock = MemoryChatBook(), Clock()
    chats = Chats(book)
    sender = Sender(Pace(Limits(None, None, None)), clock.now, clock.sleep, **options)
    async with FakeDiscord(rates=False) as server:
        discord.http.Route.BASE = server.api_base
        guild = server.guild("Ruang")
        boss = server.user("Boss")
        client = discord.Client(intents=discord.Intents(guilds=True))
        async with Rest(Secret(server.token)) as rest:
            messenger = Messenger(client, sender, chats, lambda: datetime(2022, 7, 25, tzinfo=UTC))
            courier = DiscordCourier(rest, messenger, client, {boss.id, BOSS}, lambda: True)
            channel = guild.text("umum")
            try:
                yield Room(server, guild, channel, courier, messenger, sender, clock, book, client)
                assert (server.refused, server.unguarded, server.pings) == ([], [], [])
            finally:
                await sender.close(0)
                await client.close()
                await chats.close()


in_room = rooms(_room)
"""Runs a test in a room; options are those of its sender."""
