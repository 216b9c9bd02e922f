"""Which dates matter most: those that news told of on the most different days.

A date to which reports come back day after day is one that people needed to explain what followed. Counting days of
publication, and not reports, keeps one loud day from outweighing a year, and ten outlets with one agency's text from
counting ten times.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from math import fsum

When = tuple[date, date]
"""A date as its first and last day; a single day is both."""


class Salience:
    """On how many days news told of each date, and through how many independent origins.

    Telling the same again changes nothing, and the order does not matter.
    """

    def __init__(self) -> None:
        self._told_on: dict[When, dict[date, float]] = defaultdict(dict)
        self._origins: dict[When, set[str]] = defaultdict(set)

    def tell(self, when: When, told_on: date, *, origin: str = "", weight: float = 1.0) -> None:
        """That news published on `told_on` tells of `when`; an origin that is not known counts for nothing.

        A day of publication counts by the greatest weight of what was published on it.
        """
        days = self._told_on[when]
        days[told_on] = max(weight, days.get(told_on, 0.0))
        if origin:
            self._origins[when].add(origin)

    def most_told(self, limit: int) -> list[When]:
        """The dates told of on the most days, up to `limit`; on as many, the one with more origins, then the earlier."""
        scores = {when: (-fsum(days.values()), -len(self._origins[when]), when) for when, days in self._told_on.items()}
        return sorted(scores, key=scores.__getitem__)[: max(limit, 0)]

    def __len__(self) -> int:
        """How many dates were told of."""
        return len(self._told_on)
