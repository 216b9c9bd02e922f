"""Which requests change what a chat has chosen: platforms let not everybody do that."""

from __future__ import annotations

import pytest
from newsrooms import ask

from bot.domain.chats import NOTHING_CHOSEN
from bot.platforms.requests import COMMANDS, changes_settings

ARGUMENTS = {"language": "en", "zone": "UTC", "why": "1 kazakhstan", "search": "NATO"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_request_is_said_to_change_settings_exactly_where_it_does(command: object) -> None:
    """By both of its names."""
    name, alias = command.name, command.alias  # type: ignore[attr-defined] # parametrize knows no types
    reply = ask(f"/{name} {ARGUMENTS.get(name, 'kazakhstan')}")
    does = reply.settings != NOTHING_CHOSEN or reply.forgets

    assert (changes_settings(f"/{name} x"), changes_settings(f"/{alias}")) == (does, does)


@pytest.mark.parametrize("text", ["", " ", "kazakhstan", "/kazakhstan", "/nosuch"])
def test_anything_else_changes_none(text: str) -> None:
    """Nothing, words, briefings, mistakes."""
    assert not changes_settings(text)
