"""The operator's settings: config.toml and the environment, read once, every fault at once.

A variable `RINGKAS_<SECTION>__<KEY>` goes before the file, so that one file serves several places; other variables of
this beginning are none of ours. Whatever is wrong names its file and line, or its variable, and the nearest valid name;
a value that may be a secret is never repeated. Every key is text, since that is what a variable holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ValidationError

from bot.domain.errors import Fault, FaultyFiles, InvalidValue, notice
from bot.files.briefing_shapes import SpokenLanguage, ZoneName
from bot.files.places import OneLine, Table, in_order, unlike
from bot.files.reading import read_toml
from bot.files.refusals import refusals
from bot.files.shapes import Shape

DEFAULT_FILE = Path("config.toml")
"""Read if it is there and no other file is named; in the working directory."""
PREFIX = "RINGKAS_"
ENVIRONMENT = "environment"
"""Stands for the file's name in a fault of a variable."""


def _path(value: object) -> object:
    if isinstance(value, Path) or (isinstance(value, str) and value.strip()):
        return Path(value)
    raise InvalidValue(notice("a path in quotes was expected"))


FilePath = Annotated[Path, BeforeValidator(_path)]


class LanguageSection(Shape):
    """Languages."""

    default: SpokenLanguage = "id"
    """Language of answers where neither the chat nor the person says otherwise: id, en, or any with a catalogue."""


class StoreSection(Shape):
    """Where records are kept."""

    path: FilePath | None = None
    """The SQLite file. Absent: the built-in sample, kept in memory, which forgets what is imported."""


class BriefingsSection(Shape):
    """Standing briefings."""

    folder: FilePath = Path("briefings")
    """The folder of briefing files; each file's name is a command."""


class ClockSection(Shape):
    """Times as readers see them."""

    zone: ZoneName = "Asia/Jakarta"
    """Time zone of dates and ages in answers, by its name in the IANA database."""


class Config(Shape):
    """Every setting. Paths that are not absolute count from the working directory."""

    language: LanguageSection = LanguageSection()
    """Languages."""
    store: StoreSection = StoreSection()
    """Where records are kept."""
    briefings: BriefingsSection = BriefingsSection()
    """Standing briefings."""
    clock: ClockSection = ClockSection()
    """Times as readers see them."""


def load_config(path: Path | None, environ: Mapping[str, str]) -> Config:
    """Read the settings from the file at `path`, or `config.toml` where it is there, and from `environ`.

    Raises:
        FaultyFiles: Something is wrong, a named file that is not there included; it holds every fault.
    """
    table = _file(path)
    faults = list(_unknown_variables(environ))
    variables = _variables(environ)
    try:
        config = Config.model_validate(_merged(table.values, variables))
    except ValidationError as error:
        found = refusals(error, Config, table)
        raise FaultyFiles(in_order([*faults, *(_placed(fault, variables) for fault in found)])) from None
    if faults:
        raise FaultyFiles(in_order(faults))
    return config


def keys() -> Iterator[tuple[str, str]]:
    """Every section and key there is."""
    for section, field in Config.model_fields.items():
        shape: type[BaseModel] = type(field.default)
        yield from ((section, key) for key in shape.model_fields)


def variable(section: str, key: str) -> str:
    """The name of the environment variable that sets a key."""
    return f"{PREFIX}{section}__{key}".upper()


def _file(path: Path | None) -> Table:
    if path is None and not DEFAULT_FILE.exists():
        return Table(str(DEFAULT_FILE), {}, OneLine(1))
    return read_toml(path or DEFAULT_FILE)


def _unknown_variables(environ: Mapping[str, str]) -> Iterator[Fault]:
    known = [variable(*key) for key in keys()]
    for name in environ:
        if name.startswith(PREFIX) and "__" in name and name not in known:
            wrong = notice("“{key}” is not a variable of Ringkas", key=name[:60])
            yield Fault(ENVIRONMENT, None, name, unlike(wrong, name, known))


def _variables(environ: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What the environment sets, by section and key."""
    found: dict[str, dict[str, Any]] = {}
    for section, key in keys():
        if (name := variable(section, key)) in environ:
            found.setdefault(section, {})[key] = environ[name]
    return found


def _merged(values: Mapping[str, Any], variables: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    merged = dict(values)
    for section, set_there in variables.items():
        written = values.get(section, {})
        if isinstance(written, dict):  # what is no table stays as it is, to be refused
            merged[section] = {**written, **set_there}
    return merged


def _placed(fault: Fault, variables: Mapping[str, Mapping[str, Any]]) -> Fault:
    """The fault, in the variable that it comes from."""
    section, _, key = fault.key.partition(".")
    if key in variables.get(section, {}):
        return Fault(ENVIRONMENT, None, variable(section, key), fault.notice)
    return fault
