"""A bot to which everything happens that can: each failure costs what it must, and nothing else."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import wraps
from typing import Any

import pytest
from fake_telegram import Answer, Chat, FakeTelegram, NothingCame
from fake_telegram.talking import library_bot
from fake_telegram.waiting import wait
from telegram.error import Conflict
from telegram_bots import running

from bot.domain.errors import PlatformRefused

BOT_TOKEN = "1234567890:fake-token-of-35-characters-in-all0"  # noqa: S105 - the fake's, which opens nothing


def story(test: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    """Run a test with a server and a bot."""

    @wraps(test)
    def run(**kwargs: Any) -> None:
        async def told() -> None:
            async with FakeTelegram(rates=False) as server:
                async with running(server):
                    await test(server, **kwargs)
                assert server.refused == []

        asyncio.run(told())

    del run.__wrapped__  # else pytest looks for a fixture `server`
    return run


async def asked(chat: Chat, text: str = "/kazakhstan") -> Answer:
    """Ask, and wait for the answer."""
    return await chat.answer(after=await chat.say(text), timeout=30)


async def proceeds(server: FakeTelegram) -> None:
    """Somebody who has nothing to do with it is answered."""
    other = server.private(server.user("Other"))
    assert (await asked(other)).text.startswith("Kazakhstan between")


@story
async def test_a_chat_that_must_wait_does_not_keep_others_waiting(server: FakeTelegram) -> None:
    """A 429 delays its own chat, for as long as the server says, and the answer comes once."""
    ana = server.private(server.user("Ana"))
    server.fail("sendMessage", chat=ana, retry_after=2)
    said = await ana.say("/kazakhstan")
    await server.call("sendMessage", ana)
    await proceeds(server)
    assert ana.answers == []
    await ana.answer(after=said, timeout=30)

    told = [call for call in server.called("sendMessage") if call.chat_id == ana.id]
    assert [call.code for call in told] == [429, 200]
    assert told[1].at - told[0].at >= 2


@story
async def test_a_storm_on_one_chat_ends_in_one_answer(server: FakeTelegram) -> None:
    """However often the server says so, as long as it asks to wait a second only."""
    ana = server.private(server.user("Ana"))
    server.fail("sendMessage", 3, chat=ana, retry_after=1)
    said = await ana.say("/kazakhstan")
    for _ in range(3):
        await proceeds(server)
    await ana.answer(after=said, timeout=30)

    assert len(ana.answers) == 1


GONE = (
    (403, "Forbidden: bot was blocked by the user"),
    (403, "Forbidden: user is deactivated"),
    (403, "Forbidden: bot was kicked from the supergroup chat"),
    (403, "Forbidden: bot is not a member of the supergroup chat"),
    (403, "Forbidden: bot can't initiate conversation with a user"),
    (403, "Forbidden: something that nobody has seen yet"),
    (400, "Bad Request: chat not found"),
    (400, "Bad Request: message thread not found"),
    (400, "Bad Request: TOPIC_CLOSED"),
    (400, "Bad Request: TOPIC_DELETED"),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
    (400, "Bad Request: not enough rights to send text messages to the chat"),
    (400, "Bad Request: message is too long"),
    (400, "Bad Request: something that nobody has seen yet"),
    (404, "Not Found"),
    (500, "Internal Server Error"),
)


@pytest.mark.parametrize(("error", "description"), GONE)
def test_what_is_refused_is_not_sent_again_and_stops_nobody(error: int, description: str) -> None:
    """Neither in a loop nor as another message; who asks again is answered."""

    async def told(server: FakeTelegram) -> None:
        ana = server.private(server.user("Ana"))
        server.fail("sendMessage", chat=ana, error=error, description=description)
        await ana.say("/kazakhstan")
        await server.call("sendMessage", ana)
        await proceeds(server)
        await asked(ana, "/defence")

        assert [call.code for call in server.called("sendMessage") if call.chat_id == ana.id] == [error, 200]

    story(told)()


@story
async def test_a_group_that_moved_is_answered_where_it_is_now(server: FakeTelegram) -> None:
    """Even where nobody told us before."""
    group = server.group("Ruang", supergroup=False)
    moved = server.group("Ruang", supergroup=True)
    server.fail("sendMessage", chat=group, migrate_to=moved.id)
    await group.say("/kazakhstan")
    answer = await moved.answer(timeout=30)

    assert answer.text.startswith("Kazakhstan between")


@story
async def test_an_edit_that_changes_nothing_is_no_failure(server: FakeTelegram) -> None:
    """Nor one of a message that is gone, in whose place a new one comes."""
    ana = server.private(server.user("Ana"))
    answer = await asked(ana)
    server.fail("editMessageText", error=400, description="Bad Request: message is not modified: exactly the same")
    await answer.press("Sources")
    await server.call("editMessageText")
    await proceeds(server)
    assert len(ana.answers) == 1
    server.fail("editMessageText", error=400, description="Bad Request: message to edit not found")
    await answer.press("Sources")

    assert (await ana.answer(after=answer, timeout=30)).text.startswith("Sources")


@pytest.mark.parametrize("unanswered", ["closed", "hung"])
def test_a_message_of_which_nobody_knows_is_not_sent_twice(unanswered: str) -> None:
    """It was accepted, and no answer came; the chat's next answer still comes."""

    async def told(server: FakeTelegram) -> None:
        ana = server.private(server.user("Ana"))
        server.fail("sendMessage", chat=ana, unanswered=unanswered)  # type: ignore[arg-type]  # one of the two
        said = await ana.say("/kazakhstan")
        first = await ana.answer(after=said, timeout=30)
        await proceeds(server)
        await ana.say("/defence")
        await ana.answer(after=first, timeout=30)

        assert [answer.text.partition("\n")[0] for answer in ana.answers] == [
            "Kazakhstan between Russia and the West",
            "Defence spending and training",
        ]

    story(told)()


