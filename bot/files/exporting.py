"""Export a store to a file that imports as the same store: every version of every record, with its moment."""

from __future__ import annotations

import json
import os
import tempfile
from datetime import UTC
from io import TextIOWrapper
from pathlib import Path

from bot.domain.errors import InvalidValue, notice
from bot.domain.plain import Plain, to_plain
from bot.domain.ports import KIND_OF, RecordKind, RecordStore, Versioned
from bot.domain.wording import REQUIRED_LANGUAGES
from bot.files.reading import TOML_LIMIT
from bot.files.toml_writing import toml_table

_ALWAYS_PER_LANGUAGE = ("statement", "note", "reason")  # files must not pass one text off as both languages


def export_records(store: RecordStore, path: Path, *, force: bool = False) -> int:
    """Write every version of every record to a .toml or .jsonl file, and return how many that were.

    The file appears whole or not at all; `force` replaces one that is there.

    Raises:
        InvalidValue: The file is there, its suffix is another, or so much does not fit into a TOML file.
        OSError: The file cannot be written; the error names it.
    """
    if path.suffix.casefold() not in _WRITERS:
        raise InvalidValue(notice("“{name}” must end in .toml or .jsonl", name=path.name))
    if path.exists() and not force:
        raise InvalidValue(notice("“{path}” is there already; force replaces it", path=str(path)))
    try:
        return _replaced(store, path)
    except OSError as error:  # it names the file beside, which nobody asked for
        raise OSError(error.errno, error.strerror, str(path)) from error


def _replaced(store: RecordStore, path: Path) -> int:
    """Write a file beside `path` and let it take its place."""
    handle, name = tempfile.mkstemp(prefix=".export-", dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:  # noqa: PTH123 - a handle, not a path
            count = _write(store, path.suffix.casefold(), stream)
        os.replace(name, path)  # noqa: PTH105 - both are names of one folder
    except BaseException:
        os.unlink(name)  # noqa: PTH108 - see above
        raise
    return count


def _write(store: RecordStore, suffix: str, stream: TextIOWrapper) -> int:
    count = 0
    for version in store.everything():
        stream.write(_WRITERS[suffix](KIND_OF[type(version.record)], _as_written(version)))
        count += 1
        if suffix == ".toml" and stream.tell() > TOML_LIMIT:
            raise InvalidValue(
                notice(
                    "so many records do not fit into a TOML file of {limit} MiB; use .jsonl", limit=TOML_LIMIT // 2**20
                )
            )
    return count


def _as_written(version: Versioned) -> Plain:
    plain = per_language(to_plain(version.record))
    moment = version.recorded_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return {**plain, "version": version.version, "recorded_at": moment}


def per_language(plain: Plain) -> Plain:
    """The plain form of a record with a text for each language wherever files must have one."""
    for table in (plain, plain.get("correction", {})):
        for key in _ALWAYS_PER_LANGUAGE:
            if isinstance(table.get(key), str):
                table[key] = dict.fromkeys(REQUIRED_LANGUAGES, table[key])
    return plain


def _toml(kind: RecordKind, plain: Plain) -> str:
    return f"[[{kind.value}]]\n{toml_table(plain)}\n"


def _json_line(kind: RecordKind, plain: Plain) -> str:
    return json.dumps({"record": kind.value, **plain}, ensure_ascii=False) + "\n"


_WRITERS = {".toml": _toml, ".jsonl": _json_line}
