"""Nonces that are enforced, as long as Discord enforces them.

That is for "the past few minutes" (https://discord.com/developers/docs/resources/message#create-message).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fake_discord.messages import Message

SECONDS = 300.0


class Nonces:
    """What was made under which nonce lately; `seconds` may be set to another span."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.seconds = SECONDS
        self._clock = clock
        self._made: OrderedDict[tuple[int, str], tuple[float, Message]] = OrderedDict()

    def keep(self, channel_id: int, nonce: str, message: Message) -> None:
        """Remember a message by its nonce."""
        self._made[channel_id, nonce] = self._clock(), message
        self._made.move_to_end((channel_id, nonce))

    def message(self, channel_id: int, nonce: str) -> Message | None:
        """The message that was made under a nonce, while that is remembered."""
        end = self._clock() - self.seconds
        while self._made and next(iter(self._made.values()))[0] <= end:
            self._made.popitem(last=False)
        _, message = self._made.get((channel_id, nonce), (0.0, None))
        return message
