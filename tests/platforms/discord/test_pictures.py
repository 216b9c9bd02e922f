"""Pictures on Discord: files with alternative text, by option, command and button; words where there is none."""

from __future__ import annotations

import re
from typing import Any

import pytest
from discord_scenes import Scene, meets_bot, shown, title
from fake_discord import Message
from fake_telegram.files import PNG
from telegram_scenes import aral_news

from bot.domain.chats import ChatSettings


def _described(scene: Scene) -> list[str]:
    """The alternative texts of all pictures that were sent, in their order."""
    bodies: list[dict[str, Any]] = [call.body for call in scene.server.calls if call.uploads]
    return [each["description"] for body in bodies for each in (body.get("data") or body)["attachments"]]


def _are_pictures(message: Message) -> bool:
    return bool(message.files) and all(file.content.startswith(PNG) for file in message.files)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("timeline", {"topic": "kazakhstan", "picture": True, "language": "en"}),
        ("picture", {"what": "timeline", "topic": "kazakhstan", "language": "en"}),
        ("compare", {"topic": "kazakhstan", "picture": True, "language": "id"}),
    ],
)
@meets_bot()
async def test_an_answer_comes_as_pictures_where_it_is_wanted(
    scene: Scene, command: str, options: dict[str, object]
) -> None:
    """Each bears words for those who do not see it."""
    message = await scene.asked(command, options)
    described = _described(scene)

    assert _are_pictures(message)
    assert len(described) == len(message.files) == len(message.embeds)
    assert all(described)


@meets_bot()
async def test_pictures_for_one_alone_are_for_one_alone(scene: Scene) -> None:
    """As words are."""
    message = await scene.asked("timeline", {"topic": "kazakhstan", "picture": True, "private": True})

    assert message.is_ephemeral
    assert _are_pictures(message)


@meets_bot()
async def test_the_button_draws_for_who_presses(scene: Scene) -> None:
    """The words stay as they are."""
    message = await scene.asked("timeline", {"topic": "kazakhstan", "language": "en"})

    drawn = await shown(await message.press("Picture", scene.ana))

    assert drawn.is_ephemeral
    assert _are_pictures(drawn)
    assert not message.edits


@meets_bot()
async def test_more_pictures_than_one_message_shows_are_offered(scene: Scene) -> None:
    """From page four on, here and by the option."""
    message = await scene.asked("picture", {"what": "timeline", "topic": "aral", "language": "en"})
    label = message.buttons[0].label

    later = await shown(await message.press(label, scene.ana))
    same = await scene.asked("picture", {"what": "timeline", "topic": "aral", "language": "en", "page": 4})

    assert label.startswith("Pictures 4–")
    assert [file.content for file in later.files] == [file.content for file in same.files]
    assert "(picture 4 of " in str(later.embeds[0]["description"])


@meets_bot()
async def test_what_cannot_be_drawn_is_said_in_words(scene: Scene) -> None:
    """To who asked alone."""
    message = await scene.asked("timeline", {"topic": "xyzzy", "picture": True})

    assert message.is_ephemeral
    assert title(message) == "That was not understood"


@meets_bot()
async def test_the_same_in_words_is_a_button_away(scene: Scene) -> None:
    """Whatever the picture does not say."""
    message = await scene.asked("compare", {"topic": "defence", "picture": True, "language": "en"})

    words = await shown(await message.press("In words", scene.ana))

    assert not words.files
    assert title(words) == "Side by side: Defence spending and training"


@meets_bot()
async def test_hostile_names_do_no_harm_in_a_caption(scene: Scene) -> None:
    """Nobody is pinged, no link is made, and every limit is kept."""
    hostile = f"@everyone <@{scene.ana.id}> [x](https://evil.example) **b** `c` ||d|| " + "_*~" * 30
    await scene.import_(aral_news().replace("name = 'Aral'", f"name = '''{hostile}'''"))

    message = await scene.asked("timeline", {"topic": "aral", "picture": True, "language": "en"})

    assert _are_pictures(message)
    assert not [embed for embed in message.embeds if re.search(r"(?<!\\)\]\(", embed["description"])]


@meets_bot(is_started=False)
async def test_a_picture_that_is_refused_is_told_in_words(scene: Scene) -> None:
    """Nobody waits for one that never comes."""
    async with scene.bot():
        scene.server.fail("create_interaction_response", kind="missing permissions")

        message = await scene.asked("compare", {"topic": "defence", "picture": True, "language": "en"})

    assert "There is no picture to show here" in message.text


@meets_bot()
async def test_a_channel_that_wants_pictures_is_answered_with_them(scene: Scene) -> None:
    """Unless who asks says otherwise; chosen by a button of the settings."""
    settings = await scene.asked("settings", by=scene.boss)
    await shown(await settings.press("Always pictures", scene.boss))
    assert scene.settings(scene.channel) == ChatSettings(pictures="always")
    unasked = await scene.asked("timeline", {"topic": "kazakhstan"})
    refused = await scene.asked("timeline", {"topic": "kazakhstan", "picture": False})

    assert _are_pictures(unasked)
    assert not _are_pictures(refused)
