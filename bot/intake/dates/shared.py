"""The orders of pieces that mean a date in either language: from one date to another, about then, and dates alone."""

from __future__ import annotations

from bot.intake.dates import answers, days, stretches, years
from bot.intake.dates.rules import rule

YEAR = "[yY]"
TO = "[r-]"
LONE_YEAR_IN_ZONE = "(?<![MmäO],)(?<![MmäO])(?<![Mmä][do])(?<![Mmä][do],)y(?=Z)"
"""Four digits before a time zone, which are a time of day, except behind a month or a day of one."""

LAST_RULES = (
    rule(r"[AF]\([WV]\)", days.with_weekday),
    rule("q", stretches.as_quarter),
    rule(f"(?<![ðdn]-){YEAR}{TO}{YEAR}|[MO]{TO}[MO]|[AF]j?{TO}[AF]j?", stretches.span_between),
    rule(f"u(?:{YEAR}&{YEAR}|[MO]&[MO]|[AF]&[AF]|I&I)", stretches.span_between),
    rule("I[r-][IYyO]|[YyO]rI", stretches.span_between),
    rule("y-[dn]", years.short_years),
    rule("~(?:[YOMIAFÏ]|y(?=[^@x]|$))", stretches.about),
    rule("W[r-]W", answers.nothing),
    rule(r"^\(?S\)?$", days.digits_day_of_month),
    rule("F", days.day_alone),
    rule("M", years.month_alone),
    rule("W", days.weekday_alone),
    rule(r"(?<![#/-])y(?![@/-])", years.year_alone),
)
"""What is left when a language's own rules have had their turn, in the order in which it is looked for."""
