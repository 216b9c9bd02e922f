"""A whole bot fed with whatever anybody may do at Discord: it goes on, pings nobody, and tells no tales.

`RINGKAS_HOSTILE=20000` feeds so many interactions instead of a few hundred.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager

from discord_bots import running
from fake_discord import FakeDiscord
from fake_discord.interactions import Interaction, _wire, opened
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from strategies.interactions import COMMAND, COMPONENT, Attack, attacks, damaged
from strategies.updates import MARK

COUNT = int(os.environ.get("RINGKAS_HOSTILE", "300"))
BATCH = 10
FOUND_IS_ENOUGH = (Phase.explicit, Phase.generate)
"""To shrink a batch, the bot would have to be asked a thousand times."""
PEOPLE, PLACES = 4, 5
PATIENCE = 60.0
SLIPS = ("was not answered", "not served", "never retrieved", "Traceback", MARK)
SAID_OF_A_FILE = "a file that was sent cannot be had"


class Heard(logging.Handler):
    """Every line of ours, and of libraries what is worth a warning."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self._written = logging.Formatter("%(levelname)s %(name)s %(message)s")

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it as it would be written, traces included."""
        self.lines.append(f"{self._written.format(record)} {getattr(record, 'fields', '')}")


@contextmanager
def hearing() -> Iterator[Heard]:
    """Listen to all logs, ours from DEBUG on."""
    heard, root, own = Heard(), logging.getLogger(), logging.getLogger("ringkas")
    levels = root.level, own.level
    root.addHandler(heard)
    root.setLevel(logging.WARNING)
    own.setLevel(logging.DEBUG)
    try:
        yield heard
    finally:
        root.removeHandler(heard)
        root.setLevel(levels[0])
        own.setLevel(levels[1])


class Siege:
    """A bot, its server, and somebody who asks in between as people do."""

    def __init__(self, server: FakeDiscord, heard: Heard) -> None:
        self.server = server
        self.heard = heard
        self.people = [server.user(f"Foe {number} {MARK}", locale="id") for number in range(PEOPLE)]
        guild = server.guild(f"Ruang {MARK}", locale="id", owner=self.people[0])
        for person in self.people:
            guild.join(person)
        text = guild.text("umum")
        mute = guild.text("bisu")
        mute.deny("send_messages", "embed_links")
        self.places = [text, guild.announcement("kabar"), text.thread("utas"), mute, server.direct(self.people[1])]
        self.witness = server.user("Wati")
        self.quiet = server.direct(self.witness)

    @property
    def boss(self) -> str:
        """The only admin, as hostile as the others."""
        return str(self.people[0].id)

    async def feed(self, batch: list[Attack]) -> list[tuple[Attack, Interaction]]:
        """Do it all at once, and wait until everything is dealt with."""
        self.server.world.calls.clear()
        pressed = await (await self.quiet.slash("kazakhstan", self.witness)).shown(PATIENCE)
        done = []
        for attack in batch:
            place, user = self.places[attack.place], self.people[attack.person]
            message = pressed if attack.kind == COMPONENT else None
            made = await opened(
                self.server.world, attack.kind, place.place, user, attack.data, locale=attack.locale, message=message
            )
            done.append((attack, made))
        await self.proceeds()
        return done

    async def proceeds(self) -> None:
        """Somebody who has nothing to do with it is answered, and all others have been dealt with."""
        answer = await (await self.quiet.slash("kazakhstan", self.witness)).shown(PATIENCE)
        assert answer.embeds[0]["title"].startswith("Kazakhstan ")
        while served := [t for t in asyncio.all_tasks() if "_run_event" in getattr(t.get_coro(), "__qualname__", "")]:
            await asyncio.wait(served, timeout=PATIENCE)

    def send(self, wire: dict[str, object]) -> None:
        """Dispatch an interaction as it is."""
        self.server.gateway.dispatch("INTERACTION_CREATE", wire)

    def whole(self, attack: Attack) -> dict[str, object]:
        """An interaction as the server writes it."""
        place, user = self.places[attack.place].place, self.people[attack.person]
        made = Interaction(self.server.world, attack.kind, place, user, None)
        return _wire(self.server.world, made, attack.data, attack.locale)


@contextmanager
def besieged() -> Iterator[tuple[asyncio.Runner, Siege]]:
    """A running bot, with the loop that it runs on."""
    with hearing() as heard, asyncio.Runner() as runner:
        stack = AsyncExitStack()

        async def begin() -> Siege:
            server = await stack.enter_async_context(FakeDiscord(rates=False))
            siege = Siege(server, heard)
            await stack.enter_async_context(running(server, discord__admins=siege.boss))
            return siege

        siege = runner.run(begin())
        try:
            yield runner, siege
        finally:
            runner.run(stack.aclose())


def leaks(heard: Heard, batch: list[Attack]) -> list[str]:
    """Lines that tell of a slip of ours, or of what somebody wrote."""
    secret = {text for attack in batch for text in attack.words if len(text) > 11 and not text.isdecimal()}
    return [
        line for line in heard.lines if any(word in line for word in (*SLIPS, *secret)) and SAID_OF_A_FILE not in line
    ]


def test_a_bot_under_attack_answers_everybody_and_pings_nobody() -> None:
    """Any number of hostile interactions: nothing is refused, nothing is logged, and each has its answer."""
    with besieged() as (runner, siege):

        @settings(max_examples=max(COUNT // BATCH, 1), phases=FOUND_IS_ENOUGH)
        @given(st.lists(attacks(PEOPLE, PLACES), min_size=BATCH, max_size=BATCH))
        def attack(batch: list[Attack]) -> None:
            siege.heard.lines.clear()
            done = runner.run(siege.feed(batch))
            # Of forms and completions not all have an answer: the bot has no forms, and completes what it knows.
            silent = [a for a, made in done if a.kind in {COMMAND, COMPONENT} and made.response is None]

            assert silent == []
            assert siege.server.refused == []
            assert siege.server.unguarded == []
            assert siege.server.pings == []
            assert leaks(siege.heard, batch) == []

        attack()


def test_what_is_no_interaction_is_passed_over() -> None:
    """Parts that are missing or of another kind cost that interaction alone."""
    with besieged() as (runner, siege):

        @settings(max_examples=max(COUNT // BATCH // 2, 1), phases=FOUND_IS_ENOUGH)
        @given(st.lists(attacks(PEOPLE, PLACES), min_size=BATCH, max_size=BATCH), st.data())
        def attack(batch: list[Attack], data: st.DataObject) -> None:
            siege.heard.lines.clear()
            wires = [data.draw(damaged(siege.whole(each))) for each in batch]

            async def feed() -> None:
                for wire in wires:
                    siege.send(wire)
                await siege.proceeds()

            runner.run(feed())

            assert [line for line in siege.heard.lines if MARK in line or "never retrieved" in line] == []

        attack()
