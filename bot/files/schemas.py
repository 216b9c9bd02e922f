"""JSON Schemas of the files that people write, so that editors complete keys and show help.

They are generated from the shapes; the committed copies in `docs/` are held against them by a test.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Any

from pydantic import BaseModel, create_model
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import ModelSchema

from bot.files.briefing_shapes import BriefingShape
from bot.files.record_shapes import SHAPES
from bot.files.shapes import ABSENT, Shape

Schema = dict[str, Any]


def records_schema() -> Schema:
    """The schema of a TOML file of records: an array of tables for each kind of record."""
    fields: dict[str, Any] = {kind.value: (list[shape], ABSENT) for kind, shape in SHAPES.items()}  # type: ignore[valid-type]
    return _schema(create_model("RecordsFile", __base__=Shape, __doc__="Records of Ringkas.", **fields))


def record_line_schema() -> Schema:
    """The schema of one line of a JSON Lines file of records."""
    whole = records_schema()
    definitions = whole["$defs"]
    for kind, shape in SHAPES.items():
        definition = definitions[shape.__name__]
        definition["properties"] = {"record": {"const": kind.value}, **definition["properties"]}
        definition["required"] = ["record", *definition["required"]]
    return {
        "$schema": whole["$schema"],
        "title": "A line of records of Ringkas",
        "oneOf": [{"$ref": f"#/$defs/{shape.__name__}"} for shape in SHAPES.values()],
        "$defs": definitions,
    }


def briefing_schema() -> Schema:
    """The schema of a briefing file."""
    return _schema(BriefingShape)


SCHEMAS = {
    "records.schema.json": records_schema,
    "record-line.schema.json": record_line_schema,
    "briefing.schema.json": briefing_schema,
}
"""Names of the committed copies, and what makes them."""


def as_text(schema: Schema) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(shape: type[BaseModel]) -> Schema:
    schema = _without_absent(shape.model_json_schema(union_format="any_of", schema_generator=_WithHelp))
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}


def _without_absent(value: Any) -> Any:
    """Leave out the stand-in for keys that are absent; it is no value that a file may hold."""
    if isinstance(value, dict):
        return {key: _without_absent(inner) for key, inner in value.items() if not (key == "default" and inner is None)}
    return [_without_absent(inner) for inner in value] if isinstance(value, list) else value


class _WithHelp(GenerateJsonSchema):
    """Gives each key its help. Pydantic could do it too, but reads all sources for it at every start."""

    def model_schema(self, schema: ModelSchema) -> dict[str, Any]:
        made = super().model_schema(schema)
        for key, text in helps(schema["cls"]).items():
            made["properties"][key]["description"] = text
        return made


def helps(shape: type[BaseModel]) -> dict[str, str]:
    """What the docstrings below the keys of a shape say."""
    said: dict[str, str] = {}
    for part in reversed(shape.__mro__):
        if issubclass(part, BaseModel) and part is not BaseModel:
            with suppress(OSError):  # what was made while running has no source
                said.update(_docstrings(inspect.getsource(part)))
    return {key: text for key, text in said.items() if key in shape.model_fields}


def _docstrings(source: str) -> Iterator[tuple[str, str]]:
    definition = next(node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef))
    for key, below in pairwise(definition.body):
        match key, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
