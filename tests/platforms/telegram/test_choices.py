"""What chats choose on Telegram: language, zone, settings, and taking it all back."""

from __future__ import annotations

import pytest
from fake_telegram import Answer, Chat, User
from fake_telegram.places import ANONYMOUS
from telegram_scenes import Scene, meets_bot

from bot.domain.chats import NOTHING_CHOSEN, ChatSettings
from bot.platforms.buttons import View
from bot.platforms.telegram.callbacks import start_parameter

ONLY_ADMINS = "Only administrators of this chat can change its settings."
DELETED = "What was stored about this chat is deleted."


async def _asked(chat: Chat, text: str, by: User | None = None, *, anonymous: bool = False) -> Answer:
    said = await chat.say(text, by=by, anonymous=anonymous)
    return await chat.answer(after=said)


def _title(answer: Answer) -> str:
    return answer.text.splitlines()[0]


@meets_bot()
async def test_a_reader_chooses_a_language_for_every_later_answer(scene: Scene) -> None:
    """By its code, its own name, or its name in the other language."""
    chat = scene.chat_of("Ana")

    for name, title in [
        ("id", "Jawaban sekarang dalam Bahasa Indonesia."),
        ("Inggris", "Answers are now in English."),
        ("Bahasa Indonesia", "Jawaban sekarang dalam Bahasa Indonesia."),
    ]:
        assert _title(await _asked(chat, f"/language {name}")) == title
    assert _title(await _asked(chat, "/kazakhstan")) == "Kazakhstan di antara Rusia dan Barat"


@meets_bot()
async def test_a_language_is_asked_for_with_buttons_that_choose_it(scene: Scene) -> None:
    """The button's answer stands in the question's place."""
    chat = scene.chat_of("Ana")
    answer = await _asked(chat, "/language")

    await answer.press(answer.labels[-1])

    assert _title(await answer.edited()) == "Jawaban sekarang dalam Bahasa Indonesia."
    assert scene.settings(chat.id) == ChatSettings(language="id")


@meets_bot()
async def test_settings_show_what_was_chosen_and_lead_to_the_choices(scene: Scene) -> None:
    """Language, zone and deleting, each by a button."""
    chat = scene.chat_of("Ana")
    await _asked(chat, "/zone wit")

    answer = await _asked(chat, "/settings")

    assert "Asia/Jayapura" in answer.text
    await answer.press("Bahasa Indonesia")
    assert _title(await answer.edited()) == "Jawaban sekarang dalam Bahasa Indonesia."
    assert scene.settings(chat.id) == ChatSettings("id", "Asia/Jayapura")


@pytest.mark.parametrize("text", ["/language klingon", "/zone nowhere", "/language", "/zone"])
@meets_bot()
async def test_what_is_no_choice_changes_nothing(scene: Scene, text: str) -> None:
    """And says what could be chosen."""
    chat = scene.chat_of("Ana")

    answer = await _asked(chat, text)

    assert _title(answer) in {"That was not understood", "One thing is missing"}
    assert scene.settings(chat.id) == NOTHING_CHOSEN


@meets_bot(is_started=False)
async def test_choices_outlive_a_restart(scene: Scene) -> None:
    """They stand in the store."""
    chat = scene.chat_of("Ana")
    async with scene.bot():
        await _asked(chat, "/language id")

    async with scene.bot():
        assert _title(await _asked(chat, "/about")) == "Tentang Ringkas"


@pytest.mark.parametrize("text", ["/language id", "/zone UTC", "/forget"])
@meets_bot()
async def test_in_a_group_only_administrators_choose(scene: Scene, text: str) -> None:
    """A member is told so, and nothing changes; the creator and an administrator may."""
    creator, helper, ben = (scene.server.user(name) for name in ("Creator", "Helper", "Ben"))
    group = scene.server.group("Readers", creator=creator)
    group.joined(helper, "administrator")
    await _asked(group, "/zone Asia/Makassar", by=creator)
    before = scene.settings(group.id)

    refused = await _asked(group, text, by=ben)

    assert _title(refused) == ONLY_ADMINS
    assert scene.settings(group.id) == before
    assert _title(await _asked(group, text, by=helper)) != ONLY_ADMINS
    assert scene.settings(group.id) != before


@meets_bot()
async def test_a_choice_that_changes_nothing_needs_no_administrator(scene: Scene) -> None:
    """Looking at the settings is everybody's."""
    ben = scene.server.user("Ben")
    group = scene.server.group("Readers")

    assert _title(await _asked(group, "/settings", by=ben)) == "Settings of this chat"


@pytest.mark.parametrize("label", ["Bahasa Indonesia", "Delete this chat's data"])
@meets_bot()
async def test_in_a_group_a_members_button_chooses_nothing(scene: Scene, label: str) -> None:
    """The way over the settings' buttons is closed as well."""
    creator, ben = scene.server.user("Creator"), scene.server.user("Ben")
    group = scene.server.group("Readers", creator=creator)
    await _asked(group, "/zone Asia/Makassar", by=creator)
    answer = await _asked(group, "/settings", by=ben)

    pressed = await answer.press(label, by=ben)

    assert (pressed.text, list(answer.edits)) == (ONLY_ADMINS, [])
    assert scene.settings(group.id) == ChatSettings(zone="Asia/Makassar")


@meets_bot()
async def test_an_anonymous_administrator_chooses(scene: Scene) -> None:
    """Only administrators can speak for their group."""
    group = scene.server.group("Readers")

    await _asked(group, "/language id", anonymous=True)

    assert scene.settings(group.id) == ChatSettings(language="id")


