"""Every key of a TOML file has a line, and the key stands on it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from files.samples import BRIEFING, CONFIG, RECORDS
from hypothesis import given
from hypothesis import strategies as st

from bot.files.lines import TomlLines
from bot.files.places import KeyPath

WRITTEN = '''\
# a comment
top = 1
dotted.inner."quoted key".'literal' = 2
"esc\\u0061ped" = true
[plain]
text = """
not_a_key = 1
[not.a.table]
"""
after = [1, [2, 3], { deep = { deeper = [{ deepest = 1 }] } }]
[outer.middle]
k = { a.b = 1, "c" = 2 }
[[list]]
x = 1
[list.table]
y = 2
[[list.inner]]
z = 3
[[list.inner]]
z = 4
[[list]]
x = [
  # a comment in a list
  { one = 1 },
  { two = 2 }, # another
]
[outer]
late = 2022-07-25
'''


def _paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Every path of keys and places inside a parsed file."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, content in inner:
        yield (*path, key)
        yield from _paths(content, (*path, key))


def _last_key(path: KeyPath) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


@pytest.mark.parametrize("text", [WRITTEN, RECORDS, BRIEFING, CONFIG], ids=["hand", "records", "briefing", "config"])
def test_the_line_of_every_path_holds_its_key(text: str) -> None:
    """What the parser found can be shown to the author."""
    lines, written = TomlLines(text), text.split("\n")

    for path in _paths(tomllib.loads(text)):
        if isinstance(path[-1], str):
            assert path[-1].replace("escaped", "esc") in written[lines.line_of(path) - 1], path


ODD = """\
hex = 0xff
date = 2022-07-25 07:00:00.5-03:00
time = 07:00:00
float = -1_0.5e+1_0
nan = nan
literal = '''
x = 1'''
"" = {}
'ʎǝʞ' = [[], [{}],]
3.14 = "\\U0001F600"
last = 1"""


@pytest.mark.parametrize("text", [ODD, WRITTEN.replace("\n", "\r\n")], ids=["odd", "windows"])
def test_odd_forms_shift_no_line(text: str) -> None:
    """The two readers agree on every form of key and value that TOML has."""
    lines, written = TomlLines(text), text.split("\n")

    for path in _paths(tomllib.loads(text)):
        if isinstance(path[-1], str):
            assert path[-1].replace("escaped", "esc") in written[lines.line_of(path) - 1], path


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), 2),
        (("dotted", "inner", "quoted key", "literal"), 3),
        (("plain", "after", 2, "deep", "deeper", 0, "deepest"), 10),
        (("list", 0, "inner", 1, "z"), 20),
        (("list", 1), 21),
        (("list", 1, "x", 1), 25),
        (("list", 1, "x", 1, "two"), 25),
        (("outer", "late"), 28),
        (("list", 0, "table", "missing"), 15),
        (("nowhere",), 1),
    ],
)
def test_a_key_is_found_where_it_was_written(path: KeyPath, line: int) -> None:
    """A missing key has the line of what should hold it."""
    found = TomlLines(WRITTEN).line_of(path)

    assert line == found


_KEY = st.text(st.characters(codec="ascii", exclude_characters='"\\\x7f', min_codepoint=32), min_size=1, max_size=4)
_VALUES = st.recursive(
    st.one_of(st.integers(0, 9), st.booleans(), st.sampled_from(["", "[x]", "a = 1", "# no"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEY, inner, max_size=3),
    max_leaves=8,
)


def _inline(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}" = {_inline(inner)}' for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[\n" + "".join(f"  {_inline(inner)}, # x\n" for inner in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


@given(st.lists(st.dictionaries(_KEY, _VALUES, max_size=3), min_size=1, max_size=3))
def test_any_nesting_has_a_line_for_every_key(tables: list[dict[str, Any]]) -> None:
    """However tables and lists are nested, the line that is shown holds the key that is meant."""
    text = "".join(
        "[[t]]\n" + "".join(f'"{key}" = {_inline(value)}\n' for key, value in table.items()) for table in tables
    )
    lines, written = TomlLines(text), text.split("\n")

    for path in _paths(tomllib.loads(text)):
        assert _last_key(path) in written[lines.line_of(path) - 1] or isinstance(path[-1], int)
