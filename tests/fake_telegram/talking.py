"""Ways to talk to the fake without our own bot: the library's plain one, and raw requests that it would not send."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Awaitable, Callable
from typing import Any, Concatenate, ParamSpec

import aiohttp
from telegram import Bot

from fake_telegram.server import FakeTelegram
from fake_telegram.wire import Wire

P = ParamSpec("P")


class HandClock:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        """Seconds from anywhere."""
        return self.seconds

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds


def library_bot(server: FakeTelegram) -> Bot:
    """python-telegram-bot over its own transport."""
    return Bot(server.token, base_url=server.base_url, base_file_url=server.base_file_url)


async def asked(server: FakeTelegram, method: str, parameters: Wire | None = None, *, form: bool = False) -> Wire:
    """The body that answers a raw request, as JSON or as a form whose nested values are JSON."""
    fields = {
        name: value if isinstance(value, str) else json.dumps(value) for name, value in (parameters or {}).items()
    }
    body: dict[str, Any] = {"data": fields} if form else {"json": parameters or {}}
    address = f"{server.base_url}{server.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(address, **body) as answer:
        told: Wire = await answer.json()
        return told


def meets_server(
    **options: Any,
) -> Callable[[Callable[Concatenate[FakeTelegram, Bot, P], Awaitable[None]]], Callable[P, None]]:
    """Run a test on an event loop of its own, with a server made of these options and the library's bot."""

    def decorate(test: Callable[Concatenate[FakeTelegram, Bot, P], Awaitable[None]]) -> Callable[P, None]:
        async def story(*args: P.args, **kwargs: P.kwargs) -> None:
            async with FakeTelegram(**options) as server, library_bot(server) as bot:
                await test(server, bot, *args, **kwargs)

        def run(*args: P.args, **kwargs: P.kwargs) -> None:
            asyncio.run(story(*args, **kwargs))

        run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
        # pytest asks the signature for fixtures; the server and the bot are none.
        signature = inspect.signature(test)
        parameters = list(signature.parameters.values())[2:]
        run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]  # read by inspect
        return run

    return decorate
