"""How many messages Telegram takes, kept to the letter.

The published words are "avoid more than one message per second in a chat", "20 messages per minute to the same group"
and "about 30 messages per second" (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
Real servers forgive short bursts; this one does not, so that what passes here passes there.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable, Iterator

from fake_telegram.wire import Throttled

TRAVEL = 0.05
"""Seconds by which a request may travel faster than the one before it; each window is that much shorter."""
EACH_CHAT = (1, 1.0)
EACH_GROUP = (20, 60.0)
ALL_CHATS = (30, 1.0)
"""Messages, seconds: at most so many in any window of that length."""


class Rates:
    """Sliding windows over accepted messages and edits.

    Answers to callback and inline queries, chat actions and deletions are not counted.
    """

    def __init__(self, clock: Callable[[], float], *, enabled: bool) -> None:
        self.enabled = enabled
        self._clock = clock
        self._accepted: dict[int | None, deque[float]] = defaultdict(lambda: deque(maxlen=ALL_CHATS[0]))

    def admit(self, chat_id: int | None, *, is_private: bool) -> None:
        """Count one message to a chat, `None` for a message sent inline; raises `Throttled` and counts nothing."""
        if not self.enabled:
            return
        now = self._clock()
        wait = max(self._waits(now, chat_id, is_private=is_private))
        if wait > 0:
            raise Throttled(max(1, math.ceil(wait)))
        for counted in {chat_id, None}:
            self._accepted[counted].append(now)

    def _waits(self, now: float, chat_id: int | None, *, is_private: bool) -> Iterator[float]:
        yield self._wait(now, None, ALL_CHATS)
        if chat_id is not None:
            yield self._wait(now, chat_id, EACH_CHAT)
            if not is_private:
                yield self._wait(now, chat_id, EACH_GROUP)

    def _wait(self, now: float, counted: int | None, rule: tuple[int, float]) -> float:
        """Seconds until the window has room again; zero or less where it has."""
        most, window = rule
        accepted = self._accepted[counted]
        return accepted[-most] + window - TRAVEL - now if len(accepted) >= most else 0.0
