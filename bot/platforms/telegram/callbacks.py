"""What a button and a deep link stand for, in the 64 bytes that Telegram keeps for either."""

from __future__ import annotations

import base64
import re

from bot.platforms import buttons
from bot.platforms.buttons import Kept, Tap, View, key_of

DATA_BYTES = 64
"""https://core.telegram.org/bots/api#inlinekeyboardbutton: `callback_data`, 1-64 bytes."""

START_CHARACTERS = 64
"""https://core.telegram.org/bots/features#deep-linking: a start parameter, at most 64 of A-Z, a-z, 0-9, _ and -."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")


def written(tap: Tap) -> tuple[str, Kept | None]:
    """The callback data of a button, and what must be kept for it, if anything."""
    return buttons.written(tap, lambda data: len(data.encode()) <= DATA_BYTES)


def start_parameter(view: View) -> tuple[str, Kept | None]:
    """An answer as the parameter of a deep link, and what must be kept for it, if anything."""
    text = f"{view.language} {view.text}"
    encoded = f"_{base64.urlsafe_b64encode(text.encode()).decode().rstrip('=')}"
    if len(encoded) <= START_CHARACTERS:
        return encoded, None
    kept = Kept(key_of(text), text)
    return f"_-{kept.key}", kept


def started_with(parameter: str) -> tuple[str, bool]:
    """The text behind a deep link, and whether it is the key of a kept one; what is none of ours is its own text.

    People write links by hand too: `kazakhstan`, `timeline-kazakhstan`.
    """
    if parameter.startswith("_-"):
        return parameter[2:], True
    if parameter.startswith("_"):
        try:
            return base64.urlsafe_b64decode(parameter[1:] + "=" * (-len(parameter[1:]) % 4)).decode(), False
        except ValueError:
            return parameter, False
    command, _, topic = parameter.partition("-")
    return f"/{command} {topic}".strip(), False


def view_of(text: str, language: str) -> View:
    """What the text of a deep link asks for: in the language that it begins with, else in this one."""
    first, _, rest = text.partition(" ")
    return View(rest, first) if rest and _LANGUAGE.fullmatch(first) else View(text, language)
