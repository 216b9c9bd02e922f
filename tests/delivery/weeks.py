"""A week of wishes, and an oracle of its slots that shares nothing with the schedule: it looks at every minute.

Wall clocks are read from moments, never the other way: what a wall clock means where it occurs twice, or not at all, is
seen by walking along the minutes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.domain.addresses import Address
from bot.domain.delivery import Plan, Subscription, WhenNothingNew, chat_key, rescheduled
from bot.domain.schedule import Schedule

ZONES = (
    *("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Almaty", "Asia/Tashkent", "Asia/Kolkata", "Asia/Tokyo"),
    *("Asia/Kathmandu", "Asia/Tehran", "Asia/Jerusalem", "Asia/Beirut", "Asia/Gaza", "Asia/Riyadh", "Asia/Pyongyang"),
    *("Europe/London", "Europe/Berlin", "Europe/Moscow", "Europe/Chisinau", "Europe/Istanbul", "Europe/Lisbon"),
    *("Africa/Casablanca", "Africa/Cairo", "Africa/Lagos", "Atlantic/Azores", "America/Nuuk", "America/New_York"),
    *("America/Sao_Paulo", "America/Los_Angeles", "America/St_Johns", "America/Santiago", "Pacific/Auckland"),
    *("Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Marquesas", "Australia/Sydney"),
    *("Australia/Adelaide", "Australia/Lord_Howe", "Antarctica/Troll", "UTC"),
)
"""Forty; many change their clocks in one of the weeks, by one hour, by two (Troll), and on different days."""
WEEKS = (datetime(2026, 3, 25, tzinfo=UTC), datetime(2026, 10, 21, tzinfo=UTC))
"""When clocks go forward in Europe (29 March 2026), and back (25 October)."""
WEEK = timedelta(days=7)

_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
_TIMES = (
    (time(7),),
    (time(2, 30),),  # does not exist, or occurs twice, where clocks change
    (time(1, 30), time(3, 30)),  # as long a gap as an hour makes of the first the second
    (time(0), time(1), time(2), time(3)),
    (time(6, 15), time(12), time(18, 45)),
    (time(23, 59),),
)
_CLOCKS = {clock for times in _TIMES for clock in times}
_DAYS = ((0, 1, 2, 3, 4, 5, 6), (0, 1, 2, 3, 4), (5, 6), (6,))
_QUIET = ("", "", "", "22:00-06:30", "12:00-13:15")


class Due(NamedTuple):
    """A slot as it must be in the ledger."""

    slot: str
    at: datetime  # UTC


@dataclass(frozen=True, slots=True)
class Kind:
    """What decides the slots of a subscription."""

    zone: str
    times: tuple[time, ...]
    days: tuple[int, ...]
    quiet: str

    @property
    def schedule(self) -> Schedule:
        """As the bot has it."""
        return Schedule.of(self.zone, self.times, self.days)

    def due(self, begin: datetime, end: datetime) -> list[Due]:
        """Its slots with `begin` < `at` <= `end`, all in one of the weeks."""
        week = max(week for week in WEEKS if week <= begin)
        return [due for due in _slots(self, week) if begin < due.at <= end]


KINDS = tuple(
    Kind(zone, _TIMES[number % 6], _DAYS[number // 6 % 4], _QUIET[(number + place) % 5])
    for place, zone in enumerate(ZONES)
    for number in range(24)
)


def kind_of(number: int) -> Kind:
    """What a subscription with this number wants; the first forty live in forty zones."""
    return KINDS[number * 24 % len(KINDS) + number // len(ZONES) % 24]


def plan_of(number: int, begin: datetime, when_nothing_new: WhenNothingNew = WhenNothingNew.SAY_SO) -> Plan:
    """A subscription of a chat of its own, from `begin` on."""
    chat = Address("telegram", str(number + 1))
    key = chat_key(chat, "kazakhstan")
    made = Subscription(key, chat, "kazakhstan", kind_of(number).schedule, when_nothing_new=when_nothing_new)
    return rescheduled(Plan(made, begin, None, quiet=kind_of(number).quiet), begin)


def moments(kinds: Sequence[Kind], begin: datetime, end: datetime) -> list[datetime]:
    """Every moment at which anything is due."""
    return sorted({due.at for kind in set(kinds) for due in kind.due(begin, end)})


@cache
def _walls(zone: str, week: datetime) -> Mapping[datetime, datetime]:
    """The moment of each wall clock that is wanted, in a week and the days around it, by looking at every minute.

    One that occurs twice has come the first time. One that is left out comes as much later as the clock was put forward:
    it is counted with the offset before.
    """
    found: dict[datetime, datetime] = {}
    place, expected = ZoneInfo(zone), None
    for moment in _minutes(week - 2 * _DAY, week + WEEK + 2 * _DAY):
        wall = moment.astimezone(place).replace(tzinfo=None)
        if expected is not None and wall > expected:
            for late in _minutes(expected, wall):
                if late.time() in _CLOCKS:
                    found.setdefault(late, moment + (late - expected))
        if wall.time() in _CLOCKS:
            found.setdefault(wall, moment)
        expected = wall + _MINUTE
    return found


def _minutes(begin: datetime, end: datetime) -> Iterator[datetime]:
    for number in range((end - begin) // _MINUTE):
        yield begin + number * _MINUTE


@cache
def _slots(kind: Kind, week: datetime) -> Sequence[Due]:
    """All of them, those of one moment under the name of the first."""
    found: dict[datetime, list[tuple[datetime, str]]] = defaultdict(list)
    for wall, moment in _walls(kind.zone, week).items():
        if wall.time() in kind.times and wall.weekday() in kind.days:
            at = moment
            while _is_quiet(at.astimezone(ZoneInfo(kind.zone)).time(), kind.quiet):
                at += _MINUTE
            found[at].append((moment, wall.isoformat(timespec="minutes")))
    return [Due(min(named)[1], at) for at, named in sorted(found.items())]


def _is_quiet(clock: time, quiet: str) -> bool:
    if not quiet:
        return False
    start, end = map(time.fromisoformat, quiet.split("-"))
    return start <= clock < end if start < end else clock >= start or clock < end
