"""Dates that take their year, their side of publication or their very being from the words beside them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.intake.dates import find_dates

PUBLISHED = date(2026, 11, 21)  # a Saturday


def _meant(text: str, language: str) -> list[str]:
    return [str(each.edtf) for each in find_dates(text, language, PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The warning was extended until 3am on Sunday.", "2026-11-22"),
        ("The bridge stays shut until Monday.", "2026-11-23"),
        ("Until Monday, nobody may enter.", "2026-11-23"),
        ("The kiosk was there until Monday.", "2026-11-16"),
        ("Until Monday, it was hard to see why.", "2026-11-16"),
        ("The kiosk was open until Monday.", "2026-11-16"),
        ("Talks went on until Monday.", "2026-11-16"),
        ("Rain fell until Thursday evening.", "2026-11-19"),
        ("The kiosk stood there from Sunday.", "2026-11-15"),
        ("From Monday, shops close at nine.", "2026-11-23"),
        ("From Monday, shops were shut.", "2026-11-16"),
    ],
)
def test_what_goes_on_until_a_day_has_it_ahead(text: str, meant: str) -> None:
    """Unless it is told as over."""
    assert [meant] == _meant(text, "en")


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("Tahun lalu harga bawang naik pada Desember.", "id", ["2025", "2025-12"]),
        ("In 2024 rain came late, in December.", "en", ["2024", "2024-12"]),
        ("In 2024 rain came late. It comes in December.", "en", ["2024", "2026-12"]),
        ("Last year said little of what will come in December.", "en", ["2025", "2026-12"]),
        ("Next year begins soon after December.", "en", ["2027", "2026-12"]),
        ("Last year was dry, but in March it rained.", "en", ["2025", "2026-03"]),
    ],
)
def test_a_month_to_come_may_be_of_the_past_year_that_its_sentence_names(
    text: str, language: str, meant: list[str]
) -> None:
    """ "Last year prices rose in December" tells of no December to come."""
    assert meant == _meant(text, language)


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("Ia memperkirakan kurs menguat pada Senin.", "id", ["2026-11-23"]),
        ("Sidang diundur ke Selasa.", "id", ["2026-11-24"]),
        ("The bank forecasts a rise on Tuesday.", "en", ["2026-11-24"]),
    ],
)
def test_who_foretells_something_speaks_of_days_to_come(text: str, language: str, meant: list[str]) -> None:
    """As do those who put something off."""
    assert meant == _meant(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Fighters of the May 23 Movement left.",
        "They gathered on April 25 Bridge, in Lisbon.",
        "Call 04 496 2000 for help.",
        "Call 1500-567 for help.",
    ],
)
def test_a_name_or_a_telephone_has_no_day(text: str) -> None:
    """What is called after a day did not happen then."""
    assert [] == _meant(text, "en")


@pytest.mark.parametrize("text", ["Gerakan 30 September ditumpas.", "Mereka singgah di Monumen 10 November."])
def test_what_is_named_after_a_day_has_none_in_indonesian(text: str) -> None:
    """The name follows there."""
    assert [] == _meant(text, "id")


def test_a_movement_in_small_letters_is_no_name() -> None:
    """The day before it is one."""
    assert ["2026-05-23"] == _meant("After May 23 movement was easier.", "en")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Exports fell for a third month in October.", ["2026-10"]),
        ("It was their fifth in October.", ["2026-10"]),
        ("It was the fifth in October 2025.", ["2025-10"]),
        ("It was the fifth of October.", ["2026-10-05"]),
        ("It was the month of October.", ["2026-10"]),
        ("A deal is to close in the second quarter of 2027.", ["2027-34"]),
        ("It came at the close of 2025.", ["2025-09/2025-12"]),
    ],
)
def test_so_many_in_a_month_are_no_day_of_it(text: str, meant: list[str]) -> None:
    """ "Of" ties a number to its month, "in" does not; "to close in" ends nothing."""
    assert meant == _meant(text, "en")


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("Mereka bertemu Senin hingga Rabu pekan depan.", "id", ["2026-11-23/2026-11-25"]),
        ("Mereka bertemu Rabu hingga Senin pekan depan.", "id", ["2026-11-18", "2026-11-23"]),
        ("They meet Monday to Wednesday next week.", "en", ["2026-11-23/2026-11-25"]),
        ("Mereka bertemu pada Sabtu dan Minggu lalu.", "id", ["2026-11-14", "2026-11-15"]),
        ("Mereka bertemu Sabtu akhir pekan lalu.", "id", ["2026-11-14"]),
        ("Mereka bertemu Senin akhir pekan lalu.", "id", ["2026-11-16", "2026-11-14/2026-11-15"]),
        ("Rabu, (18/11), hujan turun.", "id", ["2026-11-18"]),
        ("It shut from December 20, 2025, to January 3, 2026.", "en", ["2025-12-20/2026-01-03"]),
        ("Uji coba digelar tiga hari, 16, 17, dan 18 November.", "id", ["2026-11-16", "2026-11-17", "2026-11-18"]),
        ("Profit for the six months to September 30 rose.", "en", ["2026-04/2026-09"]),
        ("Hujan turun awal Desember hingga akhir Januari 2026.", "id", ["2025-12-01/2026-01-31"]),
        ("It rained from early January to late March 2026.", "en", ["2026-01-01/2026-03-31"]),
    ],
)
def test_a_stretch_is_told_by_its_two_ends(text: str, language: str, meant: list[str]) -> None:
    """What the first leaves out is as in the second."""
    assert meant == _meant(text, language)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Rapat digelar Rabu (19/11).", ["2026-11-19"]),
        ("Rapat digelar Minggu, 8 Juni.", ["2025-06-08"]),
        ("Rapat digelar Jumat, 8 Juni.", ["2026-06-08"]),
    ],
)
def test_a_day_that_is_just_past_is_none_of_another_year(text: str, meant: list[str]) -> None:
    """Whatever its name: nobody tells of next year's day by its name and date alone."""
    assert meant == _meant(text, "id")
