"""The ledger over one SQLite connection, in the file of the news: one backup holds all.

Each method is one transaction; what it says in SQL stands in `subscriptions`, `outbox` and `entries`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.domain.addresses import Address
from bot.domain.delivery import (
    Delivery,
    DeliveryState,
    LedgerEvent,
    MadeBy,
    Plan,
    Seen,
    StoredEdition,
    SubscriptionState,
)
from bot.domain.ledger import LedgerTally, Planned
from bot.store.sqlite import entries, outbox, subscriptions
from bot.store.sqlite.faults import worded_faults
from bot.store.sqlite.ledger_rows import listed
from bot.store.sqlite.opening import closed, opened, place, writing

_LARGEST = 2**63 - 1  # number that SQLite takes; what people type may be larger
_FORGET_CAUSES = "DELETE FROM causes WHERE cause NOT IN (SELECT value FROM json_each(?))"


def open_ledger(path: Path | None, *, read_only: bool = False, busy_timeout: float = 5.0) -> SqliteLedger:
    """Open the ledger in the store at `path`, creating it where there is none; without a path, a new one in memory.

    `busy_timeout` is in seconds: how long to wait for another process that writes.

    Raises:
        StoreUnusable: It is not ours, was written by a newer release, is damaged, locked for longer than
            `busy_timeout`, or may not be opened; or it is to be read only and is not there.
    """
    with worded_faults(place(path)):
        db = opened(path, read_only=read_only, busy_timeout=busy_timeout, passes_threads=True)
        # Rows tell of chats, which may ask to be forgotten: what is overwritten here is gone, as in the chat book.
        db.execute("PRAGMA secure_delete = ON")
        return SqliteLedger(db, place(path))


class SqliteLedger:
    """A `Ledger` in SQLite.

    Any thread may use it, one at a time. Every method raises `StoreUnusable` where the file is damaged or stays locked.
    Half a character (a lone surrogate), which no file can store, is kept as its code in words.
    """

    def __init__(self, db: Database, place: str) -> None:
        self._db = db
        self._place = place

    def subscribe(self, plan: Plan) -> None:
        """See `Ledger`."""
        with self._writing() as db:
            subscriptions.subscribe(db, plan)

    def unsubscribe(self, key: str) -> bool:
        """See `Ledger`."""
        with self._writing() as db:
            return subscriptions.unsubscribe(db, key)

    def subscription(self, key: str) -> Plan | None:
        """See `Ledger`."""
        with self._reading() as db:
            return subscriptions.subscription(db, key)

    def subscriptions_of(self, address: Address) -> list[Plan]:
        """See `Ledger`."""
        with self._reading() as db:
            return subscriptions.subscriptions_of(db, address)

    def subscriptions(self, *, after: str = "", limit: int) -> list[Plan]:
        """See `Ledger`."""
        with self._reading() as db:
            return subscriptions.subscriptions(db, after, _bounded(limit))

    def made_by(self, made_by: MadeBy) -> list[Plan]:
        """See `Ledger`."""
        with self._reading() as db:
            return subscriptions.made_by(db, made_by)

    def set_state(self, keys: Sequence[str], state: SubscriptionState, reason: str, now: datetime) -> int:
        """See `Ledger`."""
        with self._writing() as db:
            return subscriptions.set_state(db, keys, state, reason, now)

    def reschedule(self, plans: Sequence[Plan]) -> None:
        """See `Ledger`; a subscription that has another schedule by now is left alone."""
        with self._writing() as db:
            subscriptions.reschedule(db, plans)

    def due(self, now: datetime, *, limit: int) -> list[Plan]:
        """See `Ledger`."""
        with self._reading() as db:
            return subscriptions.due(db, now, _bounded(limit))

    def ahead(self, after: datetime, *, limit: int) -> list[Plan]:
        """See `Ledger`."""
        with self._reading() as db:
            return subscriptions.ahead(db, after, _bounded(limit))

    def enqueue(self, planned: Planned) -> int:
        """See `Ledger`; what was planned for a subscription that is gone by now is left out."""
        with self._writing() as db:
            return outbox.enqueue(db, planned)

    def lease(self, platform: str, owner: str, now: datetime, until: datetime, *, limit: int) -> list[Delivery]:
        """See `Ledger`; where nothing may go, it waits for nobody who writes."""
        with self._reading() as db:
            if limit <= 0 or not outbox.has_free(db, platform, now):
                return []
        with self._writing() as db:
            return outbox.lease(db, platform, owner, now, until, limit)

    def record(self, events: Sequence[LedgerEvent]) -> None:
        """See `Ledger`."""
        with self._writing() as db:
            for event in events:
                outbox.record(db, event)

    def release(self, owner: str) -> int:
        """See `Ledger`."""
        with self._writing() as db:
            return outbox.release(db, owner)

    def next_due(self, platform: str) -> datetime | None:
        """See `Ledger`."""
        with self._reading() as db:
            return outbox.next_due(db, platform)

    def seen(self, address: Address, briefing: str) -> Seen | None:
        """See `Ledger`."""
        with self._reading() as db:
            return subscriptions.seen(db, address, briefing)

    def read(self, address: Address, briefing: str, seen: Seen) -> None:
        """See `Ledger`; what was seen already does not become less."""
        with self._writing() as db:
            subscriptions.read(db, address, briefing, seen)

    def edition(self, key: str) -> StoredEdition | None:
        """See `EditionShelf`."""
        with self._reading() as db:
            return entries.edition(db, key)

    def delivery(self, id: int) -> Delivery | None:
        """See `Ledger`."""
        with self._reading() as db:
            return entries.delivery(db, id) if id <= _LARGEST else None

    def deliveries(
        self, *, states: Sequence[DeliveryState] = (), address: Address | None = None, limit: int
    ) -> list[Delivery]:
        """See `Ledger`."""
        with self._reading() as db:
            return entries.deliveries(db, states, address, _bounded(limit))

    def unsettled_since(self, before: datetime, *, limit: int) -> list[Delivery]:
        """See `Ledger`; the longest due first. One that its platform put off counts from the end of that wait."""
        with self._reading() as db:
            return entries.unsettled_since(db, before, _bounded(limit))

    def unplanned_since(self, before: datetime, *, limit: int) -> list[Plan]:
        """See `Ledger`."""
        with self._reading() as db:
            return subscriptions.unplanned_since(db, before, _bounded(limit))

    def showing(self, claim: str, *, after: int = 0, limit: int) -> list[Delivery]:
        """See `Ledger`; with their messages."""
        with self._reading() as db:
            return entries.showing(db, claim, after, _bounded(limit))

    def resend(self, id: int, now: datetime, expires_at: datetime) -> bool:
        """See `Ledger`."""
        with self._writing() as db:
            return outbox.resend(db, id, now, expires_at)

    def tally(self, since: datetime) -> LedgerTally:
        """See `Ledger`."""
        with self._reading() as db:
            return entries.tally(db, since)

    def causes(self) -> set[str]:
        """See `Ledger`."""
        with self._reading() as db:
            return {cause for (cause,) in db.execute("SELECT cause FROM causes")}

    def forget_causes(self, but: Sequence[str]) -> None:
        """See `Ledger`."""
        with self._writing() as db:
            db.execute(_FORGET_CAUSES, (listed(but),))

    def prune(self, before: datetime) -> int:
        """See `Ledger`."""
        with self._writing() as db:
            return entries.prune(db, before)

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        closed(self._db)

    @contextmanager
    def _reading(self) -> Iterator[Database]:
        """One snapshot for all statements of one answer."""
        with worded_faults(self._place), self._db.atomic():
            yield self._db

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        """One transaction that holds the write lock from its beginning."""
        with worded_faults(self._place), writing(self._db):
            yield self._db


def _bounded(limit: int) -> int:
    """SQLite takes a negative limit for none."""
    return max(0, limit)
