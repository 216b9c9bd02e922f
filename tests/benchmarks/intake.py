"""Everything that is measured of intake, part after part, and the whole analysis: articles a second, and memory.

    python -m tests.benchmarks.intake            # all of it
    python -m tests.benchmarks.intake whole      # the whole analysis alone

Each part can be run by itself (`tests.benchmarks.intake_dates` ...). The whole is run first, since memory is that of the
process at its largest. Texts are the Indonesian and English ones in `../shared/bench`, or in the folder that
RINGKAS_BENCH names; the store is empty, so that every name is new.
"""

from __future__ import annotations

import csv
import gzip
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import intake_dates, intake_languages, intake_names, intake_summaries, intake_timelines
from bot.app.lasting import leave_alone
from bot.domain.errors import BotError
from bot.intake.analysis import analyse
from bot.intake.found import Arrival
from bot.store.sqlite import open_archive

BENCH = Path(os.environ.get("RINGKAS_BENCH", Path(__file__).parents[3] / "shared" / "bench"))
NOW = datetime(2026, 11, 22, tzinfo=UTC)
ARTICLE = 400
"""Words of the article in which speed is told."""
TARGET = 50
"""Articles a second on one core, without a model."""
_MOST = 200  # articles of each language
_FIRST = 5
"""Articles after which all is loaded: the first figure in words loads a language's number habits, and so on."""


def indonesian() -> list[Arrival]:
    """Articles of Detik, as they were published."""
    csv.field_size_limit(10**8)
    with gzip.open(BENCH / "summaries" / "detik-500.csv.gz", "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        Arrival(row["isi_berita"], NOW, row["judul"], source="Detik", published="2025-10-20") for row in rows[:_MOST]
    ]


def english() -> list[Arrival]:
    """Articles of Wikinews, put together from the words of MEANTIME."""
    paths = sorted((BENCH / "facts" / "meantime").glob("corpus_*/*.xml"))[:_MOST]
    return [Arrival("\n".join(_sentences(path)), NOW, source="Wikinews", published="2010-01-01") for path in paths]


def _sentences(path: Path) -> Iterator[str]:
    sentences: dict[str, str] = {}
    for token in ET.parse(path).getroot().iter("token"):  # noqa: S314  # a corpus that the reader chose
        number, word = token.get("sentence", ""), token.text or ""
        before = sentences.get(number, "")
        sentences[number] = f"{before}{'' if not before or word in {',', '.'} else ' '}{word}"
    yield from sentences.values()


def whole() -> None:
    """Measure the analysis from text to draft."""
    every: list[Arrival] = []
    for name, arrivals in (("Indonesian", indonesian()), ("English", english())):
        _measure(name, arrivals)
        every += arrivals
    _measure("both", every)
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most, the texts among it")


def _measure(name: str, arrivals: Sequence[Arrival]) -> None:
    words, refused, claims = 0, 0, 0
    with closing(open_archive(None)) as archive:
        for arrival in arrivals[:_FIRST]:  # what is loaded once is no part of an article
            analyse(arrival, archive, NOW)
        leave_alone()  # as `ringkas ingest` and the bot do
        began = time.process_time()
        for arrival in arrivals:
            try:
                claims += len(analyse(arrival, archive, NOW).claims)
            except BotError:
                refused += 1
            else:
                words += len(arrival.text.split())
        spent = time.process_time() - began
    print(
        f"whole analysis, {name}: {words / ARTICLE / spent:.1f} articles of {ARTICLE} words a second of a core "
        f"(target {TARGET}); {len(arrivals)} articles, {claims} claims, {refused} refused"
    )


def main(arguments: Sequence[str]) -> None:
    """Measure what is there."""
    if not BENCH.is_dir():
        print(f"{BENCH} is not there; RINGKAS_BENCH names another folder")
        return
    whole()
    if "whole" in arguments:
        return
    intake_dates.main()
    intake_timelines.main()
    intake_names.main([])
    intake_languages.main()
    intake_summaries.main()


if __name__ == "__main__":
    main(sys.argv[1:])
