"""The fake as a process of its own: updates are posted to it and bad weather ordered, delays and the journal read.

It checks nothing and keeps nothing unless told to, so that what is measured is the bot.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
from collections import defaultdict, deque
from time import perf_counter

import click
from aiohttp import web

from fake_telegram.control import Levers
from fake_telegram.server import TOKEN, FakeTelegram
from fake_telegram.wire import Wire

REMEMBERED = 1000
PATIENCE = 600.0
"""Seconds after which nobody waits for the answers any more."""


class Control:
    """`POST /control/updates`, a list of updates without ids; `GET` and `DELETE /control/stats`.

    `GET /control/answered/5` comes back when so many updates were answered since the stats were deleted.
    """

    def __init__(self, server: FakeTelegram) -> None:
        self._server = server
        self._queued: dict[int, deque[float]] = defaultdict(deque)
        self._delays: list[float] = []
        self._queued_count = 0
        server.world.on_sent = self._sent
        server.gateway.app.router.add_post("/control/updates", self._feed)
        server.gateway.app.router.add_get("/control/answered/{count}", self._waited)
        server.gateway.app.router.add_get("/control/stats", self._stats)
        server.gateway.app.router.add_delete("/control/stats", self._cleared)

    def _sent(self, chat_id: int) -> None:
        queued = self._queued.get(chat_id)
        if queued:
            self._delays.append(perf_counter() - queued.popleft())

    async def _feed(self, request: web.Request) -> web.Response:
        updates: list[Wire] = await request.json()
        for update in updates:
            self._queued_count += 1
            self._queued[_chat_id(update)].append(perf_counter())
            self._server.feed(update)
        return web.json_response({"queued": len(updates)})

    async def _waited(self, request: web.Request) -> web.Response:
        count = int(request.match_info["count"])
        await self._server.world.bell.until(lambda: len(self._delays) >= count or None, PATIENCE)
        return web.json_response({})

    async def _stats(self, _: web.Request) -> web.Response:
        """Counts, and the seconds from each update to the first message or edit in its chat."""
        return web.json_response(
            {
                "counts": dict(self._server.counts),
                "queued": self._queued_count,
                "answered": len(self._delays),
                "pending": len(self._server.pending),
                "refused": len(self._server.refused),
                "throttled": self._server.throttled,
                "impatient": self._server.troubles.impatient,
                "troubled": self._server.troubles.met,
                "journal": len(self._server.world.journal),
                "seconds": self._delays,
            }
        )

    async def _cleared(self, _: web.Request) -> web.Response:
        self._queued.clear()
        self._delays.clear()
        self._queued_count = 0
        self._server.world.counts.clear()
        return web.json_response({})


def _chat_id(update: Wire) -> int:
    """The chat in which an answer is awaited; 0 for an update that belongs to none."""
    body: Wire = next(value for name, value in update.items() if name != "update_id")
    chat = body.get("chat") or body.get("message", {}).get("chat") or {}
    return int(chat.get("id", 0))


async def serve(port: int, token: str, *, strict: bool, rates: bool, keep: bool) -> None:
    """Serve until the process ends; the first line of its output tells where."""
    keeps = strict or keep
    server = FakeTelegram(token=token, strict=strict, rates=rates, keeps=keeps, remembered=REMEMBERED, port=port)
    Control(server)
    Levers(server)
    async with server:
        told = {"base_url": server.base_url, "base_file_url": server.base_file_url, "token": server.token}
        sys.stdout.write(
            json.dumps({"port": int(server.base_url.rpartition(":")[2].removesuffix("/bot")), **told}) + "\n"
        )
        sys.stdout.flush()
        await asyncio.Event().wait()


@click.command()
@click.option("--port", default=0, help="Where to listen; 0 for any free port.")
@click.option("--token", default=TOKEN, help="The bot's token.")
@click.option("--strict", is_flag=True, help="Check every request and text.")
@click.option("--rates", is_flag=True, help="Answer 429 to too many messages.")
@click.option("--keep", is_flag=True, help="Remember messages, so that edits are told from none, even unchecked.")
def main(port: int, token: str, *, strict: bool, rates: bool, keep: bool) -> None:
    """A Bot API server for one bot on a loopback socket."""
    gc.disable()  # what it remembers only grows, and to look through it all would hold up whoever is measured
    asyncio.run(serve(port, token, strict=strict, rates=rates, keep=keep))
