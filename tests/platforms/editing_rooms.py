"""A room to edit in: a real folder of briefings, the sample in a real store, and a real chat book."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copy
from typing import Any, TypeVar

from bot.app import SAMPLE_BRIEFINGS, SAMPLE_RECORDED_AT, sample_records
from bot.domain.chats import ChatBook
from bot.files.importing import import_records
from bot.files.shelf import FolderShelf
from bot.languages import language
from bot.platforms.chats import Chats
from bot.platforms.desk import Desk
from bot.platforms.editing import Editing, Proposal
from bot.platforms.requests import RESERVED, Reply
from bot.store.sqlite import open_archive, open_chat_book

NOON = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)
"""When the bot is started; in Jakarta it is noon."""
ADMIN = "telegram:42"
EN, ID = language("en"), language("id")
R = TypeVar("R")


class Clock:
    """Every look at it is a minute later."""

    def __init__(self) -> None:
        self._now = NOON - timedelta(minutes=1)

    def __call__(self) -> datetime:
        """The moment, in UTC."""
        self._now += timedelta(minutes=1)
        return self._now


class Room:
    """Everything that editing joins, asked from outside the event loop."""

    def __init__(self, folder: Path, store: Path, shelf: FolderShelf | None, book: Path | None) -> None:
        self.folder = folder
        self.book: ChatBook = open_chat_book(book)
        self.desk = Desk(
            lambda: open_archive(store, read_only=True, passes_threads=True), {}, lambda: NOON, "Asia/Jakarta"
        )
        self.chats = Chats(self.book)
        self.editing = Editing(self.desk, self.chats, shelf or FolderShelf(folder, RESERVED), Clock())
        self._runner = asyncio.Runner()

    def run(self, work: Coroutine[Any, Any, R]) -> R:
        """What comes of some work on the loop."""
        return self._runner.run(work)

    def both(self, *works: Coroutine[Any, Any, R]) -> list[R]:
        """What comes of works begun at once."""

        async def gathered() -> list[R]:
            return await asyncio.gather(*works)

        return self.run(gathered())

    def propose(self, name: str, text: str) -> Proposal:
        """Send a file as an admin who speaks English."""
        return self.run(self.editing.propose(name, text.encode(), EN))

    def accept(self, name: str, text: str) -> Reply:
        """Send a file and accept it."""
        digest = self.propose(name, text).digest
        return self.run(self.editing.accept(name, text.encode(), digest, ADMIN, EN))

    def held(self) -> dict[str, bytes]:
        """Every file in and around the folder, and what it holds."""
        return {str(path): path.read_bytes() for path in self.folder.parent.rglob("*") if path.is_file()}

    def history(self, name: str) -> list[tuple[str | None, str]]:
        """Every accepted text of a briefing, and who accepted it."""
        return [(one.text, one.by) for one in self.run(self.chats.read(lambda book: book.accepted(name)))]

    def close(self) -> None:
        """Close whatever is open."""
        self.run(self.desk.close())
        self.run(self.chats.close())
        self._runner.close()


def sample_store(folder: Path) -> Path:
    """The sample in a store of its own, to be opened often."""
    path = folder / "sample.db"
    with closing(open_archive(path)) as archive:
        import_records(sample_records(), archive, SAMPLE_RECORDED_AT)
    return path


@contextmanager
def opened_room(
    around: Path, store: Path, shelf: FolderShelf | None = None, book: Path | None = None
) -> Iterator[Room]:
    """A room over a folder with the sample's briefings, loaded; `book` is the store that keeps the history."""
    folder = around / "briefings"
    folder.mkdir()
    for path in next(place for place in SAMPLE_BRIEFINGS if place.exists()).glob("*.toml"):
        copy(path, folder)
    room = Room(folder, store, shelf, book)
    try:
        room.run(room.editing.load())
        yield room
    finally:
        room.close()
