"""From the outbox to a platform: deliveries taken, sent part by part, and settled by what became of them.

One relay serves one courier. Parts of a delivery go in order, deliveries to one chat one after the other, chats side by
side; a chat that must wait is put off and holds nobody up.
"""

from __future__ import annotations

import asyncio
import logging
import zlib
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
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
from bot.domain.errors import BotError, StoreUnusable
from bot.domain.outcomes import Faulty, Outcome, Rejected, Sent, Throttled, Uncertain, Unreached
from bot.events import bug, fields

log = logging.getLogger("ringkas.delivery")

IN_FLIGHT_AT_MOST = 200
"""How many deliveries a relay has taken at once; far more than a platform lets through in a second."""
LEASE = timedelta(minutes=30)
"""For how long a delivery is taken; a relay that dies before gives it back at the next start."""
LONGEST_SLEEP = 5.0
"""Seconds after which the outbox is looked at again, whatever was said of it."""
STORE_PAUSE = 1.0
"""Seconds after which a store that could not be written is tried again."""
LONGEST_PAUSE = timedelta(minutes=15)
"""The longest back-off between two attempts that did not reach the platform."""
SHORT = timedelta(seconds=5)
"""The first back-off; each later one is twice as long."""

Hook = Callable[[Delivery, DeliveryState], Awaitable[None]]
"""Is told of each delivery that has ended."""


@dataclass(frozen=True)
class _Attempts:
    """Writes down each attempt to send one message."""

    relay: Relay
    delivery: Delivery
    message: Message

    async def departs(self) -> None:
        """See `Watch`."""
        await self.relay.note(Departed(self.delivery.id, self.message.number, self.relay.clock()))

    async def landed(self, outcome: Outcome) -> None:
        """See `Watch`; where a message may be sent again under its nonce, only the last outcome tells what holds."""
        if isinstance(outcome, Unreached | Throttled):
            if not self.relay.courier.repeat_seconds:
                await self.write(DeliveryState.PENDING, outcome)
        elif isinstance(outcome, Sent):
            await self.write(DeliveryState.SENT, outcome)

    async def write(self, state: DeliveryState, outcome: Outcome) -> None:
        """Write down how the message stands."""
        receipt, reason = getattr(outcome, "receipt", ""), getattr(outcome, "reason", "")
        await self.relay.note(
            Landed(self.delivery.id, self.message.number, state, self.relay.clock(), receipt=receipt, reason=reason)
        )


