"""Servers for a transport to call: one that speaks HTTP, and plain sockets that do what no HTTP server does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from loopback import PlainServer, Talk

TEXT = "a word that people wrote"
MESSAGE = {"message_id": 7, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "hi"}


class Server:
    """An HTTP server that keeps what it got and answers what it is told to."""

    def __init__(self, status: int = 200, answer: object = None, body: bytes | None = None) -> None:
        self.status = status
        self.body = json.dumps({"ok": True, "result": MESSAGE} if answer is None else answer).encode()
        self.body = self.body if body is None else body
        self.headers: dict[str, str] = {}
        self.got: list[dict[str, Any]] = []
        self.requests: list[web.BaseRequest] = []
        self.connections: set[object] = set()
        self.url = ""

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        self.requests.append(request)
        self.connections.add(request.transport)
        fields: dict[str, Any] = await request.json() if request.content_type == "application/json" else {}
        for name, value in (await request.post()).items():
            fields[name] = value
            if isinstance(value, web.FileField):
                with value.file as file:
                    fields[name] = (value.filename, value.content_type, file.read())
        self.got.append(fields)
        return web.Response(status=self.status, body=self.body, headers=self.headers)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Server]:
        """Serve on a free port of this machine."""
        runner = web.ServerRunner(web.Server(self._answer, request_factory=_large))
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/bot"
        try:
            yield self
        finally:
            await runner.cleanup()


def _large(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=2**24)


@asynccontextmanager
async def talking(talk: Talk) -> AsyncIterator[str]:
    """Serve plain sockets, for what no HTTP server does; gives its address."""
    async with PlainServer(talk) as server:
        yield f"http://127.0.0.1:{server.port}/bot"


async def dropping(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Drop the connection once the call has come."""
    await reader.readuntil(b"\r\n\r\n")
    writer.close()


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer nothing for as long as the caller waits."""
    await reader.read()
    writer.close()


async def halving(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Break off in the middle of an answer."""
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"ok": true, "res')
    await writer.drain()


async def dripping(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send a byte now and then, for ever."""
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    while True:
        writer.write(b" ")
        await asyncio.sleep(0.01)


async def raving(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer in no HTTP."""
    await reader.readuntil(b"\r\n\r\n")
    writer.write(f"HTTP/9 {TEXT}\r\n\r\n".encode())
    await writer.drain()


async def flooding(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send more and more, without an end."""
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    while True:
        writer.write(b"x" * 10_000)
        await writer.drain()
