"""Fetching: public addresses only, a bounded answer, and consideration for hosts."""

from __future__ import annotations

import asyncio
import gzip
import re
import zlib
from typing import Any

import pytest
from fake_web import FakeWeb, Page, head
from ways_scenes import NOW, Names, Naps, page, web_for

from bot.domain.errors import BotError
from bot.domain.limits import ARTICLE_BYTES
from bot.intake.ways.addresses import Forbidden
from bot.intake.ways.web import NotFetched, Web


async def _refused(url: str, fake: FakeWeb, **options: Any) -> BotError:
    async with web_for(fake, **options) as web:
        with pytest.raises((Forbidden, NotFetched)) as caught:
            await web.fetch(url)
    return caught.value


async def test_a_page_comes_with_its_type_and_says_who_asks() -> None:
    """Whoever is asked can tell by whom."""
    async with FakeWeb() as fake, web_for(fake) as web:
        fetched = await web.fetch(fake.says("/a", Page(page())))

    assert (page(), "text/html; charset=utf-8") == (fetched.body, fetched.content_type)
    assert fake.asked[0].headers["user-agent"].startswith("Ringkas/")


PRIVATE = [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.5.4/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://[::1]/",
    "http://[::]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[ff02::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
]


@pytest.mark.parametrize("url", PRIVATE)
async def test_a_private_address_is_refused_however_it_is_written(url: str) -> None:
    """A page must not be able to make the bot ask its own machine or network."""
    async with FakeWeb() as fake:
        refused = await _refused(url, fake)

    assert re.search("private network|no host of the web", str(refused))


@pytest.mark.parametrize("url", PRIVATE)
async def test_a_redirect_to_a_private_address_is_refused(url: str) -> None:
    """The first address is public, as far as anybody can see."""
    async with FakeWeb() as fake:
        refused = await _refused(fake.says("/", Page(status=302, headers={"Location": url})), fake)

    assert re.search("private network|no host of the web", str(refused))


@pytest.mark.parametrize("address", ["127.0.0.2", "::1", "::ffff:127.0.0.1", "10.0.0.1", "169.254.169.254"])
async def test_a_name_that_leads_to_a_private_address_is_refused(address: str) -> None:
    """A name says nothing about where it leads."""
    async with FakeWeb() as fake:
        url = fake.url("/", "news.example")
        refused = await _refused(url, fake, resolver=Names({"news.example": [address]}))

    assert ("private network" in str(refused), fake.asked) == (True, [])


async def test_a_name_that_leads_elsewhere_at_the_second_question_is_judged_again() -> None:
    """Rebinding: what was looked up once says nothing about the address that is connected to."""
    async with FakeWeb() as fake, web_for(fake, resolver=Names({"news.example": ["127.0.0.1", "127.0.0.2"]})) as web:
        fake.says("/", Page(page()))
        await web.fetch(fake.url("/", "news.example"))
        with pytest.raises(NotFetched, match="private network"):
            await web.fetch(fake.url("/", "news.example"))

    assert 1 == len(fake.asked)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example/",
        "file:///etc/passwd",
        "gopher://news.example/",
        "http:///no-host",
        "http://news.example:22/",
        "https://name:word@news.example/",
        "http://news.example\\@127.0.0.1/",
        "http://news.example/a b",
        "http://news.example/\u202e",
        "http://[::1",
        "javascript:alert(1)",
    ],
)
async def test_what_is_no_plain_web_address_is_not_asked_first_or_after_a_redirect(url: str) -> None:
    """Other schemes, ports and secrets in addresses are for other programs."""
    async with FakeWeb() as fake:
        await _refused(url, fake)
        target = url.encode("ascii", "ignore").decode()
        await _refused(fake.says("/", Page(status=302, headers={"Location": target or "/"})), fake)

    assert 1 >= len(fake.asked_for("/etc/passwd"))


async def test_redirects_are_followed_and_the_last_address_is_told() -> None:
    """A short link leads somewhere."""
    async with FakeWeb() as fake, web_for(fake) as web:
        fake.says("/b", Page(page()))
        fetched = await web.fetch(fake.says("/a", Page(status=301, headers={"Location": "/b"})))

    assert fake.url("/b") == fetched.url


async def test_redirects_in_a_circle_end() -> None:
    """Five are enough for anybody."""
    async with FakeWeb() as fake:
        refused = await _refused(fake.says("/", Page(status=302, headers={"Location": "/"})), fake)

    assert (6, "127.0.0.1 redirects more than 5 times") == (len(fake.asked), str(refused))


async def test_a_redirect_without_a_place_is_told() -> None:
    """It must not be taken for a redirect to itself."""
    async with FakeWeb() as fake:
        refused = await _refused(fake.says("/", Page(status=302)), fake)

    assert "127.0.0.1 redirects without saying where" == str(refused)


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("gzip", gzip.compress(page())),
        ("deflate", zlib.compress(page())),
        ("deflate", zlib.compress(page())[2:-4]),
        ("identity", page()),
    ],
)
async def test_a_packed_answer_is_unpacked(name: str, packed: bytes) -> None:
    """Some servers leave out the head of what they call deflate."""
    async with FakeWeb() as fake, web_for(fake) as web:
        fetched = await web.fetch(fake.says("/", Page(packed, headers={"Content-Encoding": name})))

    assert page() == fetched.body


async def test_a_packed_answer_of_nothing_is_nothing() -> None:
    """There is not even a head to unpack."""
    async with FakeWeb() as fake, web_for(fake) as web:
        fetched = await web.fetch(fake.says("/", Page(b"", headers={"Content-Encoding": "gzip"})))

    assert b"" == fetched.body


