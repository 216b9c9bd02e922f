"""The bots that `discord` measures, each in a process of its own, set up by the environment as `ringkas run` is.

    python -m tests.benchmarks.discord_bots ours
    python -m tests.benchmarks.discord_bots bare EMBED

The bare one is the floor: a client and a tree with one command, as discord.py's examples have it, which sends the embed
of a JSON file. Ours is the whole bot.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket

from bot import logs
from bot.app.serving import run
from bot.config import load_config


class Bare(discord.Client):
    """Answers one command with one embed."""

    def __init__(self, embed: dict[str, Any]) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

        @self.tree.command()
        async def kazakhstan(interaction: discord.Interaction) -> None:
            """Send the embed."""
            await interaction.response.send_message(embed=discord.Embed.from_dict(embed))

    async def setup_hook(self) -> None:
        """Called by the library before it connects."""
        await self.tree.sync()


async def _run_bare(embed: dict[str, Any]) -> None:
    discord.http.Route.BASE = os.environ["RINGKAS_DISCORD__BASE_URL"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["RINGKAS_BENCH_GATEWAY"])
    client = Bare(embed)
    running = asyncio.create_task(client.start(os.environ["RINGKAS_DISCORD__TOKEN"]))
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    await stopped.wait()
    await client.close()  # says so, else the server would keep what it sends for later
    await running


async def _run_ours() -> None:
    nothing = Path(__file__).parents[1] / "golden" / "empty.toml"  # no file of the machine is to have a say
    config = load_config(nothing, os.environ)
    logs.configure(config.log.level, config.log.format, config.secrets())
    await run(config, asyncio.Event())


if __name__ == "__main__":
    asyncio.run(_run_bare(json.loads(Path(sys.argv[2]).read_text())) if sys.argv[1] == "bare" else _run_ours())
