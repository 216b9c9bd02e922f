"""How well the days that matter are told from the others, beside published numbers.

    python -m tests.benchmarks.intake_timelines

Topics are those of Timeline17 that stand in `timelines/` of `../shared/bench`, or of the folder that RINGKAS_BENCH
names. A day is told of where a sentence has a date that is this day, as intake reads it; days are ranked as `/timeline`
ranks those of a large topic. Each timeline that journalists wrote is met with as many days as it has, between its first
and its last. In a sentence without a keyword of the topic, a date counts for less.
"""

from __future__ import annotations

import gzip
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.assembly.salience import Salience
from bot.intake.dates import find_dates

BENCH = Path(os.environ.get("RINGKAS_BENCH", Path(__file__).parents[3] / "shared" / "bench"))
_PUBLISHED = "all nine topics, published: publication count .478, CLUST .419, DATEWISE .537, Martschat 2018 .544"
_BESIDE = 0.3
"""What a date counts for in a sentence without a keyword, against 1 with one."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """That an article tells of a day."""

    day: date
    published: date
    weight: float


@dataclass(frozen=True, slots=True)
class _Topic:
    """A topic as its articles tell of it, and the days of each timeline that journalists wrote."""

    name: str
    mentions: tuple[_Mention, ...]
    publications: tuple[date, ...]  # of each article
    timelines: tuple[frozenset[date], ...]


def _mentions(article: dict[str, str], published: date, keywords: Sequence[str]) -> Iterator[_Mention]:
    for sentence in article["text"].splitlines():
        lowered = sentence.lower()
        weight = 1.0 if any(keyword in lowered for keyword in keywords) else _BESIDE
        for found in find_dates(sentence, "en", published):
            if found.edtf.first == found.edtf.last:
                yield _Mention(found.edtf.first, published, weight)


def _topic(folder: Path) -> _Topic:
    keywords = [word.lower() for word in json.loads((folder / "keywords.json").read_text("utf-8"))]
    mentions: list[_Mention] = []
    publications: list[date] = []
    with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            publications.append(date.fromisoformat(article["time"][:10]))
            mentions += _mentions(article, publications[-1], keywords)
    written = [json.loads(line) for line in (folder / "timelines.jsonl").read_text("utf-8").splitlines()]
    days = (frozenset(date.fromisoformat(entry[0][:10]) for entry in timeline) for timeline in written)
    return _Topic(folder.name, tuple(mentions), tuple(publications), tuple(each for each in days if each))


def by_salience(topic: _Topic, first: date, last: date, count: int) -> list[date]:
    """The days that `/timeline` would show."""
    salience = Salience()
    for mention in topic.mentions:
        if first <= mention.day <= last:
            salience.tell((mention.day, mention.day), mention.published, weight=mention.weight)
    return [day for day, _ in salience.most_told(count)]


def by_publication(topic: _Topic, first: date, last: date, count: int) -> list[date]:
    """The days on which most articles were published, to compare with."""
    counts: dict[date, int] = {}
    for day in topic.publications:
        if first <= day <= last:
            counts[day] = counts.get(day, 0) + 1
    return sorted(counts, key=lambda day: (-counts[day], day))[:count]


def _date_f1(topic: _Topic, choose: Callable[[_Topic, date, date, int], list[date]]) -> list[float]:
    """For each timeline of a topic; as many days are chosen as it has."""
    scores = []
    for gold in topic.timelines:
        chosen = set(choose(topic, min(gold), max(gold), len(gold)))
        scores.append(2 * len(chosen & gold) / (len(chosen) + len(gold)))
    return scores


def main() -> None:
    """Print the mean over all timelines, and for each topic."""
    folder = BENCH / "timelines"
    if not folder.is_dir():
        print(f"timelines: {folder} is not there; RINGKAS_BENCH names another folder")
        return
    began = time.process_time()
    topics = [_topic(each) for each in sorted(folder.iterdir()) if each.is_dir()]
    for name, choose in (("days of publication", by_salience), ("publication count", by_publication)):
        scores = {topic.name: _date_f1(topic, choose) for topic in topics}
        every = [score for of_topic in scores.values() for score in of_topic]
        each = ", ".join(f"{topic} {sum(found) / len(found):.3f}" for topic, found in scores.items())
        print(f"timelines, {name}: date-F1 {sum(every) / len(every):.3f} over {len(every)} ({each})")
    print(f"    ({_PUBLISHED}; {time.process_time() - began:.0f} s)")


if __name__ == "__main__":
    main()
