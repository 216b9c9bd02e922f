"""What a text only compares with, said as an editor would say it, where it is plain whose it was."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import an_entity
from worded_claims import Names

from bot.domain.claims import ClaimKind, Status
from bot.domain.dates import EdtfDate
from bot.domain.figures import Amount
from bot.domain.news import EntityKind
from bot.domain.wording import Wording
from bot.intake.figures import find_figures
from bot.intake.found import FoundClaim, FoundFigure, FoundName
from bot.intake.texts import Span, read_text
from bot.intake.wordings import worded
from bot.intake.wordings.measured import yearly

WHOLE = "Mongolia akan menambah 3 miliar yen, dari anggaran tahun lalu sebesar US$5 miliar, sedangkan Jepang tidak."
PLACES = {
    id: an_entity(id, name={"id": own, "en": english})
    for id, own, english in [("mongolia", "Mongolia", "Mongolia"), ("japan", "Jepang", "Japan")]
}
BUDGET = Wording.of({"id": "anggaran pertahanan", "en": "defence budget"})
AT = Span(WHOLE.index("anggaran"), WHOLE.index(", sedangkan"))
FIGURE = FoundFigure(
    WHOLE.index("US$"), AT.end, Amount(Decimal(5), "USD"), measure="anggaran", period=EdtfDate.parse("2024")
)
CLAIM = FoundClaim(Span(0, AT.end), AT, ClaimKind.REPORTED, about=("mongolia",), figure=FIGURE)
NAMES = [
    FoundName(WHOLE.index(words), WHOLE.index(words) + len(words), words, EntityKind.PLACE, id)
    for words, id in [("Mongolia", "mongolia"), ("Jepang", "japan")]
]


def test_last_years_budget_is_said_with_its_owner_and_year() -> None:
    """In both languages, with the mark for the figure."""
    made = yearly(CLAIM, WHOLE, NAMES, PLACES, BUDGET)

    assert made == Wording.of(
        {
            "id": "Anggaran pertahanan Mongolia pada 2024 sebesar {figure}",
            "en": "Mongolia’s defence budget in 2024 was {figure}",
        }
    )


@pytest.mark.parametrize(
    "claim",
    [
        replace(CLAIM, evidence=Span(0, len(WHOLE)), about=("mongolia", "japan")),
        replace(CLAIM, about=("nobody",)),
        replace(CLAIM, about=()),
        replace(CLAIM, status=Status.PLANNED),
        replace(CLAIM, said=Span(0, AT.end)),
        replace(CLAIM, figure=None),
        replace(CLAIM, figure=replace(FIGURE, period=None)),
        replace(CLAIM, figure=replace(FIGURE, period=EdtfDate.parse("2024-05"))),
        replace(CLAIM, figure=replace(FIGURE, amount=Amount(Decimal(5), "percent"))),
    ],
)
def test_what_is_not_plain_stays_a_quotation(claim: FoundClaim) -> None:
    """A second country, no year, a plan, a share, or a whole sentence: none of them is put into other words."""
    assert yearly(claim, WHOLE, NAMES, PLACES, BUDGET) is None


@pytest.mark.parametrize(
    ("language", "said", "other"),
    [
        ("en", "Inflation fell below 5 percent", None),
        ("en", "Inflation rose above 5 percent", None),
        ("id", "Inflasi turun di bawah 5 persen", None),
        ("id", "Inflasi naik hingga 5 persen", None),
        ("en", "Inflation fell less than 5 percent", "Inflasi turun sebesar {figure}"),
        ("en", "Inflation fell to below 5 percent", "Inflasi turun menjadi {figure}"),
        ("id", "Inflasi naik menjadi di atas 5 persen", "Inflation rose to {figure}"),
    ],
)
def test_a_level_that_is_passed_is_not_by_how_much(language: str, said: str, other: str | None) -> None:
    """What falls below five percent may have fallen by fifty; "hingga" is either."""
    whole, figures = Span(0, len(said)), find_figures(said, language)
    claim = FoundClaim(whole, whole, ClaimKind.REPORTED, figure=figures[0])
    made = worded(claim, read_text(said, language), Names(()), {}, (), figures)

    assert (made.as_mapping()["id" if language == "en" else "en"] if made else None) == other


def test_a_measure_with_one_language_only_is_not_put_into_words() -> None:
    """It would be the original's words in the other language."""
    assert yearly(CLAIM, WHOLE, NAMES, PLACES, Wording.same("“anggaran”")) is None
