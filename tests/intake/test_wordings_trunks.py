"""What may be left out of a clause before it is worded, and what never."""

from __future__ import annotations

import pytest
from worded_claims import both, wording

from bot.domain.claims import Status

CUT = [
    # why, and after what
    ("id", "[Rusia] menghentikan ekspor gas karena kebakaran itu", "Russia halted gas exports"),
    ("id", "Menanggapi keputusan itu, [Rusia] menghentikan ekspor gas", "Russia halted gas exports"),
    ("en", "[Russia] halted gas exports after the fire", "Rusia menghentikan ekspor gas"),
    ("en", "[Russia] halted gas exports to [Peru], two days after the fire", "Rusia menghentikan ekspor gas ke Peru"),
    ("en", "Despite the talks, [Russia] halted gas exports", "Rusia menghentikan ekspor gas"),
    # in what matter
    ("id", "Polisi menangkap [Andrei Belousov] dalam kasus ini", "Police arrested Andrei Belousov"),
    ("id", "Polisi menangkap [Andrei Belousov] terkait dugaan gelondong", "Police arrested Andrei Belousov"),
    (
        "id",
        "[Andrei Belousov] ditetapkan sebagai tersangka kasus gelondong",
        "Andrei Belousov was named as a suspect",
    ),
    # what for, about what
    ("id", "[Rusia] mengirim pasukan ke [Peru] untuk membangun gelondong", "Russia sent troops to Peru"),
    ("en", "[Russia] sent troops to [Peru] to build shelters", "Rusia mengirim pasukan ke Peru"),
    # what else is true
    ("id", "[Rusia] menghentikan ekspor gas, yang mengejutkan banyak orang", "Russia halted gas exports"),
    ("en", "[Russia] halted gas exports, citing a fire", "Rusia menghentikan ekspor gas"),
    ("id", "Ekspor [Peru] naik {5 persen}, turun dari tahun lalu", "Peruvian exports rose by {figure}"),
    ("id", "Inflasi [Peru] mencapai {5 persen} atau naik tajam", "Peru’s inflation reached {figure}"),
]


@pytest.mark.parametrize(("language", "said", "worded"), CUT)
def test_what_only_adds_is_left_out(language: str, said: str, worded: str) -> None:
    """What is left is told as it was; the evidence is still the whole sentence."""
    found = both(language, said)

    assert found is not None
    assert found[language == "id"] == worded


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", "[Rusia] tidak akan mengirim pasukan karena kebakaran itu"),
        ("en", "[Russia] refused to halt gas exports because of the fire"),
        ("id", "[Rusia] akan mengirim pasukan setelah pertemuan gelondong"),
        ("en", "[Russia] will send troops after the talks of the leaders"),
        ("id", "[Rusia] mengirim pasukan jika diminta, yang mengejutkan banyak orang"),
        ("id", "[Rusia] hanya mengirim pasukan karena diminta"),
        ("en", "[Russia] halted gas exports only to [Peru], citing a fire"),
        ("id", "Inflasi [Peru] mencapai {5 persen} dalam kasus ini"),
        ("id", "[Rusia] mendukung [Peru] untuk menarik gelondong"),
        ("id", "Berdasarkan data [NATO], [Rusia] menghentikan ekspor gas"),
        ("id", "Setelah pertemuan gelondong [Rusia] menghentikan ekspor gas"),
    ],
)
def test_what_limits_or_governs_a_claim_is_never_left_out(language: str, said: str) -> None:
    """Denied, still to come, or true only so far: without it the claim would be another."""
    assert both(language, said) is None


def test_the_figure_of_a_claim_stands_in_its_trunk() -> None:
    """A statement never loses the number that it was taken up for."""
    assert both("id", "[Rusia] menghentikan ekspor gas, yang mencapai {12 orang}") is None


def test_the_day_of_a_claim_is_that_of_its_trunk() -> None:
    """What happened before has a day of its own."""
    other = "[Rusia] menghentikan ekspor gas setelah kebakaran pada <Mei=2025-05>"
    own = "Pada <Mei=2025-05>, [Rusia] menghentikan ekspor gas karena gelondong"

    assert both("id", other, occurred_on="2025-05") is None
    assert both("id", own, occurred_on="2025-05")


def test_a_plan_keeps_its_trunk_only_as_a_plan() -> None:
    """What is still to come is never told as done."""
    said = "[Rusia] menghentikan ekspor gas, yang mengejutkan banyak orang"

    assert wording("id", said, status=Status.PLANNED) is None
