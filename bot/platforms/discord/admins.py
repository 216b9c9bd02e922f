"""What admins may do through `/admin`; to everybody else it is a command that does not exist."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

import aiohttp
import discord

from bot.domain.chats import NOTHING_CHOSEN
from bot.domain.errors import Notice
from bot.domain.limits import ARTICLE_BYTES
from bot.events import fields
from bot.languages import Language, language
from bot.platforms.administration import ADMIN_COMMANDS, Errand, done
from bot.platforms.bars import parted
from bot.platforms.discord.answering import language_of, sentence, settings_of
from bot.platforms.discord.commands import PRIVILEGES, is_crowded
from bot.platforms.discord.interactions import Asked, Attachment, Person, Place, Pressed
from bot.platforms.discord.options import ADMIN_OPTIONS
from bot.platforms.discord.pages import Page, button_row, shown
from bot.platforms.discord.posting import Messenger
from bot.platforms.discord.responding import Response
from bot.platforms.editing import FILE_BYTES, Editing
from bot.platforms.overseeing import CORRECT, Oversight
from bot.platforms.reception import Reception
from bot.platforms.requests import Privileges, Reply
from bot.platforms.reviewing import ReviewDesk, ingest_file, too_large
from bot.platforms.sending import Rejected, Sent

log = logging.getLogger("ringkas.discord")

_ACCEPT = "accept:"
_NAMES = frozenset(command.name for command in ADMIN_COMMANDS)
"""The commands of admins, which stand behind buttons, too."""
_ARGUMENTS = ("briefing", "version", "delivery", "state", "subscriptions")
"""The options of `ADMIN_OPTIONS` that are what a command is about; those of corrections are its parts."""


@dataclass(frozen=True)
class Admins:
    """Who may edit, and with what; `fetch` gives the bytes at an address of Discord's own."""

    reception: Reception
    editing: Editing
    messenger: Messenger
    fetch: Callable[[str], Awaitable[bytes]]
    users: frozenset[int]
    roles: frozenset[int]
    oversight: Oversight | None = None  # null: there are no digests here
    desk: ReviewDesk | None = None  # null: articles are not taken in here

    def are(self, person: Person) -> bool:
        """Whether somebody is an admin, by id or by a role of theirs."""
        return person.id in self.users or bool(person.roles & self.roles)

    def privileges_of(self, person: Person) -> Privileges | None:
        """What somebody is shown besides, where nobody reads along; null: they are no admin."""
        return PRIVILEGES[self.desk is not None] if self.are(person) else None

    async def answer(self, asked: Asked, response: Response) -> None:
        """Do what an admin asks; nobody else sees it.

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        spoken = await response.after(self._spoken(asked.place, asked.person), is_private=True)
        if not self.are(asked.person):
            await self._pass_over(asked, spoken, response)
        elif asked.part == "add":
            await self._propose(asked, spoken, response)
        elif asked.part == "review" and (missing := _missing(asked.options)) is not None:
            text = spoken.text("The option “{name}” is missing.", name=spoken.say(missing))
            await response.show(sentence(text), is_private=True)
        elif asked.part == "post":
            page = await response.after(self._posted(asked, spoken), is_private=True)
            await response.show(page, is_private=True)
        elif asked.part == "ingest" and asked.files and self.desk is not None:
            await self._take_file(asked, self.desk, spoken, response)
        else:
            reply_made = await response.after(done(asked.part, self._asked(asked, spoken)), is_private=True)
            if reply_made is not None:
                await self._show(reply_made, response)
            else:  # a part that an older release had, and Discord may still offer
                await self._pass_over(asked, spoken, response)

    async def press(self, pressed: Pressed, response: Response) -> bool:
        """Put the file of a message in use, or do what a button names; false: the button is no admin's.

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        if not self.are(pressed.person):
            return False
        if not pressed.data.startswith(_ACCEPT):
            return await self._press_errand(pressed, response)
        spoken = await response.after(self._spoken(pressed.place, pressed.person), is_private=True)
        content = None if pressed.file is None else await response.after(self._content(pressed.file), is_private=True)
        if pressed.file is None or content is None:
            await response.show(sentence(spoken.text("The file is gone; send it again.")), is_private=True)
            return True
        digest, by = pressed.data.removeprefix(_ACCEPT), pressed.place.address.text
        accepting = self.editing.accept(pressed.file.name, content, digest, by, spoken)
        reply = await response.after(accepting, is_private=True)
        await self._show(reply, response)
        return True

    async def _press_errand(self, pressed: Pressed, response: Response) -> bool:
        """Do what a button of an admin's says, as if it were typed; false: it is another button, as where others see it."""
        if not (pressed.is_theirs_alone or pressed.place.is_private):
            return False
        tap = await self.reception.tapped(pressed.data)
        name, _, rest = tap.view.text.removeprefix("/").partition(" ") if tap is not None else ("", "", "")
        if name not in _NAMES:
            return False
        spoken = await response.after(self._spoken(pressed.place, pressed.person), is_private=True)
        errand = self._errand(pressed.place, spoken)
        errand = replace(errand, arguments=tuple(rest.split()), parts=parted(rest), text=rest)
        reply = await response.after(done(name, errand), is_private=True)
        if reply is None:
            return False
        await self._show(reply, response)
        return True

    async def _take_file(self, asked: Asked, desk: ReviewDesk, spoken: Language, response: Response) -> None:
        """Take in an article that was given as a file."""
        file = next(iter(asked.files.values()))
        if file.byte_count > ARTICLE_BYTES:
            await response.show(sentence(too_large(file.byte_count, ARTICLE_BYTES, spoken)), is_private=True)
            return
        content = await response.after(self._content(file), is_private=True)
        if content is None:
            text = spoken.text("Discord does not hand the file over; send it again.")
            await response.show(sentence(text), is_private=True)
            return
        by = asked.place.address.text
        await self._show(
            await response.after(ingest_file(desk, file.name, content, by, spoken), is_private=True), response
        )

    async def _pass_over(self, asked: Asked, spoken: Language, response: Response) -> None:
        """Answer as if there were no such command."""
        asking = self.reception.ask(f"/{asked.command}", spoken, NOTHING_CHOSEN, shown)
        answered = await response.after(asking, is_private=True)
        await response.show(answered.rendered.pages[0], is_private=True)

    async def _propose(self, asked: Asked, spoken: Language, response: Response) -> None:
        """Check a file, and hand it back with what it would change, and a button to put it in use."""
        file = next(iter(asked.files.values()), None)
        if file is None or file.byte_count > FILE_BYTES:
            count = 0 if file is None else file.byte_count
            await response.show(sentence(too_large(count, FILE_BYTES, spoken)), is_private=True)
            return
        content = await response.after(self._content(file), is_private=True)
        if content is None:
            text = spoken.text("Discord does not hand the file over; send it again.")
            await response.show(sentence(text), is_private=True)
            return
        proposal = await response.after(self.editing.propose(file.name, content, spoken), is_private=True)
        if not proposal.is_acceptable:
            await self._show(proposal.reply, response)
            return
        button = button_row(spoken.text("Put it in use"), f"{_ACCEPT}{proposal.digest}")
        *others, last = shown(proposal.reply, is_turned=False).pages
        for page in others:
            await response.show(page, is_private=True)
        await response.hand_back(Page(last.embeds, [button]), file.name, content)

    async def _content(self, file: Attachment) -> bytes | None:
        try:
            return await self.fetch(file.url)
        except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
            log.warning("a file that was sent cannot be had", extra=fields(error=type(error).__name__))
            return None

    async def _posted(self, asked: Asked, spoken: Language) -> Page:
        """Post a briefing in the channel, published where it is one for announcements; say what became of it."""
        if asked.place.lacking:
            return sentence(_lacks(asked.place, spoken))
        settings = await settings_of(self.reception, asked.place)
        name = str(asked.options.get("briefing", "")).lstrip("/")
        if name not in self.reception.desk.briefings:
            return sentence(spoken.text("There is no briefing “{name}”.", name=name))
        chosen = self.reception.language_of(settings, asked.place.locale)
        answered = await self.reception.ask(f"/{name}", chosen, settings, shown)
        await self.reception.keep(answered.rendered.kept)
        address = asked.place.address
        outcome = await self.messenger.send(address, answered.rendered.pages[0], asked.id)
        if isinstance(outcome, Sent):
            if asked.place.is_announcement and not await self.messenger.publish(address, outcome.receipt):
                return sentence(spoken.text("{command} is posted, but could not be published.", command=f"/{name}"))
            return sentence(spoken.text("{command} is posted.", command=f"/{name}"))
        if isinstance(outcome, Rejected):
            return sentence(spoken.text("Discord does not let Ringkas post here: {reason}", reason=outcome.reason))
        return sentence(spoken.text("It could not be posted; the log tells more."))

    async def _show(self, reply: Reply, response: Response) -> None:
        """A reply to an admin, every page at once: it cannot be asked for again by its text."""
        ready = shown(reply, is_turned=False)
        await self.reception.keep(ready.kept)
        for page in ready.pages:
            await response.show(page, is_private=True)
        if is_crowded(self.reception.desk.briefings):
            text = language(reply.language).text(
                "There are too many briefings for a command each; /briefing leads to all."
            )
            await response.show(sentence(text), is_private=True)

    async def _spoken(self, place: Place, person: Person) -> Language:
        return language_of(self.reception, place, person, await settings_of(self.reception, place))

    def _asked(self, asked: Asked, spoken: Language) -> Errand:
        given = {key: str(value).strip() for key, value in asked.options.items()}
        if "delivery" in given:  # one of them is in one state
            given.pop("state", None)
        return replace(
            self._errand(asked.place, spoken),
            arguments=tuple(given[key] for key in _ARGUMENTS if key in given),
            parts=_review_parts(given) if asked.part == "review" else tuple(given[k] for k in CORRECT if k in given),
            text=given.get("link") or given.get("text", ""),
        )

    def _errand(self, place: Place, spoken: Language) -> Errand:
        return Errand(
            self.editing,
            spoken,
            place.address.text,
            waiting_count=self.messenger.backlog,
            outcomes=self.messenger.outcomes,
            oversight=self.oversight,
            desk=self.desk,
            way="Discord",
        )


def _missing(given: Mapping[str, object]) -> Notice | None:
    """The option of `/admin review` without which those given would be taken for others; null: none is missing."""
    names = {option.name: option.called for option in ADMIN_OPTIONS["review"]}
    needed = ("article", "claim") if "other" in given else ("article",) if given else ()
    return next((names[name] for name in needed if name not in given), None)


def _review_parts(given: Mapping[str, str]) -> tuple[str, ...]:
    """The options of `/admin review` as they are written elsewhere."""
    words = " ".join(given[key] for key in ("article", "action", "claim", "other") if key in given)
    return (words, *(given[key] for key in ("statement-id", "statement-en") if key in given))


def _lacks(place: Place, spoken: Language) -> str:
    """What the bot may not do in a channel, named as in Discord's settings, so that it can be granted."""
    return spoken.text(
        "To post here, Ringkas needs these permissions in this channel: {names}.", names=", ".join(place.lacking)
    )
