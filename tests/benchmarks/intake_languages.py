"""How often the language of a sentence's first eight words is told, beside what libraries tell.

    python -m tests.benchmarks.intake_languages

Sentences are those of FLORES (`languages/flores-dev.*`) in the folder that RINGKAS_BENCH names, by default beside the
checkout; nothing of them is in the project. Indonesian and Malay share most of their words: there eight words are few,
and the whole sentence is measured too.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from bot.intake.facts import identify

FOLDER = Path(os.environ.get("RINGKAS_BENCH", Path(__file__).parents[3] / "shared" / "bench")) / "languages"
OTHERS = {"id": (92, 80), "ms": (87, 89), "en": (100, 100)}
"""Percent of langidentify (lite, 39 MB) and of lingua, measured on the same sentences."""
WORDS = 8


def main() -> None:
    """Print a line for each language."""
    if not FOLDER.is_dir():
        sys.exit(f"{FOLDER} is not there; RINGKAS_BENCH names another folder.")
    print(f"{'':4}{'8 words':>9}{'whole':>8}{'langidentify':>14}{'lingua':>8}{'a second':>10}")
    for code, (langidentify, lingua) in OTHERS.items():
        lines = (FOLDER / f"flores-dev.{code}").read_text(encoding="utf-8").splitlines()
        begun = time.perf_counter()
        whole = sum(identify(line) == code for line in lines) / len(lines)
        speed = len(lines) / (time.perf_counter() - begun)
        short = sum(identify(" ".join(line.split()[:WORDS])) == code for line in lines) / len(lines)
        print(f"{code:4}{short:>9.1%}{whole:>8.1%}{langidentify:>13}%{lingua:>7}%{speed:>10,.0f}")


if __name__ == "__main__":
    main()
