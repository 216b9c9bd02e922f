"""A whole bot fed with whatever anybody may send it: it goes on, says nothing that is not its own, and tells no tales.

`RINGKAS_HOSTILE=20000` feeds so many updates instead of a few hundred.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from html import unescape
from itertools import count
from typing import Any

import pytest
from fake_telegram import Call, Chat, FakeTelegram
from fake_telegram.waiting import wait
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from newsrooms import sample_archive, sample_newsroom
from rendering.telegram_judge import TelegramJudge
from strategies.updates import MARK, Wire, damaged, updates
from telegram_bots import running

from bot.domain.news import Publication
from bot.platforms.requests import RESERVED

COUNT = int(os.environ.get("RINGKAS_HOSTILE", "300"))
BATCH = 10
FOUND_IS_ENOUGH = (Phase.explicit, Phase.generate)
"""To shrink a batch, the bot would have to be asked a thousand times."""
TOLD = {"sendMessage", "editMessageText"}
OURS = {("BotCommand", f"/{name}") for name in (*RESERVED, *sample_newsroom().briefings)}
NAMED_BY_ADDRESS = ("Url", "Gatra.com")
"""A source of the sample that keeps the name it is known by."""
PEOPLE: list[Wire] = [{"id": 1001 + number} for number in range(12)]
CHATS: list[Wire] = [
    *({"id": person["id"], "type": "private"} for person in PEOPLE),
    *({"id": -1000000001000 - number, "type": "supergroup"} for number in (101, 102)),
    *({"id": -1000000001000 - number, "type": "supergroup", "is_forum": True} for number in (103,)),
    *({"id": -1000000001000 - number, "type": "channel"} for number in (104,)),
]


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

    def __init__(self, server: FakeTelegram, heard: Heard) -> None:
        self.server = server
        self.heard = heard
        for wire in CHATS:  # under the numbers that the updates name
            self._chat(wire)
        self.witness = server.private(server.user("Wati"))
        self.pressed: list[str] = []
        self._numbers = count(1)

    def _chat(self, wire: Wire) -> Chat:
        if wire["type"] == "private":
            chat = self.server.private(self.server.user("Foe"))
        elif wire["type"] == "channel":
            chat = self.server.channel("Kanal")
        else:
            chat = self.server.group("Ruang", forum=wire.get("is_forum", False))
        world, place = self.server.world, chat.place
        del world.places[place.id]
        place.id = wire["id"]
        world.places[place.id] = place
        return chat

    async def feed(self, batch: list[Wire]) -> list[Call]:
        """Send updates, wait until all are dealt with, and tell what the bot asked the server for."""
        self.server.world.calls.clear()
        for update in batch:
            self._open_query(update)
            self.server.feed(update)
        said = await self.witness.say("/kazakhstan")
        answer = await self.witness.answer(after=said, timeout=60)
        assert answer.text.startswith("Kazakhstan between Russia and the West")
        await wait(self.server.world, lambda: not self.server.pending or None, "the end of the batch", 60)
        while lanes := [
            task for task in asyncio.all_tasks() if "Lanes" in getattr(task.get_coro(), "__qualname__", "")
        ]:
            await asyncio.wait(lanes)
        return self.server.calls

    def _open_query(self, update: Wire) -> None:
        """Give a query a number of its own, under which the server takes an answer."""
        for kind in ("callback_query", "inline_query"):
            query = update.get(kind)
            if isinstance(query, dict) and "id" in query:
                query["id"] = f"query-{next(self._numbers)}"
                self.server.world.queries[query["id"]] = None


@contextmanager
def besieged() -> Iterator[tuple[asyncio.Runner, Siege]]:
    """A running bot, with the loop that it runs on."""
    with hearing() as heard, asyncio.Runner() as runner:
        stack = AsyncExitStack()

        async def begin() -> Siege:
            server = await stack.enter_async_context(FakeTelegram(rates=False))
            siege = Siege(server, heard)
            await stack.enter_async_context(running(server))
            return siege

        siege = runner.run(begin())
        try:
            yield runner, siege
        finally:
            runner.run(stack.aclose())


@pytest.fixture(scope="module")
def judge() -> TelegramJudge:
    """TDLib, asked offline."""
    return TelegramJudge()


@pytest.fixture(scope="module")
def links() -> set[str]:
    """The addresses that the sample names."""
    versions = (version.record for version in sample_archive().everything())
    return {record.article.url for record in versions if isinstance(record, Publication)}


def foreign(judge: TelegramJudge, links: set[str], html: str) -> list[str]:
    """What is live in a message and none of ours."""
    # A card number leads nowhere: a tap shows which bank it is of.
    live = [entity for entity in judge.live(html) if entity.kind not in {"TextUrl", "Code", "BankCardNumber"}]
    strange = [f"{e.kind} {e.words!r}" for e in live if (e.kind, e.words) not in {*OURS, NAMED_BY_ADDRESS}]
    targets = {unescape(target) for target in re.findall(r'<a href="([^"]*)"', html)}
    return [*strange, *sorted(targets - links)]


def _texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts_of(each)


def _faults(heard: Heard, batch: list[Wire]) -> list[str]:
    """Lines that tell of a slip of ours, or of what somebody wrote."""
    secret = {text for text in _texts_of(batch) if len(text) > 11 and text not in TOLD}
    slips = ("was not answered", "was not understood", "never retrieved", "Traceback", MARK)
    return [line for line in heard.lines if any(word in line for word in slips) or any(text in line for text in secret)]


def test_a_bot_under_attack_answers_others_and_says_nothing_foreign(judge: TelegramJudge, links: set[str]) -> None:
    """Any number of hostile updates: nobody is pinged, nothing is refused, nothing is logged, everybody is answered."""
    with besieged() as (runner, siege):

        @settings(max_examples=max(COUNT // BATCH, 1), phases=FOUND_IS_ENOUGH)
        @given(st.lists(updates(PEOPLE, CHATS), min_size=BATCH, max_size=BATCH))
        def attack(batch: list[Wire]) -> None:
            siege.heard.lines.clear()
            calls = runner.run(siege.feed(batch))
            told = [call.parameters["text"] for call in calls if call.method in TOLD]

            assert siege.server.refused == []
            assert [(html, strange) for html in told if (strange := foreign(judge, links, html))] == []
            assert _faults(siege.heard, batch) == []

        attack()


def test_what_is_no_update_is_passed_over() -> None:
    """Parts that are missing or of another kind cost that update alone."""
    with besieged() as (runner, siege):

        @settings(max_examples=max(COUNT // BATCH // 2, 1), phases=FOUND_IS_ENOUGH)
        @given(st.lists(damaged(PEOPLE, CHATS), min_size=BATCH, max_size=BATCH))
        def attack(batch: list[Wire]) -> None:
            siege.heard.lines.clear()
            runner.run(siege.feed(batch))

            # What is refused then is the server's own nonsense, such as a list for a number, in an answer to it.
            assert [line for line in siege.heard.lines if MARK in line or "never retrieved" in line] == []

        attack()
