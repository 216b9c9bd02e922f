"""A week of a hundred thousand subscriptions over forty zones, on a virtual clock: is it exact, how long, how much memory.

    PYTHONPATH=tests python -m benchmarks.week [subscriptions]

The ledger is a file, and the planner's own steps are taken at every moment at which anything is due; each time what is
planned is held against the oracle of `delivery.weeks`. Composing is left out: a stub gives one edition for each wish,
since what a composition costs does not grow with subscriptions.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from delivery.weeks import KINDS, WEEK, WEEKS, kind_of, plan_of

from bot.delivery.composing import Composed, Wish
from bot.delivery.planner import BATCH
from bot.delivery.planning import Stroke
from bot.domain.chats import ChatSettings
from bot.domain.delivery import Bookmark, DeliveryState, EditionKind, NewDelivery, Part, Rules, Settled, StoredEdition
from bot.domain.ledger import Ledger
from bot.rendering.document import Document, Sheet
from bot.store.sqlite import open_chat_book, open_ledger

BEGIN = WEEKS[1]
Named = tuple[int, str, datetime]
"""A slot: which subscription, its name, its moment."""


class Composer:
    """Gives one edition for each wish of one stroke."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self.made: dict[Wish, Composed] = {}

    def __call__(self, wish: Wish) -> Composed:
        """The same for the same wish."""
        if wish not in self.made:
            key = f"{len(self.made)}_{int(self._now.timestamp())}"[:16]
            edition = StoredEdition(key, EditionKind.DIGEST, wish.briefing, "en", self._now, "{}")
            self.made[wish] = Composed(edition, Sheet(Document("Kazakhstan", ()), "en", key), Bookmark(1))
        return self.made[wish]


def _parts(_: Sheet) -> tuple[Part, ...]:
    return (Part("{}"),)


def _subscribe(store: Path, count: int) -> None:
    """So many subscriptions, with the quiet hours that their chats have chosen."""
    with closing(open_ledger(store)) as ledger, closing(open_chat_book(store)) as book:
        for number in range(count):
            plan = plan_of(number, BEGIN)
            ledger.subscribe(plan)
            if plan.quiet:
                book.set_settings(plan.subscription.address, ChatSettings(quiet=plan.quiet))


def _due(count: int) -> Mapping[datetime, set[Named]]:
    """Every slot by its moment, as the oracle says."""
    subscribers = defaultdict(list)
    for number in range(count):
        subscribers[kind_of(number)].append(number)
    found: dict[datetime, set[Named]] = defaultdict(set)
    for kind in KINDS:
        for due in kind.due(BEGIN, BEGIN + WEEK):
            found[due.at].update((number, due.slot, due.at) for number in subscribers[kind])
    return found


def _stroke(ledger: Ledger, now: datetime) -> Iterator[tuple[Sequence[NewDelivery], int, int]]:
    """What a stroke of the planner does: the deliveries of each batch, how many were new, and the editions so far."""
    compose = Composer(now)
    while plans := ledger.due(now, limit=BATCH):
        stroke = Stroke(now, Rules(), "en", compose, {"telegram": _parts})
        for plan in plans:
            stroke.take(plan)
        planned = stroke.planned()
        yield planned.deliveries, ledger.enqueue(planned), len(compose.made)


def _settle(ledger: Ledger, now: datetime) -> None:
    """Let all that was planned have arrived."""
    pending = ledger.deliveries(states=(DeliveryState.PENDING,), limit=10**6)
    ledger.record([Settled(each.id, DeliveryState.SENT, now) for each in pending])


def _resident_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(count: int) -> int:
    """Live through the week, and print; how many slots were wrong."""
    seconds, wrong, total, editions = [], 0, 0, 0
    began = time.perf_counter()
    with TemporaryDirectory() as folder:
        store = Path(folder, "ringkas.db")
        _subscribe(store, count)
        due = _due(count)
        before = _resident_mib()
        print(
            f"{count:,} subscriptions made in {time.perf_counter() - began:.0f} s; {before:.0f} MiB, the oracle's too"
        )
        with closing(open_ledger(store)) as ledger:
            for now in sorted(due):
                begun, planned, made = time.perf_counter(), list[NewDelivery](), 0
                for batch, new, count_made in _stroke(ledger, now):
                    planned += batch
                    total += new
                    made = count_made
                seconds.append(time.perf_counter() - begun)
                editions += made
                named = {(int(each.address.chat) - 1, each.slot, each.due_at) for each in planned}
                wrong += len(named ^ due[now]) + len(planned) - len(named)
                wrong += sum(each.state is not DeliveryState.PENDING for each in planned)
                _settle(ledger, now)
        size = store.stat().st_size / 2**20
    expected = sum(map(len, due.values()))
    largest = max(len(each) for each in due.values())
    print(f"{total:,} slots planned of {expected:,}; wrong: {wrong + abs(total - expected)}; editions: {editions:,}")
    ticks = sorted(1000 * each for each in seconds)
    print(
        f"{len(ticks)} ticks at which something was due, at most {largest:,} at once; milliseconds of planning a tick: "
        f"median {statistics.median(ticks):.0f}, 99 % {ticks[len(ticks) * 99 // 100]:.0f}, longest {ticks[-1]:.0f}; "
        f"microseconds a slot {1e6 * sum(seconds) / max(1, total):.0f}"
    )
    print(
        f"peak memory {_resident_mib():.0f} MiB, {_resident_mib() - before:.0f} more than before; store {size:.0f} MiB"
    )
    return wrong + abs(total - expected)


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)))
