"""An arrival becomes a draft, of which article, and what of it goes out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from articles import ARTICLE
from builders import NOW, TEXT, a_claim, a_draft, a_publication, an_article
from fake_web import FakeWeb, Page
from platforms.review_rooms import ID, ReviewRoom, review_room
from ways_scenes import item, rss, web_for

from bot.app.ingesting import ingested
from bot.config import ModelSection
from bot.domain.drafts import Came, Draft, Ingested
from bot.domain.errors import StoreUnusable, notice
from bot.domain.ports import Change, RecordKind
from bot.intake.found import Arrival
from bot.intake.ways.arriving import Refused, Ways

OTHER_TEXT = f"{TEXT} Itu saja."


@pytest.fixture
def room() -> Iterator[ReviewRoom]:
    """An empty room."""
    with review_room() as opened:
        yield opened


def came(room: ReviewRoom, draft: Draft, *, publishes: bool = False) -> Ingested:
    """What becomes of the text of a draft."""
    return room.intake(draft).ingest(Arrival(draft.publication.text, NOW, way="x"), publishes=publishes)


def test_an_address_tells_which_article_it_is(room: ReviewRoom) -> None:
    """Whatever title its text has by now."""
    came(room, a_draft())
    article = an_article("renamed", url=f"https://example.com/{ID}")
    changed = came(room, a_draft("renamed", publication=a_publication(article, text=OTHER_TEXT)))

    assert (changed.came, changed.article) == (Came.CHANGED, ID)
    assert room.review.draft(ID).draft.claims[0].id == f"{ID}-1"


def test_two_articles_of_one_title_and_day_are_two(room: ReviewRoom) -> None:
    """Outlets call many a piece the same; each keeps its own versions."""
    other = "Semarang: gubernur membuka pasar induk yang menampung sembilan ratus pedagang sayur dan buah dari desa."
    later = f"{other} Pasar itu buka sampai malam."
    first, second, changed = (
        came(room, a_draft(publication=a_publication(an_article(url=""), text=text), claims=()))
        for text in (TEXT, other, later)
    )

    assert [(each.came, each.article) for each in (first, second, changed)] == [
        *((Came.NEW, ID), (Came.NEW, f"{ID}-2"), (Came.CHANGED, f"{ID}-2")),
    ]


def test_an_article_that_a_file_brought_is_left_alone(room: ReviewRoom) -> None:
    """The same text is known; another text of that id is another article."""
    room.archive.apply([Change(a_publication())], NOW)
    assert came(room, a_draft()) == Ingested(Came.KNOWN, "x", ID)
    other = came(room, a_draft(publication=a_publication(text=OTHER_TEXT)))
    stored = room.archive.current(RecordKind.ARTICLE, ID)
    assert stored is not None

    assert (other.came, other.article, stored.record) == (Came.NEW, f"{ID}-2", a_publication())


def test_a_draft_that_breaks_a_rule_waits_with_its_faults(room: ReviewRoom) -> None:
    """Where drafts go out: nothing of it does, and nothing is lost."""
    wrong = a_claim(f"{ID}-1", article=ID, statement={"id": "Naik 5 persen", "en": "Up 6 percent"})
    found = came(room, a_draft(claims=(wrong,)), publishes=True)

    assert found.kept is not None
    assert (found.came, found.kept.is_public, {fault.file for fault in found.faults}) == (Came.NEW, False, {f"{ID}-1"})
    assert room.archive.current(RecordKind.ARTICLE, ID) is None


def test_a_changed_text_goes_out_in_the_place_of_the_old_one(room: ReviewRoom) -> None:
    """Claims whose words are gone are withdrawn; what an editor accepted stays accepted."""
    came(room, a_draft(), publishes=True)
    room.review.accept(ID, f"{ID}-1")
    claims = (a_draft().claims[0],)
    came(room, a_draft(publication=a_publication(text=OTHER_TEXT), claims=claims), publishes=True)

    assert room.shown() == {"1": True}


def test_a_store_that_fails_is_no_fault_of_the_article(room: ReviewRoom) -> None:
    """It comes again."""

    def fails(*_: object) -> Draft:
        raise StoreUnusable(notice("locked"))

    intake = room.intake(a_draft())
    intake._analyse = fails
    with pytest.raises(StoreUnusable):
        intake.ingest(Arrival(TEXT, NOW), publishes=False)


def test_a_text_that_the_analysis_fails_at_costs_only_itself(
    room: ReviewRoom, caplog: pytest.LogCaptureFixture
) -> None:
    """It is refused and told, and the words of the error, which may be somebody's, are not."""
    intake = room.intake(a_draft())
    unforeseen = intake.ingest(Arrival("a secret that the analysis does not know", NOW, way="x"), publishes=False)
    assert unforeseen.reason is not None

    assert (unforeseen.came, unforeseen.way) == (Came.REFUSED, "x")
    assert "(KeyError)" in unforeseen.reason.in_english()
    assert [record.message for record in caplog.records] == ["an article cannot be analysed"]
    assert "secret" not in caplog.text
    assert intake.ingest(Arrival(TEXT, NOW), publishes=False).came is Came.NEW


async def test_a_long_work_goes_on_where_it_was(tmp_path: Path) -> None:
    """Of a feed, what came in before is not asked for again."""
    told: list[Ingested | Refused] = []
    async with FakeWeb() as fake:
        entry = item(fake.url("/a"), "Satu", ARTICLE.replace('"', ""))
        url = fake.says("/feed", Page(rss(entry), "application/rss+xml"))
        for _ in range(2):
            await ingested(
                tmp_path / "news.db",
                [url],
                UTC,
                lambda: NOW,
                told.append,
                publishes=False,
                progress=lambda total, step: None,  # noqa: ARG005 - nobody is told
                model=ModelSection(),
                ways=Ways(web=web_for(fake), now=lambda: NOW),
            )

    assert [each.came for each in told if isinstance(each, Ingested)] == [Came.NEW]
