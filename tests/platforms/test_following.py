"""What comes in while the bot runs: the inbox, and feeds."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC
from pathlib import Path

import pytest
from articles import ARTICLE, CHANGED, FRENCH
from builders import NOW
from fake_web import FakeWeb, Page
from memory_chat_book import MemoryChatBook
from ways_scenes import item, rss, web_for

from bot.app.following import LiveInbox, NotedFeeds, follow_feeds
from bot.app.inflow import Inflow
from bot.domain.drafts import Came, Ingested, ReviewState
from bot.domain.errors import StoreUnusable, notice
from bot.files.watching import Look
from bot.intake.found import Arrival
from bot.intake.ways.arriving import Ways
from bot.intake.ways.feeds import FeedState
from bot.languages import language
from bot.platforms.chats import Chats


@asynccontextmanager
async def opened(
    folder: Path, ways: Ways | None = None, *, publishes: bool = False
) -> AsyncIterator[tuple[Inflow, Ways]]:
    """An inflow into a new store in a folder."""
    async with ways or Ways(now=lambda: NOW) as at_hand:
        yield Inflow(folder / "news.db", UTC, at_hand, lambda: NOW, publishes=publishes), at_hand


@asynccontextmanager
async def watched(folder: Path, inflow: Inflow, ways: Ways) -> AsyncIterator[Path]:
    """An inbox in a folder that is being followed."""
    inbox = folder / "inbox"
    inbox.mkdir(exist_ok=True)
    running = asyncio.create_task(LiveInbox(inbox, inflow, ways, language("en"), 1, lambda: NOW).run())
    try:
        yield inbox
    finally:
        running.cancel()
        await asyncio.wait([running])


async def there(*paths: Path) -> None:
    """Wait until all of these are there."""
    async with asyncio.timeout(20):
        while not all(path.exists() for path in paths):  # noqa: ASYNC110 - a folder has no bell to ring
            await asyncio.sleep(0.05)


async def waiting(inflow: Inflow) -> list[str]:
    """Titles of the drafts that wait."""
    drafts = await inflow.review("console", lambda review: review.waiting(9))
    return [kept.draft.publication.article.title for kept in drafts]


async def test_what_is_dropped_into_the_inbox_is_taken_in(tmp_path: Path) -> None:
    """What was there before the bot began, too; a file leaves when its article is stored, or with a note why not."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "before.txt").write_text(ARTICLE)
    async with opened(tmp_path) as (inflow, ways), watched(tmp_path, inflow, ways) as inbox:
        await there(inbox / "done" / "before.txt")
        (inbox / "french.txt").write_text(FRENCH)
        (inbox / "damaged.eml").write_bytes(b"\0" * 9)
        (inbox / "again.txt").write_text(ARTICLE)
        await there(inbox / "done" / "again.txt", inbox / "refused" / "french.txt", inbox / "refused" / "damaged.eml")

        assert "“fr”" in (inbox / "refused" / "french.txt.txt").read_text()
        assert await waiting(inflow) == ["Anggaran Pertahanan Kazakhstan Naik"]


class Failing(Inflow):
    """An inflow that fails as often as it has errors left."""

    errors: list[Exception]

    async def take(self, arrival: Arrival) -> Ingested:
        """Take one in, or fail."""
        if self.errors:
            raise self.errors.pop()
        return await super().take(arrival)


class FailingAt(Inflow):
    """An inflow that fails at one file, whenever it comes."""

    async def take(self, arrival: Arrival) -> Ingested:
        """Take one in, or fail."""
        if arrival.way == "a.txt":
            raise RuntimeError("unforeseen")
        return await super().take(arrival)


async def test_a_file_that_cannot_be_taken_holds_up_no_other(tmp_path: Path) -> None:
    """The one before the others in order stays and is tried again; they are taken in."""
    async with Ways(now=lambda: NOW) as ways:
        inflow = FailingAt(tmp_path / "news.db", UTC, ways, lambda: NOW, publishes=False)
        (tmp_path / "inbox").mkdir()
        (tmp_path / "inbox" / "a.txt").write_text(CHANGED)
        (tmp_path / "inbox" / "b.txt").write_text(ARTICLE)
        async with watched(tmp_path, inflow, ways) as inbox:
            await there(inbox / "done" / "b.txt")

            assert (inbox / "a.txt").exists()


async def test_a_file_that_cannot_be_looked_at_holds_up_no_other(tmp_path: Path) -> None:
    """Its folder may let nobody in, or be on another machine that is away; it is looked at again."""
    (tmp_path / "good.txt").write_text(ARTICLE)
    unseen = tmp_path / ("a" * 999)
    async with opened(tmp_path) as (inflow, ways):
        inbox = LiveInbox(tmp_path, inflow, ways, language("en"), 1, lambda: NOW)

        assert not await inbox._follow(Look(frozenset({unseen, tmp_path / "good.txt"}), frozenset(), frozenset()))
        assert await waiting(inflow) == ["Anggaran Pertahanan Kazakhstan Naik"]


