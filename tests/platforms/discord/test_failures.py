"""A bot to which everything happens that can at Discord: each failure costs what it must, and nothing else."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from discord_bots import config_for
from discord_scenes import Scene, meets_bot, shown, title
from fake_discord import Channel, FakeDiscord, Interaction
from fake_discord.failures import Kind
from fake_discord.server import TOKEN
from fake_discord.waiting import wait
from telegram_scenes import furnish

from bot.app.serving import run
from bot.domain.chats import Reach
from bot.domain.errors import PlatformRefused
from bot.store.sqlite import open_chat_book

PATIENCE = 60.0


async def posted(scene: Scene, channel: Channel | None = None) -> Interaction:
    """Have a briefing posted; the interaction tells what becomes of it."""
    return await (channel or scene.channel).slash("admin post", scene.boss, {"briefing": "kazakhstan"})


async def told(interaction: Interaction) -> str:
    """What the admin reads in the end."""
    return (await interaction.shown(PATIENCE)).text


async def proceeds(scene: Scene) -> None:
    """Somebody who has nothing to do with it is answered."""
    other = scene.server.user("Other")
    answer = await shown(await scene.server.direct(other).slash("kazakhstan", other))
    assert answer.embeds[0]["title"].startswith("Kazakhstan between")


@asynccontextmanager
async def _held_up(scene: Scene) -> AsyncIterator[None]:
    """Another process writes into the store for a while, and lets nobody else."""
    with closing(sqlite3.connect(scene.store, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


@asynccontextmanager
async def counting() -> AsyncIterator[Scene]:
    """A scene whose server counts requests, with a bot that runs."""
    with TemporaryDirectory() as folder:
        async with FakeDiscord(rates=True) as server:
            boss, ana = server.user("Boss"), server.user("Ana")
            guild = server.guild("Readers", owner=boss)
            scene = Scene(server, Path(folder), boss, ana, guild, guild.text("news"))
            furnish(scene.store, scene.briefings)
            async with scene.bot():
                yield scene
            assert (server.refused, server.unguarded, server.pings) == ([], [], [])


def test_posts_keep_the_rates_and_none_is_lost() -> None:
    """Five into one channel, and one into each of many: not one 429."""

    async def journey() -> None:
        async with counting() as scene:
            others = [scene.guild.text(f"news-{number}") for number in range(20)]
            places = [*[scene.channel] * 5, *others]
            told_of = [await posted(scene, place) for place in places]
            texts = [await told(each) for each in told_of]

            assert [text for text in texts if "is posted" not in text] == []
            assert len(scene.channel.answers) == 5
            assert [len(place.answers) for place in others] == [1] * 20
            assert scene.server.throttled == 0

    asyncio.run(journey())


@pytest.mark.parametrize("kind", ["bucket", "global", "shared", "500", "502", "503", "dropped", "lost"])
@meets_bot()
async def test_a_post_that_fails_once_stands_once(scene: Scene, kind: Kind) -> None:
    """Asked to wait, not reached, or taken without a word: one message in the end, which the nonce sees to."""
    scene.server.fail("create_message", kind=kind)

    assert "is posted" in await told(await posted(scene))
    assert len(scene.channel.answers) == 1


@pytest.mark.parametrize(
    ("kind", "reach"),
    [
        ("missing permissions", Reach.RESTRICTED),
        ("missing access", Reach.LEFT),
        ("unknown channel", Reach.GONE),
    ],
)
@meets_bot()
async def test_a_channel_that_refuses_is_remembered_as_such(scene: Scene, kind: Kind, reach: Reach) -> None:
    """It is told to the admin, tried once, and written into the book."""
    scene.server.fail("create_message", kind=kind)
    words = await told(await posted(scene))
    with closing(open_chat_book(scene.store)) as book:
        standings = [(standing.address.chat, standing.reach) for standing in book.out_of_reach(limit=10)]

    assert "does not let Ringkas post" in words
    assert len(scene.server.called("create_message")) == 1
    assert standings == [(str(scene.channel.id), reach)]


@pytest.mark.parametrize("kind", ["unknown interaction", "500", "dropped", "lost", "missing permissions"])
def test_an_answer_that_is_not_taken_is_logged_and_harmless(kind: Kind, caplog: pytest.LogCaptureFixture) -> None:
    """Without a word of what it said; the next is answered."""

    @meets_bot()
    async def journey(scene: Scene) -> None:
        scene.server.fail("create_interaction_response", times=1, kind=kind, channel=None)
        await scene.channel.slash("kazakhstan", scene.ana)
        await scene.server.call("create_interaction_response")
        await proceeds(scene)

    with caplog.at_level(logging.DEBUG, "ringkas"):
        journey()

    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert "Tokayev" not in caplog.text


@meets_bot()
async def test_an_acknowledgement_that_arrived_unheard_is_followed_by_what_was_asked(scene: Scene) -> None:
    """Discord tells that there was a first answer; what was asked for takes its place."""
    async with _held_up(scene):
        scene.server.fail("create_interaction_response", kind="lost")
        interaction = await scene.channel.slash("language", scene.boss, {"language": "en"})
        await scene.server.call("create_interaction_response")
    answer = await shown(interaction)

    assert (answer.is_ephemeral, title(answer)) == (True, "Answers are now in English.")
    assert [call.code for call in scene.server.refused] == [40060]
    scene.server.world.refused.clear()  # it could not know


@meets_bot()
async def test_an_interaction_that_came_too_late_is_no_harm(scene: Scene) -> None:
    """Its token is dead before the bot has looked at it."""
    scene.server.fail("create_interaction_response", kind="slow", delay=0.2)
    interaction = await scene.channel.slash("kazakhstan", scene.ana)
    interaction.expire()
    await scene.server.call("create_interaction_response")
    await proceeds(scene)
    scene.server.world.refused.clear()  # it could not know


@pytest.mark.parametrize("code", [None, 1000, 4000, 4007, 4009])
@meets_bot()
async def test_a_gateway_that_drops_loses_nothing(scene: Scene, code: int | None) -> None:
    """What is asked while the socket is away is answered after RESUME."""
    await scene.server.drop_gateway(code)
    interaction = await scene.channel.slash("kazakhstan", scene.ana)

    assert "Kazakhstan between" in (await interaction.shown(PATIENCE)).text
    assert len(scene.server.identifies) == 1


@meets_bot()
async def test_a_gateway_that_asks_to_come_again_loses_nothing(scene: Scene) -> None:
    """Op 7."""
    await scene.server.gateway.reconnect()
    await scene.server.resumed()

    assert "Kazakhstan between" in (await scene.asked("kazakhstan")).text


@pytest.mark.parametrize("resumable", [True, False])
@meets_bot()
async def test_an_invalid_session_is_begun_anew(scene: Scene, resumable: bool) -> None:  # noqa: FBT001 - a case of a test
    """Op 9; the bot waits as it must, and comes back."""
    starts = len(scene.server.identifies) + len(scene.server.resumes)
    await scene.server.gateway.invalidate(resumable=resumable)
    again = lambda: len(scene.server.identifies) + len(scene.server.resumes) > starts or None  # noqa: E731 - asked again
    await wait(scene.server.world, again, "the bot's return", PATIENCE)

    assert "Kazakhstan between" in (await scene.asked("kazakhstan")).text


@meets_bot()
async def test_a_slow_answer_route_does_not_keep_others_waiting(scene: Scene) -> None:
    """One request takes a second; others are served meanwhile."""
    scene.server.fail("create_interaction_response", kind="slow", delay=1.0)
    slow = await scene.channel.slash("kazakhstan", scene.ana)
    await proceeds(scene)

    assert slow.response is None
    assert "Kazakhstan between" in (await slow.shown(PATIENCE)).text


def test_a_token_that_is_unknown_at_login_ends_with_words_for_the_operator() -> None:
    """401, at once and for good."""

    async def journey() -> None:
        async with FakeDiscord(rates=False, token="another") as server:  # noqa: S106 - it opens nothing
            config = config_for(server, discord__token=TOKEN)
            await asyncio.wait_for(run(config, asyncio.Event()), PATIENCE)

    with pytest.raises(PlatformRefused, match="Discord refuses the token") as caught:
        asyncio.run(journey())

    assert TOKEN not in f"{caught.value!r} {caught.value.__cause__}"
