"""What delivers on a platform, as a relay needs it; implemented beside each platform's own sending."""

from __future__ import annotations

from typing import Protocol

from bot.domain.addresses import Address
from bot.domain.outcomes import Outcome


class Watch(Protocol):
    """Is told of each attempt to send one message, so that the ledger knows it whatever happens next."""

    async def departs(self) -> None:
        """A request is about to leave; it leaves only once this has returned."""
        ...

    async def landed(self, outcome: Outcome) -> None:
        """What came of that request; nothing else is done with the message before this has returned."""
        ...


class Courier(Protocol):
    """Delivers the parts of editions on one platform. Whatever goes wrong is an outcome; nothing is raised but stops.

    The outcome is that of the last attempt: `Unreached` and `Throttled` where it surely did not arrive and waiting
    longer is for the caller to decide; `Uncertain` where it may have arrived and the platform has no way to send it
    again without doubling it. Each attempt is told to the watch; waiting for a turn comes before `departs`.
    """

    platform: str
    repeat_seconds: float
    """For how long after its first request a message may be sent again under the same nonce; 0.0: never."""

    async def post(self, address: Address, content: str, nonce: str, watch: Watch) -> Outcome:
        """Post one part; `nonce`, of at most 25 characters, names the message where the platform enforces such names."""
        ...

    async def edit(self, address: Address, receipt: str, content: str, watch: Watch) -> Outcome:
        """Put a part in the place of a delivered message; to do it twice does no harm, so it is never `Uncertain`.

        `Faulty`: that message cannot be edited any more (deleted, too old), or the content is refused.
        """
        ...

    async def reply(self, address: Address, receipt: str, content: str, nonce: str, watch: Watch) -> Outcome:
        """Post one part below a delivered message; where that one is gone, without it."""
        ...

    def is_ready(self) -> bool:
        """Whether the platform is connected, so that sending makes sense."""
        ...
