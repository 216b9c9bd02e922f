"""How well names are found, beside published numbers.

    python -m tests.benchmarks.intake_names [FILE]

The corpora stand in `../shared/bench`, or in the folder that RINGKAS_BENCH names; FILE is another part of idner-news-2k
than `dev.txt`. A name counts where its first and last word and its kind are right. Texts are read as they would be by
intake: the words of a corpus joined with spaces, parted anew.

What intake tells a reader is not what idner-news-2k marks: of the known places in its dev part that the recogniser
passes over ("Israel", "Indonesia", as one who acts), five of six are unmarked, and it counts to a name what is none of
it: a short form in brackets, the "hotel" before one. So what is joined is measured twice, as readers get it and with
the corpus's own habits, which nothing but this benchmark knows of. Indonesian is measured with the model that is shipped,
which has not seen the part; English with models that learned from the other corpus of MEANTIME and idner's train part,
since the shipped one has seen both.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import name_corpora
from name_corpora import Mark, Marked
from train_names import ENGLISH, corpora, train

from bot.intake.names import find_names
from bot.intake.names.gazetteer import best, hits
from bot.intake.names.joining import mentions
from bot.intake.names.mentions import Mention
from bot.intake.names.proposals import LEAST_CERTAINTY
from bot.intake.names.recogniser import KINDS, LANGUAGES, Recogniser, model
from bot.intake.names.recogniser import Mark as Found
from bot.intake.names.training import Nobody, line_and_kinds
from bot.intake.names.words import Line
from bot.intake.texts import read_text

_CORPUS_KINDS = {kind: name for name, kind in KINDS.items()}
_PUBLISHED = "plain CRF 82.5 on test; target 85"
_DAY = date(2026, 1, 1)
_ARTICLE = 400  # words of an article, for the time


def marks(recogniser: Recogniser, sentence: Marked) -> frozenset[Mark]:
    """The names that the recogniser alone finds in a sentence, in the words of its corpus."""
    line, known = line_and_kinds(sentence.text, sentence.language)
    return _placed(sentence, line, recogniser.marks(line.words, known))


def joined(recogniser: Recogniser, sentence: Marked) -> frozenset[Mark]:
    """The names of a sentence as intake reads it: with what the world is known to hold, and without titles."""
    line, _, found = _joined(recogniser, sentence)
    return _placed(sentence, line, found)


def drawn(recogniser: Recogniser, sentence: Marked) -> frozenset[Mark]:
    """The same names by the habits of the corpus: as far as it draws them, and none that it would pass over.

    Whether there is a name, and of what kind, is still what intake says.
    """
    line, marked, found = _joined(recogniser, sentence)
    own = [mention for mention in found if any(_meets(mark, mention) for mark in marked) or not mention.entity]
    return _placed(sentence, line, [_as_marked(mention, marked) for mention in own])


def _joined(recogniser: Recogniser, sentence: Marked) -> tuple[Line, list[Found], list[Mention]]:
    line, known = line_and_kinds(sentence.text, sentence.language)
    marked = list(recogniser.marks(line.words, known))
    found = mentions(line, marked, hits([line], Nobody()), lambda hit: best(hit, frozenset(), _DAY))
    return line, marked, [each for each in found if each.entity or each.certainty >= LEAST_CERTAINTY]


def _meets(mark: Found, mention: Mention) -> bool:
    return mark.first < mention.last and mention.first < mark.last


def _as_marked(mention: Mention, marked: Sequence[Found]) -> Mention | Found:
    """The mark that a name of the same kind lies in, or the name itself."""
    whole = (mark for mark in marked if mark.first <= mention.first and mention.last <= mark.last)
    return next((mark for mark in whole if mark.kind is mention.kind), mention)


def _placed(sentence: Marked, line: Line, found: Iterable[Found | Mention]) -> frozenset[Mark]:
    return frozenset(
        sentence.mark_of(line.words[each.first].start, line.words[each.last - 1].end, _CORPUS_KINDS[each.kind])
        for each in found
        if each.kind in _CORPUS_KINDS
    )


def f1(sentences: Sequence[Marked], found: Sequence[frozenset[Mark]], kind: str = "") -> float:
    """The harmonic mean of precision and recall, in percent, of one kind or all."""
    right = missed = wrong = 0
    for sentence, got in zip(sentences, found, strict=True):
        expected = {mark for mark in sentence.names if kind in {"", mark[2]}}
        told = {mark for mark in got if kind in {"", mark[2]}}
        right, missed, wrong = right + len(expected & told), missed + len(expected - told), wrong + len(told - expected)
    return 200 * right / (2 * right + missed + wrong) if right else 0.0


def _tell(name: str, sentences: Sequence[Marked], recogniser: Recogniser) -> None:
    counts = Counter(kind for sentence in sentences for *_, kind in sentence.names)
    ways = [("the recogniser alone", marks), ("joined with gazetteers and titles, as readers get it", joined)]
    if sentences[0].language == "id":
        ways.append(("joined, by the corpus's habits", drawn))
    for way, reader in ways:
        found = [reader(recogniser, sentence) for sentence in sentences]
        kinds = ", ".join(f"{kind} {f1(sentences, found, kind):.1f} of {counts[kind]}" for kind in KINDS)
        print(f"{name}, {way}: F1 {f1(sentences, found):.1f} ({kinds})")


def _time(sentences: Sequence[Marked]) -> None:
    text = "\n".join(sentence.text for sentence in sentences)
    words = sum(len(sentence.words) for sentence in sentences)
    read = read_text(text, "id")
    find_names(read, Nobody(), _DAY)
    begun = time.process_time()
    find_names(read, Nobody(), _DAY)
    spent = (time.process_time() - begun) * _ARTICLE / words
    sizes = " and ".join(f"{len(model(language)) / 1e6:.1f} MB" for language in LANGUAGES)
    print(f"time: {spent * 1000:.1f} ms of a core for an article of {_ARTICLE} words; models: {sizes}")


def main(arguments: Sequence[str]) -> int:
    """Measure both languages."""
    bench = corpora()
    if not bench.is_dir():
        print(f"{bench} is not there; RINGKAS_BENCH names another folder")
        return 0
    idner = bench / "ner" / "idner-news-2k"
    part = Path(arguments[0]) if arguments else idner / "dev.txt"
    sentences = name_corpora.indonesian(part)
    _tell(f"idner-news-2k, {part.name} ({_PUBLISHED})", sentences, Recogniser("id"))
    learned = name_corpora.indonesian(idner / "train.txt")
    folders = {name: name_corpora.english(bench / "facts" / "meantime" / name) for name in ENGLISH}
    with tempfile.TemporaryDirectory() as folder:
        for name, left_out in folders.items():
            path = Path(folder) / name
            train([each for other in folders if other != name for each in folders[other]] + learned, path, "en")
            _tell(f"MEANTIME, {name}, trained on the rest", left_out, Recogniser("en", path.read_bytes()))
    _time(sentences)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
