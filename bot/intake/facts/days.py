"""The day of publication, with its evidence: what the carrier says, else the text's head, else what the text bounds.

A text without a date still names days, and a day of the week with a day of the month fits few years. Nothing is
concluded beyond that: what is not known stays an interval, with the reasons told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.dates import EdtfDate
from bot.domain.errors import Notice, notice
from bot.intake.facts.written_days import WrittenDay, day_of, written_days
from bot.intake.texts import Span

_YEAR = re.compile(
    r"\b(?:(?<=\d\d )(?:dan|and|to|hingga)|tahun|pada|sejak|awal|akhir|pertengahan|dalam|in|of|since|during|early|late|mid|year|from|"
    r"januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|"
    r"january|february|march|may|june|july|august|october|december)[ -](?P<year>(?:19|20)\d\d)\b(?![.,]?\d)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:akan|hingga|sampai|menjelang|target\w*|ditargetkan|rencana\w*|berencana|mendatang|nanti|paling lambat"
    r"|(?:mem|di)?(?:proyeksi|perkira|prediksi|ramal)\w*|untuk(?: tahun)?(?=\W*\Z)"
    r"|will|until|till|target\w*|plans?|planned|expect\w*|forecasts?|would|going to|project(?:s|ed)|scheduled)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby(?: the end of)? ?\Z", re.IGNORECASE)
_WAS = re.compile(r"[^.!?;\n]{0,60}\b(?:was|were|had)\b")
_HABIT = re.compile(r"[^\W\d_]+ \(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)")
_SINCE = ("sejak ", "since ")
_SIGNED = re.compile(r"[A-Z][\w.’' -]{2,30}, (?P<day>\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4})")
_ENDING = 400  # characters of a text's end in which it may be signed
_RECENT = timedelta(days=15)  # before the latest day: other days in it speak for fresh news
_JUST_NOW = timedelta(days=45)  # before an arrival: a day in it is taken for this year's, whichever others fit
_LONG = 3  # years between the latest day and a later year, beyond which the day tells nothing of when it was published
_OLDEST = 30  # years in which a day without any year is looked for
_NEAR = 60  # characters around a year that tell whether it is past
_NARROW = timedelta(days=31)  # what is known so near needs no further bound
_TOLERANCE = timedelta(days=1)  # zones: it may be tomorrow where the article was written


@dataclass(frozen=True, slots=True)
class _Floor:
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, and why we think so."""

    on: EdtfDate
    reasons: tuple[Notice, ...]
    counted_from: date | None = None  # null: the last day of `on`


def published(carried: str, head: str, body: str, arrived: date, *, english: bool) -> Published:
    """The day of publication, or what bounds it; `head` is what stands before the first sentence, the date line first."""
    reasons: list[Notice] = []
    latest = arrived + _TOLERANCE
    if (day := day_of(carried)) and day <= latest:
        return _told(
            day, notice("Published on {day}: it came with the date “{date}”.", day=f"{day}", date=carried[:80])
        )
    if carried.strip():
        reasons.append(notice("It came with the date “{date}”, which is no day up to its arrival.", date=carried[:80]))
    for line in head.splitlines():
        if (day := day_of(line)) and day <= latest:
            return _told(day, *reasons, _above(day, line))
    if signed := _signed(body, latest):
        return signed
    bounded = _bounded(f"{head}\n{body}", len(head.partition("\n")[0]), arrived, english=english)
    return Published(bounded.on, (*reasons, *bounded.reasons), bounded.counted_from)


def _above(day: date, line: str) -> Notice:
    words = " ".join(line.split())[:120]
    return notice("Published on {day}: so it stands above the text, “{words}”.", day=f"{day}", words=words)


def _signed(body: str, latest: date) -> Published | None:
    """The day of a line of its own at the text's end: "Jakarta, 19 November 2026"."""
    for line in body[-_ENDING:].splitlines()[1:]:
        match = _SIGNED.fullmatch(line.strip())
        if match and (day := day_of(match["day"])) and day <= latest:
            return _told(day, notice("Published on {day}: so it is signed, “{words}”.", day=f"{day}", words=match[0]))
    return None


