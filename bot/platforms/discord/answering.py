"""Commands, pressed buttons and half-typed options, answered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.chats import NOTHING_CHOSEN, ChatSettings
from bot.domain.claims import ClaimVersion
from bot.languages import Language, language
from bot.platforms.buttons import Tap, Verb, View
from bot.platforms.desk import Answered
from bot.platforms.discord import commands
from bot.platforms.discord.interactions import Asked, Completing, Person, Place, Pressed
from bot.platforms.discord.options import OF_BRIEFINGS
from bot.platforms.discord.pages import Page, Shown, shown
from bot.platforms.discord.pictures import show_pictures
from bot.platforms.discord.responding import Response
from bot.platforms.reception import Reception
from bot.platforms.requests import (
    PICTURED,
    Privileges,
    Reply,
    as_wanted,
    asks_for_evidence,
    asks_for_picture,
    begins_subscription,
    changes_settings,
    completed,
)
from bot.rendering import discord_embed
from bot.rendering.document import Document
from bot.rendering.units import shortened

CHOICES, CHOICE_UNITS = 25, 100
"""https://discord.com/developers/docs/interactions/application-commands#autocomplete: choices, and characters of each."""
_PRIVATE = frozenset(
    {"language", "zone", "settings", "forget", "help", "about", "subscribe", "unsubscribe", "subscriptions", "quiet"}
)
"""Commands whose answer concerns nobody else, unless somebody wants to show it."""


async def settings_of(reception: Reception, place: Place) -> ChatSettings:
    """What a channel has chosen; a thread, what its channel has, unless it has chosen for itself.

    Raises:
        StoreUnusable: The store cannot be read.
    """
    own = await reception.chats.settings(place.address)
    if own == NOTHING_CHOSEN and place.parent is not None:
        return await reception.chats.settings(place.parent)
    return own


