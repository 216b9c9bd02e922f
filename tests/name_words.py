"""Words that news writes small, which so are seldom names: counted in the texts in `../shared/bench`.

Only the words are kept, and none of the sentences. The part of idner-news-2k that the recogniser is measured on is no
source, nor is the one that it learns from: a word must not be known for standing beside the names to be found.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from name_corpora import english

from bot.intake.names.words import lines_of
from bot.intake.texts import read_text

_LEAST = {"id": 2, "en": 20}
"""How often a word is written small at least, in some 160,000 Indonesian words and 1,200,000 English ones."""
_AGAINST = 2
"""How many times as often it may be written with a capital within a sentence, at most."""
_ARTICLES = 401
"""Articles of each timeline that are counted."""
_MARKUP = re.compile(r"<[^>]+>")
_WIDTH = 120


def everyday(bench: Path) -> str:
    """The words of both languages in order, as a text of short lines."""
    words = _small("id", _indonesian(bench)) | _small("en", _english(bench))
    return textwrap.fill(" ".join(sorted(words)), _WIDTH, break_long_words=False) + "\n"


def _small(language: str, texts: Iterable[str]) -> set[str]:
    small, large = Counter[str](), Counter[str]()
    for text in texts:
        for line in lines_of(read_text(text, language)):
            words = [word for word in line.words if word.key]
            small.update(word.key for word in words if not word.is_capital and word.key.isalpha())
            if 2 * sum(word.is_capital for word in words) < len(words):  # no headline
                large.update(word.key for word in words[1:] if word.is_capital)
    return {word for word, count in small.items() if count >= _LEAST[language] and _AGAINST * count >= large[word]}


def _indonesian(bench: Path) -> Iterator[str]:
    csv.field_size_limit(10**8)
    with gzip.open(bench / "summaries" / "detik-500.csv.gz", "rt", encoding="utf-8") as file:
        yield from (row["isi_berita"] for row in csv.DictReader(file))
    for path in sorted((bench / "dates" / "kompas-development").iterdir()):
        yield _MARKUP.sub("", path.read_text("utf-8", errors="replace"))
    yield (bench / "languages" / "flores-dev.id").read_text("utf-8")


def _english(bench: Path) -> Iterator[str]:
    for folder in sorted((bench / "facts" / "meantime").glob("corpus_*")):
        yield from (sentence.text for sentence in english(folder))
    yield (bench / "languages" / "flores-dev.en").read_text("utf-8")
    for path in sorted((bench / "timelines").glob("*/articles.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for _, line in zip(range(_ARTICLES), file, strict=False):
                yield json.loads(line)["text"]
