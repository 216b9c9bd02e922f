"""A pressed button: another page or answer in the message's place, or the evidence behind a mark.

In a chat of many, a message changes only for the person whom it answers; anybody else is led to a chat of their own
with the bot, where the same is shown to them alone.
"""

from __future__ import annotations

import logging

from bot.domain.chats import NOTHING_CHOSEN, ChatSettings
from bot.domain.claims import SourcedClaim
from bot.languages import Language, language
from bot.platforms.buttons import Tap, Verb, View
from bot.platforms.desk import Answered
from bot.platforms.requests import (
    asks_for_edition,
    asks_for_picture,
    begins_subscription,
    briefings_read,
    changes_settings,
    concerns_chat,
    named,
)
from bot.platforms.sending import Faulty
from bot.platforms.telegram import callbacks
from bot.platforms.telegram.front import Front
from bot.platforms.telegram.pages import Shown
from bot.platforms.telegram.photos import show_pictures
from bot.platforms.telegram.replying import changes_kept, remember, too_fast, typing
from bot.platforms.telegram.updates import Place, Pressed
from bot.rendering.cards import brief_evidence
from bot.rendering.units import shortened

log = logging.getLogger("ringkas.telegram")

ALERT_UNITS = 200
"""https://core.telegram.org/bots/api#answercallbackquery: `text`, 0-200 characters."""


async def press(front: Front, pressed: Pressed, left_out: int) -> None:
    """Do what a button stands for; `left_out`: how many presses before it were not served.

    Raises:
        StoreUnusable: The store cannot be read or written.
    """
    settings = await front.reception.chats.settings(pressed.place.address) if pressed.place else NOTHING_CHOSEN
    spoken = front.language_of(pressed.person, settings)
    tap = await front.reception.tapped(pressed.data)
    if tap is None:
        await _alert(front, pressed, spoken.text("This button is too old. Ask again: /help"))
        return
    if left_out and pressed.place is not None:
        await front.post.send(pressed.place, too_fast(spoken, left_out))
    if tap.verb is Verb.WHY:
        await _show_evidence(front, pressed, tap, settings)
    elif tap.verb is Verb.ASK:
        await _ask(front, pressed, tap.view, settings)
    elif begins_subscription(tap.view.text):
        await _subscribe(front, pressed, tap.view, settings)
    elif asks_for_picture(tap.view.text):
        await _draw(front, pressed, tap.view, settings)
    elif await _is_anothers(front, pressed) and not changes_settings(tap.view.text):
        await _lead_away(front, pressed, tap.view)
    elif tap.verb is Verb.PAGE:
        await _turn(front, pressed, tap, settings)
    else:
        await _go(front, pressed, tap.view, settings)


async def _is_anothers(front: Front, pressed: Pressed) -> bool:
    """Whether a message is not for who presses to change, in a chat of many: it answers somebody else, or a channel."""
    if pressed.place is None or pressed.place.is_private:
        return False
    if pressed.place.is_channel:
        return not await front.may_change(pressed.place, pressed.person)
    return pressed.asked_by is not None and pressed.asked_by != pressed.person.id


async def _lead_away(front: Front, pressed: Pressed, view: View) -> None:
    """Open the same for one person alone, in their chat with the bot; a subscription only as far as the question when."""
    if begins_subscription(view.text):  # what a link opens changes nothing
        names = briefings_read(view.text, front.reception.desk.briefings)
        view = View(" ".join(("/subscribe", *names)), view.language)
    parameter, kept = callbacks.start_parameter(view)
    await front.reception.keep((kept,) if kept else ())
    await front.post.answer_press(pressed.query_id, url=f"https://t.me/{front.me.username}?start={parameter}")


async def _turn(front: Front, pressed: Pressed, tap: Tap, settings: ChatSettings) -> None:
    """Another page of the same answer; where it has changed, its first page as it is now, and that it has."""
    spoken = language(tap.view.language)
    ready = (await front.ask(tap.view.text, spoken, settings, place=pressed.place)).rendered
    is_same = tap.view.fingerprint in {"", ready.view.fingerprint} and 1 <= tap.number <= len(ready.pages)
    changed = "" if is_same else spoken.text("This answer has changed since; here it is as it stands now.")
    await front.post.answer_press(pressed.query_id, changed, is_alert=bool(changed))
    await _put(front, pressed, ready, tap.number - 1 if is_same else 0)


async def _go(front: Front, pressed: Pressed, view: View, settings: ChatSettings) -> None:
    """Another answer in the message's place."""
    answered = await _answered(front, pressed, view, settings)
    if answered is not None:
        await front.post.answer_press(pressed.query_id)
        await _put(front, pressed, answered.rendered, 0)
        if pressed.place is not None:
            await remember(front, pressed.place, answered)


async def _ask(front: Front, pressed: Pressed, view: View, settings: ChatSettings) -> None:
    """Another answer in a message of its own: to who pressed alone, unless it concerns a chat that they may change."""
    place = pressed.place
    if place is None or not (place.is_private or await _is_theirs_to_ask(front, place, pressed, view)):
        await _lead_away(front, pressed, view)
        return
    await _post(front, place, pressed, view, settings)