async def test_an_answer_packed_in_an_unknown_way_is_told() -> None:
    """It would be read as a text of nonsense."""
    async with FakeWeb() as fake:
        refused = await _refused(fake.says("/", Page(b"x", headers={"Content-Encoding": "br"})), fake)

    assert "packed in a way" in str(refused)


async def test_damage_in_a_packed_answer_is_told() -> None:
    """Nothing of it can be believed."""
    async with FakeWeb() as fake:
        packed = gzip.compress(page())[:20] + b"damage" * 20
        refused = await _refused(fake.says("/", Page(packed, headers={"Content-Encoding": "gzip"})), fake)

    assert "packed in a way" in str(refused)


async def test_a_page_of_exactly_the_limit_is_had_and_one_byte_more_is_not() -> None:
    """The limit is what it says."""
    async with FakeWeb() as fake, web_for(fake) as web:
        fetched = await web.fetch(fake.says("/full", Page(b"x" * ARTICLE_BYTES)))
        with pytest.raises(NotFetched, match="larger than 2 MiB"):
            await web.fetch(fake.says("/over", Page(b"x" * (ARTICLE_BYTES + 1))))

    assert ARTICLE_BYTES == len(fetched.body)


async def test_a_feed_may_be_larger_than_a_page() -> None:
    """By what its server says that it is; the limit that was passed is told."""
    async with FakeWeb() as fake, web_for(fake) as web:
        feed = "application/rss+xml"
        fetched = await web.fetch(fake.says("/feed", Page(b"x" * (ARTICLE_BYTES + 1), feed)))
        with pytest.raises(NotFetched, match="larger than 20 MiB"):
            await web.fetch(fake.says("/long", Page(b"x" * (20 * 2**20 + 1), feed)))

    assert ARTICLE_BYTES + 1 == len(fetched.body)


async def test_a_host_is_left_alone_between_two_requests() -> None:
    """Somebody pays for what is asked."""
    naps = Naps()
    async with FakeWeb() as fake, web_for(fake, naps) as web:
        url = fake.says("/", Page(page()))
        await asyncio.gather(web.fetch(url), web.fetch(url), web.fetch(url))

    assert [2.0, 2.0] == naps.slept


async def test_a_host_that_asks_for_time_gets_it() -> None:
    """A short wait is waited for by whoever comes next; nobody else asks meanwhile."""
    naps = Naps()
    async with FakeWeb() as fake, web_for(fake, naps) as web:
        url = fake.says("/", Page(status=429, headers={"Retry-After": "20"}), Page(page()))
        with pytest.raises(NotFetched) as caught:
            await web.fetch(url)
        await web.fetch(url)

    assert (20.0, [20.0]) == (caught.value.retry_after, naps.slept)


async def test_a_host_that_asks_for_much_time_is_not_asked_meanwhile() -> None:
    """Whoever wants something of it is told how long."""
    async with FakeWeb() as fake, web_for(fake) as web:
        url = fake.says("/", Page(status=503, headers={"Retry-After": "3600"}))
        for _ in range(2):
            with pytest.raises(NotFetched) as caught:
                await web.fetch(url)

    assert (3600.0, 1) == (caught.value.retry_after, len(fake.asked))


async def test_an_answer_that_is_no_page_is_told_by_its_status() -> None:
    """What is gone is not asked again at once."""
    async with FakeWeb() as fake:
        refused = await _refused(fake.url("/gone?key=secret"), fake)

    assert "127.0.0.1 answers with the status 404" == str(refused)
    assert isinstance(refused, NotFetched)
    assert not refused.is_temporary


async def test_no_error_tells_what_stands_in_an_address() -> None:
    """A key of a private feed is as good as a password."""
    async with FakeWeb() as fake:
        url = fake.says("/private-key", Page(status=500)) + "?token=secret"
        refused = await _refused(url, fake)

    assert ("secret" in repr(refused), "private-key" in repr(refused)) == (False, False)
    assert refused.__cause__ is None
    assert refused.__context__ is None


async def test_an_answer_that_breaks_off_is_told() -> None:
    """Half a page is no page."""

    async def say(writer: asyncio.StreamWriter) -> None:
        writer.write(head(200, {"Content-Length": "1000"}) + b"half")

    async with FakeWeb() as fake:
        refused = await _refused(fake.says("/", say), fake)

    assert "broke its answer off" in str(refused)


async def test_what_is_no_http_is_told() -> None:
    """A port may be anybody's."""

    async def say(writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-OpenSSH_9.9\r\n" * 9)

    async with FakeWeb() as fake:
        refused = await _refused(fake.says("/", say), fake)

    assert "127.0.0.1" in str(refused)


async def test_a_host_nobody_knows_is_told() -> None:
    """A slip of the finger is the most usual fault."""
    async with FakeWeb() as fake:
        refused = await _refused("http://nowhere.example/", fake, resolver=Names({}))

    assert "no host of the name nowhere.example is known" == str(refused)


async def test_encryption_that_is_none_is_told() -> None:
    """An answer in the clear to a request for HTTPS is nobody's we know."""
    async with FakeWeb() as fake:
        refused = await _refused(fake.says("/", Page(page())).replace("http:", "https:"), fake)

    assert "the certificate or encryption of 127.0.0.1 is not in order" == str(refused)


async def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would connect in our place, and to anything."""
    async with FakeWeb() as fake:
        monkeypatch.setenv("http_proxy", fake.url("", "127.0.0.1"))
        refused = await _refused("http://127.0.0.3/", fake)

    assert ("private network" in str(refused), fake.asked) == (True, [])


async def test_a_web_that_was_never_asked_opens_nothing() -> None:
    """Most commands need no network."""
    async with Web(lambda: NOW) as web:
        assert web._connections is None
