"""Who goes first, and who waits for whom."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platforms.sending.recording_platform import UNLIMITED, RecordingPlatform, chat, sender
from platforms.sending.virtual_time import clock, run

from bot.domain.addresses import Address
from bot.platforms.sending import Limits, Outcome, Sent, Throttled, Uncertain, Unreached, Urgency
from bot.platforms.sending.pacing import MARGIN


def test_a_chat_reads_its_messages_in_the_order_they_were_sent() -> None:
    """The parts of an answer must not change places."""
    platform = RecordingPlatform(latency=0.2)

    async def main() -> None:
        queue = sender(Limits())
        await asyncio.gather(*(queue.send(chat(1), platform.takes(text), is_group=False) for text in "abcde"))

    run(main())

    assert platform.texts == list("abcde")


def test_an_answer_goes_before_the_digests_of_its_chat() -> None:
    """Somebody looks at the screen; nobody waits for a digest at this second."""
    platform = RecordingPlatform()

    async def main() -> None:
        queue = sender(Limits())
        digests = [
            queue.send(chat(1), platform.takes(text), urgency=Urgency.DIGEST, is_group=False) for text in ("d", "e")
        ]
        await asyncio.gather(*digests, queue.send(chat(1), platform.takes("answer"), is_group=False))

    run(main())

    assert platform.texts == ["d", "answer", "e"]


def test_an_answer_goes_before_the_digests_of_all_chats() -> None:
    """A fan-out to a thousand chats delays an answer by one message's pace."""
    platform = RecordingPlatform()

    async def main() -> None:
        queue = sender(Limits(overall=(1, 1.0)))
        digests = (
            queue.send(chat(number), platform.takes("digest"), urgency=Urgency.DIGEST, is_group=False)
            for number in range(1, 1001)
        )
        await asyncio.gather(*digests, queue.send(chat(2000), platform.takes("answer"), is_group=False))

    run(main())

    assert platform.texts.index("answer") == 1


def test_an_answer_pulls_its_chat_forward() -> None:
    """A chat whose digest was ready late comes up early when somebody asks there; its digest does not."""
    platform = RecordingPlatform()

    async def main() -> None:
        queue = sender(Limits(overall=(1, 1.0)))
        digests = (
            queue.send(chat(number), platform.takes(f"digest {number}"), urgency=Urgency.DIGEST, is_group=False)
            for number in (1, 2, 3)
        )
        await asyncio.gather(*digests, queue.send(chat(3), platform.takes("answer"), is_group=False))

    run(main())

    assert platform.texts == ["digest 1", "answer", "digest 2", "digest 3"]


def test_a_chat_with_much_to_say_delays_no_other() -> None:
    """A hundred messages for one chat leave room between them for everybody else's."""
    platform = RecordingPlatform()

    async def main() -> None:
        queue = sender(Limits())
        many = [queue.send(chat(1), platform.takes("many"), is_group=False) for _ in range(100)]
        await asyncio.gather(*many, queue.send(chat(2), platform.takes("one"), is_group=False))

    run(main())

    assert platform.moments(chat(2)) == [0.0]


def test_a_chat_that_hangs_delays_no_other() -> None:
    """One request without an answer is one chat's trouble."""
    platform = RecordingPlatform(latency=0.1)

    async def main() -> float:
        queue = sender()
        hanging = asyncio.ensure_future(queue.send(chat(1), platform.hangs(), is_group=False))
        await asyncio.gather(
            *(queue.send(chat(number), platform.takes("x"), is_group=False) for number in range(2, 17))
        )
        done_at = clock()
        hanging.cancel()
        return done_at

    assert run(main()) == 0.1


def test_no_more_are_in_flight_than_allowed() -> None:
    """Requests beyond the bound would only wait in the connection pool, where nothing orders them."""
    platform = RecordingPlatform(latency=1.0)

    async def main() -> None:
        queue = sender(in_flight_at_most=7)
        await asyncio.gather(
            *(queue.send(chat(number), platform.takes("x"), is_group=False) for number in range(1, 100))
        )

    run(main())

    assert platform.most_in_flight == 7


def test_one_message_of_a_chat_is_in_flight_at_once() -> None:
    """Two at once could arrive in either order."""
    platform = RecordingPlatform(latency=1.0)

    async def main() -> None:
        queue = sender()
        await asyncio.gather(*(queue.send(chat(1), platform.takes("x"), is_group=False) for _ in range(5)))

    run(main())

    assert platform.most_in_a_chat == 1


