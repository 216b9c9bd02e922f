"""Buttons as the server takes them.

The shapes are held against the specification before; here are the rules that it only tells in words.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from fake_telegram.wire import Fault, Wire

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
"""What a client shows; Telegram drops or refuses more."""
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What `start` and `startgroup` carry: https://core.telegram.org/bots/features#deep-linking"""
LABELS = {"text", "style", "icon_custom_emoji_id"}


class Button(NamedTuple):
    """A button below a message: its words, and what it carries."""

    label: str
    data: str | None = None
    url: str | None = None
    switch: str | None = None
    """The inline query that it begins, in this chat or another."""


def buttons(markup: Wire | None) -> list[list[Button]]:
    """The rows of an inline keyboard."""
    return [
        [
            Button(
                label=button["text"],
                data=button.get("callback_data"),
                url=button.get("url"),
                switch=button.get("switch_inline_query_current_chat", button.get("switch_inline_query")),
            )
            for button in row
        ]
        for row in (markup or {}).get("inline_keyboard", ())
    ]


def check_keyboard(markup: Wire | None) -> None:
    """Raise `Fault` where the server, or a reader's client, would not take the buttons."""
    rows = (markup or {}).get("inline_keyboard", ())
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise Fault("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        if not 1 <= len(row) <= MOST_IN_A_ROW:
            raise Fault(f"a row of {len(row)} buttons: 1 to {MOST_IN_A_ROW} are shown")
        for button in row:
            _check_button(button)


def _check_button(button: Wire) -> None:
    if not button["text"].strip():
        raise Fault("BUTTON_TEXT_INVALID")
    if len(button.keys() - LABELS) != 1:
        raise Fault("can't parse inline keyboard button: exactly one of its optional fields must be used")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise Fault("BUTTON_DATA_INVALID")
    if "url" in button:
        check_link(button["url"], "BUTTON_URL_INVALID")


def check_link(url: str, words: str) -> None:
    """Raise `Fault` for an address that is none, or a deep link whose payload Telegram would drop."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https", "tg"} or not parts.netloc:
        raise Fault(words)
    if parts.netloc in {"t.me", "telegram.me"}:
        query = parse_qs(parts.query, keep_blank_values=True)
        for payload in query.get("start", []) + query.get("startgroup", []):
            if not PAYLOAD.fullmatch(payload):
                raise Fault(f"{words}: the payload {payload!r} is not 1 to 64 of A-Z a-z 0-9 _ -")
