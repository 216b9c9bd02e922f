"""Whom claims are about, when, and how much."""

from __future__ import annotations

import pytest
from claim_scenes import claims_of

from bot.domain.claims import Status


@pytest.mark.parametrize(
    ("language", "text", "about"),
    [
        ("id", "Tarvia mengirim kapal ke Lumen.", ("tarvia", "lumen")),
        ("id", "Setelah bertemu Rina Wijaya, Tarvia mengirim kapal ke Lumen.", ("tarvia", "lumen", "rina")),
        ("id", "Menyusul komentar Lumen, Tarvia mengirim kapal.", ("tarvia", "lumen")),
        (
            "id",
            "Melemahnya hubungan dengan Lumen telah membuat Tarvia mendekat, begitu juga Norda.",
            ("lumen", "tarvia", "norda"),
        ),
        ("id", "Pejabat Kementerian Laut Rina Wijaya terbang ke Lumen.", ("rina", "ministry", "lumen")),
        ("en", "Norda spokesman Mark Olsen flew to Lumen.", ("olsen", "norda", "lumen")),
        ("en", "In Lumen, Norda dismissed Mark Olsen.", ("norda", "olsen", "lumen")),
        ("id", "Rina Wijaya diberhentikan oleh Tarvia.", ("rina", "tarvia")),
    ],
)
def test_the_grammatical_subject_comes_first(language: str, text: str, about: tuple[str, ...]) -> None:
    """Neither a leading phrase nor the office before a name takes its place."""
    assert [claim.about for claim in claims_of(text, language)] == [about]


@pytest.mark.parametrize(
    ("language", "text", "about"),
    [
        ("id", "Rina Wijaya mengatakan Tarvia sudah mundur.", ("tarvia",)),
        ("id", "Rina Wijaya mengatakan dirinya sudah membeli Norda.", ("rina", "norda")),
        ("id", "“Kami sudah membeli Norda,” kata Rina Wijaya.", ("rina", "norda")),
        ("en", "Mark Olsen said he had bought Norda.", ("olsen", "norda")),
        ("en", "Norda said it had bought Velmar.", ("norda", "velmar")),
        ("id", "Norda mengatakan telah membeli Velmar.", ("norda", "velmar")),
        ("id", "Rina Wijaya mengatakan harga beras sudah turun.", ("rina",)),
    ],
)
def test_a_speaker_is_a_subject_only_of_what_he_says_of_himself(
    language: str, text: str, about: tuple[str, ...]
) -> None:
    """Where nothing else is named, the claim is at least kept with who makes it."""
    assert [claim.about for claim in claims_of(text, language)] == [about]


@pytest.mark.parametrize(
    ("language", "text", "about"),
    [
        ("id", "Rina Wijaya tiba kemarin di Lumen. Dia bertemu pemimpin Tarvia.", ("rina", "tarvia")),
        ("id", "Polisi Lumen mencari Rina Wijaya. Dia bertemu pemimpin Tarvia.", ("rina", "tarvia")),
        ("id", "Tarvia berunding dengan Norda. Negara itu mengirim kapal ke Lumen.", ("tarvia", "lumen")),
        ("en", "Norda sold a ship to Tarvia. The company bought two ports in Lumen.", ("norda", "lumen")),
        (
            "id",
            "Tarvia berunding dengan Norda. Sebagian dana itu akan dipakai memperkuat angkatan lautnya.",
            ("tarvia",),
        ),
    ],
)
def test_an_anaphor_means_the_subject_before_and_says_so(language: str, text: str, about: tuple[str, ...]) -> None:
    """An editor reads who was taken to be meant."""
    *_, claim = claims_of(text, language)

    assert (claim.about, [reason.text for reason in claim.reasons]) == (about, ["“{words}” was taken to mean {name}"])


