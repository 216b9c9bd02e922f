"""The routes about the bot itself: who it is, its commands, its guilds and their members, where the gateway is."""

from __future__ import annotations

from fake_discord.wire import Asked, Declined, Fault, Wire
from fake_discord.world import World

MOST = {1: 100, 2: 15, 3: 15}
"""Commands by type: https://discord.com/developers/docs/interactions/application-commands#registering-a-command"""


def get_my_user(world: World, _: Asked) -> Wire:
    """Who the bot is."""
    return world.bot.wire() | {"verified": True, "mfa_enabled": True, "locale": world.bot.locale, "email": None}


def get_application(world: World, _: Asked) -> Wire:
    """The application; its id is the bot's, as with every new application."""
    return {
        "id": str(world.bot.id),
        "name": world.bot.name,
        "description": "",
        "icon": None,
        "summary": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "rpc_origins": [],
        "team": None,
        "owner": world.bot.wire(),
    }


def get_gateway(world: World, _: Asked) -> Wire:
    """Where the gateway is."""
    return {"url": world.gateway.url}


def get_bot_gateway(world: World, _: Asked) -> Wire:
    """Where the gateway is and how many shards it wants."""
    shards = world.gateway.shards
    left = 1000 - len(world.gateway.identifies)
    limit = {"total": 1000, "remaining": left, "reset_after": 86400000, "max_concurrency": 1}
    return {"url": world.gateway.url, "shards": shards, "session_start_limit": limit}


def _guild(asked: Asked) -> int | None:
    return asked.id("guild_id") if "guild_id" in asked.path else None


def set_commands(world: World, asked: Asked) -> list[Wire]:
    """Replace all commands, of everywhere or of a guild; a command keeps its id under its name."""
    _check_application(world, asked)
    guild = _guild(asked)
    for kind, most in MOST.items():
        if world.strict and sum(1 for command in asked.body if (command.get("type") or 1) == kind) > most:
            raise Fault(400, 30032, f"Maximum number of application commands reached ({most}).")
    known = {(command["type"], command["name"]): command["id"] for command in world.commands.get(guild, ())}
    world.commands[guild] = [_registered(world, command, known, guild) for command in asked.body or ()]
    world.bell.ring()
    return world.commands[guild]


def _registered(world: World, command: Wire, known: dict[tuple[int, str], str], guild: int | None) -> Wire:
    kind = command.get("type") or 1
    permissions = command.get("default_member_permissions")
    return {
        "dm_permission": True,
        "nsfw": False,
        "options": [],
        **command,
        "type": kind,
        "id": known.get((kind, command["name"])) or str(world.id()),
        "application_id": str(world.bot.id),
        "version": str(world.id()),
        "default_member_permissions": None if permissions is None else str(permissions),
    } | ({"guild_id": str(guild)} if guild else {})


def list_commands(world: World, asked: Asked) -> list[Wire]:
    """The registered commands."""
    _check_application(world, asked)
    return world.commands.get(_guild(asked), [])


def _check_application(world: World, asked: Asked) -> None:
    if asked.id("application_id") != world.bot.id:
        raise Declined(403, 20012, "You are not authorized to perform this action on this application")
    guild = _guild(asked)
    if guild is not None and guild not in world.realms:
        raise Declined(403, 50001, "Missing Access")


def get_guild(world: World, asked: Asked) -> Wire:
    """A guild, without its channels and members."""
    realm = world.realms.get(asked.id("guild_id"))
    if realm is None:
        raise Declined(404, 10004, "Unknown Guild")
    left_out = {"channels", "threads", "members", "member_count", "voice_states", "presences"}
    return {name: value for name, value in realm.wire(()).items() if name not in left_out}


def get_guild_member(world: World, asked: Asked) -> Wire:
    """Somebody as a member."""
    realm = world.realms.get(asked.id("guild_id"))
    if realm is None:
        raise Declined(404, 10004, "Unknown Guild")
    user = realm.people.get(asked.id("user_id"))
    if user is None:
        raise Declined(404, 10007, "Unknown Member")
    return realm.member(user)


def get_user(world: World, asked: Asked) -> Wire:
    """Somebody."""
    user = world.users.get(asked.id("user_id"))
    if user is None:
        raise Declined(404, 10013, "Unknown User")
    return user.wire()
