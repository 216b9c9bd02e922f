"""Consideration for the hosts that are asked: one request at a time, a pause between two, and waiting when asked to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

GAP_SECONDS = 2.0
"""Seconds between two requests to a host."""
PATIENCE_SECONDS = 60.0
"""Seconds that are waited for a host that asked for time; whoever asked is told if it is more."""
_HOSTS = 2000
"""How many hosts are remembered; those that wait for nothing are forgotten first."""


class TooSoon(Exception):
    """A host asked for time; `seconds` are left."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(slots=True)
class _Host:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    open_at: float = 0.0
    users: int = 0


class Manners:
    """Whose turn it is with each host; `clock` is in seconds and never goes back."""

    def __init__(
        self,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        gap: float = GAP_SECONDS,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._gap = gap
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait for one's turn with a host, and leave a pause after it.

        Raises:
            TooSoon: It asked for more time than is waited.
        """
        host = self._host(name)
        host.users += 1
        try:
            async with host.turn:
                if (left := host.open_at - self._clock()) > PATIENCE_SECONDS:
                    raise TooSoon(left)
                if left > 0:
                    await self._sleep(left)
                try:
                    yield
                finally:
                    host.open_at = max(host.open_at, self._clock() + self._gap)
        finally:
            host.users -= 1

    def wait(self, name: str, seconds: float) -> None:
        """A host asks for so much time."""
        host = self._host(name)
        host.open_at = max(host.open_at, self._clock() + seconds)

    def _host(self, name: str) -> _Host:
        if len(self._hosts) >= _HOSTS and name not in self._hosts:
            now = self._clock()
            self._hosts = {key: host for key, host in self._hosts.items() if host.users or host.open_at > now}
        return self._hosts.setdefault(name, _Host())
