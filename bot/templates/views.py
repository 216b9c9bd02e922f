"""What a template sees of an edition: exactly the documented names, and nothing that could be called.

Every view holds laid-out inlines, so that the words of a claim are made in one place whatever shows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, takewhile
from typing import Any

from bot.domain.editions import Dispute, Edition, Section
from bot.languages import Language
from bot.rendering.document import (
    Attribution,
    Block,
    Document,
    Emphasis,
    Inlines,
    Note,
    Statement,
    Strong,
    Text,
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a template may place anywhere: a title, a date, a heading, words of its own."""

    text: str
    style: type[Text | Strong | Emphasis] = Text

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line: its label, its statement, its source or its marks."""

    line: LineView
    name: str

    def __bool__(self) -> bool:
        """Whether there is anything of it; only a label may be missing."""
        return self.name != "label" or any(side.label for side in self.line.sides)


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of a briefing. A dispute is one line with several sides, which cannot be parted."""

    number: int  # of the edition's lines, from 0
    sides: tuple[Statement, ...]
    above: tuple[Block, ...] = ()  # a dispute's heading
    below: tuple[Block, ...] = ()  # what is said of it

    @property
    def label(self) -> Part:
        """When, what sort of claim, who says so."""
        return Part(self, "label")

    @property
    def statement(self) -> Part:
        """What is asserted."""
        return Part(self, "statement")

    @property
    def source(self) -> Part:
        """Through whom it came, and when it was published."""
        return Part(self, "source")

    @property
    def marks(self) -> Part:
        """Its source marks."""
        return Part(self, "marks")


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of a briefing."""

    name: str  # of a `SectionName`
    heading: Words
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class View:
    """All that a template sees."""

    title: Words
    date: Words
    sections: tuple[SectionView, ...]

    def as_variables(self) -> dict[str, Any]:
        """The variables of a template."""
        return {"title": self.title, "date": self.date, "sections": self.sections}

    @property
    def lines(self) -> frozenset[int]:
        """The numbers of all lines."""
        return frozenset(line.number for section in self.sections for line in section.lines)


def inlines_of(side: Statement, name: str) -> Inlines:
    """The label, source or marks of one side of a line; a source without the dash that stands before it elsewhere."""
    if name == "label":
        return side.label
    if name == "source":
        sources = (inline.text.strip(" —") for inline in side.tail if isinstance(inline, Attribution))
        return tuple(map(Attribution, sources))
    return tuple(inline for inline in side.tail if not isinstance(inline, Attribution))


def view_of(edition: Edition, laid: Document, language: Language) -> View:
    """The view of an edition that is laid out as `laid`, whose sections are those of the edition and no others."""
    numbers = count()
    sections = tuple(
        SectionView(section.name.value, Words(plain.heading), tuple(_lines(section, plain.blocks, numbers)))
        for section, plain in zip(edition.sections, laid.sections, strict=True)
    )
    return View(Words(laid.title), Words(language.day(edition.composed_at.date())), sections)


def _lines(section: Section, blocks: Sequence[Block], numbers: Iterator[int]) -> Iterator[LineView]:
    """The lines of a section, with the blocks that layout made of each, in the same order."""
    waiting = list(blocks)
    for line in section.lines:
        above = 1 if isinstance(line, Dispute) else 0
        below = above + (len(line.claims) if isinstance(line, Dispute) else 1)
        sides = tuple(block for block in waiting[above:below] if isinstance(block, Statement))
        notes = tuple(takewhile(lambda block: isinstance(block, Note), waiting[below:]))
        yield LineView(next(numbers), sides, tuple(waiting[:above]), notes)
        del waiting[: below + len(notes)]
