"""The requests that answer one interaction, which its token allows; an answer says what came of it, and is not read else.

The library would ask Discord to tell each message that it was just given, and take it apart: that costs as much as all
else that an answer takes.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from enum import IntEnum
from typing import Any, Final
from urllib.parse import quote

from bot.platforms.discord.outcomes import TOO_MANY
from bot.platforms.discord.rest import Answer, Unreachable

Ask = Callable[[str, str, str], Awaitable[Answer]]
"""Makes one request: method, path, JSON; see `rest.Rest.ask`."""

PAUSES = (0.25, 1.0, 3.0, 5.0)
"""Seconds before a request is made again that did not reach Discord, or that Discord failed at."""
LONGEST_WAIT = 60.0
"""Seconds that Discord may ask to wait; who asked has left before a longer wait is over."""
_FAILED = 500
_PINGS_NOBODY: Final[dict[str, list[str]]] = {"parse": []}
_FOR_ONE_ALONE = 1 << 6
"""https://discord.com/developers/docs/resources/message#message-object-message-flags: EPHEMERAL."""


class Kind(IntEnum):
    """What a first answer does.

    https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type
    """

    MESSAGE = 4
    DEFERRED = 5
    DEFERRED_IN_PLACE = 6
    IN_PLACE = 7
    CHOICES = 8


def message(page: dict[str, Any], *, is_private: bool = False) -> dict[str, Any]:
    """A page as Discord takes it; nobody is pinged."""
    body = {"embeds": page["embeds"], "components": page.get("components", []), "allowed_mentions": _PINGS_NOBODY}
    return body | private() if is_private else body


def private() -> dict[str, Any]:
    """What makes a message that of who asked alone."""
    return {"flags": _FOR_ONE_ALONE}


class Webhook:
    """What one interaction can be answered through, for 15 minutes; each request is made again where it surely failed."""

    def __init__(
        self,
        ask: Ask,
        interaction: int,
        application: int,
        token: str,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        secret = quote(token, safe="")
        self._ask = ask
        self._sleep = sleep
        self._callback = f"/interactions/{interaction}/{secret}/callback"
        self._messages = f"/webhooks/{application}/{secret}"
        self._open_at = 0.0  # by the event loop's clock: when the bucket of further messages takes more

    async def respond(self, kind: Kind, data: dict[str, Any] | None = None) -> Answer:
        """Give the first answer. Raises what `Rest.ask` does, as all that follows."""
        body = {"type": kind} if data is None else {"type": kind, "data": data}
        return await self._patiently("POST", self._callback, json.dumps(body, separators=(",", ":")))

    async def edit(self, data: dict[str, Any]) -> Answer:
        """Change the first answer, or the message whose button was pressed."""
        return await self._further("PATCH", f"{self._messages}/messages/@original", json.dumps(data))

    async def follow(self, data: dict[str, Any]) -> Answer:
        """Send a further message."""
        return await self._further("POST", self._messages, json.dumps(data))

    async def discard(self) -> Answer:
        """Delete the first answer."""
        return await self._further("DELETE", f"{self._messages}/messages/@original", "")

    async def _further(self, method: str, path: str, body: str) -> Answer:
        clock = asyncio.get_running_loop().time
        if self._open_at > clock():
            await self._sleep(self._open_at - clock())
        answer = await self._patiently(method, path, body)
        self._open_at = clock() + answer.pause
        return answer

    async def _patiently(self, method: str, path: str, body: str) -> Answer:
        for pause in PAUSES:
            try:
                answer = await self._ask(method, path, body)
            except Unreachable:
                await self._sleep(pause)
                continue
            wait = answer.retry_after if answer.status == TOO_MANY else pause
            if (answer.status != TOO_MANY and answer.status < _FAILED) or wait > LONGEST_WAIT:
                return answer
            await self._sleep(wait)
        return await self._ask(method, path, body)
