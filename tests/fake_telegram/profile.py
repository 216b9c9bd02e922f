"""How the bot presents itself: its menus of commands, its name and descriptions, by scope and language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from fake_telegram.wire import Fault, Wire
from fake_telegram.world import World

MOST_COMMANDS = 100
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"([a-z]{2})?")
LENGTHS = {"name": 64, "description": 512, "short_description": 120}
"""Characters: https://core.telegram.org/bots/api#setmyname and the following"""


def set_my_commands(world: World, given: Wire) -> bool:
    """See https://core.telegram.org/bots/api#setmycommands."""
    commands = [{**each, "command": each["command"].removeprefix("/")} for each in given["commands"]]
    if len(commands) > MOST_COMMANDS:
        raise Fault("BOT_COMMANDS_TOO_MUCH")
    for each in commands:
        if not COMMAND.fullmatch(each["command"]):
            raise Fault("BOT_COMMAND_INVALID")
        if not 1 <= len(each["description"].strip()) <= 256:
            raise Fault("BOT_COMMAND_DESCRIPTION_INVALID")
    if len({each["command"] for each in commands}) < len(commands):
        raise Fault("a command is in the menu twice")
    world.commands[_menu(world, given)] = commands
    return True


def get_my_commands(world: World, given: Wire) -> list[Wire]:
    """See https://core.telegram.org/bots/api#getmycommands."""
    return world.commands.get(_menu(world, given), [])


def delete_my_commands(world: World, given: Wire) -> bool:
    """See https://core.telegram.org/bots/api#deletemycommands."""
    world.commands.pop(_menu(world, given), None)
    return True


def setter(what: str) -> Callable[[World, Wire], bool]:
    """`setMyName`, `setMyDescription` or `setMyShortDescription`."""

    def set_text(world: World, given: Wire) -> bool:
        if len(given.get(what, "")) > LENGTHS[what]:
            raise Fault(f"BOT_{what.upper()}_TOO_LONG")
        world.profile[what, _language(given)] = given.get(what, "")
        return True

    return set_text


def getter(what: str) -> Callable[[World, Wire], Wire]:
    """`getMyName`, `getMyDescription` or `getMyShortDescription`; a language without its own shows the common one."""

    def get_text(world: World, given: Wire) -> Wire:
        common = world.profile.get((what, ""), world.bot.first_name if what == "name" else "")
        return {what: world.profile.get((what, _language(given))) or common}

    return get_text


def _language(given: Wire) -> str:
    language: str = given.get("language_code", "")
    if not LANGUAGE.fullmatch(language):
        raise Fault("invalid language code specified")
    return language


def _menu(world: World, given: Wire) -> tuple[str, str]:
    scope: Wire = given.get("scope") or {"type": "default"}
    if "chat_id" in scope:
        world.place(scope["chat_id"]).check_present()
    return json.dumps(scope, sort_keys=True), _language(given)
