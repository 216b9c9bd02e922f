"""Calls of the Bot API over aiohttp, in place of python-telegram-bot's own transport over httpx.

Its costs stay flat however many calls are in flight, and what fails tells whether the call can have reached Telegram: a
message that surely did not may be sent again, any other may not. No error holds an address, a token or a payload, and
none keeps the library's error as its cause, since that holds them.
"""

from __future__ import annotations

import json
import ssl
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import BadRequest, NetworkError
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.domain.secrets import Secret
from bot.platforms.telegram.answers import AnswerLate, AnswerLost, Unreachable, cut_down, parsed

if TYPE_CHECKING:
    from aiohttp.client_reqrep import ClientRequest
    from aiohttp.connector import Connection
    from aiohttp.tracing import Trace

ANSWER_LIMIT = 32 * 2**20
"""Bytes of the largest answer that is read. Files are at most 20 MB (https://core.telegram.org/bots/api#getfile)."""
KEPT_FOR = 15.0
"""Seconds that an idle connection is kept; longer, and the server may close it just as it is used again."""
_JSON = {"Content-Type": "application/json"}

Body = bytes | aiohttp.FormData


class _Unconnected(Exception):
    """Something went wrong before there was a connection; the cause is `args[0]`."""


class _TooLarge(Exception):
    """The answer is larger than anything Telegram sends."""


class _Connector(aiohttp.TCPConnector):
    """Tells what goes wrong before there is a connection from all that goes wrong later."""

    async def connect(self, req: ClientRequest, traces: list[Trace], timeout: aiohttp.ClientTimeout) -> Connection:  # noqa: ASYNC109 - aiohttp's own
        try:
            return await super().connect(req, traces, timeout)
        except Exception as error:
            raise _Unconnected(error) from error


