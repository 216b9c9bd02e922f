"""Take out the marks that reorder or hide what a reader sees (Unicode TR 36, section 2.10), and say how many.

Evidence is cut from the text as it is stored: what an editor checks must be what a reader gets, letter by letter.
"""

from __future__ import annotations

import re
import unicodedata

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    # Joiners belong to emoji and to scripts of South Asia; beside letters of ours they only part what looks whole.
    "|(?<=[A-Za-z0-9\u00c0-\u052f])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-z0-9\u00c0-\u052f])"
)
_BREAK = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILED = re.compile(f"({_MARK}{{3}}){_MARK}+")
_SOFT_HYPHEN = "\u00ad"


def without_hidden(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A text as it is seen, one sort of space and of line break in it; and remarks on what was taken out."""
    text = text.removeprefix("\ufeff").replace(_SOFT_HYPHEN, "")
    text, turning = _TURNING.subn("", text)
    text, hidden = _HIDDEN.subn("", text)
    text = _SPACE.sub(" ", _CONTROL.sub("", _BREAK.sub("\n", text)))
    text = unicodedata.normalize("NFC", _PILED.sub(r"\1", text))
    counts = {"turned": turning, "hidden": hidden}
    return text, tuple((key, str(count)) for key, count in counts.items() if count)
