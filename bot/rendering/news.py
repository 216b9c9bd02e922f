"""How much is new on each of several topics, laid out in a language."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.wording import Wording
from bot.languages import Language
from bot.rendering.document import Command, Document, DocumentSection, Note, Paragraph, Text


def lay_out_news_counts(counts: Sequence[tuple[str, Wording, int]], language: Language) -> Document:
    """How much has changed on each of several topics: the command that shows it, the topic, the number of changes."""
    blocks = tuple(
        Paragraph(
            (
                Text(f"{language.words(title)}: {language.plural('{count} change', '{count} changes', count)} – "),
                Command(command),
            )
        )
        for command, title, count in counts
    )
    nothing = (Note((Text(language.text("There are no briefings yet.")),)),)
    return Document(language.text("What is new"), (DocumentSection("", blocks or nothing),))
