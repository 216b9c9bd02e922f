"""Documents as text: what was sent can be read back as it was."""

from __future__ import annotations

import json

from hypothesis import given
from rendering.documents import a_briefing, an_evidence_card, documents

from bot.rendering import telegram_html
from bot.rendering.document import Document
from bot.rendering.plain import document_of, document_text


def test_hand_made_documents_come_back() -> None:
    """Every kind of block and inline that layout makes."""
    for document in (a_briefing(), an_evidence_card()):
        assert document_of(document_text(document)) == document


@given(documents())
def test_any_document_comes_back_as_a_platform_shows_it(document: Document) -> None:
    """Whatever its words hold; only lone surrogates, which nobody is shown either, are replaced."""
    text = document_text(document)

    assert telegram_html.render(document_of(text)) == telegram_html.render(document)
    assert document_text(document_of(text)) == text


@given(documents())
def test_any_document_that_can_be_stored_comes_back_whole(document: Document) -> None:
    """Whatever can be written as UTF-8 at all."""
    text = document_text(document)
    is_storable = "\ufffd" not in text

    assert not is_storable or document_of(text) == document
    assert text.encode().decode() == text


def test_the_text_is_json_without_needless_characters() -> None:
    """One line, with letters as they are: what stands in a store can be read there."""
    document = Document("Қазақстан", subtitle="a\nb")

    assert json.loads(document_text(document))["title"] == "Қазақстан"
    assert document_text(document).count("Қазақстан") == 1
    assert "\n" not in document_text(document)
