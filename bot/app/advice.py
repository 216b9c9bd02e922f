"""The model that may propose, where the configuration names one: built from settings, its spending in the bot's notes.

Without one nothing of it is loaded, and no request is made.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import ModelSection
from bot.domain.chats import ChatBook
from bot.domain.drafts import Draft
from bot.platforms.chats import Chats
from bot.store.sqlite import open_chat_book

if TYPE_CHECKING:
    from bot.intake.model.advisor import Spent
    from bot.intake.model.ground import Ground

    Advise = Callable[[Draft, Ground], Awaitable[Draft]]
    """Makes another draft of one, with what a model proposes of the same article."""
else:
    Advise = Callable

_NOTE = "model:spent"


def advise_of(settings: ModelSection, chats: Chats, clock: Callable[[], datetime]) -> Advise | None:
    """What lets the model propose; null: none is configured. `clock` gives UTC."""
    if settings.base_url is None:
        return None
    from bot.intake.model.advisor import Advisor, Limits
    from bot.intake.model.endpoint import Endpoint
    from bot.intake.model.proposals import Part

    limits = Limits(settings.most_per_article, settings.most_per_day, settings.requests_per_day)
    endpoint = Endpoint(settings.base_url, settings.token, settings.timeout_seconds)
    parts = frozenset(map(Part, settings.propose))
    return Advisor(settings.name, parts, limits, endpoint, NotedPurse(chats), clock).advised


@asynccontextmanager
async def opened_advice(
    settings: ModelSection, path: Path, clock: Callable[[], datetime]
) -> AsyncIterator[Advise | None]:
    """What lets the model propose about articles that come into the store at `path`.

    Raises:
        StoreUnusable: It cannot be opened.
    """
    if settings.base_url is None:
        yield None
        return
    chats = Chats(open_chat_book(path))
    try:
        yield advise_of(settings, chats, clock)
    finally:
        await chats.close()


class NotedPurse:
    """What the model has cost today, in the bot's notes, so that a restart does not begin anew; a `Purse`."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats

    async def spent(self, day: date) -> Spent:
        """What was spent on a day."""
        return await self._chats.read(lambda book: _spent(book, day))

    async def spend(self, day: date, tokens: int) -> None:
        """Note one more request, of so many tokens."""
        await self._chats.write(lambda book: _spend(book, day, tokens))


def _spent(book: ChatBook, day: date) -> Spent:
    from bot.intake.model.advisor import Spent

    note = book.note(_NOTE)
    noted = json.loads(note) if note else {}
    return Spent(noted["requests"], noted["tokens"]) if noted.get("day") == day.isoformat() else Spent()


def _spend(book: ChatBook, day: date, tokens: int) -> None:
    before = _spent(book, day)
    now = {"day": day.isoformat(), "requests": before.requests + 1, "tokens": before.tokens + tokens}
    book.set_note(_NOTE, json.dumps(now))
