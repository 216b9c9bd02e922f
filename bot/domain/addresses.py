"""Where messages go: a platform, one of its chats, and a thread inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.errors import InvalidValue, notice

_PLACES = {
    # A chat has at most 52 significant bits, a group's is negative (Bot API, `Chat.id`); a thread is a forum topic.
    "telegram": re.compile(r"(?P<chat>-?[1-9]\d{0,15})(?:/(?P<thread>[1-9]\d{0,9}))?", re.ASCII),
    # A snowflake; a thread of Discord is a channel of its own, with an address of its own.
    "discord": re.compile(r"(?P<chat>[1-9]\d{14,19})", re.ASCII),
}
PLATFORMS = tuple(_PLACES)
"""Platforms that have addresses, as addresses name them."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where messages go, as the platform numbers it: Telegram's chat and topic, Discord's channel.

    Raises:
        InvalidValue: There is no such platform, or it has no such numbers.
    """

    platform: str
    chat: str
    thread: str = ""  # "": the chat as a whole, or its only thread

    def __post_init__(self) -> None:
        place = _PLACES.get(self.platform)
        if place is None:
            raise InvalidValue(notice("“{text}” names no platform", text=self.text[:60]))
        match = place.fullmatch(self.text.removeprefix(f"{self.platform}:"))
        if match is None or match["chat"] != self.chat:
            raise _not_an_address(self.text)

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read "telegram:-1001234567890/42" or "discord:112233445566778899".

        Raises:
            InvalidValue: It is no address.
        """
        platform, _, place = text.partition(":")
        chat, _, thread = place.partition("/")
        address = cls(platform, chat, thread)
        if address.text != text:  # a stroke without a topic
            raise _not_an_address(text)
        return address

    @property
    def text(self) -> str:
        """The address as files and settings write it; `parse` reads it back."""
        return f"{self.platform}:{self.chat}" + (f"/{self.thread}" if self.thread else "")

    @property
    def whole(self) -> Address:
        """The chat without its thread."""
        return Address(self.platform, self.chat)


def _not_an_address(text: str) -> InvalidValue:
    return InvalidValue(
        notice(
            "“{text}” is not an address; write telegram:CHAT, telegram:CHAT/TOPIC or discord:CHANNEL, in numbers",
            text=text[:60],
        )
    )
