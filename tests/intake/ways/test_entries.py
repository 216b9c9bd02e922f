"""Entries of feeds: what they say, which are whole, and when a feed wants to be asked again."""

from __future__ import annotations

import json

import pytest
from ways_scenes import PROSE, item, rss

from bot.intake.ways.entries import is_whole, read_feed, read_json_feed

AT = "https://koran.example/umpan.xml"
SYNDICATION = "http://purl.org/rss/1.0/modules/syndication/"
FOUR_TIMES = f'<sy:updateFrequency xmlns:sy="{SYNDICATION}">4</sy:updateFrequency>'
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id"><title>Koran Desa</title><entry><id>tag:1</id>'
    '<title type="html">Rapat &amp;amp; &lt;b>Panen&lt;/b></title><author><name>Siti</name></author>'
    '<link rel="alternate" href="/a"/><updated>2025-06-10T08:00:00Z</updated>'
    f'<summary>Teras</summary><content type="html">&lt;p>{PROSE}&lt;/p></content></entry></feed>'
)


def test_an_entry_of_atom_says_all_that_it_has() -> None:
    """Its address is completed by that of the feed, and its title is text."""
    (entry,) = read_feed(ATOM.encode(), "", AT).passages

    assert ("tag:1", "Rapat & Panen", "Siti") == (entry.id, entry.title, entry.author)
    assert ("https://koran.example/a", "2025-06-10T08:00:00Z", "id") == (entry.url, entry.published, entry.language)
    assert (PROSE.strip(), "Koran Desa", True) == (entry.text, entry.source, entry.is_whole)


def test_an_entry_of_rss_keeps_its_day_as_written() -> None:
    """Days in other languages are read later, by who knows them."""
    (entry,) = read_feed(rss(item("/a") + "<pubDate>Minggu, 8 Juni 2025 09:00 WIB</pubDate>"), "", AT).passages

    assert "Minggu, 8 Juni 2025 09:00 WIB" == entry.published


def test_of_summary_and_content_the_longer_is_read() -> None:
    """Some feeds put the whole article into the one, some into the other."""
    long, short = read_feed(rss(item("/a", content=PROSE), item("/b", content="x", summary=PROSE)), "", AT).passages

    assert (PROSE.strip(), PROSE.strip()) == (long.text, short.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PROSE, True),
        ("Pendek.", False),
        (PROSE + "…", False),
        (PROSE + " [...]", False),
        (PROSE + " Baca selengkapnya", False),
        (PROSE + " Continue reading →", False),
        (PROSE + " The post Rapat appeared first on Koran.", True),
    ],
)
def test_an_entry_is_whole_if_it_is_long_and_does_not_break_off(text: str, expected: bool) -> None:  # noqa: FBT001
    """Else its page is fetched."""
    assert (expected, expected) == (is_whole(text, is_content=False), is_whole(text, is_content=True))


def test_what_stands_beside_a_summary_may_be_short_and_whole() -> None:
    """A feed that has both knows the difference."""
    text = PROSE[:400]

    assert (True, False) == (is_whole(text, is_content=True), is_whole(text, is_content=False))


@pytest.mark.parametrize(
    ("head", "minutes"),
    [
        ("<ttl>60</ttl>", 60),
        ("<ttl>soon</ttl>", 0),
        ("<ttl>99999999999</ttl>", 0),
        (
            f'<sy:updatePeriod xmlns:sy="{SYNDICATION}">daily</sy:updatePeriod>{FOUR_TIMES}',
            360,
        ),
        ("", 0),
    ],
)
def test_a_feed_says_for_how_long_it_stays_as_it_is(head: str, minutes: int) -> None:
    """In one of two ways, or not at all."""
    assert minutes == read_feed(rss(item("/a"), head=head), "", AT).minutes


def test_a_feed_in_utf_16_is_cut_like_any_other() -> None:
    """Its ends of entries are other bytes."""
    data = rss(*(item(f"/{number}") for number in range(510))).decode().replace("utf-8", "utf-16").encode("utf-16")

    feed = read_feed(data, "", AT)

    assert (500, (("entries left out", "500"),)) == (len(feed.passages), feed.remarks)


def test_a_feed_that_is_not_well_formed_is_told() -> None:
    """What was lost in it cannot be known."""
    assert (("unsound", ""),) == read_feed(rss(item("/a", "Ini & itu")), "", AT).remarks


def test_an_entry_that_names_its_source_keeps_it() -> None:
    """Feeds that gather from others say from whom."""
    (entry,) = read_feed(rss(item("/a") + '<source url="https://asal.example/">Asal</source>'), "", AT).passages

    assert "Asal" == entry.source


def test_a_json_feed_says_the_same_in_its_own_way() -> None:
    """Its authors stand by the entry or by the feed."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Koran Desa",
        "language": "id",
        "authors": [{"name": "Siti"}, {"name": "Budi"}],
        "items": [
            {"id": "1", "url": "/a", "title": "A", "content_html": f"<p>{PROSE}</p>", "date_published": "2025-06-10"},
            {"id": "2", "url": "/b", "summary": "teras", "author": {"name": "Ani"}},
        ],
    }

    first, second = read_json_feed(json.dumps(feed).encode(), "", AT).passages

    assert (PROSE.strip(), "Siti, Budi", "2025-06-10", True) == (
        first.text,
        first.author,
        first.published,
        first.is_whole,
    )
    assert ("teras", "Ani", "https://koran.example/b", False) == (
        second.text,
        second.author,
        second.url,
        second.is_whole,
    )


def test_a_long_json_feed_gives_the_first_five_hundred() -> None:
    """What was left out is said."""
    items = [{"id": str(number), "content_text": "x"} for number in range(510)]
    feed = read_json_feed(json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}).encode(), "", AT)

    assert (500, (("entries left out", "500"),)) == (len(feed.passages), feed.remarks)
