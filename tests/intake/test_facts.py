"""What sort of article came in: title, body, source, author, genre, who reported first."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requirements import folder

from bot.domain.news import Genre
from bot.intake.facts import article_facts, read_body
from bot.intake.found import Arrival, ArticleFacts

ARRIVED = datetime(2026, 11, 22, 8, tzinfo=UTC)
PROSE = "Pemerintah daerah mengatakan jalan itu ditutup karena banjir besar sejak kemarin malam."
MORE = "Warga diminta memakai jalan lain, ujar Kepala Dinas Perhubungan Rina Wati di kantornya."


def facts(text: str, **carried: Any) -> ArticleFacts:
    """The facts of a text that came in."""
    return article_facts(Arrival(text, ARRIVED, **carried))


def _body(text: str, **carried: Any) -> list[str]:
    return [sentence.text for sentence in read_body(text, facts(text, **carried)).sentences]


def test_a_first_line_without_a_stop_is_the_title() -> None:
    """Short, no sentence, with prose behind it."""
    found = facts(f"Jalan Utama Ditutup\n{PROSE}\n{MORE}")

    assert ("Jalan Utama Ditutup", PROSE) == (found.title, _body(f"Jalan Utama Ditutup\n{PROSE}\n{MORE}")[0])


def test_a_text_that_begins_with_prose_has_no_title() -> None:
    """Its first sentence stands in for one, and the editor is told."""
    found = facts(f"{PROSE}\n{MORE}")

    assert PROSE == found.title
    assert "It has no title; its first sentence stands in for one." in [reason.in_english() for reason in found.reasons]


def test_the_carriers_title_loses_the_publishers_name() -> None:
    """Pages append it behind a sign."""
    assert "Jalan Utama Ditutup" == facts(PROSE, title="Jalan Utama Ditutup - Kompas.com").title
    assert "Jalan - Utama" == facts(PROSE, title="Jalan - Utama | Kabar Kita", source="Kabar Kita").title


def test_a_title_that_is_said_again_is_of_no_body() -> None:
    """Neither above the text nor further down, nor are headings and links."""
    text = f"Jalan Ditutup?\n{PROSE}\nJalan Ditutup?\n{MORE}\nBaca juga: Banjir di Kota\nBanjir belum surut\n{PROSE}"

    assert [PROSE, MORE, PROSE] == _body(text)


def test_lines_without_stops_are_no_headings_of_each_other() -> None:
    """A heading has prose below it; a text of bare lines is read all the same."""
    text = "Jembatan ditutup dua pekan\nWarga memakai perahu\nPasar sepi"

    assert ["Warga memakai perahu", "Pasar sepi"] == _body(text)


@pytest.mark.parametrize("last", ["Sumber air bersih mulai mengalir lagi.", "Oleh karena itu warga pulang."])
def test_a_last_sentence_is_no_signature(last: str) -> None:
    """Though it begins with a word that signs."""
    assert [PROSE, last] == _body(f"{PROSE}\n{last}")


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("JAKARTA, KOMPAS.com - ", "KOMPAS.com"),
        ("JAKARTA, KOMPAS. com - ", "KOMPAS"),
        ("KABARRAWA.COM, Jakarta - ", "KABARRAWA.COM"),
        ("Jakarta (ANTARA) - ", "ANTARA"),
        ("TEMPO.CO, Jakarta - ", "TEMPO.CO"),
        ("Jakarta, CNN Indonesia -- ", "CNN Indonesia"),
        ("LONDON, July 25 (Reuters) - ", "Reuters"),
        ("KYIV, Ukraine (AP) — ", "AP"),
        ("(Reuters) - ", "Reuters"),
        ("Nur-Sultan, Kabarkita.com - ", "Kabarkita.com"),
        ("Bandung - ", ""),
    ],
)
def test_a_date_line_names_the_source_and_is_no_body(line: str, source: str) -> None:
    """Place, outlet and day before a dash."""
    found = facts(f"{line}{PROSE}\n{MORE}")

    assert source == found.source
    assert PROSE == _body(f"{line}{PROSE}\n{MORE}")[0]


def test_a_dash_within_a_sentence_makes_no_date_line() -> None:
    """What stands before it must be places, outlets and days alone."""
    text = f"Gubernur yang baru dilantik itu - menurut stafnya - sakit sejak pagi dan tidak datang.\n{MORE}"

    assert _body(text)[0].startswith("Gubernur yang baru")


def test_the_address_is_the_last_to_name_a_source() -> None:
    """Its host stands for the publisher where nothing else does."""
    assert "kabar.example" == facts(PROSE, url="https://www.kabar.example/a/1").source
    assert "Kabar Kita" == facts(PROSE, url="https://www.kabar.example/a/1", source="Kabar Kita").source
    assert not facts(PROSE, url="https://[broken").source


@pytest.mark.parametrize(
    ("head", "tail", "author"),
    [
        ("Oleh Rina Wati", "", "Rina Wati"),
        ("By Ann Lee and Tom Wood", "", "Ann Lee and Tom Wood"),
        ("Penulis: Budi Utomo", "", "Budi Utomo"),
        ("", "Reporter: Ani Sari", "Ani Sari"),
        ("", "(ani/bud)", ""),
    ],
)
def test_a_byline_names_the_author_and_is_no_body(head: str, tail: str, author: str) -> None:
    """Above the text or below it."""
    text = "\n".join(filter(None, ["Jalan Utama Ditutup", head, PROSE, MORE, tail]))

    assert author == facts(text).author
    assert [PROSE, MORE] == _body(text)


def test_what_the_carrier_says_stands_before_the_text() -> None:
    """Its author is taken over as it is."""
    assert "Ani Sari" == facts(f"Oleh Rina Wati\n{PROSE}\n{MORE}", author="Ani Sari").author


def test_the_original_report_is_read_as_one() -> None:
    """A wire text without a title and date: source, origin and genre by its form."""
    text = (folder("seeds", "RINGKAS_SEEDS") / "003_3ad7391fbc28d9be.txt").read_text(encoding="utf-8")
    found = facts(text)

    assert ("id", "Gatra.com", Genre.REPORT) == (found.language, found.source, found.genre)
    assert ("The Wall Street Journal",) == found.origins
    assert ("2022-07-25~", date(2022, 7, 25)) == (found.published_on.text, found.read_on)


def test_the_original_opinion_is_read_as_one() -> None:
    """No date, no outlet, and much said to the reader; its weekdays leave one year."""
    text = (folder("seeds", "RINGKAS_SEEDS") / "000_43762145888e933d.txt").read_text(encoding="utf-8")
    found = facts(text)

    assert ("id", "", Genre.OPINION, ()) == (found.language, found.source, found.genre, found.origins)
    assert ("2025-06~", date(2025, 6, 8)) == (found.published_on.text, found.read_on)
    assert 5 == len(found.apart)


def test_a_span_is_of_the_body_or_apart() -> None:
    """What asks of a sentence gets the same answer as who reads the body."""
    text = f"Jalan Ditutup?\n{PROSE}\nJalan Ditutup?\n{MORE}"
    found = facts(text)

    assert [PROSE, MORE] == [each.text for each in read_body(text, found).sentences if found.is_of_body(each)]
    assert not found.is_of_body(found.apart[0])


def test_a_byline_may_stand_above_the_title() -> None:
    """Neither is of the body."""
    text = f"Oleh Rina Wati\nJalan Utama Ditutup\n{PROSE}\n{MORE}"

    assert ("Jalan Utama Ditutup", "Rina Wati") == (facts(text).title, facts(text).author)
    assert [PROSE, MORE] == _body(text)


@pytest.mark.parametrize("piece", ["Aa-", "A’", "a\n", "A. ", "1/", "By A ", "Reuters ", "“", "told the ", "\u200b"])
def test_a_text_of_one_piece_again_and_again_is_read(piece: str) -> None:
    """Nothing looks from every place at all the others: such a text would take minutes."""
    text = piece * (40_000 // len(piece))

    assert facts(text).body.end <= len(text)


@given(st.text(max_size=400), st.text(max_size=30), st.text(max_size=30))
def test_any_text_has_facts(text: str, title: str, published: str) -> None:
    """No text breaks it; the body lies inside the text, and a day of publication is not open."""
    found = facts(text, title=title, published=published)

    assert 0 <= found.body.start <= found.body.end <= len(text)
    assert found.published_on.end is not None
    assert all(found.body.holds(span) for span in found.apart)
