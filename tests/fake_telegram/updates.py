"""Updates on their way to the bot: kept until it confirms them, by polling or by webhook.

The semantics are those of the Bot API server's `Client.cpp`, down to which of two pollers is turned away.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

from fake_telegram.wire import Declined, Wire

BATCH_SECONDS = 0.002
"""A poll that waited collects for so long what follows at once."""
UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
"""Kinds that a bot gets only when it names them."""
TWO_POLLERS = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Updates:
    """The queue, and the one poll that may wait on it."""

    def __init__(self, clock: Callable[[], float], *, delays: bool) -> None:
        self.pending: deque[Wire] = deque()
        self.allowed: frozenset[str] = frozenset()
        """The kinds that the bot named; empty for the usual ones."""
        self.is_pushed = False
        """Whether a webhook takes them."""
        self.on_put: Callable[[Wire], None] = lambda _: None
        self.on_confirmed: Callable[[], None] = lambda: None
        self._clock = clock
        self._delays = delays
        self._last_id = 0
        self._poll: asyncio.Future[str] | None = None
        self._previous = (0, float("-inf"))

    def put(self, kind: str, body: Any) -> int | None:
        """Queue an update; `None` where the bot does not want its kind."""
        if kind not in self.allowed and (self.allowed or kind in UNASKED):
            return None
        return self.feed({kind: body})

    def feed(self, update: Wire) -> int:
        """Queue an update as it is, under the next id."""
        self._last_id += 1
        numbered = {"update_id": self._last_id, **update}
        self.pending.append(numbered)
        self._wake("arrived")
        self.on_put(numbered)
        return self._last_id

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants; none named leaves it as it was."""
        if kinds is not None:
            self.allowed = frozenset(kinds)

    def remove(self, update: Wire) -> None:
        """Forget an update that a webhook took."""
        if update in self.pending:
            self.pending.remove(update)

    def close(self, words: str = "closed") -> None:
        """Send the waiting poll home."""
        self._wake(words)

    def _wake(self, words: str) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_result(words)

    async def poll(self, given: Wire) -> list[Wire]:
        """`getUpdates`; raises `Declined`, code 409, where a webhook is set or another poll takes over."""
        if self.is_pushed:
            raise Declined(409, f"Conflict: {WEBHOOK_ACTIVE}")
        self._wake(TWO_POLLERS)
        self.allow(given.get("allowed_updates"))
        offset, limit, timeout = self._asked(given)
        self._confirm(offset)
        if not self.pending and timeout:
            await self._arrival(timeout)
        return [self.pending[index] for index in range(min(limit, len(self.pending)))]

    def _asked(self, given: Wire) -> tuple[int, int, float]:
        offset, limit = given.get("offset", 0), given.get("limit", 100)
        limit = limit if 1 <= limit <= 100 else 100
        timeout = min(max(given.get("timeout", 0), 0), 50)
        now = self._clock()
        previous, started = self._previous
        if offset == previous and now < started + 0.5:
            limit = 1
        if self._delays and offset == previous and timeout < 3 and now < started + 3:
            timeout = 3
        self._previous = offset, now
        return offset, limit, timeout

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        while self.pending and self.pending[0]["update_id"] < offset:
            self.pending.popleft()
        self.on_confirmed()

    async def _arrival(self, seconds: float) -> None:
        poll: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            async with asyncio.timeout(seconds):
                woken = await poll
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None
        if woken not in {"arrived", "closed"}:
            if self._delays:
                await asyncio.sleep(3)
            raise Declined(409, f"Conflict: {woken}")
        await asyncio.sleep(BATCH_SECONDS)
