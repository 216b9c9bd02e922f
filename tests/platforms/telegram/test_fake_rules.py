"""The fake Bot API server refuses what Telegram refuses, and remembers it for the test."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest
from fake_telegram import FakeTelegram, utf16_slice
from fake_telegram.talking import asked, meets_server
from fake_telegram.texts import Texts
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot
from telegram.error import BadRequest


def _keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"text": "x", "reply_markup": {"inline_keyboard": [list(buttons)]}}


def _article(id: str = "1", **fields: Any) -> dict[str, Any]:
    return {"type": "article", "id": id, "title": "T", "input_message_content": {"message_text": "x"}, **fields}


REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "unknown parameter": ("sendMessage", {"text": "x", "txt": 1}, "no parameter 'txt'"),
    "missing parameter": ("sendMessage", {}, "needs 'text'"),
    "text for a number": ("sendMessage", {"text": "x", "message_thread_id": "one"}, "can't parse message_thread_id"),
    "number for a truth": ("sendMessage", {"text": "x", "protect_content": 1}, "protect_content is no Boolean"),
    "unknown nested field": ("sendMessage", {"text": "x", "reply_parameters": {"message_id": 1, "at": 2}}, "no 'at'"),
    "nested type": ("sendMessage", _keyboard({"text": 5, "url": "https://a.b"}), r"\[0\]\[0\]\.text is no String"),
    "nested constant": ("setMyCommands", {"commands": [], "scope": {"type": "all"}}, "must be"),
    "broken html": ("sendMessage", {"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
    "unknown tag": ("sendMessage", {"text": "<p>x</p>", "parse_mode": "HTML"}, "Unsupported start tag"),
    "unknown mode": ("sendMessage", {"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    "empty text": ("sendMessage", {"text": " \n <b> </b>", "parse_mode": "HTML"}, "message text is empty"),
    "long text": ("sendMessage", {"text": "🙂" * 2049}, "message is too long"),
    "many bytes": ("sendMessage", {"text": "<b></b>" * 5000 + "x", "parse_mode": "HTML"}, "text is too long"),
    "many entities": ("sendMessage", {"text": "<b>x</b> " * 101, "parse_mode": "HTML"}, "ENTITIES_TOO_LONG"),
    "unknown file": ("sendDocument", {"document": "no-such"}, "wrong remote file identifier"),
    "unattached file": ("sendDocument", {"document": "attach://x"}, "wrong remote file identifier"),
    "no label": ("sendMessage", _keyboard({"text": " ", "callback_data": "x"}), "BUTTON_TEXT_INVALID"),
    "much data": ("sendMessage", _keyboard({"text": "x", "callback_data": "é" * 33}), "BUTTON_DATA_INVALID"),
    "no data": ("sendMessage", _keyboard({"text": "x", "callback_data": ""}), "BUTTON_DATA_INVALID"),
    "no kind": ("sendMessage", _keyboard({"text": "x"}), "exactly one"),
    "no link": ("sendMessage", _keyboard({"text": "x", "url": "gatra"}), "BUTTON_URL_INVALID"),
    "bad payload": ("sendMessage", _keyboard({"text": "x", "url": "https://t.me/b?start=a.b"}), "payload 'a.b'"),
    "wide row": ("sendMessage", _keyboard(*[{"text": "x", "callback_data": "x"}] * 9), "a row of 9 buttons"),
    "many buttons": (
        "sendMessage",
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}},
        "REPLY_MARKUP_TOO_LONG",
    ),
    "long answer": ("answerCallbackQuery", {"callback_query_id": "q", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    "many results": (
        "answerInlineQuery",
        {"inline_query_id": "q", "results": [_article(str(n)) for n in range(51)]},
        "RESULTS_TOO_MUCH",
    ),
    "result twice": ("answerInlineQuery", {"inline_query_id": "q", "results": [_article()] * 2}, "RESULT_ID_DUPLICATE"),
    "long result id": (
        "answerInlineQuery",
        {"inline_query_id": "q", "results": [_article("é" * 33)]},
        "RESULT_ID_INVALID",
    ),
    "empty title": ("answerInlineQuery", {"inline_query_id": "q", "results": [_article(title="")]}, "TITLE_EMPTY"),
    "result of no kind": ("answerInlineQuery", {"inline_query_id": "q", "results": [_article(type="x")]}, "must be"),
    "broken result": (
        "answerInlineQuery",
        {
            "inline_query_id": "q",
            "results": [_article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})],
        },
        "can't parse entities",
    ),
    "bad start parameter": (
        "answerInlineQuery",
        {"inline_query_id": "q", "results": [], "button": {"text": "x", "start_parameter": "a b"}},
        "START_PARAM_INVALID",
    ),
    "command with a dash": (
        "setMyCommands",
        {"commands": [{"command": "a-b", "description": "x"}]},
        "BOT_COMMAND_INVALID",
    ),
    "long command": ("setMyCommands", {"commands": [{"command": "a" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
    "no description": ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "DESCRIPTION_INVALID"),
    "many commands": (
        "setMyCommands",
        {"commands": [{"command": f"a{n}", "description": "x"} for n in range(101)]},
        "BOT_COMMANDS_TOO_MUCH",
    ),
    "command twice": ("setMyCommands", {"commands": [{"command": "a", "description": "x"}] * 2}, "twice"),
    "long language": ("setMyCommands", {"commands": [], "language_code": "ind"}, "invalid language code"),
    "long name": ("setMyName", {"name": "x" * 65}, "BOT_NAME_TOO_LONG"),
    "unknown action": ("sendChatAction", {"action": "thinking"}, "wrong parameter action"),
    "no message": ("editMessageText", {"text": "x"}, "message identifier is not specified"),
    "insecure webhook": ("setWebhook", {"url": "http://ringkas.id/"}, "HTTPS URL must be provided"),
    "webhook port": ("setWebhook", {"url": "https://ringkas.id:8080/"}, "only on ports"),
    "secret": ("setWebhook", {"url": "https://ringkas.id/", "secret_token": "a b"}, "unallowed characters"),
}


@pytest.mark.parametrize(("method", "parameters", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_telegram_refuses_is_refused_and_remembered(method: str, parameters: dict[str, Any], words: str) -> None:
    """With 400 and the server's words; `refused` tells the test."""

    @meets_server(rates=False)
    async def story(server: FakeTelegram, _: Bot) -> None:
        chat = server.private(server.user("Ana"))
        wants_chat = method.startswith("send")
        answer = await asked(server, method, ({"chat_id": chat.id} if wants_chat else {}) | parameters)

        assert answer["error_code"] == 400
        with pytest.raises(AssertionError, match=words):
            raise AssertionError(answer["description"])
        assert [call.method for call in server.refused] == [method]

    story()


