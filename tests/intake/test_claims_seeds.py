"""The two original articles, where they stand beside the project: nobody is made to say what he did not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from claim_scenes import SomeNames, who
from requirements import folder

from bot.domain.claims import ClaimKind
from bot.domain.dates import EdtfDate
from bot.domain.news import EntityKind, Genre
from bot.intake.claims import find_claims
from bot.intake.found import ArticleFacts, FoundClaim, FoundName
from bot.intake.texts import Span, read_text

_PEOPLE = "Tokayev|Putin|Belousov|Zhaksylykov|Kumarbekuly|Zvinchuk|Kandelaki|Timofeev"
_PLACES = "Kazakhstan|Kazakh|Rusia|Ukraina|Inggris|Azerbaijan|Hongaria|Slowakia"


@pytest.fixture(scope="module")
def seeds() -> Path:
    """The folder of the original articles."""
    return folder("seeds", "RINGKAS_SEEDS")


def _names(text: str) -> SomeNames:
    kinds = ((_PEOPLE, EntityKind.PERSON), (_PLACES, EntityKind.PLACE))
    found = ((match, kind) for words, kind in kinds for match in re.finditer(rf"\b(?:{words})(?!\w)", text))
    return SomeNames(
        tuple(FoundName(match.start(), match.end(), match[0], kind, match[0].casefold()) for match, kind in found)
    )


def _claims(seeds: Path, *, holding: str, genre: Genre) -> tuple[str, tuple[FoundClaim, ...]]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    (text,) = [each for each in texts if holding in each]
    published = EdtfDate.parse("2025-06-10~" if genre is Genre.OPINION else "2022-07-25")
    facts = ArticleFacts("id", "", Span(0, len(text)), published, genre)
    return text, find_claims(read_text(text, "id"), facts, _names(text), (), ()).kept


def test_the_report_attributes_to_whom_it_names(seeds: Path) -> None:
    """One president, one nameless official, and an outlet that only passes on."""
    text, claims = _claims(seeds, holding="Gatra.com", genre=Genre.REPORT)

    speakers = {who(claim).casefold()[:22] for claim in claims} - {""}

    assert speakers == {"tokayev", "seorang pejabat senior"}
    assert any("WSJ" in claim.origins for claim in claims if "tenge" in claim.said.of(text))


def test_the_opinion_piece_attributes_to_whom_it_names(seeds: Path) -> None:
    """Whatever else it tells is its author's, and nobody else's."""
    _, claims = _claims(seeds, holding="Kandelaki", genre=Genre.OPINION)

    assert {who(claim) for claim in claims} - {"", "sejumlah blogger dan media"} == {
        "zhaksylykov",
        "zvinchuk",
        "kandelaki",
    }


def test_the_opinion_piece_reports_no_insinuation(seeds: Path) -> None:
    """Its charges, guesses and conclusions are fenced, each as an opinion or an allegation."""
    text, claims = _claims(seeds, holding="Kandelaki", genre=Genre.OPINION)
    reported = [claim.said.of(text).casefold() for claim in claims if claim.kind is ClaimKind.REPORTED]

    loaded = re.compile(
        r"teroris|kemungkinan|tampaknya|artinya|kebetulan|propagand|dipaksa|memusuhi|ada pendapat|klaim"
    )

    assert reported
    assert [said for said in reported if loaded.search(said)] == []
