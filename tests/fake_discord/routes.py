"""Every route that the server knows, by Discord's own name of the operation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fake_discord import answering, channel_routes, profile_routes
from fake_discord.wire import Asked
from fake_discord.world import World

Route = Callable[[World, Asked], Any]

MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = MESSAGES + "/{message_id}"
COMMANDS = "/applications/{application_id}/commands"
GUILD_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands"
WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ORIGINAL = WEBHOOK + "/messages/@original"
FOLLOWED = WEBHOOK + "/messages/{message_id}"
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"

ROUTES: dict[str, tuple[str, str, Route]] = {
    "get_my_user": ("GET", "/users/@me", profile_routes.get_my_user),
    "get_my_oauth2_application": ("GET", "/oauth2/applications/@me", profile_routes.get_application),
    "get_my_application": ("GET", "/applications/@me", profile_routes.get_application),
    "get_gateway": ("GET", "/gateway", profile_routes.get_gateway),
    "get_bot_gateway": ("GET", "/gateway/bot", profile_routes.get_bot_gateway),
    "bulk_set_application_commands": ("PUT", COMMANDS, profile_routes.set_commands),
    "list_application_commands": ("GET", COMMANDS, profile_routes.list_commands),
    "bulk_set_guild_application_commands": ("PUT", GUILD_COMMANDS, profile_routes.set_commands),
    "list_guild_application_commands": ("GET", GUILD_COMMANDS, profile_routes.list_commands),
    "create_interaction_response": ("POST", CALLBACK, answering.respond),
    "execute_webhook": ("POST", WEBHOOK, answering.follow),
    "get_original_webhook_message": ("GET", ORIGINAL, answering.fetch_followed),
    "update_original_webhook_message": ("PATCH", ORIGINAL, answering.edit_followed),
    "delete_original_webhook_message": ("DELETE", ORIGINAL, answering.delete_followed),
    "get_webhook_message": ("GET", FOLLOWED, answering.fetch_followed),
    "update_webhook_message": ("PATCH", FOLLOWED, answering.edit_followed),
    "delete_webhook_message": ("DELETE", FOLLOWED, answering.delete_followed),
    "create_message": ("POST", MESSAGES, channel_routes.create_message),
    "list_messages": ("GET", MESSAGES, channel_routes.list_messages),
    "get_message": ("GET", MESSAGE, channel_routes.get_message),
    "update_message": ("PATCH", MESSAGE, channel_routes.update_message),
    "delete_message": ("DELETE", MESSAGE, channel_routes.delete_message),
    "crosspost_message": ("POST", MESSAGE + "/crosspost", channel_routes.crosspost_message),
    "get_channel": ("GET", "/channels/{channel_id}", channel_routes.get_channel),
    "trigger_typing_indicator": ("POST", "/channels/{channel_id}/typing", channel_routes.trigger_typing_indicator),
    "create_dm": ("POST", "/users/@me/channels", channel_routes.create_dm),
    "get_guild": ("GET", "/guilds/{guild_id}", profile_routes.get_guild),
    "get_guild_member": ("GET", "/guilds/{guild_id}/members/{user_id}", profile_routes.get_guild_member),
    "get_user": ("GET", "/users/{user_id}", profile_routes.get_user),
}
"""Method, path and what answers."""
BY_TOKEN = {CALLBACK, WEBHOOK, ORIGINAL, FOLLOWED}
"""The paths that need no authorisation but their token, and that the global limit of requests does not count."""
