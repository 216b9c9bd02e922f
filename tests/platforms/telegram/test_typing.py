"""Who waits is shown that an answer is being written, as long as few wait."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from types import SimpleNamespace
from typing import cast

from bot.domain.addresses import Address
from bot.platforms.telegram.front import Front
from bot.platforms.telegram.replying import TYPING_AFTER, TYPING_AT_MOST, typing
from bot.platforms.telegram.updates import Place


class Shows:
    """A messenger that keeps where it showed typing."""

    def __init__(self) -> None:
        self.places: list[Place] = []

    async def show_typing(self, place: Place) -> None:
        """Keep the place."""
        self.places.append(place)


def test_typing_is_shown_in_a_few_chats_at_once() -> None:
    """Where thousands wait, showing it to all would take the connections that their answers need."""
    shows = Shows()
    front = cast("Front", SimpleNamespace(post=shows, typing=set()))
    places = [Place(Address("telegram", str(chat))) for chat in range(1, 2 * TYPING_AT_MOST)]

    async def journey() -> None:
        with ExitStack() as waiting:
            for place in places:
                waiting.enter_context(typing(front, place))
            await asyncio.sleep(TYPING_AFTER)  # timers ring in the order in which they were set
            await asyncio.sleep(0)
            assert places[:TYPING_AT_MOST] == shows.places
        assert front.typing == set()
        await asyncio.sleep(0)

    asyncio.run(journey())
