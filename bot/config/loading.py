"""Join config.toml and the environment into one `Config`, and gather every fault of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from bot.config.sections import Config
from bot.config.tokens import SOURCES, TokenSource, find_token, written_token
from bot.config.variables import ENVIRONMENT, PREFIX, variable
from bot.domain.errors import Fault, FaultyFiles, notice
from bot.files.places import OneLine, Table, in_order, unlike
from bot.files.reading import read_toml
from bot.files.refusals import refusals

DEFAULT_FILE = Path("config.toml")
"""Read if it is there and no other file is named; in the working directory."""

Values = dict[str, Any]
"""Settings by section and key; what should be a section may be anything while it is not yet checked."""


def load_config(path: Path | None, environ: Mapping[str, str], *, tokens: bool | str = True) -> Config:
    """Read the settings from the file at `path`, or `config.toml` where it is there, and from `environ`.

    Without `tokens`, none is looked for: who may not read a token's file may still ask. A section's name: only its own.

    Raises:
        FaultyFiles: Something is wrong, a named file that is not there included; it holds every fault.
    """
    table = _file(path)
    variables = _variables(environ)
    values = _merged(_without_tokens(table.values), variables)
    faults = [*_unknown_variables(environ), *filter(None, (written_token(source, table) for source in SOURCES))]
    sources = [source for source in SOURCES if tokens in (True, source.section)]
    found, token_faults = _tokens(sources, values, environ, table)
    faults += [*token_faults, *_webhook_without_server(values, table), *_half_a_model(values, table)]
    try:
        config = Config.model_validate(_merged(values, found))
    except ValidationError as error:
        faults += refusals(error, Config, table)
    if faults:
        raise FaultyFiles(in_order([_placed(fault, variables) for fault in faults])) from None
    return config


def keys() -> Iterator[tuple[str, str]]:
    """Every section and key there is, but for tables within sections, which no variable can hold."""
    for section, field in Config.model_fields.items():
        shape: type[BaseModel] = type(field.default)
        yield from ((section, key) for key, inner in shape.model_fields.items() if not _holds_tables(inner.annotation))


def _holds_tables(annotation: Any) -> bool:
    return any(isinstance(part, type) and issubclass(part, BaseModel) for part in get_args(annotation))


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


def _variables(environ: Mapping[str, str]) -> dict[str, Values]:
    """What the environment sets, by section and key; tokens are looked up elsewhere."""
    tokens = {(source.section, "token") for source in SOURCES}
    found: dict[str, Values] = {}
    for section, key in keys():
        if (name := variable(section, key)) in environ and (section, key) not in tokens:
            found.setdefault(section, {})[key] = environ[name]
    return found


def _without_tokens(values: Values) -> Values:
    """What the file sets, but for tokens, which must not come from it."""
    sections = {source.section for source in SOURCES}
    return {
        section: {key: value for key, value in inner.items() if key != "token"}
        if section in sections and isinstance(inner, dict)
        else inner
        for section, inner in values.items()
    }


def _tokens(
    sources: Iterable[TokenSource], values: Values, environ: Mapping[str, str], table: Table
) -> tuple[dict[str, Values], list[Fault]]:
    """Tokens, by section, and what is wrong with others."""
    found: dict[str, Values] = {}
    faults: list[Fault] = []
    for source in sources:
        settings = values.get(source.section, {})
        try:
            token = find_token(source, settings if isinstance(settings, dict) else {}, environ, table)
        except FaultyFiles as error:
            faults += error.faults
        else:
            found |= {source.section: {"token": token}} if token else {}
    return found, faults


def _merged(values: Values, others: Mapping[str, Values]) -> Values:
    """The settings, and the others before them."""
    merged = dict(values)
    for section, set_there in others.items():
        written = values.get(section, {})
        if isinstance(written, dict):  # what is no table stays as it is, to be refused
            merged[section] = {**written, **set_there}
    return merged


def _webhook_without_server(values: Values, table: Table) -> Iterator[Fault]:
    """A webhook that nothing listens for; looked for before the values are checked, to be told with all else."""
    telegram, web = values.get("telegram"), values.get("web", {})
    if isinstance(telegram, dict) and "webhook_url" in telegram and isinstance(web, dict):
        port = web.get("port", 0)
        if str(port).strip() == "0":
            yield table.fault(("web", "port"), notice("telegram.webhook_url is set, so the web server needs a port"))


def _half_a_model(values: Values, table: Table) -> Iterator[Fault]:
    """A model that has an address or a name and not both."""
    model = values.get("model")
    if isinstance(model, dict):
        for key, other in (("base_url", "name"), ("name", "base_url")):
            if model.get(key) and not model.get(other):
                words = notice("model.{key} is set, so model.{other} must be, too", key=key, other=other)
                yield table.fault(("model", other), words)


def _placed(fault: Fault, variables: Mapping[str, Values]) -> Fault:
    """The fault, in the variable that it comes from."""
    section, _, rest = fault.key.partition(".")
    key = rest.partition(".")[0]
    if key in variables.get(section, {}):
        return Fault(ENVIRONMENT, None, variable(section, key), fault.notice)
    return fault
