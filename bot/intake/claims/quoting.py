"""Where speech stands in quotation marks.

Marks also set off names, titles and words that the writer keeps at a distance: "Web", "multi-vector". Only a quotation
with a sentence's stop inside, of several words, or after a colon is speech.
"""

from __future__ import annotations

import re

from bot.intake.texts import Span, quotations

FEW = 5
"""Words up to which a quotation is no speech, unless it ends like a sentence."""
_TITLE = 2
"""Words up to which a quotation that opens a sentence is likely a title or a by-word."""
_MARK = re.compile("[\"“”«»\u2018]|``|''")
_OPEN = re.compile(r"[“«]|``|(?<!\S)\"")
_WORD = re.compile(r"\w+")
_STOPPED = re.compile(r"[,.!?…]\s*(?:[\"”»’]|'')?\s*\Z")
_MARKS = "\"“”«»„\u2018’`' "


def speech(text: str, start: int) -> list[Span]:
    """The quotations of speech in a piece that begins at `start` of its text, marks included, in order.

    A mark that nothing closes opens a quotation to the end of the piece: what stands there is not the article's own.
    """
    if _MARK.search(text) is None:
        return []
    pairs = quotations(text)
    found = [pair for pair in pairs if _is_speech(text, pair)]
    after = pairs[-1].end if pairs else 0
    if opened := _OPEN.search(text, after):
        found.append(Span(opened.start(), len(text)))
    return [Span(start + each.start, start + each.end) for each in found]


def _is_speech(text: str, pair: Span) -> bool:
    inner = pair.of(text)
    count = len(_WORD.findall(inner))
    lead = text[: pair.start].strip(_MARKS)
    if count > FEW or lead.endswith(":") or (not lead and count > _TITLE):
        return True
    return count > 1 and _STOPPED.search(inner) is not None and not inner[:2].strip(_MARKS)[:1].islower()


def inside(whole: str, quotation: Span) -> Span:
    """A quotation without its marks, and without space, comma or full stop at the ends."""
    return trimmed(whole, quotation, _MARKS, _MARKS + ",;.")


def trimmed(whole: str, span: Span, before: str, after: str) -> Span:
    """A piece without white space and some characters at its ends; empty where nothing is left."""
    start, end = span.start, span.end
    while start < end and (whole[start].isspace() or whole[start] in before):
        start += 1
    while start < end and (whole[end - 1].isspace() or whole[end - 1] in after):
        end -= 1
    return Span(start, end)
