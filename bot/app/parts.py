"""What all platforms share while the bot runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.app.digests import Digests
from bot.app.inflow import Inflow
from bot.platforms.chats import Chats
from bot.platforms.desk import Desk
from bot.platforms.editing import Editing
from bot.platforms.gallery import Gallery
from bot.platforms.overseeing import Oversight
from bot.platforms.reception import Reception
from bot.web import WebServer

SENDING_GRACE_SECONDS = 3.0
"""For how long messages that are under way at a stop may still arrive."""


@dataclass(frozen=True)
class Parts:
    """What all platforms share, and what they tell about themselves."""

    desk: Desk
    chats: Chats
    gallery: Gallery
    editing: Editing
    oversight: Oversight
    digests: Digests
    web: WebServer | None
    clock: Callable[[], datetime]  # UTC
    health: dict[str, bool]  # of each platform: whether it is connected and ready
    inflow: Inflow | None = None  # null: there is no store into which articles could be taken

    def reception(self, default_language: str) -> Reception:
        """What a platform asks, one for each."""
        return Reception(self.desk, self.chats, default_language, self.day, self.digests.books, self.gallery)

    def day(self) -> date:
        """Today, in UTC."""
        return self.clock().date()
