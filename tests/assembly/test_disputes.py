"""Disputes (P5): what may be compared, and both sides of everything that is told differently."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from assembly.stored import archive_of, sourced, told
from builders import a_contrast, a_figure
from hypothesis import given
from memory_archive import MemoryArchive
from strategies import sourced_claims, stores

from bot.assembly.disputes import (
    contrasts,
    denials,
    differing_figures,
    disputes_among,
    incomparable_figures,
    shortened,
)
from bot.domain.claims import Claim, ClaimKind, SourcedClaim, Status
from bot.domain.editions import Dispute, DisputeKind
from bot.domain.figures import Amount, Figure, Qualifier
from bot.domain.ports import Record


def _told(id: str, figure: Figure, **fields: Any) -> Claim:
    return told(id, figure=figure, **fields)


def _differing(*figures: Figure) -> list[list[str]]:
    return _of(differing_figures(sourced(*(_told(f"c-{n}", figure) for n, figure in enumerate(figures)))))


def _of(disputes: list[Dispute]) -> list[list[str]]:
    return [[claim.id for claim in dispute.claims] for dispute in disputes]


BUDGET = a_figure(441)


def test_two_numbers_for_one_question_stand_side_by_side() -> None:
    """In the order in which they came."""
    assert _differing(BUDGET, a_figure(440)) == [["c-0", "c-1"]]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (a_figure(440, "USD"), ("unit",)),
        (a_figure(440, period="2021"), ("period",)),
        (a_figure(440, period=None, as_of="2022"), ("as_of", "period")),
        (a_figure(440, scope="army"), ("scope",)),
        (a_figure(440, "USD", period="2021"), ("period", "unit")),
    ],
)
def test_figures_that_answer_different_questions_are_no_dispute(other: Figure, why: tuple[str, ...]) -> None:
    """P5: they are called not comparable, and what differs is named."""
    claims = sourced(_told("c", BUDGET), _told("d", other))

    assert differing_figures(claims) == []
    assert [("not-comparable", ["c", "d"], why)] == [
        (dispute.kind.value, ids, dispute.differences)
        for dispute, ids in zip(incomparable_figures(claims), [["c", "d"]], strict=True)
    ]


def test_what_is_planned_does_not_contradict_what_came_of_it() -> None:
    """P5: a plan and its outcome are two questions, though measure, unit, period and scope agree."""
    claims = sourced(_told("c", BUDGET, status=Status.PLANNED), _told("d", a_figure(440)))

    assert differing_figures(claims) == []


def test_figures_of_another_measure_are_neither() -> None:
    """They do not even look alike."""
    claims = sourced(_told("c", BUDGET), _told("d", a_figure(1, measure="troops")), told("e"))

    assert not differing_figures(claims)
    assert not incomparable_figures(claims)


def test_several_numbers_for_one_question_are_one_dispute_with_one_claim_each() -> None:
    """Ten outlets with one of two numbers do not make ten disputes."""
    figures = [a_figure(value) for value in (441, 440, 441, 439, 440, 441)]

    assert _differing(*figures) == [["c-0", "c-1", "c-3"]]


def test_each_question_is_a_dispute_of_its_own() -> None:
    """Years are not mixed."""
    assert _differing(BUDGET, a_figure(440), a_figure(1, period="2021"), a_figure(2, period="2021")) == [
        ["c-0", "c-1"],
        ["c-2", "c-3"],
    ]


def _also(value: int, unit: str, *also: tuple[int, str]) -> Figure:
    return a_figure(value, unit, also=tuple(Amount(Decimal(number), other) for number, other in also))


def test_figures_are_compared_in_a_unit_that_both_have() -> None:
    """As each source converts it."""
    assert _differing(_also(441, "KZT", (918, "USD")), _also(900, "USD")) == [["c-0", "c-1"]]
    assert _differing(_also(441, "KZT", (918, "USD")), _also(918, "USD")) == []


def test_two_conversions_of_one_amount_are_no_dispute() -> None:
    """Exchange rates change by the day."""
    assert _differing(_also(441, "KZT", (918, "USD")), _also(441, "KZT", (900, "USD"))) == []
    assert _differing(_also(441, "KZT", (918, "USD")), _also(440, "KZT", (918, "USD"))) == [["c-0", "c-1"]]


@pytest.mark.parametrize(
    ("qualifier", "value", "other", "differs"),
    [
        (Qualifier.OVER, "400", "441", False),
        (Qualifier.OVER, "450", "441", True),
        (Qualifier.AT_LEAST, "441", "441", False),
        (Qualifier.AT_LEAST, "442", "441", True),
        (Qualifier.AT_MOST, "500", "441", False),
        (Qualifier.AT_MOST, "440", "441", True),
        (Qualifier.BELOW, "500", "441", False),
        (Qualifier.BELOW, "440", "441", True),
        (Qualifier.ABOUT, "440", "441", False),
        (Qualifier.ABOUT, "440", "460", True),
        (Qualifier.ABOUT, "1.5", "1.45", False),
        (Qualifier.ABOUT, "0", "0.5", False),
        (Qualifier.ALMOST, "1.5", "1.46", False),
        (Qualifier.ALMOST, "1.5", "1.6", True),
        (Qualifier.EXACT, "441", "441.0", False),
        (Qualifier.EXACT, "-1", "1", True),
    ],
)
def test_a_vague_number_only_differs_from_what_it_rules_out(
    qualifier: Qualifier, value: str, other: str, *, differs: bool
) -> None:
    """ "More than 400" and "441" agree."""
    assert differs == bool(_differing(a_figure(value, qualifier=qualifier), a_figure(other)))
    assert differs == bool(_differing(a_figure(other), a_figure(value, qualifier=qualifier)))


def test_a_vague_number_does_not_hide_that_exact_ones_differ() -> None:
    """It agrees with both, and stays out."""
    assert _differing(a_figure(400, qualifier=Qualifier.OVER), BUDGET, a_figure(500)) == [["c-1", "c-2"]]


def test_a_value_that_changed_over_time_is_no_dispute() -> None:
    """Where the figure names no time, the claim's own counts; it is then called another period."""
    figures = [a_figure(value, period=None) for value in (70, 100, 110)]
    claims = sourced(
        *(
            _told(f"c-{n}", f, occurred_on=y)
            for n, (f, y) in enumerate(zip(figures, ("2014", "2022", "2022"), strict=True))
        )
    )

    assert [["c-1", "c-2"]] == _of(differing_figures(claims))
    assert [("period",)] == [dispute.differences for dispute in incomparable_figures(claims)]


