"""The judge of the chaos: whatever may go wrong with a delivery is seen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from chaos.fakes import Entry
from chaos.verdict import Verdict, judged

from bot.domain.addresses import Address
from bot.domain.delivery import Delivery, DeliveryState, Manner, Message

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SENT, UNCERTAIN, PENDING = DeliveryState.SENT, DeliveryState.UNCERTAIN, DeliveryState.PENDING
HERE, THERE = Address("telegram", "1", ""), Address("discord", "112233445566778899")


def entry(number: int, text: str, *, chat: str = "1", kind: str = "post") -> Entry:
    """A line of a journal."""
    return {"kind": kind, "chat": chat, "thread": "", "id": str(number), "text": text}


def delivery(*messages: Message, state: DeliveryState = SENT, address: Address = HERE) -> Delivery:
    """An entry of the ledger."""
    slot = "2026-11-22T07:00"
    return Delivery(
        7, "key", slot, address, NOW, NOW, state, "", 1, "edition", Manner.POST, messages=messages, settled_at=NOW
    )


def message(number: int, text: str, state: DeliveryState = SENT, *, receipt: str | None = None) -> Message:
    """A part of it, under the receipt of its number."""
    content = json.dumps({"html": text, "markup": ""})
    return Message(number, content, state, (str(number) if state is SENT else "") if receipt is None else receipt)


def verdict(journal: Sequence[Entry], *ledger: Delivery) -> Verdict:
    """The judgement where one slot was due."""
    return judged(ledger, {"telegram": journal}, {("key", "2026-11-22T07:00"): PENDING})


WHOLE = delivery(message(1, "a"), message(2, "b"))
ARRIVED = (entry(1, "a"), entry(2, "b"))


def test_what_arrived_whole_once_and_in_order_is_well() -> None:
    """Nothing is found where nothing is wrong."""
    found = verdict(ARRIVED, WHOLE)

    assert (found.faults, found.states, found.posts) == ([], {"sent": 1}, {"telegram": 2})


def test_edits_and_what_was_asked_for_again_are_no_messages() -> None:
    """They stand in the journal, and not in the chat."""
    found = verdict([*ARRIVED, entry(1, "a", kind="edit"), entry(2, "b", kind="again")], WHOLE)

    assert found.faults == []


@pytest.mark.parametrize(
    ("journal", "ledger"),
    [
        pytest.param(ARRIVED[:1], [WHOLE], id="a message is lost"),
        pytest.param([entry(1, "a", chat="2"), ARRIVED[1]], [WHOLE], id="a message is in another chat"),
        pytest.param([entry(1, "x"), ARRIVED[1]], [WHOLE], id="a message has other words"),
        pytest.param([entry(9, "a"), ARRIVED[1]], [WHOLE], id="a message has another receipt"),
        pytest.param(ARRIVED[::-1], [WHOLE], id="the parts are out of order"),
        pytest.param([*ARRIVED, entry(3, "a")], [WHOLE], id="a message is doubled"),
        pytest.param([*ARRIVED, entry(3, "c")], [WHOLE], id="nobody planned a message"),
        pytest.param(ARRIVED, [WHOLE, replace(WHOLE, id=8)], id="a slot has two entries"),
        pytest.param([], [], id="a slot has no entry"),
        pytest.param(ARRIVED, [WHOLE, replace(WHOLE, slot="2026-11-22T08:00", messages=())], id="an entry too many"),
        pytest.param(ARRIVED, [replace(WHOLE, state=PENDING)], id="a delivery is pending"),
        pytest.param(ARRIVED, [replace(WHOLE, state=DeliveryState.SENDING)], id="a delivery is under way"),
        pytest.param(ARRIVED, [replace(WHOLE, state=DeliveryState.FAILED)], id="a delivery failed"),
        pytest.param(ARRIVED, [replace(WHOLE, state=UNCERTAIN)], id="a delivery is uncertain for no reason"),
        pytest.param([], [delivery(state=DeliveryState.MISSED)], id="what was due was missed"),
        pytest.param([], [delivery(state=DeliveryState.SKIPPED)], id="what was due was skipped"),
        pytest.param([], [delivery()], id="nothing is sent of what is called sent"),
        pytest.param(ARRIVED[:1], [delivery(message(1, "a"), message(2, "b", PENDING))], id="a part was left out"),
        pytest.param(
            ARRIVED[:1],
            [delivery(message(1, "a"), message(2, "b", UNCERTAIN))],
            id="a part is uncertain, the whole not",
        ),
        pytest.param(
            [entry(1, "a"), entry(2, "a")],
            [delivery(message(1, "a", UNCERTAIN), state=UNCERTAIN)],
            id="a message is doubled, and uncertain",
        ),
    ],
)
def test_whatever_goes_wrong_is_seen(journal: Sequence[Entry], ledger: Sequence[Delivery]) -> None:
    """Each of these is what a bug would do."""
    found = verdict(journal, *ledger)

    assert found.faults != []


def test_an_uncertain_message_may_stand_there_or_not() -> None:
    """Either is what the word means; it is counted."""
    uncertain = delivery(message(1, "a", UNCERTAIN), state=UNCERTAIN)
    there, gone = verdict([entry(1, "a")], uncertain), verdict([], uncertain)

    assert (there.faults, there.uncertain) == ([], {"telegram, arrived": 1})
    assert (gone.faults, gone.uncertain) == ([], {"telegram, not arrived": 1})


def test_the_words_of_an_embed_are_compared() -> None:
    """Discord's journal has the words of a message, not its JSON."""
    content = json.dumps({"embeds": [{"title": "A", "description": "b"}], "components": []})
    sent = delivery(Message(1, content, SENT, "5"), address=THERE)
    journal = {"discord": [entry(5, "A\nb", chat=THERE.chat)]}

    assert judged([sent], journal, {("key", "2026-11-22T07:00"): PENDING}).faults == []
    journal["discord"][0]["text"] = "A\nc"
    assert judged([sent], journal, {("key", "2026-11-22T07:00"): PENDING}).faults != []


