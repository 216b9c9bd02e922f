"""An outbox loses nothing and doubles nothing, whatever happens in whatever order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from builders import NOW
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from ports.conftest import LedgerOpener
from ports.digests import DAY, HOUR, MINUTE, a_delivery, an_edition, enqueue

from bot.domain.delivery import (
    SETTLED,
    DeliveryState,
    Departed,
    Landed,
    LedgerEvent,
    PutOff,
    Settled,
)

ALL = 1_000
NUMBERS = st.integers(1, 2)
OPEN = (DeliveryState.PENDING, DeliveryState.SENDING)
OWNERS = st.sampled_from(["one", "other"])
LATER = st.sampled_from([timedelta(), MINUTE, HOUR])


@dataclass
class Entry:
    """A delivery as the model knows it."""

    due_at: datetime
    not_before: datetime
    subscription: str
    has_edition: bool
    state: DeliveryState
    owner: str = ""
    attempts: int = 0
    settled_at: datetime | None = None
    messages: dict[int, DeliveryState] = field(default_factory=dict)

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has begun to send it."""
        begun = set(self.messages.values()) - {DeliveryState.PENDING}
        return self.state is DeliveryState.PENDING and not self.owner and not begun


class Outbox(RuleBasedStateMachine):
    """A ledger, and plain dicts beside it."""

    def __init__(self, open_new_ledger: LedgerOpener) -> None:
        super().__init__()
        self.ledger = open_new_ledger()
        self.entries: dict[int, Entry] = {}
        self.slots: dict[tuple[str, str], int] = {}
        self.entered = 0
        self.now = NOW

    @rule(later=LATER)
    def wait(self, later: timedelta) -> None:
        """Time passes."""
        self.now += later

    @rule(
        subscription=st.sampled_from("ab"),
        slot=st.sampled_from("12345"),
        late=LATER,
        state=st.sampled_from([DeliveryState.PENDING] * 3 + [DeliveryState.SKIPPED, DeliveryState.MISSED]),
    )
    def enqueue(self, subscription: str, slot: str, late: timedelta, state: DeliveryState) -> None:
        """Enter a slot, or the same one again."""
        edition = "e1" if state in OPEN else ""
        due_at = self.now - late
        new = a_delivery(subscription=subscription, slot=slot, due_at=due_at, state=state, edition=edition)
        is_new = (subscription, slot) not in self.slots

        assert enqueue(self.ledger, new, editions=[an_edition(composed_at=NOW + 999 * DAY)]) == is_new
        if is_new:
            self._enter(subscription, slot, Entry(due_at, due_at, subscription, bool(edition), state))

    def _enter(self, subscription: str, slot: str, new: Entry) -> None:
        if new.state in SETTLED:
            new.settled_at = new.due_at
        for old in self.entries.values():
            is_older = old.subscription == subscription and old.due_at <= new.due_at and old.has_edition
            if new.has_edition and is_older and old.is_untouched:
                old.state, old.settled_at = DeliveryState.SKIPPED, old.due_at
        (id,) = {entry.id for entry in self.ledger.deliveries(limit=ALL)} - set(self.entries)
        self.entries[id] = new
        self.slots[subscription, slot] = id
        self.entered += 1

    @rule(owner=OWNERS, limit=st.integers(0, 3))
    def lease(self, owner: str, limit: int) -> None:
        """Take what may go."""
        free = [id for id, one in self.entries.items() if one.state in OPEN and one.not_before <= self.now]
        expected = sorted(free, key=lambda each: (self.entries[each].due_at, each))[:limit]
        found = self.ledger.lease("telegram", owner, self.now, self.now + MINUTE, limit=limit)

        assert [delivery.id for delivery in found] == expected
        for id in expected:
            one = self.entries[id]
            one.owner, one.not_before, one.attempts = owner, self.now + MINUTE, one.attempts + 1

    @rule(owner=st.just("") | OWNERS)
    def release(self, owner: str) -> None:
        """Give back leases."""
        taken = [one for one in self.entries.values() if one.owner and owner in ("", one.owner)]

        assert self.ledger.release(owner) == len(taken)
        for one in taken:
            one.owner, one.not_before, one.attempts = "", one.due_at, max(0, one.attempts - 1)

    def _taken(self, pick: int) -> tuple[int, Entry]:
        taken = [(id, one) for id, one in self.entries.items() if one.owner]
        return taken[pick % len(taken)]

    def _is_any_taken(self) -> bool:
        return any(one.owner for one in self.entries.values())

    @precondition(_is_any_taken)
    @rule(pick=st.integers(0, 9), number=NUMBERS, state=st.none() | st.sampled_from(DeliveryState))
    def attempt(self, pick: int, number: int, state: DeliveryState | None) -> None:
        """A request leaves, and an answer comes, or none."""
        id, one = self._taken(pick)
        events: list[LedgerEvent] = [Departed(id, number, self.now)]
        had_arrived = one.messages.get(number) is DeliveryState.SENT
        one.state = DeliveryState.SENDING
        one.messages[number] = DeliveryState.SENT if had_arrived else (state or DeliveryState.SENDING)
        if state:
            events.append(Landed(id, number, state, "77"))
        self.ledger.record(events)

    @precondition(_is_any_taken)
    @rule(pick=st.integers(0, 9), state=st.sampled_from(sorted(SETTLED)))
    def settle(self, pick: int, state: DeliveryState) -> None:
        """A delivery ends."""
        id, one = self._taken(pick)
        self.ledger.record([Settled(id, state, self.now)])
        one.state, one.owner, one.settled_at = state, "", self.now

    @precondition(_is_any_taken)
    @rule(pick=st.integers(0, 9), later=LATER, counts=st.booleans())
    def put_off(self, pick: int, later: timedelta, counts: bool) -> None:  # noqa: FBT001 - a rule's keyword
        """A delivery is tried again later."""
        id, one = self._taken(pick)
        self.ledger.record([PutOff(id, self.now + later, counts=counts)])
        one.state, one.owner, one.not_before = DeliveryState.PENDING, "", self.now + later
        one.attempts -= 0 if counts else 1

    @precondition(lambda self: self.entries)
    @rule(pick=st.integers(0, 9))
    def resend(self, pick: int) -> None:
        """An admin wants a delivery sent again."""
        id, one = list(self.entries.items())[pick % len(self.entries)]
        again = (DeliveryState.UNCERTAIN, DeliveryState.FAILED, DeliveryState.SENDING)
        lost = [number for number, state in one.messages.items() if state in again and one.settled_at]

        assert self.ledger.resend(id, self.now, self.now + DAY) == bool(lost)
        if lost:
            one.state, one.settled_at, one.attempts, one.not_before = DeliveryState.PENDING, None, 0, self.now
            one.messages |= dict.fromkeys(lost, DeliveryState.PENDING)

    @rule(age=LATER)
    def prune(self, age: timedelta) -> None:
        """What was settled before some time is dropped."""
        before = self.now - age
        old = [
            id for id, one in self.entries.items() if one.settled_at and one.settled_at < before and one.due_at < before
        ]

        assert self.ledger.prune(before) == len(old)
        self.slots = {slot: id for slot, id in self.slots.items() if id not in old}
        for id in old:
            del self.entries[id]

    @invariant()
    def every_entry_is_as_the_model_has_it(self) -> None:
        """None is lost, none is there twice, and each is in the state that its events led to."""
        found = {entry.id: entry for entry in self.ledger.deliveries(limit=ALL)}

        assert {id: (one.state, one.attempts, one.settled_at) for id, one in found.items()} == {
            id: (one.state, one.attempts, one.settled_at) for id, one in self.entries.items()
        }
        assert len({(one.subscription, one.slot) for one in found.values()}) == len(found)

    @invariant()
    def every_message_is_as_the_model_has_it(self) -> None:
        """Pending, as long as nothing else was said of it."""
        for id, one in self.entries.items():
            whole = self.ledger.delivery(id)
            assert whole is not None
            expected = {number: one.messages.get(number, DeliveryState.PENDING) for number in (1, 2)}
            assert {message.number: message.state for message in whole.messages} == (
                expected if one.has_edition else {}
            )

    @invariant()
    def nothing_vanishes_uncounted(self) -> None:
        """What was dropped is counted on; what waits is waited for until its very moment."""
        waiting = [one.not_before for one in self.entries.values() if one.state in OPEN and not one.owner]

        assert sum(self.ledger.tally(NOW - 999 * DAY).deliveries.values()) == self.entered
        assert self.ledger.next_due("telegram") == min(waiting, default=None)

    def teardown(self) -> None:
        """Let go of the file."""
        self.ledger.close()


def test_an_outbox_is_as_its_model(open_new_ledger: LedgerOpener) -> None:
    """After every step, and each step comes to the same."""

    class OfThisStore(Outbox):
        def __init__(self) -> None:
            super().__init__(open_new_ledger)

    run_state_machine_as_test(OfThisStore, settings=settings(max_examples=40, stateful_step_count=30))
