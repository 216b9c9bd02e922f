"""Taking in whatever somebody names, one article after the other, each stored before the next is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from pathlib import Path

from bot.app.advice import Advise, opened_advice
from bot.app.intake import Intake, opened_intake
from bot.config import ModelSection
from bot.domain.drafts import Ingested
from bot.intake.found import Arrival
from bot.intake.ways.arriving import Progress, Refused, Ways, arrivals


async def ingested(
    path: Path,
    sources: Sequence[str],
    zone: tzinfo,
    clock: Callable[[], datetime],
    tell: Callable[[Ingested | Refused], None],
    *,
    publishes: bool,
    progress: Progress,
    model: ModelSection,
    ways: Ways | None = None,
) -> None:
    """Take articles into the store at `path`, and tell what became of each; `clock` gives UTC.

    `model` is asked to propose, where it is configured. Of a feed, articles that came in before are not fetched again;
    what is named itself is, since it may have changed.

    Raises:
        StoreUnusable: It cannot be opened or written.
    """
    named = {source.strip() for source in sources}
    with opened_intake(path, zone, clock) as intake:

        def knows(url: str) -> bool:
            return url not in named and intake.knows(url)

        async with opened_advice(model, path, clock) as advise, ways or Ways(now=clock) as at_hand:
            async for found in arrivals(sources, at_hand, knows=knows, progress=progress):
                if isinstance(found, Arrival):
                    tell(await _taken(found, intake, advise, publishes=publishes))
                else:
                    tell(found)


async def _taken(arrival: Arrival, intake: Intake, advise: Advise | None, *, publishes: bool) -> Ingested:
    drafted = intake.drafted(arrival)
    if isinstance(drafted, Ingested):
        return drafted
    if advise is not None:
        drafted = await advise(drafted, intake.grounded(arrival))
    return intake.keep(drafted, publishes=publishes)
