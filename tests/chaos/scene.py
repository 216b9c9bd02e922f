"""Who wants what: briefings of several lengths, chats of every kind on both platforms, and slots that are due.

Each chat wants each briefing once, so that no two deliveries to a chat say the same, and one that came twice shows.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chaos.fakes import Fakes
from telegram_scenes import furnish

from bot.domain.addresses import Address
from bot.domain.delivery import DeliveryState, Plan, Subscription, chat_key, rescheduled
from bot.domain.schedule import Schedule
from bot.store.sqlite import open_ledger

BRIEFINGS = ("satu", "dua", "tiga", "empat", "lima")
"""One after the other shows more, up to several messages."""
_BRIEFING = """\
[title]
id = "Kabar {name} dari Laut Aral"
en = "News {name} from the Aral Sea"
[about]
entities = ["aral"]
[show]
claims = {claims}
"""

Expected = dict[tuple[str, str], DeliveryState]
"""Every entry that the ledger must have in the end, by subscription and slot: what is due, or missed."""


def prepare(folder: Path) -> None:
    """Put a store with news and the briefing files in place."""
    furnish(folder / "ringkas.db", folder / "briefings")
    for number, name in enumerate(BRIEFINGS):
        text = _BRIEFING.format(name=name, claims=3 + 9 * number)
        (folder / "briefings" / f"{name}.toml").write_text(text, "utf-8")


async def chats(fakes: Fakes, count: int) -> list[Address]:
    """People, groups, topics of forums and channels, half of all on each platform."""
    half, third = count // 2, count // 6
    asked = {"privates": half - 2 * third, "groups": third, "topics": third}
    telegram: list[str] = await fakes.telegram.ask("POST", "chats", asked)
    channels = {"count": count - half, "announcements": count // 50}
    discord: list[str] = await fakes.discord.ask("POST", "channels", channels)
    return [Address.parse(f"telegram:{id}") for id in telegram] + [Address("discord", id) for id in discord]


@dataclass(frozen=True, slots=True)
class Wave:
    """Subscriptions that come together, and the entries that they lead to."""

    plans: Sequence[Plan]
    expected: Expected


def waves(chats: Sequence[Address], count: int, chance: random.Random) -> Iterator[Wave]:
    """Every chat subscribes to every briefing, in so many waves; all is due at once."""
    wanted = [(chat, briefing) for chat in chats for briefing in BRIEFINGS]
    chance.shuffle(wanted)
    for number in range(count):
        yield _wave(wanted[number::count], datetime.now(UTC), chance)


def _wave(wanted: Sequence[tuple[Address, str]], now: datetime, chance: random.Random) -> Wave:
    """Slots of the last minutes; one in ten has missed another before."""
    plans: list[Plan] = []
    expected: Expected = {}
    for chat, briefing in wanted:
        due = (now - timedelta(minutes=chance.randint(1, 3))).replace(second=0, microsecond=0)
        slots = [due - timedelta(minutes=1), due] if chance.random() < 0.1 else [due]
        schedule = Schedule.of("UTC", [slot.time() for slot in slots])
        made = Subscription(chat_key(chat, briefing), chat, briefing, schedule, language=chance.choice(["id", "en"]))
        plans.append(rescheduled(Plan(made, slots[0] - timedelta(minutes=1), None), now))
        for slot in slots:
            state = DeliveryState.PENDING if slot == due else DeliveryState.MISSED
            expected[made.key, slot.strftime("%Y-%m-%dT%H:%M")] = state
    return Wave(plans, expected)


def subscribe(store: Path, wave: Wave) -> None:
    """Put subscriptions into the ledger, as another process would."""
    with closing(open_ledger(store, busy_timeout=30.0)) as ledger:
        for plan in wave.plans:
            ledger.subscribe(plan)
