"""People, and the chats in which they meet the bot, with the words in which a chat refuses a message."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from fake_telegram.wire import Declined, Wire

Kind = Literal["private", "group", "supergroup", "channel"]
Standing = Literal["member", "administrator", "left", "kicked", "muted", "deactivated", "gone"]
"""How the bot stands with a chat; `kicked` is `blocked` in a private one, `gone` a chat that no longer exists."""

RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


@dataclass(frozen=True, slots=True)
class User:
    """A person or a bot."""

    id: int
    first_name: str
    language_code: str | None = None
    username: str | None = None
    is_bot: bool = False

    def wire(self) -> Wire:
        """As messages carry it."""
        body: Wire = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        named = {"username": self.username, "language_code": self.language_code}
        return body | {name: value for name, value in named.items() if value}


ANONYMOUS = User(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
"""Who speaks for an administrator that hides: https://core.telegram.org/bots/api#message, `sender_chat`."""


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is that of the message that made it."""

    id: int
    name: str
    is_closed: bool = False
    is_deleted: bool = False


@dataclass(slots=True, eq=False)
class Message:
    """A message as it stands now, and how it stood before."""

    order: int
    place: Place | None
    wire: Wire
    is_own: bool = False
    """Whether the bot sent it, and may edit it."""
    written: str = ""
    """The text or caption as the bot wrote it, before parsing."""
    inline_id: str | None = None
    versions: list[Wire] = field(default_factory=list)
    is_deleted: bool = False

    @property
    def id(self) -> int:
        """Its number, which is unique within a supergroup or channel only."""
        number: int = self.wire.get("message_id", 0)
        return number


@dataclass(slots=True, eq=False)
class Place:
    """A chat: who is in it, what was said, how the bot stands with it."""

    id: int
    kind: Kind
    title: str
    username: str | None = None
    user: User | None = None
    is_forum: bool = False
    standing: Standing = "member"
    moved_to: int | None = None
    members: dict[int, str] = field(default_factory=dict)
    """The status of each person: creator, administrator, member, left, kicked."""
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    taken: int = 0
    """The order of the latest message of the bot that a test was given."""
    last_id: int = 1
    """The number of the latest message; a supergroup's first tells that it was made."""

    def wire(self) -> Wire:
        """As messages carry it."""
        body: Wire = {"id": self.id, "type": self.kind}
        if self.user:
            body |= {"first_name": self.user.first_name}
        else:
            body |= {"title": self.title}
        username = self.username or (self.user and self.user.username)
        return body | ({"username": username} if username else {}) | ({"is_forum": True} if self.is_forum else {})

    def check_present(self) -> None:
        """Raise `Declined` where the bot may not look or speak."""
        if self.moved_to is not None:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Declined(400, words, migrate_to_chat_id=self.moved_to)
        if self.standing == "gone":
            raise Declined(400, "Bad Request: chat not found")
        if self.standing == "deactivated":
            raise Declined(403, "Forbidden: user is deactivated")
        if self.standing == "kicked":
            blocked = "bot was blocked by the user"
            raise Declined(403, f"Forbidden: {blocked if self.user else f'bot was kicked from the {self.kind} chat'}")
        if self.standing == "left":
            raise Declined(403, f"Forbidden: bot is not a member of the {self.kind} chat")

    def check_writing(self, what: str, thread: int | None) -> None:
        """Raise `Declined` where the bot may not send `what`, such as `text messages`, into a thread."""
        self.check_present()
        if self.standing == "muted":
            raise Declined(400, f"Bad Request: not enough rights to send {what} to the chat")
        if self.kind == "channel" and self.standing != "administrator":
            raise Declined(400, "Bad Request: need administrator rights in the channel chat")
        if thread is not None:
            self.check_thread(thread)

    def check_thread(self, thread: int) -> None:
        """Raise `Declined` where a thread takes no messages.

        A reply in an ordinary supergroup carries a thread as well, but none that does; nor does the topic "General".
        """
        topic = self.topics.get(thread)
        if topic is None or topic.is_deleted:
            raise Declined(400, "Bad Request: message thread not found")
        if topic.is_closed and self.standing != "administrator":
            raise Declined(400, "Bad Request: TOPIC_CLOSED")

    def in_thread(self, thread: int | None) -> Wire:
        """What a message in a topic carries besides."""
        return {"message_thread_id": thread, "is_topic_message": True} if thread in self.topics else {}


def member_wire(user: User, status: str) -> Wire:
    """A `ChatMember` of any status but `restricted`."""
    body: Wire = {"user": user.wire(), "status": status}
    if status == "creator":
        return body | {"is_anonymous": False}
    if status == "administrator":
        rights: dict[str, Any] = dict.fromkeys(RIGHTS, False)
        return body | rights | {"can_be_edited": False, "is_anonymous": False, "can_manage_chat": True}
    return body | ({"until_date": 0} if status == "kicked" else {})
