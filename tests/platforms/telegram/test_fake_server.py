"""The fake Bot API server: what the library's own bot sends arrives, and what people do reaches the bot."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest
from fake_telegram import FakeTelegram, NothingCame
from fake_telegram.specification import specification
from fake_telegram.talking import asked, library_bot, meets_server
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    ReplyParameters,
)
from telegram.error import BadRequest, InvalidToken

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4)
PAGES = InlineKeyboardMarkup(
    [[InlineKeyboardButton("1/2", callback_data="1"), InlineKeyboardButton("2/2", url="https://gatra.com/2")]]
)


@meets_server(rates=False)
async def test_a_message_is_seen_as_a_reader_sees_it(server: FakeTelegram, bot: Bot) -> None:
    """Text without tags, entities in UTF-16 units, what Telegram finds by itself, buttons in rows."""
    chat = server.private(server.user("Ana"))
    said = await chat.say("/kazakhstan")
    await bot.send_message(chat.id, "🇰🇿 <b>Anggaran</b> &amp; gatra.com", parse_mode="HTML", reply_markup=PAGES)
    answer = await chat.answer(after=said)

    assert answer.text == "🇰🇿 Anggaran & gatra.com"
    assert answer.html == "🇰🇿 <b>Anggaran</b> &amp; gatra.com"
    assert [(entity["type"], entity["offset"]) for entity in answer.entities] == [("bold", 5), ("url", 16)]
    assert [[button.label for button in row] for row in answer.buttons] == [["1/2", "2/2"]]
    assert server.refused == []


@meets_server(rates=False)
async def test_a_command_reaches_the_bot_as_a_command(server: FakeTelegram, bot: Bot) -> None:
    """The library finds commands by their entities."""
    ana = server.user("Ana", language_code="id")
    await server.private(ana).say("/kazakhstan 2")
    update = (await bot.get_updates())[0]

    assert update.message is not None
    assert [entity.type for entity in update.message.entities] == ["bot_command"]
    assert update.effective_user is not None
    assert update.effective_user.language_code == "id"


@meets_server(rates=False)
async def test_every_update_is_shaped_as_the_bot_api_says(server: FakeTelegram, bot: Bot) -> None:
    """What people do in a private chat, a forum and a channel, held against the specification."""
    ana = server.user("Ana")
    private, forum, channel = server.private(ana), server.group("Ruang", forum=True), server.channel("Kanal")
    thread = await forum.topic("Kabar", by=ana)
    await forum.say("/facts tokayev", by=ana, thread=thread)
    await forum.say("/facts tokayev", anonymous=True)
    await forum.close_topic(thread)
    await channel.say("/facts")
    await private.send_file("x.toml", b"[title]", caption="baru")
    await private.block()
    await server.group("Lama", supergroup=False).migrate()
    message = await bot.send_message(forum.id, "x", reply_markup=PAGES)
    (await forum.answer()).tap("1/2", by=ana)
    await private.edit(await private.say("/facts"), "/fakta")
    update_type = specification().faults

    assert message.message_id
    assert [fault for update in server.pending for fault in update_type(update, "Update")] == []


@meets_server(rates=False)
async def test_a_pressed_button_is_answered_once(server: FakeTelegram, bot: Bot) -> None:
    """The first answer is what the reader sees; a second comes too late."""
    chat = server.private(server.user("Ana"))
    await bot.send_message(chat.id, "halaman", reply_markup=PAGES)
    tapped = (await chat.answer()).tap("1/2")
    await bot.answer_callback_query(tapped.id, "satu", show_alert=True)
    pressed = await tapped.answered()

    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(tapped.id)
    assert (pressed.text, pressed.is_alert) == ("satu", True)


@meets_server(rates=False)
async def test_a_button_with_a_link_opens_without_the_bot(server: FakeTelegram, bot: Bot) -> None:
    """No update comes of it."""
    chat = server.private(server.user("Ana"))
    await bot.send_message(chat.id, "halaman", reply_markup=PAGES)
    pressed = await (await chat.answer()).press("2/2")

    assert (pressed.url, server.pending) == ("https://gatra.com/2", [])


@meets_server(rates=False)
async def test_an_edit_changes_the_message_and_keeps_its_history(server: FakeTelegram, bot: Bot) -> None:
    """Without a keyboard in the edit, the buttons go."""
    chat = server.private(server.user("Ana"))
    sent = await bot.send_message(chat.id, "satu", reply_markup=PAGES)
    answer = await chat.answer()
    await bot.edit_message_text("dua", chat.id, sent.message_id)
    await answer.edited()

    assert (answer.text, answer.buttons) == ("dua", [])
    assert [version["text"] for version in answer.edits] == ["satu"]


@meets_server(rates=False)
async def test_an_edit_that_changes_nothing_is_refused(server: FakeTelegram, bot: Bot) -> None:
    """The words are compared after parsing, with their entities and buttons."""
    chat = server.private(server.user("Ana"))
    sent = await bot.send_message(chat.id, "<b>satu</b>", parse_mode="HTML", reply_markup=PAGES)

    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("<strong>satu</strong> ", chat.id, sent.message_id, None, "HTML", PAGES)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(chat.id, sent.message_id, reply_markup=PAGES)
    assert await bot.edit_message_reply_markup(chat.id, sent.message_id)


@meets_server(rates=False)
async def test_only_what_is_there_is_edited_or_deleted(server: FakeTelegram, bot: Bot) -> None:
    """A deleted message is gone; a person's message is not the bot's to change."""
    chat = server.private(server.user("Ana"))
    said = await chat.say("halo")
    sent = await bot.send_message(chat.id, "satu", reply_parameters=ReplyParameters(said.id))
    answer = await chat.answer()
    await bot.delete_message(chat.id, sent.message_id)
    await answer.deleted()

    assert (answer.reply_to, chat.answers) == (said.id, [])
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("dua", chat.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("dua", chat.id, said.id)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(chat.id, "tiga", reply_parameters=ReplyParameters(sent.message_id))


@meets_server(rates=False)
async def test_an_inline_query_gets_results_and_a_chosen_one_is_edited(server: FakeTelegram, bot: Bot) -> None:
    """What is chosen stands in a chat, and its buttons carry its inline id."""
    ana = server.user("Ana")
    typed = asyncio.create_task(server.inline("kazakh", by=ana))
    query = (await bot.get_updates(timeout=5))[0].inline_query
    assert query is not None
    article = InlineQueryResultArticle("1", "Kazakhstan", InputTextMessageContent("<b>satu</b>", "HTML"), PAGES)
    await bot.answer_inline_query(query.id, [article], button=InlineQueryResultsButton("Buka", start_parameter="x"))
    found = await typed
    answer = found.choose(0, by=ana)
    await bot.edit_message_text("dua", inline_message_id=answer.message.inline_id)

    assert (found.titles, found.texts, answer.text) == (["Kazakhstan"], ["satu"], "dua")
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_inline_query(query.id, [article])


@meets_server(rates=False)
async def test_files_go_both_ways(server: FakeTelegram, bot: Bot) -> None:
    """A document and a picture arrive by multipart; a person's file is fetched from its address."""
    chat = server.private(server.user("Ana"))
    document = await bot.send_document(chat.id, b"[title]", filename="x.toml", caption="<i>baru</i>", parse_mode="HTML")
    photo = await bot.send_photo(chat.id, PNG)
    said = await chat.send_file("y.toml", b"isi")
    file = await bot.get_file(said.wire["document"]["file_id"])

    assert document.document is not None
    assert (document.document.file_name, document.caption) == ("x.toml", "baru")
    assert (photo.photo[0].width, photo.photo[0].height) == (640, 480)
    assert bytes(await file.download_as_bytearray()) == b"isi"


