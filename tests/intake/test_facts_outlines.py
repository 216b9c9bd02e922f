"""How real outlets lay an article out: rubrics, credits, writers, sign-offs, wires, checks of claims and transcripts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.news import Genre
from bot.intake.facts import article_facts, read_body
from bot.intake.found import Arrival, ArticleFacts

ARRIVED = datetime(2026, 11, 22, 8, tzinfo=UTC)
PROSE = (
    "Dinas perhubungan menutup jembatan lama di tepi kota karena tiangnya retak.\n"
    "Warga diminta memakai jalan lain sampai perbaikan selesai, ujar kepala dinas."
)
ENGLISH = (
    "The old bridge at the edge of town was closed after cracks were found in one of its pillars.\n"
    "Residents were asked to take another road until the repairs are done, the department said."
)


def _facts(text: str, **carried: Any) -> ArticleFacts:
    return article_facts(Arrival(text, ARRIVED, **carried))


def _reasons(found: ArticleFacts) -> str:
    return " ".join(reason.in_english() for reason in found.reasons)


@pytest.mark.parametrize(
    "rubric", ["Wawancara Khusus", "LAPORAN UTAMA", "Obituary", "Fact Check", "Exclusive interview"]
)
def test_a_rubric_is_no_title(rubric: str) -> None:
    """The line below it is."""
    found = _facts(f"{rubric}\nJembatan Lama Ditutup\nSabtu, 7 November 2026 | 08:00 WIB\n{PROSE}")

    assert ("Jembatan Lama Ditutup", "2026-11-07") == (found.title, found.published_on.text)


@pytest.mark.parametrize(
    ("credit", "author"),
    [
        ("(Reporting by Ann Lee; Editing by Tom Ray)", "Ann Lee"),
        ("(Reporting by Ann Lee and Tom Ray in Manila; Editing by Joe Orr)", "Ann Lee and Tom Ray"),
        ("Reporting and writing by Ann Lee, Tom Ray", "Ann Lee, Tom Ray"),
        ("(Story by Ann Lee)", "Ann Lee"),
    ],
)
def test_an_agency_signs_with_who_reported(credit: str, author: str) -> None:
    """And the credit is none of the text."""
    found = _facts(f"Old bridge closed\n{ENGLISH}\n{credit}")

    assert author == found.author
    assert found.body.end <= found.body.start + len(ENGLISH)


@pytest.mark.parametrize(
    ("line", "author", "on"),
    [
        ("By Ann Lee | Bridge Weekly | Wed, Nov 18, 2026", "Ann Lee", "2026-11-18"),
        ("Match report by Ann Lee at Holt Park, Saturday 7 November 2026", "Ann Lee", "2026-11-07"),
        ("Rep: Ann Lee, Sabtu 7 November 2026", "Ann Lee", "2026-11-07"),
    ],
)
def test_a_byline_has_more_than_a_name(line: str, author: str, on: str) -> None:
    """What stands behind a bar, a place and a day are nobody's name."""
    found = _facts(f"Old bridge closed\n{line}\n{ENGLISH}")

    assert (author, on) == (found.author, found.published_on.text)


def test_a_writer_stands_above_what_he_is() -> None:
    """Without any word for it."""
    found = _facts(
        f"Jembatan Kita\nRina Wati\nDosen teknik sipil di Universitas Sungai\n{PROSE}", title="Jembatan Kita"
    )

    assert "Rina Wati" == found.author
    assert (
        PROSE[:20] == found.body.of(f"Jembatan Kita\nRina Wati\nDosen teknik sipil di Universitas Sungai\n{PROSE}")[:20]
    )


def test_a_title_may_begin_with_an_office() -> None:
    """It is no line about a writer."""
    assert "Ketua Dewan Desa Menutup Jembatan Lama" == _facts(f"Ketua Dewan Desa Menutup Jembatan Lama\n{PROSE}").title


@pytest.mark.parametrize(
    ("author", "named"), [("Penulis: Rina Wati", "Rina Wati"), ("by Rina Wati", "Rina Wati"), ("ANTARA News", "Tini")]
)
def test_who_carries_the_text_names_a_person(author: str, named: str) -> None:
    """Words around the name are none of it, and the outlet itself has written nothing."""
    found = _facts(f"Jembatan Ditutup\nKota Baru (ANTARA) - {PROSE}\nPewarta: Tini", author=author)

    assert named == found.author


