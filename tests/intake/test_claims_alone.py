"""Claims that can be read alone: what nobody understands without the sentence before is none, and denials stay."""

from __future__ import annotations

import pytest
from claim_scenes import claims_of, told, who

from bot.domain.claims import ClaimKind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Langkah itu mengejutkan Norda dan Tarvia."),
        ("id", "Kapal-kapal tersebut telah dibeli Norda."),
        ("id", "Tindakan yang segera dibatalkan setelah Tarvia mengancam Norda."),
        ("id", "Pemerintah yang ada sekarang telah memusuhi Tarvia."),
        ("id", "Artinya, mereka berencana menutupi berita tersebut dari Norda."),
        ("id", "Capaian ini menjadi yang terbesar bagi Norda."),
        ("id", "“Mereka tidak ingin meninggalkan Norda,” kata Rina Wijaya."),
        ("en", "“They do not want to leave Norda,” Mark Olsen said."),
        ("id", "“Mungkin langkah tersebut menunjukkan rencana Norda,” kata Rina Wijaya."),
        ("en", "Some had left Tarvia before the port was closed."),
        ("en", "This move surprised Norda and Tarvia."),
        ("en", "Such ships have never reached Tarvia."),
    ],
)
def test_what_points_at_the_sentence_before_is_no_claim(language: str, text: str) -> None:
    """Its subject is named nowhere in it."""
    assert told(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sekalipun kapal Norda telah ditutup setelah Tarvia pergi.",
        "1. Rina Wijaya selaku pemilik telah dipanggil Norda.",
        "Sehingga Norda menutup pelabuhan timur Tarvia.",
        "(Norda) telah menutup pelabuhan timur Tarvia.",
    ],
)
def test_half_a_sentence_is_no_claim(text: str) -> None:
    """A clause that hangs on another, or an entry of a list, tells nothing whole."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("17.55 Norda telah membuka pelabuhan Tarvia.", "Norda telah membuka pelabuhan Tarvia"),
        ("Breaking: Norda has closed the port of Tarvia.", "Norda has closed the port of Tarvia"),
        ("Oleh karena itu, Norda telah membuka pelabuhan Tarvia.", "Norda telah membuka pelabuhan Tarvia"),
    ],
)
def test_the_clock_of_a_live_page_and_what_joins_are_left_out(text: str, said: str) -> None:
    """A claim begins with what it tells."""
    assert told(text) == [("", said)]


def test_a_days_words_are_no_pointing() -> None:
    """ "Tahun ini" says when, not what."""
    assert told("Tahun ini Norda menutup pelabuhan Tarvia.") == [("", "Tahun ini Norda menutup pelabuhan Tarvia")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Rina Wijaya mengatakan tuduhan itu tidak berdasar."),
        ("id", "Rina Wijaya menyebut dakwaan terhadap Norda tidak benar."),
        ("en", "Mark Olsen said the accusations were baseless."),
    ],
)
def test_who_rejects_a_charge_denies_it(language: str, text: str) -> None:
    """A denial is kept though it points back: what it answers stands beside it."""
    (claim,) = claims_of(text, language)

    assert claim.kind is ClaimKind.DENIAL


def test_an_accusation_is_that_of_who_makes_it() -> None:
    """And keeps its verb, without which the words say nothing."""
    (claim,) = claims_of("Mark Olsen accused the government of hiding the costs.", "en")

    assert (claim.kind, who(claim)) == (ClaimKind.ALLEGATION, "olsen")
    assert claim.said.of("Mark Olsen accused the government of hiding the costs.").startswith("accused the government")


@pytest.mark.parametrize(("verb", "speaker"), [("mendakwa", "Jaksa"), ("menuduh", "Jaksa"), ("menuding", "Jaksa")])
def test_a_charge_that_the_article_tells_is_an_allegation(verb: str, speaker: str) -> None:
    """The article does not make it its own."""
    (claim,) = claims_of(f"Jaksa {verb} Rina Wijaya menutup pelabuhan.")

    assert (claim.kind, who(claim)) == (ClaimKind.ALLEGATION, speaker)


def test_a_sentence_may_begin_with_who_says_it() -> None:
    """ "Namun, kata X, …" is X's, not the article's."""
    assert told("Namun, kata Rina Wijaya, Norda telah menutup pelabuhan.") == [
        ("rina", "Norda telah menutup pelabuhan")
    ]


def test_the_marks_of_texts_made_for_machines_are_quotation_marks() -> None:
    """What stands between them is never the article's own."""
    text = "`` Norda has closed the port. Tarvia will follow soon, '' Mark Olsen said."

    assert told(text, "en") == [("olsen", "Norda has closed the port"), ("olsen", "Tarvia will follow soon")]


