"""When digests are due: where clocks change, in quiet hours, and as text."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import InvalidValue
from bot.domain.schedule import EVERY_DAY, QuietHours, Schedule, Slot, next_slot, slots
from bot.domain.wall_clocks import zones

ZONES = sorted(zones())
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def _on(day: str, clocks: str, zone: str, quiet: str = "", days: int = 1) -> list[tuple[str, str]]:
    """Names of the slots of a day, and the wall clocks of their moments."""
    begin = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) - MINUTE
    found = slots(Schedule.parse(f"{clocks} {zone}"), begin, begin + days * DAY, QuietHours.parse(quiet, zone))
    return [
        (slot.name, f"{slot.at.astimezone(ZoneInfo(zone)):%dT%H:%M}") for slot in found if slot.name.startswith(day)
    ]


@pytest.mark.parametrize(
    ("day", "clocks", "zone", "due"),
    [
        ("2027-03-28", "02:30", "Europe/Berlin", [("2027-03-28T02:30", "28T03:30")]),
        ("2027-10-31", "02:30", "Europe/Berlin", [("2027-10-31T02:30", "31T02:30")]),
        ("2027-03-28", "00:00", "Asia/Beirut", [("2027-03-28T00:00", "28T01:00")]),
        ("2027-04-30", "00:00", "Africa/Cairo", [("2027-04-30T00:00", "30T01:00")]),
        ("2027-09-05", "00:00", "America/Santiago", [("2027-09-05T00:00", "05T01:00")]),
        ("2027-03-28", "07:00", "Asia/Jakarta", [("2027-03-28T07:00", "28T07:00")]),
        # Two at one moment: the first stands for both. And in the order of moments, not of wall clocks.
        ("2027-03-28", "02:30,03:30", "Europe/Berlin", [("2027-03-28T02:30", "28T03:30")]),
        (
            "2027-03-28",
            "02:30,02:45,03:00,04:00",
            "Europe/Berlin",
            [
                ("2027-03-28T03:00", "28T03:00"),
                ("2027-03-28T02:30", "28T03:30"),
                ("2027-03-28T02:45", "28T03:45"),
                ("2027-03-28T04:00", "28T04:00"),
            ],
        ),
        # A day that Samoa left out.
        ("2011-12-30", "07:00", "Pacific/Apia", [("2011-12-30T07:00", "31T07:00")]),
    ],
)
def test_slots_where_clocks_change(day: str, clocks: str, zone: str, due: list[tuple[str, str]]) -> None:
    """What does not exist moves forward, what is twice comes once."""
    assert due == _on(day, clocks, zone)


@pytest.mark.parametrize(
    ("day", "clocks", "zone", "quiet", "due"),
    [
        ("2026-11-23", "05:00,07:00", "Asia/Jakarta", "22:00-06:00", [("T05:00", "23T06:00"), ("T07:00", "23T07:00")]),
        ("2026-11-23", "22:00", "Asia/Jakarta", "22:00-06:00", [("T22:00", "24T06:00")]),
        ("2026-11-23", "21:59", "Asia/Jakarta", "22:00-06:00", [("T21:59", "23T21:59")]),
        ("2026-11-23", "06:00", "Asia/Jakarta", "22:00-06:00", [("T06:00", "23T06:00")]),
        ("2026-11-23", "13:00,14:00", "Asia/Jakarta", "12:30-13:30", [("T13:00", "23T13:30"), ("T14:00", "23T14:00")]),
        # Several that are held come once, even together with the one that was due by then.
        ("2026-11-23", "01:00,02:00,06:00", "Asia/Jakarta", "00:30-06:00", [("T01:00", "23T06:00")]),
        # An end that does not exist moves forward, one that is twice has come the first time.
        ("2027-03-28", "01:00", "Europe/Berlin", "00:30-02:30", [("T01:00", "28T03:30")]),
        ("2027-10-31", "01:00", "Europe/Berlin", "00:30-02:30", [("T01:00", "31T02:30")]),
        # A beginning that does not exist, after its end: no quiet hours on this day.
        ("2027-03-28", "03:00", "Europe/Berlin", "02:30-03:10", [("T03:00", "28T03:00")]),
        # An end that moved into the next quiet hours, which go on for a day but half an hour.
        ("2027-03-28", "01:00", "Europe/Berlin", "03:00-02:30", [("T01:00", "29T02:30")]),
    ],
)
def test_quiet_hours_put_a_slot_off_to_their_end(
    day: str, clocks: str, zone: str, quiet: str, due: list[tuple[str, str]]
) -> None:
    """It keeps its name."""
    found = _on(day, clocks, zone, quiet, days=2)

    assert due == [(name[10:], at) for name, at in found]


def test_quiet_hours_count_in_their_own_zone() -> None:
    """A chat's nights are its own, wherever the digest's schedule lies; and what they put off is marked."""
    schedule, quiet = Schedule.parse("07:00,12:00 Asia/Jakarta"), QuietHours.parse("22:00-06:00", "Asia/Almaty")
    begin = datetime(2026, 11, 22, 12, tzinfo=UTC)

    found = slots(schedule, begin, begin + DAY, quiet)

    assert [
        Slot("2026-11-23T07:00", datetime(2026, 11, 23, 1, tzinfo=UTC), is_held=True),
        Slot("2026-11-23T12:00", datetime(2026, 11, 23, 5, tzinfo=UTC)),
    ] == found


def test_quiet_hours_begin_on_the_next_day_where_clocks_go_back_over_midnight() -> None:
    """At 00:01 on 2010-11-07 clocks in St John's went back to 23:01: midnight came, and then an hour of yesterday."""
    quiet = QuietHours(time(0), time(6), "America/St_Johns")
    again = datetime(2010, 11, 7, 2, 45, tzinfo=UTC)

    assert "2010-11-06T23:15" == again.astimezone(ZoneInfo(quiet.zone)).replace(tzinfo=None).isoformat("T", "minutes")
    assert datetime(2010, 11, 7, 9, 30, tzinfo=UTC) == quiet.over_by(again)


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("07:00 Asia/Jakarta", "2026-11-23T00:00", "2026-11-24T07:00"),
        ("07:00 Asia/Jakarta", "2026-11-22T23:59", "2026-11-23T07:00"),
        ("07:00 mon Asia/Jakarta", "2026-11-23T00:00", "2026-11-30T07:00"),
        # Started while clocks show the hour after a gap: what moved into it is still to come.
        ("02:05,02:30,03:05 Europe/Berlin", "2027-03-28T01:10", "2027-03-28T02:30"),
        ("cron 0 7 29 2 * Asia/Jakarta", "2028-03-01T00:00", "2032-02-29T07:00"),
        ("cron 0 7 29 2 * Asia/Jakarta", "2096-03-01T00:00", "2104-02-29T07:00"),
        ("cron 0 7 29 2 */7 Asia/Jakarta", "2032-03-01T00:00", None),
        ("cron 30 2 28 3 * Europe/Berlin", "2027-01-01T00:00", "2027-03-28T02:30"),
        ("cron 30 2,3 28 3 * Europe/Berlin", "2027-01-01T00:00", "2027-03-28T02:30"),
    ],
)
def test_the_next_slot_is_the_first_to_come(text: str, after: str, expected: str | None) -> None:
    """Within ten years; a leap day that is a Sunday is too rare."""
    found = next_slot(Schedule.parse(text), datetime.fromisoformat(after).replace(tzinfo=UTC))

    assert expected == (found.name if found else None)


_CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
_CRONS = st.sampled_from(("*/10 1-3 * * *", "0 */2 * * mon-fri", "15 0,23 1,15 * 6", "* 2 * * *", "30 2 * 3,10 *"))
SCHEDULES = st.builds(
    Schedule.of,
    st.sampled_from(ZONES),
    st.lists(_CLOCKS, min_size=1, max_size=5),
    st.sets(st.sampled_from(EVERY_DAY), min_size=1),
) | st.builds(lambda zone, cron: Schedule.of(zone, cron=cron), st.sampled_from(ZONES), _CRONS)
_QUIET = st.none() | st.builds(
    lambda start, end, zone: QuietHours(start, end, zone) if start != end else None,
    _CLOCKS,
    _CLOCKS,
    st.sampled_from(ZONES),
)
_MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(SCHEDULES, _QUIET, _MOMENTS, st.timedeltas(timedelta(), 12 * DAY), st.floats(0, 1))
def test_slots_are_the_same_however_time_is_cut(
    schedule: Schedule, quiet: QuietHours | None, after: datetime, length: timedelta, part: float
) -> None:
    """A planner that stops and starts again finds each slot once, in order, at a moment of its own."""
    until, middle = after + length, after + length * part
    found = slots(schedule, after, until, quiet)

    assert found == slots(schedule, after, middle, quiet) + slots(schedule, middle, until, quiet)
    assert all(earlier.at < later.at for earlier, later in pairwise([Slot("", after), *found, Slot("", until + DAY)]))
    assert len({slot.name for slot in found}) == len(found)
    assert found[:1] == [slot for slot in (next_slot(schedule, after, quiet),) if slot and slot.at <= until]


