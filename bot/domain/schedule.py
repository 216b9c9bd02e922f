"""When digests are due: wall-clock times in a zone, as moments.

Pure: no clock, and the same slots in every process. A slot is named by its wall clock and not by its moment, so that
one which occurs twice (clocks go back) has one name and fires once, the first time; one that does not exist (clocks go
forward) moves forward by as much as the clock does (RFC 5545, 3.3.5).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.domain.cron import read_cron
from bot.domain.errors import InvalidValue, notice
from bot.domain.wall_clocks import (
    DAILY,
    EVERY_DAY,
    clock_text,
    days_text,
    moment_of,
    read_clock,
    read_days,
    zone_named,
)

__all__ = ["EVERY_DAY", "QuietHours", "Schedule", "Slot", "next_slot", "slots"]

_DAY = timedelta(days=1)
_TEN_YEARS = 3653  # days
_CRON_WORDS = 7  # "cron", five fields, the zone
_Value = TypeVar("_Value", int, time)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Times of day on days of the week, or a cron expression, on the wall clocks of a zone.

    Raises:
        InvalidValue: There is no such zone, no time, or the expression is none; or it is not in order, see `of`.
    """

    zone: str  # name in the IANA time zone database
    times: tuple[time, ...] = ()  # to the minute, in order, each once; empty: `cron` says when
    days: tuple[int, ...] = EVERY_DAY  # Monday is 0; in order, each once
    cron: str = ""  # five fields: minute, hour, day, month, weekday; "": `times` and `days` say when

    def __post_init__(self) -> None:
        zone_named(self.zone)
        if bool(self.times) == bool(self.cron):
            raise InvalidValue(notice("a schedule needs times of day or a cron expression, and not both"), "times")
        if any(clock.second or clock.microsecond or clock.tzinfo for clock in self.times):
            raise InvalidValue(notice("times of day are given to the minute, without a zone"), "times")
        if not self.days or not set(self.days) <= set(EVERY_DAY) or (self.cron and self.days != EVERY_DAY):
            raise InvalidValue(notice("a schedule needs days of the week; a cron expression says them itself"), "days")
        if self.cron:
            read_cron(self.cron)
        if (self.times, self.days, self.cron) != (_once(self.times), _once(self.days), _tidy(self.cron)):
            raise InvalidValue(notice("times and days must be in order, and each of them stand once"))

    @classmethod
    def of(cls, zone: str, times: Iterable[time] = (), days: Iterable[int] = EVERY_DAY, cron: str = "") -> Schedule:
        """A schedule of times and days in any order, or of a cron expression in any spelling.

        Raises:
            InvalidValue: As for the class.
        """
        return cls(zone, _once(times), _once(days), _tidy(cron))

    @classmethod
    def parse(cls, text: str) -> Schedule:
        """Read what `text` wrote: "07:00,19:00 mon-fri Asia/Jakarta", "cron 0 7 1 * * Asia/Jakarta".

        Raises:
            InvalidValue: It is no such text.
        """
        words = text.split()
        if words[:1] == ["cron"] and len(words) == _CRON_WORDS:
            return cls.of(words[-1], cron=" ".join(words[1:-1]))
        match words:
            case [clocks, zone]:
                days = DAILY
            case [clocks, days, zone]:
                pass
            case _:
                raise InvalidValue(notice("“{text}” is not a schedule", text=text[:80]))
        return cls.of(zone, map(read_clock, clocks.split(",")), read_days(days))

    @property
    def text(self) -> str:
        """The form in which stores and buttons keep it."""
        if self.cron:
            return f"cron {self.cron} {self.zone}"
        clocks = ",".join(map(clock_text, self.times))
        return " ".join((clocks, *((days_text(self.days),) if self.days != EVERY_DAY else ()), self.zone))

    @property
    def clocks(self) -> tuple[time, ...]:
        """The times of a day on which anything is due, in order, whether a cron expression says them or not."""
        return self.times or read_cron(self.cron).times

    def dates(self, first: date, last: date) -> Iterator[date]:
        """Days of the calendar on which anything is due, in order."""
        if self.cron:
            return read_cron(self.cron).dates(first, last)
        every = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
        return (day for day in every if day.weekday() in self.days)


def _once(values: Iterable[_Value]) -> tuple[_Value, ...]:
    return tuple(sorted(set(values)))


