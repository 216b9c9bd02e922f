"""What a text says that people are, and where their names part from offices, bodies and places."""

from __future__ import annotations

import pytest
from intake.name_scenes import named, told

from bot.domain.news import EntityKind
from bot.intake.names.joining import mentions
from bot.intake.names.recogniser import Mark
from bot.intake.names.roles import ministry
from bot.intake.names.words import line_of


def roles(text: str, language: str = "id") -> dict[str, str]:
    """The role in English of each person who is proposed; "": none."""
    return {
        entity.name.phrase("en").text: entity.role.phrase("en").text if entity.role else ""
        for entity in named(text, language=language).proposed
        if entity.kind is EntityKind.PERSON
    }


def kinds(text: str, language: str = "id") -> dict[str, str]:
    """The kind of each entity that is proposed."""
    return {entity.name.phrase("id").text: entity.kind.value for entity in named(text, language=language).proposed}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Menteri Koordinator Pemberdayaan Masyarakat (Menko PM) Bayu Kusuma tiba.", "id"),
        ("Kuasa hukum Bayu Kusuma menolak dakwaan itu.", "id"),
        ("Juru bicara Bayu Kusuma tidak menjawab.", "id"),
        ("Calon gubernur Bayu Kusuma berkampanye.", "id"),
        ("Plt Gubernur Riau Bayu Kusuma meninjau banjir.", "id"),
        ("Deputi Gubernur Bayu Kusuma menaikkan bunga.", "id"),
        ("The acting president Bayu Kusuma spoke.", "en"),
        ("Shadow Finance Minister Bayu Kusuma spoke.", "en"),
        ("Direktur Utama PT Rawa Bayu Kusuma tiba.", "id"),
        ("Pengacara BK, Bayu Kusuma, menolak.", "id"),
        ("Istri Wali Kota Solo, Bayu Kusuma, hadir.", "id"),
        ("Adik kandung Bupati Sleman, Bayu Kusuma, diperiksa.", "id"),
        ("Sopir Menteri Keuangan, Bayu Kusuma, menjadi saksi.", "id"),
        ("Putranya, Bayu Kusuma, hadir.", "id"),
        ("Putrinya, Bayu Kusuma, hadir.", "id"),
        ("A spokesman for the finance minister, Bayu Kusuma, declined to comment.", "en"),
        ("The wife of the prime minister, Bayu Kusuma, opened the clinic.", "en"),
        ("The chief of staff to the president, Bayu Kusuma, agreed.", "en"),
        ("A spokesman for the U.N. secretary-general, Bayu Kusuma, agreed.", "en"),
        ("The brother of the museum's director, Bayu Kusuma, is at large.", "en"),
        ("Bank of England Governor Bayu Kusuma spoke.", "en"),
        ("Kerala Chief Minister Bayu Kusuma spoke.", "en"),
    ],
)
def test_words_that_change_an_office_leave_it_unsaid(text: str, language: str) -> None:
    """Nobody becomes what another one is, or what they only stand in or stand for."""
    assert roles(text, language).get("Bayu Kusuma") == ""


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        ("Former Dunmore mayor Bayu Kusuma spoke.", "en", "Former Mayor"),
        ("Its chief executive, Bayu Kusuma, denied it.", "en", "Chief Executive"),
        ("Bayu Kusuma, an economist at a bank, said so.", "en", "economist"),
        ("Kuasa hukumnya, Bayu Kusuma, menilai dakwaan itu kabur.", "id", "lawyer"),
        ("Kapolri Jenderal Bayu Kusuma tiba.", "id", "National Police Chief"),
        ("Kasat Lantas Polres Palembang AKBP Bayu Kusuma menutup jalan.", "id", "Adjunct Senior Commissioner"),
        ("Kepala BMKG Bayu Kusuma memperingatkan nelayan.", "id", "Head of BMKG"),
        ("Warga di Rawasari resah. Kepala BPBD Kabupaten Rawasari Bayu Kusuma tiba.", "id", "Head of BPBD Kabupaten Rawasari"),
        ("Juru bicara KPK Bayu Kusuma diam.", "id", "spokesperson of the Corruption Eradication Commission"),
        ("Bupati Luwu Utara Bayu Kusuma tiba.", "id", "Regent of Luwu Utara"),
        ("Gubernur Sulawesi Tenggara Bayu Kusuma tiba.", "id", "Governor of Southeast Sulawesi"),
        ("Kepala BPBD Jember, Bayu Kusuma, menghitung korban.", "id", "Head of BPBD Jember"),
        ("Direktur PT Rawa Lestari, Bayu Kusuma, membantah.", "id", "Director of PT Rawa Lestari"),
        ("Menag Bayu Kusuma meninjau asrama haji.", "id", "Religious Affairs Minister"),
        ("Menteri Energi dan Sumber Daya Mineral (ESDM) Bayu Kusuma hadir.", "id",
         "Energy And Mineral Resources Minister"),
        ("First Minister Bayu Kusuma spoke.", "en", "First Minister"),
        ("Warga di Rawasari resah. Bupati Rawasari Bayu Kusuma tiba.", "id", "Regent of Rawasari"),
    ],
)  # fmt: skip
def test_a_role_is_said_as_the_text_says_it(text: str, language: str, role: str) -> None:
    """Past where it is past, of its body where that is one, and of no place that only a rank stands beside."""
    assert roles(text, language).get("Bayu Kusuma", "").casefold() == role.casefold()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Banjir melanda Kabupaten Rawasari. Bupati Rawasari Bayu Kusuma tiba.", {"Bayu Kusuma"}),
        ("Warga di Rawasari resah. Kepala Dinas Kesehatan Rawasari Bayu Kusuma tiba.", {"Bayu Kusuma"}),
        ("Kepala Kejari Jember Bayu Kusuma menahan dua orang.", {"Bayu Kusuma"}),
        ("Kepala Kejari Rawasari Bayu Kusuma menahan dua orang.", {"Bayu Kusuma"}),
        ("Direktur Jenderal Perkeretaapian Bayu Kusuma meresmikan stasiun.", {"Bayu Kusuma"}),
        ("Kepala Seksi Intelijen Bayu Kusuma Wardana menjawab.", {"Bayu Kusuma Wardana"}),
        ("Kepala Dinas Pekerjaan Umum Daerah Istimewa Yogyakarta Bayu Kusuma tiba.", {"Bayu Kusuma"}),
        ("Kanit Reskrim Polsek Rawasari Iptu Bayu Kusuma memeriksa saksi.", {"Bayu Kusuma"}),
        ("Tim Rawa Putih FC menang. Pelatih Rawa Putih, Bayu Kusuma, memuji kipernya.", {"Bayu Kusuma"}),
        ("Persalut FC menang. Pelatih Persalut Bayu Kusuma memuji kipernya.", {"Bayu Kusuma"}),
        ("Kepala SMA Negeri 16 Palembang, Dewi Nurnisya Putri mengatakan sekolah libur.", {"Dewi Nurnisya Putri"}),
        ("Menteri Keuangan (Menkeu) Purbayan Yudhi Sadewa tiba.", {"Purbayan Yudhi Sadewa"}),
        ("Ketua DPRD Rawasari, Jawa Barat, hadir. Sekretaris DPRD Rawasari Saharuddin absen.", {"Saharuddin"}),
        ("Deputi Bidang Statistik hadir, dan Asisten tidak.", set()),
        ("Menteri Kabinet Kerja Rawa rapat.", set()),
        ("Menaker mengatakan upah naik, dan Menag mengangguk.", set()),
        ("Kejaksaan Negeri (Kejari) Rawasari memeriksa mantan Bupati Rawasari.", set()),
        ("Kuasa hukum Ratna Dewi, Bayu Kusuma menuding penyidik.", {"Ratna Dewi", "Bayu Kusuma"}),
        ("Ketua Umum Bayu Kusuma Butar-butar tiba.", {"Bayu Kusuma Butar-butar"}),
        ("Hadir Gubernur Bayu Kusuma, Ratna Dewi, dan Wali Kota Yusran Daud.",
         {"Bayu Kusuma", "Ratna Dewi", "Yusran Daud"}),
    ],
)  # fmt: skip
def test_offices_bodies_and_places_begin_nobody_s_name(text: str, people: set[str]) -> None:
    """What the text names as a place or a club elsewhere is none of a name either."""
    found = named(text).found

    assert people == {name.text for name in found if name.kind is EntityKind.PERSON}


