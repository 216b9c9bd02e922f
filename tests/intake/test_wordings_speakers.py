"""Whom "pihaknya", "saya" or nothing at all means in what somebody is said to say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worded_claims import ENTITIES, Names

from bot.domain.claims import ClaimKind
from bot.domain.news import Entity, EntityKind
from bot.domain.wording import Wording
from bot.intake.found import FoundClaim, FoundName
from bot.intake.texts import Span, read_text
from bot.intake.wordings import worded
from bot.intake.wordings.offices import body_of, country_of

_PERSON, _BODY = EntityKind.PERSON, EntityKind.ORGANISATION
_SITI = Entity("siti", _PERSON, Wording.same("Siti Rahma"))
_NORDA = Entity("norda", _BODY, Wording.same("Norda"))


def _told(
    lead: str,
    said: str,
    *,
    speaker: Entity = _SITI,
    further: tuple[Entity, ...] = (),
    is_quotation: bool = False,
    language: str = "id",
    words: str = "",
    about: tuple[str, ...] = (),
) -> str:
    """What becomes in English of what a speaker says behind a lead that names him; "": nothing."""
    text = f"{lead} {said}."
    entities = {one.id: one for one in (*ENTITIES.values(), speaker, *further)}
    found = [
        FoundName(at, at + len(name), name, one.kind, one.id)
        for one in entities.values()
        for name in one.all_names
        if (at := text.find(name)) >= 0
    ]
    name = next((one for one in found if one.entity == speaker.id), None)
    claim = FoundClaim(
        Span(0, len(text)),
        Span(len(lead) + 1, len(text) - 1),
        ClaimKind.REPORTED,
        speaker=name if not words else None,
        speaker_words=words,
        about=about or ((speaker.id,) if not words else ()),
        is_quotation=is_quotation,
    )
    both = worded(claim, read_text(text, language), Names(tuple(found)), entities, (), ())
    return both.as_mapping()["en"] if both else ""


@pytest.mark.parametrize(
    ("lead", "english"),
    [
        ("Kapolres Garut Siti Rahma mengatakan", "Garut Police detained two drivers"),
        ("Kapolres Garut AKBP Siti Rahma mengatakan", "Garut Police detained two drivers"),
        ("Menurut Kapolres Garut, Siti Rahma,", "Garut Police detained two drivers"),
        ("Wakapolda Riau Siti Rahma mengatakan", "Riau Regional Police detained two drivers"),
        ("Juru bicara Polres Garut Siti Rahma mengatakan", "Garut Police detained two drivers"),
        ("Ada juru bicara Polres Garut Siti Rahma yang mengatakan", "Garut Police detained two drivers"),
        ("Kepala Norda Siti Rahma mengatakan", "Norda detained two drivers"),
        ("Menkeu Siti Rahma mengatakan", "The Finance Ministry detained two drivers"),
        ("Menteri Keuangan (Menkeu) Siti Rahma mengatakan", "The Finance Ministry detained two drivers"),
        ("Wali Kota Bandung Siti Rahma mengatakan", "Bandung’s city government detained two drivers"),
        ("Pengacara Siti Rahma mengatakan", ""),
        ("Kepala Harapan Siti Rahma mengatakan", ""),
        ("Warga Garut Siti Rahma mengatakan", ""),
        ("Di kantor Kapolres Garut. Siti Rahma mengatakan", ""),
    ],
)
def test_what_an_office_is_of_stands_for_its_side(lead: str, english: str) -> None:
    """Who heads or speaks for one body says "pihaknya" of it; of whom nothing is known, nobody can say whom it means."""
    told = _told(lead, "pihaknya menahan sejumlah pengemudi", further=(_NORDA,))

    assert told == english.replace("two drivers", "a number of drivers")


@pytest.mark.parametrize(
    "lead",
    [
        "Mantan Kapolres Garut Siti Rahma mengatakan",
        "Pengacara Kapolres Garut, Siti Rahma, mengatakan",
        "Menurut kuasa hukum Kapolres Garut, Siti Rahma,",
        "Kemarin istri Kapolres Garut, Siti Rahma, mengatakan",
        "Kapolres Garut yang juga Kepala Norda Siti Rahma mengatakan",
        "Ketua Yayasan sekaligus Kapolres Garut Siti Rahma mengatakan",
        "Kapolres Garut Siti Rahma, yang juga Kepala Norda, mengatakan",
        "Kapolres Garut Siti Rahma sekaligus Kepala Norda mengatakan",
    ],
)
def test_an_office_that_was_or_is_anothers_or_one_of_two_has_no_side(lead: str) -> None:
    """A chief's lawyer speaks for the chief, and who has two posts may mean either."""
    assert _told(lead, "pihaknya menahan sejumlah pengemudi", further=(_NORDA,)) == ""


def test_what_else_an_office_holder_says_leaves_the_office_as_it_is() -> None:
    """ "Also" behind a name is of the saying."""
    told = _told("Kapolres Garut Siti Rahma juga mengatakan", "pihaknya menahan sejumlah pengemudi")

    assert told == "Garut Police detained a number of drivers"