def _tidy(cron: str) -> str:
    return " ".join(cron.lower().split())


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A stretch of each day in which nothing is sent: from `start` until `end`, over midnight where that is earlier.

    Raises:
        InvalidValue: There is no such zone, or the stretch is none.
    """

    start: time
    end: time
    zone: str

    def __post_init__(self) -> None:
        zone_named(self.zone)
        if self.start == self.end:
            raise InvalidValue(notice("quiet hours must end at another time than they begin"))

    @classmethod
    def parse(cls, text: str, zone: str) -> QuietHours | None:
        """Read "22:00-06:00"; null for "".

        Raises:
            InvalidValue: It is no such stretch, or there is no such zone.
        """
        if not text:
            return None
        start, _, end = text.partition("-")
        return cls(read_clock(start), read_clock(end), zone)

    @property
    def text(self) -> str:
        """The form in which stores and buttons keep it, without the zone."""
        return f"{clock_text(self.start)}-{clock_text(self.end)}"

    def over_by(self, moment: datetime) -> datetime:
        """The first moment from `moment` on that is not quiet, in UTC: itself, or when the quiet hours end.

        Both ends are moments by the same rule as slots: an end that occurs twice has come the first time.
        """
        zone = zone_named(self.zone)
        today = moment.astimezone(zone).date()
        while (end := max(self._ends(moment, today, zone), default=None)) is not None:
            moment, today = end, end.astimezone(zone).date()
        return moment.astimezone(UTC)

    def _ends(self, moment: datetime, today: date, zone: ZoneInfo) -> Iterator[datetime]:
        """The ends of the stretches that a moment lies in."""
        for start_day in (today - _DAY, today, today + _DAY):  # the last: clocks go back over midnight
            start = moment_of(datetime.combine(start_day, self.start), zone)
            end_day = start_day if self.start < self.end else start_day + _DAY
            end = moment_of(datetime.combine(end_day, self.end), zone)
            if start <= moment < end:
                yield end


@dataclass(frozen=True, slots=True)
class Slot:
    """One moment at which a digest is due."""

    name: str  # the wall clock, "2026-11-22T07:00", whatever quiet hours do to the moment
    at: datetime  # UTC
    is_held: bool = False  # quiet hours have put it off


def slots(schedule: Schedule, after: datetime, until: datetime, quiet: QuietHours | None = None) -> list[Slot]:
    """Slots with `after` < `at` <= `until`, in order, one for each moment; both are aware.

    Where several fall on one moment, through a gap or quiet hours, the first of them stands for all.
    """
    last = (until + 2 * _DAY).astimezone(zone_named(schedule.zone)).date()
    return list(takewhile(lambda slot: slot.at <= until, _due(schedule, after, last, quiet)))


def next_slot(schedule: Schedule, after: datetime, quiet: QuietHours | None = None) -> Slot | None:
    """The first slot later than `after`; null: none comes within ten years."""
    last = after.astimezone(zone_named(schedule.zone)).date() + timedelta(days=_TEN_YEARS)
    return next(_due(schedule, after, last, quiet), None)


def _due(schedule: Schedule, after: datetime, last: date, quiet: QuietHours | None) -> Iterator[Slot]:
    """Slots later than `after`, on days up to `last`, in order, one for each moment."""
    since = after - 2 * _DAY if quiet and quiet.over_by(after) > after else after  # what is held was due before
    latest = after
    for slot in _unheld(schedule, since, last):
        at = quiet.over_by(slot.at) if quiet else slot.at
        if at > latest:
            latest = at
            yield slot if at == slot.at else Slot(slot.name, at, is_held=True)


def _unheld(schedule: Schedule, after: datetime, last: date) -> Iterator[Slot]:
    """Slots later than `after` in the order of their moments, whatever quiet hours say.

    Where clocks go forward from 02:00 to 03:00, 02:30 comes after 03:00: it waits for the first wall clock that exists.
    """
    zone = zone_named(schedule.zone)
    waiting: list[Slot] = []
    for wall in _walls(schedule, _earliest(after, zone), last):
        at = moment_of(wall, zone)
        if at <= after:
            continue
        slot = Slot(wall.isoformat(timespec="minutes"), at)
        if at.astimezone(zone).replace(tzinfo=None) != wall:
            waiting.append(slot)
            continue
        while waiting and waiting[0].at <= at:
            yield waiting.pop(0)
        yield slot
    yield from waiting


def _earliest(after: datetime, zone: ZoneInfo) -> datetime:
    """A wall clock before that of every slot later than `after`.

    One that moved through a gap counts with the offset before it. A gap is a day at most (Apia, 2011-12-30), and no
    zone changes its clocks twice within a day.
    """
    now, before = after.astimezone(zone), (after - _DAY).astimezone(zone)
    return min(now.replace(tzinfo=None), before.replace(tzinfo=None) + _DAY)


def _walls(schedule: Schedule, after: datetime, last: date) -> Iterator[datetime]:
    """Wall clocks of a schedule later than one, in order."""
    clocks, first = schedule.clocks, after.date()
    for day in schedule.dates(first, last):
        for clock in clocks[bisect_right(clocks, after.time()) :] if day == first else clocks:
            yield datetime.combine(day, clock)
