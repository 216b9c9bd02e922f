"""A scene for readers and admins on Discord: the fake server, a store and briefings on disk, and the whole bot.

The store is a file, so that it can change, and be held up, while the bot runs.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Concatenate, ParamSpec

from discord_bots import running
from fake_discord import Channel, FakeDiscord, Guild, Interaction, Message, User
from telegram_scenes import furnish

from bot.domain.addresses import Address
from bot.domain.chats import ChatSettings
from bot.files.importing import import_records
from bot.store.sqlite import open_archive, open_chat_book

P = ParamSpec("P")


@dataclass
class Scene:
    """What a journey has at hand: a guild in English with one channel, Ana who reads there, and the only admin.

    `boss` is the guild's owner too, for Discord shows `/admin` to administrators alone.
    """

    server: FakeDiscord
    folder: Path
    boss: User
    ana: User
    guild: Guild
    channel: Channel

    @property
    def store(self) -> Path:
        """The store's file."""
        return self.folder / "ringkas.db"

    @property
    def briefings(self) -> Path:
        """The folder of the briefing files."""
        return self.folder / "briefings"

    @asynccontextmanager
    async def bot(self, **settings: str) -> AsyncIterator[None]:
        """Run the bot until the block ends; it has registered its commands by then, if they have changed."""
        own = {
            "discord__admins": str(self.boss.id),
            "store__path": str(self.store),
            "briefings__folder": str(self.briefings),
        }
        async with running(self.server, **own | settings):
            yield

    def member(self, name: str, locale: str = "en-US") -> User:
        """A new person in the guild."""
        return self.guild.join(self.server.user(name, locale=locale))

    async def asked(
        self,
        command: str,
        options: Mapping[str, Any] | None = None,
        *,
        by: User | None = None,
        at: Channel | None = None,
    ) -> Message:
        """What a command is answered with: the message that stands there in the end, or that one person sees."""
        return await shown(await (at or self.channel).slash(command, by or self.ana, options))

    async def import_(self, text: str) -> None:
        """Import records, as another process would while the bot runs."""
        file = self.folder / "more.toml"
        file.write_text(text, encoding="utf-8")
        await asyncio.to_thread(_import, self.store, file)

    def settings(self, channel: Channel) -> ChatSettings:
        """What the book holds about a channel."""
        with closing(open_chat_book(self.store)) as book:
            return book.settings(Address("discord", str(channel.id)))


async def shown(interaction: Interaction) -> Message:
    """What answers an interaction in the end."""
    return await interaction.shown(timeout=30)


def title(message: Message) -> str:
    """The words at the head of a message."""
    return str(message.embeds[0].get("title") or message.embeds[0].get("description") or "")


def meets_bot(
    *, is_started: bool = True, **settings: str
) -> Callable[[Callable[Concatenate[Scene, P], Awaitable[None]]], Callable[P, None]]:
    """Run a test on an event loop of its own, in a scene; nothing that the bot sends may break a rule of Discord."""

    def decorate(test: Callable[Concatenate[Scene, P], Awaitable[None]]) -> Callable[P, None]:
        async def story(*args: P.args, **kwargs: P.kwargs) -> None:
            async with _scene() as scene:
                if is_started:
                    async with scene.bot(**settings):
                        await test(scene, *args, **kwargs)
                else:
                    await test(scene, *args, **kwargs)
                assert (scene.server.refused, scene.server.unguarded, scene.server.pings) == ([], [], [])

        def run(*args: P.args, **kwargs: P.kwargs) -> None:
            asyncio.run(story(*args, **kwargs))

        run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
        # pytest asks the signature for fixtures; the scene is none.
        signature = inspect.signature(test)
        run.__signature__ = signature.replace(parameters=list(signature.parameters.values())[1:])  # type: ignore[attr-defined]  # read by inspect
        return run

    return decorate


@asynccontextmanager
async def _scene() -> AsyncIterator[Scene]:
    with TemporaryDirectory() as folder:
        async with FakeDiscord(rates=False) as server:
            boss, ana = server.user("Boss"), server.user("Ana")
            guild = server.guild("Readers", owner=boss)
            guild.join(ana)
            scene = Scene(server, Path(folder), boss, ana, guild, guild.text("news"))
            furnish(scene.store, scene.briefings)
            yield scene


def _import(store: Path, file: Path) -> None:
    with closing(open_archive(store)) as archive:
        import_records([file], archive, datetime.now(UTC))
