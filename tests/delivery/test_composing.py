"""What a digest says: all that was stored up to its bookmark, and where nothing was, that or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any, cast

import pytest
from builders import a_claim, default_records
from delivery.offices import SPEC, START

from bot.delivery.composing import Composed, Wish, composed
from bot.domain.delivery import Bookmark, WhenNothingNew
from bot.domain.ports import Archive, Change, NewsArchive
from bot.store.sqlite import open_archive

WISH = Wish(SPEC.name, "en", "Asia/Jakarta", None, WhenNothingNew.SKIP)


class Busy:
    """An archive into which somebody imports a claim after each of the first looks at how far it has come."""

    def __init__(self, archive: Archive, imports: int) -> None:
        self._archive = archive
        self._left = imports

    def __getattr__(self, name: str) -> Any:
        return getattr(self._archive, name)

    def bookmark(self) -> Bookmark:
        """See `NewsArchive`."""
        bookmark = self._archive.bookmark()
        if self._left:
            self._left -= 1
            words = f"Remark number {self._left} was made"
            claim = a_claim(f"remark-{self._left}", statement=words, figure=None)
            self._archive.apply([Change(claim)], START)
        return bookmark


@pytest.fixture
def archive() -> Iterator[Archive]:
    """A store with the default records."""
    with closing(open_archive(None)) as made:
        made.apply(map(Change, default_records()), START)
        yield made


def _composed(archive: object, wish: Wish = WISH) -> Composed:
    return composed(wish, SPEC, cast("NewsArchive", archive), START + timedelta(hours=1), timedelta(days=14))


def test_news_that_comes_in_meanwhile_is_told(archive: Archive) -> None:
    """It is composed anew, up to a bookmark that holds what it tells."""
    made = _composed(Busy(archive, 1))

    assert made.edition is not None
    assert "Remark number 0 was made" in made.edition.document
    assert made.bookmark == archive.bookmark()


def test_news_that_keeps_coming_in_is_new_the_next_time(archive: Archive) -> None:
    """After a few attempts it is sent; what came after its bookmark is never taken for seen."""
    made = _composed(Busy(archive, 100))
    told = archive.changes_since(SPEC.topic, made.bookmark, limit=1000)

    assert 0 < len(told) < 10
    assert made.edition is not None


@pytest.mark.parametrize("wanted", WhenNothingNew)
def test_of_a_topic_without_news_a_first_digest_says_so_or_nothing(wanted: WhenNothingNew) -> None:
    """As it was asked for."""
    with closing(open_archive(None)) as empty:
        made = _composed(empty, Wish(SPEC.name, "en", "Asia/Jakarta", None, wanted))

    assert (made.edition is not None) is (wanted is WhenNothingNew.SAY_SO)
    assert made.edition is None or "Nothing was stored about this" in made.edition.document
