"""Pictures for many people at once: laid out at the desk, drawn in a thread of their own, and kept by what they show.

What is kept stands in memory alone, bounded in bytes: a picture is drawn again within a moment, and the chat book is for
what people chose.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bot.languages import language
from bot.platforms.buttons import Tap, Verb, View
from bot.platforms.requests import Reply
from bot.rendering.pictures import Drawing, Measure, drawing_key

KEPT_BYTES = 32 * 2**20
"""Bytes of the pictures that are kept for whoever asks the same next."""
KNOWN = 2_000
"""Of how many pictures it is remembered under which id a platform has them."""
SHOWN_AT_ONCE = 3
"""How many pictures answer one request; the others are offered."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture, not yet drawn; `key` names what it shows."""

    key: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Album:
    """The pictures of one answer; none where there is nothing to draw, or where no picture was asked for."""

    sheets: tuple[Sheet, ...] = ()
    first: int = 1
    words: str = ""  # the request for the same in words
    again: str = ""  # the request for these pictures

    @property
    def shown(self) -> tuple[Sheet, ...]:
        """Those that answer at once, from `first` on."""
        return self.sheets[self.first - 1 : self.first - 1 + SHOWN_AT_ONCE]

    @property
    def rest(self) -> tuple[int, int] | None:
        """The first and the last of those that are offered next; null: there are no more."""
        first, last = self.first + SHOWN_AT_ONCE, min(len(self.sheets), self.first + 2 * SHOWN_AT_ONCE - 1)
        return (first, last) if first <= last else None

    def leads(self, code: str) -> list[tuple[str, Tap]]:
        """The buttons below: the next pictures, where there are more, and the same in words, in a language."""
        spoken = language(code)
        leads = [(spoken.text("In words"), Tap(Verb.ASK, View(self.words, code)))]
        if self.rest is not None:
            first, last = self.rest
            label = spoken.text("Pictures {first}–{last} of {count}", first=first, last=last, count=len(self.sheets))
            leads.insert(0, (label, Tap(Verb.COMMAND, View(f"{self.again} page {first}", code))))
        return leads


class Gallery:
    """Pictures for one event loop; `draw` turns a drawing into the bytes of a PNG, in a thread that is not the loop's."""

    def __init__(self, measure: Measure, draw: Callable[[Drawing], bytes], *, kept_bytes: int = KEPT_BYTES) -> None:
        self._measure = measure
        self._draw = draw
        self._kept_bytes = kept_bytes
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="gallery")
        self._drawn: OrderedDict[str, bytes] = OrderedDict()
        self._drawing: dict[str, asyncio.Future[bytes]] = {}
        self._byte_count = 0
        self._ids: OrderedDict[tuple[str, str], str] = OrderedDict()

    def album(self, reply: Reply) -> Album:
        """Lay out what a reply shows; to be given to the desk as what renders."""
        picture = reply.picture
        if picture is None:
            return Album()
        drawings = picture.draw(self._measure)
        sheets = tuple(Sheet(drawing_key(drawing), drawing) for drawing in drawings)
        return Album(sheets, min(picture.first, max(1, len(sheets))), picture.words, reply.again)

    async def png(self, sheet: Sheet) -> bytes:
        """A picture's file, drawn once for all who ask while it is kept."""
        known = self._drawn.get(sheet.key)
        if known is not None:
            self._drawn.move_to_end(sheet.key)
            return known
        drawing = self._drawing.get(sheet.key)
        if drawing is None:
            loop = asyncio.get_running_loop()
            drawing = self._drawing[sheet.key] = loop.run_in_executor(self._pool, self._draw, sheet.drawing)
            drawing.add_done_callback(lambda done: self._keep(sheet.key, done))
        return await asyncio.shield(drawing)  # somebody who leaves does not take it from the others

    async def pngs(self, sheets: Sequence[Sheet]) -> list[bytes]:
        """The files of several pictures."""
        return [await self.png(sheet) for sheet in sheets]

    def id_at(self, platform: str, key: str) -> str | None:
        """Under which id a platform has a picture, so that it need not be sent again."""
        return self._ids.get((platform, key))

    def remember(self, platform: str, key: str, id: str | None) -> None:
        """Remember under which id a platform has a picture; null: it has it no more."""
        self._ids.pop((platform, key), None)
        if id is not None:
            self._ids[platform, key] = id
        if len(self._ids) > KNOWN:
            self._ids.popitem(last=False)

    def _keep(self, key: str, done: asyncio.Future[bytes]) -> None:
        del self._drawing[key]
        if done.cancelled() or done.exception() is not None:
            return
        self._drawn[key] = done.result()
        self._byte_count += len(done.result())
        while self._byte_count > self._kept_bytes:
            self._byte_count -= len(self._drawn.popitem(last=False)[1])

    async def close(self) -> None:
        """Let what is being drawn end, and draw nothing more."""
        await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)
