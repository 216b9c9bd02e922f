"""Digests as Telegram shows them: every page a message of its own, since nobody is there to turn it.

What is made here is stored, and its buttons are pressed months later: so it is plain values, and nothing is kept beside
it.
"""

from __future__ import annotations

import json

from bot.domain.delivery import Part
from bot.platforms.digests import posted
from bot.platforms.telegram.pages import shown
from bot.rendering.document import Sheet


def typeset(sheet: Sheet) -> tuple[Part, ...]:
    """The messages of a sheet, in order: each as JSON of its `html` and `markup`.

    Raises:
        ValueError: A button stands for more than it can hold.
    """
    made = shown(posted(sheet), is_shared=False, is_turned=False)
    if made.kept:
        raise ValueError(f"a button of edition {sheet.key} stands for more than it can hold")
    return tuple(
        Part(json.dumps({"html": page.html, "markup": page.markup}, ensure_ascii=False)) for page in made.pages
    )
