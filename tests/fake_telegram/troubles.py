"""Weather: failures that meet a share of the requests, by a chance that a seed makes the same each time.

A 429 among them is a storm: whoever is told to wait and asks again too early is told so again, and counted.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from fake_telegram.failures import WORDS, Failure
from fake_telegram.wire import Refusal

Kind = Literal["429", "429 everywhere", "403", "502", "late 502", "dropped", "closed", "hung", "slow", "late"]
"""What happens: 429 in a chat or in all; refused; a server's error before the request is accepted or after it (`late 502`);
the connection ends before that (`dropped`) or after it (`closed`), or no answer comes (`hung`); or the request takes its
time (`slow`), or its answer (`late`)."""

HELD_METHODS = frozenset({"sendMessage", "editMessageText", "sendPhoto", "sendDocument"})


@dataclass(frozen=True, slots=True)
class Trouble:
    """What meets a request of a method, "*" for any, with this probability.

    `seconds` are those of a 429, of a late answer, else those for which the request is kept waiting before it is looked at.
    """

    method: str
    kind: Kind
    share: float
    seconds: float = 0.0


class Troubles:
    """Those that brew, and who was told to wait."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.impatient = 0
        """How many requests came before the end of the wait that a storm had asked for."""
        self.met = 0
        """How many requests met any trouble."""
        self._clock = clock
        self._random = random.Random(0)  # nothing secret
        self._brewing: Sequence[Trouble] = ()
        self._held: dict[int | str | None, float] = {}

    def brew(self, seed: int, troubles: Sequence[Trouble]) -> None:
        """Let these meet requests from now on, in place of others; storms that have begun go on."""
        self._random = random.Random(seed)  # nothing secret
        self._brewing = tuple(troubles)

    def hold(self, chat_id: int | str | None, seconds: float) -> None:
        """Begin a storm over a chat; null: over all."""
        self._held[chat_id] = max(self._clock() + seconds, self._held.get(chat_id, 0.0))

    def take(self, method: str, chat_id: int | str | None) -> Failure | None:
        """What meets this request, if anything."""
        left = max(self._held.get(where, 0.0) for where in {chat_id, None}) - self._clock()
        if left > 0 and method in HELD_METHODS:
            self.impatient += 1
            return _failure(method, "429", left)
        for trouble in self._brewing:
            if trouble.method in {"*", method} and self._random.random() < trouble.share:
                self.met += 1
                if trouble.kind in {"429", "429 everywhere"}:
                    self.hold(None if trouble.kind == "429 everywhere" else chat_id, trouble.seconds)
                return _failure(method, trouble.kind, trouble.seconds)
        return None


def _failure(method: str, kind: Kind, seconds: float) -> Failure:
    failure = Failure(method, 1)
    match kind:
        case "429" | "429 everywhere":
            wait = max(1, math.ceil(seconds))
            failure.refusal = Refusal(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
            return failure
        case "403" | "502":
            failure.refusal = Refusal(int(kind), WORDS[int(kind)])
        case "dropped":
            failure.is_dropped = True
        case "closed" | "hung":
            failure.unanswered = kind
        case "late 502":
            failure.late_refusal = Refusal(502, WORDS[502])
        case "late":
            failure.answer_delay = seconds
            return failure
    failure.delay = seconds
    return failure
