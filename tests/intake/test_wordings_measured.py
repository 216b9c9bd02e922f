"""What a text only compares with, said as an editor would say it, where it is plain whose it was."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import an_entity

from bot.domain.claims import ClaimKind, Status
from bot.domain.dates import EdtfDate
from bot.domain.figures import Amount
from bot.domain.news import EntityKind
from bot.domain.wording import Wording
from bot.intake.found import FoundClaim, FoundFigure, FoundName
from bot.intake.texts import Span
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


def test_a_bound_that_was_not_reached_is_not_put_into_words() -> None:
    """No qualifier says "less than"."""
    whole = WHOLE.replace("sebesar US$5", "kurang dari US$5")
    end = whole.index(", sedangkan")
    figure = replace(FIGURE, start=whole.index("kurang"), end=end)
    claim = replace(CLAIM, said=Span(AT.start, end), evidence=Span(0, end), figure=figure)

    assert yearly(claim, whole, NAMES, PLACES, BUDGET) is None
    assert yearly(claim, whole.replace("kurang", "ukuran"), NAMES, PLACES, BUDGET)


def test_a_measure_with_one_language_only_is_not_put_into_words() -> None:
    """It would be the original's words in the other language."""
    assert yearly(CLAIM, WHOLE, NAMES, PLACES, Wording.same("“anggaran”")) is None
