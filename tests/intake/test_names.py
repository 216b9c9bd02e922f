"""Names in a text: whose they are, where they end, and what is proposed."""

from __future__ import annotations

import pytest
from builders import an_entity
from intake.name_scenes import a_person, named, proposal, told

from bot.domain.dates import EdtfDate
from bot.domain.news import EntityKind, FormerName
from bot.domain.wording import Wording
from bot.intake.texts import Span

CHILE = an_entity("chile", name={"id": "Cile", "en": "Chile"}, aliases=("Republik Chile",))


def test_a_stored_name_is_linked_before_all_else() -> None:
    """By an alias, in whatever language the text is."""
    names = named("Delegasi Republik Chile tiba di Bandung.", CHILE)

    assert told(names) == [("Republik Chile", "place", "chile"), ("Bandung", "place", "bandung")]
    assert [entity.id for entity in names.proposed] == ["bandung"]


def test_a_country_that_nobody_stored_is_proposed_with_its_names() -> None:
    """The other language's name is known."""
    names = named("Menurut laporan itu, Belanda menolak usul tersebut.")

    assert proposal(names, "netherlands").name == Wording.of({"id": "Belanda", "en": "Netherlands"})


def test_a_thing_of_the_world_that_is_stored_is_the_stored_one() -> None:
    """Though the text calls it by a name that only the world knows."""
    stored = an_entity("netherlands", name="Nederland")

    names = named("Utusan Belanda datang.", stored)

    assert told(names) == [("Belanda", "place", "netherlands")]
    assert names.proposed == ()


def test_a_title_and_its_country_are_no_part_of_a_person() -> None:
    """They are said beside the name, in both languages."""
    names = named("Presiden Ghana Kwame Asantewaa bertemu Menteri Keuangan Peru Rosario Quispe di Lima.")

    assert told(names)[:4] == [
        ("Ghana", "place", "ghana"),
        ("Kwame Asantewaa", "person", "kwame-asantewaa"),
        ("Peru", "place", "peru"),
        ("Rosario Quispe", "person", "rosario-quispe"),
    ]
    assert proposal(names, "rosario-quispe").role == Wording.of(
        {"id": "Menteri Keuangan Peru", "en": "Finance Minister of Peru"}
    )


def test_an_organisation_ends_where_a_person_begins() -> None:
    """And a ministry is named in both languages."""
    names = named("Hal itu dikatakan pejabat Kementerian Pertahanan Mongolia Batbold Ganzorig, kemarin.")

    assert told(names) == [
        ("Kementerian Pertahanan Mongolia", "organisation", "kementerian-pertahanan-mongolia"),
        ("Batbold Ganzorig", "person", "batbold-ganzorig"),
    ]
    assert proposal(names, "kementerian-pertahanan-mongolia").name.as_mapping()["en"] == "Defence Ministry of Mongolia"
    assert proposal(names, "batbold-ganzorig").role == Wording.of(
        {
            "id": "pejabat Kementerian Pertahanan Mongolia",
            "en": "official of the Defence Ministry of Mongolia",
        }
    )


def test_english_titles_are_read_alike() -> None:
    """An adjective before the title is its place; a possessive ends a name."""
    names = named("Former Peruvian President Rosario Quispe praised Ghana's navy.", language="en")

    assert told(names) == [
        ("Peruvian", "place", "peru"),
        ("Rosario Quispe", "person", "rosario-quispe"),
        ("Ghana", "place", "ghana"),
    ]
    assert proposal(names, "rosario-quispe").role == Wording.of(
        {"id": "Mantan Presiden Peru", "en": "Former President of Peru"}
    )


def test_a_short_form_is_the_person_named_in_full() -> None:
    """In either order, once proposed."""
    text = "“Kami menolak,” kata Quispe. Menteri Keuangan Rosario Quispe lalu pergi. Quispe tidak kembali."

    names = named(text)

    assert [name.entity for name in names.found] == ["rosario-quispe"] * 3
    assert proposal(names, "rosario-quispe").aliases == ("Quispe",)


def test_an_acronym_in_brackets_is_its_organisation() -> None:
    """The bracket is no part of the name."""
    names = named("Menurut Badan Pengelola Rawa Lestari (BPRL), air surut. BPRL akan menelitinya.")

    assert told(names)[0] == ("Badan Pengelola Rawa Lestari", "organisation", "badan-pengelola-rawa-lestari")
    assert {name.entity for name in names.found} == {"badan-pengelola-rawa-lestari"}
    assert names.proposed[0].aliases == ("BPRL",)