@meets_bot()
async def test_a_member_who_speaks_as_a_channel_of_theirs_chooses_nothing(scene: Scene) -> None:
    """Whoever hides behind another chat is no administrator of this one."""
    group, channel = scene.server.group("Readers"), scene.server.channel("Mine")
    speaker = {"from": ANONYMOUS.wire(), "sender_chat": channel.place.wire()}
    body = {"message_id": 90, "date": 1, "chat": group.place.wire(), "text": "/language@ringkas_bot id"}

    scene.server.feed({"message": speaker | body})

    assert _title(await group.answer()) == "Hanya admin obrolan ini yang dapat mengubah setelannya."
    assert scene.settings(group.id) == NOTHING_CHOSEN


@meets_bot()
async def test_the_button_that_deletes_deletes(scene: Scene) -> None:
    """In private it needs nobody's leave."""
    chat = scene.chat_of("Ana")
    await _asked(chat, "/zone UTC")
    answer = await _asked(chat, "/settings")

    await answer.press("Delete this chat's data")

    assert _title(await answer.edited()) == DELETED
    assert scene.settings(chat.id) == NOTHING_CHOSEN


@meets_bot()
async def test_who_is_an_administrator_is_asked_anew_each_time(scene: Scene) -> None:
    """Whoever was one yesterday is none today."""
    ben = scene.server.user("Ben")
    group = scene.server.group("Readers")
    group.joined(ben, "administrator")
    await _asked(group, "/language id", by=ben)
    group.joined(ben, "member")

    await _asked(group, "/language en", by=ben)

    assert scene.settings(group.id) == ChatSettings(language="id")


@meets_bot()
async def test_where_telegram_does_not_tell_who_is_an_administrator_nothing_changes(scene: Scene) -> None:
    """A doubt is no permission."""
    creator = scene.server.user("Creator")
    group = scene.server.group("Readers", creator=creator)
    scene.server.fail("getChatMember", error=400, description="Bad Request: member list is inaccessible")

    answer = await _asked(group, "/language id", by=creator)

    assert _title(answer) == ONLY_ADMINS
    assert scene.settings(group.id) == NOTHING_CHOSEN


@meets_bot()
async def test_a_channel_chooses_for_itself(scene: Scene) -> None:
    """Only its administrators can post there."""
    channel = scene.server.channel("Kanal")

    await _asked(channel, "/language id")

    assert scene.settings(channel.id) == ChatSettings(language="id")


@meets_bot(is_started=False)
async def test_nothing_of_a_person_is_left_in_the_store_after_forget(scene: Scene) -> None:
    """Neither in its tables nor in freed pages; a name or a question never was there."""
    ana = User(7311900455, "Anastasia Unmistakable", "en", "unmistakable_name")
    scene.server.world.users[ana.id] = ana
    chat = scene.server.private(ana)
    number, *words = [str(ana.id).encode(), b"Unmistakable", b"unmistakable_name", b"secretquestion"]

    async with scene.bot():
        await _asked(chat, "/zone Asia/Makassar")
        await _asked(chat, "/search secretquestion")
        before = scene.stored_bytes()
        assert _title(await _asked(chat, "/forget")) == DELETED

    assert number in before
    assert [word for word in (number, *words) if word in scene.stored_bytes()] == []
    assert [word for word in words if word in before] == []


@meets_bot(is_started=False)
async def test_nothing_of_a_group_is_left_in_the_store_after_forget(scene: Scene) -> None:
    """Also not that one of its topics was closed."""
    creator = scene.server.user("Creator")
    forum = scene.server.group("Forum", forum=True, creator=creator)
    closed = await forum.topic("Closed")

    async with scene.bot():
        await _asked(forum, "/language id", by=creator)
        await forum.close_topic(closed)
        await forum.say("/kazakhstan", by=creator, thread=closed)
        await _asked(forum, "/about", by=creator)
        before = scene.stored_bytes()
        assert _title(await _asked(forum, "/forget", by=creator)) == "Yang disimpan tentang obrolan ini sudah dihapus."
    standings = scene.standings()

    assert str(forum.id).encode() in before
    assert standings == []
    assert str(forum.id).encode() not in scene.stored_bytes()


@meets_bot()
async def test_after_forget_marks_mean_nothing_here(scene: Scene) -> None:
    """What a chat last read is forgotten too, and its answers are again in the person's language."""
    chat = scene.chat_of("Ana")
    await _asked(chat, "/language id")
    await _asked(chat, "/kazakhstan")
    await _asked(chat, "/forget")

    assert "No marks were shown here yet" in (await _asked(chat, "/why 1")).text


@meets_bot()
async def test_nothing_is_left_in_the_write_ahead_log_after_forget(scene: Scene) -> None:
    """The number of the chat is gone from the disk while the bot runs on."""
    ana = User(7311900455, "Ana", "en")
    scene.server.world.users[ana.id] = ana
    chat = scene.server.private(ana)
    await _asked(chat, "/zone UTC")
    await _asked(chat, "/forget")

    assert b"7311900455" not in scene.stored_bytes()


@pytest.mark.parametrize("command", ["/forget", "/language id", "/zone UTC"])
@meets_bot()
async def test_a_link_changes_no_settings(scene: Scene, command: str) -> None:
    """Whoever made the link may be somebody else than who follows it."""
    chat = scene.chat_of("Ana")
    await _asked(chat, "/zone wib")
    parameter, _ = start_parameter(View(command, "en"))

    answer = await _asked(chat, f"/start {parameter}")

    assert _title(answer) == f"A link changes no settings. To do it, type: {command.split(maxsplit=1)[0]}"
    assert scene.settings(chat.id) == ChatSettings(zone="Asia/Jakarta")
