"""The days people ask for, in any of the languages' habits."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import edtf_dates

from bot.domain.dates import EdtfDate, TimeWindow
from bot.languages import available, language
from bot.languages.reading import LONGEST, read_date, read_window, split_window, turned

TODAY = date(2026, 11, 22)
YEAR = TimeWindow(date(2022, 1, 1), date(2022, 12, 31))
JUNE = TimeWindow(date(2022, 6, 1), date(2022, 6, 30))
DAY = TimeWindow(date(2022, 6, 8), date(2022, 6, 8))
SINCE = TimeWindow(date(2022, 1, 1), None)
UNTIL = TimeWindow(None, date(2022, 12, 31))
FIVE_YEARS = TimeWindow(date(2014, 1, 1), date(2019, 12, 31))
THIRTIES = TimeWindow(date(1930, 1, 1), date(1939, 12, 31))
FROM_JUNE = TimeWindow(date(2022, 6, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("text", "window"),
    [
        *(
            (text, YEAR)
            for text in ("2022", "tahun 2022", "in 2022", "in the year 2022", "pada tahun 2022", "2022,", "2022~")
        ),
        *((text, JUNE) for text in ("juni 2022", "Juni 2022", "JUNE 2022", "Jun 2022", "2022-06", "di juni 2022")),
        *((text, DAY) for text in ("8 juni 2022", "June 8, 2022", "8 June 2022", "8/6/2022", "08-06-2022", "8.6.2022")),
        *((text, JUNE) for text in ("06/2022", "6/2022", "06-2022", "6.2022", "6/2022..06/2022")),
        *((text, DAY) for text in ("2022-06-08", "8/6/2022..8/6/2022")),
        *(
            (text, SINCE)
            for text in ("2022..", "2022/..", "since 2022", "sejak 2022", "mulai 2022", "2022 …", "from 2022")
        ),
        *(
            (text, UNTIL)
            for text in ("..2022", "../2022", "until 2022", "hingga 2022", "sampai tahun 2022", "s.d. 2022")
        ),
        *(
            (text, FIVE_YEARS)
            for text in ("2014 - 2019", "2014-2019", "2014–2019", "2014/2019", "2014..2019", "2014 2019")
        ),
        *(
            (text, FIVE_YEARS)
            for text in ("2014 to 2019", "dari 2014 hingga 2019", "2014 s/d 2019", "from 2014 till 2019")
        ),
        *(
            (text, FROM_JUNE)
            for text in ("2022-06..2025", "dari juni 2022 sampai 2025", "2022-06 2025", "juni 2022 ... 2025")
        ),
        *(
            (text, FROM_JUNE)
            for text in ("since June 2022 until December 2025", "from 1 June 2022 until 31 December 2025")
        ),
        *((text, THIRTIES) for text in ("193X", "1930s", "the 1930s", "1930’s", "1930-an", "tahun 1930-an", "1930an")),
        *((text, FROM_JUNE) for text in ("2022-06 -- 2025", "between June 2022 and 2025", "antara Juni 2022 dan 2025")),
        *((text, TimeWindow(None, date(2021, 12, 31))) for text in ("before 2022", "sebelum tahun 2022")),
        *((text, TimeWindow(date(2022, 7, 1), None)) for text in ("after June 2022", "setelah bulan Juni 2022")),
        ("mei 2022 agustus 2022", TimeWindow(date(2022, 5, 1), date(2022, 8, 31))),
    ],
)
def test_windows_as_people_type_them(text: str, window: TimeWindow) -> None:
    """Every language is understood in every chat; digits are day first."""
    assert window == read_window(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "..", "…", "-", "2019..2014", "2019/2014", "2019-2014", "dari 2025 sampai 2022", "from", "since to"),
        *(
            "kazakhstan",
            "in",
            "tahun",
            "31/2/2022",
            "2022-13",
            "13/2022",
            "8 juni",
            "8 juni 2022 9",
            "2022 2023 2024",
            "99999",
        ),
        *("before", "before x", "before ..2022", "after 2022..", "before 0001-01-01", "after 9999-12-31"),
        *("between 2022", "between 2022 to 2025", "2022 and 2025", "1930s-an", "193s"),
        *("juni juli 2022", "٨/٦/٢٠٢٢", "2022..x", "x..2022", "since x", "0000", "8 foo 2022"),
    ],
)
def test_what_is_no_window_or_ends_before_it_begins_is_none(text: str) -> None:
    """It is then taken as a part of the topic, never guessed at."""
    assert read_window(text) is None


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            [
                "2022",
                "juni",
                "8",
                "..",
                "/",
                "-",
                "dari",
                "sampai",
                "to",
                "the",
                "year",
                "in",
                "since",
                "before",
                "between",
                "and",
                "1930s",
                "2019",
                "X",
                "~",
                "s.d.",
                ",",
            ]
        )
    ).map(" ".join)
)
def test_any_text_can_be_asked_for(text: str) -> None:
    """And what is read never ends before it begins."""
    window = read_window(text)

    assert window is None or window.first is None or window.last is None or window.first <= window.last
    assert split_window(text.split())[0] == text.split()[: len(split_window(text.split())[0])]


@given(edtf_dates(is_open=False))
def test_every_date_of_the_records_can_be_asked_for(when: EdtfDate) -> None:
    """In the form that files have."""
    assert read_date(when.text) == when
    assert TimeWindow(when.first, when.last) == read_window(when.text)


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)), st.booleans(), st.sampled_from(available()))
def test_every_day_that_ringkas_says_can_be_asked_for(day: date, is_long: bool, code: str) -> None:  # noqa: FBT001
    """A reader copies it from an answer."""
    said = language(code).date(EdtfDate.parse(day.isoformat()), is_long=is_long)

    assert TimeWindow(day, day) == read_window(said)


@pytest.mark.parametrize(
    ("words", "topic", "window"),
    [
        ("kazakhstan 2022", "kazakhstan", YEAR),
        ("kazakhstan", "kazakhstan", None),
        ("2022", "", YEAR),
        ("", "", None),
        ("perang di ukraina sejak 2022", "perang di ukraina", SINCE),
        ("g20 bali juni 2022", "g20 bali", JUNE),
        ("kazakhstan dari juni 2022 sampai 2025", "kazakhstan", FROM_JUNE),
        ("kazakhstan 2025 2022", "kazakhstan 2025", YEAR),
        ("2022 kazakhstan", "2022 kazakhstan", None),
    ],
)
def test_the_longest_window_at_the_end_is_parted_from_the_topic(
    words: str, topic: str, window: TimeWindow | None
) -> None:
    """A date elsewhere belongs to the topic."""
    assert (topic.split(), window) == split_window(words.split())


@pytest.mark.parametrize(
    ("text", "window"),
    [
        *(
            (text, TimeWindow(date(2025, 1, 1), None))
            for text in ("since last year", "sejak tahun lalu", "tahun lalu..")
        ),
        *((text, TimeWindow(None, date(2025, 12, 31))) for text in ("before this year", "sebelum tahun ini")),
        *(
            (text, TimeWindow(None, date(2026, 10, 31)))
            for text in ("until last month", "hingga bulan lalu", "..bulan lalu")
        ),
        *(
            (text, TimeWindow(date(2022, 6, 1), TODAY))
            for text in (
                "2022-06..today",
                "from June 2022 to the present",
                "antara Juni 2022 dan hari ini",
                "2022-06 - now",
            )
        ),
        *(
            (text, TimeWindow(date(2021, 11, 22), TODAY))
            for text in ("in the last 5 years", "selama 5 tahun belakangan", "during the past five years")
        ),
        ("Juni 2022 hingga sekarang", TimeWindow(date(2022, 6, 1), TODAY)),
        ("pada tahun lalu", TimeWindow(date(2025, 1, 1), date(2025, 12, 31))),
    ],
)
def test_days_told_from_today_stand_wherever_a_date_may(text: str, window: TimeWindow) -> None:
    """Where it is not known which day it is, they are no days."""
    assert (read_window(text, TODAY), read_window(text)) == (window, None)
    assert split_window(["perang", *text.split()], TODAY) == (["perang"], window)


def test_a_window_told_from_today_is_turned_too() -> None:
    """As it was said."""
    assert turned("today..last year", TODAY) == "last year..today"


def test_a_date_has_so_many_words_at_most() -> None:
    """However many of them lead it, since each is looked up."""
    words = [*["in"] * (LONGEST - 1), "2022"]

    assert read_date(" ".join(words)) == EdtfDate.parse("2022")
    assert read_date(" ".join(["in", *words])) is None


def test_a_window_has_so_many_words_at_most() -> None:
    """A long line costs no more than a short one."""
    words = ["in"] * (LONGEST + 5) + ["2022"]

    assert split_window(words) == (words[: len(words) - LONGEST], YEAR)


@pytest.mark.parametrize(
    ("text", "other_way"),
    [
        ("2025..2022", "2022..2025"),
        ("2025 2022", "2022..2025"),
        ("dari juni 2022 sampai mei 2021", "mei 2021..juni 2022"),
        *((text, None) for text in ("2022..2025", "2022", "since 2022", "..2022", "2022..x", "x..2022", "x", "")),
    ],
)
def test_a_window_that_ends_before_it_begins_is_turned(text: str, other_way: str | None) -> None:
    """And nothing else is: what is a window already stays, and what is no days cannot be one."""
    assert turned(text) == other_way
