"""The web server over a real socket: what it takes, what it tells, and what it refuses."""

from __future__ import annotations

import asyncio
import io
import json
import logging
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession

from bot.web import WebServer
from bot.web.server import BODY_LIMIT


class Desk:
    """Takes bodies, and gives the status it is told to."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.got: list[tuple[Mapping[str, str], bytes]] = []

    async def receive(self, headers: Mapping[str, str], body: bytes) -> int:
        """Keep a body."""
        self.got.append((headers, body))
        if body == b"break":
            raise RuntimeError("a secret reason")
        return self.status


def _well() -> dict[str, bool | str]:
    return {"store": True, "version": "1.0"}


@asynccontextmanager
async def _serving(desk: Desk, health: Any = _well) -> AsyncIterator[tuple[ClientSession, WebServer]]:
    server = WebServer("127.0.0.1", 0, health)
    server.add_post("/hook", desk.receive)
    await server.start()
    try:
        async with ClientSession(f"http://127.0.0.1:{server.port}") as session:
            yield session, server
    finally:
        await server.stop()


def _run(scene: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scene)


def _check_unnamed(response: ClientResponse) -> None:
    assert "ringkas" == response.headers["Server"]


@pytest.mark.parametrize("status", [200, 401, 503])
def test_a_body_is_handed_on_with_its_headers(status: int) -> None:
    """What takes it decides about the answer."""
    desk = Desk(status)

    async def scene() -> None:
        async with _serving(desk) as (session, _), session.post("/hook?x=1", data=b"{}", headers={"X-Key": "k"}) as got:
            assert (status, b"") == (got.status, await got.read())
            _check_unnamed(got)

        (headers, body) = desk.got[0]
        assert (b"{}", "k") == (body, headers["x-key"])

    _run(scene())


@pytest.mark.parametrize(("size", "status"), [(BODY_LIMIT, 200), (BODY_LIMIT + 1, 413)])
@pytest.mark.parametrize("is_told", [True, False])
def test_a_body_beyond_the_limit_is_refused(size: int, status: int, *, is_told: bool) -> None:
    """Whether its size is told beforehand or not; what takes bodies never sees it."""
    desk = Desk()

    async def parts() -> AsyncIterator[bytes]:
        yield b"x" * size

    async def scene() -> None:
        async with (
            _serving(desk) as (session, _),
            session.post("/hook", data=io.BytesIO(b"x" * size) if is_told else parts()) as got,
        ):
            assert status == got.status

    _run(scene())
    assert [size] * (status == 200) == [len(body) for _, body in desk.got]


def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    """Nobody holds a connection by saying that there is more."""

    async def scene() -> None:
        server = WebServer("127.0.0.1", 0, _well, body_within=0.01)
        server.add_post("/hook", Desk().receive)
        await server.start()
        answer = await _spoken(server.port, b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf")
        await server.stop()

        assert answer.startswith(b"HTTP/1.1 408")

    _run(scene())


@pytest.mark.parametrize(
    ("method", "path", "status", "allow"),
    [
        ("GET", "/", 404, None),
        ("POST", "/hook/", 404, None),
        ("POST", "/hook%00", 404, None),
        ("GET", "/hook", 405, "POST"),
        ("PUT", "/hook", 405, "POST"),
        ("POST", "/health", 405, "GET"),
        ("HEAD", "/health", 405, "GET"),
    ],
)
def test_there_is_nothing_else(method: str, path: str, status: int, allow: str | None) -> None:
    """No other path and no other method is answered."""
    desk = Desk()

    async def scene() -> None:
        async with _serving(desk) as (session, _), session.request(method, path) as got:
            assert (status, allow, b"") == (got.status, got.headers.get("Allow"), await got.read())
            _check_unnamed(got)

    _run(scene())
    assert [] == desk.got


@pytest.mark.parametrize(
    ("health", "status"),
    [({"store": True, "note": ""}, 200), ({}, 200), ({"store": True, "telegram": False, "note": "x"}, 503)],
)
def test_health_is_what_every_part_says(health: dict[str, bool | str], status: int) -> None:
    """One part that is not well makes the whole unwell; a text only informs."""

    async def scene() -> None:
        async with _serving(Desk(), lambda: health) as (session, _), session.get("/health") as got:
            assert (status, health) == (got.status, json.loads(await got.read()))
            _check_unnamed(got)

    _run(scene())


def test_a_health_that_cannot_be_told_is_none(caplog: pytest.LogCaptureFixture) -> None:
    """The reason goes to the log and not to whoever asks."""

    def broken() -> Mapping[str, bool | str]:
        raise RuntimeError("a secret reason")

    async def scene() -> None:
        async with _serving(Desk(), broken) as (session, _), session.get("/health") as got:
            assert (503, b"") == (got.status, await got.read())

    _run(scene())
    assert ["the health is not known"] == [record.getMessage() for record in caplog.records]


def test_a_body_that_breaks_what_takes_it_does_not_stop_the_server(caplog: pytest.LogCaptureFixture) -> None:
    """The next body is taken as if nothing had been."""
    desk = Desk()

    async def scene() -> None:
        async with _serving(desk) as (session, _):
            async with session.post("/hook", data=b"break") as first:
                assert (500, b"") == (first.status, await first.read())
            async with session.post("/hook", data=b"{}") as second:
                assert 200 == second.status

    _run(scene())
    assert ["a body was not taken"] == [record.getMessage() for record in caplog.records]


async def _spoken(port: int, words: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(words)
    answer = await reader.read(2**16)
    writer.close()
    await writer.wait_closed()
    return answer


@pytest.mark.parametrize("words", [b"\x16\x03\x01 no HTTP\r\n\r\n", b"GET / HTTP/1.1\r\nBad header\r\n\r\n"])
def test_what_is_no_http_gets_a_bare_status(words: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """Scanners find every port; they learn no version and fill no log."""
    caplog.set_level(logging.INFO)

    async def scene() -> None:
        async with _serving(Desk()) as (_, server):
            head, _, body = (await _spoken(server.port, words)).partition(b"\r\n\r\n")

        assert head.startswith((b"HTTP/1.0 400", b"HTTP/1.1 400"))
        assert b"" == body
        assert b"Server: ringkas" in head
        assert b"aiohttp" not in head

    _run(scene())
    assert [] == caplog.records


def test_requests_leave_no_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """Who asks how often is nobody's business."""
    caplog.set_level(logging.INFO)

    async def scene() -> None:
        async with _serving(Desk()) as (session, _), session.get("/health"), session.post("/hook", data=b"{}"):
            pass

    _run(scene())
    assert [] == caplog.records


