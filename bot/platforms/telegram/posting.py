"""Messages out: each through the sender's queue, each outcome told, and what an outcome says about a chat kept."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import telegram
from telegram.error import BadRequest, TelegramError

from bot.domain.addresses import Address
from bot.domain.chats import NOTHING_CHOSEN, Reach, Standing
from bot.domain.errors import BotError
from bot.events import fields
from bot.platforms.chats import Chats
from bot.platforms.sending import (
    Faulty,
    Moved,
    Outcome,
    Post,
    Rejected,
    Sender,
    Sent,
    Throttled,
    Trip,
    Uncertain,
    Unreached,
    Urgency,
)
from bot.platforms.telegram.calls import call
from bot.platforms.telegram.outcomes import NOT_MODIFIED, outcome_of
from bot.platforms.telegram.updates import Place

log = logging.getLogger("ringkas.telegram")

REMEMBERED = 10_000
"""How many addresses that were out of reach are looked out for, so that they are told to be open again."""

_NO_PREVIEW = '{"is_disabled": true}'


class Messenger:
    """Sends and edits messages of ours. Nothing that goes wrong is raised: it is the outcome."""

    def __init__(self, bot: telegram.Bot, sender: Sender, chats: Chats, clock: Callable[[], datetime]) -> None:
        self._bot = bot
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
        """Learn which addresses were out of reach when the bot last ran."""
        standings = await self._chats.read(lambda book: book.out_of_reach(limit=REMEMBERED))
        self._closed.update(standing.address for standing in standings)

    async def send(self, place: Place, html: str, markup: str = "", reply_to: int | None = None) -> Outcome:
        """Send one message; `markup` is the Bot API's JSON, `reply_to` a message of the same chat."""
        return await self.show(place, self.posting(html, markup, reply_to))

    async def show(self, place: Place, post: Post) -> Outcome:
        """Send what `post` makes one attempt at."""
        return await self._through(place, post)

    async def edit(self, place: Place, message_id: int, html: str, markup: str) -> Outcome:
        """Put other words into a message of ours; one without an answer is done again."""
        edit = self.editing(message_id, html, markup)

        async def attempt(address: Address) -> Outcome:
            outcome = await edit(address)
            return Unreached(outcome.reason) if isinstance(outcome, Uncertain) else outcome

        return await self._through(place, attempt)

    def posting(self, html: str, markup: str, reply_to: int | None = None) -> Post:
        """One attempt to post a message."""
        replied = None if reply_to is None else {"message_id": reply_to, "allow_sending_without_reply": True}

        async def attempt(address: Address) -> Outcome:
            try:
                message = await call(
                    self._bot,
                    "sendMessage",
                    chat_id=address.chat,
                    message_thread_id=address.thread or None,
                    reply_parameters=replied,
                    **_content(html, markup),
                )
            except TelegramError as error:
                return outcome_of(error)
            return Sent(str(message["message_id"]))

        return attempt

    def editing(self, message_id: int, html: str, markup: str) -> Post:
        """One attempt to put other words into a message of ours; to do it twice does no harm."""

        async def attempt(address: Address) -> Outcome:
            content = _content(html, markup)
            try:
                await call(self._bot, "editMessageText", chat_id=address.chat, message_id=message_id, **content)
            except TelegramError as error:
                is_same = NOT_MODIFIED in error.message.casefold()
                return Sent(str(message_id)) if is_same else outcome_of(error)
            return Sent(str(message_id))

        return attempt

    async def carry(self, address: Address, trip: Trip) -> Outcome:
        """Send what nobody waits for, behind all answers; what it says about a chat is kept, whoever's chat it is.

        No line is logged: who watches the trip writes down all that becomes of it.
        """
        place = Place(address, is_private=not address.chat.startswith("-"))
        sent = await self._sender.send(
            address,
            self._following(address, trip.attempt),
            urgency=Urgency.DIGEST,
            is_group=not place.is_private,
            departs=trip.departs,
        )
        outcome = trip.ended(sent)
        self.outcomes[type(outcome).__name__.casefold()] += 1
        await self._keep(place, outcome, is_awaited=True)
        return outcome

    async def edit_inline(self, inline_message_id: str, html: str, markup: str) -> Outcome:
        """Put other words into a message that somebody sent through inline mode."""
        try:
            content = _content(html, markup)
            await call(self._bot, "editMessageText", inline_message_id=inline_message_id, **content)
        except BadRequest as error:
            return Sent("") if NOT_MODIFIED in error.message.casefold() else self._told(None, outcome_of(error))
        except TelegramError as error:
            return self._told(None, outcome_of(error))
        return Sent("")

    async def answer_press(self, query_id: str, text: str = "", *, is_alert: bool = False, url: str = "") -> None:
        """Let the pressed button rest, with some words or an address to open; too late does no harm."""
        try:
            told = {"text": text or None, "show_alert": is_alert or None, "url": url or None}
            await call(self._bot, "answerCallbackQuery", callback_query_id=query_id, **told)
        except TelegramError as error:
            log.debug("a press was not answered", extra=fields(error=type(error).__name__))

    async def show_typing(self, place: Place) -> None:
        """Show that an answer is being written; nothing hangs on it."""
        address = place.address
        try:
            where = {"chat_id": address.chat, "message_thread_id": address.thread or None}
            await call(self._bot, "sendChatAction", action="typing", **where)
        except TelegramError as error:
            log.debug("typing was not shown", extra=fields(error=type(error).__name__))

    async def _through(self, place: Place, post: Post) -> Outcome:
        attempt = self._following(place.address, post)
        outcome = await self._sender.send(place.address, attempt, is_group=not place.is_private)
        await self._keep(place, outcome)
        return self._told(place, outcome)

    def _following(self, old: Address, post: Post) -> Post:
        """The attempt; a move that it tells of is kept before the message goes there, for that is where people ask next."""

        async def attempt(address: Address) -> Outcome:
            outcome = await post(address)
            if isinstance(outcome, Moved):
                try:
                    await self._chats.move(old, outcome.to)
                except BotError as error:
                    log.warning("what became of a chat is not kept", extra=fields(reason=error))
            return outcome

        return attempt

    async def _keep(self, place: Place, outcome: Outcome, *, is_awaited: bool = False) -> None:
        """What an outcome says about a chat: whether it can be reached. `is_awaited`: it wants digests."""
        try:
            if isinstance(outcome, Rejected) and outcome.reach is not None:
                await self.mark(place, outcome.reach, outcome.reason, is_awaited=is_awaited)
            elif isinstance(outcome, Sent) and self._closed & {place.address, place.address.whole}:
                await self.mark(place, Reach.OPEN, "")
        except BotError as error:
            log.warning("what became of a chat is not kept", extra=fields(reason=error))

    async def mark(self, place: Place, reach: Reach, reason: str, *, is_awaited: bool = False) -> None:
        """Keep whether a chat can be reached; about a person who wants and has chosen nothing, nothing is kept.

        Raises:
            StoreUnusable: The store cannot be written.
        """
        if reach is Reach.OPEN:
            for address in {place.address, place.address.whole}:  # the book knows more chats than are looked out for
                await self._chats.mark(self._standing(address, reach, reason))
                self._closed.discard(address)
            return
        is_of_topic = bool(place.address.thread) and reach in {Reach.CLOSED, Reach.GONE}
        address = place.address if is_of_topic else place.address.whole
        is_strange = place.is_private and not is_awaited
        if is_strange and await self._chats.settings(address) == NOTHING_CHOSEN:
            return
        await self._chats.mark(self._standing(address, reach, reason))
        self._closed.add(address)

    def _standing(self, address: Address, reach: Reach, reason: str) -> Standing:
        return Standing(address, reach, self._clock().astimezone(UTC), reason)

    def _told(self, place: Place | None, outcome: Outcome) -> Outcome:
        """Count an outcome, and log what somebody may have to look at. An address is a number, not a name."""
        self.outcomes[type(outcome).__name__.casefold()] += 1
        where = place.address.text if place else "an inline message"
        if isinstance(outcome, Faulty):
            log.error("a message of ours is refused", extra=fields(chat=where, reason=outcome.reason))
        elif isinstance(outcome, Uncertain | Unreached | Throttled):
            log.warning(
                "a message may be lost",
                extra=fields(
                    chat=where,
                    outcome=type(outcome).__name__,
                    reason=getattr(outcome, "reason", "it would take too long"),
                ),
            )
        elif isinstance(outcome, Rejected):
            log.info("a chat takes no messages", extra=fields(chat=where, reason=outcome.reason))
        return outcome


def _content(html: str, markup: str) -> dict[str, str | None]:
    """What a message shows, as parameters."""
    return {
        "text": html,
        "parse_mode": "HTML",
        "link_preview_options": _NO_PREVIEW,
        "reply_markup": markup or None,
    }
