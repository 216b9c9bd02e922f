"""Subscriptions on Telegram: typed and pressed, in private, groups, topics and channels; who may, and what stays."""

from __future__ import annotations

from contextlib import closing
from sqlite3 import connect

import pytest
from due_digests import put_due, subscribed
from fake_telegram import Answer, Chat, User
from telegram_scenes import ARAL_BRIEFING, Scene, aral_news, meets_bot

from bot.domain.addresses import Address

TITLE = "Kazakhstan between Russia and the West"
ONLY_ADMINS = "Only administrators of this chat can change its settings."


async def _asked(chat: Chat, text: str, by: User | None = None, thread: int | None = None) -> Answer:
    said = await chat.say(text, by=by, thread=thread)
    return await chat.answer(after=said)


async def _pressed(answer: Answer, label: str, by: User | None = None) -> Answer:
    await answer.press(label, by=by)
    return await answer.edited()


def _title(answer: Answer) -> str:
    return answer.text.splitlines()[0]


def _of(scene: Scene, chat: Chat, thread: int | None = None) -> dict[str, str]:
    return subscribed(scene.store, Address("telegram", str(chat.id), str(thread or "")))


@pytest.mark.parametrize(
    ("typed", "code", "kept"),
    [
        ("/subscribe kazakhstan weekdays at 7", "en", "07:00 mon-fri Asia/Jakarta"),
        ("/langganan kazakhstan setiap hari jam 7 pagi", "id", "07:00 Asia/Jakarta"),
    ],
)
@meets_bot()
async def test_a_person_subscribes_by_typing_in_either_language(scene: Scene, typed: str, code: str, kept: str) -> None:
    """What is kept is what is listed."""
    chat = scene.chat_of("Ana", code)

    await _asked(chat, typed)

    assert _of(scene, chat) == {"kazakhstan": kept}
    listed = (await _asked(chat, "/jadwal")).text
    assert "Asia/Jakarta" in listed
    assert listed.count("2026") + listed.count("2027") >= 3


@meets_bot()
async def test_a_person_subscribes_by_buttons_alone(scene: Scene) -> None:
    """From a briefing to a time, to other days, to the end of it, and back."""
    chat = scene.chat_of("Ana")
    answer = await _asked(chat, "/kazakhstan")

    answer = await _pressed(await _pressed(answer, "Subscribe"), "07:00")
    assert _of(scene, chat) == {"kazakhstan": "07:00 Asia/Jakarta"}
    answer = await _pressed(answer, "Weekends")
    assert _of(scene, chat) == {"kazakhstan": "07:00 sat-sun Asia/Jakarta"}
    answer = await _pressed(answer, "End it")
    assert _of(scene, chat) == {}
    await _pressed(answer, "Undo")

    assert _of(scene, chat) == {"kazakhstan": "07:00 sat-sun Asia/Jakarta"}


@meets_bot(is_started=False)
async def test_subscriptions_and_quiet_hours_outlive_a_restart(scene: Scene) -> None:
    """They are told as they were, and buttons from before still work."""
    chat = scene.chat_of("Ana")
    async with scene.bot():
        await _asked(chat, "/subscribe kazakhstan 7:00")
        await _asked(chat, "/quiet 22:00-08:00")
        listed = await _asked(chat, "/subscriptions")
        told = listed.text

    async with scene.bot():
        assert (await _asked(chat, "/subscriptions")).text == told
        ended = await _pressed(listed, f"End: {TITLE}")

    assert " at 08:00" in told
    assert _title(ended) == f"No more digests: {TITLE}"
    assert _of(scene, chat) == {}


@meets_bot()
async def test_a_topic_has_subscriptions_of_its_own(scene: Scene) -> None:
    """By an administrator's typing and pressing; the rest of the forum has none."""
    forum = scene.server.group("Forum", forum=True)
    thread = await forum.topic("News")
    admin = forum.joined(scene.server.user("Budi", language_code="id"), "administrator")

    answer = await _asked(forum, "/langganan kazakhstan", by=admin, thread=thread)
    await _pressed(answer, "18:00", by=admin)

    assert _of(scene, forum, thread) == {"kazakhstan": "18:00 Asia/Jakarta"}
    assert _of(scene, forum) == {}
    assert "Belum ada langganan" in (await _asked(forum, "/jadwal", by=admin)).text


