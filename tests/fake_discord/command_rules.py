"""What Discord asks of application commands beyond its OpenAPI document.

https://discord.com/developers/docs/interactions/application-commands#application-command-object
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from fake_discord.specification import specification
from fake_discord.wire import Wire

Faults = Iterator[tuple[str, str]]
CHAT_INPUT = 1
GROUPS = {1, 2}
"""The types of options that are subcommands."""
MOST_CHARACTERS = 8000
SCRIPTS = (range(0x0900, 0x0980), range(0xA8E0, 0xA900), range(0x0E00, 0x0E80))
"""Devanagari and Thai, whose marks are no letters and yet allowed."""


def command_faults(commands: Sequence[Wire]) -> Faults:
    """What is wrong with all commands of an application together."""
    names = Counter((command.get("type") or CHAT_INPUT, command["name"]) for command in commands)
    for number, command in enumerate(commands):
        kind = command.get("type") or CHAT_INPUT
        if names[kind, command["name"]] > 1:
            yield f"{number}.name", "Application command names must be unique"
        if kind == CHAT_INPUT:
            yield from _part_faults(command, str(number))
            if (length := _length(command)) > MOST_CHARACTERS:
                yield str(number), f"Command exceeds maximum size ({MOST_CHARACTERS}): {length}"


def _part_faults(part: Wire, path: str) -> Faults:
    """The faults of a command, or of an option with all below it."""
    for place, name in _localized(part, "name"):
        if not _is_name(name):
            yield f"{path}.{place}", f"{name!r} is no command name"
    for place, text in _localized(part, "description"):
        if not 1 <= len(text) <= 100:
            yield f"{path}.{place}", "Must be between 1 and 100 in length."
    yield from _locale_faults(part, path)
    yield from _option_faults(part.get("options") or [], path)
    yield from _choice_faults(part, path)


def _option_faults(options: Sequence[Wire], path: str) -> Faults:
    names = Counter(option["name"] for option in options)
    required_ended = False
    for number, option in enumerate(options):
        place = f"{path}.options.{number}"
        if names[option["name"]] > 1:
            yield f"{place}.name", "Option names must be unique"
        if option.get("required") and required_ended:
            yield place, "Required options must be placed before non-required options"
        required_ended |= not option.get("required") and option["type"] not in GROUPS
        yield from _part_faults(option, place)
    if any(option["type"] in GROUPS for option in options) and any(o["type"] not in GROUPS for o in options):
        yield f"{path}.options", "Sub-command and sub-command group option types are mutually exclusive to all others"


def _choice_faults(option: Wire, path: str) -> Faults:
    choices = option.get("choices") or []
    if choices and option.get("autocomplete"):
        yield f"{path}.autocomplete", "Autocomplete and choices exclude one another"
    names = Counter(choice["name"] for choice in choices)
    for number, choice in enumerate(choices):
        place = f"{path}.choices.{number}"
        yield from _locale_faults(choice, place)
        if names[choice["name"]] > 1:
            yield f"{place}.name", "Choice names must be unique"
        for text in (choice["name"], choice["value"]):
            if isinstance(text, str) and not 1 <= len(text) <= 100:
                yield place, "Must be between 1 and 100 in length."


def _localized(part: Wire, field: str) -> Iterator[tuple[str, str]]:
    yield field, part.get(field) or ""
    for locale, text in (part.get(f"{field}_localizations") or {}).items():
        yield f"{field}_localizations.{locale}", text


def _locale_faults(part: Wire, path: str) -> Faults:
    for field in ("name_localizations", "description_localizations"):
        for locale in part.get(field) or ():
            if locale not in specification().locales:
                yield f"{path}.{field}.{locale}", f"{locale!r} is no locale of Discord"


def _is_name(name: str) -> bool:
    r"""`^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, and lower case wherever there is one."""
    allowed = all(
        char in "-_'" or unicodedata.category(char)[0] in "LN" or any(ord(char) in script for script in SCRIPTS)
        for char in name
    )
    return 1 <= len(name) <= 32 and allowed and name == name.lower()


def _length(part: Wire) -> int:
    """The characters that count: names, descriptions and values, each in its longest language."""
    own = sum(max(len(text) for _, text in _localized(part, field)) for field in ("name", "description"))
    values: list[Any] = [choice["value"] for choice in part.get("choices") or ()]
    choices = sum(max(len(text) for _, text in _localized(c, "name")) for c in part.get("choices") or ())
    return own + choices + sum(len(str(value)) for value in values) + sum(map(_length, part.get("options") or ()))
