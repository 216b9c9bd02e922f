"""What readers of a channel, makers of links and askers from elsewhere cannot do to others."""

from __future__ import annotations

import pytest
from telegram_scenes import Scene, meets_bot

from bot.domain.chats import NOTHING_CHOSEN, ChatSettings
from bot.platforms.buttons import View
from bot.platforms.telegram.callbacks import start_parameter

ONLY_ADMINS = "Only administrators of this chat can change its settings."


@meets_bot()
async def test_a_reader_of_a_channel_changes_neither_its_settings_nor_its_posts(scene: Scene) -> None:
    """Only administrators post there, but anybody may press a button."""
    channel = scene.server.channel("Kabar")
    reader = channel.joined(scene.server.user("Ana", language_code="en"))
    settings = await channel.answer(after=await channel.say("/settings"))
    post = await channel.answer(after=await channel.say("/kazakhstan"))

    chosen = await settings.press("English", by=reader)
    led_away = await post.press("English", by=reader)

    assert (chosen.text, chosen.is_alert) == (ONLY_ADMINS, True)
    assert led_away.url is not None
    assert (list(settings.edits), list(post.edits)) == ([], [])
    assert scene.settings(channel.id) == NOTHING_CHOSEN


@meets_bot()
async def test_an_administrator_of_a_channel_chooses_by_a_button(scene: Scene) -> None:
    """As by typing."""
    channel = scene.server.channel("Kabar")
    editor = channel.joined(scene.server.user("Budi"), "administrator")
    settings = await channel.answer(after=await channel.say("/settings"))

    await settings.press("English", by=editor)
    await settings.edited()

    assert scene.settings(channel.id) == ChatSettings(language="en")


@meets_bot()
async def test_a_settings_button_refuses_a_member_where_it_stands(scene: Scene) -> None:
    """A private chat would be the wrong place to change a group's language."""
    group = scene.server.group("Berita")
    admin = group.joined(scene.server.user("Budi"), "administrator")
    member = group.joined(scene.server.user("Ana"))
    settings = await group.answer(after=await group.say("/settings", by=admin))

    refused = await settings.press("English", by=member)

    assert (refused.text, refused.url) == (ONLY_ADMINS, None)
    assert list(settings.edits) == []


@pytest.mark.parametrize("words", ["t.me/scam @someone", "https://evil.test", "/start"])
@meets_bot()
async def test_a_link_makes_the_bot_say_nothing_of_its_own(scene: Scene, words: str) -> None:
    """A refusal names the command alone."""
    chat = scene.chat_of("Ana")
    parameter, _ = start_parameter(View(f"/forget {words}", "en"))

    answer = await chat.answer(after=await chat.start(parameter))

    assert answer.text == "A link changes no settings. To do it, type: /forget"


@pytest.mark.parametrize("words", ["/language id", "/zone UTC", "/forget", "/why 1", "xyzzy"])
@meets_bot()
async def test_nothing_is_offered_for_passing_on_that_would_not_be_so(scene: Scene, words: str) -> None:
    """A choice that is not made, a mark that nothing has, an empty search."""
    ana = scene.server.user("Ana", language_code="en")

    offered = await scene.server.inline(words, by=ana)

    assert [title for title in offered.titles if words in title] == []


@meets_bot()
async def test_what_a_channel_passes_on_to_its_group_is_answered_once(scene: Scene) -> None:
    """Telegram posts it there again by itself."""
    group = scene.server.group("Diskusi", admin=True)
    ana = scene.server.user("Ana", language_code="en")
    said = await group.say("/kazakhstan", by=ana)
    first = await group.answer(after=said)
    again = {**said.wire, "message_id": said.id + 1000, "is_automatic_forward": True}
    scene.server.feed({"message": again})

    asked = await group.say("/tokayev", by=ana)

    assert (await group.answer(after=first)).reply_to == asked.id
