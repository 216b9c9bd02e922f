"""What comes back from the Bot API, or does not: answers, errors, and calls whose fate is not known.

python-telegram-bot quotes a body that it does not understand, in its errors and in its log. Bodies hold what people wrote,
so it gets to see none but those that it understands.
"""

from __future__ import annotations

import json
from typing import Any

from telegram.error import NetworkError, TimedOut

DESCRIPTION_LIMIT = 500
"""Characters that are kept of the server's own words about an error."""

_PARAMETERS = {"migrate_to_chat_id": 2**52, "retry_after": 10**6}
# What an error may tell beside its description, and the largest that is believed
# (https://core.telegram.org/bots/api#responseparameters); beyond it python-telegram-bot fails in other ways.


class Unreachable(NetworkError):
    """The call surely did not reach Telegram: nothing of it was sent."""


class AnswerLost(NetworkError):
    """The call may have reached Telegram; whether it took effect is not known."""


class AnswerLate(AnswerLost, TimedOut):
    """As above, for want of time: python-telegram-bot asks for updates again at once, where it waits after others."""


def parsed(payload: bytes) -> dict[str, Any]:
    """Read an answer; what is none is neither logged nor quoted, since it may hold what people wrote.

    Raises:
        AnswerLost: It is no JSON object with a result.
    """
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict) or "result" not in answer:
        raise AnswerLost("the answer is none that the Bot API gives")
    return answer


def cut_down(status: int, answer: bytes) -> bytes:
    """An error's answer with nothing in it but what python-telegram-bot reads: it quotes all else in its errors."""
    try:
        told = json.loads(answer)
    except (ValueError, RecursionError):
        told = None
    told = told if isinstance(told, dict) else {}
    description, parameters = told.get("description"), told.get("parameters")
    if not isinstance(description, str) or not description:
        description = f"HTTP status {status}"
    if not isinstance(parameters, dict):
        parameters = {}
    kept = {
        key: parameters[key]
        for key, most in _PARAMETERS.items()
        if type(parameters.get(key)) is int and abs(parameters[key]) <= most
    }
    cut = {"ok": False, "result": None, "description": description[:DESCRIPTION_LIMIT], "parameters": kept}
    return json.dumps(cut).encode("ascii")
