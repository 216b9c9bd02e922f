"""A scene for files that change under the running bot: both fake platforms, a store and briefings on disk, one bot.

The bot runs in this process, so that what it logs can be counted.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

from fake_discord import FakeDiscord, Guild
from fake_discord import User as Member
from fake_telegram import Chat, FakeTelegram
from telegram_bots import UNLIMITED, config_for
from telegram_scenes import ARAL_BRIEFING, furnish

from bot.app.serving import run
from bot.domain.chats import AcceptedBriefing
from bot.store.sqlite import open_chat_book

PATIENCE = 15.0
"""Seconds until a wait counts as failed; nothing takes so long where things work."""


@dataclass
class Scene:
    """What is at hand; `boss` is the admin's chat on Telegram, `chief` the admin on Discord."""

    folder: Path
    telegram: FakeTelegram
    discord: FakeDiscord
    boss: Chat
    guild: Guild
    chief: Member

    @property
    def briefings(self) -> Path:
        """The folder of the briefing files."""
        return self.folder / "briefings"

    @property
    def store(self) -> Path:
        """The store's file."""
        return self.folder / "ringkas.db"

    @asynccontextmanager
    async def bot(self, **settings: str) -> AsyncIterator[None]:
        """The bot, connected to both platforms; stopped at the end."""
        stop = asyncio.Event()
        starts = len(self.telegram.called("deleteWebhook"))
        own = {
            "telegram__admins": str(self.boss.id),
            "discord__token": self.discord.token,
            "discord__base_url": self.discord.api_base,
            "discord__admins": str(self.chief.id),
            "store__path": str(self.store),
            "briefings__folder": str(self.briefings),
            "language__default": "en",
        }
        running = asyncio.create_task(run(config_for(self.telegram, **own | settings), stop, UNLIMITED))
        try:
            await self.telegram.call("deleteWebhook", count=starts + 1, timeout=PATIENCE)
            await self.discord.connected(timeout=PATIENCE)
            yield
        finally:
            stop.set()
            await running

    def write(self, name: str, text: str) -> None:
        """Let a briefing's file hold this text, in one step."""
        beside = self.folder / f"{name}.new"
        beside.write_text(text, encoding="utf-8")
        beside.replace(self.briefings / f"{name}.toml")

    def menu(self) -> set[str]:
        """The commands of everybody's menu on Telegram."""
        found = [menu for (scope, code), menu in self.telegram.commands.items() if "default" in scope and not code]
        return {command["command"] for menu in found for command in menu}

    def told(self, words: str) -> list[str]:
        """What the admin was told on Telegram that holds these words, without what keeps apps from making links."""
        every = [answer.text.replace("\u2060", "") for answer in self.boss.answers]
        return [text for text in every if words in text]

    def versions(self, name: str) -> list[AcceptedBriefing]:
        """The history of a briefing."""
        with closing(open_chat_book(self.store)) as book:
            return book.accepted(name)

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds.

        Raises:
            TimeoutError: It never does.
        """
        async with asyncio.timeout(PATIENCE):
            while not holds():  # noqa: ASYNC110 - files and servers have no bell to ring
                await asyncio.sleep(0.02)


@asynccontextmanager
async def scene(folder: Path) -> AsyncIterator[Scene]:
    """Both platforms, and a store with news about `aral`; nothing that is sent may break a rule.

    Neither platform counts: how fast it may be asked has tests of its own.
    """
    furnish(folder / "ringkas.db", folder / "briefings")
    (folder / "briefings" / "aral.toml").write_text(ARAL_BRIEFING, encoding="utf-8")
    async with FakeTelegram(rates=False) as telegram, FakeDiscord(rates=False) as discord:
        boss = telegram.private(telegram.user("Boss"))
        guild = discord.guild("Readers")
        yield Scene(folder, telegram, discord, boss, guild, guild.join(discord.user("Chief")))
        assert (telegram.refused, discord.refused, discord.unguarded) == ([], [], [])
