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
        "Here is what the twelve villages below the Red River dam need to know.",
        "Untuk informasi lebih lanjut hubungi kantor desa di tepi bendungan Sungai Merah.",
        "Berikut lima hal yang perlu diketahui warga desa tentang bendungan Sungai Merah.",
        "Berikut ini yang perlu diketahui warga desa tentang bendungan Sungai Merah.",
        '"The Red River dam will be finished before the rains," he said.',
        f"Bendungan {'panjang ' * 100}selesai.",
        "ekarang warga dua belas desa menunggu bendungan Sungai Merah selesai.",
        '"Iya (bendungan itu) sudah selesai," ujar Kepala Dinas Tini kepada para wartawan desa.',
        '"Sudah (selesai)," kata Kepala Dinas Tini di kantor bendungan Sungai Merah kemarin.',
        '"Yes, it is finished," the head of the dam said at her office on Monday morning.',
        "Hal itu diungkap oleh Bupati Sungai Merah saat meninjau bendungan pada hari Senin.",
        "Capaian tersebut ia sampaikan di depan para kepala desa Sungai Merah.",
        "Some say that the mayor was invited to the house of the dam builder in April.",
        "Ada pendapat bahwa Bupati Tini ikut menumpang kapal pemilik bendungan Sungai Merah.",
        "Kabarnya Bupati Tini bertemu pemilik bendungan Sungai Merah pada malam hari.",
        "Imagine my surprise to learn that the Red River dam had cost twice as much.",
        "Beredar pesan di gawai warga yang menyebut gubernur melarang sepeda motor.",
        "A short video claims that the governor banned motorcycles from the old town.",
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
        "iRiver and eleven other firms paid for the dam above the twelve villages.",
        '"Iyan memimpin pembangunan bendungan," kata Kepala Dinas Tini Lestari di kantor desa.',
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
        "Polisi masih memeriksa dua belas kepala desa terkait perkara itu.",
        "Sementara tiga desa lainnya belum punya bendungan senilai Rp40 miliar.",
        "Sedangkan desa di hilir membayar Rp40 miliar untuk bendungan Sungai Merah.",
        "Ketiga kepala desa juga menolak bendungan Sungai Merah senilai Rp40 miliar.",
        "Salah satunya adalah bendungan Sungai Merah senilai Rp40 miliar.",
        "Ditambah lagi, bendungan Sungai Merah senilai Rp40 miliar terbengkalai.",
        "Alhasil, bendungan Sungai Merah senilai Rp40 miliar terbengkalai.",
        "On the other hand, insurers charge less for villages below the Red River dam.",
        "Another village refused to pay for the Red River dam above its fields.",
        "In this case the Red River dam would be finished next year at a lower cost.",
        "Biayanya, menurut Bupati Tini, sudah mencapai Rp40 miliar sejak tahun lalu.",
        "Two years later, the Red River dam held twice as much water as before.",
        "Setahun kemudian, bendungan Sungai Merah menahan dua kali lebih banyak air.",
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
        "Umumnya warga dua belas desa menerima bendungan Sungai Merah.",
        "Bendungan Sungai Merah retak, dan dua belas desa di hilir menjauhi bendungan itu.",
    ],
)
def test_what_names_all_it_speaks_of_does_not_lean(sentence: str) -> None:
    """A time that is told from today points to no sentence."""
    assert not leans_back(sentence)


def test_a_sentence_of_the_title_repeats_it() -> None:
    """Signs and case make no difference."""
    assert repeats("Sungai Merah membangun bendungan!", "Sungai Merah Membangun Bendungan. Siapa Membayar?")


def test_a_sentence_that_stands_in_for_a_title_is_not_said_twice() -> None:
    """It is the article's first, and a summary may need it."""
    assert not repeats("Sungai Merah membangun bendungan.", "Sungai Merah membangun bendungan.")


def test_nothing_repeats_an_empty_title() -> None:
    """An article without a title has no sentence that repeats it."""
    assert not repeats("Sungai Merah membangun bendungan.", "")
