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
CANNOT_REPLY = 160002
"""The code where a reply needs the permission to read what was written before."""
UNAUTHORIZED = 401
"""The status where the token is not taken (any more)."""
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
            outcome: Outcome = Throttled(error.retry_after)
        case discord.DiscordServerError():
            outcome = Unreached(f"Discord answered {error.status}")
        case discord.HTTPException() if error.status == TOO_MANY:
            outcome = Throttled(float(error.response.headers.get("Retry-After") or 1))
        case discord.HTTPException():
            outcome = refused(error.status, error.code)
        case _:
            outcome = Unreached(type(error).__name__)
    return outcome


def refused(status: int, code: int) -> Outcome:
    """What an answer with an error of the 400s says about the message, a 429 aside."""
    reach = _REACHES.get(code)
    reason = f"{status} (code {code})"
    if status == UNAUTHORIZED:  # the token's fault and not the message's; somebody will set another
        return Unreached(reason)
    return Rejected(reason, reach) if reach is not None or status in {403, 404} else Faulty(reason)
