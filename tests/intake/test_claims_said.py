"""Sentences of all shapes, hundreds of them: who says what, of what kind, about whom, decided before they were read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from claim_scenes import claims_of, who

from bot.intake.found import FoundClaim

DAYS = {"in May": "2025-05", "pada Mei": "2025-05", "5 Mei": "2025-05-05", "Monday": "2025-06-09"}


def _cases() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Language, sentence, and the claims that must come of it."""
    for path in sorted(Path(__file__).parent.glob("said.*.txt")):
        language = path.suffixes[0].removeprefix(".")
        text, wanted = "", list[str]()
        for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
            if line.startswith("    "):
                wanted.append(
                    line.strip().removesuffix("| =") + ("| " + text.rstrip(".") if line.endswith("=") else "")
                )
                continue
            if text:
                yield language, text, tuple(wanted)
            text, wanted = ("" if line.startswith("#") else line), []


def _told(claim: FoundClaim, text: str) -> str:
    about = " ".join(claim.about)
    status = " planned" if claim.status == "planned" else ""
    return " | ".join((who(claim), f"{claim.kind}{status}", about, claim.said.of(text))).strip()


@pytest.mark.parametrize(("language", "text", "wanted"), list(_cases()))
def test_a_saying_is_told_as_an_editor_would(language: str, text: str, wanted: tuple[str, ...]) -> None:
    """Nobody is made to say what he did not, nothing alleged comes out as fact, no insinuation as a report."""
    assert tuple(_told(claim, text) for claim in claims_of(text, language, dates=DAYS)) == wanted


def test_the_tables_are_large() -> None:
    """A table that is not read would prove nothing."""
    languages = [language for language, _, _ in _cases()]

    assert min(languages.count("en"), languages.count("id")) >= 120
