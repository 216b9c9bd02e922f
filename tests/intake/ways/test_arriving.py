"""Whatever somebody names: each thing by what it is, in order, resumable, and its progress told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from fake_web import Page
from ways_scenes import NOW, PROSE, Naps, item, opened, page, rss

from bot.intake.found import Arrival
from bot.intake.ways.addresses import is_public, shown
from bot.intake.ways.arriving import Refused, Ways, arrivals
from bot.intake.ways.kinds import Kind, charset_of_type, kind_of_content, kind_of_file, kind_of_type
from bot.intake.ways.manners import Manners
from bot.intake.ways.passages import Unreadable
from bot.intake.ways.web import waiting_time

FEED = "application/rss+xml"


def _names(found: list[Arrival | Refused]) -> list[str]:
    return [each.title or each.way if isinstance(each, Arrival) else f"! {each.notice.in_english()}" for each in found]


async def test_files_folders_pages_and_feeds_come_in_the_order_in_which_they_are_named(tmp_path: Path) -> None:
    """What each is, nobody has to say."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "b.txt").write_text(PROSE)
    (tmp_path / "a.md").write_text(f"# Catatan\n\n{PROSE}")
    async with opened() as (fake, ways):
        fake.says("/teaser", Page(page()))
        feed = Page(rss(item("/whole", "Utuh", PROSE), item("/teaser", "Teras")), FEED)
        text = Page(PROSE.encode(), "text/plain; charset=utf-8")
        letter = Page(b"Subject: Surat\r\n\r\nisi", "message/rfc822")
        sources = [
            fake.says("/page", Page(page(title="Halaman"))),
            str(tmp_path / "folder"),
            fake.says("/feed", feed),
            str(tmp_path / "a.md"),
            fake.says("/text", text),
            fake.says("/letter", letter),
        ]
        found = [each async for each in arrivals(sources, ways)]

    assert ["Halaman", "b.txt", "Utuh", "Teras", "Catatan", fake.url("/text"), "Surat"] == _names(found)


async def test_what_is_known_is_passed_over_without_asking() -> None:
    """A long work that ended early goes on where it was."""
    async with opened() as (fake, ways):
        feed = fake.says("/feed", Page(rss(item("/a", "Satu", PROSE), item("/b", "Dua", PROSE)), FEED))
        known = {fake.says("/page", Page(page())), fake.url("/a")}
        found = [each async for each in arrivals([*known, feed], ways, knows=known.__contains__)]

    assert (["Dua"], ["/feed"]) == (_names(found), [asked.path for asked in fake.asked])


async def test_progress_is_told_and_ends_at_all(tmp_path: Path) -> None:
    """A feed adds its entries when it is opened."""
    told: list[tuple[int, int]] = []
    (tmp_path / "a.txt").write_text(PROSE)
    async with opened() as (fake, ways):
        feed = fake.says("/feed", Page(rss(*(item(f"/{n}", content=PROSE) for n in range(3))), FEED))
        sources = [str(tmp_path), feed, fake.url("/gone"), str(tmp_path / "b.txt")]
        found = [
            each async for each in arrivals(sources, ways, progress=lambda total, step: told.append((total, step)))
        ]

    assert (6, 7) == (len(found), sum(step for _, step in told))
    assert (4, 7) == (told[0][0], told[-1][0])


async def test_an_address_that_is_none_of_the_webs_is_not_taken_for_a_file() -> None:
    """It is told what an address begins with."""
    async with opened() as (_, ways):
        (found,) = [each async for each in arrivals(["ftp://example.com/news.txt"], ways)]

    assert isinstance(found, Refused)
    assert "https://" in found.notice.in_english()


async def test_each_thing_that_does_not_come_in_says_why(tmp_path: Path) -> None:
    """By its name, without what may be secret in it."""
    async with opened() as (fake, ways):
        sources = [
            str(tmp_path / "nowhere.txt"),
            fake.url("/gone?key=secret"),
            fake.says("/pdf", Page(b"%PDF-1.7 \0", "application/pdf")),
            fake.says("/json", Page(b"{}", "application/json")),
            fake.says("/empty", Page(rss(), FEED)),
            "https://10.0.0.1/",
        ]
        found = [each async for each in arrivals(sources, ways)]

    assert [
        "! cannot be read: there is no such file or folder",
        "! 127.0.0.1 answers with the status 404",
        "! this is PDF data and no text; send the text itself",
        "! this is no feed: neither RSS, Atom nor JSON Feed",
        "! it holds no text",
        "! 10.0.0.1 leads to this machine or into a private network, and is not asked",
    ] == _names(found)
    assert fake.url("/gone") == found[1].way


async def test_what_fails_within_a_folder_or_a_feed_costs_only_itself(tmp_path: Path) -> None:
    """The others come all the same."""
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "b.txt").write_text(PROSE)
    async with opened() as (fake, ways):
        entries = rss(item("/gone", "Satu"), item("http://[::1", "Dua"), item("/c", "Tiga", PROSE))
        found = [each async for each in arrivals([str(tmp_path), fake.says("/feed", Page(entries, FEED))], ways)]

    assert [
        "! this link leads back into a folder around it",
        "b.txt",
        "! 127.0.0.1 answers with the status 404",
        "Dua",
        "Tiga",
    ] == _names(found)


