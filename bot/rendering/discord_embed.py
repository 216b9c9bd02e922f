"""A document as Discord messages, one embed each.

Limits, in UTF-16 units, which are never fewer than the characters Discord counts:
https://discord.com/developers/docs/resources/message#embed-object-embed-limits
"""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from bot.domain.errors import InvalidValue, notice
from bot.rendering.discord_markdown import at_line_start, block_markdown, escaped
from bot.rendering.document import Accent, Block, Button, Document, DocumentSection, Inline, Link, Paragraph
from bot.rendering.paging import NUMBER_ROOM, Page, Piece, Run, Size, bounded, numbered, paginate, written
from bot.rendering.parting import headed
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

ROW_BUTTONS = 5
LABEL_UNITS = 80
CUSTOM_ID_UNITS = 100
"""https://discord.com/developers/docs/components/reference#button"""

COLOURS = {
    Accent.REPORT: 0x2F6DB5,  # blue: reported
    Accent.OPINION: 0xC98A1B,  # amber: read with care, opinion alone
    Accent.DISPUTE: 0x7A4FB0,  # violet: told differently; red or green would be a verdict
    Accent.PLAIN: 0x7B8794,  # grey: about Ringkas itself
}
"""What the stripe beside an embed says, as 0xRRGGBB."""

_NOTHING = Piece("", (0, 0, 0, 0))
_GAP = Piece("", (1,))  # the empty line between sections


def render(document: Document) -> tuple[dict[str, Any], ...]:
    """Message payloads, in order, at least one; nobody is ever pinged."""
    document = bounded(document, lambda text: utf16_units(_head(text)) <= HEAD_UNITS, HEAD_UNITS)
    lead = tuple(takewhile(lambda section: not section.heading, document.sections))
    runs = [_lead(lead), *map(_fields, document.sections[len(lead) :]), _footer(document)]
    pages = paginate(runs, EMBED_ROOM)
    return tuple(
        {
            "embeds": [_embed(document, page, numbered(_head(document.title), index, len(pages)), runs)],
            "allowed_mentions": {"parse": []},
        }
        for index, page in enumerate(pages, start=1)
    )


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
    return Run(_NOTHING, _NOTHING, tuple(Piece(text, (utf16_units(text), 0, 1, 0)) for text in texts))


def _fields(section: DocumentSection) -> Run:
    """A section as fields; the first of a message bears its heading."""
    texts = _texts((section,), FIELD_ROOM) or ([UNNAMED] if section.heading else [])
    name, again = _head(section.heading), _head(f"{section.heading} {ELLIPSIS}" if section.heading else "")
    return Run(
        Piece(name, (utf16_units(name), 0, 0, 0)),
        Piece(again, (utf16_units(again), 0, 0, 0)),
        tuple(Piece(text, (utf16_units(text) + len(UNNAMED), 1, 0, 0)) for text in texts),
    )


def _texts(sections: tuple[DocumentSection, ...], room: Size) -> list[str]:
    """Sections as texts that each fit into `room`; none where there is nothing to show."""
    limit = (room[0] - 2,)
    runs = [Run(_GAP, _GAP, written(section.blocks, _block, limit)) for section in sections]
    return [
        "\n\n".join("\n".join(piece.text for piece in column.pieces) for column in page)
        for page in paginate(runs, room)
        if page
    ]


def _block(block: Block) -> Piece:
    """A block, with the line break before it."""
    text = block_markdown(block)
    return Piece(text, (utf16_units(text) + 1,))


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


def components(buttons: tuple[Button, ...]) -> list[dict[str, Any]]:
    """Rows of grey buttons; pressing one answers the command it stands for.

    Raises:
        InvalidValue: A command does not fit into a button.
    """
    made = [{"type": 2, "style": 2, "label": _label(button), "custom_id": _custom_id(button)} for button in buttons]
    return [{"type": 1, "components": made[start : start + ROW_BUTTONS]} for start in range(0, len(made), ROW_BUTTONS)]


def _label(button: Button) -> str:
    """The label, or its beginning and an ellipsis."""
    return headed(tamed(button.label), lambda text: utf16_units(text) <= LABEL_UNITS, LABEL_UNITS)[0]


def _custom_id(button: Button) -> str:
    count = utf16_units(button.command)
    if not 1 <= count <= CUSTOM_ID_UNITS:
        raise InvalidValue(
            notice(
                "the button “{label}” stands for {count} characters; Discord takes 1 to {limit}",
                label=button.label[:40],
                count=count,
                limit=CUSTOM_ID_UNITS,
            )
        )
    return button.command
