"""The inbox and the feeds that the running bot follows: whatever comes there is taken in.

A file leaves the inbox only when its articles are stored; until then every start and every look finds it again.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from bot.app.inflow import Inflow
from bot.domain.drafts import Came, Ingested
from bot.domain.errors import BotError, StoreUnusable
from bot.events import bug, fields
from bot.files.watching import FolderWatch, Look
from bot.intake.found import Arrival
from bot.intake.ways import files, inbox
from bot.intake.ways.arriving import Refused, Ways
from bot.intake.ways.feeds import FeedState
from bot.intake.ways.polling import Feeds
from bot.languages import Language
from bot.platforms.chats import Chats

log = logging.getLogger("ringkas.intake")

AGAIN_SECONDS = 60.0
"""After which following feeds is begun anew where it failed."""


class LiveInbox:
    """Takes in the files that people drop into a folder, and moves each out of it; `spoken` is that of the notes."""

    def __init__(
        self,
        folder: Path,
        inflow: Inflow,
        ways: Ways,
        spoken: Language,
        poll_seconds: float,
        clock: Callable[[], datetime],
    ) -> None:
        self._inflow = inflow
        self._ways = ways
        self._spoken = spoken
        self._clock = clock
        self._watch = FolderWatch(folder, inbox.waiting, poll_seconds)

    async def run(self) -> None:
        """Follow until cancelled."""
        async for look in self._watch.looks():
            if not await self._follow(look):
                self._watch.repeat()

    async def _follow(self, look: Look) -> bool:
        """Take in what has changed; no: some of it is still there, to be tried again."""
        is_empty = True
        for path in sorted(look.changed):
            try:
                if path.is_file():
                    await self._take(path)
            except StoreUnusable as error:
                log.error("the inbox cannot be emptied", extra=fields(reason=error))  # noqa: TRY400 - refused on purpose
                return False
            except Exception as error:  # noqa: BLE001 - what goes wrong with one file must not hold up the others
                log.error("the inbox cannot be emptied", extra=bug(error))  # noqa: TRY400 - its words may be somebody's
                is_empty = False
        return is_empty

    async def _take(self, path: Path) -> None:
        try:
            arrivals = await files.read(path, self._ways.room, self._clock())
        except StoreUnusable:
            raise
        except BotError as error:
            came = [Ingested(Came.REFUSED, path.name, reason=error.notice)]
        else:
            came = [await self._inflow.take(arrival) for arrival in arrivals]
        for each in came:
            tell(each)
        refused = [each.reason for each in came if each.reason is not None]
        if refused and len(refused) == len(came):
            await asyncio.to_thread(inbox.refused, path, self._spoken.say(refused[0]))
        else:
            await asyncio.to_thread(inbox.taken, path)


class NotedFeeds:
    """The states of feeds in the bot's notes; a `FeedBook`."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats

    async def state(self, url: str) -> FeedState | None:
        """What is remembered of a feed."""
        note = await self._chats.read(lambda book: book.note(_key(url)))
        return FeedState.read({**json.loads(note), "url": url}) if note else None

    async def save(self, state: FeedState) -> None:
        """Remember this of a feed; not its address, which may be secret."""
        note = json.dumps({**state.plain(), "url": ""})
        await self._chats.write(lambda book: book.set_note(_key(state.url), note))


def _key(url: str) -> str:
    return f"feed:{sha256(url.encode()).hexdigest()[:32]}"


async def follow_feeds(
    urls: Sequence[str],
    chats: Chats,
    ways: Ways,
    inflow: Inflow,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Take in what is new in these feeds, until cancelled."""

    async def take(came: Arrival | Refused) -> None:
        tell(
            await inflow.take(came)
            if isinstance(came, Arrival)
            else Ingested(Came.REFUSED, came.way, reason=came.notice)
        )

    while True:
        try:
            await Feeds(urls, NotedFeeds(chats), ways, take).run()
        except* BotError as group:
            log.error("feeds cannot be followed", extra=fields(reason=group.exceptions[0]))  # noqa: TRY400 - refused on purpose
        except* Exception as group:  # noqa: BLE001 - a bug with one article must not end the following of all feeds
            log.error("feeds cannot be followed", extra=bug(group.exceptions[0]))  # noqa: TRY400 - as above
        await sleep(AGAIN_SECONDS)


def tell(came: Ingested) -> None:
    """Log what became of an article."""
    if came.reason is not None:
        log.warning("an article is refused", extra=fields(way=came.way, reason=came.reason.in_english()))
    elif came.came is not Came.KNOWN:
        log.info("an article came in", extra=fields(article=came.article, came=came.came.value))
    for fault in came.faults:
        log.warning(
            "an article waits for an editor though drafts are published",
            extra=fields(article=came.article, record=fault.file, key=fault.key, wrong=fault.notice.in_english()),
        )
