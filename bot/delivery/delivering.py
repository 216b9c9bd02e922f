"""One delivery on its way: sent part by part, each step written down before the next, and settled by what became of it.

Apart from `relay`, which takes deliveries and decides whose turn it is: what a power cut leaves behind is decided here
alone.
"""

from __future__ import annotations

import asyncio
import logging
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.books import Books
from bot.domain.addresses import Address
from bot.domain.courier import Courier
from bot.domain.delivery import (
    SETTLED,
    Delivery,
    DeliveryState,
    Departed,
    Landed,
    LedgerEvent,
    Manner,
    Message,
    PutOff,
    Settled,
)
from bot.domain.errors import StoreUnusable
from bot.domain.outcomes import Faulty, Outcome, Rejected, Sent, Throttled, Uncertain, Unreached
from bot.events import fields

log = logging.getLogger("ringkas.delivery")

STORE_PAUSE = 1.0
"""Seconds after which a store that could not be written is tried again."""
LONGEST_PAUSE = timedelta(minutes=15)
"""The longest back-off between two attempts that did not reach the platform."""
SHORT = timedelta(seconds=5)
"""The first back-off; each later one is twice as long."""

Hook = Callable[[Delivery, DeliveryState], Awaitable[None]]
"""Is told of each delivery that has ended."""


@dataclass(frozen=True, slots=True)
class _Attempts:
    """Writes down each attempt to send one message."""

    delivering: Delivering
    delivery: Delivery
    message: Message

    async def departs(self) -> None:
        """See `Watch`."""
        await self.delivering.note(Departed(self.delivery.id, self.message.number, self.delivering.clock()))

    async def landed(self, outcome: Outcome) -> None:
        """See `Watch`; where a message may be sent again under its nonce, only the last outcome tells what holds."""
        if isinstance(outcome, Unreached | Throttled):
            if not self.delivering.courier.repeat_seconds:
                await self.write(DeliveryState.PENDING, outcome)
        elif isinstance(outcome, Sent):
            await self.write(DeliveryState.SENT, outcome)

    async def write(self, state: DeliveryState, outcome: Outcome) -> None:
        """Write down how the message stands."""
        receipt, reason = getattr(outcome, "receipt", ""), getattr(outcome, "reason", "")
        await self.delivering.note(Landed(self.delivery.id, self.message.number, state, receipt=receipt, reason=reason))


