"""One answer on every platform: Telegram, Discord and the console say the same to somebody who reads them.

Each is read by a reader of its own: Telegram's own parser, a reader of Discord's Markdown, and eyes for the console.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

import discord_bots
import pytest
import telegram_bots
from fake_discord import FakeDiscord
from fake_discord.wire import Wire
from fake_telegram import FakeTelegram
from hypothesis import given, settings
from newsrooms import ask, newsroom_of
from rendering import discord_reader
from rendering.telegram_judge import TelegramJudge
from rendering.visible import first_lost, required, seen
from strategies import stores

from bot.domain.claims import Claim
from bot.domain.news import Entity
from bot.domain.ports import Record
from bot.platforms.discord import pages as on_discord
from bot.platforms.requests import Reply
from bot.platforms.telegram import pages as on_telegram
from bot.rendering import console_text

SAMPLE_QUESTIONS = (
    *("/kazakhstan", "/timeline kazakhstan", "/timeline kazakhstan 2022 newest", "/compare kazakhstan", "/facts"),
    *("/facts kazakhstan", "/sources kazakhstan", "/why 1 kazakhstan", "/why 99 kazakhstan", "/search tokayev"),
    *("/new", "/new kazakhstan", "/briefings", "/about", "/settings", "/zone xx", "/language xx", "/nothing"),
)
GENERATED_QUESTIONS = (
    *("/topic", "/timeline topic", "/timeline topic newest", "/compare topic", "/sources topic", "/why 1 topic"),
    *("/new topic", "/briefings", "/timeline"),
)
JOURNEY = {
    "/kazakhstan": {},
    "/timeline kazakhstan": {"topic": "kazakhstan"},
    "/compare kazakhstan": {"topic": "kazakhstan"},
}
_PAGE_NUMBER = re.compile(r" ?\((\d+)/(\d+)\)$")
_ADDRESS = re.compile(r" <(https?://\S*)>")
_BARE = re.compile(r"(?<!<)(https?://\S*[^\s<>:,.])")
_CUT_ADDRESS = re.compile(r" \(https?://\S*…\)")
"""What Discord's reader gets instead of a link whose address alone would fill a field."""
LONG_ADDRESS = 400
_WIDE = 100_000


@dataclass
class Read:
    """What somebody reads of one answer, page by page, and where its links lead."""

    pages: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """All pages, the number of each page left out."""
        return "\n".join(self.pages)

    @property
    def words(self) -> set[str]:
        """Every word, figure, date and mark; a heading that a later page repeats counts once."""
        return {word for word in map(seen, self.text.split()) if word.strip("…•│")}

    @property
    def marks(self) -> list[str]:
        """The source marks in their order."""
        return re.findall(r"\[\d+\]", self.text)


@pytest.fixture(scope="module")
def judge() -> TelegramJudge:
    """TDLib, asked offline."""
    return TelegramJudge()


def _without_number(head_and_rest: str) -> str:
    head, line_end, rest = head_and_rest.partition("\n")
    return _PAGE_NUMBER.sub("", head) + line_end + rest


def from_telegram(htmls: Sequence[str], judge: TelegramJudge) -> Read:
    """Messages in Telegram's HTML, parsed by Telegram."""
    read = Read()
    for html in htmls:
        read.pages.append(_without_number(judge.parsed(html).text))
        read.links |= {unescape(target) for target in re.findall(r'<a href="([^"]*)"', html)}
    return read


def from_discord(payloads: Sequence[Wire]) -> Read:
    """Embeds, in the order in which Discord shows their parts; only a footer has no Markdown."""
    read = Read()
    for embed in (embed for payload in payloads for embed in payload["embeds"]):
        readings = [discord_reader.read(part) for part in _parts(embed)]
        lines = [*(reading.words for reading in readings), (embed.get("footer") or {}).get("text", "")]
        read.pages.append(_CUT_ADDRESS.sub("", _without_number("\n".join(lines))))
        read.links |= {target for reading in readings for kind, target in reading.special if kind == "link"}
    return read


def _parts(embed: Wire) -> Iterator[str]:
    yield embed.get("title") or ""
    yield embed.get("description") or ""
    for each in embed.get("fields") or ():
        yield from (each["name"], each["value"])


