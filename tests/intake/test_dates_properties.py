"""What holds of every text and every day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.dates import find_dates, resolve

_LANGUAGES = ("id", "en")
_DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
_WORDS = st.sampled_from(
    [
        "pada",
        "Senin",
        ",",
        "(",
        ")",
        "25/7",
        "8",
        "Juni",
        "2022",
        "lalu",
        "depan",
        "ini",
        "awal",
        "akhir",
        "pekan",
        "bulan",
        "tahun",
        "dua",
        "kuartal",
        "II",
        "sejak",
        "-",
        "dan",
        ".",
        "hari",
        "on",
        "Monday",
        "June",
        "the",
        "last",
        "next",
        "week",
        "of",
        "year",
        "early",
        "mid",
        "two",
        "days",
        "ago",
        "second",
        "half",
        "quarter",
        "between",
        "and",
        "1990s",
        "10th",
        "minggu",
        "Minggu",
        "malam",
        "tadi",
        "kemarin",
        "lusa",
        "dekade",
        "abad",
        "ke-20",
        "31",
        "12",
        "0000",
        "9999",
        "1000",
        "2199",
        "WIB",
        "13.00",
        "antara",
        "hingga",
        "5/13/2022",
    ]
)
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=30).map(" ".join))
_INDONESIAN_MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
_INDONESIAN_DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
_INDONESIAN_FORMS: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day.day} {_INDONESIAN_MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{_INDONESIAN_DAYS[day.weekday()]}, {day.day} {_INDONESIAN_MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{_INDONESIAN_DAYS[day.weekday()]} ({day.day}/{day.month}/{day.year})",
    lambda day: f"{_INDONESIAN_DAYS[day.weekday()]} ({day:%d/%m/%y}) malam",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: day.isoformat(),
    lambda day: f"tanggal {day.day} bulan {_INDONESIAN_MONTHS[day.month - 1]} tahun {day.year}",
)
_ENGLISH_FORMS: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day.day} {day:%B} {day.year}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%A}, {day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%a}, {day.day} {day:%b} {day.year}",
    lambda day: f"{day:%b}. {day.day}, {day.year}",
    lambda day: f"the {day.day}th of {day:%B} {day.year}",
    lambda day: f"{day:%A} ({day.day} {day:%B} {day.year})",
    lambda day: day.isoformat(),
)


@given(_TEXTS, st.sampled_from(_LANGUAGES), st.none() | st.dates())
def test_any_text_is_read(text: str, language: str, published: date | None) -> None:
    """Spans lie in the text, in order, none over another, and none is empty; any day may be that of publication."""
    found = find_dates(text, language, published)

    ends = [place for each in found for place in (each.start, each.end)]
    assert ends == sorted(ends)
    assert all(0 <= each.start < each.end <= len(text) for each in found)


@given(_TEXTS, st.sampled_from(_LANGUAGES), st.dates())
def test_a_tab_parts_words_as_a_space_does(text: str, language: str, published: date) -> None:
    """What stands between two spaces is read by itself."""
    assert find_dates(text, language, published) == find_dates(text.replace(" ", "\t"), language, published)


@given(_TEXTS, st.sampled_from(_LANGUAGES))
def test_without_publication_nothing_is_relative(text: str, language: str) -> None:
    """What was found without a day to count from was told in full."""
    found = find_dates(text, language, None)

    assert not any(each.is_relative for each in found)


@given(_TEXTS, st.sampled_from(_LANGUAGES), _DAYS)
def test_a_text_means_the_same_twice(text: str, language: str, published: date) -> None:
    """The same text, whatever was read before."""
    assert find_dates(text, language, published) == find_dates(text, language, published)


@given(_DAYS, st.sampled_from(_INDONESIAN_FORMS), _DAYS)
def test_every_day_in_indonesian_is_itself(day: date, form: Callable[[date], str], published: date) -> None:
    """A day that is told in full is that day, whenever the text was published."""
    assert str(resolve(form(day), "id", published)) == day.isoformat()


@given(_DAYS, st.sampled_from(_ENGLISH_FORMS), _DAYS)
def test_every_day_in_english_is_itself(day: date, form: Callable[[date], str], published: date) -> None:
    """The same in the orders of English."""
    assert str(resolve(form(day), "en", published)) == day.isoformat()


@given(_DAYS, st.integers(-60, 60))
def test_a_near_day_without_its_year_is_itself(published: date, distance: int) -> None:
    """A day with its weekday, within two months of publication, is in the right year, across New Year too."""
    day = published + timedelta(distance)
    written = f"{_INDONESIAN_DAYS[day.weekday()]}, {day.day} {_INDONESIAN_MONTHS[day.month - 1]}"

    assert str(resolve(written, "id", published)) == day.isoformat()


@given(_DAYS, st.integers(0, 6))
def test_a_weekday_alone_is_within_the_last_week(published: date, weekday: int) -> None:
    """It has that name, and is publication or up to six days before."""
    meant = resolve(_INDONESIAN_DAYS[weekday], "id", published)

    assert meant is not None
    assert meant.first.weekday() == weekday
    assert timedelta(0) <= published - meant.first < timedelta(7)


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize(
    "repeated",
    [
        "a",
        "1",
        "2022",
        "2022-",
        "25/7/",
        "(",
        "Senin ",
        "Senin (25/7) ",
        "dua ",
        "w-",
        "\n",
        "8 Juni ",
        "1.1",
        "May ",
        "’",
        "sehari sebelumnya ",
        "a year earlier ",
        "tahun itu ",
        "that year ",
        "3, ",
        "Lebaran ",
        "Easter 2022 ",
        "1Q22 ",
        "dua ribu ",
    ],
)
def test_a_hostile_text_is_read_to_its_end(repeated: str, language: str) -> None:
    """Twenty thousand characters of one thing, and a date behind them."""
    text = repeated * (20_000 // len(repeated)) + " . pada 8/6/2022."

    assert find_dates(text, language, date(2022, 7, 26))[-1].edtf.text in {"2022-06-08", "2022-08-06"}
