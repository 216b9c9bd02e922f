"""How names of people are made, where a place or a body runs into them, and what is no name at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake.name_scenes import a_person, named, proposal

from bot.domain.news import EntityKind
from bot.domain.wording import Wording
from bot.intake.names.everyday import everyday, is_everyday
from bot.intake.names.features import features_of
from bot.intake.names.proposals import Unknown, propose
from bot.intake.names.runs import run_end, whole
from bot.intake.names.words import line_of


def people(text: str, language: str = "id") -> set[str]:
    """The people that are found."""
    return {name.text for name in named(text, language=language).found if name.kind is EntityKind.PERSON}


def bodies(text: str, language: str = "id") -> set[str]:
    """The organisations that are found."""
    return {name.text for name in named(text, language=language).found if name.kind is EntityKind.ORGANISATION}


def proposed(text: str, language: str = "id") -> set[str]:
    """What is proposed, by its Indonesian name."""
    return {entity.name.phrase("id").text for entity in named(text, language=language).proposed}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The senator Michael M. Ortiz spoke.", "en", "Michael M. Ortiz"),
        ("Menurut M. Rayhan, kapal itu tiba.", "id", "M. Rayhan"),
        ("Buku itu karya J.K. Rahardjo.", "id", "J.K. Rahardjo"),
        ("Bupati I Nyoman Giri tiba.", "id", "I Nyoman Giri"),
        ("Pelatih Shin Tae-yong pergi.", "id", "Shin Tae-yong"),
        ("Kwon Ji-yong will perform.", "en", "Kwon Ji-yong"),
        ("Gugatan itu diajukan Nurhayati binti Abdullah.", "id", "Nurhayati binti Abdullah"),
        ("Sheikh Khalid bin Rashid al-Farsi spoke.", "en", "Khalid bin Rashid al-Farsi"),
        ("Ludwig van der Berg signed it.", "en", "Ludwig van der Berg"),
        ("Kata Lukman Hakim, sidang ditunda.", "id", "Lukman Hakim"),
        ("Kepala Dinas Bayu Kusuma, S.H., M.Si. tiba.", "id", "Bayu Kusuma"),
        ("Brigjen Pol Bayu Kusuma SIK tiba.", "id", "Bayu Kusuma"),
        ("Martin Luther King Jr. is on the list.", "en", "Martin Luther King"),
        ("Terdakwa Benyamin Lase mengaku.", "id", "Benyamin Lase"),
        ("Hj. Siti Rahma tiba.", "id", "Siti Rahma"),
        ("Paus Leo tiba di Dili.", "id", "Leo"),
        ("Suparti, 54, mengungsi.", "id", "Suparti"),
        ("Sulastri (47) selamat.", "id", "Sulastri"),
        ("Menko Pangan Bayu Kusuma tiba.", "id", "Bayu Kusuma"),
        ("Direktur Jenderal Strategi Fiskal Bayu Kusuma tiba.", "id", "Bayu Kusuma"),
        ("Ketua Komisi Informasi Publik Donny Setiabudi tiba.", "id", "Donny Setiabudi"),
        ("Jaksa Agung Burhanuddin Rahmat tiba.", "id", "Burhanuddin Rahmat"),
    ],
)
def test_a_name_is_whole_and_no_more(text: str, language: str, name: str) -> None:
    """Initials, particles and hyphens are of it; titles, degrees and what an office is for are not."""
    assert people(text, language) == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wali Kota Velde Oskar Winata tiba. Oskar lalu pulang.", "Oskar Winata"),
        ("Bupati Lembayung Timur Sekar Ayuningtyas tiba. Menurut Sekar, warga resah.", "Sekar Ayuningtyas"),
        ("Wali Kota Velde Oskar Winata tiba.", "Velde Oskar Winata"),
        ("Wali Kota Velde Oskar Winata tiba. Velde lalu pulang.", "Velde Oskar Winata"),
    ],
)
def test_an_unknown_place_is_told_from_a_name_by_how_the_text_goes_on(text: str, name: str) -> None:
    """Who is called by a later word is not called by the first; where nothing tells, nothing is cut."""
    assert name in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Layanan Lending Facility dibuka.",
        "Program Makan Siang dimulai.",
        "Chief Executive Officer itu diam.",
        "Pemkab Rawasari menutup jalan.",
    ],
)
def test_everyday_words_are_nobody(text: str) -> None:
    """A capital alone makes no name."""
    assert people(text) == set()


def test_two_people_that_a_hyphen_joins_are_not_one() -> None:
    """A name is not drawn on to another's given name; a syllable or a second surname is of it."""
    couple, whole_name = (line_of(text, "id").words for text in ("Bayu Kusuma-Siti", "Bayu Kusuma-putra"))

    assert whole(couple, 0, 2) == (0, 2)
    assert whole(whole_name, 0, 2) == (0, 4)


