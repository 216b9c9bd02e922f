"""Which sentences can be read by themselves, and which only behind another."""

from __future__ import annotations

import pytest

from bot.intake.summaries.fitness import is_fit, leans_back, repeats


@pytest.mark.parametrize(
    "sentence",
    [
        "Apakah bendungan Sungai Merah akan selesai sebelum musim hujan tahun depan?",
        "Bendungan Baru Sungai Merah dan Harapan Warga Desa",
        "Baca juga: Bendungan Sungai Merah menelan biaya Rp40 miliar dan tujuh tahun.",
        "BENDUNGAN SUNGAI MERAH MENELAN BIAYA RP40 MILIAR DAN TUJUH TAHUN.",
        "Bendungan Sungai Merah selesai.",
        "Bendungan Sungai Merah disebut “tidak perlu oleh seorang warga desa yang hadir.",
        '"Bendungan Sungai Merah akan kami selesaikan sebelum musim hujan," katanya.',
        '"Bendungan Sungai Merah akan kami selesaikan sebelum musim hujan tahun depan," kata Tini.',
        "Hal itu disampaikan Bupati Sungai Merah saat meninjau bendungan pada hari Senin.",
        "Kantor Berita Sungai Merah melaporkan Senin sebagaimana dikutip seorang pejabat.",
        "Berikut rincian biaya bendungan Sungai Merah menurut pemerintah daerah:",
        "Read more about the Red River dam and what it costs the villages.",
        '"The Red River dam will be finished before the rains," he said.',
        f"Bendungan {'panjang ' * 100}selesai.",
    ],
)
def test_what_says_nothing_by_itself_is_not_fit(sentence: str) -> None:
    """Questions, headings, teasers, halves of quotations, bare quotations and announcements."""
    assert not is_fit(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bendungan Sungai Merah selesai sebelum musim hujan tahun depan.",
        "Bupati Tini menyebut bendungan itu “kebanggaan” warga dua belas desa.",
        "Kabar Desa melaporkan Senin lalu, bendungan Sungai Merah hampir selesai.",
        'The mayor called the dam "a gift" to the twelve villages around it.',
    ],
)
def test_a_whole_statement_is_fit(sentence: str) -> None:
    """A few quoted words do no harm."""
    assert is_fit(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ia menambahkan bahwa bendungan senilai Rp40 miliar itu selesai tahun depan.",
        "Menanggapi pernyataan Bupati Tini, warga dua belas desa menggelar rapat.",
        "Following her remarks the twelve villages held a meeting of their own.",
        "Namun bendungan Sungai Merah senilai Rp40 miliar belum punya izin lingkungan.",
        "Langkah ini membuat bendungan Sungai Merah senilai Rp40 miliar lebih murah.",
        "Bendungan Sungai Merah senilai Rp40 miliar akan selesai tahun depan, katanya.",
        "He added that the Red River dam would be finished next year at a lower cost.",
        "In this case the Red River dam would be finished next year at a lower cost.",
    ],
)
def test_what_speaks_of_something_just_named_leans(sentence: str) -> None:
    """Pronouns, connectives and pointing words need what they point to."""
    assert leans_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Pemerintah pada tahun ini membangun bendungan Sungai Merah.",
        "The council this week began to build the Red River dam.",
        "Iakovos Tini meninjau bendungan Sungai Merah pada hari Senin.",
    ],
)
def test_what_names_all_it_speaks_of_does_not_lean(sentence: str) -> None:
    """A time that is told from today points to no sentence."""
    assert not leans_back(sentence)


def test_a_sentence_of_the_title_repeats_it() -> None:
    """Signs and case make no difference."""
    assert repeats("Sungai Merah membangun bendungan!", "Sungai Merah Membangun Bendungan. Siapa Membayar?")


def test_nothing_repeats_an_empty_title() -> None:
    """An article without a title has no sentence that repeats it."""
    assert not repeats("Sungai Merah membangun bendungan.", "")
