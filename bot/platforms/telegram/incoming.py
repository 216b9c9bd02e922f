"""Updates in: asked for by long polling, or taken from a webhook; each read by itself, so that no one spoils others."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from hashlib import sha256
from typing import Any

import telegram
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.domain.errors import PlatformRefused, notice
from bot.events import fields
from bot.platforms.telegram.answers import AnswerLost
from bot.platforms.telegram.calls import written
from bot.platforms.telegram.outcomes import seconds_of
from bot.platforms.telegram.updates import ALLOWED_UPDATES

log = logging.getLogger("ringkas.telegram")

POLL_SECONDS = 30
"""How long Telegram holds back an empty answer (Bot API, `getUpdates`; the server takes up to 50)."""
READ_AT_ONCE = 20
"""How many updates are read before others have their turn."""
LONGEST_PAUSE = 30.0
"""Seconds between two attempts to reach Telegram, at most."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
"""https://core.telegram.org/bots/api#setwebhook"""
CONNECTIONS = 40
"""How many updates Telegram may deliver to the webhook side by side (its own default)."""

Take = Callable[[telegram.Update], None]


def token_refused() -> PlatformRefused:
    """Telegram does not know the token (any more); the library's own words hold it."""
    return PlatformRefused(
        notice("Telegram refuses the token; ask @BotFather for a new one, and set it instead of the old")
    )


class Polling:
    """Long polling. It goes on through whatever may pass: no network, a second poller, Telegram's own errors."""

    def __init__(
        self,
        bot: telegram.Bot,
        request: BaseRequest,
        take: Take,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        tell: Callable[[bool], None] = lambda _: None,
    ) -> None:
        """`tell` is told whether updates come: at the first answer, and whenever that changes."""
        self._tell_health = tell
        self._is_up: bool | None = None
        self._bot = bot
        self._request = request
        self._take = take
        self._sleep = sleep
        self._next = 0
        self._trouble = ""

    async def run(self) -> None:
        """Take updates until cancelled.

        Raises:
            PlatformRefused: The token is refused.
        """
        failures = 0
        while True:
            try:
                # The first answer is wanted at once: digests wait for it, and where nobody writes there is none for long.
                updates = await self._fetch(0 if self._is_up is None else POLL_SECONDS)
            except InvalidToken:
                raise token_refused() from None
            except TelegramError as error:
                failures += 1
                self._tell(error)
                await self._sleep(_pause(error, failures))
                continue
            self._tell(None)
            failures = 0
            for count, raw in enumerate(updates, 1):
                if count % READ_AT_ONCE == 0:
                    await asyncio.sleep(0)  # a whole batch takes 20 ms to read, in which nobody would be answered
                self._next = max(self._next, raw["update_id"] + 1)
                take(raw, self._bot, self._take)

    async def confirm(self) -> None:
        """Tell Telegram which updates were taken, so that the next start is not sent them again."""
        if self._next:
            try:
                await self._fetch(0)
            except TelegramError as error:
                log.info("the last updates may be sent again", extra=fields(reason=error.message))

    async def _fetch(self, seconds: int) -> list[dict[str, Any]]:
        """Updates as Telegram sends them; the library's own call logs a whole batch where it cannot read one of it."""
        asked = {"offset": self._next, "timeout": seconds, "limit": 100, "allowed_updates": list(ALLOWED_UPDATES)}
        url = f"{self._bot.base_url}/getUpdates"
        answer = await self._request.post(url, written(asked), read_timeout=seconds + 10)
        updates = [raw for raw in answer if _is_update(raw)] if isinstance(answer, list) else []
        if not updates and answer != []:  # none can be confirmed: asked at once, the server would give the same again
            raise AnswerLost("the answer holds no update")
        return updates

    def _tell(self, error: TelegramError | None) -> None:
        """Log a trouble when it begins, and when it is over; not at each attempt."""
        trouble = "" if error is None else _words(error)
        if trouble != self._trouble:
            if trouble:
                log.warning("no updates from Telegram, trying again", extra=fields(reason=trouble))
            else:
                log.info("updates from Telegram again")
        self._trouble = trouble
        if self._is_up is not (error is None):
            self._is_up = error is None
            self._tell_health(self._is_up)


def _words(error: TelegramError) -> str:
    if isinstance(error, Conflict):
        return f"another process polls with this token, or a webhook is set ({error.message})"
    return error.message


def _pause(error: TelegramError, failures: int) -> float:
    if isinstance(error, RetryAfter):
        return seconds_of(error)
    return float(min(LONGEST_PAUSE, 2.0 ** min(failures - 1, 10)))


def _is_update(raw: object) -> bool:
    return isinstance(raw, dict) and isinstance(raw.get("update_id"), int)


def take(raw: Mapping[str, Any], bot: telegram.Bot, taken: Take) -> None:
    """Read one update and hand it on; one that cannot be read is left out, and told without its words."""
    try:
        update = telegram.Update.de_json(dict(raw), bot)
    except Exception as error:  # noqa: BLE001 - whatever the library makes of what it does not know
        log.warning("an update cannot be read", extra=fields(error=type(error).__name__))
        return
    taken(update)


def secret_of(token: str) -> str:
    """What Telegram is to show with each delivery: the same in every process, and of no use to find the token."""
    return hmac.new(token.encode(), b"ringkas webhook", sha256).hexdigest()


class Webhook:
    """Updates that Telegram delivers to our web server."""

    def __init__(self, bot: telegram.Bot, secret: str, take: Take) -> None:
        self._bot = bot
        self._secret = secret.encode()
        self._take = take
        self._is_closed = False

    def close(self) -> None:
        """Take nothing more; Telegram keeps what is refused, and delivers it again."""
        self._is_closed = True

    async def receive(self, headers: Mapping[str, str], body: bytes) -> int:
        """Take one delivery: 200, 401 without the secret, 400 for what is no update, 503 when the bot stops."""
        if self._is_closed:
            return 503
        if not hmac.compare_digest(headers.get(SECRET_HEADER, "").encode(errors="surrogateescape"), self._secret):
            return 401
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            return 400
        if not _is_update(raw):
            return 400
        take(raw, self._bot, self._take)
        return 200