@pytest.mark.parametrize("failure", [{"dropped": True}, {"error": 502}])
def test_a_message_that_may_be_lost_costs_that_answer_at_most(failure: dict[str, Any]) -> None:
    """A connection that drops or a gateway that fails leaves the chat as it was."""

    async def told(server: FakeTelegram) -> None:
        ana = server.private(server.user("Ana"))
        server.fail("sendMessage", 2, chat=ana, **failure)
        await ana.say("/kazakhstan")
        await ana.say("/defence")
        await proceeds(server)

        assert (await asked(ana)).text.startswith("Kazakhstan between")

    story(told)()


@story
async def test_who_waits_for_more_than_a_second_sees_typing(server: FakeTelegram) -> None:
    """And nobody else does."""
    ana = server.private(server.user("Ana"))
    server.fail("sendMessage", chat=ana, delay=1.5)
    await ana.say("/kazakhstan")
    await server.call("sendChatAction", ana, timeout=30)
    await proceeds(server)
    await ana.answer(timeout=30)

    assert {call.chat_id for call in server.called("sendChatAction")} == {ana.id}


def test_a_token_that_is_revoked_ends_the_run() -> None:
    """To go on trying would be senseless, and the error names no token."""

    async def told() -> None:
        async with FakeTelegram(rates=False) as server, running(server) as task:
            await proceeds(server)
            server.fail("*", 100, error=401)
            await server.private(server.user("Ana")).say("/kazakhstan")
            await asyncio.wait({task}, timeout=30)

    with pytest.raises(PlatformRefused) as caught:
        asyncio.run(told())

    assert BOT_TOKEN.partition(":")[2] not in f"{caught.value!r} {caught.value}"
    assert caught.value.__cause__ is None


def test_a_second_poller_is_told_once_and_survived(caplog: pytest.LogCaptureFixture) -> None:
    """Both take turns until the other goes; then everything is as before."""

    async def told(server: FakeTelegram) -> None:
        ana = server.private(server.user("Ana"))
        await server.confirmed(await ana.say("/kazakhstan"), timeout=30)
        async with library_bot(server) as other:
            for _ in range(2):  # each turns the other away
                with suppress(Conflict):
                    await other.get_updates(timeout=30)
        await proceeds(server)

    with caplog.at_level(logging.INFO, "ringkas"):
        story(told)()

    troubles = [record for record in caplog.records if "no updates from Telegram" in record.getMessage()]
    assert len(troubles) == 1
    assert "another process" in str(getattr(troubles[0], "fields", ""))
    assert BOT_TOKEN not in caplog.text


@story
async def test_a_webhook_that_somebody_else_set_is_outlived(server: FakeTelegram) -> None:
    """As long as it is set no update comes; once it is gone, they do."""
    async with library_bot(server) as other:
        await other.set_webhook("https://127.0.0.1:8443/x")
        said = await server.private(server.user("Ana")).say("/kazakhstan")
        with suppress(NothingCame):
            await server.confirmed(said, timeout=0.2)
        await other.delete_webhook()
    await proceeds(server)


def test_no_network_at_the_start_is_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    """The bot tries again, says so, and then answers."""

    async def told() -> None:
        async with FakeTelegram(rates=False) as server:
            server.fail("getMe", dropped=True)
            server.fail("deleteWebhook", error=502)
            server.fail("setMyCommands", dropped=True)
            async with running(server):
                await proceeds(server)

    with caplog.at_level(logging.WARNING, "ringkas"):
        asyncio.run(told())

    assert [record for record in caplog.records if "cannot be reached" in record.getMessage()]
    assert BOT_TOKEN not in caplog.text


@story
async def test_updates_that_are_none_are_skipped(server: FakeTelegram) -> None:
    """No object, no number, nothing that can be read: the next one is."""
    bodies: tuple[Any, ...] = (
        7,
        None,
        [],
        "x",
        {"chat": 1},
        {"message_id": "x", "date": {}, "chat": {"id": [], "type": 3}},
    )
    for body in bodies:
        for kind in ("message", "callback_query", "inline_query", "my_chat_member", "nothing_known"):
            server.feed({kind: body})

    nobody = {"id": {}, "is_bot": False, "first_name": "x"}
    server.feed(
        {"message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "from": nobody, "text": "/help"}}
    )
    await proceeds(server)
    await wait(server.world, lambda: not server.pending or None, "the end", 30)


@story
async def test_a_flood_by_one_reader_leaves_the_others_answered(server: FakeTelegram) -> None:
    """What is left out is counted, and told: no request is lost without a word."""
    ana = server.private(server.user("Ana"))
    for _ in range(200):
        await ana.say("/kazakhstan")
    await proceeds(server)

    def accounted_for() -> bool | None:
        told = [answer.text for answer in ana.answers]
        answered = sum(text.startswith("Kazakhstan between") for text in told)
        left_out = sum(int(text.split()[0]) for text in told if "left out" in text)
        return (answered + left_out == 200 and left_out > 100) or None

    await wait(server.world, accounted_for, "an answer or a word about each of 200 requests", 30)
