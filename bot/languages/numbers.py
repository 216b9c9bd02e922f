"""Numbers, money and counts in a language's habit, always exact: what cannot be said short is said in full."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import lru_cache

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal, get_currency_symbol

from bot.domain.errors import notice

_SHORT_FROM, _SHORT_BELOW = Decimal(10) ** 6, Decimal(10) ** 15
_SHORT_PLACES = 3
_DIGITS = 60  # more than any amount has; the usual 28 would round the largest
_ALL_PLACES = 12  # a language may count in other steps (a crore is ten million), which moves the point further

CURRENCY_PATTERNS = tuple(
    pattern.text
    for pattern in (
        notice("AZN {number}"),
        notice("KGS {number}"),
        notice("KZT {number}"),
        notice("MYR {number}"),
        notice("RUB {number}"),
        notice("SGD {number}"),
        notice("TRY {number}"),
        notice("UAH {number}"),
        notice("UZS {number}"),
    )
)
"""Currencies that a language may call by a word where CLDR knows only the code ("441 miliar tenge")."""


def _spaced(text: str) -> str:
    """CLDR's non-breaking spaces as plain ones: readers search and copy."""
    return text.replace("\xa0", " ").replace("\u202f", " ")


@lru_cache(maxsize=4096)
def number(value: Decimal, locale: Locale) -> str:
    """The number as people write it: "441 miliar", "1,7 miliar", "18.500". Never rounded."""
    with localcontext(prec=_DIGITS):
        if _SHORT_FROM <= value.copy_abs() < _SHORT_BELOW and "long" in locale.compact_decimal_formats:
            scale = Decimal(10) ** (3 * (value.adjusted() // 3))
            if round(value / scale, _SHORT_PLACES) * scale == value:
                return _spaced(
                    format_compact_decimal(value, format_type="long", locale=locale, fraction_digits=_ALL_PLACES)
                )
        return _spaced(format_decimal(value, format="#,##0.############", locale=locale))


def percent(value: Decimal, locale: Locale) -> str:
    """A percentage: "35,6%"."""
    return _spaced(f"{number(value, locale)}{locale.number_symbols['latn']['percentSign']}")


def money(value: Decimal, currency: str, pattern: str, locale: Locale) -> str:
    """An amount of money: the language's symbol before the number, else `pattern` with its `{number}`."""
    symbol = get_currency_symbol(currency, locale)
    if symbol == currency:
        return pattern.format(number=number(value, locale))
    sign = "-" if value < 0 else ""
    return f"{sign}{symbol}{number(value.copy_abs(), locale)}"