@pytest.mark.parametrize("line", ["Wellington, 3 November 2026: ", "LEMBATA: "])
def test_a_colon_ends_a_dateline(line: str) -> None:
    """Behind the year, or behind a place in capitals."""
    text = f"Jembatan Ditutup\n{line}{PROSE}"

    assert PROSE == _facts(text).body.of(text)


def test_a_line_of_place_and_day_stands_above_the_text() -> None:
    """It dates it."""
    assert "2026-11-10" == _facts(f"Old bridge closed\nWellington, 10 November 2026\n{ENGLISH}").published_on.text


@pytest.mark.parametrize("end", ["Jakarta, 19 November 2026", "Wellington, November 19, 2026"])
def test_a_release_is_dated_where_it_is_signed(end: str) -> None:
    """In a line of its own."""
    found = _facts(f"Jembatan Ditutup\n{PROSE}\nRapat 17 November 2026 memutuskan hal itu.\n{end}\nBiro Humas")

    assert "2026-11-19" == found.published_on.text
    assert "so it is signed" in _reasons(found)


def test_a_day_to_come_signs_nothing() -> None:
    """Nobody signs before it is."""
    assert (
        "../2026-11-22" == _facts(f"Jembatan Ditutup\n{PROSE}\nJakarta, 19 November 2027\nBiro Humas").published_on.text
    )


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("MANILA, Nov 16 (Reuters) - ", "2026-11-16~"),
        ("MANILA, Dec 30 (Reuters) - ", "../2026-11-22"),
        ("MANILA, Mar 3 (Reuters) - ", "../2026-11-22"),
    ],
)
def test_a_day_above_the_text_that_is_just_past_is_this_years(line: str, on: str) -> None:
    """One that is not leaves the year open."""
    assert on == _facts(f"Old bridge closed\n{line}{ENGLISH}").published_on.text


def test_a_day_above_the_text_came_before_what_the_text_tells_of() -> None:
    """So it is none of the year in which its text tells of a later day."""
    found = _facts(f"Old bridge closed\nMANILA, Nov 16 (Reuters) - {ENGLISH} It was opened on 20 November 2026.")

    assert "2026-11-16~" != found.published_on.text


def test_a_later_year_bounds_more_than_a_whole_day_long_before() -> None:
    """A life's first day says little of when its end was told."""
    found = _facts(f"Novelist dies\n{ENGLISH} She was born on 9 May 1938 and wed in 1961. Her husband died in 2002.")

    assert "2002/2026-11-22" == found.published_on.text


@pytest.mark.parametrize(
    "title", ["Mengapa Jembatan Runtuh", "Apa Itu Jembatan Gantung", "Bagaimana Jembatan Dibangun"]
)
def test_a_title_that_asks_announces_an_analysis(title: str) -> None:
    """The editor is told by which words."""
    found = _facts(f"{title}\n{PROSE}")

    assert Genre.ANALYSIS is found.genre
    assert "Its title says that it explains" in _reasons(found)


def test_what_new_rules_mean_is_explained() -> None:
    """The verb may stand far behind."""
    assert Genre.ANALYSIS is _facts(f"What the new bridge rules mean for small towns\n{ENGLISH}").genre


def test_a_company_speaks_over_a_service_for_releases() -> None:
    """What it tells about itself names it."""
    text = (
        "Dunmore to buy rival\nCHICAGO, Nov. 10, 2026 /PRNewswire/ -- "
        f"{ENGLISH}\nAbout Dunmore Foods\nDunmore Foods makes bridges."
    )
    found = _facts(text)

    assert ("Dunmore Foods", Genre.OFFICIAL) == (found.source, found.genre)


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Ministry of Bridges Closes Old Bridge", "Ministry of Bridges"),
        ("Bank Indonesia Pertahankan Suku Bunga", "Bank Indonesia"),
    ],
)
def test_an_office_is_named_without_what_it_did(title: str, office: str) -> None:
    """Though a title in capitals goes on."""
    found = _facts(
        f"FOR IMMEDIATE RELEASE\n{title}\nThe {office} said so. {ENGLISH}\nMedia contact: {office}, 04 496 2000"
    )

    assert office == found.source


def test_an_office_is_named_in_full() -> None:
    """A title cuts its name short."""
    text = f"SIARAN PERS\nKementerian Kelautan Tutup Jembatan\nJakarta - Kementerian Kelautan dan Perikanan berkata begitu.\n{PROSE}"

    assert "Kementerian Kelautan dan Perikanan" == _facts(text).source


