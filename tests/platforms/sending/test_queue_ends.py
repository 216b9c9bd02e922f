"""Cancelling, closing, and what is left behind."""

from __future__ import annotations

import asyncio

import pytest
from platforms.sending.recording_platform import RecordingPlatform, chat, sender
from platforms.sending.virtual_time import clock, run

from bot.domain.addresses import Address
from bot.platforms.sending import Limits, Moved, Outcome, Sender, Sent, Throttled, Uncertain, Unreached, Urgency


def _send(queue: Sender, number: int, platform: RecordingPlatform, text: str = "x") -> asyncio.Task[Outcome]:
    """Send in a task of its own."""
    return asyncio.create_task(queue.send(chat(number), platform.takes(text), is_group=False))


def test_what_is_cancelled_while_it_waits_is_never_sent() -> None:
    """Whoever no longer wants it has it taken out, and the next moves up."""
    platform = RecordingPlatform()

    async def main() -> int:
        queue = sender(Limits())
        tasks = [_send(queue, 1, platform, text) for text in "abc"]
        await asyncio.sleep(0.1)
        tasks[1].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return queue.backlog

    assert run(main()) == 0
    assert platform.texts == ["a", "c"]


def test_a_chat_with_nothing_left_to_say_comes_up_no_more() -> None:
    """The only message of a chat that is ready is cancelled; the others still go."""
    platform = RecordingPlatform(latency=1)

    async def main() -> None:
        queue = sender(in_flight_at_most=1)
        tasks = [_send(queue, number, platform, str(number)) for number in (1, 2, 3)]
        await asyncio.sleep(0.1)
        tasks[1].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    run(main())

    assert platform.texts == ["1", "3"]


def test_what_is_cancelled_in_flight_frees_its_chat() -> None:
    """The next message does not wait for an answer that nobody awaits any more."""
    platform = RecordingPlatform()

    async def main() -> Outcome:
        queue = sender()
        hanging = asyncio.create_task(queue.send(chat(1), platform.hangs(), is_group=False))
        waiting = _send(queue, 1, platform)
        await asyncio.sleep(3)
        hanging.cancel()
        return await waiting

    assert run(main()) == Sent("x")


@pytest.mark.parametrize("turns", [0, 1])  # of the loop between the call and the cancelling
def test_what_is_cancelled_as_its_turn_comes_passes_the_turn_on(turns: int) -> None:
    """Called and cancelled in one breath, it must not keep its chat for ever."""
    platform = RecordingPlatform()

    async def main() -> Outcome:
        queue = sender()
        hanging = asyncio.create_task(queue.send(chat(1), platform.hangs(), is_group=False))
        called, after = _send(queue, 1, platform, "called"), _send(queue, 1, platform, "after")
        await asyncio.sleep(1)
        hanging.cancel()
        for _ in range(turns):
            await asyncio.sleep(0)  # its end calls the next, which has not run yet
        called.cancel()
        return await after

    assert run(main()) == Sent("after")
    assert platform.texts == ["hangs", "after"]


def test_closing_lets_what_is_in_flight_end() -> None:
    """A message half sent is worth a moment."""
    platform = RecordingPlatform(latency=2)

    async def main() -> tuple[Outcome, float]:
        queue = sender()
        sending = _send(queue, 1, platform)
        await asyncio.sleep(0.5)
        await queue.close(10)
        return await sending, clock()

    assert run(main()) == (Sent("x"), 2.0)


def test_closing_cuts_off_what_takes_too_long() -> None:
    """What left and was not answered may have arrived."""
    platform = RecordingPlatform()

    async def main() -> tuple[Outcome, float]:
        queue = sender()
        hanging = asyncio.create_task(queue.send(chat(1), platform.hangs(), is_group=False))
        await asyncio.sleep(1)
        await queue.close(10)
        return await hanging, clock()

    assert run(main()) == (Uncertain("stopped"), 11.0)


def test_closing_sends_nothing_that_waits() -> None:
    """It was surely not delivered, and says so at once."""
    platform = RecordingPlatform(latency=2)

    async def main() -> list[Outcome]:
        queue = sender(Limits())
        tasks = [_send(queue, 1, platform) for _ in range(3)]
        await asyncio.sleep(1)
        await queue.close(10)
        return await asyncio.gather(*tasks)

    assert run(main()) == [Sent("x"), Unreached("stopped"), Unreached("stopped")]


def test_a_closed_queue_takes_nothing() -> None:
    """Whoever comes late learns that nothing was sent."""
    platform = RecordingPlatform()

    async def main() -> Outcome:
        queue = sender()
        await queue.close(10)
        return await _send(queue, 1, platform)

    assert run(main()) == Unreached("stopped")
    assert platform.attempts == []


@pytest.mark.parametrize("refusal", [Throttled(5), Unreached("refused"), Moved(chat(2))])
def test_nothing_goes_again_while_the_queue_closes(refusal: Outcome) -> None:
    """What would have been sent again was not delivered, and waits no more."""
    platform = RecordingPlatform(latency=2)
    platform.refuse(chat(1), [refusal])

    async def main() -> Outcome:
        queue = sender()
        sending = _send(queue, 1, platform)
        await asyncio.sleep(1)
        await queue.close(10)
        return await sending

    assert run(main()) == Unreached("stopped")
    assert len(platform.attempts) == 1


