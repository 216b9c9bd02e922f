"""What a text shows its sort by."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.news import Genre
from bot.intake.facts import article_facts
from bot.intake.found import Arrival, ArticleFacts

PLAIN = (
    "Jakarta, Kabarkita.com - Jembatan di Kota Baru ditutup pada Senin (3/8/2026).\n"
    "Kepala dinas Rina Wati mengatakan perbaikan berlangsung dua pekan.\n"
    "“Kita semua harus sabar! Bukankah begitu? Tentu saja kita bisa,” ujar Rina.\n"
    "Menurut data dinas, jembatan itu dilewati 3.000 kendaraan tiap hari."
)
OPINION_ID = (
    "Kita tentu ingat janji itu. Apakah jembatan itu memang perlu ditutup? Sayangnya tidak ada yang peduli!\n"
    "Ada pendapat bahwa pejabat itu malas. Bayangkan, tiga bulan tanpa jembatan. Ini bukan tanpa alasan.\n"
    "Seharusnya kita marah. Mengapa kita diam?"
)
OPINION_EN = (
    "We all remember that promise. Was it really necessary to close the bridge? Sadly, nobody cares!\n"
    "Some say the mayor is lazy. Imagine three months without a bridge. Of course, this is no coincidence.\n"
    "We should be angry. Why are we silent?"
)
OFFICIAL = (
    "SIARAN PERS\nNomor: 12/HM/2026\nPerbaikan Jembatan Kota Baru\n"
    "Kementerian menyampaikan bahwa jembatan ditutup selama dua pekan untuk perbaikan.\n"
    "Informasi lebih lanjut: Biro Humas, telepon 021."
)
ANALYSIS = (
    "Penutupan jembatan berdampak luas. Menurut ekonom, faktor utama adalah ongkos angkut. Dampaknya terasa di pasar.\n"
    "Pengamat menilai skenario terburuk masih mungkin. Di sisi lain, peneliti melihat implikasi jangka panjang.\n"
    "Akibatnya, pakar memperkirakan harga naik. Dengan demikian, analis menyarankan jalur lain. Karena itu ongkos naik."
)


def _facts(text: str, **carried: Any) -> ArticleFacts:
    return article_facts(Arrival(text, datetime(2026, 11, 22, tzinfo=UTC), **carried))


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (PLAIN, Genre.REPORT),
        (OPINION_ID, Genre.OPINION),
        (OPINION_EN, Genre.OPINION),
        (OFFICIAL, Genre.OFFICIAL),
        (ANALYSIS, Genre.ANALYSIS),
        ("", Genre.REPORT),
    ],
)
def test_a_sort_shows_in_wording_and_layout(text: str, genre: Genre) -> None:
    """The same news, told four ways; what a quoted person says is no sign."""
    assert genre is _facts(text).genre


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("Opini: Jembatan Kita", Genre.OPINION),
        ("Analysis: The Bridge", Genre.ANALYSIS),
        ("Opini publik terbelah", Genre.REPORT),
    ],
)
def test_a_text_may_call_itself_something(title: str, genre: Genre) -> None:
    """A label before a colon counts, the same word within a title does not."""
    assert genre is _facts(PLAIN, title=title).genre


def test_a_label_may_stand_on_its_own_line() -> None:
    """Above the text, between other small print."""
    text = PLAIN.replace("Jakarta, Kabarkita.com - ", "")

    assert Genre.OPINION is _facts(f"Kolom\nOleh Rina Wati\n{text}").genre


def test_an_office_publishes_officially() -> None:
    """By its name or its address."""
    plain = "Jembatan ditutup dua pekan untuk perbaikan. Kendaraan dialihkan ke jalan lain."

    assert Genre.OFFICIAL is _facts(plain, source="Kementerian Pekerjaan Umum").genre
    assert Genre.OFFICIAL is _facts(plain, url="https://pu.go.id/berita/1").genre


def test_a_report_may_tell_of_a_release() -> None:
    """The words of a release within a line are no sign of one."""
    assert Genre.REPORT is _facts(f"{PLAIN}\nHal itu disampaikan dalam siaran pers yang dikirim humas.").genre


def test_a_word_about_the_writer_tells_an_opinion() -> None:
    """Columns end with one."""
    text = PLAIN.replace("Jakarta, Kabarkita.com - ", "").replace(" pada Senin (3/8/2026)", "")

    assert Genre.OPINION is _facts(f"{text}\nPenulis adalah dosen di sebuah universitas.").genre


def test_the_reasons_name_the_telling_words() -> None:
    """An editor sees what made it an opinion."""
    told = [reason.in_english() for reason in _facts(OPINION_EN).reasons]

    assert any("“imagine”" in reason for reason in told)


def test_an_acronym_is_no_pronoun() -> None:
    """In small letters "US" would speak in the first person."""
    told = [reason.in_english() for reason in _facts(OPINION_EN.replace("mayor", "US IT WE mayor")).reasons]

    assert not any("“us”" in reason for reason in told)


def test_a_release_ends_with_its_publisher() -> None:
    """A line about the publisher, below the text, beside the forms of a release."""
    text = "Jembatan ditutup dua pekan untuk perbaikan.\nTentang PT Jembatan Kita\nNarahubung: Rina"

    assert Genre.OFFICIAL is _facts(text).genre


def test_a_quotation_over_paragraphs_is_nobodys_own_words() -> None:
    """What opens and does not close in its line is left out to the end of the line."""
    lines = "\n".join(["“Kita tentu ingat, dan bayangkan, kita marah! Mengapa kita diam?"] * 6)

    assert Genre.REPORT is _facts(f"Rina Wati berkata:\n{lines}", source="Kabar Kita").genre


@pytest.mark.parametrize(
    ("line", "genre"),
    [
        ("Sebagai warga kota, saya menilai jembatan itu penting bagi pasar.", Genre.OPINION),
        ("“Saya menilai jembatan itu penting bagi pasar,” kata Rina.", Genre.REPORT),
        ("Penulis buku itu menilai jembatan penting bagi pasar.", Genre.REPORT),
    ],
)
def test_who_says_i_writes_no_report(line: str, genre: Genre) -> None:
    """Even once, where nothing else speaks for a report, and outside what is quoted."""
    assert genre is _facts(f"Jembatan ditutup.\n{line}\nPasar itu sepi, dan ongkos naik.", source="Kabar Kita").genre
