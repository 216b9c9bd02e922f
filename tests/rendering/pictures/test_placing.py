"""Places on a line, and the scale of time: near to where things belong, in order, never over one another."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.pictures.placing import lanes, pages, spread
from bot.rendering.pictures.scale import BREAK, scale_of, ticks

_HEIGHTS = st.lists(st.integers(20, 300), min_size=1, max_size=12)


@given(_HEIGHTS, st.lists(st.integers(-500, 5_000), min_size=12, max_size=12), st.integers(0, 900))
def test_boxes_keep_apart_and_inside(heights: list[int], wishes: list[int], air: int) -> None:
    """Whatever is wished for, boxes stand in order, apart, and within their room."""
    needed = sum(heights) + 10 * (len(heights) - 1)
    tops = spread(sorted(wishes[: len(heights)]), heights, 100, 100 + needed + air, 10)
    ends = [top + height for top, height in zip(tops, heights, strict=True)]

    assert tops[0] >= 100
    assert ends[-1] <= 100 + needed + air
    assert all(later - end >= 10 for end, later in zip(ends, tops[1:], strict=False))


def test_boxes_with_room_stand_where_they_wish() -> None:
    """Only what would overlap is moved."""
    assert spread([0, 100, 400], [50, 50, 50], 0, 900, 10) == [0, 100, 400]


def test_boxes_that_push_each_other_share_the_way() -> None:
    """Two that wish for one place stand on either side of it."""
    assert spread([200, 200], [50, 50], 0, 900, 10) == [170, 230]


@given(st.lists(st.integers(20, 300), max_size=60))
def test_pages_hold_everything_once_and_fit(heights: list[int]) -> None:
    """No box is lost or doubled, and no page is too high."""
    found = pages(heights, 300, 10)

    assert [place for page in found for place in page] == list(range(len(heights)))
    assert all(sum(heights[at] for at in page) + 10 * (len(page) - 1) <= 300 for page in found)


def test_pages_are_filled_alike() -> None:
    """Five boxes of which four fit are parted three and two, not four and one."""
    assert [len(page) for page in pages([100] * 5, 430, 10)] == [3, 2]


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 200), st.integers(0, 1)), max_size=20))
def test_lanes_keep_what_overlaps_apart(items: list[tuple[int, int, int]]) -> None:
    """In one lane nothing stands on anything else."""
    extents = [(top, top + tall + 1) for top, tall, _ in items]
    chosen = lanes(extents, [first for *_, first in items])
    in_lanes = sorted((lane, *extent) for lane, extent in zip(chosen, extents, strict=True))

    assert all(lane >= first for lane, (*_, first) in zip(chosen, items, strict=True))
    assert all(one[2] <= two[1] for one, two in pairwise(in_lanes) if one[0] == two[0])


_DAYS = st.integers(1, date.max.toordinal())
_EXTENTS = st.lists(st.tuples(_DAYS, st.integers(0, 40_000)), min_size=1, max_size=10)


@given(_EXTENTS, st.booleans())
def test_a_scale_keeps_time_in_order(found: list[tuple[int, int]], is_reversed: bool) -> None:  # noqa: FBT001
    """A later moment never stands before an earlier one, and all stand on the scale."""
    extents = [(float(first), float(first + days)) for first, days in found]
    scale = scale_of(extents, 100, 1_700, is_reversed=is_reversed)
    heights = [scale.y(moment) for moment in sorted({end for extent in extents for end in extent})]

    assert heights == sorted(heights, reverse=is_reversed)
    assert all(100 <= height <= 1_700 for height in heights)


@given(_EXTENTS)
def test_days_are_of_one_height_but_for_breaks(found: list[tuple[int, int]]) -> None:
    """The scale is true: every stretch is as long as its days, or a break of the one height."""
    scale = scale_of([(float(first), float(first + days)) for first, days in found], 0, 2_000, is_reversed=False)
    breaks = 0
    for place, (before, after) in enumerate(pairwise(scale.moments)):
        tall = scale.heights[place + 1] - scale.heights[place]
        is_true = abs(tall - scale.per_day * (after - before)) < 0.01
        breaks += not is_true
        assert is_true or abs(tall - BREAK) < 0.01

    assert breaks <= len(scale.gaps)


@given(_EXTENTS)
def test_ticks_name_moments_of_the_scale(found: list[tuple[int, int]]) -> None:
    """Whatever the years, what the axis names lies on it, once and in order."""
    scale = scale_of([(float(first), float(first + days)) for first, days in found], 0, 2_000, is_reversed=False)
    named = ticks(scale, 100)

    assert all(scale.moments[0] <= tick.moment <= scale.moments[-1] for tick in named)
    assert len({tick.moment for tick in named}) == len(named)


def test_even_stretches_are_not_cut() -> None:
    """An event each ten years is a scale without a break."""
    extents = [(float(day), float(day)) for day in range(700_000, 730_000, 3_652)]

    assert scale_of(extents, 0, 1_600, is_reversed=False).gaps == ()


def test_moments_before_and_after_a_scale_stand_at_its_ends() -> None:
    """An open end begins where the scale does."""
    scale = scale_of([(700_000.0, 700_010.0)], 100, 600, is_reversed=False)

    assert (scale.y(1.0), scale.y(3_000_000.0)) == (100, 600)


def test_a_box_higher_than_a_page_has_its_own() -> None:
    """What cannot fit is shown all the same."""
    found = pages([100, 900, 100], 400, 10)

    assert [place for page in found for place in page] == [0, 1, 2]


def test_the_axis_ends_with_the_calendar() -> None:
    """A time that lasts beyond the year 9999 has no later name on it."""
    for extents in (
        [(3_648_409.0, 3_652_060.0), (3_649_321.0, 3_652_061.0)],
        [(3_612_060.0, 3_652_060.0), (3_622_060.0, 3_652_061.0)],
    ):
        named = ticks(scale_of(extents, 0, 2_000, is_reversed=False), 100)

        assert all(tick.text[:4] <= "9999" for tick in named)
