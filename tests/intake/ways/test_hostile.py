"""What strangers send to keep the bot busy, to fill it, or to have it ask for them: bounded, told, and others go on.

How long the event loop waited is measured and printed, not asserted: machines differ.
"""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from fake_web import FakeWeb, Page, head
from ways_scenes import NOW, PROSE, LagMeter, item, opened, page, rss, web_for

from bot.domain.errors import BotError
from bot.intake.found import Arrival
from bot.intake.ways import files
from bot.intake.ways.arriving import Refused, arrivals
from bot.intake.ways.kinds import Kind
from bot.intake.ways.passages import Unreadable
from bot.intake.ways.reading_room import ReadingRoom
from bot.intake.ways.web import NotFetched

FEED = "application/rss+xml"
MANY = 50_000
DEEP = 100_000


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def room() -> AsyncIterator[ReadingRoom]:
    """A reader that may work for a second."""
    async with ReadingRoom(work_seconds=1) as room:
        yield room


async def _told(room: ReadingRoom, kind: Kind, data: bytes, what: str) -> str:
    """Why the reader refused; or what it made of it, its texts joined."""
    async with LagMeter(what):
        try:
            found = await room.read(kind, data, url="http://news.example/")
        except Unreadable as error:
            return str(error)
    return "\n".join(passage.text for passage in found.passages)


async def _still_reads(room: ReadingRoom) -> bool:
    """Whether the next one is read as if nothing had been."""
    found = await room.read(Kind.TEXT, b"Surat berikutnya")
    return found.passages[0].text == "Surat berikutnya"


async def test_a_tag_with_fifty_thousand_attributes_is_given_up_while_others_are_answered(room: ReadingRoom) -> None:
    """Half a megabyte that takes a parser over a minute, which nothing but the end of its process can stop."""
    attributes = b" ".join(b"a%d=1" % number for number in range(MANY))
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0.01)
            turns += 1

    answering = asyncio.create_task(others())
    told = await _told(room, Kind.PAGE, page().replace(b"<article", b"<article " + attributes), "50,000 attributes")
    answering.cancel()

    assert ("was given up" in told, turns > 10) == (True, True)
    assert await _still_reads(room)


@pytest.mark.parametrize(
    "deep",
    [
        pytest.param(b"<html><body>" + b"<div>" * DEEP + PROSE.encode(), id="divisions"),
        pytest.param(b"<html><body>" + b"<b><p>" * DEEP + PROSE.encode(), id="overlapping"),
        pytest.param(b"<html><body>" + b"<table><tr><td>" * (DEEP // 4) + PROSE.encode(), id="tables"),
        pytest.param(b"<html><body>" + b"<svg>" * DEEP + PROSE.encode(), id="pictures"),
        pytest.param(page() + b"<!--" * DEEP, id="comments"),
        pytest.param(page() + b"&" * 10 * DEEP, id="ampersands"),
        pytest.param(page() + b"<a href=x>y</a>" * DEEP, id="links"),
        pytest.param(page() + b"<script>" * DEEP, id="scripts"),
    ],
)
async def test_a_page_nested_and_repeated_without_sense_harms_nothing(room: ReadingRoom, deep: bytes) -> None:
    """It is read or refused, and the next one is read."""
    assert await _told(room, Kind.PAGE, deep, "a senseless page")
    assert await _still_reads(room)


def _laughs(levels: int, each: int) -> bytes:
    entities = "".join(f'<!ENTITY e{level + 1} "{f"&e{level};" * each}">' for level in range(levels))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "{"ha" * 50}">{entities}]>'
        f"<rss version='2.0'><channel><title>T</title><item><title>A</title>"
        f"<description>&e{levels};</description></item></channel></rss>"
    ).encode()


BOMBS = {
    "a billion laughs": _laughs(9, 10),
    "a quadratic bomb": (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "' + b"a" * 50_000 + b'">]><rss version="2.0"><channel>'
        b"<item><description>" + b"&a;" * 50_000 + b"</description></item></channel></rss>"
    ),
    "an entity within itself": (
        b'<!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "&a;">]><rss version="2.0"><channel><item><title>A</title>'
        b"<description>&a;</description></item></channel></rss>"
    ),
}


