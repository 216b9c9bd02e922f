"""The bot inside simcord, which knows Discord by another author's reading than our own fake does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

import discord
import simcord
from discord.http import Route
from discord.webhook.async_ import async_context
from newsrooms import sample_newsroom

from bot.app import SAMPLE_BRIEFINGS
from bot.app.office import open_sample
from bot.delivery.books import Books
from bot.domain.secrets import Secret
from bot.drawing import BundledFont, png
from bot.files.shelf import FolderShelf
from bot.platforms.chats import Chats
from bot.platforms.desk import Desk
from bot.platforms.discord.admins import Admins
from bot.platforms.discord.platform import Account, Client, DiscordPlatform, fetcher
from bot.platforms.discord.posting import LIMITS, Messenger
from bot.platforms.discord.rest import Answer
from bot.platforms.editing import Editing
from bot.platforms.gallery import Gallery
from bot.platforms.reception import Reception
from bot.platforms.requests import RESERVED
from bot.platforms.sending import Pace, Sender
from bot.store.sqlite import open_chat_book, open_ledger

SAMPLE = next(place for place in SAMPLE_BRIEFINGS if place.exists())
TITLE = "Kazakhstan between Russia and the West"


@dataclass
class Room:
    """A channel in a simulated guild, with a reader, and the bot."""

    env: Any
    channel: Any
    alice: Any


def _now() -> datetime:
    return datetime.now(UTC)


async def _ask(method: str, path: str, body: str) -> Answer:
    """A request of ours, by the way into simcord that the library's own take; there is no socket to it."""
    adapter = async_context.get()
    try:
        told = await adapter.request(Route(method, path), cast("Any", None), payload=json.loads(body) if body else None)
    except discord.HTTPException as error:
        return Answer(error.status, {"code": error.code})
    return Answer(200, told if isinstance(told, dict) else {})


@asynccontextmanager
async def _room() -> AsyncIterator[Room]:
    desk = Desk(lambda: open_sample(passes_threads=True), sample_newsroom().briefings, _now, "Asia/Jakarta", threads=1)
    chats, books = Chats(open_chat_book(None)), Books(open_ledger(None))
    reception = Reception(desk, chats, "id", lambda: _now().date(), books, Gallery(BundledFont(), png))

    def admins(client: Client) -> Admins:
        messenger = Messenger(client, Sender(Pace(LIMITS)), chats, _now)
        editing = Editing(desk, chats, FolderShelf(SAMPLE, RESERVED), _now)
        return Admins(reception, editing, messenger, fetcher(client), frozenset(), frozenset())

    platform = DiscordPlatform(Account(Secret("x")), reception, admins, _ask)
    try:
        async with simcord.run(platform.client, shard_count=1) as env:
            await platform.sync()
            guild = env.create_guild()
            channel = guild.create_text_channel("news")
            yield Room(env, channel, guild.add_member(env.create_user("alice")))
            assert env.errors == []
    finally:
        await platform.close()
        await desk.close()
        await chats.close()
        await books.close()


def _meets_room(test: Callable[[Room], Awaitable[None]]) -> Callable[[], None]:
    """Run a test on an event loop of its own, in a room; no handler of the bot may fail."""

    async def story() -> None:
        async with _room() as room:
            await test(room)

    def run() -> None:
        asyncio.run(story())

    run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
    return run


@_meets_room
async def test_a_slash_command_is_answered_with_one_embed_for_all(room: Room) -> None:
    """At once, without a deferral."""
    result = await room.alice.slash(room.channel, "kazakhstan")

    assert (result.ephemeral, result.deferred) == (False, False)
    assert [embed.title for embed in result.response.embeds] == [TITLE]


@_meets_room
async def test_options_reach_the_answer(room: Room) -> None:
    """Typed as the command declares them."""
    result = await room.alice.slash(room.channel, "timeline", topic="kazakhstan", language="id", private=True)

    assert result.ephemeral
    assert result.response.embeds[0].title.startswith("Linimasa: Kazakhstan")


@_meets_room
async def test_a_button_puts_another_answer_in_the_place_of_the_message(room: Room) -> None:
    """And a list shows evidence to who chose from it alone."""
    message = (await room.alice.slash(room.channel, "kazakhstan")).response

    await room.alice.click(message, label="Timeline")
    chosen = await room.alice.select(room.channel.last_message, values=["2"])

    assert room.channel.last_message.embeds[0].title == f"Timeline: {TITLE}"
    assert (chosen.ephemeral, chosen.response.embeds[0].title) == (True, "Evidence \\[2\\]")


@_meets_room
async def test_topics_complete_themselves(room: Room) -> None:
    """By the titles that readers know."""
    choices = await room.alice.autocomplete(room.channel, "timeline", "topic", "kazakhstan b")

    assert TITLE in [choice["name"] for choice in choices]


@_meets_room
async def test_the_admins_command_is_hidden_from_members(room: Room) -> None:
    """By its default permissions; the readers' are shown."""
    shown = {
        command.name if hasattr(command, "name") else command for command in room.alice.available_commands(room.channel)
    }

    assert "kazakhstan" in shown
    assert "admin" not in shown


@_meets_room
async def test_buttons_work_after_the_bot_has_come_back(room: Room) -> None:
    """Nothing that they need is in memory."""
    message = (await room.alice.slash(room.channel, "kazakhstan")).response

    await room.env.restart_bot()
    await room.alice.click(message, label="Sources")

    assert room.channel.last_message.embeds[0].title == f"Sources: {TITLE}"
