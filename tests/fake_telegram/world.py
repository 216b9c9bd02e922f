"""All that the server knows: people, chats, messages, files, menus, open queries.

One object that the methods share, because a message sent by one is edited and deleted by others.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from collections.abc import Callable
from itertools import count
from typing import Any

from fake_telegram.files import Files
from fake_telegram.journal import Journal
from fake_telegram.places import Kind, Message, Place, User
from fake_telegram.rates import Rates
from fake_telegram.texts import Text, Texts
from fake_telegram.updates import Updates
from fake_telegram.wire import Call, Declined, Refusal, Wire


class World:
    """The state of a server; `clock` counts seconds from anywhere and never goes back."""

    def __init__(
        self,
        bot: User,
        clock: Callable[[], float],
        *,
        strict: bool,
        keeps: bool,
        rates: bool,
        delays: bool,
        remembered: int | None,
    ) -> None:
        self.bot = bot
        self.clock = clock
        self.strict = strict
        self.keeps = keeps
        self.journal = Journal()
        self.texts = Texts(strict=strict)
        self.rates = Rates(clock, enabled=rates)
        self.updates = Updates(clock, delays=delays)
        self.files = Files()
        self.bell = Bell()
        self.updates.on_confirmed = self.bell.ring
        self.users: dict[int, User] = {}
        self.places: dict[int, Place] = {}
        self.inline: dict[str, Message] = {}
        self.queries: dict[str, Wire | None] = {}
        """Open callback and inline queries by id: the answer, `None` until it came."""
        self.commands: dict[tuple[str, str], list[Wire]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        """Name, description and short description by what and language."""
        self.calls: deque[Call] = deque(maxlen=remembered)
        self.refused: deque[Call] = deque(maxlen=remembered)
        self.counts: Counter[str] = Counter()
        self.throttled = 0
        self.on_sent: Callable[[int], None] = lambda _: None
        self._orders = count(1)
        self._shared_ids = count(1)

    def now(self) -> int:
        """The date of what happens now, in Unix seconds."""
        return int(time.time())

    def order(self) -> int:
        """A number that tells what came first."""
        return next(self._orders)

    def message_id(self, place: Place) -> int:
        """The next number: of its own in a supergroup or channel, shared by all other chats, as Telegram counts."""
        if place.kind in {"supergroup", "channel"}:
            place.last_id += 1
            return place.last_id
        return next(self._shared_ids)

    def place(self, chat_id: int | str) -> Place:
        """The chat of a request; raises `Declined`."""
        if isinstance(chat_id, str):
            named = (place for place in self.places.values() if place.username and f"@{place.username}" == chat_id)
            place = next(named, None)
        else:
            place = self.places.get(chat_id) or (None if self.strict else self.found(chat_id))
        if place:
            return place
        if chat_id in self.users:
            raise Declined(403, "Forbidden: bot can't initiate conversation with a user")
        raise Declined(400, "Bad Request: chat not found")

    def found(self, chat_id: int) -> Place:
        """A chat that a benchmark speaks of without having made it."""
        kind: Kind = "private" if chat_id > 0 else "supergroup"
        self.places[chat_id] = Place(chat_id, kind, "Found", user=User(chat_id, "Found") if chat_id > 0 else None)
        return self.places[chat_id]

    def posted(self, place: Place, body: Wire, *, text: Text | None = None) -> Message:
        """Keep a message, of the bot where there is its `text`, and give it number and date."""
        wire = {"message_id": self.message_id(place), "date": self.now(), "chat": place.wire(), **body}
        message = Message(self.order(), place, wire, is_own=text is not None, written=text.written if text else "")
        if message.is_own:
            self.journal.note("post", wire)
        if self.keeps:
            place.messages[message.id] = message
        return message

    def own_message(self, given: Wire, what: str) -> Message:
        """The message that a request names by its chat or inline; raises `Declined`."""
        if "inline_message_id" in given:
            if given["inline_message_id"] not in self.inline:
                raise Declined(400, "Bad Request: MESSAGE_ID_INVALID")
            return self.inline[given["inline_message_id"]]
        place = self.place(given["chat_id"])
        place.check_present()
        message = place.messages.get(given["message_id"])
        if message is None or message.is_deleted:
            raise Declined(400, f"Bad Request: message to {what} not found")
        return message

    def answered(self, query_id: str, answer: Wire) -> bool:
        """Settle a query once; raises `Declined` for one that is unknown, answered or too old."""
        if not self.strict:
            return True
        if self.queries.get(query_id, answer) is not None:
            words = "query is too old and response timeout expired or query ID is invalid"
            raise Declined(400, f"Bad Request: {words}")
        self.queries[query_id] = answer
        return True

    def record(self, method: str, given: Wire, outcome: Refusal | None, *, code: int = 200) -> Call:
        """Remember how a request went."""
        words = outcome.description if outcome else ""
        code = outcome.code if outcome else code
        call = Call(method, given, given.get("chat_id"), self.clock(), code, words)
        self.counts[method] += 1
        # A poll that waits is no deed.
        if method != "getUpdates":
            self.calls.append(call)
        return call


class Bell:
    """Wakes whoever waits for something to happen."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Something happened."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, find: Callable[[], Any], seconds: float) -> Any:
        """What `find` finds, as soon as it finds something; raises `TimeoutError` after so long."""
        async with asyncio.timeout(seconds):
            while (found := find()) is None:
                future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._waiting.add(future)
                try:
                    await future
                finally:
                    self._waiting.discard(future)
        return found
