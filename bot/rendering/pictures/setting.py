"""Text set in lines: words of several styles, wrapped to a width, cut after so many lines with an ellipsis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil

from bot.rendering.pictures.canvas import Colour, Measure, Words
from bot.rendering.units import ELLIPSIS, clusters, shortened, tamed

SMALLEST = 36
"""The smallest type: 12 px on a phone 360 px wide."""
_LOOKED_AT = 4  # times the room
_END = 24


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks."""

    size: int = SMALLEST
    colour: Colour = Colour.INK
    is_bold: bool = False

    @property
    def leading(self) -> int:
        """From one line to the next; the font's tallest letters reach 0.93 above and 0.24 below their line."""
        return ceil(self.size * 1.28)

    @property
    def ascent(self) -> int:
        """From the top of a line to what its letters stand on."""
        return ceil(self.size * 0.98)


PLAIN = Style()
SOFT = Style(colour=Colour.SOFT)
BOLD = Style(is_bold=True)


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style."""

    text: str
    style: Style = PLAIN


@dataclass(frozen=True, slots=True)
class Piece:
    """What is not parted at a line's end: a word, or the part of one that fits."""

    text: str
    style: Style
    width: float
    is_after_space: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text of one height, ready to be put somewhere."""

    lines: tuple[tuple[Piece, ...], ...]
    leading: int
    ascent: int

    @property
    def height(self) -> int:
        """From the top of the first line to the bottom of the last."""
        return self.leading * len(self.lines)

    def at(self, x: int, y: int, measure: Measure, *, right: int | None = None) -> list[Words]:
        """The lines with their left edge at `x`, or their right edge at `right`, the first one's top at `y`."""
        placed: list[Words] = []
        for number, line in enumerate(self.lines):
            start = x if right is None else right - ceil(_line_width(line, measure))
            placed += _placed(line, start, y + number * self.leading + self.ascent, measure)
        return placed

    def width(self, measure: Measure) -> int:
        """The width of the longest line."""
        return max((ceil(_line_width(line, measure)) for line in self.lines), default=0)


def _space(style: Style, measure: Measure) -> float:
    return measure.width(" ", style.size, is_bold=style.is_bold)


def _line_width(line: Sequence[Piece], measure: Measure) -> float:
    gaps = sum(_space(piece.style, measure) for piece in line[1:] if piece.is_after_space)
    return gaps + sum(piece.width for piece in line)


def _placed(line: Sequence[Piece], x: int, y: int, measure: Measure) -> Iterable[Words]:
    """The words of a line, neighbours of one style as one text."""
    at = float(x)
    for style, group in groupby(line, key=lambda piece: piece.style):
        pieces = list(group)
        if pieces[0].is_after_space and pieces[0] is not line[0]:
            at += _space(style, measure)
        text = pieces[0].text + "".join(f" {each.text}" if each.is_after_space else each.text for each in pieces[1:])
        wide = _line_width(pieces, measure)
        yield Words(round(at), y, text, style.size, ceil(wide), style.colour, style.is_bold)
        at += wide


def one_line(text: str, room: int) -> str:
    """Words of a record on one line, cut to `room` UTF-16 units."""
    start = text[: _LOOKED_AT * room]  # a million characters are not read to the end
    rest = ELLIPSIS if len(start) < len(text) else ""
    return shortened(" ".join(f"{tamed(start)}{rest}".split()), room)


def clean(text: str, room: int, measure: Measure) -> str:
    """Words of a record on one line, cut to `room` UTF-16 units, as far as the font can show them."""
    return measure.drawable(one_line(text, room))


def spaced(text: str, room: int, measure: Measure) -> str:
    """As `clean`, but cut in the middle, since a name or a word that fences stands at the end; outer spaces stay."""
    before, after = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    end = clean("".join(clusters(text[-_END:])), _END, measure) if len(text) > room else ""
    return f"{before}{clean(text, room - len(end), measure)}{end}{after}"


def _parts(word: str, style: Style, room: float, measure: Measure) -> Iterable[tuple[str, float]]:
    """A word, parted between characters where it is wider than a line."""
    wide = measure.width(word, style.size, is_bold=style.is_bold)
    if wide <= room:
        yield word, wide
        return
    part, so_far = "", 0.0
    for character in clusters(word):
        more = measure.width(character, style.size, is_bold=style.is_bold)
        if part and so_far + more > room:
            yield part, so_far
            part, so_far = "", 0.0
        part, so_far = part + character, so_far + more
    yield part, so_far


def _pieces(runs: Iterable[Run], room: float, measure: Measure) -> Iterable[Piece]:
    is_apart = False
    for run in runs:
        for place, word in enumerate(run.text.split(" ")):
            is_apart = is_apart or place > 0
            for part, wide in _parts(word, run.style, room, measure) if word else ():
                yield Piece(part, run.style, wide, is_apart)
                is_apart = False


def _wrapped(pieces: Iterable[Piece], room: float, measure: Measure) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    so_far = 0.0
    for piece in pieces:
        gap = _space(piece.style, measure) if piece.is_after_space else 0.0
        if not lines or so_far + gap + piece.width > room:
            lines.append([piece])
            so_far = piece.width
        else:
            lines[-1].append(piece)
            so_far += gap + piece.width
    return lines


def _with_ellipsis(line: list[Piece], room: float, measure: Measure) -> list[Piece]:
    """A line that ends with an ellipsis, without as many of its words as make room for it."""
    kept = list(line)
    while True:
        last = kept[-1]
        text = last.text.rstrip(f"{ELLIPSIS} ,;:") + ELLIPSIS
        wide = measure.width(text, last.style.size, is_bold=last.style.is_bold)
        ended = [*kept[:-1], replace(last, text=text, width=wide)]
        if _line_width(ended, measure) <= room:
            return ended
        if len(kept) > 1:
            kept.pop()
        else:
            shorter = "".join(clusters(last.text)[:-1])
            kept = [replace(last, text=shorter)]


def set_lines(runs: Sequence[Run], room: int, measure: Measure, at_most: int = 1_000) -> Block:
    """Wrap text to `room` pixels, into `at_most` lines; what is cut ends with an ellipsis.

    The first run's style gives the height of the lines.
    """
    wide = room - 2.0  # what single words measure and what a line of them measures differ by a hair
    lines = _wrapped(_pieces(runs, wide, measure), wide, measure)
    if len(lines) > at_most:
        lines = [*lines[: at_most - 1], _with_ellipsis(lines[at_most - 1], wide, measure)]
    style = runs[0].style if runs else PLAIN
    return Block(tuple(tuple(line) for line in lines), style.leading, style.ascent)
