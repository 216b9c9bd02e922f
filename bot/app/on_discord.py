"""The bot on Discord, built from the configuration and run."""

from __future__ import annotations

from functools import partial

from bot.app.parts import SENDING_GRACE_SECONDS, Parts
from bot.config import Config, DiscordSection
from bot.domain.secrets import Secret
from bot.platforms.discord.admins import Admins
from bot.platforms.discord.courier import DiscordCourier
from bot.platforms.discord.platform import Account, Client, DiscordPlatform, fetcher
from bot.platforms.discord.posting import LIMITS, Messenger
from bot.platforms.discord.rest import Rest
from bot.platforms.sending import Pace, Sender

NAME = "discord"


async def run(config: Config, token: Secret, parts: Parts) -> None:
    """Run the bot on Discord until cancelled.

    Raises:
        PlatformRefused: The token is refused.
    """
    settings = config.discord
    base = None if settings.base_url == DiscordSection().base_url else settings.base_url
    sender = Sender(Pace(LIMITS))
    reception = parts.reception(config.language.default)

    def admins(client: Client) -> Admins:
        messenger = Messenger(client, sender, parts.chats, parts.clock)
        users, roles = frozenset(settings.admins), frozenset(settings.admin_roles)
        return Admins(reception, parts.editing, messenger, fetcher(client), users, roles, parts.oversight, parts.inflow)

    parts.health[NAME] = False
    account = Account(token, base, settings.proxy)
    answers = Rest(None, base, settings.proxy, connections=0)  # an answer does not wait for digests
    platform = DiscordPlatform(
        account, reception, admins, answers.ask, lambda is_up: parts.health.update({NAME: is_up})
    )
    messenger = platform.admins.messenger
    async with Rest(token, base, settings.proxy) as rest, answers:
        courier = DiscordCourier(rest, messenger, platform.client, settings.admins, lambda: parts.health[NAME])
        closing = partial(sender.close, SENDING_GRACE_SECONDS)
        async with parts.digests.relaying(courier, courier.admin_addresses, closing):
            try:
                await messenger.begin()
                await platform.run()
            finally:
                parts.health[NAME] = False
                await platform.close()
