"""Find the line of every key in a TOML file.

`tomllib` says what a file holds but not where; tree-sitter's grammar says where but not what. Values come from the
former, lines from the latter, and a test holds the two together.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from bot.files.places import KeyPath

_KEYS = frozenset({"bare_key", "quoted_key", "dotted_key"})


class TomlLines:
    """The lines of a TOML text, found at the first question."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[KeyPath, int] | None = None

    def line_of(self, path: KeyPath) -> int:
        """The line, from 1, of the key at `path`, or of the nearest thing around it."""
        if self._found is None:
            self._found = _Survey().of(self._text)
        while path and path not in self._found:
            path = path[:-1]
        return self._found.get(path, 1)

    def line_in(self, path: KeyPath, row: int) -> int:
        """The line, from 1, on which a row, from 1, of the text at `path` stands; its key's where it has one line."""
        first = self.line_of(path)
        return first + _lines_before(row, self._text.replace("\r\n", "\n").split("\n", first - 1)[-1])


_OPENING = re.compile(r"""(?<==)[ \t]*('{3}|"{3})(\n?)""")
_ESCAPED = re.compile(r"\\(?:[ \t]*\n\s*|[^ \t\n])")


class _Survey:
    """One walk over a document. Deep nesting is no danger: what waits is kept in a list, not on the stack."""

    def __init__(self) -> None:
        self._lines: dict[KeyPath, int] = {}
        self._counts: dict[KeyPath, int] = {}  # elements so far of each array of tables

    def of(self, text: str) -> dict[KeyPath, int]:
        root = Parser(Language(tree_sitter_toml.language())).parse(text.encode()).root_node
        for node in root.children:
            if node.type == "pair":
                self._note_pair(node, ())
            elif node.type in {"table", "table_array_element"}:
                self._note_table(node)
        return self._lines

    def _note_table(self, node: Node) -> None:
        names = [name for child in node.children if child.type in _KEYS for name in _parts(child)]
        at: KeyPath = ()
        for place, name in enumerate(names, 1):
            at = (*at, name)
            self._lines.setdefault(at, _line(node))
            if place == len(names) and node.type == "table_array_element":
                self._counts[at] = self._counts.get(at, 0) + 1
            if at in self._counts:  # its keys stand in the last element so far
                at = (*at, self._counts[at] - 1)
                self._lines.setdefault(at, _line(node))
        for child in node.children:
            if child.type == "pair":
                self._note_pair(child, at)

    def _note_pair(self, pair: Node, at: KeyPath) -> None:
        waiting = [(pair, at)]
        while waiting:
            node, around = waiting.pop()
            key, value = node.children[0], node.children[-1]
            for part in _parts(key):
                around = (*around, part)
                self._lines.setdefault(around, _line(key))
            waiting.extend(self._pairs_in(value, around))

    def _pairs_in(self, value: Node, at: KeyPath) -> Iterator[tuple[Node, KeyPath]]:
        """The pairs of every inline table in a value, however deep in arrays."""
        waiting = [(value, at)]
        while waiting:
            node, path = waiting.pop()
            if node.type == "inline_table":
                yield from ((child, path) for child in node.children if child.type == "pair")
            elif node.type == "array":
                elements = [child for child in node.named_children if child.type != "comment"]
                for place, element in enumerate(elements):
                    self._lines[(*path, place)] = _line(element)
                    waiting.append((element, (*path, place)))


def _lines_before(row: int, written: str) -> int:
    r"""How many lines a pair of a key and a text, which `written` begins with, has before a row of the text.

    In a text in double quotes, a \n is a row without a line, and a backslash before a line's end a line without a row.
    """
    opening = _OPENING.search(written.partition("\n")[0] + "\n")
    if opening is None:
        return 0
    lines, place = len(opening[2]), opening.end()
    while row > 1:
        if opening[1] == '"""' and (escape := _ESCAPED.match(written, place)):
            row -= escape[0] == "\\n"
            lines += escape[0].count("\n")
            place = escape.end()
        else:
            row -= written[place : place + 1] in {"\n", ""}
            lines += written[place : place + 1] == "\n"
            place += 1
    return lines


def _line(node: Node) -> int:
    return int(node.start_point[0]) + 1


def _parts(key: Node) -> list[str]:
    """The names of a key, outermost first; `a."b.c"` has two."""
    names, waiting = [], [key]
    while waiting:
        node = waiting.pop()
        if node.type == "dotted_key":
            waiting.extend(child for child in node.children if child.type in _KEYS)
        else:
            names.append(_name((node.text or b"").decode()))
    return names[::-1]  # the last was met first


def _name(text: str) -> str:
    return next(iter(tomllib.loads(f"{text} = 0"))) if text[:1] in {'"', "'"} else text
