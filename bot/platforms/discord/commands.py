"""The slash commands, made from the one table: names and words in every language, options typed, limits kept.

Plain values; no library is needed. A command's options become a line of text, which is answered as on any platform.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain.briefing import BriefingSpec
from bot.domain.errors import Notice, notice
from bot.domain.wording import Wording
from bot.languages import available, language
from bot.platforms.administration import ADMIN_COMMANDS, OF_A_STORE
from bot.platforms.discord.options import (
    ADD,
    ADMIN_OPTIONS,
    INTEGER,
    OPTIONS,
    POST,
    PRIVATE,
    SHOWN,
    STANDING,
    TOPIC,
    Option,
)
from bot.platforms.requests import COMMANDS, Command, Privileges
from bot.rendering.units import shortened, tamed

COMMANDS_AT_MOST = 100
"""https://discord.com/developers/docs/interactions/application-commands#registering-a-command: global slash commands."""
DESCRIPTION_UNITS = 100
"""Same place: `description`, 1-100 characters."""
ADMIN, BRIEFING = "admin", "briefing"
"""Commands that stand in no table: what admins may do, and briefings where there are too many for one each."""
_ADMIN_PARTS = (*((each.name, each.description) for each in ADMIN_COMMANDS), ("add", ADD), ("post", POST))
_AT_HAND = notice("They are at hand in the channels of a server.")
PRIVILEGES = {
    has_store: Privileges(
        (f"/{ADMIN} correct claim:", f"/{ADMIN} withdraw claim:") if has_store else (),
        tuple(
            Command(f"{ADMIN} {name}", "", None, description)
            for name, description in _ADMIN_PARTS
            if has_store or name not in OF_A_STORE
        ),
        (_AT_HAND,),
    )
    for has_store in (False, True)
}
"""What admins are shown besides, by whether there is a store; the options of a command Discord shows."""
_DEFAULT = "en"
_LOCALES = {"id": ("id",), "en": ("en-US", "en-GB")}
"""Discord's locales of each language (https://discord.com/developers/docs/reference#locales); others have none."""
_SUBCOMMAND = 1
_EVERYWHERE = {"integration_types": [0], "contexts": [0, 1]}  # in guilds, and in private with the bot

Payload = dict[str, Any]


_IN_ORDER = ("what", "number", "words", "topic", "entity", "time", "days", "hours", "zone")


def payload(briefings: Mapping[str, BriefingSpec]) -> list[Payload]:
    """Every command as Discord is to register it; where there are too many briefings, one command for all of them."""
    own = [_command(command) for command in COMMANDS]
    specs = [briefings[name] for name in sorted(briefings)]
    if is_crowded(briefings):
        return [*own, _briefing_for_all(), _admin()]
    return [*own, *map(_briefing, specs), _admin()]


def is_crowded(briefings: Mapping[str, BriefingSpec]) -> bool:
    """Whether there are too many briefings for each to have a command of its own."""
    return len(COMMANDS) + 1 + len(briefings) > COMMANDS_AT_MOST


def text_of(name: str, options: Mapping[str, object]) -> str:
    """The line of text that a command with its options stands for."""
    words = [str(options[key]) for key in _IN_ORDER if key in options]
    if name == BRIEFING:
        name, words = " ".join(words), []
    first, last = options.get("from"), options.get("to")
    if first is not None or last is not None:  # dots, since a refusal repeats them in any language
        words.append(f"{first or ''}..{last or ''}")
    if options.get("picture"):
        name = f"picture {name}"
    if name.startswith("picture") and "page" in options:  # elsewhere the page of an answer in words
        words.append(f"page {options['page']}")
    last_words = ("language",) if options.get("what") == "compare" else ("order", "language")  # it has no order
    words += [str(options[key]) for key in last_words if key in options]
    return " ".join([f"/{name}", *words])


def _command(command: Command) -> Payload:
    names = {code: command.name_in(code) for code in available()}
    options = [_option(option) for option in OPTIONS.get(command.name, (PRIVATE,))]
    words = _described(command.description)
    return {"name": command.name, **_localised("name", names), **words, "options": options, **_EVERYWHERE}


def _briefing(spec: BriefingSpec) -> Payload:
    words = spec.description or spec.title
    return {"name": spec.name, **_worded(words), "options": [_option(option) for option in SHOWN], **_EVERYWHERE}


def _briefing_for_all() -> Payload:
    options = [_option(option) for option in (TOPIC, *SHOWN)]
    return {"name": BRIEFING, **_described(STANDING), "options": options, **_EVERYWHERE}


def _admin() -> Payload:
    """One command for admins, hidden from everybody whom a server's administrators do not show it to."""
    parts = [
        {
            "type": _SUBCOMMAND,
            "name": name,
            **_described(description),
            "options": [_option(option) for option in ADMIN_OPTIONS.get(name, ())],
        }
        for name, description in _ADMIN_PARTS
    ]
    return {
        "name": ADMIN,
        **_described(notice("for the editors of Ringkas")),
        "options": parts,
        "default_member_permissions": 0,
        "integration_types": [0],
        "contexts": [0],  # in private nobody has permissions, so it would be shown to all
    }


def _option(option: Option) -> Payload:
    made: Payload = {"type": option.kind, "name": option.name, **_described(option.description)}
    names = {code: language(code).say(option.called) for code in available()}
    made |= _localised("name", names)
    if option.is_required:
        made["required"] = True
    if option.is_completed:
        made["autocomplete"] = True
    if option.choices:
        made["choices"] = [_choice(value, words) for value, words in option.choices]
    if option.kind == INTEGER:
        made["min_value"] = 1
    return made


def _choice(value: str, words: Notice | str) -> Payload:
    if isinstance(words, str):
        return {"name": words, "value": value}
    names = {code: language(code).say(words) for code in available()}
    return {"name": names[_DEFAULT], **_localised("name", names), "value": value}


def _described(words: Notice) -> Payload:
    return _in_every_language({code: language(code).say(words) for code in available()})


def _worded(words: Wording) -> Payload:
    return _in_every_language({code: language(code).words(words) for code in available()})


def _in_every_language(texts: Mapping[str, str]) -> Payload:
    cut = {code: shortened(tamed(text).strip(), DESCRIPTION_UNITS) or "…" for code, text in texts.items()}
    return {"description": cut[_DEFAULT], **_localised("description", cut)}


def _localised(key: str, texts: Mapping[str, str]) -> Payload:
    """The words for readers of other languages, where Discord has a locale for them."""
    found = {locale: text for code, text in texts.items() for locale in _LOCALES.get(code, ()) if code != _DEFAULT}
    return {f"{key}_localizations": found} if found else {}