def test_a_company_that_owns_something_is_no_person() -> None:
    """Owners and founders are titles that firms bear as well."""
    assert not roles("The owner, Blue Strait Lines, denied it.", "en")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Hujan deras membuat Sungai Bolangitan meluap.", "Sungai Bolangitan", "place"),
        ("Abu menutupi kaki Gunung Lawangan sejak pagi.", "Gunung Lawangan", "place"),
        ("Jemaah memenuhi Masjid Nurul Rawa pada malam itu.", "Masjid Nurul Rawa", "place"),
        ("Gedung baru Pesantren Al Rawasi ambruk.", "Pesantren Al Rawasi", "organisation"),
        ("Uang itu disita dari Rawasari Group pada Senin.", "Rawasari Group", "organisation"),
    ],
)
def test_a_name_that_says_what_it_is_of_is_taken_for_that(text: str, name: str, kind: str) -> None:
    """Rivers, mountains and mosques are places; schools, courts and groups are organisations."""
    assert kinds(text).get(name, kind) == kind


def test_a_name_is_proposed_once_whichever_kinds_it_was_taken_for() -> None:
    """As the kind that it is surest to be; what is known goes before."""
    names = named(
        "Badan Rawa Lestari (OPEC) rapat. OPEC dan Kemenrawa hadir. Menurut Kemenrawa, air surut di Kemenrawa."
    )
    ids = [entity.id for entity in names.proposed]

    assert not {"opec-2", "kemenrawa-2"} & set(ids)


