"""Connections to public addresses only: each is judged when the socket for it is made, whatever name led there.

Loaded with the first request, since it brings aiohttp. Nothing of an address stands in an error, and a proxy of the
environment is not used: it would connect in our place, and to anything.
"""

from __future__ import annotations

import asyncio
import socket
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
from yarl import URL

import bot
from bot.intake.ways.addresses import PORTS, is_public

CONNECT_SECONDS = 10.0
USER_AGENT = f"Ringkas/{bot.__version__} (news briefings; asked by an editor)"
_ACCEPTED = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"
)
_PIECE = 65536  # bytes that are unfolded at a time
_LANGUAGES = "id, en;q=0.8"


class Closed(Exception):
    """No whole answer came; `key` is one of `web.FAILURES`, `limit` the bytes that it was over."""

    def __init__(self, key: str, limit: int = 0) -> None:
        super().__init__(key)
        self.key = key
        self.limit = limit


class _Private(OSError):
    """The address is none that may be connected to."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered to one request."""

    status: int
    headers: Mapping[str, str]  # names in any case
    body: bytes


class Connections:
    """Makes requests, each for itself: no redirect is followed, no cookie kept, nothing asked twice."""

    def __init__(
        self, within: float, also: frozenset[tuple[str, int]], resolver: aiohttp.abc.AbstractResolver | None
    ) -> None:
        """`within`: seconds for a whole answer; `also`: addresses and ports that are no public ones and allowed."""
        self._within = within
        self._also = also
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=resolver,
                socket_factory=self._socket,
                use_dns_cache=False,
                force_close=True,
                happy_eyeballs_delay=None,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": USER_AGENT, "Accept": _ACCEPTED, "Accept-Language": _LANGUAGES},
            auto_decompress=False,  # it may unfold to any size
            trust_env=False,
        )

    async def close(self) -> None:
        """Close every connection."""
        await self._session.close()

    async def ask(self, url: str, headers: Mapping[str, str], limit_of: Callable[[str], int]) -> Answer:
        """Ask for an address once; `limit_of` gives the most bytes for a Content-Type.

        Raises:
            Closed: No whole answer came.
        """
        timeout = aiohttp.ClientTimeout(total=self._within, sock_connect=CONNECT_SECONDS)
        sent = {**headers, "Accept-Encoding": "gzip, deflate"}
        try:
            async with self._session.get(URL(url), headers=sent, timeout=timeout, allow_redirects=False) as response:
                body = b""
                if response.status == 200:
                    body = await _body(response, limit_of(response.headers.get("Content-Type", "")))
                return Answer(response.status, response.headers, body)
        except Closed:
            raise
        except Exception as error:  # noqa: BLE001 - the library's errors quote the address
            failure = _failure(error)
        raise Closed(failure)  # outside of the clauses above, so that it has no context

    def _socket(self, found: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, where = found
        if not (where[1] in PORTS.values() and is_public(where[0])) and where[:2] not in self._also:
            raise _Private("a private address")
        return socket.socket(family, kind, protocol)


_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (aiohttp.InvalidURL, "no address"),
    (aiohttp.ClientConnectorDNSError, "unknown host"),
    (aiohttp.ClientSSLError, "untrusted"),
    (TimeoutError, "too slow"),
    (aiohttp.ClientConnectionError, "no answer"),
    (aiohttp.ClientPayloadError, "no answer"),
    (OSError, "no answer"),
)
"""What went wrong by the library's error, the narrower ones first."""


def _failure(error: Exception) -> str:
    if isinstance(error, aiohttp.ClientConnectorError) and isinstance(error.os_error, _Private):
        return "private"
    return next((key for kind, key in _REASONS if isinstance(error, kind)), "no sense")


async def _body(response: aiohttp.ClientResponse, limit: int) -> bytes:
    unfold = _unfolder(response.headers.get("Content-Encoding", "identity"))
    body = bytearray()
    async for part in response.content.iter_chunked(_PIECE):
        left = part
        while left:
            piece, left = unfold(left)
            body += piece
            if len(body) > limit:
                raise Closed("too large", limit)
            await asyncio.sleep(0)  # much may be unfolded from little, and others are to have their turn
    return bytes(body + unfold(b"")[0])


def _unfolder(encoding: str) -> Callable[[bytes], tuple[bytes, bytes]]:
    """What takes packed bytes and gives some of the unpacked, and the packed ones that are left."""
    match encoding.strip().casefold():
        case "" | "identity":
            return lambda part: (part, b"")
        case "gzip" | "x-gzip" | "deflate":
            return _Inflater()
    raise Closed("packed")


class _Inflater:
    """Unpacks gzip and deflate, which some servers send without its head."""

    def __init__(self) -> None:
        self._inflate: Any = None

    def __call__(self, part: bytes) -> tuple[bytes, bytes]:
        if self._inflate is None:
            if not part:
                return b"", b""
            is_bare = part[:1] != b"\x1f" and part[0] & 0x0F != zlib.DEFLATED
            self._inflate = zlib.decompressobj(-zlib.MAX_WBITS if is_bare else zlib.MAX_WBITS | 32)
        if self._inflate.eof:
            return b"", b""  # what follows the end is nothing
        try:
            piece = self._inflate.decompress(part, _PIECE)
        except zlib.error:
            raise Closed("packed") from None
        return piece, self._inflate.unconsumed_tail
