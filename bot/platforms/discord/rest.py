"""Requests to Discord that deliver digests and answer interactions: each made once, whatever comes of it.

discord.py tries again and waits for rate limits inside of a call, and keeps the answer to the last request that a bucket
allows until the bucket is full again. A ledger has to know of each request and each answer at once, and a chat that must
wait is to give its place to another meanwhile: that is left to the queue.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import aiohttp
import discord
from yarl import URL

from bot.domain.secrets import Secret

ATTEMPT_SECONDS = 20.0
"""For how long one request may take."""
CONNECT_SECONDS = 5.0
"""For how long a connection may take to be made."""
CONNECTIONS = 32
"""How many are open at once, at most; the queue has fewer requests under way."""

_USER_AGENT = f"DiscordBot (https://github.com/Rapptz/discord.py {discord.__version__}) aiohttp/{aiohttp.__version__}"
# In the form that https://discord.com/developers/docs/reference#user-agent asks for.

_UNCONNECTED = (
    aiohttp.ClientConnectorError,
    aiohttp.ClientHttpProxyError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
)
"""What goes wrong before anything was sent."""


class Unreachable(Exception):
    """The request surely did not reach Discord: there was no connection."""


class AnswerLost(Exception):
    """The request may have reached Discord; no whole answer came."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What Discord answered."""

    status: int
    told: Mapping[str, Any]  # empty where it is no JSON object
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def pause(self) -> float:
        """For how many seconds nothing more may be asked of the same bucket; 0.0: something may.

        https://discord.com/developers/docs/topics/rate-limits#header-format-rate-limit-header-examples
        """
        is_empty = self.headers.get("X-RateLimit-Remaining") == "0"
        return _seconds(self.headers.get("X-RateLimit-Reset-After"), 0.0) if is_empty else 0.0

    @property
    def retry_after(self) -> float:
        """For how many seconds a 429 asks to wait; the body is more precise than the header."""
        return _seconds(self.told.get("retry_after", self.headers.get("Retry-After")), 1.0)


class Rest:
    """Discord's REST API for one bot; an asynchronous context that closes its connections."""

    def __init__(
        self,
        token: Secret | None,
        base: str | None = None,
        proxy: Secret | None = None,
        *,
        connections: int = CONNECTIONS,
    ) -> None:
        """`token`: null for what needs none. `base` is where the API answers; null: where discord.py looks for it.

        `connections`: how many are open at once, at most; 0: as many as there are requests.
        """
        self._base = str(URL(base or discord.http.Route.BASE))
        self._proxy = URL(proxy.reveal()) if proxy else None
        self._token = token
        self._connections = connections
        self._session: aiohttp.ClientSession

    async def __aenter__(self) -> Self:
        """Open the session; connections are made when they are needed."""
        known = {"Authorization": f"Bot {self._token.reveal()}"} if self._token else {}
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connections),
            timeout=aiohttp.ClientTimeout(total=ATTEMPT_SECONDS, sock_connect=CONNECT_SECONDS),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={**known, "Content-Type": "application/json", "User-Agent": _USER_AGENT},
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every connection."""
        await self._session.close()

    async def ask(self, method: str, path: str, body: str) -> Answer:
        """Make one request, whose body is JSON; "": it has none. The path is quoted already.

        Raises:
            Unreachable: It was not sent.
            AnswerLost: It was sent, at least in part, and no whole answer came.
        """
        url = URL(f"{self._base}{path}", encoded=True)
        request = self._session.request(
            method, url, data=body.encode() or None, proxy=self._proxy, allow_redirects=False
        )
        fault: Exception
        try:
            async with request as response:
                return Answer(response.status, _told(await response.read()), response.headers)
        except _UNCONNECTED as error:
            fault = Unreachable(type(error).__name__)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            fault = AnswerLost(type(error).__name__)
        raise fault  # outside of the clauses above, so that it has no context, which holds the token


def _told(payload: bytes) -> Mapping[str, Any]:
    if not payload:  # as most answers are
        return {}
    try:
        told = json.loads(payload)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _seconds(text: object, otherwise: float) -> float:
    try:
        return float(str(text))
    except ValueError:
        return otherwise
