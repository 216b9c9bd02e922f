"""Ways to talk to the fake without our own bot: the library's client, and raw requests that it would not send."""

from __future__ import annotations

import asyncio
import inspect
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Concatenate, ParamSpec

import aiohttp
import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from fake_discord.server import FakeDiscord

P = ParamSpec("P")
NOBODY = discord.AllowedMentions.none()


class HandClock:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        """Seconds from anywhere."""
        return self.seconds

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds


@contextmanager
def pointed(server: FakeDiscord) -> Iterator[None]:
    """The library speaks with this server, as long as this lasts."""
    kept = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE
    Route.BASE = server.api_base
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(server.gateway_url)
    discord.Asset.BASE = server.cdn_base
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE = kept


class Client(discord.Client):
    """A bot of the library with a tree of commands, which it registers when it starts."""

    def __init__(self, **options: Any) -> None:
        intents = options.pop("intents", discord.Intents(guilds=True, guild_messages=True, dm_messages=True))
        super().__init__(intents=intents, allowed_mentions=NOBODY, guild_ready_timeout=0.05, **options)
        self.tree = app_commands.CommandTree(self)
        self.said: asyncio.Queue[discord.Message] = asyncio.Queue()
        self.tree_synced = asyncio.Event()

    async def setup_hook(self) -> None:
        """Register what the test put into the tree."""
        if self.tree.get_commands():
            await self.tree.sync()
        self.tree_synced.set()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify at once, where the library waits 5 seconds before a second session."""

    async def on_message(self, message: discord.Message) -> None:
        """Keep what people write."""
        if message.author.id != self.application_id:
            self.said.put_nowait(message)


@asynccontextmanager
async def running(server: FakeDiscord, client: discord.Client) -> AsyncIterator[None]:
    """Run a client until the block ends; what it dies of is raised."""
    with pointed(server):
        task = asyncio.create_task(client.start(server.token))
        try:
            await server.connected()
            yield
        finally:
            await client.close()
            await asyncio.gather(task, return_exceptions=True)
            # The library's transports close a turn of the loop later.
            await asyncio.sleep(0)


async def asked(
    server: FakeDiscord, method: str, path: str, body: Any = None, *, files: dict[str, bytes] | None = None
) -> tuple[int, Any]:
    """Status and body that answer a raw request."""
    headers = {"Authorization": f"Bot {server.token}"}
    given: dict[str, Any] = {} if body is None else {"json": body}
    if files:
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("payload_json", json.dumps(body))
        for name, content in files.items():
            form.add_field(name, io.BytesIO(content), filename="x.txt")
        given = {"data": form}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.request(method, server.api_base + path, **given) as answer,
    ):
        return answer.status, await answer.json() if answer.status != 204 else {}


def meets_server(
    **options: Any,
) -> Callable[[Callable[Concatenate[FakeDiscord, P], Awaitable[None]]], Callable[P, None]]:
    """Run a test on an event loop of its own, with a server made of these options."""

    def decorate(test: Callable[Concatenate[FakeDiscord, P], Awaitable[None]]) -> Callable[P, None]:
        async def story(*args: P.args, **kwargs: P.kwargs) -> None:
            async with FakeDiscord(**options) as server:
                await test(server, *args, **kwargs)

        def run(*args: P.args, **kwargs: P.kwargs) -> None:
            asyncio.run(story(*args, **kwargs))

        run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
        # pytest asks the signature for fixtures; the server is none.
        signature = inspect.signature(test)
        parameters = list(signature.parameters.values())[1:]
        run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]  # read by inspect
        return run

    return decorate
