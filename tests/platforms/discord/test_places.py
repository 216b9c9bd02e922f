"""Where Discord is read: channels, threads, forum posts, direct messages; and what each of them has chosen."""

from __future__ import annotations

from discord_scenes import Scene, meets_bot, shown, title
from fake_discord import Channel, User

from bot.domain.chats import NOTHING_CHOSEN, ChatSettings

ENGLISH, INDONESIAN = "Kazakhstan between Russia and the West", "Kazakhstan di antara Rusia dan Barat"
REFUSED = "Only administrators of this chat can change its settings."


async def _briefing(scene: Scene, at: Channel, by: User) -> str:
    return title(await scene.asked("kazakhstan", at=at, by=by))


@meets_bot()
async def test_answers_come_in_threads_forum_posts_announcements_and_private(scene: Scene) -> None:
    """Each where it was asked, and its buttons work there."""
    forum = scene.guild.forum("questions")
    for place in (
        scene.channel.thread("aral"),
        forum.thread("What about the lake?"),
        scene.guild.announcement("announcements"),
        scene.server.direct(scene.ana),
    ):
        message = await scene.asked("facts", {"entity": "aral"}, at=place)
        await message.press("▶", scene.ana)
        await message.edited()

        assert place.answers == [message]
        assert title(message) == "Aral (2/2)"


@meets_bot(language__default="id")
async def test_the_channels_language_goes_before_the_readers_then_the_servers_then_the_configured(scene: Scene) -> None:
    """Each in turn, where the one before says nothing that Ringkas speaks."""
    german = scene.member("Uwe", "de")
    indonesian_guild = scene.server.guild("Ruang", locale="id", owner=scene.boss)
    english_guild = scene.server.guild("Room", locale="en-GB", owner=scene.boss)
    french_guild = scene.server.guild("Salle", locale="fr", owner=scene.boss)
    rooms = {guild.id: guild.text("umum") for guild in (indonesian_guild, english_guild, french_guild)}
    for guild in (indonesian_guild, english_guild, french_guild):
        guild.join(german)
        guild.join(scene.ana)

    assert await _briefing(scene, rooms[indonesian_guild.id], scene.ana) == ENGLISH
    assert await _briefing(scene, rooms[indonesian_guild.id], german) == INDONESIAN
    assert await _briefing(scene, rooms[english_guild.id], german) == ENGLISH
    assert await _briefing(scene, rooms[french_guild.id], german) == INDONESIAN
    await scene.asked("language", {"language": "id"}, by=scene.boss)
    assert await _briefing(scene, scene.channel, scene.ana) == INDONESIAN


@meets_bot()
async def test_a_thread_has_its_channels_settings_until_it_has_its_own(scene: Scene) -> None:
    """What it chooses for itself leaves the channel as it was."""
    thread = scene.channel.thread("aral")
    await scene.asked("language", {"language": "id"}, by=scene.boss)
    assert await _briefing(scene, thread, scene.ana) == INDONESIAN

    await scene.asked("language", {"language": "en"}, by=scene.boss, at=thread)

    assert await _briefing(scene, thread, scene.ana) == ENGLISH
    assert await _briefing(scene, scene.channel, scene.ana) == INDONESIAN


@meets_bot()
async def test_a_forum_post_has_its_forums_settings(scene: Scene) -> None:
    """Chosen in one post, they are that post's alone."""
    forum = scene.guild.forum("questions")
    first, second = forum.thread("One"), forum.thread("Two")

    await scene.asked("language", {"language": "id"}, by=scene.boss, at=first)

    assert await _briefing(scene, first, scene.ana) == INDONESIAN
    assert await _briefing(scene, second, scene.ana) == ENGLISH


@meets_bot()
async def test_settings_are_changed_by_who_may_manage_the_channel_and_by_nobody_else(scene: Scene) -> None:
    """Managers of the channel or of the server; others are told so, alone."""
    reader, editor, manager = scene.member("Reader"), scene.member("Editor"), scene.member("Manager")
    scene.channel.allow("manage_channels", to=editor)
    scene.guild.join(manager, scene.guild.role("managers", "manage_guild"))
    for command, options in (("language", {"language": "id"}), ("zone", {"zone": "UTC"}), ("forget", {})):
        refused = await scene.asked(command, options, by=reader)
        assert (title(refused), refused.is_ephemeral) == (REFUSED, True)
    assert scene.settings(scene.channel) == NOTHING_CHOSEN

    await scene.asked("language", {"language": "id"}, by=editor)
    await scene.asked("zone", {"zone": "wita"}, by=manager)

    assert scene.settings(scene.channel) == ChatSettings(language="id", zone="Asia/Makassar")
    assert "Asia/Makassar" in (await scene.asked("settings", by=reader)).text
    elsewhere = await scene.asked("language", {"language": "id"}, by=editor, at=scene.guild.text("other"))
    assert title(elsewhere) == REFUSED


@meets_bot()
async def test_what_is_stored_about_a_channel_is_forgotten(scene: Scene) -> None:
    """By who may manage it; in private by anybody."""
    direct = scene.server.direct(scene.ana)
    for by, place in ((scene.boss, scene.channel), (scene.ana, direct)):
        await scene.asked("zone", {"zone": "wit"}, by=by, at=place)
        assert scene.settings(place).zone == "Asia/Jayapura"

        done = await scene.asked("forget", by=by, at=place)

        assert done.is_ephemeral
        assert scene.settings(place) == NOTHING_CHOSEN


@meets_bot(is_started=False)
async def test_settings_outlive_a_restart(scene: Scene) -> None:
    """They are kept in the store."""
    async with scene.bot():
        await scene.asked("language", {"language": "id"}, by=scene.boss)

    async with scene.bot():
        assert await _briefing(scene, scene.channel, scene.ana) == INDONESIAN


@meets_bot()
async def test_what_lacks_for_posting_is_named_and_nothing_is_tried(scene: Scene) -> None:
    """As Discord's settings name it, to the admin who wants to post."""
    scene.channel.deny("send_messages", "embed_links")

    told = await scene.asked("admin post", {"briefing": "kazakhstan"}, by=scene.boss)

    assert told.is_ephemeral
    assert "Send Messages, Embed Links" in title(told)
    assert scene.server.called("create_message") == []


@meets_bot()
async def test_commands_are_answered_where_the_bot_may_not_post(scene: Scene) -> None:
    """Discord lets an interaction be answered all the same."""
    scene.channel.deny("send_messages", "embed_links", "view_channel")

    assert await _briefing(scene, scene.channel, scene.ana) == ENGLISH


@meets_bot()
async def test_a_new_guild_is_served_at_once_and_one_that_leaves_disturbs_nobody(scene: Scene) -> None:
    """Commands are registered for all guilds together."""
    other = scene.server.guild("Late", owner=scene.boss)
    assert await _briefing(scene, other.text("news"), scene.boss) == ENGLISH
    other.dismiss()

    assert await _briefing(scene, scene.channel, scene.ana) == ENGLISH


@meets_bot()
async def test_an_answer_that_nobody_waits_for_any_more_is_let_go(scene: Scene) -> None:
    """Its interaction is over, or its channel gone; the next is answered."""
    scene.server.fail("create_interaction_response", kind="unknown interaction")
    await scene.channel.slash("kazakhstan", scene.ana)
    await scene.server.call("create_interaction_response")

    assert title(await shown(await scene.channel.slash("kazakhstan", scene.ana))) == ENGLISH