def language_of(reception: Reception, place: Place, person: Person, settings: ChatSettings) -> Language:
    """The channel's language, else the person's, else the server's, else the configured one."""
    return reception.language_of(settings, person.locale, place.locale)


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is shown to who used a command."""

    pages: tuple[Page, ...]
    is_mistake: bool = False  # of no use to others
    view: View | None = None  # what its marks belong to; null: it has none
    reply: Reply | None = None  # null: one of our own sentences


async def answer(reception: Reception, asked: Asked, response: Response, privileges: Privileges | None = None) -> None:
    """Answer a command; who has `privileges` is shown more, where nobody reads along.

    Raises:
        StoreUnusable: The store cannot be read or written.
    """
    is_private = bool(asked.options.get("private", asked.command in _PRIVATE))
    text = commands.text_of(asked.command, asked.options)
    if asks_for_picture(text) or (asked.command in PICTURED and "picture" not in asked.options):
        settings = await response.after(settings_of(reception, asked.place), is_private=is_private)
        view = View(as_wanted(text, settings), language_of(reception, asked.place, asked.person, settings).code)
        if asks_for_picture(view.text) and await show_pictures(
            reception, asked.place, view, settings, response, is_private=is_private
        ):
            return
    is_alone = is_private or asked.place.is_private
    ready = await response.after(
        _ready(reception, asked, text, privileges if is_alone else None), is_private=is_private
    )
    wanted = asked.options.get("page", 1)
    page = min(max(1, wanted), len(ready.pages)) if isinstance(wanted, int) else 1
    await response.show(ready.pages[page - 1], is_private=is_private or ready.is_mistake)
    if ready.view is not None:
        reception.remember_view(asked.place.address, ready.view)
    if ready.reply is not None and (asked.place.is_private or not is_private):  # else the channel has not seen it
        await reception.note_read(asked.place.address, ready.reply)


async def _ready(reception: Reception, asked: Asked, text: str, privileges: Privileges | None) -> _Ready:
    settings = await settings_of(reception, asked.place)
    spoken = language_of(reception, asked.place, asked.person, settings)
    claims = await _claims_behind(reception, asked, text, settings)
    if claims is None:
        changed = spoken.text("That answer has changed since, and its marks with it. Ask for it again.")
        return _Ready((sentence(changed),), is_mistake=True)
    answered = await reception.ask(text, spoken, settings, shown, claims, asked.place.address, privileges)
    answered = await _settled(reception, asked.place, asked.person, settings, answered)
    await reception.keep(answered.rendered.kept)
    reply, rendered = answered.reply, answered.rendered
    return _Ready(rendered.pages, not reply.is_understood, rendered.view if reply.has_marks else None, reply)


async def _claims_behind(
    reception: Reception, asked: Asked, text: str, settings: ChatSettings
) -> tuple[ClaimVersion, ...] | None:
    """What marks mean to who asks for evidence: those of the last answer in this channel; null: it has changed since."""
    view = reception.last_view(asked.place.address) if asks_for_evidence(text) else None
    return () if view is None else await reception.claims_of(view, settings, shown)


async def _settled(
    reception: Reception, place: Place, person: Person, settings: ChatSettings, answered: Answered[Shown]
) -> Answered[Shown]:
    """The answer, after what it changes for the channel is kept; or that who asks may not change it."""
    reply = answered.reply
    if not (reply.changes(settings) or begins_subscription(reply.again)):
        return answered
    if not _may_change(place, person):
        spoken = language_of(reception, place, person, settings)
        refusal = await reception.refused(reply, spoken, settings)
        return Answered(refusal, shown(refusal))
    if reply.changes(settings):
        await reception.settle(place.address, reply, settings)
    return answered


def _may_change(place: Place, person: Person) -> bool:
    return place.is_private or person.may_manage


async def press(
    reception: Reception, pressed: Pressed, response: Response, privileges: Privileges | None = None
) -> None:
    """Do what a button or a choice stands for: for who asked, in the message's place; for others, to them alone.

    Who has `privileges` is shown more, where nobody reads along, as with all evidence.

    Raises:
        StoreUnusable: The store cannot be read or written.
    """
    settings, tap = await response.after(_meant(reception, pressed), is_private=True, in_place=True)
    if tap is None:
        spoken = language_of(reception, pressed.place, pressed.person, settings)
        await response.show(sentence(spoken.text("This button is too old. Ask again: /help")), is_private=True)
    elif tap.verb is Verb.WHY:
        page = await response.after(_evidence(reception, pressed, tap, settings, privileges), is_private=True)
        await response.show(page, is_private=True)
    else:
        is_alone = pressed.is_theirs_alone or pressed.place.is_private
        await _turn(reception, pressed, tap, settings, response, privileges if is_alone else None)


async def _meant(reception: Reception, pressed: Pressed) -> tuple[ChatSettings, Tap | None]:
    return await settings_of(reception, pressed.place), await reception.tapped(pressed.data)


async def _turn(
    reception: Reception,
    pressed: Pressed,
    tap: Tap,
    settings: ChatSettings,
    response: Response,
    privileges: Privileges | None,
) -> None:
    place, person = pressed.place, pressed.person
    is_theirs = pressed.is_theirs_alone or place.is_private or pressed.asked_by == person.id
    is_picture = asks_for_picture(tap.view.text)
    in_place = is_theirs and tap.verb is not Verb.ASK and not is_picture and not _is_refused(pressed, tap)
    is_private = not (place.is_private and (tap.verb is Verb.ASK or is_picture))
    if is_picture and await show_pictures(reception, place, tap.view, settings, response, is_private=is_private):
        return
    work = _page(reception, pressed, tap, settings, privileges)
    page, changed, reply = await response.after(work, is_private=is_private, in_place=in_place)
    if in_place:
        await response.put(page)
    else:
        await response.show(page, is_private=is_private)
    if changed:
        await response.show(sentence(changed), is_private=True)
    if place.is_private or (in_place and not pressed.is_theirs_alone):  # else the channel has not seen it
        await reception.note_read(place.address, reply)


def _is_refused(pressed: Pressed, tap: Tap) -> bool:
    """Whether who presses may not have what they want, so that the message must stay as it is."""
    text = tap.view.text
    return not _may_change(pressed.place, pressed.person) and (changes_settings(text) or begins_subscription(text))


async def _page(
    reception: Reception, pressed: Pressed, tap: Tap, settings: ChatSettings, privileges: Privileges | None
) -> tuple[Page, str, Reply]:
    """The page a button leads to; where the answer has changed since, its first, and words that say so."""
    spoken = language(tap.view.language)
    answered = await reception.ask(tap.view.text, spoken, settings, shown, (), pressed.place.address, privileges)
    if tap.verb is not Verb.PAGE:
        answered = await _settled(reception, pressed.place, pressed.person, settings, answered)
        if answered.reply.has_marks:
            reception.remember_view(pressed.place.address, answered.rendered.view)
    await reception.keep(answered.rendered.kept)
    ready = answered.rendered
    if tap.verb is not Verb.PAGE:
        return ready.pages[0], "", answered.reply
    if tap.view.fingerprint in {"", ready.view.fingerprint} and 1 <= tap.number <= len(ready.pages):
        return ready.pages[tap.number - 1], "", answered.reply
    changed = spoken.text("This answer has changed since; here it is as it stands now.")
    return ready.pages[0], changed, answered.reply


async def _evidence(
    reception: Reception, pressed: Pressed, tap: Tap, settings: ChatSettings, privileges: Privileges | None
) -> Page:
    """The words behind the mark that was chosen."""
    spoken = language(tap.view.language)
    mark = int(pressed.choice) if pressed.choice.isascii() and pressed.choice.isdecimal() else tap.number
    claims = await reception.claims_of(tap.view, settings, shown)
    if claims is None or not 1 <= mark <= len(claims):
        return sentence(spoken.text("This answer has changed since, and its marks with it."))
    answered = await reception.ask(f"/why {mark}", spoken, settings, shown, claims, privileges=privileges)
    await reception.keep(answered.rendered.kept)
    return answered.rendered.pages[0]


async def complete(reception: Reception, typing: Completing, response: Response) -> None:
    """Offer what somebody may mean who is typing a topic or a zone, in their language.

    Raises:
        StoreUnusable: The store cannot be read.
    """
    settings = await settings_of(reception, typing.place)
    spoken = language_of(reception, typing.place, typing.person, settings)
    option, only = typing.option, None
    if typing.command in OF_BRIEFINGS:
        option = commands.BRIEFING
    if typing.command == "unsubscribe":
        only = {plan.subscription.briefing for plan in await reception.subscriptions(typing.place.address)}
    found = await reception.desk.run(lambda room: completed(room, option, typing.text, spoken, CHOICES, only))
    choices = [(shortened(label, CHOICE_UNITS), value) for label, value in found if len(value) <= CHOICE_UNITS]
    await response.complete(choices)


def sentence(text: str) -> Page:
    """One of our own sentences as a message."""
    return Page(discord_embed.render(Document(text))[0]["embeds"])
