"""A document that knows no platform: sections of blocks, blocks of inlines.

Texts in it are plain text in the reader's language, unescaped and possibly hostile; renderers escape them at the leaf.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.claims import SourcedClaim


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Attribution(Text):
    """Plain words that say who says so, from the sources that admins keep; "Gatra.com" may stay an address there."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set apart: a speaker, a kind of claim."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an http(s) address; never cut."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command of ours that a reader may tap or type, with its leading slash; never cut."""

    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A source mark, shown as [7]; it names a claim of the answer, and is never cut."""

    number: int


Inline = Text | Strong | Emphasis | Link | Command | Mark
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody asserts: `label` (a date, a kind, a speaker), `body`, `tail` (attribution and marks).

    Where the body must be parted, label and tail stand on every part.
    """

    label: Inlines
    body: Inlines
    tail: Inlines


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article as they stand there."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Note:
    """Small print: what an editor noticed, what is left out."""

    inlines: Inlines


Block = Paragraph | Statement | Quote | Note


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """Blocks under a heading; "" for none."""

    heading: str
    blocks: tuple[Block, ...]


class Accent(StrEnum):
    """What a colour beside the answer means."""

    REPORT = "report"  # rests on reports
    OPINION = "opinion"  # rests on opinion alone
    DISPUTE = "dispute"  # shows what differs
    PLAIN = "plain"  # help, lists, errors


@dataclass(frozen=True, slots=True)
class Document:
    """One answer."""

    title: str
    sections: tuple[DocumentSection, ...] = ()
    subtitle: str = ""
    footer: Inlines = ()
    accent: Accent = Accent.PLAIN


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: a label in the reader's language, and the command it stands for."""

    label: str
    command: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document that is posted without being asked for, ready for a platform's typesetter."""

    document: Document
    language: str  # code of a catalogue
    key: str  # of its edition, by which its buttons ask what its marks mean
    claims: tuple[SourcedClaim, ...] = ()  # in the order of its marks, from 1
    buttons: tuple[Button, ...] = ()  # each short enough for every platform's button
