"""What words are to a schedule: times, parts of the day, days, zones, and the small words between them.

Each kind is one letter, so that `schedules` can say which orders of words make sense as a pattern of letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from functools import cache

from bot.domain.errors import Notice, notice
from bot.domain.wording import folded
from bot.languages.language import available, language
from bot.languages.zones import zone_meant


class Kind(StrEnum):
    """What a word is, as one letter."""

    HOUR = "t"  # "7"
    CLOCK = "c"  # "19:00", "7 pm", "noon"
    PART = "p"  # "pm"; never left alone, see `words_of`
    SHARP = "k"  # "o'clock"
    DAY = "d"  # "monday"
    DAYS = "g"  # "weekdays"
    DAILY = "y"
    EVERY = "e"
    A_DAY = "h"  # "day", as in "every day" and "hari Senin"
    AT = "j"
    ON = "o"
    TO = "r"
    FROM = "f"
    AND = "a"
    COMMA = ","
    ZONE = "z"
    ZONE_WORD = "w"  # "time", as in "Jakarta time"
    OFF = "x"
    HALF = "b"  # "half past"; never left alone, see `words_of`


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several that mean one thing."""

    kind: Kind
    clock: time = time(0)  # of an hour or a clock
    days: tuple[int, ...] = ()  # Monday is 0
    zone: str = ""  # name in the IANA database
    hours: tuple[int, int] = (0, 0)  # the first and last hour of a part of the day; 24 is midnight
    may_be_afternoon: bool = False  # a clock that says neither by its digits nor by a part of the day
    has_part: bool = False  # a clock that a part of the day made sure
    minutes: int = 0  # of a half hour: how much later than the hour behind it is meant, or earlier


WEEKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)
NO_QUIET_HOURS = notice("no quiet hours")
_LONGEST = 4  # words that a zone, or one of these, is named with
_SHORTEST_DAY = 3  # letters, which tell the days apart in every language

_SMALL = {
    notice("every|each"): Kind.EVERY,
    notice("day|the day"): Kind.A_DAY,
    notice("daily|everyday"): Kind.DAILY,
    notice("at|at hour"): Kind.AT,
    notice("o’clock|sharp"): Kind.SHARP,
    notice("on|on each"): Kind.ON,
    notice("to|until|till|through"): Kind.TO,
    notice("from|starting at"): Kind.FROM,
    notice("and|and also"): Kind.AND,
    notice("time|time zone"): Kind.ZONE_WORD,
    notice("off|none"): Kind.OFF,
    NO_QUIET_HOURS: Kind.OFF,
}
_SEVERAL_DAYS = {
    notice("weekdays|weekday|workdays|working days"): WEEKDAYS,
    notice("weekends|weekend"): WEEKEND,
}
_HALVES = {
    notice("half past"): 30,
    notice("half an hour before|half an hour to"): -30,
}
_PARTS = {
    notice("am|a.m."): (0, 11),
    notice("pm|p.m."): (12, 23),
    notice("in the morning|morning"): (1, 11),
    notice("around noon"): (11, 15),
    notice("in the afternoon|afternoon"): (12, 18),
    notice("in the evening|evening"): (16, 22),
    notice("at night|night"): (18, 24),
}
_ALONE = {notice("noon|midday"): (12, 12), notice("midnight"): (24, 24)}
"""Parts of the day that are times too: "noon", "12 noon"."""

_CHUNK = re.compile(r"[,;&]|[^\s(),;&]+")
_TOKEN = re.compile(r"[0-9]+(?:[:.][0-9]+)*|[^\W\d_]+(?:['’./][^\W\d_]+)*\.?|[-–—]|[,;&@]")
_WRITTEN = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?")
_SIGNS = {
    **dict.fromkeys("-–—", Word(Kind.TO)),
    **dict.fromkeys(",;", Word(Kind.COMMA)),
    "&": Word(Kind.AND),
    "@": Word(Kind.AT),
}


def words_of(text: str) -> list[Word] | None:
    """The words of a text, a time and its part of the day as one; null: something in it is none of them."""
    tokens = _tokens(text)
    found: list[Word] = []
    while tokens:
        count, word = _longest(tokens[:_LONGEST])
        del tokens[:count]
        if word is not None and word.kind is Kind.PART:
            is_led = bool(found) and found[-1].kind in {Kind.HOUR, Kind.CLOCK}
            word = _made_sure(found.pop(), word.hours) if is_led else _alone(word.hours)
        if word is None:
            return None
        found.append(word)
    return _halved(found)


