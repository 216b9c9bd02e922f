"""The bot on Discord while it runs: first contact, the gateway, each interaction served as it comes, a clean stop."""

from __future__ import annotations

import asyncio
import json
import logging
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import discord

from bot.domain.chats import NOTHING_CHOSEN
from bot.domain.errors import BotError, PlatformRefused, notice
from bot.domain.secrets import Secret
from bot.platforms.discord import answering, commands
from bot.platforms.discord.admins import Admins
from bot.platforms.discord.answering import sentence
from bot.platforms.discord.interactions import Asked, Completing, Event, Pressed, read
from bot.platforms.discord.posting import ATTEMPT_SECONDS
from bot.platforms.discord.responding import NOBODY, Response
from bot.platforms.events import fields
from bot.platforms.reception import Reception

log = logging.getLogger("ringkas.discord")

LONGEST_PAUSE = 60.0
"""Seconds between two attempts to reach Discord, at most."""
GRACE_SECONDS = 3.0
"""For how long what people asked before a stop is still answered."""
CDN_HOSTS = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
"""Where Discord keeps files that people give to commands."""
_TOKEN_REFUSED = 4004
"""https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway: authentication failed."""


@dataclass(frozen=True, slots=True)
class Account:
    """The bot's account, and where its servers stand; null: Discord's own."""

    token: Secret
    api_base: str | None = None
    proxy: Secret | None = None


class Client(discord.AutoShardedClient):
    """The library's client, with as little in memory as it runs with: interactions tell all that is needed."""

    def __init__(self, account: Account, serve: Callable[[discord.Interaction[Any]], Awaitable[None]]) -> None:
        if account.api_base is not None:
            discord.http.Route.BASE = account.api_base  # the library knows one API for the whole process
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody speaks here
        super().__init__(
            intents=discord.Intents(guilds=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            allowed_mentions=NOBODY,
            max_ratelimit_timeout=max(30.0, ATTEMPT_SECONDS),
            proxy=account.proxy.reveal() if account.proxy else None,
            enable_debug_events=False,
        )
        self._serve = serve

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Called by the library for each interaction, in a task of its own."""
        await self._serve(interaction)

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """Called by the library where one of our methods fails; what it was given stays out of the log."""
        log.error("an event was not served", extra=fields(method=event_method))


def fetcher(client: Client) -> Callable[[str], Awaitable[bytes]]:
    """Gets files that people gave to commands, from where Discord keeps them and from nowhere else."""
    own = urlsplit(discord.http.Route.BASE).hostname

    async def fetch(url: str) -> bytes:
        if urlsplit(url).hostname not in {*CDN_HOSTS, own}:
            raise ValueError
        return await client.http.get_from_cdn(url)

    return fetch


class DiscordPlatform:
    """Serves interactions side by side; each has three seconds to be acknowledged, so none waits for another."""

    def __init__(self, account: Account, reception: Reception, build: Callable[[Client], Admins]) -> None:
        self._account = account
        self._reception = reception
        self.client = Client(account, self._take)
        self._admins = build(self.client)
        self._tasks: set[asyncio.Task[Any]] = set()

    async def run(self, begun: Callable[[], None]) -> None:
        """Stay connected until cancelled; `begun` is called when the commands are registered.

        Raises:
            PlatformRefused: Discord does not know the token.
        """
        await self._log_in()
        await self.sync()
        begun()
        try:
            await self.client.connect()
        except discord.ConnectionClosed as error:
            if error.code == _TOKEN_REFUSED:
                raise _token_refused() from None
            raise

    async def _log_in(self) -> None:
        pause = 1.0
        while True:
            try:
                await self.client.login(self._account.token.reveal())
            except discord.LoginFailure:
                raise _token_refused() from None
            except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
                told = fields(seconds=pause, error=type(error).__name__)
                log.warning("Discord cannot be reached, trying again", extra=told)
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE, 2 * pause)
            else:
                log.info("at Discord", extra=fields(user=self.client.user.id if self.client.user else 0))
                return

    async def sync(self) -> None:
        """Register the commands if they have changed since they were last registered."""
        briefings = self._reception.desk.briefings
        wanted = commands.payload(briefings)
        digest = sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()
        key = f"discord.commands.{self.client.application_id}"
        if await self._reception.chats.read(lambda book: book.note(key)) == digest:
            return
        if commands.is_crowded(briefings):
            log.warning(
                "too many briefings for a command each; /briefing leads to all", extra=fields(count=len(briefings))
            )
        try:
            await self.client.http.bulk_upsert_global_commands(self.client.application_id or 0, wanted)
        except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("the commands were not registered", extra=fields(error=type(error).__name__))
            return
        await self._reception.chats.write(lambda book: book.set_note(key, digest))

    async def close(self) -> None:
        """Answer what was asked, for a while, and leave."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=GRACE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self.client.close()

    async def _take(self, interaction: discord.Interaction[Any]) -> None:
        if task := asyncio.current_task():  # the library's, of this interaction alone
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        await self._serve(interaction)

    async def _serve(self, interaction: discord.Interaction[Any]) -> None:
        response = Response(interaction)
        try:
            event = read(interaction)
            if event is not None:
                await self._do(event, response)
        except BotError as error:
            log.error("a request was not answered", extra=fields(reason=error))  # noqa: TRY400 - refused on purpose
            await self._apologise(interaction, response)
        except Exception as error:  # noqa: BLE001 - one failed answer must not stop the others
            frames = "".join(traceback.format_tb(error.__traceback__))
            log.error("a request was not answered", extra=fields(error=type(error).__name__, trace=frames))  # noqa: TRY400 - the error's words may be somebody's
            await self._apologise(interaction, response)

    async def _do(self, event: Event, response: Response) -> None:
        if isinstance(event, Completing):
            await answering.complete(self._reception, event, response)
        elif isinstance(event, Pressed):
            if await self._admins.press(event, response):
                await self.sync()
            else:
                await answering.press(self._reception, event, response)
        elif isinstance(event, Asked) and event.command == commands.ADMIN:
            await self._admins.answer(event, response)
            await self.sync()
        else:
            await answering.answer(self._reception, event, response)

    async def _apologise(self, interaction: discord.Interaction[Any], response: Response) -> None:
        if interaction.type is not discord.InteractionType.autocomplete:
            spoken = self._reception.language_of(NOTHING_CHOSEN, str(interaction.locale))
            text = spoken.text("Something went wrong here; it was noted. Please ask again later.")
            await response.show(sentence(text), is_private=True)


def _token_refused() -> PlatformRefused:
    return PlatformRefused(
        notice("Discord refuses the token; reset it in Discord's developer portal, and set the new one")
    )
