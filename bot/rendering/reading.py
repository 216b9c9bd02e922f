"""A document as it is read: the words of an inline, the inlines of a block."""

from __future__ import annotations

from bot.rendering.document import Block, Inline, Inlines, Link, Mark, Statement, Text
from bot.rendering.units import is_visible


def shown(inline: Inline) -> str:
    """The words of an inline as a reader sees them, untamed; an address stands for a link without visible words."""
    if isinstance(inline, Mark):
        return f"[{inline.number}]"
    if isinstance(inline, Link):
        return inline.text if is_visible(inline.text) else inline.url
    return inline.text


def running(block: Block) -> Inlines:
    """A block as running inlines; the parts of a statement are apart by a space, where none stands there yet."""
    if not isinstance(block, Statement):
        return block.inlines
    inlines = list(block.label)
    for part in (block.body, block.tail):
        if inlines and part and not (shown(inlines[-1])[-1:].isspace() or shown(part[0])[:1].isspace()):
            inlines.append(Text(" "))
        inlines.extend(part)
    return tuple(inlines)