async def _draw(front: Front, pressed: Pressed, view: View, settings: ChatSettings) -> None:
    """Pictures below all other messages, for whom the message answers; to anybody else in their own chat."""
    if pressed.place is None or await _is_anothers(front, pressed):
        await _lead_away(front, pressed, view)
        return
    await _post(front, pressed.place, pressed, view, settings)


async def _subscribe(front: Front, pressed: Pressed, view: View, settings: ChatSettings) -> None:
    """A subscription for this chat, or, for who may not change it, for their own with the bot."""
    if pressed.place is None or not await front.may_change(pressed.place, pressed.person):
        await _lead_away(front, pressed, view)
    elif await _is_anothers(front, pressed):
        await _post(front, pressed.place, pressed, view, settings)
    else:
        await _go(front, pressed, view, settings)


async def _post(front: Front, place: Place, pressed: Pressed, view: View, settings: ChatSettings) -> None:
    """Another answer below all others."""
    if asks_for_picture(view.text):
        await front.post.answer_press(pressed.query_id)
        with typing(front, place):
            if await show_pictures(front, place, view, settings):
                return
    answered = await _answered(front, pressed, view, settings)
    if answered is not None:
        await front.post.answer_press(pressed.query_id)
        await front.reception.keep(answered.rendered.kept)
        with typing(front, place):
            await front.post.send(place, answered.rendered.pages[0].html, answered.rendered.markups[0])
        await remember(front, place, answered)


async def _is_theirs_to_ask(front: Front, place: Place, pressed: Pressed, view: View) -> bool:
    """Whether an answer is about a group, and for its administrators; a channel's readers should not have to read it."""
    return concerns_chat(view.text) and not place.is_channel and await front.may_change(place, pressed.person)


async def _answered(front: Front, pressed: Pressed, view: View, settings: ChatSettings) -> Answered[Shown] | None:
    """The answer, after what it changes is kept; null: it is not for who pressed, and they were told so."""
    place, person = pressed.place, pressed.person
    answered = await front.ask(view.text, language(view.language), settings, place=place)
    if answered.reply.changes(settings):
        kept = await changes_kept(front, place, person, settings, answered) if place else None
        if kept is answered:
            return answered
        # refused; below an inline message there is no chat to change
        reader = front.language_of(person, settings)
        await _alert(front, pressed, reader.text("Only administrators of this chat can change its settings."))
        return None
    return answered


async def _put(front: Front, pressed: Pressed, ready: Shown, page: int) -> None:
    """A page in the place of what the message shows; a message that can no longer be edited is answered anew."""
    await front.reception.keep(ready.kept)
    html, markup = ready.pages[page].html, ready.markups[page]
    if pressed.place is None:
        await front.post.edit_inline(pressed.inline_message_id, html, markup)
        return
    with typing(front, pressed.place):
        outcome = await front.post.edit(pressed.place, pressed.message_id or 0, html, markup)
        if isinstance(outcome, Faulty):
            await front.post.send(pressed.place, html, markup)


async def _show_evidence(front: Front, pressed: Pressed, tap: Tap, settings: ChatSettings) -> None:
    """The words behind a mark: in short to who pressed, and whole in a private chat."""
    spoken = language(tap.view.language)
    shown = await front.claims_of(tap.view, settings)
    if shown is None or not 1 <= tap.number <= len(shown):
        await _alert(front, pressed, spoken.text("This answer has changed since, and its marks with it."))
        await _turn_to_now(front, pressed, tap.view, settings)
        return
    answered = await front.ask(f"/why {tap.number}", spoken, settings, shown, pressed.place)
    claim = next(iter(answered.reply.claims), None)
    if claim is None:  # gone from the store between two questions
        await _alert(front, pressed, spoken.text("This answer has changed since, and its marks with it."))
        return
    await _alert(front, pressed, _in_short(claim, tap.number, spoken, is_whole=_is_private(pressed.place)))
    if pressed.place is not None and pressed.place.is_private:
        await front.post.send(pressed.place, answered.rendered.pages[0].html, answered.rendered.markups[0])


def _in_short(claim: SourcedClaim, mark: int, spoken: Language, *, is_whole: bool) -> str:
    lead = f"[{mark}] "
    tail = "" if is_whole else f" {spoken.text('Whole: reply {command}', command=named(f'/why {mark}', spoken.code))}"
    room = ALERT_UNITS - len(lead) - len(tail)
    return shortened(f"{lead}{brief_evidence(claim, spoken, room)}", ALERT_UNITS - len(tail)) + tail


def _is_private(place: Place | None) -> bool:
    return place is not None and place.is_private


async def _turn_to_now(front: Front, pressed: Pressed, view: View, settings: ChatSettings) -> None:
    """Show an answer as it stands now, unless that would take the old one from somebody else, or a digest from all."""
    if not asks_for_edition(view.text) and not await _is_anothers(front, pressed):
        ready = (await front.ask(view.text, language(view.language), settings, place=pressed.place)).rendered
        await _put(front, pressed, ready, 0)


async def _alert(front: Front, pressed: Pressed, text: str) -> None:
    await front.post.answer_press(pressed.query_id, text, is_alert=True)
