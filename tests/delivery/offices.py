"""A planner over real stores in memory, with a console as its platform: what is sent can be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from builders import default_records

from bot.delivery.books import Books
from bot.delivery.corrections import Corrections
from bot.delivery.planner import Planner
from bot.domain.addresses import Address
from bot.domain.briefing import BriefingSpec, Topic
from bot.domain.delivery import (
    Delivery,
    DeliveryState,
    Departed,
    Landed,
    Part,
    Plan,
    Rules,
    Settled,
    Subscription,
    chat_key,
    rescheduled,
)
from bot.domain.ledger import Ledger
from bot.domain.ports import Change, NewsArchive, Record
from bot.domain.schedule import Schedule
from bot.domain.wording import Wording
from bot.rendering import console_text
from bot.rendering.document import Sheet
from bot.store.sqlite import open_archive, open_ledger

R = TypeVar("R")

START = datetime(2022, 7, 26, 0, 0, tzinfo=UTC)
"""07:00 in Jakarta."""
HERE = Address("telegram", "-1001")
THERE = Address("discord", "112233445566778899")
SPEC = BriefingSpec("kazakhstan", Wording.of({"id": "Kazakhstan", "en": "Kazakhstan"}), Topic(entities=("kazakhstan",)))


def typeset(sheet: Sheet) -> tuple[Part, ...]:
    """One message, as a console shows it."""
    return (Part(console_text.render(sheet.document, width=100, colour=False)),)


SETTERS = {"telegram": typeset, "discord": typeset}


class Office:
    """Stores, a planner and a clock that is set by hand."""

    def __init__(
        self, records: Sequence[Record] | None = None, *, at: datetime = START, ledger: Ledger | None = None
    ) -> None:
        """Begin with these records, stored a day before; without a ledger, with a new one."""
        self.archive = open_archive(None, passes_threads=True)
        self.ledger = ledger or open_ledger(None)
        self.books = Books(self.ledger)
        self.now = at
        self.briefings: dict[str, BriefingSpec] = {SPEC.name: SPEC}
        self.notes: dict[str, str] = {}
        self.planner = self.planner_with(Rules())
        self.corrections = Corrections(self.books, self, SETTERS, self)
        self.store(*(default_records() if records is None else records), at=at - timedelta(days=1))

    def planner_with(self, rules: Rules) -> Planner:
        """A planner by other rules, on the same ledger."""
        return Planner(self.books, self, SETTERS, rules, "en")

    async def read(self, work: Callable[[NewsArchive, Mapping[str, BriefingSpec]], R]) -> R:
        """As `Newsstand`."""
        return work(self.archive, self.briefings)

    async def note(self, key: str) -> str:
        """As `Notes`."""
        return self.notes.get(key, "")

    async def set_note(self, key: str, value: str) -> None:
        """As `Notes`."""
        self.notes[key] = value

    def store(self, *records: Record, at: datetime | None = None) -> None:
        """Store records, now or at another moment."""
        self.archive.apply([Change(record) for record in records], at or self.now)

    def subscribe(self, address: Address = HERE, schedule: str = "07:00 Asia/Jakarta", **given: object) -> Subscription:
        """Subscribe a chat to the briefing."""
        name = str(given.pop("briefing", SPEC.name))
        made = Subscription(chat_key(address, name), address, name, Schedule.parse(schedule), **given)  # type: ignore[arg-type]
        self.ledger.subscribe(rescheduled(Plan(made, self.now, None), self.now))
        return made

    async def later(self, **stretch: float) -> list[Delivery]:
        """Let time pass, then plan; what is new in the ledger, the first due first."""
        self.now += timedelta(**stretch)
        before = {delivery.id for delivery in self.entries()}
        await self.planner.stroke(self.now)
        return [delivery for delivery in self.entries() if delivery.id not in before]

    def entries(self, *states: DeliveryState) -> list[Delivery]:
        """The ledger, the first due first."""
        return self.ledger.deliveries(states=states, limit=10_000)[::-1]

    def content(self, delivery: Delivery) -> str:
        """What a delivery says."""
        found = self.ledger.delivery(delivery.id)
        assert found is not None
        return " ".join(message.content for message in found.messages)

    def text(self, delivery: Delivery) -> str:
        """What a delivery says, on one line."""
        return " ".join(self.content(delivery).split())

    async def sent(self, delivery: Delivery, receipt: str = "1") -> None:
        """Let a delivery have arrived."""
        at = self.now
        await self.books.record(Departed(delivery.id, 1, at))
        await self.books.record(Landed(delivery.id, 1, DeliveryState.SENT, receipt=receipt))
        await self.books.record(Settled(delivery.id, DeliveryState.SENT, at))

    async def close(self) -> None:
        """Let go of both stores."""
        await self.books.close()
        self.archive.close()