@pytest.mark.parametrize(
    "text",
    [
        "Rina Wijaya dan Budi Santoso tiba. Dia bertemu pemimpin Tarvia.",
        "Orang itu tiba kemarin. Dia bertemu pemimpin Tarvia.",
    ],
)
def test_a_pronoun_that_nobody_can_be_sure_of_drops_the_claim(text: str) -> None:
    """A claim about the wrong person is worse than none."""
    assert [claim for claim in claims_of(text) if "Dia" in claim.said.of(text)] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Tarvia dan Norda bertemu. Negara itu mengirim kapal ke Lumen."),
        ("id", "Velmar bertahan. Tarvia serta Norda bertemu. Negara tersebut mengirim kapal ke Lumen."),
        ("en", "Tarvia and Norda met. The country sent ships to Lumen."),
        ("en", "Velmar stayed. Norda, Tarvia and Velmar met. The company sent ships to Lumen."),
    ],
)
def test_of_two_joined_subjects_none_is_meant_by_what_follows(language: str, text: str) -> None:
    """Nor is the subject before them."""
    assert claims_of(text, language)[-1].about == ("lumen",)


def test_a_sentence_without_an_entity_is_no_claim() -> None:
    """It would stand on nobody's page."""
    assert claims_of("Harga beras naik tajam di pasar.") == ()


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("id", "Rina Wijaya mengatakan Senin (9/6) bahwa Tarvia siap pada 6 Juni.", "Tarvia siap pada 6 Juni"),
        ("id", "Rina Wijaya mengatakan Senin (9/6), Tarvia siap pada 6 Juni.", "Tarvia siap pada 6 Juni"),
        ("id", "Senin (9/6) Rina Wijaya mengatakan Tarvia siap pada 6 Juni.", "Tarvia siap pada 6 Juni"),
        ("id", "Tarvia sudah siap pada 6 Juni, kata Rina Wijaya, Senin (9/6).", "Tarvia sudah siap pada 6 Juni"),
        ("en", "Mark Olsen said on Monday Tarvia was ready on 6 June.", "Tarvia was ready on 6 June"),
        (
            "en",
            "Mark Olsen on Monday told the Velmar board that Tarvia was ready on 6 June.",
            "Tarvia was ready on 6 June",
        ),
        ("en", "Tarvia was ready on 6 June, said Mark Olsen Monday.", "Tarvia was ready on 6 June"),
        ("en", "Tarvia was ready on 6 June, according to a Monday report of Velmar.", "Tarvia was ready on 6 June"),
    ],
)
def test_the_day_of_saying_is_not_the_day_of_what_is_said(language: str, text: str, said: str) -> None:
    """A day beside the verb or the name dates the saying, one in the assertion dates the deed."""
    days = {"Senin (9/6)": "2025-06-09", "Monday": "2025-06-09", "6 Juni": "2025-06-06", "6 June": "2025-06-06"}

    (claim,) = claims_of(text, language, dates=days)

    assert (claim.said.of(text), str(claim.said_on), str(claim.occurred_on)) == (said, "2025-06-09", "2025-06-06")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norda kehilangan 12 kapal hingga 6 Juni.", "2025-06-06"),
        ("Norda lost 12 kapal as of 6 Juni.", "2025-06-06"),
        ("Norda menutup pelabuhan hingga 6 Juni.", "None"),
        ("Norda kehilangan 12 kapal sejak 6 Juni.", "None"),
        ("Norda akan kehilangan 12 kapal hingga 7 Juli.", "None"),
    ],
)
def test_a_count_is_of_the_day_up_to_which_it_counts(text: str, day: str) -> None:
    """What only lasts until a day did not happen on it."""
    days = {"6 Juni": "2025-06-06", "7 Juli": "2025-07-07"}
    (claim,) = claims_of(text, dates=days, figures={"12 kapal": "12"}, ends=True)

    assert str(claim.occurred_on) == day


