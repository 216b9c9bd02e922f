"""One thing after the other within a chat, chats side by side, and nobody keeps a chat to himself.

A person who asks faster than answers can go out is left with a few that wait; what is beyond them is left out and
counted, so that it can be told.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

WAITING_AT_MOST = 5
"""How many things of one person wait in one chat."""

T = TypeVar("T")


@dataclass(slots=True)
class _Lane(Generic[T]):
    waiting: deque[tuple[Hashable, T]] = field(default_factory=deque)
    waiting_of: Counter[Hashable] = field(default_factory=Counter)
    left_out_of: Counter[Hashable] = field(default_factory=Counter)


class Lanes(Generic[T]):
    """Serves things in the order in which they came in, chat by chat.

    `serve` gets the thing and how many of the same person were left out since their last one; it must not raise.
    """

    def __init__(self, serve: Callable[[T, int], Awaitable[None]], *, waiting_at_most: int = WAITING_AT_MOST) -> None:
        self._serve = serve
        self._waiting_at_most = waiting_at_most
        self._lanes: dict[Hashable, _Lane[T]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, chat: Hashable, person: Hashable, thing: T, *, is_latest_only: bool = False) -> bool:
        """Take something in; false where it is left out, since too much of this person waits in this chat.

        `is_latest_only`: what waits of this person is not wanted any more, and is dropped without a word.
        """
        lane = self._lanes.get(chat)
        if lane is None:
            lane = self._lanes[chat] = _Lane()
            task = asyncio.get_running_loop().create_task(self._run(chat, lane))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        if is_latest_only:
            kept = [each for each in lane.waiting if each[0] != person]
            lane.waiting_of[person] -= len(lane.waiting) - len(kept)
            lane.waiting = deque(kept)
        if lane.waiting_of[person] >= self._waiting_at_most:
            lane.left_out_of[person] += 1
            return False
        lane.waiting.append((person, thing))
        lane.waiting_of[person] += 1
        return True

    @property
    def waiting_count(self) -> int:
        """How many things wait, in all chats."""
        return sum(len(lane.waiting) for lane in self._lanes.values())

    async def close(self, grace_seconds: float) -> int:
        """Serve what waits, for so long; how many things were then dropped, those under way included."""
        if not self._tasks:
            return 0
        _, late = await asyncio.wait(self._tasks, timeout=grace_seconds)
        dropped = self.waiting_count + len(late)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        return dropped

    async def _run(self, chat: Hashable, lane: _Lane[T]) -> None:
        try:
            while lane.waiting:
                person, thing = lane.waiting.popleft()
                await self._serve(thing, lane.left_out_of.pop(person, 0))
                lane.waiting_of[person] -= 1  # what is being served still counts as waiting
        finally:
            del self._lanes[chat]
