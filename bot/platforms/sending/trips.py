"""One message's way to its platform: every attempt told to a watch, and the truth about the message at the end.

The queue knows attempts only. Whoever keeps a ledger needs to know of the message: one attempt that may have arrived
outweighs all later ones that surely did not, and one that the queue cut off may have been answered already.
"""

from __future__ import annotations

from enum import Enum

from bot.domain.addresses import Address
from bot.domain.courier import Watch
from bot.domain.outcomes import Outcome, Sent, Uncertain, Unreached
from bot.platforms.sending.queue import Post


class Repeats(Enum):
    """What another request for the same message does where the first was not answered."""

    DOUBLE = "double"  # it may make a second message, so there is none
    NAMED = "named"  # the platform knows the message by its nonce, and makes no second one
    HARMLESS = "harmless"  # to do it twice comes to the same


class Trip:
    """The attempts to send one message; `departs` and `attempt` are what the queue is given, `send` makes each request."""

    def __init__(self, watch: Watch, send: Post, repeats: Repeats) -> None:
        self._watch = watch
        self._send = send
        self._repeats = repeats
        self._may_be_there = False  # an earlier attempt was not answered
        self._is_under_way = False  # a request leaves or has left, and what came of it is not known
        self._known: Outcome | None = None  # what came of the last attempt

    async def departs(self) -> None:
        """An attempt is about to be made; the watch is told."""
        self._known = None
        await self._watch.departs()

    async def attempt(self, address: Address) -> Outcome:
        """Make one attempt, and tell the watch what came of it; what the queue needs to know."""
        self._is_under_way = True
        outcome = await self._send(address)
        self._is_under_way = False
        is_lost = isinstance(outcome, Uncertain)
        if is_lost and self._repeats is Repeats.NAMED:
            self._may_be_there = True
        self._known = self._told(outcome)
        await self._watch.landed(self._known)
        if isinstance(outcome, Uncertain) and self._repeats is not Repeats.DOUBLE:
            return Unreached(outcome.reason)  # so that the queue sends it again
        return outcome

    def ended(self, outcome: Outcome) -> Outcome:
        """What came of the message, where `outcome` is what the queue says.

        The queue calls uncertain what it cut off or what failed on the way, and does not know how far that had come.
        """
        if isinstance(outcome, Uncertain) and not self._is_under_way:
            outcome = self._known or Unreached(outcome.reason)
        return self._told(outcome)

    def _told(self, outcome: Outcome) -> Outcome:
        if isinstance(outcome, Uncertain) and self._repeats is Repeats.HARMLESS:
            return Unreached(outcome.reason)
        if self._may_be_there and not isinstance(outcome, Sent | Uncertain):
            return Uncertain(getattr(outcome, "reason", type(outcome).__name__.casefold()))
        return outcome
