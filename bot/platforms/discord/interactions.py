"""What arrives from Discord, read into small values of our own: who asks what, and where.

Beyond this module and the ones that send, nobody meets the library's objects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

import discord

from bot.domain.addresses import Address
from bot.rendering.units import cleaned

_SUBCOMMAND = 1
_ANNOUNCEMENTS = 5
_THREADS = frozenset({10, 11, 12})
"""https://discord.com/developers/docs/resources/channel#channel-object-channel-types"""
_MANAGING: Final = discord.Permissions(manage_channels=True, manage_guild=True, administrator=True).value
_CHANNELS_KNOWN = 10_000
"""How many addresses are kept, so that those of busy channels need not be checked anew."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks."""

    id: int
    locale: str  # what their Discord is set to
    roles: frozenset[int] = frozenset()
    may_manage: bool = False  # may change the channel or the server


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens."""

    address: Address
    parent: Address | None = None  # the channel that a thread or post belongs to
    is_announcement: bool = False  # its messages can be published to the channels that follow it
    lacking: tuple[str, ...] = ()  # what the bot may not do here, of what posting needs
    is_private: bool = False  # between one person and the bot
    locale: str = ""  # the server's; "": there is none


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was given to a command."""

    name: str
    url: str
    byte_count: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody used a slash command."""

    id: str  # of the interaction
    place: Place
    person: Person
    command: str
    part: str  # the subcommand; "": there is none
    options: Mapping[str, object]
    files: Mapping[str, Attachment] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pressed:
    """Somebody pressed a button of ours, or chose from a list of ours."""

    place: Place
    person: Person
    data: str
    choice: str = ""  # what was chosen from a list; "": it was a button
    asked_by: int | None = None  # whose command the message answers; null: unknown
    is_theirs_alone: bool = False  # nobody else sees the message
    file: Attachment | None = None  # that hangs on the message


@dataclass(frozen=True, slots=True)
class Completing:
    """Somebody is typing an option that we complete."""

    place: Place
    person: Person
    command: str
    option: str
    text: str


Event = Asked | Pressed | Completing


def read(interaction: discord.Interaction[Any]) -> Event | None:
    """What an interaction asks of us; null: nothing."""
    data: Mapping[str, Any] = interaction.data or {}
    place, person = _place(interaction), _person(interaction)
    if place is None:
        return None
    if interaction.type is discord.InteractionType.component:
        return _pressed(interaction, data, place, person)
    if interaction.type not in {
        discord.InteractionType.application_command,
        discord.InteractionType.autocomplete,
    }:
        return None
    part, given = _parts(data)
    if interaction.type is discord.InteractionType.autocomplete:
        focused = next((option for option in given if option.get("focused")), None)
        text = cleaned(str(focused.get("value", ""))) if focused else ""
        return Completing(place, person, data["name"], focused["name"], text) if focused else None
    options = {option["name"]: _value(option.get("value")) for option in given}
    files = data.get("resolved", {}).get("attachments", {})
    return Asked(
        str(interaction.id),
        place,
        person,
        data["name"],
        part,
        options,
        {id: _attachment(file) for id, file in files.items()},
    )


def _parts(data: Mapping[str, Any]) -> tuple[str, list[Mapping[str, Any]]]:
    """The subcommand, if there is one, and the options given to it."""
    options = data.get("options", [])
    if options and options[0].get("type") == _SUBCOMMAND:
        return options[0]["name"], options[0].get("options", [])
    return "", options


def _pressed(
    interaction: discord.Interaction[Any], data: Mapping[str, Any], place: Place, person: Person
) -> Pressed | None:
    message = interaction.message
    if message is None:
        return None
    asked = message.interaction_metadata
    files = [Attachment(cleaned(file.filename), file.url, file.size) for file in message.attachments]
    return Pressed(
        place,
        person,
        data["custom_id"],
        next(iter(data.get("values", [])), ""),
        asked.user.id if asked is not None else None,
        message.flags.ephemeral,
        next(iter(files), None),
    )


def _place(interaction: discord.Interaction[Any]) -> Place | None:
    if interaction.channel_id is None:
        return None
    channel = interaction.channel
    kind = getattr(getattr(channel, "type", None), "value", None)
    parent = getattr(channel, "parent_id", None) if kind in _THREADS else None
    return Place(
        _address(interaction.channel_id),
        _address(parent) if parent else None,
        kind == _ANNOUNCEMENTS,
        _lacking(interaction.app_permissions.value, is_thread=kind in _THREADS),
        interaction.guild_id is None,
        str(interaction.guild_locale or ""),
    )


@lru_cache  # servers hardly differ in this
def _lacking(permissions: int, *, is_thread: bool) -> tuple[str, ...]:
    """Permissions that posting needs and the bot lacks, as Discord's settings name them in English."""
    allowed = discord.Permissions(permissions)
    needed = {
        "View Channel": allowed.view_channel,
        **(
            {"Send Messages in Threads": allowed.send_messages_in_threads}
            if is_thread
            else {"Send Messages": allowed.send_messages}
        ),
        "Embed Links": allowed.embed_links,
    }
    return () if allowed.administrator else tuple(name for name, is_given in needed.items() if not is_given)


def _person(interaction: discord.Interaction[Any]) -> Person:
    user = interaction.user
    roles = getattr(user, "_roles", ())  # ids; `Member.roles` needs the server in memory
    may_manage = bool(interaction.permissions.value & _MANAGING)
    return Person(user.id, str(interaction.locale), frozenset(roles), may_manage)


def _attachment(file: Mapping[str, Any]) -> Attachment:
    return Attachment(cleaned(str(file.get("filename", ""))), str(file.get("url", "")), int(file.get("size", 0)))


@lru_cache(maxsize=_CHANNELS_KNOWN)
def _address(channel: int) -> Address:
    return Address("discord", str(channel))


def _value(value: object) -> object:
    return cleaned(value) if isinstance(value, str) else value
