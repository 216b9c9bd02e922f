"""The running bot: every part built, joined, started, and stopped in the opposite order."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.app import on_discord, on_telegram
from bot.app.advice import advise_of
from bot.app.correcting import StoreCorrector
from bot.app.digests import Digests, EditionsOf
from bot.app.following import LiveInbox, follow_feeds
from bot.app.inflow import Inflow
from bot.app.lasting import leave_alone
from bot.app.office import briefings_folder, open_sample
from bot.app.parts import Parts
from bot.app.trying import Tryout
from bot.app.watching import LiveBriefings, LiveRecords
from bot.config import Config
from bot.delivery.books import Books
from bot.delivery.watch import Trouble
from bot.domain.errors import NothingToRun, PlatformRefused, PortUnusable, notice
from bot.domain.ports import Archive
from bot.drawing import BundledFont, png
from bot.events import bug, fields
from bot.files.shelf import FolderShelf
from bot.intake.ways.arriving import Ways
from bot.languages import language
from bot.languages.system_errors import reason_of
from bot.platforms.chats import Chats
from bot.platforms.desk import Desk
from bot.platforms.editing import Editing
from bot.platforms.gallery import Gallery
from bot.platforms.overseeing import Oversight
from bot.platforms.requests import RESERVED
from bot.platforms.sending import Limits
from bot.store.sqlite import open_archive, open_chat_book, open_ledger
from bot.store.sqlite.lock import hold
from bot.web import WebServer

log = logging.getLogger("ringkas")

DESK_THREADS = 2
"""How many answers are made side by side; Python runs one at a time, so more would only wait for the store."""
LONGEST_PAUSE = 60.0
"""Seconds before a platform that failed is started again, at most."""
SHORTCUTS_KEPT = timedelta(days=90)
"""For how long the text of a button is kept after it was last shown."""


SETTLED_AFTER = 5.0
"""Seconds after a start in which everything that stays for good has been loaded."""


async def run(config: Config, stop: asyncio.Event, limits: Limits | None = None) -> None:
    """Run the bot until `stop` is set, or a signal to stop comes (SIGINT, SIGTERM).

    `limits` are those of a Bot API server that is not Telegram's own.

    Raises:
        NothingToRun: No platform is set up.
        PlatformRefused: Every platform refuses its token.
        StoreUnusable: The store cannot be opened, or another bot runs on it.
        PortUnusable: The web server's port is taken.
    """
    if config.telegram.token is None and config.discord.token is None:
        raise NothingToRun(
            notice(
                "no platform is set up: give a token in {telegram} or {discord}, or name its file in config.toml",
                telegram="RINGKAS_TELEGRAM__TOKEN",
                discord="RINGKAS_DISCORD__TOKEN",
            )
        )
    path = config.store.path
    with _stopped_by_signals(stop), hold(path) if path else nullcontext():
        async with _parts(config) as parts:
            settled = asyncio.get_running_loop().call_later(SETTLED_AFTER, leave_alone)
            try:
                await _while_running(stop, _platforms(config, parts, limits))
            finally:
                settled.cancel()
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
    """Every platform that has a token, side by side; trouble on one leaves the others alone.

    Raises:
        PlatformRefused: Every platform refuses its token.
    """
    platforms: dict[str, Callable[[], Coroutine[Any, Any, None]]] = {}
    telegram, discord = config.telegram.token, config.discord.token
    if telegram is not None:
        platforms[on_telegram.NAME] = lambda: on_telegram.run(config, telegram, parts, limits)
    if discord is not None:
        platforms[on_discord.NAME] = lambda: on_discord.run(config, discord, parts)
    async with asyncio.TaskGroup() as running:
        tasks = [running.create_task(_told_of(name, kept_up(platform), parts)) for name, platform in platforms.items()]
    raise tasks[0].result()


async def _told_of(name: str, platform: Coroutine[Any, Any, PlatformRefused], parts: Parts) -> PlatformRefused:
    """Run a platform; that it refuses the bot is told to admins on the others."""
    refused = await platform
    parts.digests.refused(Trouble(f"platform:{name}", refused.notice))
    return refused


async def kept_up(
    platform: Callable[[], Coroutine[Any, Any, None]], sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> PlatformRefused:
    """Run one platform until it is refused, and again whenever it ends in any other way."""
    pause = 1.0
    while True:
        began = time.monotonic()
        try:
            await platform()
            log.error("a platform ended by itself; it is started again", extra=fields(seconds=pause))
        except PlatformRefused as error:
            log.error("a platform refuses the bot", extra=fields(reason=error))  # noqa: TRY400 - no bug
            return error
        except Exception as error:  # noqa: BLE001 - whatever it is, the other platforms go on
            log.error("a platform failed; it is started again", extra=bug(error))  # noqa: TRY400 - the error's words may be somebody's
        if time.monotonic() - began > LONGEST_PAUSE:
            pause = 1.0
        await sleep(pause)
        pause = min(LONGEST_PAUSE, 2 * pause)


@asynccontextmanager
async def _parts(config: Config) -> AsyncIterator[Parts]:
    """Open what all platforms share, and close it again."""
    path = config.store.path
    if path is None:
        log.warning("no store is configured: answers come from the built-in sample, and settings end with this run")
    # The first to open makes the store where there is none.
    chats = Chats(open_chat_book(path), open_chat_book(path) if path else None)
    books = Books(open_ledger(path), open_ledger(path) if path else None)
    folder = briefings_folder(config)
    shelf = FolderShelf(
        folder, RESERVED, is_fixed=folder != config.briefings.folder, trial=Tryout(config.clock.zone, _now)
    )
    editions = EditionsOf(books, asyncio.get_running_loop())
    threads, rules = DESK_THREADS if path else 1, config.digests.rules
    desk = Desk(_opener(path), {}, _now, config.clock.zone, threads=threads, editions=editions, rules=rules)
    gallery = Gallery(BundledFont(), png)
    editing = Editing(desk, chats, shelf, _now)
    digests = Digests.of(config, books, desk, chats, _now)
    spoken, poll_seconds = language(config.language.default), config.briefings.poll_seconds
    live = LiveBriefings(folder, editing, desk, digests, spoken, poll_seconds, _now)
    zone, late_after = ZoneInfo(config.clock.zone), timedelta(minutes=config.digests.late_minutes)
    oversight = Oversight(books, chats, StoreCorrector(path, _now, zone), _now, zone, late_after)
    ways = Ways(now=_now)
    inflow = _inflow(config, zone, ways, chats)
    health: dict[str, bool] = {}

    def well() -> dict[str, bool | str]:
        return {**health, "digests": digests.health}

    web = WebServer(config.web.host, config.web.port, well) if config.web.port else None
    try:
        forgotten = _now().date() - SHORTCUTS_KEPT
        await chats.write(lambda book: book.prune_shortcuts(forgotten))
        await live.begin()
        if web is not None:
            await _started(web, config)
        await digests.begin()
        arriving = _arriving(config, inflow, ways, chats)
        async with _going_on(digests.run(), live.run(), *_of_records(config, digests), *arriving):
            yield Parts(desk, chats, gallery, editing, oversight, digests, web, _now, health, inflow)
    finally:
        if web is not None:
            await web.stop()
        await ways.__aexit__(None, None, None)
        await gallery.close()
        await desk.close()
        await books.close()
        await chats.close()


@asynccontextmanager
async def _going_on(*works: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Let these go on beside the block, and end with it."""
    running = [asyncio.create_task(work) for work in works]
    for task in running:
        task.add_done_callback(_noted)
    try:
        yield
    finally:
        for task in running:
            task.cancel()
        await asyncio.wait(running)


