"""Evidence of a claim that editors corrected or withdrew says so first, and shows nothing as standing that does not."""

from __future__ import annotations

from datetime import date

import pytest
from builders import STATEMENT, a_figure, a_sourced_claim
from readings import text_of

from bot.domain.claims import Correction, SourcedClaim
from bot.domain.editions import EvidenceCard
from bot.domain.wording import Wording
from bot.languages import language
from bot.rendering.cards import brief_evidence, lay_out_evidence

REASON = Wording.of({"id": "Salah kutip [1]", "en": "Misquoted [1]"})


def _claim(*, withdraws: bool) -> SourcedClaim:
    correction = Correction(date(2022, 8, 15), REASON, withdraws)
    return a_sourced_claim(statement=STATEMENT, figure=a_figure(), correction=correction)


def _first(claim: SourcedClaim, code: str) -> str:
    """What stands before the words that the claim rests on."""
    worded = text_of(lay_out_evidence(EvidenceCard(2, claim, ()), language(code)))
    return worded.partition("The words it rests on" if code == "en" else "Kata-kata yang mendasarinya")[0]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (
            "en",
            (
                "Withdrawn on 15 Aug 2022. It said: “Kazakhstan raised its defence budget by KZT 441 billion” — Gatra, "
                "25 Jul 2022 [2]. Reason: Misquoted (1)"
            ),
        ),
        (
            "id",
            (
                "Ditarik pada 15 Agu 2022. Bunyinya: “Kazakhstan menambah anggaran pertahanan sebesar 441 miliar tenge” — "
                "Gatra, 25 Jul 2022 [2]. Alasan: Salah kutip (1)"
            ),
        ),
    ],
)
def test_a_withdrawn_claim_is_shown_as_withdrawn(code: str, says: str) -> None:
    """P3, P11: when, why, and what it said in inverted commas."""
    assert says in _first(_claim(withdraws=True), code)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (
            "en",
            (
                "Corrected on 15 Aug 2022: Kazakhstan raised its defence budget by KZT 441 billion — Gatra, 25 Jul 2022 "
                "[2]. Reason: Misquoted (1)"
            ),
        ),
        (
            "id",
            (
                "Dikoreksi pada 15 Agu 2022: Kazakhstan menambah anggaran pertahanan sebesar 441 miliar tenge — Gatra, "
                "25 Jul 2022 [2]. Alasan: Salah kutip (1)"
            ),
        ),
    ],
)
def test_a_corrected_claim_says_when_and_why(code: str, says: str) -> None:
    """P11: before what it says now."""
    assert says in _first(_claim(withdraws=False), code)


@pytest.mark.parametrize(
    ("code", "withdraws", "says"),
    [
        ("en", True, "Withdrawn on 15 Aug 2022. “"),
        ("id", True, "Ditarik pada 15 Agu 2022. “"),
        ("en", False, "Corrected on 15 Aug 2022. “"),
        ("id", False, "Dikoreksi pada 15 Agu 2022. “"),
    ],
)
def test_evidence_in_short_begins_with_the_correction(code: str, withdraws: bool, says: str) -> None:  # noqa: FBT001 - a parameter
    """P11: in the one place where a reader may look; however narrow it is, the rest gives way."""
    claim = _claim(withdraws=withdraws)

    assert brief_evidence(claim, language(code), 1000).startswith(says)
    assert brief_evidence(claim, language(code), 40).startswith(says)
