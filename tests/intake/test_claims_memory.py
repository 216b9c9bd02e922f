"""Who "he", "it" and "katanya" mean after the sentences before, and when nobody can be sure."""

from __future__ import annotations

import pytest
from claim_scenes import claims_of, told


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
        ("en", "“Norda has left,” said Mark Olsen. Under Rina Wijaya, Olsen had run the port.", "olsen"),
        ("id", "“Norda sudah pergi,” kata Rina Wijaya. Berbeda dengannya, Budi Santoso menilai Norda jujur.", "budi"),
        (
            "id",
            "“Norda sudah pergi,” kata Rina Wijaya. Berbeda dengan Rina Wijaya, Budi Santoso menilai Norda jujur.",
            "budi",
        ),
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
        ("id", "Kapal itu merupakan bagian dari rencana presiden Lumen, Budi Santoso."),
        ("en", "The port is part of a plan of the president of Lumen, Mark Olsen."),
        ("id", "“Norda sudah pergi,” kata Rina Wijaya. Budi Santoso tiba di Lumen."),
        ("id", "Sejumlah warga mengatakan Norda sudah pergi."),
        ("id", "Seorang warga mengatakan Rina Wijaya sudah pergi."),
    ],
)
def test_somebody_in_between_leaves_nobody(language: str, before: str) -> None:
    """A wrong speaker is worse than none."""
    said = "“Velmar has been sold,” he said." if language == "en" else "“Velmar sudah dijual,” katanya."

    assert _speaker(f"{before} {said}", language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rina Wijaya said Mark Olsen had lied. He denied that Norda paid Velmar."),
        ("en", "“Mark Olsen took nine ships in May,” said Rina Wijaya. He denied that Norda paid Velmar."),
        ("en", "Rina Wijaya asked Mark Olsen about the ships. “Norda paid Velmar in May,” he replied."),
        ("en", "Rina Wijaya asked Mark Olsen about the ships. “Norda paid Velmar in May,” he said."),
        ("en", "Velmar accused Norda of fraud. It denied that Lumen had paid."),
        ("id", "Rina Wijaya menilai Norda menipu Tarvia. Pihaknya membantah bahwa Lumen membayar."),
        ("id", "Rina Wijaya menuduh Mark Olsen mencuri. Ia membantah bahwa Norda membayar Velmar."),
        ("id", "Rina Wijaya mengkritik Mark Olsen. “Norda membayar Velmar pada Mei,” jawabnya."),
    ],
)
def test_who_answers_is_not_taken_for_who_spoke(language: str, text: str) -> None:
    """Behind a charge against another, "he denied" would make the accuser deny it."""
    (first, *_) = text.split(". ")

    assert [words for _, words in told(text, language) if words not in first] == []


@pytest.mark.parametrize(
    ("language", "text", "about"),
    [
        ("id", "Rina Wijaya menuduh Mark Olsen mencuri. Ia ditahan di Lumen pada Mei.", None),
        ("en", "Rina Wijaya said Mark Olsen had lied. He was arrested in Lumen in May.", None),
        ("id", "Rina Wijaya mengatakan Norda sudah pergi. Ia ditahan di Lumen pada Mei.", "rina"),
        ("en", "Rina Wijaya said Mark Olsen had lied. She left for Lumen in May.", "rina"),
    ],
)
def test_what_is_done_to_him_is_not_done_to_who_accused_him(language: str, text: str, about: str | None) -> None:
    """Behind words on another, "he was arrested" may be that one."""
    claims = [claim for claim in claims_of(text, language) if claim.speaker is None]

    assert [claim.about[0] for claim in claims] == ([about] if about else [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mark Olsen said Norda had left. He denied that Norda paid Velmar."),
        ("en", "Norda said nine ships were lost. It denied that Lumen had paid."),
        ("id", "Rina Wijaya mengatakan Norda sudah pergi. Ia membantah bahwa Norda membayar Velmar."),
    ],
)
def test_who_spoke_alone_also_denies(language: str, text: str) -> None:
    """Where nobody else is named, "he" leaves no choice."""
    first, last = told(text, language)

    assert first[0] == last[0]


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
