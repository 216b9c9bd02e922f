"""What text measures, and where it may be cut.

Platforms count differently from Python: Telegram and Discord are safe with UTF-16 units, a terminal with cells; and
what a reader sees as one character may be many code points.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

ELLIPSIS = "…"
"""Stands wherever text was cut."""

JOINER = "\u2060"
"""WORD JOINER: invisible, without width, breaks no line; put where a platform would find a mention, link or markup."""

_ZERO_WIDTH_JOINER = "\u200d"
_STAYS_BEHIND = re.compile(
    r"[\u200c\u200d\u2060\u0e33\u0eb3\u1160-\u11ff\ua960-\ua97c\ud7b0-\ud7fb\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
_REGIONAL_INDICATOR = re.compile(r"[\U0001f1e6-\U0001f1ff]")
_VIRAMA = 9  # canonical combining class of the marks that join Indic consonants
_UNTAMED = re.compile(
    r"(?P<space>[\t-\r\x1c-\x1f\x85\u2028\u2029]+)|(?P<hidden>[\u202a-\u202e\u2066-\u2069\ufeff])"
    r"|[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)

_VISIBLE = re.compile(r"[^\s\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def is_visible(text: str) -> bool:
    """Whether a reader sees anything of it; a platform refuses a message of which nobody does."""
    return _VISIBLE.search(text) is not None


def tamed(text: str) -> str:
    """Make text harmless for any screen, on one line.

    Line breaks, tabs and separators become a space. Bidi embeddings, overrides and isolates (U+202A-202E, U+2066-2069), with which
    text can show other words than it holds, and the byte order mark are taken out. Other control characters and lone
    surrogates, which no platform takes, become U+FFFD.
    """
    return text if text.isprintable() else _UNTAMED.sub(_tame, text)


def cleaned(text: str) -> str:
    """What somebody sent, without lone surrogates, which no encoding takes, and the joiners of what is copied from us."""
    return text.encode("utf-8", "replace").decode().replace(JOINER, "")


def _tame(match: re.Match[str]) -> str:
    if match["space"]:
        return " "
    return "" if match["hidden"] else "\ufffd"


def utf16_units(text: str) -> int:
    """Measure text the way Telegram's offsets do: an emoji counts as two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cells(text: str) -> int:
    """Measure text in terminal cells: wide East Asian characters and emoji count as two, combining marks as none."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in {"Mn", "Me", "Cf"} else 1


def may_cut(text: str, index: int) -> bool:
    """Whether `text[:index]` and `text[index:]` hold whole characters, as a reader sees them.

    The rule of Unicode's grapheme clusters (UAX #29) for what news contains: combining marks, emoji joined by ZWJ,
    skin tones, flags, Korean syllables, Indic conjuncts. The standard library has no such rule.
    """
    if index <= 0 or index >= len(text):
        return True
    before, after = text[index - 1], text[index]
    if before < "\u0300" and after < "\u0300":
        return True
    if before in {_ZERO_WIDTH_JOINER, JOINER} or _STAYS_BEHIND.match(after) or unicodedata.category(after)[0] == "M":
        return False
    if unicodedata.combining(before) == _VIRAMA and after.isalpha():
        return False
    return not (_REGIONAL_INDICATOR.match(after) and _flags_before(text, index) % 2)


def _flags_before(text: str, index: int) -> int:
    """How many regional indicators, two of which make a flag, stand right before `index`."""
    start = index
    while start and _REGIONAL_INDICATOR.match(text[start - 1]):
        start -= 1
    return index - start


def clusters(text: str) -> list[str]:
    """The characters of a text as a reader sees them."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    start = 0
    for index in range(1, len(text) + 1):
        # Asked from the last cut only: a long row of flags would be counted again from its beginning each time.
        if index == len(text) or may_cut(text[start : index + 1], index - start):
            found.append(text[start:index])
            start = index
    return found


def shortened(text: str, room: int) -> str:
    """The text, cut between characters to at most `room` UTF-16 units, with an ellipsis where it is cut."""
    if utf16_units(text) <= room:
        return text
    characters = clusters(text)
    ends = list(accumulate(map(utf16_units, characters)))
    return "".join(characters[: bisect_right(ends, room - utf16_units(ELLIPSIS))]).rstrip() + ELLIPSIS
