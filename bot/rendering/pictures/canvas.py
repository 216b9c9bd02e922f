"""A picture before it is drawn: shapes and lines of text, each with its place, in pixels.

The canvas is three times as wide as a small phone (360 px), so that a third of every size is what a reader sees there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

LOOK = 1
"""Raised whenever the same model is drawn differently, so that pictures kept under `drawing_key` are made anew."""

WIDTH = 1080
TALLEST = 2400
"""The largest height: what fills a phone held upright; Telegram takes photos up to 10,000 px of width and height."""
ALTERNATIVE_LIMIT = 1024
"""Longest alternative text, in UTF-16 units (Discord's API: an attachment's `description`)."""
CAPTION_LIMIT = 1024
"""Longest caption, in UTF-16 units (Telegram's Bot API: 0-1024 characters after parsing)."""


class Colour(StrEnum):
    """What a colour is for. Those of kinds are Okabe and Ito's, which colour-blind readers can tell apart."""

    PAPER = "#fbfaf7"
    EDGE = "#c9c6bd"
    INK = "#1b1b1b"
    SOFT = "#565656"
    AXIS = "#8a8781"
    LEADER = "#b4b0a7"
    VOICE = "#7a3400"
    MARK = "#005280"
    BLUE = "#0072b2"
    ORANGE = "#e69f00"
    VERMILLION = "#d55e00"
    GREEN = "#009e73"
    PURPLE = "#cc79a7"
    PALE_BLUE = "#a9d0e6"
    PALE_ORANGE = "#f7dfa8"
    PALE_VERMILLION = "#f2c4a3"
    PALE_GREEN = "#a6dccb"
    PALE_PURPLE = "#ecd2e0"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: int
    y: int
    width: int
    height: int
    colour: Colour


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    x: int
    y: int
    radius: int
    colour: Colour


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled shape with straight edges."""

    points: tuple[tuple[int, int], ...]
    colour: Colour


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x: int
    y: int
    to_x: int
    to_y: int
    thickness: int
    colour: Colour


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text in one style; `x` is its left edge, `y` the line its letters stand on."""

    x: int
    y: int
    text: str
    size: int
    width: int  # as measured
    colour: Colour = Colour.INK
    is_bold: bool = False


Shape = Box | Disc | Polygon | Stroke


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture: shapes in the order in which they are painted, then texts; and what stands for it in words."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    words: tuple[Words, ...]
    caption: str  # for below the picture: what it shows, which page of how many
    alternative: str  # for those who do not see it
    claims: tuple[str, ...]  # ids of the claims that it shows, in the order of their marks


class Measure(Protocol):
    """What layout must know of the font."""

    def width(self, text: str, size: int, *, is_bold: bool) -> float:
        """How wide a text is, in pixels."""
        ...

    def drawable(self, text: str) -> str:
        """The text with U+FFFD for every character that the font cannot show; nothing visible is left out."""
        ...


def drawing_key(drawing: Drawing) -> str:
    """A name for what a picture shows, by which it can be kept: another picture has another."""
    return hashlib.sha256(f"{LOOK}\n{drawing!r}".encode("utf-8", "surrogatepass")).hexdigest()
