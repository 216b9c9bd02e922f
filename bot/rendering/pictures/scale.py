"""A true scale of time: as many pixels to a day everywhere, but for stretches that are cut out and said to be.

A stretch without anything in it that would take most of the room is cut to a short break with its length in words.
Moments are proleptic Gregorian ordinals (`date.toordinal`), a day lasting from its own to the next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

BREAK = 104
"""The height of a break: its length stands beside it in two lines."""
_TOO_MUCH_EMPTY, _MOST = 0.4, 0.9  # of the unbroken room, for one stretch in which nothing is: of many, and of two
_TOO_MUCH = 0.75  # for one through which something lasts
_BROKEN_AT_MOST = 0.45  # of the height, for breaks
_DAYS_OF_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of time that was cut out, and where the break stands."""

    top: int
    bottom: int
    days: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Where each moment stands; between its knots all days are of one height, or cut out."""

    moments: tuple[float, ...]  # ascending
    heights: tuple[float, ...]  # from the top, ascending
    gaps: tuple[Gap, ...]
    top: int
    bottom: int
    per_day: float  # pixels, outside breaks; 0 where there is one moment only
    is_reversed: bool

    def y(self, moment: float) -> int:
        """Where a moment stands; one outside the scale stands at its end."""
        if moment <= self.moments[0]:
            at = self.heights[0]
        elif moment >= self.moments[-1]:
            at = self.heights[-1]
        else:
            place = bisect_right(self.moments, moment)
            before, after = self.moments[place - 1], self.moments[place]
            low, high = self.heights[place - 1], self.heights[place]
            at = low + (high - low) * (moment - before) / (after - before)
        return round(self.top + self.bottom - at if self.is_reversed else at)


def _broken(stretches: Sequence[float], is_empty: Sequence[bool], height: int) -> set[int]:
    """Which stretches are cut: each longest one that would take too much of what is left, empty ones first."""
    broken: set[int] = set()
    order = sorted(range(len(stretches)), key=lambda place: (not is_empty[place], -stretches[place], place))
    for place in order:
        left = sum(length for other, length in enumerate(stretches) if other not in broken)
        share = 2 / (len(stretches) - len(broken))  # twice its part, if all were alike
        too_much = max(_TOO_MUCH_EMPTY, min(_MOST, share)) if is_empty[place] else _TOO_MUCH
        is_last = stretches[place] == left
        if stretches[place] > too_much * left and not is_last and (len(broken) + 1) * BREAK < _BROKEN_AT_MOST * height:
            broken.add(place)
    return broken


def scale_of(extents: Collection[tuple[float, float]], top: int, bottom: int, *, is_reversed: bool) -> Scale:
    """Lay a scale through the beginnings and ends of these times, of which there is at least one."""
    knots = tuple(sorted({moment for extent in extents for moment in extent}))
    if len(knots) == 1:
        middle = (top + bottom) / 2
        return Scale(knots, (middle,), (), top, bottom, 0.0, is_reversed)
    parts = list(pairwise(knots))
    stretches = [after - before for before, after in parts]
    is_empty = [not any(first <= before and after <= last for first, last in extents) for before, after in parts]
    broken = _broken(stretches, is_empty, bottom - top)
    days = sum(length for place, length in enumerate(stretches) if place not in broken)
    per_day = (bottom - top - BREAK * len(broken)) / days
    heights, gaps = [float(top)], []
    for place, length in enumerate(stretches):
        heights.append(heights[-1] + (BREAK if place in broken else per_day * length))
        if place in broken:
            low, high = round(heights[-2]), round(heights[-1])
            ends = (top + bottom - high, top + bottom - low) if is_reversed else (low, high)
            gaps.append(Gap(*ends, round(length)))
    return Scale(knots, tuple(heights), tuple(gaps), top, bottom, per_day, is_reversed)


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment that the axis names: a year, month or day in EDTF text."""

    moment: int
    text: str


def _years(first: int, last: int, step: int) -> Iterator[Tick]:
    start = date.fromordinal(max(1, first)).year
    for year in range(max(step, start - start % step), min(9999, date.fromordinal(last).year) + 1, step):
        yield Tick(date(year, 1, 1).toordinal(), f"{year:04}")


def _months(first: int, last: int, step: int) -> Iterator[Tick]:
    start, end = date.fromordinal(first), date.fromordinal(last)
    for month in range(start.year * 12 + (start.month - 1) // step * step, end.year * 12 + end.month, step):
        at = date(month // 12, month % 12 + 1, 1)
        yield Tick(at.toordinal(), at.isoformat()[:7])


def _days(first: int, last: int, step: int) -> Iterator[Tick]:
    for moment in range(first - (first - 1) % step, last + 1, step):  # weeks begin on Monday, as ordinal 1 did
        yield Tick(moment, date.fromordinal(moment).isoformat())


_STEPS = (
    *((_days, step, float(step)) for step in (1, 2, 7)),
    *((_months, step, step * _DAYS_OF_MONTH) for step in (1, 3, 6)),
    *((_years, step, step * 365.2425) for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


def ticks(scale: Scale, room: int) -> list[Tick]:
    """Round moments on the unbroken parts of a scale, in the finest step that leaves `room` pixels between them."""
    if not scale.per_day:
        return []
    found: list[Tick] = []
    for place, (before, after) in enumerate(pairwise(scale.moments)):
        tall = scale.heights[place + 1] - scale.heights[place]
        if abs(tall - scale.per_day * (after - before)) < 1:
            found += _within(before, after, scale.per_day, room)
    return list(dict.fromkeys(found))


def _within(before: float, after: float, per_day: float, room: int) -> list[Tick]:
    named, step, _ = next((each for each in _STEPS if each[2] * per_day >= room), _STEPS[-1])
    first, last = (min(int(moment), date.max.toordinal()) for moment in (before, after))  # the calendar ends there
    return [tick for tick in named(first, last, step) if before <= tick.moment <= after]
