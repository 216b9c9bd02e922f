"""Inline queries: results waited for, and the message that choosing one leaves in a chat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fake_telegram.chats import Chat
from fake_telegram.places import Message, User
from fake_telegram.waiting import Answer, wait
from fake_telegram.wire import Wire
from fake_telegram.world import World


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What the bot answered to an inline query."""

    world: World
    query: str
    given: Wire

    @property
    def results(self) -> list[Wire]:
        """The results; the text of each is parsed under `input_message_content.parsed`."""
        results: list[Wire] = self.given["results"]
        return results

    @property
    def titles(self) -> list[str]:
        """The titles of the results."""
        return [result.get("title", "") for result in self.results]

    @property
    def texts(self) -> list[str]:
        """The messages that choosing a result would send, as a reader sees them."""
        contents: list[Wire] = [result.get("input_message_content", {}) for result in self.results]
        return [content.get("parsed", {}).get("text", "") for content in contents]

    @property
    def next_offset(self) -> str:
        """Where the next page begins; empty when there is none."""
        offset: str = self.given.get("next_offset", "")
        return offset

    @property
    def button(self) -> Wire | None:
        """The button above the results."""
        return self.given.get("button")

    def choose(self, number: int, by: User, chat: Chat | None = None) -> Answer:
        """Send a result into a chat, one without the bot unless `chat` is given; the bot is told as feedback."""
        result = self.results[number]
        content = result.get("input_message_content", {}).get("parsed", {})
        markup: Wire = {"reply_markup": result["reply_markup"]} if "reply_markup" in result else {}
        body: Wire = {"from": by.wire(), "via_bot": self.world.bot.wire(), "text": content.get("text", "")}
        body |= {"entities": content.get("entities", []), **markup}
        message = Message(self.world.order(), None, body, is_own=True, written=content.get("written", ""))
        if chat:
            message = self.world.posted(chat.place, body)
            message.is_own, message.written = True, content.get("written", "")
        # Only a message with buttons can be edited later, so only it has an id.
        if markup:
            message.inline_id = f"inline-{message.order}"
            self.world.inline[message.inline_id] = message
        chosen: dict[str, Any] = {"result_id": result["id"], "from": by.wire(), "query": self.query}
        named = {"inline_message_id": message.inline_id} if message.inline_id else {}
        self.world.updates.put("chosen_inline_result", chosen | named)
        return Answer(self.world, message, None)


async def asked_inline(world: World, query: str, by: User, offset: str, chat_type: str, seconds: float) -> InlineAnswer:
    """Type a query of at most 256 characters and wait for the results; raises `NothingCame`."""
    if len(query) > 256:
        raise ValueError("an app sends at most 256 characters")
    id = f"query-{world.order()}"
    world.queries[id] = None
    update = {"id": id, "from": by.wire(), "query": query, "offset": offset, "chat_type": chat_type}
    world.updates.put("inline_query", update)
    given: Wire = await wait(world, lambda: world.queries[id], f"an answer to the inline query {query!r}", seconds)
    return InlineAnswer(world, query, given)
