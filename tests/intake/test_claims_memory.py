"""Who "he", "it" and "katanya" mean after the sentences before, and when nobody can be sure."""

from __future__ import annotations

import pytest
from claim_scenes import told


def _speaker(text: str, language: str) -> str | None:
    """Who says the last sentence; null: no claim was made of it."""
    said = {words: who for who, words in told(text, language)}
    return said.get("Velmar has been sold" if language == "en" else "Velmar sudah dijual")


@pytest.mark.parametrize(
    ("language", "before", "speaker"),
    [
        ("en", "“Norda has left,” said Mark Olsen. The harbour was empty. The cranes stood still.", "olsen"),
        ("en", "“Norda has left,” said Mark Olsen. Tarvia paid Rina Wijaya in May.", "olsen"),
        ("en", "Mark Olsen spoke out against Rina Wijaya and Budi Santoso.", "olsen"),
        ("id", "Pernyataan itu disampaikan Rina Wijaya saat bertemu Budi Santoso.", "rina"),
        ("id", "Rina Wijaya buka suara soal Budi Santoso.", "rina"),
        ("id", "“Norda sudah pergi,” kata Rina Wijaya. Ia mendesak Budi Santoso ikut pergi.", "rina"),
        ("id", "Seorang sopir di Lumen mengatakan Norda sudah pergi.", "Seorang sopir di Lumen"),
        ("id", "Kapolres Lumen mengatakan Norda sudah pergi.", "Kapolres Lumen"),
    ],
)
def test_who_spoke_before_goes_on_speaking(language: str, before: str, speaker: str) -> None:
    """Others who are only objects, or sentences without people, do not come between."""
    said = "“Velmar has been sold,” he said." if language == "en" else "“Velmar sudah dijual,” katanya."

    assert _speaker(f"{before} {said}", language) == speaker


@pytest.mark.parametrize(
    ("language", "before"),
    [
        ("en", "Mark Olsen met a neighbour."),
        ("en", "“Norda has left,” said Mark Olsen. Rina Wijaya arrived in Lumen."),
        ("en", "“Norda has left,” said Mark Olsen. His daughter came home."),
        ("en", "Two officials said Norda had left."),
        ("id", "Rina Wijaya menemui seorang nelayan."),
        ("id", "“Norda sudah pergi,” kata Rina Wijaya. Budi Santoso tiba di Lumen."),
        ("id", "Sejumlah warga mengatakan Norda sudah pergi."),
        ("id", "Seorang warga mengatakan Rina Wijaya sudah pergi."),
    ],
)
def test_somebody_in_between_leaves_nobody(language: str, before: str) -> None:
    """A wrong speaker is worse than none."""
    said = "“Velmar has been sold,” he said." if language == "en" else "“Velmar sudah dijual,” katanya."

    assert _speaker(f"{before} {said}", language) is None


OLSEN = "“Norda has left,” Mark Olsen said. “Norda will come back,” he said."
RINA = "“Tarvia will pay,” said Rina Wijaya. “Tarvia is rich,” she said."


@pytest.mark.parametrize(
    ("before", "pronoun", "speaker"),
    [
        (OLSEN, "he", "olsen"),
        (OLSEN, "she", None),
        (f"{OLSEN} {RINA}", "she", "rina"),
        (f"{OLSEN} {RINA}", "he", "olsen"),
        ("Rina Wijaya left. Her deputy, Mark Olsen, said Norda had gone.", "he", "olsen"),
        ("Rina Wijaya left. Her deputy, Mark Olsen, said Norda had gone.", "she", None),
    ],
)
def test_who_was_he_is_not_she(before: str, pronoun: str, speaker: str | None) -> None:
    """A text calls one person the same throughout."""
    assert _speaker(f"{before} “Velmar has been sold,” {pronoun} said.", "en") == speaker


@pytest.mark.parametrize(
    ("before", "pronoun", "speaker"),
    [
        ("Norda sold nine ships.", "It", "norda"),
        ("Norda said nine ships were lost.", "It", "norda"),
        ("The company said Norda had left.", "It", "The company"),
        ("Two officials said Norda had left.", "They", "Two officials"),
        ("Mark Olsen and Rina Wijaya said Norda had left.", "They", "Mark Olsen and Rina Wijaya"),
        ("Mark Olsen said Norda had left.", "It", None),
        ("Mark Olsen said Norda had left.", "They", None),
        ("Norda sold nine ships.", "They", None),
        ("", "It", None),
    ],
)
def test_it_is_a_body_and_they_are_several(before: str, pronoun: str, speaker: str | None) -> None:
    """Only who was told of in the sentence before, and is of that sort."""
    assert _speaker(f"{before} {pronoun} said Velmar has been sold.", "en") == speaker
