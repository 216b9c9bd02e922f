"""How platforms write their log: a constant text, and what varies in fields beside it."""

from __future__ import annotations


def fields(**values: object) -> dict[str, dict[str, object]]:
    """The `extra` of an event; an error stands for its own words. Nothing that a person wrote belongs here."""
    return {"fields": {key: str(value) if isinstance(value, Exception) else value for key, value in values.items()}}
