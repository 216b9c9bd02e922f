"""Days that people tell from today, in any of the languages' habits."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import TimeWindow
from bot.languages.lately import lately

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        *((words, SUNDAY, SUNDAY) for words in ("today", "hari ini", "Hari ini")),
        *((words, date(2026, 11, 21), date(2026, 11, 21)) for words in ("yesterday", "kemarin")),
        *((words, date(2026, 11, 16), SUNDAY) for words in ("this week", "pekan ini", "minggu ini")),
        *((words, date(2026, 11, 9), date(2026, 11, 15)) for words in ("last week", "Minggu lalu")),
        *((words, date(2026, 11, 1), date(2026, 11, 30)) for words in ("this month", "bulan ini")),
        *((words, date(2026, 10, 1), date(2026, 10, 31)) for words in ("LAST MONTH", "bulan lalu")),
        *((words, date(2026, 10, 1), date(2026, 12, 31)) for words in ("this quarter", "kuartal ini")),
        *((words, date(2026, 7, 1), date(2026, 9, 30)) for words in ("last quarter", "triwulan lalu")),
        *((words, date(2026, 1, 1), date(2026, 12, 31)) for words in ("this year", "tahun ini")),
        *((words, date(2025, 1, 1), date(2025, 12, 31)) for words in ("last year", "tahun lalu", "tahun kemarin")),
        *((words, date(2021, 11, 22), SUNDAY) for words in ("the last 5 years", "past 5 years", "5 tahun terakhir")),
        *((words, date(2026, 11, 8), SUNDAY) for words in ("last 2 weeks", "dalam 2 pekan terakhir")),
        *((words, date(2026, 5, 22), SUNDAY) for words in ("last 6 months", "6 bulan belakangan ini")),
        *(
            (words, SUNDAY.replace(day=21), SUNDAY)
            for words in ("last 1 days", "1 hari terakhir", "last 1 day", "past one day")
        ),
        *((words, date(2023, 11, 22), SUNDAY) for words in ("last three years", "tiga tahun terakhir")),
        *((words, date(2025, 12, 22), SUNDAY) for words in ("past eleven months", "dalam sebelas bulan terakhir")),
        *((words, date(2025, 11, 22), SUNDAY) for words in ("the past year", "setahun terakhir", "last 1 year")),
        *((words, date(2026, 10, 22), SUNDAY) for words in ("past month", "sebulan belakangan ini")),
        *((words, date(2026, 11, 15), SUNDAY) for words in ("past week", "seminggu terakhir", "sepekan terakhir")),
        ("last 999 years", date(1027, 11, 22), SUNDAY),
    ],
)
def test_days_are_told_from_today(words: str, first: date, last: date) -> None:
    """Every language is understood in every chat; a week begins on Monday."""
    assert lately(words, SUNDAY) == TimeWindow(first, last)


@pytest.mark.parametrize(
    "words", ["", "last", "year", "last 0 years", "5 years", "last 5", "last N years", "last ٣ years", "last 5 5 years"]
)
def test_other_words_tell_none(words: str) -> None:
    """Nothing is guessed at."""
    assert lately(words, SUNDAY) is None


@given(
    st.dates(max_value=date(9999, 12, 26)),
    st.sampled_from(["last week", "bulan lalu", "this month", "this year", "last quarter", "last 9 years", "kemarin"]),
)
def test_from_any_day_the_days_are_in_order(today: date, words: str) -> None:
    """From the first day of the calendar to the end of its last whole week."""
    window = lately(words, today)

    assert window is not None
    assert window.first is not None
    assert window.last is not None
    assert window.first <= window.last


@given(st.text(max_size=40))
def test_any_words_are_read_or_left_alone(words: str) -> None:
    """Whatever stands in them."""
    assert lately(words, SUNDAY) is None or words.strip()


def test_the_last_week_of_the_calendar_ends_with_it() -> None:
    """It has no Sunday."""
    assert lately("this week", date.max) == TimeWindow(date(9999, 12, 27), date.max)
