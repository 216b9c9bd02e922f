"""A watch that notes what it is told, in order; it can be slow, and fail, as a ledger on a disk can."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.domain.outcomes import Outcome


@dataclass
class RecordingWatch:
    """Notes "departs" or the outcome, each with what `count` tells at that moment."""

    count: Callable[[], int] = lambda: 0
    told: list[str | Outcome] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    fault: Exception | None = None  # what departing meets
    is_slow_to_land: bool = False
    is_slow_to_depart: bool = False

    async def departs(self) -> None:
        """See `Watch`."""
        if self.fault:
            raise self.fault
        if self.is_slow_to_depart:
            await asyncio.sleep(3600)
        self.told.append("departs")
        self.counts.append(self.count())

    async def landed(self, outcome: Outcome) -> None:
        """See `Watch`."""
        self.told.append(outcome)
        self.counts.append(self.count())
        if self.is_slow_to_land:
            await asyncio.sleep(3600)