def test_a_name_that_begins_with_half_a_place_has_no_side() -> None:
    """West Bandung is another regency than Bandung."""
    cut = Entity("siti", _PERSON, Wording.same("Barat Siti"))

    assert _told("Bupati Bandung Barat Siti mengatakan", "pihaknya menolak usulan itu", speaker=cut) == ""


def test_a_body_is_not_named_behind_anybody_else() -> None:
    """What somebody asks of his party he asks of his own, and not of the speaker's."""
    company = Entity("pt", _BODY, Wording.same("PT Norda Jaya"))
    lead, asked = "Direktur Utama PT Norda Jaya Siti Rahma mengatakan", "perusahaannya untuk menahan sejumlah pengemudi"

    assert _told(lead, f"polisi meminta {asked}", further=(company,)) == (
        "Police asked PT Norda Jaya to detain a number of drivers"
    )
    assert _told(lead, f"Maria Ivanova meminta {asked}", further=(company,)) == ""


def test_two_offices_are_none() -> None:
    """Whether the party or the parliament is meant, only the speaker knows."""
    lead = "Kepala Norda Siti Rahma datang. Kapolres Garut Siti Rahma berkata"
    text = f"{lead} x"
    ends = [FoundName(at, at + 10, "Siti Rahma", _PERSON, "siti") for at in (13, text.rfind("Siti"))]

    assert body_of(_SITI, "", read_text(text, "id"), ends[:1], [_NORDA]) is not None
    assert body_of(_SITI, "", read_text(text, "id"), ends[1:], [_NORDA]) is not None
    assert body_of(_SITI, "", read_text(text, "id"), ends, [_NORDA]) is None


def test_a_body_that_speaks_means_itself() -> None:
    """Nobody else is on its side."""
    assert _told("Norda mengatakan", "pihaknya menahan Maria Ivanova", speaker=_NORDA) == "Norda detained Maria Ivanova"


def test_a_speaker_without_a_record_is_known_by_his_words() -> None:
    """The words that an article calls somebody by may tell his office."""
    told = _told("Seseorang mengatakan", "pihaknya menahan Maria Ivanova", words="Kapolres Garut")

    assert told == "Garut Police detained Maria Ivanova"


@pytest.mark.parametrize("words", ["Kapolsek Lembang", "Kapolres Garut Budi", "Pj Wali Kota Bandung Koswara"])
def test_of_a_speaker_without_a_record_only_a_known_place_ends_an_office(words: str) -> None:
    """His name may stand behind the office, and be taken for where that is."""
    assert _told("Seseorang mengatakan", "pihaknya menahan Maria Ivanova", words=words) == ""


@pytest.mark.parametrize(
    ("lead", "said", "english"),
    [
        ("Direktur Utama PT Norda Jaya Siti Rahma mengatakan", "perusahaannya", "PT Norda Jaya"),
        ("Kepala Norda Siti Rahma mengatakan", "perusahaannya", ""),
        ("Kepala Norda Siti Rahma mengatakan", "partainya", ""),
    ],
)
def test_a_body_is_named_by_its_own_sort_only(lead: str, said: str, english: str) -> None:
    """An agency is nobody's company."""
    company = Entity("pt", _BODY, Wording.same("PT Norda Jaya"))
    told = _told(lead, f"{said} menahan Maria Ivanova", further=(_NORDA, company))

    assert told == (f"{english} detained Maria Ivanova" if english else "")


@pytest.mark.parametrize(
    ("lead", "country"),
    [
        ("Juru bicara Kementerian Pertahanan Rusia Siti Rahma berkata", "Rusia"),
        ("Menteri Pertahanan Rusia Siti Rahma berkata", "Rusia"),
        ("Duta Besar Rusia untuk Indonesia Siti Rahma berkata", ""),
        ("Warga Rusia Siti Rahma berkata", ""),
    ],
)
def test_a_country_is_the_one_that_an_office_names(lead: str, country: str) -> None:
    """ "Negaranya" is the country of an office; an ambassador has two, a citizen no office."""
    at = lead.index("Siti")
    found = country_of(_SITI, read_text(lead, "id"), [FoundName(at, at + 10, "Siti Rahma", _PERSON, "siti")])

    assert (found.text if found else "") == country


