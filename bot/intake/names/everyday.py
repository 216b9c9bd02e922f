"""Words that news writes small, in both languages: with a capital they stand at a beginning or in a title.

A name that nobody knows is most often told from them by being none of them. They were counted by `tests/name_words.py`,
and are in `everyday.txt`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from bot.intake.names.cues import cues_of
from bot.intake.names.titles import words_in

_NAMES_TOO = words_in("""
lalu baiq raden tengku teuku cut daeng nur bintang cahaya muslim satria indah cinta bunga mutiara intan permata setia
bakti mulia sakti wahyu surya mega melati kasih adil damai fajar pelangi embun langit samudra elok ayu budiman
""")
"""Everyday words, or titles that are written as part of a name, which begin names of people as often."""


@cache
def everyday() -> frozenset[str]:
    """The words, read once."""
    return frozenset(files("bot.intake.names").joinpath("everyday.txt").read_text("utf-8").split())


def is_everyday(key: str) -> bool:
    """Whether a word is such a one, and no given name."""
    return key in everyday() and key not in _NAMES_TOO and "given" not in cues_of(key)
