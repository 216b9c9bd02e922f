"""A ledger in memory, and one relay after another that sends what waits there over a platform in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from delivery.couriers import MemoryCourier

from bot.delivery.books import Books
from bot.delivery.relay import Relay
from bot.domain.addresses import Address
from bot.domain.delivery import (
    Delivery,
    DeliveryState,
    EditionKind,
    NewDelivery,
    Part,
    StoredEdition,
)
from bot.domain.ledger import Planned
from bot.store.sqlite import open_ledger

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        """The moment that is set."""
        return self.at


class Post:
    """A ledger in memory with one relay after another over one platform."""

    def __init__(self, courier: MemoryCourier | None = None) -> None:
        self.ledger = open_ledger(None)
        self.books = Books(self.ledger)
        self.courier = courier or MemoryCourier()
        self.clock = Clock()
        self.ended: list[tuple[int, DeliveryState]] = []

    async def plan(
        self, *addresses: Address, parts: Sequence[str] = ("one",), slot: str = "07:00", **given: object
    ) -> None:
        """Put one edition into the outbox, for these addresses."""
        key = "-".join((slot, *parts))
        edition = StoredEdition(
            key,
            EditionKind.DIGEST,
            "kazakhstan",
            "id",
            NOW,
            "{}",
            parts={self.courier.platform: tuple(map(Part, parts))},
        )
        entries = [
            replace(
                NewDelivery(f"chat:{address.text}", slot, address, NOW, NOW + timedelta(hours=6), edition=key),
                **given,  # type: ignore[arg-type]
            )
            for address in addresses
        ]
        await self.books.write(lambda ledger: ledger.enqueue(Planned((edition,), entries)))

    @asynccontextmanager
    async def relaying(self) -> AsyncIterator[Relay]:
        """A relay at work; it is stopped at the end."""

        async def ended(delivery: Delivery, state: DeliveryState) -> None:
            self.ended.append((delivery.id, state))

        relay = Relay(self.books, self.courier, "test", self.clock, ended, lambda _: asyncio.sleep(0.01))
        running = asyncio.create_task(relay.run())
        try:
            yield relay
        finally:
            running.cancel()
            await asyncio.wait([running])
            await relay.stop()

    async def relay_all(self) -> None:
        """Relay until everything has settled or is put off."""
        async with self.relaying() as relay, asyncio.timeout(30):
            await asyncio.sleep(0)
            while relay.is_busy or await self._is_waiting():
                relay.wake()
                await asyncio.sleep(0.005)

    async def _is_waiting(self) -> bool:
        """Whether anything may go now; the ledger is the relay's too, so it is asked in turn."""
        due = await self.books.read(lambda ledger: ledger.next_due(self.courier.platform))
        return due is not None and due <= self.clock()

    def states(self, *states: DeliveryState) -> list[Delivery]:
        """Entries in these states."""
        return self.ledger.deliveries(states=states, limit=1000)

    def only(self) -> Delivery:
        """The one delivery there is, with its messages."""
        (delivery,) = self.ledger.deliveries(limit=2)
        found = self.ledger.delivery(delivery.id)
        assert found is not None
        return found
