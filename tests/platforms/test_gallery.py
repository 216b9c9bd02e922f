"""Pictures for many: laid out with the marks of the words, drawn once and beside the loop, kept within their bytes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from newsrooms import NOW, ask, sample_newsroom
from picture_scenes import a_timeline, many_events
from readings import text_of

from bot.domain.errors import NotUnderstood
from bot.drawing import BundledFont
from bot.languages import language
from bot.platforms.gallery import KNOWN, SHOWN_AT_ONCE, Album, Gallery, Sheet
from bot.platforms.requests import Call, Newsroom, Request, asks_for_picture, drawings
from bot.rendering.pictures import Drawing, timeline_drawings

A_SHEET = Sheet("one", Drawing(1, 1, (), (), "caption", "words", ()))


@dataclass
class Easel:
    """Draws nothing, counts how often, and can be held up or break."""

    drawn: list[Drawing] = field(default_factory=list)
    may_go_on: threading.Event = field(default_factory=threading.Event)
    is_broken: bool = False

    def __call__(self, drawing: Drawing) -> bytes:
        """Ten bytes, once it may go on."""
        assert self.may_go_on.wait(30)
        self.drawn.append(drawing)
        if self.is_broken:
            raise ValueError
        return b"0123456789"


@asynccontextmanager
async def _gallery(easel: Easel, kept_bytes: int = 1000, *, is_held: bool = False) -> AsyncIterator[Gallery]:
    gallery = Gallery(BundledFont(), easel, kept_bytes=kept_bytes)
    if not is_held:
        easel.may_go_on.set()
    try:
        yield gallery
    finally:
        easel.may_go_on.set()
        await gallery.close()


def _sheet(key: str) -> Sheet:
    return Sheet(key, A_SHEET.drawing)


async def test_many_who_ask_at_once_have_one_picture_drawn() -> None:
    """And whoever asks later too; who leaves takes it from nobody."""
    easel = Easel()
    async with _gallery(easel, is_held=True) as gallery:
        asked = [asyncio.ensure_future(gallery.png(A_SHEET)) for _ in range(3)]
        await asyncio.sleep(0)
        asked[0].cancel()
        easel.may_go_on.set()
        files = [*await asyncio.gather(*asked[1:]), *await gallery.pngs([A_SHEET])]

    assert (files, len(easel.drawn)) == ([b"0123456789"] * 3, 1)


async def test_the_loop_goes_on_while_a_picture_is_drawn() -> None:
    """Others are answered meanwhile."""
    easel = Easel()
    async with _gallery(easel, is_held=True) as gallery:
        drawing = asyncio.ensure_future(gallery.png(A_SHEET))
        for _ in range(10):
            await asyncio.sleep(0)  # what anybody else does in the meantime
        was_done = drawing.done()
        easel.may_go_on.set()
        await drawing

    assert not was_done


async def test_what_was_not_asked_for_lately_makes_room() -> None:
    """Bytes are bounded, and what is asked for often stays."""
    easel = Easel()
    async with _gallery(easel, kept_bytes=20) as gallery:
        for key in ("one", "two", "one", "three", "one", "two"):
            await gallery.png(_sheet(key))

    assert len(easel.drawn) == 4


async def test_a_picture_that_could_not_be_drawn_is_tried_again() -> None:
    """A failure is not kept."""
    easel = Easel(is_broken=True)
    async with _gallery(easel) as gallery:
        with pytest.raises(ValueError):  # noqa: PT011 - the easel's own, without words
            await gallery.png(A_SHEET)
        easel.is_broken = False

        assert await gallery.png(A_SHEET) == b"0123456789"


async def test_ids_are_remembered_for_a_platform_and_not_without_end() -> None:
    """Another platform has other ids; what it has no more is forgotten."""
    async with _gallery(Easel()) as gallery:
        gallery.remember("here", "gone", "1")
        gallery.remember("here", "gone", None)
        for number in range(KNOWN + 1):
            gallery.remember("here", str(number), f"id-{number}")

        assert gallery.id_at("here", "gone") is None
        assert gallery.id_at("here", "0") is None
        assert gallery.id_at("here", "1") == "id-1"
        assert gallery.id_at("there", "1") is None


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("what", ["timeline", "linimasa", "compare"])
async def test_pictures_show_no_claim_that_the_words_do_not_have(what: str, code: str) -> None:
    """And all of a timeline's."""
    async with _gallery(Easel()) as gallery:
        reply = ask(f"/picture {what} kazakhstan", code)
        album = gallery.album(reply)
    words = ask(album.words, code)
    drawn = {claim for sheet in album.sheets for claim in sheet.drawing.claims}
    worded = {claim.id for claim in words.shown}

    assert reply.shown == words.shown
    assert drawn <= worded
    assert drawn == worded or what == "compare"
    assert drawn


