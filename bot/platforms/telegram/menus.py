"""The command menus: per language and for whom, registered only when they have changed."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from hashlib import sha256

import telegram
from telegram.error import TelegramError

from bot.domain.briefing import BriefingSpec
from bot.events import fields
from bot.languages import Language, available, language
from bot.platforms.requests import COMMANDS, Command
from bot.platforms.telegram.front import Front
from bot.rendering.units import shortened, tamed

log = logging.getLogger("ringkas.telegram")

COMMANDS_AT_MOST = 100
"""https://core.telegram.org/bots/api#setmycommands: at most 100 commands in one menu."""
DESCRIPTION_UNITS = 256
"""https://core.telegram.org/bots/api#botcommand: `description`, 1-256 characters."""

Menu = tuple[tuple[str, str], ...]
"""Commands without their slash, and what each does."""


def menu(briefings: Mapping[str, BriefingSpec], spoken: Language, for_admins: Iterable[Command]) -> Menu:
    """The commands in one language; where there are too many, briefings are left out, which `/briefings` lists."""
    ours = [(command.name_in(spoken.code), spoken.say(command.description)) for command in COMMANDS]
    ours += [(command.name, spoken.say(command.description)) for command in for_admins]
    specs = [briefings[name] for name in sorted(briefings)][: COMMANDS_AT_MOST - len(ours)]
    topics = [(spec.name, spoken.words(spec.description or spec.title)) for spec in specs]
    return tuple((name, shortened(tamed(words).strip(), DESCRIPTION_UNITS) or name) for name, words in topics + ours)


async def register(front: Front) -> None:
    """Register every menu that has changed since it was last registered; what fails is tried at the next change."""
    for scope, is_admin in _scopes(front.admins):
        for code in ("", *available()):
            spoken = language(code or front.reception.default_language)
            wanted = menu(front.reception.desk.briefings, spoken, front.privileges.commands if is_admin else ())
            await _register(front, scope, code, wanted)


def _scopes(admins: Iterable[int]) -> list[tuple[telegram.BotCommandScope, bool]]:
    everybody: telegram.BotCommandScope = telegram.BotCommandScopeDefault()
    return [(everybody, False), *((telegram.BotCommandScopeChat(id), True) for id in sorted(admins))]


async def _register(front: Front, scope: telegram.BotCommandScope, code: str, wanted: Menu) -> None:
    key = "telegram.menu." + sha256(f"{front.me.id} {scope.to_json()} {code}".encode()).hexdigest()  # names nobody
    digest = sha256(repr(wanted).encode()).hexdigest()
    if await front.reception.chats.read(lambda book: book.note(key)) == digest:
        return
    try:
        await front.bot.set_my_commands(wanted, scope=scope, language_code=code or None)
    except TelegramError as error:  # an admin who never wrote to the bot has no chat with it yet
        log.info("a command menu was not registered", extra=fields(reason=error.message))
        return
    await front.reception.chats.write(lambda book: book.set_note(key, digest))
