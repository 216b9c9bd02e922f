"""Ranking dates: by the days on which news told of them, and by nothing that comes with the order of telling."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from bot.assembly.salience import Salience, When

_DAYS = st.integers(0, 6).map(lambda day: date(2022, 1, 1) + timedelta(days=day))


class Told(NamedTuple):
    """One thing told."""

    when: When
    told_on: date
    origin: str = ""
    weight: float = 1.0


def _told(day: int, told_on: int, origin: str = "", weight: float = 1.0) -> Told:
    return Told((date(2022, 1, day), date(2022, 1, day)), date(2022, 2, told_on), origin, weight)


_TOLD = st.builds(
    Told,
    st.tuples(_DAYS, _DAYS).map(lambda days: (min(days), max(days))),
    _DAYS,
    st.sampled_from(["", "tass", "wsj"]),
    st.sampled_from([0.1, 0.3, 1.0]),
)


def _salience(told: list[Told]) -> Salience:
    salience = Salience()
    for each in told:
        salience.tell(each.when, each.told_on, origin=each.origin, weight=each.weight)
    return salience


def _days(told: list[Told], limit: int = 9) -> list[int]:
    return [first.day for first, _ in _salience(told).most_told(limit)]


def test_a_date_told_of_on_more_days_comes_first() -> None:
    """Four reports of one day count for less than two of two days."""
    told = [_told(3, 1), _told(3, 1, "wsj"), _told(3, 1, "tass"), _told(3, 1), _told(5, 1), _told(5, 2)]

    assert _days(told) == [5, 3]


def test_on_as_many_days_more_origins_come_first_and_then_the_earlier_date() -> None:
    """An origin that is not known is none."""
    told = [_told(7, 1), _told(2, 1), _told(4, 1, "wsj"), _told(5, 1, "wsj"), _told(5, 1, "tass")]

    assert _days(told) == [5, 4, 2, 7]


def test_a_day_of_publication_counts_by_its_weightiest_report() -> None:
    """Three asides on one day are one aside."""
    told = [_told(2, day, weight=0.3) for day in (1, 2, 2, 2)] + [_told(4, 1, weight=0.3), _told(4, 1, weight=1.0)]

    assert _days(told) == [4, 2]


@given(st.lists(_TOLD), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_the_ranking(told: list[Told], chance: Random) -> None:
    """P6."""
    shuffled = [*told, *told]
    chance.shuffle(shuffled)

    assert _salience(told).most_told(99) == _salience(shuffled).most_told(99)


@given(st.lists(_TOLD, min_size=1), st.integers(-2, 9))
def test_fewer_dates_are_the_first_of_more_and_each_is_one_that_was_told(told: list[Told], limit: int) -> None:
    """A limit cuts, and never chooses otherwise."""
    salience = _salience(told)
    whole = salience.most_told(len(told))

    assert salience.most_told(limit) == whole[: max(limit, 0)]
    assert set(whole) == {each.when for each in told}
    assert len(whole) == len(salience)


@given(st.lists(_TOLD, min_size=1), st.data())
def test_news_on_one_more_day_never_lowers_a_date(told: list[Told], data: st.DataObject) -> None:
    """Whatever else was told."""
    when = data.draw(st.sampled_from([each.when for each in told]))
    more = [*told, Told(when, date(2023, 1, 1))]

    assert _salience(more).most_told(99).index(when) <= _salience(told).most_told(99).index(when)
