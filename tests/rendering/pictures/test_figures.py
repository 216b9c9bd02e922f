"""Figures as pictures: one axis for one question, panels for what cannot be compared, the whole where it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import a_contrast
from hypothesis import given, settings
from newsrooms import NOW, ask, newsroom_of, sample_newsroom
from picture_scenes import TITLE, a_comparison, a_dispute, a_figure_claim, an_event, in_long_names
from rendering.pictures.readable import outside, overlapping, shown_text
from strategies.stores import stores

from bot.assembly.answers import comparison
from bot.assembly.composition import compose
from bot.assembly.selection import Candidates, coverage
from bot.domain.briefing import SectionName
from bot.domain.claims import ClaimKind, Status
from bot.domain.dates import TimeWindow
from bot.domain.editions import Comparison, Dispute, DisputeKind, Edition, Line, Section
from bot.domain.figures import Amount, Qualifier
from bot.domain.ports import Record
from bot.drawing import BundledFont
from bot.languages import language
from bot.rendering.pictures import Drawing, figure_drawings
from bot.rendering.pictures.axes import axes_of
from bot.rendering.pictures.canvas import TALLEST, Box, Colour, Polygon

FONT = BundledFont()


def drawn(*disputes: Dispute, code: str = "en") -> tuple[Drawing, ...]:
    """The pictures of a comparison."""
    return figure_drawings(a_comparison(*disputes), language(code), FONT)


def _bars(drawing: Drawing, colour: Colour) -> list[int]:
    """The widths of bars in a colour, in their order."""
    return [
        each.width for each in drawing.shapes if isinstance(each, Box) and each.colour is colour and each.height > 20
    ]


def test_bars_are_as_long_as_their_values() -> None:
    """Half of an amount is half a bar."""
    (drawing,) = drawn(a_dispute([a_figure_claim("a", "400"), a_figure_claim("b", "200")]))
    long, short = _bars(drawing, Colour.INK)

    assert abs(long - 2 * short) <= 2


def test_figures_of_one_question_share_an_axis() -> None:
    """Measure, unit, period, scope and status agree."""
    (axis,) = axes_of([a_figure_claim("a"), a_figure_claim("b", "3")])

    assert len(axis.claims) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2021"},
        {"unit": "USD"},
        {"measure": "soldiers"},
        {"scope": "north"},
        {"status": Status.PLANNED},
        {"period": None},
        {"period": None, "as_of": "2022-01-01"},
    ],
    ids=str,
)
def test_another_question_is_another_axis(other: dict[str, Any]) -> None:
    """What is not comparable never stands on one axis."""
    assert len(axes_of([a_figure_claim("a"), a_figure_claim("b", **other)])) == 2


def test_figures_without_a_time_of_their_own_have_that_of_their_event() -> None:
    """Two years are two questions, though neither figure says so."""
    one, two, three = (
        a_figure_claim(id, period=None, occurred_on=year) for id, year in (("a", "2021"), ("b", "2022"), ("c", "2022"))
    )

    assert [len(axis.claims) for axis in axes_of([one, two, three])] == [1, 2]


def test_a_conversion_brings_figures_onto_one_axis() -> None:
    """A source that gives dollars too can be held against one that gives nothing else."""
    both = a_figure_claim("a", also=(Amount(Decimal(918), "USD"),))
    (drawing,) = drawn(a_dispute([both, a_figure_claim("b", "459", "USD")]))
    long, short = _bars(drawing, Colour.INK)

    assert abs(long - 2 * short) <= 2


def test_what_cannot_be_compared_stands_in_panels_with_the_reason() -> None:
    """No bars, and what differs in words."""
    claims = [a_figure_claim("a"), a_figure_claim("b", "7", "EUR", period="2021")]
    dispute = a_dispute(claims, DisputeKind.NOT_COMPARABLE, differences=("period", "unit"))
    (drawing,) = drawn(dispute)

    assert "Not comparable: rise of the defence budget (another period, unit)" in shown_text(drawing)
    assert _bars(drawing, Colour.INK) == []


def test_an_editors_link_between_different_questions_says_why_there_is_no_axis() -> None:
    """Measure and status are named too."""
    claims = [a_figure_claim("a"), a_figure_claim("b", measure="soldiers", status=Status.PLANNED)]
    (drawing,) = drawn(a_dispute(claims, DisputeKind.CONTRAST, contrast=a_contrast(claims=("a", "b"))))

    assert "Not on one axis: another measure, status (planned or happened)" in shown_text(drawing)


def test_an_editors_link_within_one_question_needs_no_reason() -> None:
    """One axis is one axis, whoever put its figures together; what is measured is named."""
    claims = [a_figure_claim("a"), a_figure_claim("b", "3")]
    (drawing,) = drawn(a_dispute(claims, DisputeKind.CONTRAST, contrast=a_contrast(claims=("a", "b"))))

    assert "rise of the defence budget" in shown_text(drawing)
    assert "Not on one axis" not in shown_text(drawing)


def test_figures_of_different_events_say_so() -> None:
    """Where nothing but the time of the events differs, that is the reason."""
    claims = [a_figure_claim(id, period=None, occurred_on=year) for id, year in (("a", "2021"), ("b", "2022"))]
    (drawing,) = drawn(a_dispute(claims, DisputeKind.CONTRAST, contrast=a_contrast(claims=("a", "b"))))

    assert "Not on one axis: not of one time" in shown_text(drawing)


def test_a_part_is_drawn_within_its_whole() -> None:
    """139 of 390 is a bar in a longer one."""
    (drawing,) = drawn(a_dispute([a_figure_claim("a", "139", "x", total=Decimal(390)), an_event("b", "2022")]))
    (whole,), (part,) = _bars(drawing, Colour.AXIS), _bars(drawing, Colour.INK)

    assert abs(part / whole - 139 / 390) < 0.01


@pytest.mark.parametrize("total", ["100", "-5", "0"])
def test_a_whole_that_cannot_hold_its_part_is_not_drawn(total: str) -> None:
    """What a source gives as a whole may be smaller than the part; then there is nothing to draw."""
    claim = a_figure_claim("a", "139", "x", total=Decimal(total))

    assert drawn(a_dispute([claim, an_event("b", "2022")])) == ()


def test_one_figure_alone_is_no_picture() -> None:
    """There is nothing to hold it against."""
    assert drawn(a_dispute([a_figure_claim("a"), an_event("b", "2022")])) == ()


def test_values_below_zero_go_the_other_way() -> None:
    """Zero is on the axis, and a loss lies left of it."""
    (drawing,) = drawn(a_dispute([a_figure_claim("a", "300"), a_figure_claim("b", "-100")]))
    gain, loss = [
        each for each in drawing.shapes if isinstance(each, Box) and each.colour is Colour.INK and each.height > 20
    ]

    assert loss.x + loss.width == gain.x


def test_nothing_but_zeros_is_drawn_as_zeros() -> None:
    """No length is divided by nothing."""
    (drawing,) = drawn(a_dispute([a_figure_claim("a", "0"), a_figure_claim("b", "0")]))

    assert set(_bars(drawing, Colour.INK)) == {6}


def test_more_than_a_number_is_a_point_at_the_end() -> None:
    """An open bound is open in the picture."""
    claims = [a_figure_claim("a"), a_figure_claim("b", "3e9", qualifier=Qualifier.OVER)]
    (exact,), (over,) = drawn(a_dispute([claims[0], a_figure_claim("c", "3e9")])), drawn(a_dispute(claims))

    assert [each for each in exact.shapes if isinstance(each, Polygon)] == []
    assert len([each for each in over.shapes if isinstance(each, Polygon)]) == 1


def test_about_a_number_has_a_broken_end() -> None:
    """What is not exact does not end sharply."""
    (drawing,) = drawn(a_dispute([a_figure_claim("a", qualifier=Qualifier.ABOUT), a_figure_claim("b", "3e9")]))

    assert [
        each for each in drawing.shapes if isinstance(each, Box) and each.colour is Colour.PAPER and each.width == 4
    ]


def test_about_a_number_below_zero_is_broken_at_its_own_end() -> None:
    """The end away from zero is the one that is not known."""
    (drawing,) = drawn(a_dispute([a_figure_claim("a", "9"), a_figure_claim("b", "-9", qualifier=Qualifier.ABOUT)]))
    teeth = [each.x for each in drawing.shapes if isinstance(each, Box) and each.width == 4]
    loss = min(each.x for each in drawing.shapes if isinstance(each, Box) and each.colour is Colour.INK)

    assert min(teeth) == loss


def test_a_planned_figure_is_hollow() -> None:
    """What is only planned does not look like what is."""
    claims = [a_figure_claim(id, value, status=Status.PLANNED) for id, value in (("a", "9"), ("b", "0.01"))]
    (drawing,) = drawn(a_dispute(claims))

    assert "hollow: planned" in shown_text(drawing)


def test_how_many_are_left_out_is_said() -> None:
    """A dispute that was shortened says so."""
    (drawing,) = drawn(a_dispute([a_figure_claim("a"), a_figure_claim("b", "3")], more=2))

    assert "and 2 more that differ" in shown_text(drawing)


def test_a_dispute_on_two_pages_is_named_on_both() -> None:
    """No page leaves a reader without what its bars are of."""
    claims = [a_figure_claim(f"c-{at}", str(at + 1), kind=ClaimKind.ALLEGATION, speaker="tokayev") for at in range(30)]
    drawings = drawn(a_dispute(claims))

    assert len(drawings) > 1
    assert all("Figures differ: rise of the defence budget" in shown_text(drawing) for drawing in drawings)
    assert [id for drawing in drawings for id in drawing.claims] == [claim.id for claim in claims]


def test_a_briefing_gives_the_figures_of_its_disputes() -> None:
    """Marks count from the briefing's first claim."""
    lead, one, two = an_event("lead", "2022"), a_figure_claim("a"), a_figure_claim("b", "3")
    sections = (
        Section(SectionName.LEAD, (Line(lead),)),
        Section(SectionName.FIGURES, (a_dispute([one, two]),)),
    )
    edition = Edition("k", TITLE, NOW, sections, coverage(Candidates((lead, one, two), is_capped=False)))
    (drawing,) = figure_drawings(edition, language("en"), FONT)

    assert "[2]" in shown_text(drawing)
    assert "[3]" in shown_text(drawing)


