"""Telegram's own judgement of a message, without a network.

The Bot API server parses HTML with TDLib's `parseTextEntities` and looks for mentions, commands and addresses with
`getTextEntities`; both are synchronous methods of the library, which the `tdjson` package holds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from requirements import absent


@dataclass(frozen=True)
class Entity:
    """A stretch of a message that is not plain: its kind in TDLib's word, its words, its UTF-16 offsets."""

    kind: str
    words: str
    start: int
    stop: int


@dataclass(frozen=True)
class Parsed:
    """A message as Telegram would show it."""

    text: str
    entities: tuple[Entity, ...]


class Refused(AssertionError):
    """Telegram would answer 400."""


class TelegramJudge:
    """TDLib, asked synchronously."""

    def __init__(self) -> None:
        try:
            import tdjson
        except ImportError:
            absent("judge", "tdjson, Telegram's own parser, is not installed")
        self._tdjson = tdjson
        self._ask({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._tdjson.td_execute(json.dumps(request).encode()) or b"")
        if answer["@type"] == "error":
            raise Refused(answer["message"])
        return answer

    def parsed(self, html: str) -> Parsed:
        """Parse a message as the Bot API does with `parse_mode=HTML`."""
        mode = {"@type": "textParseModeHTML"}
        answer = self._ask({"@type": "parseTextEntities", "text": html, "parse_mode": mode})
        return Parsed(answer["text"], _entities(answer))

    def found(self, text: str) -> tuple[Entity, ...]:
        """What Telegram makes live in a plain text by itself."""
        return _entities({"text": text, **self._ask({"@type": "getTextEntities", "text": text})})

    def live(self, html: str) -> tuple[Entity, ...]:
        """What a reader can tap in a message: our links and code, and what Telegram finds outside of them."""
        parsed = self.parsed(html)
        ours = tuple(e for e in parsed.entities if e.kind in {"TextUrl", "Code"})
        found = self.found(parsed.text)
        apart = [e for e in found if all(e.stop <= own.start or own.stop <= e.start for own in ours)]
        # A time such as 12:30 becomes live only below a video.
        return (*ours, *(entity for entity in apart if entity.kind != "MediaTimestamp"))


def _entities(answer: dict[str, Any]) -> tuple[Entity, ...]:
    units = answer["text"].encode("utf-16-le")
    return tuple(
        Entity(
            kind=entity["type"]["@type"].removeprefix("textEntityType"),
            words=units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le"),
            start=entity["offset"],
            stop=entity["offset"] + entity["length"],
        )
        for entity in answer["entities"]
    )
