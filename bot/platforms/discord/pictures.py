"""Pictures on Discord: files on one message, each in an embed of its own, with words for those who do not see them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.chats import ChatSettings
from bot.languages import language
from bot.platforms.buttons import View, fingerprint
from bot.platforms.desk import Answered
from bot.platforms.discord.interactions import Place
from bot.platforms.discord.pages import Page, Payload, button_row, data_of
from bot.platforms.discord.responding import Picture, Response
from bot.platforms.gallery import Album
from bot.platforms.reception import Reception
from bot.rendering.discord_markdown import at_line_start, escaped
from bot.rendering.units import shortened

CAPTION_UNITS = 500
"""Longest caption: three of them, each character escaped, stay within the 6000 of a message's embeds
(https://discord.com/developers/docs/resources/message#embed-object-embed-limits)."""


async def show_pictures(
    reception: Reception, place: Place, view: View, settings: ChatSettings, response: Response, *, is_private: bool
) -> bool:
    """Answer with pictures; false: there is none to show, so that the same is to be said in words.

    Raises:
        StoreUnusable: The store cannot be read.
    """
    work = _drawn(reception, place, view, settings)
    answered, pictures = await response.after(work, is_private=is_private)
    album, reply = answered.rendered, answered.reply
    if not pictures:
        return False
    captions = (sheet.drawing.caption for sheet in album.shown)
    page = Page(list(_embeds(captions, pictures)), await _below(reception, album, reply.language))
    if not await response.picture(page, pictures, is_private=is_private):
        return False
    reception.remember_view(place.address, View(reply.again, reply.language, fingerprint(reply.shown)))
    return True


async def _drawn(
    reception: Reception, place: Place, view: View, settings: ChatSettings
) -> tuple[Answered[Album], list[Picture]]:
    gallery = reception.gallery
    spoken = language(view.language)
    answered = await reception.ask(view.text, spoken, settings, gallery.album, address=place.address)
    sheets = answered.rendered.shown
    contents = await gallery.pngs(sheets)
    return answered, [
        Picture(f"ringkas-{number}.png", content, sheet.drawing.alternative)
        for number, (sheet, content) in enumerate(zip(sheets, contents, strict=True), answered.rendered.first)
    ]


def _embeds(captions: Iterable[str], pictures: Iterable[Picture]) -> Iterable[Payload]:
    for words, picture in zip(captions, pictures, strict=True):
        text = at_line_start(escaped(shortened(words, CAPTION_UNITS)))
        yield {"description": text, "image": {"url": f"attachment://{picture.name}"}}


async def _below(reception: Reception, album: Album, code: str) -> list[Payload]:
    """The buttons: the next pictures, where there are more, and the same in words."""
    rows = []
    for label, tap in album.leads(code):
        data, kept = data_of(tap)
        await reception.keep((kept,) if kept else ())
        rows.append(button_row(label, data))
    return rows
