"""What arrives from Telegram, read into small values of our own: who asks what, and where.

Beyond this module nobody meets the library's objects, and whatever a person sent is plain text without what no
encoding takes. An update that asks nothing of us is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import telegram

from bot.domain.addresses import Address
from bot.domain.chats import Reach
from bot.rendering.units import cleaned

ALLOWED_UPDATES = ("message", "channel_post", "callback_query", "inline_query", "my_chat_member")
"""What Telegram is asked to send."""

_PRIVATE, _CHANNEL = "private", "channel"


@dataclass(frozen=True, slots=True)
class Me:
    """The bot as Telegram knows it."""

    id: int
    username: str
    is_inline: bool  # whether people can ask it from any chat


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. Somebody who speaks for a whole chat (an anonymous admin, a channel) is nobody in particular."""

    id: int | None  # null: speaks for a chat
    language: str = ""  # what their Telegram is set to, an IETF tag; "": unknown
    speaks_for_chat: bool = False  # an admin of the very chat in which they ask


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens."""

    address: Address
    is_private: bool = False
    is_channel: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody typed something."""

    place: Place
    person: Person
    message_id: int
    text: str
    is_addressed: bool  # certainly meant for us: in private, by our name, or in reply to us
    replied_data: str = ""  # data of a button below the message of ours that this replies to
    replied_text: str = ""  # of the message that this replies to, whoever wrote it
    is_forwarded: bool = False
    sent_at: datetime | None = None  # UTC, to the second; null: a button was pressed, nothing was sent


@dataclass(frozen=True, slots=True)
class FileSent:
    """Somebody sent a file, in private."""

    place: Place
    person: Person
    message_id: int
    file_id: str
    name: str
    byte_count: int


@dataclass(frozen=True, slots=True)
class Pressed:
    """Somebody pressed a button of ours."""

    query_id: str
    person: Person
    data: str
    place: Place | None  # null: below a message that was sent through inline mode
    message_id: int | None = None
    inline_message_id: str = ""
    asked_by: int | None = None  # whose message ours answers; null: unknown
    answered_file: FileSent | None = None  # the file that ours answers


@dataclass(frozen=True, slots=True)
class InlineAsked:
    """Somebody typed our name and some words in any chat."""

    query_id: str
    person: Person
    text: str


@dataclass(frozen=True, slots=True)
class ReachChanged:
    """We were let in, thrown out, muted or blocked."""

    place: Place
    reach: Reach
    reason: str


@dataclass(frozen=True, slots=True)
class Migrated:
    """A group became a supergroup, under a new number."""

    old: Address
    new: Address


Event = Asked | FileSent | Pressed | InlineAsked | ReachChanged | Migrated


def read(update: telegram.Update, me: Me) -> Event | None:
    """What an update asks of us; null: nothing."""
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    if update.inline_query is not None:
        query = update.inline_query
        return InlineAsked(query.id, _person(query.from_user, None), cleaned(query.query))
    if update.my_chat_member is not None:
        return _reach_changed(update.my_chat_member)
    message = update.message or update.channel_post
    return None if message is None else _message(message, me)


def _message(message: telegram.Message, me: Me) -> Event | None:
    if message.migrate_to_chat_id is not None:
        return Migrated(_address(message.chat.id), _address(message.migrate_to_chat_id))
    if message.migrate_from_chat_id is not None:  # the same, told in the new chat, whichever arrives first
        return Migrated(_address(message.migrate_from_chat_id), _address(message.chat.id))
    # What inline mode posted, ours or another's; and a channel's post, once more in its discussion group.
    if message.via_bot is not None or message.is_automatic_forward:
        return None
    place = _place(message)
    if message.document is not None:
        return _file(message, message.document, place) if place.is_private else None
    return _asked(message, place, me) if message.text else None


