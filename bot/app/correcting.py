"""Corrections from chats: written into the store off the event loop, through a connection opened for each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import TypeVar

from bot.app.office import open_store
from bot.domain.claims import Claim, Corrected
from bot.domain.errors import StoreUnusable, notice
from bot.domain.ports import Archive
from bot.domain.wording import Wording
from bot.files import correcting

R = TypeVar("R")


class StoreCorrector:
    """A `Corrector` for the store at `path`; `clock` gives UTC, and a correction's day is that of `zone`."""

    def __init__(self, path: Path | None, clock: Callable[[], datetime], zone: tzinfo) -> None:
        self._path = path
        self._clock = clock
        self._zone = zone

    async def claim(self, id: str) -> Claim:
        """See `Corrector`."""
        return await self._with_store(lambda store: correcting.current(store, id))

    async def correct(self, claim: str, statement: Wording, reason: Wording, over: int | None) -> Corrected:
        """See `Corrector`."""
        on, now = self._moment(over)
        return await self._with_store(
            lambda store: correcting.correct(store, claim, statement, reason, on, now, over=over)
        )

    async def withdraw(self, claim: str, reason: Wording, over: int | None) -> Corrected:
        """See `Corrector`."""
        on, now = self._moment(over)
        return await self._with_store(lambda store: correcting.withdraw(store, claim, reason, on, now, over=over))

    def _moment(self, over: int | None) -> tuple[date, datetime | None]:
        """The day, and the moment at which to do it; null: no version was looked at yet, so it is only told."""
        now = self._clock()
        return now.astimezone(self._zone).date(), None if over is None else now

    async def _with_store(self, work: Callable[[Archive], R]) -> R:
        if self._path is None:
            raise StoreUnusable(notice("no store is configured; the built-in sample cannot be corrected"))
        return await asyncio.to_thread(_with_store, self._path, work)


def _with_store(path: Path, work: Callable[[Archive], R]) -> R:
    with closing(open_store(path)) as archive:
        return work(archive)
