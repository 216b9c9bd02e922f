"""What happened to the people that a figure counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.figures import find_figures
from bot.intake.figures.tolls import TOLLS


@pytest.mark.parametrize(
    ("language", "text", "measures"),
    [
        ("id", "Sedikitnya tujuh orang tewas dan 30 lainnya luka-luka.", ["jumlah korban tewas", "korban luka"]),
        ("id", "Ledakan itu menewaskan 12 warga sipil dan melukai 40 orang.", ["jumlah korban tewas", "korban luka"]),
        ("id", "Jumlah korban meninggal akibat gempa kini menjadi sembilan orang.", ["jumlah korban tewas"]),
        ("id", "Tiga nelayan masih hilang.", ["orang hilang"]),
        ("id", "Sebanyak 3.000 warga mengungsi.", ["warga mengungsi"]),
        ("id", "Sebanyak 20 penumpang selamat.", ["korban selamat"]),
        ("en", "At least 12 people were killed and 30 wounded.", ["death toll", "injured people"]),
        ("en", "The blast killed 12 civilians and injured 40 others.", ["death toll", "injured people"]),
        ("en", "The death toll rose to 58.", ["death toll"]),
        ("en", "Five workers are still missing.", ["missing people"]),
        ("en", "Some 3,000 people were displaced.", ["displaced people"]),
        ("en", "Boats rescued 20 villagers.", ["survivors"]),
    ],
)
def test_what_happened_to_people_is_what_is_measured(language: str, text: str, measures: list[str]) -> None:
    """A word right beside the count decides, whichever of the ways a language has."""
    assert measures == [figure.measure for figure in find_figures(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Sebanyak 30 rumah hilang."),
        ("id", "Sebanyak 30 luka tusuk ditemukan."),
        ("id", "Dua prajurit menembak."),
        ("id", "Sebanyak 30 orang berkata bahwa perahu hilang."),
        ("en", "Two soldiers killed a man."),
        ("en", "They killed 30 cattle."),
        ("en", "The fire hurt trade, and 30 people came."),
    ],
)
def test_what_happened_to_something_else_is_not_theirs(language: str, text: str) -> None:
    """Houses, those who act, and what stands farther away."""
    assert [""] == [figure.measure for figure in find_figures(text, language)]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("They sold 9 million tonnes of wheat.", "wheat"),
        ("They sold 2,000 barrels of crude oil.", "crude oil"),
        ("They flooded 60,000 hectares of the land.", ""),
        ("They sent 77 tonnes of medical supplies.", ""),
        ("They sent 77 boxes of wheat.", ""),
    ],
)
def test_an_amount_in_a_unit_measures_what_it_is_of(text: str, measure: str) -> None:
    """As Indonesian says "ton gandum"; what is not plainly a thing is left out."""
    assert [measure] == [figure.measure for figure in find_figures(text, "en")]


def test_every_toll_has_its_name_in_both_languages() -> None:
    """A name of one language leads to those of both."""
    names = {name: wording.as_mapping() for name, wording in TOLLS.items()}

    assert all(name in of.values() and set(of) == {"id", "en"} for name, of in names.items())


@given(st.sampled_from(["id", "en", "de"]), st.integers(1, 400))
def test_a_hostile_sentence_is_read_to_its_end(language: str, many: int) -> None:
    """Many words that tell a fate, and one count behind them."""
    text = "korban tewas killed " * many + "12 orang people."

    assert len(find_figures(text, language)) == 1
