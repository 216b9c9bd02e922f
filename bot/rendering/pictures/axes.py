"""Which figures may stand on one axis: those that answer one question, in a unit that all of them have.

Apart from how they are drawn, because a picture that is wrong here is wrong however well it looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.claims import SourcedClaim
from bot.domain.figures import Figure


@dataclass(frozen=True, slots=True)
class Axis:
    """Claims whose figures answer one question, in one unit."""

    claims: tuple[tuple[SourcedClaim, Figure], ...]
    units: frozenset[str]

    @property
    def unit(self) -> str:
        """The unit of its bars: the first claim's own where all have it."""
        own = self.claims[0][1].amount.unit
        return own if own in self.units else min(self.units)

    def value(self, figure: Figure) -> Decimal:
        """A figure's number in the unit of the axis."""
        return next(each.value for each in (figure.amount, *figure.also) if each.unit == self.unit)

    def whole(self, figure: Figure) -> Decimal | None:
        """The whole of which a figure is a part, where that can be drawn."""
        is_part = figure.total is not None and 0 <= figure.amount.value <= figure.total and figure.total > 0
        return figure.total if is_part and self.unit == figure.amount.unit else None

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """From where to where it goes; zero is always on it."""
        figures = [figure for _, figure in self.claims]
        numbers = [Decimal(0), *map(self.value, figures), *(self.whole(each) or Decimal(0) for each in figures)]
        return min(numbers), max(numbers)

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to hold a bar against: another figure, or the whole."""
        return len(self.claims) > 1 or self.whole(self.claims[0][1]) is not None


def _question(claim: SourcedClaim, figure: Figure) -> tuple[object, ...]:
    """What must agree on one axis but for the unit; without a time of its own a figure has that of its event."""
    occurred_on = claim.claim.occurred_on
    has_time = bool(figure.period or figure.as_of)
    time = None if has_time or occurred_on is None else (occurred_on.first, occurred_on.last)
    return figure.question, claim.claim.status, time


def axes_of(claims: Sequence[SourcedClaim]) -> list[Axis]:
    """The figures of these claims, together where they answer one question in a unit that all of them have."""
    axes: list[tuple[object, Axis]] = []
    for claim in claims:
        figure = claim.claim.figure
        if figure is None:
            continue
        question = _question(claim, figure)
        units = frozenset(amount.unit for amount in (figure.amount, *figure.also))
        place = next((at for at, (asked, axis) in enumerate(axes) if asked == question and axis.units & units), None)
        if place is None:
            axes.append((question, Axis(((claim, figure),), units)))
        else:
            axis = axes[place][1]
            axes[place] = (question, Axis((*axis.claims, (claim, figure)), axis.units & units))
    return [axis for _, axis in axes]


def can_be_seen(axes: Sequence[Axis]) -> bool:
    """Whether there are two figures to look at side by side, or one and its whole."""
    return sum(len(axis.claims) for axis in axes) > 1 or any(axis.is_drawn for axis in axes)


def differences(axes: Sequence[Axis]) -> list[str]:
    """What keeps figures from one axis, as far as it has a name: parts of the question, in order; time has none."""
    first, *others = (axis.claims[0] for axis in axes)
    found = {key for _, figure in others for key in first[1].differences(figure)}
    if any(claim.claim.status is not first[0].claim.status for claim, _ in others):
        found.add("status")
    return sorted(found)