async def test_what_a_feed_leaves_out_is_told_before_its_articles() -> None:
    """Nothing is passed over in silence."""
    async with opened() as (fake, ways):
        items = [{"id": str(number), "content_text": PROSE} for number in range(501)]
        feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
        found = [each async for each in arrivals([fake.says("/feed", Page(feed, "application/feed+json"))], ways)]

    assert ("! only the first 500 entries of the feed were read", 501) == (_names(found)[0], len(found))


async def test_a_link_that_an_editor_sends_is_one_article() -> None:
    """Its own address is where the redirects ended."""
    async with opened() as (fake, ways):
        fake.says("/long", Page(page()))
        arrival = await ways.page(fake.says("/short", Page(status=301, headers={"Location": "/long"})))

    assert (fake.url("/long"), fake.url("/short"), NOW) == (arrival.url, arrival.way, arrival.arrived_at)


async def test_a_link_to_a_feed_is_not_taken_for_one_article() -> None:
    """Which of them is meant, nobody said."""
    async with opened() as (fake, ways):
        with pytest.raises(Unreadable, match="this is a feed of several articles"):
            await ways.page(fake.says("/feed", Page(rss(item("/a", content=PROSE)), FEED)))


async def test_ways_that_nobody_takes_cost_nothing() -> None:
    """No process, no connection."""
    async with Ways(lambda: NOW) as ways:
        pass

    assert ways.room._reader is None


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    """A command that fetches nothing does not load what fetches, and none loads what parses strangers' pages."""
    program = "import sys, bot.intake.ways.polling; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()

    assert not {"aiohttp", "trafilatura", "feedparser", "lxml", "markdown_it"} & set(loaded)


@pytest.mark.parametrize(
    ("said", "begin", "kind"),
    [
        (Kind.PAGE, b"<?xml version='1.0'?><!-- x --><rss version='2.0'>", Kind.FEED),
        (Kind.TEXT, b"<feed xmlns='http://www.w3.org/2005/Atom'>", Kind.FEED),
        (None, b"<rdf:RDF xmlns:rdf='x'>", Kind.FEED),
        (Kind.FEED, b"<!DOCTYPE html><html><head>", Kind.PAGE),
        (None, b"<!doctype  HTML>", Kind.PAGE),
        (Kind.PAGE, b"<html><body><feed>", Kind.PAGE),
        (Kind.TEXT, b"<html> adalah tanda", Kind.TEXT),
        (Kind.LETTER, b"Subject: <rss >", Kind.LETTER),
        (None, b"\0\1", None),
    ],
)
def test_what_bytes_are_is_seen_from_their_beginning(said: Kind | None, begin: bytes, kind: Kind | None) -> None:
    """What is said of them is often wrong."""
    assert kind is kind_of_content(said, begin)


def test_a_type_names_a_sort_and_an_encoding() -> None:
    """In any case, with or without quotation marks."""
    assert (Kind.PAGE, "UTF-8") == (kind_of_type("Text/HTML; x=y"), charset_of_type('text/html; Charset="UTF-8"'))
    assert (None, "") == (kind_of_type("image/png"), charset_of_type("text/html"))
    assert (Kind.MARKDOWN, None) == (kind_of_file(Path("a/b.MD")), kind_of_file(Path("a.docx")))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("2001:db8::1", False),
        ("2001:0:7f00:1::", False),
        ("::ffff:93.184.216.34", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("no address", False),
    ],
)
def test_an_address_is_public_or_not(address: str, expected: bool) -> None:  # noqa: FBT001
    """What is not given out to be reached from anywhere is not."""
    assert expected == is_public(address)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120.0),
        ("999999999999", 86400.0),
        ("Sun, 22 Nov 2026 08:10:00 GMT", 600.0),
        ("Sun, 22 Nov 2026 07:00:00 GMT", 0.0),
        ("Sun, 22 Nov 2026 08:10:00", 600.0),
        ("", None),
        ("later", None),
        ("-5", None),
        ("Sun, 99 Nov 2026", None),
    ],
)
def test_a_time_to_wait_is_read_in_both_of_its_forms(text: str, seconds: float | None) -> None:
    """Seconds, or a moment."""
    assert seconds == waiting_time(text, NOW)


async def test_hosts_that_wait_for_nothing_are_forgotten() -> None:
    """A feed may name a new host with each entry, for years."""
    naps = Naps()
    manners = Manners(naps.clock, naps.sleep)
    manners.wait("patient.example", 1e9)
    for number in range(5000):
        async with manners.turn(f"{number}.example"):
            naps.seconds += 1

    assert len(manners._hosts) <= 2001
    assert "patient.example" in manners._hosts


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://name:word@koran.example:8443/a/b?key=secret#part", "https://koran.example:8443/a/b"),
        ("http://[::1", ""),
    ],
)
def test_an_address_is_shown_without_what_may_be_secret(url: str, told: str) -> None:
    """Names, passwords, keys; one that is none shows nothing."""
    assert told == shown(url)
