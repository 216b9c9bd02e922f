"""What a template wrote, as sections and blocks of a document.

Each row is one block; rows without words are none, so that tags may have rows of their own; a row that begins with "# "
is a heading. A row with a line's statement becomes one statement, whose label and tail stand on every part of it
wherever a page ends; a dispute makes such a statement of each side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bot.domain.errors import Notice, notice
from bot.rendering.document import Block, DocumentSection, Inline, Inlines, Paragraph, Statement, Text
from bot.rendering.lines import unforged
from bot.rendering.reading import shown
from bot.rendering.units import is_visible
from bot.templates.faults import TemplateFault, Unfit
from bot.templates.sandbox import Placed
from bot.templates.views import LineView, Part, Words, inlines_of

Cell = str | Placed
_HEADING = "# "
_SPACES = re.compile(r"\s+")
_NEEDED = ("statement", "source", "marks")


@dataclass(slots=True)
class Written:
    """The sections that a template wrote, and the numbers of the lines that it showed."""

    sections: list[DocumentSection] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)


def written(pieces: Iterable[str | Placed]) -> Written:
    """Put together what a template wrote.

    Raises:
        Unfit: A row parts a statement from its source, or mixes lines.
    """
    done = Written()
    heading, blocks = "", list[Block]()
    for cells in _rows(pieces):
        if _is_heading(cells):
            _close(done, heading, blocks)
            heading, blocks = _heading(cells), []
        else:
            blocks += _blocks(cells, done.lines)
    _close(done, heading, blocks)
    return done


def _close(done: Written, heading: str, blocks: list[Block]) -> None:
    if heading or blocks:
        done.sections.append(DocumentSection(heading, tuple(blocks)))


def _rows(pieces: Iterable[str | Placed]) -> Iterator[list[Cell]]:
    """The cells of each row, which begin with literal words, if empty ones, and have no spaces at either end."""
    row: list[Cell] = [""]
    for piece in pieces:
        if isinstance(piece, str):
            first, *rest = piece.split("\n")
            row.append(first)
            for text in rest:
                yield _joined(row)
                row = [text]
        else:
            row.append(piece)
    yield _joined(row)


def _joined(row: list[Cell]) -> list[Cell]:
    """A row whose literal words beside one another are one cell; joined at once, for there may be thousands."""
    cells: list[Cell] = []
    for is_literal, group in groupby(row, lambda cell: isinstance(cell, str)):
        same = list(group)
        cells += ["".join(map(str, same))] if is_literal else same
    cells[0] = str(cells[0]).lstrip()
    if isinstance(cells[-1], str):
        cells[-1] = cells[-1].rstrip()
    return cells


def _is_heading(cells: list[Cell]) -> bool:
    return f"{cells[0]} ".startswith(_HEADING)


def _heading(cells: list[Cell]) -> str:
    for place in cells:
        if isinstance(place, Placed) and isinstance(place.thing, LineView | Part):
            raise _unfit(place, notice("a heading holds no line"))
    words = "".join(map(shown, _inlines(cells))).strip().removeprefix("#")
    return unforged(_SPACES.sub(" ", words).strip())


def _unfit(place: Placed, words: Notice) -> Unfit:
    return Unfit(TemplateFault(place.row, words))


def _blocks(cells: list[Cell], seen: set[int]) -> list[Block]:
    """The blocks of a row: a paragraph of the template's own words, or a line with all that belongs to it."""
    spelt = [each for cell in cells for each in _spelt_out(cell)]
    line = _line_of(spelt)
    if line is None:
        words = _tidied(_inlines(cells))
        return [Paragraph(words)] if any(is_visible(shown(inline)) for inline in words) else []
    seen.add(line.number)
    return [*line.above, *(_statement(spelt, side) for side in line.sides), *line.below]


def _spelt_out(cell: Cell) -> Sequence[Cell]:
    """A line that is placed whole, as its parts."""
    if not isinstance(cell, Placed) or not isinstance(cell.thing, LineView):
        return (cell,)
    label, statement, source, marks = (Placed(Part(cell.thing, name), cell.row) for name in ("label", *_NEEDED))
    return label, statement, " — ", source, " ", marks


