"""The running bot: every part built, joined, started, and stopped in the opposite order."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.app import on_discord, on_telegram
from bot.app.office import briefings_folder, open_sample
from bot.app.parts import Parts
from bot.config import Config
from bot.domain.errors import NothingToRun, PlatformRefused, notice
from bot.domain.ports import Archive
from bot.files.shelf import FolderShelf
from bot.platforms.chats import Chats
from bot.platforms.desk import Desk
from bot.platforms.editing import Editing
from bot.platforms.requests import RESERVED
from bot.platforms.sending import Limits
from bot.store.sqlite import open_archive, open_chat_book
from bot.web import WebServer

log = logging.getLogger("ringkas")

DESK_THREADS = 2
"""How many answers are made side by side; Python runs one at a time, so more would only wait for the store."""


async def run(config: Config, stop: asyncio.Event, limits: Limits | None = None) -> None:
    """Run the bot until `stop` is set, or a signal to stop comes (SIGINT, SIGTERM).

    `limits` are those of a Bot API server that is not Telegram's own.

    Raises:
        NothingToRun: No platform is set up.
        PlatformRefused: Every platform refuses its token.
        StoreUnusable: The store cannot be opened.
        OSError: The web server's port is taken.
    """
    if config.telegram.token is None and config.discord.token is None:
        raise NothingToRun(
            notice(
                "no platform is set up: give a token in {telegram} or {discord}, or name its file in config.toml",
                telegram="RINGKAS_TELEGRAM__TOKEN",
                discord="RINGKAS_DISCORD__TOKEN",
            )
        )
    with _stopped_by_signals(stop):
        async with _parts(config) as parts:
            await _while_running(stop, _platforms(config, parts, limits))
    log.info("stopped")


@contextmanager
def _stopped_by_signals(stop: asyncio.Event) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    try:
        yield
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


async def _while_running(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Do the work until it ends by itself, or until `stop`; then it is cancelled, and cleans up after itself."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    working.cancel()
    try:
        await working
    except asyncio.CancelledError:
        if not stop.is_set():
            raise


async def _platforms(config: Config, parts: Parts, limits: Limits | None) -> None:
    """Every platform that has a token, side by side; one that is refused leaves the others alone.

    Raises:
        PlatformRefused: Every platform refuses its token.
    """
    platforms: list[Coroutine[Any, Any, None]] = []
    if config.telegram.token is not None:
        platforms.append(on_telegram.run(config, config.telegram.token, parts, limits))
    if config.discord.token is not None:
        platforms.append(on_discord.run(config, config.discord.token, parts))
    refusals = await asyncio.gather(*(_alone(platform) for platform in platforms))
    raise PlatformRefused(refusals[0].notice)


async def _alone(platform: Coroutine[Any, Any, None]) -> PlatformRefused:
    """Run one platform until it is refused."""
    try:
        await platform
    except PlatformRefused as error:
        log.error("a platform refuses the bot; the others go on", extra={"fields": {"reason": str(error)}})  # noqa: TRY400 - no bug
        return error
    raise AssertionError  # a platform runs until it is refused or cancelled


@asynccontextmanager
async def _parts(config: Config) -> AsyncIterator[Parts]:
    """Open what all platforms share, and close it again."""
    path = config.store.path
    if path is None:
        log.warning("no store is configured: answers come from the built-in sample, and settings end with this run")
    # The first to open makes the store where there is none.
    chats = Chats(open_chat_book(path), open_chat_book(path) if path else None)
    shelf = FolderShelf(briefings_folder(config), RESERVED)
    desk = Desk(_opener(path), {}, _now, config.clock.zone, threads=DESK_THREADS if path else 1)
    editing = Editing(desk, chats, shelf, _now)
    health: dict[str, bool] = {}
    web = WebServer(config.web.host, config.web.port, lambda: health) if config.web.port else None
    try:
        changes = await editing.load()
        for fault in changes.faults:
            told = {"file": fault.file, "line": fault.line, "key": fault.key, "wrong": fault.notice.in_english()}
            log.warning("a briefing file is left out", extra={"fields": told})
        if web is not None:
            await web.start()
        yield Parts(desk, chats, editing, web, _now, health)
    finally:
        if web is not None:
            await web.stop()
        await desk.close()
        await chats.close()


def _opener(path: Path | None) -> Callable[[], Archive]:
    if path is None:
        return lambda: open_sample(passes_threads=True)
    return lambda: open_archive(path, read_only=True, passes_threads=True)


def _now() -> datetime:
    return datetime.now(UTC)
