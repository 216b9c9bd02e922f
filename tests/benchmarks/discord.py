"""How fast the bot answers on Discord, beside a bare responder on the same library.

    python -m tests.benchmarks.discord [STORE] [ROUNDS]

Each bot, and for each a server that checks and keeps nothing, has a process of its own. All run side by side and are
used in turn, for a moment each, in every second round in the opposite order: whatever else the machine does meets all of
them alike. STORE is a file as `answers` makes it, by default the largest in the folder that RINGKAS_BENCH_STORES names.

The bare responder is the floor: it sends the embed that ours answers with, without its buttons, and knows it beforehand.
The dressed one, which sends the buttons too, only tells how much of a difference they make.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.discord_bots import BARE, DRESSED, OURS
from benchmarks.discord_server import COMMAND, Server, bot, served
from benchmarks.telegram import BRIEFING, percentile
from benchmarks.telegram import _largest_store as largest_store
from benchmarks.telegram_server import Process
from bot.app.serving import SETTLED_AFTER
from bot.files.briefings import load_briefings
from bot.platforms.discord.pages import Page, shown
from bot.platforms.requests import RESERVED, Newsroom, Request, answer
from bot.store.sqlite import open_archive

ROUNDS = 40
WARM_UP, ONE_BY_ONE, AT_ONCE, CONCURRENCY = 500, 50, 400, 32


@dataclass
class Measured:
    """A bot with its server, and what it showed."""

    server: Server
    fake: Process
    process: Process
    alone: list[float] = field(default_factory=list)  # milliseconds, one at a time, of all rounds
    waits: list[float] = field(default_factory=list)  # milliseconds, at saturation, of all rounds
    rates: list[float] = field(default_factory=list)  # interactions a second at saturation, of each round
    cpu: float = 0.0  # seconds at saturation, of the bot's process with all its threads
    server_cpu: float = 0.0

    def use(self) -> None:
        """One round."""
        self.alone += self.server.use(ONE_BY_ONE, 1)[1]
        cpu, server_cpu = self.process.cpu_seconds, self.fake.cpu_seconds
        seconds, waits = self.server.use(AT_ONCE, CONCURRENCY)
        self.cpu += self.process.cpu_seconds - cpu
        self.server_cpu += self.fake.cpu_seconds - server_cpu
        self.rates.append(AT_ONCE / seconds)
        self.waits += waits

    def line(self, floor: Measured) -> str:
        """One line of the table; in brackets the ratios to the floor."""
        rates = zip(self.rates, floor.rates, strict=True)
        count = len(self.waits)
        cells = [
            *_times(self.alone, floor.alone),
            f"{statistics.median(self.rates):7,.0f} ({statistics.median(one / other for one, other in rates):4.2f})",
            *_times(self.waits, floor.waits),
            _ratio(1000 * self.cpu / count, 1000 * floor.cpu / count),
            _ratio(1000 * self.server_cpu / count, 1000 * floor.server_cpu / count),
        ]
        return "  ".join(cells)


def _times(times: Sequence[float], floor: Sequence[float]) -> list[str]:
    return [_ratio(percentile(times, share), percentile(floor, share)) for share in (0.5, 0.99)]


def _ratio(value: float, floor: float) -> str:
    return f"{value:7.2f} ({value / floor:4.2f})"


@contextmanager
def _started(name: str, page: Path, store: Path, briefings: Path) -> Iterator[Measured]:
    with served() as (server, fake):
        if name == OURS:  # which registers commands only where they have changed since it last ran on this store
            with bot(server, BARE, str(page), store=store, briefings=briefings):
                pass
        with bot(server, name, str(page), store=store, briefings=briefings) as process:
            server.use(WARM_UP, CONCURRENCY)
            yield Measured(server, fake, process)


def compare(store: Path, folder: Path, rounds: int) -> None:
    """Measure every bot in each round, and print the table."""
    briefings = folder / "briefings"
    briefings.mkdir()
    (briefings / f"{COMMAND}.toml").write_text(BRIEFING, encoding="utf-8")
    page, file = _page(store, briefings), folder / "page.json"
    file.write_text(json.dumps(page.payload))
    with ExitStack() as running:
        bots = {name: running.enter_context(_started(name, file, store, briefings)) for name in (BARE, OURS, DRESSED)}
        time.sleep(SETTLED_AFTER + 1)  # what ours does once after its start is done by then
        for number in range(rounds):
            for each in (*bots.values(),)[:: 1 if number % 2 else -1]:
                each.use()
    print(f"{rounds} rounds of {ONE_BY_ONE} one by one and {AT_ONCE} by {CONCURRENCY} at once; in brackets: times bare")
    print(f"{len(json.dumps(page.embeds)):,} characters of embed, {len(json.dumps(page.components)):,} of buttons")
    titles = ("p50 ms", "p99 ms", "a second", "p50 at once", "p99 at once", "CPU ms", "server's CPU")
    print(" " * 9 + "  ".join(f"{title:14}" for title in titles))
    for name, each in bots.items():
        print(f"{name:7}  {each.line(bots[BARE])}")


def _page(store: Path, briefings: Path) -> Page:
    """What ours answers with."""
    archive = open_archive(store, read_only=True)
    try:
        specs = load_briefings(briefings, reserved=RESERVED, store=archive).specs
        newsroom = Newsroom(archive, {spec.name: spec for spec in specs})
        return shown(answer(Request(f"/{COMMAND}", "id", datetime.now(UTC)), newsroom)).pages[0]
    finally:
        archive.close()


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    store = Path(arguments[0]) if arguments else largest_store()
    print(f"{store.name}, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as folder:
        compare(store, Path(folder), int(arguments[1]) if len(arguments) > 1 else ROUNDS)


if __name__ == "__main__":
    main(sys.argv[1:])
