"""What every chat platform asks in the same way: which language, which answer, what a button or a mark means here."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import takewhile
from typing import TypeVar

from bot.domain.addresses import Address
from bot.domain.chats import ChatBook, ChatSettings
from bot.domain.claims import ClaimVersion
from bot.domain.delivery import MadeBy, Plan, Subscription, chat_key, rescheduled
from bot.domain.errors import BotError
from bot.domain.ledger import Ledger
from bot.events import fields
from bot.languages import Language, available, language
from bot.platforms import buttons
from bot.platforms.books import Books
from bot.platforms.buttons import Kept, Tap, View, fingerprint
from bot.platforms.chats import Chats
from bot.platforms.desk import Answered, Desk, Question
from bot.platforms.gallery import Gallery
from bot.platforms.requests import (
    Privileges,
    Reply,
    Request,
    Wanted,
    briefings_read,
    differs_for_admins,
    needs_subscriptions,
    refuse_change,
)

log = logging.getLogger("ringkas.platforms")

REMEMBERED = 2_000
"""In how many chats a typed `/why 2` still means the last answer there; in memory only."""

_LOOKED_AT = 1_000
"""How many subscriptions of a chat's threads follow a change of its settings at once; others do so when they are due."""

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class Reception:
    """Answers from the desk, for chats as they have chosen; `day` is today's in UTC."""

    def __init__(
        self,
        desk: Desk,
        chats: Chats,
        default_language: str,
        day: Callable[[], date],
        books: Books,
        gallery: Gallery,
    ) -> None:
        self.desk = desk
        self.gallery = gallery
        self.chats = chats
        self.books = books
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
        address: Address | None = None,
        privileges: Privileges | None = None,
    ) -> Answered[T]:
        """Ask the desk; `render` must be the same each time, for kept answers to be found. `address`: where it is asked.

        `privileges`: of an admin who asks where nobody reads along.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        extra = privileges if differs_for_admins(text) else None
        question = Question(text, spoken.code, settings, claims, privileges=extra)
        return await self.desk.answer(await self._at(address, question) if address else question, render)

    async def _at(self, address: Address, question: Question) -> Question:
        """A question with what the ledger knows of who asks; most need nothing of it, and are alike in all chats."""
        names = briefings_read(question.text, self.desk.briefings)
        if not names and not needs_subscriptions(question.text):
            return question

        def look_up(ledger: Ledger) -> Question:
            plans = ledger.subscriptions_of(address) if needs_subscriptions(question.text) else []
            seen = [(name, ledger.seen(address, name)) for name in names]
            return replace(
                question,
                subscriptions=tuple(plans),
                seen=tuple((name, last) for name, last in seen if last is not None),
            )

        return await self.books.read(look_up)

    async def subscriptions(self, address: Address) -> list[Plan]:
        """What exactly this chat or thread has subscribed to.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        return await self.books.read(lambda ledger: ledger.subscriptions_of(address))

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

    async def settle(self, address: Address, reply: Reply, settings: ChatSettings) -> None:
        """Keep what a reply changes for its chat, which had chosen `settings` before.

        Raises:
            StoreUnusable: The store cannot be written.
        """
        now = self.desk.moment(settings).astimezone(UTC)
        if reply.forgets:
            await self.chats.forget(address)
            self._last_views.pop(address, None)
        elif reply.settings != settings:
            await self.chats.choose(address, reply.settings)
            await self.books.write(lambda ledger: _follow(ledger, address, reply.settings, now))
        wanted = reply.subscribes
        if wanted is not None:
            await self.books.write(lambda ledger: ledger.subscribe(_plan(address, wanted, settings, now)))
        if reply.unsubscribes:
            await self.books.write(lambda ledger: _end_all(ledger, reply.unsubscribes))

    async def note_read(self, address: Address, reply: Reply) -> None:
        """Keep what a chat has seen, once a reply is shown there.

        Raises:
            StoreUnusable: The store cannot be written.
        """
        if reply.reads is not None:
            briefing, seen = reply.reads
            await self.books.write(lambda ledger: ledger.read(address, briefing, seen))

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


def _plan(address: Address, wanted: Wanted, settings: ChatSettings, now: datetime) -> Plan:
    """What is subscribed to, with its first slot."""
    key = chat_key(address, wanted.briefing)
    subscription = Subscription(
        key, address, wanted.briefing, wanted.schedule, language=wanted.language, max_age=wanted.max_age
    )
    return rescheduled(Plan(subscription, now, None, quiet=settings.quiet, chat_zone=settings.zone), now)


def _end_all(ledger: Ledger, keys: Sequence[str]) -> None:
    for key in keys:
        ledger.unsubscribe(key)


def _follow(ledger: Ledger, address: Address, settings: ChatSettings, now: datetime) -> None:
    """Let the subscriptions of a chat and its threads follow what it has chosen: its language, its quiet hours."""
    before = _of_chat(ledger, address.whole)
    plans = [rescheduled(replace(plan, quiet=settings.quiet, chat_zone=settings.zone), now) for plan in before]
    ledger.reschedule(plans)
    for plan in plans:
        made_here = plan.subscription.made_by is MadeBy.CHAT
        if made_here and settings.language and plan.subscription.language != settings.language:
            ledger.subscribe(replace(plan, subscription=replace(plan.subscription, language=settings.language)))


def _of_chat(ledger: Ledger, chat: Address) -> Iterator[Plan]:
    """The subscriptions of a chat, and those that its threads made."""
    yield from ledger.subscriptions_of(chat)
    prefix = f"chat:{chat.text}/"
    of_threads = ledger.subscriptions(after=prefix, limit=_LOOKED_AT)
    yield from takewhile(lambda plan: plan.subscription.key.startswith(prefix), of_threads)


def _bounded(known: OrderedDict[K, V], key: K, value: V) -> None:
    known[key] = value
    known.move_to_end(key)
    if len(known) > REMEMBERED:
        known.popitem(last=False)
