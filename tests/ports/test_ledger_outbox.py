"""Deliveries on their way: entered once, taken by one, and what became of each is written down."""

from datetime import datetime, timedelta

import pytest
from builders import NOW
from ports.digests import (
    CHANNEL,
    DAY,
    GROUP,
    HOUR,
    MINUTE,
    PERSON,
    SEEN,
    TOPIC,
    a_delivery,
    an_edition,
    enqueue,
    leased,
    only,
)

from bot.domain.delivery import (
    SETTLED,
    Bookmark,
    Delivery,
    DeliveryState,
    Departed,
    Landed,
    Manner,
    Message,
    Part,
    PutOff,
    Seen,
    Settled,
)
from bot.domain.ledger import Ledger, Planned

SECOND = timedelta(seconds=1)


def states(ledger: Ledger) -> dict[str, DeliveryState]:
    """How each slot stands."""
    return {entry.slot: entry.state for entry in ledger.deliveries(limit=9)}


def send(ledger: Ledger, delivery: Delivery, at: datetime = NOW) -> None:
    """Let every message of a delivery arrive; receipts are its id and their numbers."""
    for message in delivery.messages:
        receipt = f"{delivery.id}{message.number}"
        ledger.record([Departed(delivery.id, message.number, at)])
        ledger.record([Landed(delivery.id, message.number, DeliveryState.SENT, receipt)])
    ledger.record([Settled(delivery.id, DeliveryState.SENT, at)])


def test_a_slot_is_entered_once(ledger: Ledger) -> None:
    """Whoever plans it again, and whatever for; another slot, or another subscription, is another entry."""
    assert enqueue(ledger, a_delivery(slot="2022-07-27T07:00"), a_delivery(due_at=NOW - DAY), a_delivery(GROUP)) == 3
    assert enqueue(ledger, a_delivery(), a_delivery(GROUP, reason="other", due_at=NOW + HOUR)) == 0
    assert enqueue(ledger) == ledger.enqueue(Planned()) == 0

    assert [entry.reason for entry in ledger.deliveries(limit=9)] == ["", "", ""]


def test_an_entry_is_all_that_was_planned(ledger: Ledger) -> None:
    """With the messages of its edition for its platform."""
    edition = an_edition(parts={"discord": (Part("{}"),), "telegram": (Part("one"), Part("two"))})
    enqueue(ledger, a_delivery(TOPIC, of=7, manner=Manner.EDIT), editions=[edition])
    entry = only(ledger)

    assert entry == Delivery(
        id=entry.id,
        subscription="chat:telegram:-42/7:kazakhstan",
        slot="2022-07-26T07:00",
        address=TOPIC,
        due_at=NOW,
        expires_at=NOW + 6 * HOUR,
        state=DeliveryState.PENDING,
        reason="",
        attempts=0,
        edition="e1",
        manner=Manner.EDIT,
        briefing="kazakhstan",
        messages=(Message(1, "one"), Message(2, "two")),
    )


@pytest.mark.parametrize("state", [DeliveryState.SKIPPED, DeliveryState.MISSED])
def test_a_slot_for_which_nothing_is_sent_has_an_entry(ledger: Ledger, state: DeliveryState) -> None:
    """Settled when it was due, and nothing for a relay."""
    enqueue(ledger, a_delivery(state=state, reason="nothing new", edition="", seen=None))

    assert leased(ledger) == []
    assert (only(ledger).state, only(ledger).reason, only(ledger).settled_at) == (state, "nothing new", NOW)
    assert (only(ledger).edition, only(ledger).messages) == ("", ())


def test_a_known_edition_stays_as_it_was(ledger: Ledger) -> None:
    """Its key says what is in it; its parts are not read with it."""
    enqueue(ledger)
    enqueue(ledger, editions=[an_edition(document="other", composed_at=NOW + DAY)])

    assert ledger.edition("e1") == an_edition(parts={})
    assert ledger.edition("e2") is None


def test_a_known_edition_gets_its_messages_for_another_platform(ledger: Ledger) -> None:
    """One edition for all who have seen the same, whichever platform wants it first; what was set already stays."""
    first = an_edition(parts={"discord": (Part("{}"),)})
    enqueue(ledger, a_delivery(CHANNEL), editions=[first])
    later = an_edition(parts={"discord": (Part("set"), Part("anew")), "telegram": (Part("one"), Part("two"))})
    enqueue(ledger, a_delivery(PERSON), a_delivery(CHANNEL, "next"), editions=[later])

    assert [message.content for each in leased(ledger) for message in each.messages] == ["one", "two"]
    of_channel = leased(ledger, "discord")
    assert [message.content for each in of_channel for message in each.messages] == ["{}"]


