"""Where things of a height go on one line of places: near to where they belong, in order, never over one another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate


def spread(wished: Sequence[float], heights: Sequence[int], top: int, bottom: int, gap: int) -> list[int]:
    """The tops of boxes of these heights, in this order and at least `gap` apart, as near to their wishes as can be.

    Least squares by pooling adjacent violators: neighbours that push each other become one block, which stands where
    they wish on average. There must be room for all between `top` and `bottom`.
    """
    offsets = list(accumulate((height + gap for height in heights[:-1]), initial=0))
    pools: list[tuple[float, int]] = []  # sum of wishes, count
    for wish, offset in zip(wished, offsets, strict=True):
        pools.append((wish - offset, 1))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1] = (pools[-1][0] + total, pools[-1][1] + count)
    lowest = bottom - offsets[-1] - heights[-1]
    means = [total / count for total, count in pools for _ in range(count)]
    return [round(min(max(mean, top), max(lowest, top))) + offset for mean, offset in zip(means, offsets, strict=True)]


def pages(heights: Sequence[int], room: int, gap: int) -> list[range]:
    """Which boxes share a page, in order; as few pages as can be, none much emptier than the others.

    A box that is higher than `room` has a page to itself.
    """
    fewest = len(_filled(heights, room, gap))
    limits = range(max(heights, default=0), max(room, *heights, 0) + 1)
    place = bisect_left(limits, -fewest, key=lambda limit: -len(_filled(heights, limit, gap)))
    return _filled(heights, limits[place], gap) if fewest else []


def _filled(heights: Sequence[int], room: int, gap: int) -> list[range]:
    found: list[range] = []
    left = 0
    for place, height in enumerate(heights):
        if not found or height + gap > left:
            found.append(range(place, place + 1))
            left = room - height
        else:
            found[-1] = range(found[-1].start, place + 1)
            left -= height + gap
    return found


def lanes(extents: Sequence[tuple[int, int]], first_lanes: Sequence[int]) -> list[int]:
    """A lane for each extent, the lowest from its first allowed one in which nothing else stands in its way."""
    taken: list[list[tuple[int, int]]] = []
    chosen = []
    for (top, bottom), first_lane in zip(extents, first_lanes, strict=True):
        lane = first_lane
        while lane < len(taken) and any(top < other[1] and other[0] < bottom for other in taken[lane]):
            lane += 1
        taken += [[] for _ in range(lane + 1 - len(taken))]
        taken[lane].append((top, bottom))
        chosen.append(lane)
    return chosen
