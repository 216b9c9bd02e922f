"""The fake Bot API server: how updates travel to the bot, and the server as a process of its own."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from fake_telegram import FakeTelegram
from fake_telegram.talking import library_bot, meets_server
from telegram import Bot
from telegram.error import Conflict, RetryAfter

# The library warns of a coming type whenever a server asks it to wait.
pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")

TESTS = Path(__file__).parents[2]
SECRET = "rahasia"  # noqa: S105  # it opens nothing


@meets_server(rates=False)
async def test_an_update_waits_until_it_is_confirmed(server: FakeTelegram, bot: Bot) -> None:
    """The same offset gives it again; the next one confirms it."""
    chat = server.private(server.user("Ana"))
    first, second = await chat.say("/satu"), await chat.say("/dua")
    ids = [[update.update_id for update in await bot.get_updates(offset=offset, limit=5)] for offset in (0, 2, 3)]
    await server.confirmed(second)

    assert ids == [[first.update_id, second.update_id], [second.update_id], []]
    assert server.pending == []


@meets_server(rates=False)
async def test_a_waiting_poll_is_woken_by_an_update(server: FakeTelegram, bot: Bot) -> None:
    """Long before its timeout."""
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.05)
    said = await server.private(server.user("Ana")).say("/facts")

    assert [update.update_id for update in await poll] == [said.update_id]


@meets_server(rates=False)
async def test_a_second_poller_sends_the_first_home(server: FakeTelegram, bot: Bot) -> None:
    """Two instances of a bot take turns at failing."""
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.05)
    async with library_bot(server) as other:
        await other.get_updates(offset=7)

    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await poll
    assert server.counts["getUpdates"] == 2


@meets_server(rates=False)
async def test_only_the_kinds_that_were_asked_for_come(server: FakeTelegram, bot: Bot) -> None:
    """And the wish is remembered."""
    chat = server.private(server.user("Ana"))
    await bot.get_updates(allowed_updates=["my_chat_member"])
    said = await chat.say("/facts")
    await chat.block()

    assert said.update_id is None
    assert [list(update)[1] for update in server.pending] == ["my_chat_member"]


@asynccontextmanager
async def _site(statuses: list[int]) -> AsyncIterator[tuple[str, list[tuple[int, str | None]]]]:
    """A bot's own address, which answers with these statuses and then with 200; what it was offered."""
    offered: list[tuple[int, str | None]] = []

    async def taken(request: web.Request) -> web.Response:
        update = await request.json()
        offered.append((update["update_id"], request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        return web.Response(status=statuses.pop(0) if statuses else 200)

    app = web.Application()
    app.router.add_post("/hook", taken)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook", offered
    finally:
        await runner.cleanup()


@meets_server(rates=False, webhook_pause=0.01)
async def test_a_webhook_is_offered_an_update_until_it_takes_it(server: FakeTelegram, bot: Bot) -> None:
    """With the secret, what waited before it was set first; the last failure is told."""
    chat = server.private(server.user("Ana"))
    first = await chat.say("/satu")
    async with _site([500, 503]) as (url, offered):
        await bot.set_webhook(url, secret_token=SECRET)
        second = await chat.say("/dua")
        await server.confirmed(first)
        await server.confirmed(second)
        info = await bot.get_webhook_info()

        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        await bot.delete_webhook()

    assert offered == [(1, SECRET)] * 3 + [(2, SECRET)]
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"
    assert await bot.get_updates() == ()


@meets_server()
async def test_a_webhook_is_not_set_twice_in_a_second(server: FakeTelegram, bot: Bot) -> None:
    """The library would have to wait."""
    async with _site([]) as (url, _):
        await bot.set_webhook(url)

        with pytest.raises(RetryAfter):
            await bot.set_webhook(url)
        assert server.throttled == 1


async def _process_story() -> dict[str, Any]:
    command = [sys.executable, "-m", "fake_telegram"]
    process = await asyncio.create_subprocess_exec(*command, cwd=TESTS, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    told = json.loads(await process.stdout.readline())
    control = f"http://127.0.0.1:{told['port']}/control"
    try:
        async with (
            Bot(told["token"], base_url=told["base_url"]) as bot,
            aiohttp.ClientSession() as session,
        ):
            message = {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}, "text": "/facts"}
            await session.post(f"{control}/updates", json=[{"message": message}] * 3)
            for update in await bot.get_updates():
                assert update.effective_chat is not None
                await bot.send_message(update.effective_chat.id, "<nothing is parsed here", parse_mode="HTML")
            async with session.get(f"{control}/stats") as answer:
                stats: dict[str, Any] = await answer.json()
                return stats
    finally:
        process.terminate()
        await process.wait()


def test_the_server_runs_as_a_process_of_its_own() -> None:
    """Updates are posted to it; it counts, and tells how long each one waited for its answer."""
    stats = asyncio.run(_process_story())

    assert (stats["queued"], stats["answered"], len(stats["seconds"])) == (3, 3, 3)
    assert stats["counts"]["sendMessage"] == 3
