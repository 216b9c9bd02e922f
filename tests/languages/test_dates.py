"""Dates in words: no finer and no surer than they are known."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import edtf_dates

from bot.domain.dates import EdtfDate, Precision
from bot.languages import language

INDONESIAN, ENGLISH = language("id"), language("en")
TODAY = date(2026, 7, 1)


def _said(text: str, *, is_long: bool = False) -> tuple[str, str]:
    when = EdtfDate.parse(text)
    return INDONESIAN.date(when, is_long=is_long), ENGLISH.date(when, is_long=is_long)


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("2025-06-08", "8 Jun 2025", "8 Jun 2025"),
        ("2022-06", "Jun 2022", "Jun 2022"),
        ("2022", "2022", "2022"),
        ("2022-XX", "2022", "2022"),
        ("2022-06-XX", "Jun 2022", "Jun 2022"),
        ("193X", "1930-an", "the 1930s"),
        ("000X", "0-an", "the 0s"),
        ("19XX", "1900–1999", "1900–1999"),
        ("2022~", "sekitar 2022", "about 2022"),
        ("2022-06-10~", "sekitar 10 Jun 2022", "about 10 Jun 2022"),
        ("2022-33", "Kuartal ke-1 2022", "1st quarter 2022"),
        ("2022-40", "paruh pertama 2022", "the first half of 2022"),
        ("2022-41", "paruh kedua 2022", "the second half of 2022"),
        ("2022-21", "musim semi 2022", "spring 2022"),
        ("2022-22", "musim panas 2022", "summer 2022"),
        ("2022-23", "musim gugur 2022", "autumn 2022"),
        ("2022-24", "musim dingin 2022", "winter 2022"),
        ("2014/2019", "2014–2019", "2014–2019"),
        ("2022/2022", "2022", "2022"),
        ("2022-33/2022-33", "Kuartal ke-1 2022", "1st quarter 2022"),
        ("2022-06/2022-07", "Jun–Jul 2022", "Jun–Jul 2022"),
        ("2025-06-08/2025-06-10", "8–10 Jun 2025", "8–10 Jun 2025"),
        ("2025-12-30/2026-01-02", "30 Des 2025–2 Jan 2026", "30 Dec 2025–2 Jan 2026"),
        ("2022-06/2023", "Jun 2022 s.d. 2023", "Jun 2022 to 2023"),
        ("2014~/2019", "sekitar 2014 s.d. 2019", "about 2014 to 2019"),
        ("2022/..", "sejak 2022", "since 2022"),
        ("../2022-06", "hingga Jun 2022", "until Jun 2022"),
    ],
)
def test_dates_as_people_write_them(text: str, indonesian: str, english: str) -> None:
    """A day, a month, a decade, about then, from then on."""
    assert (indonesian, english) == _said(text)


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("2025-06-08", "8 Juni 2025", "8 June 2025"),
        ("2022-06", "Juni 2022", "June 2022"),
        ("2022-06/2022-07", "Juni–Juli 2022", "June–July 2022"),
        ("../2022-06-01", "hingga 1 Juni 2022", "until 1 June 2022"),
    ],
)
def test_long_dates_name_the_month_in_full(text: str, indonesian: str, english: str) -> None:
    """As timelines have them."""
    assert (indonesian, english) == _said(text, is_long=True)


@pytest.mark.parametrize("mark", ["?", "%"])
def test_what_is_uncertain_is_called_so(mark: str) -> None:
    """In words of the language."""
    indonesian, english = _said(f"2022{mark}")

    assert english == ("2022 (uncertain)" if mark == "?" else "about 2022 (uncertain)")
    assert re.fullmatch(r"(sekitar )?2022 \([a-z ]+\)", indonesian)


@given(edtf_dates(), st.booleans())
def test_every_date_can_be_said_and_none_more_finely_than_it_is_known(when: EdtfDate, is_long: bool) -> None:  # noqa: FBT001
    """Only a day has the number of a day, only a month or day the name of a month."""
    points = [point for point in (when.begin, when.end) if point]
    finest = max(point.precision for point in points)
    for spoken in (INDONESIAN, ENGLISH):
        words = spoken.date(when, is_long=is_long)
        months = {name for width in ("wide", "abbreviated") for name in spoken.locale.months["format"][width].values()}

        year = points[0].last.year - (9 if points[0].precision is Precision.DECADE else 0)  # the 0s are the first
        assert str(year)[:1] in words
        assert words == words.strip()
        assert "\xa0" not in words
        if finest < Precision.MONTH:
            assert not months & set(re.findall(r"\w+", words))
        if finest < Precision.DAY and points[0].first.year >= 100:
            assert not re.search(r"(?<![\w-])\d{1,2}(?![\w%-])", words)


@given(edtf_dates())
def test_doubt_is_never_dropped(when: EdtfDate) -> None:
    """About and uncertain are said of every date that is so marked."""
    words = ENGLISH.date(when)
    points = [point for point in (when.begin, when.end) if point]

    assert any(point.approximate for point in points) == ("about " in words)
    assert any(point.uncertain for point in points) == ("(uncertain)" in words)


def test_a_calendar_day_is_said_short() -> None:
    """And the same as its EDTF date."""
    assert INDONESIAN.day(date(2025, 6, 8)) == "8 Jun 2025"


def test_a_language_remembers_only_so_many_dates() -> None:
    """A bot that runs for years does not grow."""
    days = [date(1900, 1, 1) + timedelta(days=number) for number in range(10_050)]
    said = [ENGLISH.day(day) for day in days]

    assert said[0] == ENGLISH.day(days[0]) == "1 Jan 1900"
    assert len(ENGLISH._dates) <= 10_001


@pytest.mark.parametrize(
    ("days", "indonesian", "english"),
    [
        (0, "hari ini", "today"),
        (1, "1 hari yang lalu", "1 day ago"),
        (6, "6 hari yang lalu", "6 days ago"),
        (13, "1 minggu yang lalu", "1 week ago"),
        (14, "2 minggu yang lalu", "2 weeks ago"),
        (59, "1 bulan yang lalu", "1 month ago"),
        (364, "12 bulan yang lalu", "12 months ago"),
        (365, "1 tahun yang lalu", "1 year ago"),
        (729, "1 tahun yang lalu", "1 year ago"),
        (730, "2 tahun yang lalu", "2 years ago"),
        (-1, "dalam 1 hari", "in 1 day"),
        (-45, "dalam 1 bulan", "in 1 month"),
    ],
)
def test_ages_count_whole_units(days: int, indonesian: str, english: str) -> None:
    """Eighteen months are not two years."""
    day = TODAY - timedelta(days=days)

    assert indonesian == INDONESIAN.age(day, TODAY)
    assert english == ENGLISH.age(day, TODAY)


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_two_days_have_an_age(day: date, today: date) -> None:
    """However far apart."""
    for spoken in (INDONESIAN, ENGLISH):
        assert spoken.age(day, today)
