"""Read documents as a reader does: which words, which marks, in which order."""

from __future__ import annotations

from collections.abc import Iterator

from bot.rendering.document import Block, Document, Inlines, Mark, Statement, Text


def inlines_of(block: Block) -> Inlines:
    """Everything in a block, in order."""
    if isinstance(block, Statement):
        return (*block.label, *block.body, *block.tail)
    return block.inlines


def words_of(inlines: Inlines) -> str:
    """The words of inlines, marks as readers see them."""
    return "".join(f"[{inline.number}]" if isinstance(inline, Mark) else inline.text for inline in inlines)


def blocks_of(document: Document) -> Iterator[Block]:
    """Every block, in order."""
    return (block for section in document.sections for block in section.blocks)


def statements_of(document: Document) -> list[Statement]:
    """Every statement, in order."""
    return [block for block in blocks_of(document) if isinstance(block, Statement)]


def marks_of(block: Block) -> list[int]:
    """The marks of a block, in order; [3]–[5] are three."""
    marks: list[int] = []
    inlines = inlines_of(block)
    for place, inline in enumerate(inlines):
        if isinstance(inline, Mark):
            is_end = bool(marks) and inlines[place - 1] == Text("–")
            marks += range(marks[-1] + 1, inline.number) if is_end else ()
            marks.append(inline.number)
    return marks


def shape_of(document: Document) -> list[list[tuple[type, list[int]]]]:
    """What must be the same in every language: sections, kinds of block, marks."""
    return [[(type(block), marks_of(block)) for block in section.blocks] for section in document.sections]


def text_of(document: Document) -> str:
    """The whole document in words, line by line."""
    parts = [document.title, document.subtitle]
    for section in document.sections:
        parts.append(section.heading)
        parts += [words_of(inlines_of(block)) for block in section.blocks]
    parts.append(words_of(document.footer))
    return "\n".join(part for part in parts if part)
