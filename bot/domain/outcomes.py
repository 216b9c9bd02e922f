"""What came of an attempt to send one message.

Every error of a platform's library becomes one of these at the platform's edge, so that whoever decides what to do next
needs to know no library, and cannot forget a case.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.addresses import Address
from bot.domain.chats import Reach


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform took the message."""

    receipt: str  # the platform's id of the message
    moved_to: Address | None = None  # where it was taken, if the chat turned out to live elsewhere; set by the sender


@dataclass(frozen=True, slots=True)
class Throttled:
    """The platform asks to wait (429); nothing was delivered."""

    seconds: float
    is_global: bool = False  # whether the platform means every chat


@dataclass(frozen=True, slots=True)
class Rejected:
    """This address will not take it, now or later."""

    reason: str  # the platform's own words
    reach: Reach | None  # what that says about the address; null: nothing


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat lives elsewhere now; nothing was delivered."""

    to: Address


@dataclass(frozen=True, slots=True)
class Unreached:
    """The message surely did not arrive (connection refused, 502 before acceptance), and may be sent again."""

    reason: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """The request left and no answer came. It is never sent again blindly: it may have arrived."""

    reason: str


@dataclass(frozen=True, slots=True)
class Faulty:
    """The platform refuses this very message: the fault is ours, and sending it again would change nothing."""

    reason: str


Outcome: TypeAlias = Sent | Throttled | Rejected | Moved | Unreached | Uncertain | Faulty
