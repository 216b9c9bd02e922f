"""The loopback socket: reads form, multipart and JSON bodies, answers as the Bot API server does.

Each request passes the same gates in the same order: token, shape, prepared failures, the method itself, prepared
silence.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiohttp import web
from loopback import WebServer

from fake_telegram.failures import Failure, Failures
from fake_telegram.methods import METHODS
from fake_telegram.specification import specification
from fake_telegram.troubles import Troubles
from fake_telegram.webhook import Webhook
from fake_telegram.wire import Declined, Dropped, Fault, Refusal, Throttled, Upload, Wire
from fake_telegram.world import World

LARGEST_BODY = 64 * 1024 * 1024
INTEGERS = {"chat_id", "message_id", "message_thread_id", "offset", "limit", "timeout", "user_id", "cache_time"}
TEXTS = {"text", "caption", "callback_query_id", "inline_query_id"}


class Gateway:
    """A running web server on 127.0.0.1."""

    def __init__(self, world: World, token: str, webhook: Webhook, failures: Failures, troubles: Troubles) -> None:
        self._world = world
        self._token = token
        self._webhook = webhook
        self._failures = failures
        self._troubles = troubles
        self.app = web.Application(client_max_size=LARGEST_BODY)
        self.app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]+}", self._asked)
        self.app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._fetched)
        self._server = WebServer(self.app)

    async def start(self, port: int) -> int:
        """Listen, on a free port for 0; the port."""
        return await self._server.start(port)

    async def stop(self) -> None:
        """Send waiting polls home, then close every connection."""
        self._world.updates.close()
        await self._webhook.close()
        await self._server.stop()

    async def _fetched(self, request: web.Request) -> web.Response:
        file = self._world.files.at(request.match_info["path"])
        if request.match_info["token"] != self._token or file is None:
            return web.json_response(Refusal(404, "Not Found").wire(), status=404)
        return web.Response(body=file.content, content_type="application/octet-stream")

    async def _asked(self, request: web.Request) -> web.StreamResponse:
        try:
            return web.json_response({"ok": True, "result": await self._answer(request)})
        except Refusal as refusal:
            return web.json_response(refusal.wire(), status=refusal.code)
        except Dropped:
            if request.transport:
                request.transport.abort()
            return web.Response()

    async def _answer(self, request: web.Request) -> Any:
        """The result of a request; raises `Refusal`, or `Dropped` where no answer may leave."""
        method = request.match_info["method"]
        given: Wire = {}
        try:
            given, uploads = await _body(request)
            if request.match_info["token"] != self._token:
                raise Declined(401, "Unauthorized")
            if self._world.strict:
                method = specification().method(method)
            given = specification().typed(method, given, uploads) if self._world.strict else _loose(given, uploads)
            failure = await self._before(method, given)
            result = await self._done(method, given)
        except Refusal as refusal:
            self._refused(method, given, refusal)
            raise
        except Dropped:
            self._world.record(method, given, None, code=0)
            self._world.bell.ring()
            raise
        self._world.record(method, given, None)
        self._world.bell.ring()
        await self._after(failure)
        return result

    async def _done(self, method: str, given: Wire) -> Any:
        if method == "getUpdates":
            return await self._world.updates.poll(given)
        if method == "setWebhook":
            return await self._webhook.set(given)
        if method == "deleteWebhook":
            return await self._webhook.delete(given)
        if method == "getWebhookInfo":
            return self._webhook.info()
        if method not in METHODS:
            raise Fault(f"Not Found: this server does not know {method}", code=404)
        return METHODS[method](self._world, given)

    async def _before(self, method: str, given: Wire) -> Failure | None:
        """Meet a prepared failure: a delay, a refusal, a connection that drops before anything is accepted."""
        chat = given.get("chat_id")
        failure = self._failures.take(method, chat) or self._troubles.take(method, chat)
        if failure is None:
            return None
        await asyncio.sleep(failure.delay)
        if failure.refusal:
            raise failure.refusal
        if failure.is_dropped:
            raise Dropped
        return failure

    async def _after(self, failure: Failure | None) -> None:
        """Keep the answer back although the request was accepted."""
        if failure:
            await asyncio.sleep(failure.answer_delay)
        if failure and failure.unanswered == "hung":
            await asyncio.Event().wait()
        if failure and failure.unanswered == "closed":
            raise Dropped
        if failure and failure.late_refusal:
            raise failure.late_refusal

    def _refused(self, method: str, given: Wire, refusal: Refusal) -> None:
        call = self._world.record(method, given, refusal)
        if isinstance(refusal, Fault):
            self._world.refused.append(call)
        if isinstance(refusal, Throttled):
            self._world.throttled += 1
        self._world.bell.ring()


async def _body(request: web.Request) -> tuple[Wire, dict[str, Upload]]:
    """The parameters of a request, from its address and its body, and the files it carries."""
    given: Wire = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        given |= await _json(request)
    elif request.content_type in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
            else:
                given[name] = value
    return given, uploads


async def _json(request: web.Request) -> Wire:
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Fault("can't parse request: a JSON object is expected")
    return body


def _integer(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.removeprefix("-").isdecimal() else value


def _loose(given: Wire, uploads: dict[str, Upload]) -> Wire:
    """The parameters as a benchmark sends them, typed by their names, unchecked."""
    nested = {
        name: json.loads(value)
        for name, value in given.items()
        if isinstance(value, str) and value[:1] in {"[", "{"} and name not in TEXTS
    }
    integers = {name: _integer(given[name]) for name in INTEGERS & given.keys()}
    return given | integers | nested | uploads