@pytest.mark.parametrize(
    ("lead", "said", "english"),
    [
        ("Siti Rahma mengaku", "telah meninggalkan London", "Siti Rahma has left London"),
        ("Siti Rahma mengatakan", "akan meninggalkan London", "Siti Rahma will leave London"),
        ("Siti Rahma menegaskan bahwa", "akan meninggalkan London", "Siti Rahma will leave London"),
        ("Siti Rahma mengatakan dirinya", "telah meninggalkan London", ""),
        ("Siti Rahma mengatakan", "telah menangkap Maria Ivanova", ""),
        ("Siti Rahma mengatakan", "akan ditangkap di London", ""),
        ("Siti Rahma mengaku", "bersalah", ""),
        ("Siti Rahma membantah", "akan meninggalkan London", ""),
        ("Siti Rahma menolak", "akan meninggalkan London", ""),
        ("Siti Rahma menduga", "telah meninggalkan London", ""),
    ],
)
def test_a_clause_without_a_subject_is_the_speakers_where_nobody_else_can_be_meant(
    lead: str, said: str, english: str
) -> None:
    """Of what was done, "we" may be left out as well as "I"; who is arrested is often somebody else."""
    assert _told(lead, said) == english


def test_ones_country_is_the_speakers_whatever_else_is_named() -> None:
    """The clause may be found to be about somebody whom it names behind its verb."""
    minister = Entity("siti", _PERSON, Wording.same("Siti Rahma"), speaks_for="peru")
    told = _told(
        "Siti Rahma mengatakan", "negaranya mendukung Maria Ivanova", speaker=minister, about=("ivanova", "siti")
    )

    assert told == "Peru supports Maria Ivanova"


def test_what_a_body_only_mentions_is_not_its_deed() -> None:
    """What it calls something stands behind such a verb, and what that is may be left out."""
    assert _told("Norda menyebut", "telah menangkap Maria Ivanova", speaker=_NORDA) == ""
    assert _told("Norda menyebut", "akan menangkap Maria Ivanova", speaker=_NORDA) == "Norda will arrest Maria Ivanova"


def test_what_a_body_denies_is_not_told_as_done() -> None:
    """What is denied is not so, whoever is meant."""
    assert _told("Norda membantah", "telah menangkap Maria Ivanova", speaker=_NORDA) == ""


def test_a_body_that_leaves_out_the_subject_is_it() -> None:
    """A body says of itself what it has done."""
    assert (
        _told("Norda mengatakan", "telah menangkap Maria Ivanova", speaker=_NORDA) == "Norda has arrested Maria Ivanova"
    )


@pytest.mark.parametrize(
    ("said", "is_quotation", "language", "english"),
    [
        ("dirinya telah meninggalkan London", False, "id", "Siti Rahma has left London"),
        ("dirinya bersalah", False, "id", ""),
        ("saya akan meninggalkan London", True, "id", "Siti Rahma will leave London"),
        ("saya akan meninggalkan London", False, "id", ""),
        ("kami akan meninggalkan London", True, "id", ""),
        ("I will leave London", True, "en", "Siti Rahma will leave London"),
        ("she would leave London", False, "en", "Siti Rahma will leave London"),
        ("she would leave London", True, "en", ""),
    ],
)
def test_who_speaks_is_named_in_place_of_what_he_calls_himself(
    said: str, *, is_quotation: bool, language: str, english: str
) -> None:
    """Only between quotation marks is "I" who speaks, and only outside them is "would" what was "will"."""
    lead = "Siti Rahma mengatakan" if language == "id" else "Siti Rahma said"

    assert _told(lead, said, is_quotation=is_quotation, language=language) == english


@pytest.mark.parametrize("lead", ["Siti Rahma bercanda", "Siti Rahma mengatakan sambil menirukan Maria Ivanova"])
def test_what_is_no_speakers_own_or_earnest_word_is_not_told_of_him(lead: str) -> None:
    """Whom "I" means in a joke, or in another's words, the words do not say."""
    assert _told(lead, "saya akan meninggalkan London", is_quotation=True) == ""


def test_what_would_follow_is_not_what_will_be() -> None:
    """Of something that may never be, "would" stays as it is."""
    assert (
        _told("Siti Rahma said", "the government would raise taxes", language="en") == "The government will raise taxes"
    )
    assert _told("Siti Rahma said", "a peace agreement would end the war", language="en") == ""


def test_a_state_or_body_is_it_in_what_it_says() -> None:
    """ "It" in what a body is said to say is that body."""
    told = _told("Norda said", "it would leave London", speaker=_NORDA, language="en")

    assert told == "Norda will leave London"


@pytest.mark.parametrize(
    "said", ["it would violate the agreement", "it violated the agreement", "it would end the war", "it was sold"]
)
def test_what_a_law_or_fire_may_do_as_well_is_not_the_speakers_deed(said: str) -> None:
    """Of a plan that the article spoke of, a body says that "it" would break a treaty."""
    assert _told("Norda said", said, speaker=_NORDA, language="en") == ""


@given(st.text(max_size=120), st.integers(0, 120))
def test_any_words_before_a_name_have_a_body_or_none(before: str, at: int) -> None:
    """Nothing that stands before a name breaks the reading of an office."""
    text = read_text(f"{before} Siti Rahma", "id")
    start = min(at, len(text.whole))
    names = [FoundName(start, start, "Siti Rahma", _PERSON, "siti")]

    body = body_of(_SITI, "", text, names, [_NORDA])

    assert body is None or body.kind is _BODY
    assert country_of(_SITI, text, names) is None or before
