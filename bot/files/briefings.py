"""Read briefing files: each a briefing whose command is the file's name.

One wrong file never takes a good one with it, so a folder is answered with the good specs and the faults side by side.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.domain.briefing import BriefingSpec, Show, Span, Topic, checked_command_name
from bot.domain.errors import Fault, FaultyFiles, InvalidValue, notice
from bot.domain.plain import Plain
from bot.domain.ports import RecordKind, RecordStore
from bot.domain.wording import Wording
from bot.files.briefing_shapes import BriefingShape
from bot.files.digest_shapes import digest_of
from bot.files.folders import is_left_behind
from bot.files.hidden import hidden_characters
from bot.files.legible import read_shape
from bot.files.places import Table, in_order, key_path, unlike
from bot.files.reading import read_toml


@dataclass(frozen=True, slots=True)
class Briefings:
    """What a folder of briefing files holds: the good ones by name, and every fault of the others."""

    specs: tuple[BriefingSpec, ...]
    faults: tuple[Fault, ...] = ()


def load_briefing(
    path: Path, *, reserved: frozenset[str] = frozenset(), store: RecordStore | None = None
) -> BriefingSpec:
    """Read one briefing file. `reserved` commands cannot name it; with a store, its entities and measures must exist.

    Raises:
        FaultyFiles: Something in it is wrong; it holds every fault.
    """
    spec, _, faults = _read(path, reserved, store)
    if spec is None:
        raise FaultyFiles(in_order(faults))
    return spec


def load_briefings(
    folder: Path, *, reserved: frozenset[str] = frozenset(), store: RecordStore | None = None
) -> Briefings:
    """Read every .toml file of a folder; other files, hidden ones and editors' copies are passed over.

    Where two files want the same command, a file's name goes before an alias, and the earlier file before the later.
    """
    try:
        paths = sorted(
            path for path in folder.iterdir() if path.suffix.casefold() == ".toml" and not is_left_behind(path)
        )
    except OSError as error:
        words = notice("cannot be read: {reason}", reason=error.strerror or "")
        return Briefings((), (Fault(str(folder), None, "", words),))
    read: list[tuple[BriefingSpec, Table]] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            spec, table, found = _read(path, reserved, store)
        except FaultyFiles as error:
            faults += error.faults
            continue
        faults += found
        if spec is not None:
            read.append((spec, table))
    clashing = list(_clashes(read))
    spoilt = {fault.file for fault in clashing}
    specs = tuple(spec for spec, table in read if table.file not in spoilt)
    return Briefings(specs, in_order([*faults, *clashing]))


def _clashes(read: list[tuple[BriefingSpec, Table]]) -> Iterator[Fault]:
    """A fault for each alias that another file's name or an earlier file's alias takes."""
    taken = {spec.name: table.file for spec, table in read}
    for spec, table in read:
        for place, alias in enumerate(spec.aliases):
            holder = taken.setdefault(alias, table.file)
            if holder != table.file or alias == spec.name:
                yield table.fault(("aliases", place), notice("“{name}” is taken by {file}", name=alias, file=holder))


def _read(
    path: Path, reserved: Collection[str], store: RecordStore | None
) -> tuple[BriefingSpec | None, Table, list[Fault]]:
    """The briefing of a file, its table, and every fault; null: there are faults."""
    table = read_toml(path)
    if not table.values:
        empty = notice("the file is empty; a briefing needs [title] and [about]")
        return None, table, [Fault(table.file, 1, "", empty)]
    plain, misshapen = read_shape(BriefingShape, table)
    faults = [*misshapen, *_wrong_commands(path.stem, table, reserved), *hidden_characters(plain, table)]
    if store is not None:
        faults += _unknown_ids(plain.get("about", {}), table, store)
    if misshapen:
        return None, table, faults
    try:
        spec = _spec(path.stem, plain)
    except InvalidValue as error:
        return None, table, [*faults, table.fault(key_path(error.key), error.notice)]
    return None if faults else spec, table, faults


def _wrong_commands(name: str, table: Table, reserved: Collection[str]) -> Iterator[Fault]:
    try:
        checked_command_name(name)
    except InvalidValue as error:
        yield Fault(table.file, None, "", error.notice)
    aliases = table.values.get("aliases", ())
    for command, path in (
        (name, None),
        *((alias, n) for n, alias in enumerate(aliases if isinstance(aliases, list) else ())),
    ):
        if command in reserved:
            words = notice("“{name}” is a command of Ringkas itself; choose another name", name=command)
            yield Fault(table.file, None, "", words) if path is None else table.fault(("aliases", path), words)


def _unknown_ids(about: Plain, table: Table, store: RecordStore) -> Iterator[Fault]:
    for key, kind in (("entities", RecordKind.ENTITY), ("measures", RecordKind.MEASURE)):
        ids = about.get(key, [])
        known = store.known(kind, filter(None, ids))
        for place, id in enumerate(ids):
            if id and id not in known:
                wrong = notice("there is no {kind} “{id}”", kind=kind.value, id=id)
                near = store.ids_like(kind, id, limit=50)
                yield table.fault(("about", key, place), unlike(wrong, id, near))


def _spec(name: str, plain: Plain) -> BriefingSpec:
    about = plain["about"]
    return BriefingSpec(
        name=name,
        title=_wording(plain["title"]),
        topic=Topic(*(tuple(about.get(key, ())) for key in ("entities", "measures", "words"))),
        description=_wording(plain["description"]) if "description" in plain else None,
        aliases=tuple(plain.get("aliases", ())),
        since=_since(about["since"]) if "since" in about else None,
        show=Show(**_with_tuples(plain.get("show", {}))),
        digests=tuple(map(digest_of, plain.get("digest", ()))),
    )


def _with_tuples(plain: Plain) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in plain.items()}


def _wording(value: str | dict[str, str]) -> Wording:
    return Wording.same(value) if isinstance(value, str) else Wording.of(value)


def _since(text: str) -> Span | date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Span.parse(text)
