"""Digests in the queue that answers go through: behind them, in nobody's way, and given back where they would wait long."""

from __future__ import annotations

import asyncio

from platforms.sending.recording_platform import RecordingPlatform, chat, sender
from platforms.sending.virtual_time import clock, run

from bot.platforms.sending import Limits, Outcome, Sender, Sent, Throttled, Urgency


async def _digest(
    queue: Sender, number: int, platform: RecordingPlatform, text: str, *, is_group: bool = False
) -> Outcome:
    return await queue.send(chat(number), platform.takes(text), urgency=Urgency.DIGEST, is_group=is_group)


def test_an_answer_goes_before_every_digest_that_waits() -> None:
    """It leaves as soon as the platform takes anything at all."""
    platform = RecordingPlatform()

    async def main() -> None:
        queue = sender(Limits(overall=(1, 1.0)))
        digests = [asyncio.create_task(_digest(queue, number, platform, f"digest {number}")) for number in range(1, 9)]
        await asyncio.sleep(2.5)
        await queue.send(chat(99), platform.takes("answer"), is_group=False)
        await asyncio.gather(*digests)

    run(main())

    assert platform.texts.index("answer") == 3


def test_an_answer_finds_a_place_however_long_digests_take() -> None:
    """Those that are under way and never answered leave a fifth of all places free."""
    platform = RecordingPlatform()

    async def main() -> Outcome:
        queue = sender(in_flight_at_most=10)
        for number in range(1, 21):
            sending = queue.send(chat(number), platform.hangs(), urgency=Urgency.DIGEST, is_group=False)
            hanging.append(asyncio.create_task(sending))
        await asyncio.sleep(1)
        try:
            return await queue.send(chat(99), platform.takes("answer"), is_group=False)
        finally:
            await queue.close(0)
            await asyncio.gather(*hanging)

    hanging: list[asyncio.Task[Outcome]] = []

    assert run(main()) == Sent("answer")
    assert platform.texts == ["hangs"] * 8 + ["answer"]


def test_a_throttled_chat_delays_nobody() -> None:
    """The others' digests go in the meantime, as fast as the platform takes them."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Throttled(20)])

    async def main() -> float:
        queue = sender(Limits(overall=(10, 1.0)))
        slow = asyncio.create_task(_digest(queue, 1, platform, "slow"))
        await asyncio.gather(*(_digest(queue, number, platform, "quick") for number in range(2, 22)))
        ended = clock()
        await slow
        return ended

    assert run(main()) < 3
    assert platform.moments(chat(1))[1] >= 20


def test_a_digest_that_would_wait_long_is_given_back() -> None:
    """It holds no place; whoever keeps the ledger asks again when the platform said."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Throttled(40)])

    async def main() -> tuple[Outcome, Outcome, float, int]:
        queue = sender()
        first = await _digest(queue, 1, platform, "first")
        second = await _digest(queue, 1, platform, "second")
        return first, second, clock(), queue.backlog

    first, second, at, backlog = run(main())

    assert isinstance(first, Throttled)
    assert isinstance(second, Throttled)
    assert 40 <= second.seconds <= first.seconds < 41
    assert (at, backlog, platform.texts) == (0, 0, ["first"])


def test_a_group_that_has_had_its_minute_gives_a_digest_back() -> None:
    """By our own pace, without a request."""
    platform = RecordingPlatform()

    async def main() -> Outcome:
        queue = sender(Limits(per_chat=None))
        for _ in range(20):
            await queue.send(chat(1), platform.takes("answer"), is_group=True)
        return await _digest(queue, 1, platform, "digest", is_group=True)

    outcome = run(main())

    assert isinstance(outcome, Throttled)
    assert outcome.seconds > 59
    assert "digest" not in platform.texts


def test_a_short_wait_is_waited() -> None:
    """It costs less than to be planned anew."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Throttled(29)])

    async def main() -> Outcome:
        return await _digest(sender(), 1, platform, "digest")

    assert run(main()) == Sent("digest")


def test_a_chat_that_is_held_waits_so_long() -> None:
    """And nobody else does."""
    platform = RecordingPlatform()

    async def main() -> None:
        queue = sender()
        queue.hold(chat(1), 5)
        await asyncio.gather(_digest(queue, 1, platform, "held"), _digest(queue, 2, platform, "free"))

    run(main())

    assert platform.attempts == [(0, chat(2), "free"), (5, chat(1), "held")]


def test_digests_that_are_slow_to_depart_break_no_limit() -> None:
    """A ledger that takes now long, now short before a request leaves does not bring two seconds' worth into one."""
    platform = RecordingPlatform()
    pauses = iter([0.9] * 5 + [0.0] * 15)

    async def slow() -> None:
        await asyncio.sleep(next(pauses))

    async def main() -> None:
        queue = sender(Limits(per_chat=None, per_group=None, overall=(5, 1.0)))
        await asyncio.gather(
            *(
                queue.send(chat(number), platform.takes("x"), urgency=Urgency.DIGEST, is_group=False, departs=slow)
                for number in range(1, 21)
            )
        )

    run(main())
    moments = [moment for moment, _, _ in platform.attempts]

    assert all(later - earlier >= 1 for earlier, later in zip(moments, moments[5:], strict=False))
    assert moments[-1] < 5
