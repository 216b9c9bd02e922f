"""Corrections from chats: written into the store off the event loop, through a connection opened for each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

from bot.app.ledgers import Correction
from bot.app.office import open_store
from bot.domain.errors import StoreUnusable, notice
from bot.domain.wording import Wording
from bot.files import correcting
from bot.platforms.overseeing import Corrected


class StoreCorrector:
    """A `Corrector` for the store at `path`; `clock` gives UTC, and a correction's day is that of `zone`."""

    def __init__(self, path: Path | None, clock: Callable[[], datetime], zone: tzinfo) -> None:
        self._path = path
        self._clock = clock
        self._zone = zone

    async def correct(self, claim: str, statement: Wording, reason: Wording) -> Corrected:
        """See `Corrector`."""
        return await self._done(lambda store, on, now: correcting.correct(store, claim, statement, reason, on, now))

    async def withdraw(self, claim: str, reason: Wording) -> Corrected:
        """See `Corrector`."""
        return await self._done(lambda store, on, now: correcting.withdraw(store, claim, reason, on, now))

    async def _done(self, work: Correction) -> Corrected:
        if self._path is None:
            raise StoreUnusable(notice("no store is configured; the built-in sample cannot be corrected"))
        return await asyncio.to_thread(self._write, self._path, work)

    def _write(self, path: Path, work: Correction) -> Corrected:
        now = self._clock()
        archive = open_store(path)
        try:
            came = work(archive, now.astimezone(self._zone).date(), now)
        finally:
            archive.close()
        return Corrected(came.before, came.after, came.units)
