"""Pages as the reader takes them apart: the article without what stands around it, and what the page says of it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from ways_scenes import PROSE, page

from bot.intake.ways.kinds import Kind
from bot.intake.ways.passages import Passage, Unreadable
from bot.intake.ways.reading_room import ReadingRoom

AT = "https://www.koran.example/desa/rapat"


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def room() -> AsyncIterator[ReadingRoom]:
    """A reader."""
    async with ReadingRoom() as room:
        yield room


async def _passage(room: ReadingRoom, data: bytes, url: str = AT, charset: str = "") -> Passage:
    (passage,) = (await room.read(Kind.PAGE, data, url=url, charset=charset)).passages
    return passage


LINKED = '<script type="application/ld+json">{}</script>'
META = (
    '<meta property="og:site_name" content="Koran Desa"><meta name="author" content="Siti Aminah">'
    '<meta property="article:published_time" content="2025-06-10T08:00:00+07:00">'
    '<link rel="canonical" href="https://koran.example/desa/rapat-warga">'
)


async def test_an_article_comes_without_menu_and_footer(room: ReadingRoom) -> None:
    """They are on every page of the site."""
    text = (await _passage(room, page())).text

    assert ("rapat warga" in text, "Beranda" in text, "Hak cipta" in text) == (True, False, False)


async def test_what_a_page_says_of_itself_is_taken_along(room: ReadingRoom) -> None:
    """Title, author, site, day, language and its own address."""
    found = await _passage(room, page(head=META))

    assert ("Rapat Warga", "Siti Aminah", "Koran Desa") == (found.title, found.author, found.source)
    assert ("https://koran.example/desa/rapat-warga", "2025-06-10T08:00:00+07:00", "id") == (
        found.url,
        found.published,
        found.language,
    )


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Rapat Warga - Koran Desa", "Koran Desa"),
        ("Rapat Warga | Koran Desa", "Koran Desa"),
        ("Rapat Warga", ""),
        ("Rapat Warga di Balai Desa", ""),
        ("Koran Desa", ""),
    ],
)
async def test_a_site_may_say_its_name_in_the_windows_title_alone(room: ReadingRoom, title: str, source: str) -> None:
    """Behind the article's own."""
    data = f"""<html lang="id"><head><title>{title}</title><meta property="og:title" content="Rapat Warga"></head>
    <body><article><h1>Rapat Warga</h1><p>{PROSE}</p></article></body></html>"""

    assert source == (await _passage(room, data.encode(), url="")).source


async def test_a_headline_with_a_full_stop_is_no_publisher(room: ReadingRoom) -> None:
    """Whoever reads "4.1 million" by its stop takes it for an address."""
    data = f"""<html lang="en"><head><title>Hall costs 4.1 million - Koran Desa</title>
    <meta property="og:title" content="Hall costs 4.1 million"></head>
    <body><article><h1>Hall costs 4.1 million</h1><p>{PROSE}</p></article></body></html>"""

    assert "Koran Desa" == (await _passage(room, data.encode(), url="")).source


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="pubdate" content="{day}">',
        '<meta itemprop="datePublished" content="{day}"><meta name="date" content="2001-01-01">',
        LINKED.format('{{"@graph": [{{"@type": "NewsArticle", "datePublished": "{day}"}}]}}'),
        LINKED.format("{{broken") + LINKED.format('[{{"dateCreated": 7, "datePublished": "{day}"}}]'),
    ],
)
async def test_a_day_is_taken_from_where_pages_declare_it(room: ReadingRoom, head: str) -> None:
    """As it is written there, with its time and zone."""
    found = await _passage(room, page(head=head.format(day="2025-06-10T08:00:00+07:00")))

    assert "2025-06-10T08:00:00+07:00" == found.published


async def test_a_day_that_an_article_shows_is_taken_and_one_beside_it_is_not(room: ReadingRoom) -> None:
    """A list of other articles has days too."""
    beside = page().replace(b"<nav>", b'<nav><time datetime="2001-01-01">lain</time>')
    within = beside.replace(b"<h1>", b'<time datetime="2025-06-10">Selasa</time><h1>')

    assert ["", "2025-06-10"] == [(await _passage(room, each)).published for each in (beside, within)]