def test_a_release_of_nobody_known_has_no_publisher() -> None:
    """An office that is named once is only told of."""
    assert "" == _facts(f"Siaran Pers No. 4\nKota Baru menutup jembatan\n{PROSE}").source


def test_a_police_force_publishes_below_its_title() -> None:
    """With small print below its name."""
    found = _facts(
        f"Appeal after bridge closed\nGreater Orvana Police\nNews release\nPublished: 20 November 2026\n{ENGLISH}"
    )

    assert ("Greater Orvana Police", Genre.OFFICIAL, "2026-11-20") == (
        found.source,
        found.genre,
        found.published_on.text,
    )


def test_a_news_agency_may_be_called_so_before_its_name() -> None:
    """It is whom the report goes back to."""
    text = f"{ENGLISH} The bridge stays shut, the state news agency QNA reported."

    assert ("QNA",) == _facts(text).origins


CHECK = (
    "Fact check: No bridge fell\nCLAIM: A video shows that the bridge fell into the river.\n"
    "OUR RATING: False. The clip was made in Belgrade.\nTHE FACTS: The bridge stands, police in Orvana said."
)


def test_a_claim_that_is_checked_is_none_of_the_text() -> None:
    """Labels are not, either; and the editor is told."""
    found = _facts(CHECK)
    told = [sentence.text for sentence in read_body(CHECK, found).sentences]

    assert ["False.", "The clip was made in Belgrade.", "The bridge stands, police in Orvana said."] == told
    assert "left out: “CLAIM: A video" in _reasons(found)


def test_a_label_without_a_word_behind_it_says_nothing() -> None:
    """It makes no sentence."""
    text = f"Old bridge closed\n{ENGLISH}\nVerdict:"

    assert all(sentence.text for sentence in read_body(text, _facts(text)).sentences)


TRANSCRIPT = (
    "News conference on the bridge\nPRIME MINISTER: We have agreed to close the bridge until March.\n"
    "REPORTER: The opposition says you knew.\nPRIME MINISTER: That is not true.\nREPORTER: Thank you."
)


def test_what_is_said_in_a_transcript_is_not_the_articles_word() -> None:
    """Neither what is asked nor what is answered."""
    found = _facts(TRANSCRIPT)

    assert () == read_body(TRANSCRIPT, found).sentences
    assert Genre.REPORT is found.genre


def test_a_label_in_capitals_is_no_transcript_by_itself() -> None:
    """Somebody must speak twice, and somebody else too."""
    text = f"Old bridge closed\nWARNING: {ENGLISH}\nUNIT: one of two\nPRICE: 3 dollars"

    assert read_body(text, _facts(text)).sentences


@pytest.mark.parametrize(
    "title", ["BMKG: Jembatan Lama Bergeser", "CEK FAKTA: Jembatan Lama Tidak Runtuh", "LEMBATA: Jembatan Runtuh"]
)
def test_a_title_may_begin_in_capitals(title: str) -> None:
    """With a colon behind them, it is no dateline."""
    found = _facts(f"{title}\nKOTA BARU, ANTARA - {PROSE}")

    assert (title, "ANTARA") == (found.title, found.source)


def test_an_embargo_is_no_title() -> None:
    """It dates the release that it stands above."""
    head = "PRESS RELEASE\nEmbargoed until 00:01 GMT, 12 November 2026\nOld bridge closed"
    found = _facts(f"{head}\nLondon - {ENGLISH}\nNotes to editors\nContact: Ann Lee")

    assert ("Old bridge closed", "2026-11-12") == (found.title, found.published_on.text)
    assert Genre.OFFICIAL is found.genre
    assert "headed as a release: “PRESS RELEASE”" in _reasons(found)


def test_who_writes_may_be_told_with_what_he_does_there() -> None:
    """Behind a comma."""
    assert "Rosa Diaz" == _facts(f"Old bridge closed\nRosa Diaz, energy correspondent\n{ENGLISH}").author


def test_a_time_is_no_magazine() -> None:
    """Though it stands above a text, and is written as the magazine is."""
    assert "" == _facts(f"Time 2026-11-03 07:12:33 (UTC)\n{ENGLISH}").source
    assert "Time" == _facts(f"Time, 3 November 2026\n{ENGLISH}").source


def test_the_second_of_two_years_bounds_too() -> None:
    """ "Pada 2018 dan 2023" tells of both."""
    found = _facts(f"Jembatan Ditutup\n{PROSE} Jembatan itu pernah ditutup pada 2018 dan 2023.")

    assert "2023/2026-11-22" == found.published_on.text
