"""Paragraphs of a text: a line each, however it was laid out.

Letters and old text files break lines by hand. Lines are joined only where nearly all of them end because the next word
did not fit; a list of short lines stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_WIDEST = 100  # characters; nobody wraps by hand at more
_NARROWEST = 40
_FULL_SHARE = 0.8  # of the lines that have one after them in their paragraph
_FEW = 3
_POINT = re.compile(r"\s*(?:[-*•–]|\d{1,3}[.)])\s")
_SPACES = re.compile(" {2,}")


def paragraphs(text: str) -> str:
    """The text with one line a paragraph, a single empty line between, and no space around."""
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    width = max(map(len, lines), default=0)
    if _NARROWEST <= width <= _WIDEST and _is_wrapped(lines, width):
        lines = list(_joined(lines, width))
    return "\n".join(line for place, line in enumerate(lines) if line or (place and lines[place - 1])).strip()


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    pairs = [(line, after) for line, after in pairwise(lines) if line and after and not _POINT.match(after)]
    inner = [_is_full(line, after, width) for line, after in pairs]
    return len(inner) >= _FEW and sum(inner) >= _FULL_SHARE * len(inner)


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width and not _POINT.match(after)


def _joined(lines: Sequence[str], width: int) -> Iterator[str]:
    held: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        held.append(line)
        if not (line and after and _is_full(line, after, width)):
            yield " ".join(held)
            held = []
