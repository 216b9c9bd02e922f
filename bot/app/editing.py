"""Editing from the command line: the same history that the running bot keeps, which follows by its watch on the folder."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.app.office import briefings_folder, open_store
from bot.app.trying import Tryout
from bot.config import Config
from bot.domain.errors import Fault
from bot.domain.ports import Archive
from bot.files.shelf import FolderShelf
from bot.languages import language
from bot.platforms.chats import Chats
from bot.platforms.desk import Desk
from bot.platforms.editing import Editing, effects, history
from bot.platforms.editing.changes import changes_between
from bot.platforms.requests import RESERVED, Reply
from bot.rendering.document import Document


def edited(
    config: Config, path: Path, clock: Callable[[], datetime], work: Callable[[Editing], Awaitable[Reply]]
) -> Reply:
    """What comes of some editing, in the store at `path`; a bot that runs on it follows. `clock` is aware.

    Raises:
        BotError: It was refused; nothing was changed.
        StoreUnusable: The store is not there, or cannot be written.
    """
    with closing(open_store(path, read_only=True)):  # says so where there is none
        return asyncio.run(_edited(config, path, clock, work))


async def _edited(
    config: Config, path: Path, clock: Callable[[], datetime], work: Callable[[Editing], Awaitable[Reply]]
) -> Reply:
    from bot.store.sqlite import open_archive, open_chat_book

    def open_reading() -> Archive:
        return open_archive(path, read_only=True, passes_threads=True)

    folder = briefings_folder(config)
    trial = Tryout(config.clock.zone, clock)
    shelf = FolderShelf(folder, RESERVED, is_fixed=folder != config.briefings.folder, trial=trial)
    chats = Chats(open_chat_book(path))
    desk = Desk(open_reading, {}, clock, config.clock.zone, threads=1)
    try:
        return await work(Editing(desk, chats, shelf, clock))
    finally:
        await desk.close()
        await chats.close()


def difference(config: Config, path: Path, now: datetime) -> tuple[Document, tuple[Fault, ...]]:
    """What readers would see change between what was last in use and what the folder holds now, and every fault.

    A file that is wrong changes nothing.

    Raises:
        StoreUnusable: The store is not there, or cannot be read.
    """
    from bot.store.sqlite import open_chat_book

    folder = briefings_folder(config)
    shelf = FolderShelf(folder, RESERVED, trial=Tryout(config.clock.zone, lambda: now))
    spoken = language(config.language.default)
    with closing(open_store(path, read_only=True)) as archive, closing(open_chat_book(path)) as book:
        before = shelf.recall(history.last_texts(book), archive)
        changes = changes_between(before, shelf.load(archive))
        told = [effects.effect(name, before.get(name), changes.after.get(name), archive, now) for name in changes.names]
        sections = [section for each in told for section in effects.sections_of(each, now, spoken)]
    title = spoken.text("What readers would see change") if told else spoken.text("Nothing has changed")
    return Document(title, tuple(sections)), tuple(_placed(fault, folder) for fault in changes.faults)


def _placed(fault: Fault, folder: Path) -> Fault:
    """The fault with its file as the command line names it; a shelf tells it without the folder."""
    return replace(fault, file=str(folder if fault.file == folder.name else folder / fault.file))
