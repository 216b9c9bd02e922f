"""What a button stands for, in the few characters that a platform keeps for it.

A button says everything that it needs, and nothing is kept for it elsewhere: so it works after a restart, in messages
that were passed on, and in ten years. Only a text that does not fit is kept in the chat book, under a key made from the
text itself, without saying who asked.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from bot.domain.claims import ClaimVersion

_FINGERPRINT_LENGTH = 6
_KEY_LENGTH = 16
_DATA = re.compile(
    r"(?P<verb>[cpwa])(?P<kept>k?)(?P<number>[0-9]{0,4})\.(?P<language>[a-z]{2,3})\."
    r"(?P<fingerprint>[A-Za-z0-9_-]{0,6})\.(?P<text>.+)",
    re.DOTALL,
)


class Verb(StrEnum):
    """What pressing a button does."""

    COMMAND = "c"  # shows another answer in this one's place
    ASK = "a"  # shows another answer in a message of its own, to who pressed
    PAGE = "p"  # turns to the page `number`
    WHY = "w"  # shows the evidence behind the mark `number`


@dataclass(frozen=True, slots=True)
class View:
    """What a message shows: the answer to a text, in a language, made from these claims and no others."""

    text: str
    language: str
    fingerprint: str = ""  # as `fingerprint` makes it; "": whatever the answer is by then


@dataclass(frozen=True, slots=True)
class Tap:
    """What somebody wants by pressing a button."""

    verb: Verb
    view: View
    number: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that had to be kept, and the key it is kept under."""

    key: str
    text: str


def fingerprint(shown: Sequence[ClaimVersion]) -> str:
    """A few characters that differ as soon as an answer shows other claims, or the same in other versions."""
    return _digest("\n".join(f"{claim.id}:{claim.version}" for claim in shown))[:_FINGERPRINT_LENGTH]


def written(tap: Tap, fits: Callable[[str], bool]) -> tuple[str, Kept | None]:
    """The data of a button that `fits` its platform, and what must be kept for it, if anything."""
    view = tap.view
    head = f"{tap.number or ''}.{view.language}.{view.fingerprint}."
    whole = f"{tap.verb}{head}{view.text}"
    if fits(whole):
        return whole, None
    kept = Kept(key_of(view.text), view.text)
    return f"{tap.verb}k{head}{kept.key}", kept


def read(data: str) -> tuple[Tap, bool] | None:
    """What a button stands for, and whether its text is the key of a kept one; null: it is no button of ours."""
    match = _DATA.fullmatch(data)
    if match is None:
        return None
    view = View(match["text"], match["language"], match["fingerprint"])
    return Tap(Verb(match["verb"]), view, int(match["number"] or 0)), bool(match["kept"])


def key_of(text: str) -> str:
    """The key under which a text is kept."""
    return _digest(text)[:_KEY_LENGTH]


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(sha256(text.encode()).digest()).decode()
