"""Ranking: each rule by itself, what adds up, and an order that never depends on chance."""

from dataclasses import replace
from datetime import date

import pytest
from assembly.stored import opinion_piece, sourced, told
from builders import a_figure, an_article, an_entity
from hypothesis import given
from hypothesis import strategies as st
from strategies import sourced_claims

from bot.assembly.folding import fold
from bot.assembly.ranking import RULES, Standpoint, ranked, reasons
from bot.domain.claims import Claim, ClaimKind, Evidence, SourcedClaim, Status
from bot.domain.editions import Line
from bot.domain.news import Article
from bot.domain.wording import Wording

TODAY = date(2022, 7, 25)
"""The day on which default articles are published."""


def _line(claim: Claim, *articles: Article) -> Line:
    return Line(sourced(claim, *articles)[-1])


def _points(rule: str, line: Line, view: Standpoint | None = None) -> int:
    return RULES[rule](line, view or Standpoint(TODAY))


@pytest.mark.parametrize(
    ("kind", "points"),
    [
        (ClaimKind.REPORTED, 3),
        (ClaimKind.OFFICIAL, 3),
        (ClaimKind.DENIAL, 3),
        (ClaimKind.OPINION, 0),
        (ClaimKind.ALLEGATION, 0),
    ],
)
def test_what_is_asserted_as_having_been_so_outweighs_voices(kind: ClaimKind, points: int) -> None:
    """A denial weighs as much as what it denies, so that neither side sinks."""
    assert points == _points("kind", _line(told("c", kind=kind)))


def test_a_forecast_weighs_little() -> None:
    """It is more than a view and less than news."""
    forecast = told("c", kind=ClaimKind.FORECAST, status=Status.PLANNED)

    assert _points("kind", _line(forecast)) == 1


def test_what_only_an_opinion_piece_tells_is_marked_down() -> None:
    """The same words in a report are not."""
    assert _points("genre", _line(told("c", article="opinion"), opinion_piece())) == -2
    assert _points("genre", _line(told("c"))) == 0


def _chained(*origins: str) -> SourcedClaim:
    id = "-".join(origins)
    return sourced(told(f"c-{id}", article=f"a-{id}"), an_article(f"a-{id}", source=origins[-1], origins=origins[:-1]))[
        0
    ]


@pytest.mark.parametrize(("sources", "points"), [(1, 0), (2, 2), (3, 4), (4, 4), (10, 4)])
def test_each_further_origin_weighs_two_and_all_of_them_four(sources: int, points: int) -> None:
    """Many voices for one thing do not drown everything else."""
    first, *others = [_chained(f"s{number}") for number in range(sources)]

    assert points == _points("origins", Line(first, tuple(others)))


def test_ten_outlets_that_pass_on_one_agency_weigh_no_more_than_one() -> None:
    """P4: corroboration counts who reported first."""
    first, *others = [_chained("wire", f"s{number}") for number in range(10)]

    assert _points("origins", Line(first, tuple(others))) == 0


def test_what_is_only_pointed_to_lends_no_weight() -> None:
    """A `see also` does not make the statement."""
    assert _points("origins", Line(_chained("s0"), also=(_chained("s1"),))) == 0


@pytest.mark.parametrize(
    ("days", "points"), [(0, 4), (7, 4), (8, 3), (31, 3), (32, 2), (366, 2), (367, 1), (1830, 1), (1831, 0), (-3, 4)]
)
def test_news_loses_weight_with_age(days: int, points: int) -> None:
    """The bounds themselves still count as within."""
    view = Standpoint(date.fromordinal(TODAY.toordinal() + days))

    assert points == _points("recency", _line(told("c")), view)


def test_age_counts_from_when_it_was_said_rather_than_printed() -> None:
    """An old remark in a new article is old."""
    line = _line(told("c", said_on="2012-07-25"))

    assert _points("recency", line) == 0


def test_a_figure_a_dispute_and_the_topic_as_subject_weigh_one_each() -> None:
    """Each by itself."""
    plain, other = told("c", about=("kazakhstan", "russia")), told("c", about=("russia", "kazakhstan"))
    view = Standpoint(TODAY, subjects=("kazakhstan",), disputed=("c",))

    assert _points("figure", _line(replace(plain, figure=a_figure()))) == 1
    assert _points("figure", _line(plain)) == 0
    assert _points("disputed", _line(plain), view) == 1
    assert _points("disputed", _line(told("d")), view) == 0
    assert _points("subject", _line(plain), view) == 1
    assert _points("subject", _line(other), view) == 0


