"""What must fit a small place: text cut to its room, and the evidence behind a mark in one alert."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import a_source, a_sourced_claim
from hypothesis import given
from hypothesis import strategies as st
from rendering.documents import texts
from strategies import sourced_claims

from bot.domain.claims import SourcedClaim
from bot.languages import available, language
from bot.rendering.cards import brief_evidence
from bot.rendering.lines import chain
from bot.rendering.units import ELLIPSIS, may_cut, shortened, tamed, utf16_units


@pytest.mark.parametrize(
    ("text", "room", "left"),
    [
        ("word", 4, "word"),
        ("words", 4, "wor…"),
        ("two words", 5, "two…"),
        ("👍👍👍", 6, "👍👍👍"),
        ("👍👍👍", 5, "👍👍…"),
        ("👍👍👍", 4, "👍…"),
        ("👨\u200d👩\u200d👧\u200d👦!", 11, "…"),
        ("e\u0301e\u0301e\u0301", 5, "e\u0301e\u0301…"),
        ("", 0, ""),
        ("a", 1, "a"),
        ("ab", 1, "…"),
    ],
)
def test_text_is_cut_between_characters(text: str, room: int, left: str) -> None:
    """As a reader sees them, and the ellipsis counts."""
    assert shortened(text, room) == left


@given(texts(), st.integers(1, 120))
def test_any_text_fits_its_room_and_is_cut_only_where_it_must(text: str, room: int) -> None:
    """What is left is how the text begins; what fits is left alone."""
    left = shortened(text, room)

    assert utf16_units(left) <= room
    if utf16_units(text) <= room:
        assert left == text
    else:
        kept = left.removesuffix(ELLIPSIS)
        assert left.endswith(ELLIPSIS)
        assert text.startswith(kept)
        assert may_cut(text, len(kept))


@given(sourced_claims(), st.integers(20, 300))
def test_evidence_in_short_fits_its_room(claims: list[SourcedClaim], room: int) -> None:
    """Whatever the quote and however long the chain of sources."""
    for claim in claims:
        for code in available():
            assert utf16_units(brief_evidence(claim, language(code), room)) <= room


@given(sourced_claims())
def test_evidence_in_short_quotes_the_same_words_in_both_languages(claims: list[SourcedClaim]) -> None:
    """P2: the words are those of the article, so only who wrote them, and when, is worded otherwise."""
    for claim in claims:
        indonesian, english = (brief_evidence(claim, language(code), 10_000) for code in available())
        quote = f"“{tamed(claim.claim.evidence[0].quote)}” — "

        # What comes before says that the claim was corrected.
        assert indonesian[indonesian.index("“") :].startswith(quote)
        assert english[english.index("“") :].startswith(quote)


@given(sourced_claims(), st.sampled_from(available()))
def test_evidence_in_short_names_its_sources_before_it_is_quoted_whole(claims: list[SourcedClaim], code: str) -> None:
    """Where there is room for who wrote it, that stands whole, and the quote gives way."""
    spoken = language(code)
    for claim in claims:
        who = tamed(f" — {chain(claim.chain, spoken)}, {spoken.date(claim.article.published_on)}")
        standing = replace(claim, claim=replace(claim.claim, correction=None))
        brief = brief_evidence(standing, spoken, utf16_units(who) + 10)

        assert brief.startswith("“")
        assert brief.endswith(f"”{who}")


def test_sources_that_fill_the_room_are_cut_themselves() -> None:
    """Rather no quote than a message that no platform takes."""
    claim = a_sourced_claim(chain=[a_source("a", name="Kantor Berita " * 20)])

    assert utf16_units(brief_evidence(claim, language("en"), 150)) <= 150