def _told(day: date, *reasons: Notice) -> Published:
    return Published(EdtfDate.parse(day.isoformat()), reasons)


def _bounded(text: str, head: int, arrived: date, *, english: bool) -> Published:
    """What the days of a text leave, of which the first `head` characters are its date line."""
    named = list(written_days(text, english=english))
    past = [day for day in named if not _is_ahead(text, day)]
    floor = _floor(text, past, arrived)
    year, told = _year_of(text, [day for day in named if day.year is None and day.weekday is not None], floor, arrived)
    reasons = [notice("No day of publication is given; the days that the text names bound it."), *told]
    above = next((day for day in named if day.end <= head and day.year is None), None)
    if above and (day := _placed(above, year)) and day <= arrived:
        return _told(day, *reasons, _above(day, above.of(text)))
    if above and (day := _just_past(above, arrived)) and (floor is None or floor.on <= day):
        just = notice("Above it stands “{words}”, without a year; it came soon after that day.", words=above.of(text))
        return Published(EdtfDate.parse(f"{day}~"), (*reasons, just))
    known = [(found, day) for day in past or named if (found := _placed(day, year)) and found <= arrived]
    known = [pair for pair in known if _is_of_daily(text, pair[1])] or known
    is_older = floor is not None and all(
        floor.on.year - found.year > _LONG and not _HABIT.fullmatch(day.of(text)) for found, day in known
    )
    left = (
        _from_floor(floor, arrived, reasons) if is_older or not known else _from_latest(known, text, arrived, reasons)
    )
    is_narrow = left.on.last - left.on.first <= _NARROW
    return (
        left
        if above is None or floor is None or is_narrow
        else _narrowed(left, above, above.of(text), floor.on, arrived)
    )


def _just_past(day: WrittenDay, arrived: date) -> date | None:
    """A day above a text that names no year, where the last one of its name had just passed as the text arrived."""
    last = [found for year in (arrived.year - 1, arrived.year) if (found := day.within(year)) and found <= arrived]
    return last[-1] if last and arrived - last[-1] <= _JUST_NOW else None


def _narrowed(left: Published, above: WrittenDay, words: str, since: date, arrived: date) -> Published:
    """What a day above the text leaves of many, though it has no year: the years from what the text tells of on."""
    days = [
        day for year in range(since.year, arrived.year + 1) if (day := above.within(year)) and since <= day <= arrived
    ]
    if not days:
        return left
    on = f"{days[0]}/{days[-1]}" if len(days) > 1 else f"{days[0]}"
    told = notice("Above it stands “{words}”, without a year.", words=words)
    return Published(EdtfDate.parse(on), (*left.reasons, told), left.counted_from)


def _from_latest(
    known: Sequence[tuple[date, WrittenDay]], text: str, arrived: date, reasons: list[Notice]
) -> Published:
    """What is left behind the latest day that a text names."""
    latest, day = max(known, key=lambda pair: pair[0])
    reasons.append(notice("The latest that it names is {day}: “{words}”.", day=f"{latest}", words=day.of(text)))
    if _is_of_daily(text, day):
        reasons.append(notice("Daily news writes “{words}” of the same day or the day before.", words=day.of(text)))
        return Published(EdtfDate.parse(f"{latest}~"), tuple(reasons))
    near = {found for found, _ in known if latest - found <= _RECENT}
    if len(near) > 1:
        reasons.append(notice("Several of the days that it names are of that time, so it was published about then."))
        return Published(EdtfDate.parse(f"{latest:%Y-%m}~"), tuple(reasons), latest)
    since = f"{latest}/{arrived}" if latest < arrived else f"{arrived}"
    return Published(EdtfDate.parse(since), tuple(reasons), latest)


