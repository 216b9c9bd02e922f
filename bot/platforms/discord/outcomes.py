"""The library's errors as outcomes.

Codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json. A message bears a nonce that Discord is
told to enforce, so that one without an answer may be sent again at once: the same nonce makes no second message.
"""

from __future__ import annotations

import discord

from bot.domain.chats import Reach
from bot.platforms.sending import Faulty, Outcome, Rejected, Throttled, Unreached

NO_PERMISSION = 50013
TOO_MANY = 429
"""The status of a request that came too soon; `Retry-After` tells the seconds to wait."""
_REACHES = {
    10003: Reach.GONE,  # unknown channel
    10004: Reach.GONE,  # unknown guild
    50001: Reach.LEFT,  # missing access
    50007: Reach.BLOCKED,  # cannot send messages to this user
    NO_PERMISSION: Reach.RESTRICTED,
    50083: Reach.CLOSED,  # thread is archived
    160005: Reach.CLOSED,  # thread is locked
}


def outcome_of(error: Exception) -> Outcome:
    """What an error of a call that sends says about the message."""
    match error:
        case discord.RateLimited():
            return Throttled(error.retry_after)
        case discord.DiscordServerError():
            return Unreached(f"Discord answered {error.status}")
        case discord.HTTPException() if error.status == TOO_MANY:
            return Throttled(float(error.response.headers.get("Retry-After") or 1))
        case discord.HTTPException():
            reach = _REACHES.get(error.code)
            reason = f"{error.status} (code {error.code})"
            return Rejected(reason, reach) if reach is not None or error.status in {403, 404} else Faulty(reason)
        case _:
            return Unreached(type(error).__name__)
