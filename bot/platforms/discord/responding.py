"""The answer to one interaction: acknowledged in time whatever it takes, late work shown when it is done.

Discord waits 3 seconds for the first answer, and 15 minutes for what follows
(https://discord.com/developers/docs/interactions/receiving-and-responding).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from io import BytesIO
from typing import Any, TypeVar

import aiohttp
import discord

from bot.events import fields
from bot.platforms.discord.pages import Payload

log = logging.getLogger("ringkas.discord")

ACKNOWLEDGED_AFTER = 1.5
"""Seconds after which an answer that is not ready is announced; the way to Discord and back takes a part of the 3."""

NOBODY = discord.AllowedMentions.none()
"""No mention in any text of ours is one."""

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
    """One interaction's answer. What goes wrong on the way to Discord is logged, not raised."""

    def __init__(self, interaction: discord.Interaction[Any]) -> None:
        self._interaction = interaction
        self._due = asyncio.get_running_loop().time() + ACKNOWLEDGED_AFTER
        self._is_announced_to_all = False
        self._has_shown = False

    async def after(self, work: Awaitable[T], *, is_private: bool, in_place: bool = False) -> T:
        """Do the work an answer needs; where it takes long, tell Discord that an answer will come.

        `in_place`: the answer will stand in the place of the message whose button was pressed.
        """
        announcing: list[asyncio.Task[None]] = []

        def announce() -> None:
            call = self._told(self._announce(is_private=is_private, in_place=in_place))
            announcing.append(asyncio.ensure_future(call))

        timer = asyncio.get_running_loop().call_at(self._due, announce)
        try:
            return await work  # in this very task: most work is done at once
        finally:
            timer.cancel()
            await asyncio.gather(*announcing)

    async def show(self, page: Payload, *, is_private: bool) -> None:
        """Show a message of its own, below those that were shown before."""
        await self._told(self._show(page, is_private=is_private))
        self._has_shown = True

    async def hand_back(self, page: Payload, name: str, content: bytes) -> None:
        """Show a message to who asked alone, with a file on it."""
        embeds, below = _made(page)
        file = discord.File(BytesIO(content), name)
        if self._interaction.response.is_done():
            send = self._interaction.followup.send(
                embeds=embeds, view=below, file=file, ephemeral=True, allowed_mentions=NOBODY
            )
            await self._told(send)
        else:
            respond = self._interaction.response.send_message(
                embeds=embeds, view=below, file=file, ephemeral=True, allowed_mentions=NOBODY
            )
            await self._told(respond)

    async def put(self, page: Payload) -> None:
        """Put a page in the place of the message whose button was pressed."""
        await self._told(self._put(page))

    async def complete(self, choices: list[tuple[str, str]]) -> None:
        """Offer what somebody may mean who is typing: what they see, and what it stands for."""
        made = [discord.app_commands.Choice(name=name, value=value) for name, value in choices]
        await self._told(self._interaction.response.autocomplete(made))

    async def _announce(self, *, is_private: bool, in_place: bool) -> None:
        if self._interaction.response.is_done():
            return
        if in_place:
            await self._interaction.response.defer()
        else:
            await self._interaction.response.defer(ephemeral=is_private, thinking=True)
            self._is_announced_to_all = not is_private

    async def _show(self, page: Payload, *, is_private: bool) -> None:
        interaction = self._interaction
        embeds, below = _made(page)
        if not interaction.response.is_done():
            await interaction.response.send_message(
                embeds=embeds, view=below, ephemeral=is_private, allowed_mentions=NOBODY
            )
        elif self._has_shown or interaction.type is discord.InteractionType.component:  # its original was pressed
            await interaction.followup.send(embeds=embeds, view=below, ephemeral=is_private, allowed_mentions=NOBODY)
        elif is_private and self._is_announced_to_all:
            await interaction.delete_original_response()  # else the next message takes its place, for all to see
            await interaction.followup.send(embeds=embeds, view=below, ephemeral=True, allowed_mentions=NOBODY)
        else:
            await interaction.edit_original_response(embeds=embeds, view=below, allowed_mentions=NOBODY)

    async def _put(self, page: Payload) -> None:
        interaction = self._interaction
        embeds, below = _made(page)
        if interaction.response.is_done():
            await interaction.edit_original_response(embeds=embeds, view=below, allowed_mentions=NOBODY)
        else:
            await interaction.response.edit_message(embeds=embeds, view=below, allowed_mentions=NOBODY)

    async def _told(self, call: Awaitable[object]) -> None:
        """Make a call; too late, or refused, it is logged without a word of what it said."""
        try:
            await call
        except discord.HTTPException as error:
            log.warning("an answer was not taken", extra=fields(status=error.status, code=error.code))
        except (discord.RateLimited, aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("an answer may be lost", extra=fields(error=type(error).__name__))


def _made(page: Payload) -> tuple[list[discord.Embed], Below]:
    return [Written(embed) for embed in page["embeds"]], Below(page.get("components", []))
