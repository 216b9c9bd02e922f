"""Long texts that Telegram cut in several messages, put together again before each is taken for an article of its own.

Apps cut what is longer than 4096 characters and send all parts at once; nothing in a message says that it is a part. So a
text that is long enough to be one waits a moment for the next. What is forwarded was a message of its own, and does not.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from bot.domain.limits import TEXT_CHARACTERS
from bot.platforms.telegram.updates import Asked

WAIT_SECONDS = 1.5
"""How long a part waits for the next: they are sent within a moment."""
APART = timedelta(seconds=3)
"""How long after a part the next is sent at the most; after an outage, what was sent hours apart is read at once."""
SHORTEST_PART = 2048
"""UTF-16 units of the shortest part but the last: apps cut in the second half of 4096, where a line or sentence ends."""
_ENDS = tuple('.!?…:;"”’»)]')
"""With which a part ends that was cut between two paragraphs or sentences."""


@dataclass(frozen=True, slots=True)
class _Held:
    parts: tuple[Asked, ...]  # in the order in which they were sent
    release: asyncio.TimerHandle


class LongTexts:
    """Hands on what people write, parts of one text together; `hand_on` must not raise."""

    def __init__(self, hand_on: Callable[[Asked], None], wait_seconds: float = WAIT_SECONDS) -> None:
        self._hand_on = hand_on
        self._wait_seconds = wait_seconds
        self._held: dict[int | None, _Held] = {}

    def take(self, asked: Asked) -> None:
        """Hand a text on, once it is whole."""
        parts: tuple[Asked, ...] = (asked,)
        held = self._held.pop(asked.person.id, None)
        if held is not None:
            held.release.cancel()
            together = tuple(sorted((*held.parts, asked), key=lambda part: part.message_id))
            if _are_one_text(together):
                parts = together
            else:
                self._hand_on(_joined(held.parts))
        if _goes_on(parts[-1]) and sum(len(part.text) for part in parts) < TEXT_CHARACTERS:
            release = asyncio.get_running_loop().call_later(self._wait_seconds, self.release, asked.person.id)
            self._held[asked.person.id] = _Held(parts, release)
        else:
            self._hand_on(_joined(parts))

    def release(self, person: int | None) -> None:
        """Hand on what is held of somebody: no more will come of it, or something else does."""
        held = self._held.pop(person, None)
        if held is not None:
            held.release.cancel()
            self._hand_on(_joined(held.parts))

    def close(self) -> None:
        """Hand on whatever is held."""
        for person in list(self._held):
            self.release(person)


def _are_one_text(parts: Sequence[Asked]) -> bool:
    return all(
        _goes_on(before) and _may_be_part(after) and _are_close(before, after) for before, after in pairwise(parts)
    )


def _are_close(one: Asked, other: Asked) -> bool:
    if one.sent_at is None or other.sent_at is None:
        return False
    return abs(one.sent_at - other.sent_at) <= APART


def _may_be_part(asked: Asked) -> bool:
    """Whether a text may go on from another one."""
    return not asked.is_forwarded and not asked.text.startswith(("/", "https://", "http://"))


def _goes_on(asked: Asked) -> bool:
    """Whether a text may have been cut: it is long enough, and no other command than the one that takes articles."""
    is_article = _may_be_part(asked) or asked.text.split(maxsplit=1)[0].partition("@")[0].casefold() == "/ingest"
    return is_article and not asked.is_forwarded and len(asked.text.encode("utf-16-le")) // 2 >= SHORTEST_PART


def _joined(parts: Sequence[Asked]) -> Asked:
    """The whole text as if it were one message; what is answered is the last part."""
    text = parts[0].text
    for part in parts[1:]:
        text += ("\n" if text.endswith(_ENDS) else " ") + part.text
    return replace(parts[0], text=text, message_id=parts[-1].message_id)
