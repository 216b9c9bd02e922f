"""What a person may ask for as a picture: the same composed answer as the text, with the same marks."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.assembly.disputes import disputes_among
from bot.domain.errors import NotUnderstood, notice
from bot.domain.wording import folded
from bot.languages import available, language
from bot.platforms.requests.asking import Call, Picture, Reply
from bot.platforms.requests.commands import BY_NAME
from bot.platforms.requests.news import compare, comparison_of, timeline, timeline_of
from bot.rendering.document import DocumentSection, Note, Text
from bot.rendering.pictures import Drawing, Measure, figure_drawings, timeline_drawings

PICTURED = ("timeline", "compare")
"""The commands whose answers can be drawn."""

_PAGE = notice("page")
_DIGITS = 4  # more, and it is no page


def drawings(call: Call, measure: Measure) -> tuple[Drawing, ...]:
    """The pictures of the answer to a call of one of `PICTURED`; none where there is nothing to draw.

    Raises:
        NotUnderstood: The call is not understood, just as its text answer would say.
    """
    if call.command == "timeline":
        composed = timeline_of(call)
        disputes = disputes_among(call.newsroom.archive, composed.claims)
        return timeline_drawings(composed, disputes, call.language, measure)
    return figure_drawings(comparison_of(call), call.language, measure)


def picture(call: Call) -> Reply:
    """An answer of one of `PICTURED`, to be shown as a picture, and in words where none can be shown.

    Raises:
        NotUnderstood: It is not said what to draw, or what is to be drawn is not understood.
    """
    drawn, first = _drawn(call)
    reply = timeline(drawn) if drawn.command == "timeline" else compare(drawn)
    told = Note((Text(call.language.text("There is no picture to show here; this says the same in words.")),))
    document = replace(reply.document, sections=(DocumentSection("", (told,)), *reply.document.sections))
    words = f"/{drawn.command} {drawn.line}"
    again = f"/picture {drawn.command} {drawn.line}"
    return replace(
        reply,
        document=document,
        buttons=tuple(button for button in reply.buttons if button.command != again),
        again=again,
        picture=Picture(partial(drawings, drawn), words, first),
    )


def _drawn(call: Call) -> tuple[Call, int]:
    """What is to be drawn, and with which of its pictures to begin."""
    first, *rest = call.arguments or ("",)
    command = BY_NAME.get(folded(first.lstrip("/")))
    if command is None or command.name not in PICTURED:
        topic = " ".join(call.arguments) or next(iter(sorted(call.newsroom.briefings)), "kazakhstan")
        meant = tuple(f"/picture {name} {topic}" for name in PICTURED)
        wanted = notice("Say what to draw, for example {example}.", example=meant[0])
        raise NotUnderstood(wanted, meant, is_unfinished=True)
    page = 1
    pages = {folded(language(code).say(_PAGE)) for code in available()}
    if len(rest) > 1 and folded(rest[-2]) in pages and rest[-1].isdecimal():
        page = max(1, int(rest[-1][:_DIGITS]))
        rest = rest[:-2]
    return replace(call, command=command.name, arguments=tuple(rest)), page
