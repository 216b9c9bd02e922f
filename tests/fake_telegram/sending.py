"""The methods that send: each checks the request first, then the chat, then the rates, and accepts last."""

from __future__ import annotations

from fake_telegram.files import LARGEST_PHOTO, MOST_SENT, dimensions
from fake_telegram.keyboards import check_keyboard
from fake_telegram.places import Message, Place
from fake_telegram.texts import Text, utf16_units
from fake_telegram.wire import Declined, Fault, Wire
from fake_telegram.world import World

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
QUOTE_UNITS = 1024


def send_message(world: World, given: Wire) -> Wire:
    """See https://core.telegram.org/bots/api#sendmessage."""
    text = world.texts.message(given["text"], given.get("parse_mode"), given.get("entities"))
    body: Wire = {"text": text.plain} | ({"entities": list(text.entities)} if text.entities else {})
    options = given.get("link_preview_options")
    return _sent(world, given, "text messages", text, body | ({"link_preview_options": options} if options else {}))


def send_photo(world: World, given: Wire) -> Wire:
    """See https://core.telegram.org/bots/api#sendphoto."""
    text = world.texts.caption(given.get("caption", ""), given.get("parse_mode"), given.get("caption_entities"))
    file = world.files.taken(given["photo"], LARGEST_PHOTO)
    width, height = dimensions(file.content)
    photo = {**file.wire(), "width": width, "height": height}
    return _sent(world, given, "photos", text, {"photo": [photo], **captioned(text)})


def send_document(world: World, given: Wire) -> Wire:
    """See https://core.telegram.org/bots/api#senddocument."""
    text = world.texts.caption(given.get("caption", ""), given.get("parse_mode"), given.get("caption_entities"))
    file = world.files.taken(given["document"], MOST_SENT)
    document = {**file.wire(), "file_name": file.name, "mime_type": file.mime}
    return _sent(world, given, "documents", text, {"document": document, **captioned(text)})


def send_chat_action(world: World, given: Wire) -> bool:
    """See https://core.telegram.org/bots/api#sendchataction."""
    if given["action"] not in ACTIONS:
        raise Fault("wrong parameter action in request")
    world.place(given["chat_id"]).check_writing("text messages", given.get("message_thread_id"))
    return True


def captioned(text: Text) -> Wire:
    """A caption with its entities, where there is one."""
    if not text.plain:
        return {}
    return {"caption": text.plain} | ({"caption_entities": list(text.entities)} if text.entities else {})


def _sent(world: World, given: Wire, what: str, text: Text, body: Wire) -> Wire:
    markup = given.get("reply_markup")
    if world.strict:
        check_keyboard(markup)
    place = world.place(given["chat_id"])
    thread = given.get("message_thread_id")
    if world.strict:
        place.check_writing(what, thread)
    replied = _replied(place, given.get("reply_parameters"))
    if thread is None and replied and replied.wire.get("is_topic_message"):
        thread = replied.wire["message_thread_id"]
        place.check_thread(thread)
    world.rates.admit(place.id, is_private=place.kind == "private")
    speaker = {"sender_chat": place.wire()} if place.kind == "channel" else {"from": world.bot.wire()}
    reply = {"reply_to_message": without_reply(replied.wire)} if replied else {}
    # Only an inline keyboard stays with its message; the other kinds belong to the chat.
    keyboard = {"reply_markup": markup} if markup and "inline_keyboard" in markup else {}
    message = world.posted(place, speaker | place.in_thread(thread) | reply | body | keyboard, text=text)
    world.on_sent(place.id)
    return message.wire


def _replied(place: Place, asked: Wire | None) -> Message | None:
    """The message that is answered; raises `Declined` where it is gone."""
    if asked is None:
        return None
    if utf16_units(asked.get("quote", "")) > QUOTE_UNITS:
        raise Fault("quote is too long")
    message = place.messages.get(asked["message_id"])
    if message and not message.is_deleted:
        return message
    if asked.get("allow_sending_without_reply"):
        return None
    raise Declined(400, "Bad Request: message to be replied not found")


def without_reply(wire: Wire) -> Wire:
    """A message as another carries it: one level deep."""
    return {name: value for name, value in wire.items() if name != "reply_to_message"}
