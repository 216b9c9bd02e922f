"""The bot on Telegram while it runs: first contact, updates in, each served in its turn, a clean stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import telegram
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot.domain.addresses import Address
from bot.domain.chats import NOTHING_CHOSEN
from bot.domain.errors import BotError, PlatformRefused, notice
from bot.domain.secrets import Secret
from bot.events import bug, fields
from bot.platforms.editing import Editing
from bot.platforms.lanes import Lanes
from bot.platforms.overseeing import Oversight
from bot.platforms.reviewing import ReviewDesk
from bot.platforms.telegram import admins, inline, menus, replying, taps
from bot.platforms.telegram.front import Front
from bot.platforms.telegram.incoming import (
    CONNECTIONS,
    LONGEST_PAUSE,
    Polling,
    Webhook,
    secret_of,
    token_refused,
)
from bot.platforms.telegram.long_texts import LongTexts
from bot.platforms.telegram.transport import AiohttpRequest
from bot.platforms.telegram.updates import (
    ALLOWED_UPDATES,
    Asked,
    Event,
    FileSent,
    InlineAsked,
    Me,
    Migrated,
    Person,
    Pressed,
    ReachChanged,
    read,
)

log = logging.getLogger("ringkas.telegram")

GRACE_SECONDS = 5.0
"""For how long what people asked before a stop is still answered."""


async def first_contact(bot: telegram.Bot, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> Me:
    """Reach Telegram, however long it takes, and learn who we are.

    Raises:
        PlatformRefused: Telegram does not know the token.
    """
    pause = 1.0
    while True:
        try:
            await bot.initialize()
        except InvalidToken:  # the library's words hold the token
            raise token_refused() from None
        except TelegramError as error:
            log.warning("Telegram cannot be reached, trying again", extra=fields(seconds=pause, reason=error.message))
            await sleep(pause)
            pause = min(LONGEST_PAUSE, 2 * pause)
        else:
            return Me(bot.bot.id, bot.bot.username or "", bool(bot.bot.supports_inline_queries))


@dataclass(frozen=True, slots=True)
class Account:
    """The bot's account, and where its Bot API server stands."""

    token: Secret
    base_url: str
    base_file_url: str
    proxy: Secret | None = None


@asynccontextmanager
async def connected(account: Account) -> AsyncIterator[tuple[telegram.Bot, BaseRequest]]:
    """The library's bot, and the transport by which it asks for updates; closed at the end."""
    asking, sending = AiohttpRequest(proxy=account.proxy), AiohttpRequest(proxy=account.proxy)
    bot = telegram.Bot(account.token.reveal(), account.base_url, account.base_file_url, sending, asking)
    try:
        yield bot, asking
    finally:
        await bot.shutdown()
        await asking.shutdown()
        await sending.shutdown()


