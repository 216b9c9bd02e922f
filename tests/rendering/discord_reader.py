r"""A small reader of Discord's Markdown, written from its client's rules and not from our renderer.

It tries, at each place, what Discord's client tries, in that order, and tells which words a reader sees and what is
more than words: bold, links, mentions, lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ADDRESS = r"(?:https?|steam|discord)://[^\s<]+[^<.,:;\"'\]\s]"
_BLOCK_RULES = (
    ("heading", re.compile(r"(?m)^ *#{1,3} +")),
    ("small print", re.compile(r"(?m)^ *-# +")),
    ("list", re.compile(r"(?m)^ *(?:[-*+]|\d+[.)]) +")),
    ("quote", re.compile(r"(?m)^ *>(?:>>)? ")),
)
_RULES = (
    ("escape", re.compile(r"\\([^0-9A-Za-z\s])")),
    ("autolink", re.compile(r"<(?:https?://[^ >]+|[^ >]+@[^ >]+|mailto:[^ >]+|\+\d+)>")),
    ("address", re.compile(_ADDRESS)),
    ("mention", re.compile(r"@(?:everyone|here)\b|<(?:@[!&]?|#|id:|/[^:>]+:)\w+>")),
    ("time", re.compile(r"<t:-?\d+(?::\w)?>")),
    ("emoji", re.compile(r"<a?:\w+:\d+>|:[A-Za-z0-9_+-]+:")),
    (
        "link",
        re.compile(r"\[((?:\[[^\]]*\]|[^\[\]\\]|\\.|\](?=[^\[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?\s*\)"),
    ),
    ("bold", re.compile(r"\*\*((?:\\.|[^\\])+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__((?:\\.|[^\\])+?)__(?!_)")),
    ("italic", re.compile(r"\*(?=\S)((?:\*\*|\\.|\s+(?:\\.|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)")),
    ("italic", re.compile(r"\b_((?:__|\\.|[^\\_])+?)_\b")),
    ("struck", re.compile(r"~~((?:\\.|[^\\])+?)~~")),
    ("spoiler", re.compile(r"\|\|((?:\\.|[^\\])+?)\|\|")),
    ("code", re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)")),
)
_PLAIN = re.compile(r"(?:[^\\<>@:\[*_~|`hsd\n]|(?<!\n)[hsd](?!ttp|team|iscord))+")  # what no rule begins with


@dataclass
class Reading:
    """What a reader sees of a text, and what of it is more than words, as kind and words."""

    words: str = ""
    special: list[tuple[str, str]] = field(default_factory=list)


def read(markdown: str) -> Reading:
    """Read a description, title, field name or field value."""
    reading = Reading()
    _read(markdown, reading, at=0, stop=len(markdown))
    return reading


def _read(text: str, reading: Reading, at: int, stop: int) -> None:
    while at < stop:
        at = _block_mark(text, reading, at) if at == 0 or text[at - 1] == "\n" else at
        if plain := _PLAIN.match(text, at, stop):
            reading.words += plain[0]
            at = plain.end()
            continue
        for kind, rule in _RULES:
            match = rule.match(text, at, stop)
            if match:
                _take(kind, match, reading)
                at = match.end()
                break
        else:
            reading.words += text[at : at + 1]
            at += 1


def _block_mark(text: str, reading: Reading, at: int) -> int:
    """Step over what makes a line more than words."""
    for kind, rule in _BLOCK_RULES:
        match = rule.match(text, at)
        if match:
            reading.special.append((kind, match[0]))
            return match.end()
    return at


def _take(kind: str, match: re.Match[str], reading: Reading) -> None:
    if kind == "escape":
        reading.words += match[1]
        return
    as_it_stands = {"autolink", "address", "mention", "time", "emoji"}
    if kind in as_it_stands:
        reading.special.append((kind, match[0]))
        reading.words += match[0]
    elif kind == "code":
        reading.special.append((kind, match[2]))
        reading.words += match[2]
    else:
        within = read(match[1])
        reading.special.append((kind, match[2] if kind == "link" else within.words))
        reading.special += within.special
        reading.words += within.words
