"""Answers to pressed buttons and to inline queries: once each, and in time."""

from __future__ import annotations

from fake_telegram.keyboards import PAYLOAD, check_keyboard, check_link
from fake_telegram.texts import utf16_units
from fake_telegram.wire import Fault, Wire
from fake_telegram.world import World

ANSWER_UNITS = 200
MOST_RESULTS = 50
"""See https://core.telegram.org/bots/api#answercallbackquery and #answerinlinequery"""


def answer_callback_query(world: World, given: Wire) -> bool:
    """See https://core.telegram.org/bots/api#answercallbackquery."""
    if utf16_units(given.get("text", "")) > ANSWER_UNITS:
        raise Fault("MESSAGE_TOO_LONG")
    if "url" in given:
        check_link(given["url"], "URL_INVALID")
    return world.answered(given["callback_query_id"], given)


def answer_inline_query(world: World, given: Wire) -> bool:
    """See https://core.telegram.org/bots/api#answerinlinequery; the results are kept with their texts parsed."""
    results = given["results"]
    ids = [result["id"] for result in results]
    if len(results) > MOST_RESULTS:
        raise Fault("RESULTS_TOO_MUCH")
    if any(not 1 <= len(id.encode()) <= 64 for id in ids):
        raise Fault("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise Fault("RESULT_ID_DUPLICATE")
    if len(given.get("next_offset", "").encode()) > 64:
        raise Fault("NEXT_OFFSET_INVALID")
    _check_button(given.get("button"))
    return world.answered(given["inline_query_id"], given | {"results": [_parsed(world, result) for result in results]})


def _check_button(button: Wire | None) -> None:
    if button is None:
        return
    if not button["text"].strip() or len(button.keys() - {"text"}) != 1:
        raise Fault("can't parse inline query results button")
    if "start_parameter" in button and not PAYLOAD.fullmatch(button["start_parameter"]):
        raise Fault("START_PARAM_INVALID")


def _parsed(world: World, result: Wire) -> Wire:
    """A result whose message, if it is a text, is parsed as the message that choosing it will send."""
    if world.strict:
        check_keyboard(result.get("reply_markup"))
        if not result.get("title", "-").strip():
            raise Fault("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content")
    if content is None or "message_text" not in content:
        world.texts.caption(result.get("caption", ""), result.get("parse_mode"), result.get("caption_entities"))
        return result
    text = world.texts.message(content["message_text"], content.get("parse_mode"), content.get("entities"))
    parsed = {"text": text.plain, "entities": list(text.entities), "written": text.written}
    return result | {"input_message_content": content | {"parsed": parsed}}