def test_a_server_starts_again_and_stops_twice() -> None:
    """A port that is taken is told to whoever starts a second one."""

    async def scene() -> None:
        server = WebServer("127.0.0.1", 0, _well)
        await server.stop()
        await server.start()
        port = server.port
        other = WebServer("127.0.0.1", port, _well)
        with pytest.raises(OSError, match="in use"):
            await other.start()
        await other.stop()
        await server.stop()
        await server.stop()
        await server.start()
        assert port > 0
        assert server.port > 0
        await server.stop()
        assert 0 == server.port

    _run(scene())


def test_a_request_that_is_being_answered_is_answered_before_the_server_stops() -> None:
    """Telegram would deliver the update again."""
    arrived, free = asyncio.Event(), asyncio.Event()

    async def slow(_headers: Mapping[str, str], _body: bytes) -> int:
        arrived.set()
        await free.wait()
        return 204

    async def scene() -> None:
        server = WebServer("127.0.0.1", 0, _well)
        server.add_post("/slow", slow)
        await server.start()
        async with ClientSession(f"http://127.0.0.1:{server.port}") as session:
            asked = asyncio.create_task(session.post("/slow", data=b""))
            await arrived.wait()
            stopped = asyncio.create_task(server.stop())
            await asyncio.sleep(0)
            free.set()
            async with await asked as got:
                assert 204 == got.status
            await stopped

    _run(scene())
