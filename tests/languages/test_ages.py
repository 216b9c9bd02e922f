"""How late something may come, in any of the languages' habits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.languages import language
from bot.languages.ages import age_text, split_age

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("07:00 at most 2 hours late", 2 * HOUR),
        ("07:00, no more than 90 minutes", HOUR * 3 / 2),
        ("07:00 within 1 day", 24 * HOUR),
        ("07:00 within 90min.", HOUR * 3 / 2),
        ("07:00 paling lambat 2 jam", 2 * HOUR),
        ("07:00 Maksimal 2 hari terlambat", 48 * HOUR),
        ("07:00 terlambat paling lama 30 menit", HOUR / 2),
    ],
)
def test_an_age_at_the_end_is_read_in_any_language(words: str, age: timedelta) -> None:
    """What stands before it is left for others to read."""
    assert split_age(words) == ("07:00", age)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "jam 7",
        "07:00 2 hours",
        "at most 2 hours 07:00",
        "07:00 within 0 hours",
        "07:00 within 9000 days",
        "07:00 within 5 mınutes",
    ],
)
def test_what_is_no_age_is_left_alone(words: str) -> None:
    """A schedule that is not understood says so; half of one is not taken."""
    assert split_age(words) == (words, None)


@given(st.text(max_size=80))
def test_any_words_leave_something_that_stood_there(words: str) -> None:
    """Nothing is made up."""
    left, age = split_age(words)

    assert words.startswith(left)
    assert age is None or age > timedelta()


@given(st.integers(1, 366 * 24 * 60).map(lambda count: timedelta(minutes=count)), st.sampled_from(["id", "en"]))
def test_what_is_said_of_an_age_is_read_back(age: timedelta, code: str) -> None:
    """In the largest unit that tells it whole."""
    said = age_text(age, language(code)).replace(",", "").replace(".", "")

    assert split_age(f"7 within {said}") == ("7", age)


@pytest.mark.parametrize(
    ("age", "indonesian", "english"),
    [(HOUR, "1 jam", "1 hour"), (36 * HOUR, "36 jam", "36 hours"), (48 * HOUR, "2 hari", "2 days")],
)
def test_an_age_is_said_in_each_language(age: timedelta, indonesian: str, english: str) -> None:
    """As its readers count."""
    assert (age_text(age, language("id")), age_text(age, language("en"))) == (indonesian, english)
