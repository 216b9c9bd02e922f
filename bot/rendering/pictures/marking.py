"""Events as marks on the axis: points and bars in lanes, breaks torn through them, and lines to their statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import accumulate, pairwise

from bot.domain.dates import EdtfDate, Precision
from bot.languages import Language
from bot.rendering.pictures.canvas import Box, Colour, Polygon, Stroke
from bot.rendering.pictures.frame import MARGIN, Sheet
from bot.rendering.pictures.looks import PALE, Look, glyph
from bot.rendering.pictures.placing import lanes
from bot.rendering.pictures.scale import Gap, Scale, ticks
from bot.rendering.pictures.setting import SOFT, Run, set_lines

AXIS_X = 178
LABELS_X = 344
_LANES_END = 308
_LEADERS_END = LABELS_X - 10
_PITCH = 36
_RADIUS = 15
_SMALLEST_ON_BAR = 11
_WHISKER = 40
OPEN_ROOM = 56
"""How far a bar with an open end reaches beyond the scale."""
_ARROW = 26
_DASH, _PAUSE = 14, 9
_TICK_ROOM = 104
_TICK = 26  # names of moments stay clear of a ringed point on the axis
_GUTTER = 24
_PAD = 20  # how far the name of a moment may reach beyond the axis
_NEARLY = 0.1  # of a unit: eleven calendar months are a day short of eleven average ones
_BAND = 60
_TOOTH = 6


class End(Enum):
    """Which end of a date is open."""

    NONE = 0
    EARLIER = -1
    LATER = 1


@dataclass(frozen=True, slots=True)
class Extent:
    """The time of an event in ordinals, a day lasting from its own to the next: `first` to `last`."""

    first: float
    last: float
    is_sure: bool
    open_end: End = End.NONE

    @property
    def is_point(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def extent_of(when: EdtfDate) -> Extent:
    """The time that a date spans; where one end is open, the other alone."""
    if when.begin is None:
        at = when.last.toordinal() + 1
        return Extent(at, at, when.is_sure, End.EARLIER)
    if when.end is None:
        return Extent(when.first.toordinal(), when.first.toordinal(), when.is_sure, End.LATER)
    if when.first == when.last and when.begin.precision is Precision.DAY:
        noon = when.first.toordinal() + 0.5
        return Extent(noon, noon, when.is_sure)
    return Extent(when.first.toordinal(), when.last.toordinal() + 1, when.is_sure)


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the axis, in pixels: from where to where, and in which lane."""

    top: int
    bottom: int
    look: Look
    extent: Extent
    arrow: int = 0  # -1: open upwards; 1: downwards
    x: int = AXIS_X
    radius: int = _RADIUS  # of its glyph
    half: int = _RADIUS // 2 + 1  # of the width of its bar

    @classmethod
    def of(cls, extent: Extent, look: Look, scale: Scale) -> Mark:
        """Where an event stands on a scale."""
        ends = sorted((scale.y(extent.first), scale.y(extent.last)))
        arrow = extent.open_end.value * (-1 if scale.is_reversed else 1)
        if arrow:
            top, bottom = (scale.top - OPEN_ROOM, ends[0]) if arrow < 0 else (ends[0], scale.bottom + OPEN_ROOM)
            return cls(top, bottom, look, extent, arrow)
        return cls(ends[0], ends[1], look, extent)

    @property
    def is_bar(self) -> bool:
        """Whether it is drawn with a length."""
        return not self.extent.is_point or bool(self.arrow)

    def anchor(self, *, is_reversed: bool) -> int:
        """Where its statement wishes to stand: at its beginning, which puts statements in the order of their events."""
        return self.bottom if is_reversed else self.top


def open_room(extents: Sequence[Extent], *, is_reversed: bool) -> tuple[int, int]:
    """How much room bars with an open end take above and below the scale."""
    ends = {extent.open_end for extent in extents}
    earlier, later = (OPEN_ROOM if end in ends else 0 for end in (End.EARLIER, End.LATER))
    return (later, earlier) if is_reversed else (earlier, later)


