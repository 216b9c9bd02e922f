"""Summaries beside Lead on the public set of Indonesian articles: ROUGE at equal length, grounding, and time.

    python -m tests.benchmarks.intake_summaries

Lead is cut to the same number of words as each summary, so that length alone wins nothing. The set stands in
`../shared/bench` or in the folder that RINGKAS_BENCH names.
"""

from __future__ import annotations

import csv
import gzip
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.rouge import rouge, words
from bot.domain.dates import EdtfDate
from bot.domain.news import Genre
from bot.intake.found import ArticleFacts
from bot.intake.summaries import summarise
from bot.intake.texts import ReadText, Span, read_text

BENCH = Path(os.environ.get("RINGKAS_BENCH", Path(__file__).parents[3] / "shared" / "bench"))
_SET = BENCH / "summaries" / "detik-500.csv.gz"
_PUBLISHED = (("Lead-2, published", 29.8, 10.7, 21.9), ("TextRank", 27.5, 8.6, 18.8), ("LexRank", 28.1, 8.6, 19.2))
_DAY = EdtfDate.parse("2025-10-20")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")


@dataclass(frozen=True, slots=True)
class Example:
    """An article and the summary that is expected of it."""

    title: str
    text: ReadText
    reference: str


def examples(path: Path) -> list[Example]:
    """The articles of the set."""
    csv.field_size_limit(10**8)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [
            Example(row["judul"], read_text(row["isi_berita"], "id"), row["Summary"]) for row in csv.DictReader(file)
        ]


def our_summary(example: Example) -> str:
    """The summary that intake makes of an article."""
    body = Span(0, len(example.text.whole))
    facts = ArticleFacts("id", example.title, body, _DAY, Genre.REPORT)
    return " ".join(sentence.text for sentence in summarise(example.text, facts))


def _lead(example: Example, count: int) -> str:
    return " ".join(sentence.text for sentence in example.text.sentences[:count])


def cut_lead(example: Example, count: int) -> str:
    """The first words of an article, so many."""
    return " ".join(words(example.text.whole)[:count])


def _report(name: str, made: Sequence[str], references: Sequence[str]) -> None:
    scores = [rouge(one, other) for one, other in zip(made, references, strict=True)]
    means = (100 * sum(score[at] for score in scores) / len(scores) for at in range(3))
    length = sum(len(words(text)) for text in made) / len(made)
    print(f"  {name:<28}" + "".join(f"{mean:8.2f}" for mean in means) + f"{length:9.1f}")


def _grounded(made: Sequence[str], given: Sequence[Example], pattern: re.Pattern[str]) -> float:
    """The share of what a pattern finds in the summaries that stands in the article too, in per cent."""
    found = [
        (piece, each.text.whole) for text, each in zip(made, given, strict=True) for piece in pattern.findall(text)
    ]
    return 100 * sum(piece in text for piece, text in found) / len(found)


def _timed(make: Callable[[Example], str], given: Sequence[Example]) -> tuple[list[str], float]:
    began = time.process_time()
    made = [make(each) for each in given]
    return made, (time.process_time() - began) / len(given)


def main() -> None:
    """Print what summaries score beside Lead and beside what others published."""
    if not _SET.is_file():
        print(f"summaries: {_SET} is not there; RINGKAS_BENCH names another folder")
        return
    given = examples(_SET)
    references = [each.reference for each in given]
    made, seconds = _timed(our_summary, given)
    print(f"summaries of {len(given)} articles          R1      R2      RL    words")
    _report("ours", made, references)
    cut = [cut_lead(each, len(words(text))) for each, text in zip(given, made, strict=True)]
    _report("Lead, the same words", cut, references)
    for count in (2, 3):
        _report(f"Lead-{count}", [_lead(each, count) for each in given], references)
    for name, *figures in _PUBLISHED:
        print(f"  {name:<28}" + "".join(f"{figure:8.2f}" for figure in figures))
    print(f"  grounded: numbers {_grounded(made, given, _NUMBER):.1f} %, names {_grounded(made, given, _NAME):.1f} %")
    print(f"  without a summary: {made.count('')}; {1000 * seconds:.2f} ms an article")


if __name__ == "__main__":
    main()
