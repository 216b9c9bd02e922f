"""Who wants what: briefings of several lengths, chats of every kind on both platforms, and slots that are due.

Each chat wants each briefing once, so that no two deliveries to a chat say the same, and one that came twice shows. Two
claims are corrected on the way: whatever was delivered before must say so in the end.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chaos.fakes import Fakes
from telegram_scenes import furnish

from bot.domain.addresses import Address
from bot.domain.claims import ClaimVersion
from bot.domain.delivery import DeliveryState, Plan, Subscription, chat_key, rescheduled
from bot.domain.schedule import Schedule
from bot.domain.wording import Wording
from bot.files.correcting import correct
from bot.store.sqlite import open_archive, open_ledger

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

CORRECTED = {"aral-1": "Sulaiman", "aral-4": "Madeleine"}
"""Claims that are corrected, and a word of their new statements, in either language, that stands nowhere else."""

MOST = 1_000_000

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
    corrects: str = ""  # the claim that is corrected with it


def waves(chats: Sequence[Address], count: int, chance: random.Random) -> Iterator[Wave]:
    """Every chat subscribes to every briefing, in so many waves; all is due at once."""
    wanted = [(chat, briefing) for chat in chats for briefing in BRIEFINGS]
    chance.shuffle(wanted)
    share = count // (len(CORRECTED) + 1)
    corrects = {share * place: claim for place, claim in enumerate(CORRECTED, start=1)}
    for number in range(count):
        wave = _wave(wanted[number::count], datetime.now(UTC), chance)
        yield replace(wave, corrects=corrects.get(number, ""))


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


def change(store: Path, wave: Wave) -> None:
    """Put subscriptions into the ledger, and a correction into the news, as other processes would."""
    with closing(open_ledger(store, busy_timeout=30.0)) as ledger:
        for plan in wave.plans:
            ledger.subscribe(plan)
    if wave.corrects:
        word, now = CORRECTED[wave.corrects], datetime.now(UTC)
        statement = Wording.of({"id": f"Menurut {word}, airnya surut", "en": f"The water fell, says {word}"})
        reason = Wording.of({"id": "Salah kutip", "en": "Misquoted"})
        with closing(open_archive(store, busy_timeout=30.0)) as archive:
            correct(archive, wave.corrects, statement, reason, now.date(), now)


def outdated(store: Path) -> dict[int, set[str]]:
    """Deliveries that show a corrected claim as it was before, and the words that the corrections of them have."""
    found: dict[int, set[str]] = defaultdict(set)
    with closing(open_ledger(store, read_only=True)) as ledger:
        for claim, word in CORRECTED.items():
            for each in ledger.showing(claim, limit=MOST):
                edition = ledger.edition(each.edition)
                if edition is not None and ClaimVersion(claim, 1) in edition.claims:
                    found[each.id].add(word)
    return found
