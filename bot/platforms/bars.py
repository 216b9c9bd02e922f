"""The parts of what an admin writes, which "|" parts; a bar within a part stands behind a backslash.

A button repeats what was written, whatever stood in it: so parts that are joined are the same when they are parted again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BAR = re.compile(r"(?<!\\)\|")


def parted(text: str) -> tuple[str, ...]:
    """The parts of a text, each without space around it."""
    return tuple(part.strip().replace(r"\|", "|") for part in _BAR.split(text))


def joined(parts: Iterable[str]) -> str:
    """One text of parts that have no space around them."""
    return " | ".join(part.replace("|", r"\|") for part in parts)
