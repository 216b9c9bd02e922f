"""Following feeds: each when it is due, its articles one by one, and nothing lost whatever ends the bot."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from fake_web import FakeWeb, Page
from ways_scenes import NOW, PROSE, Names, item, page, rss, web_for

from bot.intake.found import Arrival
from bot.intake.ways.arriving import Refused, Ways
from bot.intake.ways.feeds import FeedState
from bot.intake.ways.polling import Feeds
from bot.intake.ways.reading_room import ReadingRoom

FEED = "application/rss+xml"


class Book:
    """Keeps states in memory."""

    def __init__(self) -> None:
        self.states: dict[str, FeedState] = {}
        self.saved = 0

    async def state(self, url: str) -> FeedState | None:
        """What is remembered."""
        return self.states.get(url)

    async def save(self, state: FeedState) -> None:
        """Remember."""
        self.states[state.url] = state
        self.saved += 1


class Desk:
    """Takes what comes; after `patience` articles it fails, as a store that is closed does."""

    def __init__(self, patience: int = 1000) -> None:
        self.came: list[Arrival | Refused] = []
        self.patience = patience

    async def take(self, came: Arrival | Refused) -> None:
        """Take one."""
        if len(self.came) >= self.patience:
            raise OSError("closed")
        self.came.append(came)

    @property
    def titles(self) -> list[str]:
        """What came, by its title; what did not, by its reason."""
        return [each.title if isinstance(each, Arrival) else each.notice.in_english() for each in self.came]


class Scene:
    """A fake web, a book and a desk; an hour passes with each look that is asked for."""

    def __init__(self, fake: FakeWeb) -> None:
        self.fake = fake
        self.now = NOW
        self.book = Book()
        self.desk = Desk()
        self.ways = Ways(self._now, ReadingRoom(), web_for(fake))

    def _now(self) -> datetime:
        return self.now

    async def look(self, *urls: str, after: timedelta = timedelta()) -> float:
        """Look around once, so much later; the pause until the next look."""
        self.now += after
        return await Feeds(urls, self.book, self.ways, self.desk.take).look_around()


async def test_new_articles_are_handed_on_once_and_the_next_look_is_when_a_feed_is_due() -> None:
    """Between, nobody is asked."""
    async with FakeWeb() as fake:
        scene = Scene(fake)
        async with scene.ways:
            url = fake.says("/feed", Page(rss(item("/a", "Satu", PROSE), item("/b", "Dua", PROSE)), FEED))
            pauses = [await scene.look(url), await scene.look(url, after=timedelta(minutes=29))]
            await scene.look(url, after=timedelta(minutes=1))

    assert (["Satu", "Dua"], 2) == (scene.desk.titles, len(fake.asked))
    assert [300.0, 60.0] == pauses


async def test_what_was_not_taken_when_the_bot_was_ended_comes_at_the_next_start() -> None:
    """And what was taken does not come again."""
    async with FakeWeb() as fake:
        scene = Scene(fake)
        scene.desk.patience = 1
        async with scene.ways:
            entries = rss(*(item(f"/{title}", title, PROSE) for title in ("Satu", "Dua", "Tiga")))
            url = fake.says("/feed", Page(entries, FEED, headers={"ETag": '"7"'}))
            with pytest.raises(ExceptionGroup):
                await scene.look(url)
            scene.desk.patience = 1000
            await scene.look(url)

    assert (["Satu", "Dua", "Tiga"], 2) == (scene.desk.titles, len(fake.asked))


async def test_a_long_feed_comes_in_parts_so_that_no_other_waits() -> None:
    """Twenty articles at a look, the rest soon."""
    async with FakeWeb() as fake:
        scene = Scene(fake)
        async with scene.ways:
            url = fake.says("/feed", Page(rss(*(item(f"/{n}", f"{n}", PROSE) for n in range(45))), FEED))
            counts = []
            for _ in range(3):
                await scene.look(url, after=timedelta(minutes=5))
                counts.append(len(scene.desk.came))

    assert [20, 40, 45] == counts
    assert [str(number) for number in range(45)] == scene.desk.titles


async def test_an_article_whose_page_is_gone_for_a_moment_comes_later() -> None:
    """One that is gone for good is told once."""
    async with FakeWeb() as fake:
        scene = Scene(fake)
        async with scene.ways:
            fake.says("/a", Page(status=503), Page(page()))
            url = fake.says("/feed", Page(rss(item("/a", "Satu"), item("/gone", "Dua")), FEED, headers={"ETag": '"7"'}))
            for _ in range(3):
                await scene.look(url, after=timedelta(hours=1))

    assert ["127.0.0.1 answers with the status 404", "Satu"] == scene.desk.titles
    assert ["/a", "/a"] == [asked.path for asked in fake.asked_for("/a")]


async def test_an_entry_that_leads_to_a_private_address_is_told_once_and_not_asked() -> None:
    """A feed is written by strangers."""
    async with FakeWeb() as fake:
        scene = Scene(fake)
        async with scene.ways:
            url = fake.says(
                "/feed", Page(rss(item("http://127.0.0.2/admin", "Satu"), item("file:///etc/passwd")), FEED)
            )
            for _ in range(2):
                await scene.look(url, after=timedelta(hours=1))

    assert [
        "127.0.0.2 leads to this machine or into a private network, and is not asked",
        "this is not a web address that starts with https:// or http://",
    ] == scene.desk.titles


async def test_a_feed_that_fails_is_told_once_and_asked_ever_less() -> None:
    """The others come meanwhile."""
    async with FakeWeb() as fake:
        scene = Scene(fake)
        async with scene.ways:
            good = fake.says("/good", Page(rss(item("/a", "Satu", PROSE)), FEED))
            bad = fake.says("/bad", Page(status=500))
            for _ in range(5):
                await scene.look(bad, good, after=timedelta(hours=1))

    assert {"127.0.0.1 answers with the status 500", "Satu"} == set(scene.desk.titles)
    assert (2, 3) == (len(scene.desk.titles), len(fake.asked_for("/bad")))


async def test_a_feed_that_asks_for_patience_is_left_alone_for_as_long() -> None:
    """Its own time counts, and not ours."""
    async with FakeWeb() as fake:
        scene = Scene(fake)
        async with scene.ways:
            url = fake.says("/feed", Page(status=503, headers={"Retry-After": "36000"}))
            for _ in range(9):
                await scene.look(url, after=timedelta(hours=1))

    assert 1 == len(fake.asked)


async def test_what_a_feed_leaves_out_is_told_at_the_first_look_only() -> None:
    """It is so at every look."""
    async with FakeWeb() as fake:
        scene = Scene(fake)
        async with scene.ways:
            url = fake.says("/feed", Page(rss(item("/a", "Satu & dua", PROSE)), FEED))
            for _ in range(2):
                await scene.look(url, after=timedelta(hours=1))

    assert ["the feed is not well-formed; what could be read of it was taken", "Satu & dua"] == scene.desk.titles


class _Ended(Exception):
    """The test has seen enough."""


async def test_a_run_looks_around_again_after_each_pause() -> None:
    """Until somebody ends it; without feeds, it waits for some."""
    naps: list[float] = []

    async def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 3:
            raise _Ended

    async with FakeWeb() as fake:
        scene = Scene(fake)
        async with scene.ways:
            with pytest.raises(_Ended):
                await Feeds((), scene.book, scene.ways, scene.desk.take, nap).run()

    assert [300.0, 300.0, 300.0] == naps


async def test_a_host_of_many_feeds_is_asked_for_one_after_the_other() -> None:
    """Feeds are asked at once, but not one host."""
    async with FakeWeb() as fake, web_for(fake, resolver=Names({"koran.example": ["127.0.0.1"]})) as web:
        ways = Ways(lambda: NOW, ReadingRoom(), web)
        desk, book = Desk(), Book()
        urls = []
        for name in "abc":
            fake.says(f"/{name}", Page(rss(item(f"/{name}", name, PROSE)), FEED))
            urls.append(fake.url(f"/{name}", "koran.example"))
        async with ways:
            await Feeds(urls, book, ways, desk.take).look_around()

    assert ["a", "b", "c"] == sorted(desk.titles)
