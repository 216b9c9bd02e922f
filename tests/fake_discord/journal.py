"""What came to stand in channels, in the order in which it did: enough to tell what was lost, and what was doubled."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal

from fake_discord.wire import Wire
from fake_discord.words import words


@dataclass(frozen=True, slots=True)
class Entry:
    """A message that was accepted, changed, or asked for once more under its nonce; as it stood then."""

    at: float  # Unix seconds
    kind: Literal["post", "edit", "again"]
    wire: Wire

    def told(self) -> Wire:
        """In plain values, for another process."""
        return {
            "at": self.at,
            "kind": self.kind,
            "chat": self.wire["channel_id"],
            "id": self.wire["id"],
            "nonce": str(self.wire.get("nonce") or ""),
            "text": "\n".join(part for part in words(self.wire) if part),
            "to": (self.wire.get("message_reference") or {}).get("message_id", ""),
        }


class Journal:
    """All entries; what they say is put into words only when it is read."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    def note(self, kind: Literal["post", "edit", "again"], wire: Wire) -> None:
        """Write down what happened just now."""
        self._entries.append(Entry(time.time(), kind, wire))

    def __len__(self) -> int:
        return len(self._entries)

    def since(self, number: int) -> list[Wire]:
        """The entries behind so many, in plain values."""
        return [entry.told() for entry in self._entries[number:]]