@dataclass(frozen=True, slots=True)
class _Call:
    """One call, as aiohttp makes it."""

    method: str
    url: str
    body: Body | None
    limits: aiohttp.ClientTimeout
    proxy: URL | None

    def options(self) -> dict[str, Any]:
        return {
            "method": self.method,
            "url": self.url,
            "data": self.body,
            "headers": _JSON if isinstance(self.body, bytes) else None,
            "timeout": self.limits,
            "proxy": self.proxy,
            "allow_redirects": False,
        }


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds that a call may take where it says nothing else; None is without end."""

    connect: float | None = 5.0
    """For a connection to be made, its TLS included."""
    read: float | None = 5.0
    """For the answer to begin, and for each further part of it."""
    write: float | None = 5.0
    """For the call to be written, if it holds no files."""
    media_write: float | None = 20.0
    """For the call to be written, if it does."""
    pool: float | None = 5.0
    """For one of the connections to be free."""


class AiohttpRequest(BaseRequest):
    """The transport of one bot: one session, whose connections are used again.

    Redirects are not followed and cookies not kept; certificates are checked as Python's default context does. Without a
    `proxy`, the environment's is used (HTTPS_PROXY, NO_PROXY and the like), if it is an HTTP proxy. aiohttp knows no
    timeout for writing, so a POST as a whole may take as long as all its steps together.
    """

    __slots__ = ("_answer_limit", "_connections", "_proxy", "_routes", "_session", "_timeouts")

    def __init__(
        self,
        *,
        proxy: Secret | None = None,
        connections: int = 64,
        timeouts: Timeouts = Timeouts(),
        answer_limit: int = ANSWER_LIMIT,
    ) -> None:
        self._proxy = proxy
        self._connections = connections
        self._timeouts = timeouts
        self._answer_limit = answer_limit
        self._session: aiohttp.ClientSession | None = None
        self._routes: dict[tuple[str, str], URL | None] = {}

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer where a call says nothing else."""
        return self._timeouts.read

    async def initialize(self) -> None:
        """Open the session; connections are made when they are needed."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=_Connector(limit=self._connections, keepalive_timeout=KEPT_FOR),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT, "Accept-Encoding": "identity"},
                auto_decompress=False,  # nothing compressed was asked for, and it may unfold to any size
            )

    async def shutdown(self) -> None:
        """Close the session and its connections; it may be opened again."""
        session, self._session = self._session, None
        self._routes.clear()
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call: the status and the body of the answer. An error's body is cut down to what is understood.

        Raises:
            BadRequest: The call cannot be written down.
            Unreachable: It was not sent.
            AnswerLost: It was sent, at least in part, and no whole answer came; `AnswerLate` where waiting ended.
        """
        if self._session is None:
            raise RuntimeError("the transport is not initialized")
        own = self._timeouts
        with_files = request_data is not None and request_data.contains_files
        read = _given(read_timeout, own.read)
        write = _given(write_timeout, own.media_write if with_files else own.write)
        connect, pool = _given(connect_timeout, own.connect), _given(pool_timeout, own.pool)
        limits = aiohttp.ClientTimeout(
            total=_sum(read, write, connect, pool) if method == "POST" else None,
            connect=_sum(connect, pool),
            sock_connect=connect,
            sock_read=read,
        )
        body = _body(request_data) if request_data else None
        call = _Call(method, url, body, limits, self._route(url))
        status, answer = await self._exchange(self._session, call)
        is_success = HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES
        return status, answer if is_success else cut_down(status, answer)

    async def _exchange(self, session: aiohttp.ClientSession, call: _Call) -> tuple[int, bytes]:
        fault: NetworkError
        try:
            async with session.request(**call.options()) as response:
                return response.status, await self._read(response)
        except _Unconnected as error:
            fault = Unreachable(f"no connection to the Bot API: {_reason(error.args[0])}")
        except aiohttp.InvalidURL:
            fault = Unreachable("the address of the Bot API is none")
        except TimeoutError:
            fault = AnswerLate("the Bot API did not answer in time")
        except _TooLarge:
            fault = AnswerLost("the answer is larger than any of the Bot API")
        except Exception as error:  # noqa: BLE001 - python-telegram-bot would quote it, address and all
            fault = AnswerLost(f"the answer of the Bot API was lost: {type(error).__name__}")
        raise fault  # outside of the clauses above, so that it has no context

    async def _read(self, response: aiohttp.ClientResponse) -> bytes:
        parts: list[bytes] = []
        room = self._answer_limit
        async for part in response.content.iter_any():
            room -= len(part)
            if room < 0:
                raise _TooLarge
            parts.append(part)
        return b"".join(parts)

    def _route(self, url: str) -> URL | None:
        """The proxy on the way to an address; aiohttp itself would look through the environment at every call."""
        if self._proxy is not None:
            return URL(self._proxy.reveal())
        scheme, _, rest = url.partition("://")
        origin = scheme, rest.partition("/")[0]
        if origin not in self._routes:
            self._routes[origin] = _proxy_of_environment(*origin)
        return self._routes[origin]

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What an answer says; see `bot.platforms.telegram.answers.parsed`."""
        return parsed(payload)


def _given(timeout: ODVInput[float], own: float | None) -> float | None:
    return own if isinstance(timeout, DefaultValue) else timeout


def _sum(*seconds: float | None) -> float | None:
    """The seconds together; without end, if any is."""
    known = [each for each in seconds if each is not None]
    return sum(known) if len(known) == len(seconds) else None


def _body(data: RequestData) -> Body:
    """A call's parameters as JSON, or as a form in parts if it holds files.

    Both are the Bot API's own (https://core.telegram.org/bots/api#making-requests), and a URL-encoded form costs over ten
    times as much to write.
    """
    fault = None
    try:
        if not data.contains_files:
            return json.dumps(data.json_parameters, ensure_ascii=False).encode()
        form = aiohttp.FormData(quote_fields=False)
        for name, value in data.json_parameters.items():
            form.add_field(name, value)
        for name, (filename, content, kind) in data.multipart_data.items():
            shown = "".join(char for char in filename if char.isprintable())
            stream = BytesIO(content) if isinstance(content, bytes) else content  # written in parts, not at a stroke
            form.add_field(name, stream, filename=shown, content_type=kind)
    except (TypeError, ValueError) as error:
        fault = BadRequest(f"the call cannot be written down: {type(error).__name__}")
    else:
        return form
    raise fault


def _proxy_of_environment(scheme: str, host: str) -> URL | None:
    """The proxy that the environment names for a host.

    Raises:
        Unreachable: It is no HTTP proxy; to go around it could tell the world where somebody wants to stay hidden.
    """
    proxies = getproxies()
    named = proxies.get(scheme) or proxies.get("all")
    if not named or proxy_bypass(host):
        return None
    if "://" in named and not named.startswith(("http://", "https://")):
        raise Unreachable("the proxy that the environment names is no HTTP proxy")
    return URL(named if "://" in named else f"http://{named}")


def _reason(error: Exception) -> str:
    """Why there was no connection, in words that hold nothing of the call."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            return "its name is not known"
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return "its certificate or encryption was refused"
        case aiohttp.ClientProxyConnectionError() | aiohttp.ClientHttpProxyError():
            return "the proxy refused"
        case TimeoutError():
            return "it took too long"
    return "refused, or no way there"