def test_a_newer_slot_takes_the_place_of_what_waits(ledger: Ledger) -> None:
    """Nobody gets two digests at once; one for which nothing is sent takes nobody's place."""
    enqueue(ledger, a_delivery(slot="1", due_at=NOW - DAY), a_delivery(GROUP, slot="other"))
    enqueue(ledger, a_delivery(slot="2", state=DeliveryState.SKIPPED, edition=""))
    assert states(ledger)["1"] is DeliveryState.PENDING
    enqueue(ledger, a_delivery(slot="3"), a_delivery(slot="4"))

    assert states(ledger) == {
        "1": DeliveryState.SKIPPED,
        "2": DeliveryState.SKIPPED,
        "3": DeliveryState.SKIPPED,
        "4": DeliveryState.PENDING,
        "other": DeliveryState.PENDING,
    }
    assert {entry.reason for entry in ledger.deliveries(states=[DeliveryState.SKIPPED], limit=9)} == {
        "a newer slot",
        "",
    }


def test_an_older_slot_takes_no_place(ledger: Ledger) -> None:
    """Which may be entered late."""
    enqueue(ledger, a_delivery(slot="2"))
    enqueue(ledger, a_delivery(slot="1", due_at=NOW - DAY))

    assert set(states(ledger).values()) == {DeliveryState.PENDING}


def test_a_surely_unsent_delivery_may_be_replaced(ledger: Ledger) -> None:
    """It was tried, and nothing of it arrived."""
    enqueue(ledger, a_delivery(slot="1"))
    (delivery,) = leased(ledger)
    ledger.record(
        [Departed(delivery.id, 1, NOW), Landed(delivery.id, 1, DeliveryState.PENDING), PutOff(delivery.id, NOW)]
    )
    enqueue(ledger, a_delivery(slot="2", due_at=NOW + HOUR))

    assert states(ledger)["1"] is DeliveryState.SKIPPED


def test_what_somebody_has_begun_to_send_stays(ledger: Ledger) -> None:
    """A relay has it, or a part of it has arrived, or may have."""
    enqueue(ledger, a_delivery(slot="1"), a_delivery(GROUP, slot="3"), a_delivery(TOPIC, slot="5"))
    _, arrived, left = leased(ledger)
    ledger.record([Departed(arrived.id, 1, NOW), Landed(arrived.id, 1, DeliveryState.SENT, "1")])
    ledger.record([PutOff(arrived.id, NOW), Departed(left.id, 1, NOW), PutOff(left.id, NOW)])
    enqueue(ledger, *(a_delivery(at, slot=slot) for at, slot in ((PERSON, "2"), (GROUP, "4"), (TOPIC, "6"))))

    assert DeliveryState.SKIPPED not in states(ledger).values()
    assert len(states(ledger)) == 6


def test_a_delivery_is_taken_by_one(ledger: Ledger) -> None:
    """Until its lease ends, or is given back."""
    enqueue(ledger, a_delivery())

    assert [len(leased(ledger, after=after)) for after in (timedelta(), MINUTE - SECOND, MINUTE)] == [1, 0, 1]
    assert only(ledger).attempts == 2
    assert [ledger.release("relay"), ledger.release("relay")] == [1, 0]
    assert [len(leased(ledger, after=after)) for after in (timedelta(), timedelta())] == [1, 0]


def test_only_its_owner_gives_back_a_lease(ledger: Ledger) -> None:
    """Or all are given back, as at a start; either way it was no attempt."""
    enqueue(ledger, a_delivery(), a_delivery(GROUP))
    leased(ledger, limit=1)
    ledger.lease("telegram", "other", NOW, NOW + MINUTE, limit=9)

    assert [ledger.release(owner) for owner in ("stranger", "other", "", "")] == [0, 1, 1, 0]
    assert [entry.attempts for entry in ledger.deliveries(limit=9)] == [0, 0]


def test_the_longest_due_goes_first(ledger: Ledger) -> None:
    """On each platform for itself; what is due later waits, what has expired is taken to be settled."""
    enqueue(
        ledger,
        a_delivery(slot="late", subscription="a"),
        a_delivery(slot="later", subscription="b"),
        a_delivery(slot="expired", subscription="c", due_at=NOW - DAY, expires_at=NOW - HOUR),
        a_delivery(slot="to come", subscription="d", due_at=NOW + SECOND),
        a_delivery(CHANNEL, slot="elsewhere"),
    )

    assert leased(ledger, limit=0) == leased(ledger, limit=-1) == []
    assert [entry.slot for entry in leased(ledger, limit=2)] == ["expired", "late"]
    assert [entry.slot for entry in leased(ledger)] == ["later"]
    assert [entry.slot for entry in leased(ledger, "discord")] == ["elsewhere"]


