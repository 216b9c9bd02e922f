"""The orders of pieces that mean a date in either language: from one date to another, about then, and dates alone."""

from __future__ import annotations

from bot.intake.dates import anchored, answers, days, feasts, stretches, years
from bot.intake.dates.rules import rule

YEAR = "[yY]"
TO = "[r-]"
LONE_YEAR_IN_ZONE = "(?<![MmäO],)(?<![MmäO])(?<![Mmä][do])(?<![Mmä][do],)y(?=Z)"
"""Four digits before a time zone, which are a time of day, except behind a month or a day of one."""

NOT_DATED = r"(?!,?p?\(?A)"
"""Not before its own day: "dua hari kemudian, Senin (14/10/2025)"."""

FEASTS = (
    rule(f"ħ[-+]d[û!](?:{YEAR}ħ?)?", feasts.days_away),
    rule(f"jû{YEAR}ħ?|j!{YEAR}?", feasts.eve),
    rule(f"dû{YEAR}ħ?", feasts.day_of_ramadan),
    rule(f"[û!]{YEAR}ħ?|û[lifU7]", feasts.feast),
    rule("û", answers.nothing),
)
"""Of the days of feasts, before anything reads the year or the day's name alone."""

LAST_RULES = (
    rule(r"[AF]\([WV]\)", days.with_weekday),
    rule("q", stretches.as_quarter),
    rule(f"(?<![ðdn]-){YEAR}{TO}{YEAR}|[MO]{TO}[MO]|[AF]j?(?:{TO}|,r)[AF]j?", stretches.span_between),
    rule(f"u(?:{YEAR}&{YEAR}|[MO]&[MO]|[AF]&[AF]|I&I)", stretches.span_between),
    rule("I[r-][IYyO]|[YyO]rI", stretches.span_between),
    rule("y-[dn]", years.short_years),
    rule("~(?:[YOMIAFÏ]|y(?=[^@x]|$))", stretches.about),
    rule("M(?=(?:,M){0,6},?&O)", years.month_of_the_next),
    rule("F(?=(?:,F){0,6},?&A)", days.day_of_the_next),
    rule("W[r-]W", answers.nothing),
    rule(r"^\(?S\)?$", days.digits_day_of_month),
    rule("F", days.day_alone),
    rule("M", years.month_alone),
    rule("W", days.weekday_alone),
    rule(r"(?<![#/n-])y(?![@/-])", years.year_alone),
    rule(r"(?<![#/-])d(?=(?:,d){0,6}(?:,|,?&)[AI])", days.day_of_the_next),
    rule(r"A,?\(?k\)?", days.within_week),
)
"""What is left when a language's own rules have had their turn, in the order in which it is looked for."""

ANCHORED_RULES = (
    rule("[AO]2?=", anchored.in_that_year),
    rule("1?=2?Y|1?=", anchored.the_same),
    rule("1?g-?2?1?[YOk]", stretches.part_of),
)
"""What counts from dates that are known by then, behind a language's own rules for that."""
