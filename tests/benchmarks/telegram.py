"""How fast the bot answers on Telegram, beside a bare echo bot on python-telegram-bot's own transport.

    python -m tests.benchmarks.telegram [--memory] [STORE] [UPDATES]

Both bots meet the same server in the same run, in turn, each in a process of its own; the server checks nothing. STORE is
a file as `answers` makes it, by default the largest in the folder that RINGKAS_BENCH_STORES names. Latency is that of
updates one at a time; throughput, that of UPDATES at once, two from each of many chats that the bot has never met.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import generated
from benchmarks.telegram_server import Process, Server, Update, bot, served

ROUNDS = 3
ONE_BY_ONE = 600
AT_ONCE = 5_000
FLOORS = {"echo, one at a time": ("echo", "1"), "echo, 32 at a time": ("echo", "32")}
FIRST_DAY = date(2016, 1, 1)
OURS = "ours"
UNKEPT = "ours, nothing kept"
BRIEFING = f"""
[title]
id = "Kazakhstan"
en = "Kazakhstan"

[about]
entities = ["{generated.HOT}"]
"""
MEMORY_CHATS, MEMORY_FROM, MEMORY_TO, BATCH = 20_000, 10_000, 100_000, 1_000

_numbers = count(1)


def message(chat: int, text: str) -> Update:
    """Somebody writes in their private chat."""
    person = {"id": chat, "is_bot": False, "first_name": "Pembaca", "language_code": ("id", "en")[chat % 2]}
    command = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
    told = {"message_id": next(_numbers), "date": int(time.time()), "chat": _private(chat), "from": person}
    return {"message": {**told, "text": text, "entities": [command]}}


def press(chat: int, data: str) -> Update:
    """Somebody presses a button below a message of the bot."""
    below = {"message_id": next(_numbers), "date": int(time.time()), "chat": _private(chat), "text": "Kazakhstan"}
    person = {"id": chat, "is_bot": False, "first_name": "Pembaca", "language_code": ("id", "en")[chat % 2]}
    query = {"id": str(next(_numbers)), "from": person, "message": below, "chat_instance": "1", "data": data}
    return {"callback_query": query}


def inline(person: int, text: str) -> Update:
    """Somebody types the bot's name in another chat."""
    by = {"id": person, "is_bot": False, "first_name": "Pembaca", "language_code": "id"}
    return {"inline_query": {"id": str(next(_numbers)), "from": by, "query": text, "offset": ""}}


def _private(chat: int) -> dict[str, object]:
    return {"id": chat, "type": "private", "first_name": "Pembaca"}


@dataclass
class Measured:
    """What one bot showed, round by round."""

    latencies: list[float] = field(default_factory=list)  # milliseconds, of all rounds
    rates: list[float] = field(default_factory=list)  # updates a second
    cpu: list[float] = field(default_factory=list)  # milliseconds an update, at saturation
    server_cpu: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)  # 99th percentile at saturation, in milliseconds

    @property
    def rate(self) -> float:
        """The middle of all rounds."""
        return statistics.median(self.rates)

    def line(self, floor: Measured) -> str:
        """One line of the table; the ratios are to the floor."""
        p50, p99 = percentile(self.latencies, 0.5), percentile(self.latencies, 0.99)
        shown = f"{p50:6.2f} {p99:7.2f} ({p99 / percentile(floor.latencies, 0.99):4.2f})"
        if self.rates:
            cpu = statistics.median(self.cpu)
            shown += f" {self.rate:10,.0f} ({self.rate / floor.rate:4.2f})   {statistics.median(self.waits):8,.0f}"
            shown += (
                f" {cpu:8.2f} ({cpu / statistics.median(floor.cpu):4.2f}) {statistics.median(self.server_cpu):8.2f}"
            )
        return shown


