"""What the rooms of both couriers share: a clock in which no back-off takes any time, and tests that are run in a room."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, TypeVar

R = TypeVar("R")


@dataclass
class Clock:
    """Seconds that pass only while somebody sleeps, so that no back-off takes any time."""

    seconds: float = 0.0

    def now(self) -> float:
        """The seconds that have passed."""
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        """Let them pass."""
        self.seconds += seconds
        await asyncio.sleep(0)


def rooms(
    opened: Callable[..., AbstractAsyncContextManager[R]],
) -> Callable[..., Callable[[Callable[[R], Awaitable[None]]], Callable[[], None]]]:
    """A decorator by which a test runs on an event loop of its own, in a room; its options are those of `opened`."""

    def in_room(**options: Any) -> Callable[[Callable[[R], Awaitable[None]]], Callable[[], None]]:
        def decorated(test: Callable[[R], Awaitable[None]]) -> Callable[[], None]:
            async def story() -> None:
                async with opened(**options) as room:
                    await test(room)

            def run() -> None:
                asyncio.run(story())

            run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
            return run

        return decorated

    return in_room
