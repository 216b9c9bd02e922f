"""A summary in the other language: the article's own claims, each by whom and when, and never more than they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from builders import a_claim, a_figure, an_entity
from fresh_stores import fresh_store
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.claims import Claim, ClaimKind, Evidence
from bot.domain.dates import EdtfDate
from bot.intake.analysis import analyse
from bot.intake.found import Arrival
from bot.intake.summaries import retelling
from bot.intake.texts import Sentence

NOW = datetime(2025, 6, 11, 8, tzinfo=UTC)
PUBLISHED = EdtfDate.parse("2025-06-10")
SPEAKER = an_entity("ivanova", name="Maria Ivanova")
NAMELESS = an_entity("unnamed-x", name="“sumber”")
ENTITIES = {entity.id: entity for entity in (SPEAKER, NAMELESS)}


def _claim(id: str, said: str, **fields: Any) -> Claim:
    plain: dict[str, Any] = {
        "statement": {"id": f"Hal {said}", "en": said},
        "occurred_on": None,
        "figure": None,
        "speaker": "",
    }
    return a_claim(id, **{**plain, **fields})


ALL = (Sentence(0, 10_000, "x", 0),)
"""A summary that tells everything."""


def _told(*claims: Claim, summary: tuple[Sentence, ...] = ALL) -> str:
    return retelling(claims, summary, "en", PUBLISHED, (), ENTITIES)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Peru acted."),
        ({"occurred_on": "2025-06-08"}, "Peru acted on 8 June 2025."),
        ({"occurred_on": "2025-06"}, "Peru acted in June 2025."),
        ({"occurred_on": "2025-01/2025-04"}, "Peru acted in 2025."),
        ({"occurred_on": "2024-11/2025-04"}, "Peru acted."),
        ({"occurred_on": "2025~"}, "Peru acted."),
        ({"speaker": "ivanova"}, "Peru acted, Maria Ivanova said."),
        ({"speaker": "ivanova", "kind": "opinion"}, "Peru acted, Maria Ivanova said."),
        ({"kind": "opinion"}, ""),
        ({"kind": "allegation"}, ""),
        ({"speaker": "unnamed-x"}, ""),
        ({"speaker": "nobody-known"}, ""),
    ],
)
def test_a_claim_is_told_with_its_day_and_its_speaker(fields: dict[str, Any], told: str) -> None:
    """What nobody stands behind by name and is no report is left to the quotation."""
    assert _told(_claim("a", "Peru acted", **fields)) == told


def test_a_figure_is_worded() -> None:
    """In the language of the summary."""
    claim = _claim("a", "Peru spent {figure}", figure=a_figure())

    assert _told(claim) == "Peru spent KZT 441 billion."


def test_what_is_only_quoted_is_not_told() -> None:
    """It is no text of the other language."""
    claim = a_claim("a", statement="menambah anggaran pertahanan", quoted_in="id", speaker="", figure=None)

    assert _told(claim) == ""


def test_the_weightiest_stand_in_the_order_of_the_article() -> None:
    """What the summary tells comes before what is only near it; last year's news comes last; nothing comes twice."""
    claims = [_claim(id, f"It is {id}", evidence=(Evidence("x", at),)) for at, id in enumerate("abcd", 1)]
    old = replace(claims[0], occurred_on=EdtfDate.parse("2021-02"))
    summary = (Sentence(4, 5, "x", 0),)

    assert _told(old, *claims[1:], claims[1], summary=summary) == "It is b. It is c. It is d."


def test_side_issues_alone_are_no_summary() -> None:
    """The article's own words then stand alone."""
    claim = _claim("a", "Peru acted", evidence=(Evidence("x", 500),))

    assert _told(claim, summary=(Sentence(0, 400, "x", 0),)) == ""


@st.composite
def _claims(draw: st.DrawFn) -> Claim:
    kind = draw(st.sampled_from([kind for kind in ClaimKind if kind is not ClaimKind.FORECAST]))
    speaker = draw(st.sampled_from(["", "ivanova", "unnamed-x"]))
    return _claim(draw(st.sampled_from("abc")), draw(st.sampled_from("klm")), kind=kind, speaker=speaker)


@given(st.lists(_claims(), max_size=6))
def test_every_sentence_is_a_claim(claims: list[Claim]) -> None:
    """So each has the evidence that its claim has."""
    statements = {claim.statement.as_mapping()["en"] for claim in claims}

    assert {part.partition(",")[0] for part in _parts(_told(*claims))} <= statements


def _parts(text: str) -> Iterator[str]:
    yield from (part for part in text.removesuffix(".").split(". ") if part)


def test_an_article_has_a_summary_in_both_languages() -> None:
    """Its own words in its own, and what its claims say in the other."""
    text = (
        "JAKARTA, Kompas.com - Menteri Pertahanan Rusia Andrei Belousov diberhentikan pada Minggu, 8 Juni 2025, "
        "setelah serangkaian kritik tajam dari parlemen dan para gubernur. "
        "Para anggota parlemen menyambut langkah itu dengan gembira dan meminta penggantinya segera dicari."
    )
    arrival = Arrival(text, NOW, title="Rusia Berganti Menteri", published="2025-06-10")
    article = analyse(arrival, fresh_store(), NOW).publication.article

    assert article.summary is not None
    assert article.summary.quoted_in == "id"
    texts = article.summary.wording.as_mapping()
    assert texts["en"] == "Russia’s Defence Minister Andrei Belousov was dismissed on 8 June 2025."
    assert texts["id"].startswith("Menteri Pertahanan Rusia")
