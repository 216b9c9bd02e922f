"""Figures with their amounts as they are written, so that a sum can be made of them and told in the text's words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.intake.figures.intervals import Interval, interval_of
from bot.intake.figures.quantities import Quantity, quantities
from bot.intake.fleeting import fleeting
from bot.intake.found import FoundFigure
from bot.intake.texts import ReadText, Span


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount as its text gives it."""

    words: str
    value: Decimal
    may_be: Interval  # all that it may have been before it was rounded


@fleeting(frozen=True, slots=True)
class Statement(Span):
    """A figure, its amounts by their units, and its whole."""

    figure: FoundFigure
    amounts: dict[str, Stated]
    whole: Stated | None

    @property
    def unit(self) -> str:
        """The unit in which the figure is given first."""
        return self.figure.amount.unit

    def amount(self, unit: str) -> Stated | None:
        """The amount in a unit; null: it has none."""
        return self.amounts.get(unit)


def statements(text: ReadText, around: Span, figures: Sequence[FoundFigure]) -> Iterator[Statement]:
    """Those of some figures whose numbers can be reckoned with; they and their wholes stand in the piece `around` them."""
    piece = around.of(text.whole)
    read = quantities(piece, text.language)
    starts = [around.start + each.numeral.start for each in read]
    first = {each.amount: each for each in reversed(read)}
    for figure in figures:
        own = read[bisect_left(starts, figure.start) : bisect_left(starts, figure.end)]
        wanted, whole = (figure.amount, *figure.also), first.get(figure.total) if figure.total else None
        amounts = {each.amount.unit: _stated(piece, each) for each in own if each.amount in wanted}
        known = {unit: stated for unit, stated in amounts.items() if stated}
        if figure.amount.unit in known:
            stated = _stated(piece, whole) if whole and around.start + whole.start < figure.end else None
            yield Statement(figure.start, figure.end, figure, known, stated)


def _stated(piece: str, quantity: Quantity) -> Stated | None:
    may_be = interval_of(quantity)
    return Stated(quantity.of(piece), quantity.amount.value, may_be) if may_be else None
