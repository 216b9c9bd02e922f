"""All that the server knows: people, guilds, channels, messages, files, commands, open interactions.

One object that the routes share, because a message sent by one is edited and deleted by others.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from fake_discord.journal import Journal
from fake_discord.nonces import Nonces
from fake_discord.permissions import bits
from fake_discord.places import DIRECT, Place, Realm, User
from fake_discord.wire import Asked, Call, Declined, Refusal, Upload, Wire

if TYPE_CHECKING:
    from fake_discord.gateway import Gateway
    from fake_discord.interactions import Interaction
    from fake_discord.messages import Message

DISCORD_EPOCH = 1420070400000
"""Milliseconds; https://discord.com/developers/docs/reference#snowflakes"""
LARGEST_FILE = 10 * 1024 * 1024


class World:
    """The state of a server; `clock` counts seconds from anywhere and never goes back."""

    def __init__(
        self, bot: User, clock: Callable[[], float], *, strict: bool, keeps: bool, remembered: int | None
    ) -> None:
        self.bot = bot
        self.clock = clock
        self.strict = strict
        self.keeps = keeps
        self.bell = Bell()
        self.gateway: Gateway
        self.cdn = ""
        self.users: dict[int, User] = {bot.id: bot}
        self.realms: dict[int, Realm] = {}
        self.places: dict[int, Place] = {}
        self.files: dict[str, Upload] = {}
        """By the path below the CDN."""
        self.commands: dict[int | None, list[Wire]] = {}
        """By guild, `None` for the commands of all."""
        self.interactions: dict[str, Interaction] = {}
        """By token."""
        self.nonces = Nonces(clock)
        self.journal = Journal()
        self.calls: deque[Call] = deque(maxlen=remembered)
        self.refused: deque[Call] = deque(maxlen=remembered)
        self.unguarded: deque[Call] = deque(maxlen=remembered)
        self.counts: Counter[str] = Counter()
        self.throttled = 0
        self.pinging: list[Message] = []
        """The messages by which the bot notified somebody."""
        self._last_id = 0

    def id(self, later: int = 1) -> int:
        """A new snowflake, later than any before; guilds need `1 << 22`, a millisecond, to be spread over shards."""
        self._last_id = max((int(time.time() * 1000) - DISCORD_EPOCH) << 22, self._last_id + later)
        return self._last_id

    def now(self) -> str:
        """The time of what happens now, in UTC, as Discord writes it."""
        return datetime.now(UTC).isoformat()

    def place(self, id: int) -> Place:
        """The channel of a request, one that the bot can see; raises `Declined`."""
        place = self.places.get(id)
        if place is None:
            raise Declined(404, 10003, "Unknown Channel")
        if place.realm and not place.permissions(self.bot.id) & bits("view_channel"):
            raise Declined(403, 50001, "Missing Access")
        return place

    def require(self, place: Place, *names: str) -> None:
        """Raise `Declined` where the bot lacks a permission."""
        if place.permissions(self.bot.id) & bits(*names) != bits(*names):
            raise Declined(403, 50013, "Missing Permissions")

    def direct(self, user: User) -> Place:
        """The conversation of somebody with the bot."""
        for place in self.places.values():
            if place.kind == DIRECT and place.user == user:
                return place
        place = Place(self.id(), DIRECT, user.name, user=user)
        self.places[place.id] = place
        return place

    def stored(self, place: Place, upload: Upload) -> Wire:
        """Keep a file and write it down as an attachment."""
        id = self.id()
        path = f"attachments/{place.id}/{id}/{upload.name}"
        self.files[path] = upload
        return {
            "id": str(id),
            "filename": upload.name,
            "size": len(upload.content),
            "url": f"{self.cdn}/{path}",
            "proxy_url": f"{self.cdn}/{path}",
            "content_type": upload.mime,
        }

    def record(self, asked: Asked, outcome: Refusal | None, *, status: int = 200) -> Call:
        """Remember how a request went."""
        status = outcome.status if outcome else status
        code, words = (outcome.code, outcome.told) if outcome else (0, "")
        call = Call(asked.operation, asked.path, asked.body, asked.uploads, self.clock(), status, code, words)
        self.counts[asked.operation] += 1
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
