"""Laid-out documents as text, so that what was sent can be kept, and corrected word for word later on."""

from __future__ import annotations

import json
import re
from typing import Any

from bot.rendering.document import (
    Accent,
    Attribution,
    Block,
    Command,
    Document,
    DocumentSection,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Mark,
    Note,
    Paragraph,
    Quote,
    Statement,
    Strong,
    Text,
)

_LONE = re.compile("[\ud800-\udfff]")
_WORDED: dict[str, type[Text | Strong | Emphasis | Command]] = {
    "text": Text,
    "source": Attribution,
    "strong": Strong,
    "emphasis": Emphasis,
    "command": Command,
}
_RUNNING: dict[str, type[Paragraph | Quote | Note]] = {"paragraph": Paragraph, "quote": Quote, "note": Note}
_NAMES = {kind: name for name, kind in (*_WORDED.items(), *_RUNNING.items())}


def document_text(document: Document) -> str:
    """A document as JSON, always the same for the same document; lone surrogates, which no store takes, are U+FFFD."""
    plain = {
        "title": document.title,
        "subtitle": document.subtitle,
        "sections": [[section.heading, [_plain(block) for block in section.blocks]] for section in document.sections],
        "footer": _plain_inlines(document.footer),
        "accent": document.accent.value,
    }
    return _LONE.sub("\ufffd", json.dumps(plain, ensure_ascii=False, separators=(",", ":")))


def document_of(text: str) -> Document:
    """The document that `document_text` wrote."""
    plain = json.loads(text)
    return Document(
        title=plain["title"],
        subtitle=plain["subtitle"],
        sections=tuple(DocumentSection(heading, tuple(map(_block, blocks))) for heading, blocks in plain["sections"]),
        footer=_inlines(plain["footer"]),
        accent=Accent(plain["accent"]),
    )


def _plain(block: Block) -> list[Any]:
    if isinstance(block, Statement):
        return ["statement", *map(_plain_inlines, (block.label, block.body, block.tail))]
    return [_NAMES[type(block)], _plain_inlines(block.inlines)]


def _plain_inlines(inlines: Inlines) -> list[list[Any]]:
    return [_plain_inline(inline) for inline in inlines]


def _plain_inline(inline: Inline) -> list[Any]:
    if isinstance(inline, Mark):
        return ["mark", inline.number]
    if isinstance(inline, Link):
        return ["link", inline.text, inline.url]
    return [_NAMES[type(inline)], inline.text]


def _block(plain: list[Any]) -> Block:
    name, *parts = plain
    if name == "statement":
        return Statement(*map(_inlines, parts))
    return _RUNNING[name](*map(_inlines, parts))


def _inlines(plain: list[list[Any]]) -> Inlines:
    return tuple(map(_inline, plain))


def _inline(plain: list[Any]) -> Inline:
    name, *values = plain
    if name == "mark":
        return Mark(*values)
    return Link(*values) if name == "link" else _WORDED[name](*values)
