"""Take the records out of record files: which kind each is, and where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.domain.errors import Fault, FaultyFiles, notice
from bot.domain.plain import to_plain
from bot.domain.ports import KIND_OF, Record, RecordKind
from bot.files.exporting import per_language
from bot.files.folders import record_files
from bot.files.places import OneLine, Table, unknown_key, unlike
from bot.files.reading import read_json_lines, read_toml

_KINDS = [kind.value for kind in RecordKind]


@dataclass(frozen=True, slots=True)
class Written:
    """A record as somebody wrote it, not yet looked at."""

    kind: RecordKind
    table: Table


def written_records(paths: Sequence[Path]) -> tuple[list[Written], list[Fault]]:
    """The records in files and folders, in the order in which they stand, and what could not be read."""
    files, faults = record_files(paths)
    written: list[Written] = []
    for path in files:
        for found in _json_lines(path) if path.suffix.casefold() == ".jsonl" else _toml(path):
            if isinstance(found, Fault):
                faults.append(found)
            else:
                written.append(found)
    return written, faults


def as_written(record: Record) -> Written:
    """A record as a file would hold it, named by its id in the place of the file."""
    plain = json.loads(json.dumps(per_language(to_plain(record))), parse_float=Decimal)  # numbers as files are read
    return Written(KIND_OF[type(record)], Table(record.id, plain, OneLine(0)))


def _toml(path: Path) -> Iterator[Written | Fault]:
    try:
        table = read_toml(path)
    except FaultyFiles as error:
        yield from error.faults
        return
    for key, values in table.values.items():
        yield from _of_kind(table, key, values)


def _of_kind(table: Table, key: str, values: Any) -> Iterator[Written | Fault]:
    if key not in _KINDS:
        yield table.fault((key,), unknown_key(key, _KINDS))
    elif not isinstance(values, list):
        yield table.fault((key,), notice("each {kind} begins with [[{kind}]], in double brackets", kind=key))
    else:
        for place, value in enumerate(values):
            if isinstance(value, dict):
                yield Written(RecordKind(key), Table(table.file, value, table.lines, (key, place)))
            else:
                yield table.fault((key, place), notice("each {kind} is a table of keys and values", kind=key))


def _json_lines(path: Path) -> Iterator[Written | Fault]:
    for found in read_json_lines(path):
        yield found if isinstance(found, Fault) else _of_line(found)


def _of_line(table: Table) -> Written | Fault:
    kind = table.values.get("record")
    if kind is None:
        return table.fault(("record",), notice("“{key}” is missing", key="record"))
    if not isinstance(kind, str) or kind not in _KINDS:
        return table.fault(
            ("record",), unlike(notice("“{value}” is not allowed here", value=str(kind)[:60]), str(kind), _KINDS)
        )
    values = {key: value for key, value in table.values.items() if key != "record"}
    return Written(RecordKind(kind), Table(table.file, values, table.lines))