def _line_of(cells: list[Cell]) -> LineView | None:
    """The one line that a row shows, with its statement, source and marks; null: it shows none."""
    parts = [cell for cell in cells if isinstance(cell, Placed) and isinstance(cell.thing, Part)]
    if not parts:
        return None
    line: LineView = parts[0].thing.line
    names = [part.thing.name for part in parts]
    for part in parts:
        if part.thing.line.number != line.number:
            raise _unfit(part, notice("a row shows one line; this one shows two"))
    for part in parts:
        if names.count(part.thing.name) > 1:
            raise _unfit(part, notice("“line.{part}” stands twice on this row", part=part.thing.name))
    for name in _NEEDED:
        if name not in names:
            words = notice(
                "“line.{part}” is missing on this row; a statement, its source and its marks stand together", part=name
            )
            raise _unfit(parts[0], words)
    if "label" in names and names.index("label") > names.index("statement"):
        raise _unfit(parts[0], notice("“line.label” goes before “line.statement”"))
    return line


def _statement(cells: list[Cell], side: Statement) -> Statement:
    """A row as a statement of one side; a label that the row does not place stands right before the statement.

    Words without a space between them and the statement, such as quotation marks, belong to it.
    """
    place = [_name(cell) for cell in cells].index("statement")
    before, opening = _without_last_word(_inlines(cells[:place], side))
    after, closing = _without_first_word(_inlines(cells[place + 1 :], side))
    if "label" not in map(_name, cells):
        before = (*before, *side.label)
    return Statement(_tidied(before), (*opening, *side.body, *closing), after)


def _name(cell: Cell) -> str:
    return cell.thing.name if isinstance(cell, Placed) and isinstance(cell.thing, Part) else ""


def _inlines(cells: Sequence[Cell], side: Statement | None = None) -> Inlines:
    """Cells as inlines, plain words beside one another as one; parts of a line are those of one side of it.

    Nothing that the template says itself looks like a mark of ours.
    """
    found: list[Inline] = []
    whole = (inline for cell in cells for inline in _inlines_of(cell, side))
    for is_plain, group in groupby(whole, lambda inline: type(inline) is Text):
        if is_plain:
            found.append(Text(unforged(_SPACES.sub(" ", "".join(map(shown, group))))))
        else:
            found += group
    return tuple(inline for inline in found if shown(inline))


def _inlines_of(cell: Cell, side: Statement | None) -> Inlines:
    if isinstance(cell, str):
        return (Text(cell),)
    if isinstance(cell.thing, Part) and side is not None:
        return inlines_of(side, cell.thing.name)
    if isinstance(cell.thing, Words):
        return (cell.thing.style(unforged(cell.thing.text)),)
    return (Text(str(cell.thing)),)


def _without_last_word(inlines: Inlines) -> tuple[Inlines, Inlines]:
    """The inlines, and apart from them the plain words at their end that no space ends."""
    *others, last = inlines or (Text(""),)
    if type(last) is not Text or last.text[-1:] in {"", " "}:
        return inlines, ()
    word = last.text.split(" ")[-1]
    return (*others, Text(last.text.removesuffix(word))), (Text(word),)


def _without_first_word(inlines: Inlines) -> tuple[Inlines, Inlines]:
    """The inlines, and apart from them the plain words at their beginning that no space begins."""
    first, *others = inlines or (Text(""),)
    if type(first) is not Text or first.text[:1] in {"", " "}:
        return inlines, ()
    word = first.text.split(" ")[0]
    return (Text(first.text.removeprefix(word)), *others), (Text(word),)


def _tidied(inlines: Inlines) -> Inlines:
    """Inlines without a space at the beginning of a row, or after another."""
    found: list[Inline] = []
    for inline in inlines:
        is_after_space = not found or shown(found[-1])[-1:].isspace()
        if type(inline) is Text and is_after_space:
            inline = Text(inline.text.removeprefix(" "))  # noqa: PLW2901 - the same, tidied
        if shown(inline):
            found.append(inline)
    return tuple(found)
