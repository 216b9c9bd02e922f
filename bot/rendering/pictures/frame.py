"""What stands around every picture: title and span above, legend and what it rests on below, in words as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.editions import Coverage, Line
from bot.languages import Language
from bot.rendering.document import Inlines, Mark
from bot.rendering.footers import footer
from bot.rendering.lines import Voice, statement
from bot.rendering.pictures.canvas import (
    ALTERNATIVE_LIMIT,
    CAPTION_LIMIT,
    TALLEST,
    WIDTH,
    Box,
    Colour,
    Drawing,
    Measure,
    Shape,
    Words,
)
from bot.rendering.pictures.looks import Look, glyph, legend_looks, look_words
from bot.rendering.pictures.setting import PLAIN, SOFT, Block, Run, Style, clean, one_line, set_lines, spaced
from bot.rendering.reading import shown
from bot.rendering.units import shortened

MARGIN = 30
BETWEEN = 22
"""Between parts that stand below one another."""
_TITLE = Style(size=50, is_bold=True)
_VOICE = Style(colour=Colour.VOICE)
_MARK = Style(colour=Colour.MARK, is_bold=True)
_EDGE = 3
_GLYPH = 15
_LEGEND_GAP = 34
_NO_BREAK = "\xa0"
_TEXT_ROOM = {"title": 160, "label": 110, "body": 420, "tail": 130}
"""How much of a text is set at most, in UTF-16 units."""


@dataclass(slots=True)
class Sheet:
    """A canvas that is being filled."""

    measure: Measure
    shapes: list[Shape] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def put(self, block: Block, x: int, y: int, *, right: int | None = None) -> int:
        """Put lines of text; the height at which they end."""
        self.words += block.at(x, y, self.measure, right=right)
        return y + block.height


@dataclass(frozen=True, slots=True)
class Frame:
    """The texts around the pages of one answer."""

    title: Block
    rests_on: Block
    caption: str

    @classmethod
    def of(cls, title: str, rests_on: str, measure: Measure) -> Frame:
        """Set the texts that all pages share."""
        named = clean(title, _TEXT_ROOM["title"], measure)
        return cls(
            set_lines([Run(named, _TITLE)], WIDTH - 2 * MARGIN, measure, at_most=2),
            set_lines([Run(clean(rests_on, 500, measure), SOFT)], WIDTH - 2 * MARGIN, measure, at_most=6),
            one_line(title, _TEXT_ROOM["title"]),
        )

    def room(self, legend_height: int) -> int:
        """The height that is left for what a picture shows."""
        subtitle = 2 * SOFT.leading
        return TALLEST - 2 * MARGIN - self.title.height - subtitle - self.rests_on.height - legend_height - 4 * BETWEEN


def footer_text(coverage: Coverage, today: date, language: Language, *, is_part: bool = False) -> str:
    """What the answer rests on, as under the text answer."""
    inlines = footer(coverage, today, language, is_part=is_part)
    return "".join(inline.text for inline in inlines if not isinstance(inline, Mark))


def page_words(page: int, count: int, language: Language) -> str:
    """Which picture of how many; "" for the only one."""
    return language.text("picture {page} of {count}", page=page, count=count) if count > 1 else ""


@dataclass(frozen=True, slots=True)
class Legend:
    """What the shapes of a picture mean, row by row."""

    rows: tuple[tuple[tuple[Look, Block, int], ...], ...]

    @classmethod
    def of(cls, looks: Iterable[Look], language: Language, measure: Measure) -> Legend:
        """Set what must be explained of these looks."""
        rows: list[list[tuple[Look, Block, int]]] = []
        end = WIDTH
        for look in legend_looks(looks):
            block = set_lines([Run(look_words(look, language), SOFT)], WIDTH, measure)
            wide = 2 * _GLYPH + 12 + block.width(measure)
            if end + _LEGEND_GAP + wide > WIDTH - MARGIN:
                rows.append([])
                end = MARGIN - _LEGEND_GAP
            rows[-1].append((look, block, end + _LEGEND_GAP))
            end += _LEGEND_GAP + wide
        return cls(tuple(tuple(row) for row in rows))

    @property
    def height(self) -> int:
        """Of all rows."""
        return len(self.rows) * (SOFT.leading + 4)

    def draw(self, sheet: Sheet, y: int) -> None:
        """Put the rows below one another."""
        for number, row in enumerate(self.rows):
            top = y + number * (SOFT.leading + 4)
            for look, block, x in row:
                sheet.shapes += glyph(look, x + _GLYPH, top + SOFT.leading // 2, _GLYPH)
                sheet.put(block, x + 2 * _GLYPH + 12, top)


@dataclass(frozen=True, slots=True)
class Told:
    """What a picture shows of a line, in words, and the claims that it stands for."""

    text: str
    claims: tuple[str, ...]

    @classmethod
    def of(cls, line: Line, voice: Voice, before: str) -> Told:
        """The line as the text answer words it, after a date or an amount."""
        worded = statement(line, voice)
        parts = (*worded.label, *worded.body, *worded.tail)
        text = "".join(map(shown, parts))
        return cls(one_line(f"{before}: {text}.", ALTERNATIVE_LIMIT), tuple(claim.id for claim in line.claims))


def _runs(inlines: Inlines, style: Style, room: int, measure: Measure) -> list[Run]:
    return [
        Run(f"[{inline.number}]", _MARK) if isinstance(inline, Mark) else Run(spaced(inline.text, room, measure), style)
        for inline in inlines
    ]


def entry_blocks(line: Line, voice: Voice, room: int, measure: Measure) -> list[Block]:
    """A claim as the text answer words it: whose voice, what is said; then, never cut, by whom and under which mark."""
    worded = statement(line, voice)
    said = [
        *_runs(worded.label, _VOICE, _TEXT_ROOM["label"], measure),
        *_runs(worded.body, PLAIN, _TEXT_ROOM["body"], measure),
    ]
    told_by = _runs(worded.tail, SOFT, _TEXT_ROOM["tail"], measure)
    told_by[0] = replace(told_by[0], text=told_by[0].text.lstrip(" —"))  # it stands on a line of its own
    return [set_lines(said, room, measure, at_most=7), set_lines(told_by, room, measure)]


def beside(span: str, *parts: str) -> str:
    """A span and short parts on one line or two, none of the parts broken; empty ones are left out."""
    return " · ".join([span, *(part.replace(" ", _NO_BREAK) for part in parts if part)])


def begin(sheet: Sheet, frame: Frame, subtitle: str) -> int:
    """Put title and subtitle; where they end."""
    y = sheet.put(frame.title, MARGIN, MARGIN)
    return (
        sheet.put(set_lines([Run(subtitle, SOFT)], WIDTH - 2 * MARGIN, sheet.measure, at_most=2), MARGIN, y) + BETWEEN
    )


def finish(sheet: Sheet, frame: Frame, legend: Legend, y: int, page: str, told: Sequence[Told]) -> Drawing:
    """Put the legend and what the answer rests on below `y`, the paper beneath it all, and words for it."""
    legend.draw(sheet, y + BETWEEN)
    height = sheet.put(frame.rests_on, MARGIN, y + BETWEEN + legend.height + BETWEEN // 2) + MARGIN
    inner = (WIDTH - 2 * _EDGE, height - 2 * _EDGE)
    paper = (Box(0, 0, WIDTH, height, Colour.EDGE), Box(_EDGE, _EDGE, *inner, Colour.PAPER))
    caption = f"{frame.caption} ({page})" if page else frame.caption
    spoken = " ".join([f"{caption}.", *(each.text for each in told)])
    return Drawing(
        WIDTH,
        height,
        (*paper, *sheet.shapes),
        tuple(sheet.words),
        shortened(caption, CAPTION_LIMIT),
        shortened(spoken, ALTERNATIVE_LIMIT),
        tuple(dict.fromkeys(id for each in told for id in each.claims)),
    )