async def test_a_file_stays_until_its_article_is_stored(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever went wrong, it is tried again; and the words of an error that nobody foresaw are not logged."""
    async with Ways(now=lambda: NOW) as ways:
        inflow = Failing(tmp_path / "news.db", UTC, ways, lambda: NOW, publishes=False)
        inflow.errors = [RuntimeError("secret"), StoreUnusable(notice("the store is locked"))]
        async with watched(tmp_path, inflow, ways) as inbox:
            (inbox / "budget.txt").write_text(ARTICLE)
            await there(inbox / "done" / "budget.txt")

    assert [record.message for record in caplog.records].count("the inbox cannot be emptied") == 2
    assert "secret" not in caplog.text


async def test_a_feed_is_followed_and_its_state_noted(tmp_path: Path) -> None:
    """Each article is taken in once; what fails is begun again, later."""
    chats = Chats(MemoryChatBook())
    async with FakeWeb() as fake, opened(tmp_path, Ways(web=web_for(fake), now=lambda: NOW)) as (inflow, ways):
        prose = ARTICLE.replace('"', "")
        url = fake.says("/feed", Page(rss(item("/a", "Satu", prose)), "application/rss+xml"))
        following = asyncio.create_task(follow_feeds([url], chats, ways, inflow))
        async with asyncio.timeout(20):
            while await waiting(inflow) != ["Satu"]:  # noqa: ASYNC110 - a store has no bell to ring
                await asyncio.sleep(0.05)
            while (await NotedFeeds(chats).state(url) or FeedState(url)).next_at is None:  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.05)
        following.cancel()
        await asyncio.wait([following])
    state = await NotedFeeds(chats).state(url)
    await chats.close()

    assert state is not None
    assert (state.url, len(state.seen)) == (url, 1)


async def test_a_feed_that_cannot_be_had_is_told_and_one_that_fails_begun_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The address of a feed may be secret: neither the log nor the notes hold it."""
    book = MemoryChatBook()
    chats = Chats(book)
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            raise asyncio.CancelledError

    async with FakeWeb() as fake, Ways(web=web_for(fake), now=lambda: NOW) as ways:
        inflow = Failing(tmp_path / "news.db", UTC, ways, lambda: NOW, publishes=False)
        inflow.errors = [RuntimeError("secret"), StoreUnusable(notice("the store is locked"))]
        gone = fake.url("/gone?key=secret")
        url = fake.says("/feed", Page(rss(item("/a", "Satu", ARTICLE.replace('"', ""))), "application/rss+xml"))
        with suppress(asyncio.CancelledError):
            await follow_feeds([gone, url], chats, ways, inflow, pause)
    await chats.close()

    assert pauses == [60.0, 60.0]
    assert [record.message for record in caplog.records].count("feeds cannot be followed") == 2
    assert "an article is refused" in [record.message for record in caplog.records]
    assert not any("secret" in note for note in (caplog.text, json.dumps(book.notes)))


async def test_what_a_person_sends_is_taken_in(tmp_path: Path) -> None:
    """A text, a link, a file; what cannot be read is said to be refused."""
    async with FakeWeb() as fake, opened(tmp_path, Ways(web=web_for(fake), now=lambda: NOW)) as (inflow, _):
        first = await inflow.take_text(ARTICLE, "Telegram")
        again = await inflow.take_text(f"  {ARTICLE}", "Telegram")
        changed = await inflow.take_file("news.TXT", CHANGED.encode())
        refused = await inflow.take_text(fake.url("/gone"), "Telegram")
        damaged = await inflow.take_file("news.eml", b"\0" * 9)
        french = await inflow.take_text(FRENCH, "Discord")

        assert [first.came, again.came, changed[0].came] == [Came.NEW, Came.KNOWN, Came.CHANGED]
        assert [each.came for each in (refused, french, *damaged)] == [Came.REFUSED] * 3
        assert changed[0].way == "news.TXT"
        assert inflow.takes("a.html")
        assert not inflow.takes("a.toml")


async def test_drafts_may_go_out_at_once(tmp_path: Path) -> None:
    """They wait for an editor all the same."""
    async with opened(tmp_path, publishes=True) as (inflow, _):
        came = await inflow.take_text(ARTICLE, "Telegram")
        kept = await inflow.review("console", lambda review: review.draft(came.article))

    assert (kept.is_public, kept.state) == (True, ReviewState.DRAFT)
