"""Which dates count from a day that is known."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.intake.dates import find_dates
from bot.intake.facts import article_facts
from bot.intake.figures import find_figures
from bot.intake.found import Arrival, FoundDate
from bot.intake.reckoning import doubtful, misnamed, told, undated

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


SOON = "Jembatan itu runtuh pada 11 November 2026. Wali kota datang pada Kamis, dan tahun lalu jalan itu ditutup."


def test_a_weekday_that_may_be_of_either_week_is_no_date() -> None:
    """Where the article came on one of many days, all that stays the same from each of them is."""
    assert ["Kamis"] == [each.of(SOON) for each in left_out("", SOON)]


def test_what_names_its_own_day_does_not_move() -> None:
    """Nothing of it counts from publication."""
    text = "Jembatan itu runtuh pada 11 November 2026. Wali kota datang pada 12 November 2026 untuk melihatnya sendiri."

    assert () == left_out("", text)


def test_a_day_of_another_name_is_told_to_the_editor() -> None:
    """One of the two is a slip."""
    text = "Ia tiba Rabu (19/11) dan pergi Kamis (19/11), lalu kembali pada Minggu lalu dan Rabu."

    (remark,) = misnamed(text, find_dates(text, "id", date(2026, 11, 21)))

    assert "“Rabu (19/11)” is taken for 2026-11-19" in remark.in_english()