def test_a_body_ends_where_a_person_whom_the_text_names_begins() -> None:
    """The recogniser may take both for one name."""
    text = "Juru bicara Kementerian Agraria Teguh Sasmito menjawab. Teguh Sasmito menolak. Kementerian Agraria diam."

    assert people(text) == {"Teguh Sasmito"}
    assert bodies(text) == {"Kementerian Agraria"}


def test_what_is_named_after_somebody_stays_whole() -> None:
    """A foundation bears the name of its founder."""
    text = "Aktivis Siti Rahma hadir. Yayasan Dana Siti Rahma membagikan buku."

    assert bodies(text) == {"Yayasan Dana Siti Rahma"}


def test_another_of_a_family_is_found_by_the_name_they_share() -> None:
    """Both are proposed, and the name alone is neither."""
    names = named("Lawyer Nadia Haddad, who represents Karim Haddad, appealed. Haddad is free.", language="en")

    found = {name.text: name.entity for name in names.found}
    assert {"nadia-haddad", "karim-haddad"} <= set(found.values())
    assert found.get("Haddad") not in {"nadia-haddad", "karim-haddad"}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Serikat Petani Lereng Merbabu menuntut ganti rugi.", "id", "Serikat Petani Lereng Merbabu"),
        ("Asosiasi Pengusaha Garmen Jawa Tengah meminta keringanan.", "id", "Asosiasi Pengusaha Garmen Jawa Tengah"),
        ("Northgate Securities expects a fall.", "en", "Northgate Securities"),
        ("British engine maker Halden Motors cut jobs.", "en", "Halden Motors"),
        ("PT Wana Kencana Raharja membangun pabrik.", "id", "PT Wana Kencana Raharja"),
        ("Direktur Analisis Risiko Bank Samudra, Bayu Kusuma, memuji bank itu.", "id", "Bank Samudra"),
    ],
)
def test_a_body_is_found_by_its_first_word_or_its_last(text: str, language: str, name: str) -> None:
    """Neither what is said before it nor an office is of it."""
    assert name in bodies(text, language)


@pytest.mark.parametrize(("is_first_used", "owner"), [(True, "prabu-anggara"), (False, "prabu")])
def test_people_are_called_by_the_first_word_where_that_is_the_custom(is_first_used: bool, owner: str) -> None:  # noqa: FBT001 - a case
    """Elsewhere a name that two people share is neither's."""
    unknown = [Unknown(name, EntityKind.PERSON, 0.9) for name in ("Prabu Anggara", "Bagas Prabu", "Prabu")]

    by_name = propose(unknown, [], set(), is_first_used=is_first_used).by_name
    assert by_name["prabu", EntityKind.PERSON].id == owner


def test_of_two_who_share_a_name_the_one_with_the_same_office_is_meant() -> None:
    """ "President Mensah" is the one whom the text calls president."""
    roles = (Wording.same("President"), Wording.same("Governor"), Wording.same("President"))
    names = ("Kwame Mensah", "Yaw Mensah", "Mensah")
    unknown = [Unknown(name, EntityKind.PERSON, 0.9, role) for name, role in zip(names, roles, strict=True)]

    assert propose(unknown, [], set()).by_name["mensah", EntityKind.PERSON].id == "kwame-mensah"


def test_a_name_that_runs_into_a_verb_is_nobody_else() -> None:
    """Crawled text loses blanks; the faulty form is no other name of anybody either."""
    names = named("Menteri Bayu Kusuma tiba. Menteri Bayu Kusumamengatakan harga turun, dan ia mengatakan itu lagi.")

    assert proposal(names, "bayu-kusuma").aliases == ()
    assert "bayu-kusumamengatakan" not in {entity.id for entity in names.proposed}


