"""Messages to channels: each through the sender's queue, under a nonce, each outcome told, and what it says kept."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import aiohttp
import discord

from bot.domain.addresses import Address
from bot.domain.chats import Standing
from bot.domain.errors import BotError
from bot.platforms.chats import Chats
from bot.platforms.discord.outcomes import outcome_of
from bot.platforms.discord.pages import Payload
from bot.platforms.discord.responding import NOBODY, Below
from bot.platforms.events import fields
from bot.platforms.sending import Faulty, Limits, Outcome, Rejected, Sender, Sent

log = logging.getLogger("ringkas.discord")

LIMITS = Limits(per_chat=(5, 5.0), per_group=None, overall=(50, 1.0))
"""Five messages in five seconds in a channel (observed; buckets are told by headers), 50 requests a second in all
(https://discord.com/developers/docs/topics/rate-limits)."""
ATTEMPT_SECONDS = 20.0
"""For how long one attempt may take; the library waits out short rate limits within it."""


class Messenger:
    """Sends messages of ours to channels. Nothing that goes wrong is raised: it is the outcome."""

    def __init__(self, client: discord.Client, sender: Sender, chats: Chats, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._sender = sender
        self._chats = chats
        self._clock = clock
        self.outcomes: Counter[str] = Counter()

    @property
    def backlog(self) -> int:
        """How many messages wait for their turn."""
        return self._sender.backlog

    async def send(self, address: Address, page: Payload, nonce: str, *, is_published: bool = False) -> Outcome:
        """Send one message; `nonce` (at most 25 characters) names it, so that it is sent once however often it is tried.

        `is_published`: pass it on to the channels that follow this announcement channel.
        """

        async def attempt(to: Address) -> Outcome:
            try:
                async with asyncio.timeout(ATTEMPT_SECONDS):
                    return Sent(await self._post(to, page, nonce, is_published=is_published))
            except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
                return outcome_of(error)

        outcome = await self._sender.send(address, attempt, is_group=True)
        self.outcomes[type(outcome).__name__.casefold()] += 1
        await self._keep(address, outcome)
        return outcome

    async def _post(self, to: Address, page: Payload, nonce: str, *, is_published: bool) -> str:
        channel = self._client.get_partial_messageable(int(to.chat))
        embeds = [discord.Embed.from_dict(embed) for embed in page["embeds"]]
        below = Below(page.get("components", []))
        message = await channel.send(embeds=embeds, view=below, nonce=nonce, allowed_mentions=NOBODY)
        if is_published:
            await message.publish()
        return str(message.id)

    async def _keep(self, address: Address, outcome: Outcome) -> None:
        """What an outcome says about a channel, and what somebody may have to look at."""
        if isinstance(outcome, Sent):
            return
        log.log(
            logging.ERROR if isinstance(outcome, Faulty) else logging.WARNING,
            "a message was not sent",
            extra=fields(channel=address.text, outcome=type(outcome).__name__, reason=getattr(outcome, "reason", "")),
        )
        if isinstance(outcome, Rejected) and outcome.reach is not None:
            try:
                now = self._clock().astimezone(UTC)
                await self._chats.mark(Standing(address, outcome.reach, now, outcome.reason))
            except BotError as error:
                log.warning("what became of a channel is not kept", extra=fields(reason=error))
