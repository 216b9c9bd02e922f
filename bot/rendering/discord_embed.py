"""A document as Discord messages, one embed each.

Limits, in UTF-16 units, which are never fewer than the characters Discord counts:
https://discord.com/developers/docs/resources/message#embed-object-embed-limits
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any, Final

from bot.rendering.discord_markdown import at_line_start, block_markdown, escaped
from bot.rendering.document import Accent, Block, Document, DocumentSection, Inline, Link, Mark, Paragraph
from bot.rendering.paging import NUMBER_ROOM, Page, Piece, Run, Size, bounded, marks_on, numbered, paginate, written
from bot.rendering.reading import running, shown
from bot.rendering.units import ELLIPSIS, tamed, utf16_units

DESCRIPTION_ROOM: Size = (4096,)
FIELD_ROOM: Size = (1024,)
FOOTER_ROOM: Size = (2048,)
HEAD_UNITS = 256 - NUMBER_ROOM
"""Longest title or heading beside a page number or an ellipsis; what is longer goes on below it."""

EMBED_ROOM: Size = (6000 - 256, 25, 1, 1)
"""What one embed holds beside its title: units, fields, descriptions, footers."""

UNNAMED = "\u200b"
"""ZERO WIDTH SPACE: Discord wants every field to have a name and a value."""

PINGS_NOBODY: Final[dict[str, Any]] = {"allowed_mentions": {"parse": []}}
"""What every message of ours says (https://discord.com/developers/docs/resources/message#allowed-mentions-object)."""

COLOURS = {
    Accent.REPORT: 0x2F6DB5,  # blue: reported
    Accent.OPINION: 0xC98A1B,  # amber: read with care, opinion alone
    Accent.DISPUTE: 0x7A4FB0,  # violet: told differently; red or green would be a verdict
    Accent.PLAIN: 0x7B8794,  # grey: about Ringkas itself
}
"""What the stripe beside an embed says, as 0xRRGGBB."""

_NOTHING = Piece("", (0, 0, 0, 0))
_GAP = Piece("", (1,))  # the empty line between sections


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its payload, and the source marks that a reader sees in it, in order."""

    payload: dict[str, Any]
    marks: tuple[int, ...]


def render(document: Document) -> tuple[dict[str, Any], ...]:
    """Message payloads, in order, at least one; nobody is ever pinged."""
    return tuple(message.payload for message in messages(document))


def messages(document: Document) -> tuple[Message, ...]:
    """The messages of a document, in order, at least one."""
    document = bounded(document, lambda text: utf16_units(_head(text)) <= HEAD_UNITS, HEAD_UNITS)
    lead = tuple(takewhile(lambda section: not section.heading, document.sections))
    runs = [_lead(lead), *map(_fields, document.sections[len(lead) :]), _footer(document)]
    pages = paginate(runs, EMBED_ROOM)
    return tuple(
        Message(
            _payload(_embed(document, page, numbered(_head(document.title), index, len(pages)), runs)), marks_on(page)
        )
        for index, page in enumerate(pages, start=1)
    )


def _payload(embed: dict[str, Any]) -> dict[str, Any]:
    return {"embeds": [embed], **PINGS_NOBODY}


def _embed(document: Document, page: Page, title: str, runs: list[Run]) -> dict[str, Any]:
    embed: dict[str, Any] = {"color": COLOURS[document.accent]}
    if title:
        embed["title"] = title
    fields = []
    for column in page:
        if column.run is runs[0]:
            embed["description"] = column.pieces[0].text
        elif column.run is runs[-1]:
            embed["footer"] = {"text": column.pieces[0].text}
        else:
            names = [column.heading.text, *[UNNAMED] * (len(column.pieces) - 1)]
            fields += [
                {"name": name or UNNAMED, "value": piece.text, "inline": False}
                for name, piece in zip(names, column.pieces, strict=True)
            ]
    if fields:
        embed["fields"] = fields
    if embed.keys() == {"color"}:
        embed["description"] = ELLIPSIS
    return embed


def _head(text: str) -> str:
    return at_line_start(escaped(text))


def _lead(sections: tuple[DocumentSection, ...]) -> Run:
    """The sections before the first heading, as descriptions."""
    texts = _texts(sections, DESCRIPTION_ROOM)
    return Run(_NOTHING, _NOTHING, tuple(replace(text, size=(*text.size, 0, 1, 0)) for text in texts))


def _fields(section: DocumentSection) -> Run:
    """A section as fields; the first of a message bears its heading."""
    texts = _texts((section,), FIELD_ROOM) or ([Piece(UNNAMED, (len(UNNAMED),))] if section.heading else [])
    name, again = _head(section.heading), _head(f"{section.heading} {ELLIPSIS}" if section.heading else "")
    return Run(
        Piece(name, (utf16_units(name), 0, 0, 0)),
        Piece(again, (utf16_units(again), 0, 0, 0)),
        tuple(replace(text, size=(text.size[0] + len(UNNAMED), 1, 0, 0)) for text in texts),
    )


def _texts(sections: tuple[DocumentSection, ...], room: Size) -> list[Piece]:
    """Sections as texts that each fit into `room`; none where there is nothing to show."""
    limit = (room[0] - 2,)
    runs = [Run(_GAP, _GAP, written(section.blocks, _block, limit)) for section in sections]
    return [_text(page) for page in paginate(runs, room) if page]


def _text(page: Page) -> Piece:
    text = "\n\n".join("\n".join(piece.text for piece in column.pieces) for column in page)
    return Piece(text, (utf16_units(text),), marks=marks_on(page))


def _block(block: Block) -> Piece:
    """A block, with the line break before it."""
    text = block_markdown(block)
    marks = tuple(inline.number for inline in running(block) if isinstance(inline, Mark))
    return Piece(text, (utf16_units(text) + 1,), marks=marks)


def _footer(document: Document) -> Run:
    """Plain words, for a footer knows no Markdown; an address stands beside the words of its link."""
    pieces = written((Paragraph(document.footer),), _footer_piece, FOOTER_ROOM)
    return Run(_NOTHING, _NOTHING, tuple(Piece(piece.text, (*piece.size, 0, 0, 1)) for piece in pieces))


def _footer_piece(block: Block) -> Piece:
    text = tamed("".join(map(_footer_words, running(block))))
    return Piece(text, (utf16_units(text),))


def _footer_words(inline: Inline) -> str:
    if isinstance(inline, Link) and shown(inline) != inline.url:
        return f"{inline.text} ({inline.url})"
    return shown(inline)