def test_who_is_said_to_speak_is_a_person() -> None:
    """Though the name is like none that the recogniser has learned from; "kata" itself announces nobody small."""
    names = named("“Kami tidak tahu,” kata Xhemalija kepada wartawan. “Sudah,” kata dia.")

    assert told(names) == [("Xhemalija", "person", "xhemalija")]


def test_a_short_form_that_two_people_share_is_neither() -> None:
    """A guess would put words into the wrong mouth."""
    names = named("Presiden Kwame Mensah dan Gubernur Yaw Mensah berselisih. Menurut Mensah, itu biasa.")

    assert {name.text: name.entity for name in names.found}.get("Mensah") not in {"kwame-mensah", "yaw-mensah"}


def test_a_full_name_with_a_stored_person_s_alias_in_it_is_another() -> None:
    """Igor is not Vladimir."""
    names = named(
        "Pengusaha Igor Baranov membantah. Wali Kota Oleg Baranov diam.",
        a_person("baranov", "Oleg Baranov", ["Baranov"]),
    )

    assert {name.text: name.entity for name in names.found} == {
        "Igor Baranov": "igor-baranov",
        "Oleg Baranov": "baranov",
    }


def test_a_stored_title_is_its_bearer_only_where_no_name_follows() -> None:
    """ "Presiden Ghana" alone is whom the store says; before another name it is a title."""
    stored = a_person("asantewaa", "Kwame Asantewaa", ["Presiden Ghana"])

    alone = named("Presiden Ghana menolak.", stored)
    before = named("Presiden Ghana Yaw Mensah menolak.", stored)

    assert told(alone) == [("Presiden Ghana", "person", "asantewaa")]
    assert told(before) == [("Ghana", "place", "ghana"), ("Yaw Mensah", "person", "yaw-mensah")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ia orang Portugal dan menguasai bahasa Portugal.", "id"),
        ("Kelompok pro-Portugal dan anti-Portugal bentrok.", "id"),
        ("Nilainya naik menjadi US$ 3 juta.", "id"),
        ("Portuguese-speaking families came.", "en"),
        ("Who was there? As it is, it was us.", "en"),
        ("as lima belas orang", "id"),
    ],
)
def test_people_languages_leanings_and_money_are_no_places(text: str, language: str) -> None:
    """Nor are small words that are written as short names are."""
    assert told(named(text, language=language)) == []


def test_joined_words_and_endings_hide_no_name() -> None:
    """ "Ghana-Peru" is two countries, "Perulah" one."""
    names = named("Perang dagang Ghana-Peru usai, dan Perulah pemenangnya.")

    assert [(name.text, name.entity) for name in names.found] == [
        ("Ghana", "ghana"),
        ("Peru", "peru"),
        ("Peru", "peru"),
    ]


def test_events_and_objects_are_met_in_small_letters() -> None:
    """People, places and organisations are not."""
    budget = an_entity("budget", name="belanja pangan", kind=EntityKind.OBJECT)
    place = an_entity("rice", name="beras")

    names = named("Untuk belanja pangan dan beras ada dana.", budget, place)

    assert told(names) == [("belanja pangan", "object", "budget")]


def test_of_namesakes_the_one_whose_words_the_text_holds_is_meant() -> None:
    """Where nothing tells, nobody is linked; the kind they share is still known."""
    sea = a_person("sea", "Yaw Mensah", ["Mensah"], role={"id": "laksamana", "en": "admiral"})
    law = a_person("law", "Kofi Mensah", ["Mensah"], role={"id": "hakim", "en": "judge"})

    assert told(named("Menurut laksamana itu, Mensah lelah.", sea, law)) == [("Mensah", "person", "sea")]
    assert told(named("Menurut berita itu, Mensah lelah.", sea, law)) == [("Mensah", "person", "")]


def test_of_namesakes_the_one_who_was_called_so_then_is_meant() -> None:
    """A former name is weighed by its period."""
    old = an_entity(
        "old-town", name="Kota Lama", former=(FormerName(Wording.same("Banjarsari"), EdtfDate.parse("1990/2000")),)
    )
    new = an_entity("new-town", name="Banjarsari")

    assert told(named("Warga Banjarsari resah.", old, new)) == [("Banjarsari", "place", "new-town")]


