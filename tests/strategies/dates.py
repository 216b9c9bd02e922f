"""Dates in every shape of the EDTF profile."""

from datetime import date
from functools import cache

from hypothesis import strategies as st

from bot.domain.dates import EdtfDate
from strategies.words import choice


@st.composite
def _point_texts(draw: st.DrawFn, years: tuple[int, int]) -> str:
    """One EDTF date that is no interval."""
    day = draw(st.dates(date(years[0], 1, 1), date(years[1], 12, 31)))
    year, mark = f"{day.year:04}", draw(choice(("", "", "", "~", "?", "%")))
    part = draw(choice((*range(21, 25), *range(33, 37), 40, 41)))
    shapes = (
        *(f"{year}-{day.month:02}-{day.day:02}", f"{year}-{day.month:02}", year, f"{year}-{part}"),
        *(f"{year[:3]}X", f"{year[:2]}XX", f"{year}-XX", f"{year}-XX-XX", f"{year}-{day.month:02}-XX"),
    )
    return draw(choice(shapes)) + mark


@st.composite
def edtf_texts(draw: st.DrawFn, years: tuple[int, int] = (1, 9999), *, is_open: bool = True) -> str:
    """EDTF text of every shape that the profile has; with `is_open`, also intervals without a beginning or an end."""
    text = draw(_point_texts(years))
    form = draw(choice(("point", "point", "interval", "open") if is_open else ("point", "point", "interval")))
    if form == "interval":
        other = draw(_point_texts(years))
        ordered = EdtfDate.parse(text).first <= EdtfDate.parse(other).last
        return f"{text}/{other}" if ordered else f"{other}/{text}"
    if form == "open":
        return draw(choice((f"{text}/..", f"../{text}", f"{text}/", f"/{text}")))
    return text


@cache
def edtf_dates(years: tuple[int, int] = (1, 9999), *, is_open: bool = True) -> st.SearchStrategy[EdtfDate]:
    """Dates of every shape that the profile has."""
    return edtf_texts(years, is_open=is_open).map(EdtfDate.parse)


@cache
def news_dates(*, is_open: bool = True) -> st.SearchStrategy[EdtfDate]:
    """Dates of a few years, so that they meet one another."""
    return edtf_dates((2019, 2022), is_open=is_open)
