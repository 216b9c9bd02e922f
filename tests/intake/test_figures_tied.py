"""What a figure is tied to, and what only stands beside it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.figures import Qualifier
from bot.intake.dates import find_dates
from bot.intake.figures import find_figures
from bot.intake.found import FoundFigure


def _found(text: str, language: str) -> tuple[FoundFigure, ...]:
    return find_figures(text, language, dates=find_dates(text, language, date(2026, 11, 21)))


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("Pusatnya 86 kilometer barat daya kota.", "id", "kilometer"),
        ("Pusatnya 86 kilometer persegi luasnya.", "id", "kilometer persegi"),
        ("Gusts of 96 mph were recorded.", "en", "mph"),
        ("M 6.1 - 47 km south of the town", "en", "km"),
        ("Volume 32,4 miliar saham tercatat.", "id", "saham"),
        ("Panen mencapai 240 ribu ton tahun ini.", "id", "ton"),
    ],
)
def test_what_is_counted_ends_where_something_else_begins(text: str, language: str, counted: str) -> None:
    """A direction is no unit; "volume" before a large number names no book."""
    assert [counted] == [figure.counted for figure in _found(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "measure"),
    [
        ("Kelebihan pasokan mencapai 2 juta barel.", "id", "Kelebihan pasokan"),
        ("Pelajar mendapat potongan tarif 50 persen.", "id", "potongan tarif"),
        ("Harga beras naik di 90 kabupaten.", "id", ""),
        ("Jumlah penumpang mencapai 48 juta orang.", "id", "Jumlah penumpang"),
        ("Jumlah penumpang berada di 48 juta orang.", "id", "Jumlah penumpang"),
        ("It sells at current prices, two buyers were told.", "en", ""),
        ("Food inflation fell to 1.9 percent.", "en", "Food inflation"),
        ("Tesco sales were $4 billion.", "en", "sales"),
        ("The bank cut its growth forecast for this year to 2.4 percent.", "en", "growth forecast"),
        ("The forecast was 2.4 percent.", "en", ""),
        ("Pertumbuhan ekonomi 2026 berada dalam kisaran 4,9 persen.", "id", "Pertumbuhan ekonomi"),
    ],
)
def test_a_measure_is_neither_cut_short_nor_borrowed(text: str, language: str, measure: str) -> None:
    """An excess of supplies is no supply, and where prices rose is no price."""
    assert [measure] == [figure.measure for figure in _found(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "toll", "counts"),
    [
        ("The death toll has risen from 30 to 45.", "en", "death toll", ["30", "45"]),
        ("Jumlah korban tewas bertambah dari 30 menjadi 45.", "id", "jumlah korban tewas", ["30", "45"]),
        (
            "Korban meninggal bertambah dari lima orang pada Sabtu pagi menjadi delapan orang.",
            "id",
            "jumlah korban tewas",
            ["5", "8"],
        ),
    ],
)
def test_a_toll_that_rises_is_one_from_end_to_end(text: str, language: str, toll: str, counts: list[str]) -> None:
    """Both numbers are of the dead."""
    assert [(count, toll) for count in counts] == [
        (str(figure.amount.value), figure.measure) for figure in _found(text, language)
    ]


def test_a_change_of_what_is_not_named_is_no_figure() -> None:
    """ "From 30 to 45" alone may be anything."""
    assert () == _found("It has risen from 30 to 45.", "en")


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("Less than 1 in 5 people voted.", "20", Qualifier.BELOW),
        ("More than 2 in 3 people voted.", "66.7", Qualifier.OVER),
    ],
)
def test_so_many_in_a_few_are_a_share(text: str, value: str, qualifier: Qualifier) -> None:
    """Where they are a limit, which below one of five is none that counts anybody."""
    (figure,) = _found(text, "en")

    assert (value, "percent", qualifier) == (str(figure.amount.value), figure.amount.unit, figure.qualifier)


@pytest.mark.parametrize("text", ["More than 30 of the 57 people voted.", "One in four people voted."])
def test_a_part_of_many_stays_counted(text: str) -> None:
    """And so does an exact one."""
    (figure,) = _found(text, "en")

    assert "count" == figure.amount.unit
    assert figure.total is not None


@pytest.mark.parametrize(
    ("text", "language", "periods"),
    [
        ("Pasokan mencapai 2 juta barel per hari pada kuartal pertama 2027.", "id", ["2027-33"]),
        (
            "For the fiscal year ended June 30, 2026, it had revenue of $890 million, up from $842 million a year earlier.",
            "en",
            ["2025-07/2026-06", "2024-07/2025-06"],
        ),
        ("Laba naik dari Rp 410 miliar pada 2024 menjadi Rp 455 miliar pada 2025.", "id", ["2024", "2025"]),
        ("Revenue rose from $1.1 billion in 2024 to $3.6 billion.", "en", ["2024", "None"]),
        ("Inflation in 2024 rose from 3% to 5%.", "en", ["2024", "2024"]),
        ("In 1998 the herd had hit ten million, up from two million just six years before.", "en", ["1998", "None"]),
    ],
)
def test_a_rate_or_a_later_time_parts_no_figure_from_its_own(text: str, language: str, periods: list[str]) -> None:
    """The period at the head of a sentence is that of its first figure."""
    assert periods == [str(figure.period) for figure in _found(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Inflasi Oktober 2,86 persen.", "id", "2,86 persen"),
        ("Inflation in October 2.5 percent, on average.", "en", "2.5 percent"),
    ],
)
def test_a_month_before_a_fraction_takes_no_day_from_it(text: str, language: str, words: str) -> None:
    """ "Oktober 2" would be a day, "Oktober 2,86 persen" is none."""
    assert [words] == [figure.of(text) for figure in _found(text, language)]


def test_what_something_costs_is_not_counted() -> None:
    """A verb behind a number names nothing."""
    assert not any("costs" in figure.counted for figure in _found("A dozen now costs £3.40.", "en"))


def test_a_price_that_moves_to_another_is_no_range() -> None:
    """By how much, and to what."""
    moved = _found("Crude fell $1.12 to $63.40 a barrel.", "en")
    ranges = _found("It costs $10 to $15 a barrel.", "en")

    assert [Qualifier.EXACT] * 2 == [figure.qualifier for figure in moved]
    assert [Qualifier.AT_LEAST, Qualifier.AT_MOST] == [figure.qualifier for figure in ranges]


@pytest.mark.parametrize(
    "text", ["The suspects, aged 23, 31 and 45, were held.", "Korban berusia 23, 31, dan 45 tahun."]
)
def test_ages_in_a_row_count_nothing(text: str) -> None:
    """As one age does not."""
    assert () == _found(text, "en" if "aged" in text else "id")