def _lane_order(mark: Mark) -> tuple[object, ...]:
    """Points first, then bars, the longer ones nearer to the axis."""
    look, extent = mark.look, mark.extent
    ways = (look.kind.name, look.is_planned, look.is_disputed, mark.arrow, extent.is_sure, extent.first, extent.last)
    return mark.is_bar, mark.top - mark.bottom, mark.top, *ways


def settled(marks: Sequence[Mark]) -> list[Mark]:
    """The marks in lanes: what is alike shares one, what overlaps has its own, points keep to the axis."""
    distinct = sorted(set(marks), key=_lane_order)
    reach = _RADIUS + 2
    found = lanes(
        [(mark.top - reach, mark.bottom + reach) for mark in distinct], [int(mark.is_bar) for mark in distinct]
    )
    pitch = min(_PITCH, (_LANES_END - _RADIUS - AXIS_X) // max(1, *found))
    radius = min(_RADIUS, pitch // 2 - 1)
    settled_marks = {
        mark: replace(
            mark,
            x=AXIS_X + lane * pitch,
            # Glyphs on neighbouring bars stand beside their own statements, so they may be wider than their lanes.
            radius=max(radius, _SMALLEST_ON_BAR) if mark.is_bar else radius,
            half=max(3, radius // 2 + 1),
        )
        for mark, lane in zip(distinct, found, strict=True)
    }
    return [settled_marks[mark] for mark in marks]


def _in_sight(height: int, mark: Mark, gaps: Sequence[Gap]) -> int:
    """A height on a bar, moved out of a break where the bar reaches beyond it."""
    for gap in gaps:
        middle, away = (gap.top + gap.bottom) // 2, _BAND // 2 + mark.radius + _TOOTH
        beyond = [y for y in (middle - away, middle + away) if mark.top <= y <= mark.bottom]
        if abs(height - middle) < away and beyond:
            return min(beyond, key=lambda y: abs(y - height))
    return height


def glyph_heights(marks: Sequence[Mark], wished: Sequence[int], scale: Scale) -> list[int]:
    """Where on its bar each mark's glyph stands: beside its statement as far as the bar goes, and in their order."""
    heights = [max(mark.top, min(mark.bottom, wish)) for mark, wish in zip(marks, wished, strict=True)]
    if scale.is_reversed:
        ordered = list(accumulate(heights, max))
    else:
        ordered = list(reversed(list(accumulate(reversed(heights), min))))
    return [_in_sight(height, mark, scale.gaps) for height, mark in zip(ordered, marks, strict=True)]


def draw_leaders(sheet: Sheet, marks: Sequence[Mark], glyphs: Sequence[int], labels: Sequence[int]) -> None:
    """From each glyph out of the lanes, then to its statement."""
    for mark, start, end in zip(marks, glyphs, labels, strict=True):
        sheet.shapes += [
            Stroke(mark.x, start, _LANES_END, start, 2, Colour.LEADER),
            Stroke(_LANES_END, start, _LEADERS_END, end, 2, Colour.LEADER),
        ]


def _dashes(top: int, bottom: int) -> list[tuple[int, int]]:
    return [(y, min(bottom, y + _DASH)) for y in range(top, max(bottom, top + 1), _DASH + _PAUSE)]


def _draw_bar(sheet: Sheet, mark: Mark) -> None:
    half = mark.half
    colour = mark.look.kind.value if mark.extent.is_sure else PALE[mark.look.kind]
    fill = Colour.PAPER if mark.look.is_planned else colour
    pieces = [(mark.top, mark.bottom)] if mark.extent.is_sure else _dashes(mark.top, mark.bottom)
    for top, bottom in pieces:
        tall = max(6, bottom - top)
        sheet.shapes.append(Box(mark.x - half, top, 2 * half, tall, Colour.INK if mark.extent.is_sure else Colour.AXIS))
        sheet.shapes.append(Box(mark.x - half + 2, top + 2, 2 * half - 4, tall - 4, colour))
        if mark.look.is_planned and half > 5:
            sheet.shapes.append(Box(mark.x - half + 5, top + 5, 2 * half - 10, max(1, tall - 10), fill))
    if mark.arrow:
        tip, foot = (mark.bottom + 4, mark.bottom - _ARROW) if mark.arrow > 0 else (mark.top - 4, mark.top + _ARROW)
        wide = 2 * half
        sheet.shapes.append(Polygon(((mark.x - wide, foot), (mark.x + wide, foot), (mark.x, tip)), Colour.INK))


def draw_marks(sheet: Sheet, marks: Sequence[Mark]) -> None:
    """Bars, and through points that are not sure a broken line, which leaves open how far they may be off."""
    for mark in dict.fromkeys(marks):
        if mark.is_bar:
            _draw_bar(sheet, mark)
        elif not mark.extent.is_sure:
            for top, bottom in _dashes(mark.top - _WHISKER, mark.top + _WHISKER):
                sheet.shapes.append(Stroke(mark.x, top, mark.x, bottom, 9, Colour.AXIS))


def draw_glyphs(sheet: Sheet, marks: Sequence[Mark], glyphs: Sequence[int]) -> None:
    """The shapes that tell the kinds."""
    for mark, y in dict.fromkeys(zip(marks, glyphs, strict=True)):
        sheet.shapes += glyph(mark.look, mark.x, y, mark.radius)


def gap_words(gap: Gap, language: Language) -> str:
    """How much time a break leaves out, in whole units of the largest that fits."""
    if gap.days >= 2 * 366:
        return language.plural("{count} year", "{count} years", int(gap.days / 365.2425 + _NEARLY))
    if gap.days >= 2 * 31:
        return language.plural("{count} month", "{count} months", int(gap.days / 30.44 + _NEARLY))
    return language.plural("{count} day", "{count} days", gap.days)


def _teeth(y: int) -> list[tuple[int, int]]:
    """A torn edge, from left to right."""
    return [(x, y + (_TOOTH if at % 2 else -_TOOTH)) for at, x in enumerate(range(MARGIN, _LANES_END + 1, 2 * _TOOTH))]


def draw_gaps(sheet: Sheet, scale: Scale, language: Language) -> None:
    """Tear each break through axis and bars, and say how much time it leaves out."""
    for gap in scale.gaps:
        middle = (gap.top + gap.bottom) // 2
        edges = _teeth(middle - _BAND // 2), _teeth(middle + _BAND // 2)
        sheet.shapes.append(Polygon((*edges[0], *reversed(edges[1])), Colour.PAPER))
        for edge in edges:
            sheet.shapes += [Stroke(*start, *end, 2, Colour.AXIS) for start, end in pairwise(edge)]
        block = set_lines([Run(gap_words(gap, language), SOFT)], _LANES_END - MARGIN, sheet.measure, at_most=1)
        centred = (MARGIN + _LANES_END - block.width(sheet.measure)) // 2
        sheet.put(block, centred, middle - block.height // 2)


def draw_axis(sheet: Sheet, scale: Scale, language: Language) -> None:
    """The line of time and what it names beside it, as far as it finds room."""
    sheet.shapes.append(Stroke(AXIS_X, scale.top, AXIS_X, scale.bottom, 4, Colour.AXIS))
    taken = [((gap.top + gap.bottom) // 2 - _BAND, (gap.top + gap.bottom) // 2 + _BAND) for gap in scale.gaps]
    for tick in ticks(scale, _TICK_ROOM):
        y = scale.y(tick.moment)
        day = language.date(EdtfDate.parse(tick.text))
        block = set_lines([Run(day, SOFT)], AXIS_X - _TICK - _GUTTER, sheet.measure)
        top = max(scale.top - _PAD, min(scale.bottom + _PAD - block.height, y - block.height // 2))
        if all(top >= other[1] or top + block.height <= other[0] for other in taken):
            taken.append((top, top + block.height))
            sheet.shapes.append(Stroke(AXIS_X - 14, y, AXIS_X, y, 4, Colour.AXIS))
            sheet.put(block, _GUTTER, top, right=AXIS_X - _TICK)
