"""Which dates count from a day that is known."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.intake.dates import find_dates
from bot.intake.facts import article_facts
from bot.intake.figures import find_figures
from bot.intake.found import Arrival, FoundDate
from bot.intake.reckoning import doubtful, told, undated

TEXT = (
    "Ekspor kopi naik 3 persen tahun lalu. Gudang itu dibuka kemarin. Pelabuhan ditutup pada Minggu, 8 Juni, dan jalan "
    "dibangun pada 2022."
)


def left_out(published: str, text: str = TEXT) -> tuple[FoundDate, ...]:
    """What is left out of the text, if it was published so."""
    facts = article_facts(Arrival(text, datetime(2026, 11, 22, tzinfo=UTC), published=published))
    return doubtful(text, facts, find_dates(text, "id", facts.read_on))


def test_what_counts_from_an_unknown_day_is_no_date() -> None:
    """A day with its month is one, and so is a year."""
    assert ["tahun lalu", "kemarin"] == [each.of(TEXT) for each in left_out("")]


def test_a_day_with_its_month_needs_a_year() -> None:
    """Which no year that the text tells of gives by itself."""
    text = "Pelabuhan di kota itu ditutup pada 8 Juni oleh pemerintah daerah, dan jalan dibangun pada 2022."

    assert ["8 Juni"] == [each.of(text) for each in left_out("", text)]


def test_where_the_day_is_known_all_are_dates() -> None:
    """And there is nothing to tell the editor."""
    assert () == left_out("2025-06-10")
    assert () == told(TEXT, ())


def test_the_editor_is_told_what_is_no_date() -> None:
    """By its words."""
    (remark,) = told(TEXT, left_out(""))

    assert "“tahun lalu”, “kemarin”" in remark.in_english()


def test_a_figure_has_no_period_that_is_no_date() -> None:
    """Its amount stays."""
    facts = article_facts(Arrival(TEXT, datetime(2026, 11, 22, tzinfo=UTC)))
    dates = find_dates(TEXT, "id", facts.read_on)
    figures = find_figures(TEXT, "id", dates=dates)

    assert [True] == [figure.period is not None for figure in figures if figure.amount.unit == "percent"]
    assert [None] == [each.period for each in undated(figures, left_out("")) if each.amount.unit == "percent"]
