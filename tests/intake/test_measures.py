"""Which figures become records: those that measure something."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.figures import Amount
from bot.intake.found import FoundFigure
from bot.intake.measures import measured


def _counted(words: str, measure: str = "") -> FoundFigure:
    return FoundFigure(0, 5, Amount(Decimal(4), "count"), counted=words, measure=measure)


@pytest.mark.parametrize(
    ("language", "words"), [("id", "tahun"), ("id", "tahap"), ("id", "Hari"), ("en", "years"), ("en", "steps")]
)
def test_how_long_or_in_how_many_steps_is_no_measure(language: str, words: str) -> None:
    """Four years are the length of something else."""
    assert measured(_counted(words), language, None) is None


def test_what_is_counted_is_a_measure() -> None:
    """Four ships are a number of ships."""
    made = measured(_counted("kapal"), "id", None)

    assert made is not None
    assert made.figure.amount.value == Decimal(4)


def test_a_length_of_what_is_named_is_a_measure() -> None:
    """ "Masa tugas empat tahun" says what is four years long."""
    assert measured(_counted("tahun", "masa tugas"), "id", None) is not None


@pytest.mark.parametrize(
    ("language", "figure", "unit", "measure"),
    [
        ("id", _counted("ton gandum"), "tonnes", ("gandum", "wheat")),
        ("id", _counted("hektare sawah"), "hectares", ("sawah", "rice fields")),
        ("id", _counted("hektare sawah", "kerugian"), "hectares", ("kerugian", "losses")),
        ("id", _counted("ton"), "tonnes", ("ton", "tonnes")),
        ("id", _counted("unit rumah"), "housing-units", ("unit rumah", "housing units")),
        ("en", _counted("tonnes", "wheat"), "tonnes", ("gandum", "wheat")),
        ("id", _counted("orang", "jumlah korban tewas"), "people", ("jumlah korban tewas", "death toll")),
        ("en", _counted("", "death toll"), "people", ("jumlah korban tewas", "death toll")),
        ("id", _counted("lainnya", "korban luka"), "people", ("korban luka", "injured people")),
        ("en", _counted("miners", "missing people"), "miners", ("orang hilang", "missing people")),
    ],
)
def test_a_figure_in_either_language_is_one_measure_in_one_unit(
    language: str, figure: FoundFigure, unit: str, measure: tuple[str, str]
) -> None:
    """What is measured is told apart from its unit, so that the two can be held against each other."""
    made = measured(figure, language, None)

    assert made is not None
    assert made.figure.amount.unit == unit
    assert tuple(made.measure.name.as_mapping()[each] for each in ("id", "en")) == measure


def test_a_bare_number_measures_nothing() -> None:
    """Nobody can say of what it is."""
    assert measured(_counted(""), "id", None) is None
