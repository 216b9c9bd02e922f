"""Reasons that the ledger keeps, in a reader's language.

The ledger keeps words and no codes, since most reasons are a platform's own and stay as it wrote them. Those that our
own code writes are known here, so that they can be said in any language.
"""

from __future__ import annotations

import re

from bot.domain.errors import Notice, notice
from bot.languages.language import Language

OWN = (
    notice("nothing is new"),
    notice("unsubscribed"),
    notice("a newer slot"),
    notice("a newer slot was due ({slot})"),
    notice("a newer slot was due ({slot}); so were {count} slots before it, from {first}"),
    notice("it was due longer ago than its maximum age"),
    notice("it was too late by then"),
    notice("there is no such briefing now"),
    notice("its briefing is not there"),
    notice("no file names it any more"),
    notice("the bot stopped before an answer came"),
    notice("the platform asks to wait"),
    notice("no answer came yet"),
    notice("restored from a backup"),
    notice("the chat has moved"),
    notice("its messages are not kept any more"),
    notice("its platform is not set up"),
    notice("the message is not known any more"),
    notice("its messages are not kept any more"),
    notice("its platform is not set up"),
    notice("restored from a backup"),
    notice("the chat has moved"),
    notice("its messages are not kept any more"),
    notice("its platform is not set up"),
)
"""What `bot.delivery` and the store write, word for word; braces stand for names and numbers."""


def _pattern(reason: Notice) -> re.Pattern[str]:
    words = (re.escape(part) for part in re.split(r"\{\w+\}", reason.text))
    names = iter(re.findall(r"\{(\w+)\}", reason.text))
    first, *rest = words
    return re.compile(first + "".join(f"(?P<{next(names)}>[^;()]+){part}" for part in rest))


_PATTERNS = tuple((_pattern(reason), reason) for reason in OWN)


def reason_notice(reason: str) -> Notice | str:
    """A reason as a value for another notice: our own to be said in any language, a platform's as it wrote it."""
    for pattern, known in _PATTERNS:
        match = pattern.fullmatch(reason)
        if match is not None:
            return Notice(known.text, tuple(match.groupdict().items()))
    return reason


def reason_text(reason: str, spoken: Language) -> str:
    """A reason in words: our own in the reader's language, a platform's as it wrote it."""
    known = reason_notice(reason)
    return spoken.say(known) if isinstance(known, Notice) else known