def test_the_next_delivery_is_known_beforehand(ledger: Ledger) -> None:
    """Those that somebody has taken aside, those that are put off at the moment to which they are."""
    assert ledger.next_due("telegram") is None
    enqueue(ledger, a_delivery(), a_delivery(GROUP, due_at=NOW + HOUR), a_delivery(CHANNEL, due_at=NOW - HOUR))
    assert ledger.next_due("telegram") == NOW
    (delivery,) = leased(ledger)
    assert ledger.next_due("telegram") == NOW + HOUR
    ledger.record([PutOff(delivery.id, NOW + MINUTE)])

    assert ledger.next_due("telegram") == NOW + MINUTE


def test_an_attempt_is_written_down_before_it_is_made(ledger: Ledger) -> None:
    """Whoever takes the delivery next sees that a request left, and when the first one did."""
    enqueue(ledger, a_delivery())
    (delivery,) = leased(ledger)
    ledger.record([Departed(delivery.id, 1, NOW + SECOND), Departed(delivery.id, 1, NOW + 2 * SECOND)])
    assert only(ledger).state is DeliveryState.SENDING
    (again,) = leased(ledger, after=MINUTE)

    assert again.messages == (
        Message(1, "first", DeliveryState.SENDING, attempts=2, first_left_at=NOW + SECOND),
        Message(2, "second"),
    )


@pytest.mark.parametrize("state", [DeliveryState.PENDING, DeliveryState.FAILED, DeliveryState.UNCERTAIN])
def test_what_became_of_a_message_is_kept(ledger: Ledger, state: DeliveryState) -> None:
    """With the platform's words; also where nothing left at all."""
    enqueue(ledger, a_delivery())
    (delivery,) = leased(ledger)
    ledger.record([Departed(delivery.id, 1, NOW), Landed(delivery.id, 1, state, reason="502")])
    ledger.record([Landed(delivery.id, 2, state, reason="403")])

    assert only(ledger).messages == (
        Message(1, "first", state, attempts=1, first_left_at=NOW, reason="502"),
        Message(2, "second", state, reason="403"),
    )


def test_what_has_arrived_stays_so(ledger: Ledger) -> None:
    """Whatever a relay whose lease had run out says later."""
    enqueue(ledger, a_delivery())
    (delivery,) = leased(ledger)
    ledger.record([Departed(delivery.id, 1, NOW), Landed(delivery.id, 1, DeliveryState.SENT, "77")])
    ledger.record([Departed(delivery.id, 1, NOW), Landed(delivery.id, 1, DeliveryState.UNCERTAIN, reason="lost")])

    assert only(ledger).messages[0] == Message(1, "first", DeliveryState.SENT, "77", 2, NOW)


def test_a_settled_delivery_is_not_taken_again(ledger: Ledger) -> None:
    """In whatever state it ended, and whenever."""
    for number, state in enumerate(SETTLED):
        enqueue(ledger, a_delivery(slot=str(number), subscription=str(number)))
        (delivery,) = leased(ledger)
        ledger.record([Settled(delivery.id, state, NOW + SECOND, "as it is")])
        ledger.record([PutOff(delivery.id, NOW)])
        found = ledger.delivery(delivery.id)

        assert found is not None
        assert (found.state, found.reason, found.settled_at) == (state, "as it is", NOW + SECOND)
    assert leased(ledger, after=DAY) == []
    assert ledger.release("") == 0


@pytest.mark.parametrize("state", sorted(SETTLED))
def test_an_address_has_seen_what_it_was_sent(ledger: Ledger, state: DeliveryState) -> None:
    """Or may have been; and only with its own delivery."""
    enqueue(ledger, a_delivery(TOPIC), a_delivery(GROUP))
    delivery = next(one for one in leased(ledger) if one.address == TOPIC)
    assert ledger.seen(TOPIC, "kazakhstan") is None
    ledger.record([Settled(delivery.id, state, NOW)])

    has_seen = state in (DeliveryState.SENT, DeliveryState.UNCERTAIN)
    assert ledger.seen(TOPIC, "kazakhstan") == (SEEN if has_seen else None)
    assert ledger.seen(GROUP, "kazakhstan") is None


