"""Texts as the server takes them: parsed by TDLib, measured, with the entities that the Bot API reports.

Lengths are counted in UTF-16 units, the stricter of the two counts that Telegram may use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rendering.telegram_judge import Refused, TelegramJudge

from fake_telegram.wire import Fault, Wire

MESSAGE_UNITS = 4096
CAPTION_UNITS = 1024
RAW_BYTES = 1 << 15
"""`get_formatted_text` of the Bot API server refuses longer texts before it parses them."""
MOST_ENTITIES = 100

MODES: dict[str, Wire] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
KINDS = {
    "BlockQuote": "blockquote",
    "BotCommand": "bot_command",
    "CustomEmoji": "custom_emoji",
    "DateTime": "date_time",
    "EmailAddress": "email",
    "ExpandableBlockQuote": "expandable_blockquote",
    "MentionName": "text_mention",
    "PhoneNumber": "phone_number",
    "PreCode": "pre",
    "TextUrl": "text_link",
}
UNREPORTED = {"MediaTimestamp", "BankCardNumber"}
"""Found by TDLib, unknown to the Bot API."""


def utf16_units(text: str) -> int:
    """Measure a text as entity offsets do: an emoji counts as two."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Text:
    """A text as a reader sees it, and as the bot wrote it."""

    plain: str
    entities: tuple[Wire, ...]
    written: str


class Parser(TelegramJudge):
    """TDLib's parser, with what an entity carries besides its place."""

    def formatted(self, text: str, mode: str) -> tuple[str, list[Wire]]:
        """The plain text and its entities in the Bot API's words; raises `Fault` with the server's words."""
        try:
            answer = self._ask({"@type": "parseTextEntities", "text": text, "parse_mode": MODES[mode]})
        except Refused as refused:
            words = str(refused)
            raise Fault(words[0].lower() + words[1:]) from None
        return answer["text"], _reported(answer["entities"])

    def detected(self, text: str) -> list[Wire]:
        """What becomes live by itself: commands, mentions, addresses."""
        return _reported(self._ask({"@type": "getTextEntities", "text": text})["entities"])


def _reported(entities: Sequence[Wire]) -> list[Wire]:
    named = ((entity, entity["type"]["@type"].removeprefix("textEntityType")) for entity in entities)
    return [
        {
            "type": KINDS.get(kind, kind.lower()),
            "offset": entity["offset"],
            "length": entity["length"],
            **_carried(entity["type"]),
        }
        for entity, kind in named
        if kind not in UNREPORTED
    ]


def _carried(type: Wire) -> Wire:
    if "user_id" in type:
        return {"user": {"id": type["user_id"], "is_bot": False, "first_name": "Somebody"}}
    return {name: value for name, value in type.items() if name in {"url", "language", "custom_emoji_id", "unix_time"}}


class Texts:
    """Parses and measures; without a parser it takes every text as it is, as a benchmark wants it."""

    def __init__(self, *, strict: bool) -> None:
        self._parser = Parser() if strict else None

    def message(self, written: str, mode: str | None, entities: Sequence[Wire] | None) -> Text:
        """The text of a message; raises `Fault`."""
        text = self._taken(written, mode, entities)
        if self._parser and not text.plain:
            raise Fault("message text is empty")
        if self._parser and utf16_units(text.plain) > MESSAGE_UNITS:
            raise Fault("message is too long")
        return text

    def caption(self, written: str, mode: str | None, entities: Sequence[Wire] | None) -> Text:
        """The caption of a file, which may be empty; raises `Fault`."""
        text = self._taken(written, mode, entities)
        if self._parser and utf16_units(text.plain) > CAPTION_UNITS:
            raise Fault("message caption is too long")
        return text

    def said(self, text: str) -> list[Wire]:
        """The entities of what a person typed."""
        if self._parser:
            return self._parser.detected(text)
        command = re.match(r"/\w{1,64}(@\w{3,32})?", text)
        return [{"type": "bot_command", "offset": 0, "length": command.end()}] if command else []

    def _taken(self, written: str, mode: str | None, entities: Sequence[Wire] | None) -> Text:
        if self._parser is None:
            return Text(written, tuple(entities or ()), written)
        if len(written.encode()) > RAW_BYTES:
            raise Fault("text is too long")
        if mode and mode.lower() not in MODES:
            raise Fault("unsupported parse_mode")
        if mode and entities:
            raise Fault("entities are given beside a parse_mode, and would be ignored")
        plain, own = self._parser.formatted(written, mode.lower()) if mode else (written, list(entities or ()))
        if len(own) > MOST_ENTITIES:
            raise Fault("ENTITIES_TOO_LONG")
        plain, own = _trimmed(_cleaned(plain), own)
        return Text(plain, tuple(_together(own, self._parser.detected(plain))), written)


def _cleaned(text: str) -> str:
    """Control characters are blanks, as TDLib makes them; a carriage return, which it drops, counts as one here."""
    return re.sub(r"[\x00-\x09\x0b-\x1f]", " ", text)


def _trimmed(text: str, entities: Sequence[Wire]) -> tuple[str, list[Wire]]:
    """Without blanks at both ends, entities moved and cut accordingly."""
    lead = utf16_units(text) - utf16_units(text.lstrip())
    plain = text.strip()
    end = utf16_units(plain)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] + entity["length"] - lead, end)
        if start < stop:
            moved.append({**entity, "offset": start, "length": stop - start})
    return plain, moved


def _together(own: Sequence[Wire], found: Sequence[Wire]) -> list[Wire]:
    """What the bot marked, and what became live by itself outside of its links and code."""
    closed = [entity for entity in own if entity["type"] in {"text_link", "text_mention", "code", "pre"}]
    free = [
        entity
        for entity in found
        if all(_stop(entity) <= other["offset"] or _stop(other) <= entity["offset"] for other in closed)
    ]
    return sorted([*own, *free], key=lambda entity: (entity["offset"], -entity["length"]))


def _stop(entity: Wire) -> int:
    stop: Any = entity["offset"] + entity["length"]
    return int(stop)
