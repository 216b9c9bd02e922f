"""Whoever is no admin, or not in private, cannot tell that there is anything for admins."""

from __future__ import annotations

import re

import pytest
from fake_telegram import Answer, Chat, User
from telegram_scenes import ARAL_BRIEFING, Scene, meets_bot

from bot.platforms.administration import ADMIN_COMMANDS

ACCEPT = "Put it in use"
HIDDEN = "⁠"
"""What keeps Telegram from making a link of a command or file name."""


async def _asked(chat: Chat, text: str, by: User | None = None) -> Answer:
    said = await chat.say(text, by=by)
    return await chat.answer(after=said)


async def _sent(chat: Chat, content: str, name: str = "aral.toml") -> Answer:
    said = await chat.send_file(name, content.encode())
    return await chat.answer(after=said)


def _words(answer: Answer) -> str:
    return answer.text.replace(HIDDEN, "")


def _title(answer: Answer) -> str:
    return _words(answer).splitlines()[0]


@pytest.mark.parametrize("command", [command.name for command in ADMIN_COMMANDS])
@meets_bot()
async def test_an_admin_command_of_a_stranger_is_answered_like_any_that_is_none(scene: Scene, command: str) -> None:
    """In private; and nothing of admins is offered as near."""
    answer = _words(await _asked(scene.chat_of("Ana"), f"/{command} kazakhstan"))

    assert answer.startswith(f"That was not understood\n\nThere is no command /{command}.")
    assert set(re.findall(r"/(\w+)", answer)) & {one.name for one in ADMIN_COMMANDS} == {command}


@pytest.mark.parametrize("command", [command.name for command in ADMIN_COMMANDS])
@meets_bot()
async def test_in_a_group_not_even_the_admin_has_admin_commands(scene: Scene, command: str) -> None:
    """Others read along there."""
    group = scene.server.group("Readers")

    answer = _words(await _asked(group, f"/{command}@ringkas_bot kazakhstan", by=scene.boss))

    assert f"There is no command /{command}." in answer
    assert (scene.briefings / "kazakhstan.toml").exists()


@meets_bot()
async def test_a_file_from_a_stranger_or_in_a_group_meets_silence(scene: Scene) -> None:
    """It is not even fetched; the next request gets the first answer."""
    chat, group = scene.chat_of("Ana"), scene.server.group("Readers", admin=True)

    file = await chat.send_file("aral.toml", ARAL_BRIEFING.encode())
    shared = await group.send_file("aral.toml", ARAL_BRIEFING.encode(), by=scene.boss)
    said, asked = await chat.say("/about"), await group.say("/about", by=scene.boss)

    assert _title(await chat.answer(after=file)) == "About Ringkas"
    assert (await group.answer(after=shared)).reply_to == asked.id
    assert [answer.order > said.order for answer in chat.answers] == [True]
    assert scene.server.called("getFile") == []


@meets_bot()
async def test_the_accept_button_pressed_by_anybody_else_does_nothing(scene: Scene) -> None:
    """Not below the admin's message, and not forged below one of their own."""
    boss, ana = scene.server.private(scene.boss), scene.server.user("Ana")
    proposal = await _sent(boss, ARAL_BRIEFING)
    data = proposal.button(ACCEPT).data
    own = await _asked(scene.server.private(ana), "/about")
    own.wire["reply_markup"] = {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}
    own.wire["reply_to_message"] = proposal.wire["reply_to_message"]

    below_the_admins = await proposal.press(ACCEPT, by=ana)
    forged = await own.press("x", by=ana)

    assert below_the_admins.text == forged.text == "This button is too old. Ask again: /help"
    assert not (scene.briefings / "aral.toml").exists()
