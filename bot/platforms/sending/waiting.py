"""Messages that wait for their turn: a lane for each chat, and the order in which lanes come up.

A lane is ready or asleep until its chat is free. Only the head of each is ever looked at, so that a turn costs the same
however many chats wait.
"""

from __future__ import annotations

import heapq
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from bot.domain.addresses import Address
from bot.domain.outcomes import Outcome
from bot.platforms.sending.pacing import chat_key


class Urgency(IntEnum):
    """What goes first where both wait."""

    ANSWER = 0  # somebody asked, and looks at the screen
    DIGEST = 1  # nobody waits for it at this second


def _nobody() -> None:
    """What is called when a message's turn came before anybody waited for it."""


@dataclass(slots=True, eq=False)
class Letter:
    """One message on its way, as often as it is tried."""

    address: Address
    is_group: bool
    urgency: Urgency
    deadline: float  # the platform is not waited for beyond this moment
    not_before: float = float("-inf")  # the end of its back-off
    unreached_count: int = 0
    is_moved: bool = False
    is_called: bool = False  # it has its turn, and is in flight
    has_left: bool = False  # since it had its turn
    outcome: Outcome | None = None  # what it ends with; null: not yet
    wake: Callable[[], None] = _nobody


@dataclass(slots=True, eq=False)
class Lane:
    """What waits for one chat. Lists, since few messages wait for one chat."""

    key: Hashable
    letters: tuple[list[Letter], list[Letter]] = field(default_factory=lambda: ([], []))  # by urgency
    is_flying: bool = False  # one of the chat's messages is in flight
    ready_as: Urgency | None = None
    wakes_at: float | None = None  # null: not asleep

    def __len__(self) -> int:
        return len(self.letters[0]) + len(self.letters[1])

    def __iter__(self) -> Iterator[Letter]:
        return iter((*self.letters[0], *self.letters[1]))

    @property
    def head(self) -> Letter:
        """The message that goes next."""
        return (self.letters[0] or self.letters[1])[0]


class Waiting:
    """All lanes that hold something, are in flight, or sleep."""

    def __init__(self, free_at: Callable[[Letter], float]) -> None:
        """Begin with none; `free_at` says from when on a message may go, as far as its chat is concerned."""
        self.count = 0  # of messages that wait
        self._free_at = free_at
        self._lanes: dict[Hashable, Lane] = {}
        self._ready: tuple[OrderedDict[Lane, None], OrderedDict[Lane, None]] = (OrderedDict(), OrderedDict())
        self._asleep: list[tuple[float, int, Lane]] = []  # heap; an entry whose time is not its lane's is stale
        self._serial = 0

    def __len__(self) -> int:
        return len(self._lanes)

    def lane(self, address: Address) -> Lane | None:
        """The lane of an address's chat; none: nothing waits there."""
        return self._lanes.get(chat_key(address))

    def lanes(self) -> tuple[Lane, ...]:
        """All lanes."""
        return tuple(self._lanes.values())

    @property
    def next_as(self) -> Urgency | None:
        """How urgent the next message is; none: no chat that is free has anything waiting."""
        return Urgency.ANSWER if self._ready[0] else Urgency.DIGEST if self._ready[1] else None

    @property
    def wakes_at(self) -> float | None:
        """When the next lane wakes; none: all are awake."""
        return self._asleep[0][0] if self._asleep else None

    def join(self, letter: Letter, now: float, *, is_first: bool = False) -> None:
        """Line a message up in its chat: behind all others of its urgency, or before them."""
        key = chat_key(letter.address)
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._lanes[key] = Lane(key)
        letters = lane.letters[letter.urgency]
        letters.insert(0 if is_first else len(letters), letter)
        self.count += 1
        self._put(lane, now)

    def leave(self, letter: Letter, now: float) -> None:
        """Take out a message that waits."""
        lane = self._lanes[chat_key(letter.address)]
        lane.letters[letter.urgency].remove(letter)
        self.count -= 1
        self._put(lane, now)

    def call(self) -> Letter:
        """Take the next message out of the lane that became ready first; answers before digests."""
        lane, _ = (self._ready[0] or self._ready[1]).popitem(last=False)
        letter = lane.head
        lane.letters[letter.urgency].pop(0)
        self.count -= 1
        lane.ready_as = None
        lane.is_flying = True
        return letter

    def land(self, address: Address, now: float) -> None:
        """The message in flight to an address's chat has come to an end."""
        lane = self._lanes[chat_key(address)]
        lane.is_flying = False
        self._put(lane, now)

    def awaken(self, now: float) -> None:
        """Make ready what has slept long enough."""
        while self._asleep and self._asleep[0][0] <= now:
            at, _, lane = heapq.heappop(self._asleep)
            if lane.wakes_at == at:
                lane.wakes_at = None
                self._put(lane, now)

    def _put(self, lane: Lane, now: float) -> None:
        """Put a lane where it belongs; an empty one that sleeps stays until it wakes, so that it sleeps only once."""
        if lane.is_flying:
            return
        if not lane:
            self._unready(lane)
            if lane.wakes_at is None:
                del self._lanes[lane.key]
            return
        head = lane.head
        at = max(self._free_at(head), head.not_before)
        if at <= now:
            self._make_ready(lane, head.urgency)
        elif lane.wakes_at is None or at < lane.wakes_at:
            self._unready(lane)
            lane.wakes_at = at
            self._serial += 1
            heapq.heappush(self._asleep, (at, self._serial, lane))

    def _make_ready(self, lane: Lane, urgency: Urgency) -> None:
        lane.wakes_at = None
        if lane.ready_as is not urgency:
            self._unready(lane)
            lane.ready_as = urgency
            self._ready[urgency][lane] = None

    def _unready(self, lane: Lane) -> None:
        if lane.ready_as is not None:
            del self._ready[lane.ready_as][lane]
            lane.ready_as = None
