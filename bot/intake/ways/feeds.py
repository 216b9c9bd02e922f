"""Feeds: what is remembered of one between two looks at it, and which of its entries are new.

The state is a plain value that a store keeps as JSON. An entry counts as seen only when it was taken, and what lets a
server answer "unchanged" is remembered only when all of them were: whatever ends the bot, no entry is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any

from bot.domain.errors import Notice, notice
from bot.intake.found import Arrival
from bot.intake.ways.addresses import shown
from bot.intake.ways.files import arrival
from bot.intake.ways.kinds import FEEDS, Kind, charset_of_type, kind_of_content, kind_of_type
from bot.intake.ways.limits import FEED_ENTRIES
from bot.intake.ways.passages import Passage, Unreadable, refused
from bot.intake.ways.reading_room import Read, ReadingRoom
from bot.intake.ways.web import Fetched, Web

USUAL = timedelta(minutes=30)
"""Between two looks at a feed that says nothing of it."""
SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)
_SEEN = 2 * FEED_ENTRIES
_MAX_AGE = re.compile(r"max-age\s{0,9}=\s{0,9}(\d{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed."""

    url: str
    title: str = ""
    etag: str = ""
    modified: str = ""  # its Last-Modified, as the server wrote it
    next_at: datetime | None = None  # UTC, before which it is not asked; null: it was never
    interval_seconds: int = int(USUAL.total_seconds())
    failures: int = 0  # in a row
    seen: tuple[str, ...] = ()  # keys of the entries that were taken, the latest last

    def is_due(self, now: datetime) -> bool:
        """Whether it may be asked again."""
        return self.next_at is None or self.next_at <= now

    def having(self, key: str) -> FeedState:
        """The entry of this key was taken."""
        return replace(self, seen=(*(other for other in self.seen if other != key), key)[-_SEEN:])

    def failed(self, now: datetime, retry_after: float | None = None) -> FeedState:
        """It could not be had: the pause doubles with each time, and is never shorter than the server asks."""
        pause = timedelta(seconds=self.interval_seconds) * 2 ** min(self.failures + 1, 12)
        asked = timedelta(seconds=retry_after or 0)
        return replace(self, failures=self.failures + 1, next_at=now + min(max(pause, asked), LONGEST))

    def unfinished(self) -> FeedState:
        """Some of its entries could not be taken yet: its server is not to say that nothing has changed since."""
        return replace(self, etag="", modified="")

    def plain(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return asdict(self) | {"next_at": self.next_at.isoformat() if self.next_at else None, "seen": list(self.seen)}

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> FeedState:
        """A state from its plain form."""
        next_at = plain["next_at"]
        moment = datetime.fromisoformat(next_at) if next_at else None
        return cls(**{**plain, "next_at": moment, "seen": tuple(plain["seen"])})


@dataclass(frozen=True, slots=True)
class FeedLook:
    """What a look at a feed has found."""

    fresh: tuple[Passage, ...]  # in the order of the feed
    settled: FeedState  # the state once all of them are taken; what `having` was told meanwhile is to be added
    remarks: tuple[Notice, ...] = ()


async def look(state: FeedState, web: Web, room: ReadingRoom, now: datetime) -> FeedLook:
    """Ask a feed what is new, if it changed at all; `now` is in UTC.

    Raises:
        Forbidden, NotFetched, Unreadable: It could not be had or read; see `FeedState.failed`.
    """
    fetched = await web.fetch(state.url, _conditions(state))
    if fetched.is_unchanged:
        return FeedLook((), _settled(state, fetched, Read(()), now))
    found = await read_fetched_feed(fetched, room)
    seen = frozenset(state.seen)
    fresh = tuple(passage for passage in found.passages if key_of(passage) not in seen)
    return FeedLook(fresh, _settled(state, fetched, found, now), found.remarks)


async def read_fetched_feed(fetched: Fetched, room: ReadingRoom) -> Read:
    """What a feed holds that was fetched.

    Raises:
        Unreadable: It is none.
    """
    kind = kind_of_content(kind_of_type(fetched.content_type), fetched.body)
    if kind not in FEEDS:
        kind = Kind.JSON_FEED if fetched.body.lstrip()[:1] == b"{" else Kind.FEED
    charset = charset_of_type(fetched.content_type)
    return await room.read(kind, fetched.body, charset=charset, url=fetched.url)


async def article_of(entry: Passage, feed: str, web: Web, room: ReadingRoom, now: datetime) -> Arrival:
    """The article of an entry: the entry itself where it is whole, else the page that it leads to; `now` is in UTC.

    Raises:
        Forbidden, NotFetched, Unreadable: Its page could not be had or read.
    """
    way = shown(feed)
    if entry.is_whole or not entry.url:
        if not entry.text:
            raise refused("empty")
        return arrival(entry, now, way)
    page = await article_at(entry.url, web, room)
    told = {
        name: getattr(entry, name)
        for name in ("title", "author", "published", "source", "language")
        if getattr(entry, name) and (name in {"title", "published"} or not getattr(page, name))
    }
    return arrival(replace(page, **told), now, way)


async def article_at(url: str, web: Web, room: ReadingRoom) -> Passage:
    """The one article that stands at an address.

    Raises:
        Forbidden, NotFetched, Unreadable: It could not be had or read, or there are several.
    """
    found = await read_fetched_page(await web.fetch(url), room)
    if found.is_feed:
        raise Unreadable(notice("this is a feed of several articles; send the address of one of them"))
    return found.passages[0]


async def read_fetched_page(fetched: Fetched, room: ReadingRoom) -> Read:
    """What was fetched, by what it is said to be and how it begins; the reader says what it cannot be.

    Raises:
        Unreadable: It holds nothing that can be read.
    """
    kind = kind_of_content(kind_of_type(fetched.content_type), fetched.body) or Kind.TEXT
    charset = charset_of_type(fetched.content_type)
    found = await room.read(kind, fetched.body, charset=charset, url=fetched.url)
    if not found.passages:
        raise refused("empty")
    if found.is_feed:
        return found
    return replace(found, passages=tuple(replace(each, url=each.url or fetched.url) for each in found.passages))


def key_of(entry: Passage) -> str:
    """What tells an entry from others, and from what it said before."""
    return sha256("\0".join((entry.id or entry.url, entry.title, entry.text)).encode()).hexdigest()[:24]


def _conditions(state: FeedState) -> dict[str, str]:
    conditions = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    return {name: value for name, value in conditions.items() if value}


def _settled(state: FeedState, fetched: Fetched, found: Read, now: datetime) -> FeedState:
    interval = _interval(fetched, found.minutes, now)
    if interval is None:  # an unchanged feed does not repeat what it says inside
        interval = timedelta(seconds=state.interval_seconds) if fetched.is_unchanged else USUAL
    return replace(
        state,
        title=found.title or state.title,
        etag=_kept(fetched.header("ETag")) or (state.etag if fetched.is_unchanged else ""),
        modified=_kept(fetched.header("Last-Modified")) or (state.modified if fetched.is_unchanged else ""),
        next_at=now + interval,
        interval_seconds=int(interval.total_seconds()),
        failures=0,
    )


def _kept(header: str) -> str:
    return header if len(header) <= 500 and header.isprintable() else ""


def _interval(fetched: Fetched, minutes: int, now: datetime) -> timedelta | None:
    """The longest pause that the feed or its server asks for, within our bounds; null: none is asked for."""
    hints = [timedelta(minutes=minutes)]
    if age := _MAX_AGE.search(fetched.header("Cache-Control")):
        hints.append(timedelta(seconds=int(age[1])))
    elif expires := fetched.header("Expires"):
        try:
            until = parsedate_to_datetime(expires)
        except ValueError:  # "0" and "-1" stand for "now"
            until = now
        hints.append(until.replace(tzinfo=until.tzinfo or UTC) - now)
    longest = max(hints)
    return min(max(longest, SHORTEST), LONGEST) if longest > timedelta() else None