def from_console(reply: Reply) -> Read:
    """Plain text, wide enough that nothing is broken; an address stands behind its words, or in their place."""
    text = console_text.render(reply.document, width=_WIDE, colour=False)
    return Read([_ADDRESS.sub("", text)], {*_ADDRESS.findall(text), *_BARE.findall(text)})


def _spelt(links: set[str]) -> set[str]:
    """Addresses in one spelling, for each platform has its own; without those too long for some."""
    return {unquote(link) for link in links if len(link) < LONG_ADDRESS}


def differences(reply: Reply, judge: TelegramJudge) -> dict[str, object]:
    """In what the platforms differ; nothing, if all is well."""
    telegram = from_telegram([page.html for page in on_telegram.shown(reply).pages], judge)
    discord = from_discord([page.payload for page in on_discord.shown(reply).pages])
    console = from_console(reply)
    needed = required(reply.document)
    found: dict[str, object] = {
        f"lost on {name}": first_lost(needed, seen(read.text))
        for name, read in (("Telegram", telegram), ("Discord", discord), ("the console", console))
    }
    found["words"] = (telegram.words ^ discord.words) | (telegram.words ^ console.words)
    found["marks"] = [] if telegram.marks == discord.marks else (telegram.marks, discord.marks)
    found["links"] = _spelt(telegram.links) ^ _spelt(discord.links)
    found["links on the console"] = _spelt(telegram.links) - _spelt(console.links)
    found["whole"] = len(telegram.pages) == len(discord.pages) == 1 and seen(telegram.text) != seen(discord.text)
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize("code", ["en", "id"])
@pytest.mark.parametrize("question", SAMPLE_QUESTIONS)
def test_the_sample_reads_the_same_everywhere(question: str, code: str, judge: TelegramJudge) -> None:
    """Every reader's command: the same claims, figures, dates, sources and marks."""
    assert differences(ask(question, code), judge) == {}


@settings(max_examples=8)
@given(stores())
def test_any_store_reads_the_same_everywhere(judge: TelegramJudge, records: list[Record]) -> None:
    """Whatever its words hold, on however many pages it stands."""
    newsroom = newsroom_of(records)
    entity = next(record.id for record in records if isinstance(record, Entity))
    statement = next(text for record in records if isinstance(record, Claim) for _, text in record.statement.texts)
    for question in (*GENERATED_QUESTIONS, f"/facts {entity}", f"/search {statement}"):
        for code in ("en", "id"):
            found = differences(ask(question, code, newsroom), judge)
            assert (question, code, found) == (question, code, {})


async def _from_both(judge: TelegramJudge) -> dict[str, tuple[Read, Read]]:
    """What a reader of Indonesian gets from both servers, by question."""
    received: dict[str, tuple[Read, Read]] = {}
    async with FakeTelegram(rates=False) as telegram, FakeDiscord(rates=False) as discord:
        chat = telegram.private(telegram.user("Ana", language_code="id"))
        ana = discord.user("Ana", locale="id")
        direct = discord.direct(ana)
        async with telegram_bots.running(telegram), discord_bots.running(discord):
            for question, options in JOURNEY.items():
                await chat.answer(after=await chat.say(question), timeout=30)
                sent = telegram.called("sendMessage")[-1].parameters["text"]
                await (await direct.slash(question.split()[0], ana, options)).shown(30)
                call = discord.called("create_interaction_response")[-1]
                received[question] = from_telegram([sent], judge), from_discord([call.data])
        assert (telegram.refused, discord.refused) == ([], [])
    return received


def test_both_servers_receive_the_same_answers(judge: TelegramJudge) -> None:
    """Two whole bots, asked the same in private: what went over the wires reads the same, as far as one message holds."""
    received = asyncio.run(_from_both(judge))

    for question, pair in received.items():
        shorter, longer = sorted(pair, key=lambda read: len(read.text))
        assert (question, first_lost(seen(shorter.text), seen(longer.text))) == (question, "")
        assert shorter.marks == longer.marks[: len(shorter.marks)] != []
        assert _spelt(shorter.links) <= _spelt(longer.links)
