"""Long texts that Telegram cut in several messages, put together again before each is taken for an article of its own.

Apps cut what is longer than 4096 characters and send all parts at once; nothing in a message says that it is a part. So a
text that is long enough to be one waits a moment for the next. What is forwarded was a message of its own, and does not.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.platforms.telegram.updates import Asked

WAIT_SECONDS = 1.5
"""How long a part waits for the next: they are sent within a moment."""
SHORTEST_PART = 2048
"""UTF-16 units of the shortest part but the last: apps cut in the second half of 4096, where a line or sentence ends."""
LONGEST = 200_000
"""Characters from which on a text waits for nothing more."""
_ENDS = tuple('.!?…:;"”’»)]')
"""With which a part ends that was cut between two paragraphs or sentences."""


@dataclass(frozen=True, slots=True)
class _Held:
    asked: Asked
    release: asyncio.TimerHandle


class LongTexts:
    """Hands on what people write, parts of one text together; `hand_on` must not raise."""

    def __init__(self, hand_on: Callable[[Asked], None], wait_seconds: float = WAIT_SECONDS) -> None:
        self._hand_on = hand_on
        self._wait_seconds = wait_seconds
        self._held: dict[int | None, _Held] = {}

    def take(self, asked: Asked) -> None:
        """Hand a text on, once it is whole."""
        held = self._held.pop(asked.person.id, None)
        whole = asked
        if held is not None:
            held.release.cancel()
            if _may_be_part(asked):
                whole = replace(held.asked, text=_joined(held.asked.text, asked.text), message_id=asked.message_id)
            else:
                self._hand_on(held.asked)
        if _goes_on(asked) and len(whole.text) < LONGEST:
            release = asyncio.get_running_loop().call_later(self._wait_seconds, self.release, asked.person.id)
            self._held[asked.person.id] = _Held(whole, release)
        else:
            self._hand_on(whole)

    def release(self, person: int | None) -> None:
        """Hand on what is held of somebody: no more will come of it, or something else does."""
        held = self._held.pop(person, None)
        if held is not None:
            held.release.cancel()
            self._hand_on(held.asked)

    def close(self) -> None:
        """Hand on whatever is held."""
        for person in list(self._held):
            self.release(person)


def _may_be_part(asked: Asked) -> bool:
    """Whether a text may go on from another one."""
    return not asked.is_forwarded and not asked.text.startswith(("/", "https://", "http://"))


def _goes_on(asked: Asked) -> bool:
    """Whether a text may have been cut: it is long enough, and no other command than the one that takes articles."""
    is_article = _may_be_part(asked) or asked.text.split(maxsplit=1)[0].partition("@")[0].casefold() == "/ingest"
    return is_article and not asked.is_forwarded and len(asked.text.encode("utf-16-le")) // 2 >= SHORTEST_PART


def _joined(before: str, after: str) -> str:
    between = "\n" if before.endswith(_ENDS) else " "
    return f"{before}{between}{after}"