async def test_an_answer_in_words_is_no_album() -> None:
    """Nor is a mistake."""
    async with _gallery(Easel()) as gallery:
        albums = [gallery.album(ask(text)) for text in ("/kazakhstan", "/picture", "/picture facts tokayev")]

    assert albums == [Album()] * 3


@pytest.mark.parametrize(
    ("suffix", "first"), [("", 1), (" page 2", 2), (" halaman 3 id", 3), (" page 0", 1), (" page 99999999", 3)]
)
async def test_a_page_is_where_pictures_begin(suffix: str, first: int) -> None:
    """One that there is not is the nearest that there is."""
    async with _gallery(Easel()) as gallery:
        album = gallery.album(ask(f"/picture timeline kazakhstan{suffix}"))

    assert (album.first, len(album.sheets)) == (first, 3)


@pytest.mark.parametrize("code", ["id", "en"])
def test_forty_events_are_offered_three_by_three_to_the_last(code: str) -> None:
    """None is left out, and none is shown twice."""
    drawings = timeline_drawings(a_timeline(many_events(40)), (), language(code), BundledFont())
    sheets = tuple(Sheet(str(number), drawing) for number, drawing in enumerate(drawings))
    album = Album(sheets, 1, "/timeline x", "/picture timeline x")
    seen: list[Sheet] = []
    while True:
        seen += album.shown
        if album.rest is None:
            break
        assert len(album.leads(code)) == 2
        album = Album(sheets, album.rest[0])

    assert len(sheets) > SHOWN_AT_ONCE
    assert tuple(seen) == sheets


@pytest.mark.parametrize(
    ("text", "is_one"), [("/gambar", True), ("/PICTURE x", True), ("/timeline x", False), ("", False)]
)
def test_what_asks_for_a_picture_does_so_by_either_name(text: str, is_one: bool) -> None:  # noqa: FBT001 - a case
    """However it is written."""
    assert asks_for_picture(text) is is_one


def test_what_to_draw_is_asked_back_where_it_is_not_said() -> None:
    """Both that can be drawn are offered, with the topic that was said."""
    nothing, topic = ask("/picture"), ask("/picture tokayev")
    without_briefings = ask("/picture", newsroom=Newsroom(sample_newsroom().archive, {}))

    assert not nothing.is_understood
    assert [button.command for button in nothing.buttons] == ["/picture timeline defence", "/picture compare defence"]
    assert [button.command for button in topic.buttons] == ["/picture timeline tokayev", "/picture compare tokayev"]
    assert without_briefings.buttons[0].command == "/picture timeline kazakhstan"


@pytest.mark.parametrize(
    ("typed", "topic"), [("foo kazakhstan", "kazakhstan"), ("tidak", "defence"), ("linimas Rusia", "russia")]
)
def test_only_what_names_something_is_offered_to_be_drawn(typed: str, topic: str) -> None:
    """Other words are left out, so that every suggestion has an answer."""
    commands = [button.command for button in ask(f"/gambar {typed}", "id").buttons]

    assert commands == [f"/picture timeline {topic}", f"/picture compare {topic}"]
    assert all(ask(command).is_understood for command in commands)


def test_words_in_place_of_a_picture_do_not_offer_it_again() -> None:
    """Below the words alone stands the button, with days and order as they were asked for."""
    words, instead = ask("/timeline kazakhstan 2022 newest"), ask("/picture timeline kazakhstan 2022 newest")

    assert "/picture timeline kazakhstan 2022 newest" in [button.command for button in words.buttons]
    assert not [button for button in instead.buttons if button.command.startswith("/picture")]


async def test_a_briefing_with_figures_that_differ_is_drawn_by_its_name() -> None:
    """The button below it asks for them, with the marks of the briefing; what is drawn is told in words as well."""
    words = ask("/defence")
    async with _gallery(Easel()) as gallery:
        album = gallery.album(ask("/picture defence"))

    assert "/picture defence" in [button.command for button in words.buttons]
    assert album.words == "/defence"
    drawn = {claim for sheet in album.sheets for claim in sheet.drawing.claims}
    assert drawn
    assert drawn <= {claim.id for claim in words.shown}


def test_a_briefing_without_such_figures_has_no_such_button() -> None:
    """What cannot be drawn is not offered."""
    assert not [button for button in ask("/tokayev").buttons if button.command.startswith("/picture")]


def test_a_briefing_without_such_figures_says_so_when_its_picture_is_asked_for() -> None:
    """Not that nothing was named; and it says what of it can be drawn."""
    words = text_of(ask("/picture tokayev").document)

    assert "/tokayev shows no figures that differ" in words
    assert "/picture timeline tokayev" in words


def test_a_briefing_that_is_not_there_cannot_be_drawn() -> None:
    """The command line, which names one, is told so."""
    spoken = language("en")
    call = Call(Request("/picture nothing", "en", NOW), sample_newsroom(), spoken, ("nothing",))

    with pytest.raises(NotUnderstood, match="There is no briefing"):
        drawings(call, BundledFont())
