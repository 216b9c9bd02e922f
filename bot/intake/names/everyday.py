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
bakti mulia sakti wahyu surya mega melati kasih adil damai fajar pelangi embun langit samudra elok ayu budiman said bagus
selamat sabar harapan utama tulus citra alam perkasa makmur merdeka sejati jujur
""")
"""Everyday words, or titles that are written as part of a name, which begin names of people as often."""


@cache
def _written() -> frozenset[str]:
    return frozenset(files("bot.intake.names").joinpath("everyday.txt").read_text("utf-8").split())


@cache
def everyday() -> frozenset[str]:
    """The words, read once, without those that begin names as often."""
    return _written() - _NAMES_TOO


def is_everyday(key: str) -> bool:
    """Whether a word is such a one, and no given name."""
    return key in everyday() and "given" not in cues_of(key)


def is_either(key: str) -> bool:
    """Whether a word is an everyday one and a name as often: "Harapan kami", "Harapan Siregar"."""
    return key in _NAMES_TOO and key in _written()
