"""The fake as a test holds it: people and guilds to make, failures to prepare, records to read."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Self

from fake_discord.channels import Channel, Guild
from fake_discord.failures import Failure, Failures, Kind, operation
from fake_discord.gateway import Gateway
from fake_discord.messages import Message
from fake_discord.places import Realm, User
from fake_discord.rates import Rates
from fake_discord.rest import Rest
from fake_discord.sessions import Identify
from fake_discord.specification import specification
from fake_discord.troubles import Troubles
from fake_discord.waiting import SECONDS, wait
from fake_discord.wire import Call, Wire
from fake_discord.world import World

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAwMA.fakeit.token-that-opens-nothing"  # noqa: S105  # it opens nothing
BOT = User(1000000000000000000, "Ringkas", is_bot=True)


class FakeDiscord:
    """Discord for one bot, on a loopback socket.

    Args:
        rates: Whether too many requests are answered 429; see `fake_discord.rates`.
        strict: Whether bodies are checked and deadlines kept; off for benchmarks.
        keeps: Whether messages are remembered, so that they can be edited; `strict` by default.
        shards: How many shards the gateway asks for.
        privileged: The privileged intents that are enabled for the bot, as bits; none by default.
        heartbeat: Seconds between heartbeats.
        clock: Seconds for rates and deadlines, from anywhere, never going back.
        remembered: How many calls are kept; all of them by default.
        port: Where to listen; any free port by default.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        bot: User = BOT,
        rates: bool = True,
        strict: bool = True,
        keeps: bool | None = None,
        shards: int = 1,
        privileged: int = 0,
        heartbeat: float = 41.25,
        clock: Callable[[], float] = time.monotonic,
        remembered: int | None = None,
        port: int = 0,
    ) -> None:
        self.token = token
        self.bot = bot
        self.application_id = bot.id
        self.api_base = ""
        self.gateway_url = ""
        self.cdn_base = ""
        self.world = World(bot, clock, strict=strict, keeps=strict if keeps is None else keeps, remembered=remembered)
        self.gateway = Gateway(self.world, token, shards=shards, privileged=privileged, heartbeat=heartbeat)
        self.world.gateway = self.gateway
        self._failures = Failures()
        self.troubles = Troubles(clock)
        self.rest = Rest(self.world, token, Rates(clock, enabled=rates), self._failures, self.troubles)
        self.port = port

    async def __aenter__(self) -> Self:
        """Listen; where checks are on and Discord's document is not there, the test is skipped here."""
        if self.world.strict:
            specification()
        self.port = await self.rest.start(self.port)
        address = f"127.0.0.1:{self.port}"
        self.api_base = f"http://{address}/api/v10"
        self.gateway_url = self.gateway.url = f"ws://{address}/gateway"
        self.cdn_base = self.world.cdn = f"http://{address}/cdn"
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close every connection."""
        await self.gateway.stop()
        await self.rest.stop()

    @property
    def calls(self) -> list[Call]:
        """The requests in the order in which they were answered."""
        return list(self.world.calls)

    @property
    def refused(self) -> list[Call]:
        """The requests that broke a rule which a bot can know, or came too late; a good bot leaves this empty."""
        return list(self.world.refused)

    @property
    def unguarded(self) -> list[Call]:
        """The accepted requests whose text was not forbidden to mention anybody; a good bot leaves this empty."""
        return list(self.world.unguarded)

    @property
    def throttled(self) -> int:
        """How many requests met a 429 of the rates; prepared failures are not counted."""
        return self.world.throttled

    @property
    def counts(self) -> Mapping[str, int]:
        """How many requests came, by operation."""
        return self.world.counts

    @property
    def commands(self) -> list[Wire]:
        """The registered commands of everywhere; `guild_commands` has those of guilds."""
        return self.world.commands.get(None, [])

    def guild_commands(self, guild: Guild) -> list[Wire]:
        """The registered commands of a guild."""
        return self.world.commands.get(guild.id, [])

    @property
    def identifies(self) -> list[Identify]:
        """How the bot introduced itself, each time."""
        return list(self.gateway.identifies)

    @property
    def resumes(self) -> list[Wire]:
        """The RESUMEs that came."""
        return list(self.gateway.resumes)

    @property
    def pings(self) -> list[Message]:
        """The messages of the bot whose words notify somebody, ephemeral and edited ones too."""
        return list(self.world.pinging)

    def called(self, named: str) -> list[Call]:
        """The requests of one operation."""
        return [call for call in self.world.calls if call.operation == operation(named)]

    def user(self, name: str, *, locale: str = "en-US") -> User:
        """A person."""
        user = User(self.world.id(), name, locale)
        self.world.users[user.id] = user
        return user

    def guild(self, name: str, *, locale: str = "en-US", owner: User | None = None) -> Guild:
        """A guild with the bot in it; a running bot is told."""
        realm = Realm(self.world.id(1 << 22), name, locale, (owner or self.user("Owner")).id)
        self.world.realms[realm.id] = realm
        guild = Guild(self.world, realm)
        guild.join(self.world.users[realm.owner_id])
        guild.join(self.bot)
        self.gateway.announce(realm)
        return guild

    def direct(self, user: User) -> Channel:
        """The conversation of a person with the bot."""
        return Channel(self.world, self.world.direct(user))

    def channel(self, id: int) -> Channel:
        """A channel that exists already."""
        return Channel(self.world, self.world.places[id])

    def fail(
        self,
        named: str,
        times: int = 1,
        kind: Kind = "503",
        *,
        channel: Channel | None = None,
        retry_after: float = 0.05,
        delay: float = 0.0,
    ) -> Failure:
        """Prepare a failure for the next requests of an operation or route, "*" for any, in a channel or in all.

        `retry_after` is what a 429 tells, `delay` how long the request waits before it is looked at, in seconds.
        """
        id = channel.id if channel else None
        return self._failures.add(Failure(operation(named), times, kind, id, retry_after, delay))

    def succeed(self) -> None:
        """Take back every prepared failure."""
        self._failures.waiting.clear()

    async def connected(self, sessions: int = 1, timeout: float = SECONDS) -> None:  # noqa: ASYNC109  # who waits says how long
        """Wait until so many gateway sessions have their sockets; raises `NothingCame`."""
        find = lambda: self.gateway.connected >= sessions or None  # noqa: E731  # a question, asked again and again
        await wait(self.world, find, f"gateway session {sessions}", timeout)

    async def resumed(self, count: int = 1, timeout: float = SECONDS) -> None:  # noqa: ASYNC109  # who waits says how long
        """Wait until the bot has come back with so many RESUMEs; raises `NothingCame`."""
        find = lambda: (len(self.gateway.resumes) >= count and self.gateway.connected) or None  # noqa: E731
        await wait(self.world, find, f"RESUME {count}", timeout)

    async def drop_gateway(self, code: int | None = None) -> None:
        """End every gateway socket, with a close code or without a word; sessions may be resumed."""
        await self.gateway.drop(code)

    async def call(self, named: str, count: int = 1, timeout: float = SECONDS) -> Call:  # noqa: ASYNC109  # who waits says how long
        """The request of an operation with this number, waited for; raises `NothingCame`."""

        def find() -> Call | None:
            met = self.called(named)
            return met[count - 1] if len(met) >= count else None

        found: Call = await wait(self.world, find, f"request {count} of {named}", timeout)
        return found


__all__ = ["FakeDiscord"]
