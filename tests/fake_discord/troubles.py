"""Weather: failures that meet a share of the requests, by a chance that a seed makes the same each time.

A 429 among them is a storm: whoever is told to wait and asks again too early is told so again, and counted.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fake_discord.failures import Failure, Kind

_HELD: dict[str, bool] = {"bucket": False, "global": True}


@dataclass(frozen=True, slots=True)
class Trouble:
    """What meets a request of an operation, "*" for any, with this probability.

    `seconds` are those of a 429, of a late answer, else those for which the request is kept waiting before it is looked at.
    """

    operation: str
    kind: Kind
    share: float
    seconds: float = 0.0


class Troubles:
    """Those that brew, and who was told to wait."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.impatient = 0
        """How many requests came before the end of the wait that a storm had asked for."""
        self.met = 0
        """How many requests met any trouble."""
        self._clock = clock
        self._random = random.Random(0)  # nothing secret
        self._brewing: Sequence[Trouble] = ()
        self._held: dict[int | None, float] = {}

    def brew(self, seed: int, troubles: Sequence[Trouble]) -> None:
        """Let these meet requests from now on, in place of others; storms that have begun go on."""
        self._random = random.Random(seed)  # nothing secret
        self._brewing = tuple(troubles)

    def hold(self, channel_id: int | None, seconds: float) -> None:
        """Begin a storm over a channel; null: over all."""
        self._held[channel_id] = max(self._clock() + seconds, self._held.get(channel_id, 0.0))

    def take(self, operation: str, channel_id: int) -> Failure | None:
        """What meets this request, if anything."""
        for where, kind in ((None, "global"), (channel_id, "bucket")):
            left = self._held.get(where, 0.0) - self._clock()
            if left > 0 and operation in {"create_message", "update_message"}:
                self.impatient += 1
                return _failure(operation, "global" if kind == "global" else "bucket", left)
        for trouble in self._brewing:
            if trouble.operation in {"*", operation} and self._random.random() < trouble.share:
                self.met += 1
                if trouble.kind in _HELD:
                    self.hold(None if _HELD[trouble.kind] else channel_id, trouble.seconds)
                return _failure(operation, trouble.kind, trouble.seconds)
        return None


def _failure(operation: str, kind: Kind, seconds: float) -> Failure:
    return Failure(operation, 1, kind, None, seconds, 0.0 if kind in _HELD else seconds)
