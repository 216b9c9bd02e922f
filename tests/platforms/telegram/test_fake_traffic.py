"""The fake Bot API server: how many messages it takes, and what may go wrong on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from time import monotonic
from typing import Any

import pytest
from fake_telegram import Chat, FakeTelegram
from fake_telegram.rates import TRAVEL, Rates
from fake_telegram.talking import HandClock, library_bot, meets_server
from fake_telegram.wire import Throttled
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

# The library warns of a coming type whenever a server asks it to wait.
pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")


async def _waits(bot: Bot, chat: Chat, clock: HandClock, steps: list[float]) -> list[int]:
    """The seconds that each message after another is told to wait, zero for one that was taken."""
    waits = []
    for step in steps:
        clock.pass_(step)
        try:
            await bot.send_message(chat.id, "x")
        except RetryAfter as caught:
            waits.append(int(caught._retry_after.total_seconds()))
        else:
            waits.append(0)
    return waits


@asynccontextmanager
async def _counting() -> AsyncIterator[tuple[FakeTelegram, Bot, HandClock]]:
    clock = HandClock()
    async with FakeTelegram(clock=clock) as server, library_bot(server) as bot:
        yield server, bot, clock


def test_a_private_chat_takes_a_message_a_second() -> None:
    """One that came too early is not shown, and does not make the next one wait longer."""

    async def story() -> None:
        async with _counting() as (server, bot, clock):
            chat = server.private(server.user("Ana"))

            assert await _waits(bot, chat, clock, [0, 0.4, 0.4, 0.2, 1]) == [0, 1, 1, 0, 0]
            assert (len(chat.answers), server.throttled, server.refused) == (3, 2, [])

    asyncio.run(story())


def test_an_edit_counts_as_a_message_and_an_answer_to_a_button_does_not() -> None:
    """Else a reader who turns pages would lock the chat."""

    async def story() -> None:
        async with _counting() as (server, bot, _):
            chat = server.private(server.user("Ana"))
            sent = await bot.send_message(chat.id, "satu")
            await bot.send_chat_action(chat.id, "typing")

            with pytest.raises(RetryAfter):
                await bot.edit_message_text("dua", chat.id, sent.message_id)
            await bot.delete_message(chat.id, sent.message_id)

    asyncio.run(story())


def test_a_group_takes_twenty_messages_a_minute() -> None:
    """The twenty-first waits until the first is a minute old."""

    async def story() -> None:
        async with _counting() as (server, bot, clock):
            group = server.group("Ruang")

            assert await _waits(bot, group, clock, [1.0] * 22) == [0] * 20 + [40, 39]
            assert await _waits(bot, group, clock, [39.0]) == [0]

    asyncio.run(story())


def test_all_chats_together_take_thirty_messages_a_second() -> None:
    """Whoever they are for."""

    async def story() -> None:
        async with _counting() as (server, bot, clock):
            chats = [server.private(server.user(f"Ana {number}")) for number in range(31)]
            waits = [(await _waits(bot, chat, clock, [0]))[0] for chat in chats]

            assert waits == [0] * 30 + [1]

    asyncio.run(story())


@given(steps=st.lists(st.floats(0, 90), max_size=60))
def test_no_window_holds_more_than_it_may(steps: list[float]) -> None:
    """Counted anew over all that a group accepted."""
    clock, accepted = HandClock(), []
    rates = Rates(clock, enabled=True)
    for step in steps:
        clock.pass_(step / 20)
        try:
            rates.admit(-1, is_private=False)
        except Throttled:
            continue
        accepted.append(clock())

    assert all(later - sooner >= 1 - 2 * TRAVEL for sooner, later in pairwise(accepted))
    assert all(later - sooner >= 60 - 2 * TRAVEL for sooner, later in zip(accepted, accepted[20:], strict=False))


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        ({"retry_after": 7}, RetryAfter),
        ({"error": 403}, Forbidden),
        ({"error": 403, "description": "Forbidden: user is deactivated"}, Forbidden),
        ({"error": 400}, BadRequest),
        ({"error": 409}, Conflict),
        ({"error": 502}, NetworkError),
        ({"dropped": True}, NetworkError),
    ],
)
def test_a_prepared_failure_meets_its_requests_and_no_other(
    failure: dict[str, Any], error: type[TelegramError]
) -> None:
    """Once in its chat; nothing was accepted, and nothing is held against the bot."""

    @meets_server(rates=False)
    async def story(server: FakeTelegram, bot: Bot) -> None:
        chat, other = server.private(server.user("Ana")), server.private(server.user("Budi"))
        server.fail("sendMessage", chat=chat, **failure)
        await bot.send_message(other.id, "x")

        with pytest.raises(error):
            await bot.send_message(chat.id, "satu")
        await bot.send_message(chat.id, "dua")
        assert ([answer.text for answer in chat.answers], server.refused) == (["dua"], [])

    story()


@pytest.mark.parametrize(("unanswered", "error"), [("closed", NetworkError), ("hung", TimedOut)])
def test_a_message_may_arrive_without_an_answer(unanswered: str, error: type[TelegramError]) -> None:
    """The bot cannot know that the reader has it."""

    @meets_server(rates=False)
    async def story(server: FakeTelegram, bot: Bot) -> None:
        chat = server.private(server.user("Ana"))
        server.fail("sendMessage", unanswered=unanswered)  # type: ignore[arg-type]  # one of the two words

        with pytest.raises(error):
            await bot.send_message(chat.id, "satu", read_timeout=0.2)
        assert [answer.text for answer in chat.answers] == ["satu"]

    story()


@meets_server(rates=False)
async def test_a_slow_answer_comes_in_the_end(server: FakeTelegram, bot: Bot) -> None:
    """A delay alone changes nothing else, and what is taken back does not happen."""
    chat = server.private(server.user("Ana"))
    server.fail("sendMessage", delay=0.05)
    server.fail("sendMessage", times=5, error=502)
    began = monotonic()
    await bot.send_message(chat.id, "satu")
    took = monotonic() - began
    server.succeed()
    await bot.send_message(chat.id, "dua")

    assert took >= 0.05
    assert len(chat.answers) == 2
