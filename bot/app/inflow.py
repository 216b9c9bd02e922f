"""What comes in while the bot runs, and what editors decide about it, without holding up anybody who asks.

What is fetched and parsed never holds up the event loop; an article is analysed and stored in a thread, one at a time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.app.advice import Advise
from bot.app.intake import opened_intake
from bot.app.reviewing import opened_review
from bot.domain.drafts import Came, Draft, Ingested
from bot.domain.errors import BotError
from bot.intake.found import Arrival
from bot.intake.ways import files
from bot.intake.ways.addresses import is_address
from bot.intake.ways.arriving import Ways
from bot.intake.ways.kinds import kind_of_file
from bot.platforms.reviewing import Reviewer

if TYPE_CHECKING:
    from bot.intake.model.ground import Ground

R = TypeVar("R")


class Inflow:
    """Takes articles into the store at `path`, and lets editors decide about them; `clock` gives UTC."""

    def __init__(
        self,
        path: Path,
        zone: tzinfo,
        ways: Ways,
        clock: Callable[[], datetime],
        *,
        publishes: bool,
        advise: Advise | None = None,
    ) -> None:
        self._path = path
        self._zone = zone
        self._ways = ways
        self._clock = clock
        self._publishes = publishes
        self._advise = advise
        self._turn = asyncio.Lock()

    async def take(self, arrival: Arrival) -> Ingested:
        """Take one article in.

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        if self._advise is None:
            async with self._turn:
                return await asyncio.to_thread(self._taken, arrival)
        return await self._taken_with_advice(arrival, self._advise)

    def _taken(self, arrival: Arrival) -> Ingested:
        with opened_intake(self._path, self._zone, self._clock) as intake:
            return intake.ingest(arrival, publishes=self._publishes)

    async def _taken_with_advice(self, arrival: Arrival, advise: Advise) -> Ingested:
        """Take one article in, asking the model in between, while others have their turn."""
        async with self._turn:
            drafted = await asyncio.to_thread(self._drafted, arrival)
        if isinstance(drafted, Ingested):
            return drafted
        draft = await advise(*drafted)
        async with self._turn:
            return await asyncio.to_thread(self._kept, draft)

    def _drafted(self, arrival: Arrival) -> tuple[Draft, Ground] | Ingested:
        with opened_intake(self._path, self._zone, self._clock) as intake:
            drafted = intake.drafted(arrival)
            return drafted if isinstance(drafted, Ingested) else (drafted, intake.grounded(arrival))

    def _kept(self, draft: Draft) -> Ingested:
        with opened_intake(self._path, self._zone, self._clock) as intake:
            return intake.keep(draft, publishes=self._publishes)

    async def take_text(self, text: str, way: str) -> Ingested:
        """Take in what somebody wrote: the page behind an address, else the text itself."""
        try:
            if is_address(text):
                arrival = await self._ways.page(text.strip())
            else:
                arrival = files.pasted(text, self._clock(), way)
        except BotError as error:
            return Ingested(Came.REFUSED, way, reason=error.notice)
        return await self.take(arrival)

    def takes(self, name: str) -> bool:
        """Whether articles are read from files that are named so."""
        return kind_of_file(Path(name)) is not None

    async def take_file(self, name: str, content: bytes) -> list[Ingested]:
        """Take in the article of a file that somebody sent, or those of a feed that was saved."""
        try:
            arrivals = await files.read_sent(name, content, self._ways.room, self._clock())
        except BotError as error:
            return [Ingested(Came.REFUSED, name, reason=error.notice)]
        return [await self.take(arrival) for arrival in arrivals]

    async def review(self, by: str, work: Callable[[Reviewer], R]) -> R:
        """Do some work on the drafts, for somebody, in a thread.

        Raises:
            BotError: As the work does; nothing was changed.
        """

        def done() -> R:
            with opened_review(self._path, by, self._zone, self._clock) as review:
                return work(review)

        async with self._turn:
            return await asyncio.to_thread(done)
