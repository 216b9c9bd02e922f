"""The bot on Telegram, built from the configuration and run."""

from __future__ import annotations

import asyncio
from functools import partial
from urllib.parse import urlsplit

from bot.app.parts import SENDING_GRACE_SECONDS, Parts
from bot.config import Config
from bot.domain.secrets import Secret
from bot.platforms.sending import Limits, Pace, Sender
from bot.platforms.telegram.courier import TelegramCourier
from bot.platforms.telegram.front import Front
from bot.platforms.telegram.platform import Account, TelegramPlatform, connected, first_contact
from bot.platforms.telegram.posting import Messenger

NAME = "telegram"


async def run(config: Config, token: Secret, parts: Parts, limits: Limits | None) -> None:
    """Run the bot on Telegram until cancelled.

    Raises:
        PlatformRefused: The token is refused.
    """
    settings = config.telegram
    account = Account(token, settings.base_url, settings.base_file_url, settings.proxy)
    sender = Sender(Pace(limits or Limits(overall=(settings.messages_per_second, 1.0))))
    parts.health[NAME] = False
    try:
        async with connected(account) as (bot, asking):
            me = await first_contact(bot)
            messenger = Messenger(bot, sender, parts.chats, parts.clock)
            admins = frozenset(settings.admins)
            reception = parts.reception(config.language.default)
            front = Front(bot, me, reception, messenger, admins, has_store=config.store.path is not None)
            courier = TelegramCourier(messenger, admins, lambda: parts.health[NAME])
            closing = partial(sender.close, SENDING_GRACE_SECONDS)
            async with parts.digests.relaying(courier, courier.admin_addresses, closing):
                platform = TelegramPlatform(
                    front,
                    parts.editing,
                    asking,
                    lambda up: parts.health.update({NAME: up}),
                    parts.oversight,
                    parts.inflow,
                )
                await _serve(platform, config, token, parts)
    finally:
        parts.health[NAME] = False


async def _serve(platform: TelegramPlatform, config: Config, token: Secret, parts: Parts) -> None:
    url = config.telegram.webhook_url
    try:
        if url is None or parts.web is None:
            await platform.poll()
        else:
            webhook = platform.webhook(token.reveal())
            parts.web.add_post(urlsplit(url).path or "/", webhook.receive)
            try:
                await platform.listen(url, token.reveal())
                parts.health[NAME] = True
                await asyncio.Event().wait()
            finally:
                webhook.close()
    finally:
        await platform.close()
