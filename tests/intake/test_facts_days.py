"""When an article was published: as it came, as it says, or as the days that it names bound it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.facts import article_facts
from bot.intake.facts.written_days import day_of, written_days
from bot.intake.found import Arrival, ArticleFacts

ARRIVED = datetime(2026, 11, 22, 8, tzinfo=UTC)
PLAIN = "Jembatan lama ditutup dan warga memakai perahu."


def _facts(text: str, published: str = "") -> ArticleFacts:
    return article_facts(Arrival(text, ARRIVED, published=published))


def _told(text: str, published: str = "") -> str:
    return " ".join(reason.in_english() for reason in _facts(text, published).reasons)


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-20T23:30:00+07:00",
        "2026-11-20",
        "Fri, 20 Nov 2026 23:30:00 +0700",
        "Jumat, 20 November 2026 19:05 WIB",
        "Jum’at, 20 Nopember 2026",
        "20/11/2026, 19:05 WIB",
        "20-11-2026",
        "November 20, 2026",
        "Nov. 20th, 2026",
        "Published: 20 Nov 2026",
    ],
)
def test_a_carriers_day_is_read_as_people_and_feeds_write_it(written: str) -> None:
    """ISO 8601, RFC 5322, and words of both languages; the day is that of its own zone."""
    assert "2026-11-20" == _facts(PLAIN, written).published_on.text


@pytest.mark.parametrize(
    "written", ["kemarin", "13/13/2026", "2026-02-30", "Senin, 20 November 2026", "20 November 2031", "\u0660"]
)
def test_a_carriers_day_that_cannot_be_is_told_and_not_used(written: str) -> None:
    """No day, no such day, another day of the week, or a day to come."""
    assert "../2026-11-22" == _facts(PLAIN, written).published_on.text
    assert "which is no day up to its arrival" in _told(PLAIN, written)


def test_a_day_above_the_text_is_the_day_of_publication() -> None:
    """A line of its own, or the date line."""
    assert (
        "2026-11-20" == _facts(f"Judul Berita\nJumat, 20 November 2026 19:05 WIB\n{PLAIN}\n{PLAIN}").published_on.text
    )
    assert "2026-11-20" == _facts(f"BANDUNG, 20 November 2026 (ANTARA) - {PLAIN}").published_on.text


def test_days_of_the_week_leave_one_year() -> None:
    """Of the years since the latest that the text tells of, only one has both."""
    text = "Pada tahun 2022 jembatan itu dibangun. Pada Rabu, 4 Juni, jembatan ditutup. Jumat, 6 Juni, warga protes."

    assert ("2025-06~", date(2025, 6, 6)) == (_facts(text).published_on.text, _facts(text).read_on)
    assert "of the years 2022 to 2026 only 2025 fits" in _told(text)


def test_one_day_alone_bounds_from_below() -> None:
    """A single day says no more than that the article is not older."""
    assert "2025-06-06/2026-11-22" == _facts("Jembatan ditutup tanggal 6 Juni 2025. Warga kecewa.").published_on.text


def test_several_years_that_fit_leave_the_year_open() -> None:
    """Nothing is chosen; the editor is told which years fit."""
    text = "Sejak tahun 2008 jembatan itu rusak. Pada Rabu, 4 Juni, jembatan ditutup."

    assert "2008/2026-11-22" == _facts(text).published_on.text
    assert "the years 2008, 2014, 2025 fit" in _told(text)


def test_a_day_just_before_the_arrival_is_this_years() -> None:
    """Of the years that fit, the one that is just now is taken for meant."""
    assert "2026-11-20~" == _facts("Jembatan ditutup pada Jumat (20/11). Warga protes.").published_on.text


def test_a_day_since_which_something_lasts_is_not_the_day_of_the_news() -> None:
    """The article came on that day or on any later one."""
    assert (
        "2026-11-20/2026-11-22" == _facts("Jembatan ditutup sejak Jumat (20/11/2026). Warga protes.").published_on.text
    )


def test_a_day_in_brackets_is_how_daily_news_names_its_own() -> None:
    """Such a day is within a day or so of publication, other days are not."""
    text = "Jembatan ditutup sejak 1 Maret 2024. Warga protes pada Selasa (5/3/2024)."

    assert "2024-03-05~" == _facts(text).published_on.text


def test_what_is_to_come_bounds_nothing() -> None:
    """A plan for 2025 says nothing against an article of 2024."""
    text = "Jembatan ditutup tanggal 6 Juni 2024. Jembatan baru akan dibuka tanggal 7 Mei 2025 dan hingga tahun 2026 gratis."

    assert "2024-06-06/2026-11-22" == _facts(text).published_on.text


def test_a_day_of_the_arrival_leaves_one_day() -> None:
    """Not before it, and not after the arrival."""
    assert "2026-11-22" == _facts("Jembatan ditutup tanggal 22 November 2026. Warga kecewa.").published_on.text


def test_weekdays_all_to_come_tell_no_year() -> None:
    """Of the years that have begun, none fits yet."""
    assert "2026/2026-11-22" == _facts("Jembatan dibangun pada 2026. Rapat pada Jumat, 25 Desember.").published_on.text


def test_a_year_alone_bounds_too() -> None:
    """The latest year that the text tells of, and no day."""
    assert "2022/2026-11-22" == _facts("The bridge was built in 1999 and closed in 2022.").published_on.text


def test_a_text_without_days_was_published_by_its_arrival() -> None:
    """Nothing else is known."""
    assert "../2026-11-22" == _facts(PLAIN).published_on.text
    assert "it was published by its arrival" in _told(PLAIN)


def test_days_that_fit_no_year_tell_none() -> None:
    """Contradicting days are left out."""
    assert "../2026-11-22" == _facts("Rapat pada Rabu, 4 Juni, dan Rabu, 5 Juni, dan Rabu, 6 Juni.").published_on.text


def test_a_month_may_stand_first_in_english_figures() -> None:
    """The day of the week, or a day above twelve, tells the order."""
    assert [(6, 25)] == [(day.month, day.day) for day in written_days("on 6/25/2024", english=True)]
    assert [(4, 3)] == [(day.month, day.day) for day in written_days("on Wednesday 4/3/2024", english=True)]
    assert [(3, 4)] == [(day.month, day.day) for day in written_days("pada 4/3/2024")]


def test_what_only_looks_like_a_day_is_none() -> None:
    """Fractions, scores, versions and numbers of laws."""
    assert [] == list(written_days("1/2 porsi, skor 3-1, versi 1.2.3, UU 11/2020, 25 juta Mei, May 99"))


@given(st.text(max_size=200) | st.text("0123456789/-. SeninJuMa,()", max_size=60))
def test_any_words_are_read_without_harm(words: str) -> None:
    """No text breaks it, and days lie inside it, in order."""
    found = list(written_days(words))

    assert all(0 <= one.start < one.end <= len(words) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert day_of(words) is None or isinstance(day_of(words), date)


@pytest.mark.parametrize(
    "ahead",
    [
        "Bank itu memproyeksikan ekonomi tumbuh pada 2026.",
        "Defisit diperkirakan turun pada 2026.",
        "Anggaran itu untuk tahun 2026.",
        "The bank projects growth in 2026.",
    ],
)
def test_a_year_that_is_only_foreseen_bounds_nothing(ahead: str) -> None:
    """An article may tell of it long before."""
    assert "../2026-11-22" == _facts(f"{PLAIN} {ahead}").published_on.text


def test_a_day_by_which_something_had_happened_is_past() -> None:
    """ "By Friday" is ahead only of what is still to be done."""
    text = "The lake emptied on Monday, 8 September 2025. By Friday, 12 September 2025 the road was open again."

    assert "2025-09~" == _facts(text).published_on.text


def test_a_day_above_the_text_without_its_year_still_bounds_it() -> None:
    """By its day of the week, or by the years between what the text tells of and its arrival."""
    assert "2025-06-09" == _facts(f"Jakarta, Senin, 9 Juni - {PLAIN} Tiangnya dipasang pada 2022.").published_on.text
    assert (
        "2023-06-11/2026-06-11"
        == _facts(f"PORT MARISK, June 11 (Reuters) - The bridge, built in 2023, is closed. {PLAIN}").published_on.text
    )


def test_a_day_above_the_text_bounds_what_comes_behind_the_latest_day() -> None:
    """It is that day of some year since."""
    text = f"PORT MARISK, June 11 (Reuters) - The bridge was closed on 8 May 2023. {PLAIN}"

    assert "2023-06-11/2026-06-11" == _facts(text).published_on.text


def test_a_day_in_a_title_is_not_the_day_of_publication() -> None:
    """Titles tell of other days."""
    text = f"Warga Mengenang 30 September\n{PLAIN} Jembatan dibangun pada 2022."

    assert "2022/2026-11-22" == _facts(text).published_on.text


def test_the_words_of_a_day_above_the_text_are_those_of_its_line() -> None:
    """The evidence stands in the text so."""
    text = f"SIARAN PERS\nJembatan Ditutup\nJakarta, 3 Maret 2025 – {PLAIN}\n{PLAIN}"

    assert "“Jakarta, 3 Maret 2025 –”" in _told(text)
