"""A typed request, answered where it was asked."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bot.domain.chats import ChatSettings
from bot.domain.claims import ClaimVersion
from bot.languages import Language, available, language
from bot.platforms.buttons import View
from bot.platforms.desk import Answered
from bot.platforms.requests import as_wanted, asks_for_evidence, asks_for_picture, named
from bot.platforms.telegram import callbacks
from bot.platforms.telegram.front import Front
from bot.platforms.telegram.pages import Shown, shown
from bot.platforms.telegram.photos import show_pictures
from bot.platforms.telegram.updates import Asked, Person, Place

log = logging.getLogger("ringkas.telegram")

TYPING_AFTER = 1.0
"""Seconds after which somebody who waits is shown that an answer is being written."""
TYPING_AGAIN = 4.5
"""Seconds after which it is shown again; Telegram shows it for 5 (Bot API, `sendChatAction`)."""
TYPING_AT_MOST = 10
"""In how many chats it is shown at once: where thousands wait, to show it to all would make them wait longer."""


async def answer(front: Front, asked: Asked, left_out: int) -> None:
    """Answer a typed request; `left_out`: how many before it were not answered, since they came too fast.

    Raises:
        StoreUnusable: The store cannot be read or written.
    """
    place, person = asked.place, asked.person
    settings = await front.reception.chats.settings(place.address)
    spoken = front.language_of(person, settings)
    meant = await _meant(front, asked, spoken)
    if meant is None:
        await front.post.send(place, _gone(spoken))
        return
    meant = View(as_wanted(meant.text, settings), meant.language)
    text, spoken = meant.text, language(meant.language)
    with typing(front, place):
        if asks_for_picture(text) and await _in_pictures(front, asked, meant, settings, left_out):
            return
        claims = await _claims_behind(front, asked, text, settings)
        if claims is None:
            await _answer_changed(front, asked, spoken)
            return
        answered = await front.ask(text, spoken, settings, claims, place)
        if not answered.reply.is_understood and not asked.is_addressed and not answered.reply.buttons:
            return  # in a group, and like nothing of ours: meant for another bot
        if meant.text != asked.text and answered.reply.changes(settings):  # links are made by others, too
            await front.post.send(
                place,
                plain(
                    spoken.text(
                        "A link changes no settings. To do it, type: {command}",
                        command=named(text.split(maxsplit=1)[0], spoken.code),
                    )
                ),
            )
            return
        answered = await changes_kept(front, place, person, settings, answered)
        await _send(front, asked, answered.rendered, spoken, left_out)
    await remember(front, place, answered)


async def _in_pictures(front: Front, asked: Asked, view: View, settings: ChatSettings, left_out: int) -> bool:
    """Answer with photos; false: there is none, so that the answer is to be given in words."""
    if left_out:
        await front.post.send(asked.place, too_fast(language(view.language), left_out))
    return await show_pictures(front, asked.place, view, settings, _reply_to(asked))


def _reply_to(asked: Asked) -> int | None:
    """The message to which an answer is a reply, in a chat where many ask."""
    return None if asked.place.is_private or asked.place.is_channel else asked.message_id


@contextmanager
def typing(front: Front, place: Place) -> Iterator[None]:
    """Show somebody who waits longer than a moment that an answer is being written."""
    loop = asyncio.get_running_loop()
    showing: asyncio.Task[None] | None = None

    def begin() -> None:
        nonlocal showing
        if len(front.typing) < TYPING_AT_MOST:
            showing = loop.create_task(_keep_typing(front, place))
            front.typing.add(showing)

    timer = loop.call_later(TYPING_AFTER, begin)
    try:
        yield
    finally:
        timer.cancel()
        if showing is not None:
            showing.cancel()
            front.typing.discard(showing)


async def _keep_typing(front: Front, place: Place) -> None:
    while True:
        await front.post.show_typing(place)
        await asyncio.sleep(TYPING_AGAIN)


async def _meant(front: Front, asked: Asked, spoken: Language) -> View | None:
    """What is asked, and in which language, a deep link decoded; null: its text is no longer kept."""
    command, _, parameter = asked.text.partition(" ")
    if command.partition("@")[0].casefold() != "/start" or not parameter.strip():
        return View(asked.text, spoken.code)
    text, is_key = callbacks.started_with(parameter.strip())
    kept = await front.reception.text_of(text) if is_key else text
    view = None if kept is None else callbacks.view_of(kept, spoken.code)
    return view if view is None or view.language in available() else View(view.text, spoken.code)


async def _claims_behind(
    front: Front, asked: Asked, text: str, settings: ChatSettings
) -> tuple[ClaimVersion, ...] | None:
    """What marks mean to who asks for evidence: those of the message replied to, else of the last answer here.

    Null: that answer has changed since. Nobody else needs them, so that others share one kept answer.
    """
    if not asks_for_evidence(text):
        return ()
    replied = await front.reception.tapped(asked.replied_data)
    view = replied.view if replied is not None else front.reception.last_view(asked.place.address)
    return await front.claims_of(view, settings) if view is not None else ()


async def changes_kept(
    front: Front, place: Place, person: Person, settings: ChatSettings, answered: Answered[Shown]
) -> Answered[Shown]:
    """The answer, after what it changes for the chat is kept; or that who asks may not change it.

    Raises:
        StoreUnusable: The store cannot be read or written.
    """
    reply = answered.reply
    if not reply.changes(settings):
        return answered
    if not await front.may_change(place, person):
        refusal = await front.reception.refused(reply, front.language_of(person, settings), settings)
        return Answered(refusal, shown(refusal))
    await front.reception.settle(place.address, reply, settings)
    return answered


async def remember(front: Front, place: Place, answered: Answered[Shown]) -> None:
    """Remember what was shown in a chat: what its marks mean, and how far the chat has read.

    Raises:
        StoreUnusable: The store cannot be written.
    """
    if answered.reply.has_marks:
        front.reception.remember_view(place.address, answered.rendered.view)
    await front.reception.note_read(place.address, answered.reply)


async def _send(front: Front, asked: Asked, ready: Shown, spoken: Language, left_out: int) -> None:
    await front.reception.keep(ready.kept)
    html = ready.pages[0].html
    if left_out:
        await front.post.send(asked.place, too_fast(spoken, left_out))
    await front.post.send(asked.place, html, ready.markups[0], _reply_to(asked))


async def _answer_changed(front: Front, asked: Asked, spoken: Language) -> None:
    text = spoken.text("That answer has changed since, and its marks with it. Ask for it again.")
    await front.post.send(asked.place, plain(text))


def too_fast(spoken: Language, count: int) -> str:
    """That some requests were left out."""
    return plain(
        spoken.plural(
            "{count} request was left out: they came faster than answers may go out.",
            "{count} requests were left out: they came faster than answers may go out.",
            count,
        )
    )


def _gone(spoken: Language) -> str:
    return plain(spoken.text("That link is too old. What can be asked: /help"))


def plain(sentence: str) -> str:
    """One of our own sentences as a message."""
    return sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
