"""What is asked of stores full of hostile words, on any platform."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from bot.domain.claims import Claim
from bot.domain.news import Entity
from bot.domain.ports import Record


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a record, or in several."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        yield from (text for field in fields(value) for text in texts_in(getattr(value, field.name)))
    elif isinstance(value, list | tuple):
        yield from (text for each in value for text in texts_in(each))


def questions_about(records: Sequence[Record]) -> list[str]:
    """Every reader's command, with the records' own words among the arguments; `topic` is a briefing on all of them."""
    entities = [record.id for record in records if isinstance(record, Entity)]
    statements = [text for record in records if isinstance(record, Claim) for _, text in record.statement.texts]
    names = [text for record in records if isinstance(record, Entity) for _, text in record.name.texts]
    return [
        *("/topic", "/timeline topic", "/timeline topic newest", "/compare topic", "/sources topic", "/new topic"),
        *("/why 1 topic", "/new", "/briefings", "/help", "/about", "/settings", "/zone xx", "/timeline", "/facts"),
        *(f"/facts {entity}" for entity in entities[:2]),
        *(f"/search {text}" for text in statements[:2]),
        *names[:2],
        *(f"/facts {name}" for name in names[:2]),
    ]