@pytest.mark.parametrize("name", BOMBS)
async def test_an_entity_bomb_does_not_go_off(room: ReadingRoom, name: str) -> None:
    """A few hundred bytes must not become gigabytes."""
    told = await _told(room, Kind.FEED, BOMBS[name], name)

    assert len(told) < 5_000_000
    assert await _still_reads(room)


@pytest.mark.parametrize("kind", [Kind.FEED, Kind.PAGE])
async def test_an_entity_never_brings_in_a_file_or_a_page(room: ReadingRoom, tmp_path: Path, kind: Kind) -> None:
    """What stands on this machine is nobody's to ask for."""
    secret = tmp_path / "secret.txt"
    secret.write_text("kata sandi rahasia")
    async with FakeWeb() as fake:
        fake.says("/entity", Page(b"dari luar"))
        for target in (secret.as_uri(), fake.url("/entity")):
            begin = f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{target}"> %p; <!ENTITY f SYSTEM "{target}">]>'.encode()
            carrier = rss(f"<title>A</title><description>{PROSE} &amp;f; &f;</description>").split(b"?>", 1)[1]
            told = await _told(room, kind, begin + (carrier if kind is Kind.FEED else page(PROSE + "&f;")), "XXE")
            assert "rahasia" not in told

    assert [] == fake.asked


async def test_a_feed_is_never_taken_for_a_path_or_an_address(room: ReadingRoom, tmp_path: Path) -> None:
    """Feedparser opens a text that it is given as a file, and fetches it as a page."""
    (tmp_path / "feed.xml").write_bytes(rss(item("/a", content=PROSE)))
    async with FakeWeb() as fake:
        for name in (str(tmp_path / "feed.xml"), fake.says("/feed", Page(rss(item("/a")), FEED))):
            assert "this is no feed: neither RSS, Atom nor JSON Feed" == await _told(room, Kind.FEED, name.encode(), "")

    assert [] == fake.asked


BROKEN = {
    "cut off": rss(item("/a", "Satu", PROSE), item("/b", "Dua", PROSE))[:-200],
    "an ampersand alone": rss(item("/a", "Ini & itu", PROSE)),
    "two roots": rss(item("/a", "Satu", PROSE)) * 2,
    "nonsense before": b"\n\n  PHP Warning: x\n" + rss(item("/a", "Satu", PROSE)),
    "the wrong encoding": rss(item("/a", "Caf\u00e9", PROSE)).decode().encode("cp1252"),
    "unknown entities": rss(item("/a", "A&nbsp;B&hellip;&oops;", PROSE)),
    "an unknown prefix": rss("<media:title>x</media:title>" + item("/a", "Satu", PROSE)),
    "control characters": rss(item("/a", "Satu\x08\x0b", PROSE)),
    "days that are none": rss(item("/a", "Satu", PROSE) + "<pubDate>99 Foo 2026 99:99</pubDate>"),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_a_broken_feed_gives_what_can_be_read_of_it(room: ReadingRoom, name: str) -> None:
    """Feeds are broken every day, and their articles are none the worse for it."""
    assert "rapat warga" in await _told(room, Kind.FEED, BROKEN[name], f"a feed with {name}")


async def test_a_feed_nested_a_hundred_thousand_deep_harms_nothing(room: ReadingRoom) -> None:
    """It is read or refused, and the next one is read."""
    await _told(room, Kind.FEED, rss("<title>A</title>" + "<x>" * DEEP + PROSE), "a deep feed")

    assert await _still_reads(room)


async def test_a_feed_of_twenty_thousand_entries_gives_the_first_five_hundred(room: ReadingRoom) -> None:
    """The newest stand first, and what was left out is said."""
    data = rss(*(item(f"/{number}", f"Judul {number}") for number in range(20_000)))
    async with LagMeter("20,000 entries"):
        found = await room.read(Kind.FEED, data)

    assert (500, "Judul 0", "Judul 499") == (len(found.passages), found.passages[0].title, found.passages[-1].title)
    assert ["only the first 500 entries of the feed were read"] == [words.in_english() for words in found.remarks]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"[" * DEEP, "it is nested too deep to be read"),
        (
            b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b'{"a":' * DEEP,
            "it is nested too deep to be read",
        ),
        (
            b'{"version": "https://jsonfeed.org/version/1.1", "items": 7}',
            "this is no feed: neither RSS, Atom nor JSON Feed",
        ),
        (b'{"items": [' + b"9" * 5000 + b"]}", "this is not JSON"),
        (b"{", "this is not JSON"),
        (b"\xff\xfe\x00", "this is not JSON"),
    ],
)
async def test_json_without_sense_is_refused(room: ReadingRoom, data: bytes, told: str) -> None:
    """Each with its own reason."""
    assert told == await _told(room, Kind.JSON_FEED, data, "JSON")


