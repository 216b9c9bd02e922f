"""A server on plain loopback sockets, for what no library would say: half answers, endless ones, words that are no HTTP.

It leaves no connection behind, whatever the turn in which it is closed: what an earlier test leaves open is reported in
the middle of a later one, which then fails for it.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Self

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
"""One side of one connection; it is closed when the talk ends."""

_TURNS_TO_MEET = 3  # of the event loop, from a connection that the system has accepted to its talk


class PlainServer:
    """Listens on one free port of every given address; an asynchronous context that closes every connection."""

    def __init__(self, talk: Talk, *addresses: str) -> None:
        self.port = 0
        self._talk = talk
        self._addresses = addresses or ("127.0.0.1",)
        self._servers: list[asyncio.Server] = []
        self._talks: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    async def __aenter__(self) -> Self:
        """Listen."""
        for address in self._addresses:
            listening = socket.create_server((address, self.port))
            self.port = listening.getsockname()[1]
            self._servers.append(await asyncio.start_server(self._met, sock=listening))
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close every connection, also one that came in this very turn."""
        for server in self._servers:
            server.close()
        for _turn in range(_TURNS_TO_MEET):
            await asyncio.sleep(0)
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
