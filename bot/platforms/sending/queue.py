"""The queue that every message goes through, answers now and digests later, on any platform.

A message is sent by the task of whoever asks for it; the queue only says when. So where nothing has to wait, a message
costs no task, no timer and no turn of the event loop.
"""

from __future__ import annotations

import asyncio
import time
import zlib
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from bot.domain.addresses import Address
from bot.domain.outcomes import Moved, Outcome, Sent, Throttled, Uncertain, Unreached
from bot.platforms.sending.pacing import MARGIN, Pace
from bot.platforms.sending.waiting import Letter, Urgency, Waiting

IN_FLIGHT_AT_MOST = 20
"""How many messages are under way at once, a fifth of them answers; at 30 a second, a platform may take half a second
over each digest."""

ANSWER_PATIENCE = 600.0
"""For how many seconds the platform is waited for with an answer; later, nobody remembers the question."""

DIGEST_PATIENCE = 30.0
"""For how many seconds the platform is waited for with a digest; its place is better given to another chat meanwhile."""

ATTEMPTS_AT_MOST = 5
"""How often a message is sent that does not reach the platform."""

Post: TypeAlias = Callable[[Address], Awaitable[Outcome]]
"""Makes one attempt to send one message to an address."""

STOPPED = "stopped"
"""The reason where the queue was closed."""


def back_off(address: Address, unreached_count: int) -> float:
    """How many seconds to wait before a message is sent again that so many times did not reach the platform.

    Twice as long each time, from about a second; up to a quarter shorter by address, so that chats that failed together
    do not come back together.
    """
    share = zlib.crc32(f"{address.text} {unreached_count}".encode()) / 2**32
    return float(2 ** (unreached_count - 1) * (1 - share / 4))


def _wake(called: asyncio.Future[None]) -> None:
    if not called.done():  # whoever waited may have been cancelled
        called.set_result(None)


