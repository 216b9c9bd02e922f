"""What may go wrong on the way, on demand.

Each kind is one that a bot must tell apart: refused, not arrived, accepted without a word, slow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from fake_discord.routes import ROUTES
from fake_discord.wire import Declined, Refusal, Throttled

Kind = Literal[
    "bucket",
    "global",
    "shared",
    "missing permissions",
    "missing access",
    "closed direct messages",
    "unknown channel",
    "unknown message",
    "unknown interaction",
    "500",
    "502",
    "503",
    "dropped",
    "lost",
    "late 502",
    "slow",
    "late",
]
"""What happens: a 429 of one of three scopes, a refusal, a server's error; the connection ends before the request is
accepted (`dropped`) or after it (`lost`); it is accepted and the answer is an error (`late 502`); or the request takes its
time (`slow`), or its answer (`late`)."""

REFUSALS: dict[str, Callable[[float], Refusal]] = {
    "bucket": lambda seconds: Throttled(seconds, "user"),
    "global": lambda seconds: Throttled(seconds, "global"),
    "shared": lambda seconds: Throttled(seconds, "shared"),
    "missing permissions": lambda _: Declined(403, 50013, "Missing Permissions"),
    "missing access": lambda _: Declined(403, 50001, "Missing Access"),
    "closed direct messages": lambda _: Declined(403, 50007, "Cannot send messages to this user"),
    "unknown channel": lambda _: Declined(404, 10003, "Unknown Channel"),
    "unknown message": lambda _: Declined(404, 10008, "Unknown Message"),
    "unknown interaction": lambda _: Declined(404, 10062, "Unknown interaction"),
    "500": lambda _: Declined(500, 0, "500: Internal Server Error"),
    "502": lambda _: Declined(502, 0, "502: Bad Gateway"),
    "503": lambda _: Declined(503, 0, "503: Service Unavailable"),
}


@dataclass(slots=True, eq=False)
class Failure:
    """A failure that waits for its requests; `left` counts how many it still meets."""

    operation: str
    left: int
    kind: Kind
    channel_id: int | None
    retry_after: float
    delay: float

    def refusal(self) -> Refusal | None:
        """The answer that it forces, if any."""
        return REFUSALS[self.kind](self.retry_after) if self.kind in REFUSALS else None


@dataclass(slots=True)
class Failures:
    """Those that wait, the oldest first."""

    waiting: list[Failure] = field(default_factory=list)

    def add(self, failure: Failure) -> Failure:
        """Prepare a failure."""
        self.waiting.append(failure)
        return failure

    def take(self, operation: str, channel_id: int) -> Failure | None:
        """The failure that meets this request, if any."""
        for failure in self.waiting:
            meets = failure.operation in {"*", operation} and failure.channel_id in {None, channel_id}
            if meets and failure.left > 0:
                failure.left -= 1
                return failure
        return None


def operation(named: str) -> str:
    """The operation of a name such as `create_message` or `POST /channels/{channel_id}/messages`, or "*".

    Raises `KeyError` for one that the server does not know.
    """
    spelt = {f"{method} {path}": name for name, (method, path, _) in ROUTES.items()}
    spelt |= {name: name for name in (*ROUTES, "*")}
    return spelt[named]