@meets_bot()
async def test_a_members_word_subscribes_no_group(scene: Scene) -> None:
    """They are told who may, and that they can have it for themselves."""
    group = scene.server.group("Readers")
    member = group.joined(scene.server.user("Ana", language_code="en"))

    for typed in ("/subscribe kazakhstan 7:00", "/quiet 22:00-06:00"):
        refused = await _asked(group, typed, by=member)
        assert _title(refused) == ONLY_ADMINS

    assert "In a chat of your own with Ringkas" in refused.text
    assert _of(scene, group) == {}


@meets_bot()
async def test_a_member_who_presses_subscribe_is_led_to_a_chat_of_their_own(scene: Scene) -> None:
    """Below their own answer, below another's, and at a time that was offered to an administrator."""
    group = scene.server.group("Readers")
    admin = group.joined(scene.server.user("Budi"), "administrator")
    member = group.joined(scene.server.user("Ana", language_code="en"))
    briefing = await _asked(group, "/kazakhstan", by=member)
    times = await _asked(group, "/subscribe kazakhstan", by=admin)

    led = [await briefing.press("Subscribe", by=member), await times.press("07:00", by=member)]
    private = scene.server.private(member)
    for answer in led:
        opened = await private.answer(after=await private.start((answer.url or "").partition("?start=")[2]))
        assert _title(opened) == f"Subscribe: {TITLE}"
    await _pressed(opened, "12:00")

    assert (list(briefing.edits), list(times.edits)) == ([], [])
    assert _of(scene, group) == {}
    assert _of(scene, private) == {"kazakhstan": "12:00 Asia/Jakarta"}


@meets_bot()
async def test_an_administrator_who_presses_below_anothers_answer_leaves_it_as_it_is(scene: Scene) -> None:
    """The question when stands below, for them."""
    group = scene.server.group("Readers")
    admin = group.joined(scene.server.user("Budi", language_code="en"), "administrator")
    member = group.joined(scene.server.user("Ana", language_code="en"))
    briefing = await _asked(group, "/kazakhstan", by=member)

    await briefing.press("Subscribe", by=admin)

    assert _title(await group.answer(after=briefing)) == f"Subscribe: {TITLE}"
    assert list(briefing.edits) == []


@meets_bot()
async def test_a_link_subscribes_nobody(scene: Scene) -> None:
    """Whoever made it may not be who follows it."""
    chat = scene.chat_of("Ana")

    answer = await chat.answer(after=await chat.start("subscribe-kazakhstan_7"))
    asked = await chat.answer(after=await chat.start("subscribe-kazakhstan"))

    assert _of(scene, chat) == {}
    assert "kazakhstan" in answer.text
    assert _title(asked) == f"Subscribe: {TITLE}"


@meets_bot()
async def test_forgetting_ends_every_subscription(scene: Scene) -> None:
    """Also how far the chat has read."""
    chat = scene.chat_of("Ana")
    await _asked(chat, "/subscribe kazakhstan 7:00")
    await _asked(chat, "/new kazakhstan")

    forgotten = await _asked(chat, "/forget")

    assert "subscriptions, too" in forgotten.text
    assert _of(scene, chat) == {}
    assert "Nothing new since" not in (await _asked(chat, "/new kazakhstan")).text


@meets_bot(is_started=False)
async def test_news_is_news_once_and_its_marks_go_on_meaning_what_they_showed(scene: Scene) -> None:
    """Each chat reads for itself; buttons below the news lead to that news, in the other language too."""
    (scene.briefings / "aral.toml").write_text(ARAL_BRIEFING, encoding="utf-8")
    ana, ben = scene.chat_of("Ana"), scene.chat_of("Ben")
    async with scene.bot():
        await scene.import_(aral_news(changed=3))
        first = await _asked(ana, "/new aral")
        told = first.text
        second = await _asked(ana, "/new aral")
        pressed = await first.press("[1]")
        turned = await _pressed(first, "Bahasa Indonesia")
        other = await _asked(ben, "/new aral")

    assert "newly" in told
    assert "Nothing new since" in second.text
    assert (pressed.text or "").startswith("[1] ")
    assert "baru pada tahun" in turned.text.casefold()
    assert "newly" in other.text


