"""Arithmetic that a text asserts: told where it is surely off, and left alone where rounding may save it."""

from __future__ import annotations

import pytest
from requirements import folder

from bot.domain.errors import Notice
from bot.intake.figures import find_figures, wrong_sums
from bot.intake.texts import read_text

_WRONG = (
    ("id", "Ada 240 kadet. Hanya sepertiga dari mereka, yaitu 99, pulang.", ("sepertiga", "80", "99", "41.3")),
    ("id", "Sebanyak 99 dari 240 kadet (50 persen) pulang.", ("50 persen", "120", "99", "41.3")),
    ("en", "A third of the 240 cadets, or 99, went home.", ("A third", "80", "99", "41.3")),
    ("en", "Of the 240 cadets, 99 of them, or 50 per cent, went home.", ("50 per cent", "41.3")),
    ("id", "Ekspor naik 90 persen dari Rp 5,0 triliun menjadi Rp 7,0 triliun.", ("90 persen", "40")),
    (
        "id",
        "Ekspor naik dari Rp 5,0 triliun pada 2021 menjadi Rp 7,0 triliun atau naik 90 persen.",
        ("90 persen", "40"),
    ),
    ("en", "Profit fell 10% from $5.0m to $2.5m.", ("10%", "50")),
    ("id", "Harga naik dua kali lipat dari Rp 5.125 menjadi Rp 20.500.", ("dua kali lipat", "4")),
    (
        "id",
        "Mereka memberi tambahan Rp 950 miliar, naik hampir 1,5 kali lipat dari anggaran tahun lalu sebesar Rp 1,7 triliun.",
        ("hampir 1,5 kali lipat", "1.56"),
    ),
    ("id", "Ada 215 orang, terdiri dari 120 pria dan 70 perempuan.", ("215 orang", "190")),
    ("en", "There were 215 people, made up of 120 men and 70 women.", ("215 people", "190")),
)
_FINE = (
    ("id", "Ada 240 kadet. Hanya sepertiga dari mereka, yaitu 81, pulang."),
    ("id", "Sebanyak 99 dari 240 kadet (41 persen) pulang."),
    ("id", "Sebanyak 99 dari 240 kadet (hampir 42 persen) pulang."),
    ("id", "Sebanyak 99 dari 240 kadet (sekitar 40 persen) pulang."),
    ("id", "Sebanyak 99 dari 240 kadet (lebih dari 40 persen) pulang."),
    ("id", "Sebanyak 99 dari 240 kadet (paling banyak 42 persen) pulang."),
    ("id", "Ekspor naik 20 persen dari Rp 5 triliun menjadi Rp 6 triliun."),
    ("id", "Ekspor turun 20 persen dari Rp 5 triliun menjadi Rp 4 triliun."),
    ("id", "Bunga naik 20 persen dari 5 persen menjadi 7 persen."),
    ("id", "Dana itu 20 miliar tenge (US$41 juta) sekitar Rp6 miliar atau naik 5 persen."),
    ("id", "Mereka memberi tambahan Rp 950 miliar, naik 1,5 kali lipat dari anggaran sebesar Rp 1,7 triliun."),
    ("id", "Mereka memberi Rp 950 miliar, naik 1,1 kali lipat dari anggaran sebesar Rp 1,7 triliun."),
    ("id", "Ada 190 orang, terdiri dari 120 pria dan 70 perempuan."),
    ("id", "Ada 215 orang, terdiri dari 120 pria, 70 perempuan, dan selebihnya anak."),
    ("id", "Ada sekitar 215 orang, terdiri dari 120 pria dan 70 perempuan."),
    ("id", "Ada 215 orang, terdiri dari 120 pria yang dibantu 70 perempuan."),
    ("id", "Ada 200 orang, terdiri dari 120 pria dan 70 perempuan."),
    ("id", "Suhu -5 persen dari 240 kadet, yaitu 99, kata Budi."),
)


def _notes(language: str, text: str) -> tuple[Notice, ...]:
    return wrong_sums(read_text(text, language), find_figures(text, language))


@pytest.mark.parametrize(("language", "text", "told"), _WRONG)
def test_a_wrong_sum_is_told_with_its_calculation(language: str, text: str, told: tuple[str, ...]) -> None:
    """The note quotes what the text says and gives what follows from it."""
    (note,) = _notes(language, text)

    assert set(told) <= {str(value) for _, value in note.values}


@pytest.mark.parametrize(("language", "text"), _FINE)
def test_what_rounding_may_save_is_not_told(language: str, text: str) -> None:
    """A conversion, an open list, a qualified or a rounded number is no mistake."""
    assert () == _notes(language, text)


def test_the_same_mistake_is_told_once() -> None:
    """A repeated sentence makes one note."""
    text = "Sebanyak 99 dari 240 kadet (50 persen) pulang. Sebanyak 99 dari 240 kadet (50 persen) pulang."

    assert 1 == len(_notes("id", text))


def test_the_articles_that_were_given_have_one_mistake_each() -> None:
    """The two sums that an editor found by hand are found without one, and nothing else."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder("seeds", "RINGKAS_SEEDS").glob("*.txt"))]

    notes = [dict(note.values) for text in texts for note in _notes("id", text)]

    assert [["139", "390 prajurit"], ["US$918 juta", "hampir 1,5 kali lipat"]] == [
        [notes[0]["part"], notes[0]["whole"]],
        [notes[1]["added"], notes[1]["stated"]],
    ]
    assert 2 == len(notes)
