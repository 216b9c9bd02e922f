"""Names that say themselves what they are of, and what is no name."""

from __future__ import annotations

import pytest
from worded_claims import ENTITIES, Names, both

from bot.domain.claims import ClaimKind
from bot.domain.news import EntityKind
from bot.intake.found import FoundClaim, FoundName
from bot.intake.texts import Span, read_text
from bot.intake.wordings import worded
from bot.intake.wordings.called import called


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Polres Garut", "Garut Police"),
        ("Istana Buckingham", "Buckingham Palace"),
        ("Kabupaten Kolaka Timur", "East Kolaka Regency"),
        ("Pengadilan Negeri Jakarta Selatan", "the South Jakarta District Court"),
        ("Kejari Sikka", "the Sikka District Prosecutor’s Office"),
        ("Satreskrim Polres Kota Malang", "the Malang Police detective unit"),
        ("Kota Surabaya", "Surabaya"),
        ("Jalan Sudirman", "Jalan Sudirman"),
        ("KBRI Kairo", "the Indonesian embassy in Cairo"),
        ("RS Polri", "the Indonesian National Police Hospital"),
        ("Kota Tua", None),
        ("Gedung Pengadilan", None),
        ("Polres", None),
        ("Lukman Setiawan", None),
        ("desa kecil", None),
    ],
)
def test_a_name_is_said_by_what_it_begins_with(name: str, english: str | None) -> None:
    """The Indonesian name stands as it is written; where its rest has a meaning or is none, there is no English one."""
    part = called(name)

    assert (part.en if part else None) == english
    assert part is None or part.id == name


def test_police_are_several() -> None:
    """English says "police are", whatever they are called."""
    part = called("Polres Garut")

    assert part is not None
    assert part.is_plural


def _told(text: str, name: str, kind: EntityKind) -> tuple[str, str] | None:
    at = text.index(name)
    found = FoundName(at, at + len(name), name, kind)
    claim = FoundClaim(Span(0, len(text)), Span(0, len(text)), ClaimKind.REPORTED)
    wording = worded(claim, read_text(text, "id"), Names((found,)), ENTITIES, (), ())
    return (wording.as_mapping()["id"], wording.as_mapping()["en"]) if wording else None


def test_a_body_acts_by_such_a_name() -> None:
    """In the sentence it is a name like any other; taken for a person it is none."""
    said = "Polres Garut menangkap perampok"

    assert _told(said, "Polres Garut", EntityKind.ORGANISATION) == (said, "Garut Police arrested robbers")
    assert _told(said, "Polres Garut", EntityKind.PERSON) is None


def test_a_noun_with_capitals_is_no_name() -> None:
    """What a recogniser takes for the name of a body may be a word that both languages have; a body keeps its name."""
    closed = _told("Polisi menutup sebuah Puskesmas", "Puskesmas", EntityKind.PLACE)
    index = _told("IHSG naik tipis", "IHSG", EntityKind.ORGANISATION)
    body = _told("BPS menolak usulan tersebut", "BPS", EntityKind.ORGANISATION)

    assert closed == ("Polisi menutup sebuah puskesmas", "Police closed a community health centre")
    assert index == ("Indeks Harga Saham Gabungan naik tipis", "The Jakarta Composite Index edged up")
    assert body == ("Badan Pusat Statistik menolak usulan tersebut", "Statistics Indonesia rejected the proposal")


@pytest.mark.parametrize(
    ("name", "is_said"),
    [("Lukman Hakim", True), ("Hakim Lukman", False), ("Korban", False), ("Lukman Menteri Hukum", False)],
)
def test_a_family_name_may_be_a_noun(name: str, *, is_said: bool) -> None:
    """What stands before a name is what somebody is; what stands behind it is part of the name."""
    assert (both("id", f"[{name}] terbang ke [London]") is not None) == is_said


@pytest.mark.parametrize(
    "said",
    [
        "Juru bicara [Andrei Belousov] ditangkap",
        "Penasihat [Andrei Belousov] ditangkap",
        "Utusan khusus [Andrei Belousov] tiba di [London]",
        "Pengacara [Andrei Belousov] ditangkap",
    ],
)
def test_whose_somebody_is_is_never_taken_for_his_name(said: str) -> None:
    """The spokesperson of a minister is not the minister."""
    assert both("id", said) is None
    assert both("id", said.replace("[Andrei", "[Rusia] [Andrei")) or "Pengacara" in said


def test_who_acts_for_a_body_is_that_body() -> None:
    """ "Pihak NATO" is NATO; "pihak Maria Ivanova" may be her family or her lawyers."""
    assert both("id", "pihak [NATO] menahan [Maria Ivanova]") == (
        "NATO menahan Maria Ivanova",
        "NATO detained Maria Ivanova",
    )
    assert both("id", "pihak [Maria Ivanova] mengunjungi [London]") is None


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("PT Bank Karya", "PT Bank Karya"),
        ("Norda Airlines", "Norda Airlines"),
        ("Bank Karya Negara Sejahtera", ""),
        ("Kementerian Perdagangan", "The Trade Ministry"),
        ("Kementerian Keajaiban", ""),
    ],
)
def test_a_company_keeps_its_name_and_a_ministry_is_the_countrys_own(name: str, english: str) -> None:
    """The form of a company's name says that nobody translates it; a ministry without a country is of the article's."""
    told = _told(f"{name} menangkap perampok", name, EntityKind.ORGANISATION)

    assert (told[1] if told else "") == (f"{english} arrested robbers" if english else "")
