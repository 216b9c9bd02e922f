"""Footers: what an answer rests on, how old it is at the moment asked, and what was left out."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_sourced_claim, an_article
from readings import words_of

from bot.assembly.selection import Candidates, coverage
from bot.domain.claims import SourcedClaim
from bot.languages import language
from bot.rendering.footers import footer

TODAY = date(2022, 8, 1)


def _footer(code: str, *claims: SourcedClaim, is_capped: bool = False, today: date = TODAY) -> str:
    return words_of(footer(coverage(Candidates(claims, is_capped)), today, language(code)))


def _wires() -> list[SourcedClaim]:
    """Ten outlets that pass on one agency."""
    return [
        a_sourced_claim(id=f"c-{n}", article=an_article(f"a-{n}", source=f"outlet-{n}", origins=("wire",)))
        for n in range(10)
    ]


@pytest.mark.parametrize(
    ("code", "told"), [("id", "10 sumber, 1 asal independen"), ("en", "10 sources, 1 independent origin ")]
)
def test_ten_outlets_of_one_wire_are_told_as_one_origin(code: str, told: str) -> None:
    """P4: the footer counts who reported first, beside who published."""
    assert _footer(code, *_wires()).startswith(told)


@pytest.mark.parametrize(
    ("code", "told"),
    [("id", "Hanya 10 klaim"), ("en", "Only 10 claims were looked at; there are more.")],
)
def test_what_was_not_looked_at_is_admitted(code: str, told: str) -> None:
    """P7: older claims beyond the bound are never left out silently."""
    assert told in _footer(code, *_wires(), is_capped=True)
    assert told not in _footer(code, *_wires())


@pytest.mark.parametrize(("today", "age"), [(date(2022, 7, 26), "1 day ago"), (date(2024, 7, 25), "2 years ago")])
def test_the_age_is_counted_from_the_moment_asked(today: date, age: str) -> None:
    """P6: not from the day on which the machine's clock stands."""
    assert f"({age})" in _footer("en", a_sourced_claim(), today=today)
