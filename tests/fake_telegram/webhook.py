"""Updates pushed to the bot's own address, again and again until it takes them.

Updates of one chat keep their order; those of different chats go side by side, as the server sends them.
"""

from __future__ import annotations

import asyncio
import ipaddress
import json
import re
from collections import deque
from urllib.parse import urlsplit

import aiohttp

from fake_telegram.updates import Updates
from fake_telegram.wire import Fault, Throttled, Wire
from fake_telegram.world import World

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
PORTS = {None, 443, 80, 88, 8443}
PATIENCE = 30.0
"""Seconds in which an address must answer."""


class Webhook:
    """`setWebhook` and what follows from it; `pause` seconds before the first repetition, twice that before each next."""

    def __init__(self, world: World, pause: float) -> None:
        self._world = world
        self._updates: Updates = world.updates
        self._pause = pause
        self._settings: Wire = {}
        self._set_at = float("-inf")
        self._lanes: dict[int, deque[Wire]] = {}
        self._couriers: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._room = asyncio.Semaphore(40)
        self._updates.on_put = self._push

    async def set(self, given: Wire) -> bool:
        """See https://core.telegram.org/bots/api#setwebhook; an empty address takes it away."""
        if not given["url"]:
            return await self.delete(given)
        _check(given)
        now = self._world.clock()
        if self._world.rates.enabled and now < self._set_at + 1:
            raise Throttled(1)
        self._set_at = now
        await self._stop()
        self._updates.close("terminated by setWebhook request")
        self._updates.allow(given.get("allowed_updates"))
        self._drop(given)
        self._settings = given
        self._updates.is_pushed = True
        self._room = asyncio.Semaphore(given.get("max_connections", 40))
        for update in list(self._updates.pending):
            self._push(update)
        return True

    async def delete(self, given: Wire) -> bool:
        """See https://core.telegram.org/bots/api#deletewebhook."""
        await self._stop()
        self._settings = {}
        self._updates.is_pushed = False
        self._drop(given)
        return True

    def info(self) -> Wire:
        """See https://core.telegram.org/bots/api#getwebhookinfo."""
        told = ("url", "max_connections", "allowed_updates", "ip_address", "last_error_date", "last_error_message")
        known = {name: self._settings[name] for name in told if name in self._settings}
        return {
            "url": "",
            "has_custom_certificate": "certificate" in self._settings,
            "pending_update_count": len(self._updates.pending),
            **known,
        }

    async def close(self) -> None:
        """Stop pushing and let go of the connections."""
        await self._stop()
        if self._session:
            await self._session.close()

    def _drop(self, given: Wire) -> None:
        if given.get("drop_pending_updates"):
            self._updates.pending.clear()

    async def _stop(self) -> None:
        couriers = list(self._couriers)
        for courier in couriers:
            courier.cancel()
        await asyncio.gather(*couriers, return_exceptions=True)
        self._lanes.clear()

    def _push(self, update: Wire) -> None:
        if not self._updates.is_pushed:
            return
        key = _lane(update)
        if key in self._lanes:
            self._lanes[key].append(update)
            return
        self._lanes[key] = deque([update])
        courier = asyncio.get_running_loop().create_task(self._carry(key))
        self._couriers.add(courier)
        courier.add_done_callback(self._couriers.discard)

    async def _carry(self, key: int) -> None:
        lane = self._lanes[key]
        while lane:
            pause = self._pause
            while (wait := await self._offered(lane[0])) is not None:
                await asyncio.sleep(max(wait, pause))
                pause = min(2 * pause, 60)
            self._updates.remove(lane.popleft())
            self._world.bell.ring()
        del self._lanes[key]

    async def _offered(self, update: Wire) -> float | None:
        """Offer an update once: `None` when it was taken, else the seconds that the bot asks to wait."""
        self._session = self._session or aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE))
        secret = self._settings.get("secret_token")
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        try:
            async with (
                self._room,
                self._session.post(self._settings["url"], json=update, headers=headers) as answer,
            ):
                await answer.read()
                if answer.ok:
                    return None
                words = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                wait = float(answer.headers.get("Retry-After", 0))
        except (aiohttp.ClientError, TimeoutError) as error:
            words, wait = f"Connection failed: {type(error).__name__}", 0.0
        self._settings |= {"last_error_date": self._world.now(), "last_error_message": words}
        return wait


def _check(given: Wire) -> None:
    url = urlsplit(given["url"])
    if url.scheme != "https" and not (url.scheme == "http" and _is_loopback(url.hostname or "")):
        raise Fault("bad webhook: An HTTPS URL must be provided for webhook")
    if url.scheme == "https" and not _is_loopback(url.hostname or "") and url.port not in PORTS:
        raise Fault("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if "secret_token" in given and not SECRET.fullmatch(given["secret_token"]):
        raise Fault("secret token contains unallowed characters")
    if not 1 <= given.get("max_connections", 40) <= 100:
        raise Fault("max_connections must be 1 to 100")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _lane(update: Wire) -> int:
    """The chat, or the person, whose updates keep their order."""
    body = next((value for name, value in update.items() if name != "update_id"), None)
    if not isinstance(body, dict):
        return 0
    message = body.get("message", body)
    chat = (message.get("chat") if isinstance(message, dict) else None) or body.get("from") or {}
    id = chat.get("id", 0) if isinstance(chat, dict) else 0
    return id if isinstance(id, int) else hash(json.dumps(id))
