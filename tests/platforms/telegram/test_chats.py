"""Every kind of chat on Telegram: where answers go, and what is kept about chats that cannot be reached."""

from __future__ import annotations

import pytest
from fake_telegram import Answer, Chat, User
from telegram_scenes import Scene, meets_bot

BRIEFING = "Kazakhstan between Russia and the West"
RINGKASAN = "Kazakhstan di antara Rusia dan Barat"


async def _asked(chat: Chat, text: str, by: User | None = None, thread: int | None = None) -> Answer:
    said = await chat.say(text, by=by, thread=thread)
    return await chat.answer(after=said)


def _title(answer: Answer) -> str:
    return answer.text.splitlines()[0]


@meets_bot()
async def test_answers_stay_in_their_topic(scene: Scene) -> None:
    """So do their pages, and the general topic has none."""
    forum = scene.server.group("Forum", forum=True)
    thread = await forum.topic("News")

    in_topic = await _asked(forum, "/facts aral", thread=thread)
    in_general = await _asked(forum, "/kazakhstan")

    assert (in_topic.thread, in_general.thread) == (thread, None)
    await in_topic.press("▶")
    assert "(2/2)" in _title(await in_topic.edited())


@meets_bot()
async def test_marks_belong_to_the_topic(scene: Scene) -> None:
    """`/why 1` in one topic is not about an answer in another."""
    forum = scene.server.group("Forum", forum=True)
    one, other = await forum.topic("One"), await forum.topic("Other")
    await _asked(forum, "/kazakhstan", thread=one)
    await _asked(forum, "/timeline kazakhstan", thread=other)

    evidence = await _asked(forum, "/why 1", thread=one)

    assert evidence.thread == one
    assert "441 billion" in evidence.text


@meets_bot()
async def test_a_reply_in_a_supergroup_without_topics_is_answered(scene: Scene) -> None:
    """Such a reply carries a thread to which nothing can be sent."""
    group = scene.server.group("Readers")
    answer = await _asked(group, "/kazakhstan")

    said = await group.say("/why 1", reply_to=answer)

    assert (await group.answer(after=said)).reply_to == said.id


@meets_bot()
async def test_a_channel_is_answered_where_it_asks(scene: Scene) -> None:
    """In the configured language; the post itself is not replied to."""
    channel = scene.server.channel("Kanal")

    answer = await _asked(channel, "/facts aral")

    assert answer.reply_to is None
    await answer.press("▶")
    assert "(2/2)" in _title(await answer.edited())


@meets_bot()
async def test_an_anonymous_admin_is_answered_and_anybody_may_turn_the_answer(scene: Scene) -> None:
    """Nobody can be told to be the one who asked."""
    ben = scene.server.user("Ben")
    group = scene.server.group("Readers")
    said = await group.say("/facts aral", anonymous=True)
    answer = await group.answer(after=said)

    await answer.press("▶", by=ben)

    assert "(2/2)" in _title(await answer.edited())


@pytest.mark.parametrize(
    ("code", "default", "title"),
    [
        ("en", "id", BRIEFING),
        ("en-GB", "id", BRIEFING),
        ("id", "en", RINGKASAN),
        ("id-ID", "en", RINGKASAN),
        ("in", "en", RINGKASAN),
        ("ID", "en", RINGKASAN),
        ("fr", "id", RINGKASAN),
        ("fr", "en", BRIEFING),
        (None, "id", RINGKASAN),
        (None, "en", BRIEFING),
    ],
)
@meets_bot(is_started=False)
async def test_the_language_is_the_readers_where_we_have_it_else_the_configured_one(
    scene: Scene, code: str | None, default: str, title: str
) -> None:
    """Regions and old codes are understood."""
    async with scene.bot(language__default=default):
        answer = await _asked(scene.chat_of("Ana", code), "/kazakhstan")

        assert _title(answer) == title


@meets_bot()
async def test_in_a_group_each_is_answered_in_their_language_until_the_group_chooses_one(scene: Scene) -> None:
    """What the chat chose goes before what a person's Telegram is set to."""
    creator = scene.server.user("Creator")
    rini, ben = scene.server.user("Rini", language_code="id"), scene.server.user("Ben")
    group = scene.server.group("Readers", creator=creator)

    before = [_title(await _asked(group, "/kazakhstan", by=one)) for one in (rini, ben)]
    await _asked(group, "/language id", by=creator)
    after = [_title(await _asked(group, "/kazakhstan", by=one)) for one in (rini, ben)]

    assert before == [RINGKASAN, BRIEFING]
    assert after == [RINGKASAN, RINGKASAN]


@meets_bot()
async def test_a_command_that_is_copied_from_an_answer_is_understood(scene: Scene) -> None:
    """What keeps it from being live in a sentence is copied with it, and seen by nobody."""
    reader = scene.chat_of("Ana")
    hint = await reader.answer(after=await reader.say("/timeline"))
    copied = hint.text.partition("example ")[2].rstrip(".")
    answer = await reader.answer(after=await reader.say(copied))

    assert copied.startswith("/\u2060timeline ")
    assert answer.text.startswith("Timeline: ")