def test_ids_are_unique_and_within_their_limit() -> None:
    """A stored id is not taken again, whatever the kind."""
    stored = an_entity("rosario-quispe", name="Jalan Q")
    long = "Presiden Maximiliano Bartholomeus Constantinopolis Featherstonehaugh-Cholmondeley tiba."

    names = named(f"Gubernur Rosario Quispe hadir. {long}", stored)

    assert "rosario-quispe-2" in {entity.id for entity in names.proposed}
    assert all(len(entity.id) <= 40 for entity in names.proposed)


def test_a_pronoun_means_the_one_person_of_its_paragraph() -> None:
    """With two, or none, nobody is meant."""
    text = "Gubernur Rosario Quispe tiba. Ia lelah.\nIa pergi.\nGubernur Rosario Quispe dan Bupati Kwame Mensah tiba. Ia diam."
    names = named(text)
    places = [place for place in range(len(text)) if text.startswith("Ia ", place)]

    meant = [names.refers(Span(place, place + 2)) for place in places]

    assert [name.text if name else "" for name in meant] == ["Rosario Quispe", "", ""]


def test_a_language_without_a_model_is_read_as_if_it_were_english() -> None:
    """Names that are known are found all the same."""
    assert ("Ghana", "place", "ghana") in told(named("Presiden Ghana tiba di Kuala Lumpur.", language="ms"))


def test_what_somebody_does_is_written_small_and_an_office_large() -> None:
    """As a reader would write it, with the proper nouns in it as they are."""
    names = named(
        "Bloger militer Batbold Ganzorig bertemu dengan Presiden Mongolia Temur Altan dan mantan analis Dulma Sukh."
    )
    roles = {entity.id: entity.role.as_mapping()["id"] for entity in names.proposed if entity.role}

    assert roles == {
        "batbold-ganzorig": "bloger militer",
        "temur-altan": "Presiden Mongolia",
        "dulma-sukh": "mantan analis",
    }


def test_what_an_office_is_for_is_no_part_of_a_name() -> None:
    """Nor is the area that it is of a person."""
    names = named("Direktur Jenderal Pengawasan Nirmala Sandy dan Kepala Dinas Kabupaten Murung Jaya hadir.")
    people = {entity.name.phrase("id").text for entity in names.proposed if entity.kind is EntityKind.PERSON}

    assert people <= {"Nirmala Sandy"}


def test_a_letter_and_a_mere_sort_of_body_are_not_proposed() -> None:
    """They name nobody."""
    names = named("Kementerian, menurut Kementerian, menutup kantor AT&T.")

    assert not {"kementerian", "t", "at"} & {entity.id for entity in names.proposed}


def test_a_person_begins_behind_a_body_and_a_rank() -> None:
    """The name holds neither, however they are run together."""
    names = named("Kapolsek Kompol Batbold Ganzorig bertemu dengan Direktur Maritim Institute Bayu Kusuma, kemarin.")
    people = {entity.name.phrase("id").text for entity in names.proposed if entity.kind is EntityKind.PERSON}

    assert people == {"Batbold Ganzorig", "Bayu Kusuma"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Menko Perekonomian Bayu Kusuma meresmikan pasar.", {"Bayu Kusuma"}),
        ("Presiden Terpilih Nirmala Sandy tiba.", {"Nirmala Sandy"}),
        ("Ketua Umum Golkar Bayu Kusuma tiba.", {"Bayu Kusuma"}),
        ("Harga turun, kata Perdana Menteri Ghana kemarin.", set()),
        ("Pemimpin Forum Kesatuan Nelayan tiba.", set()),
        ("Kepala Kejaksaan Tinggi Sulawesi Selatan tiba.", set()),
    ],
)
def test_an_office_and_a_body_begin_no_person(text: str, people: set[str]) -> None:
    """Neither what the office is for, nor the party, nor the title that follows a verb of saying."""
    found = named(text).found

    assert people == {name.text for name in found if name.kind is EntityKind.PERSON}


def test_a_body_that_its_own_words_name_keeps_its_place() -> None:
    """ "Kejaksaan Tinggi Sulawesi Selatan" is one organisation, and no province."""
    names = named("Ia pernah menjadi Kepala Kejaksaan Tinggi Sulawesi Selatan.")

    assert [("Kejaksaan Tinggi Sulawesi Selatan", "organisation")] == [entry[:2] for entry in told(names)]
