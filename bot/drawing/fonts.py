"""The bundled fonts: how wide a text is in them, and what they can show.

Pillow's basic layout puts letter after letter from left to right, with kerning. What reads from right to left would
come out the wrong way round, so it is shown as U+FFFD like any other letter that the fonts lack: visibly not there.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import as_file, files

from PIL import ImageFont

from bot.rendering.units import clusters

UNKNOWN = "\ufffd"
_FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
_PROBE_SIZE = 24
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_MARKS_AT_MOST = 3  # on one letter; a pile of them would reach into other lines


@lru_cache(maxsize=16)
def font(size: int, *, is_bold: bool) -> ImageFont.FreeTypeFont:
    """The bundled font in a size, in pixels."""
    with as_file(files("bot.drawing") / _FILES[is_bold]) as path:
        return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=20_000)  # news repeats its words, and a rendering asks for each more than once
def _width(text: str, size: int, is_bold: bool) -> float:  # noqa: FBT001 -- a cache's key
    return font(size, is_bold=is_bold).getlength(text)


def _ink(character: str, *, is_bold: bool) -> tuple[tuple[int, int], bytes]:
    mask = font(_PROBE_SIZE, is_bold=is_bold).getmask(character)
    return mask.size, bytes(mask)


@lru_cache(maxsize=2)
def _missing(*, is_bold: bool) -> tuple[tuple[int, int], bytes]:
    """What the font draws for a character that it lacks: a noncharacter, which no font has."""
    return _ink("\U0010ffff", is_bold=is_bold)


@lru_cache(maxsize=4_096)
def _is_shown(character: str) -> bool:
    if unicodedata.bidirectional(character) in _RIGHT_TO_LEFT:
        return False
    return all(_ink(character, is_bold=is_bold) != _missing(is_bold=is_bold) for is_bold in _FILES)


@lru_cache(maxsize=4_096)
def _shown(cluster: str) -> str:
    """One character as a reader sees it, as far as the font has it; what has no shape of its own is left out."""
    plain = "".join(
        each for each in unicodedata.normalize("NFC", cluster) if unicodedata.category(each) not in {"Cf", "Cc"}
    ).rstrip("\ufe0e\ufe0f")
    if len(plain) > 1 + _MARKS_AT_MOST or not all(map(_is_shown, plain)):
        return UNKNOWN
    return plain


class BundledFont:
    """The bundled fonts as layout knows them. Instances hold nothing; threads may share one."""

    def width(self, text: str, size: int, *, is_bold: bool) -> float:
        """How wide a text is, in pixels."""
        return _width(text, size, is_bold)

    def drawable(self, text: str) -> str:
        """The text with U+FFFD for every character that the fonts cannot show."""
        return text if text.isascii() and text.isprintable() else "".join(map(_shown, clusters(text)))
