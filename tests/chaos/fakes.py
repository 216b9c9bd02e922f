"""Both fake platforms as processes of their own, with their levers and their journals."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

ROOT = Path(__file__).parents[2]

Entry = dict[str, Any]
"""One line of a journal; see `fake_telegram.journal` and `fake_discord.journal`."""


@dataclass(frozen=True)
class Fake:
    """A platform; `told` is how a bot reaches it."""

    name: str
    told: dict[str, Any]
    session: aiohttp.ClientSession

    async def ask(self, method: str, path: str, body: object = None) -> Any:
        """Use its controls."""
        url = f"http://127.0.0.1:{self.told['port']}/control/{path}"
        async with self.session.request(method, url, json=body) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def stats(self) -> dict[str, Any]:
        """Its counts."""
        stats: dict[str, Any] = await self.ask("GET", "stats")
        return stats

    async def journal(self) -> list[Entry]:
        """All that came to stand in its chats."""
        entries: list[Entry] = await self.ask("GET", "journal")
        return entries


@dataclass(frozen=True)
class Fakes:
    """Both."""

    telegram: Fake
    discord: Fake

    async def begun(self) -> int:
        """How many bots have begun to ask Telegram for updates so far."""
        stats = await self.telegram.stats()
        return int(stats["counts"].get("deleteWebhook", 0))

    async def has(self, begun: int) -> bool:
        """Whether a bot is there on both, after so many that began before it."""
        discord = await self.discord.stats()
        return bool(discord["connected"]) and await self.begun() > begun


@asynccontextmanager
async def served(*options: str) -> AsyncIterator[Fakes]:
    """Both, until the block ends. They check little, so that what is slow is the bot; see their `process`."""
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(60)) as session,
        _process("fake_telegram", "--keep", *options) as telegram,
        _process("fake_discord", "--keep", *options) as discord,
    ):
        yield Fakes(Fake("telegram", telegram, session), Fake("discord", discord, session))


@asynccontextmanager
async def _process(name: str, *options: str) -> AsyncIterator[dict[str, Any]]:
    paths: Sequence[str] = [str(ROOT), str(ROOT / "tests")]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", name, *options),
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        yield json.loads(await process.stdout.readline())
    finally:
        process.kill()
        await process.communicate()
