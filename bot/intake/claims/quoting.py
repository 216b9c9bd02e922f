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
_ANY_MARKS = ('"', "“", "”", "«", "»", "\u2018", "``", "''")
_OPEN = re.compile(r"[“«]|``|(?<!\S)\"")
_WORD = re.compile(r"\w+")
_STOPPED = re.compile(r"[,.!?…]\s*(?:[\"”»’]|'')?\s*\Z")
_MARKS = "\"“”«»„\u2018’`' "


def speech(text: str, start: int) -> list[Span]:
    """The quotations of speech in a piece that begins at `start` of its text, marks included, in order.

    A mark that nothing closes opens a quotation to the end of the piece: what stands there is not the article's own.
    """
    if not any(map(text.__contains__, _ANY_MARKS)):
        return []
    pairs = quotations(text)
    found: list[Span] = []
    for place, pair in enumerate(pairs):
        is_half = place + 1 < len(pairs) and _is_half(text, pair, pairs[place + 1])
        if is_half or _is_speech(text, pair) or (found and _goes_on(text, pair)):
            found.append(pair)
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


def _is_half(text: str, pair: Span, following: Span) -> bool:
    """Whether a quotation, be it one word, is the beginning of a sentence that the next one ends: "X,” he said, “is …"."""
    is_cut = _HALF.search(pair.of(text)) is not None and text[pair.end : following.start].rstrip().endswith(",")
    return is_cut and text[following.start + 1 : following.start + 2].islower()


_HALF = re.compile(r",[\"”»’]\Z")


def _goes_on(text: str, pair: Span) -> bool:
    """Whether a quotation is the rest of the one before: "…,” said X, “and …."""
    return text[: pair.start].rstrip().endswith(",") and _STOPPED.search(pair.of(text)) is not None


def is_rest(whole: str, first: Span, second: Span) -> bool:
    """Whether two quotations are the halves of one sentence, neither of which says anything alone."""
    before, behind = inside(whole, first), inside(whole, second)
    word = _WORD.match(whole, behind.start, behind.end)
    is_broken = whole[before.end : first.end].startswith(",") and whole[: second.start].rstrip().endswith(",")
    return is_broken and word is not None and word[0].islower() and word[0] not in _JOINING


_JOINING = frozenset({"and", "but", "so", "dan", "tetapi", "tapi", "namun", "sehingga"})


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