async def test_json_feeds_with_the_wrong_sort_of_everything_are_read_for_what_is_right(room: ReadingRoom) -> None:
    """One entry must not cost the others."""
    wrong: list[object] = [
        None,
        7,
        [],
        {},
        {"id": 9, "content_html": [], "authors": "x"},
        {"title": {}, "authors": [1]},
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": 3, "items": [*wrong, {"content_text": PROSE}]}

    assert "rapat warga" in await _told(room, Kind.JSON_FEED, json.dumps(feed).encode(), "JSON")


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param(b"[" * 20_000, id="brackets"),
        pytest.param(b"> " * DEEP + b"x", id="quotations"),
        pytest.param(b"* " * DEEP + b"x", id="lists"),
        pytest.param(b"*a_ " * 5000, id="emphasis"),
        pytest.param(b"`" * DEEP, id="ticks"),
        pytest.param(b"---\n" + b"a: b\n" * 5000, id="front matter"),
        pytest.param(b"|" * DEEP + b"\n" + b"|-" * DEEP, id="tables"),
    ],
)
async def test_markdown_without_sense_harms_nothing(room: ReadingRoom, markdown: bytes) -> None:
    """It is read or refused, and the next one is read."""
    assert await _told(room, Kind.MARKDOWN, markdown, "Markdown")
    assert await _still_reads(room)


async def test_a_letter_within_letters_harms_nothing(room: ReadingRoom) -> None:
    """Parts may hold parts without end."""
    begin = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(20_000))

    assert await _told(room, Kind.LETTER, b"Subject: x\r\n" + begin + b"\r\nisi", "a letter")
    assert await _still_reads(room)


@pytest.mark.parametrize("kind", Kind)
async def test_much_of_one_character_harms_nothing(room: ReadingRoom, kind: Kind) -> None:
    """No pattern of ours may look at it again and again."""
    told = [await _told(room, kind, each.encode() * 200_000, repr(each)) for each in "a \n<.-\u200b\u0301"]

    assert not [words for words in told if "was given up" in words]


async def test_a_hundred_megabytes_of_text_are_refused_unread(room: ReadingRoom, tmp_path: Path) -> None:
    """Nothing of it is half taken."""
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        for _ in range(100):
            stream.write(b"kata " * (2**20 // 5))
    async with LagMeter("100 MB of text"):
        with pytest.raises(Unreadable, match="it is larger than 2 MiB"):
            await files.read(path, room, NOW)


async def test_one_line_of_two_megabytes_is_refused_for_its_length(room: ReadingRoom) -> None:
    """An article of a million characters is none."""
    told = await _told(room, Kind.TEXT, b"kata " * 400_000, "a huge line")

    assert "its text is longer than 200000 characters" == told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\0", "this is PDF data and no text; send the text itself"),
        (b"PK\x03\x04\x14\0\x06", "this is ZIP data and no text; send the text itself"),
        (b"\x89PNG\r\n\x1a\n\0", "this is PNG data and no text; send the text itself"),
        (bytes(range(256)) * 40, "this is no text; send the text itself"),
        (b"\x01\x02\x03\x04" * 40, "this is no text; send the text itself"),
    ],
)
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.PAGE, Kind.MARKDOWN, Kind.JSON_FEED])
async def test_binary_data_as_text_is_refused(room: ReadingRoom, kind: Kind, data: bytes, told: str) -> None:
    """It is told what it seems to be, and that the text is wanted."""
    assert told == await _told(room, kind, data, "binary data")


