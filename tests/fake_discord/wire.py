"""What travels between a bot and Discord: plain values, uploads, answers that are not ok.

A refusal carries Discord's own codes, because the bot's library and our code read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Wire = dict[str, Any]
"""An object as JSON carries it."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file: of a multipart body, or one that a person attaches to a command."""

    name: str
    content: bytes = field(repr=False)
    mime: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, taken apart."""

    operation: str
    """Discord's own name of the route, such as `create_message`."""
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    """JSON, or the `payload_json` of a form; `None` where nothing came."""
    uploads: Mapping[int, Upload]
    """Files by the number in `files[n]`."""

    def id(self, name: str) -> int:
        """A snowflake of the path; 0, which nothing has, for what is no number."""
        value = self.path.get(name, "")
        return int(value) if value.isdecimal() else 0


@dataclass(frozen=True, slots=True)
class Call:
    """One request the bot made and how it was answered; `at` is the server's clock in seconds."""

    operation: str
    path: Mapping[str, str]
    body: Any
    uploads: Mapping[int, Upload]
    at: float
    status: int
    """HTTP's, 0 where the connection was dropped before the request was accepted."""
    code: int = 0
    """Discord's code of an answer that is not ok."""
    words: str = ""
    """What was wrong, with the place of every fault."""

    @property
    def data(self) -> Wire:
        """The message that the request carries: the body, or the `data` of an interaction's callback."""
        body: Wire = self.body if isinstance(self.body, dict) else {}
        return (body.get("data") or {}) if self.operation == "create_interaction_response" else body


class Refusal(Exception):
    """An answer that is not ok."""

    def __init__(self, status: int, code: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.code = code
        self.words = words
        self.headers: dict[str, str] = {}

    def wire(self) -> Wire:
        """The body of the answer."""
        return {"message": self.words, "code": self.code}

    @property
    def told(self) -> str:
        """Everything that is wrong, for people."""
        return self.words


class Fault(Refusal):
    """The request itself breaks a rule that a bot can know beforehand; a good bot never meets one."""


class InvalidForm(Fault):
    """Discord's 50035, with every fault at its place: dotted paths, and what is wrong there."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(400, 50035, "Invalid Form Body")
        self.faults = faults

    def wire(self) -> Wire:
        """With the errors nested as the body is."""
        errors: Wire = {}
        for path, words in self.faults.items():
            node = errors
            for step in path.split(".") if path else ():
                node = node.setdefault(step, {})
            node.setdefault("_errors", []).append({"code": "INVALID", "message": words})
        return {**super().wire(), "errors": errors}

    @property
    def told(self) -> str:
        """Each fault with its path."""
        return "; ".join(f"{path or 'body'}: {words}" for path, words in self.faults.items())


class Declined(Refusal):
    """The request is well formed, and the world stands against it."""


class Late(Refusal):
    """An interaction was answered, or followed up, when its time was over."""


class Throttled(Refusal):
    """Too many requests; `retry_after` in seconds.

    discord.py takes a 429 without `Via` for a ban by Cloudflare.
    """

    def __init__(self, retry_after: float, scope: str = "user") -> None:
        super().__init__(429, 0, "You are being rate limited.")
        self.retry_after = retry_after
        self.scope = scope
        self.headers = {"Retry-After": str(int(retry_after) + 1), "X-RateLimit-Scope": scope, "Via": "1.1 google"}
        if scope == "global":
            self.headers["X-RateLimit-Global"] = "true"

    def wire(self) -> Wire:
        """Discord's body of a 429, which the library reads."""
        return {"message": self.words, "retry_after": round(self.retry_after, 3), "global": self.scope == "global"}


class Dropped(Exception):
    """The connection ends without an answer."""
