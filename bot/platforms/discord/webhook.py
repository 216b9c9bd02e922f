"""The requests that answer one interaction, which its token allows; an answer says what came of it, and is not read else.

The library would ask Discord to tell each message that it was just given, and take it apart: that costs as much as all
else that an answer takes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from enum import IntEnum
from urllib.parse import quote

from bot.platforms.discord.outcomes import TOO_MANY
from bot.platforms.discord.pages import Page
from bot.platforms.discord.rest import Answer, Unreachable

Ask = Callable[[str, str, str], Awaitable[Answer]]
"""Makes one request: method, path, JSON; see `rest.Rest.ask`."""

PAUSES = (0.25, 1.0, 3.0, 5.0)
"""Seconds before a request is made again that did not reach Discord, or that Discord failed at."""
LONGEST_WAIT = 60.0
"""Seconds that Discord may ask to wait; who asked has left before a longer wait is over."""
_FAILED = 500
PRIVATE = '{"flags":64}'
"""What makes a message that of who asked alone: EPHEMERAL
(https://discord.com/developers/docs/resources/message#message-object-message-flags)."""


class Kind(IntEnum):
    """What a first answer does.

    https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type
    """

    MESSAGE = 4
    DEFERRED = 5
    DEFERRED_IN_PLACE = 6
    IN_PLACE = 7
    CHOICES = 8


def message(page: Page, *, is_private: bool = False) -> str:
    """A page as Discord takes it."""
    return f"{page.content[:-1]},{PRIVATE[1:]}" if is_private else page.content


class Webhook:
    """What one interaction can be answered through, for 15 minutes; each request is made again where it surely failed.

    What is sent is JSON already, so that a kept answer need not be put into it for everybody who asks.
    """

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

    async def respond(self, kind: Kind, data: str = "") -> Answer:
        """Give the first answer; "": it bears no data. Raises what `Rest.ask` does, as all that follows."""
        body = f'{{"type":{kind},"data":{data}}}' if data else f'{{"type":{kind}}}'
        return await self._patiently("POST", self._callback, body)

    async def edit(self, data: str) -> Answer:
        """Change the first answer, or the message whose button was pressed."""
        return await self._further("PATCH", f"{self._messages}/messages/@original", data)

    async def follow(self, data: str) -> Answer:
        """Send a further message."""
        return await self._further("POST", self._messages, data)

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