def test_what_cannot_be_compared_is_listed_once_for_each_number() -> None:
    """Ten outlets with last year's number are one line beside this year's."""
    figures = [BUDGET, *(a_figure(400, period="2021") for _ in range(5)), a_figure(390, period="2020")]
    claims = sourced(*(_told(f"c-{n}", figure) for n, figure in enumerate(figures)))

    assert _of(incomparable_figures(claims)) == [["c-0", "c-1", "c-6"]]


DENIED = told("claimed")
DENIER = told("denied", kind=ClaimKind.DENIAL, denies=("claimed",), about=("russia",))


@pytest.mark.parametrize("at_hand", [("claimed",), ("denied",), ("claimed", "denied"), ("denied", "claimed")])
def test_a_claim_and_its_denial_stand_together_whichever_the_topic_holds(at_hand: tuple[str, ...]) -> None:
    """Both sides are heard, the claim first."""
    archive = archive_of(DENIED, DENIER)
    disputes = denials(archive, archive.claims(at_hand))

    assert [["claimed", "denied"]] == _of(disputes)
    assert disputes[0].kind is DisputeKind.DENIAL


def test_what_else_a_denial_from_outside_denies_stays_outside() -> None:
    """A dispute touches the claims that were asked about."""
    archive = archive_of(DENIED, told("elsewhere"), told("d", kind=ClaimKind.DENIAL, denies=("claimed", "elsewhere")))

    assert [["claimed", "d"]] == _of(denials(archive, archive.claims(("claimed",))))


def test_a_denial_of_a_claim_that_is_not_stored_stands_alone() -> None:
    """There is nothing to put beside it."""
    archive = archive_of(DENIER)

    assert not denials(archive, archive.everything())


