"""What is kept about chats: what they chose, whether they can be reached, and which briefings were accepted there.

Nothing that anybody wrote is among it, and no name: a chat is its address.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

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
