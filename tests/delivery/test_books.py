"""The ledger on the event loop: what happens together is one transaction, and whoever writes learns whether it was."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.delivery.books import Books
from bot.domain.delivery import Departed, LedgerEvent
from bot.domain.errors import StoreUnusable, notice
from bot.domain.ledger import Planned
from bot.store.sqlite import SqliteLedger, open_ledger

NOW = datetime(2026, 11, 22, tzinfo=UTC)


class Noting(SqliteLedger):
    """A ledger that tells what it wrote in one transaction; `is_locked`: it cannot be written."""

    is_locked = False

    def __init__(self) -> None:
        super().__init__(open_ledger(None)._db, "memory")
        self.together: list[list[int]] = []

    def record(self, events: Sequence[LedgerEvent]) -> None:
        """See `Ledger`."""
        if self.is_locked:
            raise StoreUnusable(notice("locked"))
        super().record(events)
        self.together.append([event.delivery for event in events])


async def test_what_happens_at_once_is_written_together_and_in_order() -> None:
    """Fifty messages that leave at one moment wait for the disk once or twice, and not fifty times."""
    ledger = Noting()
    books = Books(ledger)
    await asyncio.gather(*(books.record(Departed(number, 1, NOW)) for number in range(50)))
    await books.close()

    assert [number for together in ledger.together for number in together] == list(range(50))
    assert len(ledger.together) <= 2


async def test_everybody_who_waits_learns_that_nothing_was_written() -> None:
    """Each may try again, and is heard then."""
    ledger = Noting()
    ledger.is_locked = True
    books = Books(ledger)
    told = await asyncio.gather(
        *(books.record(Departed(number, 1, NOW)) for number in range(3)), return_exceptions=True
    )
    ledger.is_locked = False
    await books.record(Departed(7, 1, NOW))
    await books.close()

    assert [type(each) for each in told] == [StoreUnusable] * 3
    assert ledger.together == [[7]]


async def test_what_was_told_is_written_though_nobody_waits_any_more() -> None:
    """A request that has left has left, whoever was cancelled; the others that wait are told as ever."""
    ledger = Noting()
    books = Books(ledger)
    waiting = [asyncio.create_task(books.record(Departed(number, 1, NOW))) for number in range(2)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    await asyncio.wait(waiting)
    await books.close()

    assert ledger.together == [[0, 1]]
    assert [task.cancelled() for task in waiting] == [True, False]


async def test_both_ledgers_are_closed(tmp_path: Path) -> None:
    """The one that is read is another connection to the same store."""
    path = tmp_path / "ringkas.db"
    writing, reading = open_ledger(path), open_ledger(path)
    books = Books(writing, reading)
    assert await books.write(lambda ledger: ledger.enqueue(Planned())) == 0
    assert await books.read(lambda ledger: ledger.tally(NOW).oldest_pending) is None
    await books.close()

    for ledger in (writing, reading):
        with pytest.raises(sqlite3.ProgrammingError):
            ledger.tally(NOW)
