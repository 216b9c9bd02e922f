"""A timeline as pictures: a true scale of time on the left, what occurred beside it, page after page.

Statements take more room than days do, so each stands as near to its time as the others allow, and a line leads from
the one to the other. How finely a date is known is drawn: a day as a point, a month or a year as a bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.claims import SourcedClaim
from bot.domain.dates import EdtfDate
from bot.domain.editions import Dispute, Line, Timeline
from bot.languages import Language
from bot.rendering.layout import chosen_text, window_text
from bot.rendering.lines import Voice, numbered
from bot.rendering.pictures.canvas import WIDTH, Drawing, Measure
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
from bot.rendering.pictures.looks import Look, look_of
from bot.rendering.pictures.marking import (
    LABELS_X,
    Extent,
    Mark,
    draw_axis,
    draw_gaps,
    draw_glyphs,
    draw_leaders,
    draw_marks,
    extent_of,
    glyph_heights,
    open_room,
    settled,
)
from bot.rendering.pictures.placing import pages, spread
from bot.rendering.pictures.scale import scale_of
from bot.rendering.pictures.setting import Block, Run, Style, set_lines

_DATE = Style(size=38, is_bold=True)
_GAP = 26
_AIR = 1.12  # how much more room than their statements need events are given, to stand nearer to their times
_PAD = 22


@dataclass(frozen=True, slots=True)
class _Event:
    """One line of a timeline, its texts set."""

    extent: Extent
    look: Look
    blocks: tuple[Block, ...]
    told: Told

    @property
    def height(self) -> int:
        return sum(block.height for block in self.blocks)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A timeline with what wording and setting it takes."""

    timeline: Timeline
    voice: Voice
    measure: Measure
    disputed: frozenset[str]

    @property
    def language(self) -> Language:
        return self.voice.language

    def event(self, line: Line, occurred_on: EdtfDate) -> _Event:
        day = self.language.date(occurred_on, is_long=True)
        room = WIDTH - MARGIN - LABELS_X
        dated = set_lines([Run(day, _DATE)], room, self.measure, at_most=3)
        is_disputed = any(claim.id in self.disputed for claim in line.claims)
        return _Event(
            extent_of(occurred_on),
            look_of(line.claim, is_disputed=is_disputed, is_vague=not occurred_on.is_sure),
            (dated, *entry_blocks(line, self.voice, room, self.measure)),
            Told.of(line, self.voice, day),
        )


def _span(claims: Sequence[SourcedClaim], language: Language) -> str:
    """From the earliest time to the latest, each as its claim gives it."""
    all_dates = [claim.claim.occurred_on for claim in claims if claim.claim.occurred_on]
    dates = [each for each in all_dates if each.begin and each.end] or all_dates
    first = min(dates, key=lambda each: (each.first, each.text))
    last = max(dates, key=lambda each: (each.last, each.first, each.text))
    if first == last:
        return language.date(first)
    return language.text("{first} to {last}", first=language.date(first), last=language.date(last))


def _subtitle(answer: _Answer, lines: int, page: str) -> str:
    language, timeline = answer.language, answer.timeline
    span = _span([line.claim for line in timeline.lines], language)
    return beside(span, language.plural("{count} event", "{count} events", lines), page)


def _footer(answer: _Answer) -> str:
    timeline, language = answer.timeline, answer.language
    rests_on = footer_text(timeline.coverage, timeline.composed_at.date(), language, is_part=timeline.is_part)
    is_cut = timeline.continues or timeline.most_told
    more = language.text("There are more events; the text answer says how to see them.") if is_cut else ""
    chosen = chosen_text(timeline, language)
    window = window_text(timeline.window, language)
    asked = language.text("Asked for: {window}.", window=window) if window else ""
    return " ".join(part for part in (asked, chosen, rests_on, more) if part)


def _draw_events(sheet: Sheet, events: Sequence[_Event], top: int, room: int, answer: _Answer) -> int:
    """Put axis, marks and statements, in at most `room` pixels; where they end."""
    heights = [event.height for event in events]
    needed = sum(heights) + _GAP * (len(heights) - 1)
    bottom = top + min(room, round(needed * _AIR))
    newest_first, language = answer.timeline.newest_first, answer.language
    above, below = open_room([event.extent for event in events], is_reversed=newest_first)
    extents = [(event.extent.first, event.extent.last) for event in events]
    scale = scale_of(extents, top + _PAD + above, bottom - _PAD - below, is_reversed=newest_first)
    marks = settled([Mark.of(event.extent, event.look, scale) for event in events])
    half = _DATE.leading // 2
    wished = [mark.anchor(is_reversed=newest_first) - half for mark in marks]
    tops = spread(wished, heights, top, bottom, _GAP)
    labels = [each + half for each in tops]
    glyphs = glyph_heights(marks, labels, scale)
    draw_leaders(sheet, marks, glyphs, labels)
    draw_axis(sheet, scale, language)
    draw_marks(sheet, marks)
    draw_gaps(sheet, scale, language)
    draw_glyphs(sheet, marks, glyphs)
    for event, y in zip(events, tops, strict=True):
        at = y
        for block in event.blocks:
            at = sheet.put(block, LABELS_X, at)
    return bottom


def timeline_drawings(
    timeline: Timeline, disputes: Sequence[Dispute], language: Language, measure: Measure
) -> tuple[Drawing, ...]:
    """A timeline as pictures, every event on one of them; none where there are no events.

    `disputes` are those that touch its claims (`assembly.disputes.disputes_among`); marks are those of the text answer.
    """
    disputed = frozenset(claim.id for dispute in disputes for claim in dispute.claims)
    answer = _Answer(timeline, Voice(language, numbered(timeline.claims)), measure, disputed)
    dated = [(line, line.claim.claim.occurred_on) for line in timeline.lines]
    events = [answer.event(line, occurred_on) for line, occurred_on in dated if occurred_on is not None]
    title = language.text("Timeline: {title}", title=language.words(timeline.title))
    frame = Frame.of(title, _footer(answer), measure)
    whole = Legend.of((event.look for event in events), language, measure)
    plan = _Plan(frame, frame.room(whole.height), len(events))
    found = pages([event.height for event in events], plan.room, _GAP)
    return tuple(
        _page(answer, plan, [events[place] for place in each], page_words(number, len(found), language))
        for number, each in enumerate(found, start=1)
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What all pages share."""

    frame: Frame
    room: int
    event_count: int


def _page(answer: _Answer, plan: _Plan, events: Sequence[_Event], page: str) -> Drawing:
    sheet = Sheet(answer.measure)
    top = begin(sheet, plan.frame, _subtitle(answer, plan.event_count, page))
    bottom = _draw_events(sheet, events, top, plan.room, answer)
    legend = Legend.of((event.look for event in events), answer.language, answer.measure)
    return finish(sheet, plan.frame, legend, bottom, page, [event.told for event in events])
