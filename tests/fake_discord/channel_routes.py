"""The routes of channels and the messages in them."""

from __future__ import annotations

from fake_discord.messages import CROSSPOSTED, Message
from fake_discord.permissions import bits
from fake_discord.places import ANNOUNCEMENT, FORUM, Place
from fake_discord.posting import change, delete, post, told
from fake_discord.wire import Asked, Declined, InvalidForm, Wire
from fake_discord.world import World


def create_message(world: World, asked: Asked) -> Wire:
    """Post; a nonce that is enforced gives back the message that it made a short while before."""
    place = world.place(asked.id("channel_id"))
    body: Wire = asked.body
    nonce = str(body["nonce"]) if body.get("enforce_nonce") and body.get("nonce") is not None else ""
    if nonce and (made := world.nonces.message(place.id, nonce)):
        world.journal.note("again", made.wire)
        return made.wire
    _check_takes(world, place, asked)
    extra: Wire = {"nonce": body["nonce"]} if body.get("nonce") is not None else {}
    extra |= _answering(place, body.get("message_reference"))
    message = post(world, place, body, asked.uploads, extra=extra)
    if nonce:
        world.nonces.keep(place.id, nonce, message)
    return message.wire


def _check_takes(world: World, place: Place, asked: Asked) -> None:
    if place.kind == FORUM:
        raise Declined(400, 50008, "Cannot send messages in a non-text channel")
    if place.is_closed:
        raise Declined(403, 50007, "Cannot send messages to this user")
    needed = ["send_messages_in_threads" if place.is_thread else "send_messages"]
    needed += ["embed_links"] if asked.body.get("embeds") else []
    needed += ["attach_files"] if asked.uploads else []
    world.require(place, *needed)
    reference = asked.body.get("message_reference") or {}
    if reference and reference.get("fail_if_not_exists", True) and int(reference["message_id"]) not in place.messages:
        raise InvalidForm({"message_reference": "Unknown message"})
    if reference and not place.permissions(world.bot.id) & bits("read_message_history"):
        raise Declined(400, 160002, "Cannot reply without permission to read message history")
    if int(reference.get("channel_id") or place.id) != place.id:
        raise InvalidForm({"message_reference": "Cannot reply to a message in a different channel"})


def _answering(place: Place, reference: Wire | None) -> Wire:
    """What a message bears that replies to another which is there."""
    if not reference or int(reference["message_id"]) not in place.messages:
        return {}
    bound = {"type": 0, "message_id": str(reference["message_id"]), "channel_id": str(place.id)}
    return {"type": 19, "message_reference": bound}


def _message(world: World, asked: Asked) -> Message:
    place = world.place(asked.id("channel_id"))
    message = place.messages.get(asked.id("message_id"))
    if message is None:
        raise Declined(404, 10008, "Unknown Message")
    return message


def _own(world: World, asked: Asked) -> Message:
    message = _message(world, asked)
    if message.wire["author"]["id"] != str(world.bot.id):
        raise Declined(403, 50005, "Cannot edit a message authored by another user")
    return message


def update_message(world: World, asked: Asked) -> Wire:
    """Edit an own message."""
    message = _own(world, asked)
    change(world, message, asked.body, asked.uploads)
    return message.wire


def delete_message(world: World, asked: Asked) -> None:
    """Delete a message, another's with `manage_messages`."""
    message = _message(world, asked)
    if message.wire["author"]["id"] != str(world.bot.id):
        world.require(message.place, "manage_messages")
    delete(world, message)


def get_message(world: World, asked: Asked) -> Wire:
    """Read one message."""
    message = _message(world, asked)
    world.require(message.place, "read_message_history")
    return message.wire


def list_messages(world: World, asked: Asked) -> list[Wire]:
    """Read the last messages, the newest first, before or after one of them."""
    place = world.place(asked.id("channel_id"))
    if not place.permissions(world.bot.id) & bits("read_message_history"):
        return []
    ids = sorted(place.messages, reverse=True)
    before, after = int(asked.query.get("before", 0)), int(asked.query.get("after", 0))
    shown = [id for id in ids if (not before or id < before) and id > after]
    limit = int(asked.query.get("limit", 50))
    return [place.messages[id].wire for id in (shown[-limit:] if after else shown[:limit])]


def crosspost_message(world: World, asked: Asked) -> Wire:
    """Publish to the channels that follow an announcement channel."""
    message = _message(world, asked)
    if message.place.kind != ANNOUNCEMENT:
        raise Declined(400, 50024, "Cannot execute action on this channel type")
    world.require(message.place, "send_messages")
    if message.is_published:
        raise Declined(400, 40033, "This message has already been crossposted.")
    message.wire = message.wire | {"flags": message.flags | CROSSPOSTED}
    told(world, "MESSAGE_UPDATE", message)
    return message.wire


def get_channel(world: World, asked: Asked) -> Wire:
    """Read a channel."""
    return world.place(asked.id("channel_id")).wire()


def trigger_typing_indicator(world: World, asked: Asked) -> None:
    """Show that the bot writes."""
    world.require(world.place(asked.id("channel_id")), "send_messages")


def create_dm(world: World, asked: Asked) -> Wire:
    """Open the conversation with somebody."""
    user = world.users.get(int(asked.body.get("recipient_id") or 0))
    if user is None or user == world.bot:
        raise InvalidForm({"recipient_id": "Unknown user"})
    return world.direct(user).wire()
