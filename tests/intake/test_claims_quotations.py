"""Whose words a quotation holds: beside it, before it, across sentences and paragraphs, or nobody's."""

from __future__ import annotations

import pytest
from claim_scenes import claims_of, told, who

QUOTED = [
    ("id", "“Tarvia menutup pelabuhan timur,” kata Rina Wijaya.", "rina"),
    ("id", "“Tarvia menutup pelabuhan timur,” ungkap analis laut Rina Wijaya di Lumen.", "rina"),
    ("id", "“Tarvia menutup pelabuhan timur,” Rina Wijaya menegaskan.", "rina"),
    ("id", 'Rina Wijaya mengatakan, "Tarvia menutup pelabuhan timur."', "rina"),
    ("id", "“Tarvia menutup pelabuhan timur,” demikian bunyi putusan hakim.", "bunyi putusan hakim"),
    ("id", "“Tarvia menutup pelabuhan timur,” begitu kata Rina Wijaya.", "rina"),
    ("id", "“Tarvia menutup pelabuhan timur,” menurut Rina Wijaya.", "rina"),
    ("en", "“Tarvia closed the eastern port,” said Mark Olsen.", "olsen"),
    ("en", "“Tarvia closed the eastern port,” Mark Olsen told reporters in Lumen.", "olsen"),
    ("en", "“Tarvia closed the eastern port,” enthused Mark Olsen, who was there.", "olsen"),
    ("en", "“Tarvia closed the eastern port,” said the head of the union, Mark Olsen.", "olsen"),
    ("en", 'Mark Olsen said in an interview: "Tarvia closed the eastern port."', "olsen"),
    ("en", "Mark Olsen stepped down, saying, “Tarvia closed the eastern port.”", "olsen"),
    ("en", "A third view came from Mark Olsen, who said, “Tarvia closed the eastern port.”", "olsen"),
    ("en", "\u2018Tarvia closed the eastern port,’ said Mark Olsen.", "olsen"),
    ("en", "Mark Olsen: “Tarvia closed the eastern port.”", "olsen"),
    ("id", "“Tarvia menutup pelabuhan timur” (kata Rina Wijaya).", "rina"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), QUOTED)
def test_a_quotation_belongs_to_who_is_named_beside_it(language: str, text: str, speaker: str) -> None:
    """The name stands behind the quotation, before it, or in what leads to it."""
    said = "Tarvia closed the eastern port" if language == "en" else "Tarvia menutup pelabuhan timur"

    assert told(text, language) == [(speaker, said)]


def test_every_sentence_of_a_quotation_is_its_speakers() -> None:
    """The attribution stands once, at the end, and covers what came before."""
    text = "“Tarvia menutup pelabuhan. Lumen membuka jalan baru. Norda membeli dua kapal,” kata Rina Wijaya."

    claims = claims_of(text)

    assert [(who(claim), claim.is_quotation) for claim in claims] == [("rina", True)] * 3


def test_a_quotation_is_whole_evidence_with_its_attribution() -> None:
    """A reader of the evidence must see who said it."""
    text = "Lumen tenang. “Tarvia menutup pelabuhan timur,” kata Rina Wijaya."

    (claim,) = claims_of(text)

    assert claim.evidence.of(text) == "“Tarvia menutup pelabuhan timur,” kata Rina Wijaya."


def test_a_line_that_ends_in_a_colon_names_who_says_the_quoted_next_line() -> None:
    """Papers set long quotations off as paragraphs of their own."""
    text = "Rina Wijaya pernah mengatakan:\n“Tarvia dan Lumen adalah dua negara bersaudara.”"

    assert told(text) == [("rina", "Tarvia dan Lumen adalah dua negara bersaudara")]


def test_a_quotation_runs_through_paragraphs_that_each_open_a_mark() -> None:
    """Only the last paragraph closes the mark and says who speaks."""
    text = "“Tarvia menutup pelabuhan timur.\n“Norda membeli dua kapal baru,” kata Rina Wijaya."

    assert {speaker for speaker, _ in told(text)} == {"rina"}


def test_a_quotation_right_behind_another_goes_on_with_its_speaker() -> None:
    """“A,” said X. “B.” is one speech by every reader's habit."""
    text = "“Tarvia closed the eastern port,” said Mark Olsen. “Norda bought two old ships in Lumen.”"

    assert [speaker for speaker, _ in told(text, "en")] == ["olsen", "olsen"]


@pytest.mark.parametrize(
    "text",
    [
        "“Tarvia closed the eastern port,” said Mark Olsen.\n“Norda bought two old ships in Lumen.”",
        "Mark Olsen left. “Norda bought two old ships in Lumen.”",
        "After a call by Mark Olsen the board met, saying, “Norda bought two old ships in Lumen.”",
        "Mark Olsen and Rina Wijaya met, saying, “Norda bought two old ships in Lumen.”",
        "Mark Olsen was there. . . “Norda bought two old ships in Lumen,” of all things.",
        "In his letter Mark Olsen left this line, “Norda bought two old ships in Lumen.”",
    ],
)
def test_a_quotation_that_nobody_says_is_dropped(text: str) -> None:
    """It is never the article's own, and never somebody's by guess."""
    assert "Norda bought two old ships in Lumen" not in [said for _, said in told(text, "en")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mark Olsen said: “Norda sold nine ships.\nVelmar bought two ships.”"),
        ("en", "Mark Olsen said `` Norda sold nine ships.\nVelmar bought two ships. ''"),
        ("en", 'Mark Olsen said, "Norda sold nine ships.\nVelmar bought two ships."'),
        ("id", "Rina Wijaya mengatakan: “Norda menjual sembilan kapal.\nVelmar membeli dua kapal.”"),
    ],
)
def test_every_line_up_to_the_mark_that_closes_is_said(language: str, text: str) -> None:
    """No line of a quotation is the article's own."""
    assert {speaker for speaker, _ in told(text, language)} == {"olsen" if language == "en" else "rina"}


@pytest.mark.parametrize(
    "text",
    [
        "Mark Olsen said: “Norda sold nine ships.\nThe harbour is empty.\n“Velmar bought two ships,” said Rina Wijaya.",
        'The 9" pipe of Norda has burst.\nTarvia has closed its port.',
    ],
)
def test_a_mark_that_nothing_closes_takes_no_other_line(text: str) -> None:
    """Another quotation begins first, or none does."""
    evidence = {claim.evidence.of(text) for claim in claims_of(text, "en")}

    assert all("\n" not in each for each in evidence)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("id", "“Norda menjual sembilan kapal.” Hal itu disampaikan Rina Wijaya di Lumen.", "rina"),
        ("id", "“Norda menjual sembilan kapal.” Demikian kata Rina Wijaya.", "rina"),
        ("en", "“Norda sold nine ships.” So said Mark Olsen.", "olsen"),
    ],
)
def test_the_sentence_behind_a_quotation_may_tell_who_said_it(language: str, text: str, speaker: str) -> None:
    """Both sentences are the evidence, since one without the other does not show it."""
    (claim,) = claims_of(text, language)

    assert (who(claim), claim.evidence.of(text)) == (speaker, text)
