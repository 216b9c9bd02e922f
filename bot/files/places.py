"""Where things stand in the files that people write.

A value that is refused names its file, line and key. Lines are looked up only when something is refused, so that a
good file costs nothing for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby
from typing import Any, Protocol

from bot.domain.errors import Fault, Notice, notice

KeyPath = tuple[str | int, ...]
"""Keys and list positions (from 0) from a file's or record's outside to a value."""
MOST_TOLD = 100
"""Faults told of one file; who mends so many runs the check again anyway."""
_SHOWN = 12


class Lines(Protocol):
    """Knows on which line each key of a file stands."""

    def line_of(self, path: KeyPath) -> int:
        """The line, from 1, of the key at `path`, or of the nearest thing around it."""
        ...

    def line_in(self, path: KeyPath, row: int) -> int:
        """The line on which a row, from 1, of the text at `path` stands."""
        ...


@dataclass(frozen=True, slots=True)
class OneLine:
    """Every key stands on the same line, as in JSON Lines."""

    line: int

    def line_of(self, path: KeyPath) -> int:  # noqa: ARG002 - one line holds every path
        """That line."""
        return self.line

    def line_in(self, path: KeyPath, row: int) -> int:  # noqa: ARG002 - one line holds every row
        """That line."""
        return self.line


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file: its plain values, and where they stand."""

    file: str
    values: dict[str, Any]
    lines: Lines
    at: KeyPath = ()  # where the table stands in its file
    text: str = ""  # of the whole file; "": the table is only a part of it

    def line_of(self, path: KeyPath = ()) -> int:
        """The line of a key inside this table."""
        return self.lines.line_of((*self.at, *path))

    def fault(self, path: KeyPath, words: Notice) -> Fault:
        """Say what is wrong with the value at `path` inside this table."""
        path = self._as_written(path)
        return Fault(self.file, self.line_of(path), dotted(path), words)

    def fault_in_text(self, path: KeyPath, row: int, words: Notice) -> Fault:
        """Say what is wrong on a row, from 1, of the text at `path` inside this table."""
        return Fault(self.file, self.lines.line_in((*self.at, *path), row), dotted(path), words)

    def _as_written(self, path: KeyPath) -> KeyPath:
        """The path without what a short form leaves out: the list around one table, the languages of one text."""
        value: Any = self.values
        kept: list[str | int] = []
        for part in path:
            if isinstance(value, str):
                break
            if isinstance(value, dict) and isinstance(part, int):
                continue
            kept.append(part)
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):  # what is missing has nothing inside
                value = None
        return tuple(kept)


def dotted(path: KeyPath) -> str:
    """The path as people read it: `figure.also.0.unit`."""
    return ".".join(str(part) for part in path)


def key_path(dotted_key: str) -> KeyPath:
    """The path that the `key` of an `InvalidValue` means."""
    return tuple(int(part) if part.isdecimal() else part for part in dotted_key.split(".") if part)


def in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    """The faults by file and line, each once; of each file the first `MOST_TOLD`, and how many more it has."""
    ordered = sorted(dict.fromkeys(faults), key=lambda fault: (fault.file, fault.line or 0, fault.key))
    told: list[Fault] = []
    for file, found in groupby(ordered, key=lambda fault: fault.file):
        of_file = list(found)
        told += of_file[:MOST_TOLD]
        if (more := len(of_file) - MOST_TOLD) > 0:
            told.append(Fault(file, None, "", notice("further faults in this file: {count}", count=more)))
    return tuple(told)


def unlike(wrong: Notice, value: str, valid: Sequence[str]) -> Notice:
    """Add to what is wrong the valid value nearest to `value`, or, where none is near, a few of them."""
    by_case = {text.casefold(): text for text in valid}
    if near := get_close_matches(value[:100].casefold(), by_case, 1, 0.6):
        return notice("{wrong}; did you mean “{nearest}”?", wrong=wrong, nearest=by_case[near[0]])
    if not valid:
        return wrong
    if len(valid) == 1:
        return notice("{wrong}; there is {valid}", wrong=wrong, valid=valid[0])
    shown = ", ".join(valid[:_SHOWN]) + (", …" if len(valid) > _SHOWN else "")
    return notice("{wrong}; there are {valid}", wrong=wrong, valid=shown)


def unknown_key(key: str, valid: Sequence[str]) -> Notice:
    """Say that a key is unknown, and which was perhaps meant."""
    return unlike(notice("“{key}” is not a key here", key=key[:60]), key, valid)
