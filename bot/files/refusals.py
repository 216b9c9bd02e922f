"""Say in our own words what pydantic found wrong, with the place in the file and the nearest valid value.

Pydantic's own sentences speak to programmers and carry addresses of its manual; authors of files get neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.domain.errors import Fault, InvalidValue, Notice, notice
from bot.files.places import KeyPath, Table, key_path, unknown_key, unlike
from bot.files.texts import ONE, SEVERAL
from bot.languages import available

_SECRETS = ("token", "secret", "password")
_CHOICE = re.compile(r"'([^']*)'")


def refusals(error: ValidationError, shape: type[BaseModel], table: Table) -> list[Fault]:
    """Every fault that a shape found in a table."""
    return [_refusal(detail, shape, table) for detail in error.errors(include_url=False)]


def refused_paths(error: ValidationError) -> list[KeyPath]:
    """The place of each fault that a shape found."""
    return [_path(detail) for detail in error.errors(include_url=False)]


def _path(detail: ErrorDetails) -> KeyPath:
    return tuple(part for part in detail["loc"] if part not in {ONE, SEVERAL})


def _refusal(detail: ErrorDetails, shape: type[BaseModel], table: Table) -> Fault:
    path = _path(detail)
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, InvalidValue):
        return table.fault((*path, *key_path(cause.key)), _hushed(path, cause.notice))
    is_unknown = detail["type"] == "extra_forbidden"
    is_no_text = detail["type"] == "string_type" and len(path) == 2 and not _is_table(shape, path[0])
    if table.text and (is_unknown or is_no_text) and (elsewhere := _misplaced(shape, path)):
        return table.fault(path, elsewhere)
    if is_unknown:
        return table.fault(path, unknown_key(str(path[-1]), keys_at(shape, path[:-1])))
    if detail["type"] == "list_type" and isinstance(detail["input"], dict) and len(path) == 1:
        words = notice("this table is one of several; write it with two brackets: [[{key}]]", key=str(path[0]))
        return table.fault(path, words)
    return table.fault(path, _hushed(path, _in_our_words(detail)))


def _hushed(path: KeyPath, words: Notice) -> Notice:
    """A message without the value, where that may be a secret."""
    if any(secret in str(part).casefold() for part in path for secret in _SECRETS):
        return notice("this value is not allowed here")
    return words


def keys_at(shape: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that a table inside a shape may have."""
    for part in path:
        if isinstance(part, str) and part in shape.model_fields:
            shape = _shape_in(shape.model_fields[part].annotation) or shape
    return list(shape.model_fields)


def _misplaced(shape: type[BaseModel], path: KeyPath) -> Notice | None:
    """Say where a key belongs that stands in another table of the file; null: nowhere, or in several."""
    key = str(path[-1])
    if key in available():  # a language of a text
        return None
    if len(path) > 1 and key in shape.model_fields and not _is_table(shape, key):
        return notice("“{key}” belongs at the top of the file, above the first line in [brackets]", key=key)
    homes = [
        f"[[{name}]]" if get_origin(field.annotation) is list else f"[{name}]"
        for name, field in shape.model_fields.items()
        if (inner := _shape_in(field.annotation)) and key in inner.model_fields
    ]
    if len(homes) != 1 or homes[0].strip("[]") in path:
        return None
    return notice("“{key}” belongs under {table}", key=key, table=homes[0])


def _is_table(shape: type[BaseModel], key: str | int) -> bool:
    """Whether a key of a shape holds a table of known keys, or several; else it may hold texts by language."""
    field = shape.model_fields.get(str(key))
    return field is not None and _shape_in(field.annotation) is not None


def _shape_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _shape_in(part))), None)


def _in_our_words(detail: ErrorDetails) -> Notice:
    kind, value, bounds = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing":
        return notice("“{key}” is missing", key=detail["loc"][-1])
    if kind in {"enum", "literal_error"}:
        return _not_a_choice(value, _CHOICE.findall(bounds["expected"]))
    return _out_of_bounds(kind, value, bounds) or _wrong_type(kind, value)


def _not_a_choice(value: object, choices: list[str]) -> Notice:
    if isinstance(value, str):
        return unlike(notice("“{value}” is not allowed here", value=value[:60]), value, choices)
    return unlike(notice("{found} is not allowed here", found=_found(value)), "", choices)


def _out_of_bounds(kind: str, value: Any, bounds: Mapping[str, Any]) -> Notice | None:
    match kind:
        case "string_too_long":
            words = notice(
                "at most {limit} characters; these are {count}", limit=bounds["max_length"], count=len(value)
            )
        case "string_too_short":
            words = notice("this text must not be empty")
        case "too_long":
            words = notice("at most {limit} entries; these are {count}", limit=bounds["max_length"], count=len(value))
        case "too_short":
            words = notice("at least {limit} entries; these are {count}", limit=bounds["min_length"], count=len(value))
        case "greater_than_equal":
            words = notice("{limit} is the least that is allowed", limit=bounds["ge"])
        case "less_than_equal":
            words = notice("{limit} is the most that is allowed", limit=bounds["le"])
        case _:
            return None
    return words


_EXPECTED = {
    "string_type": notice("text in quotes"),
    "int_type": notice("a whole number"),
    "bool_type": notice("true or false"),
    "list_type": notice("a list in [brackets]"),
    "dict_type": notice('a text for each language, as in {{ id = "…", en = "…" }}'),
    "model_type": notice("a table of keys and values"),
}


def _wrong_type(kind: str, value: object) -> Notice:
    if kind not in _EXPECTED:
        return notice("{found} is not allowed here", found=_found(value))
    return notice("{expected} was expected, not {found}", expected=_EXPECTED[kind], found=_found(value))


def _found(value: object) -> Notice:
    if value is None:
        return notice("an empty value (null)")
    if isinstance(value, bool):
        return notice("true or false")
    if isinstance(value, int | float | Decimal):
        return notice("a number")
    if isinstance(value, str):
        return notice("text")
    if isinstance(value, date | time):
        return notice("a date or time")
    return notice("a list") if isinstance(value, list) else notice("a table")
