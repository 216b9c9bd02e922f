"""What a person may ask for as a picture: the same composed answer as the text, with the same marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TypeAlias

from bot.assembly.disputes import disputes_among
from bot.domain.briefing import BriefingSpec
from bot.domain.editions import Comparison, Edition, Timeline
from bot.domain.errors import Notice, NotUnderstood, notice
from bot.domain.wording import folded
from bot.languages import available, language
from bot.platforms.requests.asking import Call, Picture, Reply
from bot.platforms.requests.commands import ALWAYS, BY_NAME, NEVER
from bot.platforms.requests.news import (
    comparison_of,
    edition_of,
    timeline_of,
    told_briefing,
    told_comparison,
    told_timeline,
)
from bot.platforms.requests.subjects import find_briefing, subject_name
from bot.rendering.document import Document, DocumentSection, Note, Paragraph, Text
from bot.rendering.pictures import Drawing, Measure, figure_drawings, has_figures, timeline_drawings

PICTURED = ("timeline", "compare")
"""The commands whose answers can be drawn; of a briefing, the figures that differ."""

_Composed: TypeAlias = Timeline | Comparison | Edition
_PAGE = notice("page")
_DIGITS = 4  # more, and it is no page


def chosen(words: Sequence[str]) -> str | None:
    """What the words after `/picture` choose for a chat: "always", or "" for never; null: they choose nothing."""
    return _wishes().get(folded(words[0])) if len(words) == 1 else None


@cache
def _wishes() -> dict[str, str]:
    """The setting that each word chooses."""
    settings = {ALWAYS: "always", NEVER: ""}
    return {folded(language(code).say(wish)): settings[wish] for wish in settings for code in available()}


def _set_pictures(call: Call, setting: str) -> Reply:
    spoken = call.language
    title = spoken.text("Pictures: always") if setting else spoken.text("Pictures: on request")
    said = (
        spoken.text("Timelines and comparisons are answered with pictures here; the words are a button away.")
        if setting
        else spoken.text("Timelines and comparisons are answered in words here; the picture is a button away.")
    )
    document = Document(title, (DocumentSection("", (Paragraph((Text(said),)),)),))
    settings = replace(call.request.settings, pictures=setting)
    return Reply(document, spoken.code, settings, shown=call.request.shown)


def drawings(call: Call, measure: Measure) -> tuple[Drawing, ...]:
    """The pictures of the answer to a call of one of `PICTURED`, or of a briefing; none where there is nothing to draw.

    Raises:
        NotUnderstood: The call is not understood, just as its text answer would say.
    """
    return _drawings(call, _composed(call), measure)


def _drawings(call: Call, composed: _Composed, measure: Measure) -> tuple[Drawing, ...]:
    if isinstance(composed, Timeline):
        disputes = disputes_among(call.newsroom.archive, composed.claims)
        return timeline_drawings(composed, disputes, call.language, measure)
    return figure_drawings(composed, call.language, measure)


def _composed(call: Call) -> _Composed:
    """What is told and drawn of a call of one of `PICTURED`, or of a briefing."""
    if call.command == "timeline":
        return timeline_of(call)
    return comparison_of(call) if call.command == "compare" else edition_of(call, _briefing(call))


def _told(call: Call, composed: _Composed) -> Reply:
    """The same in words."""
    if isinstance(composed, Timeline):
        return told_timeline(call, composed)
    if isinstance(composed, Comparison):
        return told_comparison(call, composed)
    return told_briefing(replace(call, arguments=()), _briefing(call), composed)


def picture(call: Call) -> Reply:
    """An answer of one of `PICTURED`, or a briefing, to be shown as a picture, and in words where none can be shown.

    `/picture always` and `/picture never` choose for the chat whether `PICTURED` are answered so unasked.

    Raises:
        NotUnderstood: It is not said what to draw, or what is to be drawn is not understood.
    """
    setting = chosen(call.arguments)
    if setting is not None:
        return _set_pictures(call, setting)
    drawn, composed, first = _drawn(call)
    reply = _told(drawn, composed)
    told = Note((Text(call.language.text("There is no picture to show here; this says the same in words.")),))
    document = replace(reply.document, sections=(DocumentSection("", (told,)), *reply.document.sections))
    asked = " ".join(filter(None, (drawn.command, drawn.line)))
    words, again = f"/{asked}", f"/picture {asked}"
    return replace(
        reply,
        document=document,
        buttons=tuple(button for button in reply.buttons if button.command != again),
        again=again,
        picture=Picture(partial(_drawings, drawn, composed), words, first),
    )


def _briefing(call: Call) -> BriefingSpec:
    """The briefing that a call without a command names.

    Raises:
        NotUnderstood: There is none of this name.
    """
    spec = find_briefing(call.line, call.newsroom)
    if spec is None:
        raise NotUnderstood(notice("There is no briefing “{name}”.", name=call.line), ("/briefings",))
    return spec


def _drawn(call: Call) -> tuple[Call, _Composed, int]:
    """What is to be drawn, composed, and with which of its pictures to begin."""
    words, page = _paged(list(call.arguments))
    command = BY_NAME.get(folded(words[0].lstrip("/"))) if words else None
    if command is not None and command.name in PICTURED:
        asked = replace(call, command=command.name, arguments=tuple(words[1:]))
        return asked, _composed(asked), page
    spec = find_briefing(" ".join(words).lstrip("/"), call.newsroom)
    if spec is not None and has_figures(edition := edition_of(call, spec)):
        return replace(call, command="", arguments=(spec.name,)), edition, page
    topic = _topic(call, words) or next(iter(sorted(call.newsroom.briefings)), "kazakhstan")
    meant = tuple(f"/picture {name} {topic}" for name in PICTURED)
    raise NotUnderstood(_missing(spec, meant[0]), meant, is_unfinished=True)


def _topic(call: Call, words: list[str]) -> str | None:
    """What the last of the words name, as many of them as name something; null: they name nothing."""
    names = (subject_name(" ".join(words[place:]), call) for place in range(len(words)))
    return next(filter(None, names), None)


def _missing(spec: BriefingSpec | None, example: str) -> Notice:
    if spec is None:
        return notice("Say what to draw, for example {example}.", example=example)
    return notice(
        "/{name} shows no figures that differ; say what else to draw, for example {example}.",
        name=spec.name,
        example=example,
    )


def _paged(words: list[str]) -> tuple[list[str], int]:
    """The words without a page at their end, and the page; the first where none is named."""
    pages = {folded(language(code).say(_PAGE)) for code in available()}
    if len(words) > 2 and folded(words[-2]) in pages and words[-1].isdecimal():
        return words[:-2], max(1, int(words[-1][:_DIGITS]))
    return words, 1
