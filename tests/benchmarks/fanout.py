"""One digest to many chats: what a message costs beside a bare library's, and how near the platform's limit it comes.

    PYTHONPATH=tests python -m benchmarks.fanout [chats] [seconds]

The servers are processes of their own. For the cost they check and count nothing, and messages go out as fast as they can,
as many at once on either side; the CPU is this process's. For the pace they enforce the limits and check nothing else; a
message's departure takes a few milliseconds, as it does where a ledger writes it to a disk.
"""

from __future__ import annotations

import asyncio
import gc
import json
import statistics
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp
import discord
import telegram
from telegram.request import HTTPXRequest

from benchmarks.discord_server import _running
from benchmarks.telegram_server import ROOT
from bot.domain.addresses import Address
from bot.domain.courier import Courier
from bot.domain.outcomes import Outcome, Sent
from bot.domain.secrets import Secret
from bot.platforms.chats import Chats
from bot.platforms.discord.courier import DiscordCourier
from bot.platforms.discord.posting import LIMITS
from bot.platforms.discord.posting import Messenger as DiscordMessenger
from bot.platforms.discord.rest import Rest
from bot.platforms.sending import Limits, Pace, Sender
from bot.platforms.telegram.courier import TelegramCourier
from bot.platforms.telegram.platform import Account, connected
from bot.platforms.telegram.posting import Messenger as TelegramMessenger
from bot.store.sqlite import open_chat_book

IN_FLIGHT = 16
WARM_UP = 200
UNLIMITED = Limits(per_chat=None, per_group=None, overall=None)
TEXT = "Kazakhstan menambah anggaran pertahanan sebesar 441 miliar tenge. " * 8
MARKUP: dict[str, Any] = {"inline_keyboard": [[{"text": "[1]", "callback_data": "w1.id.AAAAAA./edition abcdefgh"}]]}
ROWS: list[dict[str, Any]] = [
    {"type": 1, "components": [{"type": 2, "style": 2, "label": "[1]", "custom_id": "w1.id.AAAAAA./edition abcdefgh"}]}
]
Send = Callable[[str], Awaitable[object]]
"""Sends a message to the chat with this id."""


@dataclass
class Watch:
    """Takes as long to write down a departure as a ledger does; counts what arrived."""

    seconds: float = 0.0
    outcomes: list[Outcome] = field(default_factory=list)

    async def departs(self) -> None:
        """See `bot.domain.courier.Watch`."""
        if self.seconds:
            await asyncio.sleep(self.seconds)

    async def landed(self, outcome: Outcome) -> None:
        """See `bot.domain.courier.Watch`."""
        self.outcomes.append(outcome)


@contextmanager
def _served(name: str, *options: str) -> Iterator[dict[str, Any]]:
    """A fake as a process of its own; where it listens."""
    with _running([name, *options], {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}) as process:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())


async def _asked(told: dict[str, Any], method: str, path: str, body: object = None) -> Any:
    """Use the server's controls."""
    url = f"http://127.0.0.1:{told['port']}/control/{path}"
    async with aiohttp.ClientSession() as session, session.request(method, url, json=body) as answer:
        return await answer.json()