def _noted(task: asyncio.Task[None]) -> None:
    """Say in the log that something which was to go on has ended; nobody else would notice."""
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("what goes on beside the platforms has ended", extra=bug(error))


def _of_records(config: Config, digests: Digests) -> Iterator[Coroutine[Any, Any, None]]:
    """What follows the folder of records, where there is one, and a store."""
    folder, path = config.records.folder, config.store.path
    if folder is not None and path is not None:
        spoken = language(config.language.default)
        yield LiveRecords(folder, path, digests, spoken, config.records.poll_seconds, _now).run()


def _inflow(config: Config, zone: tzinfo, ways: Ways, chats: Chats) -> Inflow | None:
    """What takes articles in; there is none without a store."""
    path = config.store.path
    is_public = config.intake.publish == "unreviewed"
    if path is None:
        return None
    advise = advise_of(config.model, chats, _now)
    if advise is not None:
        log.info("a model may propose", extra=fields(model=config.model.name, propose=", ".join(config.model.propose)))
    return Inflow(path, zone, ways, _now, publishes=is_public, advise=advise)


def _arriving(config: Config, inflow: Inflow | None, ways: Ways, chats: Chats) -> Iterator[Coroutine[Any, Any, None]]:
    """What follows the inbox and the feeds, where there are any, and a store."""
    settings = config.intake
    if inflow is None:
        return
    if settings.inbox is not None:
        spoken = language(config.language.default)
        yield LiveInbox(settings.inbox, inflow, ways, spoken, settings.poll_seconds, _now).run()
    if settings.feeds:
        yield follow_feeds(settings.feeds, chats, ways, inflow)


async def _started(web: WebServer, config: Config) -> None:
    try:
        await web.start()
    except OSError as error:
        place = f"{config.web.host}:{config.web.port}"
        raise PortUnusable(
            notice("the web server cannot listen on {place}: {reason}", place=place, reason=reason_of(error))
        ) from None


def _opener(path: Path | None) -> Callable[[], Archive]:
    if path is None:
        return lambda: open_sample(passes_threads=True)
    return lambda: open_archive(path, read_only=True, passes_threads=True)


def _now() -> datetime:
    return datetime.now(UTC)
