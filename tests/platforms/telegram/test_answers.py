"""What the Bot API answers, told by python-telegram-bot's own errors, and what nobody may quote."""

from __future__ import annotations

import asyncio
import json
import logging
import traceback

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from platforms.telegram.wire_servers import TEXT, Server
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.platforms.telegram.answers import AnswerLost, cut_down, parsed
from bot.platforms.telegram.transport import AiohttpRequest


async def _refused(server: Server) -> TelegramError:
    """What goes wrong when a message is sent to a server."""
    async with server.serving(), AiohttpRequest() as request:
        bot = Bot("1:x", base_url=server.url, request=request, get_updates_request=AiohttpRequest())
        with pytest.raises(TelegramError) as fault:
            await bot.send_message(1, TEXT)
        return fault.value


@pytest.mark.filterwarnings("ignore:.*retry_after:DeprecationWarning")
@pytest.mark.parametrize(
    ("status", "answer", "kind", "says"),
    [
        (400, {"description": "Bad Request: chat not found"}, BadRequest, "Chat not found"),
        (403, {"description": "Forbidden: bot was blocked by the user"}, Forbidden, "bot was blocked by the user"),
        (409, {"description": "Conflict: terminated"}, Conflict, "Conflict: terminated"),
        (404, {"description": "Not Found"}, InvalidToken, "Not Found"),
        (401, {"description": "Unauthorized"}, InvalidToken, "Unauthorized"),
        (429, {"description": "x", "parameters": {"retry_after": 12}}, RetryAfter, "Retry in 0:00:12"),
        (400, {"description": "x", "parameters": {"migrate_to_chat_id": -100123}}, ChatMigrated, "-100123"),
        (502, {"description": "Bad Gateway"}, NetworkError, "Bad Gateway"),
        (429, {"parameters": {"retry_after": 10**30}}, NetworkError, "HTTP status 429"),
        (429, {"parameters": {"retry_after": TEXT}}, NetworkError, "HTTP status 429"),
        (400, {"description": "d", "parameters": {"more": TEXT}}, BadRequest, "d"),
        (400, {"description": [TEXT], "parameters": [TEXT]}, BadRequest, "HTTP status 400"),
        (500, [TEXT], NetworkError, "HTTP status 500"),
        (400, {"description": "d" * 600}, BadRequest, "d" * 500),
    ],
)
def test_the_servers_refusals_are_python_telegram_bots_own(
    status: int, answer: object, kind: type[TelegramError], says: str
) -> None:
    """A refusal keeps the server's description; whatever else a hostile server adds is dropped."""
    fault = asyncio.run(_refused(Server(status, answer)))

    assert kind is type(fault)
    assert says in fault.message
    assert TEXT not in fault.message
    assert len(fault.message) <= 500


@pytest.mark.parametrize("status", [200, 400, 404, 502])
@pytest.mark.parametrize(
    "body", [f"<html>{TEXT}</html>".encode(), b"", b"\xff\xfe", b"[" * 100_000, b"7", f'["{TEXT}"]'.encode(), b"{}"]
)
def test_an_answer_that_is_none_is_not_quoted(status: int, body: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """P13: a body may hold what people wrote, so neither error nor log repeats it; after success the fate is unknown."""
    fault = asyncio.run(_refused(Server(status, body=body)))

    assert isinstance(fault, AnswerLost) == (status == 200)
    assert TEXT not in "".join([repr(fault), *traceback.format_exception(fault)])
    assert not [record for record in caplog.records if record.levelno > logging.INFO]


@given(
    st.integers(300, 599),
    st.binary()
    | st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["description", "parameters", "retry_after"]), inner)
        ),
    ).map(lambda value: json.dumps(value).encode()),
)
@settings(max_examples=200)
def test_any_error_body_is_cut_down_to_what_is_understood(status: int, body: bytes) -> None:
    """Whatever a server sends, python-telegram-bot reads it without stumbling."""
    answer = parsed(cut_down(status, body))

    assert {"ok", "result", "description", "parameters"} == set(answer)
    assert answer["description"]
    assert all(type(value) is int for value in answer["parameters"].values())