@asynccontextmanager
async def _telegram(told: dict[str, Any], limits: Limits) -> AsyncIterator[Courier]:
    account = Account(Secret(told["token"]), told["base_url"], told["base_file_url"])
    chats, sender = Chats(open_chat_book(None)), Sender(Pace(limits), in_flight_at_most=IN_FLIGHT * 5 // 4)
    async with connected(account) as (bot, _):
        await bot.initialize()
        messenger = TelegramMessenger(bot, sender, chats, lambda: datetime.now(UTC))
        yield TelegramCourier(messenger, (), lambda: True)
        await sender.close(0)
    await chats.close()


@asynccontextmanager
async def _discord(told: dict[str, Any], limits: Limits) -> AsyncIterator[Courier]:
    chats, sender = Chats(open_chat_book(None)), Sender(Pace(limits), in_flight_at_most=IN_FLIGHT * 5 // 4)
    client = discord.Client(intents=discord.Intents.none())
    async with Rest(Secret(told["token"]), told["api_base"]) as rest:
        messenger = DiscordMessenger(client, sender, chats, lambda: datetime.now(UTC))
        yield DiscordCourier(rest, messenger, client, (), lambda: True)
        await sender.close(0)
    await chats.close()


@asynccontextmanager
async def _bare_telegram(told: dict[str, Any]) -> AsyncIterator[Send]:
    markup = telegram.InlineKeyboardMarkup.de_json(MARKUP, None)
    request = HTTPXRequest(connection_pool_size=IN_FLIGHT)
    async with telegram.Bot(told["token"], told["base_url"], request=request) as bot:
        yield lambda chat: bot.send_message(int(chat), TEXT, "HTML", reply_markup=markup)


@asynccontextmanager
async def _bare_discord(told: dict[str, Any]) -> AsyncIterator[Send]:
    discord.http.Route.BASE = told["api_base"]
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(told["token"])

        async def send(chat: str) -> None:
            view = discord.ui.View(timeout=None)
            view.add_item(discord.ui.Button(label="[1]", custom_id="w1.id.AAAAAA./edition abcdefgh"))
            view.stop()
            channel = client.get_partial_messageable(int(chat))
            await channel.send(embed=discord.Embed(title="Kazakhstan", description=TEXT), view=view)

        yield send


def _of(courier: Courier, watch: Watch) -> Send:
    """Deliver one part of a digest."""
    embeds = [{"title": "Kazakhstan", "description": TEXT}]
    contents = {
        "telegram": json.dumps({"html": TEXT, "markup": json.dumps(MARKUP)}),
        "discord": json.dumps({"embeds": embeds, "components": ROWS}),
    }
    content = contents[courier.platform]
    return lambda chat: courier.post(Address(courier.platform, chat), content, f"{chat}.1"[-25:], watch)


async def _to_all(send: Send, chats: list[str], at_once: int = IN_FLIGHT) -> tuple[float, float]:
    """Milliseconds of CPU for each message, and seconds in all."""
    left = iter(chats)

    async def work() -> None:
        for chat in left:
            await send(chat)

    gc.collect()
    cpu, began = time.process_time(), time.perf_counter()
    await asyncio.gather(*(work() for _ in range(at_once)))
    return 1000 * (time.process_time() - cpu) / len(chats), time.perf_counter() - began


async def _cost(name: str, told: dict[str, Any], chats: list[str]) -> None:
    """Both in turn, three times; the middle of each."""
    ours, bare = (_telegram, _bare_telegram) if name == "telegram" else (_discord, _bare_discord)
    found: dict[str, list[float]] = {"bare": [], "ours": []}
    async with ours(told, UNLIMITED) as courier, bare(told) as bare_send:
        ways = {"bare": bare_send, "ours": _of(courier, Watch())}
        for send in ways.values():
            await _to_all(send, chats[:WARM_UP])
        for _ in range(3):
            for way, send in ways.items():
                found[way].append((await _to_all(send, chats))[0])
    floor, cost = (statistics.median(found[way]) for way in ("bare", "ours"))
    print(f"{name:>9}: {cost:.2f} ms of CPU a message; the bare library {floor:.2f} ms; ratio {cost / floor:.2f}")


async def _pace(name: str, told: dict[str, Any], chats: list[str], limits: Limits, departs_after: float) -> None:
    """As fast as the platform lets through."""
    assert limits.overall is not None
    ours = _telegram if name == "telegram" else _discord
    watch = Watch(departs_after)
    async with ours(told, limits) as courier:
        _, seconds = await _to_all(_of(courier, watch), chats, at_once=200)
    stats = await _asked(told, "GET", "stats")
    count, span = limits.overall
    rate = (len(chats) - count) / seconds  # the first of them wait for nothing
    arrived = sum(isinstance(outcome, Sent) for outcome in watch.outcomes)
    print(
        f"{name:>9}: {rate:.2f} messages a second, {100 * rate * span / count:.1f} % of the limit; "
        f"{stats['throttled']} times 429; {arrived} of {len(chats)} arrived"
    )


async def _channels(told: dict[str, Any], count: int) -> list[str]:
    ids: list[str] = await _asked(told, "POST", "channels", {"count": count})
    return ids


async def main(count: int, seconds: float) -> None:
    """Print the cost and the pace for each platform."""
    with _served("fake_telegram") as told:
        await _cost("telegram", told, [str(number) for number in range(1, count + 1)])
    with _served("fake_discord") as told:
        await _cost("discord", told, await _channels(told, count))
    for departs_after in (0.0, 0.005):
        print(f"a departure takes {1000 * departs_after:.0f} ms")
        with _served("fake_telegram", "--rates") as told:
            chats = [str(number) for number in range(1, int(30 * seconds) + 31)]
            await _pace("telegram", told, chats, Limits(), departs_after)
        with _served("fake_discord", "--rates") as told:
            channels = await _channels(told, int(50 * seconds) + 50)
            await _pace("discord", told, channels, LIMITS, departs_after)


if __name__ == "__main__":
    asyncio.run(
        main(*(int(each) for each in (sys.argv[1:] or ["2000"])[:1]), *(float(e) for e in sys.argv[2:3] or ["20"]))
    )
