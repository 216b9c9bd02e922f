"""What a digest says of itself, beside what it tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.languages import Language
from bot.languages.schedules import moment_text
from bot.rendering.document import Document, DocumentSection, Note, Text


def late(document: Document, due: datetime, language: Language) -> Document:
    """A digest that comes after its time, and says so first; `due` is aware, in the reader's zone."""
    words = language.text("This was due on {moment} and comes late.", moment=moment_text(due, language))
    return replace(document, sections=(DocumentSection("", (Note((Text(words),)),)), *document.sections))
