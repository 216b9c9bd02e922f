"""What every chat platform asks in the same way: which language, which answer, what a button or a mark means here."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from bot.domain.addresses import Address
from bot.domain.chats import ChatSettings
from bot.domain.claims import ClaimVersion
from bot.domain.errors import BotError
from bot.domain.ports import ChatBook
from bot.languages import Language, available, language
from bot.platforms import buttons
from bot.platforms.buttons import Kept, Tap, View, fingerprint
from bot.platforms.chats import Chats
from bot.platforms.desk import Answered, Desk, Question
from bot.platforms.events import fields
from bot.platforms.requests import Reply, Request, refuse_change

log = logging.getLogger("ringkas.platforms")

REMEMBERED = 2_000
"""In how many chats a typed `/why 2` still means the last answer there; in memory only."""

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class Reception:
    """Answers from the desk, for chats as they have chosen; `day` is today's in UTC."""

    def __init__(self, desk: Desk, chats: Chats, default_language: str, day: Callable[[], date]) -> None:
        self.desk = desk
        self.chats = chats
        self.default_language = default_language
        self._day = day
        self._last_views: OrderedDict[Address, View] = OrderedDict()
        self._kept_on: OrderedDict[str, date] = OrderedDict()

    def language_of(self, settings: ChatSettings, *tags: str) -> Language:
        """The chat's language, else the first of these IETF tags that Ringkas speaks, else the configured one."""
        codes = [settings.language, *(tag.casefold().partition("-")[0] for tag in tags), self.default_language]
        meant = [{"in": "id"}.get(code, code) for code in codes]  # what old Androids call Indonesian
        return language(next((code for code in meant if code in available()), available()[0]))

    async def ask(
        self,
        text: str,
        spoken: Language,
        settings: ChatSettings,
        render: Callable[[Reply], T],
        claims: tuple[ClaimVersion, ...] = (),
    ) -> Answered[T]:
        """Ask the desk; `render` must be the same each time, for kept answers to be found.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        return await self.desk.answer(Question(text, spoken.code, settings, claims), render)

    async def claims_of(
        self, view: View, settings: ChatSettings, render: Callable[[Reply], T]
    ) -> tuple[ClaimVersion, ...] | None:
        """What the marks of a message mean; null: its answer has changed since, and the marks with it.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        reply = (await self.ask(view.text, language(view.language), settings, render)).reply
        return reply.shown if view.fingerprint in {"", fingerprint(reply.shown)} else None

    async def refused(self, reply: Reply, spoken: Language, settings: ChatSettings) -> Reply:
        """What somebody is told who may not change what a chat has chosen, instead of `reply`.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        request = Request(reply.again, spoken.code, self.desk.moment(settings), settings=settings)
        return await self.desk.run(lambda room: refuse_change(request, room))

    async def settle(self, address: Address, reply: Reply) -> None:
        """Keep what a reply changes for its chat.

        Raises:
            StoreUnusable: The store cannot be written.
        """
        if reply.forgets:
            await self.chats.forget(address)
            self._last_views.pop(address, None)
        else:
            await self.chats.choose(address, reply.settings)

    async def keep(self, kept: Sequence[Kept]) -> None:
        """Keep what the buttons of a message stand for, before it is sent."""
        today = self._day()
        new = [each for each in kept if self._kept_on.get(each.key) != today]
        if not new:
            return
        try:
            await self.chats.write(lambda book: _keep_all(book, new, today))
        except BotError as error:  # an answer without these buttons is better than none; pressed, they say so
            log.warning("what some buttons stand for is not kept", extra=fields(reason=error))
            return
        for each in new:
            _bounded(self._kept_on, each.key, today)

    async def tapped(self, data: str) -> Tap | None:
        """What a button stands for; null: nothing that is still known.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        found = buttons.read(data)
        if found is None:
            return None
        tap, is_key = found
        if tap.view.language not in available():
            return None
        if not is_key:
            return tap
        text = await self.text_of(tap.view.text)
        return None if text is None else replace(tap, view=replace(tap.view, text=text))

    async def text_of(self, key: str) -> str | None:
        """The text that was kept under a key; null: it is no longer kept.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        return await self.chats.read(lambda book: book.shortcut(key))

    def last_view(self, address: Address) -> View | None:
        """What the last answer in a chat or topic shows."""
        return self._last_views.get(address)

    def remember_view(self, address: Address, view: View) -> None:
        """Remember what the last answer in a chat or topic shows."""
        _bounded(self._last_views, address, view)


def _keep_all(book: ChatBook, kept: Sequence[Kept], today: date) -> None:
    for each in kept:
        book.keep_shortcut(each.key, each.text, today)


def _bounded(known: OrderedDict[K, V], key: K, value: V) -> None:
    known[key] = value
    known.move_to_end(key)
    if len(known) > REMEMBERED:
        known.popitem(last=False)
