"""What hand-made documents become on each platform, byte for byte."""

from __future__ import annotations

import json

import pytest
from golden_files import assert_golden
from rendering.documents import a_briefing, an_evidence_card

from bot.rendering import console_text, discord_embed, telegram_html
from bot.rendering.document import Document

DOCUMENTS = [("briefing", a_briefing()), ("long-briefing", a_briefing(24)), ("evidence", an_evidence_card())]


@pytest.mark.parametrize(("name", "document"), DOCUMENTS)
def test_telegram_messages_are_as_reviewed(name: str, document: Document) -> None:
    """A change of markup or paging is read in a diff."""
    assert_golden(f"rendering/{name}.html", "\n<!-- next message -->\n".join(telegram_html.render(document)) + "\n")


@pytest.mark.parametrize(("name", "document"), DOCUMENTS)
def test_discord_messages_are_as_reviewed(name: str, document: Document) -> None:
    """A change of markup or paging is read in a diff."""
    payloads = json.dumps(discord_embed.render(document), ensure_ascii=False, indent=2)

    assert_golden(f"rendering/{name}.json", payloads + "\n")


@pytest.mark.parametrize(("name", "document"), DOCUMENTS)
def test_console_answers_are_as_reviewed(name: str, document: Document) -> None:
    """A change of wrapping is read in a diff."""
    assert_golden(f"rendering/{name}.txt", console_text.render(document))
