"""An OpenAI-compatible endpoint on a loopback socket that answers what a test wrote down, in order.

It speaks through plain sockets, since a library would refuse to say most of what a broken or hostile server says.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from loopback import PlainServer

Say = Callable[[asyncio.StreamWriter], Awaitable[None]]
"""Says an answer, its head included."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came."""

    path: str
    headers: Mapping[str, str]  # names in lower case
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in whole."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    async def __call__(self, writer: asyncio.StreamWriter) -> None:
        """Say it."""
        writer.write(head(self.status, {"Content-Length": str(len(self.body)), **self.headers}) + self.body)
        await writer.drain()


def proposing(proposals: object, **usage: object) -> Said:
    """A model's answer: proposals as the JSON that it wrote, and what it says it used."""
    content = proposals if isinstance(proposals, str) else json.dumps(proposals)
    return Said(json.dumps({"choices": [{"message": {"content": content}}], "usage": usage}).encode())


def head(status: int, headers: Mapping[str, str]) -> bytes:
    """The head of an answer."""
    lines = [f"HTTP/1.1 {status} Said", "Connection: close", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join((*lines, "", "")).encode()


async def endlessly(writer: asyncio.StreamWriter) -> None:
    """An answer that never ends."""
    writer.write(head(200, {"Content-Type": "application/json"}))
    while True:
        writer.write(b" " * 65536)
        await writer.drain()


async def never(_: asyncio.StreamWriter) -> None:
    """No answer at all."""
    await asyncio.Event().wait()


async def broken(writer: asyncio.StreamWriter) -> None:
    """Half an answer."""
    writer.write(head(200, {"Content-Length": "1000"}) + b'{"choices": [')
    await writer.drain()


class ScriptedEndpoint:
    """The server; an asynchronous context that closes it. The last answer is given to all further requests."""

    def __init__(self, *answers: Say) -> None:
        self.answers = list(answers)
        self.asked: list[Asked] = []
        self._server = PlainServer(self._answer)

    @property
    def base_url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self._server.port}/v1"

    async def __aenter__(self) -> Self:
        """Listen."""
        await self._server.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close every connection."""
        await self._server.__aexit__()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {
            name.casefold(): value for name, value in (line.split(": ", 1) for line in lines[1:] if ": " in line)
        }
        body = json.loads(await reader.readexactly(int(headers["content-length"])))
        self.asked.append(Asked(lines[0].split(" ")[1], headers, body))
        await (self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])(writer)