def test_a_late_answer_takes_nothing_back(ledger: Ledger) -> None:
    """Where an older edition settles after a newer one; a correction says nothing about what was seen."""
    newer, older = Seen(Bookmark(20, 0), NOW), Seen(Bookmark(19, 9), NOW)
    for slot, seen in (("1", newer), ("2", older), ("3", None)):
        enqueue(ledger, a_delivery(slot=slot, seen=seen))
        send(ledger, leased(ledger)[0])

    assert ledger.seen(PERSON, "kazakhstan") == newer


def test_a_delivery_that_is_put_off_waits(ledger: Ledger) -> None:
    """It counts as an attempt, unless the platform only asked to wait."""
    enqueue(ledger, a_delivery())
    (delivery,) = leased(ledger)
    ledger.record([Departed(delivery.id, 1, NOW), PutOff(delivery.id, NOW + HOUR, "502")])
    assert (only(ledger).state, only(ledger).reason, only(ledger).attempts) == (DeliveryState.PENDING, "502", 1)
    assert leased(ledger, after=HOUR - SECOND) == []
    (again,) = leased(ledger, after=HOUR)
    ledger.record([PutOff(again.id, NOW + 2 * HOUR, "429", counts=False)])

    assert (again.attempts, only(ledger).attempts) == (2, 1)


def test_of_a_delivery_that_is_gone_nothing_is_written(ledger: Ledger) -> None:
    """Nor does it stop what is written together with it."""
    enqueue(ledger, a_delivery())
    (delivery,) = leased(ledger)
    gone = delivery.id + 1
    ledger.record(
        [
            Departed(gone, 1, NOW),
            Landed(gone, 1, DeliveryState.SENT, "1"),
            PutOff(gone, NOW),
            Settled(gone, DeliveryState.SENT, NOW),
            Settled(delivery.id, DeliveryState.SENT, NOW),
        ]
    )

    assert ledger.delivery(gone) is None
    assert states(ledger) == {"2022-07-26T07:00": DeliveryState.SENT}


def test_an_edit_knows_the_messages_that_it_replaces(ledger: Ledger) -> None:
    """Each the one of its number; a reply stands below the last of them."""
    enqueue(ledger, a_delivery())
    (posted,) = leased(ledger)
    send(ledger, posted)
    three = an_edition("e2", parts={"telegram": (Part("a"), Part("b"), Part("c"))})
    for manner in (Manner.EDIT, Manner.REPLY):
        new = a_delivery(subscription=f"correction:{manner}", edition="e2", manner=manner, of=posted.id, seen=None)
        enqueue(ledger, new, editions=[three])
    edit, reply = leased(ledger)

    first, last = f"{posted.id}1", f"{posted.id}2"
    assert [message.target for message in edit.messages] == [first, last, ""]
    assert [message.target for message in reply.messages] == [last, last, last]
    assert [message.target for message in posted.messages] == ["", ""]


def test_what_failed_can_be_sent_again(ledger: Ledger) -> None:
    """What has arrived is not; the name by which a platform knew the message is as good as new."""
    enqueue(ledger, a_delivery())
    (delivery,) = leased(ledger)
    ledger.record([Departed(delivery.id, 1, NOW), Landed(delivery.id, 1, DeliveryState.SENT, "77")])
    ledger.record([Departed(delivery.id, 2, NOW), Landed(delivery.id, 2, DeliveryState.UNCERTAIN, reason="lost")])
    assert not ledger.resend(delivery.id, NOW, NOW + DAY)
    ledger.record([Settled(delivery.id, DeliveryState.UNCERTAIN, NOW, "lost")])

    assert ledger.resend(delivery.id, NOW + HOUR, NOW + DAY)
    assert leased(ledger, after=HOUR - SECOND) == []
    (again,) = leased(ledger, after=HOUR)
    assert (again.expires_at, again.settled_at, again.attempts, again.reason) == (NOW + DAY, None, 1, "")
    assert again.messages == (
        Message(1, "first", DeliveryState.SENT, "77", 1, NOW),
        Message(2, "second", DeliveryState.PENDING, attempts=1, reason="lost"),
    )


def test_what_has_arrived_is_not_sent_again(ledger: Ledger) -> None:
    """Nor what is not there."""
    enqueue(ledger, a_delivery())
    (delivery,) = leased(ledger)
    send(ledger, delivery)

    assert not ledger.resend(delivery.id, NOW, NOW + DAY)
    assert not ledger.resend(delivery.id + 1, NOW, NOW + DAY)
    assert leased(ledger, after=DAY) == []
