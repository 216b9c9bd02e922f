"""A sheet as the reply that every platform's pages are made from."""

from __future__ import annotations

from bot.domain.chats import NOTHING_CHOSEN
from bot.platforms.requests import Reply
from bot.rendering.document import Sheet


def posted(sheet: Sheet) -> Reply:
    """A sheet as if it were the answer to `/edition KEY`, by which its marks can be asked about for ever."""
    return Reply(
        sheet.document,
        sheet.language,
        NOTHING_CHOSEN,
        sheet.buttons,
        sheet.claims,
        tuple(claim.ref for claim in sheet.claims),
        has_marks=bool(sheet.claims),
        again=f"/edition {sheet.key}",
        is_posted=True,
    )
