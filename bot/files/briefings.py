"""Read briefing files: each a briefing whose command is the file's name.

One wrong file never takes a good one with it, so a folder is answered with the good specs and the faults side by side.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from bot.domain.briefing import BriefingSpec, Show, Span, Topic
from bot.domain.command_names import SUFFIX, free_file, free_name, is_misnamed, reserved_command, wrong_command
from bot.domain.errors import Fault, FaultyFiles, InvalidValue, Notice, notice
from bot.domain.plain import Plain
from bot.domain.ports import RecordKind, RecordStore
from bot.domain.wording import Wording
from bot.files.briefing_shapes import BriefingShape
from bot.files.digest_shapes import digest_of
from bot.files.folders import is_left_behind
from bot.files.hidden import hidden_characters
from bot.files.legible import read_shape
from bot.files.places import Table, in_order, key_path, unlike
from bot.files.reading import read_toml, toml_in
from bot.files.references import nothing_named
from bot.languages.system_errors import reason_of
from bot.templates import template_faults

_KIND_OF_IDS = {"entities": RecordKind.ENTITY, "measures": RecordKind.MEASURE}


@dataclass(frozen=True, slots=True)
class Briefings:
    """What a folder of briefing files holds: the good ones by name, and every fault of the others."""

    specs: tuple[BriefingSpec, ...]
    faults: tuple[Fault, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)  # what the file of each held when it was read, by name


def load_briefing(
    path: Path, *, reserved: frozenset[str] = frozenset(), store: RecordStore | None = None
) -> BriefingSpec:
    """Read one briefing file. `reserved` commands cannot name it; with a store, its entities and measures must exist.

    Raises:
        FaultyFiles: Something in it is wrong; it holds every fault.
    """
    spec, faults = _read(path.stem, read_toml(path), reserved, store)
    if spec is None:
        raise FaultyFiles(in_order(faults))
    return spec


def load_briefings(
    folder: Path, *, reserved: frozenset[str] = frozenset(), store: RecordStore | None = None
) -> Briefings:
    """Read every .toml file of a folder; other files, hidden ones and editors' copies are passed over.

    Where two files want the same command, a file's name goes before an alias, `.toml` before `.TOML`, and the earlier
    file before the later. A file whose name only nearly ends in `.toml` is a fault, as nobody would miss it otherwise.
    """
    try:
        paths, misnamed = _listed(folder)
    except OSError as error:
        words = notice("cannot be read: {reason}", reason=reason_of(error))
        return Briefings((), (Fault(str(folder), None, "", words),))
    taken = reserved | {path.stem for path in paths}
    read: list[tuple[BriefingSpec, Table]] = []
    faults = [_misnamed(path, taken) for path in misnamed]
    for path in paths:
        try:
            table = read_toml(path)
        except FaultyFiles as error:
            faults += error.faults
            continue
        spec, found = _read(path.stem, table, reserved, store, taken)
        faults += found
        if spec is not None:
            read.append((spec, table))
    clashing = list(_clashes(read, reserved))
    spoilt = {fault.file for fault in clashing}
    good = [(spec, table) for spec, table in read if table.file not in spoilt]
    texts = {spec.name: table.text for spec, table in good}
    return Briefings(tuple(spec for spec, _ in good), in_order([*faults, *clashing]), texts)


def briefings_of(
    texts: Mapping[str, str], *, reserved: frozenset[str] = frozenset(), store: RecordStore | None = None
) -> dict[str, BriefingSpec]:
    """The briefings that files with these texts, by name, would be, each alone in a folder; wrong ones are left out."""
    found: dict[str, BriefingSpec] = {}
    for name, text in texts.items():
        with suppress(FaultyFiles):
            spec, _ = _read(name, toml_in(text, f"{name}{SUFFIX}"), reserved, store)
            if spec is not None:
                found[name] = spec
    return found


def _listed(folder: Path) -> tuple[list[Path], list[Path]]:
    """The briefing files of a folder, in order of precedence, and files that were meant as such.

    Raises:
        OSError: The folder cannot be read.
    """
    there = sorted(path for path in folder.iterdir() if not is_left_behind(path))
    paths = [path for path in there if path.suffix.casefold() == SUFFIX]
    return sorted(paths, key=lambda path: path.suffix != SUFFIX), [path for path in there if is_misnamed(path.name)]


def _misnamed(path: Path, taken: Collection[str]) -> Fault:
    free = free_file(path.name, taken)
    words = notice("the name of a briefing's file ends in .toml; call this one {free}", free=free)
    return Fault(str(path), None, "", words)


def _clashes(read: Iterable[tuple[BriefingSpec, Table]], reserved: Collection[str]) -> Iterator[Fault]:
    """A fault for each name or alias that another file's name or an earlier file's alias takes."""
    named: dict[str, str] = {}
    for spec, table in read:
        if (holder := named.setdefault(spec.name, table.file)) != table.file:
            yield Fault(table.file, None, "", _taken(spec.name, holder, {*reserved, *named}))
    taken = dict(named)
    for spec, table in read:
        for place, alias in enumerate(spec.aliases):
            holder = taken.setdefault(alias, table.file)
            if holder != table.file or alias == spec.name:
                yield table.fault(("aliases", place), _taken(alias, holder, {*reserved, *taken}))


def _taken(name: str, holder: str, taken: Collection[str]) -> Notice:
    """Say which file has a command, and which is free."""
    return notice("“{name}” is taken by {file}; “{free}” is free", name=name, file=holder, free=free_name(name, taken))


def _read(
    name: str,
    table: Table,
    reserved: frozenset[str],
    store: RecordStore | None,
    taken: Collection[str] = frozenset(),
) -> tuple[BriefingSpec | None, list[Fault]]:
    """The briefing of a file of this name, and every fault; null: there are faults."""
    if not table.values:
        empty = notice("the file is empty; a briefing needs [title] and [about]")
        return None, [Fault(table.file, 1, "", empty)]
    plain, misshapen = read_shape(BriefingShape, table)
    faults = [
        *(misshapen if store is None else (_with_nearest_id(fault, table, store) for fault in misshapen)),
        *_wrong_commands(name, table, reserved, reserved.union(taken)),
        *hidden_characters(plain, table),
    ]
    faults += _wrong_templates(plain.get("template", {}), table)
    if store is not None:
        faults += _unknown_ids(plain.get("about", {}), table, store)
    if misshapen:
        return None, faults
    try:
        spec = _spec(free_name("", ()) if wrong_command(name) else name, plain)  # a wrong name is told above
    except InvalidValue as error:
        return None, [*faults, table.fault(key_path(error.key), error.notice)]
    return None if faults else spec, faults


def _wrong_commands(name: str, table: Table, reserved: Collection[str], taken: Collection[str]) -> Iterator[Fault]:
    """What is wrong with the file's name, and which aliases are reserved; their form is the shape's to check."""
    if words := wrong_command(name, taken):
        yield Fault(table.file, None, "", words)
    if name in reserved:
        yield Fault(table.file, None, "", reserved_command(name, taken))
    aliases = table.values.get("aliases", ())
    for place, alias in enumerate(aliases if isinstance(aliases, list) else ()):
        if isinstance(alias, str) and alias in reserved:
            yield table.fault(("aliases", place), reserved_command(alias, taken))


def _wrong_templates(templates: Plain, table: Table) -> Iterator[Fault]:
    """What is wrong inside the templates, on its own line of the file."""
    for code, text in templates.items():
        for wrong in template_faults(text):
            words = unlike(wrong.notice, wrong.word, wrong.valid) if wrong.word else wrong.notice
            yield table.fault_in_text(("template", code), wrong.row, words)


def _unknown_ids(about: Plain, table: Table, store: RecordStore) -> Iterator[Fault]:
    for key, kind in _KIND_OF_IDS.items():
        ids = about.get(key, [])
        known = store.known(kind, filter(None, ids))
        for place, id in enumerate(ids):
            if id and id not in known:
                near = store.ids_like(kind, id, limit=50)
                yield table.fault(("about", key, place), unlike(nothing_named(kind, id), id, near))


def _with_nearest_id(fault: Fault, table: Table, store: RecordStore) -> Fault:
    """The fault; where a name stands for an id, such as “Rusia”, with the id that is nearest."""
    about, key, place = [*fault.key.split("."), "", "", ""][:3]
    if about != "about" or key not in _KIND_OF_IDS or not place:
        return fault
    written = table.values[about][key][int(place)]
    if not isinstance(written, str):
        return fault
    plain = written.strip().casefold()
    return replace(fault, notice=unlike(fault.notice, plain, store.ids_like(_KIND_OF_IDS[key], plain, limit=50)))


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
        templates=tuple(sorted(plain.get("template", {}).items())),
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
