"""The fake as a process of its own: interactions and bad weather are ordered from it, delays and the journal read.

It checks nothing unless told to, so that what is measured is the bot.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
from time import perf_counter

import click
from aiohttp import web

from fake_discord.control import Levers
from fake_discord.nonces import SECONDS
from fake_discord.server import TOKEN, FakeDiscord
from fake_discord.wire import Wire

REMEMBERED = 1000
PATIENCE = 600.0
"""Seconds after which nobody waits for an answer any more."""


class Control:
    """`POST /control/interactions` uses a command so often and comes back when all is answered.

    Its body has `command`, `count`, `concurrency` and `options`; `GET /control/stats` has the seconds of each, from
    dispatch to first answer, and `DELETE /control/stats` forgets them.
    """

    def __init__(self, server: FakeDiscord) -> None:
        self._server = server
        self._seconds: list[float] = []
        self._user = server.user("Ana", locale="id")
        guild = server.guild("Ruang", locale="id")
        guild.join(self._user)
        self._channel = guild.text("umum")
        server.rest.app.router.add_post("/control/interactions", self._used)
        server.rest.app.router.add_get("/control/stats", self._stats)
        server.rest.app.router.add_delete("/control/stats", self._cleared)

    async def _used(self, request: web.Request) -> web.Response:
        body: Wire = await request.json()
        left = iter(range(body["count"]))
        began = perf_counter()

        async def use() -> None:
            for _ in left:
                begun = perf_counter()
                interaction = await self._channel.slash(body["command"], self._user, body.get("options"))
                await asyncio.wait_for(interaction.settled.wait(), PATIENCE)
                self._seconds.append(perf_counter() - begun)
                self._server.world.interactions.pop(interaction.token)

        await asyncio.gather(*(use() for _ in range(body.get("concurrency", 1))))
        return web.json_response({"seconds": perf_counter() - began})

    async def _stats(self, _: web.Request) -> web.Response:
        told = {
            "counts": dict(self._server.counts),
            "connected": self._server.gateway.connected,
            "commands": [command["name"] for command in self._server.commands],
            "refused": len(self._server.refused),
            "throttled": self._server.throttled,
            "impatient": self._server.troubles.impatient,
            "troubled": self._server.troubles.met,
            "journal": len(self._server.world.journal),
            "seconds": self._seconds,
        }
        return web.json_response(told)

    async def _cleared(self, _: web.Request) -> web.Response:
        self._seconds.clear()
        self._server.world.counts.clear()
        return web.json_response({})


async def serve(port: int, token: str, *, strict: bool, rates: bool, keep: bool, nonce_seconds: float) -> None:
    """Serve until the process ends; the first line of its output tells where."""
    server = FakeDiscord(
        token=token, strict=strict, rates=rates, keeps=strict or keep, remembered=REMEMBERED, port=port
    )
    server.world.nonces.seconds = nonce_seconds
    Control(server)
    Levers(server)
    async with server:
        told = {"api_base": server.api_base, "gateway_url": server.gateway_url, "token": server.token}
        sys.stdout.write(json.dumps({"port": server.port, **told}) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


@click.command()
@click.option("--port", default=0, help="Where to listen; 0 for any free port.")
@click.option("--token", default=TOKEN, help="The bot's token.")
@click.option("--strict", is_flag=True, help="Check every request.")
@click.option("--rates", is_flag=True, help="Answer 429 to too many requests.")
@click.option("--keep", is_flag=True, help="Remember messages, so that they can be edited, even unchecked.")
@click.option("--nonce-seconds", default=SECONDS, help="For how long an enforced nonce is known.")
def main(port: int, token: str, *, strict: bool, rates: bool, keep: bool, nonce_seconds: float) -> None:
    """Discord for one bot on a loopback socket."""
    gc.disable()  # what it remembers only grows, and to look through it all would hold up whoever is measured
    asyncio.run(serve(port, token, strict=strict, rates=rates, keep=keep, nonce_seconds=nonce_seconds))
