"""One digest to many chats by the whole bot: how near the limit, how many 429s, at what cost, from how many editions.

    PYTHONPATH=tests python -m benchmarks.digests [chats]

The bot is a process of its own, as operators run it, with its ledger on a disk; the servers are processes too, and enforce
the limits strictly. The floor is a loop over the bare library's call at the pace that the limit allows, which writes
nothing down. `fanout` measures the couriers alone.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from chaos.bots import Bot
from chaos.fakes import Entry, Fake, Fakes, served
from telegram_scenes import ARAL_BRIEFING, CLAIM_COUNT, aral_news, furnish

from benchmarks.fanout import Send, _bare_discord, _bare_telegram
from benchmarks.telegram_server import Process
from bot.domain.addresses import Address
from bot.domain.delivery import DeliveryState, Plan, Subscription, chat_key, rescheduled
from bot.domain.schedule import Schedule
from bot.files.importing import import_records
from bot.store.sqlite import open_archive, open_ledger

LIMITS = {"telegram": (30, 1.0), "discord": (50, 1.0)}
"""Messages, seconds, over all chats; as the servers enforce them."""
AGO = timedelta(minutes=3)
"""How long ago the digest was due."""


@dataclass(frozen=True)
class Stage:
    """A bot that runs, on a store with news."""

    fakes: Fakes
    bot: Bot
    store: Path

    async def chats(self, platform: str, count: int) -> list[Address]:
        """So many of them."""
        if platform == "telegram":
            return [Address(platform, str(number)) for number in range(1001, 1001 + count)]
        ids: list[str] = await self.fakes.discord.ask("POST", "channels", {"count": count})
        return [Address(platform, id) for id in ids]

    async def settled(self, count: int) -> None:
        """Wait until so many deliveries have ended."""
        with closing(open_ledger(self.store, read_only=True)) as ledger:
            since = datetime.now(UTC) - timedelta(days=1)
            while sum(ledger.tally(since).deliveries.get(state, 0) for state in ENDED) < count:  # noqa: ASYNC110 - another process writes
                await asyncio.sleep(0.5)


ENDED = (DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.UNCERTAIN)


@asynccontextmanager
async def _staged(*options: str, **settings: str) -> AsyncIterator[Stage]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        furnish(folder / "ringkas.db", folder / "briefings")
        (folder / "briefings" / "aral.toml").write_text(ARAL_BRIEFING, encoding="utf-8")
        async with served(*options) as fakes:
            bot = Bot(fakes, folder, **settings)
            await bot.start()
            try:
                await bot.is_there()
                yield Stage(fakes, bot, folder / "ringkas.db")
                await bot.stop()
            finally:
                await bot.kill()


def _subscribe(store: Path, chats: Sequence[Address], languages: Sequence[str], ago: timedelta = AGO) -> None:
    """Let every chat want the digest, in turn in these languages; nothing is due before tomorrow."""
    now = datetime.now(UTC)
    schedule = Schedule.of("UTC", [(now - ago).time().replace(second=0, microsecond=0)])
    with closing(open_ledger(store)) as ledger:
        for place, chat in enumerate(chats):
            language = languages[place % len(languages)]
            made = Subscription(chat_key(chat, "aral"), chat, "aral", schedule, language=language)
            ledger.subscribe(rescheduled(Plan(made, now, None), now))


def _let_be_due(store: Path) -> None:
    """Put all of them back to before their slot, at once."""
    now = datetime.now(UTC)
    with closing(open_ledger(store)) as ledger:
        plans = ledger.subscriptions(limit=10**6)
        ledger.reschedule([rescheduled(replace(plan, planned_until=now - 2 * AGO), now) for plan in plans])


async def _at_the_limit(platform: str, count: int) -> None:
    """One digest in one language, as fast as the platform lets through; then the floor, at the same pace."""
    most, seconds = LIMITS[platform]
    async with _staged("--rates") as stage:
        chats = await stage.chats(platform, count)
        fake: Fake = getattr(stage.fakes, platform)
        process = Process(stage.bot.id)
        await asyncio.to_thread(_subscribe, stage.store, chats, ["id"])
        await asyncio.sleep(2)
        cpu = process.cpu_seconds
        await asyncio.to_thread(_let_be_due, stage.store)
        await stage.settled(count)
        cost = 1000 * (process.cpu_seconds - cpu) / count
        journal, stats = await fake.journal(), await fake.stats()
        editions = _editions(stage.store, count)
    took = journal[-1]["at"] - journal[0]["at"]
    rate, limit = (count - most) / took, most / seconds
    print(
        f"{platform:>9}: {count:,} chats in {took:.0f} s; {rate:.2f} messages a second, {100 * rate / limit:.1f} % of the limit; "
        f"{stats['throttled']} times 429; {_once(journal)} of {count:,} chats told once; {editions} edition(s) composed"
    )
    floor = await _floor(platform, min(count, 1500), most / seconds)
    print(
        f"{'':>9}  {cost:.2f} ms of CPU a message; the bare library {floor:.2f} ms at the same pace; ratio {cost / floor:.2f}"
    )


def _once(journal: Sequence[Entry]) -> int:
    told = Counter(entry["chat"] for entry in journal if entry["kind"] == "post")
    return sum(times == 1 for times in told.values())


def _editions(store: Path, last: int) -> int:
    """How many the last deliveries are made of."""
    with closing(open_ledger(store, read_only=True)) as ledger:
        return len({each.edition for each in ledger.deliveries(limit=last)})


async def _floor(platform: str, count: int, per_second: float) -> float:
    """Milliseconds of CPU for each message of a loop that does nothing else, in this process.

    Its server counts no rates: on a busy machine such a loop meets them, and ends there.
    """
    bare = _bare_telegram if platform == "telegram" else _bare_discord
    async with _staged() as stage:
        chats = await stage.chats(platform, count)
        async with bare(getattr(stage.fakes, platform).told) as send:
            await _paced(send, chats[:30], per_second)
            cpu = time.process_time()
            await _paced(send, chats, per_second)
            return 1000 * (time.process_time() - cpu) / count


async def _paced(send: Send, chats: Sequence[Address], per_second: float) -> None:
    """Each message a moment after the one before it, whether that one is answered or not."""
    sending = []
    began = time.monotonic()
    for place, chat in enumerate(chats):
        await asyncio.sleep(max(0.0, began + place / (0.97 * per_second) - time.monotonic()))
        sending.append(asyncio.create_task(_sent(send, chat.chat)))
    await asyncio.gather(*sending)


async def _sent(send: Send, chat: str) -> None:
    await send(chat)


async def _of_several_states(count: int) -> None:
    """Two languages, and chats that were told nothing yet, the first news, or the later news too."""
    async with _staged(telegram__messages_per_second="1000") as stage:
        chats = await stage.chats("telegram", count)
        earlier = 0
        for third in (1, 2):
            told = chats[third::3]
            await asyncio.to_thread(_subscribe, stage.store, told, ["id", "en"], AGO * (4 - third) / 2)
            await asyncio.to_thread(_let_be_due, stage.store)
            earlier += len(told)
            await stage.settled(earlier)
            await asyncio.to_thread(_import, stage.store, CLAIM_COUNT + third)
        for third in (0, 1, 2):
            await asyncio.to_thread(_subscribe, stage.store, chats[third::3], ["id", "en"], AGO / 3)
        await asyncio.to_thread(_let_be_due, stage.store)
        await stage.settled(earlier + count)
        composed = _editions(stage.store, count)
        print(f"two languages, three seen-states, {count:,} chats: {composed} editions composed")


def _import(store: Path, claims: int) -> None:
    """Store so many claims; those that are there already are no news."""
    file = store.with_name("more.toml")
    file.write_text(aral_news(count=claims), encoding="utf-8")
    with closing(open_archive(store)) as archive:
        import_records([file], archive, datetime.now(UTC))


async def main(count: int) -> None:
    """Print everything for both platforms."""
    for platform in LIMITS:
        await _at_the_limit(platform, count)
    await _of_several_states(min(count, 600))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1500))
