"""Whole articles in, drafts out, as an editor would read them: what changes anywhere in the analysis is seen here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from fresh_stores import fresh_store
from golden_files import GOLDEN, assert_golden

from bot.domain.claims import Claim
from bot.domain.drafts import Draft
from bot.domain.wording import Wording
from bot.intake.analysis import analyse
from bot.intake.found import Arrival

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
ARTICLES = sorted(path.name.removesuffix(".article.txt") for path in (GOLDEN / "intake").glob("*.article.txt"))


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_makes_the_draft_that_was_looked_at(name: str) -> None:
    """A report, a release, an opinion, an interview, a live page, a trial: each in its manner."""
    text = (GOLDEN / "intake" / f"{name}.article.txt").read_text(encoding="utf-8")
    draft = analyse(Arrival(text, NOW, way=f"{name}.txt"), fresh_store(), NOW)

    assert_golden(f"intake/{name}.draft.txt", "\n".join(_listed(draft)) + "\n")


def test_every_manner_is_there() -> None:
    """An article that is taken away is missed."""
    assert len(ARTICLES) == 6


def _listed(draft: Draft) -> Iterator[str]:
    article = draft.publication.article
    yield f"{article.genre} · {article.language} · {article.source} · {article.published_on.text} · {article.author or '-'}"
    yield article.title
    yield f"summary: {_both(article.summary.wording) if article.summary else '-'}"
    for entity in draft.entities:
        role = f", {_both(entity.role)}" if entity.role else ""
        yield f"{entity.kind}: {_both(entity.name)}{role}"
    for source in draft.sources:
        yield f"source: {_both(source.name)}"
    for claim in draft.claims:
        yield ""
        yield from _claim(claim)
    yield ""
    yield from (f"remark: {remark.in_english()}" for remark in draft.remarks)


def _claim(claim: Claim) -> Iterator[str]:
    yield f"{claim.kind}, {claim.status}: {_both(claim.statement)}"
    yield f"  by {claim.speaker or 'the article'}, of {', '.join(claim.about)}"
    times = {"happened": claim.occurred_on, "said": claim.said_on}
    yield from (f"  {name} {date.text}" for name, date in times.items() if date)
    if claim.figure:
        amount = claim.figure.amount
        yield f"  {claim.figure.measure}: {amount.value} {amount.unit}"
    if claim.origins:
        yield f"  first told by {', '.join(claim.origins)}"


def _both(wording: Wording) -> str:
    """The words once where both languages have the same."""
    return " / ".join(dict.fromkeys(wording.as_mapping().values()))
