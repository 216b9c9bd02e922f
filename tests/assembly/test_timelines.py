"""Timelines: events as they occurred, as finely as they are known, and every one of them within reach."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from assembly.stored import NOW, archive_of, ids, line_ids, opinion_piece, sourced, told
from builders import a_contrast, an_article
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_archive import MemoryArchive
from strategies import news_dates, sourced_claims

from bot.assembly.timelines import LONGEST_STRETCH, MOST_TOLD, RANKED, STRETCH, compose_timeline, events
from bot.domain.briefing import Topic
from bot.domain.claims import Claim, ClaimKind, SourcedClaim, Status, Telling
from bot.domain.dates import EdtfDate, TimeWindow
from bot.domain.editions import MostTold, Timeline
from bot.domain.news import Article
from bot.domain.ports import Record
from bot.domain.wording import Wording

ABOUT = Topic(entities=("kazakhstan",))
EVERYTHING = TimeWindow()


def _event(id: str, day: str | EdtfDate, **fields: Any) -> Claim:
    return told(id, occurred_on=day, **fields)


def _timeline(archive: MemoryArchive, window: TimeWindow = EVERYTHING, *, newest_first: bool = False) -> Timeline:
    return compose_timeline(
        archive,
        ABOUT,
        name="kazakhstan",
        title=Wording.same("Kazakhstan"),
        window=window,
        newest_first=newest_first,
        now=NOW,
    )


def test_events_stand_in_the_order_in_which_they_occurred() -> None:
    """By the earliest day each may be, a day before the year that begins with it; not by when they were reported."""
    days = ("193X", "2014/2019", "2022-01-01", "2022-01", "2022", "2022-03~", "2022-06-08/..")
    claims = [_event(f"c-{7 - place}", day) for place, day in enumerate(days)]

    assert list(days) == [
        line.claim.claim.occurred_on.text for line in events(sourced(*claims[::-1])) if line.claim.claim.occurred_on
    ]


def test_newest_first_turns_the_order_round() -> None:
    """And says so."""
    archive = archive_of(*(_event(f"c-{year}", year) for year in ("2020", "2021", "2022")), told("undated"))
    forth, back = (_timeline(archive, newest_first=newest_first) for newest_first in (False, True))

    assert forth.lines[::-1] == back.lines
    assert ["c-2020", "c-2021", "c-2022"] == ids(forth.claims)
    assert back.newest_first
    assert forth.continues is back.continues is None
    assert forth.coverage.claim_count == 3


def _of_event(id: str, day: str = "2022-01-05", **fields: Any) -> Claim:
    return _event(id, day, event="unrest", **fields)


def test_several_claims_of_one_event_are_one_line() -> None:
    """The most finely dated words it; the others are only pointed to, and lend it no origin."""
    lines = events(
        sourced(_of_event("a", "2022"), _of_event("b", "2022-01"), _of_event("c"), _event("d", "2022-01-05"))
    )

    assert [["c", "b", "a"], ["d"]] == line_ids(lines)
    assert ids(lines[0].also) == ["b", "a"]
    assert not lines[0].folded


def test_near_duplicates_of_one_event_lend_it_their_marks() -> None:
    """They make the statement; a claim in other words does not."""
    lines = events(
        sourced(_of_event("a", text="Pasukan datang"), _of_event("b", text="Pasukan datang"), _of_event("c"))
    )

    assert (ids(lines[0].folded), ids(lines[0].also)) == (["b"], ["c"])


def test_an_event_that_is_dated_differently_stands_on_each_of_its_days() -> None:
    """Ringkas does not decide which day is right."""
    assert len(events(sourced(_of_event("a"), _of_event("b", "2022-01-06")))) == 2


def test_what_was_planned_never_shares_a_line_with_what_happened() -> None:
    """Not even of one event on one day."""
    assert len(events(sourced(_of_event("a"), _of_event("b", status=Status.PLANNED)))) == 2


def test_an_opinion_words_no_event_that_a_report_tells_and_never_folds_with_it() -> None:
    """P3: not even in the same words, nor where it knows the day better."""
    claims = (
        _of_event("a", text="Pasukan datang", article="opinion"),
        _of_event("b", text="Pasukan datang"),
        _of_event("c", "2022", kind=ClaimKind.ALLEGATION),
    )
    lines = events(sourced(*claims, opinion_piece()))

    assert [(["b"], ["a", "c"])] == [(ids((line.claim,)), ids(line.also)) for line in lines]
    assert lines[0].origin_count == 1


def test_events_without_a_date_stand_last_each_by_itself() -> None:
    """Nothing says that they are of one time."""
    claims = sourced(told("a", event="unrest"), _of_event("b"), told("c", event="unrest"))

    assert [["b"], ["a"], ["c"]] == line_ids(events(claims))


@given(sourced_claims())
def test_every_claim_is_in_one_line_and_a_line_is_of_one_time_and_state(claims: list[SourcedClaim]) -> None:
    """Nothing is lost, and a `see also` points to the same event."""
    lines = events(claims)

    assert sorted(ids(claims)) == sorted(claim.id for line in lines for claim in line.claims)
    for line in lines:
        one = line.claim.claim
        assert all(other.claim.status is one.status for other in line.claims)
        assert all(other.claim.event == one.event != "" for other in line.also)
        for other in line.claims[1:]:
            assert one.occurred_on is other.claim.occurred_on or (
                one.occurred_on and other.claim.occurred_on and one.occurred_on.overlaps(other.claim.occurred_on)
            )


@given(sourced_claims(), st.permutations(range(14)))
def test_events_do_not_depend_on_the_order_of_claims(claims: list[SourcedClaim], order: list[int]) -> None:
    """P6."""
    shuffled = [claims[place] for place in order if place < len(claims)]

    assert events(claims) == events(shuffled)


@pytest.mark.parametrize(
    ("window", "shown"),
    [
        (TimeWindow(date(2022, 3, 1), None), ["year", "march", "may"]),
        (TimeWindow(None, date(2022, 3, 1)), ["decade", "year", "march"]),
        (TimeWindow(date(2022, 3, 5), date(2022, 3, 5)), ["year", "march"]),
        (TimeWindow(date(2030, 1, 1), None), []),
    ],
)
def test_a_window_shows_whatever_may_have_been_in_it(window: TimeWindow, shown: list[str]) -> None:
    """A year may mean any of its days."""
    days = {"decade": "193X", "year": "2022", "march": "2022-03", "may": "2022-05-01"}
    timeline = _timeline(archive_of(*(_event(id, day) for id, day in days.items())), window)

    assert shown == ids(timeline.claims)
    assert window == timeline.window


def _days(count: int, each: int = 1) -> list[Claim]:
    start = date(2022, 1, 1)
    return [
        _event(f"c-{day}-{number}", (start + timedelta(days=day)).isoformat())
        for day in range(count)
        for number in range(each)
    ]


def test_a_stretch_ends_between_days_and_names_the_next() -> None:
    """Seven claims a day: the ninth day would be parted, so it begins the next stretch."""
    timeline = _timeline(archive_of(*_days(10, each=7)))

    assert timeline.continues == date(2022, 1, 9)
    assert len(timeline.claims) == 8 * 7 < STRETCH
    assert timeline.coverage.is_capped


def test_a_stretch_that_just_fits_is_all_there_is() -> None:
    """Nobody is sent on to nothing."""
    assert _timeline(archive_of(*_days(STRETCH))).continues is None


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_day_larger_than_a_stretch_stays_whole(*, newest_first: bool) -> None:
    """A reader who goes on from its date would otherwise never get past it."""
    archive = archive_of(*_days(3, each=STRETCH + 10))
    timeline = _timeline(archive, newest_first=newest_first)

    assert len(timeline.claims) == STRETCH + 10
    assert timeline.continues == date(2022, 1, 2)


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_day_too_large_for_any_answer_is_cut_and_said_to_be(*, newest_first: bool) -> None:
    """An answer stays bounded, and never sends a reader to where they are."""
    timeline = _timeline(archive_of(*_days(1, each=LONGEST_STRETCH + 1)), newest_first=newest_first)

    assert len(timeline.claims) == LONGEST_STRETCH
    assert timeline.coverage.is_capped
    assert timeline.continues is None


def _walk(archive: MemoryArchive, *, newest_first: bool) -> set[str]:
    """What a reader meets who goes on and on."""
    window, met, places = EVERYTHING, set[str](), set[date]()
    while True:
        timeline = _timeline(archive, window, newest_first=newest_first)
        met.update(ids(timeline.claims))
        if timeline.most_told is not None:
            window = TimeWindow(timeline.most_told.first, None)
            continue
        if timeline.continues is None:
            return met
        assert timeline.continues not in places
        places.add(timeline.continues)
        window = TimeWindow(None, timeline.continues) if newest_first else TimeWindow(timeline.continues, None)


@pytest.mark.parametrize("newest_first", [False, True])
def test_years_that_last_into_every_later_day_do_not_hold_a_reader_up(*, newest_first: bool) -> None:
    """More of them than a stretch, before days that fill two more."""
    years = [_event(f"year-{number}", "2022") for number in range(STRETCH + 20)]
    archive = archive_of(*years, *_days(2 * STRETCH))

    assert len(_walk(archive, newest_first=newest_first)) == 3 * STRETCH + 20


@given(
    st.lists(news_dates() | st.sampled_from(["2021", "2022-01"]).map(EdtfDate.parse), min_size=61, max_size=150),
    st.booleans(),
)
@settings(max_examples=15)
def test_going_on_leads_past_every_claim_in_either_order(days: list[EdtfDate], newest_first: bool) -> None:  # noqa: FBT001
    """Whatever the dates: long, open, on one day; and it comes to an end."""
    archive = archive_of(*(_event(f"c-{place}", day) for place, day in enumerate(days)))

    assert len(_walk(archive, newest_first=newest_first)) == len(days)


def _reports(day: str, *published: str, **fields: Any) -> list[Record | Article]:
    """A report of each of these days of publication, all about one day."""
    return [
        record
        for each in published
        for record in (
            an_article(f"article-{each}", published_on=each),
            _event(f"{day}-told-{each}", day, article=f"article-{each}", **fields),
        )
    ]


def test_a_large_topic_is_told_by_the_dates_that_most_news_tells_of() -> None:
    """In the order of time, whatever the order of their rank; years and months among them."""
    much_told = [
        *_reports("2022-02-20", "2022-06-01", "2022-06-02", "2022-06-03"),
        *_reports("2022", "2022-06-01", "2022-06-02"),
        *_reports("2022-03-25", "2022-06-01", "2022-06-02"),
    ]
    timeline = _timeline(archive_of(*_days(STRETCH + 40), *much_told))
    told = [line.claim.claim.occurred_on.text for line in timeline.lines if line.claim.claim.occurred_on]

    assert MostTold(MOST_TOLD, STRETCH + 41, None, date(2022, 1, 1)) == timeline.most_told
    assert {"2022", "2022-02-20", "2022-03-25"} <= set(told)
    assert events([line.claim for line in timeline.lines]) == list(timeline.lines)
    assert timeline.continues is None
    assert timeline.is_part


def test_dates_told_of_as_often_are_ranked_by_their_independent_origins() -> None:
    """Two reports on one day of two origins, against two of one; without any, the earlier date stands."""
    start = date(2022, 1, 1)
    days = [(start + timedelta(days=day)).isoformat() for day in range(STRETCH)]
    twice = [_event(f"{day}-{number}", day, text=f"Kabar {number} {day}") for day in days for number in "ab"]
    other = [replace(claim, origins=("tass",)) if claim.id == f"{days[-1]}-a" else claim for claim in twice]
    timeline = _timeline(archive_of(*other))

    assert {*days[: MOST_TOLD - 1], days[-1]} == {
        line.claim.claim.occurred_on.text for line in timeline.lines if line.claim.claim.occurred_on
    }


def test_the_most_told_dates_have_a_second_event_before_others_have_a_third() -> None:
    """Every date has one, and what news tells first and no opinion is it."""
    start = date(2022, 1, 1)
    days = [(start + timedelta(days=day)).isoformat() for day in range(MOST_TOLD + 1)]
    claims = [
        _event(f"{day}-{number}", day, kind=ClaimKind.OPINION if number == 0 else ClaimKind.REPORTED)
        for day in days
        for number in range(4)
    ]
    lines = _timeline(archive_of(*claims)).lines

    expected = [f"{day}-{number}" for rank, day in enumerate(days[:-1]) for number in (1, 2)[: 2 if rank < 20 else 1]]
    assert expected == ids(line.claim for line in lines)
    assert len(lines) == STRETCH


@pytest.mark.parametrize(("window", "newest_first"), [(TimeWindow(date(2022, 1, 1)), False), (EVERYTHING, True)])
def test_a_reader_who_asks_for_days_or_the_newest_gets_them(window: TimeWindow, *, newest_first: bool) -> None:
    """Whatever news told of most."""
    timeline = _timeline(archive_of(*_days(STRETCH + 40)), window, newest_first=newest_first)

    assert timeline.most_told is None
    assert timeline.continues is not None


def test_a_topic_of_few_dates_is_told_as_it_occurred() -> None:
    """There is nothing to choose between them."""
    assert _timeline(archive_of(*_days(MOST_TOLD, each=3))).most_told is None


class _VeryLarge(MemoryArchive):
    """Whose claims are told again and again, more often than is looked at."""

    def tellings_about(self, topic: Topic, *, limit: int) -> list[Telling]:
        return (super().tellings_about(topic, limit=limit) * limit)[:limit]


def test_of_a_very_large_topic_what_was_reported_last_is_ranked() -> None:
    """It says so, and names the day on which all of it begins."""
    small = archive_of(*_days(STRETCH + 40), an_article("old", published_on="2001"), _event("a", "2000", article="old"))

    assert _timeline(small).most_told == MostTold(MOST_TOLD, STRETCH + 41, None, date(2000, 1, 1))
    assert _timeline(_VeryLarge(small.records)).most_told == MostTold(MOST_TOLD, STRETCH + 41, RANKED, date(2000, 1, 1))


def test_a_rival_account_of_an_event_is_never_hidden_behind_a_mark() -> None:
    """What an editor set against the worded account has a line of its own."""
    one, other, third = (
        _of_event(id, text) for id, text in (("a", "2022-01-05"), ("b", "2022-01-05"), ("c", "2022-01-05"))
    )
    contrast = a_contrast(claims=("a", "b"))
    lines = _timeline(archive_of(one, other, third, contrast)).lines

    assert [["a", "c"], ["b"]] == line_ids(lines)
