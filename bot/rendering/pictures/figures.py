"""Figures that differ as pictures: bars on one axis only where they answer one question, each with who says so.

What cannot be compared stands in a panel of its own, without an axis, under the reason; a part of a known whole is
drawn as that. There is no verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bot.domain.claims import SourcedClaim
from bot.domain.editions import Comparison, Dispute, DisputeKind, Edition, Line
from bot.domain.figures import Figure, Qualifier
from bot.languages import Language
from bot.rendering.layout import difference_name, dispute_heading, measure_name, window_text
from bot.rendering.lines import Voice, numbered
from bot.rendering.pictures.axes import Axis, axes_of, can_be_seen, differences
from bot.rendering.pictures.canvas import WIDTH, Box, Colour, Drawing, Measure, Polygon, Stroke
from bot.rendering.pictures.frame import (
    MARGIN,
    Frame,
    Legend,
    Sheet,
    Told,
    begin,
    beside,
    entry_blocks,
    finish,
    footer_text,
    page_words,
)
from bot.rendering.pictures.looks import Look, glyph, look_of
from bot.rendering.pictures.placing import pages
from bot.rendering.pictures.setting import BOLD, SOFT, Block, Run, Style, clean, set_lines

_HEADING = Style(size=42, is_bold=True)
_GAP = 28
_SMALL_GAP = 20  # around the name of what is measured
_INDENT = 46  # a glyph stands there
_ROOM = WIDTH - 2 * MARGIN - _INDENT - 16
_BAR = 36
_BAR_ROOM = _BAR + 20
_VAGUE = 30  # pixels at the end of a bar whose number is not exact
_LONGEST_TEXT = 240

Differing = Comparison | Edition


@dataclass(frozen=True, slots=True)
class _Bar:
    """One figure, its texts set, and the axis that it stands on."""

    axis: Axis
    figure: Figure
    look: Look
    value: Block
    blocks: tuple[Block, ...]
    told: Told

    @property
    def height(self) -> int:
        bar = _BAR_ROOM if self.axis.is_drawn else 0
        return self.value.height + bar + sum(block.height for block in self.blocks)


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar with what is said before it: of what it is one, and which question it answers."""

    heading: tuple[Block, ...]  # said again where a page begins
    before: tuple[Block, ...]
    bar: _Bar
    is_first: bool

    @property
    def height(self) -> int:
        said = (*self.heading, *self.before) if self.is_first else self.before
        return sum(block.height for block in said) + (_SMALL_GAP if self.before else 0) + self.bar.height


@dataclass(frozen=True, slots=True)
class _Answer:
    voice: Voice
    measure: Measure

    @property
    def language(self) -> Language:
        return self.voice.language

    def block(self, text: str, style: Style, *, at_most: int = 2, room: int = WIDTH - 2 * MARGIN) -> Block:
        return set_lines([Run(clean(text, _LONGEST_TEXT, self.measure), style)], room, self.measure, at_most)

    def bar(self, axis: Axis, claim: SourcedClaim, figure: Figure) -> _Bar:
        when = figure.period or figure.as_of
        parts = [self.language.figure(figure, claim.units), self.language.date(when) if when else "", figure.scope]
        value = ", ".join(part for part in parts if part)
        line = Line(claim)
        return _Bar(
            axis,
            figure,
            look_of(claim),
            self.block(value, BOLD, at_most=3, room=_ROOM),
            tuple(entry_blocks(line, self.voice, _ROOM, self.measure)),
            Told.of(line, self.voice, value),
        )

    def reason(self, axes: Sequence[Axis]) -> str:
        """Why not all figures stand on one axis, in words; "" where they do."""
        if len(axes) == 1:
            return ""
        named = [self._difference(key) for key in differences(axes)]
        if not named:
            return self.language.text("Not on one axis: not of one time")
        return self.language.text("Not on one axis: another {differences}", differences=", ".join(named))

    def _difference(self, key: str) -> str:
        if key == "measure":
            return self.language.text("measure")
        if key == "status":
            return self.language.text("status (planned or happened)")
        return difference_name(key, self.language)

    def rows(self, dispute: Dispute) -> Iterator[_Row]:
        """The figures of a dispute, axis by axis; none where fewer than two can be seen side by side."""
        axes = axes_of(dispute.claims)
        if not can_be_seen(axes):
            return
        heading = [self.block(dispute_heading(dispute, self.language), _HEADING)]
        is_said = dispute.kind is DisputeKind.NOT_COMPARABLE or (dispute.kind is DisputeKind.FIGURES and len(axes) == 1)
        if not is_said and (reason := self.reason(axes)):
            heading.append(self.block(reason, SOFT))
        if dispute.more:
            more = self.language.plural("and {count} more that differs", "and {count} more that differ", dispute.more)
            heading.append(self.block(more, SOFT))
        is_first = True
        for axis in axes:
            name = () if is_said else (self.block(measure_name(axis.claims[0][0], self.language), SOFT),)
            for place, (claim, figure) in enumerate(axis.claims):
                yield _Row(tuple(heading), () if place else name, self.bar(axis, claim, figure), is_first)
                is_first = False


def _bar_ends(bar: _Bar, value: Decimal) -> tuple[int, int]:
    """Where a bar to a value begins and ends, from zero, in pixels from the left of the axis."""
    low, high = bar.axis.ends
    span = (high - low) or Decimal(1)
    room = _ROOM - _VAGUE
    zero, end = (int((each - low) / span * room) for each in (Decimal(0), value))
    return min(zero, end), max(zero, end)


