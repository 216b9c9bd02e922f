"""Search results: whose words they are, who made a summary, and whether there is more."""

from __future__ import annotations

from typing import Any

import pytest
from builders import NOW, a_source, a_sourced_claim, a_summary, an_article
from hypothesis import given
from readings import blocks_of, inlines_of, statements_of, text_of, words_of
from strategies import sourced_claims

from bot.domain.claims import SourcedClaim
from bot.domain.editions import EvidenceCard, Found, SourceEntry
from bot.domain.news import Making
from bot.languages import language
from bot.rendering.cards import genre_name, lay_out_evidence, lay_out_found
from bot.rendering.lines import chain

MADE_BY_MACHINE = {"id": ", ikhtisar dibuat mesin", "en": ", summary made by machine"}
NOT_REVIEWED = {"id": ", belum diperiksa", "en": ", not reviewed"}
MORE = {"id": "Masih ada hasil lain", "en": "There are more matches"}


@pytest.mark.parametrize("code", MADE_BY_MACHINE)
@given(claims=sourced_claims())
def test_a_found_article_says_whose_it_is_and_who_summed_it_up(code: str, claims: list[SourcedClaim]) -> None:
    """P3: a summary ends with its chain, genre and date, and says so where no person made or read it."""
    spoken = language(code)
    for claim in claims:
        article = claim.article
        entry = SourceEntry(article, claim.chain, ())
        (block,) = statements_of(lay_out_found(Found("kata", NOW, (), (entry,)), spoken))
        says = (chain(claim.chain, spoken), genre_name(article.genre, spoken), spoken.date(article.published_on))
        summary = article.summary
        is_by_machine = summary is not None and summary.made_by is not Making.HUMAN
        is_unread = summary is not None and not summary.reviewed
        remarks = is_by_machine * MADE_BY_MACHINE[code] + is_unread * NOT_REVIEWED[code]

        assert words_of(block.tail) == f" — {', '.join(says)}{remarks}"


@pytest.mark.parametrize("is_capped", [True, False])
@pytest.mark.parametrize("code", MORE)
def test_a_search_says_where_there_is_more(code: str, is_capped: bool) -> None:  # noqa: FBT001 - a parameter
    """P7: what a search leaves out is never left out silently."""
    found = lay_out_found(Found("kata", NOW, (), (), is_capped=is_capped), language(code))

    assert is_capped == any(words_of(inlines_of(block)).startswith(MORE[code]) for block in blocks_of(found))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "the editors' wording, not a quotation"),
        ({"is_reviewed": False}, "worded by a program, not an editor, and is no quotation"),
        ({"statement": "menambah anggaran", "quoted_in": "id"}, "the article's own words; nobody has translated them"),
    ],
)
def test_evidence_says_who_worded_the_statement(fields: dict[str, Any], says: str) -> None:
    """An editor, a program, or the article itself."""
    claim = a_sourced_claim(**fields)
    card = lay_out_evidence(EvidenceCard(1, claim, ()), language("en"))

    assert any(says in words_of(inlines_of(block)) for block in blocks_of(card))


def test_a_quoted_summary_is_shown_as_a_quotation() -> None:
    """A reader of another language is told which it is."""
    article = an_article(summary=a_summary(wording="Tiga kalimat.", quoted_in="id"))
    entry = SourceEntry(article, (a_source(),), ())
    (block,) = statements_of(lay_out_found(Found("kata", NOW, (), (entry,)), language("en")))

    assert words_of(block.body) == "“Tiga kalimat.” (in Indonesian)"


def test_a_summary_forges_no_mark() -> None:
    """Neither in its words nor in the title that stands for one."""
    summed = an_article(summary=a_summary(wording="Tiga kalimat [3].", quoted_in="id"))
    untold = an_article(title="Judul [4]", summary=None)

    for article, forged in ((summed, "[3]"), (untold, "[4]")):
        entry = SourceEntry(article, (a_source(),), ())

        assert forged not in text_of(lay_out_found(Found("kata", NOW, (), (entry,)), language("en")))


def test_a_summary_from_claims_stands_before_the_words_it_rests_on() -> None:
    """A reader of the article's language has its words alone."""
    article = an_article(summary=a_summary(wording={"id": "Tiga kalimat.", "en": "It says so."}, quoted_in="id"))
    entry = SourceEntry(article, (a_source(),), ())
    found = Found("kata", NOW, (), (entry,))
    shown = [words_of(statements_of(lay_out_found(found, language(code)))[0].body) for code in ("en", "id")]

    assert shown == ["It says so. In its own words: “Tiga kalimat.” (in Indonesian)", "“Tiga kalimat.”"]
