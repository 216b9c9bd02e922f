"""The slash commands as Discord lists them: registered anew where the briefings have changed, and only then.

Discord allows few registrations a minute, so what is sent is always the list of the moment in which it is sent: what
changes during a wait goes along with it, instead of waiting for another turn.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from hashlib import sha256

import aiohttp
import discord

from bot.domain.briefing import BriefingSpec
from bot.domain.errors import BotError
from bot.events import fields
from bot.platforms.chats import Chats
from bot.platforms.discord import commands

log = logging.getLogger("ringkas.discord")


class Registration:
    """Keeps Discord's list of commands: one registration after the other, so that nothing is registered twice.

    `briefings` tells which there are now, and `register` gives Discord a list for the account of this `application`.
    """

    def __init__(
        self,
        briefings: Callable[[], Mapping[str, BriefingSpec]],
        chats: Chats,
        register: Callable[[list[commands.Payload]], Awaitable[object]],
        application: Callable[[], int],
    ) -> None:
        self._briefings = briefings
        self._chats = chats
        self._register = register
        self._application = application  # known once the bot has logged in
        self._turn = asyncio.Lock()

    async def follow(self) -> None:
        """Register the commands if they have changed since they were last registered."""
        async with self._turn:
            try:
                pause = await self._attempt()
                while pause is not None:
                    await asyncio.sleep(pause)
                    pause = await self._attempt()
            except BotError as error:
                log.warning("the commands may be old", extra=fields(reason=error))

    async def _attempt(self) -> float | None:
        """Register what there is now; seconds after which to try again (null: it is done, or cannot be).

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        briefings = self._briefings()
        wanted = commands.payload(briefings)
        digest = sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()
        key = f"discord.commands.{self._application()}"
        if await self._chats.read(lambda book: book.note(key)) == digest:
            return None
        if commands.is_crowded(briefings):
            told = fields(count=len(briefings))
            log.warning("too many briefings for a command each; /briefing leads to all", extra=told)
        try:
            await self._register(wanted)
        except discord.RateLimited as error:  # the library waits out shorter ones itself
            return error.retry_after
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("the commands were not registered", extra=fields(error=type(error).__name__))
            return None
        await self._chats.write(lambda book: book.set_note(key, digest))
        return None
