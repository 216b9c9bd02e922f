"""JSON Schemas of the files that people write, so that editors complete keys and show help.

They are generated from the shapes; the committed copies in `docs/` are held against them by a test.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, create_model
from pydantic.json_schema import GenerateJsonSchema

from bot.files.briefing_shapes import BriefingShape
from bot.files.shapes import ABSENT, SHAPES, Shape

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


def write_schemas(folder: Path) -> None:
    """Write every schema into a folder, as it is committed in `docs/`."""
    for name, schema in SCHEMAS.items():
        (folder / name).write_text(as_text(schema()), encoding="utf-8")


def as_text(schema: Schema) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(shape: type[BaseModel]) -> Schema:
    schema = _without_absent(shape.model_json_schema(union_format="any_of"))
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}


def _without_absent(value: Any) -> Any:
    """Leave out the stand-in for keys that are absent; it is no value that a file may hold."""
    if isinstance(value, dict):
        return {key: _without_absent(inner) for key, inner in value.items() if not (key == "default" and inner is None)}
    return [_without_absent(inner) for inner in value] if isinstance(value, list) else value
