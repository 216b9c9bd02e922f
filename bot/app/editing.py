"""Editing from the command line: the same history that the running bot keeps, which follows by its watch on the folder."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app.office import briefings_folder, open_store
from bot.app.trying import Tryout
from bot.config import Config
from bot.domain.briefing import BriefingSpec
from bot.domain.command_names import SUFFIX
from bot.domain.errors import Fault
from bot.domain.ports import Archive
from bot.files.briefings import load_briefings
from bot.files.shelf import FolderShelf
from bot.languages import language
from bot.platforms.chats import Chats
from bot.platforms.desk import Desk
from bot.platforms.editing import Editing, effects
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
    with closing(open_store(path, read_only=True)) as archive:
        before = _last_accepted(path, archive)
        found = load_briefings(briefings_folder(config), reserved=RESERVED, store=archive)
        wrong = {Path(fault.file).stem for fault in found.faults}
        after = {name: spec for name, spec in before.items() if name in wrong}
        after |= {spec.name: spec for spec in found.specs}
        changed = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
        spoken = language(config.language.default)
        told = [effects.effect(name, before.get(name), after.get(name), archive, now) for name in changed]
        sections = [section for each in told for section in effects.sections_of(each, now, spoken)]
    title = spoken.text("What readers would see change") if changed else spoken.text("Nothing has changed")
    return Document(title, tuple(sections)), found.faults


def _last_accepted(path: Path, archive: Archive) -> dict[str, BriefingSpec]:
    """The briefings as they were last in use, by the history; those that could not be used any more are left out."""
    from bot.store.sqlite import open_chat_book

    with closing(open_chat_book(path)) as book:
        latest = [book.accepted(name)[-1] for name in book.accepted_names()]
    with TemporaryDirectory(prefix="ringkas-") as folder:
        for one in latest:
            if one.text is not None:
                Path(folder, f"{one.name}{SUFFIX}").write_text(one.text, encoding="utf-8")
        return {spec.name: spec for spec in load_briefings(Path(folder), reserved=RESERVED, store=archive).specs}
