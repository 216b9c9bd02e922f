"""A whole bot in this process, talking to the fake Discord over real sockets; started and stopped as `ringkas run` is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fake_discord import FakeDiscord

from bot.app import SAMPLE_BRIEFINGS
from bot.app.serving import run
from bot.config import Config, load_config


def config_for(server: FakeDiscord, **settings: str) -> Config:
    """The configuration that an operator would set through the environment; `discord__admins="42"` sets a key."""
    folder = next(place for place in SAMPLE_BRIEFINGS if place.exists())
    nothing = Path(__file__).parent / "golden" / "empty.toml"  # no file of the machine is to have a say
    environ = {
        "DISCORD__TOKEN": server.token,
        "DISCORD__BASE_URL": server.api_base,
        "BRIEFINGS__FOLDER": str(folder),
    } | {name.upper(): value for name, value in settings.items()}
    return load_config(nothing, {f"RINGKAS_{name}": value for name, value in environ.items()})


@asynccontextmanager
async def running(server: FakeDiscord, **settings: str) -> AsyncIterator[asyncio.Task[None]]:
    """Run a bot against a server until it is connected, and stop it as SIGTERM would at the end."""
    stop = asyncio.Event()
    task = asyncio.create_task(run(config_for(server, **settings), stop))
    try:
        await server.connected()
        yield task
    finally:
        stop.set()
        await task
