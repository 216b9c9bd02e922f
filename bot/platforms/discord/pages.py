"""A reply as Discord shows it: pages of one message, each an embed with its buttons. Plain values; no library is needed.

One message is sent, and its buttons turn its pages. Below each page stand a list of the source marks that a reader sees
on it, the pages, and what else can be asked.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bot.domain.claims import SourcedClaim
from bot.languages import language
from bot.platforms.buttons import Kept, Tap, Verb, View, fingerprint, written
from bot.platforms.requests import Reply
from bot.rendering import discord_embed
from bot.rendering.lines import chain
from bot.rendering.units import ELLIPSIS, is_visible, shortened, tamed, utf16_units

CUSTOM_ID_UNITS = 100
"""https://discord.com/developers/docs/components/reference#button: `custom_id`, 1-100 characters."""
ROWS, ROW_BUTTONS, OPTIONS = 5, 5, 25
"""Most rows below a message, buttons in a row, and options of a list (same place)."""
LISTS = 3
"""Most lists of marks below a message: pages and other answers need a row each."""
LABEL_UNITS, OPTION_UNITS = 80, 100

Payload = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """What one message shows; it never changes."""

    embeds: list[Payload]
    components: list[Payload] = field(default_factory=list)

    @property
    def payload(self) -> Payload:
        """As Discord takes it; nobody is pinged."""
        return {"embeds": self.embeds, "components": self.components, **discord_embed.PINGS_NOBODY}

    @cached_property
    def content(self) -> str:
        """The message as JSON, made once: an answer is kept, and shown to many."""
        return json.dumps(self.payload, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A reply made ready: what it shows, its pages, and what must be kept for its buttons."""

    view: View
    pages: tuple[Page, ...]
    kept: tuple[Kept, ...]


def shown(reply: Reply, *, is_turned: bool = True) -> Shown:
    """Make a reply ready; nobody is pinged by it. `is_turned`: with buttons to turn its pages.

    What cannot be turned is shown page below page, and what else can be asked stands below the last.
    """
    view = View(reply.again, reply.language, fingerprint(reply.shown) if reply.has_marks else "")
    messages = discord_embed.messages(reply.document)
    kept: dict[str, Kept] = {}
    below = _Below(reply, view, len(messages), kept, is_turned=is_turned)
    pages = tuple(
        Page(message.payload["embeds"], below.of(place, message.marks)) for place, message in enumerate(messages, 1)
    )
    return Shown(view, pages, tuple(kept.values()))


@dataclass(frozen=True)
class _Below:
    """What stands below each page of one reply."""

    reply: Reply
    view: View
    page_count: int
    kept: dict[str, Kept]  # filled on the way
    is_turned: bool

    def of(self, page: int, marks: Sequence[int]) -> list[Payload]:
        rows = [*self._marks(marks), *self._turning(page)]
        is_asked = self.is_turned or page == self.page_count
        return [*rows, *self._commands(ROWS - len(rows))] if is_asked else rows

    def _data(self, tap: Tap) -> str:
        data, kept = data_of(tap)
        if kept is not None:
            self.kept[kept.key] = kept
        return data

    def _marks(self, marks: Sequence[int]) -> list[Payload]:
        """Lists from which to choose whose evidence to see; as many as leave room for what else stands below."""
        if not self.reply.has_marks:
            return []
        shares = [marks[start : start + OPTIONS] for start in range(0, len(marks), OPTIONS)]
        return [self._list(place, share) for place, share in enumerate(shares[:LISTS])]

    def _list(self, place: int, marks: Sequence[int]) -> Payload:
        placeholder = language(self.reply.language).text("Evidence behind a mark")
        if place:
            placeholder += f" [{marks[0]}] …"
        options = [
            {"label": f"[{mark}]", "value": str(mark), "description": self._whose(self.reply.claims[mark - 1])}
            for mark in marks
        ]
        # The number does nothing but tell the lists of a message apart, as Discord wants it.
        data = self._data(Tap(Verb.WHY, self.view, place))
        return _row({"type": 3, "custom_id": data, "placeholder": placeholder, "options": options})

    def _whose(self, claim: SourcedClaim) -> str:
        spoken = language(self.reply.language)
        return _cut(f"{chain(claim.chain, spoken)}, {spoken.date(claim.article.published_on)}", OPTION_UNITS)

    def _turning(self, page: int) -> list[Payload]:
        if self.page_count == 1 or not self.is_turned:
            return []
        places = {"◀": page - 1, f"{page}/{self.page_count}": page, "▶": page + 1}
        return [
            _row(
                *(
                    _button(label, self._data(Tap(Verb.PAGE, self.view, place)))
                    for label, place in places.items()
                    if 1 <= place <= self.page_count
                )
            )
        ]

    def _commands(self, rows: int) -> list[Payload]:
        verb = Verb.ASK if self.reply.is_posted else Verb.COMMAND
        made = [
            _button(button.label, self._data(Tap(verb, View(button.command, self.reply.language))))
            for button in self.reply.buttons[: rows * ROW_BUTTONS]
        ]
        return [_row(*made[start : start + ROW_BUTTONS]) for start in range(0, len(made), ROW_BUTTONS)]


def data_of(tap: Tap) -> tuple[str, Kept | None]:
    """The data of a button, and what must be kept for it, if anything."""
    return written(tap, lambda text: utf16_units(text) <= CUSTOM_ID_UNITS)


def button_row(label: str, data: str) -> Payload:
    """One button alone."""
    return _row(_button(label, data))


def _row(*parts: Payload) -> Payload:
    return {"type": 1, "components": list(parts)}


def _button(label: str, data: str) -> Payload:
    return {"type": 2, "style": 2, "label": _cut(label, LABEL_UNITS), "custom_id": data}


def _cut(text: str, units: int) -> str:
    """Words that Discord takes: on one line, not empty, not too long."""
    plain = tamed(text).strip()
    return shortened(plain, units) if is_visible(plain) else ELLIPSIS
