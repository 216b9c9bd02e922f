"""Find the marks that reorder or hide what a reader sees (Unicode TR 36, section 2.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.domain.errors import Fault, notice
from bot.domain.plain import Plain
from bot.files.places import KeyPath, Table

_HIDDEN = re.compile("[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def hidden_characters(plain: Plain, table: Table, foreign: frozenset[str] = frozenset()) -> Iterator[Fault]:
    """A fault for each text that holds one; `foreign` keys hold somebody else's words, which are kept as they are."""
    for path, text in _texts(plain, (), foreign):
        if found := _HIDDEN.search(text):
            code = f"{ord(found[0]):04X}"
            words = notice(
                "the invisible character U+{code} at position {at} is not allowed", code=code, at=found.start() + 1
            )
            yield table.fault(path, words)


def _texts(value: Any, path: KeyPath, foreign: frozenset[str]) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in foreign:
                yield from _texts(inner, (*path, key), foreign)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _texts(inner, (*path, place), foreign)