@meets_server(rates=False)
async def test_files_too_big_are_refused(server: FakeTelegram, bot: Bot) -> None:
    """20 MB to fetch, 10 MB for a picture, whatever else a picture must be."""
    chat = server.private(server.user("Ana"))
    said = await chat.send_file("y.toml", b"isi", size=20 * 1024 * 1024 + 1)

    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(said.wire["document"]["file_id"])
    for picture, words in {
        b"x": "(?i)image_process_failed",
        PNG[:16] + (21).to_bytes(4) + (1).to_bytes(4): "(?i)dimensions",
    }.items():
        with pytest.raises(BadRequest, match=words):
            await bot.send_photo(chat.id, picture)
    assert [call.description.partition(":")[0] for call in server.refused] == ["Bad Request"] * 3


@meets_server(rates=False)
async def test_menus_are_kept_by_scope_and_language(server: FakeTelegram, bot: Bot) -> None:
    """What one language says does not reach another."""
    chat = server.private(server.user("Ana"))
    private = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand("facts", "Claims")])
    await bot.set_my_commands([BotCommand("fakta", "Klaim")], scope=private, language_code="id")
    await bot.set_my_commands([BotCommand("status", "Keadaan")], scope=BotCommandScopeChat(chat.id))

    assert [each.command for each in await bot.get_my_commands(private, "id")] == ["fakta"]
    assert await bot.get_my_commands(private) == ()
    assert len(server.commands) == 3
    await bot.delete_my_commands(private, "id")
    assert await bot.get_my_commands(private, "id") == ()


