"""What a test waits for: the bot's messages, their edits, its answers to queries.

A wait that fails tells what came instead, because "timed out" explains nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fake_telegram.keyboards import Button, buttons
from fake_telegram.places import Message, User
from fake_telegram.wire import Wire
from fake_telegram.world import World

if TYPE_CHECKING:
    from fake_telegram.chats import Chat

SECONDS = 10.0
"""How long a test waits unless it says otherwise."""


class NothingCame(AssertionError):
    """What a test waited for did not come; the words tell what did."""


async def wait(world: World, find: Callable[[], Any], what: str, seconds: float) -> Any:
    """What `find` finds within seconds; raises `NothingCame`."""
    try:
        return await world.bell.until(find, seconds)
    except TimeoutError:
        raise NothingCame(f"{what} did not come within {seconds} s.\n{_told(world)}") from None


def _told(world: World) -> str:
    """The last requests, for a failed wait."""
    calls = [
        f"  {call.method} {call.code} {call.description} chat={call.chat_id} {str(call.parameters)[:300]}"
        for call in list(world.calls)[-12:]
    ]
    waiting = f"{len(world.updates.pending)} updates wait unconfirmed; {world.throttled} requests were throttled"
    return "\n".join([waiting, "the last requests were:" if calls else "no request came", *calls])


@dataclass(frozen=True, slots=True)
class Said:
    """A message of a person, as the bot gets it; `update_id` is `None` where Telegram does not show it to the bot."""

    message: Message
    update_id: int | None

    @property
    def order(self) -> int:
        """Its place in the sequence of all that was said."""
        return self.message.order

    @property
    def id(self) -> int:
        """Its number in the chat."""
        return self.message.id

    @property
    def wire(self) -> Wire:
        """As the bot gets it."""
        return self.message.wire


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a reader sees after pressing a button."""

    text: str = ""
    is_alert: bool = False
    url: str | None = None


class Tapped:
    """A button that was pressed and may not be answered yet."""

    def __init__(self, world: World, id: str, label: str) -> None:
        self._world = world
        self.id = id
        self._label = label

    async def answered(self, timeout: float = SECONDS) -> Pressed:  # noqa: ASYNC109  # who waits says how long
        """The bot's answer; raises `NothingCame`."""
        what = f"an answer to the button {self._label!r}"
        given: Wire = await wait(self._world, lambda: self._world.queries[self.id], what, timeout)
        return Pressed(given.get("text", ""), given.get("show_alert", False), given.get("url"))

    def expire(self) -> None:
        """From now on the query is too old to be answered."""
        self._world.queries.pop(self.id)


class Answer:
    """A message of the bot as it stands now; it changes under edits."""

    def __init__(self, world: World, message: Message, chat: Chat | None) -> None:
        self._world = world
        self._seen_edits = 0
        self.message = message
        self.chat = chat

    @property
    def order(self) -> int:
        """Its place in the sequence of all that was said."""
        return self.message.order

    @property
    def id(self) -> int:
        """Its number in the chat; 0 for a message sent inline."""
        return self.message.id

    @property
    def wire(self) -> Wire:
        """The message as the server gives it out."""
        return self.message.wire

    @property
    def text(self) -> str:
        """The text or caption as a reader sees it."""
        text: str = self.wire.get("text") or self.wire.get("caption") or ""
        return text

    @property
    def html(self) -> str:
        """The text or caption as the bot wrote it."""
        return self.message.written

    @property
    def entities(self) -> list[Wire]:
        """What is not plain in it, in the Bot API's words."""
        entities: list[Wire] = self.wire.get("entities") or self.wire.get("caption_entities") or []
        return entities

    @property
    def buttons(self) -> list[list[Button]]:
        """The rows of buttons below it."""
        return buttons(self.wire.get("reply_markup"))

    @property
    def labels(self) -> list[str]:
        """The words of all buttons."""
        return [button.label for row in self.buttons for button in row]

    @property
    def thread(self) -> int | None:
        """The topic in which it stands."""
        thread: int | None = self.wire.get("message_thread_id")
        return thread

    @property
    def reply_to(self) -> int | None:
        """The number of the message that it answers."""
        replied: int | None = self.wire.get("reply_to_message", {}).get("message_id")
        return replied

    @property
    def edits(self) -> Sequence[Wire]:
        """How it stood before each edit, the oldest first."""
        return tuple(self.message.versions)

    @property
    def is_deleted(self) -> bool:
        """Whether the bot took it back."""
        return self.message.is_deleted

    def button(self, label: str) -> Button:
        """The button with these words; raises `AssertionError` naming those there are."""
        for row in self.buttons:
            for button in row:
                if button.label == label:
                    return button
        raise AssertionError(f"no button {label!r} among {self.labels}")

    def tap(self, label: str, by: User | None = None, *, forgotten: bool = False) -> Tapped:
        """Press a button and do not wait; without `by`, the person of a private chat or the first of a group.

        A `forgotten` message is too old for Telegram to show: the query carries its number and the date 0.
        """
        button = self.button(label)
        assert button.data is not None, f"{label!r} sends nothing to the bot: {button}"
        presser = by or (self.chat.anybody() if self.chat else next(iter(self._world.users.values())))
        id = f"query-{self._world.order()}"
        self._world.queries[id] = None
        inline = self.message.inline_id
        shown = {"chat": self.wire.get("chat"), "message_id": self.id, "date": 0} if forgotten else self.wire
        seen: Wire = {"inline_message_id": inline} if inline else {"message": shown}
        query = {"id": id, "from": presser.wire(), "chat_instance": str(self.order), "data": button.data}
        self._world.updates.put("callback_query", query | seen)
        return Tapped(self._world, id, label)

    async def press(self, label: str, by: User | None = None, timeout: float = SECONDS) -> Pressed:  # noqa: ASYNC109  # who waits says how long
        """Press a button and wait for the bot's answer; a link opens without the bot. Raises `NothingCame`."""
        button = self.button(label)
        if button.data is None:
            return Pressed(url=button.url)
        return await self.tap(label, by).answered(timeout)

    async def edited(self, timeout: float = SECONDS) -> Answer:  # noqa: ASYNC109  # who waits says how long
        """This message after the next edit that was not waited for yet; raises `NothingCame`."""
        sought = self._seen_edits + 1
        find = lambda: len(self.message.versions) >= sought or None  # noqa: E731  # a question, asked again and again
        await wait(self._world, find, f"an edit of {self.text[:60]!r}", timeout)
        self._seen_edits = sought
        return self

    async def deleted(self, timeout: float = SECONDS) -> None:  # noqa: ASYNC109  # who waits says how long
        """Wait until the bot takes it back; raises `NothingCame`."""
        await wait(self._world, lambda: self.is_deleted or None, f"the deletion of {self.text[:60]!r}", timeout)
