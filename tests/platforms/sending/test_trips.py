"""What a watch is told of each attempt, and what is true of the message in the end."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platforms.sending.recording_platform import RecordingPlatform, chat, sender
from platforms.sending.recording_watch import RecordingWatch
from platforms.sending.virtual_time import run

from bot.domain.errors import StoreUnusable, notice
from bot.platforms.sending import (
    Faulty,
    Limits,
    Outcome,
    Rejected,
    Repeats,
    Sender,
    Sent,
    Throttled,
    Trip,
    Uncertain,
    Unreached,
    Urgency,
)

LOST = Uncertain("no answer")
REFUSED = Unreached("refused")


async def _sent(queue: Sender, trip: Trip) -> Outcome:
    return trip.ended(
        await queue.send(chat(1), trip.attempt, urgency=Urgency.DIGEST, is_group=False, departs=trip.departs)
    )


def _outcome(repeats: Repeats, *answers: Outcome, watch: RecordingWatch | None = None) -> Outcome:
    """What becomes of a message that meets these answers, and is taken after them."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), answers)
    return run(_sent(sender(), Trip(watch or RecordingWatch(), platform.takes("x"), repeats)))


def test_a_watch_is_told_before_and_after_each_attempt() -> None:
    """A wait that the platform asks for is an attempt, too."""
    watch = RecordingWatch()

    assert _outcome(Repeats.DOUBLE, Throttled(1), REFUSED, watch=watch) == Sent("x")
    assert watch.told == ["departs", Throttled(1), "departs", REFUSED, "departs", Sent("x")]


def test_what_may_double_is_not_sent_again() -> None:
    """One attempt, and nobody knows."""
    watch = RecordingWatch()

    assert _outcome(Repeats.DOUBLE, LOST, watch=watch) == LOST
    assert watch.told == ["departs", LOST]


def test_what_the_platform_knows_by_name_is_sent_again() -> None:
    """The watch is told that the first may have arrived."""
    watch = RecordingWatch()

    assert _outcome(Repeats.NAMED, LOST, watch=watch) == Sent("x")
    assert watch.told == ["departs", LOST, "departs", Sent("x")]


@pytest.mark.parametrize(
    "last",
    [REFUSED, Rejected("kicked", None), Faulty("no"), Throttled(3600), LOST],
    ids=lambda each: type(each).__name__,
)
def test_an_attempt_that_may_have_arrived_outweighs_what_came_later(last: Outcome) -> None:
    """Whatever a later one met, the message may stand there."""
    assert isinstance(_outcome(Repeats.NAMED, LOST, *[last] * 5), Uncertain)


def test_what_surely_never_arrived_is_not_called_uncertain() -> None:
    """As often as it is tried."""
    watch = RecordingWatch()

    assert _outcome(Repeats.NAMED, *[REFUSED] * 5, watch=watch) == REFUSED
    assert watch.told == ["departs", REFUSED] * 5


def test_an_edit_without_an_answer_is_made_again_and_never_uncertain() -> None:
    """It comes to the same."""
    watch = RecordingWatch()

    assert _outcome(Repeats.HARMLESS, *[LOST] * 5, watch=watch) == Unreached("no answer")
    assert watch.told == ["departs", Unreached("no answer")] * 5


@pytest.mark.parametrize(
    ("repeats", "outcome"),
    [
        (Repeats.DOUBLE, Uncertain("stopped")),
        (Repeats.NAMED, Uncertain("stopped")),
        (Repeats.HARMLESS, Unreached("stopped")),
    ],
)
def test_a_request_that_a_stop_cuts_off_may_have_arrived(repeats: Repeats, outcome: Outcome) -> None:
    """But for an edit, where that does not matter."""
    platform = RecordingPlatform()

    async def main() -> Outcome:
        queue = sender()
        sending = asyncio.create_task(_sent(queue, Trip(RecordingWatch(), platform.hangs(), repeats)))
        await asyncio.sleep(1)
        await queue.close(3)
        return await sending

    assert run(main()) == outcome


async def _stopped(trip: Trip) -> Outcome:
    queue = sender()
    sending = asyncio.create_task(_sent(queue, trip))
    await asyncio.sleep(1)
    await queue.close(3)
    return await sending


def test_a_stop_before_the_request_leaves_is_no_doubt() -> None:
    """The ledger was slow; nothing left."""
    watch = RecordingWatch(is_slow_to_depart=True)

    assert run(_stopped(Trip(watch, RecordingPlatform().takes("x"), Repeats.DOUBLE))) == Unreached("stopped")


def test_an_answer_that_is_known_outlives_a_stop() -> None:
    """Though nobody could write it down in time."""
    watch = RecordingWatch(is_slow_to_land=True)

    assert run(_stopped(Trip(watch, RecordingPlatform().takes("x"), Repeats.DOUBLE))) == Sent("x")


def test_what_waits_at_a_stop_has_never_departed() -> None:
    """It is given back."""
    platform, watch = RecordingPlatform(), RecordingWatch()

    async def main() -> Outcome:
        queue = sender(Limits(per_chat=(1, 10.0)))
        await queue.send(chat(1), platform.takes("before"), is_group=False)
        sending = asyncio.create_task(_sent(queue, Trip(watch, platform.takes("x"), Repeats.DOUBLE)))
        await asyncio.sleep(1)
        await queue.close(3)
        return await sending

    assert run(main()) == Unreached("stopped")
    assert watch.told == []


def test_what_cannot_be_written_down_does_not_leave() -> None:
    """It surely did not arrive."""
    platform, watch = RecordingPlatform(), RecordingWatch(fault=StoreUnusable(notice("no")))

    outcome = run(_sent(sender(), Trip(watch, platform.takes("x"), Repeats.DOUBLE)))

    assert (outcome, platform.attempts) == (Unreached("StoreUnusable"), [])


_ANSWERS = st.lists(st.sampled_from([LOST, REFUSED, Throttled(1), Faulty("no"), Rejected("no", None)]), max_size=6)


@given(answers=_ANSWERS, repeats=st.sampled_from(Repeats))
def test_a_message_that_was_taken_is_never_said_not_to_have_arrived(answers: list[Outcome], repeats: Repeats) -> None:
    """A lost answer is one of a message that stands there; only an edit may be said to have to be made again."""
    watch = RecordingWatch()
    outcome = _outcome(repeats, *answers, watch=watch)
    met = answers[: sum(told == "departs" for told in watch.told)]
    is_there = LOST in met

    assert isinstance(outcome, Sent | Uncertain) or not is_there or repeats is Repeats.HARMLESS
    assert isinstance(outcome, Uncertain) <= is_there
