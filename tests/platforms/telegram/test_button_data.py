"""Buttons and deep links: whatever they are to say fits, comes back as it was, and what is not ours harms nobody."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from strategies.updates import Wire, damaged, press_data, updates
from telegram import Bot, Update

from bot.platforms.buttons import Tap, Verb, View, key_of, read
from bot.platforms.telegram import updates as arriving
from bot.platforms.telegram.callbacks import (
    DATA_BYTES,
    START_CHARACTERS,
    start_parameter,
    started_with,
    view_of,
    written,
)
from bot.platforms.telegram.incoming import take

TEXTS = st.text(min_size=1, max_size=120) | st.sampled_from(("/kazakhstan", "/timeline kazakhstan 2022", "/cari a.b"))
VIEWS = st.builds(View, TEXTS, st.sampled_from(("en", "id", "haw")), st.sampled_from(("", "SCLm_b", "-_-_-_")))
TAPS = st.builds(Tap, st.sampled_from(Verb), VIEWS, st.integers(0, 9999))
BOT = Bot("1:x")
PEOPLE: list[Wire] = [{"id": 1001}, {"id": 1002}]
CHATS: list[Wire] = [{"id": 1001, "type": "private"}, {"id": -1001000000001, "type": "supergroup"}]


@given(TAPS)
def test_a_button_says_again_what_it_was_made_for(tap: Tap) -> None:
    """In at most 64 bytes; a text that does not fit is kept under the key that stands in its place."""
    data, kept = written(tap)
    found = read(data)

    assert 1 <= len(data.encode()) <= DATA_BYTES
    assert found is not None
    assert found[1] == (kept is not None)
    text = tap.view.text if kept is None else key_of(tap.view.text)
    assert found[0] == Tap(tap.verb, View(text, tap.view.language, tap.view.fingerprint), tap.number)
    assert kept is None or (kept.key, kept.text) == (text, tap.view.text)


@given(VIEWS)
def test_a_deep_link_says_again_what_it_was_made_for(view: View) -> None:
    """In at most 64 of the characters that Telegram allows."""
    parameter, kept = start_parameter(view)
    text, is_key = started_with(parameter)

    assert re.fullmatch(rf"[A-Za-z0-9_-]{{1,{START_CHARACTERS}}}", parameter)
    assert is_key == (kept is not None)
    assert (text == kept.key) if kept else True
    assert view_of(kept.text if kept else text, "fr") == View(view.text, view.language)


@given(press_data() | st.text(st.characters()))
def test_any_data_is_a_button_of_ours_or_none(data: str) -> None:
    """What a client made up is read without harm, and a tap that is read can be written again."""
    found = read(data)

    if found is not None:
        assert found[0].view.text
        assert 0 <= found[0].number <= 9999


@given(st.text(st.characters()) | st.text("_-Ab0"))
def test_any_parameter_starts_something(parameter: str) -> None:
    """Torn, forged or typed by hand."""
    text, is_key = started_with(parameter)

    assert isinstance(view_of(text, "en"), View)
    assert is_key == parameter.startswith("_-")


@given(updates(PEOPLE, CHATS) | damaged(PEOPLE, CHATS) | st.dictionaries(st.text(), st.none() | st.text()))
def test_no_update_gets_in_the_way_of_the_next(update: dict[str, Any]) -> None:
    """Whatever the server sends is handed on as the library reads it, or left out."""
    taken: list[object] = []
    take({"update_id": 1, **update}, BOT, taken.append)

    assert len(taken) <= 1


def test_pressed_data_holds_nothing_that_cannot_be_written_on() -> None:
    """A client may send half of a character, which no store and no answer takes."""
    person = {"id": 1001, "is_bot": False, "first_name": "Ana"}
    query = {"id": "1", "from": person, "chat_instance": "1", "inline_message_id": "i", "data": "c.en../cari \ud800"}
    update = Update.de_json({"update_id": 1, "callback_query": query}, None)
    event = arriving.read(update, arriving.Me(7, "ringkas_bot", is_inline=True))

    assert isinstance(event, arriving.Pressed)
    assert event.data == "c.en../cari ?"