def test_a_slow_chat_is_paced_from_its_answers() -> None:
    """What was answered after 0.9 seconds may have arrived then; the next goes a second later."""
    platform = RecordingPlatform(latency=0.9)

    async def main() -> None:
        queue = sender(Limits())
        await asyncio.gather(*(queue.send(chat(1), platform.takes("x"), is_group=False) for _ in range(2)))

    run(main())

    assert platform.moments(chat(1)) == [0.0, round(0.9 + 1 + MARGIN, 6)]


def test_a_fan_out_runs_at_the_limit_of_the_platform() -> None:
    """Three hundred chats at 30 a second: the last goes after nine windows, and no window holds more."""
    platform = RecordingPlatform(latency=0.1)

    async def main() -> None:
        queue = sender(Limits())
        sends = (
            queue.send(chat(number), platform.takes("x"), urgency=Urgency.DIGEST, is_group=False)
            for number in range(1, 301)
        )
        await asyncio.gather(*sends)

    run(main())
    moments = sorted(moment for moment, _, _ in platform.attempts)

    assert min(later - earlier for earlier, later in zip(moments, moments[30:], strict=False)) >= 1.0
    assert moments[-1] <= 9 * (1 + MARGIN) + 0.3


Message = tuple[int, float, Urgency, list[Outcome]]

messages = st.lists(
    st.tuples(
        st.integers(1, 4),  # chat
        st.floats(0, 5),  # when it is sent
        st.sampled_from(Urgency),
        st.lists(
            st.sampled_from(
                [Throttled(0.5), Throttled(3, is_global=True), Unreached("502"), Uncertain("TimeoutError")]
            ),
            max_size=3,
        ),  # what the chat answers from then on, before it takes anything
    ),
    max_size=25,
)


def _all_sent(platform: RecordingPlatform, limits: Limits, messages: list[Message], in_flight: int) -> list[Outcome]:
    """Send each message at its time; its text is its number."""

    async def main() -> list[Outcome]:
        queue = sender(limits, in_flight_at_most=in_flight)

        async def one(number: int) -> Outcome:
            place, at, urgency, refusals = messages[number]
            await asyncio.sleep(at)
            platform.refuse(chat(place), refusals)
            return await queue.send(chat(place), platform.takes(str(number)), urgency=urgency, is_group=False)

        return await asyncio.gather(*map(one, range(len(messages))))

    return run(main())


@given(messages, st.integers(1, 3))
def test_nothing_is_lost_and_nothing_is_taken_twice(messages: list[Message], in_flight: int) -> None:
    """Whatever the platform answers, every message has an outcome, and what is said to be sent was taken once."""
    platform = RecordingPlatform(latency=0.3)
    outcomes = _all_sent(platform, UNLIMITED, messages, in_flight)

    assert sorted(platform.taken) == sorted(outcome.receipt for outcome in outcomes if isinstance(outcome, Sent))
    given_back = [
        urgency for (*_, urgency, _), outcome in zip(messages, outcomes, strict=True) if isinstance(outcome, Throttled)
    ]
    assert {type(outcome) for outcome in outcomes} <= {Sent, Unreached, Uncertain, Throttled}
    assert set(given_back) <= {Urgency.DIGEST}


@given(messages, st.integers(1, 3))
def test_what_goes_again_keeps_the_pace_too(messages: list[Message], in_flight: int) -> None:
    """However many attempts it takes, a chat sees one a second, and the platform three."""
    platform = RecordingPlatform(latency=0.3)
    _all_sent(platform, Limits(overall=(3, 1.0)), messages, in_flight)
    moments = [moment for moment, _, _ in platform.attempts]

    assert all(later - earlier >= 1.0 for earlier, later in zip(moments, moments[3:], strict=False))
    for number in (1, 2, 3, 4):
        assert all(later - earlier >= 1.0 for earlier, later in pairwise(platform.moments(chat(number))))


def test_nothing_that_may_go_at_once_costs_a_turn_of_the_loop() -> None:
    """A message that need not wait is sent right there, without a task or a timer."""

    async def taken(_: Address) -> Outcome:
        return Sent("x")

    async def main() -> None:
        queue = sender(Limits())
        sending = queue.send(chat(1), taken, is_group=False)
        with pytest.raises(StopIteration):  # to its end in one step
            sending.send(None)

    run(main())