@given(SCHEDULES, _QUIET, _MOMENTS)
def test_nothing_comes_in_quiet_hours(schedule: Schedule, quiet: QuietHours | None, after: datetime) -> None:
    """What is held comes when they end, and whatever else is due comes as without them."""
    quietly = slots(schedule, after, after + 3 * DAY, quiet)
    unheld = slots(schedule, after - 3 * DAY, after + 3 * DAY)

    assert all(quiet is None or slot.at == quiet.over_by(slot.at) for slot in quietly)
    for slot in unheld:
        at = quiet.over_by(slot.at) if quiet else slot.at
        assert (at in [held.at for held in quietly]) == (after < at <= after + 3 * DAY)
    assert {slot.name for slot in quietly} <= {slot.name for slot in unheld}


@given(SCHEDULES)
def test_a_schedule_is_kept_as_text(schedule: Schedule) -> None:
    """And read back."""
    assert schedule == Schedule.parse(schedule.text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("19:00,07:00,07:00 mon-fri Asia/Jakarta", "07:00,19:00 mon-fri Asia/Jakarta"),
        ("07:00 daily Asia/Jakarta", "07:00 Asia/Jakarta"),
        ("07:00 fri,mon Asia/Jakarta", "07:00 mon,fri Asia/Jakarta"),
        ("cron 0  7 * * MON Asia/Jakarta", "cron 0 7 * * mon Asia/Jakarta"),
    ],
)
def test_a_schedule_has_one_text(text: str, kept: str) -> None:
    """Times and days in order, each once."""
    assert kept == Schedule.parse(text).text


@pytest.mark.parametrize(
    "text",
    [
        *("", "07:00", "Asia/Jakarta", "07:00 Asia/Jakata", "07:00 Asia", "07:00 ../etc/passwd", "07:00 localtime"),
        *("7:00 Asia/Jakarta", "24:00 Asia/Jakarta", "07:00, Asia/Jakarta", "07:00 fri-mon Asia/Jakarta"),
        *("07:00 mon-mon Asia/Jakarta", "07:00 senin Asia/Jakarta", "07:00 mon,, Asia/Jakarta", "cron Asia/Jakarta"),
        *("cron 0 7 * * Asia/Jakarta", "cron 0 7 * * 9 Asia/Jakarta", "07:00 mon fri Asia/Jakarta"),
    ],
)
def test_what_is_no_schedule_is_refused(text: str) -> None:
    """A store that holds it is damaged, a button that holds it is not ours."""
    with pytest.raises(InvalidValue):
        Schedule.parse(text)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"zone": "Asia/Jakata", "times": (time(7),)}, "is not a time zone"),
        ({"zone": "UTC"}, "times of day or a cron expression"),
        ({"zone": "UTC", "times": (time(7),), "cron": "0 7 * * *"}, "times of day or a cron expression"),
        ({"zone": "UTC", "times": (time(7, 0, 1),)}, "to the minute"),
        ({"zone": "UTC", "times": (time(7, tzinfo=UTC),)}, "to the minute"),
        ({"zone": "UTC", "times": (time(7),), "days": ()}, "needs days of the week"),
        ({"zone": "UTC", "times": (time(7),), "days": (7,)}, "needs days of the week"),
        ({"zone": "UTC", "cron": "0 7 * * *", "days": (0,)}, "says them itself"),
        ({"zone": "UTC", "cron": "0 7 * *"}, "five fields"),
        ({"zone": "UTC", "times": (time(8), time(7))}, "in order"),
        ({"zone": "UTC", "times": (time(7), time(7))}, "in order"),
        ({"zone": "UTC", "times": (time(7),), "days": (1, 0)}, "in order"),
        ({"zone": "UTC", "cron": "0 7 * * MON"}, "in order"),
    ],
)
def test_a_schedule_that_cannot_be_is_not_built(wrong: dict[str, Any], says: str) -> None:
    """Whoever holds one need not check it."""
    with pytest.raises(InvalidValue, match=says):
        Schedule(**wrong)


@pytest.mark.parametrize("text", ["22:00", "22:00-22:00", "22-6", "22:00-06:00-07:00", "-"])
def test_what_are_no_quiet_hours_is_refused(text: str) -> None:
    """They end at another time than they begin."""
    with pytest.raises(InvalidValue):
        QuietHours.parse(text, "Asia/Jakarta")


def test_quiet_hours_are_kept_as_text() -> None:
    """None are none."""
    quiet = QuietHours.parse("22:00-06:00", "Asia/Jakarta")

    assert quiet is not None
    assert "22:00-06:00" == quiet.text
    assert QuietHours.parse("", "Asia/Jakarta") is None
