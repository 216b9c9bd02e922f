"""An article that comes in is compared with all that are stored, and readers count what they share once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import NOW, a_claim, a_draft, a_publication, a_source
from platforms.review_rooms import ReviewRoom, review_room

from bot.assembly.selection import coverage, gather
from bot.domain.briefing import Topic
from bot.domain.claims import Claim, Evidence
from bot.domain.drafts import Draft
from bot.domain.news import Publication
from bot.domain.ports import Change, RecordKind
from bot.intake.facts import sketch

STORY = (
    "The water of the lake has risen by two metres since spring, and fishermen on the northern shore say that the "
    "harbour of the old town can be reached by boat again for the first time in thirty years."
)
LAKE = Topic(entities=("kazakhstan",))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ReviewRoom]:
    """A room over one file, in which two outlets are known."""
    with review_room(tmp_path / "news.db") as opened:
        opened.archive.apply([Change(a_source(name)) for name in ("antara", "kompas")], NOW)
        yield opened


def publication(source: str, day: str, text: str = STORY) -> Publication:
    """What an outlet printed on a day."""
    return a_publication(id=source, source=source, published_on=day, text=f"{text} {source}")


def claim_of(source: str) -> Claim:
    """What its article says."""
    statement = {"id": "Air danau naik", "en": "The water of the lake rose"}
    evidence = (Evidence("The water of the lake has risen", 0),)
    return replace(a_claim(f"{source}-1", article=source, statement=statement), evidence=evidence)


def draft(source: str, day: str) -> Draft:
    """The same, as it comes in: with one claim."""
    printed = publication(source, day)
    return a_draft(source, publication=printed, claims=(claim_of(source),), sketch=sketch(printed.text))


def chain(room: ReviewRoom, article: str) -> tuple[str, ...]:
    """From whom readers are told that an article has its story."""
    stored = room.archive.current(RecordKind.ARTICLE, article)
    assert stored is not None
    assert isinstance(stored.record, Publication)
    return stored.record.article.chain


def origins(room: ReviewRoom) -> int:
    """How many independent origins readers are told of."""
    return len(coverage(gather(room.archive, LAKE)).origins)


def test_an_article_is_compared_with_those_that_files_brought(room: ReviewRoom) -> None:
    """It has its story from the one that was stored by hand, and readers count one origin."""
    room.archive.apply([Change(publication("antara", "2024-03-01")), Change(claim_of("antara"))], NOW)
    room.ingest(draft("kompas", "2024-03-02"), publishes=True)

    assert chain(room, "kompas") == ("antara", "kompas")
    assert origins(room) == 1


def test_an_article_of_a_file_is_compared_as_it_now_stands(room: ReviewRoom) -> None:
    """What it said before is compared with nothing."""
    for text in (STORY, "Something quite different was told on that day by somebody else here."):
        room.archive.apply([Change(publication("antara", "2024-03-01", text))], NOW)
        room.book.sketch_stored(sketch, limit=9)
    room.ingest(draft("kompas", "2024-03-02"), publishes=True)

    assert chain(room, "kompas") == ("kompas",)


def test_an_article_of_a_file_stays_as_it_was_written(room: ReviewRoom) -> None:
    """Where the one that comes in was first, the editor is told what to write into the record."""
    room.archive.apply([Change(publication("kompas", "2024-03-02"))], NOW)
    room.ingest(draft("antara", "2024-03-01"), publishes=True)

    assert chain(room, "kompas") == ("kompas",)
    assert "name the first one in its record" in room.review.draft("antara").draft.remarks[-1].in_english()


@pytest.mark.parametrize("is_accepted", [True, False])
def test_what_came_in_before_turns_out_to_be_the_copy(room: ReviewRoom, *, is_accepted: bool) -> None:
    """Readers count one origin, what editors decided holds, and they can take this back."""
    room.ingest(draft("kompas", "2024-03-02"), publishes=True)
    if is_accepted:
        room.review.accept("kompas")
    before = room.review.draft("kompas")
    room.ingest(draft("antara", "2024-03-01"), publishes=True)

    assert (chain(room, "kompas"), origins(room)) == (("antara", "kompas"), 1)
    traced = room.review.draft("kompas")
    assert (traced.state, traced.accepted) == (before.state, before.accepted)
    assert room.book.decisions("kompas", limit=1)[0].by == "intake"
    room.review.undo("kompas")
    assert chain(room, "kompas") == ("kompas",)


def test_an_origin_that_an_editor_took_back_is_not_given_again(room: ReviewRoom) -> None:
    """Whatever comes in later."""
    room.ingest(draft("kompas", "2024-03-02"), publishes=True)
    room.ingest(draft("antara", "2024-03-01"), publishes=True)
    room.review.undo("kompas")
    room.ingest(replace(draft("tempo", "2024-03-03"), sources=(a_source("tempo"),)), publishes=True)

    assert chain(room, "kompas") == ("kompas",)


def test_a_draft_that_waits_turns_out_to_be_the_copy(room: ReviewRoom) -> None:
    """Whoever accepts it later accepts its origin, too, with the source that is new."""
    room.ingest(draft("kompas", "2024-03-02"))
    first = draft("tempo", "2024-03-01")
    room.ingest(replace(first, sources=(a_source("tempo"),)))
    room.review.accept("kompas")

    assert chain(room, "kompas") == ("tempo", "kompas")


def test_what_an_editor_changed_in_the_store_stays(room: ReviewRoom) -> None:
    """Though it came in, it is the editor's by then."""
    room.ingest(draft("kompas", "2024-03-02"), publishes=True)
    stored = publication("kompas", "2024-03-02")
    titled = replace(stored, article=replace(stored.article, title="By hand"))
    room.archive.apply([Change(titled)], NOW)
    room.ingest(draft("antara", "2024-03-01"), publishes=True)

    assert chain(room, "kompas") == ("kompas",)


def test_a_rule_that_forbids_the_origin_leaves_the_other_as_it_is(
    room: ReviewRoom, caplog: pytest.LogCaptureFixture
) -> None:
    """The article that came in is kept all the same."""
    room.ingest(draft("kompas", "2024-03-02"), publishes=True)
    room.ingest(draft("tempo", "2024-03-01"))

    assert chain(room, "kompas") == ("kompas",)
    assert room.review.draft("tempo").version == 1
    assert [record.message for record in caplog.records] == ["the origins of an article cannot be put right"]


def test_stored_texts_are_made_comparable_in_steps(room: ReviewRoom) -> None:
    """The last stored first, each once."""
    wanted = sketch(publication("kompas", "2024-03-01").text)
    for name in ("antara", "kompas"):
        room.archive.apply([Change(publication(name, "2024-03-01"))], NOW)

    assert room.book.sketch_stored(sketch, limit=1) == 1
    assert room.book.alike(wanted, limit=9) == ["kompas"]
    assert room.book.sketch_stored(sketch, limit=9) == 1
    assert room.book.alike(wanted, limit=9) == ["antara", "kompas"]
    assert room.book.sketch_stored(sketch, limit=9) == 0


@pytest.mark.parametrize("publishes", [True, False])
def test_what_came_in_is_comparable_already(room: ReviewRoom, *, publishes: bool) -> None:
    """Whether it goes out at once or is accepted later."""
    room.ingest(draft("kompas", "2024-03-02"), publishes=publishes)
    room.review.accept("kompas")

    assert room.book.sketch_stored(sketch, limit=9) == 0
