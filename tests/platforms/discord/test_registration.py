"""When Discord is given the list of commands, and which list that is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

import discord
from memory_chat_book import MemoryChatBook

from bot.domain.briefing import BriefingSpec, Topic
from bot.domain.wording import Wording
from bot.platforms.chats import Chats
from bot.platforms.discord import commands
from bot.platforms.discord.registration import Registration

PAUSE = 0.01
"""Seconds that Discord has us wait; really it is a minute."""


def _briefings(*names: str) -> dict[str, BriefingSpec]:
    return {name: BriefingSpec(name, Wording.same(name), Topic(words=("x",))) for name in names}


@dataclass
class Lister:
    """Discord's list; before it takes one, `refusals` are raised, and `meanwhile` happens at each."""

    briefings: Mapping[str, BriefingSpec]
    refusals: list[Exception] = field(default_factory=list)
    meanwhile: Mapping[str, BriefingSpec] = field(default_factory=dict)
    asked: list[set[str]] = field(default_factory=list)

    async def take(self, wanted: list[commands.Payload]) -> None:
        """Take a list, or refuse it."""
        self.asked.append({command["name"] for command in wanted} & {"day", "night"})
        if self.refusals:
            self.briefings = self.meanwhile or self.briefings
            raise self.refusals.pop(0)


def _followed(lister: Lister, *, times: int = 1) -> None:
    async def story(work: Callable[[], Awaitable[None]]) -> None:
        for _ in range(times):
            await work()

    registration = Registration(lambda: lister.briefings, Chats(MemoryChatBook()), lister.take, lambda: 42)
    asyncio.run(story(registration.follow))


def test_what_changed_while_discord_had_us_wait_is_in_the_list() -> None:
    """Sending the old list first would cost another wait."""
    lister = Lister(_briefings("day"), [discord.RateLimited(PAUSE)], _briefings("day", "night"))

    _followed(lister)

    assert lister.asked == [{"day"}, {"day", "night"}]


def test_nothing_is_sent_where_the_list_was_made_undone_during_the_wait() -> None:
    """Discord has it as it is wanted already."""
    lister = Lister(_briefings("day"))
    registration = Registration(lambda: lister.briefings, Chats(MemoryChatBook()), lister.take, lambda: 42)

    async def story() -> None:
        await registration.follow()
        lister.briefings, lister.meanwhile = _briefings("night"), _briefings("day")
        lister.refusals.append(discord.RateLimited(PAUSE))
        await registration.follow()

    asyncio.run(story())

    assert lister.asked == [{"day"}, {"night"}]


def test_what_was_not_taken_is_sent_anew_the_next_time() -> None:
    """A failure is no reason to go on trying by itself, nor to take the list for registered."""
    lister = Lister(_briefings("day"), [TimeoutError()])

    _followed(lister, times=3)

    assert lister.asked == [{"day"}, {"day"}]