class Relay:
    """Sends what waits for one platform, until it is stopped; `clock` gives UTC, `owner` names its leases."""

    def __init__(
        self,
        books: Books,
        courier: Courier,
        owner: str,
        clock: Callable[[], datetime],
        ended: Hook,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`sleep` waits for the store."""
        self.courier = courier
        self.clock = clock
        self._books = books
        self._owner = owner
        self._ended = ended
        self._sleep = sleep
        self._lines: dict[tuple[str, str], deque[Delivery]] = {}  # of each chat, the one under way included
        self._tasks: set[asyncio.Task[None]] = set()
        self._taken: set[int] = set()
        self._woken = asyncio.Event()
        self._is_stopping = False
        self._is_taking = False

    @property
    def is_busy(self) -> bool:
        """Whether any delivery is taken, or about to be."""
        return bool(self._taken) or self._is_taking

    def wake(self) -> None:
        """Look at the outbox now: something was put there."""
        self._woken.set()

    async def note(self, event: LedgerEvent) -> None:
        """Write down what happened, however long another process keeps the store to itself: until then, nothing leaves.

        Raises:
            StoreUnusable: The store cannot be written, and the relay is to stop.
        """
        while True:
            try:
                await self._books.record(event)
            except StoreUnusable as error:
                if self._is_stopping:
                    raise
                log.warning("the ledger waits for the store", extra=fields(reason=error))
                await self._sleep(STORE_PAUSE)
            else:
                return

    async def run(self) -> None:
        """Take and send until cancelled; then give back what has not left, and let what has left be answered."""
        try:
            while True:
                pause = LONGEST_SLEEP
                try:
                    pause = await self._take()
                except BotError as error:
                    log.error("the outbox cannot be read", extra=fields(reason=error))  # noqa: TRY400 - refused on purpose
                await self._rest(pause)
        finally:
            self._is_stopping = True

    async def stop(self) -> None:
        """After `run` has ended and the courier was closed: wait for what is under way, and give back the leases."""
        self._is_stopping = True
        if self._tasks:
            await asyncio.wait(self._tasks)
        await self._books.write(lambda ledger: ledger.release(self._owner))

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):  # before Python 3.12, `wait_for` may overhear that it is cancelled
                await self._woken.wait()
        self._woken.clear()

    async def _take(self) -> float:
        """Take as many deliveries as there is room for; in how many seconds to look again."""
        room = IN_FLIGHT_AT_MOST - len(self._taken)
        if room <= 0 or not self.courier.is_ready():
            return LONGEST_SLEEP if room <= 0 else 1.0
        now, platform = self.clock(), self.courier.platform
        self._is_taking = True
        try:
            leased = await self._books.write(
                lambda ledger: ledger.lease(platform, self._owner, now, now + LEASE, limit=room)
            )
            for delivery in leased:
                self._line_up(delivery)
        finally:
            self._is_taking = False
        if len(leased) == room:
            return LONGEST_SLEEP
        due = await self._books.read(lambda ledger: ledger.next_due(platform))
        return LONGEST_SLEEP if due is None else min(LONGEST_SLEEP, max(0.05, (due - self.clock()).total_seconds()))

    def _line_up(self, delivery: Delivery) -> None:
        """Let a delivery go behind those of its chat."""
        if delivery.id in self._taken:
            return
        self._taken.add(delivery.id)
        chat = (delivery.address.platform, delivery.address.chat)
        line = self._lines.get(chat)
        if line is not None:
            line.append(delivery)
            return
        self._lines[chat] = line = deque([delivery])
        task = asyncio.create_task(self._serve(chat, line))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, chat: tuple[str, str], line: deque[Delivery]) -> None:
        try:
            while line:
                delivery = line[0]
                try:
                    await self._deliver(delivery)
                except BotError as error:
                    log.error("a delivery is not written down", extra=fields(delivery=delivery.id, reason=error))  # noqa: TRY400
                except Exception as error:  # noqa: BLE001 - one delivery must not stop the others
                    log.error("a delivery failed", extra=fields(delivery=delivery.id) | bug(error))  # noqa: TRY400
                line.popleft()
                self._taken.discard(delivery.id)
                if len(self._taken) == IN_FLIGHT_AT_MOST - 1:
                    self.wake()
        finally:
            del self._lines[chat]
            if not self._taken:
                self.wake()

    async def _deliver(self, delivery: Delivery) -> None:
        """Send every part that has not been, in order; then settle."""
        states = {message.number: message.state for message in delivery.messages}
        reason = delivery.reason
        if not states:
            await self._settle(delivery, DeliveryState.FAILED, "its messages are not kept any more")
            return
        for message in delivery.messages:
            if message.state in SETTLED:
                continue
            if self._is_stopping:
                await self.note(PutOff(delivery.id, self.clock(), counts=False))
                return
            if self._is_too_late(delivery):
                await self._settle(delivery, self._fate(states, late=True), "it was too late by then")
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
        await self._settle(delivery, self._fate(states), reason)

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
        if self._is_stopping:
            await self.note(PutOff(delivery.id, now, counts=False))
            return
        if isinstance(outcome, Throttled):
            until, reason = now + timedelta(seconds=outcome.seconds), "the platform asks to wait"
        else:
            until, reason = now + back_off(delivery.address, delivery.attempts), outcome.reason
        if until > delivery.expires_at:
            await self._settle(delivery, self._fate(states, late=True), reason)
        else:
            await self.note(PutOff(delivery.id, until, reason, counts=isinstance(outcome, Unreached)))

    def _fate(self, states: dict[int, DeliveryState], *, late: bool = False) -> DeliveryState:
        """What a delivery ends as, by its messages; `late`: those that have not left will not any more."""
        if late or DeliveryState.FAILED in states.values():
            return DeliveryState.FAILED
        return DeliveryState.UNCERTAIN if DeliveryState.UNCERTAIN in states.values() else DeliveryState.SENT

    async def _settle(self, delivery: Delivery, state: DeliveryState, reason: str) -> None:
        told = "" if state is DeliveryState.SENT else reason
        await self.note(Settled(delivery.id, state, self.clock(), told))
        await self._ended(delivery, state)


_STATE_OF: dict[type, DeliveryState] = {
    Sent: DeliveryState.SENT,
    Rejected: DeliveryState.FAILED,
    Faulty: DeliveryState.FAILED,
    Uncertain: DeliveryState.UNCERTAIN,
}


def back_off(address: Address, attempts: int) -> timedelta:
    """How long to wait before a delivery is tried again that so many times did not reach the platform.

    Twice as long each time; up to a quarter shorter by address, so that chats that failed together do not come back
    together.
    """
    share = zlib.crc32(f"{address.text} {attempts}".encode()) / 2**32
    whole: timedelta = min(LONGEST_PAUSE, SHORT * 2 ** min(attempts, 20))
    return whole * (1 - share / 4)
