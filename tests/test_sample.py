"""The sample is complete, in order, and in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsrooms import ask, sample_archive, sample_newsroom
from requirements import folder

from bot.domain.claims import Claim, ClaimKind, Contrast, Status
from bot.domain.news import Entity, Publication
from bot.domain.plain import to_plain

RUN = 6
"""So many words in a row that stand in an original article would be copied."""

RECORDS = [version.record for version in sample_archive().everything()]
CLAIMS = [record for record in RECORDS if isinstance(record, Claim)]


def test_there_is_enough_to_read() -> None:
    """At least 25 claims and 15 entities, of every kind of claim, from both articles."""
    assert len(CLAIMS) >= 25
    assert sum(isinstance(record, Entity) for record in RECORDS) >= 15
    assert {claim.kind for claim in CLAIMS} == set(ClaimKind)
    assert {claim.article for claim in CLAIMS} == {r.id for r in RECORDS if isinstance(r, Publication)}


def test_insinuations_are_allegations() -> None:
    """Supply routes, foul play and brainwashing are told as that author's allegations."""
    texts = {claim.id: " ".join(text for _, text in claim.statement.texts).casefold() for claim in CLAIMS}
    suspect = [
        claim for claim in CLAIMS if re.search(r"drone|brainwash|too pro-russian|planned the attack", texts[claim.id])
    ]
    told_as_fact = [c.id for c in suspect if c.kind is not ClaimKind.ALLEGATION and "attacked" not in texts[c.id]]

    assert suspect
    assert told_as_fact == []


def test_the_budget_is_planned_and_has_its_figures() -> None:
    """The addition is what was announced: planned, 441 billion tenge, US$918 million, through WSJ."""
    budget = next(claim for claim in CLAIMS if claim.figure and claim.figure.amount.unit == "KZT")

    assert budget.status is Status.PLANNED
    assert [int(amount.value) for amount in (budget.figure.amount, *budget.figure.also)] == [441 * 10**9, 918 * 10**6]  # type: ignore[union-attr] # chosen for its figure


def test_what_an_editor_would_see_is_linked() -> None:
    """The growth that does not add up, the share of soldiers, and January 2022 are set side by side."""
    linked = [claim for record in RECORDS if isinstance(record, Contrast) for claim in record.claims]
    figures = {c.id: c.figure for c in CLAIMS if c.figure}
    measures = {figures[id].measure for id in linked if id in figures}

    assert {"defence-budget", "defence-budget-growth-factor", "soldiers-trained-abroad"} <= measures
    assert sum(isinstance(record, Contrast) for record in RECORDS) >= 3


def test_the_capital_had_another_name() -> None:
    """In July 2022 the capital was Nur-Sultan."""
    astana = next(record for record in RECORDS if isinstance(record, Entity) and record.id == "astana")

    assert ask("/facts Nur-Sultan").document.title == astana.name.phrase("en").text


def test_every_briefing_has_something_to_say() -> None:
    """Each standing briefing of the sample shows claims."""
    assert len(sample_newsroom().briefings) >= 3
    assert all(ask(f"/{name}").claims for name in sample_newsroom().briefings)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_no_sentence_of_the_articles_is_copied() -> None:
    """No six words in a row of the original articles stand in the sample."""
    original = {
        run for file in folder("seeds", "RINGKAS_SEEDS").glob("*.txt") for run in _runs(file.read_text("utf-8"))
    }
    ours = {run for record in RECORDS for text in _texts(to_plain(record)) for run in _runs(text)}

    assert original
    assert sorted(original & ours) == []
