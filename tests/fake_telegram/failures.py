"""What may go wrong on the way, on demand.

Each kind is one that a bot must tell apart: refused, not arrived, accepted without a word, slow.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from fake_telegram.wire import Refusal

WORDS = {
    400: "Bad Request: chat not found",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass(slots=True, eq=False)
class Failure:
    """A failure that waits for its requests; `left` counts how many it still meets."""

    method: str
    left: int
    chat_id: int | None = None
    refusal: Refusal | None = None
    is_dropped: bool = False
    unanswered: Literal["closed", "hung"] | None = None
    delay: float = 0.0
    late_refusal: Refusal | None = None  # the answer, although the request was accepted
    answer_delay: float = 0.0  # seconds from the request's acceptance to its answer


@dataclass(slots=True)
class Failures:
    """Those that wait, the oldest first."""

    waiting: list[Failure] = field(default_factory=list)

    def add(
        self,
        method: str,
        times: int,
        chat_id: int | None,
        *,
        error: int | None,
        description: str | None,
        retry_after: int | None,
        migrate_to: int | None,
        dropped: bool,
        unanswered: Literal["closed", "hung"] | None,
        delay: float,
    ) -> Failure:
        """Prepare a failure; see `FakeTelegram.fail`."""
        parameters = {"retry_after": retry_after, "migrate_to_chat_id": migrate_to}
        known = {name: value for name, value in parameters.items() if value is not None}
        code = error or (429 if retry_after is not None else 400 if migrate_to is not None else None)
        words = WORDS | {
            429: f"Too Many Requests: retry after {retry_after}",
            400: WORDS[400] if migrate_to is None else "Bad Request: group chat was upgraded to a supergroup chat",
        }
        refusal = Refusal(code, description or words[code], **known) if code is not None else None
        failure = Failure(method, times, chat_id, refusal, dropped, unanswered, delay)
        self.waiting.append(failure)
        return failure

    def take(self, method: str, chat_id: int | str | None) -> Failure | None:
        """The failure that meets this request, if any."""
        for failure in self.waiting:
            meets = failure.method in {"*", method} and failure.chat_id in {None, chat_id}
            if meets and failure.left > 0:
                failure.left -= 1
                return failure
        return None
