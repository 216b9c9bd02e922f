"""Pictures on Telegram: photos below what was asked, the words for them never further than a button away."""

from __future__ import annotations

import json

import telegram
from telegram.error import TelegramError

from bot.domain.addresses import Address
from bot.domain.chats import ChatSettings
from bot.languages import language
from bot.platforms.buttons import View, fingerprint
from bot.platforms.gallery import Album, Sheet
from bot.platforms.sending import Faulty, Outcome, Post, Sent
from bot.platforms.telegram.callbacks import written
from bot.platforms.telegram.calls import call
from bot.platforms.telegram.front import Front
from bot.platforms.telegram.outcomes import outcome_of
from bot.platforms.telegram.updates import Place
from bot.rendering.telegram_html import caption

NAME = "telegram"
CAPTION_UNITS = 1024
"""https://core.telegram.org/bots/api#sendphoto: `caption`, 0-1024 characters after entities parsing."""


async def show_pictures(
    front: Front, place: Place, view: View, settings: ChatSettings, reply_to: int | None = None
) -> bool:
    """Answer with photos; false: there is none to show, so that the same is to be said in words.

    Raises:
        StoreUnusable: The store cannot be read.
    """
    spoken = language(view.language)
    answered = await front.reception.ask(view.text, spoken, settings, front.reception.gallery.album, (), place.address)
    album, reply = answered.rendered, answered.reply
    for sheet in album.shown:
        markup = await _below(front, album, reply.language) if sheet is album.shown[-1] else ""
        outcome = await _send(front, place, sheet, markup, reply_to)
        if isinstance(outcome, Faulty):
            return False
    if album.shown:
        front.reception.remember_view(place.address, View(reply.again, reply.language, fingerprint(reply.shown)))
    return bool(album.shown)


async def _below(front: Front, album: Album, code: str) -> str:
    """The buttons: the next pictures, where there are more, and the same in words."""
    rows = []
    for label, tap in album.leads(code):
        data, kept = written(tap)
        await front.reception.keep((kept,) if kept else ())
        rows.append([{"text": label, "callback_data": data}])
    return json.dumps({"inline_keyboard": rows}, ensure_ascii=False)


async def _send(front: Front, place: Place, sheet: Sheet, markup: str, reply_to: int | None) -> Outcome:
    """Send one picture: what Telegram has already by its id, and the file where it has it not, or no more."""
    known = front.reception.gallery.id_at(NAME, sheet.key)
    if known is not None:
        outcome = await front.post.show(place, _posting(front, sheet, known, markup, reply_to))
        if not isinstance(outcome, Faulty):
            return outcome
        front.reception.gallery.remember(NAME, sheet.key, None)
    file = telegram.InputFile(await front.reception.gallery.png(sheet), filename="ringkas.png")
    return await front.post.show(place, _posting(front, sheet, file, markup, reply_to))


def _posting(front: Front, sheet: Sheet, photo: str | telegram.InputFile, markup: str, reply_to: int | None) -> Post:
    """One attempt to post a photo."""
    replied = None if reply_to is None else {"message_id": reply_to, "allow_sending_without_reply": True}

    async def attempt(address: Address) -> Outcome:
        try:
            message = await call(
                front.bot,
                "sendPhoto",
                chat_id=address.chat,
                message_thread_id=address.thread or None,
                photo=photo,
                caption=caption(sheet.drawing.caption, CAPTION_UNITS),
                parse_mode="HTML",
                reply_parameters=replied,
                reply_markup=markup or None,
            )
        except TelegramError as error:
            return outcome_of(error)
        front.reception.gallery.remember(NAME, sheet.key, message["photo"][-1]["file_id"])
        return Sent(str(message["message_id"]))

    return attempt
