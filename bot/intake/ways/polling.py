"""The feeds that are followed: each asked again when it is due, its new articles handed on one by one.

The state is saved after each article, so that a bot that is ended goes on with the next one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Protocol

from bot.domain.errors import BotError
from bot.events import fields
from bot.intake.found import Arrival
from bot.intake.ways.addresses import host_of, shown
from bot.intake.ways.arriving import Refused, Ways
from bot.intake.ways.feeds import SHORTEST, FeedLook, FeedState, article_of, key_of, look
from bot.intake.ways.passages import Passage
from bot.intake.ways.web import NotFetched

ARTICLES_A_LOOK = 20
"""New articles that are taken of a feed at a look; the rest comes with the next, so that no feed holds up the others."""
_AT_ONCE = 4
_SHORTEST_PAUSE = 1.0
_LONGEST_PAUSE = 300.0

_log = logging.getLogger("ringkas.intake")

Take = Callable[[Arrival | Refused], Awaitable[None]]
"""Is handed what came, before that is remembered; what it raises ends the run, and the next one begins with the same."""


class FeedBook(Protocol):
    """Where the states of feeds are kept."""

    async def state(self, url: str) -> FeedState | None:
        """What is remembered of a feed; null: nothing."""
        ...

    async def save(self, state: FeedState) -> None:
        """Remember this of a feed."""
        ...


class Feeds:
    """Follows feeds until it is cancelled."""

    def __init__(
        self,
        urls: Sequence[str],
        book: FeedBook,
        ways: Ways,
        take: Take,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._urls = tuple(dict.fromkeys(urls))
        self._book = book
        self._ways = ways
        self._take = take
        self._sleep = sleep
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def run(self) -> None:
        """Ask each feed whenever it is due; without end."""
        while True:
            await self._sleep(await self.look_around())

    async def look_around(self) -> float:
        """Ask the feeds that are due; the seconds until the next one is."""
        async with asyncio.TaskGroup() as group:
            looks = [group.create_task(self._in_turn(url)) for url in self._urls]
        states = [task.result() for task in looks]
        now = self._ways.clock()
        pauses = [(state.next_at - now).total_seconds() for state in states if state.next_at]
        return min(max(min(pauses, default=_LONGEST_PAUSE), _SHORTEST_PAUSE), _LONGEST_PAUSE)

    async def _in_turn(self, url: str) -> FeedState:
        async with self._room:
            state = await self._book.state(url) or FeedState(url)
            if not state.is_due(self._ways.clock()):
                return state
            state = await self._looked(state)
            await self._book.save(state)
            return state

    async def _looked(self, state: FeedState) -> FeedState:
        """Take what is new in a feed; its state after that, which is not saved yet."""
        ways = self._ways
        try:
            found = await look(state, ways.web, ways.room, ways.clock())
        except BotError as error:
            # The host says which feed; what stands behind it may be secret.
            _log.warning("a feed could not be read", extra=fields(host=host_of(state.url), reason=str(error)))
            if not state.failures:
                await self._take(Refused(shown(state.url), error.notice))
            return state.failed(ways.clock(), error.retry_after if isinstance(error, NotFetched) else None)
        if state.next_at is None:  # said once, and not at each look
            for left in found.remarks:
                await self._take(Refused(shown(state.url), left))
        return await self._took(state, found)

    async def _took(self, state: FeedState, found: FeedLook) -> FeedState:
        """Hand on what is new, as much as one look may; the state after that."""
        taken = lost = 0
        for entry in found.fresh:
            if ARTICLES_A_LOOK in {taken, lost}:
                soon = replace(found.settled, seen=state.seen, next_at=self._ways.clock() + SHORTEST)
                return soon.unfinished()
            if await self._taken(entry, state):
                taken += 1
                state = state.having(key_of(entry))
                await self._book.save(state)
            else:
                lost += 1
        settled = replace(found.settled, seen=state.seen)
        return settled.unfinished() if lost else settled

    async def _taken(self, entry: Passage, state: FeedState) -> bool:
        """Hand an entry's article on; no: it could not be had, but perhaps later."""
        try:
            came: Arrival | Refused = await article_of(
                entry, state.url, self._ways.web, self._ways.room, self._ways.clock()
            )
        except NotFetched as error:
            if error.is_temporary:
                return False
            came = Refused(shown(entry.url), error.notice)
        except BotError as error:
            came = Refused(shown(entry.url or state.url), error.notice)
        await self._take(came)
        return True
