"""Who reported first: outlets, and no people."""

from __future__ import annotations

import pytest

from bot.intake.facts.origins import origins
from bot.intake.facts.outlets import found_outlets, outlet_named, same_outlet
from bot.intake.texts import read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reuters melaporkan bahwa jembatan ditutup.", ("Reuters",)),
        ("The Wall Street Journal melaporkan Senin (3/8) soal jembatan.", ("The Wall Street Journal",)),
        ("Jembatan ditutup, seperti dilansir dari Al Jazeera, Senin.", ("Al Jazeera",)),
        ("Mengutip kantor berita Xinhua, jembatan ditutup.", ("Xinhua",)),
        ("Menurut laporan The Bridge Herald, jembatan ditutup.", ("The Bridge Herald",)),
        ("Dikutip dari laman jembatankita.com, jalan ditutup.", ("jembatankita.com",)),
        ("The bridge is closed, according to a report by Bloomberg.", ("Bloomberg",)),
        ("The bridge is closed, Kyodo News reported on Monday.", ("Kyodo News",)),
        ("Kantor berita Suara Rakyat melaporkan jembatan ditutup.", ("Suara Rakyat",)),
        ("The Daily Bridge newspaper reported that it was closed.", ("The Daily Bridge",)),
        ("Tempo, citing Reuters, said the bridge was closed.", ("Reuters", "Tempo")),
        ("Jembatan ditutup, diberitakan Antara pada Senin.", ("Antara",)),
        ("AFP reported, as quoted by The Straits Times, that it closed.", ("AFP", "The Straits Times")),
        ("WSJ melaporkan, seperti dikutip Reuters, bahwa jalan ditutup.", ("WSJ", "Reuters")),
        ("Jalan ditutup, demikian dilaporkan WSJ sebagaimana dikutip Reuters dan diwartakan Antara.",
         ("WSJ", "Reuters", "Antara")),
    ],
)  # fmt: skip
def test_an_outlet_that_reported_is_an_origin(text: str, expected: tuple[str, ...]) -> None:
    """In both languages, by name or by shape, the earliest first."""
    assert expected == origins(read_text(text, "id").sentences, "")


@pytest.mark.parametrize(
    "text",
    [
        "Rina Wati mengatakan jembatan ditutup, menurut stafnya.",
        "Menurut Budi Utomo, jembatan ditutup; hal itu dikutip seorang pejabat.",
        "Pejabat itu berbicara kepada Reuters.",
        "Kantor Reuters terletak di dekat jembatan.",
        "He had time to read the post and the times.",
    ],
)
def test_who_only_speaks_or_is_spoken_to_is_none(text: str) -> None:
    """People, outlets that were merely told or named, and words that look like names."""
    assert () == origins(read_text(text, "en").sentences, "")


@pytest.mark.parametrize(
    "text",
    ["Menurut Ketua RT setempat, jalan ditutup.", "Dilansir dari RT 03/RW 05.", "Menurut warga RT, jalan ditutup."],
)
def test_a_neighbourhood_is_no_broadcaster(text: str) -> None:
    """Though Indonesian calls it as a Russian one is called."""
    assert () == origins(read_text(text, "id").sentences, "")


def test_the_broadcaster_of_that_name_still_is_one() -> None:
    """Where no neighbours are spoken of."""
    assert ("RT",) == origins(read_text("Menurut laporan RT, jembatan ditutup.", "id").sentences, "")


def test_sections_of_one_newsroom_are_one_outlet() -> None:
    """None of them is where another has its story from."""
    assert same_outlet("detikcom", "detikNews")
    assert () == origins(read_text("Dilansir detikFinance, harga naik.", "id").sentences, "detikcom")


def test_the_publisher_is_no_origin_of_its_own() -> None:
    """Under any form of its name."""
    text = "KOMPAS.com melaporkan hal itu, mengutip Reuters."

    assert ("Reuters",) == origins(read_text(text, "id").sentences, "Kompas")


def test_a_short_name_stands_for_the_full_one() -> None:
    """Where the text has both, the fuller is printed, once."""
    text = "WSJ melaporkan hal itu. The Wall Street Journal menulis bahwa jembatan ditutup. WSJ memberitakan lagi."

    assert ("The Wall Street Journal",) == origins(read_text(text, "id").sentences, "")


@pytest.mark.parametrize(
    "detail", ["AFP reported last week that another was offered.", "Reuters melaporkan harga naik."]
)
def test_what_a_third_paragraph_has_from_an_outlet_is_a_detail(detail: str) -> None:
    """However short the paragraphs are: who reports all of it is named at once."""
    text = f"The bridge was closed on Monday.\nIt is repaired until May.\n{detail}"

    assert () == origins(read_text(text, "en").sentences, "")


def test_the_source_of_a_detail_is_not_the_articles() -> None:
    """Named once, far down, an outlet is where a detail is from."""
    text = " ".join(["Jembatan ditutup."] * 6)

    assert () == origins(read_text(f"{text} Reuters melaporkan harga naik.", "id").sentences, "")
    assert ("Reuters",) == origins(
        read_text(f"{text} Reuters melaporkan ini. Reuters menulis itu.", "id").sentences, ""
    )


def test_outlets_are_found_by_name_and_shape() -> None:
    """In order and apart; a known short form has its full name beside it."""
    found = found_outlets("CNN Indonesia, nytimes.com, Bridge Daily News dan AFP")

    assert ["CNN Indonesia", "nytimes.com", "Bridge Daily News", "AFP"] == [outlet.printed for outlet in found]
    assert "Agence France-Presse" == found[-1].name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kompas", "KOMPAS.com", True),
        ("WSJ", "Wall Street Journal", True),
        ("BBC", "BBC News", True),
        ("Tempo", "Kompas", False),
        ("", "", False),
    ],
)
def test_forms_of_a_name_are_one_outlet(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - an example's answer
    """Sites, short forms and articles make no other outlet."""
    assert same is same_outlet(one, other)


def test_a_name_is_an_outlets_whole_or_not() -> None:
    """Words around it make it none."""
    assert "Reuters" == outlet_named(" Reuters ")
    assert not outlet_named("kata Reuters kemarin")
