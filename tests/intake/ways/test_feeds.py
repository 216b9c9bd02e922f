"""Feeds: what is new, what is remembered, and when they are asked again."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from fake_web import FakeWeb, Page
from hypothesis import given
from hypothesis import strategies as st
from ways_scenes import NOW, PROSE, item, opened, page, rss

from bot.intake.found import Arrival
from bot.intake.ways.arriving import Ways
from bot.intake.ways.feeds import FeedLook, FeedState, article_of, key_of, look
from bot.intake.ways.passages import Passage, Unreadable
from bot.intake.ways.web import NotFetched

FEED = "application/rss+xml"


async def _look(ways: Ways, state: FeedState) -> FeedLook:
    return await look(state, ways.web, ways.room, NOW)


def _taken(found: FeedLook) -> FeedState:
    state = found.settled
    for entry in found.fresh:
        state = state.having(key_of(entry))
    return state


async def test_what_was_taken_is_not_new_again_and_a_changed_entry_is() -> None:
    """A changed text is a new version of its article."""
    async with opened() as (fake, ways):
        url = fake.says(
            "/feed",
            Page(rss(item("/a", "Satu"), item("/b", "Dua")), FEED),
            Page(rss(item("/c", "Tiga"), item("/a", "Satu diubah"), item("/b", "Dua")), FEED),
        )
        first = await _look(ways, FeedState(url))
        second = await _look(ways, _taken(first))

    assert ["Satu", "Dua"] == [entry.title for entry in first.fresh]
    assert ["Tiga", "Satu diubah"] == [entry.title for entry in second.fresh]


async def test_an_unchanged_feed_is_not_sent_again() -> None:
    """The server is told what is known, in its own words."""
    async with opened() as (fake, ways):
        url = fake.says(
            "/feed",
            Page(rss(item("/a"), head="<ttl>120</ttl>"), FEED, headers={"ETag": 'W/"7"', "Last-Modified": "then"}),
            Page(status=304),
        )
        first = await _look(ways, FeedState(url))
        second = await _look(ways, _taken(first))

    asked = fake.asked[1].headers
    assert ('W/"7"', "then") == (asked["if-none-match"], asked["if-modified-since"])
    assert ((), 'W/"7"', 7200) == (second.fresh, second.settled.etag, second.settled.interval_seconds)


async def test_an_unfinished_feed_is_asked_as_if_for_the_first_time() -> None:
    """Its server would say that nothing has changed, and what was left would be lost."""
    async with opened() as (fake, ways):
        url = fake.says("/feed", Page(rss(item("/a")), FEED, headers={"ETag": '"7"'}))
        state = (await _look(ways, FeedState(url))).settled.unfinished()
        await _look(ways, state)

    assert "if-none-match" not in fake.asked[1].headers


@pytest.mark.parametrize(
    ("headers", "head", "minutes"),
    [
        ({}, "", 30),
        ({}, "<ttl>90</ttl>", 90),
        ({}, "<ttl>1</ttl>", 5),
        ({}, "<ttl>99999</ttl>", 24 * 60),
        ({"Cache-Control": "public, max-age=3600"}, "", 60),
        ({"Cache-Control": "max-age=999999999"}, "", 24 * 60),
        ({"Cache-Control": "max-age=600"}, "<ttl>20</ttl>", 20),
        ({"Cache-Control": "no-cache"}, "", 30),
        ({"Expires": "Sun, 22 Nov 2026 10:00:00 GMT"}, "", 120),
        ({"Expires": "Sun, 22 Nov 2026 07:00:00 GMT"}, "", 30),
        ({"Expires": "-1"}, "", 30),
    ],
)
async def test_a_feed_is_asked_again_when_it_and_its_server_want(
    headers: dict[str, str], head: str, minutes: int
) -> None:
    """Within five minutes and a day; half an hour where nothing is said."""
    async with opened() as (fake, ways):
        url = fake.says("/feed", Page(rss(item("/a"), head=head), FEED, headers=headers))
        settled = (await _look(ways, FeedState(url))).settled

    assert NOW + timedelta(minutes=minutes) == settled.next_at
    assert (settled.is_due(NOW), settled.is_due(NOW + timedelta(minutes=minutes))) == (False, True)


def test_the_pause_after_failures_doubles_up_to_a_day() -> None:
    """A server that is down is not helped by asking."""
    state = FeedState("https://koran.example/feed", interval_seconds=3600)
    pauses = []
    for _ in range(7):
        state = state.failed(NOW)
        assert state.next_at is not None
        pauses.append((state.next_at - NOW) / timedelta(hours=1))

    assert [2, 4, 8, 16, 24, 24, 24] == pauses


def test_a_server_that_asks_for_time_after_a_failure_gets_it() -> None:
    """It knows when it is back, within a day."""
    state = FeedState("https://koran.example/feed")

    assert NOW + timedelta(hours=6) == state.failed(NOW, 6 * 3600).next_at
    assert NOW + timedelta(hours=24) == state.failed(NOW, 600 * 3600).next_at


async def test_a_success_ends_the_count_of_failures() -> None:
    """The next failure is the first again."""
    async with opened() as (fake, ways):
        url = fake.says("/feed", Page(rss(item("/a")), FEED))
        settled = (await _look(ways, FeedState(url).failed(NOW).failed(NOW))).settled

    assert 0 == settled.failures


async def test_what_is_no_feed_is_told() -> None:
    """Many addresses of feeds lead to pages by now."""
    async with opened() as (fake, ways):
        with pytest.raises(Unreadable, match="this is no feed"):
            await _look(ways, FeedState(fake.says("/feed", Page(page()))))


async def test_a_feed_that_is_sent_as_a_page_or_without_a_type_is_read() -> None:
    """Servers know little of what they send."""
    json_feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": "x"}]}).encode()
    async with opened() as (fake, ways):
        for data in (rss(item("/a")), json_feed):
            found = await _look(ways, FeedState(fake.says("/feed", Page(data, "text/html"))))
            assert 1 == len(found.fresh)


async def _article(ways: Ways, fake: FakeWeb, entry: Passage) -> Arrival:
    return await article_of(entry, fake.url("/feed?key=secret"), ways.web, ways.room, NOW)


async def test_a_whole_entry_is_taken_from_the_feed() -> None:
    """Its page need not be asked for, and the way it came holds no key."""
    async with opened() as (fake, ways):
        entry = Passage(text=PROSE, title="Satu", url=fake.url("/a"))
        arrival = await _article(ways, fake, entry)

    assert (PROSE, fake.url("/a"), fake.url("/feed"), []) == (arrival.text, arrival.url, arrival.way, fake.asked)


async def test_the_page_of_a_teaser_is_fetched_and_what_the_feed_knows_is_kept() -> None:
    """The feed's title and day are those of the article; a page often says more around them."""
    async with opened() as (fake, ways):
        url = fake.says("/a", Page(page(head='<meta name="author" content="Siti Aminah">')))
        entry = Passage(
            text="teras",
            title="Judul umpan",
            author="Redaksi",
            published="today",
            source="Koran",
            url=url,
            is_whole=False,
        )
        arrival = await _article(ways, fake, entry)

    assert ("Judul umpan", "Siti Aminah", "today") == (arrival.title, arrival.author, arrival.published)
    assert ("rapat warga" in arrival.text, url, ()) == (True, arrival.url, arrival.remarks)


