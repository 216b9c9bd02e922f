"""Digests while the bot runs: everything of `bot.delivery`, built, joined and kept going.

One loop ticks every second and asks the ledger what is due. It is a loop and no timer, nor a scheduling library: a
machine that slept, or a clock that jumped, is noticed within a second, where a timer would end at the moment that it
once reckoned.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import TypeVar

from bot.config import Config
from bot.delivery import notices
from bot.delivery.books import Books
from bot.delivery.composing import Typeset
from bot.delivery.corrections import Corrections
from bot.delivery.planner import Planner
from bot.delivery.relay import Relay
from bot.delivery.standing import Configured, bring_in_step
from bot.delivery.watch import Trouble, Watch
from bot.domain.addresses import Address
from bot.domain.briefing import BriefingSpec
from bot.domain.courier import Courier
from bot.domain.delivery import Delivery, DeliveryState, Rules, StoredEdition
from bot.domain.errors import BotError
from bot.domain.ports import NewsArchive
from bot.events import bug, fields
from bot.languages import language
from bot.platforms.chats import Chats
from bot.platforms.desk import Desk
from bot.platforms.discord import digests as discord
from bot.platforms.telegram import digests as telegram
from bot.rendering.document import Document

log = logging.getLogger("ringkas.delivery")

TICK_SECONDS = 1.0
WATCH_EVERY = 60
"""Ticks after which outcomes are looked at, and plans that are ahead of the clock set back."""
PRUNE_EVERY = 24 * 60 * 60
"""Ticks after which what is older than it need be is dropped."""
STOP_WITHIN = 5.0
"""Seconds in which a relay must have given back what it took."""

R = TypeVar("R")
Admins = Callable[[], Awaitable[Sequence[Address]]]


TYPESETTERS: Mapping[str, Typeset] = {"telegram": telegram.typeset, "discord": discord.typeset}
"""What makes messages of a sheet, by platform; plain values, so that no platform's library is needed."""


def configured(config: Config) -> Configured:
    """The digests that a configuration names."""
    return tuple((each.briefing, each.digest) for each in config.digests.send)


class EditionsOf:
    """The ledger's editions, for threads that answer; each asks the ledger's own thread through the event loop."""

    def __init__(self, books: Books, loop: asyncio.AbstractEventLoop) -> None:
        self._books = books
        self._loop = loop

    def edition(self, key: str) -> StoredEdition | None:
        """See `EditionShelf`."""
        asking = self._books.read(lambda ledger: ledger.edition(key))
        return asyncio.run_coroutine_threadsafe(asking, self._loop).result()


class _Stand:
    """The desk's threads, as the planner reads news there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def read(self, work: Callable[[NewsArchive, Mapping[str, BriefingSpec]], R]) -> R:
        return await self._desk.run(lambda room: work(room.archive, room.briefings))


class _Notes:
    """The chat book's notes."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats

    async def note(self, key: str) -> str:
        return await self._chats.read(lambda book: book.note(key))

    async def set_note(self, key: str, value: str) -> None:
        await self._chats.write(lambda book: book.set_note(key, value))


