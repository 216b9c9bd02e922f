"""Buttons of answers that have changed, are gone, or never were ours: each says so, and leads on."""

from __future__ import annotations

import asyncio
from contextlib import closing
from datetime import date

import pytest
from fake_telegram import Answer, Chat, User
from telegram_scenes import LONG_ID, Scene, aral_news, meets_bot

from bot.store.sqlite import open_chat_book

CHANGED = "This answer has changed since"
TOO_OLD = "This button is too old"


async def _asked(chat: Chat, text: str, by: User | None = None) -> Answer:
    said = await chat.say(text, by=by)
    return await chat.answer(after=said)


def _title(answer: Answer) -> str:
    return answer.text.splitlines()[0]


def _prune(scene: Scene) -> None:
    with closing(open_chat_book(scene.store)) as book:
        book.prune_shortcuts(date.max)


@meets_bot()
async def test_pages_of_an_answer_that_has_changed_say_so_and_show_the_new_one(scene: Scene) -> None:
    """A claim was worded anew while its answer stood in a chat."""
    answer = await _asked(scene.chat_of("Ana"), "/facts aral")
    await scene.import_(aral_news(changed=0))

    pressed = await answer.press("▶")

    assert pressed.text.startswith(CHANGED)
    assert pressed.is_alert
    assert "newly In 1960" in (await answer.edited()).text
    assert "(1/2)" in _title(answer)


@meets_bot()
async def test_marks_of_an_answer_that_has_changed_say_so_and_show_the_new_one(scene: Scene) -> None:
    """Afterwards its marks work again."""
    chat = scene.chat_of("Ana")
    answer = await _asked(chat, "/facts aral")
    await scene.import_(aral_news(changed=0))

    pressed = await answer.press("[2]")

    assert pressed.text.startswith(CHANGED)
    assert "newly In 1960" in (await answer.edited()).text
    assert (await answer.press("[1]")).text.startswith("[1] ")
    assert _title(await chat.answer()) == "Evidence [1]"


@meets_bot()
async def test_why_about_an_answer_that_has_changed_says_so(scene: Scene) -> None:
    """Typed or in reply: a mark never means another claim than the one that was read."""
    chat = scene.chat_of("Ana")
    answer = await _asked(chat, "/facts aral")
    await scene.import_(aral_news(changed=0))

    typed = await _asked(chat, "/why 1")
    said = await chat.say("/why 1", reply_to=answer)
    replied = await chat.answer(after=said)

    assert typed.text == replied.text
    assert "has changed since" in typed.text


@meets_bot()
async def test_a_press_that_came_too_late_still_turns_the_page(scene: Scene) -> None:
    """Telegram takes no answer to it any more; the message changes all the same."""
    answer = await _asked(scene.chat_of("Ana"), "/facts aral")

    answer.tap("▶").expire()

    assert "(2/2)" in _title(await answer.edited())


@meets_bot()
async def test_a_message_too_old_to_be_shown_to_the_bot_still_turns(scene: Scene) -> None:
    """The press then carries the message's number alone."""
    answer = await _asked(scene.chat_of("Ana"), "/facts aral")

    await answer.tap("▶", forgotten=True).answered()

    assert "(2/2)" in _title(await answer.edited())


@pytest.mark.parametrize(
    "data",
    ["x", "c", "p1.en..", "z9.en.abc./facts aral", "accept:0123", "ck.en..AAAA", "🙂", "w1...", "p1.xx../facts aral"],
)
@meets_bot()
async def test_a_button_that_is_none_of_ours_is_told_to_be_too_old(scene: Scene, data: str) -> None:
    """Of another version of the bot, or forged."""
    answer = await _asked(scene.chat_of("Ana"), "/facts aral")
    answer.wire["reply_markup"] = {"inline_keyboard": [[{"text": "odd", "callback_data": data}]]}

    pressed = await answer.press("odd")

    assert pressed.text.startswith(TOO_OLD)
    assert pressed.is_alert


@pytest.mark.parametrize("data", ["p99.en../facts aral", "w999.en../facts aral", "c.en../nothing", "c.en../forget x"])
@meets_bot()
async def test_a_forged_button_is_answered_and_harms_nothing(scene: Scene, data: str) -> None:
    """A page, mark or command that is not there."""
    chat = scene.chat_of("Ana")
    answer = await _asked(chat, "/facts aral")
    answer.wire["reply_markup"] = {"inline_keyboard": [[{"text": "odd", "callback_data": data}]]}

    pressed = await answer.press("odd")

    assert "Something went wrong" not in pressed.text
    assert _title(await _asked(chat, "/about")) == "About Ringkas"


@meets_bot()
async def test_a_kept_text_that_is_gone_is_told(scene: Scene) -> None:
    """Buttons of requests that were too long for them, long unused."""
    chat = scene.chat_of("Ana")
    answer = await _asked(chat, f"/timeline {LONG_ID} 1960..1999 newest")
    await asyncio.to_thread(_prune, scene)

    pressed = await answer.press("▶")
    said = await chat.start(f"_-{'A' * 16}")

    assert pressed.text.startswith(TOO_OLD)
    assert "too old" in (await chat.answer(after=said)).text


@meets_bot()
async def test_a_message_that_is_gone_is_answered_anew(scene: Scene) -> None:
    """The reader deleted it, and pressed its button on another device."""
    chat = scene.chat_of("Ana")
    answer = await _asked(chat, "/facts aral")
    answer.message.is_deleted = True

    await answer.press("▶")

    assert "(2/2)" in _title(await chat.answer())


@meets_bot()
async def test_a_changed_answer_of_somebody_else_is_told_but_not_replaced(scene: Scene) -> None:
    """The old answer stays with the person who asked."""
    ana, ben = scene.server.user("Ana"), scene.server.user("Ben")
    group = scene.server.group("Readers")
    answer = await _asked(group, "/facts aral", by=ana)
    await scene.import_(aral_news(changed=0))

    pressed = await answer.press("[1]", by=ben)
    await _asked(group, "/about", by=ben)

    assert pressed.text.startswith(CHANGED)
    assert answer.edits == ()
