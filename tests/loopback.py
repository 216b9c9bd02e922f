"""Servers on loopback sockets that leave no connection behind, whatever the turn in which they are closed.

What an earlier test leaves open is reported in the middle of a later one, which then fails for it.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Self

from aiohttp import web

SHUTDOWN_TIMEOUT = 0.1  # seconds for a request that is being answered

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
"""One side of one connection; it is closed when the talk ends."""

_TURNS_TO_MEET = 3  # of the event loop, from a connection that the system has accepted to its protocol


async def _stop_accepting(*listening: socket.socket) -> None:
    """Take no further connections, and let those meet their protocol that were taken already.

    Python forgets a connection, open, whose server is closed between the two (`asyncio.Server._attach` asserts).
    """
    for each in listening:
        asyncio.get_running_loop().remove_reader(each)
    for _turn in range(_TURNS_TO_MEET):
        await asyncio.sleep(0)


class WebServer:
    """Serves an application on a port of 127.0.0.1."""

    def __init__(self, app: web.Application) -> None:
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=SHUTDOWN_TIMEOUT)
        self._listening: socket.socket | None = None

    async def start(self, port: int) -> int:
        """Listen, on a free port for 0; the port."""
        self._listening = socket.create_server(("127.0.0.1", port))
        await self._runner.setup()
        await web.SockSite(self._runner, self._listening).start()
        chosen: int = self._listening.getsockname()[1]
        return chosen

    async def stop(self) -> None:
        """Close every connection."""
        if self._listening is not None:
            await _stop_accepting(self._listening)
            await self._runner.cleanup()
            self._listening = None


class PlainServer:
    """Listens on one free port of every given address, for what no library would say; a context that closes it all."""

    def __init__(self, talk: Talk, *addresses: str) -> None:
        self.port = 0
        self._talk = talk
        self._addresses = addresses or ("127.0.0.1",)
        self._listening: list[socket.socket] = []
        self._servers: list[asyncio.Server] = []
        self._talks: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    async def __aenter__(self) -> Self:
        """Listen."""
        for address in self._addresses:
            listening = socket.create_server((address, self.port))
            self.port = listening.getsockname()[1]
            self._listening.append(listening)
            self._servers.append(await asyncio.start_server(self._met, sock=listening))
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close every connection, also one that came in this very turn."""
        await _stop_accepting(*self._listening)
        for server in self._servers:
            server.close()
        for talk, writer in self._talks.items():
            talk.cancel()
            writer.transport.abort()
        await asyncio.gather(*self._talks, return_exceptions=True)

    def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.create_task(self._talked(reader, writer))
        self._talks[talk] = writer
        talk.add_done_callback(self._talks.pop)

    async def _talked(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                await self._talk(reader, writer)
                writer.close()
                await writer.wait_closed()
        finally:
            writer.transport.abort()
