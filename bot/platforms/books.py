"""The ledger as answers need it, off the event loop; `bot.delivery` has the whole of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from bot.domain.ledger import Ledger

R = TypeVar("R")


class Books(Protocol):
    """A ledger that is read and written in threads of its own."""

    async def read(self, work: Callable[[Ledger], R]) -> R:
        """Ask the ledger something.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        ...

    async def write(self, work: Callable[[Ledger], R]) -> R:
        """Write into the ledger.

        Raises:
            StoreUnusable: The store cannot be written.
        """
        ...
