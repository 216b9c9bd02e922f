"""A platform in memory: takes messages as a script says, and keeps what stands in each chat."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.addresses import Address
from bot.domain.courier import Watch
from bot.domain.outcomes import Faulty, Outcome, Sent


@dataclass
class Stands:
    """One message in a chat."""

    receipt: str
    content: str
    nonce: str = ""
    below: str = ""  # the receipt of the message that it replies to


class PowerCut(Exception):
    """The process ends here."""


@dataclass
class MemoryCourier:
    """A courier whose platform is a dict; `script` gives, by content, what its next attempts come to.

    Where the script has nothing left, a message is taken. An outcome of `lost` is taken and its answer lost; `cut` ends
    the process once the request has left.
    """

    platform: str = "telegram"
    repeat_seconds: float = 0.0
    script: dict[str, list[object]] = field(default_factory=dict)
    chats: dict[Address, list[Stands]] = field(default_factory=lambda: defaultdict(list))
    order: list[tuple[str, str]] = field(default_factory=list)  # address and content, as they arrived
    ready: bool = True
    gate: asyncio.Event | None = None  # every attempt waits for it
    _count: int = 0

    def is_ready(self) -> bool:
        """See `Courier`."""
        return self.ready

    async def post(self, address: Address, content: str, nonce: str, watch: Watch) -> Outcome:
        """See `Courier`."""
        return await self._attempt(address, content, nonce, "", watch)

    async def reply(self, address: Address, receipt: str, content: str, nonce: str, watch: Watch) -> Outcome:
        """See `Courier`."""
        return await self._attempt(address, content, nonce, receipt, watch)

    async def edit(self, address: Address, receipt: str, content: str, watch: Watch) -> Outcome:
        """See `Courier`."""
        await watch.departs()
        planned = self._next(content)
        found = [each for each in self.chats[address] if each.receipt == receipt]
        outcome = planned if isinstance(planned, Outcome) else Sent(receipt) if found else Faulty("message not found")
        if isinstance(outcome, Sent):
            found[0].content = content
        await watch.landed(outcome)
        return outcome

    def texts(self, address: Address) -> list[str]:
        """What stands in a chat."""
        return [each.content for each in self.chats[address]]

    async def _attempt(self, address: Address, content: str, nonce: str, below: str, watch: Watch) -> Outcome:
        if self.gate is not None:
            await self.gate.wait()
        await watch.departs()
        planned = self._next(content)
        if planned == "cut before":
            raise PowerCut
        if isinstance(planned, Outcome):
            await watch.landed(planned)
            return planned
        outcome = self._taken(address, content, nonce, below)
        if planned == "cut":
            raise PowerCut
        await watch.landed(outcome)
        return outcome

    def _next(self, content: str) -> object:
        planned = self.script.get(content, [])
        return planned.pop(0) if planned else None

    def _taken(self, address: Address, content: str, nonce: str, below: str) -> Sent:
        known = [each for each in self.chats[address] if self.repeat_seconds and each.nonce == nonce]
        if known:
            return Sent(known[0].receipt)
        self._count += 1
        receipt = str(self._count)
        self.chats[address].append(Stands(receipt, content, nonce, below))
        self.order.append((address.text, content))
        return Sent(receipt)


def addresses(count: int, platform: str = "telegram") -> Sequence[Address]:
    """So many chats."""
    return [Address(platform, str(10**16 // 7 + number)) for number in range(count)]
