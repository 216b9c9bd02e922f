"""The methods that change or delete what the bot sent."""

from __future__ import annotations

from fake_telegram.keyboards import check_keyboard
from fake_telegram.places import Message
from fake_telegram.sending import captioned
from fake_telegram.wire import Declined, Fault, Wire
from fake_telegram.world import World

UNMODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
CONTENT = ("text", "entities", "caption", "caption_entities", "reply_markup")


def edit_message_text(world: World, given: Wire) -> Wire | bool:
    """See https://core.telegram.org/bots/api#editmessagetext; without `reply_markup` the buttons go."""
    text = world.texts.message(given["text"], given.get("parse_mode"), given.get("entities"))
    message = _editable(world, given)
    if world.strict and "text" not in message.wire:
        raise Declined(400, "Bad Request: there is no text in the message to edit")
    content: Wire = {"text": text.plain} | ({"entities": list(text.entities)} if text.entities else {})
    return _edited(world, message, content, given.get("reply_markup"), text.written)


def edit_message_caption(world: World, given: Wire) -> Wire | bool:
    """See https://core.telegram.org/bots/api#editmessagecaption; without `reply_markup` the buttons go."""
    text = world.texts.caption(given.get("caption", ""), given.get("parse_mode"), given.get("caption_entities"))
    message = _editable(world, given)
    return _edited(world, message, captioned(text), given.get("reply_markup"), text.written)


def edit_message_reply_markup(world: World, given: Wire) -> Wire | bool:
    """See https://core.telegram.org/bots/api#editmessagereplymarkup."""
    message = _editable(world, given)
    kept = {name: message.wire[name] for name in CONTENT[:-1] if name in message.wire}
    return _edited(world, message, kept, given.get("reply_markup"), message.written)


def delete_message(world: World, given: Wire) -> bool:
    """See https://core.telegram.org/bots/api#deletemessage; its own messages anywhere, others' as an administrator."""
    message = world.own_message(given, "delete")
    place = message.place
    may = message.is_own or (place and (place.kind == "private" or place.standing == "administrator"))
    if not may:
        raise Declined(400, "Bad Request: message can't be deleted")
    message.is_deleted = True
    return True


def _editable(world: World, given: Wire) -> Message:
    if "inline_message_id" not in given and not {"chat_id", "message_id"} <= given.keys():
        raise Fault("message identifier is not specified")
    if world.strict:
        check_keyboard(given.get("reply_markup"))
    if not world.keeps:
        return _unheld(world, given)
    message = world.own_message(given, "edit")
    if not message.is_own:
        raise Declined(400, "Bad Request: message can't be edited")
    return message


def _unheld(world: World, given: Wire) -> Message:
    """A message that a benchmark edits; none are kept there."""
    place = world.place(given["chat_id"])
    wire = {"message_id": given["message_id"], "date": world.now(), "chat": place.wire(), "text": ""}
    return Message(world.order(), place, wire, is_own=True)


def _edited(world: World, message: Message, content: Wire, markup: Wire | None, written: str) -> Wire | bool:
    place = message.place
    after = content | ({"reply_markup": markup} if markup and markup.get("inline_keyboard") else {})
    before = {name: message.wire[name] for name in CONTENT if name in message.wire}
    if place and world.strict:
        place.check_writing("text messages", None)
    if after == before:
        raise Declined(400, UNMODIFIED)
    world.rates.admit(place.id if place else None, is_private=place is None or place.kind == "private")
    message.versions.append(message.wire)
    kept = {name: value for name, value in message.wire.items() if name not in CONTENT}
    message.wire = kept | after | {"edit_date": world.now()}
    message.written = written
    world.journal.note("edit", message.wire)
    if place:
        world.on_sent(place.id)
    return True if message.inline_id else message.wire
