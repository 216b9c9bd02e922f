"""What a number may be, given how it is written: news rounds, and a sum is only wrong where no rounding saves it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.figures import Qualifier
from bot.intake.figures.numerals import Written
from bot.intake.figures.quantities import Quantity
from bot.intake.figures.units import PERCENT, TIMES

_LOOSE = Decimal("0.1")  # how far "about" may be off, as a share
_SHORT = Decimal("0.15")  # how much less "almost" may be
_SPOKEN = Decimal("0.05")  # how far a fraction in words may be off
_FAR = 10  # times as much that "over" may be


@dataclass(frozen=True, slots=True)
class Interval:
    """Everything from `low` to `high`; both are positive."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether the two may be one number."""
        return self.low <= other.high and other.low <= self.high

    def over(self, other: Interval) -> Interval:
        """The quotient; `other` does not hold zero."""
        return Interval(self.low / other.high, self.high / other.low)

    def inverse(self) -> Interval:
        """One divided by it."""
        return Interval(1 / self.high, 1 / self.low)

    @property
    def middle(self) -> Decimal:
        """The number in its middle."""
        return (self.low + self.high) / 2

    def times(self, factor: Decimal) -> Interval:
        """So many times as much."""
        return Interval(self.low * factor, self.high * factor)


def interval_of(quantity: Quantity) -> Interval | None:
    """What an amount may be; null: it is not positive, and nothing is a share of it."""
    is_part = quantity.numeral.written is Written.PART
    value = 100 * quantity.numeral.value if is_part else quantity.amount.value
    slack = value * _SPOKEN if is_part else _slack(quantity)
    if value <= slack:
        return None
    exactly = Interval(value - slack, value + slack)
    if is_part and quantity.start == quantity.numeral.start:  # "about" is then only what a share of three has to be
        return exactly
    return _qualified(exactly, value, quantity.qualifier)


def _qualified(exactly: Interval, value: Decimal, qualifier: Qualifier) -> Interval:
    match qualifier:
        case Qualifier.ABOUT:
            about = Interval(value * (1 - _LOOSE), value * (1 + _LOOSE))
            return Interval(min(exactly.low, about.low), max(exactly.high, about.high))
        case Qualifier.ALMOST:
            return Interval(value * (1 - _SHORT), value)
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return Interval(exactly.low, value * _FAR)
        case Qualifier.AT_MOST | Qualifier.BELOW:
            return Interval(value / _FAR, exactly.high)
        case Qualifier.EXACT:
            return exactly


def _slack(quantity: Quantity) -> Decimal:
    """How far an exact number may be off: half of its last digit; a whole one in hundreds has been rounded to them."""
    numeral = quantity.numeral
    if quantity.amount.unit == PERCENT:
        return numeral.step  # news cuts shares as often as it rounds them
    if numeral.power or numeral.step != 1 or quantity.amount.unit == TIMES:
        return numeral.step / 2
    digits = str(int(numeral.value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10) ** zeros / 2 if zeros >= 2 else Decimal(0)
