"""Further ways in which news says things, told in both languages, and what near them is left to quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worded_claims import both

from bot.domain.news import EntityKind
from bot.intake.found import FoundName
from bot.intake.texts import Span
from bot.intake.wordings.items import Known, items_of
from bot.intake.wordings.lexicon import Role
from bot.intake.wordings.secretaries import called_in, secretaries

TOLD = [
    # two participles share what stands before them
    ("id", "[Maria Ivanova] ditangkap dan ditahan di [London]", "Maria Ivanova was arrested and detained in London"),
    ("id", "[Maria Ivanova] akan ditangkap dan diperiksa", "Maria Ivanova will be arrested and questioned"),
    ("en", "[Maria Ivanova] was arrested and released by police", "Maria Ivanova ditangkap dan dibebaskan oleh polisi"),
    # what somebody is one of
    ("id", "[Maria Ivanova] adalah dokter", "Maria Ivanova is a doctor"),
    ("id", "[Maria Ivanova] bukan seorang pegawai [NATO]", "Maria Ivanova is not an employee of NATO"),
    ("id", "[Maria Ivanova] dan [Andrei Belousov] adalah pegawai [NATO]", None),
    ("id", "[NATO] merupakan perusahaan", "NATO is a company"),
    ("en", "[Maria Ivanova] is not a doctor", "Maria Ivanova bukan dokter"),
    ("en", "[Maria Ivanova] and [Andrei Belousov] are doctors", "Maria Ivanova dan Andrei Belousov adalah dokter"),
    # what is so now, and what was so once
    ("id", "[Maria Ivanova] kini ditahan di [London]", "Maria Ivanova is now being held in London"),
    ("id", "[Maria Ivanova] masih dirawat di [London]", "Maria Ivanova is still being treated in London"),
    ("id", "[Peru] sempat menyerang [Rusia]", "Peru at one point attacked Russia"),
    ("id", "[Maria Ivanova] sempat ditangkap", "Maria Ivanova was at one point arrested"),
    # lands that call themselves states
    (
        "id",
        "[Peru] tidak akan mengakui kedaulatan Republik Rakyat Donetsk dan Luhansk, yang memproklamirkan diri",
        "Peru will not recognise the sovereignty of the self-proclaimed Donetsk and Luhansk People’s Republics",
    ),
    (
        "id",
        "Republik Rakyat Donetsk dan Luhansk mendukung [Rusia]",
        "The Donetsk and Luhansk People’s Republics support Russia",
    ),
    # what was spoken of before
    ("en", "The agreement was signed in [London]", "Perjanjian tersebut ditandatangani di London"),
    ("en", "This agreement will be signed in [London]", "Perjanjian ini akan ditandatangani di London"),
    # before the subject, and by which means
    (
        "id",
        "Terhadap dolar [Peru], rupiah melemah {5 persen}",
        "The rupiah weakened by {figure} against the Peruvian dollar",
    ),
    ("id", "[Rusia] menyerang [Odesa] dengan {12 drone}", "Russia attacked Odesa with {figure}"),
    # the republic by its initials, an article that a name brings along, two offices
    ("id", "Presiden RI [Maria Ivanova] mengunjungi [Peru]", "Indonesia’s President Maria Ivanova visited Peru"),
    ("id", "The [Uni Eropa] menyerang [Peru]", "The European Union attacked Peru"),
    ("id", "[Maria Ivanova] menjadi presiden dan wakil presiden", "Maria Ivanova became president and vice-president"),
    (
        "id",
        "[Maria Ivanova] dilantik sebagai Presiden dan Wakil Presiden RI",
        "Maria Ivanova was sworn in as Indonesia’s president and vice-president",
    ),
    # ministers whom English calls secretaries, kings by the name before the country
    ("id", "Menlu [Inggris] [Maria Ivanova] mengundurkan diri", "British Foreign Secretary Maria Ivanova resigned"),
    ("id", "Mantan Menteri Dalam Negeri [Inggris] tiba di [Peru]", "The former British home secretary arrived in Peru"),
    ("id", "Menlu [Peru] [Maria Ivanova] mengundurkan diri", "Peru’s Foreign Minister Maria Ivanova resigned"),
    ("en", "The [British] home secretary resigned", "Menteri dalam negeri Inggris mengundurkan diri"),
    ("id", "Raja [Peru] [Maria Ivanova] tiba di [London]", "King Maria Ivanova of Peru arrived in London"),
    (
        "en",
        "The prime minister of [Peru], [Maria Ivanova], resigned",
        "Perdana Menteri Peru Maria Ivanova mengundurkan diri",
    ),
    ("id", "Inflasi [Peru] diprediksi tetap rendah", "Peru’s inflation is forecast to remain low"),
    ("id", "Polisi menyita uang tunai sebagai barang bukti", "Police seized cash as evidence"),
    (
        "id",
        "Perjanjian tersebut ditandatangani langsung oleh [Maria Ivanova]",
        "The agreement was signed by Maria Ivanova",
    ),
    # what only joins a sentence to others
    ("id", "Hingga kini [Peru] belum menyerang [Rusia]", "Peru has not yet attacked Russia"),
    ("id", "Rencananya, [Peru] akan menyerang [Rusia]", "Peru will attack Russia"),
    ("id", "Menteri Keuangan (Menkeu) [Maria Ivanova] ditahan", "Finance Minister Maria Ivanova was detained"),
]
NOT_TOLD = [
    # of so many, some were killed and others injured; of what is denied, one part may be so
    ("id", "{12 orang} tewas dan terluka di [Peru]"),
    ("id", "[Maria Ivanova] belum ditangkap dan diperiksa"),
    ("en", "[Maria Ivanova] was not arrested and detained"),
    # nobody is a bank, nor a country's suspect
    ("id", "[Maria Ivanova] adalah perusahaan"),
    ("id", "[NATO] adalah dokter"),
    ("id", "[Maria Ivanova] adalah warga [Peru]"),
    ("id", "[Maria Ivanova] bukan hanya dokter"),
    ("en", "[Maria Ivanova] is no doctor"),
    ("en", "[Maria Ivanova] is doctor"),
    # a plan that was dropped, and one that is none without its verb
    ("id", "[Peru] sempat akan menyerang [Rusia]"),
    ("id", "[Peru] tidak sempat menyerang [Rusia]"),
    ("id", "Rencananya, [Peru] menyerang [Rusia]"),
    ("en", "The agreement of [Peru] was signed"),
    ("en", "That agreement was signed"),
    ("en", "Former [British] secretary [Maria Ivanova] resigned"),
    ("id", "Siti (Golkar) menyerang [Peru]"),
]


@pytest.mark.parametrize(("language", "said", "other"), TOLD)
def test_a_construction_is_told_in_the_other_language(language: str, said: str, other: str | None) -> None:
    """Each is said as news of the other language says it."""
    told = both(language, said)

    assert told is not None
    assert other in {None, told[1] if language == "id" else told[0]}


@pytest.mark.parametrize(("language", "said"), NOT_TOLD)
def test_what_is_near_a_construction_and_means_something_else_is_left_to_quotation(language: str, said: str) -> None:
    """One word more or less turns the meaning, or leaves it open."""
    assert both(language, said) is None


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("[Rusia] menyerang [Peru] dan mengirim gelondong ke [Odesa]", "Russia attacked Peru"),
        ("[Rusia] menyerang [Peru], merebut gelondong", "Russia attacked Peru"),
        ("Polisi menangkap {12 orang}, yakni gelondong", "Police arrested {figure}"),
        ("Polisi menyita sejumlah dokumen, mulai dari gelondong", "Police seized a number of documents"),
        ("Selain gelondong, [Peru] juga menyerang [Rusia]", "Peru attacked Russia"),
        ("Dalam kunjungan gelondong, [Peru] menyerang [Rusia]", "Peru attacked Russia"),
        ("Dalam mimpi gelondong, [Peru] menyerang [Rusia]", ""),
        ("[Maria Ivanova] dibunuh lalu gelondong dijual", ""),
        ("[Maria Ivanova] ditahan lalu dibawa ke gelondong", "Maria Ivanova was detained"),
        ("Harga minyak turun, terendah sejak gelondong", "Oil prices fell"),
        ("[Rusia] tidak menyerang [Peru] dan mengirim gelondong", ""),
        ("[Rusia] akan menyerang [Peru] dan mengirim gelondong", ""),
        ("[Rusia] batal menyerang [Peru] dan mengirim gelondong", ""),
        ("[Rusia] menyerang [Peru] dan gelondong", ""),
        ("[Rusia] menyerang [Peru] dan membantah mengirim gelondong", ""),
        ("{12 orang} ditangkap di [Peru] dan dibawa ke gelondong", ""),
        ("Saat ini [Rusia] telah menyerang [Peru] dan mengirim gelondong", ""),
        ("Polisi menyita dokumen, mulai dari gelondong", ""),
    ],
)
def test_what_the_same_one_did_besides_and_who_was_counted_may_be_left_out(said: str, english: str) -> None:
    """What was done stays done; what is denied, planned or said of a number might not."""
    told = both("id", said)

    assert (told[1] if told else "") == english


@pytest.mark.parametrize(
    "said", ["[Rusia] attacked [Peru] and seized gelondong", "[Rusia] attacked [Peru] and the vote"]
)
def test_english_and_before_a_verb_begins_something_else(said: str) -> None:
    """Behind an article the same word is no verb, so that what it belongs to may reach further back."""
    told = both("en", said)

    assert (told is not None) == ("seized" in said)


@pytest.mark.parametrize(
    "said",
    [
        "Harga minyak turun pada <Selasa=2025-06-10> waktu setempat (<Rabu pagi=2025-06-11>)",
        "Harga minyak turun di <tahun 2025=2025-06-10>",
    ],
)
def test_a_day_is_the_one_where_it_happened(said: str) -> None:
    """What day it was elsewhere is a gloss."""
    assert both("id", said, occurred_on="2025-06-10") == ("Harga minyak turun", "Oil prices fell")


@pytest.mark.parametrize(
    ("cut", "english"),
    [("terkait gelondong", "Maria Ivanova was detained"), ("karena gelondong", ""), ("dan mengirim gelondong", "")],
)
def test_a_day_behind_the_last_comma_stays_with_the_clause(cut: str, english: str) -> None:
    """Behind a matter it is the day of the whole; a cause and a second deed may have a day of their own."""
    told = both("id", f"[Maria Ivanova] ditahan {cut}, <Selasa=2025-06-10>", occurred_on="2025-06-10")

    assert (told[1] if told else "") == english


def test_another_day_in_brackets_is_no_gloss() -> None:
    """Only behind the words for local time do brackets hold the same moment again."""
    said = "Harga minyak turun pada <Selasa=2025-06-10> (<Rabu=2025-06-11>)"

    assert both("id", said, occurred_on="2025-06-10") is None


def test_a_title_is_the_one_of_the_country() -> None:
    """Only a few countries have secretaries, and not for everything."""
    foreign, culture = Role("menteri luar negeri", "foreign minister", "'"), Role("menteri kebudayaan", "x", "'")

    assert called_in(foreign, "Amerika Serikat") == "secretary of state"
    assert called_in(Role("wakil menteri pertahanan", "x", "'"), "Amerika Serikat") == "deputy defence secretary"
    assert called_in(foreign, "Peru") == "foreign minister"
    assert called_in(culture, "Amerika Serikat") == "x"
    assert [role.id for _, role in secretaries(("secretary", "of", "state"), 0, "Amerika Serikat")] == [foreign.id]
    assert not list(secretaries(("secretary", "of", "state"), 0, "Inggris"))
    assert [role.id for _, role in secretaries(("former", "defense", "secretary"), 0, "Amerika Serikat")] == [
        "mantan menteri pertahanan"
    ]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20))), st.integers(0, 50), st.integers(0, 30))
def test_all_that_meets_a_clause_is_found_near_it(spans: list[tuple[int, int]], start: int, size: int) -> None:
    """However they lie, none is missed and none is told of another clause."""
    found = [FoundName(at, at + length, "x", EntityKind.PERSON) for at, length in spans]
    within = Span(start, start + size)

    near = list(Known(found).near(within))

    assert sorted(near, key=str) == sorted(
        (one for one in found if one.start < within.end and within.start < one.end), key=str
    )


@pytest.mark.parametrize(("aside", "count"), [("Menkeu", 2), ("Golkar", 5)])
def test_an_abbreviation_is_made_of_the_words_before_it(aside: str, count: int) -> None:
    """Another word in brackets says something more, and stays."""
    text = f"Menteri Keuangan ({aside})"

    assert len(items_of(Span(0, len(text)), text, "id", Known(()))) == count
