"""Digests delivered on Discord: posted, edited and replied to through the queue that answers go through.

A message bears a nonce that Discord is told to enforce, so that one without an answer may be sent again for a while.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from typing import Any

import discord

from bot.domain.addresses import Address
from bot.domain.courier import Watch
from bot.domain.outcomes import Faulty, Outcome, Rejected, Sent, Throttled, Uncertain, Unreached
from bot.events import fields
from bot.platforms.discord.outcomes import CANNOT_REPLY, TOO_MANY, refused
from bot.platforms.discord.posting import Messenger
from bot.platforms.discord.rest import Answer, AnswerLost, Rest, Unreachable
from bot.platforms.sending import Repeats, Trip
from bot.rendering.discord_embed import PINGS_NOBODY

log = logging.getLogger("ringkas.discord")

REPEAT_SECONDS = 120.0
"""For how long a nonce is relied on. Discord enforces it for "the past few minutes"
(https://discord.com/developers/docs/resources/message#create-message), and does not say how many."""


class DiscordCourier:
    """See `bot.domain.courier.Courier`; `is_connected` tells whether the gateway is."""

    platform = "discord"
    repeat_seconds = REPEAT_SECONDS

    def __init__(
        self,
        rest: Rest,
        messenger: Messenger,
        client: discord.Client,
        admins: Iterable[int],
        is_connected: Callable[[], bool],
    ) -> None:
        """`client` knows the servers' channels; `admins` are the users who are told what needs a person."""
        self._rest = rest
        self._messenger = messenger
        self._client = client
        self._admins = tuple(sorted(admins))
        self._is_connected = is_connected
        self._direct: dict[int, Address] = {}  # of each admin

    async def post(self, address: Address, content: str, nonce: str, watch: Watch) -> Outcome:
        """See `Courier`; what is posted in an announcement channel is published to those that follow it."""
        outcome = await self._created(address, _body(content, **_named(nonce)), watch)
        if isinstance(outcome, Sent) and self._is_announcement(address):
            await self._messenger.publish(address, outcome.receipt)
        return outcome

    async def reply(self, address: Address, receipt: str, content: str, nonce: str, watch: Watch) -> Outcome:
        """See `Courier`; without a reference, too, where the bot may not read what it would refer to."""
        reference = {"message_id": receipt, "channel_id": address.chat, "fail_if_not_exists": False}
        outcome = await self._created(address, _body(content, **_named(nonce), message_reference=reference), watch)
        if isinstance(outcome, Faulty) and outcome.reason.endswith(f"(code {CANNOT_REPLY})"):
            return await self._created(address, _body(content, **_named(nonce)), watch)
        return outcome

    async def edit(self, address: Address, receipt: str, content: str, watch: Watch) -> Outcome:
        """See `Courier`."""
        body = _body(content)

        async def attempt(to: Address) -> Outcome:
            outcome = await self._asked(to, "PATCH", f"/channels/{to.chat}/messages/{receipt}", body)
            if isinstance(outcome, Rejected) and outcome.reach is None:  # it says nothing of the channel
                return Faulty(outcome.reason)
            return outcome

        return await self._messenger.carry(address, Trip(watch, attempt, Repeats.HARMLESS))

    def is_ready(self) -> bool:
        """See `Courier`."""
        return self._is_connected()

    async def admin_addresses(self) -> tuple[Address, ...]:
        """Where the admins are told what needs a person: their direct messages, opened once; who has none is left out."""
        return tuple([address for user in self._admins if (address := await self._direct_with(user)) is not None])

    async def _created(self, address: Address, body: str, watch: Watch) -> Outcome:
        async def attempt(to: Address) -> Outcome:
            return await self._asked(to, "POST", f"/channels/{to.chat}/messages", body)

        return await self._messenger.carry(address, Trip(watch, attempt, Repeats.NAMED))

    async def _asked(self, to: Address, method: str, path: str, body: str) -> Outcome:
        try:
            answer = await self._rest.ask(method, path, body)
        except Unreachable as error:
            return Unreached(str(error))
        except AnswerLost as error:
            return Uncertain(str(error))
        if answer.pause:
            self._messenger.pause(to, answer.pause)
        return _outcome_of(answer)

    def _is_announcement(self, address: Address) -> bool:
        channel = self._client.get_channel(int(address.chat))  # from memory; one that it does not know is none
        return isinstance(channel, discord.TextChannel) and channel.is_news()

    async def _direct_with(self, user: int) -> Address | None:
        """The address of somebody's direct messages, asked for once."""
        if user not in self._direct:
            try:
                answer = await self._rest.ask("POST", "/users/@me/channels", json.dumps({"recipient_id": str(user)}))
                self._direct[user] = Address("discord", str(answer.told["id"]))
            except (Unreachable, AnswerLost, KeyError) as error:
                log.warning("an admin has no direct messages", extra=fields(user=user, error=type(error).__name__))
        return self._direct.get(user)


def _outcome_of(answer: Answer) -> Outcome:
    """What an answer to a message says about it."""
    if "id" in answer.told and answer.status < 300:
        return Sent(str(answer.told["id"]))
    if answer.status == TOO_MANY:
        return Throttled(answer.retry_after, is_global=bool(answer.told.get("global")))
    if 400 <= answer.status < 500:
        return refused(answer.status, answer.told.get("code", 0))
    return Uncertain(f"Discord answered {answer.status}")


def _named(nonce: str) -> dict[str, object]:
    return {"nonce": nonce, "enforce_nonce": True}


def _body(content: str, **more: Any) -> str:
    """What a request carries: the JSON object that `digests.typeset` wrote, and more; it is not taken apart for that."""
    return f"{content[:-1]}, {json.dumps(more | PINGS_NOBODY)[1:]}"