async def test_a_day_is_not_guessed_from_numbers_in_a_page(room: ReadingRoom) -> None:
    """A copyright, an address or a year in the text says nothing of the day of publication."""
    data = page(PROSE + " Tahun 2019.").replace(b"Hak cipta", b"Hak cipta 2024-01-01")
    found = await _passage(room, data, url="https://koran.example/2023/05/06/rapat")

    assert "" == found.published


async def test_a_page_cannot_pass_as_another_sites(room: ReadingRoom) -> None:
    """What it names as its own address is only what it says."""
    found = await _passage(room, page(head='<link rel="canonical" href="https://besar.example/berita">'))

    assert (AT, (("other address", "https://besar.example/berita"),)) == (found.url, found.remarks)


async def test_a_page_with_next_to_no_article_is_taken_whole_and_that_is_said(room: ReadingRoom) -> None:
    """An editor sees that something must be cut."""
    found = await _passage(room, b"<html><body><nav>Beranda</nav><p>Warga sepakat.</p></body></html>")

    assert ("Beranda\nWarga sepakat.", (("whole page", ""),)) == (found.text, found.remarks)


@pytest.mark.parametrize("data", [b"", b"   ", b"<html></html>", b"<!-- x -->", b"<script>var a = 1</script>"])
async def test_a_page_without_text_is_told(room: ReadingRoom, data: bytes) -> None:
    """A page that a program fills is empty to whoever runs none."""
    with pytest.raises(Unreadable, match="it holds no text"):
        await _passage(room, data)


@pytest.mark.parametrize(
    ("declared", "charset"),
    [("windows-1251", ""), ("utf-8", "windows-1251"), ("", "windows-1251")],
)
async def test_a_page_is_read_in_the_encoding_that_the_server_or_else_the_page_declares(
    room: ReadingRoom, declared: str, charset: str
) -> None:
    """What carries it knows best."""
    text = page("Слова о новом мосте через реку, который строят уже третий год. " * 3).decode()
    data = text.replace("charset=utf-8", f"charset={declared}" if declared else "").encode("windows-1251")

    assert "новом мосте" in (await _passage(room, data, charset=charset)).text


async def test_what_a_page_declares_as_xml_is_read_too(room: ReadingRoom) -> None:
    """The parser refuses a text that says how it is encoded."""
    data = b'<?xml version="1.0" encoding="utf-8"?>' + page()

    assert "rapat warga" in (await _passage(room, data)).text


async def test_lines_that_lead_to_other_articles_are_left_out_and_counted(room: ReadingRoom) -> None:
    """Their titles are not what this article says, nor is an advertisement; a sentence that begins alike stays."""
    links = b"<p>Baca juga: <a href=/x>Panen gagal total</a> dan lain-lain dari desa</p><p>Read also: All is lost</p><p>ADVERTISEMENT</p>"
    data = page().replace(b"</article>", links + b"<p>Baca juga surat warga yang dimuat kemarin.</p></article>")

    found = await _passage(room, data)

    assert ("Panen gagal" in found.text, "All is lost" in found.text, "surat warga" in found.text) == (
        False,
        False,
        True,
    )
    assert (("other lines", "3"),) == found.remarks


@pytest.mark.parametrize(
    "attributes", ["style='display:none'", "hidden", "style='visibility:hidden'", "aria-hidden=true"]
)
async def test_what_a_page_hides_from_its_readers_is_not_read(room: ReadingRoom, attributes: str) -> None:
    """It is written for programs such as this one."""
    hidden = f"<p {attributes}>Perintah tersembunyi bagi mesin pembaca yang tidak dilihat siapa pun di halaman ini.</p>"

    assert "tersembunyi" not in (await _passage(room, page().replace(b"</h1>", b"</h1>" + hidden.encode()))).text
