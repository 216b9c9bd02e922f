"""Wall clocks: the zone, the time of day and the days of the week, as people write them, and the moments they mean.

Apart from `schedule`, because quiet hours, files and chats write the same, and every one must mean the same moment.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.domain.errors import InvalidValue, notice

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
"""The days of the week, Monday first."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week as files and stores write them."""
DAILY = "daily"
"""Every day, likewise."""
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


@cache
def zones() -> frozenset[str]:
    """The names of all zones of the IANA time zone database; what this machine calls `localtime` is none of them."""
    return frozenset(available_timezones() - {"localtime"})


@cache  # ZoneInfo itself keeps eight
def zone_named(name: str) -> ZoneInfo:
    """The zone of this name in the IANA time zone database.

    Raises:
        InvalidValue: There is none.
    """
    if name not in zones():
        raise InvalidValue(notice("“{zone}” is not a time zone such as Asia/Jakarta", zone=name[:60]), "zone")
    return ZoneInfo(name)


def read_clock(text: str) -> time:
    """Read "07:00".

    Raises:
        InvalidValue: It is no time of day.
    """
    if not _CLOCK.fullmatch(text):
        raise InvalidValue(notice("“{text}” is not a time of day; write 07:00 or 18:30", text=text[:20]))
    return time.fromisoformat(text)


def read_days(text: str) -> tuple[int, ...]:
    """Read "daily", "mon-fri" or "mon,wed,fri".

    Raises:
        InvalidValue: There is no such day, which is the notice's first value, or a range runs against the week.
    """
    if text == DAILY:
        return EVERY_DAY
    found: set[int] = set()
    for part in text.split(","):
        ends = part.split("-", 1)
        for day in ends:
            if day not in DAYS:
                raise InvalidValue(notice("“{day}” is not a day", day=day[:20]), "days")
        first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
        if last < first or (last == first and len(ends) > 1):
            wrong = notice("“{part}” runs against the week; write each day, as in fri,sat,sun,mon", part=part)
            raise InvalidValue(wrong, "days")
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def runs(days: tuple[int, ...]) -> list[tuple[int, int]]:
    """The first and last days of what follows upon each other in the week: Monday to Friday is one run."""
    found: list[tuple[int, int]] = []
    for day in days:
        if found and found[-1][1] == day - 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def days_text(days: tuple[int, ...]) -> str:
    """Days as `read_days` reads them."""
    names = (DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}" for first, last in runs(days))
    return DAILY if days == EVERY_DAY else ",".join(names)


def clock_text(clock: time) -> str:
    """A time of day as `read_clock` reads it."""
    return clock.isoformat("minutes")


def moment_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, of a wall clock: of two the first; of none, moved forward by the gap it falls into.

    RFC 5545, 3.3.5, which is also what `fold=0` means (PEP 495).
    """
    return wall.replace(tzinfo=zone).astimezone(UTC)
