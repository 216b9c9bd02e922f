"""Every day has its slots, in every zone, whatever clocks do: all zones, 2020 to 2035.

Days around each change of clocks and samples between; every day with RINGKAS_EXHAUSTIVE=1, which takes minutes.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.domain.schedule import Schedule, slots
from bot.domain.wall_clocks import zones

ZONES = sorted(zones())
BEGIN, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
TIMES = (time(0), time(2, 30), time(7), time(23, 59))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
EXHAUSTIVE = bool(os.environ.get("RINGKAS_EXHAUSTIVE"))
SAMPLES = [BEGIN + timedelta(days=101 * number) for number in range(0, 58, 9)]


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


@cache
def _transitions() -> dict[str, list[datetime]]:
    """A day before which, at most, each zone's clocks change; but for zones whose clocks are always those of another."""
    steps = [BEGIN + 8 * number * DAY for number in range((END - BEGIN) // (8 * DAY) + 1)]
    found: dict[tuple[object, ...], tuple[str, list[datetime]]] = {}
    for name in ZONES:
        zone = ZoneInfo(name)
        offsets = tuple(_offset(step, zone) for step in steps)
        changing = [step for step, (old, new) in zip(steps, pairwise(offsets), strict=False) if old != new]
        days = [next(d for d in _days_after(step, 9) if _offset(d, zone) != _offset(step, zone)) for step in changing]
        found.setdefault((name,) if EXHAUSTIVE else offsets, (name, days))
    return dict(found.values())


def _days_after(moment: datetime, count: int) -> list[datetime]:
    return [moment + number * DAY for number in range(count)]


def _moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The first moment at which the wall clock shows `clock` on `day`, or would, had the clocks not gone forward.

    Found by trying the offsets that the zone has a day before and after; it knows nothing of `fold`.
    """
    wall = datetime.combine(day, clock, UTC)
    before, after = _offset(wall - 38 * HOUR, zone), _offset(wall + 38 * HOUR, zone)
    shown = (wall - offset for offset in (max(before, after), min(before, after)))
    wanted = wall.replace(tzinfo=None)
    return next((at for at in shown if at.astimezone(zone).replace(tzinfo=None) == wanted), wall - before)


def _windows(changes: list[datetime]) -> list[tuple[datetime, datetime]]:
    if EXHAUSTIVE:
        return [(BEGIN, END)]
    return [*((day - 3 * DAY, day + 2 * DAY) for day in changes), *((day, day + DAY) for day in SAMPLES)]


@pytest.mark.parametrize("clock", TIMES, ids=str)
def test_every_day_has_one_slot_in_every_zone(clock: time) -> None:
    """From 2020 to 2035: none is lost, none doubled, and each comes at its moment."""
    for name, changes in _transitions().items():
        zone, schedule = ZoneInfo(name), Schedule(name, (clock,))
        for begin, end in _windows(changes):
            found = slots(schedule, begin, end)
            first, count = begin.astimezone(zone).date() - DAY, (end - begin).days + 3
            days = [first + number * DAY for number in range(count)]
            due = [(f"{day}T{clock.isoformat('minutes')}", _moment(day, clock, zone)) for day in days]

            assert [(name, at) for name, at in due if begin < at <= end] == [(slot.name, slot.at) for slot in found]
            assert all(earlier.at < later.at for earlier, later in pairwise(found))
