"""How fast the bot answers on Discord, beside a bare responder on the same library.

    python -m tests.benchmarks.discord [STORE] [INTERACTIONS]

Both bots meet the same server in the same run, in turn, each in a process of its own; the server checks nothing. STORE is
a file as `answers` makes it, by default the largest in the folder that RINGKAS_BENCH_STORES names. The bare responder
sends the embed that ours answers with, without its buttons, and knows it beforehand.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.discord_server import COMMAND, Server, bot, served
from benchmarks.telegram import BRIEFING, percentile
from benchmarks.telegram import _largest_store as largest_store
from benchmarks.telegram_server import Process
from bot.files.briefings import load_briefings
from bot.platforms.discord.pages import shown
from bot.platforms.requests import RESERVED, Newsroom, Request, answer
from bot.store.sqlite import open_archive

ROUNDS = 3
WARM_UP, ONE_BY_ONE, AT_ONCE, CONCURRENCY = 200, 500, 4_000, 32
BARE, OURS = "bare", "ours"


@dataclass
class Measured:
    """What one bot showed, round by round."""

    latencies: list[float] = field(default_factory=list)  # milliseconds, one at a time, of all rounds
    waits: list[float] = field(default_factory=list)  # milliseconds, at saturation, of all rounds
    rates: list[float] = field(default_factory=list)  # interactions a second
    cpu: list[float] = field(default_factory=list)  # milliseconds an interaction, at saturation
    server_cpu: list[float] = field(default_factory=list)

    def line(self, floor: Measured) -> str:
        """One line of the table; the ratios are to the floor."""
        parts = [
            _times(self.latencies, floor.latencies),
            _ratio(statistics.median(self.rates), statistics.median(floor.rates), "9,.0f"),
            _times(self.waits, floor.waits),
            _ratio(statistics.median(self.cpu), statistics.median(floor.cpu), "6.2f"),
            f"{statistics.median(self.server_cpu):6.2f}",
        ]
        return "  ".join(parts)


def _times(times: Sequence[float], floor: Sequence[float]) -> str:
    return "  ".join(_ratio(percentile(times, share), percentile(floor, share), "6.2f") for share in (0.5, 0.99))


def _ratio(value: float, floor: float, shape: str) -> str:
    return f"{value:{shape}} ({value / floor:4.2f})"


def measure(server: Server, fake: Process, process: Process, count: int, into: Measured) -> None:
    """One round of one bot."""
    server.use(WARM_UP, CONCURRENCY)
    into.latencies += server.use(ONE_BY_ONE, 1)[1]
    cpu, server_cpu = process.cpu_seconds, fake.cpu_seconds
    seconds, waits = server.use(count, CONCURRENCY)
    into.cpu.append(1000 * (process.cpu_seconds - cpu) / count)
    into.server_cpu.append(1000 * (fake.cpu_seconds - server_cpu) / count)
    into.rates.append(count / seconds)
    into.waits += waits


def compare(store: Path, folder: Path, count: int) -> None:
    """Measure both bots in each round, and print the table."""
    briefings = folder / "briefings"
    briefings.mkdir()
    (briefings / f"{COMMAND}.toml").write_text(BRIEFING, encoding="utf-8")
    embed = folder / "embed.json"
    embed.write_text(json.dumps(_embed(store, briefings)))
    measured = {BARE: Measured(), OURS: Measured()}
    with served() as (server, fake):
        for _ in range(ROUNDS):
            # The bare one registers the command anew, which ours does only where it has changed.
            for name, arguments in {BARE: (BARE, str(embed)), OURS: (OURS,)}.items():
                with bot(server, *arguments, store=store, briefings=briefings) as process:
                    measure(server, fake, process, count, measured[name])
    print(f"{ROUNDS} rounds of {ONE_BY_ONE} one by one and {count:,} by {CONCURRENCY} at once; in brackets: times bare")
    print(f"an embed of {len(embed.read_text()):,} characters of JSON")
    print(
        "        p50 ms         p99 ms           a second           p50 at once    p99 at once    CPU ms         server"
    )
    for name, each in measured.items():
        print(f"{name:5} {each.line(measured[BARE])}")


def _embed(store: Path, briefings: Path) -> dict[str, object]:
    """What ours answers with."""
    archive = open_archive(store, read_only=True)
    try:
        specs = load_briefings(briefings, reserved=RESERVED, store=archive).specs
        newsroom = Newsroom(archive, {spec.name: spec for spec in specs})
        reply = answer(Request(f"/{COMMAND}", "id", datetime.now(UTC)), newsroom)
        embed: dict[str, object] = shown(reply).pages[0]["embeds"][0]
        return embed
    finally:
        archive.close()


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    store = Path(arguments[0]) if arguments else largest_store()
    print(f"{store.name}, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as folder:
        compare(store, Path(folder), int(arguments[1]) if len(arguments) > 1 else AT_ONCE)


if __name__ == "__main__":
    main(sys.argv[1:])
