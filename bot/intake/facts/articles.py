"""The facts of an article from what came in: each from its carrier where that says it, else from the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.errors import Notice, notice
from bot.intake.facts.days import published
from bot.intake.facts.genres import Look, genre_of
from bot.intake.facts.languages import identify
from bot.intake.facts.layout import LABEL, TITLE_LIMIT, Layout, layout
from bot.intake.facts.origins import origins
from bot.intake.facts.outlets import outlet_named, same_outlet
from bot.intake.facts.publishers import desk_named, host_of, publisher
from bot.intake.found import Arrival, ArticleFacts
from bot.intake.texts import ReadText, Sentence, Span, read_text

_LABEL_LIMIT = 32
_SHOWN = 120  # characters of what the editor is shown
READ = 40_000
"""Characters by which a text's facts are told; a longer one says nothing new of what it is."""
_EDGE = 3000  # characters at either end of a text
_EDGE_LINES = 5


def article_facts(arrival: Arrival) -> ArticleFacts:
    """What sort of article came in, with the reasons of what is not plain."""
    text = arrival.text
    placed = layout(text, _carried_title(arrival))
    language = identify(placed.body.of(text)) or identify(text)
    read = read_text(text[:READ], language).sentences
    sentences = _told(read, placed.body, placed.apart)
    head = "\n".join(line.of(text) for line in placed.head)
    dated = placed.date_line.of(text) if placed.date_line else ""
    edges = _edges(text)
    source, *reasons = publisher(arrival, f"{dated}\n{head}", edges)
    first = origins(sentences, source)
    title, *more = _title(placed, sentences)
    shown = f"{source} {host_of(arrival.url)}".strip()
    genre, signs = genre_of(Look(title, sentences, head, edges, shown, bool(dated), bool(first)))
    body = placed.body.of(text[:READ])
    when = published(arrival.published, f"{dated}\n{head}", body, arrival.arrived_at.date(), english=language == "en")
    return ArticleFacts(
        language,
        title,
        placed.body,
        when.on,
        genre,
        source,
        _author(arrival, placed, source),
        first,
        (*more, *_interview(placed), *_checked(read, placed.body), *reasons, *when.reasons, *signs),
        when.counted_from,
        placed.apart,
    )


def read_body(text: str, facts: ArticleFacts) -> ReadText:
    """An article's text with the sentences that its body tells, the first without the date line."""
    return ReadText(text, facts.language, _told(read_text(text, facts.language).sentences, facts.body, facts.apart))


def _told(sentences: Sequence[Sentence], body: Span, apart: Sequence[Span]) -> tuple[Sentence, ...]:
    """The sentences of the body. What stands apart are whole lines, in order."""
    told, starts = [], [span.start for span in apart]
    checked = -1  # the paragraph of a claim that the text only checks
    for each in sentences:
        place = bisect_right(starts, each.start)
        if each.end <= body.start or each.start >= body.end or (place and apart[place - 1].end > each.start):
            continue
        cut = max(0, body.start - each.start)
        if label := _label(each):
            checked, cut = each.paragraph if label["checked"] else checked, max(cut, label.end())
        if each.paragraph != checked and cut < len(each.text):
            told.append(replace(each, start=each.start + cut, text=each.text[cut:]) if cut else each)
    return tuple(told)


def _label(sentence: Sentence) -> re.Match[str] | None:
    return LABEL.match(sentence.text) if ":" in sentence.text[:_LABEL_LIMIT] else None


def _checked(sentences: Sequence[Sentence], body: Span) -> tuple[Notice, ...]:
    """What the editor is told of a claim that the text only checks."""
    labelled = (each for each in sentences if body.holds(each) and (label := _label(each)) and label["checked"])
    said = next((each.text[:_SHOWN] for each in labelled), "")
    return (notice("What it checks is no word of its own, and was left out: “{words}”.", words=said),) if said else ()


def _carried_title(arrival: Arrival) -> str:
    """The carrier's title without the publisher's name, which pages append to it."""
    title = " ".join(arrival.title.split())
    for sign in (" | ", " - ", " – ", " — ", " :: "):
        first, found, last = title.rpartition(sign)
        if found and (outlet_named(last) or same_outlet(last, arrival.source)):
            return first.strip()
    return title


def _author(arrival: Arrival, placed: Layout, source: str) -> str:
    """Who wrote, by the carrier where that names no desk, else by the text."""
    carried = re.sub(r"(?i)^(?:penulis|oleh|by|reporter|author)\b:?\s+", "", arrival.author.strip())
    is_desk = desk_named(carried) or same_outlet(carried, source)
    return placed.author if is_desk else carried or placed.author


def _interview(placed: Layout) -> tuple[Notice, ...]:
    if not placed.is_interview:
        return ()
    return (notice("It is an interview: no claim is made of the answers, which are not the article's own words."),)


def _title(placed: Layout, sentences: Sequence[Sentence]) -> tuple[str, *tuple[Notice, ...]]:
    if placed.title:
        return (placed.title,)
    opening = sentences[0].text if sentences else ""
    if not opening:
        return ("",)
    short = opening if len(opening) <= TITLE_LIMIT else opening[:TITLE_LIMIT].rsplit(" ", 1)[0] + "…"
    return short, notice("It has no title; its first sentence stands in for one.")


def _edges(text: str) -> str:
    """The first and the last lines of a text, where a release shows itself."""
    lines = [line for line in text[:_EDGE].splitlines() if line.strip()][:_EDGE_LINES]
    return "\n".join((*lines, *[line for line in text[-_EDGE:].splitlines() if line.strip()][-_EDGE_LINES:]))
