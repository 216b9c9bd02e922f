"""Digests delivered on Telegram: posted, edited and replied to through the queue that answers go through.

Telegram knows no names for messages, so a post without an answer is never made again: it is uncertain.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from bot.domain.addresses import Address
from bot.domain.courier import Watch
from bot.domain.outcomes import Outcome
from bot.platforms.sending import Repeats, Trip
from bot.platforms.telegram.posting import Messenger


class TelegramCourier:
    """See `bot.domain.courier.Courier`; `is_connected` tells whether Telegram is at hand."""

    platform = "telegram"
    repeat_seconds = 0.0

    def __init__(self, messenger: Messenger, admins: Iterable[int], is_connected: Callable[[], bool]) -> None:
        """`admins` are the users who are told what needs a person."""
        self._messenger = messenger
        self._admins = tuple(Address("telegram", str(user)) for user in sorted(admins))
        self._is_connected = is_connected

    async def post(self, address: Address, content: str, nonce: str, watch: Watch) -> Outcome:  # noqa: ARG002 - Telegram takes no nonce
        """See `Courier`."""
        html, markup = _parts(content)
        return await self._messenger.carry(address, Trip(watch, self._messenger.posting(html, markup), Repeats.DOUBLE))

    async def edit(self, address: Address, receipt: str, content: str, watch: Watch) -> Outcome:
        """See `Courier`; what stands there already counts as sent."""
        editing = self._messenger.editing(int(receipt), *_parts(content))
        return await self._messenger.carry(address, Trip(watch, editing, Repeats.HARMLESS))

    async def reply(self, address: Address, receipt: str, content: str, nonce: str, watch: Watch) -> Outcome:  # noqa: ARG002 - Telegram takes no nonce
        """See `Courier`."""
        replying = self._messenger.posting(*_parts(content), int(receipt))
        return await self._messenger.carry(address, Trip(watch, replying, Repeats.DOUBLE))

    def is_ready(self) -> bool:
        """See `Courier`."""
        return self._is_connected()

    async def admin_addresses(self) -> tuple[Address, ...]:
        """Where the admins are told what needs a person: their private chats, whose numbers are their own."""
        return self._admins


def _parts(content: str) -> tuple[str, str]:
    """The HTML and the buttons of one message, as `digests.typeset` wrote them."""
    written = json.loads(content)
    return written["html"], written["markup"]