@meets_bot(is_started=False)
async def test_a_digests_buttons_answer_elsewhere_and_leave_it_as_it_is(scene: Scene) -> None:
    """In private below it; a mark shows its evidence."""
    chat = scene.chat_of("Ana")
    put_due(scene.store, Address("telegram", str(chat.id)))

    async with scene.bot():
        digest = await _sent_unasked(scene, chat)
        evidence = await digest.press("[1]")
        await digest.press("Timeline")
        timeline = await _after_titled(chat, digest, "Timeline")

    assert _title(digest).startswith(TITLE)
    assert (evidence.text or "").startswith("[1] ")
    assert _title(timeline).startswith(f"Timeline: {TITLE}")
    assert list(digest.edits) == []


async def _sent_unasked(scene: Scene, chat: Chat) -> Answer:
    """What comes by itself, once the bot is known to be connected: an empty poll takes half a minute to say so."""
    await _asked(scene.chat_of("Somebody"), "/about")
    return await chat.answer(timeout=20)


async def _after_titled(chat: Chat, after: Answer, start: str) -> Answer:
    """The first answer after another whose title begins so."""
    answer = await chat.answer(after=after)
    while not _title(answer).startswith(start):
        answer = await chat.answer(after=answer)
    return answer


@meets_bot(is_started=False)
async def test_a_digest_in_a_group_leads_its_readers_to_chats_of_their_own(scene: Scene) -> None:
    """But what concerns the group is answered there, to its administrators."""
    group = scene.server.group("Readers")
    admin = group.joined(scene.server.user("Budi", language_code="en"), "administrator")
    member = group.joined(scene.server.user("Ana", language_code="en"))
    put_due(scene.store, Address("telegram", str(group.id)))

    async with scene.bot():
        digest = await _sent_unasked(scene, group)
        evidence = await digest.press("[1]", by=member)
        led = [await digest.press(label, by=member) for label in ("Sources", "Subscriptions")]
        await digest.press("Subscriptions", by=admin)
        listed = await group.answer(after=digest)

    assert (evidence.text or "").startswith("[1] ")
    assert all(each.url for each in led)
    assert _title(listed) == "Subscriptions of this chat"
    assert list(digest.edits) == []


@meets_bot(is_started=False)
async def test_a_person_who_blocks_the_bot_has_their_digests_suspended_at_once(scene: Scene) -> None:
    """Not only at the next slot; they go on when the block ends."""
    chat = scene.chat_of("Ana")
    async with scene.bot():
        await _asked(chat, "/subscribe kazakhstan 7:00")
        await chat.block()
        await _asked(scene.chat_of("Somebody"), "/about")
    blocked = scene.standings()

    async with scene.bot():
        await chat.unblock()
        listed = await _asked(chat, "/subscriptions")

    assert [standing.address.chat for standing in blocked] == [str(chat.id)]
    assert "Suspended" not in listed.text
    assert "Next:" in listed.text


@meets_bot(is_started=False)
async def test_a_channels_readers_are_led_away_from_its_digests(scene: Scene) -> None:
    """Its administrators too: what they would be answered there, everybody would have to read."""
    channel = scene.server.channel("Kabar")
    editor = channel.joined(scene.server.user("Budi"), "administrator")
    put_due(scene.store, Address("telegram", str(channel.id)))

    async with scene.bot():
        digest = await _sent_unasked(scene, channel)
        led = [await digest.press(label, by=editor) for label in ("Timeline", "Subscriptions")]

    assert all(each.url for each in led)
    assert list(digest.edits) == []


@meets_bot(is_started=False)
async def test_a_mark_of_a_digest_that_is_no_longer_kept_leaves_the_digest_as_it_is(scene: Scene) -> None:
    """Years later; who presses is told."""
    chat = scene.chat_of("Ana")
    put_due(scene.store, Address("telegram", str(chat.id)))
    async with scene.bot():
        digest = await _sent_unasked(scene, chat)

    with closing(connect(scene.store)) as store, store:
        store.execute("PRAGMA foreign_keys = OFF")
        store.execute("DELETE FROM editions")
    async with scene.bot():
        told = await digest.press("[1]")
        await _asked(chat, "/about")

    assert told.is_alert
    assert "changed since" in (told.text or "")
    assert list(digest.edits) == []
