"""Claims that must never exist cannot be built, and a sourced claim says who says so, since when, and how surely."""

import dataclasses
from datetime import date
from typing import Any

import pytest
from builders import a_claim, a_contrast, a_sourced_claim, an_article
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import sourced_claims

from bot.domain.claims import FENCED_KINDS, FIGURE_MARK, ClaimKind, ClaimVersion, Evidence, SourcedClaim, Status
from bot.domain.errors import InvalidValue
from bot.domain.news import Genre


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"id": "No Id"}, "id"),
        ({"id": "a" * 101}, "id"),
        ({"evidence": ()}, "evidence"),
        ({"about": ()}, "about"),
        ({"about": ("kazakhstan", "russia", "kazakhstan")}, "about"),
        ({"denies": ("other", "budget-raised")}, "denies"),
        ({"kind": ClaimKind.FORECAST}, "status"),
        ({"figure": None}, "statement.en"),
        ({"figure": None, "statement": {"id": f"naik {FIGURE_MARK}", "en": "rose"}}, "statement.id"),
        ({"figure": None, "statement": {"id": "naik", "en": "rose", "ru": f"x{FIGURE_MARK}x"}}, "statement.ru"),
    ],
)
def test_a_claim_that_must_never_exist_cannot_be_built(changes: dict[str, Any], key: str) -> None:
    """Each rule names its field, so that the author of a file finds the line."""
    with pytest.raises(InvalidValue) as refusal:
        dataclasses.replace(a_claim(), **_worded(changes))

    assert key == refusal.value.key


def _worded(changes: dict[str, Any]) -> dict[str, Any]:
    statement = changes.get("statement")
    return changes | (
        {"statement": a_claim(statement=statement, figure=a_claim().figure).statement} if statement else {}
    )


def test_a_forecast_is_planned() -> None:
    """What is foretold has not happened."""
    assert Status.PLANNED is a_claim(kind=ClaimKind.FORECAST, status=Status.PLANNED).status


@pytest.mark.parametrize("quote", ["", " ", "\n\t", "\u2003"])
def test_an_empty_quote_is_no_evidence(quote: str) -> None:
    """Blanks occur in every text."""
    with pytest.raises(InvalidValue) as refusal:
        Evidence(quote, 0)

    assert refusal.value.key == "quote"


def test_a_quote_begins_in_its_text() -> None:
    """A negative start would count from the end of the text."""
    with pytest.raises(InvalidValue) as refusal:
        Evidence("quote", -1)

    assert refusal.value.key == "start"


def test_a_quote_ends_after_its_characters() -> None:
    """Offsets count code points, so that an emoji is one."""
    text = "Dia: \U0001f600 ya."
    quote = Evidence("\U0001f600 ya", 5)

    assert text[quote.start : quote.end] == quote.quote


@pytest.mark.parametrize("claims", [(), ("one",), ("one", "one"), ("one", "two", "one")])
def test_a_contrast_links_different_claims(claims: tuple[str, ...]) -> None:
    """Nothing differs from itself."""
    with pytest.raises(InvalidValue) as refusal:
        a_contrast(claims=claims)

    assert refusal.value.key == "claims"


def test_a_contrast_has_an_id() -> None:
    """It is a record like any other."""
    with pytest.raises(InvalidValue) as refusal:
        a_contrast(id="January 2022")

    assert refusal.value.key == "id"


@pytest.mark.parametrize(
    ("said_on", "published_on", "reported_on"),
    [
        (None, "2022-07-25", date(2022, 7, 25)),
        (None, "2022-07", date(2022, 7, 31)),
        (None, "2022-07-01/2022-07-09", date(2022, 7, 9)),
        ("2022-06-08", "2022-07-25", date(2022, 6, 8)),
        ("2022-06", "2022-07-25", date(2022, 6, 30)),
        ("2022", "2022-07-25", date(2022, 7, 25)),
        ("2022-06/..", "2022-07-25", date(2022, 7, 25)),
        ("../2021", "2022-07-25", date(2021, 12, 31)),
        ("2022-07-25", "2022-07-25", date(2022, 7, 25)),
    ],
)
def test_a_claim_became_known_when_it_was_said_but_not_after_it_was_published(
    said_on: str | None, published_on: str, reported_on: date
) -> None:
    """A coarse date ends late, yet nobody reads what is not yet published."""
    sourced = a_sourced_claim(said_on=said_on, article=an_article(published_on=published_on))

    assert reported_on == sourced.reported_on


