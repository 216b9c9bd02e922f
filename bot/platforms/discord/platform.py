"""The bot on Discord while it runs: first contact, the gateway, each interaction served as it comes, a clean stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import discord
import yarl

from bot.domain.addresses import Address
from bot.domain.chats import NOTHING_CHOSEN
from bot.domain.errors import BotError, PlatformRefused, notice
from bot.domain.secrets import Secret
from bot.events import bug, fields
from bot.platforms.discord import answering, commands
from bot.platforms.discord.admins import Admins
from bot.platforms.discord.answering import sentence
from bot.platforms.discord.interactions import Asked, Completing, Event, Place, Pressed, read
from bot.platforms.discord.posting import ATTEMPT_SECONDS
from bot.platforms.discord.registration import Registration
from bot.platforms.discord.responding import NOBODY, Response
from bot.platforms.discord.webhook import Ask
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

    def __init__(
        self,
        account: Account,
        serve: Callable[[discord.Interaction[Any]], Awaitable[None]],
        tell: Callable[[bool], None],
        join: Callable[[discord.Guild], Awaitable[None]],
    ) -> None:
        """`tell` is told whether every shard is connected, whenever one comes or goes; `join` of each server joined."""
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
        self._tell = tell
        self._join = join
        self._lost: set[int] = set()  # shards
        parsers = self._connection.parsers
        parsers.update({name: _passed_over(name, parse) for name, parse in parsers.items() if name != "READY"})

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Called by the library for each interaction, in a task of its own."""
        await self._serve(interaction)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Called by the library where somebody adds the bot to a server."""
        await self._join(guild)

    async def on_shard_connect(self, shard_id: int) -> None:
        """Called by the library where a shard is connected."""
        self._lost.discard(shard_id)
        self._tell(not self._lost)

    async def on_shard_resumed(self, shard_id: int) -> None:
        """Called by the library where a shard goes on where it was."""
        await self.on_shard_connect(shard_id)

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """Called by the library where a shard lost its connection; it tries to get it back by itself."""
        self._lost.add(shard_id)
        self._tell(False)

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """Called by the library where one of our methods fails; what it was given stays out of the log."""
        log.error("an event was not served", extra=fields(method=event_method))


def _passed_over(name: str, parse: Callable[[Any], Any]) -> Callable[[Any], None]:
    """Reads an event, or logs that it cannot be read; the library would leave Discord for good over one."""

    def read_event(data: Any) -> None:
        try:
            parse(data)
        except Exception as error:  # noqa: BLE001 - whatever the library trips over
            log.error("an event cannot be read", extra=fields(event=name, error=type(error).__name__))  # noqa: TRY400 - its words may be somebody's

    return read_event


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

    def __init__(
        self,
        account: Account,
        reception: Reception,
        build: Callable[[Client], Admins],
        ask: Ask,
        tell: Callable[[bool], None] = lambda _: None,
    ) -> None:
        """`build` makes the admins' part for a client; `ask` makes the requests that answer; `tell` is told whether the gateway is connected."""
        self._account = account
        self._reception = reception
        self._ask = ask
        self.client = Client(account, self._take, tell, self._joined)
        self.admins = build(self.client)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._registration = Registration(
            lambda: reception.desk.briefings,
            reception.chats,
            self._put_on_list,
            lambda: self.client.application_id or 0,
        )
        self._unwatch: Callable[[], None] = lambda: None

    async def run(self) -> None:
        """Stay connected until cancelled.

        Raises:
            PlatformRefused: Discord does not know the token.
        """
        await self._log_in()
        await self.sync()
        self._unwatch = self._reception.desk.watch_briefings(lambda: self._keep(asyncio.ensure_future(self.sync())))
        if (
            self._account.api_base is not None
        ):  # after a lost session the library dials this one, whoever named the first
            _, gateway, *_ = await self.client.http.get_bot_gateway()
            discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
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
            except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
                told = fields(seconds=pause, error=type(error).__name__)
                log.warning("Discord cannot be reached, trying again", extra=told)
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE, 2 * pause)
            else:
                log.info("at Discord", extra=fields(user=self.client.user.id if self.client.user else 0))
                return

    async def sync(self) -> None:
        """Register the commands if they have changed since they were last registered."""
        await self._registration.follow()

    async def _put_on_list(self, wanted: list[commands.Payload]) -> None:
        await self.client.http.bulk_upsert_global_commands(self.client.application_id or 0, wanted)

    async def close(self) -> None:
        """Answer what was asked, for a while, and leave."""
        self._unwatch()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=GRACE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self.client.close()

    async def _take(self, interaction: discord.Interaction[Any]) -> None:
        if task := asyncio.current_task():  # the library's, of this interaction alone
            self._keep(task)
        await self._serve(interaction)

    def _keep(self, task: asyncio.Task[Any]) -> None:
        """Hold a task until it is done, so that a stop waits for it."""
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, interaction: discord.Interaction[Any]) -> None:
        response = Response(interaction, self._ask)
        try:
            event = read(interaction)
            if event is not None:
                await self._heard(event.place)
                await self._do(event, response)
        except BotError as error:
            log.error("a request was not answered", extra=fields(reason=error))  # noqa: TRY400 - refused on purpose
            await self._apologise(interaction, response)
        except Exception as error:  # noqa: BLE001 - one failed answer must not stop the others
            log.error("a request was not answered", extra=bug(error))  # noqa: TRY400 - the error's words may be somebody's
            await self._apologise(interaction, response)

    async def _heard(self, place: Place) -> None:
        """A channel where somebody asks, and where nothing is lacking, can be written to again."""
        if place.is_private or not place.lacking:
            await self.admins.messenger.heard(place.address)

    async def _joined(self, guild: discord.Guild) -> None:
        """What was out of reach in a server can be tried again once the bot is back there."""
        there = (*guild.channels, *guild.threads)
        await self.admins.messenger.heard(*(Address("discord", str(channel.id)) for channel in there))

    async def _do(self, event: Event, response: Response) -> None:
        privileges = self.admins.privileges_of(event.person)
        if isinstance(event, Completing):
            await answering.complete(self._reception, event, response)
        elif isinstance(event, Pressed):
            if not await self.admins.press(event, response):
                await answering.press(self._reception, event, response, privileges)
        elif isinstance(event, Asked) and event.command == commands.ADMIN:
            await self.admins.answer(event, response)
        else:
            await answering.answer(self._reception, event, response, privileges)

    async def _apologise(self, interaction: discord.Interaction[Any], response: Response) -> None:
        if interaction.type is not discord.InteractionType.autocomplete:
            spoken = self._reception.language_of(NOTHING_CHOSEN, str(interaction.locale))
            text = spoken.text("Something went wrong here; it was noted. Please ask again later.")
            await response.show(sentence(text), is_private=True)


def _token_refused() -> PlatformRefused:
    return PlatformRefused(
        notice("Discord refuses the token; reset it in Discord's developer portal, and set the new one")
    )
