"""Write a briefing file for somebody who has never seen one: what was answered, and notes on what else it may hold.

What else there is stands in it as comments that become right lines when their `# ` is taken away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from bot.domain.errors import InvalidValue, Notice, notice
from bot.domain.ports import Archive
from bot.files import schemas
from bot.files.briefing_shapes import BriefingShape
from bot.files.hidden import hidden_characters
from bot.files.legible import read_shape
from bot.files.places import KeyPath, OneLine, Table, dotted, unlike
from bot.files.toml_writing import toml_table
from bot.languages import Language

SCHEMA = "briefing.schema.json"
_PARTS = re.compile(r"\s*(?:[\"“](?P<words>[^\"”]*)[\"”]|(?P<name>[^,]+))\s*(?:,|$)")
_OFFERED = 50


@dataclass(frozen=True, slots=True)
class NewDigest:
    """When a new briefing is sent, and where to, as its file has it."""

    at: tuple[str, ...]
    days: str
    zone: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewBriefing:
    """What was answered about a new briefing."""

    name: str
    title: Mapping[str, str]
    entities: tuple[str, ...]
    words: tuple[str, ...] = ()
    digest: NewDigest | None = None  # null: it is not sent by itself


def check_answer(key: KeyPath, values: Mapping[str, Any]) -> None:
    """Check one answer, at `key` of a file with these values, as if it stood in that file.

    Raises:
        InvalidValue: It is wrong there.
    """
    table = Table("", dict(values), OneLine(1))
    plain, faults = read_shape(BriefingShape, table)
    place = dotted(key)
    for fault in (*faults, *hidden_characters(plain, table)):
        if fault.key == place or fault.key.startswith(f"{place}."):
            raise InvalidValue(fault.notice)


def read_topic(text: str, archive: Archive) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the entities that a text names, with commas between them, and the words that it has in quotes.

    Raises:
        InvalidValue: A name is unknown, or several have it; or there is none.
    """
    if "," in text and archive.entities_named(text.strip(), limit=1):  # a name that has a comma itself
        return (_entity(text.strip(), archive),), ()
    entities: dict[str, None] = {}
    words: dict[str, None] = {}
    for part in _PARTS.finditer(text):
        if name := (part["name"] or "").strip():
            entities[_entity(name, archive)] = None
        elif phrase := (part["words"] or "").strip():
            words[phrase] = None
    if not entities and not words:
        raise InvalidValue(notice("a briefing needs entities, measures or words"))
    check_answer(("about",), {"about": {"entities": list(entities), "words": list(words)}})
    return tuple(entities), tuple(words)


def _entity(name: str, archive: Archive) -> str:
    found = archive.entities_named(name, limit=_OFFERED)
    exact = [entity.id for entity in found if len(found) == 1 or entity.id == name]
    if exact:
        return exact[0]
    if found:
        ids = ", ".join(entity.id for entity in found)
        raise InvalidValue(notice("“{name}” may be any of these: {ids}; write which", name=name[:80], ids=ids))
    wrong = notice("nobody and nothing stored is called “{name}”", name=name[:80])
    told = nearest_or_none(wrong, name, archive.names_like(name, limit=_OFFERED))
    raise InvalidValue(
        notice('{wrong}; words that statements hold stand in "quotes"', wrong=wrong) if told is wrong else told
    )


def nearest_or_none(wrong: Notice, value: str, valid: Sequence[str]) -> Notice:
    """Add to what is wrong the valid value nearest to `value`; where none is near, nothing."""
    near = get_close_matches(value[:100].casefold(), [other.casefold() for other in valid], 1, 0.6)
    return unlike(wrong, value, valid) if near else wrong


def schema_line(folder: Path) -> str:
    """The first line of a file in this folder, by which editors find its schema (a directive of Taplo).

    A folder without the project's `docs` beside it is given a schema of its own.

    Raises:
        OSError: The schema cannot be written.
    """
    if (folder.resolve().parent / "docs" / SCHEMA).is_file():
        return f"#:schema ../docs/{SCHEMA}\n"
    own, text = folder / SCHEMA, schemas.as_text(schemas.briefing_schema())
    if not own.is_file() or own.read_text("utf-8") != text:
        own.write_text(text, "utf-8")
    return f"#:schema ./{SCHEMA}\n"


def as_toml(new: NewBriefing, said: Language) -> str:
    """The text of the file, with its notes in a language; without the line of the schema."""
    blocks = [
        _note(said.text("This file answers /{name}. Ringkas does not read what stands behind a #.", name=new.name)),
        _note(said.text("Further names of the same command; keep this line above [title].")) + _off(_aliases(new)),
        "[title]\n" + toml_table(new.title),
        _note(said.text("A short line for the command menu; without it, the title stands there."))
        + _off("[description]\n" + toml_table(new.title)),
        _note(said.text("Statements about whom or what belong in it; one match is enough.")) + _about(new, said),
        _note(said.text("How much is shown, and its sections in order.")) + _off(_SHOW),
        _note(said.text("When it is sent by itself, and to which chats.")) + _digest(new.digest, said),
    ]
    return "\n".join(blocks)


_SHOW = '[show]\nclaims = 4\ndisputes = 2\nvoices = 2\nsections = ["lead", "main", "figures", "voices"]\n'


def _note(text: str) -> str:
    return f"# {text}\n"


def _off(lines: str) -> str:
    """Lines as comments."""
    return "".join(f"# {line}\n" for line in lines.splitlines())


def _aliases(new: NewBriefing) -> str:
    return toml_table({"aliases": [f"info_{new.name}"[:32]]})


def _about(new: NewBriefing, said: Language) -> str:
    entities, words = list(new.entities), list(new.words)
    some = said.text("other words")
    return (
        "[about]\n"
        + (toml_table({"entities": entities}) if entities else "")
        + (toml_table({"words": words}) if words else _off(toml_table({"words": [some]})))
        + _off(toml_table({"since": "5 years"}))
    )


def _digest(digest: NewDigest | None, said: Language) -> str:
    shown = digest or NewDigest(("07:00",), "mon-fri", "Asia/Jakarta", ("telegram:-1001234567890",))
    table = "[[digest]]\n" + toml_table(
        {"at": _one_or_list(shown.at), "days": shown.days, "zone": shown.zone, "to": list(shown.to)}
    )
    more = _note(said.text('Where nothing is new: "skip" sends nothing, "say-so" sends one line.'))
    more += _off(toml_table({"language": said.code, "when_nothing_new": "say-so"}))
    return (table if digest else _off(table)) + more


def _one_or_list(values: Sequence[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)
