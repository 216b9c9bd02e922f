"""Read TOML and JSON Lines files into plain values that know their place.

Files come from people and from other programs, so nothing about them is believed: size, encoding, nesting and kind of
file are each checked before a parser sees them, and each has its own message.
"""

from __future__ import annotations

import json
import re
import stat
import tomllib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from bot.domain.errors import Fault, FaultyFiles, InvalidValue, Notice, notice
from bot.files.lines import TomlLines
from bot.files.places import OneLine, Table
from bot.files.toml_reasons import reason_for
from bot.languages.system_errors import reason_of

TOML_LIMIT = 8 * 2**20
"""Largest TOML file, in bytes; more belongs into JSON Lines, which is read line by line."""
LINE_LIMIT = 4 * 2**20
"""Longest line of a JSON Lines file, in bytes: the longest text of an article, however it is encoded, and its summary."""

_NESTING_LIMIT = 32
_KEY_PARTS_LIMIT = 100
# `tomllib` copies a dotted key for every part that it adds, so one long key could keep it busy for hours. A key is
# looked for at a word's beginning only: from each of its letters, a long word would do the same to this search.
_DOTTED_KEY = re.compile(r"""(?<![\w\\-])(?:(?:[\w-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+)++""")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$")


class _Refused(Exception):
    """A file or line that is not read on."""

    def __init__(self, words: Notice, line: int | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.line = line


def read_toml(path: Path) -> Table:
    """Read a whole TOML file; dates in it stay dates, and numbers with a point are exact decimals.

    Raises:
        FaultyFiles: It cannot be read, is too large, not UTF-8 or not TOML.
    """
    try:
        text = _text(_bytes(path, TOML_LIMIT))
        return Table(str(path), _parsed_toml(text), TomlLines(text), text=text)
    except _Refused as refusal:
        raise FaultyFiles((Fault(str(path), refusal.line, "", refusal.words),)) from None


def toml_in(text: str, name: str) -> Table:
    """Read TOML that stands in no file; faults name it `name`.

    Raises:
        FaultyFiles: It is not TOML.
    """
    try:
        return Table(name, _parsed_toml(text), TomlLines(text), text=text)
    except _Refused as refusal:
        raise FaultyFiles((Fault(name, refusal.line, "", refusal.words),)) from None


def read_json_lines(path: Path) -> Iterator[Table | Fault]:
    """Read a JSON Lines file, one object a line; lines that are none come as faults. Blank lines are left out."""
    try:
        _check_is_file(path)
        with path.open("rb") as stream:
            number = 0
            while line := stream.readline(LINE_LIMIT + 1):
                number += 1
                if len(line) > LINE_LIMIT:
                    _skip_rest_of_line(stream)
                if line.strip():
                    yield _read_line(path, number, line)
    except OSError as error:
        yield Fault(str(path), None, "", _unreadable(error))
    except _Refused as refusal:
        yield Fault(str(path), None, "", refusal.words)


def _skip_rest_of_line(stream: Any) -> None:
    while (rest := stream.readline(LINE_LIMIT)) and not rest.endswith(b"\n"):
        pass


def _read_line(path: Path, number: int, line: bytes) -> Table | Fault:
    if len(line) > LINE_LIMIT:
        return Fault(str(path), number, "", notice("the line is longer than {limit} MiB", limit=LINE_LIMIT // 2**20))
    try:
        return Table(str(path), _parsed_object(_text(line)), OneLine(number))
    except _Refused as refusal:
        return Fault(str(path), number, "", refusal.words)


def _check_is_file(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise _Refused(notice("this is a folder; a file was expected"))
    if not stat.S_ISREG(mode):
        raise _Refused(notice("this is a device or a pipe; a file was expected"))


def _bytes(path: Path, limit: int) -> bytes:
    try:
        _check_is_file(path)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise _Refused(_unreadable(error)) from None
    if len(data) > limit:
        raise _Refused(
            notice("the file is larger than {limit} MiB; use JSON Lines (.jsonl) for more", limit=limit // 2**20)
        )
    return data


def _unreadable(error: OSError) -> Notice:
    return notice("cannot be read: {reason}", reason=reason_of(error))


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        words = notice("not UTF-8 at byte {offset}; save the file in the encoding UTF-8", offset=error.start)
        raise _Refused(words, line) from None
    if control := _CONTROL.search(text):
        code = f"U+{ord(control[0]):04X}"
        words = notice("the control character {code} does not belong in a text file", code=code)
        raise _Refused(words, text.count("\n", 0, control.start()) + 1)
    return text


def _parsed_toml(text: str) -> dict[str, Any]:
    _check_dotted_keys(text)
    try:
        values = tomllib.loads(text, parse_float=_exact)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(text, error) from None
    except RecursionError:
        raise _Refused(_too_deep()) from None
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        raise _Refused(notice("a number has too many digits")) from None
    _check_nesting(values)
    return values


def _not_toml(text: str, error: tomllib.TOMLDecodeError) -> _Refused:
    reason = str(error)
    if place := _AT_LINE.search(reason):
        line, column = int(place[1]), int(place[2])
        plain = reason_for(reason[: place.start()], text.split("\n")[line - 1], column)
        words = notice("not TOML at column {column}: {reason}", column=column, reason=plain)
        return _Refused(words, line)
    lines = text.splitlines() or [""]
    plain = reason_for(reason.removesuffix(" (at end of document)"), lines[-1], 0)
    return _Refused(notice("not TOML: {reason}", reason=plain), len(lines))


def _check_dotted_keys(text: str) -> None:
    for key in _DOTTED_KEY.finditer(text):
        if key[0].count(".") > _KEY_PARTS_LIMIT:
            raise _Refused(_too_deep(), text.count("\n", 0, key.start()) + 1)


def _too_deep() -> Notice:
    return notice("nested too deep; more than {limit} levels are never needed", limit=_NESTING_LIMIT)


def _check_nesting(values: object) -> None:
    level, depth = [values], 0
    while level:
        if depth > _NESTING_LIMIT:
            raise _Refused(_too_deep())
        level = [inner for outer in level for inner in _contents(outer) if isinstance(inner, dict | list)]
        depth += 1


def _contents(outer: Any) -> list[Any]:
    return list(outer.values()) if isinstance(outer, dict) else list(outer)


def _exact(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent beyond what a Decimal holds
        return Decimal("Infinity")


def _parsed_object(text: str) -> dict[str, Any]:
    try:
        values = json.loads(text, parse_float=_exact, parse_constant=_no_constant, object_pairs_hook=_without_doubles)
        _check_nesting(values if isinstance(values, dict | list) else {})
        _check_surrogates(text, values)
    except json.JSONDecodeError as error:
        words = notice("not JSON at column {column}: {reason}", column=error.colno, reason=error.msg)
        raise _Refused(words) from None
    except RecursionError:
        raise _Refused(_too_deep()) from None
    except InvalidValue as error:
        raise _Refused(error.notice) from None
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        raise _Refused(notice("a number has too many digits")) from None
    if not isinstance(values, dict):
        raise _Refused(
            notice("each line holds one object in braces, such as {example}", example='{"record": "claim", …}')
        )
    return values


def _check_surrogates(text: str, values: object) -> None:
    """JSON can escape half a character, which no file or database can hold."""
    if _HALF.search(text):
        try:
            json.dumps(values, ensure_ascii=False, default=str).encode()
        except UnicodeEncodeError:
            raise _Refused(notice("one half of a surrogate pair (U+D800 to U+DFFF) stands alone")) from None


def _no_constant(name: str) -> object:
    raise InvalidValue(notice("“{name}” is not a number", name=name))


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        double = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise InvalidValue(notice("the key “{key}” stands twice in one object", key=double[:60]))
    return values