async def test_marks_that_turn_or_hide_text_are_taken_out_and_told(room: ReadingRoom) -> None:
    """What an editor checks is what readers get."""
    hidden = "Pasar \u202egnilam\u202c di de\u200bsa\u2060, \u2066besok\u2069\ufeff" + "\U000e0041" * 3

    (passage,) = (await room.read(Kind.TEXT, hidden.encode())).passages

    assert "Pasar gnilam di desa, besok" == passage.text
    assert (("turned", "4"), ("hidden", "6")) == passage.remarks


async def test_titles_hold_no_hidden_marks_either(room: ReadingRoom) -> None:
    """A title is read more often than its text."""
    (passage,) = (await room.read(Kind.PAGE, page(title="Ra\u200bpat \u202eWarga"))).passages

    assert "Rapat Warga" == passage.title


async def _fetch_refused(fake: FakeWeb, url: str, what: str, within: float = 30.0) -> BotError:
    async with web_for(fake, within=within) as web, LagMeter(what):
        with pytest.raises(NotFetched) as caught:
            await web.fetch(url)
    return caught.value


async def test_a_gzip_bomb_stops_at_the_limit() -> None:
    """A hundred megabytes of nothing in a hundred kilobytes."""
    bomb = gzip.compress(b"\0" * 100 * 2**20)
    async with FakeWeb() as fake:
        url = fake.says("/", Page(bomb, headers={"Content-Encoding": "gzip"}))
        refused = await _fetch_refused(fake, url, "a gzip bomb")

    assert "what 127.0.0.1 sends is larger than 2 MiB" == str(refused)


async def test_an_endless_answer_stops_at_the_limit() -> None:
    """A server need not say how much will come."""

    async def say(writer: asyncio.StreamWriter) -> None:
        writer.write(head(200, {"Content-Type": "text/html"}))
        while True:
            writer.write(b"<p>lagi</p>" * 5000)
            await writer.drain()

    async with FakeWeb() as fake:
        refused = await _fetch_refused(fake, fake.says("/", say), "an endless answer")

    assert "what 127.0.0.1 sends is larger than 2 MiB" == str(refused)


@pytest.mark.parametrize("begins", [b"HTTP/1.1 200 OK\r\n", head(200, {"Content-Length": "99999"})])
async def test_an_answer_that_drips_is_given_up(begins: bytes) -> None:
    """A byte now and then keeps every timeout of a socket from ending it, but not the one of the whole."""

    async def say(writer: asyncio.StreamWriter) -> None:
        writer.write(begins)
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.02)

    async with FakeWeb() as fake:
        refused = await _fetch_refused(fake, fake.says("/", say), "a slow drip", within=0.3)

    assert "127.0.0.1 did not answer in time" == str(refused)


async def test_an_endless_head_is_given_up() -> None:
    """Fields of a head are kept in memory, each of them."""

    async def say(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            writer.write(b"X-Field: value\r\n" * 1000)
            await writer.drain()

    async with FakeWeb() as fake:
        refused = await _fetch_refused(fake, fake.says("/", say), "an endless head", within=1.0)

    assert "127.0.0.1" in str(refused)


async def test_between_hostile_things_nothing_is_lost(tmp_path: Path) -> None:
    """What can be read comes, what cannot is told by name, and in order."""
    good, bad, pipe = tmp_path / "1.txt", tmp_path / "2.txt", tmp_path / "3.txt"
    good.write_text(PROSE)
    bad.write_bytes(b"\0" * 100)
    pipe.symlink_to("/dev/zero")
    async with opened() as (fake, ways):
        urls = [
            fake.says("/bomb", Page(gzip.compress(b"\0" * 2**24), headers={"Content-Encoding": "gzip"})),
            fake.says("/inside", Page(status=302, headers={"Location": "http://169.254.169.254/"})),
            fake.says("/good", Page(page())),
        ]
        found = [each async for each in arrivals([str(tmp_path), *urls], ways)]

    assert [Arrival, Refused, Refused, Refused, Refused, Arrival] == [type(each) for each in found]
    assert ["1.txt", str(bad), str(pipe), *urls] == [each.way for each in found]
