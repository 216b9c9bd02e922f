"""Numbers, money, counts and figures: in each language's habit, and never another number than was given."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from babel import Locale
from builders import a_figure, a_unit
from hypothesis import given
from hypothesis import strategies as st
from strategies import figures, numbers

from bot.domain.figures import PLACES, Amount, Figure, Qualifier
from bot.languages import language
from bot.languages.numbers import CURRENCY_PATTERNS, number

INDONESIAN, ENGLISH = language("id"), language("en")
_SCALES = {
    "id": {"juta": 6, "miliar": 9, "triliun": 12},
    "en": {"million": 6, "billion": 9, "trillion": 12},
    "hi": {"लाख": 5, "करोड़": 7, "अरब": 9, "खरब": 11, "नील": 13, "शंख": 15, "पद्म": 17},
}
_POINTS = {"id": (".", ","), "en": (",", "."), "hi": (",", "."), "ja": (",", ".")}
_NUMBER = re.compile(r"-?[\d.,]+")

values = st.one_of(
    numbers(),
    st.builds(
        lambda digits, exponent: Decimal(digits).scaleb(exponent),
        st.integers(-(10**18), 10**18),
        st.integers(-PLACES, 11),
    ),
)


def _read(text: str, code: str) -> Decimal:
    """The value of a number as it was printed."""
    digits, _, scale = text.partition(" ")
    group, point = _POINTS[code]
    assert _NUMBER.fullmatch(digits), text
    value = Decimal(digits.replace(group, "").replace(point, "."))
    return value.scaleb(_SCALES[code][scale]) if scale else value


@given(values)
def test_a_number_reads_back_as_itself(value: Decimal) -> None:
    """Of any size and with all its places: nothing is ever rounded."""
    assert value == _read(INDONESIAN.number(value), "id") == _read(ENGLISH.number(value), "en")


@pytest.mark.parametrize("code", ["hi", "ja"])
@given(value=values)
def test_a_language_that_counts_in_other_steps_rounds_nothing_either(code: str, value: Decimal) -> None:
    """A crore is ten million; and CLDR has no long short form for Japanese."""
    assert value == _read(number(value, Locale.parse(code)), code)


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        ("0", "0", "0"),
        ("18500", "18.500", "18,500"),
        ("999999", "999.999", "999,999"),
        ("1e6", "1 juta", "1 million"),
        ("1234567", "1.234.567", "1,234,567"),
        ("1234000", "1,234 juta", "1.234 million"),
        ("999999000", "999,999 juta", "999.999 million"),
        ("999999999", "999.999.999", "999,999,999"),
        ("441e9", "441 miliar", "441 billion"),
        ("1.7e9", "1,7 miliar", "1.7 billion"),
        ("-2e12", "-2 triliun", "-2 trillion"),
        ("1e15", "1.000.000.000.000.000", "1,000,000,000,000,000"),
        ("0.000000000001", "0,000000000001", "0.000000000001"),
        ("1.50", "1,5", "1.5"),
        ("9" * 30, ".".join(["999"] * 10), ",".join(["999"] * 10)),
    ],
)
def test_numbers_as_people_write_them(value: str, indonesian: str, english: str) -> None:
    """Short where that is exact, in full where it is not."""
    assert indonesian == INDONESIAN.number(Decimal(value))
    assert english == ENGLISH.number(Decimal(value))


def _said(amount: Amount) -> tuple[str, str]:
    return INDONESIAN.amount(amount), ENGLISH.amount(amount)


@pytest.mark.parametrize(
    ("value", "unit", "indonesian", "english"),
    [
        ("441e9", "KZT", "441 miliar tenge", "KZT 441 billion"),
        ("918e6", "USD", "US$918 juta", "US$918 million"),
        ("-918e6", "USD", "-US$918 juta", "-US$918 million"),
        ("-1", "KZT", "-1 tenge", "KZT -1"),
        ("1500", "IDR", "Rp1.500", "IDR 1,500"),
        ("5", "QQQ", "QQQ 5", "QQQ 5"),
        ("35.6", "percent", "35,6%", "35.6%"),
        ("1.5", "times", "1,5 kali", "1.5 times"),
        ("390", "colonel", "390 colonel", "390 colonel"),
    ],
)
def test_amounts_with_their_units(value: str, unit: str, indonesian: str, english: str) -> None:
    """A currency unknown to CLDR keeps its code, a unit without a record its id."""
    assert (indonesian, english) == _said(Amount(Decimal(value), unit))


@pytest.mark.parametrize("currency", [pattern.split()[0] for pattern in CURRENCY_PATTERNS])
def test_neighbouring_currencies_are_called_by_name_in_indonesian(currency: str) -> None:
    """And by their code in English."""
    indonesian, english = _said(Amount(Decimal(7), currency))

    assert re.fullmatch(r"7 \w+( \w+)?", indonesian)
    assert f"{currency} 7" == english


def test_counted_things_are_worded_by_their_record() -> None:
    """One alone has a word of its own where a language needs it."""
    units = (a_unit("colonel", name="colonels", singular=None), a_unit())

    assert [ENGLISH.amount(Amount(Decimal(count), "soldier"), units) for count in (1, 2, 0)] == [
        "1 soldier",
        "2 soldiers",
        "0 soldiers",
    ]
    assert INDONESIAN.amount(Amount(Decimal(1), "soldier"), units) == "1 tentara"
    assert ENGLISH.amount(Amount(Decimal(1), "colonel"), units) == "1 colonels"


@pytest.mark.parametrize(
    ("figure", "indonesian", "english"),
    [
        (
            a_figure("441e9", also=(Amount(Decimal("918e6"), "USD"),)),
            "441 miliar tenge (US$918 juta)",
            "KZT 441 billion (US$918 million)",
        ),
        (
            a_figure("1", also=(Amount(Decimal(2), "USD"), Amount(Decimal(3), "RUB"))),
            "1 tenge (US$2; 3 rubel)",
            "KZT 1 (US$2; RUB 3)",
        ),
        (a_figure("12", "soldier", total=Decimal(390)), "12 dari 390 tentara", "12 of 390 soldiers"),
        (a_figure("1.5", "times", qualifier=Qualifier.ALMOST), "hampir 1,5 kali", "almost 1.5 times"),
        (a_figure("5", "percent", qualifier=Qualifier.ABOUT), "sekitar 5%", "about 5%"),
        (a_figure("5", "percent", qualifier=Qualifier.OVER), "lebih dari 5%", "more than 5%"),
        (a_figure("5", "percent", qualifier=Qualifier.AT_LEAST), "sedikitnya 5%", "at least 5%"),
        (a_figure("5", "percent", qualifier=Qualifier.AT_MOST), "paling banyak 5%", "at most 5%"),
        (a_figure("5", "percent", qualifier=Qualifier.BELOW), "kurang dari 5%", "under 5%"),
    ],
)
def test_figures_as_their_sources_give_them(figure: Figure, indonesian: str, english: str) -> None:
    """Conversions, wholes and qualifiers are all said."""
    assert indonesian == INDONESIAN.figure(figure, (a_unit(),))
    assert english == ENGLISH.figure(figure, (a_unit(),))


@given(figures())
def test_every_figure_can_be_said_in_every_language(figure: Figure) -> None:
    """With its own number and all its conversions in it, in plain spaces."""
    for spoken in (INDONESIAN, ENGLISH):
        text = spoken.figure(figure, (a_unit(),))

        assert all(spoken.number(amount.value.copy_abs()) in text for amount in (figure.amount, *figure.also))
        assert not {"\xa0", "\u202f"} & set(text)
