"""Briefings that an admin posts in a channel on Discord: once each, published where it is for announcements."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from discord_scenes import Scene, meets_bot, shown, title
from fake_discord import Channel, Message

POSTED = "Kazakhstan between Russia and the West"


async def _posted(scene: Scene, briefing: str = "kazakhstan") -> Message:
    return await scene.asked("admin post", {"briefing": briefing}, by=scene.boss)


@meets_bot()
async def test_a_briefing_is_posted_in_the_channel_under_a_nonce(scene: Scene) -> None:
    """Everybody sees it, its buttons work, and who posted it is told so alone."""
    told = await _posted(scene)

    (posted,) = scene.channel.answers
    assert (told.is_ephemeral, title(told)) == (True, "/kazakhstan is posted.")
    assert title(posted) == POSTED
    body = scene.server.called("create_message")[0].body
    assert body["nonce"]
    assert body["enforce_nonce"] is True
    evidence = await shown(await posted.select(posted.selects[0].custom_id, "1", scene.ana))
    assert evidence.is_ephemeral


@pytest.mark.parametrize("kind", ["lost", "503", "dropped", "bucket"])
@meets_bot()
async def test_a_post_whose_answer_is_lost_is_not_doubled(scene: Scene, kind: Any) -> None:
    """It is sent again under the same nonce, by which Discord knows it."""
    scene.server.fail("create_message", kind=kind)

    told = await _posted(scene)

    assert title(told) == "/kazakhstan is posted."
    assert len(scene.channel.answers) == 1
    assert len({call.body["nonce"] for call in scene.server.called("create_message")}) == 1


@meets_bot()
async def test_a_post_that_discord_forbids_is_told_to_the_admin(scene: Scene) -> None:
    """With what Discord gave as the reason."""
    scene.server.fail("create_message", kind="missing permissions")

    told = await _posted(scene)

    assert (told.is_ephemeral, title(told)) == (True, "Discord does not let Ringkas post here: 403 (code 50013)")
    assert scene.channel.answers == []


@meets_bot()
async def test_a_post_of_nothing_is_a_mistake_that_the_admin_is_told(scene: Scene) -> None:
    """Nothing is posted."""
    told = await _posted(scene, "xyzzy")

    assert (told.is_ephemeral, title(told)) == (True, "There is no briefing “xyzzy”.")
    assert scene.channel.answers == []


@meets_bot()
async def test_a_post_in_an_announcement_channel_is_published(scene: Scene) -> None:
    """It reaches the channels that follow; in the channel's own language."""
    news = scene.guild.announcement("announcements")
    await scene.asked("language", {"language": "id"}, by=scene.boss, at=news)

    await scene.asked("admin post", {"briefing": "kazakhstan"}, by=scene.boss, at=news)

    (posted,) = news.answers
    assert posted.is_published
    assert title(posted) == "Kazakhstan di antara Rusia dan Barat"


@meets_bot()
async def test_two_admins_posts_do_not_wait_for_each_other_for_ever(scene: Scene) -> None:
    """Ten posts in two channels all come, each once."""
    other = scene.guild.text("other")
    places: list[Channel] = [scene.channel, other]

    posts = [scene.asked("admin post", {"briefing": "kazakhstan"}, by=scene.boss, at=place) for place in places * 2]
    await asyncio.gather(*posts)

    assert [len(place.answers) for place in places] == [2, 2]


@meets_bot()
async def test_a_post_belongs_to_nobody_who_presses_its_buttons(scene: Scene) -> None:
    """Who wants the timeline sees it alone, and the post stays as it was for all."""
    await _posted(scene)
    (posted,) = scene.channel.answers

    timeline = await shown(await posted.press("Timeline", scene.ana))

    assert (timeline.is_ephemeral, title(timeline)) == (True, f"Timeline: {POSTED}")
    assert (title(posted), list(posted.edits)) == (POSTED, [])


@meets_bot()
async def test_a_post_that_cannot_be_published_stands_all_the_same(scene: Scene) -> None:
    """It is not sent a second time, and the admin is told the difference."""
    news = scene.guild.announcement("news")
    scene.server.fail("crosspost_message", kind="missing permissions")

    told = await shown(await news.slash("admin post", scene.boss, {"briefing": "kazakhstan"}))

    assert title(told) == "/kazakhstan is posted, but could not be published."
    assert len(news.answers) == 1


@meets_bot()
async def test_only_a_briefing_is_posted(scene: Scene) -> None:
    """Not what a command would say about settings."""
    told = await _posted(scene, "forget")

    assert title(told) == "There is no briefing “forget”."
    assert scene.channel.answers == []
