"""A platform that takes everything, notes when, and answers as it is told to."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from platforms.sending.virtual_time import clock

from bot.domain.addresses import Address
from bot.platforms.sending import Limits, Outcome, Pace, Post, Sender, Sent

UNLIMITED = Limits(per_chat=None, per_group=None, overall=None)


def chat(number: int, thread: str = "") -> Address:
    """A chat's address."""
    return Address("telegram", str(number), thread)


def sender(limits: Limits = UNLIMITED, **options: Any) -> Sender:
    """A sender on the running loop's clock."""
    return Sender(Pace(limits), clock, asyncio.sleep, **options)


@dataclass(slots=True)
class RecordingPlatform:
    """Notes every attempt as it arrives, and answers after `latency` seconds."""

    latency: float = 0.0
    attempts: list[tuple[float, Address, str]] = field(default_factory=list)  # when, where, what
    taken: list[str] = field(default_factory=list)
    refusals: defaultdict[Address, list[Outcome]] = field(default_factory=lambda: defaultdict(list))  # before it takes
    most_in_flight: int = 0
    most_in_a_chat: int = 0
    _in_flight: Counter[Address] = field(default_factory=Counter)

    def refuse(self, address: Address, outcomes: Iterable[Outcome]) -> None:
        """Answer the next attempts to an address so, one after the other."""
        self.refusals[address].extend(outcomes)

    def takes(self, text: str) -> Post:
        """An attempt to send this text."""

        async def post(address: Address) -> Outcome:
            self.attempts.append((round(clock(), 6), address, text))
            self._in_flight[address] += 1
            self.most_in_flight = max(self.most_in_flight, self._in_flight.total())
            self.most_in_a_chat = max(self.most_in_a_chat, self._in_flight[address])
            try:
                await asyncio.sleep(self.latency)
            finally:
                self._in_flight[address] -= 1
            if self.refusals[address]:
                return self.refusals[address].pop(0)
            self.taken.append(text)
            return Sent(text)

        return post

    def hangs(self) -> Post:
        """An attempt that is never answered."""

        async def post(address: Address) -> Outcome:
            self.attempts.append((round(clock(), 6), address, "hangs"))
            await asyncio.get_running_loop().create_future()
            raise AssertionError

        return post

    @property
    def texts(self) -> list[str]:
        """What was attempted, in order."""
        return [text for _, _, text in self.attempts]

    def moments(self, address: Address) -> list[float]:
        """When an address was written to."""
        return [moment for moment, to, _ in self.attempts if to == address]
