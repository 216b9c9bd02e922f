"""What an editor of either language would strike out, said as news says it or left to quotation."""

from __future__ import annotations

import pytest
from worded_claims import both

from bot.intake.wordings.called import called
from bot.intake.wordings.lexicon import lexicon
from bot.intake.wordings.tables import words_of

INDONESIAN = [
    (
        "Menteri Luar Negeri [Inggris] [Maria Ivanova] mengunjungi [Odesa]",
        "British Foreign Secretary Maria Ivanova visited Odesa",
    ),
    ("Menteri luar negeri [Inggris] mengunjungi [Odesa]", "The British foreign secretary visited Odesa"),
    (
        "Anggota parlemen [Inggris] [Maria Ivanova] mengunjungi [Odesa]",
        "Maria Ivanova, a member of parliament of the United Kingdom, visited Odesa",
    ),
    ("[Maria Ivanova] dirawat di rumah sakit", "Maria Ivanova was treated in hospital"),
    ("[Maria Ivanova] dilarikan ke rumah sakit", "Maria Ivanova was taken to hospital"),
    ("[Maria Ivanova] memukul [Andrei Belousov]", "Maria Ivanova hit Andrei Belousov"),
    ("[Maria Ivanova] mengaku bersalah", "Maria Ivanova admitted guilt"),
    ("[Maria Ivanova] memimpin rapat di [London]", "Maria Ivanova led a meeting in London"),
    ("[Maria Ivanova] diangkat sebagai kapolri", "Maria Ivanova was appointed as National Police chief"),
    ("[Rusia] mengimpor bahan bakar minyak dari [Peru] pada <Senin=2025-06-09>", "Russia imported fuel from Peru"),
    ("[Rusia] menembakkan {12 rudal} ke arah [Odesa]", "Russia fired {figure} towards Odesa"),
    ("[Rusia] menembakkan {12 rudal} ke [Odesa]", "Russia fired {figure} at Odesa"),
    ("[Peru] menyiapkan {US$5 miliar} untuk bantuan sosial", "Peru set aside {figure} for social assistance"),
    (
        "[Peru] memperkirakan defisit anggaran sebesar {5 persen}",
        "Peru forecasts the budget deficit at {figure}",
    ),
    (
        "Menteri Kelautan dan Perikanan [Maria Ivanova] menyampaikan pidato di [London]",
        "Marine Affairs and Fisheries Minister Maria Ivanova delivered a speech in London",
    ),
    ("Polisi akan mengantisipasi kerusuhan di [London]", "Police will guard against unrest in London"),
    ("[Peru] akan mengatasi kemiskinan", "Peru will tackle poverty"),
    ("[Peru] akan mendorong investasi", "Peru will drive investment"),
    ("Pendukung [Maria Ivanova] berunjuk rasa", "Maria Ivanova’s supporters protested"),
    (
        "Menteri BUMN [Maria Ivanova] mengunjungi [London]",
        "State-Owned Enterprises Minister Maria Ivanova visited London",
    ),
    (
        "Mantan Perdana Menteri [Inggris] [Maria Ivanova] mengunjungi [London]",
        "Former British Prime Minister Maria Ivanova visited London",
    ),
    ("Pemerintah [Inggris] mengirim {12 tank} ke [Ukraina]", "The British government sent {figure} to Ukraine"),
    ("Warga [Odesa] berunjuk rasa", "Odesa residents protested"),
    ("Wakil Presiden [Maria Ivanova] mengunjungi [London]", "Vice-President Maria Ivanova visited London"),
    ("Saat ini [Peru] telah menyita puluhan mobil", "By now, Peru has seized dozens of cars"),
    (
        "Dalam kunjungan itu, [Maria Ivanova] bertemu [Andrei Belousov]",
        "Maria Ivanova met Andrei Belousov during the visit",
    ),
    ("Mahkamah Konstitusi membatalkan undang-undang itu", "The constitutional court annulled the law"),
    ("[Maria Ivanova] mengaku bersalah atas pembunuhan", "Maria Ivanova admitted being guilty of murder"),
    ("Polda Metro Jaya sedang menelusuri kasus itu", "The Jakarta Metropolitan Police are looking into the case"),
    (
        "[Maria Ivanova] diperiksa penyidik kejaksaan agung",
        "Maria Ivanova was questioned by investigators of the attorney general’s office",
    ),
    ("Rupiah melemah terhadap dolar baru [Peru]", "The rupiah weakened against the Peruvian dollar"),
    ("[Peru] lolos ke Piala Dunia", "Peru qualified for the World Cup"),
    ("{12 siswa} keracunan di [London]", "{figure} suffered poisoning in London"),
]
ENGLISH = [
    ("Students protested against the war", "Para mahasiswa berunjuk rasa menentang perang"),
    ("The army launched a coup", "Angkatan darat melancarkan kudeta"),
    ("[Peru] welcomed a peace agreement", "Peru menyambut baik perjanjian damai"),
    ("[Maria Ivanova] pleaded guilty", "Maria Ivanova mengaku bersalah"),
    ("Secretary of State [Maria Ivanova] visited [London]", None),
    ("Police found a body in [London]", None),
]
LEFT_TO_QUOTATION = [
    "Pada prinsipnya [Rusia] mendukung [Odesa]",
    "[Rusia] menggelar latihan militer bersama [Peru]",
    "[Bill Clinton's Rubin] mengunjungi [London]",
    "Gempa bumi diduga merusak {12 rumah}",
    "Banjir dituduh merusak {12 rumah}",
    "[Peru] menghapus utang",
    "Dokter [Andi Wijaya] ditahan",
    "Petani [Maria Ivanova] ditahan",
    "[Peru] menargetkan defisit anggaran sebesar {5 persen}",
    "[Rusia] merebut {12 desa} di [Ukraina]",
    "[Rusia] menyiapkan {390 prajurit}",
    "Kecelakaan terjadi di [Tol Cipali]",
    "Puluhan warga [Rusia] berunjuk rasa di [London]",
    "[Maria Ivanova] menyampaikan keputusan",
    "[Peru] mengatasi kemiskinan",
    "Konferensi akan diikuti",
    "[Andrei Belousov] diperas",
    "[London] didatangi oleh [Maria Ivanova]",
]


