"""When a message may go out, by the platform's limits and by what the platform asked for.

Limits are sliding windows over the moments at which messages went, and not a leaky bucket: a bucket of 20 a minute lets
26 through in 18 seconds, and the platform counts them. Seconds are those of any clock that never goes back.
"""

from __future__ import annotations

import heapq
from collections import OrderedDict, deque
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.addresses import Address

MARGIN = 0.05
"""By how much a chat's windows and every wait are longer than the platform says, in seconds.

A message counts when it reaches the platform: two that left a second apart may arrive a little less than that apart.
"""
OVERALL_MARGIN = 0.02
"""The same for the window over all chats, which decides how long a digest to all of them takes: at 30 a second, 98 % of
what the platform lets through. It can be as short as this because messages are counted there when they leave, and not
when they have their turn.
"""

Limit: TypeAlias = tuple[int, float]
"""So many messages in any stretch of so many seconds."""

_ALWAYS = float("-inf")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a platform lets through; null switches a limit off.

    The defaults are Telegram's (Bots FAQ, "My bot is hitting limits"): one message a second in a chat, 20 a minute in a
    group, about 30 a second over all chats.
    """

    per_chat: Limit | None = (1, 1.0)
    per_group: Limit | None = (20, 60.0)  # beside `per_chat`, not instead of it
    overall: Limit | None = (30, 1.0)


def chat_key(address: Address) -> Hashable:
    """What limits are counted by: the threads of a forum share those of their chat."""
    return (address.platform, address.chat)


LONGEST_LEAD = 0.1
"""By how many seconds at most a message has its turn before it may leave."""


class _Window:
    """The limit over all chats. What has its turn and has not left keeps a place, since it may leave at any moment."""

    def __init__(self, limit: Limit) -> None:
        self._count, seconds = limit
        self._span = seconds + OVERALL_MARGIN
        self._marks: deque[float] = deque(maxlen=self._count)
        self._leaving_count = 0
        self._lead = 0.0  # by how much a turn comes before the moment to leave, as long as departures took lately

    def free_at(self, now: float) -> float:
        room = self._count - self._leaving_count
        if room <= 0:
            return now + self._span
        return _ALWAYS if len(self._marks) < room else self._marks[-room] + self._span - self._lead

    def leaves_at(self) -> float:
        return _ALWAYS if len(self._marks) < self._count else self._marks[0] + self._span

    def took_to_depart(self, seconds: float) -> None:
        self._lead += (min(seconds, LONGEST_LEAD) - self._lead) / 8

    def keep_place(self) -> None:
        self._leaving_count += 1

    def mark(self, now: float | None) -> None:
        self._leaving_count -= 1
        if now is not None:
            self._marks.append(now)


class _Windows:
    """One limit, for every key that had a message within its stretch; others are forgotten."""

    def __init__(self, limit: Limit) -> None:
        self._count, seconds = limit
        self._span = seconds + MARGIN
        self._marks: OrderedDict[Hashable, deque[float]] = OrderedDict()  # longest idle first

    def __len__(self) -> int:
        return len(self._marks)

    def free_at(self, key: Hashable) -> float:
        marks = self._marks.get(key)
        return _ALWAYS if marks is None or len(marks) < self._count else marks[0] + self._span

    def mark(self, key: Hashable, now: float) -> None:
        marks = self._marks.pop(key, None)
        self._marks[key] = marks = deque(maxlen=self._count) if marks is None else marks
        marks.append(now)
        for _ in range(2):  # more than come in: what is idle shrinks, and no call has much to do
            oldest = next(iter(self._marks))
            if self._marks[oldest][-1] + self._span > now:
                break
            del self._marks[oldest]

    def postpone(self, key: Hashable, now: float) -> None:
        """Count the last message from now on."""
        marks = self._marks.get(key)
        if marks is None:  # idle for so long that it was forgotten
            self.mark(key, now)
        else:
            marks[-1] = now
            self._marks.move_to_end(key)


class Pace:
    """Which messages went lately, and hence when the next may. One for each account at a platform."""

    def __init__(self, limits: Limits) -> None:
        self._chats, self._groups = (
            _Windows(limit) if limit else None for limit in (limits.per_chat, limits.per_group)
        )
        self._overall = _Window(limits.overall) if limits.overall else None
        self._held: dict[Hashable, float] = {}  # until when a chat must wait
        self._held_ends: list[tuple[float, Hashable]] = []  # heap, for forgetting them
        self._all_held_until = _ALWAYS

    def delay(self, address: Address, now: float, *, is_group: bool) -> float:
        """How many seconds from now a message may go to an address; 0.0: now."""
        return max(0.0, self.chat_free_at(address, is_group=is_group) - now, self.free_at(now) - now)

    def free_at(self, now: float) -> float:
        """The moment from which a message may go to any chat that is free itself."""
        overall = _ALWAYS if self._overall is None else self._overall.free_at(now)
        return max(overall, self._all_held_until)

    def chat_free_at(self, address: Address, *, is_group: bool) -> float:
        """The moment from which a message may go to an address as far as its own chat is concerned."""
        key = chat_key(address)
        free_at = self._held.get(key, _ALWAYS)
        if self._chats is not None:
            free_at = max(free_at, self._chats.free_at(key))
        if is_group and self._groups is not None:
            free_at = max(free_at, self._groups.free_at(key))
        return free_at

    def took(self, address: Address, now: float, *, is_group: bool) -> None:
        """A message for an address has its turn; `left` follows."""
        if self._overall is not None:
            self._overall.keep_place()
        for windows in self._chat_windows(is_group=is_group):
            windows.mark(chat_key(address), now)
        while self._held_ends and self._held_ends[0][0] <= now:
            end, key = heapq.heappop(self._held_ends)
            if self._held.get(key) == end:
                del self._held[key]

    def leaves_at(self) -> float:
        """The moment from which a message that had its turn may leave, as far as the limit over all chats is concerned."""
        return _ALWAYS if self._overall is None else self._overall.leaves_at()

    def took_to_depart(self, seconds: float) -> None:
        """So long it took between a message's turn and its being ready to leave; later turns come earlier by that."""
        if self._overall is not None:
            self._overall.took_to_depart(seconds)

    def left(self, now: float | None) -> None:
        """A message that had its turn leaves now; null: it does not leave after all."""
        if self._overall is not None:
            self._overall.mark(now)

    def answered(self, address: Address, now: float, *, is_group: bool) -> None:
        """The platform answered the last message to an address, and no other is under way to its chat.

        The message may have arrived at any moment until now: a first connection or an upload takes its time, and the
        next message, on its heels, would arrive too early. So the chat counts it from now on. The overall limit does
        not: counted so, a slow platform would make the sender slower still.
        """
        for windows in self._chat_windows(is_group=is_group):
            windows.postpone(chat_key(address), now)

    def hold(self, address: Address | None, until: float) -> None:
        """Let nothing go to the chat of an address before a moment; null: to no chat at all."""
        if address is None:
            self._all_held_until = max(self._all_held_until, until)
            return
        key = chat_key(address)
        if until > self._held.get(key, _ALWAYS):
            self._held[key] = until
            heapq.heappush(self._held_ends, (until, key))

    def _chat_windows(self, *, is_group: bool) -> tuple[_Windows, ...]:
        windows = (self._chats, self._groups if is_group else None)
        return tuple(each for each in windows if each is not None)

    @property
    def remembered_count(self) -> int:
        """How many chats something is remembered about."""
        return len(self._held) + sum(len(windows) for windows in self._chat_windows(is_group=True))
