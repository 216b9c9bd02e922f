"""Days of feasts, fixed and moving."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.dates import find_dates, resolve

PUBLISHED = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("expression", "language", "edtf"),
    [
        ("Paskah 2024", "id", "2024-03-31"),
        ("Jumat Agung 2024", "id", "2024-03-29"),
        ("Easter 2011", "en", "2011-04-24"),
        ("Easter 2008", "en", "2008-03-23"),
        ("Easter 1981", "en", "1981-04-19"),
        ("Easter 1954", "en", "1954-04-18"),
        ("Easter Monday 2024", "en", "2024-04-01"),
        ("last Easter", "en", "2024-03-31"),
        ("next Easter", "en", "2025-04-20"),
        ("Thanksgiving 2023", "en", "2023-11-23"),
        ("Black Friday 2023", "en", "2023-11-24"),
        ("Ramadan 2024", "en", "2024-03-11~/2024-04-09~"),
        ("Eid al-Fitr 2024", "en", "2024-04-10~"),
        ("Lebaran 2024", "id", "2024-04-10~"),
        ("Lebaran tahun lalu", "id", "2023-04-22~"),
        ("Lebaran ini", "id", "2024-04-10~"),
        ("Lebaran lalu", "id", "2024-04-10~"),
        ("Ramadan mendatang", "id", "2025-03-01~/2025-03-30~"),
        ("Idulfitri 1445 Hijriah", "id", "2024-04-10~"),
        ("Iduladha 1445 H", "id", "2024-06-17~"),
        ("1 Ramadan 1445 H", "id", "2024-03-11~"),
        ("30 Ramadan 1445 H", "id", "2024-04-09~"),
        ("31 Ramadan 1445 H", "id", "None"),
        ("1 Lebaran 1445 H", "id", "None"),
        ("H-3 Lebaran 2024", "id", "2024-04-07~"),
        ("H+2 Natal 2023", "id", "2023-12-27"),
        ("H-7 Lebaran", "id", "2024-04-03~"),
        ("malam Natal", "id", "2023-12-24"),
        ("malam tahun baru", "id", "2023-12-31"),
        ("malam Tahun Baru 2024", "id", "2023-12-31"),
        ("malam Lebaran 2024", "id", "2024-04-09~"),
        ("malam Ramadan 2024", "id", "2024-03-11~/2024-04-09~"),
        ("pagi Natal", "id", "None"),
        ("malam Lebaran", "id", "None"),
        ("Lebaran 9999", "id", "None"),
        ("Easter", "en", "None"),
        ("1445 Hijriah", "id", "None"),
    ],
)
def test_a_feast_is_on_its_day(expression: str, language: str, edtf: str) -> None:
    """By the rule of its calendar; what the moon decides is only about then."""
    assert str(resolve(expression, language, PUBLISHED)) == edtf


def test_the_name_of_a_feast_gives_no_weekday() -> None:
    """Without a year nobody can say which Good Friday is meant."""
    assert find_dates("Kamis Putih dan Jumat Agung libur.", "id", PUBLISHED) == ()


def test_only_a_feast_of_no_told_year_is_relative() -> None:
    """ "Lebaran lalu" counts from publication, "Lebaran 2024" does not."""
    found = find_dates("Lebaran lalu, H-3 Lebaran, Paskah lalu, Lebaran 2024, H-3 Lebaran 2024.", "id", PUBLISHED)

    assert [each.is_relative for each in found] == [True, True, True, False, False]


@given(st.integers(1583, 2199))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    """From 22 March to 25 April."""
    easter = resolve(f"Easter {year}", "en", PUBLISHED)

    assert easter is not None
    assert easter.first.weekday() == 6
    assert date(year, 3, 22) <= easter.first <= date(year, 4, 25)


@given(st.integers(1300, 1498))
def test_an_islamic_feast_comes_earlier_every_year(year: int) -> None:
    """By ten to twelve days, as the year of the moon is shorter."""
    one, other = (resolve(f"Lebaran {each} H", "id", PUBLISHED) for each in (year, year + 1))

    assert one is not None
    assert other is not None
    assert (other.first - one.first).days in {354, 355}
