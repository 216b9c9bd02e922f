"""Telegram as the bot meets it: a Bot API server on a loopback socket that knows the rules and keeps them.

It stands where no published emulator does: strict, with groups, topics, inline queries, rates and failures. What it
refuses, Telegram might overlook; what it accepts, Telegram accepts.
"""

from fake_telegram.chats import Chat, utf16_slice
from fake_telegram.inline import InlineAnswer
from fake_telegram.keyboards import Button
from fake_telegram.places import User
from fake_telegram.server import FakeTelegram
from fake_telegram.waiting import Answer, NothingCame, Pressed, Said, Tapped
from fake_telegram.wire import Call, Wire

__all__ = [
    "Answer",
    "Button",
    "Call",
    "Chat",
    "FakeTelegram",
    "InlineAnswer",
    "NothingCame",
    "Pressed",
    "Said",
    "Tapped",
    "User",
    "Wire",
    "utf16_slice",
]
