"""A small web server that knows no platform: it hands the bodies of POSTs on, and says whether the bot is well.

Whoever finds its port may ask, so an answer is a status and nothing more, but for the health itself; what is too large,
too slow or no HTTP costs neither memory nor lines in the log.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

from aiohttp import web

BODY_LIMIT = 2**20
"""Bytes of the largest body that is taken: 1 MiB; an update of Telegram is far smaller."""
BODY_WITHIN = 10.0
"""Seconds in which a body must have come."""
STOP_WITHIN = 5.0
"""Seconds that those get who are being answered when the server stops."""
HEALTH = "/health"

Receive = Callable[[Mapping[str, str], bytes], Awaitable[int]]
"""Takes the headers (names in any case) and the body of a POST; gives the status of the answer."""
Health = Callable[[], Mapping[str, bool | str]]
"""Which parts are well; a text only informs."""

_log = logging.getLogger("ringkas.web")


class WebServer:
    """A server on one address; port 0 takes a free one."""

    def __init__(self, host: str, port: int, health: Health, *, body_within: float = BODY_WITHIN) -> None:
        self._host = host
        self._asked_port = port
        self._health = health
        self._body_within = body_within
        self._receivers: dict[str, Receive] = {}
        self._runner: web.ServerRunner | None = None

    @property
    def port(self) -> int:
        """The port that it listens on, once it is started."""
        addresses = self._runner.addresses if self._runner else []
        return int(addresses[0][1]) if addresses else self._asked_port

    def add_post(self, path: str, receive: Receive) -> None:
        """Hand the bodies of POSTs to a path on, from now on."""
        self._receivers[path] = receive

    async def start(self) -> None:
        """Listen.

        Raises:
            OSError: The address is taken, or none of this machine.
        """
        runner = web.ServerRunner(_Server(self._answer, access_log=None), shutdown_timeout=STOP_WITHIN)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._asked_port).start()
        except BaseException:
            await runner.cleanup()
            raise
        self._runner = runner

    async def stop(self) -> None:
        """Answer what has come, and close; where it is not started, nothing happens."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        receive = self._receivers.get(request.path)
        if receive is None and request.path != HEALTH:
            return _response(HTTPStatus.NOT_FOUND)
        method = "POST" if receive else "GET"
        if request.method != method:
            return _response(HTTPStatus.METHOD_NOT_ALLOWED, Allow=method)
        return await self._taken(request, receive) if receive else self._told_health()

    async def _taken(self, request: web.BaseRequest, receive: Receive) -> web.Response:
        try:
            async with asyncio.timeout(self._body_within):
                body = await _body(request)
        except TimeoutError:
            return _response(HTTPStatus.REQUEST_TIMEOUT)
        if body is None:
            return _response(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            return _response(await receive(request.headers, body))
        except Exception:  # noqa: BLE001 - one body must not end the server, nor be told why it failed
            _log.exception("a body was not taken", extra={"fields": {"path": request.path}})
            return _response(HTTPStatus.INTERNAL_SERVER_ERROR)

    def _told_health(self) -> web.Response:
        try:
            parts = dict(self._health())
        except Exception:  # noqa: BLE001 - who asks for the health must not end it
            _log.exception("the health is not known")
            return _response(HTTPStatus.SERVICE_UNAVAILABLE)
        is_well = all(part is not False for part in parts.values())
        response = web.json_response(parts, status=HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE)
        return _unnamed(response)


class _Server(web.Server):
    """Answers what is no HTTP as briefly as everything else."""

    def __call__(self) -> web.RequestHandler:
        return _Protocol(self, loop=self._loop, **self._kwargs)


class _Protocol(web.RequestHandler):
    def handle_error(
        self,
        request: web.BaseRequest,  # noqa: ARG002 - aiohttp's own signature
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,  # noqa: ARG002 - see above
    ) -> web.StreamResponse:
        """Give the bare status; log only what is our own fault."""
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            _log.error("a request was not answered", exc_info=exc)
        response = _response(status)
        response.force_close()
        return response


async def _body(request: web.BaseRequest) -> bytes | None:
    """The body, or none where it is too large."""
    parts: list[bytes] = []
    room = BODY_LIMIT
    async for part in request.content.iter_any():
        room -= len(part)
        if room < 0:
            return None
        parts.append(part)
    return b"".join(parts)


def _response(status: int, **headers: str) -> web.Response:
    return _unnamed(web.Response(status=status, headers=headers))


def _unnamed(response: web.Response) -> web.Response:
    """The answer without the versions that aiohttp would put into it."""
    response.headers["Server"] = "ringkas"
    return response
