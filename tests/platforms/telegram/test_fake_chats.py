"""The fake Bot API server: chats as Telegram keeps them, with what they carry and how they refuse."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from fake_telegram import Chat, FakeTelegram
from fake_telegram.talking import meets_server
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden

Making = Callable[[FakeTelegram], Awaitable[Chat]]


async def _blocked(server: FakeTelegram) -> Chat:
    chat = server.private(server.user("Ana"))
    await chat.block()
    return chat


async def _kicked(server: FakeTelegram) -> Chat:
    chat = server.group("Ruang")
    await chat.kick()
    return chat


async def _kicked_small(server: FakeTelegram) -> Chat:
    chat = server.group("Ruang", supergroup=False)
    await chat.kick()
    return chat


async def _removed(server: FakeTelegram) -> Chat:
    chat = server.channel("Kanal")
    await chat.remove()
    return chat


async def _deactivated(server: FakeTelegram) -> Chat:
    chat = server.private(server.user("Ana"))
    chat.become("deactivated")
    return chat


async def _muted(server: FakeTelegram) -> Chat:
    chat = server.group("Ruang")
    chat.become("muted")
    return chat


async def _gone(server: FakeTelegram) -> Chat:
    chat = server.group("Ruang")
    chat.become("gone")
    return chat


async def _no_admin(server: FakeTelegram) -> Chat:
    return server.channel("Kanal", admin=False)


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (_blocked, Forbidden, "bot was blocked by the user"),
        (_deactivated, Forbidden, "user is deactivated"),
        (_kicked, Forbidden, "bot was kicked from the supergroup chat"),
        (_kicked_small, Forbidden, "bot was kicked from the group chat"),
        (_removed, Forbidden, "bot is not a member of the channel chat"),
        (_muted, BadRequest, "(?i)not enough rights to send text messages to the chat"),
        (_no_admin, BadRequest, "(?i)need administrator rights in the channel chat"),
        (_gone, BadRequest, "(?i)chat not found"),
    ],
)
def test_a_chat_refuses_in_its_own_words(make: Making, error: type[Exception], words: str) -> None:
    """The bot could not know, so nothing is held against it."""

    @meets_server(rates=False)
    async def story(server: FakeTelegram, bot: Bot) -> None:
        chat = await make(server)

        with pytest.raises(error, match=words):
            await bot.send_message(chat.id, "x")
        assert (server.refused, server.calls[-1].code in {400, 403}) == ([], True)

    story()


@meets_server(rates=False)
async def test_a_person_who_never_wrote_cannot_be_written_to(server: FakeTelegram, bot: Bot) -> None:
    """Whom the bot met in a group, it may not address; whom it never met, it does not find."""
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(server.user("Ana").id, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "x")


@meets_server(rates=False)
async def test_a_change_of_membership_is_told(server: FakeTelegram, bot: Bot) -> None:
    """Blocked and unblocked, thrown out, let in as an administrator."""
    ana = server.user("Ana")
    chat, group = server.private(ana), server.group("Ruang")
    await chat.block()
    await chat.unblock()
    await group.kick(by=ana)
    await group.admit(by=ana, admin=True)
    changes = [update.my_chat_member for update in await bot.get_updates()]

    assert [(change.old_chat_member.status, change.new_chat_member.status) for change in changes if change] == [
        ("member", "kicked"),
        ("kicked", "member"),
        ("member", "kicked"),
        ("kicked", "administrator"),
    ]
    assert (await bot.send_message(group.id, "x")).chat.title == "Ruang"


@meets_server(rates=False)
async def test_a_group_becomes_a_supergroup(server: FakeTelegram, bot: Bot) -> None:
    """Both chats tell of it, and the old one sends everybody on."""
    group = server.group("Ruang", supergroup=False)
    moved = await group.migrate()
    told = [update.message for update in await bot.get_updates()]

    assert [(m.migrate_to_chat_id, m.migrate_from_chat_id) for m in told if m] == [(moved.id, None), (None, group.id)]
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group.id, "x")
    assert caught.value.new_chat_id == moved.id
    assert (await bot.send_message(moved.id, "x")).chat.type == "supergroup"


@meets_server(rates=False)
async def test_a_topic_is_a_thread_of_its_own(server: FakeTelegram, bot: Bot) -> None:
    """A message in it carries the thread, and answers the message that opened the topic."""
    forum = server.group("Ruang", forum=True)
    thread = await forum.topic("Kabar")
    said = await forum.say("/facts", thread=thread)
    await bot.send_message(forum.id, "x", message_thread_id=thread)
    answer = await forum.answer(after=said)

    assert (said.wire["message_thread_id"], said.wire["is_topic_message"]) == (thread, True)
    assert "forum_topic_created" in said.wire["reply_to_message"]
    assert answer.thread == thread
    assert "message_thread_id" not in (await forum.say("/facts")).wire


@meets_server(rates=False)
async def test_threads_that_take_no_messages_say_so(server: FakeTelegram, bot: Bot) -> None:
    """A closed topic, a deleted one, the general one by its number, and the thread of a plain reply."""
    forum, room = server.group("Ruang", forum=True), server.group("Grup")
    closed, deleted = await forum.topic("Tutup"), await forum.topic("Hapus")
    said = await forum.say("/facts", thread=closed)
    await forum.close_topic(closed)
    await forum.delete_topic(deleted)
    await bot.send_message(room.id, "satu")
    replied = await room.say("dua", reply_to=await room.answer())

    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await bot.send_message(forum.id, "x", message_thread_id=closed)
    for chat, thread in [(forum, deleted), (forum, 1), (room, replied.wire["message_thread_id"])]:
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(chat.id, "x", message_thread_id=thread)
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await bot.send_message(forum.id, "x", reply_parameters=ReplyParameters(said.id))
    await forum.reopen_topic(closed)
    assert await bot.send_message(forum.id, "x", message_thread_id=closed)


@meets_server(rates=False)
async def test_hidden_administrators_and_channels_speak_for_their_chat(server: FakeTelegram, bot: Bot) -> None:
    """Both carry `sender_chat`; only the administrator seems to be somebody."""
    group, channel = server.group("Ruang"), server.channel("Kanal", username="kanal")
    await group.say("/facts", anonymous=True)
    await channel.say("/facts")
    hidden, post = [update.effective_message for update in await bot.get_updates()]

    assert hidden is not None
    assert post is not None
    assert hidden.from_user is not None
    assert (hidden.from_user.username, hidden.sender_chat) == ("GroupAnonymousBot", hidden.chat)
    assert (post.from_user, post.sender_chat) == (None, post.chat)
    assert (await bot.send_message("@kanal", "x")).sender_chat is not None


@meets_server(rates=False)
async def test_privacy_mode_shows_commands_and_replies_only(server: FakeTelegram, bot: Bot) -> None:
    """An administrator is shown everything."""
    group, ruled = server.group("Ruang"), server.group("Kantor", admin=True)
    await bot.send_message(group.id, "satu")
    shown = [
        await group.say("halo"),
        await group.say("/facts@other_bot"),
        await group.say("/facts@Ringkas_Bot"),
        await group.say("/facts"),
        await group.say("dua", reply_to=await group.answer()),
        await ruled.say("halo"),
    ]

    assert [said.update_id is not None for said in shown] == [False, False, True, True, True, True]


@meets_server(rates=False)
async def test_a_reply_carries_the_message_with_its_buttons(server: FakeTelegram, bot: Bot) -> None:
    """One level deep."""
    chat = server.private(server.user("Ana"))
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("1", callback_data="1")]])
    await bot.send_message(chat.id, "satu", reply_markup=markup)
    said = await chat.say("dua", reply_to=await chat.answer())

    assert said.wire["reply_to_message"]["reply_markup"] == markup.to_dict()


@meets_server(rates=False)
async def test_members_are_known_by_their_status(server: FakeTelegram, bot: Bot) -> None:
    """The creator and the bot rule; a member does not; a stranger has left."""
    ana, budi, citra = server.user("Ana"), server.user("Budi"), server.user("Citra")
    group = server.group("Ruang", creator=ana, admin=True)
    group.joined(budi)
    statuses = [(await bot.get_chat_member(group.id, user.id)).status for user in (ana, budi, citra, server.bot)]
    ruling = [member.user.first_name for member in await bot.get_chat_administrators(group.id)]

    assert statuses == ["creator", "member", "left", "administrator"]
    assert ruling == ["Ana", "Ringkas"]
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(group.id, 5)


@meets_server(rates=False)
async def test_a_chat_is_left_for_good(server: FakeTelegram, bot: Bot) -> None:
    """The bot is told of its own going."""
    group = server.group("Ruang")
    title = (await bot.get_chat(group.id)).title
    await bot.leave_chat(group.id)

    assert title == "Ruang"
    assert server.pending[-1]["my_chat_member"]["new_chat_member"]["status"] == "left"
    with pytest.raises(Forbidden, match="not a member of the supergroup chat"):
        await bot.send_message(group.id, "x")


@meets_server(rates=False)
async def test_a_deep_link_starts_the_bot(server: FakeTelegram, bot: Bot) -> None:
    """With the payload behind the command; a payload that no link carries is the test's mistake."""
    chat = server.private(server.user("Ana"))
    said = await chat.start("facts_tokayev")

    assert said.wire["text"] == "/start facts_tokayev"
    assert [update.update_id for update in await bot.get_updates()] == [said.update_id]
    with pytest.raises(ValueError, match="no deep link"):
        await chat.start("a b")


@meets_server(rates=False)
async def test_numbers_of_messages_repeat_from_supergroup_to_supergroup(server: FakeTelegram, bot: Bot) -> None:
    """Who keeps a number without its chat meets another message; private chats share one count."""
    one, two = server.group("Satu"), server.group("Dua")
    ana, budi = server.private(server.user("Ana")), server.private(server.user("Budi"))
    numbers = [(await bot.send_message(chat.id, "x")).message_id for chat in (one, two, ana, budi)]

    assert numbers == [2, 2, 1, 2]
