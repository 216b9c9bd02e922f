"""Phrases are found by their words, the longest first, and never beyond the end of what is asked about."""

from __future__ import annotations

from bot.intake.wordings.tables import Table

_TABLE = Table([("angkatan laut", 1), ("angkatan", 2), ("angkatan laut kerajaan", 3), ("angkatan", 4)])


def test_the_longest_phrase_comes_first() -> None:
    """Phrases that mean several things keep the order in which they were told."""
    found = _TABLE.at(("dua", "angkatan", "laut", "baru"), 1)

    assert found == [(3, 1), (2, 2), (2, 4)]


def test_a_phrase_ends_where_the_words_end() -> None:
    """ "angkatan laut" at the end is not the longer phrase that begins so."""
    assert _TABLE.at(("angkatan", "laut"), 0) == [(2, 1), (1, 2), (1, 4)]
    assert _TABLE.at(("angkatan",), 1) == []


def test_a_phrase_without_words_stands_anywhere() -> None:
    """Behind all that has words, and at the end too."""
    table = Table([("", "nothing"), ("ke", "to")])

    assert table.at(("ke",), 0) == [(1, "to"), (0, "nothing")]
    assert table.at((), 0) == [(0, "nothing")]