class Digests:
    """Plans, watches, and has a relay for each platform that is connected; `clock` gives UTC."""

    def __init__(
        self,
        books: Books,
        desk: Desk,
        chats: Chats,
        typesetters: Mapping[str, Typeset],
        rules: Rules,
        default_language: str,
        *,
        late_after: timedelta,
        keep_for: timedelta,
        configured: Configured,
        clock: Callable[[], datetime],
    ) -> None:
        self.books = books
        self._desk = desk
        self._clock = clock
        self._configured = configured
        self._keep_for = keep_for
        self._relays: dict[str, Relay] = {}
        self._admins: dict[str, Admins] = {}
        self._refused: list[Trouble] = []
        stand, spoken = _Stand(desk), language(default_language)
        self.planner = Planner(books, stand, typesetters, rules, default_language, self._wake)
        self.corrections = Corrections(books, stand, typesetters, _Notes(chats))
        self.watch = Watch(books, typesetters, self.admins, spoken, late_after)
        self._typesetters, self._spoken = typesetters, spoken
        self._must_follow = asyncio.Event()
        self._revision = -1
        self._owner = f"{socket.gethostname()}:{os.getpid()}"

    @classmethod
    def of(cls, config: Config, books: Books, desk: Desk, chats: Chats, clock: Callable[[], datetime]) -> Digests:
        """Digests as a configuration wants them, on the platforms that are set up."""
        settings = config.digests
        tokens = {"telegram": config.telegram.token, "discord": config.discord.token}
        return cls(
            books,
            desk,
            chats,
            {name: typeset for name, typeset in TYPESETTERS.items() if tokens[name] is not None},
            settings.rules,
            config.language.default,
            late_after=timedelta(minutes=settings.late_minutes),
            keep_for=timedelta(days=settings.keep_days),
            configured=configured(config),
            clock=clock,
        )

    async def begin(self) -> None:
        """Give back what an earlier run had taken, and bring plans in step with files, rules and the clock.

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        await self.books.write(lambda ledger: ledger.release(""))
        await self._follow()
        await self.planner.reschedule_all(self._clock())

    async def run(self) -> None:
        """Tick until cancelled."""
        unwatch = self._desk.watch_briefings(self._must_follow.set)
        count = 0
        try:
            while True:
                await self._kept_going(self._tick, count)
                count += 1
                await asyncio.sleep(TICK_SECONDS)
        finally:
            unwatch()

    async def _kept_going(self, work: Callable[[int], Awaitable[None]], count: int) -> None:
        try:
            await work(count)
        except BotError as error:
            log.error("digests cannot be planned", extra=fields(reason=error))  # noqa: TRY400 - refused on purpose
        except Exception as error:  # noqa: BLE001 - a bug in one tick must not end all others
            log.error("digests cannot be planned", extra=bug(error))  # noqa: TRY400 - the error's words may be somebody's

    async def _tick(self, count: int) -> None:
        if self._must_follow.is_set():
            self._must_follow.clear()
            await self._follow()
        if count % WATCH_EVERY == 0:
            await self.planner.set_back(self._clock())
        await self.planner.stroke(self._clock())
        revision = await self._desk.run(lambda room: room.archive.revision())
        if revision != self._revision:
            if await self.corrections.stroke(self._clock()):
                self._wake()
            self._revision = revision
        if count % WATCH_EVERY == WATCH_EVERY - 1 and await self.watch.stroke(self._clock(), self._refused):
            self._wake()
        if count % PRUNE_EVERY == WATCH_EVERY:
            before = self._clock() - self._keep_for
            await self.books.write(lambda ledger: ledger.prune(before))

    async def _follow(self) -> None:
        """Bring subscriptions that stand in files in step with them."""
        briefings, now = self._desk.briefings, self._clock()
        changed = await self.books.write(lambda ledger: bring_in_step(ledger, briefings, self._configured, now))
        if changed:
            log.info("subscriptions follow the files", extra=fields(changed=changed))

    @asynccontextmanager
    async def relaying(
        self, courier: Courier, admins: Admins, close: Callable[[], Awaitable[None]]
    ) -> AsyncIterator[None]:
        """Send what waits for a platform while it is connected; at the end nothing more is taken, then `close` is called.

        It closes the courier. In this order, what it leaves unsent is given back as it was, and not tried later as what
        did not reach the platform.
        """
        relay = Relay(self.books, courier, self._owner, self._clock, self._ended)
        self._relays[courier.platform] = relay
        self._admins[courier.platform] = admins
        running = asyncio.create_task(relay.run())
        try:
            yield
        finally:
            self._relays.pop(courier.platform)
            self._admins.pop(courier.platform)
            running.cancel()
            await asyncio.wait([running])
            try:
                await close()
            finally:
                await self._stopped(relay)

    async def _stopped(self, relay: Relay) -> None:
        try:
            async with asyncio.timeout(STOP_WITHIN):
                await relay.stop()
        except (BotError, TimeoutError) as error:
            log.warning("a relay did not give back what it had taken", extra=fields(error=type(error).__name__))

    def refused(self, trouble: Trouble) -> None:
        """A platform refuses the bot: admins are told on the others."""
        self._refused.append(trouble)

    async def tell(self, document: Document, *, cause: str, slot: str) -> None:
        """Tell admins, on the platforms that are connected, something once for its cause and slot.

        Raises:
            StoreUnusable: The store cannot be written.
        """
        admins = await self.admins()
        if admins and await notices.enter(
            self.books,
            self._typesetters,
            admins,
            document,
            self._spoken,
            cause=cause,
            slot=slot,
            now=self._clock(),
        ):
            self._wake()

    @property
    def health(self) -> str:
        """What health tells of digests; no reason to start the bot again, which would not make them arrive."""
        return "on time" if self.watch.is_well else "late"

    async def _ended(self, delivery: Delivery, state: DeliveryState) -> None:
        if await self.corrections.ended(delivery, state, self._clock()):
            self._wake()

    async def admins(self) -> list[Address]:
        """Where admins can be told something, on the platforms that are connected."""
        return [address for admins in list(self._admins.values()) for address in await admins()]

    def _wake(self) -> None:
        for relay in self._relays.values():
            relay.wake()
