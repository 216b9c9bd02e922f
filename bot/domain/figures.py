"""Figures: what was measured, how much, in which unit, when and of what.

Two figures are compared only where measure, unit, period, moment and scope agree; everything else is "not
comparable", because most seeming contradictions are two different questions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.dates import EdtfDate
from bot.domain.errors import InvalidValue, notice
from bot.domain.wording import ID_LIMIT, Wording, checked_id

LARGEST = Decimal(10) ** 30
PLACES = 12


class Qualifier(StrEnum):
    """How exactly the source gives the number."""

    EXACT = "exact"
    ABOUT = "about"
    ALMOST = "almost"
    OVER = "over"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures, such as a defence budget."""

    id: str
    name: Wording

    def __post_init__(self) -> None:
        checked_id(self.id, ID_LIMIT, key="id")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a count counts, such as soldiers; currencies, `percent` and `times` need no record."""

    id: str
    name: Wording  # beside any number but one
    singular: Wording | None = None  # beside the number one; null: as `name`

    def __post_init__(self) -> None:
        checked_id(self.id, ID_LIMIT, key="id")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit: an ISO 4217 currency code, `percent`, `times`, or the id of a `Unit`."""

    value: Decimal
    unit: str

    def __post_init__(self) -> None:
        if not _is_in_range(self.value):
            raise _out_of_range(self.value, "value")
        if not is_currency(self.unit):
            checked_id(self.unit, ID_LIMIT, key="unit")


def is_currency(unit: str) -> bool:
    """Whether a unit has the form of an ISO 4217 currency code."""
    return len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


def _is_in_range(value: Decimal) -> bool:
    return value.is_finite() and value.copy_abs() < LARGEST and _places(value) <= PLACES


def _days(when: EdtfDate | None) -> tuple[date, date, bool] | None:
    """The days of a date, and whether they are sure: `2022` is `2022-01/2022-12`."""
    return (when.first, when.last, when.is_sure) if when else None


def _places(value: Decimal) -> int:
    """Decimal places that are not zeros at the end, without the context's rounding, under- and overflow."""
    _, digits, exponent = value.as_tuple()
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return max(0, -exponent - zeros) if isinstance(exponent, int) and any(digits) else 0


def _out_of_range(value: Decimal, key: str) -> InvalidValue:
    words = notice("{value} is out of range: below 1e30, with at most 12 decimal places", value=str(value)[:40])
    return InvalidValue(words, key)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value, as its source gives it."""

    measure: str
    amount: Amount
    also: tuple[Amount, ...] = ()  # the same amount in other units, as the source converts it
    qualifier: Qualifier = Qualifier.EXACT
    period: EdtfDate | None = None  # the span that the figure is about
    as_of: EdtfDate | None = None  # the moment at which it held
    scope: str = ""  # an id that narrows the measure (a region, a branch); "": the whole
    total: Decimal | None = None  # the whole of which `amount` is a part, in its unit

    def __post_init__(self) -> None:
        checked_id(self.measure, ID_LIMIT, key="measure")
        if self.scope:
            checked_id(self.scope, ID_LIMIT, key="scope")
        if self.period and self.as_of:
            raise InvalidValue(notice("a figure has a period or an as_of date, not both"), "as_of")
        if len({amount.unit for amount in (self.amount, *self.also)}) <= len(self.also):
            raise InvalidValue(notice("a figure has one amount in each unit"), "also")
        if self.total is not None and not _is_in_range(self.total):
            raise _out_of_range(self.total, "total")

    @property
    def question(self) -> tuple[object, ...]:
        """What the figure answers, but for its unit; a period is its days and not its spelling."""
        return self.measure, _days(self.period), _days(self.as_of), self.scope

    def differences(self, other: Figure) -> tuple[str, ...]:
        """Which of measure, unit, period, as_of and scope forbid a comparison; empty where it is allowed."""
        unlike = {
            "measure": self.measure != other.measure,
            "unit": not self._units() & other._units(),
            "period": _days(self.period) != _days(other.period),
            "as_of": _days(self.as_of) != _days(other.as_of),
            "scope": self.scope != other.scope,
        }
        return tuple(key for key, differs in unlike.items() if differs)

    def _units(self) -> set[str]:
        return {amount.unit for amount in (self.amount, *self.also)}
