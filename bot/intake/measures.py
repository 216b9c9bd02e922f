"""Found figures as records: what was measured, how much, and the measures and units that this needs.

A measure or unit that nobody has named in both languages yet keeps the article's own words, in inverted commas: an
editor sees at once what is left to name.
"""

from __future__ import annotations

from bot.domain.dates import EdtfDate
from bot.domain.figures import Amount, Figure, Measure, Unit, is_currency
from bot.domain.wording import ID_LIMIT, Wording, folded
from bot.intake.figures.tolls import TOLLS
from bot.intake.fleeting import fleeting
from bot.intake.found import FoundFigure
from bot.intake.slugs import slug
from bot.intake.wordings import counted, noun
from bot.intake.wordings.amounts import measure_in

_BARE = frozenset({"percent", "times"})
_UNITS = frozenset(
    ["ton", "kilogram", "kg", "gram", "liter", "meter", "kilometer", "km", "hektare", "hektar", "ha", "barel"]
)
"""Units of what stands behind them in Indonesian: "ton gandum"."""
_POWERS = frozenset({"kubik", "persegi"})
_OTHERS = frozenset({"", "others", "lainnya", "lain"})
"""What is counted where only people's fate is told: "30 lainnya luka-luka"."""


@fleeting(frozen=True, slots=True)
class Measured:
    """A figure, and the new records that it rests on."""

    figure: Figure
    measure: Measure
    units: tuple[Unit, ...]


def measured(found: FoundFigure, language: str, occurred_on: EdtfDate | None) -> Measured | None:
    """The figure as a record; null where the sentence does not say what is measured.

    Raises:
        InvalidValue: The numbers are out of range.
    """
    thing = _apart(found.counted, language)[1]
    words = found.measure or thing or measure_in(found)
    if not words:
        return None
    units: dict[str, Unit] = {}
    amount = _amount(found.amount, found, language, units)
    also = {other.unit: other for other in (_amount(one, found, language, units) for one in found.also)}
    also.pop(amount.unit, None)
    name = _named(words, language)
    figure = Figure(
        measure=slug(name.as_mapping()["en"], ID_LIMIT),
        amount=amount,
        also=tuple(also.values()),
        qualifier=found.qualifier,
        period=found.period or occurred_on,
        total=found.total.value if found.total and found.total.unit == found.amount.unit else None,
    )
    return Measured(figure, Measure(figure.measure, name), tuple(units.values()))


def _amount(amount: Amount, found: FoundFigure, language: str, units: dict[str, Unit]) -> Amount:
    """The amount in a unit that has a name; a new one is kept in `units`."""
    if is_currency(amount.unit) or amount.unit in _BARE:
        return amount
    words = _apart(found.counted, language)[0] or amount.unit
    if found.measure in TOLLS and folded(found.counted) in _OTHERS:
        words = "people" if language == "en" else "orang"
    name, singular = counted(words, language) or (Wording.same(f"“{words}”"), None)
    unit = Unit(slug(name.as_mapping()["en"], ID_LIMIT), name, singular)
    units[unit.id] = unit
    return Amount(amount.value, unit.id)


def _apart(words: str, language: str) -> tuple[str, str]:
    """The unit and what is measured in it: "ton", "gandum"; "": it is not told apart."""
    unit, _, thing = words.partition(" ")
    is_apart = language == "id" and folded(unit) in _UNITS and thing and thing not in _POWERS
    return (unit, thing) if is_apart else (words, "")


def _named(words: str, language: str) -> Wording:
    return TOLLS.get(words) or noun(words, language) or Wording.same(f"“{words}”")