def _halved(words: Sequence[Word]) -> list[Word] | None:
    """Each half hour and the hour behind it as one time: "setengah 8 malam" is 19:30; null: it has none behind it."""
    found: list[Word] = []
    for word in words:
        if not found or found[-1].kind is not Kind.HALF:
            found.append(word)
            continue
        if word.kind not in {Kind.HOUR, Kind.CLOCK} or word.clock.minute:
            return None
        meant = (word.clock.hour * 60 + found.pop().minutes) % (24 * 60)
        found.append(replace(word, clock=time(*divmod(meant, 60))))
    return None if found and found[-1].kind is Kind.HALF else found


def _tokens(text: str) -> list[str]:
    """The words, numbers and signs of a text; a zone's whole name is one, and so is what nobody understands."""
    found: list[str] = []
    for chunk in _CHUNK.findall(text):
        parts = _TOKEN.findall(chunk)
        found += [chunk] if zone_meant(chunk) or "".join(parts) != chunk else parts
    return found


def _longest(tokens: Sequence[str]) -> tuple[int, Word | None]:
    """How many tokens at the beginning mean one thing, and what; null: they mean nothing."""
    for count in range(len(tokens), 1, -1):
        if all(token[0].isalpha() for token in tokens[:count]) and (word := _named(" ".join(tokens[:count]))):
            return count, word
    return 1, _SIGNS.get(tokens[0]) or _number(tokens[0]) or _named(tokens[0])


def _named(phrase: str) -> Word | None:
    word = _lexicon().get(_plain(phrase))
    if word is None and (zone := zone_meant(phrase)):
        return Word(Kind.ZONE, zone=zone)
    return word


def _number(token: str) -> Word | None:
    match = _WRITTEN.fullmatch(token)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (24, 0)
    if hour > 23 or minute > 59:
        return None
    kind = Kind.CLOCK if match and match[2] else Kind.HOUR
    return Word(kind, time(hour, minute), may_be_afternoon=1 <= hour <= 12 and not token.startswith("0"))


def _made_sure(at: Word, hours: tuple[int, int]) -> Word | None:
    """A time with its part of the day: 7 at night is 19:00; null: there is no such time, or it had one already."""
    hour, (first, last) = at.clock.hour, hours
    turn = 12 if 1 <= hour <= 12 else 24  # what is written as 0 or above 12 has one meaning
    meant = [each for each in range(first, last + 1) if each % turn == hour % turn]
    if at.has_part or not meant:
        return None
    return Word(Kind.CLOCK, at.clock.replace(hour=meant[0] % 24), has_part=True)


def _alone(hours: tuple[int, int]) -> Word | None:
    """A part of the day without a time before it: noon and midnight are times themselves."""
    return Word(Kind.CLOCK, time(hours[0] % 24), has_part=True) if hours[0] == hours[1] else None


def _plain(phrase: str) -> str:
    return folded(phrase.replace("'", "").replace("’", ""))


@cache
def _lexicon() -> dict[str, Word]:
    """What the words of every language mean, by the words in their plain form."""
    texts = [
        *((text, Word(kind)) for text, kind in _SMALL.items()),
        *((text, Word(Kind.DAYS, days=days)) for text, days in _SEVERAL_DAYS.items()),
        *((text, Word(Kind.HALF, minutes=minutes)) for text, minutes in _HALVES.items()),
        *((text, Word(Kind.PART, hours=hours)) for text, hours in {**_PARTS, **_ALONE}.items()),
    ]
    return dict(_days()) | {choice: word for text, word in texts for choice in _choices(text)}


def _choices(text: Notice) -> Iterator[str]:
    """The words that any language has for a catalogue text whose choices are parted by bars."""
    for code in available():
        yield from map(_plain, language(code).say(text).split("|"))


def _days() -> Iterator[tuple[str, Word]]:
    """The names of days, whole, in the plural that English has, and cut short: "Mondays", "tues", "sen"."""
    for code in available():
        for day, name in language(code).locale.days["stand-alone"]["wide"].items():
            plain, word = _plain(name), Word(Kind.DAY, days=(day,))
            yield from ((plain[:count], word) for count in range(_SHORTEST_DAY, len(plain)))
            yield from ((form, word) for form in (plain, f"{plain}s"))
