"""Numbers mean the same in both languages, however each writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.parity import unlike_marks, unlike_numbers


def _said(indonesian: str, english: str) -> list[str]:
    return [words.in_english() for _, words in unlike_numbers({"id": indonesian, "en": english})]


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("sebesar 441 miliar tenge", "by 441 billion tenge"),
        ("1.000.000 orang", "1,000,000 people"),
        ("1.000,5 ton", "1,000.5 tonnes"),
        ("1,5 juta", "1.5 million"),
        ("US$918 juta", "$918m"),
        ("Rp13 triliun", "13 trillion rupiah"),
        ("2 ribu triliun", "2 quadrillion"),
        ("441.000 orang", "441 thousand people"),
        ("naik 5 persen", "up 5 per cent"),
        ("naik 5%", "up 5 percent"),
        ("naik 5 poin persentase", "up 5 percentage points"),
        ("persentase suara", "share of votes"),
        ("pukul 07.00 WIB", "at 07:00 Jakarta time"),
        ("pukul 19.30", "at 7.30 p.m."),
        ("8 Juni 2025", "June 8, 2025"),
        ("08.06.2025", "8 June 2025"),
        ("abad ke-21", "the 21st century"),
        ("kuartal I 2022", "the first quarter of 2022"),
        ("triwulan 1", "Q1"),
        ("tahun 1990-an", "in the 1990s"),
        ("dua tentara", "2 soldiers"),
        ("sejuta orang", "1 million people"),
        ("2014–2019", "2014-2019"),
        ("tank T-72", "T-72 tanks"),
        ("1\u00a0000\u00a0000 orang", "1,000,000 people"),
        ("2022 dan 2022", "2022"),
        ("lima belas", "fifteen"),
        ("{figure} pada 2022", "{figure} in 2022"),
        ("sebesar ٣ juta", "3 million"),
    ],
)
def test_the_same_numbers_are_seen_as_the_same(indonesian: str, english: str) -> None:
    """An author is never told off for writing each language by its own habit."""
    assert _said(indonesian, english) == []


@pytest.mark.parametrize(
    ("indonesian", "english", "says"),
    [
        ("441 miliar", "441 million", "“441 miliar” stands in “id” but not in “en”"),
        ("441 miliar", "441 million", "“441 million” stands in “en” but not in “id”"),
        ("1.000 orang", "1.000 people", "“1.000” stands in “id”"),
        ("1.5 juta orang", "15 million people", "“15 million” stands in “en”"),
        ("pada 2022", "in that year", "“2022” stands in “id” but not in “en”"),
        ("Mei", "5 May and 6", "“6” stands in “en”"),
        ("naik 5 persen", "up by 5", "there are percent in “id” but not in “en”"),
    ],
)
def test_a_number_that_differs_is_named(indonesian: str, english: str, says: str) -> None:
    """Which number is missing in which language is what the author needs to know."""
    said = _said(indonesian, english)

    assert any(says in words for words in said), said


@given(st.decimals(0, 10**12, places=2))
def test_any_number_survives_translation(value: Decimal) -> None:
    """Points and commas change places, and nothing is refused."""
    english = f"{value:,}"
    indonesian = english.translate(str.maketrans(",.", ".,"))

    assert _said(indonesian, english) == []


@given(st.integers(13, 10**9), st.integers(13, 10**9))
def test_two_numbers_that_differ_never_pass(one: int, other: int) -> None:
    """Whatever the numbers, a slip of the pen is seen."""
    assert (one == other) == (_said(f"{one:,}".replace(",", "."), f"{other:,}") == [])


@given(st.text(), st.text())
def test_any_text_can_be_compared(indonesian: str, english: str) -> None:
    """Hostile text is compared like any other."""
    assert _said(indonesian, english) is not None


def test_a_mark_stands_in_all_languages_or_in_none() -> None:
    """A reader of one language would otherwise miss the figure."""
    said = dict(unlike_marks({"id": "{figure}", "en": "{figure}", "kk": "-"}))

    assert list(said) == ["kk"]
