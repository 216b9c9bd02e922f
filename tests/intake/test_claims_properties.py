"""What holds of claims whatever the text is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

import pytest
from claim_scenes import BODIES, PEOPLE, PLACES, claims_of, who
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.claims import ClaimKind, Status
from bot.domain.news import Genre


class _Facts(TypedDict):
    dates: Mapping[str, str]
    figures: Mapping[str, str]
    measures: Mapping[str, tuple[str, str]]


_PIECES = [
    *PEOPLE,
    *BODIES,
    *PLACES,
    "mengatakan",
    "said",
    "kata",
    "katanya",
    "bahwa",
    "that",
    "menurut",
    "according to",
]
_PIECES += [
    "membantah",
    "akan",
    "will",
    "diduga",
    "Reuters",
    "melaporkan",
    "told",
    "yang",
    "itu",
    "ia",
    "he",
    "seperti dikutip",
]
_PIECES += [
    ",",
    ".",
    "?",
    ":",
    ";",
    "“",
    "”",
    '"',
    "\n",
    "(",
    ")",
    "’s",
    "kapal",
    "menutup",
    "closed",
    "the",
    "pelabuhan",
]
_PIECES += [
    "was quoted as saying",
    "quoted",
    "his office",
    "kantornya",
    "the company",
    "Jaksa",
    "selaku",
    "tanpa merinci",
    "but did not say",
    "in his view",
    "menurut pandangannya",
    "expects",
    "to",
    "untuk",
    "never",
    "17.55",
    "dismissed the claims",
    ",” said",
    ", “and",
]
_PIECES += [
    "Citing people familiar with the",
    "a spokesman for",
    "and",
    "which",
    "doubts",
    "meski",
    "dibantah",
    "istri",
    "made it clear",
    "hal itu disampaikan",
    "as",
    "went on",
    "denied",
    "replied",
    "menjawab",
]
_FACTS: _Facts = {
    "dates": {"(": "2025-06-09", "the": "2030"},
    "figures": {"kapal": "390", "closed": "12", ".": "1"},
    "measures": {"kapal": ("fleet", ""), "closed": ("ports", "2024"), ".": ("ends", "2023")},
}
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join))


@given(texts, st.sampled_from(["id", "en", "xx"]), st.sampled_from(Genre))
def test_claims_lie_in_the_text_and_in_its_order(text: str, language: str, genre: Genre) -> None:
    """Any text yields spans of itself: what is said within its evidence, evidence in order, no end unclean."""
    claims = claims_of(text, language, genre=genre, **_FACTS)

    assert all(0 <= claim.evidence.start and claim.evidence.end <= len(text) for claim in claims)
    assert all(claim.evidence.holds(claim.said) for claim in claims)
    assert all(claim.said.of(text) == claim.said.of(text).strip() != "" for claim in claims)
    assert [claim.evidence.start for claim in claims] == sorted(claim.evidence.start for claim in claims)


@pytest.mark.parametrize("text", [". , pria Lumen Norda : ``", "pria, (NORDA) : “Tarvia closed the eastern port.”"])
def test_signs_before_who_says_it_are_none_of_his_words(text: str) -> None:
    """Crawled texts hold stray signs."""
    assert all(who(claim)[:1] not in {",", "."} for claim in claims_of(text, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "Citing people familiar with the port",
        "Menurut Rina Wijaya",
        "Sesuai data Norda di",
        "Presiden Lumen, Mark Olsen",
    ],
)
def test_a_text_may_end_in_the_middle_of_who_says_it(text: str) -> None:
    """Crawled texts are cut anywhere."""
    assert all(claims_of(text[:end], language) == () for end in range(len(text)) for language in ("id", "en"))


@given(texts, st.sampled_from(["id", "en"]))
def test_claims_can_become_records(text: str, language: str) -> None:
    """Each is about an entity, or kept with who says it, none stands twice, and a forecast has not happened."""
    for claim in claims_of(text, language):
        assert claim.about or who(claim)
        assert len(set(claim.about)) == len(claim.about)
        assert claim.kind is not ClaimKind.FORECAST or claim.status is Status.PLANNED


@given(texts)
def test_what_stands_in_quotation_marks_is_never_the_articles_own(text: str) -> None:
    """However the rest reads, a quotation without a speaker is told by nobody."""
    quotation = "“Tarvia closed the eastern port.”"
    whole = f"{text}\n\n{quotation}"
    own = [claim for claim in claims_of(whole, "en") if not claim.speaker and not claim.speaker_words]

    assert not any(claim.said.start > len(text) + 2 for claim in own)


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        '"',
        ",",
        "(",
        "mengatakan ",
        "a",
        "kata, ",
        "said ",
        "Tarvia, ",
        "menurut ",
        "akan ",
        "a. ",
        "the ",
        "as saying ",
        "quoted as saying ",
        "-",
        "X: ",
    ],
)
def test_endless_repetition_of_one_piece_is_read(piece: str) -> None:
    """Hostile repetition ends, in whatever the pieces make of it."""
    text = piece * (100_000 // len(piece))

    assert len(claims_of(text, "en")) <= len(text)