def test_a_regency_is_meant_by_its_bare_name() -> None:
    """Where the text names no other place so."""
    names = named("Tiga desa di Kabupaten Rawasari, Jawa Barat, terendam. Warga di Rawasari mengungsi.")

    assert [name.entity for name in names.found] == ["kabupaten-rawasari", "west-java", "kabupaten-rawasari"]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Warga membayar Pajak Bumi dan Bangunan (PBB) sampai Mei. Tarif PBB turun.", ""),
        ("Sidang Perserikatan Bangsa-Bangsa (PBB) dibuka. Utusan PBB berpidato.", "united-nations"),
        ("Utusan PBB berpidato (PBB).", "united-nations"),
    ],
)
def test_initials_are_what_the_text_says_they_are(text: str, entity: str) -> None:
    """Whatever the world calls so; where the text does not explain them, the world does."""
    assert {entity} - {""} == {name.entity for name in named(text).found} & {"united-nations"}


def test_a_rank_is_of_who_is_named_behind_it() -> None:
    """It ends no body's name."""
    line = line_of("Polres Rawasari AKP menutup jalan.", "id")
    found = mentions(line, [Mark(0, 3, EntityKind.ORGANISATION, 0.9)], [], lambda _: None)

    assert [(each.first, each.last) for each in found] == [(0, 2)]


def test_two_people_in_one_word_are_no_third() -> None:
    """Where one of them is named by that word alone."""
    names = named("Presiden Bayu Kusuma memimpin kabinet Bayu-Ratna. Menurut Bayu, kabinet Bayu-Ratna bekerja.")

    assert {entity.id for entity in names.proposed} == {"bayu-kusuma"}


def test_a_hyphen_within_a_given_name_makes_nobody_two() -> None:
    """His family name alone, further on, is him."""
    found = named("Presiden Kazakhstan Kassym-Jomart Tokayev tiba di Astana. Menurut Tokayev, ia akan pulang besok.")

    assert {name.entity for name in found.found if "Tokayev" in name.text} == {"kassym-jomart-tokayev"}


def test_brackets_part_names() -> None:
    """A name holds no half of a bracket."""
    names = named("Ia memimpin Badan Pengelola Investasi (BPI) Daya Anagata Nusantara (Danantara) sejak Mei.")

    assert not any(sign in text for text, _, _ in told(names) for sign in "()")


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("interior ministry", "Interior Ministry"),
        ("ministry of home affairs", "Home Affairs Ministry"),
        ("defense ministry", "Defence Ministry"),
        ("kementerian dalam negeri", "Interior Ministry"),
    ],
)
def test_a_ministry_keeps_the_words_that_its_article_has_for_it(words: str, english: str) -> None:
    """Two English names of one sort of ministry are not put in each other's place."""
    name = ministry(words.split())

    assert name is not None
    assert name.as_mapping()["en"] == english
