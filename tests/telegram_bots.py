"""A whole bot in this process, talking to the fake Telegram over a real socket; started and stopped as `ringkas run` is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fake_telegram import FakeTelegram

from bot.app import SAMPLE_BRIEFINGS
from bot.app.serving import run
from bot.config import Config, load_config
from bot.platforms.sending import Limits

UNLIMITED = Limits(per_chat=None, per_group=None, overall=None)
"""For a server that does not count, so that a test need not wait."""


def config_for(server: FakeTelegram, **settings: str) -> Config:
    """The configuration that an operator would set through the environment; `telegram__admins="42"` sets a key."""
    folder = next(place for place in SAMPLE_BRIEFINGS if place.exists())
    nothing = Path(__file__).parent / "golden" / "empty.toml"  # no file of the machine is to have a say
    environ = {
        "TELEGRAM__TOKEN": server.token,
        "TELEGRAM__BASE_URL": server.base_url,
        "TELEGRAM__BASE_FILE_URL": server.base_file_url,
        "BRIEFINGS__FOLDER": str(folder),
    } | {name.upper(): value for name, value in settings.items()}
    return load_config(nothing, {f"RINGKAS_{name}": value for name, value in environ.items()})


@asynccontextmanager
async def running(
    server: FakeTelegram, *, limits: Limits | None = UNLIMITED, **settings: str
) -> AsyncIterator[asyncio.Task[None]]:
    """Run a bot against a server, and stop it as SIGTERM would; what `run` raises is raised at the end."""
    stop = asyncio.Event()
    task = asyncio.create_task(run(config_for(server, **settings), stop, limits))
    try:
        yield task
    finally:
        stop.set()
        await task