def test_a_picture_of_a_comparison_says_which_days_were_asked_for() -> None:
    """It is passed on without the words around it."""
    compared = a_comparison(a_dispute([a_figure_claim("a"), a_figure_claim("b", "3")]))
    drawings = [
        figure_drawings(replace(compared, window=window), language("en"), FONT)[0]
        for window in (TimeWindow(date(2022, 1, 1)), TimeWindow())
    ]

    assert ["Asked for: since 1 Jan 2022." in shown_text(drawing) for drawing in drawings] == [True, False]


def test_long_names_leave_every_text_readable() -> None:
    """Names without end are cut, and nothing overlaps."""
    claims = [in_long_names(a_figure_claim(f"c-{at}", str(at + 1)), "Kassym-Jomart " * 60) for at in range(9)]
    drawings = drawn(a_dispute(claims))

    assert [pair for drawing in drawings for pair in overlapping(drawing)] == []
    assert [each for drawing in drawings for each in outside(drawing)] == []
    assert max(drawing.height for drawing in drawings) <= TALLEST


@settings(max_examples=25, deadline=None)
@given(stores())
def test_any_store_gives_sound_pictures(records: list[Record]) -> None:
    """Whatever is stored, comparisons and briefings can be drawn."""
    newsroom = newsroom_of(records)
    spec = newsroom.briefings["topic"]
    answers: list[Comparison | Edition] = [
        comparison(newsroom.archive, spec.topic, "topic", spec.title, NOW, TimeWindow()),
        compose(spec, newsroom.archive, NOW),
    ]
    drawings = [drawing for answer in answers for drawing in figure_drawings(answer, language("id"), FONT)]

    assert [pair for drawing in drawings for pair in overlapping(drawing)] == []
    assert [each for drawing in drawings for each in outside(drawing)] == []


def test_the_sample_says_the_same_as_the_text() -> None:
    """Marks in the picture mean the claims that they mean in the text answer."""
    newsroom = sample_newsroom()
    spec = newsroom.briefings["kazakhstan"]
    answer = comparison(newsroom.archive, spec.topic, spec.name, spec.title, NOW, TimeWindow())
    shown = [claim.id for claim in ask("/compare kazakhstan").claims]
    drawings = figure_drawings(answer, language("en"), FONT)

    for drawing in drawings:
        assert all(f"[{shown.index(id) + 1}]" in shown_text(drawing) for id in drawing.claims)
