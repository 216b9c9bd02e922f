"""How late something may come, in words, read and said: "at most 2 hours late", "paling lambat 2 jam"."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from bot.domain.errors import Notice, notice
from bot.domain.wording import folded
from bot.languages.language import Language, words_for

_LEADS = notice("at most|no more than|within")
_TAIL = notice("late|too late")
_UNITS = {
    "minute": notice("minute|minutes|min"),
    "hour": notice("hour|hours"),
    "day": notice("day|days"),
}
_LONGEST = timedelta(days=366)


def split_age(words: str) -> tuple[str, timedelta | None]:
    """What stands before an age at the end of words, and that age: "07:00" and two hours; null: there is none.

    Every language is understood in every chat. An age of nothing, or of more than a year, is none.
    """
    match = _pattern().search(words)
    if match is None:
        return words, None
    unit = next(unit for unit, names in _UNITS.items() if folded(match["unit"]) in _choices(names))
    age = timedelta(**{f"{unit}s": int(match["count"])})
    return (words[: match.start()].rstrip(" ,;"), age) if timedelta() < age <= _LONGEST else (words, None)


@cache
def _pattern() -> re.Pattern[str]:
    leads, tails = ("|".join(map(re.escape, _choices(text))) for text in (_LEADS, _TAIL))
    units = "|".join(re.escape(choice) for names in _UNITS.values() for choice in _choices(names))
    return re.compile(
        rf"(?:^|[\s,;])(?:{leads})\s+(?P<count>[0-9]{{1,6}})\s?(?P<unit>{units})(?:\s+(?:{tails}))?\s*[.!]?$",
        re.IGNORECASE | re.ASCII,  # else a letter that only looks alike would be read here and known nowhere
    )


@cache
def _choices(text: Notice) -> tuple[str, ...]:
    """The words that any language has for a text whose choices are parted by bars, the longest first."""
    return tuple(sorted(words_for(text), key=lambda choice: (-len(choice), choice)))


def age_text(age: timedelta, spoken: Language) -> str:
    """A stretch of time in the largest unit that tells it whole: "90 minutes", "2 jam"."""
    minutes = age // timedelta(minutes=1)
    for unit, length in (("day", 24 * 60), ("hour", 60)):
        if minutes % length == 0:
            return spoken.stretch(minutes // length, unit)
    return spoken.stretch(minutes, "minute")
