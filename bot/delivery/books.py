"""The ledger on the event loop: one thread writes, and one reads; what is written down together is one transaction.

Each message needs two entries (its request leaves, its answer came), and each transaction waits for the disk. Whatever
comes while one is under way goes into the next, so that a busy relay waits no longer than an idle one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from bot.domain.delivery import LedgerEvent
from bot.domain.ledger import Ledger

R = TypeVar("R")


class Books:
    """A `Ledger` for an event loop; `reading` is the same one opened a second time, so that no reader waits.

    A ledger in memory can be opened once only.
    """

    def __init__(self, ledger: Ledger, reading: Ledger | None = None) -> None:
        self._ledger = ledger
        self._reading = reading or ledger
        self._writers = ThreadPoolExecutor(1, thread_name_prefix="ledger-writing")
        self._readers = ThreadPoolExecutor(1, thread_name_prefix="ledger-reading") if reading else self._writers
        self._noted: list[tuple[LedgerEvent, asyncio.Future[None]]] = []
        self._noting: asyncio.Task[None] | None = None

    async def write(self, work: Callable[[Ledger], R]) -> R:
        """Write into the ledger.

        Raises:
            StoreUnusable: The store cannot be written.
        """
        return await asyncio.get_running_loop().run_in_executor(self._writers, work, self._ledger)

    async def read(self, work: Callable[[Ledger], R]) -> R:
        """Ask the ledger something.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        return await asyncio.get_running_loop().run_in_executor(self._readers, work, self._reading)

    async def record(self, event: LedgerEvent) -> None:
        """Write down what happened, together with whatever else happens now; it is on disk when this returns.

        Raises:
            StoreUnusable: The store cannot be written; nothing of it was.
        """
        noted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._noted.append((event, noted))
        if self._noting is None or self._noting.done():
            self._noting = asyncio.create_task(self._note())
        await noted

    async def _note(self) -> None:
        while self._noted:
            together, self._noted = self._noted, []
            events = [event for event, _ in together]
            failure: Exception | None = None
            try:
                await self.write(partial(_record, events=events))
            except Exception as error:  # noqa: BLE001 - it is told to everybody who waits
                failure = error
            for _, noted in together:
                if noted.done():  # whoever waited was cancelled; the event is written down all the same
                    continue
                if failure is None:
                    noted.set_result(None)
                else:
                    noted.set_exception(failure)

    async def close(self) -> None:
        """Write down what is under way, and close the ledger."""
        if self._noting is not None:
            await asyncio.wait([self._noting])
        await self.write(lambda ledger: ledger.close())
        if self._reading is not self._ledger:
            await self.read(lambda ledger: ledger.close())
        await asyncio.to_thread(self._writers.shutdown)
        await asyncio.to_thread(self._readers.shutdown)


def _record(ledger: Ledger, *, events: list[LedgerEvent]) -> None:
    ledger.record(events)
