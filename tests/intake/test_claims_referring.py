"""Whom the words mean by which a speaker is called without a name."""

from __future__ import annotations

import pytest
from claim_scenes import claims_of, told, who


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Norda sold a ship to Tarvia. The company said Velmar had paid.", "norda"),
        ("en", "Norda said nine ships were lost. The company said Velmar had paid.", "norda"),
        ("id", "Norda menjual kapal ke Tarvia. Perusahaan itu mengatakan Velmar sudah membayar.", "norda"),
        ("en", "Tarvia sold a ship to Norda. The government said Velmar had paid.", "tarvia"),
        (
            "id",
            "Wakil Menteri Laut Rina Wijaya mengatakan Norda pergi. Wakil menteri itu mengatakan Velmar sudah membayar.",
            "rina",
        ),
        ("id", "Jaksa Rina Wijaya tiba di Lumen. Menurut jaksa, Velmar sudah membayar.", "rina"),
        (
            "id",
            "Menteri Laut Rina Wijaya mengatakan Norda pergi. Menteri itu mengatakan Velmar sudah membayar.",
            "rina",
        ),
        ("en", "Mark Olsen, the sea minister, said Norda had left. The minister said Velmar had paid.", "olsen"),
        ("en", "Mark Olsen will visit Tarvia on Monday, his office said.", "olsen"),
        ("en", "Mark Olsen came to Lumen. Velmar will pay, his office said.", "olsen"),
    ],
)
def test_words_that_leave_no_choice_mean_who_was_named(language: str, text: str, speaker: str) -> None:
    """The one subject before, the one of that office, the one whose office it is; the editor is told."""
    *_, claim = claims_of(text, language)

    assert who(claim) == speaker
    assert [reason.text for reason in claim.reasons] == ["“{words}” was taken to mean {name}"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Tarvia sold a ship to Norda. The company said Velmar had paid.", "The company"),
        ("en", "Norda sold a ship to Velmar. The company said Tarvia had paid.", "The company"),
        ("en", "The company said Velmar had paid.", "The company"),
        (
            "id",
            "Jaksa Rina Wijaya dan Jaksa Budi Santoso tiba di Lumen. Menurut jaksa, Velmar sudah membayar.",
            "jaksa",
        ),
        ("id", "Sri menurut jaksa Wijaya pergi ke Lumen. Menurut jaksa, Velmar sudah membayar.", "jaksa"),
        ("id", "Norda memilih pelatih baru, Rina Wijaya. Pelatih ini mengatakan Velmar sudah membayar.", "Pelatih ini"),
        ("en", "The visitor said Velmar had paid.", "The visitor"),
        ("id", "Wakil itu mengatakan Velmar sudah membayar.", "Wakil itu"),
        ("id", "Menurut wakil, Velmar sudah membayar.", "wakil"),
        ("en", "Mark Olsen, a lawyer, said Norda had left. The prosecutor said Velmar had paid.", "The prosecutor"),
    ],
)
def test_words_that_may_mean_another_stay_as_printed(language: str, text: str, speaker: str) -> None:
    """A country is no company, and of two prosecutors, or companies, neither is meant."""
    *_, claim = claims_of(text, language)

    assert who(claim) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Velmar will pay for the ships, his office said.",
        "Velmar will pay for the ships, their neighbour said.",
        "Velmar sudah membayar, kata saudaranya.",
    ],
)
def test_somebody_of_nobody_says_nothing(text: str) -> None:
    """An entity called "his office" helps no reader."""
    assert told(text, "en" if "will" in text else "id") == []
