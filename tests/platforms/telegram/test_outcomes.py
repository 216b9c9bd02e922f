"""Every error of the library, and every way in which Telegram says no, as what came of the message."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    PassportDecryptionError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.domain.addresses import Address
from bot.domain.chats import Reach
from bot.domain.outcomes import Faulty, Moved, Outcome, Rejected, Throttled, Uncertain, Unreached
from bot.platforms.telegram import outcomes
from bot.platforms.telegram.answers import AnswerLate, AnswerLost, Unreachable
from bot.platforms.telegram.outcomes import outcome_of, seconds_of

SAID = {
    "Forbidden: bot was blocked by the user": Reach.BLOCKED,
    "Forbidden: bot can't initiate conversation with a user": Reach.BLOCKED,
    "Forbidden: user is deactivated": Reach.GONE,
    "Forbidden: the group chat was deleted": Reach.GONE,
    "Bad Request: chat not found": Reach.GONE,
    "Bad Request: message thread not found": Reach.GONE,
    "Bad Request: TOPIC_DELETED": Reach.GONE,
    "Bad Request: TOPIC_CLOSED": Reach.CLOSED,
    "Forbidden: bot was kicked from the group chat": Reach.LEFT,
    "Forbidden: bot was kicked from the supergroup chat": Reach.LEFT,
    "Forbidden: bot was kicked from the channel chat": Reach.LEFT,
    "Forbidden: bot is not a member of the supergroup chat": Reach.LEFT,
    "Forbidden: bot is not a member of the channel chat": Reach.LEFT,
    "Forbidden: CHAT_WRITE_FORBIDDEN": Reach.RESTRICTED,
    "Bad Request: CHAT_WRITE_FORBIDDEN": Reach.RESTRICTED,
    "Bad Request: CHAT_RESTRICTED": Reach.RESTRICTED,
    "Bad Request: USER_RESTRICTED": Reach.RESTRICTED,
    "Bad Request: have no write access to the chat": Reach.RESTRICTED,
    "Bad Request: not enough rights to send text messages to the chat": Reach.RESTRICTED,
    "Bad Request: have no rights to send a message": Reach.RESTRICTED,
    "Bad Request: need administrator rights in the channel chat": Reach.RESTRICTED,
}
"""Refusals in the server's own words, and what each says about the chat."""

FAULTS = (
    'Bad Request: can\'t parse entities: unsupported start tag "foo" at byte offset 9',
    "Bad Request: message is too long",
    "Bad Request: message text is empty",
    "Bad Request: BUTTON_DATA_INVALID",
    "Bad Request: BUTTONS_TOO_MUCH",
    "Bad Request: message to edit not found",
    "Bad Request: message can't be edited",
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
)
"""Refusals that are about the message alone."""


def _raised(description: str) -> TelegramError:
    """The library's error for a description (`BaseRequest._request_wrapper`)."""
    return Forbidden(description) if description.startswith("Forbidden") else BadRequest(description)


@pytest.mark.parametrize("description", SAID)
def test_a_refusal_says_why_the_chat_takes_no_messages(description: str) -> None:
    """In whatever case the server writes it."""
    for words in (description, description.upper().replace("FORBIDDEN:", "Forbidden:", 1)):
        outcome = outcome_of(_raised(words))

        assert isinstance(outcome, Rejected)
        assert outcome.reach is SAID[description]


def test_every_wording_that_is_known_is_tested() -> None:
    """None of the table's words stands there without a sentence of the server's above."""
    assert [words for words, _ in outcomes._REACHES if not any(words in said.casefold() for said in SAID)] == []


@pytest.mark.parametrize("description", FAULTS)
def test_what_is_wrong_with_a_message_says_nothing_about_its_chat(description: str) -> None:
    """No chat is taken for lost because of a fault of ours."""
    outcome = outcome_of(_raised(description))

    assert isinstance(outcome, Faulty)
    assert outcome.reason


def test_a_refusal_in_unknown_words_counts_as_having_left() -> None:
    """403 means that the chat is closed to us, whatever Telegram may say of it one day."""
    assert outcome_of(Forbidden("Forbidden: something new")) == Rejected("Forbidden: something new", Reach.LEFT)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (ChatMigrated(-1001234567890), Moved(Address("telegram", "-1001234567890"))),
        (RetryAfter(timedelta(seconds=17)), Throttled(17.0)),
        (RetryAfter(3), Throttled(3.0)),
        (Unreachable("no connection"), Unreached("no connection")),
        (AnswerLost("gone"), Uncertain("gone")),
        (AnswerLate("late"), Uncertain("late")),
        (TimedOut("Timed out"), Uncertain("Timed out")),
        (NetworkError("Bad Gateway"), Uncertain("Bad Gateway")),
        (Conflict("Conflict: terminated"), Faulty("Conflict: terminated")),
        (PassportDecryptionError("x"), Faulty("PassportDecryptionError: x")),
        (EndPointNotFound("no such method"), Faulty("no such method")),
        (TelegramError("Unknown HTTPError"), Faulty("Unknown HTTPError")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_kind_of_error_has_its_outcome(error: TelegramError, outcome: Outcome) -> None:
    """Only what surely did not arrive may be sent again; what may have arrived is uncertain."""
    assert outcome_of(error) == outcome


def test_a_refused_token_is_no_fault_of_chat_or_message() -> None:
    """What waits is kept for another token; the library's words, which hold this one, are not."""
    assert outcome_of(InvalidToken("1234:secret")) == Unreached("Telegram refuses the token")


def _kinds(of: type[TelegramError]) -> set[type[TelegramError]]:
    return {of} | {kind for each in of.__subclasses__() for kind in _kinds(each)}


def test_every_error_of_the_library_is_in_the_table_above() -> None:
    """A new one in a later version is looked at before it is taken for a fault."""
    told = {RetryAfter, ChatMigrated, Forbidden, BadRequest, Conflict, InvalidToken, PassportDecryptionError}
    told |= {EndPointNotFound, TelegramError, NetworkError, TimedOut, Unreachable, AnswerLost, AnswerLate}

    assert {kind for kind in _kinds(TelegramError) if kind.__module__.startswith(("telegram.", "bot."))} == told


@given(st.integers(0, 10**6), st.booleans())
def test_telegrams_wish_to_wait_is_kept_to_the_second(seconds: int, is_span: bool) -> None:  # noqa: FBT001 - drawn
    """As a number or as a span of time, as the library's setting has it."""
    assert seconds_of(RetryAfter(timedelta(seconds=seconds) if is_span else seconds)) == seconds


@given(st.text(max_size=80), st.sampled_from([Forbidden, BadRequest, NetworkError, TelegramError]))
def test_any_words_have_an_outcome(words: str, kind: type[TelegramError]) -> None:
    """Whatever a server writes."""
    assert isinstance(outcome_of(kind(words)), Rejected | Faulty | Uncertain)
