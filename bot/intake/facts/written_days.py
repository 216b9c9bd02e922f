"""Days as carriers and heads of articles write them, and days that a text names without a year.

Feeds, pages and people write ISO 8601, RFC 5322 or words of either language ("Minggu, 22 November 2026 19:05 WIB");
libraries know the first two at best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.intake.fleeting import fleeting
from bot.intake.texts import Span

_MONTHS = (
    "january januari jan",
    "february februari pebruari feb",
    "march maret mar",
    "april apr",
    "may mei",
    "june juni jun",
    "july juli jul",
    "august agustus agt agu ags aug",
    "september sept sep",
    "october oktober oct okt",
    "november nopember nov",
    "december desember dec des",
)
_WEEKDAYS = (
    "monday senin mon sen",
    "tuesday selasa tue tues sel",
    "wednesday rabu wed rab",
    "thursday kamis thu thur thurs kam",
    "friday jumat jum’at jum'at fri jum",
    "saturday sabtu sat sab",
    "sunday minggu ahad sun min",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
_ANY_MONTH = "|".join(sorted(_MONTH, key=len, reverse=True))
_ANY_WEEKDAY = "|".join(sorted(map(re.escape, _WEEKDAY), key=len, reverse=True))
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = re.compile(
    rf"(?<![\w/.-])(?:"
    rf"(?P<iso>{_YEAR})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)"
    rf"|(?:(?P<weekday>{_ANY_WEEKDAY})\b\.?,?[ (]{{0,2}})?(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?(?P<month>{_ANY_MONTH})\b(?:\.?,?[ -](?P<year>{_YEAR})(?![\d.,]*\d))?"
    rf"|(?P<month_first>{_ANY_MONTH})\b\.? (?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.,]*\d)(?:,? (?P<year_last>{_YEAR})(?!\d))?"
    rf"|(?P<day_in_figures>\d{{1,2}})(?P<sign>[/.-])(?P<month_in_figures>\d{{1,2}})(?:(?P=sign)(?P<year_in_figures>{_YEAR}|\d\d))?(?![\d/-])\)?"
    rf"))",
    re.IGNORECASE,
)


@fleeting(frozen=True, slots=True)
class WrittenDay(Span):
    """A day as a text names it. `year` is null where the text leaves it to the reader."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None  # Monday is 0

    def within(self, year: int) -> date | None:
        """The day in that year; null: the year has none, or it falls on another day of the week."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in {None, found.weekday()} else None

    @property
    def date(self) -> date | None:
        """The day, where the text gives its year."""
        return self.within(self.year) if self.year else None


def written_days(text: str, *, english: bool = False) -> Iterator[WrittenDay]:
    """Every day that a text names with its month. In figures the day comes first, but in English it may be second."""
    for match in _DAY.finditer(text):
        found = _read(match, english=english)
        if found and (found.within(2024 if found.year is None else found.year) or found.weekday is not None):
            yield found


def weekday_named(word: str) -> int | None:
    """The day of the week of this name, from 0 for Monday; null: it is no such name."""
    return _WEEKDAY.get(word.casefold())


def day_of(written: str) -> date | None:
    """The day that a carrier's words begin or hold; null: there is none with its year."""
    return next((day for each in written_days(written[:200]) if (day := each.date)), None)


def _read(match: re.Match[str], *, english: bool) -> WrittenDay | None:
    start, end = match.span()
    weekday = _WEEKDAY.get((match["weekday"] or "").casefold())
    if match["iso"]:
        return WrittenDay(start, end, int(match["iso_month"]), int(match["iso_day"]), int(match["iso"]))
    if name := match["month"] or match["month_first"]:
        year = match["year"] or match["year_last"]
        day = int(match["day"] or match["day_second"])
        return WrittenDay(start, end, _MONTH[name.casefold()], day, int(year) if year else None, weekday)
    return _in_figures(match, weekday, english=english)


def _in_figures(match: re.Match[str], weekday: int | None, *, english: bool) -> WrittenDay | None:
    """A day such as 25/7: without a year it needs its day of the week, since 1/2 is a half too."""
    written = match["year_in_figures"]
    if not written and (weekday is None or match["sign"] != "/"):
        return None
    year = int(written) + (2000 if len(written) == 2 else 0) if written else None
    first, second = int(match["day_in_figures"]), int(match["month_in_figures"])
    orders = ((second, first), (first, second)) if english else ((first, second), (second, first))
    for day, month in orders:
        found = WrittenDay(*match.span(), month, day, year, weekday)
        if (1 <= month <= 12 and found.within(year or 2024) is not None) or (not year and weekday is not None):
            return found
    return None
