"""How a message comes to be and changes, whichever route it came by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fake_discord.mentions import pinged
from fake_discord.messages import EPHEMERAL, LOADING, Message, numbered
from fake_discord.places import Place, User
from fake_discord.wire import Fault, Upload, Wire

if TYPE_CHECKING:
    from fake_discord.world import World

SETTABLE = 1 << 2 | EPHEMERAL | 1 << 12 | 1 << 15
"""The flags that a bot may give: no embeds of links, ephemeral, no notification, components of the second version."""


def blank(world: World, place: Place, author: User) -> Wire:
    """A message with nothing in it."""
    wire: Wire = {
        "id": str(world.id()),
        "channel_id": str(place.id),
        "author": author.wire(),
        "content": "",
        "timestamp": world.now(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "type": 0,
        "flags": 0,
    }
    return wire | ({"guild_id": str(place.realm.id)} if place.realm else {})


def post(
    world: World,
    place: Place,
    body: Wire,
    uploads: Mapping[int, Upload],
    *,
    viewer: User | None = None,
    extra: Wire | None = None,
) -> Message:
    """Keep a message of the bot and tell of it; raises `Fault` for one without anything in it."""
    wire = blank(world, place, world.bot) | (extra or {})
    wire["flags"] = wire["flags"] | ((body.get("flags") or 0) & SETTABLE)
    message = Message(world, place, wire, viewer)
    _write(world, message, body, uploads)
    if not message.is_loading:
        _check_filled(message)
    keep(world, message)
    return message


def keep(world: World, message: Message) -> None:
    """Put a message into its channel, unless it is ephemeral, and tell the gateway."""
    if not message.is_ephemeral:
        if world.keeps:
            message.place.messages[message.id] = message
        world.journal.note("post", message.wire)
        told(world, "MESSAGE_CREATE", message)
    world.bell.ring()


def change(world: World, message: Message, body: Wire, uploads: Mapping[int, Upload]) -> None:
    """Edit a message; what the body does not name stays. Raises `Fault` where nothing is left of it."""
    before = message.wire
    message.wire = before | {"edited_timestamp": world.now(), "flags": before["flags"] & ~LOADING}
    _write(world, message, body, uploads)
    try:
        _check_filled(message)
    except Fault:
        message.wire = before
        raise
    message.versions.append(before)
    if not message.is_ephemeral:
        world.journal.note("edit", message.wire)
        told(world, "MESSAGE_UPDATE", message)
    world.bell.ring()


def delete(world: World, message: Message) -> None:
    """Take a message away."""
    message.is_deleted = True
    message.place.messages.pop(message.id, None)
    if not message.is_ephemeral:
        gone = {"id": message.wire["id"], "channel_id": message.wire["channel_id"]}
        realm = message.place.realm
        guild = {"guild_id": str(realm.id)} if realm else {}
        world.gateway.dispatch("MESSAGE_DELETE", gone | guild, realm.id if realm else None)
    world.bell.ring()


def told(world: World, event: str, message: Message) -> None:
    """Dispatch an event about a message."""
    world.gateway.dispatch(event, message.wire, message.place.realm.id if message.place.realm else None)


def _write(world: World, message: Message, body: Wire, uploads: Mapping[int, Upload]) -> None:
    wire = message.wire
    for name in ("content", "embeds", "components"):
        if name in body:
            wire[name] = body[name] or ("" if name == "content" else [])
    wire["embeds"] = [{"type": "rich", **embed} for embed in wire["embeds"]]
    if world.keeps:
        wire["components"] = numbered(wire["components"])
    stays = body.get("attachments")
    kept = [old for old in wire["attachments"] if stays is None or old["id"] in {str(each["id"]) for each in stays}]
    wire["attachments"] = kept + [world.stored(message.place, upload) for _, upload in sorted(uploads.items())]
    mentions = pinged(body.get("content") or "", body.get("allowed_mentions"))
    if mentions.any:
        world.pinging.append(message)
    wire["mention_everyone"] = mentions.everyone
    wire["mentions"] = [world.users[id].wire() for id in mentions.users if id in world.users]
    wire["mention_roles"] = [str(id) for id in mentions.roles]


def _check_filled(message: Message) -> None:
    wire = message.wire
    if not (wire["content"].strip() or wire["embeds"] or wire["attachments"] or wire["components"]):
        raise Fault(400, 50006, "Cannot send an empty message")
