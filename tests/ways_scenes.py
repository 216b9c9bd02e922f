"""Ways in as a test uses them: the reader, a web that may ask the fake one, and a clock that does not move."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, Self

from aiohttp.abc import AbstractResolver, ResolveResult
from fake_web import FakeWeb

from bot.intake.ways.arriving import Ways
from bot.intake.ways.reading_room import ReadingRoom
from bot.intake.ways.web import Web

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
PROSE = "Kalimat karangan ini menceritakan rapat warga yang membahas jembatan baru di tepi sungai. " * 10


def page(body: str = PROSE, title: str = "Rapat Warga", head: str = "") -> bytes:
    """A page with an article, a menu and a footer."""
    paragraphs = "".join(f"<p>{body} ({number})</p>" for number in range(3))
    return (
        f"<!doctype html><html lang=id><head><meta charset=utf-8><title>{title}</title>{head}</head><body>"
        f"<nav><a href=/>Beranda</a></nav><article><h1>{title}</h1>{paragraphs}</article>"
        f"<footer>Hak cipta</footer></body></html>"
    ).encode()


def rss(*items: str, head: str = "") -> bytes:
    """A feed of RSS."""
    parts = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Koran Desa</title>{head}{parts}</channel></rss>"
    ).encode()


def item(link: str, title: str = "Judul", content: str = "", summary: str = "teras") -> str:
    """An entry of a feed; with `content`, all of the article."""
    whole = f"<content:encoded>&lt;p&gt;{content}&lt;/p&gt;</content:encoded>" if content else ""
    return (
        f"<title>{title}</title><link>{link}</link><description>{summary}</description>{whole}"
        "<pubDate>Sun, 22 Nov 2026 07:00:00 +0700</pubDate>"
    )


class Naps:
    """Time that passes only where somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        """Seconds since the beginning."""
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)


class Names(AbstractResolver):
    """Knows hosts by name: for each, its addresses at the first question, at the second, and at all further ones."""

    def __init__(self, known: Mapping[str, list[str]]) -> None:
        self.known = {name: list(addresses) for name, addresses in known.items()}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The address that is next."""
        addresses = self.known.get(host)
        if not addresses:
            raise OSError("no such host")
        address = addresses.pop(0) if len(addresses) > 1 else addresses[0]
        kind = socket.AF_INET6 if ":" in address else family
        return [ResolveResult(hostname=host, host=address, port=port, family=kind, proto=0, flags=0)]

    async def close(self) -> None:
        """Nothing was opened."""


def web_for(fake: FakeWeb, naps: Naps | None = None, **options: Any) -> Web:
    """A web that may ask the fake one, and whose pauses take no time."""
    naps = naps or Naps()
    return Web(lambda: NOW, also=fake.place, clock=naps.clock, sleep=naps.sleep, **options)


@asynccontextmanager
async def opened() -> AsyncIterator[tuple[FakeWeb, Ways]]:
    """A fake web, and ways that lead into it."""
    async with FakeWeb() as fake, Ways(lambda: NOW, ReadingRoom(work_seconds=2), web_for(fake)) as ways:
        yield fake, ways


class LagMeter:
    """How long the event loop was kept from its turn, at worst; told when it is left, since machines differ."""

    def __init__(self, what: str) -> None:
        self._what = what
        self.worst = 0.0

    async def __aenter__(self) -> Self:
        """Measure."""
        self._task = asyncio.create_task(self._measure())
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Tell."""
        self._task.cancel()
        await asyncio.wait([self._task])
        print(f"\n{self._what}: the loop waited at most {self.worst * 1000:.0f} ms")  # noqa: T201 - a measurement

    async def _measure(self) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            before = clock()
            await asyncio.sleep(0.005)
            self.worst = max(self.worst, clock() - before - 0.005)
