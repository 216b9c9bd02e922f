"""From the outbox to a platform: deliveries taken, lined up by chat, and sent.

One relay serves one courier. Deliveries to one chat go one after the other, chats side by side; a chat that must wait is
put off and holds nobody up. What happens to a single delivery stands in `delivering`.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta

from bot.delivery.books import Books
from bot.delivery.delivering import Delivering, Hook
from bot.domain.courier import Courier
from bot.domain.delivery import Delivery
from bot.domain.errors import BotError
from bot.events import bug, fields

log = logging.getLogger("ringkas.delivery")

IN_FLIGHT_AT_MOST = 200
"""How many deliveries a relay has taken at once; far more than a platform lets through in a second."""
LEASE = timedelta(minutes=30)
"""For how long a delivery is taken; a relay that dies before gives it back at the next start."""
LONGEST_SLEEP = 5.0
"""Seconds after which the outbox is looked at again, whatever was said of it."""


class Relay:
    """Sends what waits for one platform, until it is stopped; `clock` gives UTC, `owner` names its leases."""

    def __init__(
        self,
        books: Books,
        courier: Courier,
        owner: str,
        clock: Callable[[], datetime],
        ended: Hook,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`sleep` waits for the store."""
        self._books = books
        self._courier = courier
        self._owner = owner
        self._clock = clock
        self._delivering = Delivering(books, courier, clock, ended, sleep)
        self._lines: dict[str, deque[Delivery]] = {}  # by chat, the one under way included
        self._tasks: set[asyncio.Task[None]] = set()
        self._taken: set[int] = set()
        self._woken = asyncio.Event()
        self._is_taking = False

    @property
    def is_busy(self) -> bool:
        """Whether any delivery is taken, or about to be."""
        return bool(self._taken) or self._is_taking

    def wake(self) -> None:
        """Look at the outbox now: something was put there."""
        self._woken.set()

    async def run(self) -> None:
        """Take and send until cancelled; then give back what has not left, and let what has left be answered."""
        try:
            while True:
                pause = LONGEST_SLEEP
                try:
                    pause = await self._take()
                except BotError as error:
                    log.error("the outbox cannot be read", extra=fields(reason=error))  # noqa: TRY400 - refused on purpose
                await self._rest(pause)
        finally:
            self._delivering.is_stopping = True

    async def stop(self) -> None:
        """After `run` has ended and the courier was closed: wait for what is under way, and give back the leases."""
        self._delivering.is_stopping = True
        if self._tasks:
            await asyncio.wait(self._tasks)
        await self._books.write(lambda ledger: ledger.release(self._owner))

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):  # before Python 3.12, `wait_for` may overhear that it is cancelled
                await self._woken.wait()
        self._woken.clear()

    async def _take(self) -> float:
        """Take as many deliveries as there is room for; in how many seconds to look again."""
        room = IN_FLIGHT_AT_MOST - len(self._taken)
        if room <= 0 or not self._courier.is_ready():
            return LONGEST_SLEEP if room <= 0 else 1.0
        now, platform = self._clock(), self._courier.platform
        self._is_taking = True
        try:
            leased = await self._books.write(
                lambda ledger: ledger.lease(platform, self._owner, now, now + LEASE, limit=room)
            )
            for delivery in leased:
                self._line_up(delivery)
        finally:
            self._is_taking = False
        if len(leased) == room:
            return LONGEST_SLEEP
        due = await self._books.read(lambda ledger: ledger.next_due(platform))
        return LONGEST_SLEEP if due is None else min(LONGEST_SLEEP, max(0.05, (due - self._clock()).total_seconds()))

    def _line_up(self, delivery: Delivery) -> None:
        """Let a delivery go behind those of its chat."""
        if delivery.id in self._taken:
            return
        self._taken.add(delivery.id)
        chat = delivery.address.chat
        line = self._lines.get(chat)
        if line is not None:
            line.append(delivery)
            return
        self._lines[chat] = line = deque([delivery])
        task = asyncio.create_task(self._serve(chat, line))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, chat: str, line: deque[Delivery]) -> None:
        try:
            while line:
                delivery = line[0]
                try:
                    await self._delivering.deliver(delivery)
                except BotError as error:
                    log.error("a delivery is not written down", extra=fields(delivery=delivery.id, reason=error))  # noqa: TRY400
                except Exception as error:  # noqa: BLE001 - one delivery must not stop the others
                    log.error("a delivery failed", extra=fields(delivery=delivery.id) | bug(error))  # noqa: TRY400
                line.popleft()
                self._taken.discard(delivery.id)
                if len(self._taken) == IN_FLIGHT_AT_MOST - 1:
                    self.wake()
        finally:
            del self._lines[chat]
            if not self._taken:
                self.wake()