def percentile(times: Sequence[float], share: float) -> float:
    """The value below which a share of all lies."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def one_by_one(server: Server, updates: Iterator[Update]) -> list[float]:
    """Milliseconds of each answer, no two updates being under way together."""
    server.clear()
    for number, update in enumerate(islice(updates, ONE_BY_ONE), 1):
        server.feed([update])
        server.await_answers(number)
    return server.delays


def at_once(server: Server, fake: Process, process: Process, updates: int, into: Measured) -> None:
    """Feed everything at once, and wait for the last answer."""
    chats = range(next(_numbers) * 10**6, 10**15)[: updates // 2]
    server.clear()
    cpu, server_cpu, began = process.cpu_seconds, fake.cpu_seconds, time.perf_counter()
    server.feed([message(chat, "/kazakhstan") for _ in range(2) for chat in chats])
    server.await_answers(2 * len(chats))
    into.rates.append(2 * len(chats) / (time.perf_counter() - began))
    into.cpu.append(1000 * (process.cpu_seconds - cpu) / (2 * len(chats)))
    into.server_cpu.append(1000 * (fake.cpu_seconds - server_cpu) / (2 * len(chats)))
    into.waits.append(percentile(server.delays, 0.99))


def _asking(texts: Iterator[str]) -> Iterator[Update]:
    """From a few hundred readers in turn."""
    for number, text in enumerate(texts):
        yield message(1 + number % 300, text)


def _windows() -> Iterator[str]:
    """Timelines of which no two are the same."""
    days = list(range(3_600))
    random.Random(generated.SEED).shuffle(days)
    return (f"/timeline kazakhstan {FIRST_DAY + timedelta(day)} 2026" for day in days)


def _same() -> Iterator[str]:
    while True:
        yield "/kazakhstan"


def compare(store: Path, briefings: Path, updates: int) -> None:
    """Measure every bot in each round, and print the table."""
    measured = {name: Measured() for name in (*FLOORS, OURS, UNKEPT)}
    windows = _windows()
    with served() as (server, fake):
        for _ in range(ROUNDS):
            for name, arguments in {**FLOORS, OURS: (OURS,)}.items():
                with bot(server, *arguments, store=store, briefings=briefings) as process:
                    _warm_up(server)
                    measured[name].latencies += one_by_one(server, _asking(_same()))
                    at_once(server, fake, process, updates, measured[name])
                    if name == OURS:
                        measured[UNKEPT].latencies += one_by_one(server, _asking(windows))
    floor = max((measured[name] for name in FLOORS), key=lambda each: each.rate)
    print(f"{ROUNDS} rounds of {ONE_BY_ONE} one by one and {updates:,} at once; in brackets: times the faster echo")
    print(f"{'':20}   p50 ms  p99 ms        updates a second   p99 at once  CPU ms an update  server")
    for name, each in measured.items():
        print(f"{name:20}   {each.line(floor)}")


def _warm_up(server: Server) -> None:
    server.clear()
    server.feed([message(chat, "/kazakhstan") for chat in range(1, 301)])
    server.await_answers(300)


def _mixed(chance: random.Random) -> Iterator[Update]:
    """What readers do: mostly ask, often press, sometimes ask from another chat."""
    asked = ("/kazakhstan", "/kazakhstan", "/timeline kazakhstan", "/facts kazakhstan", "/search kata60", "/help")
    pressed = ("p2.id..{}", "c.en..{}", "w1.id..{}")
    while True:
        chat = chance.randint(1, MEMORY_CHATS)
        kind = chance.random()
        if kind < 0.03:
            yield inline(chat, chance.choice(("", "kazakhstan", "kaz")))
        elif kind < 0.3:
            yield press(chat, chance.choice(pressed).format(chance.choice(("/kazakhstan", "/timeline kazakhstan"))))
        else:
            yield message(chat, chance.choice(asked))


def memory(store: Path, briefings: Path) -> None:
    """Print what our bot holds after 10,000 updates, after every further 10,000, and what that comes to."""
    updates = _mixed(random.Random(generated.SEED))
    held: dict[int, float] = {}
    with served() as (server, _), bot(server, OURS, store=store, briefings=briefings) as process:
        _warm_up(server)
        for done in range(BATCH, MEMORY_TO + 1, BATCH):
            _serve(server, list(islice(updates, BATCH)))
            if done % MEMORY_FROM == 0:
                held[done] = process.resident_mib
                print(f"  after {done:7,} updates {held[done]:7.1f} MiB ({held[done] / held[MEMORY_FROM]:5.3f})")


def _serve(server: Server, updates: Sequence[Update]) -> None:
    """Have updates answered, those that are no messages included."""
    server.clear()
    server.feed(updates)
    inline_count = sum("inline_query" in update for update in updates)
    server.await_answers(len(updates) - inline_count)
    while server.counts.get("answerInlineQuery", 0) < inline_count:
        time.sleep(0.02)


def _largest_store() -> Path:
    folder = Path(os.environ.get("RINGKAS_BENCH_STORES", tempfile.gettempdir()))
    found = sorted(folder.glob("ringkas-*.sqlite"), key=lambda path: path.stat().st_size)
    if not found:
        raise SystemExit(f"no store in {folder}; make one with: python -m tests.benchmarks.answers 1000000")
    return found[-1]


def main(arguments: Sequence[str]) -> None:
    """Measure speed, or with --memory what is held after many updates."""
    given = [each for each in arguments if each != "--memory"]
    store = Path(given[0]) if given else _largest_store()
    print(f"{store.name}, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "kazakhstan.toml").write_text(BRIEFING, encoding="utf-8")
        if "--memory" in arguments:
            memory(store, Path(folder))
        else:
            compare(store, Path(folder), int(given[1]) if len(given) > 1 else AT_ONCE)


if __name__ == "__main__":
    main(sys.argv[1:])
