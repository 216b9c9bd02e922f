"""The answer to one interaction: acknowledged in time whatever it takes, late work shown when it is done.

Discord waits 3 seconds for the first answer, and 15 minutes for what follows
(https://discord.com/developers/docs/interactions/receiving-and-responding).
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeVar

import aiohttp
import discord

from bot.events import fields
from bot.platforms.discord.pages import Page, Payload
from bot.platforms.discord.rest import Answer, AnswerLost, Unreachable
from bot.platforms.discord.webhook import PRIVATE, Ask, Kind, Webhook, message

log = logging.getLogger("ringkas.discord")

ACKNOWLEDGED_AFTER = 1.0
"""Seconds after which an answer that is not ready is announced; the way to Discord and back takes a part of the 3."""

NOBODY = discord.AllowedMentions.none()
"""No mention in any text of ours is one."""

_ALREADY_ACKNOWLEDGED = 40060
"""https://discord.com/developers/docs/topics/opcodes-and-status-codes#json"""
_REFUSED = 400

T = TypeVar("T")


class Below(discord.ui.View):
    """What stands below a message, as it was made; presses are read from the interaction, so none is waited for."""

    def __init__(self, rows: list[Payload]) -> None:
        super().__init__(timeout=None)
        self._rows = rows
        self.stop()  # else the library would keep it for ever

    def to_components(self) -> list[dict[str, Any]]:
        """The rows, as Discord takes them."""
        return self._rows


class Written(discord.Embed):
    """An embed as it was made; the library's own would be taken apart and put together again for every answer."""

    def __init__(self, payload: Payload) -> None:
        super().__init__()
        self._payload = payload

    def to_dict(self) -> Any:
        """The embed, as Discord takes it."""
        return self._payload


class Response:
    """One interaction's answer, by requests of `ask`. What goes wrong on the way to Discord is logged, not raised."""

    def __init__(self, interaction: discord.Interaction[Any], ask: Ask) -> None:
        self._interaction = interaction
        self._webhook = Webhook(ask, interaction.id, interaction.application_id, interaction.token)
        self._due = asyncio.get_running_loop().time() + ACKNOWLEDGED_AFTER
        self._is_acknowledged = False
        self._is_announced_to_all = False
        self._has_shown = False

    async def after(self, work: Awaitable[T], *, is_private: bool, in_place: bool = False) -> T:
        """Do the work an answer needs; where it takes long, tell Discord that an answer will come.

        `in_place`: the answer will stand in the place of the message whose button was pressed.
        """
        announcing: list[asyncio.Task[bool]] = []

        def announce() -> None:
            call = self._told(self._announce(is_private=is_private, in_place=in_place))
            announcing.append(asyncio.ensure_future(call))

        timer = asyncio.get_running_loop().call_at(self._due, announce)
        try:
            return await work  # in this very task: most work is done at once
        finally:
            timer.cancel()
            if announcing:
                await asyncio.gather(*announcing)

    async def show(self, page: Page, *, is_private: bool) -> None:
        """Show a message of its own, below those that were shown before."""
        await self._told(self._show(page, is_private=is_private))
        self._has_shown = True

    async def hand_back(self, page: Page, name: str, content: bytes) -> None:
        """Show a message to who asked alone, with a file on it."""
        await self._told(self._with_files(page, [discord.File(BytesIO(content), name)], is_private=True))

    async def picture(self, page: Page, pictures: Sequence[Picture], *, is_private: bool) -> bool:
        """Show a message of its own with pictures on it; whether it was taken."""
        files = [discord.File(BytesIO(each.content), each.name, description=each.alternative) for each in pictures]
        is_taken = await self._told(self._with_files(page, files, is_private=is_private))
        self._has_shown = self._has_shown or is_taken
        return is_taken

    async def put(self, page: Page) -> None:
        """Put a page in the place of the message whose button was pressed."""
        await self._told(self._put(page))

    async def complete(self, choices: list[tuple[str, str]]) -> None:
        """Offer what somebody may mean who is typing: what they see, and what it stands for."""
        made = [{"name": name, "value": value} for name, value in choices]
        await self._told(self._begun(Kind.CHOICES, json.dumps({"choices": made})))

    async def _announce(self, *, is_private: bool, in_place: bool) -> None:
        if self._is_acknowledged:
            return
        if in_place:
            await self._begun(Kind.DEFERRED_IN_PLACE)
        else:
            self._is_announced_to_all = not is_private  # at once, for it may be though its answer is lost
            await self._begun(Kind.DEFERRED, PRIVATE if is_private else "")

    async def _show(self, page: Page, *, is_private: bool) -> None:
        if await self._begun(Kind.MESSAGE, message(page, is_private=is_private)):
            return
        is_pressed = self._interaction.type is discord.InteractionType.component  # its original is what was pressed
        if self._has_shown or is_pressed:
            _taken(await self._webhook.follow(message(page, is_private=is_private)))
        elif is_private and self._is_announced_to_all:
            _taken(await self._webhook.discard())  # else the next message takes its place, for all to see
            _taken(await self._webhook.follow(message(page, is_private=True)))
        else:
            _taken(await self._webhook.edit(message(page)))

    async def _put(self, page: Page) -> None:
        if not await self._begun(Kind.IN_PLACE, message(page)):
            _taken(await self._webhook.edit(message(page)))

    async def _with_files(self, page: Page, files: list[discord.File], *, is_private: bool) -> None:
        """By the library, which makes a form of it: few messages bear a file."""
        content: dict[str, Any] = {
            "embeds": [Written(embed) for embed in page.embeds],
            "view": Below(page.components),
            "allowed_mentions": NOBODY,
        }
        interaction = self._interaction
        if not self._is_acknowledged:
            await interaction.response.send_message(files=files, ephemeral=is_private, **content)
            self._is_acknowledged = True
        elif self._has_shown or interaction.type is discord.InteractionType.component:
            await interaction.followup.send(files=files, ephemeral=is_private, **content)
        else:
            await interaction.edit_original_response(attachments=files, **content)

    async def _begun(self, kind: Kind, data: str = "") -> bool:
        """Give the first answer; false: there was one before, if only one that nobody knew to have arrived."""
        if self._is_acknowledged:
            return False
        answer = await self._webhook.respond(kind, data)
        is_second = answer.told.get("code") == _ALREADY_ACKNOWLEDGED
        if not is_second:
            _taken(answer)
        self._is_acknowledged = True
        return not is_second

    async def _told(self, call: Awaitable[object]) -> bool:
        """Make a call; too late, or refused, it is logged without a word of what it said. Whether all went well."""
        try:
            await call
        except (_NotTaken, discord.HTTPException) as error:
            log.warning("an answer was not taken", extra=fields(status=error.status, code=error.code))
        except (Unreachable, AnswerLost) as error:
            log.warning("an answer may be lost", extra=fields(error=str(error)))
        except (discord.RateLimited, aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("an answer may be lost", extra=fields(error=type(error).__name__))
        else:
            return True
        return False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a file on a message."""

    name: str
    content: bytes
    alternative: str  # for those who do not see it: at most 1024 UTF-16 units


class _NotTaken(Exception):
    """Discord refused a request."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.status = answer.status
        self.code = answer.told.get("code", 0)


def _taken(answer: Answer) -> None:
    if answer.status >= _REFUSED:
        raise _NotTaken(answer)