def _is_of_daily(text: str, day: WrittenDay) -> bool:
    """Whether a day is written as daily news writes the one that it tells of; what lasts since a day is told later."""
    return bool(_HABIT.fullmatch(day.of(text))) and not text[max(0, day.start - 6) : day.start].lower().endswith(_SINCE)


def _from_floor(floor: _Floor | None, arrived: date, reasons: list[Notice]) -> Published:
    """What is left where no day is known: from the latest year that the text tells of, to the arrival."""
    if floor is None:
        return Published(
            EdtfDate.parse(f"../{arrived}"), (*reasons, notice("It names none; it was published by its arrival."))
        )
    told = notice("It tells of {year} (“{words}”) and of nothing later.", year=floor.on.year, words=floor.words)
    return Published(EdtfDate.parse(f"{floor.on.year}/{arrived}"), (*reasons, told))


def _is_ahead(body: str, place: Span) -> bool:
    """Whether a day or year is told as one to come: its own clause speaks of plans."""
    clause = re.split(r"[.!?;\n]", body[max(0, place.start - _NEAR) : place.start])[-1]
    if _BY.search(clause) and not _WAS.match(body, place.end):
        return True
    return _AHEAD.search(clause) is not None or body[place.end : place.end + 12].lstrip().startswith(
        ("mendatang", "nanti")
    )


def _floor(body: str, past: Sequence[WrittenDay], arrived: date) -> _Floor | None:
    """The latest day or year up to the arrival that the text tells of as past."""
    days = [_Floor(found, day.of(body)) for day in past if (found := day.date) and found <= arrived]
    years = [
        _Floor(date(int(match["year"]), 1, 1), match[0])
        for match in _YEAR.finditer(body)
        if int(match["year"]) <= arrived.year and not _is_ahead(body, Span(match.start("year"), match.end("year")))
    ]
    return max((*days, *years), key=lambda floor: floor.on, default=None)


def _year_of(
    body: str, partial: Sequence[WrittenDay], floor: _Floor | None, arrived: date
) -> tuple[int | None, tuple[Notice, ...]]:
    """The year that days of the week with days of the month leave; null: none, or there is nothing to tell it by."""
    first = floor.on.year if floor else arrived.year - _OLDEST
    fits = {year: sum(_placed(day, year) is not None for day in partial) for year in range(first, arrived.year + 1)}
    most = max(fits.values(), default=0)
    if not most or 2 * most <= len(partial):
        return None, ()
    years = [year for year, count in fits.items() if count == most and _begins_by(partial, year, arrived)]
    words = ", ".join(dict.fromkeys(f"“{day.of(body)}”" for day in partial[:4]))
    if not years:
        return None, ()
    told = [notice("It tells of {year} (“{words}”).", year=floor.on.year, words=floor.words)] if floor else []
    if len(years) == 1:
        fit = notice(
            "{days}: of the years {first} to {last} only {year} fits.",
            days=words,
            first=first,
            last=arrived.year,
            year=years[0],
        )
        return years[0], (*told, fit)
    listed = ", ".join(map(str, years))
    if any((found := _placed(day, years[-1])) and timedelta(0) <= arrived - found <= _JUST_NOW for day in partial):
        return years[-1], (
            *told,
            notice("{days}: the years {years} fit; the last of them is just now.", days=words, years=listed),
        )
    return None, (*told, notice("{days}: the years {years} fit, so the year is not known.", days=words, years=listed))


def _begins_by(partial: Sequence[WrittenDay], year: int, arrived: date) -> bool:
    """Whether at least one of the days, placed in that year, had come when the text arrived."""
    return any((found := _placed(day, year)) is not None and found <= arrived for day in partial)


def _placed(day: WrittenDay, year: int | None) -> date | None:
    """A day in its own year, or in the one that was found for the text; one without a weekday is not placed."""
    if day.year:
        return day.date
    return day.within(year) if year and day.weekday is not None else None
