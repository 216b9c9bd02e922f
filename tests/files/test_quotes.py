"""A quote stands in its article to the letter, or its author reads how it differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.quotes import mismatch, nearest_passage, nearest_start, start_of

TEXT = "Pemerintah “menambah” anggaran\u00a0pertahanan – sebesar 441 miliar\ntenge… Menambah lagi. Menambah lagi."


@pytest.mark.parametrize(
    ("start", "expected"),
    [(None, 70), (85, 85), (80, 70)],
)
def test_a_quote_begins_where_it_is_said_to_or_first(start: int | None, expected: int) -> None:
    """A wrong start is mended, a right one is kept."""
    assert expected == start_of("Menambah lagi", TEXT, start)


def test_the_nearest_occurrence_is_where_a_moved_quote_stands() -> None:
    """A claim whose article changed keeps its passage."""
    assert nearest_start("b", "ab__b", 3) == 4
    assert nearest_start("b", "ab__b", 1) == 1
    assert nearest_start("x", "ab__b", 1) is None


@pytest.mark.parametrize(
    ("quote", "says"),
    [
        ('"menambah"', 'the text has “ (U+201C) where the quote has " (U+0022)'),
        ("anggaran pertahanan", "the text has U+00A0 NO-BREAK SPACE where the quote has U+0020 SPACE"),
        ("pertahanan - sebesar", "the text has – (U+2013) where the quote has - (U+002D)"),
        ("miliar tenge", "the text has a line break where the quote has U+0020 SPACE"),
        ("miliar\ntenge...", "the text has … (U+2026) where the quote has . (U+002E)"),
        ("Menambah  lagi", "the text has l (U+006C) where the quote has U+0020 SPACE"),
        ("lagi.\u200b", "the text has its end where the quote has U+200B ZERO WIDTH SPACE"),
        ("Pemerintah menaikkan anggaran pertahanan", "the nearest passage is “Pemerintah “menambah” anggaran"),
        ("Sesuatu yang lain sama sekali", "the quote does not occur in the article's text"),
    ],
)
def test_what_differs_is_named(quote: str, says: str) -> None:
    """Look-alikes are refused, and the author sees which character it is."""
    assert quote not in TEXT

    assert says in mismatch(quote, TEXT).in_english()


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_quote_and_text_can_be_compared(quote: str, text: str) -> None:
    """No text, however odd, breaks the comparison; where the quote stands, it is found."""
    assert start_of(quote, text + quote) == (text + quote).find(quote)
    assert mismatch(quote, text).in_english()


def test_a_long_text_is_searched_in_bounded_work() -> None:
    """A large article with a word that stands everywhere proposes few passages."""
    passage = nearest_passage("anggaran naik tajam", "anggaran naik " * 30_000 + "anggaran naik tajan")

    assert passage
