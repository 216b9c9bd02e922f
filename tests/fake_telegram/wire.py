"""What travels between a bot and the server: plain values, uploads, answers that are not ok.

A refusal carries the server's own words, because the bot's library and our code read them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Wire = dict[str, Any]
"""An object as JSON carries it."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a multipart body."""

    name: str
    content: bytes = field(repr=False)
    mime: str


@dataclass(frozen=True, slots=True)
class Call:
    """One request the bot made, what it carried and how it was answered.

    The parameters of an accepted request are typed, those of a refused one as they came; `at` is the server's clock
    in seconds.
    """

    method: str
    parameters: Wire
    chat_id: int | str | None
    at: float
    code: int
    """200, or the error code of the answer; 0 where the connection was dropped before the request was accepted."""
    description: str = ""
    """The words of an answer that is not ok."""


class Refusal(Exception):
    """An answer that is not ok, with `parameters` such as `retry_after` or `migrate_to_chat_id`."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def wire(self) -> Wire:
        """The body of the answer."""
        body: Wire = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


class Fault(Refusal):
    """The request itself breaks a rule that a bot can know beforehand; a good bot never meets one."""

    def __init__(self, words: str, code: int = 400) -> None:
        super().__init__(code, f"Bad Request: {words}" if code == 400 else words)


class Declined(Refusal):
    """The request is well formed, and the world has changed against it."""


class Throttled(Refusal):
    """Too many messages; `retry_after` in whole seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


class Dropped(Exception):
    """The connection ends without an answer."""
