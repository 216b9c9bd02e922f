"""Markdown to text: a line for each block, its marks gone; the title is the first heading, or stands before the text.

The words are taken from the syntax tree and not by replacing marks, so that an asterisk in a sentence stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.intake.ways.markup import text_of
from bot.intake.ways.passages import Passage

_FRONT = re.compile(r"\A---[ ]*\n((?:[^\n]{0,2000}\n){0,100}?)---[ ]*(?:\n|\Z)")
_FIELD = re.compile(r"([A-Za-z_]{1,20}):[ ]*[\"']?([^\n]*?)[\"']?[ ]*")
_NAMES = {
    "title": "title",
    "author": "author",
    "by": "author",
    "date": "published",
    "published": "published",
    "source": "source",
    "publisher": "source",
    "site": "source",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
}


def markdown_passage(text: str) -> Passage:
    """The text of a Markdown file, with what its front matter says (`title: …` between two lines of dashes)."""
    front = _FRONT.match(text)
    said = _said(front[1]) if front else {}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    title = said.pop("title", "") or _heading(tokens)
    lines = [line for line in _lines(tokens) if line]
    if lines and lines[0] == title:
        del lines[0]
    return replace(Passage(text="\n".join(lines), title=title), **said)


def _said(front: str) -> dict[str, Any]:
    fields = (_FIELD.fullmatch(line) for line in front.split("\n"))
    named = ((_NAMES.get(field[1].casefold()), field[2]) for field in fields if field)
    return {name: value for name, value in named if name}


def _heading(tokens: Sequence[Token]) -> str:
    """The first heading of the first level."""
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return _inline(inline)
    return ""


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from _inline(token).split("\n")
        elif token.type == "html_block":
            yield from text_of(token.content).split("\n")
        elif token.type in {"fence", "code_block"}:
            yield from (line.strip() for line in token.content.split("\n"))


def _inline(token: Token) -> str:
    """The words of a line: of a link and of a picture, what they say of themselves."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in {"text", "code_inline", "text_special", "image"}:
            parts.append(child.content)
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "softbreak":
            parts.append(" ")
    return "".join(parts).strip()
