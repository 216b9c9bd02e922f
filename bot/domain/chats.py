"""What is kept about chats: what they chose, whether they can be reached, and which briefings were accepted there.

Nothing that anybody wrote is among it, and no name: a chat is its address.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.addresses import Address


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What a chat chose for itself."""

    language: str = ""  # code of a catalogue; "": not chosen
    zone: str = ""  # name in the IANA time zone database; "": not chosen
    quiet: str = ""  # hours without digests, as `schedule.QuietHours.parse` reads them; "": none
    pictures: str = ""  # "always": what can be drawn is answered with pictures; "": in words, with a button


NOTHING_CHOSEN = ChatSettings()
"""The settings of a chat that has none."""


class Reach(StrEnum):
    """Whether messages arrive at an address, and if not, why."""

    OPEN = "open"
    BLOCKED = "blocked"  # a person blocked the bot
    LEFT = "left"  # the bot was removed, or is no member
    RESTRICTED = "restricted"  # the bot may not write there
    CLOSED = "closed"  # the topic is closed
    GONE = "gone"  # chat or topic was deleted, or the account deactivated


@dataclass(frozen=True, slots=True)
class Standing:
    """Since when an address can or cannot be reached."""

    address: Address
    reach: Reach
    since: datetime  # UTC
    reason: str  # the platform's own words; "": it gave none


@dataclass(frozen=True, slots=True)
class AcceptedBriefing:
    """One version of a briefing that was put in use, for going back to."""

    name: str
    version: int  # from 1, without gaps
    text: str | None  # the file's text; null: the briefing was removed
    accepted_at: datetime  # UTC
    by: str  # who did it: an address, "console" or "folder"; "": a chat that was forgotten since


class ChatBook(Protocol):
    """What is kept about chats. Every method is one transaction.

    Settings belong to a chat as a whole, whatever thread an address names; a standing belongs to the address itself.
    """

    def settings(self, address: Address) -> ChatSettings:
        """What the chat chose; nothing where it chose nothing."""
        ...

    def set_settings(self, address: Address, settings: ChatSettings) -> None:
        """Keep what the chat chose, in place of what it had chosen before."""
        ...

    def forget(self, address: Address) -> None:
        """Keep nothing about the chat and its threads; a briefing accepted there stays, without saying where."""
        ...

    def move(self, old: Address, new: Address) -> None:
        """Give a chat its new number, as when a group becomes a supergroup; threads keep theirs.

        What the new one already chose itself, and how it already stands, goes before what the old one had.

        Raises:
            InvalidValue: The new number is another platform's.
        """
        ...

    def mark(self, standing: Standing) -> None:
        """Keep how an address stands, in place of how it stood; of one that is open, nothing is kept."""
        ...

    def out_of_reach(self, *, limit: int) -> list[Standing]:
        """Addresses that cannot be reached, the latest first, then by address."""
        ...

    def shortcut(self, key: str) -> str | None:
        """The text that a short key stands for; null: it was never kept, or is long unused."""
        ...

    def keep_shortcut(self, key: str, text: str, today: date) -> None:
        """Let a key stand for a text, and count it as used today; a known key is written at most once a day.

        Neither may tell of a chat, since `forget` leaves both.
        """
        ...

    def prune_shortcuts(self, before: date) -> int:
        """Drop shortcuts last used before a day, and tell how many."""
        ...

    def note(self, key: str) -> str:
        """What the bot noted about itself, such as a digest of the menu it registered; "" where there is no note."""
        ...

    def set_note(self, key: str, value: str) -> None:
        """Note something about the bot, in place of what was noted before; never about a chat (see `forget`)."""
        ...

    def accept(self, briefing: AcceptedBriefing) -> None:
        """Add a version to a briefing's history.

        Raises:
            InvalidValue: It is not the next version: somebody else was first.
        """
        ...

    def accepted(self, name: str) -> list[AcceptedBriefing]:
        """Every accepted version of a briefing, the oldest first."""
        ...

    def accepted_names(self) -> list[str]:
        """Names of briefings that ever had an accepted version, in order; also of those removed since."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
