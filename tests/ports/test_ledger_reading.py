"""What the ledger tells of deliveries, and what it drops in time."""

from datetime import timedelta

from builders import NOW
from ports.digests import (
    CHANNEL,
    DAY,
    GROUP,
    HOUR,
    MINUTE,
    PERSON,
    TOPIC,
    a_delivery,
    a_plan,
    a_subscription,
    an_edition,
    enqueue,
    leased,
    only,
)
from ports.test_ledger_outbox import send

from bot.domain.claims import ClaimVersion
from bot.domain.delivery import Delivery, DeliveryState, Departed, Manner, PutOff, Settled, SubscriptionState
from bot.domain.ledger import Ledger, LedgerTally, Planned

SECOND = timedelta(seconds=1)


def slots(entries: list[Delivery]) -> list[str]:
    """Which entries these are."""
    return [entry.slot for entry in entries]


def test_the_last_due_entries_come_first(ledger: Ledger) -> None:
    """In some states or in all, of one address or of all; without their messages."""
    enqueue(
        ledger,
        a_delivery(slot="1", due_at=NOW - DAY, state=DeliveryState.MISSED, edition=""),
        a_delivery(slot="2", state=DeliveryState.SKIPPED, edition=""),
        a_delivery(slot="3"),
        a_delivery(TOPIC, slot="4", due_at=NOW + HOUR),
        a_delivery(GROUP, slot="5", due_at=NOW + DAY, state=DeliveryState.SKIPPED, edition=""),
    )
    ended = [DeliveryState.SKIPPED, DeliveryState.MISSED, DeliveryState.SKIPPED]

    assert slots(ledger.deliveries(limit=9)) == ["5", "4", "3", "2", "1"]
    assert slots(ledger.deliveries(limit=2)) == ["5", "4"]
    assert slots(ledger.deliveries(limit=-1)) == []
    assert slots(ledger.deliveries(states=ended, limit=9)) == ["5", "2", "1"]
    assert slots(ledger.deliveries(address=PERSON, limit=2)) == ["3", "2"]
    assert slots(ledger.deliveries(address=GROUP, limit=9)) == ["5"]
    assert slots(ledger.deliveries(address=PERSON, states=ended, limit=9)) == ["2", "1"]
    assert ledger.deliveries(states=[DeliveryState.PENDING], limit=1)[0].messages == ()


def test_an_entry_without_edition_is_of_its_subscriptions_briefing(ledger: Ledger) -> None:
    """As long as there is the subscription."""
    ledger.subscribe(a_plan())
    enqueue(ledger, a_delivery(state=DeliveryState.SKIPPED, edition=""))
    assert only(ledger).briefing == "kazakhstan"
    ledger.unsubscribe(a_subscription().key)

    assert only(ledger).briefing == ""


def test_what_was_due_and_is_not_settled_is_told(ledger: Ledger) -> None:
    """The longest due first; also where somebody has it, or it did not reach its platform; not what is settled."""
    for number, minutes in enumerate((5, 4, 3, 2, 1)):
        new = a_delivery(subscription=str(number), slot=str(number), due_at=NOW - minutes * MINUTE)
        enqueue(ledger, new)
    zeroth, first, second, *_ = leased(ledger)
    ledger.record([Departed(zeroth.id, 1, NOW), PutOff(first.id, NOW + DAY, "502")])
    ledger.record([Settled(second.id, DeliveryState.FAILED, NOW)])

    assert slots(ledger.unsettled_since(NOW - MINUTE, limit=9)) == ["0", "1", "3"]
    assert slots(ledger.unsettled_since(NOW - MINUTE, limit=1)) == ["0"]
    assert slots(ledger.unsettled_since(NOW - 5 * MINUTE, limit=9)) == []


def test_a_platform_that_asked_to_wait_is_not_late(ledger: Ledger) -> None:
    """Until that wait was over for as long as any delivery may be late; then it counts again."""
    enqueue(ledger, a_delivery())
    (delivery,) = leased(ledger)
    ledger.record([PutOff(delivery.id, NOW + HOUR, "429", counts=False)])

    assert ledger.unsettled_since(NOW + HOUR - SECOND, limit=9) == []
    assert ledger.tally(NOW).oldest_pending is None
    assert len(ledger.unsettled_since(NOW + HOUR, limit=9)) == 1
    leased(ledger, after=HOUR)
    assert ledger.tally(NOW).oldest_pending == NOW
    assert len(ledger.unsettled_since(NOW + SECOND, limit=9)) == 1


