"""A gateway session: what was dispatched, in order, and the socket that carries it at the moment.

It outlives its socket, because RESUME asks for what was missed.
"""

from __future__ import annotations

import asyncio
import json
import zlib
from dataclasses import dataclass, field

from aiohttp import web

from fake_discord.wire import Wire

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 0, 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = 1 << 1 | 1 << 8 | MESSAGE_CONTENT
"""Members, presences, content of messages: https://discord.com/developers/docs/events/gateway#privileged-intents"""


@dataclass(frozen=True, slots=True)
class Identify:
    """How the bot introduced itself."""

    intents: int
    shard: tuple[int, int]
    """The shard's number and how many there are; (0, 1) where the bot named none."""
    body: Wire


class Line:
    """A socket, written to in order without waiting; compressed where the client asked for `zlib-stream`."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket = socket
        self.request = request
        self._outbox: asyncio.Queue[Wire | None] = asyncio.Queue()
        self._compressor = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None
        self._writer = asyncio.create_task(self._write())

    def send(self, frame: Wire) -> None:
        """Queue a frame."""
        self._outbox.put_nowait(frame)

    async def _write(self) -> None:
        while (frame := await self._outbox.get()) is not None:
            text = json.dumps(frame, separators=(",", ":"))
            try:
                if self._compressor:
                    packed = self._compressor.compress(text.encode()) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
                    await self.socket.send_bytes(packed)
                else:
                    await self.socket.send_str(text)
            except ConnectionError:
                return

    async def close(self, code: int) -> None:
        """Send what is queued, then close with a code."""
        self._outbox.put_nowait(None)
        await asyncio.wait([self._writer])
        await self.socket.close(code=code)

    def abort(self) -> None:
        """Cut the connection without a word."""
        self._writer.cancel()
        if self.request.transport:
            self.request.transport.abort()

    async def end(self) -> None:
        """Stop writing."""
        self._writer.cancel()
        await asyncio.gather(self._writer, return_exceptions=True)


@dataclass(slots=True, eq=False)
class Session:
    """What a bot gets after IDENTIFY."""

    id: str
    identify: Identify
    line: Line | None = None
    sent: list[Wire] = field(default_factory=list)
    """Every dispatch; the one with number n stands at n - 1."""
    is_ready: bool = False

    def dispatch(self, event: str, data: Wire) -> None:
        """Send an event, or keep it for RESUME."""
        frame: Wire = {"op": DISPATCH, "t": event, "s": len(self.sent) + 1, "d": data}
        self.sent.append(frame)
        if self.line:
            self.line.send(frame)

    def wants(self, event: str, *, in_guild: bool) -> bool:
        """Whether the intents of the bot cover an event."""
        intents = self.identify.intents
        if event.startswith("MESSAGE_"):
            return bool(intents & (GUILD_MESSAGES if in_guild else DIRECT_MESSAGES))
        return not event.startswith(("GUILD_", "CHANNEL_", "THREAD_")) or bool(intents & GUILDS)

    def owns(self, guild_id: int | None) -> bool:
        """Whether events of a guild, or of no guild, go to the shard of this session.

        https://discord.com/developers/docs/events/gateway#sharding
        """
        number, count = self.identify.shard
        return ((guild_id or 0) >> 22) % count == number
