"""The library's errors, and Telegram's words in them, as outcomes.

Telegram tells what is wrong with a chat in English sentences only; those below are the server's own
(tdlib/telegram-bot-api, `Client.cpp`, and server-side error codes in capitals).
"""

from __future__ import annotations

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.domain.addresses import Address
from bot.domain.chats import Reach
from bot.domain.outcomes import Faulty, Moved, Outcome, Rejected, Throttled, Uncertain, Unreached
from bot.platforms.telegram.answers import Unreachable

NOT_MODIFIED = "message is not modified"
"""An edit that would change nothing; harmless."""

_REACHES = (
    ("bot was blocked by the user", Reach.BLOCKED),
    ("bot can't initiate conversation", Reach.BLOCKED),
    ("user is deactivated", Reach.GONE),
    ("group chat was deleted", Reach.GONE),
    ("chat not found", Reach.GONE),
    ("message thread not found", Reach.GONE),
    ("topic_deleted", Reach.GONE),
    ("topic_closed", Reach.CLOSED),
    ("bot was kicked", Reach.LEFT),
    ("bot is not a member", Reach.LEFT),
    ("chat_write_forbidden", Reach.RESTRICTED),
    ("chat_restricted", Reach.RESTRICTED),
    ("have no write access", Reach.RESTRICTED),
    ("not enough rights", Reach.RESTRICTED),
    ("have no rights", Reach.RESTRICTED),
    ("need administrator rights", Reach.RESTRICTED),
    ("user_restricted", Reach.RESTRICTED),
)


def outcome_of(error: TelegramError) -> Outcome:
    """What an error of a call that sends or edits says about the message."""
    words = error.message
    reach = _reach(words)
    match error:
        case InvalidToken():  # not the message's fault, and its words hold the token
            outcome: Outcome = Unreached("Telegram refuses the token")
        case RetryAfter():
            outcome = Throttled(seconds_of(error))
        case ChatMigrated():
            outcome = Moved(Address("telegram", str(error.new_chat_id)))
        case Forbidden():
            outcome = Rejected(words, reach or Reach.LEFT)
        case BadRequest():
            outcome = Rejected(words, reach) if reach else Faulty(words)
        case Unreachable():
            outcome = Unreached(words)
        case NetworkError():  # TimedOut, AnswerLost and 5xx among them: it may have arrived
            outcome = Uncertain(words)
        case _:
            outcome = Faulty(words)
    return outcome


def _reach(words: str) -> Reach | None:
    lower = words.casefold()
    return next((reach for said, reach in _REACHES if said in lower), None)


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait; a number or a span, as the library's setting has it."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
