"""The loopback socket: REST, the gateway's WebSocket and the files of messages.

Each request passes the same gates in the same order: authorisation, prepared failures, rates, shape, the route itself.
"""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

from aiohttp import web
from loopback import WebServer

from fake_discord.failures import Failure, Failures
from fake_discord.mentions import is_unguarded
from fake_discord.rates import Rates
from fake_discord.routes import BY_TOKEN, ROUTES, Route
from fake_discord.rules import faults
from fake_discord.specification import specification, spelt
from fake_discord.troubles import Troubles
from fake_discord.wire import Asked, Declined, Dropped, Fault, InvalidForm, Late, Refusal, Throttled, Upload
from fake_discord.world import LARGEST_FILE, World

LARGEST_BODY = 25 * 1024 * 1024
"""https://discord.com/developers/docs/reference#uploading-files"""


class Rest:
    """A running web server on 127.0.0.1."""

    def __init__(self, world: World, token: str, rates: Rates, failures: Failures, troubles: Troubles) -> None:
        self._world = world
        self._token = token
        self._rates = rates
        self._failures = failures
        self._troubles = troubles
        self.app = web.Application(client_max_size=2 * LARGEST_BODY)
        for operation, (method, path, route) in ROUTES.items():
            self.app.router.add_route(method, f"/api/v10{path}", self._asked(operation, path, route))
        self.app.router.add_get("/gateway", world.gateway.socket)
        self.app.router.add_get("/gateway/", world.gateway.socket)
        self.app.router.add_get("/cdn/{path:.+}", self._fetched)
        self.app.router.add_route("*", "/api/{path:.*}", self._asked("unknown", "", _unknown))
        self._server = WebServer(self.app)

    async def start(self, port: int) -> int:
        """Listen, on a free port for 0; the port."""
        return await self._server.start(port)

    async def stop(self) -> None:
        """Close every connection."""
        await self._server.stop()

    async def _fetched(self, request: web.Request) -> web.Response:
        upload = self._world.files.get(request.match_info["path"])
        if upload is None:
            return web.Response(status=404)
        return web.Response(body=upload.content, content_type=upload.mime)

    def _asked(self, operation: str, path: str, route: Route) -> Any:
        async def handle(request: web.Request) -> web.StreamResponse:
            headers: dict[str, str] = {}
            try:
                result = await self._answer(request, operation, path, route, headers)
            except Refusal as refusal:
                return _json(refusal.wire(), refusal.status, headers | refusal.headers)
            except Dropped:
                if request.transport:
                    request.transport.abort()
                return web.Response()
            return web.Response(status=204, headers=headers) if result is None else _json(result, 200, headers)

        return handle

    async def _answer(
        self, request: web.Request, operation: str, path: str, route: Route, headers: dict[str, str]
    ) -> Any:
        """The result of a request; raises `Refusal`, or `Dropped` where no answer may leave."""
        asked = await _taken(request, operation, keeps=self._world.keeps)
        channel = asked.id("channel_id")
        failure = self._failures.take(operation, channel) or self._troubles.take(operation, channel)
        try:
            if path not in BY_TOKEN and request.headers.get("Authorization") != f"Bot {self._token}":
                raise Declined(401, 0, "401: Unauthorized")
            await _before(failure)
            headers |= self._rates.admit(operation, asked.path)
            if self._world.strict:
                self._check(asked)
            result = route(self._world, asked)
        except Refusal as refusal:
            self._refused(asked, refusal, is_prepared=failure is not None)
            raise
        except Dropped:
            self._world.record(asked, None, status=0)
            self._world.bell.ring()
            raise
        self._accepted(asked, 204 if result is None else 200)
        if failure and failure.kind == "late":
            await asyncio.sleep(failure.delay)
        if failure and failure.kind == "lost":
            raise Dropped
        if failure and failure.kind == "late 502":
            raise Declined(502, 0, "502: Bad Gateway")
        return result

    def _accepted(self, asked: Asked, status: int) -> None:
        call = self._world.record(asked, None, status=status)
        if is_unguarded(asked):
            self._world.unguarded.append(call)
        self._world.bell.ring()

    def _check(self, asked: Asked) -> None:
        """Hold a body against the specification and the rules; raises `Fault`."""
        if not specification().takes_body(asked.operation):
            return
        found = specification().faults(asked.operation, asked.body) or faults(asked)
        numbers = {str(each.get("id")) for each in _data(asked).get("attachments") or ()}
        found |= {f"files.{n}": "no attachment speaks of it" for n in asked.uploads if str(n) not in numbers}
        if found:
            raise InvalidForm(found)
        if any(len(upload.content) > LARGEST_FILE for upload in asked.uploads.values()):
            raise Fault(413, 40005, "Request entity too large")

    def _refused(self, asked: Asked, refusal: Refusal, *, is_prepared: bool) -> None:
        call = self._world.record(asked, refusal)
        if isinstance(refusal, (Fault, Late)):
            self._world.refused.append(call)
        if isinstance(refusal, Throttled) and not is_prepared:
            self._world.throttled += 1
        self._world.bell.ring()


def _unknown(_: World, asked: Asked) -> None:
    raise Fault(404, 0, f"404: Not Found: this server does not know {asked.query.get('route')}")


def _data(asked: Asked) -> dict[str, Any]:
    body = asked.body if isinstance(asked.body, dict) else {}
    return (body.get("data") or {}) if asked.operation == "create_interaction_response" else body


async def _before(failure: Failure | None) -> None:
    """Let a prepared failure happen, unless it comes after the request is accepted."""
    if failure is None:
        return
    if failure.kind != "late":
        await asyncio.sleep(failure.delay)
    if failure.kind == "dropped":
        raise Dropped
    if refusal := failure.refusal():
        raise refusal


async def _taken(request: web.Request, operation: str, *, keeps: bool) -> Asked:
    """A request taken apart; where nothing of it is kept, its body as it came."""
    body: Any = None
    uploads: dict[int, Upload] = {}
    query = dict(request.query)
    if operation == "unknown":
        query["route"] = f"{request.method} {request.path}"
    if request.content_type == "multipart/form-data":
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                number = re.fullmatch(r"files\[(\d+)\]", name)
                uploads[int(number[1]) if number else -1] = Upload(
                    value.filename, value.file.read(), value.content_type
                )
            elif name == "payload_json" and isinstance(value, str):
                body = json.loads(value)
    elif request.can_read_body:
        body = json.loads(await request.read())
    return Asked(operation, dict(request.match_info), query, spelt(body) if keeps else body, uploads)


def _json(value: Any, status: int, headers: dict[str, str]) -> web.Response:
    """JSON whose type is exactly `application/json`; discord.py reads anything else as text."""
    body = json.dumps(value, separators=(",", ":")).encode()
    return web.Response(body=body, status=status, content_type="application/json", headers=headers)
