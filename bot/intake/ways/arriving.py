"""Whatever somebody names - files, folders, addresses of pages and feeds - as arrivals, one after the other.

One that cannot be read is told in its place, and the others come all the same. What was taken before is passed over
where the caller knows it, so that a long work that ended early goes on where it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from bot.domain.errors import BotError, Notice
from bot.intake.found import Arrival
from bot.intake.ways import files
from bot.intake.ways.addresses import is_address, shown
from bot.intake.ways.feeds import article_at, article_of, read_fetched_page
from bot.intake.ways.passages import Passage
from bot.intake.ways.reading_room import ReadingRoom
from bot.intake.ways.web import Web


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that did not come in, or not all of it."""

    way: str  # a file, an address without what is secret in it
    notice: Notice


class Progress(Protocol):
    """Is told how the work goes on."""

    def __call__(self, total: int, step: int) -> None:
        """`step` more of `total` pieces of work are done; feeds add to the total when they are opened."""
        ...


def _silent(total: int, step: int) -> None:
    """Tell nobody."""


def _nothing(url: str) -> bool:  # noqa: ARG001 - what `knows` is asked
    """Know no address."""
    return False


class Ways:
    """What the ways in share: the reader and the web; an asynchronous context that ends both."""

    def __init__(self, now: Callable[[], datetime], room: ReadingRoom | None = None, web: Web | None = None) -> None:
        """`now` gives the time in UTC."""
        self.clock = now
        self.room = room or ReadingRoom()
        self.web = web or Web(now)

    async def __aenter__(self) -> Self:
        """Nothing is started before it is needed."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the reader and close every connection."""
        try:
            await self.web.__aexit__(kind, error, trace)
        finally:
            await self.room.__aexit__(kind, error, trace)

    async def page(self, url: str) -> Arrival:
        """The article at an address, as an editor sends it.

        Raises:
            Forbidden, NotFetched, Unreadable: It could not be had or read.
        """
        return files.arrival(await article_at(url, self.web, self.room), self.clock(), shown(url))


@dataclass(slots=True)
class _Work:
    """How much there is to do, as far as it is known."""

    total: int
    tell: Progress

    def done(self) -> None:
        """One piece more is done."""
        self.tell(self.total, 1)


async def arrivals(
    sources: Sequence[str],
    ways: Ways,
    *,
    knows: Callable[[str], bool] = _nothing,
    progress: Progress = _silent,
) -> AsyncIterator[Arrival | Refused]:
    """The articles of these files, folders, pages and feeds; `knows` tells of an address that need not be asked again."""
    named = await asyncio.to_thread(lambda: [piece for source in sources for piece in _pieces(source)])
    work = _Work(len(named), progress)
    for piece in named:
        if isinstance(piece, Refused):
            yield piece
        elif isinstance(piece, Path):
            async for found in _of_file(piece, ways):
                yield found
        elif not knows(piece):
            async for found in _of_address(piece, ways, knows, work):
                yield found
        work.done()


def _pieces(source: str) -> Iterator[Path | str | Refused]:
    if is_address(source) or "://" in source:  # of another sort: refused as such, and not as a file
        yield source.strip()
        return
    path = Path(source)
    if not path.is_dir():
        yield path
        return
    for found in files.article_files(path):
        yield found if isinstance(found, Path) else Refused(str(found[0]), found[1].notice)


async def _of_file(path: Path, ways: Ways) -> AsyncIterator[Arrival | Refused]:
    try:
        for found in await files.read(path, ways.room, ways.clock()):
            yield found
    except BotError as error:
        yield Refused(str(path), error.notice)


async def _of_address(
    url: str, ways: Ways, knows: Callable[[str], bool], work: _Work
) -> AsyncIterator[Arrival | Refused]:
    try:
        fetched = await ways.web.fetch(url)
        found = await read_fetched_page(fetched, ways.room)
    except BotError as error:
        yield Refused(shown(url), error.notice)
        return
    if not found.is_feed:
        yield files.arrival(found.passages[0], ways.clock(), shown(url))
        return
    for left in found.remarks:
        yield Refused(shown(url), left)
    entries = [entry for entry in found.passages if not (entry.url and knows(entry.url))]
    work.total += len(entries)
    for entry in entries:
        yield await _of_entry(entry, fetched.url, ways)
        work.done()


async def _of_entry(entry: Passage, feed: str, ways: Ways) -> Arrival | Refused:
    try:
        return await article_of(entry, feed, ways.web, ways.room, ways.clock())
    except BotError as error:
        return Refused(shown(entry.url or feed), error.notice)
