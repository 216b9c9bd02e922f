"""The JSON Schemas that editors use agree with what is really read."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import NOW, default_records
from files.samples import BRIEFING, RECORDS
from fresh_stores import fresh_store
from jsonschema import Draft202012Validator

from bot.domain.ports import Change
from bot.files.exporting import export_records
from bot.files.schemas import SCHEMAS, as_text, briefing_schema, record_line_schema, records_schema

ROOT = Path(__file__).parents[2]


def _plain(text: str) -> Any:
    """A TOML text as an editor sees it: dates are text."""
    return json.loads(json.dumps(tomllib.loads(text), default=date.isoformat))


def _accepts(schema: Mapping[str, Any], value: Any) -> bool:
    return bool(Draft202012Validator(schema).is_valid(value))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_the_generated_one(name: str) -> None:
    """If this fails, run `make schemas`."""
    Draft202012Validator.check_schema(SCHEMAS[name]())

    assert as_text(SCHEMAS[name]()) == (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_good_files_are_valid() -> None:
    """An editor marks nothing in what is right."""
    assert _accepts(records_schema(), _plain(RECORDS))
    assert _accepts(briefing_schema(), _plain(BRIEFING))


@pytest.mark.parametrize("path", sorted((ROOT / "bot" / "sample").glob("*.toml")), ids=lambda path: path.name)
def test_the_sample_is_valid(path: Path) -> None:
    """The files that newcomers copy are right in their editors too."""
    assert _accepts(records_schema(), _plain(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", sorted((ROOT / "briefings").glob("*.toml")), ids=lambda path: path.name)
def test_the_briefings_are_valid(path: Path) -> None:
    """The files that admins copy are right in their editors too."""
    assert _accepts(briefing_schema(), _plain(path.read_text(encoding="utf-8")))


def test_every_line_of_an_export_is_valid(tmp_path: Path) -> None:
    """Programs that write JSON Lines have a schema as well."""
    store = fresh_store()
    store.apply([Change(record) for record in default_records()], NOW)
    path = tmp_path / "all.jsonl"
    export_records(store, path)
    schema = record_line_schema()

    for line in path.read_text(encoding="utf-8").splitlines():
        assert _accepts(schema, json.loads(line)), line
        assert not _accepts(schema, {**json.loads(line), "unknown": 1})
        assert not _accepts(schema, {**json.loads(line), "record": "unknown"})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[contrast]]", "[[contrst]]"),
        ('speaker = "tokayev"', 'speeker = "tokayev"'),
        ('kind = "official"', 'kind = "offcial"'),
        ('genre = "report"\n', ""),
        (', en = "number of troops"', ""),
        ('name = "Gatra.com"', "name = 3"),
        ('name = "Gatra.com"', f'name = "{"x" * 201}"'),
        ('country = "ID"', 'country = "Indonesia"'),
        ('wikidata = "Q232"', 'wikidata = "232"'),
        ("value = 441e9", 'value = "much"'),
        ("value = 441e9", "value = true"),
        ("published_on = 2022-07-25", "published_on = 2022"),
        ('about = ["kazakhstan"]\nkind = "denial"', 'about = []\nkind = "denial"'),
        ('{ quote = "Kazakhstan menambah" }', '{ qoute = "x" }'),
        ("[[unit]]", "[[unit]]\nversion = 0"),
        ('language = "id"', 'language = "Indonesian"'),
    ],
)
def test_bad_records_are_marked_in_editors(old: str, new: str) -> None:
    """What has a shape of its own is refused by the schema as by the import, which other tests show."""
    assert not _accepts(records_schema(), _plain(RECORDS.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[title]", "[titel]"),
        ('aliases = ["kz"]', 'aliases = ["KZ"]'),
        ("claims = 5", "claims = 0"),
        ('"timeline"]', '"time-line"]'),
        ('at = "07:00"', 'at = "7 am"'),
        ('language = "id"', 'language = "in"'),
        ('"telegram:-1001234567890/42"', '"telegram:@channel"'),
        ('zone = "Asia/Jakarta"\n', ""),
    ],
)
def test_bad_briefings_are_marked_in_editors(old: str, new: str) -> None:
    """As above, for briefings."""
    assert not _accepts(briefing_schema(), _plain(BRIEFING.replace(old, new, 1)))


def test_editors_show_help_for_every_key() -> None:
    """A key without a sentence is a riddle."""
    schemas = [records_schema(), briefing_schema()]
    tables = [table for schema in schemas for table in (schema, *schema["$defs"].values()) if "properties" in table]

    missing = [
        f"{table['title']}.{key}"
        for table in tables
        for key, value in table["properties"].items()
        if "description" not in value and table["title"] != "RecordsFile"
    ]
    assert missing == []
