"""Discord waits 3 seconds for a first answer: it comes in time whatever the store does, and the rest follows.

That it comes in time is held by the fake server, which refuses what is late.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from discord_bots import config_for
from discord_scenes import Scene, meets_bot, shown, title
from fake_discord import Interaction, Upload
from fake_discord.interactions import DEFERRED, DEFERRED_UPDATE
from telegram_scenes import ARAL_BRIEFING

from bot.app import on_discord
from bot.app.correcting import StoreCorrector
from bot.app.digests import Digests
from bot.app.office import open_sample
from bot.app.parts import Parts
from bot.delivery.books import Books
from bot.domain.errors import StoreUnusable, notice
from bot.domain.ports import Archive
from bot.drawing import BundledFont, png
from bot.files.shelf import FolderShelf
from bot.platforms.chats import Chats
from bot.platforms.desk import Desk
from bot.platforms.editing import Editing
from bot.platforms.gallery import Gallery
from bot.platforms.overseeing import Oversight
from bot.platforms.requests import RESERVED
from bot.store.sqlite import open_chat_book, open_ledger

APOLOGY = "Something went wrong here; it was noted. Please ask again later."


class Gate:
    """A store that answers when it is let, and fails when it is told to."""

    def __init__(self) -> None:
        self._archive = open_sample(passes_threads=True)
        self.is_open = threading.Event()
        self.is_open.set()
        self.is_broken = False

    def __getattr__(self, name: str) -> Any:
        """What the store does, later."""
        self.is_open.wait(60)
        if self.is_broken:
            raise StoreUnusable(notice("no platform is set up"))
        return getattr(self._archive, name)

    def revision(self) -> int:
        """Always the same; asked on the event loop, which must not wait."""
        return 1

    def close(self) -> None:
        """Close the store; called for each time that it was opened."""
        self.is_open.set()


@asynccontextmanager
async def _bot_with(gate: Gate, scene: Scene) -> AsyncIterator[None]:
    """The bot on Discord, with a store that can be slow."""
    config = config_for(scene.server, discord__admins=str(scene.boss.id))
    desk, chats = Desk(lambda: cast("Archive", gate), {}, _now, "Asia/Jakarta", threads=1), Chats(open_chat_book(None))
    editing = Editing(desk, chats, FolderShelf(scene.briefings, RESERVED), _now)
    await editing.load()
    token = config.discord.token
    assert token is not None
    books = Books(open_ledger(None))
    corrector, late_after = StoreCorrector(None, _now, UTC), timedelta(minutes=15)
    oversight = Oversight(books, chats, corrector, _now, UTC, late_after)
    digests = Digests.of(config, books, desk, chats, _now)
    gallery = Gallery(BundledFont(), png)
    parts = Parts(desk, chats, gallery, editing, oversight, digests, None, _now, {})
    task = asyncio.create_task(on_discord.run(config, token, parts))
    try:
        await scene.server.connected()
        yield
    finally:
        gate.is_open.set()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await gallery.close()
        await desk.close()
        await books.close()
        await chats.close()


@asynccontextmanager
async def _held_up(scene: Scene) -> AsyncIterator[None]:
    """Another process writes into the store for a while, and lets nobody else."""
    with closing(sqlite3.connect(scene.store, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


async def _types(*interactions: Interaction) -> list[tuple[int, bool]]:
    responses = [await interaction.answered() for interaction in interactions]
    return [(response.type, response.is_ephemeral) for response in responses]


@meets_bot(is_started=False)
async def test_a_command_is_acknowledged_while_the_store_takes_its_time_and_answered_after(scene: Scene) -> None:
    """To all, to one alone; a mistake is told to who made it, and what all saw of it is taken back."""
    gate = Gate()
    async with _bot_with(gate, scene):
        gate.is_open.clear()
        public = await scene.channel.slash("kazakhstan", scene.ana)
        private = await scene.channel.slash("kazakhstan", scene.ana, {"private": True, "language": "id"})
        mistaken = await scene.channel.slash("facts", scene.ana, {"entity": "xyzzy"})
        assert await _types(public, private, mistaken) == [(DEFERRED, False), (DEFERRED, True), (DEFERRED, False)]
        gate.is_open.set()

        assert title(await shown(public)) == "Kazakhstan between Russia and the West"
        assert title(await shown(private)) == "Kazakhstan di antara Rusia dan Barat"
        (told,) = await mistaken.followups()
        assert (told.is_ephemeral, title(told)) == (True, "That was not understood")
        assert mistaken.original is not None
        await mistaken.original.deleted()

        assert [title(message) for message in scene.channel.answers] == ["Kazakhstan between Russia and the West"]


@meets_bot(is_started=False)
async def test_pictures_that_take_their_time_come_after_the_acknowledgement(scene: Scene) -> None:
    """In the place of the announcement, to all and to one alone."""
    gate = Gate()
    async with _bot_with(gate, scene):
        gate.is_open.clear()
        wanted = {"topic": "kazakhstan", "picture": True}
        public = await scene.channel.slash("compare", scene.ana, wanted)
        private = await scene.channel.slash("compare", scene.ana, {**wanted, "private": True})
        assert await _types(public, private) == [(DEFERRED, False), (DEFERRED, True)]
        gate.is_open.set()

        drawn = [await shown(public), await shown(private)]

    assert [(bool(message.files), message.is_ephemeral) for message in drawn] == [(True, False), (True, True)]


@meets_bot(is_started=False)
async def test_a_press_is_acknowledged_while_the_store_takes_its_time(scene: Scene) -> None:
    """What turns in place is changed later; what is for one alone follows privately."""
    gate = Gate()
    async with _bot_with(gate, scene):
        message = await scene.asked("kazakhstan")
        gate.is_open.clear()
        own = await message.press("Timeline", scene.ana)
        other = await message.press("Sources", scene.boss)
        evidence = await message.select(message.selects[0].custom_id, "1", scene.boss)
        told = await _types(own, other, evidence)
        gate.is_open.set()

        assert told[0] == (DEFERRED_UPDATE, False)
        assert title(await message.edited()).startswith("Timeline")
        for interaction, head in ((other, "Sources"), (evidence, "Evidence")):
            answer = await shown(interaction)
            assert (answer.is_ephemeral, title(answer).partition(" ")[0].rstrip(":")) == (True, head)


@meets_bot(is_started=False)
async def test_a_store_that_fails_is_told_to_who_asked_alone(scene: Scene) -> None:
    """At once, or after all have seen that an answer is to come; then the next is answered."""
    gate = Gate()
    async with _bot_with(gate, scene):
        gate.is_broken = True
        at_once = await shown(await scene.channel.slash("kazakhstan", scene.ana))
        gate.is_open.clear()
        late = await scene.channel.slash("defence", scene.ana)
        assert await _types(late) == [(DEFERRED, False)]
        gate.is_open.set()
        (told,) = await late.followups()

        assert [(each.is_ephemeral, title(each)) for each in (at_once, told)] == [(True, APOLOGY)] * 2
        gate.is_broken = False
        assert title(await scene.asked("kazakhstan")) == "Kazakhstan between Russia and the West"


@meets_bot()
async def test_a_change_is_acknowledged_while_another_process_writes(scene: Scene) -> None:
    """A setting, an answer whose buttons are to be kept, a file to be accepted, a briefing to be removed."""
    upload = Upload("aral.toml", ARAL_BRIEFING.encode())
    proposal = await scene.asked("admin add", {"file": upload}, by=scene.boss)
    async with _held_up(scene):
        setting = await scene.channel.slash("language", scene.boss, {"language": "en"})
        removed = await scene.channel.slash("admin remove", scene.boss, {"briefing": "tokayev"})
        accepted = await proposal.press("Put it in use")
        assert [kind for kind, _ in await _types(setting, removed, accepted)] == [DEFERRED] * 3

    answers = [await shown(each) for each in (setting, removed, accepted)]
    assert [(message.is_ephemeral, title(message)) for message in answers] == [
        (True, "Answers are now in English."),
        (True, "/tokayev is removed."),
        (True, "/aral works now; this is its version 1."),
    ]


def _now() -> datetime:
    return datetime.now(UTC)
