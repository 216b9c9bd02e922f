"""Inline mode: somebody types the bot's name and some words in any chat, and picks what to pass on.

What is passed on is an answer's first page with its buttons, which go on working in the other chat.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from telegram.error import TelegramError

from bot.domain.chats import NOTHING_CHOSEN
from bot.events import fields
from bot.languages import Language
from bot.platforms.requests import Newsroom, asks_for_evidence, concerns_chat, offers
from bot.platforms.telegram.calls import call
from bot.platforms.telegram.front import Front
from bot.platforms.telegram.pages import Shown
from bot.platforms.telegram.updates import InlineAsked
from bot.rendering.units import shortened, tamed

log = logging.getLogger("ringkas.telegram")

RESULTS_AT_MOST = 12
"""How many answers are offered; Telegram takes 50, and nobody reads them."""
CACHE_SECONDS = 30
"""For how long Telegram may give the same results to the same person."""
_TITLE_UNITS, _DESCRIPTION_UNITS = 80, 120


@dataclass(frozen=True, slots=True)
class _Result:
    title: str
    description: str
    ready: Shown

    def as_json(self) -> dict[str, object]:
        text = {"message_text": self.ready.pages[0].html, "parse_mode": "HTML", "link_preview_options": _NO_PREVIEW}
        return {
            "type": "article",
            "id": sha256(f"{self.ready.view}".encode()).hexdigest()[:32],
            "title": shortened(tamed(self.title), _TITLE_UNITS),
            "description": shortened(tamed(self.description), _DESCRIPTION_UNITS),
            "input_message_content": text,
            "reply_markup": {"inline_keyboard": self.ready.pages[0].keyboard},
        }


_NO_PREVIEW = {"is_disabled": True}


async def offer(front: Front, asked: InlineAsked) -> None:
    """Offer answers to what somebody typed; to an empty text, the briefings.

    Raises:
        StoreUnusable: The store cannot be read or written.
    """
    settings = NOTHING_CHOSEN
    spoken = front.language_of(asked.person, settings)
    found = await front.reception.desk.run(lambda room: _offers(room, asked.text, spoken))
    found = [each for each in found if not concerns_chat(each[0])]  # what changes nothing must not say it did
    answers = await asyncio.gather(*(front.ask(command, spoken, settings) for command, _, _ in found))
    results = [
        _Result(title, description, answered.rendered)
        for (_, title, description), answered in zip(found, answers, strict=True)
        if answered.reply.is_understood and (answered.reply.has_marks or asks_for_evidence(answered.rendered.view.text))
    ]
    for result in results:
        await front.reception.keep(result.ready.kept)
    try:
        await call(
            front.bot,
            "answerInlineQuery",
            inline_query_id=asked.query_id,
            results=[result.as_json() for result in results],
            cache_time=CACHE_SECONDS,
            is_personal=True,
        )
    except TelegramError as error:  # too late, mostly: whoever typed has typed on
        log.debug("an inline query was not answered", extra=fields(error=type(error).__name__))


def _offers(room: Newsroom, text: str, spoken: Language) -> Sequence[tuple[str, str, str]]:
    return offers(room, text, spoken, RESULTS_AT_MOST)