def test_who_speaks_for_the_topic_is_as_the_topic() -> None:
    """What a president says his country will do is about the country."""
    entities = (an_entity("president", speaks_for="kazakhstan"), an_entity("envoy", speaks_for="russia"))
    view = Standpoint(TODAY, subjects=("kazakhstan",))
    own, other = (Line(sourced(told("c", about=(id, "kazakhstan")), *entities)[-1]) for id in ("president", "envoy"))

    assert (_points("subject", own, view), _points("subject", other, view)) == (1, 0)


@pytest.mark.parametrize(
    ("occurred_on", "points"),
    [
        ("2022-07-22", 1),
        ("2022-07", 1),
        ("2022-06-24", 1),
        ("2022-06-23", 0),
        ("2022", 0),
        ("2022-07-26", 0),
        (None, 0),
    ],
)
def test_what_has_just_happened_weighs_more_than_what_is_so(occurred_on: str | None, points: int) -> None:
    """A dismissal on Friday stands before what a country thinks; a year says nothing of what is new."""
    assert _points("event", _line(told("c", occurred_on=occurred_on))) == points


def test_what_is_planned_has_not_happened() -> None:
    """Though its day is near; nor is what somebody said on a day an act of that day."""
    said = told("d", occurred_on="2022-07", said_on="2022-07")

    assert _points("event", _line(said)) == 0
    assert _points("event", _line(told("c", occurred_on="2022-07-25", status=Status.PLANNED))) == 0


@pytest.mark.parametrize(
    ("occurred_on", "points"),
    [("2022-06-24", 0), ("2022-06-23", -2), ("2021", -2), ("2022", 0), ("2022-01/2022-04", -2), (None, 0), ("2023", 0)],
)
def test_what_was_long_over_is_background(occurred_on: str | None, points: int) -> None:
    """Last year's budget does not stand before this year's plan."""
    assert _points("background", _line(told("c", occurred_on=occurred_on))) == points


def test_a_line_is_disputed_whichever_of_its_claims_the_dispute_names() -> None:
    """Which of two outlets with the same statement a denial names is chance."""
    first, twin = sourced(told("c"), told("d"))

    assert _points("disputed", Line(first, (twin,)), Standpoint(TODAY, disputed=("d",))) == 1


def test_lines_of_equal_weight_stand_as_their_article_tells_them() -> None:
    """News begins with what matters most."""
    first, later = Evidence("a", 0), Evidence("a", 900)
    records = [told("a", evidence=(later,)), told("b", evidence=(first,))]
    lines = [Line(claim) for claim in sourced(*records)]

    assert ["b", "a"] == [line.claim.id for line in ranked(lines, Standpoint(TODAY))]


def test_what_is_worded_stands_before_what_is_only_quoted() -> None:
    """A quotation may lean on the article around it."""
    quoted = told("a", evidence=(Evidence("a", 0),), statement=Wording.same("a"), quoted_in="id")
    lines = [Line(claim) for claim in sourced(quoted, told("b", evidence=(Evidence("a", 900),)))]

    assert ["b", "a"] == [line.claim.id for line in ranked(lines, Standpoint(TODAY))]


def test_lines_of_equal_weight_stand_newest_first_then_by_id() -> None:
    """So that the same claims always come out the same way."""
    records = [told("b"), told("a"), told("c", article="later")]
    lines = [Line(claim) for claim in sourced(*records, an_article("later", published_on="2022-07-26"))]

    assert ["c", "a", "b"] == [line.claim.id for line in ranked(lines, Standpoint(date(2022, 7, 26)))]


@given(sourced_claims(), st.randoms(use_true_random=False))
def test_the_order_is_by_what_a_reader_is_told_and_by_nothing_else(claims: list[SourcedClaim], chance: object) -> None:
    """The points of `/why` add up to the order, however the lines came in."""
    view = Standpoint(date(2022, 12, 31), {claims[0].claim.about[0]}, {claims[-1].id})
    lines = fold(claims)
    shuffled = list(lines)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    order = ranked(shuffled, view)
    weights = [sum(points for _, points in reasons(line, view)) for line in order]

    assert order == ranked(lines, view)
    assert weights == sorted(weights, reverse=True)
    assert all(points for line in order for _, points in reasons(line, view))
