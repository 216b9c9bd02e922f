"""What is new, laid out in a language."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.editions import Edition
from bot.domain.wording import Wording
from bot.languages import Language
from bot.rendering.document import Accent, Command, Document, DocumentSection, Note, Paragraph, Text
from bot.rendering.footers import footer
from bot.rendering.layout import section_blocks
from bot.rendering.lines import Voice, numbered


def lay_out_news(edition: Edition, language: Language) -> Document:
    """What was stored about a topic in the last days."""
    voice = Voice(language, numbered(edition.claims))
    sections = [DocumentSection("", section_blocks(section, voice)) for section in edition.sections]
    if not sections:
        nothing = Note((Text(language.text("Nothing was stored about this in the last seven days.")),))
        sections = [DocumentSection("", (nothing,))]
    return Document(
        title=language.text("New this week: {title}", title=language.words(edition.title)),
        sections=tuple(sections),
        footer=footer(edition.coverage, edition.composed_at.date(), language),
        accent=Accent.OPINION if edition.only_opinion else Accent.REPORT,
    )


def lay_out_news_counts(counts: Sequence[tuple[str, Wording, int]], language: Language) -> Document:
    """How many claims are new on each of several topics: the command that shows them, the topic, their number."""
    blocks = tuple(
        Paragraph(
            (
                Text(f"{language.words(title)}: {language.plural('{count} claim', '{count} claims', count)} – "),
                Command(command),
            )
        )
        for command, title, count in counts
    )
    nothing = (Note((Text(language.text("There are no briefings yet.")),)),)
    return Document(language.text("New this week"), (DocumentSection("", blocks or nothing),))
