"""Quarters and halves of a year, in any of the languages' habits."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import EdtfDate, TimeWindow
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


@pytest.mark.parametrize("text", ["dari kuartal I 2022", "from Q1 2022", "sejak triwulan 1 2022"])
def test_days_from_a_part_of_a_year_on_have_no_end(text: str) -> None:
    """Although the Indonesian word for it may also stand between a part and its year."""
    assert read_window(text) == TimeWindow(EdtfDate.parse("2022-33").first)


def test_days_up_to_a_part_of_a_year_have_no_beginning() -> None:
    """Although the Indonesian word for it may also stand before a number."""
    assert read_window("ke kuartal I 2022") == TimeWindow(None, EdtfDate.parse("2022-33").last)


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        *((text, "2026-33") for text in ("kuartal I tahun ini", "Q1 this year", "first quarter of this year")),
        *((text, "2025-41") for text in ("semester II tahun lalu", "the second half of last year", "last year H2")),
        *((text, "2025-06") for text in ("Juni tahun lalu", "June last year", "pada bulan Juni tahun lalu")),
        *((text, "2025-06-08") for text in ("8 June last year", "tanggal 8 Juni tahun lalu")),
        ("Q1 last year until June this year", "2025-01/2026-06"),
    ],
)
def test_the_year_of_a_date_may_be_told_from_today(text: str, dated: str) -> None:
    """As people write it who ask for news."""
    when = EdtfDate.parse(dated)

    assert read_window(text, date(2026, 11, 22)) == TimeWindow(when.first, when.last)


@pytest.mark.parametrize("text", ["Q1 tahun ini", "8 last year", "kuartal tahun lalu", "June past year"])
def test_a_year_is_told_from_a_known_day_and_of_a_date_alone(text: str) -> None:
    """Nothing is guessed at."""
    today = None if text.startswith("Q1") else date(2026, 11, 22)

    assert read_window(text, today) is None
