"""Cron expressions: the five fields, as crontab(5) has them.

Small and our own, because libraries walk moments and stumble where clocks change; this walks the calendar only, and
`schedule` turns what it finds into moments. Held against such a library by a test.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from bot.domain.errors import InvalidValue, Notice, notice

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_SUNDAYS = (0, 7)
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBER = re.compile(r"[0-9]{1,2}")
_EXTENSION = re.compile(r"[lw#?]")


@dataclass(frozen=True, slots=True)
class _Field:
    name: Notice
    first: int
    last: int
    names: tuple[str, ...] = ()  # of its values, from `first` on

    def values(self, text: str) -> frozenset[int]:
        """Every value that a field's text means."""
        return frozenset().union(*(self._part(part) for part in text.split(",")))

    def _part(self, text: str) -> range:
        """The values of `*`, `5`, `1-5`, and each of them with a step: `*/15`, `1-5/2`; `5/15` goes on to the last."""
        span, stroke, step = text.partition("/")
        first, dash, last = span.partition("-")
        if span == "*":
            begin, end = self.first, self.last
        else:
            begin = self._value(first, text)
            end = self._value(last, text) if dash else self.last if stroke else begin
        if begin and end == 0 and self.last in _SUNDAYS:
            end = self.last  # a week that ends on Sunday
        if stroke and not (_NUMBER.fullmatch(step) and int(step)):
            raise self._wrong(text)
        if end < begin:
            raise InvalidValue(notice("“{part}” runs backwards", part=text[:20]))
        return range(begin, end + 1, int(step) if stroke else 1)

    def _value(self, text: str, part: str) -> int:
        if text in self.names:
            return self.names.index(text) + self.first
        if not _NUMBER.fullmatch(text) or not self.first <= int(text) <= self.last:
            raise self._wrong(part)
        return int(text)

    def _wrong(self, part: str) -> InvalidValue:
        if _EXTENSION.search(part) and part not in self.names:
            return InvalidValue(notice("“{part}” has L, W, # or ?, which are not understood here", part=part[:20]))
        return InvalidValue(
            notice(
                "“{part}” is not possible as {field}, which goes from {first} to {last}",
                part=part[:20],
                field=self.name,
                first=self.first,
                last=self.last,
            )
        )


_FIELDS = (
    _Field(notice("minute"), 0, 59),
    _Field(notice("hour"), 0, 23),
    _Field(notice("day of the month"), 1, 31),
    _Field(notice("month"), 1, 12, _MONTHS),
    _Field(notice("day of the week"), 0, 7, _WEEKDAYS),  # Sunday is 0 and 7
)


@dataclass(frozen=True, slots=True)
class Cron:
    """When an expression matches: times of day, on days of the calendar."""

    times: tuple[time, ...]  # in order
    days: frozenset[int]  # of the month
    months: frozenset[int]
    weekdays: frozenset[int]  # Monday is 0
    needs_both: bool  # whether a day must match `days` and `weekdays`, or either

    def dates(self, first: date, last: date) -> Iterator[date]:
        """Days that match, in order."""
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            year, month = number // 12, number % 12 + 1
            if month in self.months:
                every = (date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))
                yield from (day for day in every if first <= day <= last and self._has(day))

    def _has(self, day: date) -> bool:
        is_day, is_weekday = day.day in self.days, day.weekday() in self.weekdays
        return (is_day and is_weekday) if self.needs_both else (is_day or is_weekday)


@lru_cache(maxsize=1000)
def read_cron(text: str) -> Cron:
    """Read five fields: minute, hour, day of the month, month, day of the week; in any case, Sunday is 0 and 7.

    Where both the day of the month and that of the week are restricted, either is enough; a field that begins with a
    star counts as not restricted (crontab(5), Debian's cron).

    Raises:
        InvalidValue: It is no such expression, or one that never comes.
    """
    texts = text.lower().split()
    if len(texts) != len(_FIELDS):
        raise InvalidValue(notice("a cron expression has five fields: minute, hour, day, month, weekday"))
    try:
        minutes, hours, days, months, weekdays = (
            field.values(part) for field, part in zip(_FIELDS, texts, strict=True)
        )
    except InvalidValue as error:
        wrong = notice("“{text}” is not a cron expression: {reason}", text=text[:60], reason=error.notice)
        raise InvalidValue(wrong) from None
    needs_both = texts[2].startswith("*") or texts[4].startswith("*")
    if needs_both and all(min(days) > _LONGEST_MONTHS[month - 1] for month in months):
        raise InvalidValue(notice("“{text}” never comes", text=text[:60]))
    times = tuple(time(hour, minute) for hour in sorted(hours) for minute in sorted(minutes))
    return Cron(times, days, months, frozenset((day - 1) % 7 for day in weekdays), needs_both)
