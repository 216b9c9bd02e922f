"""Reasons of the ledger are said in the reader's language where they are ours, and left alone where they are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.languages import language
from bot.languages.reasons import OWN, reason_text

BOT = Path(__file__).parents[2] / "bot"
EN, ID = language("en"), language("id")


@pytest.mark.parametrize("known", OWN, ids=lambda known: known.text)
def test_our_own_reasons_are_said_in_indonesian(known: object) -> None:
    """Whatever names and numbers stand in them."""
    text = re.sub(r"\{(\w+)\}", "2026-11-22T07:00", getattr(known, "text", ""))
    said = reason_text(text, ID)

    assert said != text
    assert reason_text(text, EN) == text
    assert said.count("2026-11-22T07:00") == text.count("2026-11-22T07:00")


@pytest.mark.parametrize("known", OWN, ids=lambda known: known.text)
def test_each_is_written_somewhere(known: object) -> None:
    """None is kept that our code has ceased to write, or writes in other words."""
    folders = (BOT / "delivery", BOT / "store")
    code = "\n".join(path.read_text("utf-8") for folder in folders for path in folder.rglob("*.py"))

    for part in re.split(r"\{\w+\}", getattr(known, "text", "")):
        assert part.strip("()") in code


def test_every_reason_that_our_code_gives_is_known() -> None:
    """As literals: those of the planner and the relay, and those in the store's statements."""
    delivery, store = (
        "\n".join(path.read_text("utf-8") for path in (BOT / name).rglob("*.py")) for name in ("delivery", "store")
    )
    written = set(re.findall(r'DeliveryState\.[A-Z]+, "([^"]+)"|, late=True\), "([^"]+)"', delivery))
    found = {one or other for one, other in written} | set(re.findall(r"reason = '([^']+)'", store))

    assert len(found) > 5
    assert found <= {known.text for known in OWN}


@given(st.text())
def test_a_platforms_words_stay_as_they_are(words: str) -> None:
    """Braces and all, whatever the language."""
    reason = f"Bad Request: {words}"

    assert reason_text(reason, ID) == reason
