"""Read the days people ask for, in any of the languages' habits: `2022`, `juni 2022`, `8 June 2022`, `2022-06..2025`.

Every language is understood in every chat: people mix them, and no reading of one contradicts another. A day written
with digits only is day first (8/6/2022 is 8 June; 6/2022 is June), as both Indonesian and international English have it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from bot.domain.dates import EdtfDate, TimeWindow
from bot.domain.errors import InvalidValue, Notice, notice
from bot.domain.wording import folded
from bot.languages.language import available, language, words_for
from bot.languages.lately import lately
from bot.languages.year_parts import year_part

LONGEST = 10
"""Most words that one window is written in: "from 8 June 2022 until 12 December 2025" has eight."""

_TO = notice("to|until|till")
_FROM = notice("from|since")
_YEAR = notice("year|the year|in|on|during")
_BEFORE = notice("before|prior to")
_AFTER = notice("after|later than")
_BETWEEN = notice("between|in between")
_AND = notice("and")
_DIGITS = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})")
_MONTH_DIGITS = re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})")
_DAY_FIRST = re.compile(r"(?:(?P<day>\d{1,2}) )?(?P<month>[^\W\d]+)(?: (?P<second>\d{1,2}))? (?P<year>\d{4})")
_DECADE = re.compile(r"(?:the )?(?P<decade>\d{3})0(?:['’]?s|-?an)", re.IGNORECASE)
_DOTS = re.compile(r"\s*(?:\.\.+|…|[–—]|--+|\s-\s|(?<=\b\d{4})-(?=\d{4}\b))\s*")
_LONGEST_CHOICE = 3
_DAY = timedelta(days=1)


def _led_by(words: Sequence[str], choices: Notice) -> int:
    """How many words at the beginning are one of the choices of a catalogue text; 0: they are none."""
    counts = range(min(_LONGEST_CHOICE, len(words)), 0, -1)
    return next((count for count in counts if folded(" ".join(words[:count])) in words_for(choices)), 0)


@cache
def _months() -> dict[str, int]:
    """Month names, long and short, in every language, folded, to their numbers."""
    return {
        folded(name): number
        for code in available()
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in language(code).locale.months[context][width].items()
    }


def _worded_date(text: str) -> str | None:
    """`8 juni 2022`, `june 8 2022`, `juni 2022` as EDTF text; none where it is no such date."""
    match = _DAY_FIRST.fullmatch(folded(text))
    month = _months().get(match["month"]) if match else None
    if match is None or month is None or (match["day"] and match["second"]):
        return None
    day = match["day"] or match["second"]
    return f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else "")


def _told_from(today: date, words: Sequence[str]) -> EdtfDate | None:
    """Days that words tell from today, as `lately` reads them, behind any words that lead a date."""
    window = lately(" ".join(words), today)
    if window is not None:
        return EdtfDate.parse(f"{window.first}/{window.last}")
    led = _led_by(words, _YEAR)
    return _told_from(today, words[led:]) if led else None


def _with_years(today: date, words: list[str]) -> list[str]:
    """The words of a date, "last year" or "this year" among them as that year's number."""
    years = {
        TimeWindow(date(year, 1, 1), date(year, 12, 31)): f"{year:04}" for year in (today.year, today.year - 1) if year
    }
    for place in range(len(words) - 1):
        told = lately(" ".join(words[place : place + 2]), today)
        if told in years:
            return [*words[:place], years[told], *words[place + 2 :]]
    return words