class TelegramPlatform:
    """Serves what comes in: one thing after the other within a chat, chats side by side."""

    def __init__(
        self,
        front: Front,
        editing: Editing,
        request: BaseRequest,
        tell: Callable[[bool], None] = lambda _: None,
        oversight: Oversight | None = None,
        desk: ReviewDesk | None = None,
    ) -> None:
        """`tell` is told whether updates come from Telegram."""
        self._front = front
        self._editing = editing
        self._oversight = oversight
        self._desk = desk
        self._lanes: Lanes[Event] = Lanes(self._serve)
        self._long_texts = LongTexts(self._put)
        self._polling = Polling(front.bot, request, self.take, tell=tell)
        self._asides: set[asyncio.Task[None]] = set()
        self._registering = asyncio.Lock()
        self._unwatch: Callable[[], None] = lambda: None

    async def poll(self) -> None:
        """Ask Telegram for updates until cancelled.

        Raises:
            PlatformRefused: Telegram does not know the token any more.
        """
        await self._begin()
        await self._until_done(self._front.bot.delete_webhook)
        await self._polling.run()

    def webhook(self, token: str) -> Webhook:
        """What takes Telegram's deliveries from the web server."""
        return Webhook(self._front.bot, secret_of(token), self.take)

    async def listen(self, url: str, token: str) -> None:
        """Have Telegram deliver updates to `url`, which must be answered by then.

        Raises:
            PlatformRefused: Telegram does not know the token.
        """
        await self._begin()
        secret = secret_of(token)
        await self._until_done(
            lambda: self._front.bot.set_webhook(
                url, secret_token=secret, allowed_updates=ALLOWED_UPDATES, max_connections=CONNECTIONS
            )
        )

    async def _begin(self) -> None:
        await self._front.post.begin()
        await self._register()
        self._unwatch = self._front.reception.desk.watch_briefings(lambda: self._aside(self._register()))
        log.info("at Telegram", extra=fields(username=self._front.me.username))

    async def _register(self) -> None:
        """Let the menus follow the briefings; one after the other, so that nothing is registered twice."""
        async with self._registering:
            try:
                await menus.register(self._front)
            except BotError as error:
                log.warning("the command menus may be old", extra=fields(reason=error))

    async def _until_done(self, call: Callable[[], Awaitable[object]]) -> None:
        pause = 1.0
        while True:
            try:
                await call()
            except InvalidToken:
                raise token_refused() from None
            except BadRequest as error:  # it would be refused again and again
                raise PlatformRefused(
                    notice("Telegram does not take the webhook: {reason}", reason=error.message)
                ) from None
            except TelegramError as error:
                log.warning(
                    "Telegram does not take a setting, trying again", extra=fields(seconds=pause, reason=error.message)
                )
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE, 2 * pause)
            else:
                return

    async def close(self) -> None:
        """Answer what was asked, for a while, and tell Telegram how far we came."""
        self._unwatch()
        self._long_texts.close()
        dropped = await self._lanes.close(GRACE_SECONDS)
        if dropped:
            log.warning("requests were dropped by the stop", extra=fields(count=dropped))
        for task in self._asides:
            task.cancel()
        await self._polling.confirm()

    def take(self, update: telegram.Update) -> None:
        """Put an update in line; what is too much of one person is left out, and told with their next answer."""
        try:
            event = read(update, self._front.me)
            if event is not None:
                self._line_up(event)
        except Exception as error:  # noqa: BLE001 - one odd update must not stop the others
            log.error("an update was not understood", extra=bug(error))  # noqa: TRY400 - the error's words may be somebody's

    def _line_up(self, event: Event) -> None:
        """Put an event in line; an admin's text when it is whole, and whatever else comes of them after it."""
        if isinstance(event, Asked) and self._desk and admins.is_admin(self._front, event.place, event.person):
            self._long_texts.take(event)
            return
        if isinstance(event, Pressed | FileSent):
            self._long_texts.release(event.person.id)
        self._put(event)

    def _put(self, event: Event) -> None:
        chat, person = _line_of(event)
        is_typing = isinstance(event, InlineAsked)  # each key pressed asks again, and only the last is waited for
        if not self._lanes.put(chat, person, event, is_latest_only=is_typing) and isinstance(event, Pressed):
            self._aside(self._front.post.answer_press(event.query_id))

    def _aside(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)

    async def _serve(self, event: Event, left_out: int) -> None:
        """Serve one event; whatever goes wrong with it is told here, and stops nothing else."""
        try:
            try:
                await self._do(event, left_out)
            except BotError as error:
                log.error("a request was not answered", extra=fields(reason=error))  # noqa: TRY400 - refused on purpose
                await self._apologise(event)
            except Exception as error:  # noqa: BLE001 - a bug in one answer
                log.error("a request was not answered", extra=bug(error))  # noqa: TRY400 - the error's words may be somebody's
                await self._apologise(event)
        except Exception as error:  # noqa: BLE001 - a bug in the apology
            log.error("an apology was not sent", extra=bug(error))  # noqa: TRY400 - the error's words may be somebody's

    async def _do(self, event: Event, left_out: int) -> None:
        front = self._front
        if await self._is_done_for_admin(event):
            await self._register()  # an admin who writes for the first time has a chat for a menu from now on
        elif isinstance(event, Asked):
            await replying.answer(front, event, left_out)
        elif isinstance(event, Pressed):
            await taps.press(front, event, left_out)
        elif isinstance(event, InlineAsked):
            await inline.offer(front, event)
        elif isinstance(event, ReachChanged):
            is_awaited = bool(await front.reception.subscriptions(event.place.address))
            await front.post.mark(event.place, event.reach, event.reason, is_awaited=is_awaited)
        elif isinstance(event, Migrated):
            await front.reception.chats.move(event.old, event.new)

    async def _is_done_for_admin(self, event: Event) -> bool:
        if not isinstance(event, Asked | Pressed | FileSent):
            return False
        is_admin = admins.is_admin(self._front, event.place, event.person)
        return is_admin and await admins.serve(self._front, self._editing, event, self._oversight, self._desk)

    async def _apologise(self, event: Event) -> None:
        if not isinstance(event, Asked | FileSent | Pressed):
            return
        spoken = self._front.language_of(event.person, NOTHING_CHOSEN)
        text = spoken.text("Something went wrong here; it was noted. Please ask again later.")
        if isinstance(event, Pressed):
            await self._front.post.answer_press(event.query_id, text)
        else:
            await self._front.post.send(event.place, replying.plain(text))


def _line_of(event: Event) -> tuple[Hashable, Hashable]:
    """In which line an event waits, and for whom it counts."""
    if isinstance(event, Migrated):
        return event.new, None  # what is asked there waits for what the group had chosen
    if isinstance(event, ReachChanged):
        return event.place.address, None
    place: Address | None = event.place.address.whole if not isinstance(event, InlineAsked) and event.place else None
    person: Person = event.person
    return place or ("away", person.id), person.id