def _draw_bar(sheet: Sheet, bar: _Bar, x: int, y: int) -> None:
    """The bar, edged; hollow where it is planned, pale or with a point at the end where the number is not exact."""
    figure, colour = bar.figure, bar.look.kind.value
    whole = bar.axis.whole(figure)
    if whole is not None:
        left, right = _bar_ends(bar, whole)
        sheet.shapes.append(Box(x + left, y, max(6, right - left), _BAR, Colour.AXIS))
        sheet.shapes.append(Box(x + left + 2, y + 2, max(2, right - left - 4), _BAR - 4, Colour.PAPER))
    left, right = _bar_ends(bar, bar.axis.value(figure))
    wide = max(6, right - left)
    sheet.shapes.append(Box(x + left, y, wide, _BAR, Colour.INK))
    sheet.shapes.append(Box(x + left + 2, y + 2, wide - 4, _BAR - 4, colour))
    if bar.look.is_planned and wide > 20:
        sheet.shapes.append(Box(x + left + 8, y + 8, wide - 16, _BAR - 16, Colour.PAPER))
    is_below_zero = bar.axis.value(figure) < 0
    if figure.qualifier in {Qualifier.OVER, Qualifier.AT_LEAST} and not is_below_zero:
        middle = y + _BAR // 2
        tip = ((x + left + wide, y), (x + left + wide + _VAGUE, middle), (x + left + wide, y + _BAR))
        sheet.shapes.append(Polygon(tip, Colour.INK))
    elif figure.qualifier is not Qualifier.EXACT:
        start = x + left if is_below_zero else x + left + wide - min(_VAGUE, wide)
        sheet.shapes += [Box(at, y, 4, _BAR, Colour.PAPER) for at in range(start, start + min(_VAGUE, wide), 8)]
    zero, _ = _bar_ends(bar, Decimal(0))
    sheet.shapes.append(Stroke(x + zero, y - 8, x + zero, y + _BAR + 8, 3, Colour.INK))


def _draw_row(sheet: Sheet, row: _Row, y: int) -> int:
    bar, x = row.bar, MARGIN + _INDENT
    top = y
    sheet.shapes += glyph(bar.look, MARGIN + 18, y + bar.value.leading // 2, 15)
    y = sheet.put(bar.value, x, y)
    if bar.axis.is_drawn:
        _draw_bar(sheet, bar, x, y + 8)
        y += _BAR_ROOM
    for block in bar.blocks:
        y = sheet.put(block, x, y)
    if not bar.axis.is_drawn:  # a panel of its own
        left, right = MARGIN - 8, WIDTH - MARGIN + 8
        corners = ((left, top - 6), (right, top - 6), (right, y + 6), (left, y + 6), (left, top - 6))
        sheet.shapes += [Stroke(*start, *end, 3, Colour.EDGE) for start, end in pairwise(corners)]
    return y


def _draw_rows(sheet: Sheet, rows: Sequence[_Row], y: int) -> int:
    for place, row in enumerate(rows):
        if row.is_first or place == 0:
            for block in row.heading:
                y = sheet.put(block, MARGIN, y)
        for block in row.before:
            y = sheet.put(block, MARGIN, y + _SMALL_GAP // 2) + _SMALL_GAP // 2
        y = _draw_row(sheet, row, y) + _GAP
    return y - _GAP


def _disputes(answer: Differing) -> Iterator[Dispute]:
    if isinstance(answer, Comparison):
        yield from answer.disputes
    else:
        yield from (line for section in answer.sections for line in section.lines if isinstance(line, Dispute))


def has_figures(answer: Differing) -> bool:
    """Whether `figure_drawings` has anything to draw."""
    return any(can_be_seen(axes_of(dispute.claims)) for dispute in _disputes(answer))


def figure_drawings(answer: Differing, language: Language, measure: Measure) -> tuple[Drawing, ...]:
    """The figures of a comparison, or of the disputes in a briefing, as pictures; none where none can be held together.

    Marks are those of the text answer.
    """
    setting = _Answer(Voice(language, numbered(answer.claims)), measure)
    rows = [row for dispute in _disputes(answer) for row in setting.rows(dispute)]
    title = language.text("Figures side by side: {title}", title=language.words(answer.title))
    rests_on = footer_text(answer.coverage, answer.composed_at.date(), language)
    only = language.text("Only figures are drawn; the text answer has everything.")
    window = window_text(answer.window, language) if isinstance(answer, Comparison) else ""
    asked = f"{language.text('Asked for: {window}.', window=window)} " if window else ""
    frame = Frame.of(title, f"{asked}{rests_on} {only}", measure)
    legend = Legend.of((row.bar.look for row in rows), language, measure)
    repeated = max((sum(block.height for block in row.heading) for row in rows), default=0)
    room = frame.room(legend.height) - repeated
    found = pages([row.height for row in rows], room, _GAP)
    return tuple(
        _page(setting, frame, [rows[place] for place in each], page_words(number, len(found), language))
        for number, each in enumerate(found, start=1)
    )


def _page(setting: _Answer, frame: Frame, rows: Sequence[_Row], page: str) -> Drawing:
    sheet = Sheet(setting.measure)
    figures = setting.language.plural("{count} figure", "{count} figures", len(rows))
    bottom = _draw_rows(sheet, rows, begin(sheet, frame, beside(figures, page)))
    legend = Legend.of((row.bar.look for row in rows), setting.language, setting.measure)
    return finish(sheet, frame, legend, bottom, page, [row.bar.told for row in rows])