def test_a_name_is_of_one_kind() -> None:
    """What the text mostly says it is."""
    names = named("Aktivis Rawana Gemilang ditahan. Rawana Gemilang menolak. Rapat di Rawana Gemilang batal.")

    assert [entity.kind for entity in names.proposed if "rawana" in entity.id] == [EntityKind.PERSON]


@pytest.mark.parametrize("word", ["Pemilu", "IHSG", "Maret", "Polres", "Paman Sam", "Ù„Ø§" * 30])
def test_months_occasions_and_noise_are_not_proposed(word: str) -> None:
    """They name nothing that an editor would keep."""
    assert word not in proposed(f"Warga di {word} resah. Rapat di {word} batal, kata {word}.")


def test_a_short_form_goes_to_whom_the_store_calls_so_first() -> None:
    """A stored person counts as one that the article names."""
    names = named("Menurut Anggara, harga naik.", a_person("anggara", "Bayu Anggara", ["Anggara"]))

    assert [name.entity for name in names.found] == ["anggara"]


def test_everyday_words_are_small_and_no_given_names() -> None:
    """They are looked up as they are folded."""
    assert len(everyday()) > 5000
    assert all(word == word.casefold() for word in everyday())
    assert is_everyday("pasar")
    assert not is_everyday("siti")
    assert not is_everyday("bintang")
    assert not is_everyday("harapan")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Penyair Harapan Siregar meninggal dunia di Medan. Cucunya, Melati Siregar, hadir.", "Harapan Siregar"),
        ("Ketua RT 05, Bagus Utama, menyebut banjir surut.", "Bagus Utama"),
        ("KH Said Aqil Anggara berbicara di Malang.", "Said Aqil Anggara"),
        ("Hakim memvonis mantan Lurah Sukamaju, Bagus Selamat (52), empat tahun.", "Bagus Selamat"),
    ],
)
def test_names_may_be_made_of_everyday_words(text: str, name: str) -> None:
    """Hope, good and safe are people in Indonesia."""
    assert name in {entity.name.phrase("id").text for entity in named(text).proposed}


def test_an_everyday_word_that_opens_a_sentence_alone_names_nobody() -> None:
    """Unless it says behind it who that is."""
    lone = named("Harapan kami sederhana, ujar Siti.")
    described = named("Wahyu, warga Sleman, mengaku takut. Indah, istrinya, pingsan.")

    assert {"Siti"} == {entity.name.phrase("id").text for entity in lone.proposed}
    assert "Indah" in {entity.name.phrase("id").text for entity in described.proposed}


def test_what_stands_behind_a_company_s_letters_is_of_its_name() -> None:
    """Companies are called like people."""
    text = "Kakak beradik Maria Tambunan dan Yosef Tambunan menggugat PT Lestari Abadi."
    kinds = {entity.name.phrase("id").text: entity.kind.value for entity in named(text).proposed}

    assert "organisation" == kinds["PT Lestari Abadi"]


def test_an_everyday_word_has_a_shape_of_its_own() -> None:
    """So that the recogniser tells it from a name at the beginning of a sentence."""
    words = line_of("Pasar Siti", "id").words
    plain, told = (features_of(words, ["", ""], each)[0] for each in (frozenset(), everyday()))

    assert b"s=Xx" in plain
    assert b"s=Xw" in told


@given(st.text("ABI.-,() abinhmr", max_size=40), st.integers(0, 9), st.integers(1, 9))
def test_a_name_is_never_drawn_beyond_its_sentence(text: str, first: int, length: int) -> None:
    """Nor is it drawn to nothing."""
    words = line_of(text, "id").words
    last = min(first + length, len(words))
    if first < last:
        begin, end = whole(words, first, last)
        assert 0 <= begin < end <= len(words)
        assert first <= run_end(words, first) <= len(words)


def test_who_is_called_like_a_month_keeps_the_name() -> None:
    """Months are no places, but people are called so."""
    unknown = [Unknown("Theresa May", EntityKind.PERSON, 0.9), Unknown("May", EntityKind.PERSON, 0.9)]

    assert propose(unknown, [], set()).by_name["may", EntityKind.PERSON].id == "theresa-may"
