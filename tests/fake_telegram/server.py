"""The fake as a test holds it: people and chats to make, updates to send, failures to prepare, records to read."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from itertools import count
from typing import Literal, Self

from fake_telegram.chats import Chat
from fake_telegram.failures import Failure, Failures
from fake_telegram.gateway import Gateway
from fake_telegram.inline import InlineAnswer, asked_inline
from fake_telegram.places import Place, User
from fake_telegram.troubles import Troubles
from fake_telegram.waiting import SECONDS, NothingCame, Said, wait
from fake_telegram.webhook import Webhook
from fake_telegram.wire import Call, Wire
from fake_telegram.world import World

TOKEN = "1234567890:fake-token-of-35-characters-in-all0"  # noqa: S105  # it opens nothing
BOT = User(1234567890, "Ringkas", username="ringkas_bot", is_bot=True)


class FakeTelegram:
    """A Bot API server on a loopback socket, for one bot.

    Args:
        rates: Whether too many messages are answered 429; see `fake_telegram.rates`.
        strict: Whether requests and texts are checked; off, unknown chats exist, for benchmarks.
        keeps: Whether messages are remembered, so that an edit can be told from none; `strict` by default.
        delays: Whether the answers are held back that the real server holds back for 3 seconds against busy polling.
        clock: Seconds for the rates, from anywhere, never going back.
        remembered: How many calls are kept; all of them by default.
        webhook_pause: Seconds before an update that the bot refused is pushed again, doubled each time.
        port: Where to listen; any free port by default.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        bot: User = BOT,
        rates: bool = True,
        strict: bool = True,
        keeps: bool | None = None,
        delays: bool = False,
        clock: Callable[[], float] = time.monotonic,
        remembered: int | None = None,
        webhook_pause: float = 0.05,
        port: int = 0,
    ) -> None:
        self.token = token
        self.bot = bot
        self.base_url = ""
        self.base_file_url = ""
        keeps = strict if keeps is None else keeps
        self.world = World(bot, clock, strict=strict, keeps=keeps, rates=rates, delays=delays, remembered=remembered)
        self._failures = Failures()
        self.troubles = Troubles(clock)
        webhook = Webhook(self.world, webhook_pause)
        self.gateway = Gateway(self.world, token, webhook, self._failures, self.troubles)
        self._port = port
        self._ids = count(1001)

    async def __aenter__(self) -> Self:
        """Listen."""
        port = await self.gateway.start(self._port)
        self.base_url = f"http://127.0.0.1:{port}/bot"
        self.base_file_url = f"http://127.0.0.1:{port}/file/bot"
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close every connection."""
        await self.gateway.stop()

    @property
    def calls(self) -> list[Call]:
        """The requests in the order in which they were answered, `getUpdates` left out."""
        return list(self.world.calls)

    @property
    def refused(self) -> list[Call]:
        """The requests that broke a rule which a bot can know; a good bot leaves this empty."""
        return list(self.world.refused)

    @property
    def throttled(self) -> int:
        """How many requests met a 429 of the rates; prepared failures are not counted."""
        return self.world.throttled

    @property
    def counts(self) -> Mapping[str, int]:
        """How many requests came, by method, `getUpdates` among them."""
        return self.world.counts

    @property
    def commands(self) -> Mapping[tuple[str, str], list[Wire]]:
        """The menus: by scope, as JSON with sorted keys, and language code, "" for the common one."""
        return self.world.commands

    @property
    def pending(self) -> list[Wire]:
        """The updates that the bot has not confirmed."""
        return list(self.world.updates.pending)

    def called(self, method: str) -> list[Call]:
        """The requests of one method."""
        return [call for call in self.world.calls if call.method == method]

    def user(self, first_name: str, *, language_code: str | None = "en", username: str | None = None) -> User:
        """A person."""
        user = User(next(self._ids), first_name, language_code, username)
        self.world.users[user.id] = user
        return user

    def private(self, user: User) -> Chat:
        """The chat of a person with the bot, which the person began."""
        known = self.world.places.get(user.id)
        return Chat(self.world, known or self._added(Place(user.id, "private", user.first_name, user=user)))

    def group(
        self,
        title: str,
        *,
        supergroup: bool = True,
        forum: bool = False,
        creator: User | None = None,
        admin: bool = False,
    ) -> Chat:
        """A group with the bot in it; `admin` makes the bot an administrator, to whom every message is shown."""
        number = next(self._ids)
        id = -1000000000000 - number if supergroup or forum else -number
        kind: Literal["supergroup", "group"] = "supergroup" if supergroup or forum else "group"
        return self._ruled(Place(id, kind, title, is_forum=forum), creator, admin=admin)

    def channel(
        self, title: str, *, username: str | None = None, creator: User | None = None, admin: bool = True
    ) -> Chat:
        """A channel with the bot as its administrator."""
        return self._ruled(Place(-1000000000000 - next(self._ids), "channel", title, username), creator, admin=admin)

    def chat(self, id: int) -> Chat:
        """A chat that exists already."""
        return Chat(self.world, self.world.places[id])

    def _ruled(self, place: Place, creator: User | None, *, admin: bool) -> Chat:
        place.members[(creator or self.user("Creator")).id] = "creator"
        place.standing = "administrator" if admin else "member"
        return Chat(self.world, self._added(place))

    def _added(self, place: Place) -> Place:
        self.world.places[place.id] = place
        return place

    def feed(self, update: Wire) -> int:
        """Queue an update as it is, without any check; its id."""
        return self.world.updates.feed(update)

    def fail(
        self,
        method: str,
        times: int = 1,
        chat: Chat | None = None,
        *,
        error: int | None = None,
        description: str | None = None,
        retry_after: int | None = None,
        migrate_to: int | None = None,
        dropped: bool = False,
        unanswered: Literal["closed", "hung"] | None = None,
        delay: float = 0.0,
    ) -> Failure:
        """Prepare a failure for the next requests of a method, "*" for any, in a chat or in all.

        Args:
            method: The method, as it is spelt.
            times: How many requests meet it.
            chat: The chat of the requests that meet it.
            error: The code of the answer; its usual words unless there is a `description`.
            description: The words of the answer.
            retry_after: Seconds of a 429.
            migrate_to: The supergroup of a 400.
            dropped: The connection ends before anything is accepted.
            unanswered: The request is accepted, then the connection is closed, or nothing comes any more.
            delay: Seconds before the request is looked at; alone, it only slows.
        """
        return self._failures.add(
            method,
            times,
            chat.id if chat else None,
            error=error,
            description=description,
            retry_after=retry_after,
            migrate_to=migrate_to,
            dropped=dropped,
            unanswered=unanswered,
            delay=delay,
        )

    def succeed(self) -> None:
        """Take back every prepared failure."""
        self._failures.waiting.clear()

    async def inline(
        self,
        query: str,
        by: User,
        *,
        offset: str = "",
        chat_type: str = "private",
        timeout: float = SECONDS,  # noqa: ASYNC109  # who waits says how long
    ) -> InlineAnswer:
        """Type an inline query and wait for the results; raises `NothingCame`."""
        return await asked_inline(self.world, query, by, offset, chat_type, timeout)

    async def call(self, method: str, chat: Chat | None = None, *, count: int = 1, timeout: float = SECONDS) -> Call:  # noqa: ASYNC109  # who waits says how long
        """The request of a method with this number, waited for; raises `NothingCame`."""

        def find() -> Call | None:
            met = [call for call in self.called(method) if chat is None or call.chat_id == chat.id]
            return met[count - 1] if len(met) >= count else None

        found: Call = await wait(self.world, find, f"request {count} of {method}", timeout)
        return found

    async def confirmed(self, said: Said | int | None, timeout: float = SECONDS) -> None:  # noqa: ASYNC109  # who waits says how long
        """Wait until the bot has confirmed an update; raises `NothingCame`."""
        id = said.update_id if isinstance(said, Said) else said
        assert id is not None, "Telegram does not show this message to the bot"
        find = lambda: all(update["update_id"] != id for update in self.world.updates.pending) or None  # noqa: E731
        await wait(self.world, find, f"the confirmation of update {id}", timeout)


__all__ = ["FakeTelegram", "NothingCame"]