def test_a_quotation_with_such_marks_runs_on_into_the_next_paragraph() -> None:
    """Only its last paragraph closes it."""
    text = "Mark Olsen said: `` Norda has closed the port.\n`` Tarvia will follow soon. ''"

    assert {speaker for speaker, _ in told(text, "en")} <= {"olsen"}


def test_and_within_an_office_joins_no_two_people() -> None:
    """A minister of this and that is one person."""
    text = "Menteri Laut dan Pesisir Rina Wijaya mengatakan Tarvia telah mundur."

    assert told(text) == [("rina", "Tarvia telah mundur")]


def test_and_between_two_people_names_neither() -> None:
    """Two who speak together are named as printed."""
    (claim,) = claims_of("Menteri Laut dan Gubernur Rina Wijaya mengatakan Tarvia telah mundur.")

    assert who(claim) == "Menteri Laut dan Gubernur Rina Wijaya"


def test_he_said_is_nobodys_where_another_has_spoken_just_before() -> None:
    """The one person between may be but the subject of the talk."""
    text = (
        "“Kapal itu milik Norda sejak lama,” kata seorang penjaga pelabuhan.\n"
        "Rina Wijaya belum ditemukan.\n"
        "“Norda telah menutup pelabuhan Tarvia,” ungkapnya."
    )

    assert "rina" not in {speaker for speaker, _ in told(text)}


def test_the_country_of_a_currency_is_not_what_a_sentence_is_about() -> None:
    """ "Dolar Tarvia" is money."""
    (claim,) = claims_of("Norda membayar 12 miliar dolar Tarvia.")

    assert claim.about == ("norda",)


def test_an_article_does_not_make_the_sentence_before_the_subject() -> None:
    """ "The ships" need not be those of whoever was named last."""
    assert [said for _, said in told("Norda has left Tarvia. The parliament will vote on March 21.", "en")] == [
        "Norda has left Tarvia"
    ]


def test_what_happened_ends_before_amid_what_it_happened() -> None:
    """The evidence stays the whole sentence."""
    text = "Norda telah menutup semua pelabuhan timur di Tarvia, di tengah kekhawatiran Lumen."
    (claim,) = claims_of(text)

    assert claim.said.of(text) == "Norda telah menutup semua pelabuhan timur di Tarvia"
    assert (claim.about, claim.evidence.of(text)) == (("norda", "tarvia"), text)


def test_a_time_of_the_reason_is_not_when_it_happened() -> None:
    """What follows "karena" was before."""
    (claim,) = claims_of("Tarvia membenci Lumen karena bencana pada 1930.", dates={"1930": "1930"})

    assert claim.occurred_on is None


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("id", "Dia yakin penuh tindakan Norda melanggar hukum.", ClaimKind.OPINION),
        ("id", "Dia lalu mengeklaim Norda melanggar hukum.", ClaimKind.ALLEGATION),
    ],
)
def test_a_view_is_no_report_though_nobody_is_named_for_it(language: str, text: str, kind: ClaimKind) -> None:
    """Where the article leaves the speaker to a pronoun, it has not said so itself."""
    *_, claim = claims_of(f"Rina Wijaya telah tiba di Lumen. {text}", language)

    assert (claim.said.of(f"Rina Wijaya telah tiba di Lumen. {text}")[-20:], claim.kind) == (text[-21:-1], kind)


def test_words_of_signs_alone_are_nobodys() -> None:
    """A saying without a word in it is none."""
    assert told("Wijaya:TOLD:BAHWA.") == []


def test_the_person_behind_an_office_is_the_speaker() -> None:
    """The name is no part of what is said."""
    text = "Menurut pengamat otomotif dari sebuah kampus, Rina Wijaya, Norda telah kehilangan pasar di Tarvia."

    assert told(text) == [("rina", "Norda telah kehilangan pasar di Tarvia")]