def test_a_contrast_shows_every_claim_that_an_editor_linked() -> None:
    """Those of other topics too, in the editor's order."""
    link = a_contrast(claims=("d", "c", "e"))
    archive = archive_of(told("c"), told("d", about=("russia",)), told("e"), link)
    disputes = contrasts(archive, archive.claims(("c",)))

    assert [["d", "c", "e"]] == _of(disputes)
    assert link == disputes[0].contrast


def test_a_contrast_of_which_one_claim_is_left_is_not_shown() -> None:
    """One side alone would be a verdict."""
    archive = archive_of(told("c"), a_contrast(claims=("c", "withdrawn")))

    assert not contrasts(archive, archive.everything())


def test_figures_stand_before_denials_and_denials_before_contrasts() -> None:
    """What can be checked comes first."""
    records = (
        *(_told("a", BUDGET), _told("b", a_figure(440)), DENIED, DENIER),
        a_contrast(claims=("a", "claimed")),
    )
    archive = archive_of(*records)
    kinds = [dispute.kind for dispute in disputes_among(archive, archive.everything())]

    assert kinds == [DisputeKind.FIGURES, DisputeKind.DENIAL, DisputeKind.CONTRAST]


@given(sourced_claims())
def test_no_claim_is_compared_with_another_question(claims: list[SourcedClaim]) -> None:
    """P5, over any news: rivals agree in measure, unit, period, moment and scope, and in nothing but the number differ."""
    for dispute in differing_figures(claims):
        figures = [claim.claim.figure for claim in dispute.claims]
        pairs = [(one, other) for one in figures for other in figures if one and other and one is not other]

        assert pairs
        assert not any(one.differences(other) for one, other in pairs)
    for dispute in incomparable_figures(claims):
        first, *others = (claim.claim.figure for claim in dispute.claims)

        assert dispute.differences
        assert first
        assert all(other and first.measure == other.measure for other in others)


def _is_another_number(mine: Figure, theirs: Figure) -> bool:
    return not mine.differences(theirs) and mine.amount != theirs.amount


@given(sourced_claims())
def test_two_exact_numbers_for_one_question_never_pass_unseen(claims: list[SourcedClaim]) -> None:
    """Each number is either shown itself or by another claim that gives it."""
    shown = {claim.id for dispute in differing_figures(claims) for claim in dispute.claims}
    exact = [
        c for c in claims if c.claim.figure and c.claim.figure.qualifier is Qualifier.EXACT and not c.claim.figure.also
    ]
    for one in exact:
        for other in exact:
            mine, theirs = one.claim.figure, other.claim.figure
            timed = mine and (mine.period or mine.as_of)
            if (
                mine
                and theirs
                and timed
                and _is_another_number(mine, theirs)
                and one.claim.status is other.claim.status
            ):
                figures = [(c.id, c.claim.figure) for c in exact if c.claim.status is one.claim.status]
                same = {id for id, f in figures if f and not f.differences(mine) and f.amount == mine.amount}

                assert shown & same


@given(stores())
def test_the_order_of_claims_never_decides_whether_something_is_disputed(records: list[Record]) -> None:
    """Denials and contrasts are the same, in the same order; a dispute is never listed twice."""
    archive = MemoryArchive(records)
    claims = archive.everything()
    there, back = (disputes_among(archive, order) for order in (claims, claims[::-1]))
    linked = [dispute for dispute in there if dispute.kind in {DisputeKind.DENIAL, DisputeKind.CONTRAST}]

    assert linked == [dispute for dispute in back if dispute.kind in {DisputeKind.DENIAL, DisputeKind.CONTRAST}]
    assert len(there) == len(set(there))


def test_a_dispute_of_many_sides_is_shortened_and_says_by_how_many() -> None:
    """A briefing shows some of them; none vanishes without a word."""
    claims = [told(f"c{value}", figure=a_figure(value)) for value in range(1, 9)]
    disputes = differing_figures(archive_of(*claims).everything())

    assert [(len(dispute.claims), dispute.more) for dispute in shortened(disputes, 3)] == [(3, 5)]
    assert [(len(dispute.claims), dispute.more) for dispute in shortened(disputes, 20)] == [(8, 0)]
