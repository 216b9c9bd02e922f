"""What every part of the Telegram front needs at hand."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field

import telegram
from telegram.error import TelegramError

from bot.domain.chats import ChatSettings
from bot.domain.claims import ClaimVersion
from bot.events import fields
from bot.languages import Language
from bot.platforms.administration import ADMIN_COMMANDS, OF_A_STORE, SENT
from bot.platforms.buttons import View
from bot.platforms.desk import Answered
from bot.platforms.reception import Reception
from bot.platforms.requests import Privileges, Reply
from bot.platforms.telegram.pages import Shown, shown
from bot.platforms.telegram.posting import Messenger
from bot.platforms.telegram.updates import Me, Person, Place

log = logging.getLogger("ringkas.telegram")

_ADMINS = frozenset({"administrator", "creator"})
_PRIVILEGES = {
    True: Privileges(("/correct ", "/withdraw "), ADMIN_COMMANDS, (SENT,)),
    False: Privileges((), tuple(each for each in ADMIN_COMMANDS if each.name not in OF_A_STORE)),
}
"""What admins are shown besides, by whether there is a store."""


@dataclass
class Front:
    """One bot on Telegram: its parts."""

    bot: telegram.Bot
    me: Me
    reception: Reception
    post: Messenger
    admins: frozenset[int]
    has_store: bool  # false: answers come from the built-in sample
    typing: set[asyncio.Task[None]] = field(default_factory=set)  # each shows in one chat that an answer is under way

    def language_of(self, person: Person, settings: ChatSettings) -> Language:
        """The chat's language, else the person's, else the configured one."""
        return self.reception.language_of(settings, person.language)

    @property
    def privileges(self) -> Privileges:
        """What admins are shown besides."""
        return _PRIVILEGES[self.has_store]

    async def ask(
        self,
        text: str,
        spoken: Language,
        settings: ChatSettings,
        claims: tuple[ClaimVersion, ...] = (),
        place: Place | None = None,
    ) -> Answered[Shown]:
        """Ask the desk, for a chat of Telegram; `place`: where it is asked, null: in no chat of ours.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        address = place.address if place else None
        privileges = self.privileges if place and self._is_admins(place) else None
        return await self.reception.ask(text, spoken, settings, self._show, claims, address, privileges)

    def _is_admins(self, place: Place) -> bool:
        """Whether a place is the private chat of an admin, whose number is theirs."""
        return place.is_private and int(place.address.chat) in self.admins

    async def claims_of(self, view: View, settings: ChatSettings) -> tuple[ClaimVersion, ...] | None:
        """What the marks of a message mean; null: its answer has changed since, and the marks with it.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        return await self.reception.claims_of(view, settings, self._show)

    def _show(self, reply: Reply) -> Shown:
        return shown(reply, is_shared=self.me.is_inline)

    async def may_change(self, place: Place, person: Person) -> bool:
        """Whether somebody may change what a chat has chosen: in a chat of many, its administrators.

        Who posts in a channel is one, and nobody in particular; who presses a button there may be any of its readers.
        """
        if place.is_private or person.speaks_for_chat:
            return True
        if person.id is None:
            return place.is_channel
        try:
            member = await self.bot.get_chat_member(int(place.address.chat), person.id)
        except TelegramError as error:
            log.info("rights are not known", extra=fields(chat=place.address.text, reason=error.message))
            return False
        return member.status in _ADMINS
