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
from bot.domain.chats import Reach, Standing
from bot.domain.errors import BotError
from bot.events import fields
from bot.platforms.chats import Chats
from bot.platforms.discord.outcomes import outcome_of
from bot.platforms.discord.pages import Page
from bot.platforms.discord.responding import NOBODY, Below, Written
from bot.platforms.sending import Faulty, Limits, Outcome, Rejected, Sender, Sent, Trip, Urgency

log = logging.getLogger("ringkas.discord")

LIMITS = Limits(per_chat=(5, 5.0), per_group=None, overall=(50, 1.0))
"""Five messages in five seconds in a channel (observed; buckets are told by headers), 50 requests a second in all
(https://discord.com/developers/docs/topics/rate-limits)."""
ATTEMPT_SECONDS = 20.0
"""For how long one attempt may take; the library waits out short rate limits within it."""
REMEMBERED = 10_000
"""How many channels that were out of reach are looked out for, so that they are told to be open again."""


class Messenger:
    """Sends messages of ours to channels. Nothing that goes wrong is raised: it is the outcome."""

    def __init__(self, client: discord.Client, sender: Sender, chats: Chats, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._sender = sender
        self._chats = chats
        self._clock = clock
        self._closed: set[Address] = set()  # what is kept as out of reach
        self.outcomes: Counter[str] = Counter()

    @property
    def backlog(self) -> int:
        """How many messages wait for their turn."""
        return self._sender.backlog

    async def begin(self) -> None:
        """Learn which channels were out of reach when the bot last ran.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        standings = await self._chats.read(lambda book: book.out_of_reach(limit=REMEMBERED))
        self._closed.update(standing.address for standing in standings)

    async def heard(self, *addresses: Address) -> None:
        """Keep that these channels can be written to again, where they could not."""
        for address in self._closed.intersection(addresses):
            await self._mark(address, Reach.OPEN, "")

    async def carry(self, address: Address, trip: Trip) -> Outcome:
        """Send what nobody waits for, behind all answers; what it says about a channel is kept.

        No line is logged: who watches the trip writes down all that becomes of it.
        """
        sent = await self._sender.send(
            address, trip.attempt, urgency=Urgency.DIGEST, is_group=True, departs=trip.departs
        )
        outcome = trip.ended(sent)
        self.outcomes[type(outcome).__name__.casefold()] += 1
        await self._keep(address, outcome)
        return outcome

    def pause(self, address: Address, seconds: float) -> None:
        """Let nothing go to a channel for so long, since Discord said that it takes no more."""
        self._sender.hold(address, seconds)

    async def send(self, address: Address, page: Page, nonce: str) -> Outcome:
        """Send one message; `nonce` (at most 25 characters) names it, so that it is sent once however often it is tried."""

        async def attempt(to: Address) -> Outcome:
            try:
                async with asyncio.timeout(ATTEMPT_SECONDS):
                    return Sent(await self._post(to, page, nonce))
            except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
                return outcome_of(error)

        outcome = await self._sender.send(address, attempt, is_group=True)
        self.outcomes[type(outcome).__name__.casefold()] += 1
        if not isinstance(outcome, Sent):
            told = {"outcome": type(outcome).__name__, "reason": getattr(outcome, "reason", "")}
            level = logging.ERROR if isinstance(outcome, Faulty) else logging.WARNING
            log.log(level, "a message was not sent", extra=fields(channel=address.text, **told))
        await self._keep(address, outcome)
        return outcome

    async def publish(self, address: Address, receipt: str) -> bool:
        """Pass a message of an announcement channel on to the channels that follow it; whether that was done."""
        message = self._client.get_partial_messageable(int(address.chat)).get_partial_message(int(receipt))
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS):
                await message.publish()
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("a message was not published", extra=fields(channel=address.text, error=type(error).__name__))
            return False
        return True

    async def _post(self, to: Address, page: Page, nonce: str) -> str:
        channel = self._client.get_partial_messageable(int(to.chat))
        embeds = [Written(embed) for embed in page.embeds]
        below = Below(page.components)
        message = await channel.send(embeds=embeds, view=below, nonce=nonce, allowed_mentions=NOBODY)
        return str(message.id)

    async def _keep(self, address: Address, outcome: Outcome) -> None:
        """What an outcome says about a channel."""
        if isinstance(outcome, Sent):
            await self.heard(address)
        elif isinstance(outcome, Rejected) and outcome.reach is not None:
            await self._mark(address, outcome.reach, outcome.reason)

    async def _mark(self, address: Address, reach: Reach, reason: str) -> None:
        try:
            await self._chats.mark(Standing(address, reach, self._clock().astimezone(UTC), reason))
        except BotError as error:
            log.warning("what became of a channel is not kept", extra=fields(reason=error))
            return
        (self._closed.discard if reach is Reach.OPEN else self._closed.add)(address)
