"""What follows from what came of an attempt."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
from platforms.sending.recording_platform import RecordingPlatform, chat, sender
from platforms.sending.virtual_time import clock, run

from bot.domain.addresses import Address
from bot.domain.chats import Reach
from bot.platforms.sending import (
    Faulty,
    Limits,
    Moved,
    Outcome,
    Rejected,
    Sent,
    Throttled,
    Uncertain,
    Unreached,
    Urgency,
)
from bot.platforms.sending.pacing import MARGIN
from bot.platforms.sending.queue import ATTEMPTS_AT_MOST, back_off


def test_a_throttled_chat_waits_as_long_as_the_platform_says() -> None:
    """The message goes again by itself, and not a second early."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Throttled(17)])

    async def main() -> Outcome:
        return await sender().send(chat(1), platform.takes("x"), is_group=False)

    assert run(main()) == Sent("x")
    assert platform.moments(chat(1)) == [0.0, 17 + MARGIN]


def test_a_throttled_chat_delays_no_other() -> None:
    """A thousand 429s in one chat: the others are not a second late, and nothing is lost."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Throttled(60)] * 1000)

    async def main() -> Outcome:
        queue = sender(digest_patience=None)
        throttled = asyncio.ensure_future(
            queue.send(chat(1), platform.takes("x"), urgency=Urgency.DIGEST, is_group=False)
        )
        for number in range(2, 1002):
            await asyncio.sleep(60)
            sent_at = round(clock(), 6)
            await queue.send(chat(number), platform.takes("x"), is_group=False)
            assert platform.moments(chat(number)) == [sent_at]
        return await throttled

    assert run(main()) == Sent("x")


def test_a_global_throttle_holds_every_chat() -> None:
    """Where the platform means everything, everything waits."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Throttled(5, is_global=True)])

    async def main() -> None:
        queue = sender()
        first = asyncio.ensure_future(queue.send(chat(1), platform.takes("x"), is_group=False))
        await asyncio.sleep(1)
        await asyncio.gather(first, *(queue.send(chat(n), platform.takes("x"), is_group=False) for n in (2, 3)))

    run(main())

    assert [platform.moments(chat(number)) for number in (2, 3)] == [[5 + MARGIN], [5 + MARGIN]]


def test_an_answer_is_not_kept_for_a_day() -> None:
    """A chat told to wait for twelve hours gets no answer to a question of this morning, and whoever asked knows now."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Throttled(43_837)])

    async def main() -> tuple[list[Outcome], float]:
        queue = sender()
        outcomes = [queue.send(chat(1), platform.takes(text), is_group=False) for text in ("first", "behind it")]
        return [
            *await asyncio.gather(*outcomes),
            await queue.send(chat(1), platform.takes("x"), is_group=False),
        ], clock()

    assert run(main()) == ([Throttled(43_837 + MARGIN)] * 3, 0.0)


def test_answers_everywhere_are_given_up_when_everything_is_held_too_long() -> None:
    """A platform that shuts the account out for an hour shuts out every answer."""
    platform = RecordingPlatform(latency=1)
    platform.refuse(chat(1), [Throttled(3600, is_global=True)])

    async def main() -> list[Outcome]:
        queue = sender(in_flight_at_most=1)
        return await asyncio.gather(*(queue.send(chat(n), platform.takes("x"), is_group=False) for n in (1, 2, 3)))

    assert run(main()) == [Throttled(3600 + MARGIN, is_global=True)] * 3


def test_without_end_to_its_patience_a_digest_waits_as_long_as_the_platform_says() -> None:
    """Be it twelve hours."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Throttled(43_837)])

    async def main() -> Outcome:
        return await sender(digest_patience=None).send(
            chat(1), platform.takes("x"), urgency=Urgency.DIGEST, is_group=False
        )

    assert run(main()) == Sent("x")


def test_an_answer_that_is_throttled_again_and_again_is_given_up() -> None:
    """Ten minutes of short waits are ten minutes."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Throttled(59.95)] * 100)

    async def main() -> Outcome:
        return await sender().send(chat(1), platform.takes("x"), is_group=False)

    assert isinstance(run(main()), Throttled)
    assert len(platform.attempts) == 11


def test_what_did_not_reach_the_platform_goes_again_a_few_times() -> None:
    """Five attempts, each after a longer wait; then whoever sends must know."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Unreached("refused")] * 9)

    async def main() -> Outcome:
        return await sender().send(chat(1), platform.takes("x"), is_group=False)

    assert run(main()) == Unreached("refused")
    waits = [later - earlier for earlier, later in pairwise(platform.moments(chat(1)))]
    assert waits == pytest.approx([back_off(chat(1), count) for count in range(1, ATTEMPTS_AT_MOST)])


def test_chats_that_failed_together_come_back_apart() -> None:
    """A platform that comes up again is not met by everybody at once."""
    assert len({back_off(chat(number), 1) for number in range(1, 101)}) == 100


def test_a_back_off_at_least_grows_by_half() -> None:
    """Whatever a chat's share, it never comes back sooner than the time before."""
    waits = [[back_off(chat(number), count) for count in (1, 2, 3, 4)] for number in range(1, 101)]

    assert all(later >= 1.5 * earlier for each in waits for earlier, later in pairwise(each))


