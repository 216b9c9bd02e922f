"""Figures are compared only where they answer the same question, and then whichever of the two is asked."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import a_figure
from hypothesis import given
from hypothesis import strategies as st
from strategies import figures, numbers

from bot.domain.dates import EdtfDate
from bot.domain.errors import InvalidValue
from bot.domain.figures import LARGEST, Amount, Figure, Measure, Unit, is_currency
from bot.domain.wording import Wording

KZT, USD = Amount(Decimal("441e9"), "KZT"), Amount(Decimal("918e6"), "USD")
BUDGET = Figure("budget", KZT, period=EdtfDate.parse("2022"))


def _days(when: EdtfDate | None) -> object:
    return when and (when.first, when.last, when.is_sure)


@given(figures(), figures())
def test_figures_are_comparable_only_where_measure_unit_period_moment_and_scope_agree(
    one: Figure, other: Figure
) -> None:
    """P5: everything else is not comparable, and the differences say why."""
    units = [{amount.unit for amount in (figure.amount, *figure.also)} for figure in (one, other)]
    agree = {
        "measure": one.measure == other.measure,
        "unit": bool(units[0] & units[1]),
        "period": _days(one.period) == _days(other.period),
        "as_of": _days(one.as_of) == _days(other.as_of),
        "scope": one.scope == other.scope,
    }

    assert tuple(key for key, agrees in agree.items() if not agrees) == one.differences(other)


@given(figures(("budget",)), figures(("budget",)), st.booleans())
def test_comparison_does_not_depend_on_which_figure_is_asked(one: Figure, other: Figure, is_aligned: bool) -> None:  # noqa: FBT001
    """A dispute between two sources has no first party."""
    if is_aligned:
        other = replace(other, period=one.period, as_of=one.as_of, scope=one.scope)

    assert one.differences(other) == other.differences(one)
    assert (one.question == other.question) == (not set(one.differences(other)) - {"unit"})


@given(figures())
def test_every_figure_is_comparable_with_itself(figure: Figure) -> None:
    """However odd its units, period or scope are."""
    assert figure.differences(figure) == ()


@given(numbers())
def test_every_drawn_number_is_an_amount(value: Decimal) -> None:
    """Amounts hold thirty digits before the point and twelve after."""
    assert value == Amount(value, "percent").value


@given(st.decimals() | st.decimals(allow_nan=False, allow_infinity=False, places=14))
def test_any_number_is_in_range_or_an_invalid_value(value: Decimal) -> None:
    """Neither NaN nor a huge exponent makes an error of another kind."""
    digits = format(value, "f") if value.is_finite() and abs(value.adjusted()) < 100 else ""
    is_in_range = bool(digits) and len(digits.split(".")[0].lstrip("-0")) <= 30 and _places(digits) <= 12
    if is_in_range or value.is_zero():
        assert value == Amount(value, "percent").value
    else:
        with pytest.raises(InvalidValue, match="out of range") as refusal:
            Amount(value, "percent")
        assert refusal.value.key == "value"


def _places(digits: str) -> int:
    return len(digits.partition(".")[2].rstrip("0"))


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "sNaN",
        "-Infinity",
        "1e30",
        "-1e30",
        "1e9999999",
        "1e-9999999",
        "1e-13",
        "12345678901234567890.1234567890123",
    ],
)
def test_a_number_that_no_store_holds_exactly_is_refused(text: str) -> None:
    """As an amount and as a total alike, each named by its own key."""
    with pytest.raises(InvalidValue, match="out of range") as of_value:
        Amount(Decimal(text), "KZT")
    with pytest.raises(InvalidValue, match="out of range") as of_total:
        replace(BUDGET, total=Decimal(text))

    assert (of_value.value.key, of_total.value.key) == ("value", "total")


@pytest.mark.parametrize(
    "text",
    ["0", "-0", "0e-9999999", "0e99", "1e29", "999999999999999999999999999999", "0.000000000001", "1.0000000000000000"],
)
def test_a_number_at_the_edge_of_the_range_is_kept(text: str) -> None:
    """Zeros at the end are no places."""
    assert Decimal(text) == Amount(Decimal(text), "KZT").value
    assert Decimal(text) < LARGEST


@pytest.mark.parametrize("unit", ["KZT", "percent", "times", "soldier", "a-b.c_d"])
def test_a_unit_is_a_currency_code_or_an_id(unit: str) -> None:
    """Currencies, percent and times need no record."""
    assert unit == Amount(Decimal(1), unit).unit


@pytest.mark.parametrize("unit", ["", "KZTX", "KZ", "Kzt", "K1T", "ÄÖÜ", "Soldier", "k z"])
def test_what_is_neither_code_nor_id_is_no_unit(unit: str) -> None:
    """The fault names the unit, not the value."""
    with pytest.raises(InvalidValue) as refusal:
        Amount(Decimal(1), unit)

    assert refusal.value.key == "unit"
    assert not is_currency(unit)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"measure": "Budget"}, "measure"),
        ({"measure": "a" * 41}, "measure"),
        ({"scope": "West Region"}, "scope"),
        ({"as_of": EdtfDate.parse("2022-01-01")}, "as_of"),
        ({"also": (Amount(Decimal(2), "KZT"),)}, "also"),
        ({"also": (USD, USD)}, "also"),
    ],
)
def test_a_figure_that_could_be_read_in_two_ways_cannot_be_built(changes: dict[str, object], key: str) -> None:
    """A period and a moment, or two amounts in one unit, would be two figures."""
    with pytest.raises(InvalidValue) as refusal:
        replace(BUDGET, **changes)  # type: ignore[arg-type]

    assert key == refusal.value.key


@pytest.mark.parametrize("record", [Measure, Unit])
def test_measures_and_units_have_short_ids(record: type[Measure] | type[Unit]) -> None:
    """An id of forty characters fits a button."""
    with pytest.raises(InvalidValue) as refusal:
        record("a" * 41, Wording.same("a"))

    assert refusal.value.key == "id"


@pytest.mark.parametrize(("one", "other"), [("2022", "2022-01/2022-12"), ("2022-06", "2022-06-01/2022-06-30")])
def test_a_period_is_its_days_and_not_its_spelling(one: str, other: str) -> None:
    """The same days, written otherwise, are the same period."""
    assert a_figure(period=one).differences(a_figure(period=other)) == ()
    assert a_figure(period=one).differences(a_figure(period=f"{one}~")) == ("period",)
