"""What may be said of an article: nothing that its evidence does not say, in either language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake.model.advised_articles import scene_of

from bot.domain.errors import Notice
from bot.intake.model import grounding
from bot.intake.model.grounding import faults_of, faults_of_translation, share_of_words

SCENE = scene_of()


def _faults(quote: str, text_id: str, text_en: str) -> Notice | None:
    return faults_of({"id": text_id, "en": text_en}, SCENE.sentence(quote), SCENE.ground)


@pytest.mark.parametrize(
    ("quote", "text_id", "text_en"),
    [
        (
            "di Tokyo",
            "Presiden Mongolia Batbayar Tsogt bertemu Menteri Luar Negeri Jepang Taro Kono di Tokyo pada 3 Juni 2025.",
            "Mongolian President Batbayar Tsogt met Japanese Foreign Minister Taro Kono in Tokyo on 3 June 2025.",
        ),
        (
            "di Tokyo",
            "Batbayar Tsogt bertemu Taro Kono di Tokyo pada Juni 2025.",
            "Batbayar Tsogt met Taro Kono in Tokyo in June 2025.",
        ),
        (
            "441 miliar",
            "Parlemen Mongolia tidak menyetujui anggaran pertahanan 441 miliar tugrik (US$140 juta).",
            "Mongolia's parliament did not approve a defence budget of 441 billion tugrik (US$140 million).",
        ),
        (
            "1,5 juta",
            "Kelompok itu diduga menerima sekitar 1,5 juta dolar AS dari Rusia.",
            "The group allegedly received about 1.5 million US dollars from Russia.",
        ),
        (
            "120 prajurit",
            "Inggris akan mengirim 120 prajurit ke Mongolia.",
            "The United Kingdom will send 120 soldiers to Mongolia.",
        ),
        ("12,5", "Ekspor batu bara naik 12,5 persen.", "Coal exports rose by 12.5 percent."),
        ("menahan", "Kepolisian membantah menahan Batbayar.", "Police denied detaining Batbayar."),
        ("korban", "Jumlah korban mungkin mencapai 300 orang.", "The number of victims may reach 300 people."),
        (
            "pabrik",
            "Rusia membantu Mongolia membangun pabrik di Darkhan sejak 2019.",
            "Russia has helped Mongolia build a factory in Darkhan since 2019.",
        ),
    ],
)
def test_what_the_evidence_says_is_taken(quote: str, text_id: str, text_en: str) -> None:
    """Numbers by their value, dates by their days, names by whom they mean: "Inggris" is the United Kingdom."""
    assert _faults(quote, text_id, text_en) is None


_MET_ID, _MET_EN = "Batbayar Tsogt bertemu Taro Kono di Tokyo.", "Batbayar Tsogt met Taro Kono in Tokyo."
_BUDGET_ID = "Parlemen Mongolia tidak menyetujui anggaran pertahanan sebesar US$140 juta."
_GROUP_ID = "Kelompok itu diduga menerima sekitar 1,5 juta dolar AS dari Rusia."
_SEND_ID = "Inggris akan mengirim 120 prajurit ke Mongolia."
_COAL_ID = "Ekspor batu bara naik 12,5 persen sepanjang 2024."
_PLANT_ID = "Rusia membantu Mongolia membangun pabrik di Darkhan sejak 2019."


@pytest.mark.parametrize(
    ("quote", "text_id", "text_en", "fault"),
    [
        ("di Tokyo", _MET_ID, "Batbayar Tsogt met Taro Kono in Kyoto.", grounding.OTHER_NAME),
        ("di Tokyo", _MET_ID, "Batbayar Tsogt met Taro Kono and Shinzo Abe in Tokyo.", grounding.OTHER_NAME),
        ("di Tokyo", _MET_ID, "Batbayar Tsogt met Taro Kono in Tokyo on 4 June 2025.", grounding.OTHER_DATE),
        ("di Tokyo", _MET_ID, "Taro Kono met Batbayar Tsogt in Tokyo.", grounding.UNLIKE),
        ("di Tokyo", _MET_ID, "Batbayar Tsogt met Taro Kono.", grounding.UNLIKE),
        ("di Tokyo", "Batbayar Tsogt menyuap Taro Kono untuk senjata gelap.", _MET_EN, grounding.OTHER_WORDS),
        ("di Tokyo", _MET_ID, _MET_ID, grounding.WRONG_LANGUAGE),
        (
            "441 miliar",
            _BUDGET_ID,
            "Mongolia's parliament approved a budget of US$140 million.",
            grounding.OTHER_DENIAL,
        ),
        ("441 miliar", _BUDGET_ID, "Mongolia's parliament did not approve US$140 billion.", grounding.OTHER_NUMBER),
        ("441 miliar", _BUDGET_ID, "Mongolia's parliament did not approve US$441 billion.", grounding.OTHER_NUMBER),
        (
            "441 miliar",
            _BUDGET_ID,
            "Mongolia's parliament did not approve a budget of 140.000.",
            grounding.OTHER_NUMBER,
        ),
        ("1,5 juta", _GROUP_ID, "The group received about 1.5 million US dollars from Russia.", grounding.LOST_HEDGE),
        ("1,5 juta", _GROUP_ID, "The group allegedly got 1.5 million US dollars from Russia.", grounding.OTHER_NUMBER),
        ("120 prajurit", _SEND_ID, "The United Kingdom sent 120 soldiers to Mongolia.", grounding.LOST_HEDGE),
        ("120 prajurit", _SEND_ID, "France will send 120 soldiers to Mongolia.", grounding.OTHER_NAME),
        ("120 prajurit", _SEND_ID, "The United Kingdom must send 120 soldiers to Mongolia.", grounding.LOST_HEDGE),
        ("12,5", _COAL_ID, "Coal exports fell 12.5 percent throughout 2024.", grounding.TURNED),
        ("12,5", _COAL_ID, "Coal exports rose 12.5 times throughout 2024.", grounding.OTHER_NUMBER),
        ("12,5", _COAL_ID, "Coal exports rose 12.5 throughout 2024.", grounding.OTHER_NUMBER),
        ("12,5", _COAL_ID, "Coal exports rose 12.5 percent throughout 2025.", grounding.OTHER_DATE),
        (
            "menahan",
            "Kepolisian membantah menahan Batbayar.",
            "Police did not detain Batbayar.",
            grounding.OTHER_DENIAL,
        ),
        ("pabrik", f"{_PLANT_ID} Lihat www.contoh.example", _PLANT_ID, grounding.UNFIT),
        ("pabrik", _PLANT_ID, "Russia helped Mongolia build a factory in Darkhan @admin", grounding.UNFIT),
        ("pabrik", _PLANT_ID, "Russia helped <b>Mongolia</b> build a factory in Darkhan.", grounding.UNFIT),
        ("pabrik", _PLANT_ID, "Russia helped Mongolia build a factory in D\u0430rkhan.", grounding.UNFIT),
        ("pabrik", _PLANT_ID, "Russia helped Mongolia\u202e build a factory.", grounding.UNFIT),
        ("pabrik", _PLANT_ID, "Russia " + "helped Mongolia " * 30, grounding.UNFIT),
        (
            "pabrik",
            "Rusia membantu Mongolia membangun pabrik nuklir.",
            "Russia helped Mongolia build a nuclear plant.",
            grounding.OTHER_WORDS,
        ),
        ("pabrik", _PLANT_ID, "Russia “helped” Mongolia build a factory in Darkhan since 2019.", grounding.QUOTES),
    ],
)
def test_what_the_evidence_does_not_say_is_dropped(quote: str, text_id: str, text_en: str, fault: Notice) -> None:
    """Each for the reason that an editor is told."""
    assert _faults(quote, text_id, text_en) == fault


def test_a_quote_takes_its_whole_sentence_along() -> None:
    """Half a sentence may leave out the "not" before it."""
    evidence = SCENE.sentence("menyetujui anggaran pertahanan")

    assert evidence.of(SCENE.ground.text.whole).startswith("Parlemen Mongolia tidak")


@pytest.mark.parametrize("quote", ["anggaran", "menyetujui  anggaran", "Menyetujui anggaran", "anggaran “pertahanan”"])
def test_a_quote_that_is_not_letter_for_letter_or_too_short_rests_on_nothing(quote: str) -> None:
    """What is nearly there is not there."""
    assert SCENE.ground.evidence(quote) is None


def test_a_quote_of_the_whole_article_is_no_evidence() -> None:
    """Whoever points at everything shows nothing."""
    assert SCENE.ground.evidence(SCENE.ground.text.whole.strip()) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("A new bridge in Ulan Bator was opened on 1 May 2025 after three years of construction", None),
        ("A new bridge in Ulan Bator was opened on 1 May 2025", grounding.UNLIKE),
        ("A new bridge in Ulan Bator was closed on 1 May 2025 after three years of construction", grounding.TURNED),
        ("A new bridge was opened on 1 May 2025 after three years of construction", grounding.UNLIKE),
        ("Zorkov opened a new bridge in Ulan Bator on 1 May 2025 after three years", grounding.OTHER_NAME),
        ("Batbayar opened a new bridge in Ulan Bator on 1 May 2025 after three years", grounding.OTHER_NAME),
        ("Jembatan baru di Ulan Bator dibuka pada 1 Mei 2025", grounding.WRONG_LANGUAGE),
    ],
)
def test_a_translation_says_all_of_its_original(text: str, fault: Notice | None) -> None:
    """Neither less nor more: the same figures, dates, names and denials."""
    original = "Jembatan baru di Ulan Bator dibuka pada 1 Mei 2025 setelah pembangunan selama tiga tahun"

    assert faults_of_translation(original, text, "en", SCENE.sentence(original), SCENE.ground) == fault


def test_forms_of_a_word_are_that_word() -> None:
    """An Indonesian verb changes at both ends."""
    assert share_of_words("pembangunan pabrik", "Mereka membangun dua pabrik") == 1.0
    assert share_of_words("pembongkaran gudang", "Mereka membangun dua pabrik") == 0.0


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=60)
def test_any_two_texts_can_be_held_against_any_evidence(text_id: str, text_en: str) -> None:
    """Whatever a model writes, there is an answer; and what is of no words is never taken."""
    found = _faults("pabrik", text_id, text_en)

    assert found is not None or any(c.isalpha() for c in text_en)
