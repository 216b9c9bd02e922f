"""Discord's permissions by name, as far as a bot that answers and posts meets them."""

from __future__ import annotations

BITS = {
    "administrator": 3,
    "manage_channels": 4,
    "manage_guild": 5,
    "add_reactions": 6,
    "view_channel": 10,
    "send_messages": 11,
    "manage_messages": 13,
    "embed_links": 14,
    "attach_files": 15,
    "read_message_history": 16,
    "mention_everyone": 17,
    "manage_roles": 28,
    "manage_webhooks": 29,
    "use_application_commands": 31,
    "manage_threads": 34,
    "create_public_threads": 35,
    "send_messages_in_threads": 38,
}
"""https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags"""
EVERYONE = (
    "add_reactions",
    "view_channel",
    "send_messages",
    "embed_links",
    "attach_files",
    "read_message_history",
    "use_application_commands",
    "create_public_threads",
    "send_messages_in_threads",
)
"""What members of a new guild may do."""


def bits(*names: str) -> int:
    """Permissions as Discord writes them; raises `KeyError` for a name that it does not know."""
    return sum(1 << BITS[name] for name in names)


ALL = bits(*BITS)