ABOUT = delivery(message(1, "a, says Ana"), message(2, "b"))
EDIT = replace(ABOUT, id=8, subscription="correction:7", slot="one", manner=Manner.EDIT)
REPLY = replace(delivery(message(9, "says Ana")), id=9, subscription="correction:7", slot="one", manner=Manner.REPLY)


def corrected(journal: Sequence[Entry], *corrections: Delivery) -> Verdict:
    """The judgement where what was delivered is outdated, and its chat must be told of Ana."""
    due = {("key", "2026-11-22T07:00"): PENDING}
    return judged([WHOLE, *corrections], {"telegram": journal}, due, {WHOLE.id: {"Ana"}})


def test_a_correction_stands_in_the_place_of_the_message_or_below_it() -> None:
    """Either tells the chat; an edit is no message of its own."""
    in_place = corrected([*ARRIVED, entry(1, "a, says Ana", kind="edit")], EDIT)
    below = corrected([*ARRIVED, entry(9, "says Ana")], REPLY)

    assert (in_place.faults, in_place.corrected) == ([], {"in place": 1})
    assert (below.faults, below.corrected) == ([], {"below": 1})


@pytest.mark.parametrize(
    ("journal", "corrections"),
    [
        pytest.param(ARRIVED, [], id="nobody planned a correction"),
        pytest.param(ARRIVED, [EDIT], id="an edit did not arrive"),
        pytest.param([*ARRIVED, entry(1, "a", kind="edit")], [EDIT], id="an edit has other words"),
        pytest.param(
            [*ARRIVED, entry(1, "a, says Ana", kind="edit"), entry(1, "a", kind="edit")],
            [EDIT],
            id="an edit was taken back",
        ),
        pytest.param([*ARRIVED, entry(2, "b, says Ana", kind="edit")], [replace(EDIT, state=PENDING)], id="it waits"),
        pytest.param([*ARRIVED, entry(9, "says Ana", chat="2")], [REPLY], id="a reply stands in another chat"),
        pytest.param([*ARRIVED, *[entry(9 + number, "says Ana") for number in (0, 1)]], [REPLY], id="it is doubled"),
    ],
)
def test_a_correction_that_does_not_reach_a_chat_is_seen(
    journal: Sequence[Entry], corrections: Sequence[Delivery]
) -> None:
    """Each of these is what a bug would do."""
    assert corrected(journal, *corrections).faults != []
