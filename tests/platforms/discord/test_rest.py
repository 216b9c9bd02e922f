"""What an answer of Discord's tells beside the message: when to ask again, and whether it is one at all."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.domain.secrets import Secret
from bot.platforms.discord.rest import Answer, AnswerLost, Rest


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (Answer(429, {"retry_after": 0.35}, {"Retry-After": "1"}), 0.35),
        (Answer(429, {}, {"Retry-After": "7"}), 7.0),
        (Answer(429, {}), 1.0),
        (Answer(429, {"retry_after": "soon"}), 1.0),
    ],
)
def test_a_429_tells_how_long_to_wait(answer: Answer, seconds: float) -> None:
    """In its body more precisely than in its header; one that tells nothing means a moment."""
    assert answer.retry_after == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset-After": "4.5"}, 4.5),
        ({"X-RateLimit-Remaining": "1", "X-RateLimit-Reset-After": "4.5"}, 0.0),
        ({"X-RateLimit-Remaining": "0"}, 0.0),
        ({}, 0.0),
    ],
)
def test_the_last_message_of_a_bucket_tells_when_it_is_full_again(headers: dict[str, str], seconds: float) -> None:
    """Nothing is asked of it before."""
    assert Answer(200, {"id": "1"}, headers).pause == seconds


@asynccontextmanager
async def _served(answer: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> AsyncIterator[Rest]:
    """Discord's API, where every request is answered so."""
    app = web.Application()
    app.router.add_post("/{path:.+}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        async with Rest(Secret("x"), f"http://127.0.0.1:{runner.addresses[0][1]}") as rest:
            yield rest
    finally:
        await runner.cleanup()


async def _asked(body: bytes, length: int | None = None) -> Answer:
    """What comes of a request that is answered with these bytes, of which so many are promised."""

    async def answer(request: web.Request) -> web.StreamResponse:
        await request.read()
        response = web.StreamResponse(headers={"Content-Length": str(length or len(body))})
        await response.prepare(request)
        await response.write(body)
        if length and request.transport:
            request.transport.close()
        return response

    async with _served(answer) as rest:
        return await rest.ask("POST", "/channels/1/messages", "{}")


async def test_a_path_arrives_as_it_was_quoted() -> None:
    """A token may hold any character; one that was quoted twice, or not at all, would be another."""
    paths: list[str] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        paths.append(request.raw_path)
        return web.Response()

    async with _served(answer) as rest:
        await rest.ask("POST", "/interactions/7/a%2Fb%3Fc%25/callback", "{}")

    assert paths == ["/interactions/7/a%2Fb%3Fc%25/callback"]


@pytest.mark.parametrize("body", [b"<html>", b"[1]", b"", b"[" * 100_000])
async def test_an_answer_that_is_no_object_tells_nothing(body: bytes) -> None:
    """A proxy's page, or anything else that is not Discord's."""
    assert (await _asked(body)).told == {}


async def test_an_answer_that_breaks_off_is_lost_and_quotes_nothing() -> None:
    """The message may have been taken; the error holds neither its words nor the token."""
    with pytest.raises(AnswerLost) as caught:
        await _asked(b'{"id": "1', length=100)

    assert caught.value.__context__ is None
    assert str(caught.value) == "ClientPayloadError"