@meets_server(rates=False)
async def test_the_bot_presents_itself_per_language(server: FakeTelegram, bot: Bot) -> None:
    """A language without its own description shows the common one."""
    await bot.set_my_description("Sourced briefings")
    await bot.set_my_description("Ringkasan bersumber", language_code="id")

    assert (await bot.get_my_description("id")).description == "Ringkasan bersumber"
    assert (await bot.get_my_description("kk")).description == "Sourced briefings"
    assert (await bot.get_my_name()).name == server.bot.first_name


@meets_server(rates=False)
async def test_another_token_opens_nothing(server: FakeTelegram, bot: Bot) -> None:
    """The library takes a 401 for a wrong token."""
    stranger = Bot("1:x", base_url=server.base_url)

    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
    assert library_bot(server).token == bot.token


@meets_server(rates=False)
async def test_a_wait_that_fails_tells_what_came_instead(server: FakeTelegram, bot: Bot) -> None:
    """A message to another chat stands in the words of the failure."""
    chat, other = server.private(server.user("Ana")), server.private(server.user("Budi"))
    await bot.send_message(other.id, "salah alamat")

    with pytest.raises(NothingCame, match="salah alamat"):
        await chat.answer(timeout=0.01)
    group = server.group("Ruang")
    unseen = await group.say("halo")
    with pytest.raises(NothingCame, match="does not show it the message"):
        await group.answer(after=unseen, timeout=0.01)


@meets_server(rates=False)
async def test_forms_and_json_mean_the_same(server: FakeTelegram, bot: Bot) -> None:
    """A form carries nested values as JSON; method names are read without regard to case."""
    chat = server.private(server.user("Ana"))
    parameters = {"chat_id": chat.id, "text": "5", "reply_markup": PAGES.to_dict(), "disable_notification": True}
    sent = [await asked(server, "SENDMESSAGE", parameters, form=form) for form in (True, False)]

    assert [answer["result"]["text"] for answer in sent] == ["5", "5"]
    assert sent[0]["result"]["reply_markup"] == sent[1]["result"]["reply_markup"]
    assert bot.username == server.bot.username


@meets_server(rates=False)
async def test_hostile_updates_pass_as_they_are(server: FakeTelegram, bot: Bot) -> None:
    """What a test feeds is not judged."""
    id = server.feed({"message": {"nonsense": True}})
    async with aiohttp.ClientSession() as session, session.get(f"{server.base_url}{bot.token}/getUpdates") as answer:
        told = await answer.json()

    assert told["result"] == [{"update_id": id, "message": {"nonsense": True}}]
