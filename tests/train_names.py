"""Train the recogniser of names: `make train-names`, which writes `everyday.txt` and the models in `bot/intake/names`.

The corpora are read from `../shared/bench`, or where `RINGKAS_BENCH` says. The same corpora give the same models.
English has few marked sentences, so its model learns from the Indonesian ones too: how a name is written, and what
stands beside it, is much the same.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import name_corpora
import name_words
import pycrfsuite
from name_corpora import Marked
from requirements import SHARED

from bot.intake.names.recogniser import everyday_in
from bot.intake.names.training import example

MODELS = Path(__file__).parent.parent / "bot" / "intake" / "names"
SETTINGS = {"c1": 0.02, "c2": 0.2, "max_iterations": 60, "feature.possible_transitions": True}
"""Chosen by cross-validation on the train part of idner-news-2k; more rounds find no more."""
ENGLISH = ("corpus_apple", "corpus_airbus")


def corpora() -> Path:
    """Where the corpora are."""
    return Path(os.environ.get("RINGKAS_BENCH", SHARED / "bench"))


def train(sentences: Sequence[Marked], path: Path, language: str) -> None:
    """Write a model of these sentences, which texts in this language will be read by."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for sentence in sentences:
        trainer.append(*example(sentence.text, sentence.language, list(sentence.places()), everyday_in(language)))
    trainer.train(str(path))


def main() -> None:
    """Count the words that are seldom names, and train both models."""
    bench = corpora()
    if not bench.is_dir():
        sys.exit(f"{bench} is not there; RINGKAS_BENCH names another folder")
    (MODELS / "everyday.txt").write_text(name_words.everyday(bench), encoding="utf-8")
    indonesian = name_corpora.indonesian(bench / "ner" / "idner-news-2k" / "train.txt")
    english = [each for corpus in ENGLISH for each in name_corpora.english(bench / "facts" / "meantime" / corpus)]
    train(indonesian, MODELS / "id.crfsuite", "id")
    train([*english, *indonesian], MODELS / "en.crfsuite", "en")


if __name__ == "__main__":
    main()
