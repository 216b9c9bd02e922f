"""Fetching pages and feeds: guarded, bounded, considerate.

An editor, or a feed that an editor chose, names an address; where that leads is up to strangers. So each step of a
redirect is a request of its own, checked like the first.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin

from bot.domain.errors import BotError, Notice, notice
from bot.domain.limits import ARTICLE_BYTES
from bot.intake.ways.addresses import checked, host_of
from bot.intake.ways.kinds import BUNDLES, kind_of_type
from bot.intake.ways.limits import BUNDLE_BYTES
from bot.intake.ways.manners import GAP_SECONDS, Manners, TooSoon

if TYPE_CHECKING:
    from aiohttp.abc import AbstractResolver

    from bot.intake.ways.connections import Answer, Connections

ANSWER_SECONDS = 30.0
"""Seconds for one whole answer."""
REDIRECTS = 5
"""How many redirects are followed."""
_LONGEST_WAIT = 86400.0
_TEMPORARY = frozenset({408, 425, 429, 500, 502, 503, 504})
_PASSING = frozenset({"unknown host", "too slow", "no answer"})

FAILURES = {
    "unknown host": notice("no host of the name {host} is known"),
    "no address": notice("{host} is no host of the web"),
    "private": notice("{host} leads to this machine or into a private network, and is not asked"),
    "untrusted": notice("the certificate or encryption of {host} is not in order"),
    "too slow": notice("{host} did not answer in time"),
    "no answer": notice("{host} refuses connections, or broke its answer off"),
    "no sense": notice("what {host} answered is no HTTP"),
    "too large": notice("what {host} sends is larger than {limit} MiB"),
    "packed": notice("what {host} sends is packed in a way that cannot be undone"),
    "redirects": notice("{host} redirects more than {limit} times"),
    "nowhere": notice("{host} redirects without saying where"),
}
"""Why no answer came."""


class NotFetched(BotError):
    """A page or feed that could not be had; `retry_after`: seconds to wait before another try, null: not said.

    `is_temporary`: another try may have more luck.
    """

    def __init__(self, notice: Notice, *, is_temporary: bool, retry_after: float | None = None) -> None:
        super().__init__(notice)
        self.is_temporary = is_temporary
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was had."""

    url: str  # where it was at last, redirects followed
    content_type: str
    body: bytes  # empty where it is unchanged
    is_unchanged: bool = False
    headers: Mapping[str, str] | None = None

    def header(self, name: str) -> str:
        """A field of the answer's head; "": it has none."""
        return (self.headers or {}).get(name, "")


class Web:
    """Fetches, in an asynchronous context; it connects when it is first asked."""

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        also: frozenset[tuple[str, int]] = frozenset(),
        within: float = ANSWER_SECONDS,
        gap: float = GAP_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        resolver: AbstractResolver | None = None,
    ) -> None:
        """`now` gives the time in UTC, `clock` seconds that never go back, `resolver` the addresses of a name.

        `also`: addresses and ports that may be connected to though they are not public, for tests and nothing else.
        """
        self._clock = now
        self._resolver = resolver
        self._also = also
        self._ports = frozenset(port for _, port in also)
        self._within = within
        self._manners = Manners(clock, sleep, gap)
        self._connections: Connections | None = None

    async def __aenter__(self) -> Self:
        """Nothing is opened before it is needed."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every connection."""
        connections, self._connections = self._connections, None
        if connections is not None:
            await connections.close()

    async def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """What stands at an address.

        Raises:
            Forbidden: The address, or one that it redirects to, is not asked.
            NotFetched: It could not be had.
        """
        here = checked(url, self._ports)
        for _ in range(REDIRECTS + 1):
            answer = await self._asked(here, headers or {})
            if answer.status == HTTPStatus.OK:
                return Fetched(here, answer.headers.get("Content-Type", ""), answer.body, headers=answer.headers)
            if answer.status == HTTPStatus.NOT_MODIFIED and headers:
                return Fetched(here, "", b"", is_unchanged=True, headers=answer.headers)
            if answer.status not in {301, 302, 303, 307, 308}:
                raise self._refused(here, answer)
            here = checked(_next(here, answer), self._ports)
        raise _failed("redirects", url, REDIRECTS)

    async def _asked(self, url: str, headers: Mapping[str, str]) -> Answer:
        from bot.intake.ways.connections import Closed, Connections

        if self._connections is None:
            self._connections = Connections(self._within, self._also, self._resolver)
        try:
            async with self._manners.turn(host_of(url)):
                return await self._connections.ask(url, headers, _limit)
        except Closed as closed:
            failure = _failed(closed.key, url, closed.limit // 2**20)
        except TooSoon as soon:
            failure = _later(url, soon.seconds)
        raise failure

    def _refused(self, url: str, answer: Answer) -> NotFetched:
        """An answer that is no page; where it names a time to wait, nobody asks that host before."""
        wait = waiting_time(answer.headers.get("Retry-After", ""), self._clock())
        if answer.status in _TEMPORARY and wait is not None:
            self._manners.wait(host_of(url), wait)
            return _later(url, wait)
        words = notice("{host} answers with the status {status}", host=host_of(url), status=answer.status)
        return NotFetched(words, is_temporary=answer.status in _TEMPORARY)


def _next(here: str, answer: Answer) -> str:
    """Where an answer redirects to."""
    to = answer.headers.get("Location", "")
    try:
        there = urljoin(here, to)
    except ValueError:
        there = ""
    if not to or not there:
        raise _failed("nowhere", here)
    return there


def waiting_time(text: str, now: datetime) -> float | None:
    """The seconds of a Retry-After, at most a day; null: it says nothing that is understood."""
    if text.isascii() and text.isdecimal():
        return min(float(text[:9]), _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    left = (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds()
    return min(max(left, 0.0), _LONGEST_WAIT)


def _limit(content_type: str) -> int:
    return BUNDLE_BYTES if kind_of_type(content_type) in BUNDLES else ARTICLE_BYTES


def _later(url: str, seconds: float) -> NotFetched:
    words = notice("{host} asks to be left alone for {seconds} seconds", host=host_of(url), seconds=round(seconds))
    return NotFetched(words, is_temporary=True, retry_after=seconds)


def _failed(key: str, url: str, limit: int = 0) -> NotFetched:
    words = Notice(FAILURES[key].text, (("host", host_of(url)), ("limit", limit)))
    return NotFetched(words, is_temporary=key in _PASSING)
