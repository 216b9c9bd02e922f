"""Channels on Discord that could not be written to, and can again: heard of, or joined anew."""

from __future__ import annotations

import asyncio
from contextlib import closing
from datetime import UTC, datetime

from discord_scenes import Scene, meets_bot

from bot.domain.addresses import Address
from bot.domain.chats import Reach, Standing
from bot.store.sqlite import open_chat_book

ELSEWHERE = 112233445566778899
SINCE = datetime(2022, 7, 25, tzinfo=UTC)


def _mark(scene: Scene, channel: int) -> None:
    """Keep that a channel could not be written to."""
    with closing(open_chat_book(scene.store)) as book:
        book.mark(Standing(Address("discord", str(channel)), Reach.RESTRICTED, SINCE, "403"))


def _out_of_reach(scene: Scene) -> list[str]:
    with closing(open_chat_book(scene.store)) as book:
        return [standing.address.chat for standing in book.out_of_reach(limit=10)]


@meets_bot(is_started=False)
async def test_a_channel_where_somebody_asks_is_open_again(scene: Scene) -> None:
    """Discord says with every command what the bot may do there."""
    _mark(scene, scene.channel.id)

    async with scene.bot():
        await scene.asked("help")

    assert _out_of_reach(scene) == []


@meets_bot(is_started=False)
async def test_a_channel_where_the_bot_still_may_not_write_stays_out_of_reach(scene: Scene) -> None:
    """A command is answered there all the same."""
    _mark(scene, scene.channel.id)
    scene.channel.deny("send_messages")

    async with scene.bot():
        await scene.asked("help")

    assert _out_of_reach(scene) == [str(scene.channel.id)]


@meets_bot(is_started=False)
async def test_a_server_that_the_bot_joins_again_is_open(scene: Scene) -> None:
    """Its channels are tried again; what stands against others stays."""
    _mark(scene, scene.channel.id)
    _mark(scene, ELSEWHERE)

    async with scene.bot(), asyncio.timeout(20):
        while str(scene.channel.id) in _out_of_reach(scene):
            # What comes less than two seconds after another, the library still counts among those it was in before.
            await asyncio.sleep(2.2)
            scene.server.gateway.announce(scene.guild.realm)
            await asyncio.sleep(0.1)

    assert _out_of_reach(scene) == [str(ELSEWHERE)]
