"""The fake as a test holds it: pages to prepare, requests to read.

It speaks through plain sockets, since a library would refuse to say most of what hostile servers say.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Self

from loopback import PlainServer

_TLS = b"\x16"  # begins a handshake

Say = Callable[[asyncio.StreamWriter], Awaitable[None]]
"""Says an answer, its head included."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came."""

    path: str
    headers: Mapping[str, str]  # names in lower case


@dataclass(frozen=True, slots=True)
class Page:
    """An answer in whole."""

    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    async def __call__(self, writer: asyncio.StreamWriter) -> None:
        """Say it."""
        told = {"Content-Type": self.content_type, "Content-Length": str(len(self.body)), **self.headers}
        writer.write(head(self.status, told) + self.body)
        await writer.drain()


def head(status: int, headers: Mapping[str, str]) -> bytes:
    """The head of an answer."""
    lines = [f"HTTP/1.1 {status} Said", "Connection: close", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join((*lines, "", "")).encode()


class FakeWeb:
    """A server on one free port of two loopback addresses; an asynchronous context that closes it."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._pages: dict[str, list[Say]] = {}
        self._server = PlainServer(self._answer, "127.0.0.1", "127.0.0.2")

    async def __aenter__(self) -> Self:
        """Listen."""
        await self._server.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close every connection."""
        await self._server.__aexit__()

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._server.port

    @property
    def place(self) -> frozenset[tuple[str, int]]:
        """The address and port that a test allows; the second address is for what must not be connected to."""
        return frozenset({("127.0.0.1", self.port)})

    def says(self, path: str, *answers: Say) -> str:
        """Prepare answers, one for each request, the last for all further ones; the address of the page."""
        self._pages[path] = list(answers)
        return self.url(path)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a page."""
        return f"http://{host}:{self.port}{path}"

    def asked_for(self, path: str) -> list[Asked]:
        """The requests for one page."""
        return [asked for asked in self.asked if asked.path == path]

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await reader.readexactly(1)
        if first == _TLS:  # it speaks in the clear only, as any web server of that port would say
            writer.write(head(400, {}))
            return
        lines = (first + await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        path = lines[0].split(" ")[1]
        named = (line.split(": ", 1) for line in lines[1:] if ": " in line)
        self.asked.append(Asked(path, {name.casefold(): value for name, value in named}))
        answers = self._pages.get(path.partition("?")[0], [Page(b"nothing here", status=404)])
        await (answers.pop(0) if len(answers) > 1 else answers[0])(writer)