def _asked(message: telegram.Message, place: Place, me: Me) -> Asked | None:
    text = cleaned(message.text or "").strip()
    replied = message.reply_to_message
    is_reply = replied is not None and replied.from_user is not None and replied.from_user.id == me.id
    mention = f"@{me.username}".casefold()
    named = text.casefold().startswith(mention) and text[len(mention) : len(mention) + 1].strip() == ""
    if named:
        text = text[len(mention) :].strip()
    if not (text or named):
        return None
    is_command, is_ours = _command(text, me)
    if is_command and not is_ours and "@" in text.split()[0]:
        return None
    if not (place.is_private or is_command or named):  # in a group, talk is not for us
        return None
    is_addressed = place.is_private or named or is_reply or (is_command and "@" in text.split()[0])
    data = _data_below(replied) if is_reply and replied is not None else ""
    replied_text = cleaned(replied.text or replied.caption or "") if replied is not None else ""
    is_forwarded, sent_at = message.forward_origin is not None, message.date
    return Asked(
        place, _sender(message), message.message_id, text, is_addressed, data, replied_text, is_forwarded, sent_at
    )


def _command(text: str, me: Me) -> tuple[bool, bool]:
    """Whether a text is a command, and whether it may be one of ours."""
    if not text.startswith("/"):
        return False, False
    _, at, name = text.split(maxsplit=1)[0].partition("@")
    return True, not at or name.casefold() == me.username.casefold()


def _pressed(query: telegram.CallbackQuery) -> Pressed | None:
    if not query.data:
        return None
    data, person = cleaned(query.data), _person(query.from_user, None)
    message = query.message
    if message is None:
        return Pressed(query.id, person, data, None, inline_message_id=query.inline_message_id or "")
    if not isinstance(message, telegram.Message):  # too old for Telegram to show us
        place = Place(_address(message.chat.id), message.chat.type == _PRIVATE, message.chat.type == _CHANNEL)
        return Pressed(query.id, person, data, place, message.message_id)
    place, asked = _place(message), message.reply_to_message
    by = asked.from_user.id if asked and asked.from_user and not asked.sender_chat else None
    file = _file(asked, asked.document, place) if asked and asked.document else None
    return Pressed(query.id, person, data, place, message.message_id, asked_by=by, answered_file=file)


def _reach_changed(change: telegram.ChatMemberUpdated) -> ReachChanged:
    member = change.new_chat_member
    is_private = change.chat.type == _PRIVATE
    place = Place(_address(change.chat.id), is_private, change.chat.type == _CHANNEL)
    if member.status in {member.LEFT, member.BANNED}:
        return ReachChanged(place, Reach.BLOCKED if is_private else Reach.LEFT, str(member.status))
    if isinstance(member, telegram.ChatMemberRestricted):
        return ReachChanged(place, _reach_of_restricted(member), str(member.status))
    return ReachChanged(place, Reach.OPEN, str(member.status))


def _reach_of_restricted(member: telegram.ChatMemberRestricted) -> Reach:
    if not member.is_member:
        return Reach.LEFT
    return Reach.OPEN if member.can_send_messages else Reach.RESTRICTED


def _file(message: telegram.Message, document: telegram.Document, place: Place) -> FileSent:
    name = cleaned(document.file_name or "")
    return FileSent(place, _sender(message), message.message_id, document.file_id, name, document.file_size or 0)


def _place(message: telegram.Message) -> Place:
    chat = message.chat
    thread = message.message_thread_id if message.is_topic_message and message.message_thread_id else ""
    address = Address("telegram", str(chat.id), str(thread))
    return Place(address, chat.type == _PRIVATE, chat.type == _CHANNEL)


def _sender(message: telegram.Message) -> Person:
    return _person(message.from_user, message.sender_chat, message.chat.id)


def _person(user: telegram.User | None, speaks_for: telegram.Chat | None, chat: int | None = None) -> Person:
    """The person behind a message; the user named beside `sender_chat` is a stand-in (Bot API, `Message.from`)."""
    if speaks_for is not None or user is None:
        return Person(None, speaks_for_chat=speaks_for is not None and speaks_for.id == chat)
    return Person(user.id, str(user.language_code or ""))


def _data_below(message: telegram.Message) -> str:
    """The data of the first button of a message that has any."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return next((cleaned(str(button.callback_data)) for row in rows for button in row if button.callback_data), "")


def _address(chat: int) -> Address:
    return Address("telegram", str(chat))
