"""The gateway: a WebSocket that says HELLO, checks who identifies, dispatches, and replays what was missed."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from fake_discord.places import Realm
from fake_discord.sessions import (
    ACK,
    GUILDS,
    HEARTBEAT,
    HELLO,
    IDENTIFY,
    INVALID_SESSION,
    MESSAGE_CONTENT,
    PRIVILEGED,
    RECONNECT,
    RESUME,
    Identify,
    Line,
    Session,
)
from fake_discord.wire import Wire

if TYPE_CHECKING:
    from fake_discord.world import World

LARGEST_FRAME = 4096
MOST_FRAMES, WINDOW = 120, 60.0
"""What a bot may send in so many seconds: https://discord.com/developers/docs/events/gateway#rate-limiting"""
TERMINAL = {1000, 1001}
"""With these codes a bot gives its session up."""
_ROUND_TRIP = 0.02
"""Seconds until a session's heartbeat is answered: one at once, the library takes for an answer to the one before."""


class Gateway:
    """All sessions of the bot.

    Args:
        world: Where guilds come from.
        token: What the bot must know.
        shards: How many shards the server asks for; with more than one, a bot without shards is sent away (4011).
        privileged: The privileged intents that are enabled for the bot; others are answered 4014.
        heartbeat: Seconds between heartbeats.
    """

    def __init__(self, world: World, token: str, *, shards: int, privileged: int, heartbeat: float) -> None:
        self._world = world
        self._token = token
        self._privileged = privileged
        self._heartbeat = heartbeat
        self.shards = shards
        self.url = ""
        self.sessions: dict[str, Session] = {}
        self.identifies: list[Identify] = []
        self.resumes: list[Wire] = []
        self.heartbeats = 0
        self._lines: set[Line] = set()

    @property
    def connected(self) -> int:
        """How many sessions have a socket and are ready."""
        return sum(1 for session in self._live())

    def _live(self) -> Iterator[Session]:
        return (session for session in self.sessions.values() if session.line and session.is_ready)

    def dispatch(self, event: str, data: Wire, guild_id: int | None = None) -> int:
        """Send an event to the sessions of its shard, those without a socket too; how many there are."""
        meant = [session for session in self.sessions.values() if session.is_ready and session.owns(guild_id)]
        for session in meant:
            if session.wants(event, in_guild=guild_id is not None):
                session.dispatch(event, self._seen(session, event, data))
        return len(meant)

    def _seen(self, session: Session, event: str, data: Wire) -> Wire:
        """A message of a guild without its content, unless the bot may read it."""
        hidden = event.startswith("MESSAGE_") and "guild_id" in data and "author" in data
        if not hidden or session.identify.intents & MESSAGE_CONTENT or data["author"]["id"] == str(self._world.bot.id):
            return data
        return data | {"content": "", "embeds": [], "attachments": [], "components": []}

    async def drop(self, code: int | None = None) -> None:
        """End every socket, with a close code or, without one, without a word; the sessions may be resumed."""
        for session in list(self._live()):
            line, session.line = session.line, None
            assert line
            if code is None:
                line.abort()
            else:
                await line.close(code)

    async def reconnect(self) -> None:
        """Ask every socket to come again and resume (op 7)."""
        for session in self._live():
            assert session.line
            session.line.send({"op": RECONNECT, "d": None})

    async def invalidate(self, *, resumable: bool) -> None:
        """Tell every session that it is invalid (op 9)."""
        for session in list(self._live()):
            assert session.line
            session.line.send({"op": INVALID_SESSION, "d": resumable})
            if not resumable:
                del self.sessions[session.id]

    async def stop(self) -> None:
        """Close every socket."""
        for line in list(self._lines):
            await line.close(1001)

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        """A connection from HELLO to its end."""
        socket = web.WebSocketResponse(autoping=True)
        await socket.prepare(request)
        line = Line(socket, request)
        self._lines.add(line)
        line.send({"op": HELLO, "d": {"heartbeat_interval": int(self._heartbeat * 1000)}})
        try:
            await self._listen(line)
        finally:
            self._lines.discard(line)
            self._ended(line)
            await line.end()
        return socket

    async def _listen(self, line: Line) -> None:
        arrived: list[float] = []
        async for message in line.socket:
            if message.type is not WSMsgType.TEXT:
                continue
            now = self._world.clock()
            arrived = [*(at for at in arrived if at > now - WINDOW), now]
            if len(arrived) > MOST_FRAMES:
                await line.close(4008)
            elif len(message.data.encode()) > LARGEST_FRAME:
                await line.close(4002)
            elif code := self._heard(line, json.loads(message.data)):
                await line.close(code)

    def _ended(self, line: Line) -> None:
        for session in list(self.sessions.values()):
            if session.line is line:
                session.line = None
                if line.socket.close_code in TERMINAL:
                    del self.sessions[session.id]
        self._world.bell.ring()

    def _heard(self, line: Line, frame: Wire) -> int:
        """Act on a frame of the bot; the code to close with, 0 for none."""
        operation, data = frame["op"], frame["d"]
        if operation == HEARTBEAT:
            self.heartbeats += 1
            self._acknowledge(line)
            self._world.bell.ring()
        elif operation == IDENTIFY:
            return self._identified(line, data)
        elif operation == RESUME:
            return self._resumed(line, data)
        return 0

    def _acknowledge(self, line: Line) -> None:
        answer: Wire = {"op": ACK, "d": None}
        if any(session.line is line for session in self.sessions.values()):
            asyncio.get_running_loop().call_later(_ROUND_TRIP, line.send, answer)
        else:
            line.send(answer)

    def _identified(self, line: Line, data: Wire) -> int:
        shard = (data["shard"][0], data["shard"][1]) if "shard" in data else (0, 1)
        identify = Identify(data["intents"], shard, data)
        self.identifies.append(identify)
        if data["token"] != self._token:
            return 4004
        if identify.intents & PRIVILEGED & ~self._privileged:
            return 4014
        if not 0 <= shard[0] < shard[1]:
            return 4010
        if self.shards > 1 and shard[1] == 1:
            return 4011
        session = Session(secrets.token_hex(16), identify, line)
        self.sessions[session.id] = session
        self._welcome(session)
        return 0

    def _welcome(self, session: Session) -> None:
        realms = [realm for realm in self._world.realms.values() if session.owns(realm.id)]
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": self._world.bot.wire() | {"verified": True, "mfa_enabled": True, "email": None},
                "guilds": [{"id": str(realm.id), "unavailable": True} for realm in realms],
                "session_id": session.id,
                "resume_gateway_url": self.url,
                "shard": list(session.identify.shard),
                "application": {"id": str(self._world.bot.id), "flags": 0},
                "private_channels": [],
            },
        )
        session.is_ready = True
        for realm in realms:
            if session.identify.intents & GUILDS:
                session.dispatch("GUILD_CREATE", self.guild(session, realm))
        self._world.bell.ring()

    def guild(self, session: Session, realm: Realm) -> Wire:
        """A guild as a session sees it: with its own member only, unless the bot asked for members."""
        everybody = bool(session.identify.intents & 1 << 1)
        shown = [user for user in realm.people.values() if everybody or user.id == self._world.bot.id]
        return realm.wire(shown)

    def announce(self, realm: Realm) -> None:
        """Tell a running bot of a guild that it came to."""
        for session in self.sessions.values():
            if session.is_ready and session.owns(realm.id) and session.identify.intents & GUILDS:
                told = self.guild(session, realm)
                del told["unavailable"]  # by whose absence the library tells a guild joined from one that came back
                session.dispatch("GUILD_CREATE", told)

    def _resumed(self, line: Line, data: Wire) -> int:
        self.resumes.append(data)
        session = self.sessions.get(data["session_id"])
        if data["token"] != self._token:
            return 4004
        if session is None or data["seq"] > len(session.sent):
            line.send({"op": INVALID_SESSION, "d": False})
            return 0
        session.line = line
        for frame in session.sent[data["seq"] :]:
            line.send(frame)
        session.dispatch("RESUMED", {})
        self._world.bell.ring()
        return 0
