"""The bot at Telegram's real pace, behind a webhook, and while it stops."""

from __future__ import annotations

import asyncio
import json
import os
import socket
from contextlib import closing

import aiohttp
from fake_telegram import FakeTelegram
from fake_telegram.waiting import wait
from telegram_bots import running

from bot.platforms.telegram.incoming import SECRET_HEADER, secret_of

IS_LARGE = "RINGKAS_HOSTILE" in os.environ
GROUP_REQUESTS = 25 if IS_LARGE else 4
"""With 25, a group's limit of 20 a minute counts, which takes more than a minute."""


def free_port() -> int:
    """A port that nobody listens on at the moment."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def test_the_real_pace_meets_no_limit_of_the_server() -> None:
    """Five questions at once in private, and a lively group: everybody is answered, and no request is throttled."""

    async def journey() -> None:
        async with FakeTelegram(rates=True) as server, running(server, limits=None):
            ana, group = server.private(server.user("Ana")), server.group("Ruang")
            members = [server.user(f"Member {number}") for number in range(GROUP_REQUESTS)]
            for text in ("/kazakhstan", "/defence", "/timeline kazakhstan", "/sources kazakhstan", "/help"):
                await ana.say(text)
            for member in members:
                await group.say("/kazakhstan", by=member)
            done = lambda: (len(ana.answers), len(group.answers)) == (5, GROUP_REQUESTS) or None  # noqa: E731 - a question
            await wait(server.world, done, "an answer to everybody", 150)

            assert (server.throttled, server.refused) == (0, [])

    asyncio.run(journey())


def test_a_webhook_takes_what_shows_the_secret_and_is_an_update() -> None:
    """Beside it, on the same port, stands the health; there is nothing else."""
    port = free_port()
    site = f"http://127.0.0.1:{port}"

    async def journey() -> None:
        async with (
            FakeTelegram(rates=False) as server,
            running(server, telegram__webhook_url=f"https://127.0.0.1:{port}/hook", web__port=str(port)),
            aiohttp.ClientSession() as session,
        ):
            call = await server.call("setWebhook", timeout=30)
            secret = {SECRET_HEADER: secret_of(server.token)}
            ana = server.private(server.user("Ana"))

            async def post(path: str, body: str, headers: dict[str, str]) -> int:
                async with session.post(f"{site}{path}", data=body, headers=headers) as answer:
                    return answer.status

            said = {"message_id": 5, "date": 1, "chat": ana.place.wire(), "from": ana.anybody().wire()}
            update = json.dumps({"update_id": 1, "message": said | {"text": "/kazakhstan"}})
            assert call.parameters["secret_token"] == secret_of(server.token)
            assert server.token.partition(":")[2] not in json.dumps(call.parameters)
            assert await post("/hook", update, {}) == 401
            assert await post("/hook", update, {SECRET_HEADER: "é"}) == 401
            for wrong in ("", "{", "[]", "7", '{"update_id": "1"}', "[" * 100_000, "\x00"):
                assert await post("/hook", wrong, secret) == 400
            assert [await post(path, update, secret) for path in ("/", "/hook/", "/Hook", "/health")] == [404] * 3 + [
                405
            ]
            assert ana.answers == []
            assert await post("/hook", update, secret) == 200
            assert (await ana.answer(timeout=30)).text.startswith("Kazakhstan between")
            async with session.get(f"{site}/health") as health:
                assert (health.status, await health.json()) == (200, {"telegram": True, "digests": "on time"})
            assert server.refused == []

    asyncio.run(journey())


def test_what_was_asked_before_a_stop_is_answered() -> None:
    """Each of those that wait, and none of them again by the next run."""

    async def journey() -> None:
        async with FakeTelegram(rates=False) as server:
            chats = [server.private(server.user(f"Reader {number}")) for number in range(10)]
            async with running(server):
                said = [await chat.say("/kazakhstan") for chat in chats]
                server.fail("sendMessage", len(chats), delay=1.0)
                await server.confirmed(said[-1], timeout=30)
            async with running(server):
                await chats[0].say("/help")
                await wait(server.world, lambda: len(chats[0].answers) == 2 or None, "the second answer", 30)

            assert [len(chat.answers) for chat in chats] == [2, *[1] * 9]
            assert server.refused == []

    asyncio.run(journey())
