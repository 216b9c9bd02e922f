"""The parts of what an admin writes, which "|" parts; a bar within a part stands behind a backslash.

A button repeats what was written, whatever stood in it: so parts that are joined are the same when they are parted again.
Behind them it names the version of what was looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_VERSION = re.compile(r"v([0-9]{1,9})")
_BAR = re.compile(r"(?<!\\)\|")


def parted(text: str) -> tuple[str, ...]:
    """The parts of a text, each without space around it."""
    return tuple(part.strip().replace(r"\|", "|") for part in _BAR.split(text))


def version_of(part: str) -> int | None:
    """The version that the last part names ("v3"); null: it names none."""
    named = _VERSION.fullmatch(part)
    return int(named[1]) if named else None


def joined(parts: Iterable[str]) -> str:
    """One text of parts that have no space around them."""
    return " | ".join(part.replace("|", r"\|") for part in parts)
