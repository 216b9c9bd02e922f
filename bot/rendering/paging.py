"""Cut a document into pages that fit a platform.

A page is cut between sections, then between blocks, then inside one block that fills a page by itself; what is
written is measured once, block by block, in the platform's own sizes (units, entities, bytes, fields).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from bot.rendering.document import Block, Document, DocumentSection, Paragraph, Statement, Strong, Text
from bot.rendering.parting import headed, parted
from bot.rendering.reading import shown
from bot.rendering.units import is_visible, tamed

Size = tuple[int, ...]
"""How much something takes of each limit of a platform, in the order in which that platform's room names them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something written for a platform, and its size."""

    text: str
    size: Size
    is_lead: bool = False  # heads what follows, and does not end a page
    marks: tuple[int, ...] = ()  # the source marks drawn in it


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that belong together under one heading."""

    heading: Piece
    heading_again: Piece  # where it goes on on a further page
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Column:
    """What one page holds of one run."""

    run: Run
    heading: Piece
    pieces: list[Piece] = field(default_factory=list)


Page = list[Column]


def marks_on(page: Page) -> tuple[int, ...]:
    """The source marks drawn on a page, each once, in order."""
    pieces = [piece for column in page for piece in column.pieces]
    return tuple(dict.fromkeys(mark for piece in pieces for mark in piece.marks))


def together(*sizes: Size) -> Size:
    """The size of several things on one page."""
    return tuple(map(sum, zip(*sizes, strict=True)))


def is_within(size: Size, room: Size) -> bool:
    """Whether something keeps every limit."""
    return all(map(int.__le__, size, room))


def paginate(runs: Sequence[Run], room: Size) -> list[Page]:
    """Fill pages in order. A heading stands with its first piece, and again where a page begins inside its run."""
    pages: list[Page] = [[]]
    used: Size = (0,) * len(room)
    for run in runs:
        column = Column(run, run.heading)
        for piece, follower in zip_longest(run.pieces, run.pieces[1:]):
            grown = together(used, piece.size, *([] if column.pieces else [column.heading.size]))
            needed = together(grown, follower.size) if piece.is_lead and follower else grown
            if pages[-1] and not is_within(needed, room):
                column = Column(run, run.heading_again if piece is not run.pieces[0] else run.heading)
                pages.append([])
                grown = together(piece.size, column.heading.size)
            if not column.pieces:
                pages[-1].append(column)
            column.pieces.append(piece)
            used = grown
    return pages


def written(blocks: Sequence[Block], write: Callable[[Block], Piece], room: Size) -> tuple[Piece, ...]:
    """Write blocks, in parts where one does not fit into `room`; a block of which a reader sees nothing is left out."""
    pieces: list[Piece] = []
    for block in blocks:
        if not _shows_anything(block):
            continue
        piece = write(block)
        if is_within(piece.size, room):
            pieces.append(replace(piece, is_lead=_is_lead(block)))
        else:
            parts = parted(block, lambda part: is_within(write(part).size, room), max(room))
            pieces.extend(map(write, parts))
    return tuple(pieces)


def _is_lead(block: Block) -> bool:
    """Whether a block is a heading within its section: a line that is bold from end to end."""
    return isinstance(block, Paragraph) and all(isinstance(inline, Strong) for inline in block.inlines)


def _shows_anything(block: Block) -> bool:
    parts = (block.label, block.body, block.tail) if isinstance(block, Statement) else (block.inlines,)
    return any(is_visible(shown(inline)) for part in parts for inline in part)


def bounded(document: Document, fits: Callable[[str], bool], reach: int) -> Document:
    """Keep title and headings within what `fits`; the rest of a longer one leads the words below it.

    The subtitle becomes the first section.
    """
    title, rest = headed(tamed(document.title), fits, reach)
    lead = (*_paragraph(Strong(rest)), *_paragraph(Text(document.subtitle)))
    sections = [DocumentSection("", lead)] if lead else []
    for section in document.sections:
        heading, rest = headed(tamed(section.heading), fits, reach)
        sections.append(DocumentSection(heading, (*_paragraph(Strong(rest)), *section.blocks)))
    return replace(document, title=title, subtitle="", sections=tuple(sections))


def _paragraph(inline: Strong | Text) -> tuple[Block, ...]:
    return (Paragraph((inline,)),) if inline.text else ()


def numbered(title: str, number: int, count: int) -> str:
    """The title of one page of several."""
    return title if count == 1 else f"{title} ({number}/{count})".lstrip()


NUMBER_ROOM = len(" (9999/9999)")
"""What a page number may take beside a title, in characters."""
