"""A chat as a test acts in it: people speak and press, the bot is let in and thrown out, answers are waited for."""

from __future__ import annotations

from typing import Any

from fake_telegram.keyboards import PAYLOAD
from fake_telegram.membership import bot_status
from fake_telegram.places import ANONYMOUS, Place, Standing, Topic, User, member_wire
from fake_telegram.sending import without_reply
from fake_telegram.texts import utf16_units
from fake_telegram.waiting import SECONDS, Answer, NothingCame, Said, wait
from fake_telegram.wire import Upload, Wire
from fake_telegram.world import World


class Chat:
    """A private chat, group, supergroup, forum or channel."""

    def __init__(self, world: World, place: Place) -> None:
        self._world = world
        self.place = place

    @property
    def id(self) -> int:
        """Its id: a person's, or negative."""
        return self.place.id

    def anybody(self) -> User:
        """The person of a private chat, the first member of any other."""
        return self.place.user or next(self._world.users[id] for id in self.place.members)

    def joined(self, user: User, status: str = "member") -> User:
        """Let a person in, or give them a status of a `ChatMember`; no update tells of it."""
        self.place.members[user.id] = status
        return user

    async def say(
        self,
        text: str,
        *,
        by: User | None = None,
        thread: int | None = None,
        reply_to: Answer | Said | None = None,
        anonymous: bool = False,
    ) -> Said:
        """Write a message; in a group the bot sees it only if privacy mode shows it, as Telegram decides."""
        entities = self._world.texts.said(text)
        body: Wire = {"text": text} | ({"entities": entities} if entities else {})
        return self._said(body, by, thread, reply_to, anonymous=anonymous)

    async def start(self, payload: str = "", *, by: User | None = None) -> Said:
        """Follow a deep link; raises `ValueError` for a payload that no link can carry."""
        if payload and not PAYLOAD.fullmatch(payload):
            raise ValueError(f"no deep link carries {payload!r}")
        command = "/start" if self.place.kind == "private" else f"/start@{self._world.bot.username}"
        return await self.say(f"{command} {payload}".strip(), by=by)

    async def send_file(
        self,
        name: str,
        content: bytes,
        *,
        by: User | None = None,
        caption: str = "",
        mime: str = "application/octet-stream",
        size: int | None = None,
        thread: int | None = None,
        reply_to: Answer | Said | None = None,
    ) -> Said:
        """Send a file; `size` pretends that it is that large."""
        file = self._world.files.keep(Upload(name, content, mime), size)
        body: Wire = {"document": {**file.wire(), "file_name": name, "mime_type": mime}}
        entities = self._world.texts.said(caption) if caption else []
        named = {"caption": caption} if caption else {}
        return self._said(
            body | named | ({"caption_entities": entities} if entities else {}), by, thread, reply_to, anonymous=False
        )

    async def edit(self, said: Said, text: str) -> None:
        """Change what a person wrote."""
        said.message.versions.append(said.wire)
        entities = self._world.texts.said(text)
        changed = {"text": text, "entities": entities, "edit_date": self._world.now()}
        said.message.wire = {**said.wire, **changed}
        self._world.updates.put(f"edited_{self._kind()}", said.wire)

    async def answer(self, *, after: Said | Answer | None = None, timeout: float = SECONDS) -> Answer:  # noqa: ASYNC109  # who waits says how long
        """The bot's next message here: the first behind `after`, else the first not given out yet.

        Raises `NothingCame`, telling what came instead.
        """
        behind = after.order if after else self.place.taken

        def find() -> Answer | None:
            own = (each for each in self.place.messages.values() if each.is_own and each.order > behind)
            first = min(own, key=lambda each: each.order, default=None)
            return Answer(self._world, first, self) if first else None

        hidden = (
            " (Telegram does not show it the message before)" if isinstance(after, Said) and not after.update_id else ""
        )
        what = f"a message of the bot in {self.place.title!r}{hidden}"
        found: Answer = await wait(self._world, find, what, timeout)
        self.place.taken = max(self.place.taken, found.order)
        return found

    @property
    def answers(self) -> list[Answer]:
        """All messages of the bot here that it has not taken back, in order."""
        own = (each for each in self.place.messages.values() if each.is_own and not each.is_deleted)
        return [Answer(self._world, each, self) for each in sorted(own, key=lambda each: each.order)]

    async def silent(self, *, after: Said | Answer, seconds: float) -> None:
        """Make sure that for so long no message of the bot comes; raises `AssertionError`."""
        try:
            answer = await self.answer(after=after, timeout=seconds)
        except NothingCame:
            return
        raise AssertionError(f"the bot said {answer.text!r}")

    def _kind(self) -> str:
        return "channel_post" if self.place.kind == "channel" else "message"

    def _said(
        self, body: Wire, by: User | None, thread: int | None, reply_to: Answer | Said | None, *, anonymous: bool
    ) -> Said:
        speaker = by or self.anybody()
        if not anonymous and self.place.kind not in {"private", "channel"}:
            self.place.members.setdefault(speaker.id, "member")
        wire = self._speaker(speaker, anonymous=anonymous) | self._thread(thread, reply_to) | body
        message = self._world.posted(self.place, wire)
        shown = self._is_shown(message.wire)
        return Said(message, self._world.updates.put(self._kind(), message.wire) if shown else None)

    def _speaker(self, by: User, *, anonymous: bool) -> Wire:
        if self.place.kind == "channel":
            return {"sender_chat": self.place.wire()}
        if anonymous:
            return {"from": ANONYMOUS.wire(), "sender_chat": self.place.wire()}
        return {"from": by.wire()}

    def _thread(self, thread: int | None, reply_to: Answer | Said | None) -> Wire:
        """A topic; a message in one answers the topic's first message unless it answers another.

        In an ordinary supergroup a reply carries a thread too, although nothing can be sent to it.
        """
        if reply_to:
            reply = {"reply_to_message": without_reply(reply_to.wire)}
            root = reply_to.wire.get("message_thread_id", reply_to.id)
            plain = self.place.kind == "supergroup" and not self.place.is_forum
            own = thread or reply_to.wire.get("message_thread_id")
            return reply | ({"message_thread_id": root} if plain else self.place.in_thread(own))
        if thread is None:
            return {}
        return {"reply_to_message": without_reply(self.place.messages[thread].wire), **self.place.in_thread(thread)}

    def _is_shown(self, wire: Wire) -> bool:
        """What privacy mode shows; see https://core.telegram.org/bots/features#privacy-mode."""
        if self.place.standing not in {"member", "administrator", "muted"} or self.place.moved_to is not None:
            return False
        if self.place.kind in {"private", "channel"} or self.place.standing == "administrator":
            return True
        if wire.get("reply_to_message", {}).get("from", {}).get("id") == self._world.bot.id:
            return True
        text: str = wire.get("text") or wire.get("caption") or ""
        command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
        _, at, name = command.partition("@")
        return bool(command) and (not at or name.lower() == (self._world.bot.username or "").lower())

    def _service(self, body: Wire, by: User | None) -> Wire:
        """A message that tells what happened, which every bot sees."""
        wire = self._speaker(by or self.anybody(), anonymous=False) | body
        posted = self._world.posted(self.place, wire).wire
        self._world.updates.put(self._kind(), posted)
        return posted

    async def topic(self, name: str, *, by: User | None = None) -> int:
        """Open a topic of a forum; its thread."""
        assert self.place.is_forum, "only a forum has topics"
        body: dict[str, Any] = {"forum_topic_created": {"name": name, "icon_color": 7322096}, "is_topic_message": True}
        thread = self.place.last_id + 1
        self.place.topics[thread] = Topic(thread, name)
        self._service(body | {"message_thread_id": thread}, by)
        return thread

    async def close_topic(self, thread: int, *, by: User | None = None) -> None:
        """Close a topic."""
        self.place.topics[thread].is_closed = True
        self._service({"forum_topic_closed": {}, **self.place.in_thread(thread)}, by)

    async def reopen_topic(self, thread: int, *, by: User | None = None) -> None:
        """Open a closed topic again."""
        self.place.topics[thread].is_closed = False
        self._service({"forum_topic_reopened": {}, **self.place.in_thread(thread)}, by)

    async def delete_topic(self, thread: int) -> None:
        """Delete a topic with all its messages; nobody is told."""
        self.place.topics[thread].is_deleted = True
        for message in self.place.messages.values():
            message.is_deleted = message.is_deleted or message.wire.get("message_thread_id") == thread

    async def block(self) -> None:
        """The person blocks the bot; in a group the bot is thrown out."""
        await self.stand("kicked")

    async def unblock(self) -> None:
        """The person takes the block back; in a group the bot is let in again."""
        await self.stand("member")

    async def kick(self, *, by: User | None = None) -> None:
        """The bot is thrown out of a group or channel."""
        await self.stand("kicked", by=by)

    async def remove(self, *, by: User | None = None) -> None:
        """The bot is taken out of a group or channel without a ban."""
        await self.stand("left", by=by)

    async def admit(self, *, by: User | None = None, admin: bool = False) -> None:
        """The bot is let in, or made an administrator, or no longer one."""
        await self.stand("administrator" if admin else "member", by=by)

    async def stand(self, standing: Standing, *, by: User | None = None) -> None:
        """Change how the bot stands with the chat, and tell it so."""
        before, self.place.standing = self.place.standing, standing
        body = {
            "chat": self.place.wire(),
            "from": (by or self.anybody()).wire(),
            "date": self._world.now(),
            "old_chat_member": self._own_membership(before),
            "new_chat_member": self._own_membership(standing),
        }
        self._world.updates.put("my_chat_member", body)

    def _own_membership(self, standing: Standing) -> Wire:
        return member_wire(self._world.bot, bot_status(standing))

    def become(self, standing: Standing) -> None:
        """Change how the bot stands with the chat without a word: `deactivated`, `gone`, `muted`."""
        self.place.standing = standing

    async def migrate(self, *, by: User | None = None) -> Chat:
        """The group becomes a supergroup with another id; both chats tell of it. The new chat."""
        assert self.place.kind == "group", "only a group becomes a supergroup"
        id = -1000000000000 + self.id
        new = Place(id, "supergroup", self.place.title, standing=self.place.standing, members=dict(self.place.members))
        self._world.places[id] = new
        self._service({"migrate_to_chat_id": id}, by)
        self.place.moved_to = id
        chat = Chat(self._world, new)
        chat._service({"migrate_from_chat_id": self.id}, by)
        return chat


def utf16_slice(text: str, entity: Wire) -> str:
    """The words that an entity covers."""
    units = text.encode("utf-16-le")
    start, stop = entity["offset"], entity["offset"] + entity["length"]
    assert stop <= utf16_units(text), "the entity ends behind the text"
    return units[2 * start : 2 * stop].decode("utf-16-le")