def test_what_goes_again_keeps_its_place() -> None:
    """The second part of an answer does not overtake the first."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Unreached("refused"), Throttled(3)])

    async def main() -> None:
        queue = sender()
        await asyncio.gather(*(queue.send(chat(1), platform.takes(text), is_group=False) for text in "ab"))

    run(main())

    assert platform.texts == ["a", "a", "a", "b"]


def test_an_answer_does_not_wait_for_a_digest_that_backs_off() -> None:
    """A digest that did not get through takes its time; the chat is free meanwhile."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Unreached("refused")])

    async def main() -> None:
        queue = sender()
        digest = queue.send(chat(1), platform.takes("digest"), urgency=Urgency.DIGEST, is_group=False)
        waiting = asyncio.ensure_future(digest)
        await asyncio.sleep(0.1)
        await queue.send(chat(1), platform.takes("answer"), is_group=False)
        await waiting

    run(main())

    assert platform.texts == ["digest", "answer", "digest"]


def test_an_answer_wakes_a_chat_whose_digest_backs_off() -> None:
    """It goes as soon as the pace of its chat allows, however long the digest is going to wait."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Unreached("refused")] * 3)

    async def main() -> None:
        queue = sender(Limits())
        digest = queue.send(chat(1), platform.takes("digest"), urgency=Urgency.DIGEST, is_group=False)
        waiting = asyncio.ensure_future(digest)
        await asyncio.sleep(3.5)  # within a second of the third attempt
        await queue.send(chat(1), platform.takes("answer"), is_group=False)
        await waiting

    run(main())
    moments = platform.moments(chat(1))

    assert platform.texts[3] == "answer"
    assert moments[3] - moments[2] == pytest.approx(1 + MARGIN)


@pytest.mark.parametrize(
    "outcome",
    [
        Uncertain("TimeoutError"),
        Rejected("Forbidden: bot was blocked by the user", Reach.BLOCKED),
        Faulty("Bad Request: can't parse entities"),
    ],
)
def test_what_may_have_arrived_or_never_will_is_sent_once(outcome: Outcome) -> None:
    """A timeout is no invitation to send it again, and neither is a refusal."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [outcome])

    async def main() -> Outcome:
        return await sender().send(chat(1), platform.takes("x"), is_group=False)

    assert run(main()) == outcome
    assert len(platform.attempts) == 1


def test_a_chat_that_moved_is_followed() -> None:
    """A group that became a supergroup gets the message there, and whoever sends learns where that is."""
    platform = RecordingPlatform()
    platform.refuse(chat(-1), [Moved(chat(-1001))])

    async def main() -> Outcome:
        return await sender().send(chat(-1), platform.takes("x"), is_group=True)

    assert run(main()) == Sent("x", moved_to=chat(-1001))
    assert platform.moments(chat(-1001)) == [0.0]


def test_a_chat_that_moves_in_circles_is_followed_once() -> None:
    """Two moves in a row are for whoever sends to decide."""
    platform = RecordingPlatform()
    platform.refuse(chat(-1), [Moved(chat(-2))])
    platform.refuse(chat(-2), [Moved(chat(-1))])

    async def main() -> Outcome:
        return await sender().send(chat(-1), platform.takes("x"), is_group=True)

    assert run(main()) == Moved(chat(-1))
    assert len(platform.attempts) == 2


def test_a_move_keeps_the_pace_of_where_it_leads() -> None:
    """The new chat may have had a message this very second."""
    platform = RecordingPlatform()
    platform.refuse(chat(-1), [Moved(chat(-1001))])

    async def main() -> None:
        queue = sender(Limits())
        await queue.send(chat(-1001), platform.takes("x"), is_group=True)
        await queue.send(chat(-1), platform.takes("x"), is_group=True)

    run(main())

    assert platform.moments(chat(-1001)) == [0.0, 1 + MARGIN]


async def _leaks(_: Address) -> Outcome:
    raise ConnectionResetError("https://api.example/bot123:SECRET/sendMessage")


def test_an_error_nobody_foresaw_is_uncertain_and_quotes_nothing() -> None:
    """The request may have left; and an error's text may hold a token."""

    async def main() -> Outcome:
        return await sender().send(chat(1), _leaks, is_group=False)

    assert run(main()) == Uncertain("ConnectionResetError")


def test_an_error_nobody_foresaw_does_not_stop_the_queue() -> None:
    """The chat's next message goes as if nothing had happened."""
    platform = RecordingPlatform()

    async def main() -> list[Outcome]:
        queue = sender(Limits())
        sends = (queue.send(chat(1), post, is_group=False) for post in (_leaks, platform.takes("next")))
        return await asyncio.gather(*sends)

    assert run(main())[1] == Sent("next")


def test_every_attempt_is_counted_by_its_outcome() -> None:
    """A 429 that was waited out shows, although everything arrived."""
    platform = RecordingPlatform()
    platform.refuse(chat(1), [Throttled(1), Throttled(1), Unreached("502")])

    async def main() -> dict[str, int]:
        queue = sender()
        await queue.send(chat(1), platform.takes("x"), is_group=False)
        return dict(queue.tally)

    assert run(main()) == {"Throttled": 2, "Unreached": 1, "Sent": 1}
