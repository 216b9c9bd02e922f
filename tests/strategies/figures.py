"""Figures, and the measures and units they name."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from bot.domain.dates import EdtfDate
from bot.domain.figures import LARGEST, Amount, Figure, Measure, Qualifier, Unit
from strategies.dates import news_dates
from strategies.words import choice, ids, some, wordings

CURRENCIES = ("KZT", "USD", "IDR", "JPY", "XXX")
_YEARS = (EdtfDate.parse("2021"), EdtfDate.parse("2022"))  # few, so that figures are comparable


@cache
def measures(number: int = 0) -> st.SearchStrategy[Measure]:
    """A measure; `number` tells it from the others."""
    return st.builds(Measure, id=ids(number), name=wordings(1))


@cache
def units(number: int = 0) -> st.SearchStrategy[Unit]:
    """A unit; `number` tells it from the others."""
    return st.builds(Unit, id=ids(number), name=wordings(1), singular=st.none() | wordings(1))


@cache
def numbers() -> st.SearchStrategy[Decimal]:
    """Values that an amount may have: small ones that meet one another, large ones, ones with twelve places."""
    few = choice([Decimal(text) for text in ("0", "1", "2", "12.5", "-3", "441e9", "1e29", "0.000000000001")])
    return st.one_of(
        few, st.integers(-int(LARGEST) + 1, int(LARGEST) - 1).map(Decimal), st.decimals(-9999, 9999, places=4)
    )


@st.composite
def figures(
    draw: st.DrawFn, measures: Sequence[str] = ("budget", "troops"), units: Sequence[str] = ("soldier",)
) -> Figure:
    """A figure of one of these measures, in currencies, percent, times or one of these units."""
    named = draw(some((*CURRENCIES[:2], *units, "percent", "times", *CURRENCIES[2:]), 1, 3))
    amount, *also = (Amount(draw(numbers()), unit) for unit in named)
    when = draw(choice(("none", "period", "as_of")))
    day = draw(choice(_YEARS)) if draw(st.booleans()) else draw(news_dates())
    return Figure(
        measure=draw(choice(measures)),
        amount=amount,
        also=tuple(also),
        qualifier=draw(choice(Qualifier)),
        period=day if when == "period" else None,
        as_of=day if when == "as_of" else None,
        scope=draw(choice(("", "", "army", "west-region"))),
        total=draw(numbers()) if draw(st.booleans()) else None,
    )
