"""Every request held against the machine-readable Bot API: names, types, nested objects.

Stricter than Telegram, which overlooks what it does not know: a parameter nobody reads is a mistake of ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from requirements import folder

from fake_telegram.wire import Fault, Upload, Wire

PLAIN = {"String": str, "Integer": int, "Float": (int, float), "Boolean": bool}
CONSTANT = re.compile(r"(?:must be|always) [\"“*]?(\w+)[\"”*]?$")


@cache
def specification() -> Specification:
    """The Bot API 10.0, which python-telegram-bot 22.8 speaks."""
    return Specification(json.loads((folder("spec", "RINGKAS_SPECS") / "telegram-bot-api-10.0.json").read_text()))


class Specification:
    """The methods and types of the Bot API."""

    def __init__(self, document: Wire) -> None:
        self._methods: dict[str, Wire] = document["methods"]
        self._types: dict[str, Wire] = document["types"]
        self._known: dict[str, str] = {name.casefold(): name for name in self._methods}

    def method(self, name: str) -> str:
        """The method as it is spelt; names are read without regard to case. Raises `Fault`, code 404."""
        known = self._known.get(name.casefold())
        if known is None:
            raise Fault("Not Found: method not found", code=404)
        return known

    def typed(self, method: str, given: Mapping[str, Any], uploads: Mapping[str, Upload]) -> Wire:
        """The parameters of a request as values of their types; raises `Fault` naming everything that is wrong."""
        fields = {field["name"]: field for field in self._methods[method].get("fields", ())}
        faults = [f"{method} has no parameter {name!r}" for name in given if name not in fields]
        values: Wire = {}
        for name, field in fields.items():
            if name in uploads:
                values[name] = uploads[name]
            elif name in given:
                values[name] = _decoded(given[name], field["types"], name)
            elif field["required"]:
                faults.append(f"{method} needs {name!r}")
            if name in values:
                faults += self._any_of(values[name], field["types"], name, uploads)
        faults += _unattached(values, fields, uploads)
        if faults:
            raise Fault("; ".join(faults))
        return values

    def faults(self, value: Any, type: str) -> list[str]:
        """What is wrong with a value of a named type, such as an update that a test wrote."""
        return list(self._faults(value, type, type, ()))

    def _any_of(self, value: Any, types: Sequence[str], path: str, uploads: Collection[str]) -> list[str]:
        """The faults of the branch that fits best."""
        tried = [list(self._faults(value, type, path, uploads)) for type in types]
        ranked = zip((not self._is_meant(value, type) for type in types), map(len, tried), tried, strict=True)
        return min(ranked, key=lambda branch: branch[:2])[2]

    def _is_meant(self, value: Any, type: str) -> bool:
        """Whether the constants of an object, such as its `type`, say that it is one of these."""
        if not isinstance(value, dict):
            return True
        constants = (
            (f["name"], CONSTANT.search(f["description"])) for f in self._types.get(type, {}).get("fields", ())
        )
        return all(value.get(name) == constant[1] for name, constant in constants if constant and name != "media")

    def _faults(self, value: Any, type: str, path: str, uploads: Collection[str]) -> Iterator[str]:
        if type in PLAIN:
            if not isinstance(value, PLAIN[type]) or (type != "Boolean" and isinstance(value, bool)):  # type: ignore[arg-type]  # a table of types
                yield f"{path} is no {type}: {value!r}"
        elif type.startswith("Array of "):
            yield from self._list_faults(value, type.removeprefix("Array of "), path, uploads)
        elif type == "InputFile":
            if not isinstance(value, Upload) and str(value).removeprefix("attach://") not in uploads:
                yield f"{path} is no file: {value!r}"
        elif "subtypes" in self._types[type]:
            yield from self._any_of(value, self._types[type]["subtypes"], path, uploads)
        else:
            yield from self._object_faults(value, type, path, uploads)

    def _list_faults(self, value: Any, type: str, path: str, uploads: Collection[str]) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{path} is no list: {value!r}"
            return
        for number, part in enumerate(value):
            yield from self._faults(part, type, f"{path}[{number}]", uploads)

    def _object_faults(self, value: Any, type: str, path: str, uploads: Collection[str]) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{path} is no {type}: {value!r}"
            return
        fields = {field["name"]: field for field in self._types[type].get("fields", ())}
        for name in value:
            if name not in fields:
                yield f"{path} ({type}) has no {name!r}"
        for name, field in fields.items():
            if name in value:
                yield from self._any_of(value[name], field["types"], f"{path}.{name}", uploads)
                constant = CONSTANT.search(field["description"])
                if constant and isinstance(value[name], str) and value[name] != constant[1]:
                    yield f"{path}.{name} must be {constant[1]!r}, not {value[name]!r}"
            elif field["required"]:
                yield f"{path} ({type}) needs {name!r}"


def _decoded(value: Any, types: Sequence[str], path: str) -> Any:
    """A form carries text, and JSON for what is nested; a JSON body may carry either."""
    if not isinstance(value, str):
        return value
    if "Integer" in types and re.fullmatch(r"-?[0-9]{1,19}", value):
        return int(value)
    if "String" in types:
        return value
    if types == ["InputFile"]:
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise Fault(f"can't parse {path} as {' or '.join(types)}: {value!r}") from None


def _unattached(values: Wire, fields: Mapping[str, Any], uploads: Mapping[str, Upload]) -> list[str]:
    """Files that no parameter speaks of."""
    said = json.dumps(values, default=lambda upload: upload.name)
    return [
        f"nothing uses the file {name!r}" for name in uploads if name not in fields and f"attach://{name}" not in said
    ]
