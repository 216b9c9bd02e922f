"""A reply as Telegram shows it: pages of one message, each with its buttons. Plain values; the library is not needed.

One message is sent, and its buttons turn its pages: a long answer is no wall. Below each page stand the source marks
that a reader sees on it, then the pages, then what else can be asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from bot.languages import language
from bot.platforms.buttons import Kept, Tap, Verb, View, fingerprint
from bot.platforms.requests import Reply
from bot.platforms.telegram.callbacks import written
from bot.rendering import telegram_html
from bot.rendering.units import ELLIPSIS, is_visible, shortened, tamed

MARKS_IN_A_ROW = 8
"""Most buttons in one row (Telegram's clients and server take 8)."""
BUTTONS_AT_MOST = 100
"""Most buttons below one message; the server answers more with BUTTONS_TOO_MUCH."""
LABEL_UNITS = 64
"""Longest label of a button that we write, in UTF-16 units; a phone shows about half of it."""

JsonButton = dict[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its HTML, and its buttons as the Bot API's JSON."""

    html: str
    keyboard: tuple[tuple[JsonButton, ...], ...]

    @property
    def markup(self) -> str:
        """The `reply_markup` parameter; "" where there are no buttons."""
        if not self.keyboard:
            return ""
        return json.dumps({"inline_keyboard": self.keyboard}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """A reply made ready: what it shows, its pages, and what must be kept for its buttons."""

    view: View
    pages: tuple[Page, ...]
    markups: tuple[str, ...]  # of each page, written once
    kept: tuple[Kept, ...]


def shown(reply: Reply, *, is_shared: bool = True, is_turned: bool = True) -> Shown:
    """Make a reply ready; `is_shared`: offer to pass it on (only inline bots can); `is_turned`: with buttons to turn it.

    What cannot be turned is shown page below page, and what else can be asked stands below the last.
    """
    view = View(reply.again, reply.language, fingerprint(reply.shown) if reply.has_marks else "")
    messages = telegram_html.messages(reply.document)
    kept: dict[str, Kept] = {}
    keyboards = _Keyboards(reply, view, len(messages), kept, is_shared=is_shared, is_turned=is_turned)
    pages = tuple(Page(message.html, keyboards.of(place, message)) for place, message in enumerate(messages, 1))
    return Shown(view, pages, tuple(page.markup for page in pages), tuple(kept.values()))


@dataclass(frozen=True)
class _Keyboards:
    """The buttons of each page of one reply."""

    reply: Reply
    view: View
    page_count: int
    kept: dict[str, Kept]  # filled on the way
    is_shared: bool
    is_turned: bool

    def of(self, page: int, message: telegram_html.Message) -> tuple[tuple[JsonButton, ...], ...]:
        turning = self._turning(page)
        asking = [*self._commands(), *self._share()] if self.is_turned or page == self.page_count else []
        room = BUTTONS_AT_MOST - len(turning) - sum(map(len, asking))
        marks = self._marks(message.marks[:room]) if self.reply.has_marks else []
        return tuple(tuple(row) for row in (*marks, turning, *asking) if row)

    def _button(self, label: str, tap: Tap) -> JsonButton:
        data, kept = written(tap)
        if kept is not None:
            self.kept[kept.key] = kept
        return {"text": _label(label), "callback_data": data}

    def _marks(self, marks: Iterable[int]) -> list[list[JsonButton]]:
        buttons = [self._button(f"[{mark}]", Tap(Verb.WHY, self.view, mark)) for mark in marks]
        return [buttons[start : start + MARKS_IN_A_ROW] for start in range(0, len(buttons), MARKS_IN_A_ROW)]

    def _turning(self, page: int) -> list[JsonButton]:
        if self.page_count == 1 or not self.is_turned:
            return []
        places = {"◀": page - 1, f"{page}/{self.page_count}": page, "▶": page + 1}
        return [
            self._button(label, Tap(Verb.PAGE, self.view, place))
            for label, place in places.items()
            if 1 <= place <= self.page_count
        ]

    def _commands(self) -> list[list[JsonButton]]:
        buttons = self.reply.buttons
        verb = Verb.ASK if self.reply.is_posted else Verb.COMMAND
        made = [self._button(button.label, Tap(verb, View(button.command, self.reply.language))) for button in buttons]
        return [[made[place] for place in row] for row in telegram_html.button_rows([each["text"] for each in made])]

    def _share(self) -> list[list[JsonButton]]:
        if not self.is_shared or not self.reply.has_marks or not self.view.text.startswith("/"):
            return []
        label = language(self.reply.language).text("Share")
        return [[{"text": label, "switch_inline_query": self.view.text[:256]}]]


def _label(text: str) -> str:
    """A label that Telegram takes: on one line, not empty, not endless."""
    plain = tamed(text).strip()
    return shortened(plain, LABEL_UNITS) if is_visible(plain) else ELLIPSIS
