"""Cron expressions: held against a library, and against what people get wrong."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile

import pytest
from cronsim import CronSim, CronSimError
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cron import read_cron
from bot.domain.errors import InvalidValue

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
FIRST, LAST = date(2026, 1, 1), date(2036, 12, 31)
COUNT = 20


def _field(first: int, last: int, names: tuple[str, ...] = ()) -> st.SearchStrategy[str]:
    numbers = st.integers(first, last)
    values = numbers.map(str) | (st.sampled_from(names + tuple(map(str.upper, names))) if names else st.nothing())
    # A range of one value is left out: with a step, the library lets it go on to the last.
    ends = st.tuples(numbers, numbers).filter(lambda pair: pair[0] < pair[1])
    spans = ends.map(lambda pair: f"{pair[0]}-{pair[1]}")
    steps = st.builds("{}/{}".format, st.just("*") | spans | values, st.integers(1, last))
    return st.lists(values | spans | steps, min_size=1, max_size=3).map(",".join) | st.just("*")


EXPRESSIONS = st.tuples(_field(0, 59), _field(0, 23), _field(1, 31), _field(1, 12, MONTHS), _field(0, 7, WEEKDAYS)).map(
    " ".join
)


def _by_the_library(text: str) -> list[datetime] | None:
    """The first wall clocks of an expression; null: it is none."""
    try:
        walls = CronSim(text, datetime.combine(FIRST, time()) - timedelta(minutes=1))
    except CronSimError:
        return None
    return list(islice(takewhile(lambda wall: wall.date() <= LAST, walls), COUNT))


@given(EXPRESSIONS)
def test_an_expression_means_what_a_library_takes_it_for(text: str) -> None:
    """Lists, ranges, steps and names, in any case, and both of the days; or neither takes it."""
    expected = _by_the_library(text)
    try:
        cron = read_cron(text)
    except InvalidValue:
        assert expected is None
        return
    found = (datetime.combine(day, clock) for day in cron.dates(FIRST, LAST) for clock in cron.times)

    assert expected == list(islice(found, COUNT))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("0 7 13 * fri", (6, 13, 20, 27)),
        ("0 7 13 * *", (13,)),
        ("0 7 * * 5", (6, 13, 20, 27)),
        ("0 7 */2 * fri", (13, 27)),
        ("0 7 13 * */2", ()),
        ("0 7 * * 0", (1, 8, 15, 22, 29)),
        ("0 7 * * 7", (1, 8, 15, 22, 29)),
        ("0 7 * * sat-sun", (1, 7, 8, 14, 15, 21, 22, 28, 29)),
        ("0 7 * * 0-0", (1, 8, 15, 22, 29)),
        ("0 7 * * 6-0", (1, 7, 8, 14, 15, 21, 22, 28, 29)),
        ("0 7 1-7 mar *", ()),
    ],
)
def test_either_day_is_enough_where_both_are_restricted(text: str, days: tuple[int, ...]) -> None:
    """A field that begins with a star restricts nothing by itself; Sunday is 0 and 7, and ends a week."""
    cron = read_cron(text)

    assert days == tuple(day.day for day in cron.dates(date(2026, 11, 1), date(2026, 11, 30)))


def test_days_are_found_between_any_two() -> None:
    """Both included, over the turn of the year."""
    cron = read_cron("0 7 1,31 * *")

    found = list(cron.dates(date(2026, 12, 31), date(2027, 1, 1)))

    assert [date(2026, 12, 31), date(2027, 1, 1)] == found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "five fields"),
        ("@daily", "five fields"),
        ("0 7 * *", "five fields"),
        ("0 0 7 * * *", "five fields"),
        ("60 7 * * *", "“60” is not possible as minute, which goes from 0 to 59"),
        ("0 24 * * *", "“24” is not possible as hour"),
        ("0 7 0 * *", "“0” is not possible as day of the month"),
        ("0 7 * 13 *", "“13” is not possible as month"),
        ("0 7 * * 8", "“8” is not possible as day of the week"),
        ("0 7 * * montag", "“montag” is not possible"),
        ("0 7 * mon *", "“mon” is not possible as month"),
        ("a 7 * * *", "“a” is not possible"),
        ("0, 7 * * *", "“” is not possible"),
        ("0- 7 * * *", "“0-” is not possible"),
        ("-1 7 * * *", "“-1” is not possible"),
        ("*/0 7 * * *", "“*/0” is not possible"),
        ("*/ 7 * * *", "“*/” is not possible"),
        ("*-5 7 * * *", "“*-5” is not possible"),
        ("1-2-3 7 * * *", "“1-2-3” is not possible"),
        ("\u0661 7 * * *", "is not possible"),
        ("5-1 7 * * *", "“5-1” runs backwards"),
        ("0 7 * * fri-mon", "“fri-mon” runs backwards"),
        ("0 7 L * *", "“l” has L, W, # or ?"),
        ("0 7 15W * *", "has L, W, # or ?"),
        ("0 7 * * 5L", "has L, W, # or ?"),
        ("0 7 * * mon#1", "has L, W, # or ?"),
        ("0 7 ? * mon", "has L, W, # or ?"),
        ("0 7 30 2 *", "never comes"),
        ("0 7 31 2,4,6 */2", "never comes"),
    ],
)
def test_what_is_no_expression_is_refused_with_its_reason(text: str, says: str) -> None:
    """Whoever wrote it reads which part cannot be."""
    with pytest.raises(InvalidValue) as refusal:
        read_cron(text)

    assert says in str(refusal.value)


@given(st.text() | st.text("0123456789*/-,LW#? monfebjan", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing else escapes, and what is read comes at some time."""
    try:
        cron = read_cron(text)
    except InvalidValue:
        return

    assert cron.times
    assert next(cron.dates(date(2000, 1, 1), date(2040, 12, 31)))
