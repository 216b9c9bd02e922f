"""Claims as records: about whom they are where nobody is named, and which sentences become none."""

from __future__ import annotations

from datetime import UTC, datetime

from builders import an_entity
from fresh_stores import fresh_store

from bot.domain.claims import Claim, ClaimKind
from bot.domain.drafts import Draft
from bot.domain.news import EntityKind
from bot.domain.ports import Archive, Change
from bot.intake.analysis import analyse
from bot.intake.found import Arrival

NOW = datetime(2026, 11, 22, tzinfo=UTC)
HEAD = "Harbour closed\nNairobi, Reuters - Kenya closed the harbour of Mombasa on 4 March 2024.\n"


def _draft(body: str, store: Archive | None = None) -> Draft:
    return analyse(Arrival(HEAD + body, NOW), store or fresh_store(), NOW)


def _claim(draft: Draft, words: str) -> Claim:
    (claim,) = [each for each in draft.claims if words in each.evidence[0].quote]
    return claim


def test_a_saying_that_names_nobody_is_about_who_makes_it() -> None:
    """So that it is not lost; the body that speaks is proposed, in both languages."""
    draft = _draft("The transport ministry denied that it had approved the cut.\n")
    claim = _claim(draft, "approved the cut")
    (ministry,) = [entity for entity in draft.entities if entity.id == claim.speaker]

    assert (claim.kind, claim.about) == (ClaimKind.DENIAL, (claim.speaker,))
    assert (ministry.kind, ministry.name.phrase("en").text) == (EntityKind.ORGANISATION, "Transport Ministry")


def test_a_body_that_names_its_country_is_about_that_too() -> None:
    """A reader of the country's page finds it."""
    claim = _claim(_draft("The Kenyan transport ministry said the coastal road was closed.\n"), "coastal road")

    assert claim.about == ("transport-ministry-of-kenya", "kenya")


def test_a_body_that_is_stored_is_not_proposed_again() -> None:
    """Its id serves everywhere."""
    store = fresh_store()
    store.apply([Change(an_entity("transport-ministry-of-kenya", name="Transport Ministry of Kenya"))], NOW)
    draft = _draft("The transport ministry of Kenya said the coastal road was closed.\n", store)

    assert _claim(draft, "coastal road").speaker == "transport-ministry-of-kenya"
    assert "transport-ministry-of-kenya" not in {entity.id for entity in draft.entities}


def test_a_quotation_of_the_articles_own_that_begins_with_a_pronoun_is_told_and_no_claim() -> None:
    """Shown alone, nobody knows who "he" is."""
    sentence = "He quietly liked the old lighthouse keepers of Kenya."
    draft = _draft(f"Amina Odhiambo and Kenya agreed. Peter Kamau came to Kenya. {sentence}\n")
    told = [remark.in_english() for remark in draft.remarks]

    assert not any(sentence in claim.evidence[0].quote for claim in draft.claims)
    assert any("whom it tells of" in text and "He quietly liked" in text for text in told)


def test_an_editor_is_told_of_sentences_that_name_nobody() -> None:
    """Among what was concluded of the article."""
    told = [remark.in_english() for remark in _draft("The tide was very high that day.\n").remarks]

    assert any("tells of nobody and nothing known: “The tide was very high that day.”" in text for text in told)