@dataclass(slots=True)
class Delivering:
    """Sends deliveries over one courier, any number side by side; `clock` gives UTC, `sleep` waits for the store."""

    books: Books
    courier: Courier
    clock: Callable[[], datetime]
    ended: Hook
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    is_stopping: bool = False  # nothing leaves any more; what has left is still written down

    async def deliver(self, delivery: Delivery) -> None:
        """Send every part that has not been, in order; then settle.

        Raises:
            StoreUnusable: The store cannot be written, and the bot is to stop.
        """
        states = {message.number: message.state for message in delivery.messages}
        reason = delivery.reason
        if not states:
            await self._settle(delivery, DeliveryState.FAILED, "its messages are not kept any more")
            return
        for message in delivery.messages:
            if message.state in SETTLED:
                continue
            if self.is_stopping:
                await self.note(PutOff(delivery.id, self.clock(), counts=False))
                return
            if self._is_too_late(delivery):
                await self._settle(delivery, _fate(states, late=True), "it was too late by then")
                return
            outcome = await self._sent(delivery, message)
            if outcome is None:
                await self.note(PutOff(delivery.id, self.clock() + SHORT, "no answer came yet"))
                return
            if isinstance(outcome, Unreached | Throttled):
                await self._put_off(delivery, states, outcome)
                return
            states[message.number] = _STATE_OF[type(outcome)]
            reason = getattr(outcome, "reason", reason)
            if isinstance(outcome, Rejected | Faulty):
                break
        await self._settle(delivery, _fate(states), reason)

    async def note(self, event: LedgerEvent) -> None:
        """Write down what happened, however long another process keeps the store to itself: until then, nothing leaves.

        Raises:
            StoreUnusable: The store cannot be written, and the bot is to stop.
        """
        while True:
            try:
                await self.books.record(event)
            except StoreUnusable as error:
                if self.is_stopping:
                    raise
                log.warning("the ledger waits for the store", extra=fields(reason=error))
                await self.sleep(STORE_PAUSE)
            else:
                return

    def _is_too_late(self, delivery: Delivery) -> bool:
        """Whether nothing has left yet, and its slot is too long ago."""
        has_begun = any(message.first_left_at for message in delivery.messages)
        return self.clock() > delivery.expires_at and not has_begun

    async def _sent(self, delivery: Delivery, message: Message) -> Outcome | None:
        """Send one message, and write down what became of it; null: it may have arrived, and may be sent again."""
        attempts = _Attempts(self, delivery, message)
        left_at = message.first_left_at or self.clock()
        if message.state is DeliveryState.SENDING and not self._may_repeat(delivery, left_at):
            outcome: Outcome = Uncertain(message.reason or "the bot stopped before an answer came")
        else:
            outcome = await self._attempted(delivery, message, attempts)
            if isinstance(outcome, Uncertain) and self._may_repeat(delivery, left_at):
                return None
        if isinstance(outcome, Sent):
            return outcome  # written down as it landed
        if isinstance(outcome, Unreached | Throttled):
            if self.courier.repeat_seconds and message.state is not DeliveryState.SENDING:
                await attempts.write(DeliveryState.PENDING, outcome)
            return outcome
        await attempts.write(_STATE_OF[type(outcome)], outcome)
        return outcome

    def _may_repeat(self, delivery: Delivery, left_at: datetime) -> bool:
        """Whether a request that first left then, and has no answer, may leave again and still makes one message."""
        since = (self.clock() - left_at).total_seconds()
        return delivery.manner is Manner.EDIT or since < self.courier.repeat_seconds

    async def _attempted(self, delivery: Delivery, message: Message, attempts: _Attempts) -> Outcome:
        courier, to, content = self.courier, delivery.address, message.content
        nonce = f"{delivery.id}.{message.number}"
        if delivery.manner is Manner.EDIT:
            if not message.target:  # its chat has moved since, and messages there have other numbers
                return Faulty("the message is not known any more")
            return await courier.edit(to, message.target, content, attempts)
        if delivery.manner is Manner.REPLY and message.target:
            return await courier.reply(to, message.target, content, nonce, attempts)
        return await courier.post(to, content, nonce, attempts)

    async def _put_off(
        self, delivery: Delivery, states: dict[int, DeliveryState], outcome: Unreached | Throttled
    ) -> None:
        """Try again later, unless that would be too late."""
        now = self.clock()
        if self.is_stopping:
            await self.note(PutOff(delivery.id, now, counts=False))
            return
        if isinstance(outcome, Throttled):
            until, reason = now + timedelta(seconds=outcome.seconds), "the platform asks to wait"
        else:
            until, reason = now + back_off(delivery.address, delivery.attempts), outcome.reason
        if until > delivery.expires_at:
            await self._settle(delivery, _fate(states, late=True), reason)
        else:
            await self.note(PutOff(delivery.id, until, reason, counts=isinstance(outcome, Unreached)))

    async def _settle(self, delivery: Delivery, state: DeliveryState, reason: str) -> None:
        told = "" if state is DeliveryState.SENT else reason
        await self.note(Settled(delivery.id, state, self.clock(), told))
        await self.ended(delivery, state)


_STATE_OF: dict[type, DeliveryState] = {
    Sent: DeliveryState.SENT,
    Rejected: DeliveryState.FAILED,
    Faulty: DeliveryState.FAILED,
    Uncertain: DeliveryState.UNCERTAIN,
}


def _fate(states: dict[int, DeliveryState], *, late: bool = False) -> DeliveryState:
    """What a delivery ends as, by its messages; `late`: those that have not left will not any more."""
    if late or DeliveryState.FAILED in states.values():
        return DeliveryState.FAILED
    return DeliveryState.UNCERTAIN if DeliveryState.UNCERTAIN in states.values() else DeliveryState.SENT


def back_off(address: Address, attempts: int) -> timedelta:
    """How long to wait before a delivery is tried again that so many times did not reach the platform.

    Twice as long each time; up to a quarter shorter by address, so that chats that failed together do not come back
    together.
    """
    share = zlib.crc32(f"{address.text} {attempts}".encode()) / 2**32
    whole: timedelta = min(LONGEST_PAUSE, SHORT * 2 ** min(attempts, 20))
    return whole * (1 - share / 4)