def test_whoever_was_shown_a_claim_is_found(ledger: Ledger) -> None:
    """In any version, page by page, with the receipts; not where nothing arrived, nor corrections themselves."""
    other = an_edition("e2", claims=(ClaimVersion("budget-raised", 9),))
    unrelated = an_edition("e3", claims=())
    new = [
        a_delivery(PERSON),
        a_delivery(GROUP, edition="e2"),
        a_delivery(TOPIC, edition="e3"),
        a_delivery(PERSON, subscription="correction:1", edition="e2", manner=Manner.EDIT),
    ]
    enqueue(ledger, *new, a_delivery(CHANNEL), editions=[an_edition(), other, unrelated])
    for delivery in leased(ledger):
        send(ledger, delivery)
    first, second = ledger.showing("budget-raised", limit=9)

    assert [first.address, second.address] == [PERSON, GROUP]
    assert [message.receipt for message in first.messages] == [f"{first.id}1", f"{first.id}2"]
    assert ledger.showing("budget-raised", limit=1) == [first]
    assert ledger.showing("budget-raised", after=first.id, limit=9) == [second]
    assert ledger.showing("kamaz-stopped", limit=9) == [first]
    assert ledger.showing("unheard-of", limit=9) == []


def test_the_ledger_in_numbers(ledger: Ledger) -> None:
    """Of entries those due since a moment; of what waits the oldest, whenever it was due."""
    assert ledger.tally(NOW) == LedgerTally({}, {}, None)
    ledger.subscribe(a_plan())
    ledger.subscribe(a_plan(a_subscription(GROUP, state=SubscriptionState.PAUSED)))
    enqueue(
        ledger,
        a_delivery(PERSON, due_at=NOW - DAY),
        a_delivery(GROUP),
        a_delivery(TOPIC, state=DeliveryState.SKIPPED, edition=""),
        a_delivery(TOPIC, slot="old", due_at=NOW - SECOND, state=DeliveryState.SKIPPED, edition=""),
    )

    assert ledger.tally(NOW) == LedgerTally(
        {DeliveryState.PENDING: 1, DeliveryState.SKIPPED: 1},
        {SubscriptionState.ACTIVE: 1, SubscriptionState.PAUSED: 1},
        NOW - DAY,
    )


def test_old_entries_are_dropped_and_still_counted(ledger: Ledger) -> None:
    """By day and state; those that are not settled, or not for so long, stay."""
    enqueue(
        ledger,
        a_delivery(slot="0", due_at=NOW - 2 * DAY, state=DeliveryState.MISSED, edition=""),
        a_delivery(slot="1", due_at=NOW - DAY, state=DeliveryState.MISSED, edition=""),
        a_delivery(slot="2", due_at=NOW, state=DeliveryState.MISSED, edition=""),
        a_delivery(GROUP, slot="3", due_at=NOW - DAY),
        a_delivery(TOPIC, slot="4", due_at=NOW - DAY),
    )
    send(ledger, leased(ledger, limit=1)[0], NOW - SECOND)

    assert ledger.prune(NOW) == 3
    assert ledger.prune(NOW) == 0
    assert slots(ledger.deliveries(limit=9)) == ["2", "4"]
    assert ledger.tally(NOW - DAY).deliveries == {
        DeliveryState.MISSED: 2,
        DeliveryState.SENT: 1,
        DeliveryState.PENDING: 1,
    }
    assert ledger.tally(NOW - DAY + SECOND).deliveries == {DeliveryState.MISSED: 1}
    assert ledger.tally(NOW - 9 * DAY).deliveries[DeliveryState.MISSED] == 3


def test_the_same_day_is_counted_on(ledger: Ledger) -> None:
    """Whenever its entries are dropped."""
    for slot in "12":
        enqueue(ledger, a_delivery(slot=slot, due_at=NOW - DAY, state=DeliveryState.SKIPPED, edition=""))
        ledger.prune(NOW)

    assert ledger.tally(NOW - DAY).deliveries == {DeliveryState.SKIPPED: 2}


def test_an_edition_stays_as_long_as_an_entry_names_it(ledger: Ledger) -> None:
    """And no longer than it is of use; one that was composed since has yet to be named."""
    old, shared = (an_edition(key, composed_at=NOW - DAY) for key in ("e1", "e2"))
    enqueue(ledger, a_delivery(due_at=NOW - DAY), editions=[old])
    enqueue(ledger, a_delivery(GROUP, edition="e2", due_at=NOW - DAY), editions=[shared])
    for delivery in leased(ledger):
        send(ledger, delivery, NOW - HOUR)
    enqueue(ledger, a_delivery(TOPIC, edition="e2"), editions=[shared, an_edition("e3")])
    send(ledger, leased(ledger)[0])
    ledger.prune(NOW)

    assert [ledger.edition(key) is not None for key in ("e1", "e2", "e3")] == [False, True, True]
    assert [entry.address for entry in ledger.showing("budget-raised", limit=9)] == [TOPIC]


def test_a_number_is_never_given_twice(ledger: Ledger) -> None:
    """Platforms know messages by it for a while, though the entry be dropped."""
    enqueue(ledger, a_delivery(state=DeliveryState.SKIPPED, edition=""))
    before = only(ledger).id
    ledger.prune(NOW + SECOND)
    enqueue(ledger, a_delivery(state=DeliveryState.SKIPPED, edition=""))

    assert only(ledger).id > before


def test_a_known_edition_need_not_be_planned_again(ledger: Ledger) -> None:
    """Its key says which it is, and its parts are there."""
    enqueue(ledger)

    assert ledger.enqueue(Planned((), [a_delivery()])) == 1
    assert len(only(ledger).messages) == 2
