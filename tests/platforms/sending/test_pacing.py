"""When a message may go, against a model that counts every window by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platforms.sending.recording_platform import UNLIMITED, chat

from bot.domain.addresses import Address
from bot.platforms.sending import Limits, Pace
from bot.platforms.sending.pacing import MARGIN, OVERALL_MARGIN, Limit

GROUPS = (chat(-1), chat(-2, "7"))
CHATS = (chat(1), chat(2), *GROUPS)

limits = st.builds(
    Limits,
    per_chat=st.none() | st.tuples(st.integers(1, 3), st.floats(0.5, 3.0)),
    per_group=st.none() | st.tuples(st.integers(1, 5), st.floats(1.0, 20.0)),
    overall=st.none() | st.tuples(st.integers(1, 5), st.floats(0.5, 3.0)),
)
requests = st.lists(st.tuples(st.floats(0, 4.0), st.sampled_from(CHATS)), max_size=40)  # seconds after the last, where

Sending = tuple[float, Address]


def _windows(limits: Limits, sent: list[Sending], address: Address) -> list[tuple[Limit, list[float]]]:
    """The limits that concern an address, each with the moments that count for it."""
    here = [moment for moment, to in sent if to.chat == address.chat]
    windows = [(limits.overall, [moment for moment, _ in sent]), (limits.per_chat, here)]
    if address in GROUPS:
        windows.append((limits.per_group, here))
    return [(limit, moments) for limit, moments in windows if limit is not None]


def _is_kept(limit: Limit, moments: list[float]) -> bool:
    count, seconds = limit
    return all(
        sum(begin <= moment < begin + seconds for moment in moments) <= count
        for begin in moments  # a window that is broken is broken from one of its messages on
    )


def _earliest(limits: Limits, sent: list[Sending], address: Address, asked: float) -> float:
    """The first moment, of those at which a window ends, at which one more message breaks none."""
    windows = _windows(limits, sent, address)
    candidates = [asked, *(moment + seconds for (_, seconds), moments in windows for moment in moments)]
    return min(
        moment
        for moment in candidates
        if moment >= asked and all(_is_kept(limit, [*moments, moment]) for limit, moments in windows)
    )


def _took(pace: Pace, address: Address, now: float, *, is_group: bool) -> None:
    """A message has its turn, and leaves at once."""
    pace.took(address, now, is_group=is_group)
    pace.left(now)


def _sent(limits: Limits, asked: list[tuple[float, Address]]) -> list[tuple[float, float, Address]]:
    """When each was asked for and when its pace let it go, one after the other."""
    pace, now, sent = Pace(limits), 0.0, []
    for pause, address in asked:
        now += pause
        asked_at = now
        now += pace.delay(address, now, is_group=address in GROUPS)
        _took(pace, address, now, is_group=address in GROUPS)
        sent.append((asked_at, now, address))
    return sent


@given(limits, requests)
def test_no_window_is_ever_broken(limits: Limits, asked: list[tuple[float, Address]]) -> None:
    """Whatever is asked for when, no stretch of time holds more messages than its limit."""
    sent = [(moment, address) for _, moment, address in _sent(limits, asked)]

    for address in CHATS:
        assert all(_is_kept(limit, moments) for limit, moments in _windows(limits, sent, address))


@given(limits, requests)
def test_nothing_waits_longer_than_it_must(limits: Limits, asked: list[tuple[float, Address]]) -> None:
    """A message goes at the first moment that breaks no window, or the margin later."""
    history: list[Sending] = []
    for asked_at, moment, address in _sent(limits, asked):
        assert moment <= _earliest(limits, history, address, asked_at) + MARGIN + 1e-6
        history.append((moment, address))


def test_a_group_takes_twenty_in_any_minute() -> None:
    """Telegram counts a sliding minute; a leaky bucket would let 26 through in 18 seconds."""
    sent = _sent(Limits(), [(0.0, GROUPS[0])] * 21)

    assert sent[-1][1] == pytest.approx(60 + MARGIN)


def test_a_private_chat_has_no_limit_a_minute() -> None:
    """Twenty a minute is the limit of groups alone."""
    sent = _sent(Limits(), [(0.0, chat(1))] * 61)

    assert sent[-1][1] == pytest.approx(60 * (1 + MARGIN))


def test_threads_share_the_pace_of_their_chat() -> None:
    """Topics of a forum are one chat to the platform."""
    pace = Pace(Limits())
    _took(pace, chat(-1, "5"), 10.0, is_group=True)

    assert pace.delay(chat(-1, "6"), 10.0, is_group=True) == pytest.approx(1 + MARGIN)


def test_chats_of_two_platforms_are_two_chats() -> None:
    """A number means nothing without its platform."""
    pace = Pace(Limits(overall=None))
    _took(pace, Address("telegram", "112233445566778"), 0.0, is_group=False)

    assert pace.delay(Address("discord", "112233445566778"), 0.0, is_group=False) == 0.0


def test_a_message_counts_in_its_chat_until_it_is_answered() -> None:
    """It may have arrived as late as that; one right on its heels would be too early."""
    pace = Pace(Limits())
    _took(pace, chat(1), 0.0, is_group=False)
    pace.answered(chat(1), 0.9, is_group=False)

    assert pace.delay(chat(1), 0.9, is_group=False) == pytest.approx(1 + MARGIN)


def test_a_message_that_was_forgotten_counts_when_it_is_answered() -> None:
    """It took longer than its chat is remembered, and has only now arrived."""
    pace = Pace(Limits())
    _took(pace, chat(1), 0.0, is_group=False)
    _took(pace, chat(2), 30.0, is_group=False)
    pace.answered(chat(1), 30.0, is_group=False)

    assert pace.delay(chat(1), 30.0, is_group=False) == pytest.approx(1 + MARGIN)


def test_a_slow_answer_takes_nothing_from_other_chats() -> None:
    """The overall limit counts from when a message left; else a slow platform would slow itself."""
    pace = Pace(Limits(per_chat=None, overall=(1, 1.0)))
    _took(pace, chat(1), 0.0, is_group=False)
    pace.answered(chat(1), 0.9, is_group=False)

    assert pace.delay(chat(2), 0.9, is_group=False) == pytest.approx(0.1 + OVERALL_MARGIN)


def test_a_hold_concerns_its_chat_alone() -> None:
    """A 429 in one chat says nothing about the others."""
    pace = Pace(UNLIMITED)
    pace.hold(chat(-1, "5"), 43_837.0)

    assert [pace.delay(each, 0.0, is_group=True) for each in (chat(-1), chat(-2))] == [43_837.0, 0.0]


def test_a_hold_on_everything_holds_every_chat() -> None:
    """A platform may mean the whole account."""
    pace = Pace(UNLIMITED)
    pace.hold(None, 7.0)

    assert pace.delay(chat(1), 2.0, is_group=False) == 5.0


@pytest.mark.parametrize("address", [chat(1), None])
def test_a_hold_is_never_shortened(address: Address | None) -> None:
    """What the platform asked for first still stands."""
    pace = Pace(UNLIMITED)
    pace.hold(address, 9.0)
    pace.hold(address, 3.0)

    assert pace.delay(chat(1), 0.0, is_group=False) == 9.0


def test_idle_chats_are_forgotten() -> None:
    """A fan-out to 100,000 chats leaves behind those of the last stretch."""
    pace = Pace(Limits())
    for number in range(1, 100_001):
        _took(pace, chat(number), number / 30, is_group=False)

    assert pace.remembered_count < 50


def test_ended_holds_are_forgotten() -> None:
    """A chat that is never written to again is not remembered for its hold."""
    pace = Pace(UNLIMITED)
    for number in range(1, 1001):
        pace.hold(chat(number), number / 2)
        pace.hold(chat(number), float(number))
    _took(pace, chat(1), 1000.0, is_group=False)

    assert pace.remembered_count == 0


def test_a_message_counts_against_all_chats_from_when_it_leaves() -> None:
    """Something was written down before; the next turn is a second after that, and not after the last turn."""
    pace = Pace(Limits(per_chat=None, overall=(1, 1.0)))
    pace.took(chat(1), 0.0, is_group=False)
    before = pace.delay(chat(2), 0.4, is_group=False)
    pace.left(0.5)

    assert before == pytest.approx(1 + OVERALL_MARGIN)
    assert pace.delay(chat(2), 0.5, is_group=False) == pytest.approx(1 + OVERALL_MARGIN)


def test_what_does_not_leave_after_all_takes_no_place() -> None:
    """It was given up while it was written down."""
    pace = Pace(Limits(per_chat=None, overall=(1, 1.0)))
    pace.took(chat(1), 0.0, is_group=False)
    pace.left(None)

    assert pace.delay(chat(2), 0.1, is_group=False) == 0.0
