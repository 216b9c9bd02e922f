"""A run of chaos: subscriptions and corrections come, slots are due, the bot is killed at random moments and started again."""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from chaos import scene, weather
from chaos.bots import Bot
from chaos.fakes import served
from chaos.verdict import Verdict, deliveries, judged

from bot.domain.delivery import DeliveryState
from bot.store.sqlite import open_ledger
from bot.store.sqlite.copies import check

UNDER_WAY = (DeliveryState.PENDING, DeliveryState.SENDING)
FAST = "1000"
"""Messages a second on Telegram, so that the kills, and not its limits, decide how long it takes."""
EARLY = 0.15
"""How many of the kills meet the bot before it is connected."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much of it; `alive` is how many seconds a life may last at most once the bot is connected."""

    chats: int
    kills: int
    alive: float = 2.5
    patience: float = 600.0  # seconds that the last life may take to send what is left


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run."""

    verdict: Verdict
    weather: weather.Weather
    kills: int
    seconds: float
    stopped_in: float  # seconds
    log: str


async def run(folder: Path, size: Size, seed: int) -> Outcome:
    """Let it happen in an empty folder; the same seed brings the same wishes, weather and moments."""
    chance, began = random.Random(seed), time.monotonic()
    scene.prepare(folder)
    store = folder / "ringkas.db"
    async with served() as fakes:
        bot, expected = Bot(fakes, folder, telegram__messages_per_second=FAST), scene.Expected()
        chats = await scene.chats(fakes, size.chats)
        try:
            for wave in scene.waves(chats, size.kills, chance):
                expected |= wave.expected
                await weather.brew(fakes, chance)
                await _life(bot, store, wave, size.alive, chance)
            met = await weather.calm(fakes)
            await bot.start()
            await _settled(store, size.patience)
            stopped_in = await bot.stop()
        finally:
            await bot.kill()
        journals = {fake.name: await fake.journal() for fake in (fakes.telegram, fakes.discord)}
    verdict = judged(deliveries(store), journals, expected, scene.outdated(store))
    verdict.faults += [fault.in_english() for fault in check(store)]
    return Outcome(verdict, met, size.kills, time.monotonic() - began, stopped_in, bot.log)


async def _life(bot: Bot, store: Path, wave: scene.Wave, alive: float, chance: random.Random) -> None:
    """From start to kill; subscriptions and corrections come before it or in it."""
    comes_first, is_short = chance.random() < 0.5, chance.random() < EARLY
    if comes_first:
        await asyncio.to_thread(scene.change, store, wave)
    await bot.start()
    if is_short:
        await asyncio.sleep(chance.uniform(0.0, alive))
    else:
        await bot.is_there()
    if not comes_first:
        await asyncio.to_thread(scene.change, store, wave)
    await asyncio.sleep(chance.uniform(0.0, alive))
    assert bot.is_alive, bot.log[-2000:]
    await bot.kill()


async def _settled(store: Path, patience: float) -> None:
    """Wait until nothing is under way; a verdict is given even if that never comes."""
    end = time.monotonic() + patience
    with closing(open_ledger(store, read_only=True)) as ledger:
        while time.monotonic() < end:
            if not ledger.deliveries(states=UNDER_WAY, limit=1) and not ledger.due(datetime.now(UTC), limit=1):
                return
            await asyncio.sleep(0.2)
