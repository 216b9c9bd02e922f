"""How well expressions of time are read, beside published numbers.

    python -m tests.benchmarks.intake_dates            # the figures
    python -m tests.benchmarks.intake_dates --show     # and every miss, and what is found in the Kompas articles

The sets stand in `../shared/bench`, or in the folder that RINGKAS_BENCH names. Values of TIMEX3 are compared as days:
a modifier ("early 2009") is no part of a TIMEX3 value, so a third of the period counts as the period, and a time of day
counts as its day. What no calendar holds (PRESENT_REF, XXXX) is left out of the set.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

from bot.domain.dates import EdtfDate
from bot.domain.errors import InvalidValue
from bot.intake.dates import find_dates, resolve
from bot.intake.dates.periods import third
from bot.intake.found import FoundDate

BENCH = Path(os.environ.get("RINGKAS_BENCH", Path(__file__).parents[3] / "shared" / "bench"))
_PUBLISHED = {
    "id": "dateparser 18, HeidelTime 19",
    "en": "dateparser 28, Recognizers-Text 34, HeidelTime 35",
}
_COLUMNS = {"id": 0, "en": 1}
_LAST_TAGGED = 5  # sentence of a MEANTIME article, from 0
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")


@dataclass(frozen=True, slots=True)
class _Article:
    """A text whose dates are tagged: the place and the first and last day of each."""

    name: str
    text: str
    published: date
    tagged: tuple[tuple[int, int, EdtfDate], ...]


def _expressions(*, is_shown: bool) -> None:
    path = BENCH / "dates" / "expressions.tsv"
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    for language, column in _COLUMNS.items():
        missed = []
        for row in rows:
            read = resolve(row[column], language, date.fromisoformat(row[2]))
            if read is None or [read.first.isoformat(), read.last.isoformat()] != row[3:5]:
                missed.append(f"    {row[column]} ({row[2]}): {read}, not {row[3]} to {row[4]}")
        print(f"expressions, {language}: {len(rows) - len(missed)} of {len(rows)} exact ({_PUBLISHED[language]})")
        if is_shown and missed:
            print("\n".join(missed))


def _value(text: str) -> EdtfDate | None:
    """A TIMEX3 value as EDTF; null: it is on no calendar."""
    text = text.partition("T")[0].removesuffix("-XX")
    if match := _WEEK.fullmatch(text):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first, last = (monday + timedelta(5 if match[3] else 0)), monday + timedelta(6)
        return EdtfDate.parse(f"{first}/{last}")
    if text[4:6] in {"-Q", "-H"}:
        text = f"{text[:4]}-{int(text[6:]) + (32 if text[5] == 'Q' else 39)}"
    if re.fullmatch(r"\d{2,3}", text):
        text += "X" * (4 - len(text))
    try:
        return EdtfDate.parse(text)
    except InvalidValue:
        return None


def _articles() -> Iterator[_Article]:
    for path in sorted((BENCH / "facts" / "meantime").glob("corpus_*/*.xml")):
        tree = ET.parse(path).getroot()  # noqa: S314  # a corpus that the reader chose
        text, places = _text(tree)
        tagged, published = [], None
        for timex in tree.iter("TIMEX3"):
            anchors = [places[anchor.get("t_id", "")] for anchor in timex.iter("token_anchor")]
            known = _value(timex.get("value", ""))
            if not anchors or known is None or timex.get("type") not in {"DATE", "TIME"}:
                continue
            if anchors[0][2] == 1 and published is None:
                published = known.first
            else:
                tagged.append((anchors[0][0], anchors[-1][1], known))
        if published:
            yield _Article(path.stem, text, published, tuple(tagged))


def _text(tree: ET.Element) -> tuple[str, dict[str, tuple[int, int, int]]]:
    """The text, with the place and sentence of each of its words."""
    text, places, sentence = "", {}, 0
    for token in tree.iter("token"):
        word, number = token.text or "", int(token.get("sentence", "0"))
        if number > _LAST_TAGGED:
            break
        text += "\n" if number != sentence else " " if text and word not in {",", "."} else ""
        places[token.get("t_id", "")] = len(text), len(text) + len(word), number
        text, sentence = text + word, number
    return text, places


def _is_same(found: EdtfDate, tagged: EdtfDate) -> bool:
    days = found.first, found.last
    thirds = [EdtfDate.parse(text) for text in (third(tagged.text, which) for which in range(3)) if text]
    return days in {(each.first, each.last) for each in (tagged, *thirds)}


def _meets(found: FoundDate, tagged: tuple[int, int, EdtfDate]) -> bool:
    return found.start < tagged[1] and tagged[0] < found.end


def _tagged_news(*, is_shown: bool) -> None:
    right = found_count = tagged_count = placed = 0
    for article in _articles():
        date_line = article.text.find("\n", article.text.find("\n") + 1)
        found = [each for each in find_dates(article.text, "en", article.published) if each.start > date_line]
        tagged = [each for each in article.tagged if each[0] > date_line]
        met = [(each, one) for each in tagged for one in found if _meets(one, each)]
        good = [pair for pair in met if _is_same(pair[1].edtf, pair[0][2])]
        right, placed = right + len(good), placed + len(met)
        found_count, tagged_count = found_count + len(found), tagged_count + len(tagged)
        if is_shown:
            _show(article, found, tagged, good)
    for name, count in (("value", right), ("place", placed)):
        precision, recall = count / found_count, count / tagged_count
        f1 = 2 * precision * recall / (precision + recall)
        print(f"MEANTIME, en: {name} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {tagged_count} dates")
    print("    (TempEval-3 platinum, another set: HeidelTime .781, Recognizers-Text .636)")


def _show(
    article: _Article,
    found: list[FoundDate],
    tagged: list[tuple[int, int, EdtfDate]],
    good: list[tuple[tuple[int, int, EdtfDate], FoundDate]],
) -> None:
    print(f"  {article.name[:60]} ({article.published})")
    for each in found:
        if each not in [pair[1] for pair in good]:
            around = article.text[max(each.start - 40, 0) : each.end + 20].replace("\n", " ")
            print(f"    found  “{each.of(article.text)}” {each.edtf}: …{around}…")
    for start, end, edtf in tagged:
        if (start, end, edtf) not in [pair[0] for pair in good]:
            print(f"    tagged “{article.text[start:end]}” {edtf}")


def _kompas(*, is_shown: bool) -> None:
    count = found_count = 0
    began = time.process_time()
    for path in sorted((BENCH / "dates" / "kompas-development").glob("*.tml")):
        whole = path.read_text("utf-8", errors="replace")
        written = re.search(r'value="(\d{4})-(\d{1,2})-(\d{1,2})"', whole)
        body = re.search(r"<TEXT>(.*)</TEXT>", whole, re.DOTALL)
        if not written or not body:
            continue
        published = date(int(written[1]), int(written[2]), int(written[3]))
        found = find_dates(body[1], "id", published)
        count, found_count = count + 1, found_count + len(found)
        if is_shown:
            print(f"  {path.stem} ({published})")
            for each in found:
                around = body[1][max(each.start - 40, 0) : each.end + 20].replace("\n", " ")
                print(f"    “{each.of(body[1])}” {each.edtf}: …{around}…")
    spent = time.process_time() - began
    print(
        f"Kompas, id: {found_count} dates in {count} articles, {1000 * spent / max(count, 1):.2f} ms of CPU an article"
    )
    print("    (25 tagged articles kept apart: IndoTimex .853, HeidelTime auto .489, dateparser .393)")


def main() -> None:
    """Measure what is there."""
    is_shown = "--show" in sys.argv[1:]
    if not BENCH.is_dir():
        print(f"{BENCH} is not there; RINGKAS_BENCH names another folder")
        return
    _expressions(is_shown=is_shown)
    _tagged_news(is_shown=is_shown)
    _kompas(is_shown=is_shown)


if __name__ == "__main__":
    main()