@meets_server(rates=False)
async def test_a_method_that_does_not_exist_is_not_found(server: FakeTelegram, bot: Bot) -> None:
    """The words are those by which the server tells it from a wrong token."""
    answer = await asked(server, "sendFax")

    assert (answer["error_code"], answer["description"]) == (404, "Not Found: method not found")
    assert [call.method for call in server.refused] == ["sendFax"]
    assert bot.token == server.token


@meets_server(rates=False)
async def test_a_caption_may_be_a_quarter_of_a_message(server: FakeTelegram, bot: Bot) -> None:
    """1024 units."""
    chat = server.private(server.user("Ana"))
    await bot.send_document(chat.id, b"x", caption="x" * 1024)

    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_document(chat.id, b"x", caption="x" * 1025)


@meets_server(rates=False)
async def test_a_file_that_nothing_speaks_of_is_refused(server: FakeTelegram, bot: Bot) -> None:
    """Telegram would drop it in silence."""
    chat = server.private(server.user("Ana"))
    form = aiohttp.FormData({"chat_id": str(chat.id), "text": "x"})
    form.add_field("picture", b"x", filename="x.png")
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{server.base_url}{bot.token}/sendMessage", data=form) as answer,
    ):
        words = (await answer.json())["description"]

    assert words == "Bad Request: nothing uses the file 'picture'"
    assert chat.answers == []


@given(text=st.text(max_size=80), lead=st.sampled_from(["", " ", "\n🙂 "]))
def test_entities_cover_what_was_marked(text: str, lead: str) -> None:
    """Whatever surrounds it, a bold word stays bold after blanks are cut off."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\0", "")
    parsed = Texts(strict=True).message(f"{lead}{escaped}<b>kata</b>", "HTML", None)

    assert "kata" in [utf16_slice(parsed.plain, each) for each in parsed.entities if each["type"] == "bold"]
