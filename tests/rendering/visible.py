"""What a reader must see of a document, whatever page it falls on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.rendering.document import Document, Inline, Inlines, Mark, Statement, Strong, Text
from bot.rendering.reading import shown
from bot.rendering.units import tamed

SHORTENED_FROM = 300
"""Label and tail of a statement may be shortened where they are longer than this together; no record of ours is."""

_UNSEEN = re.compile(r"[\s\xad\u034f\u061c\u180e\u200b-\u200f\u2060-\u206f]")


def everything(document: Document) -> Iterator[Inline]:
    """All inlines of a document in the order in which they are read."""
    yield Strong(document.title)
    yield Text(document.subtitle)
    for section in document.sections:
        yield Strong(section.heading)
        for block in section.blocks:
            if isinstance(block, Statement):
                yield from (*block.label, *block.body, *block.tail)
            else:
                yield from block.inlines
    yield from document.footer


def required(document: Document) -> str:
    """The characters that must be seen, without spaces; names that nobody bears may be shortened, marks never."""
    needed = [document.title, document.subtitle]
    for section in document.sections:
        needed.append(section.heading)
        for block in section.blocks:
            if isinstance(block, Statement):
                needed += [_bounded(block, block.label), _words(block.body), _bounded(block, block.tail)]
            else:
                needed.append(_words(block.inlines))
    return seen("".join((*needed, _words(document.footer))))


def _bounded(statement: Statement, inlines: Inlines) -> str:
    if len(_words((*statement.label, *statement.tail))) <= SHORTENED_FROM:
        return _words(inlines)
    return _words(tuple(inline for inline in inlines if isinstance(inline, Mark)))


def _words(inlines: Inlines) -> str:
    return "".join(map(shown, inlines))


def seen(text: str) -> str:
    """The characters of a text without spaces and what takes no width; a bracket that closes is one, however wide.

    Behind a link Discord would take a narrow one for the link's own.
    """
    return _UNSEEN.sub("", tamed(text)).replace("\uff3d", "]")


def first_lost(needed: str, told: str) -> str:
    """What of `needed` does not stand in `told` in this order, from the first such character; "" where all does."""
    at = -1
    for index, character in enumerate(needed):
        at = told.find(character, at + 1)
        if at < 0:
            return needed[index : index + 40]
    return ""
