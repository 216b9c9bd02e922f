"""How long answers take as a store grows, beside the bare query that fetches the same rows.

    python -m tests.benchmarks.answers 10000 100000 1000000

The floor is the SQL alone, through the standard library, of the rows that the answer is made from. Stores are kept in
the folder that RINGKAS_BENCH_STORES names (a temporary one by default), and made again only where they are missing.
"""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import generated
from bot.assembly.composition import compose
from bot.domain.briefing import BriefingSpec, Topic
from bot.domain.ports import Archive
from bot.domain.wording import Wording
from bot.platforms.requests import Newsroom, Request, answer
from bot.rendering import discord_embed, telegram_html
from bot.store.sqlite import open_archive

NOW = datetime(2026, 11, 21, 7, tzinfo=ZoneInfo("Asia/Jakarta"))
ROUNDS = 200
_CLAIMS = """
    SELECT r.document, a.document FROM ({ids}) AS wanted
    JOIN records AS r ON r.kind = (SELECT kind FROM records WHERE key = (SELECT min(key) FROM claims)) AND r.id = wanted.id
    JOIN records AS a ON a.kind = (SELECT kind FROM records WHERE key = (SELECT min(key) FROM articles))
        AND a.id = r.document ->> 'article'
"""
FLOORS = {
    "briefing": "SELECT id FROM claims_of WHERE subject = ? ORDER BY reported_on DESC, id LIMIT 101",
    "timeline": "SELECT id FROM claims_of WHERE subject = ? AND reach = 0 ORDER BY first_on, last_on, id LIMIT 61",
    "facts": "SELECT id FROM claims_of WHERE subject = ? ORDER BY reported_on DESC, id LIMIT 41",
    "search": "SELECT id FROM (SELECT rowid AS key FROM claims_fts WHERE claims_fts MATCH ? ORDER BY rowid DESC LIMIT 11)"
    " JOIN claims USING (key)",
}


def _store(count: int, folder: Path) -> Path:
    """The store with so many articles, made where it is missing."""
    path = folder / f"ringkas-{count}.sqlite"
    if not path.exists():
        began = time.perf_counter()
        archive = open_archive(path)
        archive.apply(generated.changes(count), generated.RECORDED_AT)
        archive.close()
        print(f"  made {path.name} in {time.perf_counter() - began:.0f} s, {path.stat().st_size / 2**20:.0f} MiB")
    return path


def _newsroom(archive: Archive) -> Newsroom:
    title = Wording.of({"id": "Kazakhstan", "en": "Kazakhstan"})
    return Newsroom(archive, {"kazakhstan": BriefingSpec("kazakhstan", title, Topic(entities=(generated.HOT,)))})


def _subjects() -> Iterator[str]:
    """The hot entity every second time, else one of the others, the frequent more often."""
    chance = random.Random(generated.SEED)
    while True:
        yield generated.HOT
        yield f"entity-{min(generated.ENTITIES - 1, int(chance.paretovariate(0.6)))}"


def _words() -> Iterator[str]:
    """A common, a middling and a rare word in turn."""
    while True:
        yield from ("kata1", "kata60", "kata3000", "kata5 kata9")


def _times(rounds: int, run: Callable[[], object], clock: Callable[[], float]) -> list[float]:
    taken = []
    for _ in range(rounds):
        began = clock()
        run()
        taken.append(1000 * (clock() - began))
    return sorted(taken)


def _percentile(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]


def _measured(name: str, newsroom: Newsroom, db: sqlite3.Connection) -> tuple[float, float, float]:
    """Median and 99th percentile of the answer, and the median of its floor, in milliseconds of wall clock."""
    asked, floor_asked = (_words(), _words()) if name == "search" else (_subjects(), _subjects())
    command = {"briefing": "/kazakhstan", "timeline": "/timeline {}", "facts": "/facts {}", "search": "/search {}"}[
        name
    ]
    sql = _CLAIMS.format(ids=FLOORS[name])

    def bare() -> object:
        value = next(floor_asked)
        if name == "search":
            value = " ".join(f'"{word}"' for word in value.split())
        return db.execute(
            sql, [value if name == "search" else f"entity:{generated.HOT if name == 'briefing' else value}"]
        ).fetchall()

    def ask() -> object:
        return answer(Request(command.format(next(asked)), "id", NOW), newsroom)

    for run in (bare, ask):
        _times(8, run, time.perf_counter)
    floor = _times(ROUNDS, bare, time.perf_counter)
    times = _times(ROUNDS, ask, time.perf_counter)
    return statistics.median(times), _percentile(times, 0.99), statistics.median(floor)


class _Remembered:
    """An archive that answers a question the second time from memory, so that what is left is our own work."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._answers: dict[str, object] = {}

    def __getattr__(self, name: str) -> Callable[..., object]:
        def remembered(*arguments: object, **named: object) -> object:
            key = repr((name, arguments, sorted(named.items())))
            if key not in self._answers:
                self._answers[key] = getattr(self._archive, name)(*arguments, **named)
            return self._answers[key]

        return remembered


def _own_work(archive: Archive) -> None:
    """CPU of assembly and rendering alone, the store's answers being remembered."""
    newsroom = _newsroom(_Remembered(archive))  # type: ignore[arg-type] # it answers whatever an archive does
    for text in ("/kazakhstan", "/timeline kazakhstan", "/facts kazakhstan", "/search kata60"):
        for platform, render in (("telegram", telegram_html.render), ("discord", discord_embed.render)):

            def work() -> object:
                return render(answer(Request(text, "id", NOW), newsroom).document)  # noqa: B023 -- called at once

            _times(8, work, time.process_time)
            times = _times(ROUNDS, work, time.process_time)
            print(
                f"  {text:22} {platform:9} own CPU p50 {statistics.median(times):5.2f} ms  p99 {_percentile(times, 0.99):5.2f} ms"
            )


def main(sizes: list[int]) -> None:
    """Measure every size, the smallest first, and print each median against the smallest's."""
    folder = Path(os.environ.get("RINGKAS_BENCH_STORES", tempfile.gettempdir()))
    smallest: dict[str, float] = {}
    for count in sorted(sizes):
        print(f"{count:,} articles, {count * generated.CLAIMS_EACH:,} claims")
        path = _store(count, folder)
        archive, db = open_archive(path, read_only=True), sqlite3.connect(path)
        newsroom = _newsroom(archive)
        compose(newsroom.briefings["kazakhstan"], archive, NOW)
        for name in FLOORS:
            median, slowest, floor = _measured(name, newsroom, db)
            smallest.setdefault(name, median)
            print(
                f"  {name:9} p50 {median:7.2f} ms  p99 {slowest:7.2f} ms  bare query p50 {floor:6.2f} ms "
                f"({median / floor:4.1f} times)  against {min(sizes):,}: {median / smallest[name]:4.2f} times"
            )
        if count == min(sizes):
            _own_work(archive)
        db.close()
        archive.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
