"""`ringkas run` as operators run it, a process of its own, which is killed and started again on the same store."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from chaos.fakes import ROOT, Fakes

PATIENCE = 60.0
"""Seconds until a wait counts as failed."""
SOON = 0.02


class Bot:
    """The bot in a folder; what it told, in all its lives, stands in `log`."""

    def __init__(self, fakes: Fakes, folder: Path, **settings: str) -> None:
        """Set up as `settings` say, such as `log__level="info"`."""
        self._fakes = fakes
        self._folder = folder
        self._environment = _environment(fakes, folder, settings)
        self._begun = 0
        self._process: asyncio.subprocess.Process | None = None
        self.lives = 0

    @property
    def id(self) -> int:
        """By which the system knows its process."""
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        """What it told so far."""
        return (self._folder / "log").read_text("utf-8")

    async def start(self) -> None:
        """Begin a life."""
        self._begun = await self._fakes.begun()
        self.lives += 1
        with (self._folder / "log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"), cwd=self._folder, env=self._environment, stderr=log
            )

    async def is_there(self) -> None:
        """Wait until it is connected to both platforms.

        Raises:
            AssertionError: It ended by itself.
            TimeoutError: It takes too long.
        """
        async with asyncio.timeout(PATIENCE):
            while not await self._fakes.has(self._begun):
                assert self._process is not None
                assert self._process.returncode is None, self.log[-2000:]
                await asyncio.sleep(SOON)

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended."""
        return self._process is not None and self._process.returncode is None

    async def kill(self) -> None:
        """End it at once: no handler runs, nothing is put in order."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def stop(self) -> float:
        """End it as a service manager does; seconds that it took.

        Raises:
            AssertionError: It did not end well.
        """
        assert self._process is not None
        clock = asyncio.get_running_loop().time
        began = clock()
        self._process.send_signal(signal.SIGTERM)
        status = await asyncio.wait_for(self._process.wait(), PATIENCE)
        assert status == 0, self.log[-2000:]
        return clock() - began


def _environment(fakes: Fakes, folder: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """What an operator sets; nothing of the machine's own configuration is to have a say."""
    telegram, discord = fakes.telegram.told, fakes.discord.told
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RINGKAS_")}
    own = {
        "TELEGRAM__TOKEN": telegram["token"],
        "TELEGRAM__BASE_URL": telegram["base_url"],
        "TELEGRAM__BASE_FILE_URL": telegram["base_file_url"],
        "DISCORD__TOKEN": discord["token"],
        "DISCORD__BASE_URL": discord["api_base"],
        "STORE__PATH": str(folder / "ringkas.db"),
        "BRIEFINGS__FOLDER": str(folder / "briefings"),
        "LOG__LEVEL": "warning",
    } | {name.upper(): value for name, value in settings.items()}
    return kept | {f"RINGKAS_{name}": value for name, value in own.items()} | {"PYTHONPATH": str(ROOT)}
