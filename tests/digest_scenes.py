"""A scene for digests: both fake platforms, a store and briefings on disk, and the bot as a process of its own.

Nobody waits for a minute to come: a subscription is put back to before its slot, as if the bot had just woken up.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fake_discord import FakeDiscord, Guild
from fake_telegram import FakeTelegram
from telegram_scenes import ARAL_BRIEFING, furnish

from bot.domain.addresses import Address
from bot.domain.delivery import Delivery, DeliveryState, Plan, Subscription, WhenNothingNew, chat_key, rescheduled
from bot.domain.schedule import Schedule
from bot.files.importing import import_records
from bot.store.sqlite import open_archive, open_ledger

PATIENCE = 60.0
"""Seconds until a wait counts as failed; nothing takes so long where things work."""
STOPS_WITHIN = 15.0
"""Seconds in which a process must have ended; a service manager kills after ninety."""
_BOT = [sys.executable, "-m", "bot", "run"]
_LOOKED_BACK = timedelta(minutes=9)
"""How far back a subscription is put that is to be due."""


def clock(minutes_ago: int = 6) -> str:
    """The time of day, in UTC, a few minutes ago."""
    return (datetime.now(UTC) - timedelta(minutes=minutes_ago)).strftime("%H:%M")


class Process:
    """The running bot."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stderr is not None
        self._process = process
        self._telling = asyncio.create_task(process.stderr.read())

    @property
    def id(self) -> int:
        """By which the system knows it."""
        return self._process.pid

    async def ended(self) -> tuple[int, str]:
        """The status with which it ended, and what it told."""
        status = await asyncio.wait_for(self._process.wait(), STOPS_WITHIN)
        return status, (await self._telling).decode()

    async def stop(self) -> None:
        """End it as a service manager does; it must end well and soon."""
        self._process.send_signal(signal.SIGTERM)
        status, told = await self.ended()
        assert status == 0, told
        assert "Traceback" not in told

    async def kill(self) -> None:
        """Leave nothing behind."""
        if self._process.returncode is None:
            self._process.kill()
        await self.ended()


@dataclass
class Scene:
    """What a journey has at hand."""

    folder: Path
    telegram: FakeTelegram
    discord: FakeDiscord
    guild: Guild

    @property
    def store(self) -> Path:
        """The store's file."""
        return self.folder / "ringkas.db"

    @asynccontextmanager
    async def process(self) -> AsyncIterator[Process]:
        """The bot, whether it is connected yet or not; killed at the end, if it is still there."""
        running = await asyncio.create_subprocess_exec(
            *_BOT, cwd=self.folder, env=self._environment(), stderr=asyncio.subprocess.PIPE
        )
        process = Process(running)
        try:
            yield process
        finally:
            await process.kill()

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[Process]:
        """The bot, connected to both platforms; stopped at the end."""
        starts = len(self.telegram.called("deleteWebhook"))
        async with self.process() as process:
            await self.telegram.call("deleteWebhook", count=starts + 1, timeout=PATIENCE)
            await self.discord.connected(timeout=PATIENCE)
            yield process
            await process.stop()

    def _environment(self) -> dict[str, str]:
        """What an operator sets; nothing of the machine's own configuration is to have a say."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("RINGKAS_")}
        own = {
            "TELEGRAM__TOKEN": self.telegram.token,
            "TELEGRAM__BASE_URL": self.telegram.base_url,
            "TELEGRAM__BASE_FILE_URL": self.telegram.base_file_url,
            "DISCORD__TOKEN": self.discord.token,
            "DISCORD__BASE_URL": self.discord.api_base,
            "STORE__PATH": str(self.store),
            "BRIEFINGS__FOLDER": str(self.folder / "briefings"),
        }
        named = {f"RINGKAS_{name}": value for name, value in own.items()}
        return kept | named | {"PYTHONPATH": str(Path(__file__).parents[1])}

    def subscribe(self, *addresses: Address, language: str = "", minutes_ago: int = 6) -> None:
        """Let chats want the news about `aral`, and to be told if there are none; it is due at once."""
        now = datetime.now(UTC)
        schedule, say_so = Schedule.parse(f"{clock(minutes_ago)} UTC"), WhenNothingNew.SAY_SO
        with closing(open_ledger(self.store)) as ledger:
            for address in addresses:
                key = chat_key(address, "aral")
                made = Subscription(key, address, "aral", schedule, language=language, when_nothing_new=say_so)
                ledger.subscribe(rescheduled(Plan(made, now - _LOOKED_BACK, None), now))

    def put_back(self) -> None:
        """Let every subscription be due now, and every slot of the last minutes be unknown."""
        now = datetime.now(UTC)
        with closing(open_ledger(self.store)) as ledger:
            plans = ledger.subscriptions(limit=1000)
            ledger.reschedule([rescheduled(replace(plan, planned_until=now - _LOOKED_BACK), now) for plan in plans])

    def subscription(self, address: Address) -> Subscription | None:
        """What a chat has subscribed to, if anything."""
        with closing(open_ledger(self.store, read_only=True)) as ledger:
            return next((plan.subscription for plan in ledger.subscriptions_of(address)), None)

    def deliveries(self) -> Sequence[Delivery]:
        """The ledger, with messages, the first due first."""
        with closing(open_ledger(self.store, read_only=True)) as ledger:
            found = [ledger.delivery(each.id) for each in ledger.deliveries(limit=10_000)]
        return [each for each in found if each is not None][::-1]

    def is_settled(self) -> bool:
        """Whether every delivery that there is has ended; asked over and over, so it reads no more than it must."""
        under_way = (DeliveryState.PENDING, DeliveryState.SENDING)
        with closing(open_ledger(self.store, read_only=True)) as ledger:
            return not ledger.deliveries(states=under_way, limit=1)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds.

        Raises:
            TimeoutError: It never does.
        """
        async with asyncio.timeout(PATIENCE):
            while not holds():  # noqa: ASYNC110 - another process writes what is looked at
                await asyncio.sleep(0.05)

    async def import_(self, text: str) -> None:
        """Import records, as another process would while the bot runs."""
        file = self.folder / "more.toml"
        file.write_text(text, encoding="utf-8")
        await asyncio.to_thread(self._import, file)

    def _import(self, file: Path) -> None:
        with closing(open_archive(self.store)) as archive:
            import_records([file], archive, datetime.now(UTC))


@asynccontextmanager
async def scene(folder: Path) -> AsyncIterator[Scene]:
    """Both platforms, with their limits, and a store with news about `aral`; nothing that is sent may break a rule."""
    furnish(folder / "ringkas.db", folder / "briefings")
    (folder / "briefings" / "aral.toml").write_text(ARAL_BRIEFING, encoding="utf-8")
    async with FakeTelegram() as telegram, FakeDiscord() as discord:
        yield Scene(folder, telegram, discord, discord.guild("Readers"))
        assert (telegram.refused, discord.refused, discord.unguarded) == ([], [], [])