def test_closing_twice_at_once_is_closing_once() -> None:
    """A signal may come twice."""
    platform = RecordingPlatform()

    async def main() -> Outcome:
        queue = sender()
        hanging = asyncio.create_task(queue.send(chat(1), platform.hangs(), is_group=False))
        await asyncio.sleep(1)
        await asyncio.gather(queue.close(3), queue.close(3))
        await queue.close(3)
        return await hanging

    assert run(main()) == Uncertain("stopped")


def test_closing_waits_for_what_it_cut_off() -> None:
    """A request that is slow to give up is over when closing is, and a second signal in between changes nothing."""

    async def post(_: Address) -> Outcome:
        try:
            return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]
        finally:
            await asyncio.sleep(5)

    async def main() -> tuple[Outcome, float]:
        queue = sender()
        slow = asyncio.create_task(queue.send(chat(1), post, is_group=False))
        await asyncio.sleep(1)
        await asyncio.gather(queue.close(3), queue.close(4))
        closed_at = clock()
        return await slow, closed_at

    assert run(main()) == (Uncertain("stopped"), 9.0)


def test_what_is_given_up_and_cancelled_at_once_is_cancelled() -> None:
    """Closing takes it out of the queue, and nobody is left to be told."""
    platform = RecordingPlatform(latency=1)

    async def main() -> list[object]:
        queue = sender()
        tasks = [_send(queue, 1, platform, text) for text in "ab"]
        await asyncio.sleep(0.1)
        closing = asyncio.create_task(queue.close(5))
        tasks[1].cancel()
        await closing
        return list(await asyncio.gather(*tasks, return_exceptions=True))

    sent, cancelled = run(main())

    assert (sent, type(cancelled)) == (Sent("a"), asyncio.CancelledError)


def test_a_chat_that_slept_and_is_gone_stays_gone() -> None:
    """A digest backs off, an answer wakes its chat early, and the digest is cancelled: the old alarm finds nobody."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Unreached("refused")])

    async def main() -> Outcome:
        queue = sender()
        digest = asyncio.create_task(
            queue.send(chat(1), platform.takes("digest"), urgency=Urgency.DIGEST, is_group=False)
        )
        await asyncio.sleep(0.1)
        await _send(queue, 1, platform, "answer")
        digest.cancel()
        await asyncio.sleep(5)
        return await _send(queue, 1, platform, "later")

    assert run(main()) == Sent("later")


def test_a_closed_queue_leaves_no_task_behind() -> None:
    """An alarm that is set for tomorrow does not keep the program."""
    platform = RecordingPlatform(latency=1)
    platform.refuse(chat(1), [Throttled(86_400)])

    async def main() -> int:
        queue = sender()
        digest = queue.send(chat(1), platform.takes("x"), urgency=Urgency.DIGEST, is_group=False)
        tasks = [asyncio.create_task(digest), *(_send(queue, number, platform) for number in (2, 2, 2))]
        await asyncio.sleep(1.5)
        await queue.close(10)
        await asyncio.gather(*tasks)
        return len(asyncio.all_tasks()) - 1

    assert run(main()) == 0


def test_the_status_page_sees_what_waits() -> None:
    """In one chat, and in all of them; what is in flight does not wait."""
    platform = RecordingPlatform(latency=1)

    async def main() -> tuple[list[int], int, int]:
        queue = sender()
        tasks = [_send(queue, number, platform) for number in (1, 1, 1, 2, 2, 3)]
        await asyncio.sleep(0.1)
        in_chats, in_all = [queue.waiting_count(chat(number)) for number in (1, 2, 3, 4)], queue.backlog
        await asyncio.gather(*tasks)
        return in_chats, in_all, queue.backlog

    assert run(main()) == ([2, 1, 0, 0], 3, 0)


def test_nothing_is_remembered_of_chats_that_fell_silent() -> None:
    """Five thousand messages to as many chats, some of which waited, leave nothing behind."""
    platform = RecordingPlatform()

    async def main() -> tuple[int, int]:
        queue = sender(Limits(overall=(100, 1.0)))
        for first in range(1, 5_001, 200):
            await asyncio.gather(*(_send(queue, number, platform) for number in range(first, first + 200)))
        return len(queue._waiting), len(queue._waiting._asleep) + len(queue._flights)

    assert run(main()) == (0, 0)


def test_asking_and_giving_up_in_a_held_chat_leaves_one_entry() -> None:
    """Whoever asks a thousand times and cancels costs no more than one who asks once."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Throttled(300)])

    async def main() -> int:
        queue = sender()
        first = _send(queue, 1, platform)
        await asyncio.sleep(1)
        for _ in range(1000):
            impatient = _send(queue, 1, platform)
            await asyncio.sleep(0)
            impatient.cancel()
            await asyncio.sleep(0)
        first.cancel()
        return len(queue._waiting._asleep)

    assert run(main()) == 1
