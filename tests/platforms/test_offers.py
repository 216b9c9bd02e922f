"""What is offered to somebody who is still typing, and what was stored lately."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import an_entity
from hypothesis import given
from memory_archive import MemoryArchive
from newsrooms import NOW, ask, newsroom_of, sample_newsroom
from readings import text_of
from rendering.documents import texts
from strategies import stores

from bot.domain.ports import Record
from bot.languages import available, language
from bot.platforms.requests import Newsroom, Request, answer, offers

LIMIT = 12


def offered(words: str, code: str = "en", newsroom: Newsroom | None = None) -> list[str]:
    """The requests that are offered."""
    return [request for request, _, _ in offers(newsroom or sample_newsroom(), words, language(code), LIMIT)]


def test_no_words_offer_every_briefing_and_its_timeline() -> None:
    """Who types nothing yet sees what there is."""
    names = sorted(sample_newsroom().briefings)

    assert offered("") == offered("   ") == [f"{start}{name}" for name in names for start in ("/", "/timeline ")]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("kaz", "/kazakhstan"),
        ("Kazakhstan", "/kazakhstan"),
        ("kazakstan", "/kazakhstan"),
        ("Kazakhstan di antara Rusia dan Barat", "/kazakhstan"),
        ("nato", "/facts nato"),
        ("rusia", "/facts russia"),
        ("/kazakhstan id", "/kazakhstan id"),
        ("/facts tokayev", "/facts tokayev"),
        ("/fakta tokayev", "/fakta tokayev"),
        ("/kaz", "/kazakhstan"),
        ("/timeline  kaz", "/timeline kaz"),
        ("/timeline", "/defence"),
        ("anggaran", "/search anggaran"),
    ],
)
def test_what_is_meant_stands_first(words: str, first: str) -> None:
    """A request as a share button hands it over, then briefings, then entities, then a search."""
    assert offered(words)[0] == first


@pytest.mark.parametrize("code", available())
def test_offers_speak_the_askers_language(code: str) -> None:
    """Titles and what they give are worded for whoever types."""
    spoken = language(code)
    title = spoken.words(sample_newsroom().briefings["tokayev"].title)
    found = offers(sample_newsroom(), "tokayev", spoken, LIMIT)

    assert ("/timeline tokayev", spoken.text("Timeline: {title}", title=title), spoken.text("dated events")) in found


def test_single_claims_are_offered_with_their_voice() -> None:
    """What is passed on as one claim begins with who says so, and leads to its evidence."""
    found = {request: (title, who) for request, title, who in offers(sample_newsroom(), "nato", language("en"), 20)}
    title, _ = found["/why unsigned-2025-minister-victim-of-plan"]
    sourced = found["/why gatra-2022-seeks-closer-ties"]

    assert title.startswith("Opinion, Mikhail Zvinchuk")
    assert "[" not in title
    assert sourced[1] == "WSJ via Gatra.com, 25 Jul 2022"


def test_no_more_is_offered_than_asked_for() -> None:
    """The limit holds, however much is found."""
    assert len(offers(sample_newsroom(), "kazakhstan", language("en"), 3)) == 3


@pytest.mark.parametrize(
    "words", ["", "kaz", "nato", "tokayev", "/facts tokayev", "/kazakhstan en", "anggaran", "/why x"]
)
@pytest.mark.parametrize("code", available())
def test_every_offer_is_understood(words: str, code: str) -> None:
    """Nobody is offered what leads nowhere, but for what they typed themselves."""
    for request in offered(words, code):
        assert request == words or ask(request, code).is_understood


@given(texts())
def test_any_words_are_offered_something_harmless(words: str) -> None:
    """Whatever is typed: bounded, nothing twice, and each with a title."""
    found = offers(sample_newsroom(), words, language("id"), LIMIT)

    assert len(found) <= LIMIT
    assert len({request for request, _, _ in found}) == len(found)
    assert all(title and request.startswith("/") for request, title, _ in found)


def test_an_empty_store_offers_a_search_alone() -> None:
    """Where nothing is stored, nothing fails."""
    nothing = Newsroom(MemoryArchive([]), {})

    assert offered("", newsroom=nothing) == []
    assert offered("kazakhstan", newsroom=nothing) == ["/search kazakhstan"]


def test_entities_of_one_name_are_each_offered() -> None:
    """Nobody is guessed at while typing either."""
    records = [an_entity("santos-a", name="Santos"), an_entity("santos-b", name="Santos")]

    assert {"/facts santos-a", "/facts santos-b"} <= set(
        offered("santos", newsroom=Newsroom(MemoryArchive(records), {}))
    )


def _stored_lately(records: list[Record], days: int) -> Newsroom:
    return replace(newsroom_of(records), archive=MemoryArchive(records, NOW - timedelta(days=days)))


@given(stores())
def test_what_was_stored_long_ago_is_not_new(records: list[Record]) -> None:
    """On the sixth day a store's claims are, on the eighth it says that there is nothing."""
    recent, old = (ask("/new topic", "en", _stored_lately(records, days)) for days in (6, 8))

    assert bool(recent.claims) == bool(ask("/topic", "en", newsroom_of(records)).claims)
    assert old.claims == ()
    assert "Nothing was stored about this in the last seven days." in text_of(old.document)


def test_new_without_a_topic_counts_for_each_briefing() -> None:
    """One line a briefing; a button only where something is new; the marks before stay."""
    archive = sample_newsroom().archive
    at = max(claim.recorded_at for claim in archive.claims(["gatra-2022-oil-halt"])) + timedelta(days=1)
    shown = ask("/kazakhstan").shown
    reply = answer(Request("/new", "en", at, shown), sample_newsroom())

    assert [button.command for button in reply.buttons] == [
        f"/new {name}" for name in sorted(sample_newsroom().briefings)
    ]
    assert text_of(reply.document).count(" changes – /new ") == 3
    assert (reply.shown, reply.has_marks) == (shown, False)


def test_nothing_new_is_counted_as_none() -> None:
    """Three briefings without anything new are told, and lead nowhere by button."""
    reply = ask("/new")

    assert text_of(reply.document).count(": 0 changes – /new ") == 3
    assert reply.buttons == ()


def test_new_without_briefings_says_so() -> None:
    """On the first day."""
    assert "There are no briefings yet." in text_of(ask("/new", newsroom=Newsroom(MemoryArchive([]), {})).document)
