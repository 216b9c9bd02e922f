"""What came to stand in chats, in the order in which it did: enough to tell what was lost, and what was doubled."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal

from fake_telegram.wire import Wire


@dataclass(frozen=True, slots=True)
class Entry:
    """A message that was accepted or changed, as it stood then."""

    at: float  # Unix seconds
    kind: Literal["post", "edit"]
    wire: Wire

    def told(self) -> Wire:
        """In plain values, for another process."""
        return {
            "at": self.at,
            "kind": self.kind,
            "chat": str(self.wire["chat"]["id"]),
            "thread": str(self.wire.get("message_thread_id") or ""),
            "id": str(self.wire["message_id"]),
            "text": self.wire.get("text") or self.wire.get("caption") or "",
            "to": str(self.wire.get("reply_to_message", {}).get("message_id", "")),
        }


class Journal:
    """All entries; what they say is put into words only when it is read."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    def note(self, kind: Literal["post", "edit"], wire: Wire) -> None:
        """Write down what happened just now."""
        self._entries.append(Entry(time.time(), kind, wire))

    def __len__(self) -> int:
        return len(self._entries)

    def since(self, number: int) -> list[Wire]:
        """The entries behind so many, in plain values."""
        return [entry.told() for entry in self._entries[number:]]