class Sender:
    """Sends messages by one account's pace, in order within a chat, and no chat waits for another.

    `clock` gives the seconds the pace is counted in, and `sleep` waits for some of them. Patience is for how many
    seconds an answer or a digest waits where the platform asks for it; null: for as long as it asks.
    """

    def __init__(
        self,
        pace: Pace,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        *,
        in_flight_at_most: int = IN_FLIGHT_AT_MOST,
        answer_patience: float | None = ANSWER_PATIENCE,
        digest_patience: float | None = DIGEST_PATIENCE,
    ) -> None:
        self.tally: Counter[str] = Counter()
        """How many attempts ended how, by the name of the outcome, since the start."""
        self._pace = pace
        self._clock = clock
        self._sleep = sleep
        self._room = (in_flight_at_most, in_flight_at_most - in_flight_at_most // 5)  # by urgency: however long digests
        # take, an answer finds a place
        self._patience = tuple(
            float("inf") if patience is None else patience for patience in (answer_patience, digest_patience)
        )
        self._waiting = Waiting(lambda letter: pace.chat_free_at(letter.address, is_group=letter.is_group))
        self._flights: dict[Letter, asyncio.Timeout] = {}
        self._called_count = 0  # flights, and messages that have their turn and are about to fly
        self._alarm: tuple[float, asyncio.Task[None]] | None = None
        self._is_closed = False
        self._drained: asyncio.Future[None] | None = None

    @property
    def backlog(self) -> int:
        """How many messages wait, in all chats; what is in flight does not wait."""
        return self._waiting.count

    def waiting_count(self, address: Address) -> int:
        """How many messages wait in the chat of an address."""
        lane = self._waiting.lane(address)
        return 0 if lane is None else len(lane)

    async def send(
        self,
        address: Address,
        post: Post,
        *,
        urgency: Urgency = Urgency.ANSWER,
        is_group: bool,
        departs: Callable[[], Awaitable[None]] | None = None,
    ) -> Outcome:
        """Send one message when its turn has come, and again where that is safe; say what came of it.

        `departs` is called, and may take its time, before each `post`. Cancelled while it waits, a message is never sent;
        cancelled in flight, it may have been.
        """
        letter = Letter(address, is_group, urgency, self._clock() + self._patience[urgency])
        self._line_up(letter)
        self._call_next()
        while letter.outcome is None:
            if not letter.is_called:
                await self._turn(letter)
            if letter.outcome is None:
                await self._attempt(letter, post, departs)
        return letter.outcome

    def hold(self, address: Address, seconds: float) -> None:
        """Let nothing go to the chat of an address for so long."""
        self._pace.hold(address, self._clock() + seconds)

    async def close(self, grace_seconds: float) -> None:
        """Let what is in flight end for so long, and cut off the rest; what waits is not sent any more.

        What is cut off is `Uncertain`, and what waits, or comes later, is `Unreached`. When this returns, nothing is in
        flight.
        """
        self._is_closed = True
        self._disarm()
        for lane in self._waiting.lanes():
            self._give_up(tuple(lane), Unreached(STOPPED))
        if not self._called_count:
            return
        self._drained = self._drained or asyncio.get_running_loop().create_future()
        grace = asyncio.ensure_future(self._sleep(grace_seconds))
        try:
            await asyncio.wait({grace, self._drained}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            grace.cancel()
        for flight in [each for each in self._flights.values() if not each.expired()]:
            flight.reschedule(asyncio.get_running_loop().time())
        await self._drained

    # One message

    def _line_up(self, letter: Letter, *, is_first: bool = False) -> None:
        """Let a message wait for its turn, unless it is not worth waiting."""
        now = self._clock()
        all_free_at = self._pace.free_at(now)
        free_at = max(all_free_at, self._pace.chat_free_at(letter.address, is_group=letter.is_group))
        letter.is_called = False
        if self._is_closed:
            letter.outcome = Unreached(STOPPED)
        elif free_at > letter.deadline:
            letter.outcome = Throttled(free_at - now, is_global=all_free_at == free_at)
        else:
            self._waiting.join(letter, now, is_first=is_first)

    async def _turn(self, letter: Letter) -> None:
        """Wait until a message is called, or given up."""
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        letter.wake = partial(_wake, called)
        try:
            await called
        except asyncio.CancelledError:
            if letter.is_called:
                self._land(letter)
            elif letter.outcome is None:
                self._waiting.leave(letter, self._clock())
            raise

    async def _attempt(self, letter: Letter, post: Post, departs: Callable[[], Awaitable[None]] | None) -> None:
        """Send a message once, and decide what becomes of it."""
        outcome: Outcome | None = None
        try:
            async with asyncio.timeout(None) as flight:  # closing the queue sets its end
                self._flights[letter] = flight
                if departs is not None:
                    await self._depart(departs)
                letter.has_left = True
                self._pace.left(self._clock())
                outcome = await post(letter.address)
        except Exception as error:  # noqa: BLE001 - whatever it is, the request may have left, and the queue goes on
            outcome = Uncertain(STOPPED if flight.expired() else type(error).__name__)
        finally:
            del self._flights[letter]
            self._land(letter, outcome)

    async def _depart(self, departs: Callable[[], Awaitable[None]]) -> None:
        """Let a message get ready, which may have begun a little early for that, and wait until it may leave."""
        began = self._clock()
        await departs()
        self._pace.took_to_depart(self._clock() - began)
        while (wait := self._pace.leaves_at() - self._clock()) > 0:
            await self._sleep(wait)

    def _land(self, letter: Letter, outcome: Outcome | None = None) -> None:
        """A message's attempt came to an end; null: its sender was cancelled."""
        now = self._clock()
        address = letter.address
        if not letter.has_left:
            self._pace.left(None)
        self._pace.answered(address, now, is_group=letter.is_group)
        self._called_count -= 1
        if outcome is not None:
            self.tally[type(outcome).__name__] += 1
            self._follow(letter, outcome, now)
        self._waiting.land(address, now)
        if self._drained is not None and not self._called_count and not self._drained.done():
            self._drained.set_result(None)
        self._call_next()

    def _follow(self, letter: Letter, outcome: Outcome, now: float) -> None:
        """Line a message up again where that is safe and may help; else it ends with this outcome."""
        match outcome:
            case Throttled():
                self._hold(letter, outcome, now)
                self._line_up(letter, is_first=True)
            case Unreached() if letter.unreached_count < ATTEMPTS_AT_MOST - 1:
                letter.unreached_count += 1
                letter.not_before = now + back_off(letter.address, letter.unreached_count)
                self._line_up(letter, is_first=True)
            case Moved() if not letter.is_moved:
                letter.is_moved = True
                letter.address = outcome.to
                self._line_up(letter)
            case Sent() if letter.is_moved:
                letter.outcome = replace(outcome, moved_to=letter.address)
            case _:
                letter.outcome = outcome

    def _hold(self, letter: Letter, asked: Throttled, now: float) -> None:
        """Wait as the platform asks; what is not worth waiting so long is given up."""
        until = now + asked.seconds + MARGIN
        self._pace.hold(None if asked.is_global else letter.address, until)
        lane = self._waiting.lane(letter.address)
        lanes = self._waiting.lanes() if asked.is_global else () if lane is None else (lane,)
        for each in lanes:
            late = tuple(waiting for waiting in each if waiting.deadline < until)
            self._give_up(late, replace(asked, seconds=until - now))

    def _give_up(self, letters: tuple[Letter, ...], outcome: Outcome) -> None:
        now = self._clock()
        for letter in letters:
            self._waiting.leave(letter, now)
            letter.outcome = outcome
            letter.wake()

    # All of them

    def _call_next(self) -> None:
        """Call every message that may go now, and set the alarm for the others."""
        if self._is_closed:
            return
        now = self._clock()
        self._waiting.awaken(now)
        while (urgency := self._waiting.next_as) is not None and self._called_count < self._room[urgency]:
            free_at = self._pace.free_at(now)
            if free_at > now:
                self._arm(free_at)
                return
            letter = self._waiting.call()
            self._pace.took(letter.address, now, is_group=letter.is_group)
            self._called_count += 1
            letter.is_called, letter.has_left = True, False
            letter.wake()
        if self._waiting.wakes_at is not None and self._called_count < self._room[Urgency.ANSWER]:
            self._arm(self._waiting.wakes_at)

    def _arm(self, at: float) -> None:
        """Call again at a moment, or before."""
        if self._alarm is not None and self._alarm[0] <= at:
            return
        self._disarm()
        self._alarm = (at, asyncio.get_running_loop().create_task(self._ring(at)))

    def _disarm(self) -> None:
        if self._alarm is not None:
            self._alarm[1].cancel()
            self._alarm = None

    async def _ring(self, at: float) -> None:
        await self._sleep(max(0.0, at - self._clock()))
        self._alarm = None
        self._call_next()
