"""The bots that `discord` measures, each in a process of its own, set up by the environment as `ringkas run` is.

    python -m tests.benchmarks.discord_bots ours
    python -m tests.benchmarks.discord_bots bare PAGE
    python -m tests.benchmarks.discord_bots dressed PAGE

The bare one is the floor: a client and a tree with one command, as discord.py's examples have it, which sends the embed
of a message in a JSON file. The dressed one sends what hangs below that message, too. Ours is the whole bot.
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

BARE, DRESSED, OURS = "bare", "dressed", "ours"

Wire = dict[str, Any]


class Responder(discord.Client):
    """Answers one command with one message, made anew for each who asks."""

    def __init__(self, page: Wire, *, is_dressed: bool) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

        @self.tree.command()
        async def kazakhstan(interaction: discord.Interaction) -> None:
            """Send the embed."""
            embed = discord.Embed.from_dict(page["embeds"][0])
            if is_dressed:
                await interaction.response.send_message(embed=embed, view=Below(page["components"]))
            else:
                await interaction.response.send_message(embed=embed)

    async def setup_hook(self) -> None:
        """Called by the library before it connects."""
        await self.tree.sync()


class Below(discord.ui.View):
    """Buttons and lists as the library has them, which nobody is awaited to use."""

    def __init__(self, rows: list[Wire]) -> None:
        super().__init__(timeout=None)
        for number, row in enumerate(rows):
            for part in row["components"]:
                self.add_item(_item(part, number))
        self.stop()


def _item(part: Wire, row: int) -> discord.ui.Item[Any]:
    if part["type"] == discord.ComponentType.button.value:
        return discord.ui.Button(label=part["label"], custom_id=part["custom_id"], row=row)
    options = [discord.SelectOption(**option) for option in part["options"]]
    return discord.ui.Select(custom_id=part["custom_id"], placeholder=part["placeholder"], options=options, row=row)


async def _respond(page: Wire, *, is_dressed: bool) -> None:
    discord.http.Route.BASE = os.environ["RINGKAS_DISCORD__BASE_URL"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["RINGKAS_BENCH_GATEWAY"])
    client = Responder(page, is_dressed=is_dressed)
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


def main(name: str, *pages: str) -> None:
    """Run until told to stop."""
    if name == OURS:
        asyncio.run(_run_ours())
    else:
        asyncio.run(_respond(json.loads(Path(pages[0]).read_text()), is_dressed=name == DRESSED))


if __name__ == "__main__":
    main(*sys.argv[1:])
