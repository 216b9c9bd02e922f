"""Interviews and releases by their layout: whose words are whose, and where the title stands."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.domain.news import Genre
from bot.intake.facts import article_facts, read_body
from bot.intake.found import Arrival, ArticleFacts

ARRIVED = datetime(2026, 11, 22, 8, tzinfo=UTC)
TALK = """\
Wawancara Nirmala Sandy: Pelabuhan Kami Sepi
Pengelola pelabuhan Nirmala Sandy menerima kami di kantornya pada hari Senin.
Berapa kapal yang datang?
Tahun ini hanya 12 kapal yang datang ke pelabuhan kami.
Siapa yang salah?
Pemerintah pusat menutup jalur laut itu tanpa alasan.
"""
RELEASE = """\
SIARAN PERS
Nomor: 12/HM/2025
Kementerian Laut Membuka Tiga Pelabuhan
Jakarta, 4 Maret 2025 – Kementerian Laut membuka tiga pelabuhan baru di pantai utara.
Pelabuhan itu dibangun selama dua tahun.
"""


def _facts(text: str) -> ArticleFacts:
    return article_facts(Arrival(text, ARRIVED))


def _sentences(text: str) -> list[str]:
    return [sentence.text for sentence in read_body(text, _facts(text)).sentences]


def test_answers_in_an_interview_are_not_the_articles_words() -> None:
    """From the first question on, nothing is read as told by the article."""
    assert _sentences(TALK) == ["Pengelola pelabuhan Nirmala Sandy menerima kami di kantornya pada hari Senin."]


def test_the_editor_is_told_of_an_interview() -> None:
    """Since claims of it are left to him."""
    assert any(reason.in_english().startswith("It is an interview") for reason in _facts(TALK).reasons)


def test_questions_as_headings_do_not_make_an_interview() -> None:
    """An explainer asks and tells in its own voice."""
    told = TALK.replace("Wawancara Nirmala Sandy: ", "")

    assert len(_sentences(told)) > 2


def test_one_question_makes_no_interview() -> None:
    """A report of an interview may ask its reader something."""
    assert len(_sentences(TALK.replace("Siapa yang salah?\n", ""))) > 1


def test_the_title_of_a_release_stands_below_its_kind_and_number() -> None:
    """Neither is the title, and the date line is no part of the first sentence."""
    facts = _facts(RELEASE)

    assert (facts.title, facts.genre) == ("Kementerian Laut Membuka Tiga Pelabuhan", Genre.OFFICIAL)
    assert facts.published_on.first == date(2025, 3, 4)
    assert _sentences(RELEASE)[0].startswith("Kementerian Laut membuka")


def test_when_a_live_page_was_last_brought_up_to_date_is_its_day() -> None:
    """The line says it with its clock."""
    facts = _facts(
        "Ferry Sinks off the Coast\nLast updated 12 October 2024, 18:40\nThe coastguard has found the ferry.\n"
    )

    assert facts.published_on.first == facts.published_on.last == date(2024, 10, 12)
