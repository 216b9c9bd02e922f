"""Schedules and quiet hours in words, read and said: `setiap hari jam 7 pagi`, `weekdays at 7`, `22:00-06:00`.

Every language is understood in every chat, as with days (`reading`). Nothing is guessed at: where a word is left over,
or a number may mean two times, the whole is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time

from babel.dates import format_skeleton
from babel.lists import format_list

from bot.domain.errors import InvalidValue, notice
from bot.domain.schedule import Schedule
from bot.domain.wall_clocks import EVERY_DAY, clock_text, read_clock, runs
from bot.languages.language import Language
from bot.languages.schedule_words import NO_QUIET_HOURS, WEEKDAYS, WEEKEND, Kind, Word, words_of
from bot.languages.zones import zone_meant

_CRON = re.compile(r"\s*cron\s+((?:\S+\s+){4}\S+)(?:\s+\(?([^\s()]+)\)?)?\s*", re.IGNORECASE)

# Orders of words that make sense, each word by the letter of its kind.
_NEXT = "(?:,a?|a)"
_ONE_DAY = "e?h?(?:drh?d|d|g)"
_GROUPS = {
    "times": re.compile(f"(?:e?j)?[tc]k?(?:{_NEXT}j?[tc]k?|j?c)*"),
    "days": re.compile(f"o?(?:(?:eh|e?y)(?![hdg])|{_ONE_DAY}(?:{_NEXT}?o?{_ONE_DAY})*)"),
    "zone": re.compile("w?zw?"),
}
_QUIET = re.compile("f?j?[tc]rj?[tc]")
_DAYS_SAID = {EVERY_DAY: notice("every day"), WEEKDAYS: notice("weekdays"), WEEKEND: notice("weekends")}


def read_schedule(words: str, zone: str) -> Schedule | None:
    """The schedule that somebody means: "07:00 mon-fri Asia/Jakarta", "setiap hari jam 7 pagi", "cron 0 7 * * 1-5".

    On every day where no day is named, in `zone` where no zone is; null: not every word is understood.
    """
    if match := _CRON.fullmatch(words):
        return _read_cron(match[1], zone_meant(match[2]) if match[2] else zone)
    found = words_of(words.strip().rstrip(".!"))
    groups = _groups(found) if found else {}
    clocks = _clocks(groups.get("times", ()))
    if not clocks:
        return None
    days = _days(groups["days"]) if "days" in groups else EVERY_DAY
    named = next((word.zone for word in groups.get("zone", ()) if word.zone), zone)
    return Schedule.of(named, clocks, days) if days else None


def read_quiet(words: str) -> str | None:
    """Quiet hours as stores keep them: "22:00-06:00" for "jam 10 malam sampai 6 pagi"; "" for "off"; null: neither."""
    found = words_of(words.strip().rstrip(".!")) or ()
    kinds = _kinds(found)
    if kinds == Kind.OFF:
        return ""
    clocks = _clocks(found)
    is_unsure = kinds.count(Kind.HOUR) == 2 and all(word.may_be_afternoon for word in found if word.kind is Kind.HOUR)
    if not _QUIET.fullmatch(kinds) or is_unsure or len(set(clocks)) != 2:
        return None
    return "-".join(map(clock_text, clocks))


def _read_cron(cron: str, zone: str | None) -> Schedule | None:
    try:
        return Schedule.of(zone, cron=cron) if zone else None
    except InvalidValue:
        return None


def _kinds(words: Sequence[Word]) -> str:
    return "".join(word.kind for word in words)


def _groups(words: Sequence[Word]) -> dict[str, Sequence[Word]]:
    """The words parted into times, days and a zone, in any order; none: they make no sense."""
    kinds, place = _kinds(words), 0
    found: dict[str, Sequence[Word]] = {}
    while place < len(kinds):
        name, end = next(
            ((name, m.end()) for name, group in _GROUPS.items() if (m := group.match(kinds, place))), ("", 0)
        )
        if not name or name in found:
            return {}
        found[name] = words[place:end]
        place = end + (kinds[end : end + 1] == Kind.COMMA and end + 1 < len(kinds))
    return found


def _clocks(words: Sequence[Word]) -> list[time]:
    """The times among words; none where one of them may be in the morning or not: "7 and 8 pm"."""
    is_sure = not any(word.has_part for word in words) or not any(word.may_be_afternoon for word in words)
    return [word.clock for word in words if word.kind in {Kind.HOUR, Kind.CLOCK}] if is_sure else []


def _days(words: Sequence[Word]) -> set[int]:
    """The days that words name, every day if none; an empty set where a stretch ends on the day on which it begins."""
    found: set[int] = set()
    for place, word in enumerate(words):
        found.update(word.days)
        if word.kind is Kind.TO:
            first = words[place - 1].days[0]
            count = (next(later.days[0] for later in words[place:] if later.days) - first) % 7
            if not count:
                return set()
            found.update((first + step) % 7 for step in range(count))
    return found or set(EVERY_DAY)


def schedule_text(schedule: Schedule, spoken: Language) -> str:
    """When digests come: "setiap hari pukul 07.00 (Asia/Jakarta)"; `read_schedule` understands it in any language."""
    if schedule.cron:
        return f"cron {schedule.cron} ({schedule.zone})"
    times = format_list([_clock(clock, spoken) for clock in schedule.times], locale=spoken.locale)
    days = _days_said(schedule.days, spoken)
    return spoken.text("{days} at {times} ({zone})", days=days, times=times, zone=schedule.zone)


def _days_said(days: tuple[int, ...], spoken: Language) -> str:
    if days in _DAYS_SAID:
        return spoken.say(_DAYS_SAID[days])
    names = spoken.locale.days["stand-alone"]["abbreviated"]
    said: list[str] = []
    for first, last in runs(days):
        if last - first > 1:
            said.append(f"{names[first]}–{names[last]}")
        else:
            said += [names[day] for day in range(first, last + 1)]
    return format_list(said, locale=spoken.locale)


def quiet_text(quiet: str, spoken: Language) -> str:
    """Quiet hours, as stores keep them, in words: "22.00–06.00"; `read_quiet` understands it in any language."""
    if not quiet:
        return spoken.say(NO_QUIET_HOURS)
    return "–".join(_clock(read_clock(clock), spoken) for clock in quiet.split("-"))


def moment_text(moment: datetime, spoken: Language) -> str:
    """A moment on the wall clocks of its own zone: "Sen, 23 Nov 2026 pukul 07.00"."""
    day = format_skeleton("yMMMEd", moment, locale=spoken.locale).replace("\xa0", " ")
    return spoken.text("{day} at {time}", day=day, time=_clock(moment.time(), spoken))


def _clock(clock: time, spoken: Language) -> str:
    return format_skeleton("Hm", clock, locale=spoken.locale)