async def test_a_teaser_whose_page_cannot_be_had_is_not_taken_for_the_article() -> None:
    """It would stand in the store as if that were all."""
    async with opened() as (fake, ways):
        with pytest.raises(NotFetched):
            await _article(ways, fake, Passage(text="teras", url=fake.url("/gone"), is_whole=False))


async def test_a_teaser_without_a_page_is_all_there_is_and_that_is_said() -> None:
    """Some feeds are all that their publisher has."""
    async with opened() as (fake, ways):
        arrival = await _article(ways, fake, Passage(text="teras", is_whole=False))
        with pytest.raises(Unreadable, match="it holds no text"):
            await _article(ways, fake, Passage(title="Judul"))

    assert ["this seems to be only the beginning of the article"] == [each.in_english() for each in arrival.remarks]


@given(
    st.builds(
        FeedState,
        url=st.text(),
        title=st.text(),
        etag=st.text(),
        modified=st.text(),
        next_at=st.none() | st.datetimes(timezones=st.just(UTC)),
        interval_seconds=st.integers(0, 10**6),
        failures=st.integers(0, 99),
        seen=st.lists(st.text(), max_size=5).map(tuple),
    )
)
def test_a_state_comes_back_from_json_as_it_was(state: FeedState) -> None:
    """A store keeps it so."""
    assert state == FeedState.read(json.loads(json.dumps(state.plain())))


@given(st.lists(st.integers(0, 2000).map(str), max_size=50))
def test_what_was_seen_is_remembered_once_the_latest_last(keys: list[str]) -> None:
    """And no more than a thousand of it."""
    state = FeedState("x", seen=tuple(f"old {number}" for number in range(1000)))
    for key in keys:
        state = state.having(key)

    assert (1000, len(set(state.seen))) == (len(state.seen), 1000)
    assert not keys or keys[-1] == state.seen[-1]


def test_a_feed_that_was_never_asked_is_due() -> None:
    """It was added a moment ago."""
    assert FeedState("x").is_due(datetime.min.replace(tzinfo=UTC))
