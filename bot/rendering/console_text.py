"""A document as text for a terminal, wrapped to its width.

Everything from outside is tamed first, so that no text can move the cursor, colour the screen or turn its direction.
"""

from __future__ import annotations

import re

from bot.rendering.document import (
    Accent,
    Command,
    Document,
    DocumentSection,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    Quote,
    Statement,
    Strong,
    Text,
)
from bot.rendering.reading import running, shown
from bot.rendering.units import cells, clusters, tamed

_ADDRESS = "<http"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){2,}[,.:;)]?")
"""An id of an article or claim, which nothing is found by once it is cut."""
DIM = "2"
_STYLES = {Strong: "1", Emphasis: "3", Link: "4", Command: "36"}
ACCENTS = {Accent.REPORT: "1;34", Accent.OPINION: "1;33", Accent.DISPUTE: "1;35", Accent.PLAIN: "1"}
"""SGR codes (ECMA-48) of a title; the same meanings as the stripe beside a Discord embed."""

Word = tuple[int, str]
"""Cells, and text without a space, with its SGR sequences."""


def render(document: Document, *, width: int = 80, colour: bool = False) -> str:
    """Plain text with lines of at most `width` cells, but for addresses, which stay whole; ends with a line break.

    `colour` adds SGR sequences; there are no other control characters than these and line breaks.
    """
    paper = _Paper(max(width, 8), colour=colour)
    head = [
        *paper.lines((Strong(document.title),), ACCENTS[document.accent]),
        *paper.lines((Text(document.subtitle),)),
    ]
    sections = [_section(section, paper) for section in document.sections]
    paragraphs = (head, *sections, paper.lines(document.footer, DIM))
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines) + "\n"


def _section(section: DocumentSection, paper: _Paper) -> list[str]:
    lines = paper.lines((Strong(section.heading),))
    for block in section.blocks:
        first, rest = ("• ", "  ") if isinstance(block, Statement) else ("", "")
        if isinstance(block, Quote):
            first = rest = "│ "
        lines += paper.lines(running(block), DIM if isinstance(block, Note) else "", first, rest)
    return lines


class _Paper:
    """Lines of one width, in colour or not."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self._width = width
        self._colour = colour

    def lines(self, inlines: Inlines, style: str = "", first: str = "", rest: str = "") -> list[str]:
        """Inlines as lines that begin with `first`, then `rest`; `style` is for words without one of their own."""
        lines: list[str] = []
        line: list[str] = []
        left = 0
        for size, text in self._words(inlines, style, self._width - len(rest)):
            if size < left:
                line.append(text)
                left -= size + 1
                continue
            if line:
                lines.append(" ".join(line))
            indent = rest if line else first
            line = [indent + text]
            left = self._width - len(indent) - size
        return [*lines, " ".join(line)] if line else []

    def _words(self, inlines: Inlines, style: str, width: int) -> list[Word]:
        """Inlines cut at spaces; a word that two inlines share stays one where a line can hold it."""
        words: list[Word] = [(0, "")]
        for inline in inlines:
            code = style or _STYLES.get(type(inline), "")
            for index, text in enumerate(tamed(_told(inline)).split(" ")):
                for number, piece in enumerate(_pieces(text, width)):
                    size, last = cells(piece), words[-1]
                    word = f"\x1b[{code}m{piece}\x1b[0m" if code and piece and self._colour else piece
                    if not index and not number and (last[0] + size <= width or _ADDRESS in last[1] + text):
                        words[-1] = (last[0] + size, last[1] + word)
                    else:
                        words.append((size, word))
        return [word for word in words if word[1]]


def _told(inline: Inline) -> str:
    if not isinstance(inline, Link):
        return shown(inline)
    return inline.url if shown(inline) == inline.url else f"{inline.text} <{inline.url}>"


def _pieces(text: str, width: int) -> list[str]:
    """A word; as many pieces as lines where it is longer than a line and neither address nor id."""
    if cells(text) <= width or _ADDRESS in text or _ID.fullmatch(text):
        return [text]
    pieces = [""]
    left = width
    for cluster in clusters(text):
        size = cells(cluster)
        if size > left:
            pieces.append("")
            left = width
        pieces[-1] += cluster
        left -= size
    return pieces
