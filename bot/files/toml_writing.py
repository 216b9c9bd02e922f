"""Write plain values as TOML 1.0: what an export needs, and no more.

Values inside a record are written inline, so that each record is one table and its keys stand in the record's order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\t"): "\\t", ord("\r"): "\\r"}
_ESCAPES |= {code: f"\\u{code:04X}" for code in (*range(32), 127) if code not in _ESCAPES}


def toml_table(plain: Mapping[str, Any]) -> str:
    """The keys of a table, a line each."""
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in plain.items())


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            return str(value)
        case str():
            return _text(value)
        case Mapping():
            return "{ " + ", ".join(f"{_key(key)} = {_value(inner)}" for key, inner in value.items()) + " }"
        case Sequence():
            return "[" + ", ".join(_value(inner) for inner in value) + "]"
        case _:
            raise TypeError(type(value))


def _text(text: str) -> str:
    return '"' + text.translate(_ESCAPES) + '"'
