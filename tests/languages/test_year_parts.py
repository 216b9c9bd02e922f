"""Quarters and halves of a year, in any of the languages' habits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import EdtfDate
from bot.domain.editions import TimeWindow
from bot.domain.errors import InvalidValue
from bot.languages.reading import read_window
from bot.languages.year_parts import year_part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        *((text, "2022-33") for text in ("Q1 2022", "2022 Q1", "2022Q1", "1Q2022", "q1/2022", "first quarter of 2022")),
        *((text, "2022-33") for text in ("kuartal I 2022", "Kuartal pertama tahun 2022", "triwulan ke-1 2022")),
        *((text, "2022-36") for text in ("2022-Q4", "the fourth quarter 2022", "4th quarter of 2022", "TW IV 2022")),
        *((text, "2022-40") for text in ("H1 2022", "first half of 2022", "semester 1 2022", "semester I tahun 2022")),
        *((text, "2022-41") for text in ("2022 H2", "the second half of 2022", "paruh kedua 2022", "semester II 2022")),
    ],
)
def test_a_part_of_a_year_is_read(text: str, part: str) -> None:
    """With digits, Roman numbers and words, whichever stands first."""
    assert year_part(text) == part


@pytest.mark.parametrize(
    "text",
    [
        *("", "2022", "Q1", "quarter 2022", "1 2022", "i 2022", "Q5 2022", "Q0 2022", "semester 3 2022", "H1 H2 2022"),
        *("Q1 22", "Q1 2022 2023", "Q1..Q2 2022", "kuartal kazakhstan 2022", "Q11 2022", "first first 2022", "x" * 41),
    ],
)
def test_other_words_are_no_part_of_a_year(text: str) -> None:
    """Nothing is guessed at."""
    assert year_part(text) is None


@given(st.text(max_size=50) | st.text("0123456789 QHiIkuartal/-", max_size=50))
def test_whatever_is_typed_is_a_date_or_none(text: str) -> None:
    """Of the calendar, but for the year nought, or of digits that files do not take."""
    part = year_part(text)
    try:
        assert part is None or EdtfDate.parse(part).text == part
    except InvalidValue:
        assert part is not None
        assert part.startswith("0000") or not part.isascii()


def test_parts_of_years_bound_a_window() -> None:
    """As any other date does."""
    windows = [read_window(text) for text in ("Q2 2022 sampai kuartal III 2022", "before H2 2022")]

    bounds = [EdtfDate.parse(text) for text in ("2022-34", "2022-35", "2022-40")]
    assert windows == [TimeWindow(bounds[0].first, bounds[1].last), TimeWindow(None, bounds[2].last)]
