"""What stands above a text and below it: rubrics, bylines with more than a name, offices, and who sent a letter."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.news import Genre
from bot.intake.facts import article_facts
from bot.intake.found import Arrival, ArticleFacts

ARRIVED = datetime(2026, 11, 22, 8, tzinfo=UTC)
PROSE = (
    "Dinas perhubungan menutup jembatan lama di tepi kota karena tiangnya retak sejak kemarin malam.\n"
    "Warga diminta memakai jalan lain sampai perbaikan selesai, ujar kepala dinas di kantornya."
)
ENGLISH = (
    "The old bridge at the edge of town was closed after cracks were found in one of its pillars.\n"
    "Residents were asked to take another road until the repairs are done, the department said."
)


def facts(text: str, **carried: Any) -> ArticleFacts:
    """The facts of a text that came in."""
    return article_facts(Arrival(text, ARRIVED, **carried))


@pytest.mark.parametrize("rubric", ["OPINI", "Opinion", "Kolom", "[Editorial]", "Analisis"])
def test_a_rubric_is_no_part_of_the_text(rubric: str) -> None:
    """Who wrote stands behind it, and it says what sort of text this is."""
    found = facts(f"{rubric}\nJembatan Kita\nOleh Rina Wati\n{PROSE}", title="Jembatan Kita")

    assert ("Rina Wati", "Jembatan Kita") == (found.author, found.title)
    assert found.genre is not Genre.REPORT
    assert found.body.start > len(rubric)


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee, The Bridge Herald, 20 January 2025",
        "By Ann Lee | The Bridge Herald | 20 January 2025",
        "The Bridge Herald, 20 January 2025, by Ann Lee",
    ],
)
def test_a_byline_may_name_outlet_and_day(line: str) -> None:
    """Each is read as what it is."""
    found = facts(f"Old bridge closed\n{line}\n{ENGLISH}")

    assert ("Ann Lee", "The Bridge Herald", "2025-01-20") == (found.author, found.source, found.published_on.text)


def test_an_office_above_its_statement_publishes_it() -> None:
    """Its name is no title, whatever numbers and days stand around it."""
    head = "FOR IMMEDIATE RELEASE\nMinistry of Bridges of the Republic of Orvana\nPress statement No. 14/2024\n27 March 2024"
    found = facts(f"{head}\n\nStatement on the closure of the old bridge\n\n{ENGLISH}")

    assert "Ministry of Bridges of the Republic of Orvana" == found.source
    assert ("Statement on the closure of the old bridge", "2024-03-27") == (found.title, found.published_on.text)


def test_an_office_that_signs_a_release_publishes_it() -> None:
    """Below the words by which a release ends; what begins with its name is still a title."""
    title = "Kementerian Perhubungan Tutup Jembatan Lama"
    tail = "Narahubung:\nBiro Komunikasi\nKementerian Perhubungan"
    found = facts(f"SIARAN PERS\nNomor: 21/SP/2025\n{title}\n{PROSE}\n{tail}")

    assert ("Kementerian Perhubungan", title) == (found.source, found.title)


def test_an_office_in_a_report_does_not_publish_it() -> None:
    """Only a release is its own."""
    assert not facts(f"Jembatan Ditutup\n{PROSE}\nKementerian Perhubungan").source


@pytest.mark.parametrize(
    ("sender", "source"),
    [
        ("The Valley Tribune", "The Valley Tribune"),
        ("Redaksi Kabar Rawa", "Kabar Rawa"),
        ("Valley News Desk", "Valley News Desk"),
        ("Humas Pemkab Rawasari", "Pemkab Rawasari"),
        ("Ann Lee", ""),
    ],
)
def test_a_desk_that_sends_a_letter_publishes_what_it_says(sender: str, source: str) -> None:
    """Who wrote it is then whom its byline names; a person who sends one publishes nothing."""
    found = facts(f"Old bridge closed\nBy Rina Wati\n{ENGLISH}", author=sender)

    assert (source, "Rina Wati" if source else sender) == (found.source, found.author)


def test_a_title_in_other_words_hides_no_date_line() -> None:
    """A letter's subject seldom is the title of the release in it."""
    text = "Bantuan Pupuk Disalurkan Bertahap\n\nMalang, 19 November 2026 - Pupuk untuk 75 desa dikirim bulan depan."
    found = facts(text, title="Siaran Pers: Pupuk")

    assert found.body.of(text).startswith("Pupuk untuk")