def read_date(text: str, today: date | None = None) -> EdtfDate | None:
    """One date or EDTF interval, which may be told from `today` where that is known; none where the text is no date."""
    text = text.strip(" ,")
    words = text.split()
    if len(words) > LONGEST:
        return None
    if today is not None and not _DOTS.search(text):
        if (told := _told_from(today, words)) is not None:
            return told
        words = _with_years(today, words)
    while led := _led_by(words, _YEAR):
        words = words[led:]
    text = " ".join(words)
    digits = _DIGITS.fullmatch(text)
    if digits:
        text = f"{digits['year']}-{int(digits['month']):02}-{int(digits['day']):02}"
    month = _MONTH_DIGITS.fullmatch(text)
    if month:
        text = f"{month['year']}-{int(month['month']):02}"
    decade = _DECADE.fullmatch(text)
    if decade:
        text = f"{decade['decade']}X"
    try:
        return EdtfDate.parse(_worded_date(text) or year_part(text) or text)
    except InvalidValue:
        return None


def _window(first: EdtfDate | None, last: EdtfDate | None) -> TimeWindow:
    return TimeWindow(
        first.first if first and first.begin else None,
        last.last if last and last.end else None,
    )


def _between(left: str, right: str, today: date | None) -> TimeWindow | None:
    """The window between two dates, either of which may be left out."""
    first, last = read_date(left, today), read_date(right, today)
    if (left.strip() and first is None) or (right.strip() and last is None) or not (first or last):
        return None
    window = _window(first, last)
    return None if window.first and window.last and window.first > window.last else window


def _split_at_word(words: Sequence[str]) -> tuple[str, str] | None:
    """What stands before and after a word for "to", a word for "from" before it left out; or between two."""
    between = _led_by(words, _BETWEEN)
    begins = between or _led_by(words, _FROM)
    rest = words[begins:]
    for place in range(len(rest)):
        if led := _led_by(rest[place:], _AND if between else _TO):
            return " ".join(rest[:place]), " ".join(rest[place + led :])
    return (" ".join(rest), "") if begins and not between else None


def _beside(words: Sequence[str], today: date | None) -> TimeWindow | None:
    """All days before a date, or all after it; null: the words ask for neither."""
    for lead, is_before in ((_BEFORE, True), (_AFTER, False)):
        led = _led_by(words, lead)
        when = read_date(" ".join(words[led:]), today) if led else None
        edge = None if when is None else _window(when, when).first if is_before else _window(when, when).last
        if edge is not None and date.min < edge < date.max:
            return TimeWindow(None, edge - _DAY) if is_before else TimeWindow(edge + _DAY)
    return None


def _ends(text: str, today: date | None) -> tuple[str, str] | None:
    """The two dates that a text names, either of which may be left out; none where it names no two."""
    if len(parts := _DOTS.split(text)) == 2:
        return parts[0], parts[1]
    words = text.split()
    parted = _split_at_word(words)
    if parted is not None:
        return parted
    for place in range(1, len(words)):
        left, right = " ".join(words[:place]), " ".join(words[place:])
        if read_date(left, today) and read_date(right, today):
            return left, right
    return None


def read_window(text: str, today: date | None = None) -> TimeWindow | None:
    """The days that a text asks for; none where it is no window, or one that ends before it begins.

    Words such as "last year" are read where `today` is known.
    """
    if not text.split():
        return None
    is_open = _led_by(text.split(), _FROM) or _led_by(text.split(), _TO)  # "dari" may stand within a date, too
    exact = None if is_open else read_date(text, today)
    if exact is not None:
        return _window(exact, exact)
    ends = _ends(text, today)
    return _between(*ends, today) if ends else _beside(text.split(), today)


def turned(text: str, today: date | None = None) -> str | None:
    """A window that ends before it begins, the other way round: "2025..2022" as "2022..2025"; none for any other text."""
    ends = _ends(text, today)
    if ends is None or not all(ends) or read_window(text, today) is not None:
        return None
    left, right = ends
    return f"{right}..{left}" if _between(right, left, today) else None


def split_window(words: Sequence[str], today: date | None = None) -> tuple[list[str], TimeWindow | None]:
    """Part words into what comes before a window and the longest window at their end, if there is one."""
    for place in range(max(0, len(words) - LONGEST), len(words)):
        window = read_window(" ".join(words[place:]), today)
        if window is not None:
            return list(words[:place]), window
    return list(words), None