def test_a_quotation_was_said_when_its_attribution_says() -> None:
    """Papers date speech behind the speaker's name."""
    text = "“Tarvia menutup pelabuhan timur,” kata Rina Wijaya di Lumen, Senin (9/6)."

    (claim,) = claims_of(text, dates={"Senin (9/6)": "2025-06-09"})

    assert (str(claim.said_on), claim.occurred_on) == ("2025-06-09", None)


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Anggaran Tarvia naik 1,5 kali dari anggaran tahun lalu.", "tahun lalu", "2024"),
        ("Tarvia akan menutup pelabuhan, seperti tahun lalu.", "tahun lalu", "2024"),
        ("Tarvia menutup pelabuhan untuk lomba 2030.", "2030", "2030"),
        ("Tarvia menutup pelabuhan selama abad ketiga.", "abad ketiga", "20XX"),
    ],
)
def test_a_time_that_measures_or_cannot_be_meant_dates_nothing(text: str, words: str, edtf: str) -> None:
    """A comparison, a plan for the past, a deed in the future, a whole century."""
    (claim,) = claims_of(text, dates={words: edtf})

    assert claim.occurred_on is None


def test_a_claim_carries_the_figure_of_its_own_words() -> None:
    """A figure elsewhere in the article is none of it."""
    text = "Tarvia mengirim 390 kapal ke Lumen. Norda membeli 12 pesawat."

    first, second = claims_of(text, figures={"390 kapal": "390", "12 pesawat": "12"})

    assert [claim.figure and claim.figure.amount.value for claim in (first, second)] == [390, 12]


def test_each_figure_that_measures_something_of_its_own_makes_a_claim() -> None:
    """A budget and the one before it are two figures; the same sentence is evidence of both."""
    text = "Tarvia akan menambah anggaran 441 juta, naik dari anggaran tahun lalu sebesar 170 juta."
    measures = {"441 juta": ("anggaran", "2025"), "170 juta": ("anggaran", "2024")}

    first, second = claims_of(text, figures={"441 juta": "441", "170 juta": "170"}, measures=measures)

    assert second.said.of(text) == "anggaran tahun lalu sebesar 170 juta"
    assert (first.evidence, str(second.occurred_on)) == (second.evidence, "2024")
    assert [claim.status for claim in (first, second)] == [Status.PLANNED, Status.HAPPENED]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Anggaran Tarvia naik dari 12 juta menjadi 15 juta pada 2025."),
        ("id", "Anggaran Tarvia turun dari sebelumnya 12 juta per tahun ke 15 juta pada 2025."),
        ("en", "The budget of Tarvia rose from just 12 juta to about 15 juta in 2025."),
    ],
)
def test_what_a_figure_rose_from_is_not_the_figure(language: str, text: str) -> None:
    """It was so before; as a figure of the same time it would be a dispute that nobody has."""
    measures = {"12 juta": ("anggaran", ""), "15 juta": ("anggaran", "2025")}
    (claim,) = claims_of(text, language, figures={"12 juta": "12", "15 juta": "15"}, measures=measures)

    assert claim.figure is not None
    assert claim.figure.amount.value == 15


def test_a_second_figure_of_the_same_measure_makes_no_claim() -> None:
    """Its conversion, or a range, says nothing new."""
    text = "Tarvia menambah anggaran 441 juta, atau sekitar 9 persen."
    measures = {"441 juta": ("anggaran", ""), "9 persen": ("", "")}

    claims = claims_of(text, figures={"441 juta": "441", "9 persen": "9"}, measures=measures)

    assert len(claims) == 1


def test_the_region_in_a_countrys_by_name_is_not_what_a_claim_is_about() -> None:
    """ "Negara Lumen itu" is the country that was named before, in a region called Lumen."""
    claims = claims_of("Tarvia berunding dengan Norda. Negara Lumen itu mengirim kapal.")

    assert [claim.about for claim in claims] == [("tarvia", "norda"), ("tarvia",)]
