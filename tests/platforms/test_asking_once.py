"""An answer asks the store for nothing twice, and for nothing that it does not show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest
from newsrooms import ask, sample_newsroom

from bot.domain.ports import NewsArchive
from bot.drawing import BundledFont
from bot.platforms.requests import Newsroom


class CountingArchive:
    """The sample, with how often each of its questions was asked."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """A question, counted."""

        def question(*arguments: Any, **options: Any) -> Any:
            self.asked[name] += 1
            return getattr(sample_newsroom().archive, name)(*arguments, **options)

        return question


def _counted() -> tuple[Newsroom, Counter[str]]:
    archive = CountingArchive()
    return replace(sample_newsroom(), archive=cast("NewsArchive", archive)), archive.asked


@pytest.mark.parametrize("words", ["xyzzy", "xyzzy of the United Kingdom", " ".join(f"xyzzy{n}" for n in range(40))])
def test_a_search_without_a_find_asks_once_what_its_words_name(words: str) -> None:
    """However many words there are."""
    newsroom, asked = _counted()
    ask(f"/search {words}", newsroom=newsroom)

    assert (asked["entities_with_names"], asked["entities_named"]) == (1, 0)


@pytest.mark.parametrize("what", ["defence", "timeline kazakhstan", "compare kazakhstan"])
def test_a_picture_is_composed_once(what: str) -> None:
    """For whether there is one, for the words that may stand in its place, and for drawing it."""
    newsroom, asked = _counted()
    words = ask(f"/{what}", newsroom=newsroom)
    alone = asked.copy()
    asked.clear()
    reply = ask(f"/picture {what}", newsroom=newsroom)
    pictures = reply.picture.draw(BundledFont()) if reply.picture else ()

    assert pictures
    assert reply.shown == words.shown
    assert all(asked[name] == alone[name] for name in ("claims_about", "dated_claims_about", "tellings_about"))


def test_an_example_of_a_mark_composes_one_briefing() -> None:
    """It is of the first that shows anything; the others are not looked at."""
    newsroom, asked = _counted()
    ask("/defence", newsroom=newsroom)
    alone = asked["claims_about"]
    asked.clear()
    reply = ask("/why 1", newsroom=newsroom)

    assert not reply.is_understood
    assert min(newsroom.briefings) == "defence"
    assert asked["claims_about"] == alone
