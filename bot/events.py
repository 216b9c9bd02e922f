"""How parts write their log: a constant text, and what varies in fields beside it."""

from __future__ import annotations

import traceback


def fields(**values: object) -> dict[str, dict[str, object]]:
    """The `extra` of an event; an error stands for its own words. Nothing that a person wrote belongs here."""
    return {"fields": {key: str(value) if isinstance(value, Exception) else value for key, value in values.items()}}


def bug(error: BaseException) -> dict[str, dict[str, object]]:
    """The `extra` of an error that nobody foresaw: where it came from, but not its words, which may be somebody's."""
    return fields(error=type(error).__name__, trace="".join(traceback.format_tb(error.__traceback__)))
