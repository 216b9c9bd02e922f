"""Answers are trees of sourced claims; marks number the claims in the order in which a reader meets them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from builders import a_source, a_sourced_claim, an_article, an_entity
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import sourced_claims

from bot.domain.briefing import SectionName
from bot.domain.claims import ClaimKind, ClaimVersion, SourcedClaim
from bot.domain.dates import TimeWindow
from bot.domain.editions import (
    Comparison,
    Coverage,
    Dispute,
    DisputeKind,
    Edition,
    EvidenceCard,
    FactGroup,
    FactSheet,
    Found,
    Line,
    Section,
    SourceEntry,
    SourceList,
    Timeline,
)
from bot.domain.errors import InvalidValue
from bot.domain.wording import Wording

NOW = datetime(2022, 7, 26, tzinfo=UTC)
TITLE = Wording.same("Title")
COVERAGE = Coverage((), (), (), None, (), 0)


def _edition(parts: Sequence[Line | Dispute]) -> Edition:
    return Edition("energy", TITLE, NOW, tuple(Section(SectionName.MAIN, (part,)) for part in parts), COVERAGE)


@st.composite
def _lines(draw: st.DrawFn, claims: Sequence[SourcedClaim]) -> list[Line | Dispute]:
    """Lines and disputes of these claims, some of which stand in several."""
    some = st.lists(st.sampled_from(list(claims)), max_size=2).map(tuple)
    line = st.builds(Line, st.sampled_from(list(claims)), some, some)
    if len(claims) < 2:
        return draw(st.lists(line, max_size=6))
    sides = st.lists(st.sampled_from(list(claims)), min_size=2, max_size=3, unique_by=lambda claim: claim.id).map(tuple)
    dispute = st.builds(Dispute, st.sampled_from(DisputeKind), sides)
    return draw(st.lists(line | dispute, max_size=6))


@given(st.data(), sourced_claims())
@settings(max_examples=30)
def test_marks_number_each_claim_once_in_the_order_in_which_a_reader_meets_it(
    data: st.DataObject, claims: list[SourcedClaim]
) -> None:
    """Mark [N] is the Nth claim shown, and a claim keeps the mark of its first appearance."""
    parts = data.draw(_lines(claims))
    met = [claim.id for part in parts for claim in part.claims]
    shown = [claim.id for claim in _edition(parts).claims]

    assert sorted(set(met), key=met.index) == shown
    assert [claim.ref for claim in _edition(parts).claims] == list(_edition(parts).versions)


def test_a_claim_that_stands_twice_is_shown_as_first_met() -> None:
    """Should two versions of one claim ever meet, the first one met has the mark."""
    first, later = a_sourced_claim(version=1), a_sourced_claim(version=2)

    assert (ClaimVersion("budget-raised", 1),) == _edition([Line(first, also=(later,))]).versions


def test_a_line_holds_its_worded_claim_then_what_is_folded_then_what_is_pointed_to() -> None:
    """Their order is the order of the marks."""
    claims = [a_sourced_claim(id=id) for id in ("one", "two", "three")]

    assert tuple(claims) == Line(claims[0], (claims[1],), (claims[2],)).claims


def test_ten_outlets_that_pass_on_one_wire_are_one_origin() -> None:
    """P4: corroboration counts who reported first, never who printed it."""
    wire = a_source("wire")
    passed_on = [
        a_sourced_claim(
            id=f"claim-{n}", article=an_article(source=f"outlet-{n}"), chain=(wire, a_source(f"outlet-{n}"))
        )
        for n in range(10)
    ]

    assert Line(passed_on[0], tuple(passed_on[1:])).origin_count == 1


def test_a_wire_and_an_outlet_of_its_own_are_two_origins() -> None:
    """The wire's own article and those that pass it on are one origin; another reporter is a second."""
    wire = a_source("wire")
    line = Line(
        a_sourced_claim(id="a", chain=(wire,)),
        (
            a_sourced_claim(id="b", chain=(wire, a_source("outlet"))),
            a_sourced_claim(id="c", chain=(a_source("outlet"),)),
        ),
        (a_sourced_claim(id="d", chain=(a_source("third"),)),),
    )

    assert line.origin_count == 2


@given(sourced_claims())
@settings(max_examples=20)
def test_a_line_never_has_more_origins_than_claims(claims: list[SourcedClaim]) -> None:
    """However the chains run."""
    line = Line(claims[0], tuple(claims[1:]))

    assert len({claim.chain[0].id for claim in claims}) == line.origin_count
    assert 1 <= line.origin_count <= len(claims)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_dispute_has_two_sides(count: int) -> None:
    """One claim alone differs from nothing, and named twice it is still one."""
    with pytest.raises(InvalidValue, match="at least two claims"):
        Dispute(DisputeKind.FIGURES, tuple(a_sourced_claim() for _ in range(count)))


def test_a_section_has_a_line() -> None:
    """A heading over nothing is left out, not shown."""
    with pytest.raises(InvalidValue, match="at least one line"):
        Section(SectionName.LEAD, ())


def test_every_answer_shows_the_claims_of_its_leaves() -> None:
    """What an answer shows is what it walks over; nothing can be shown without a claim."""
    one, two = a_sourced_claim(id="one"), a_sourced_claim(id="two")
    lines = (Line(one), Line(two))
    entry = SourceEntry(one.article, one.chain, (one, two))
    answers = [
        Timeline("topic", TITLE, NOW, TimeWindow(date(2022, 1, 1)), newest_first=False, lines=lines, coverage=COVERAGE),
        FactSheet(
            an_entity(),
            NOW,
            (FactGroup(ClaimKind.REPORTED, False, lines[:1]), FactGroup(ClaimKind.DENIAL, False, lines[1:])),
            COVERAGE,
        ),
        Comparison("topic", TITLE, NOW, (Dispute(DisputeKind.DENIAL, (one, two)),), COVERAGE, TimeWindow()),
        SourceList("topic", TITLE, NOW, (entry,), COVERAGE),
        Found("words", NOW, lines, (entry,)),
        _edition(lines),
    ]

    assert [("one", "two")] * len(answers) == [tuple(claim.id for claim in answer.claims) for answer in answers]
    assert (two,) == EvidenceCard(2, two, ()).claims