@pytest.mark.parametrize(("said", "english"), INDONESIAN)
def test_what_indonesian_says_is_said_as_english_news_says_it(said: str, english: str) -> None:
    """A word for word translation would be understood, and laughed at, or understood as something else."""
    told = both("id", said, occurred_on="2025-06-09" if "<" in said else "")

    assert told is not None
    assert told[1] == english


@pytest.mark.parametrize(("said", "indonesian"), ENGLISH)
def test_what_english_says_is_said_as_indonesian_news_says_it(said: str, indonesian: str | None) -> None:
    """A secretary of state leads a ministry in one country and a chancery in another, so has no one name."""
    told = both("en", said)

    assert (told[0] if told else None) == indonesian


@pytest.mark.parametrize("said", LEFT_TO_QUOTATION)
def test_what_cannot_be_said_well_is_left_to_quotation(said: str) -> None:
    """Only somebody is suspected of a deed, a debt is not abolished, villages are not won, soldiers not set aside."""
    assert both("id", said) is None


@pytest.mark.parametrize(
    "name",
    [
        "Gunung Putri",
        "Kota Peru",
        "Terminal 3",
        "Sungai Penuh",
        "Pantai Cermin",
        "Pasar Rebo",
        "Pulau Gadung",
        "Jembatan Lima",
        "Lapangan Banteng",
    ],
)
def test_a_name_is_not_translated_as_what_it_is_called_after(name: str) -> None:
    """Districts are called after rivers and mountains, cities as their countries; nobody lives in "the Penuh River"."""
    assert called(name) is None


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Kota Gaza", "Gaza City"),
        ("Kota Meksiko", "Mexico City"),
        ("Teluk Aden", "Gulf of Aden"),
        ("Gunung Semeru", "Mount Semeru"),
        ("Danau Toba", "Lake Toba"),
    ],
)
def test_known_waters_mountains_and_cities_have_their_english_names(name: str, english: str) -> None:
    """They are places like any other, by the name that English has for them."""
    place = lexicon("id").places.whole(words_of(name))

    assert place is not None
    assert place.en == english