@pytest.mark.parametrize("kind", ClaimKind)
@pytest.mark.parametrize("genre", Genre)
def test_opinion_allegation_forecast_and_opinion_pieces_are_fenced(kind: ClaimKind, genre: Genre) -> None:
    """P3: by the claim's kind, or because the article is an opinion piece."""
    sourced = a_sourced_claim(kind=kind, status=Status.PLANNED, article=an_article(genre=genre))

    assert (kind in FENCED_KINDS or genre is Genre.OPINION) == sourced.is_fenced


def test_three_kinds_are_fenced() -> None:
    """Reports, official statements and denials are attributed, not fenced."""
    assert {ClaimKind.OPINION, ClaimKind.ALLEGATION, ClaimKind.FORECAST} == FENCED_KINDS


@pytest.mark.parametrize(
    ("of_article", "of_claim", "origin"),
    [((), None, "gatra"), (("wsj",), None, "wsj"), (("wsj",), ("tass", "interfax"), "tass"), (("wsj",), (), "gatra")],
)
def test_the_origin_is_who_reported_first(
    of_article: tuple[str, ...], of_claim: tuple[str, ...] | None, origin: str
) -> None:
    """A claim may have come another way than its article; an empty chain says that the publisher was first."""
    sourced = a_sourced_claim(article=an_article(origins=of_article), origins=of_claim)

    assert (origin, "gatra") == (sourced.origin.id, sourced.publisher.id)


def test_a_sourced_claim_has_a_source() -> None:
    """Corroboration would count nobody."""
    with pytest.raises(InvalidValue) as refusal:
        dataclasses.replace(a_sourced_claim(), chain=())

    assert refusal.value.key == "chain"


@given(sourced_claims(), st.data())
@settings(max_examples=20)
def test_a_sourced_claim_carries_all_that_its_claim_names(claims: list[SourcedClaim], data: st.DataObject) -> None:
    """A line needs no second question to the store."""
    sourced = data.draw(st.sampled_from(claims))
    claim = sourced.claim

    assert ClaimVersion(claim.id, sourced.version) == sourced.ref
    assert claim.id == sourced.id
    assert claim.about == tuple(entity.id for entity in sourced.about)
    assert claim.article == sourced.article.id
    assert (claim.speaker, claim.event) == tuple(
        entity.id if entity else "" for entity in (sourced.speaker, sourced.event)
    )
    assert sourced.publisher.id == sourced.article.source
    assert sourced.reported_on <= sourced.article.published_on.last


def test_a_claim_came_through_each_source_once() -> None:
    """A chain that names a source twice is no chain."""
    with pytest.raises(InvalidValue) as refused:
        a_claim(origins=("wsj", "wsj"))

    assert refused.value.key == "origins"


def test_a_quoted_statement_is_the_articles_own_words() -> None:
    """P1: what is shown as a quotation stands letter for letter in the evidence, the same for every reader."""
    quoted = a_claim(statement="menambah anggaran", quoted_in="id")

    assert quoted.statement.as_mapping() == {"id": "menambah anggaran", "en": "menambah anggaran"}
    for statement in ("menaikkan anggaran", {"id": "menambah anggaran", "en": "raised its budget"}):
        with pytest.raises(InvalidValue, match="letter for letter"):
            a_claim(statement=statement, quoted_in="id")
    with pytest.raises(InvalidValue, match="not a language"):
        a_claim(statement="menambah anggaran", quoted_in="Indonesian")
