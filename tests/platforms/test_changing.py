"""Which requests change what a chat has chosen or subscribed to: platforms let not everybody do that."""

from __future__ import annotations

from datetime import time

import pytest
from newsrooms import NOW, sample_newsroom

from bot.domain.addresses import Address
from bot.domain.chats import NOTHING_CHOSEN
from bot.domain.delivery import Plan, Subscription
from bot.domain.schedule import Schedule
from bot.platforms.requests import (
    COMMANDS,
    Request,
    answer,
    asks_for_edition,
    begins_subscription,
    changes_settings,
    concerns_chat,
)

ARGUMENTS = {
    "language": "en",
    "zone": "UTC",
    "why": "1 kazakhstan",
    "search": "NATO",
    "subscribe": "kazakhstan 7:00",
    "quiet": "22:00-06:00",
}
HERE = Address("telegram", "7")
SUBSCRIBED = Plan(Subscription("k", HERE, "kazakhstan", Schedule("Asia/Jakarta", (time(7),))), NOW, None)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_request_is_said_to_change_settings_exactly_where_it_does(command: object) -> None:
    """By both of its names; a subscription is told apart, since who may not have it here can have it elsewhere."""
    name, alias = command.name, command.alias  # type: ignore[attr-defined] # parametrize knows no types
    text = f"/{name} {ARGUMENTS.get(name, 'kazakhstan')}"
    reply = answer(Request(text, "en", NOW, takes_digests=True, subscriptions=(SUBSCRIBED,)), sample_newsroom())
    does = reply.changes(NOTHING_CHOSEN)

    for typed in (f"/{name} x", f"/{alias}"):
        assert (changes_settings(typed) or begins_subscription(typed)) == does


@pytest.mark.parametrize("text", ["", " ", "kazakhstan", "/kazakhstan", "/nosuch"])
def test_anything_else_changes_none(text: str) -> None:
    """Nothing, words, briefings, mistakes."""
    asked = [about(text) for about in (changes_settings, begins_subscription, concerns_chat, asks_for_edition)]

    assert asked == [False] * 4


@pytest.mark.parametrize("text", ["/jadwal", "/settings", "/quiet", "/langganan x", "/berhenti", "/forget", "/bahasa"])
def test_what_is_about_a_chat_is_asked_in_it(text: str) -> None:
    """In another chat it would mean that one."""
    assert concerns_chat(text)
    assert not concerns_chat("/kazakhstan")


def test_a_digest_is_asked_for_by_its_key_alone() -> None:
    """So that its message is never taken for an answer."""
    assert asks_for_edition("/edition AbC_-123")
    assert not asks_for_edition("/new kazakhstan")
