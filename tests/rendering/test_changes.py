"""Changes laid out: what an answer must say beside its statements."""

from __future__ import annotations

import pytest
from builders import a_sourced_claim, an_article
from readings import text_of
from rendering.corrected_news import NOW, SPEC, TITLE, changed

from bot.assembly.changes import what_changed
from bot.assembly.selection import Candidates, coverage
from bot.domain.editions import ChangeKind, ChangeLine, Changes, Line
from bot.domain.news import Genre
from bot.languages import language
from bot.rendering.changes import lay_out_changes, lay_out_nothing_new
from bot.rendering.document import Accent

EN = language("en")


def _changes(limit: int) -> Changes:
    news, seen = changed()
    return what_changed(news, SPEC.topic, name="defence", title=TITLE, seen=seen, now=NOW, limit=limit)


def test_what_is_left_out_is_counted() -> None:
    """A reader knows that this is not all."""
    assert "and 5 more changes" in text_of(lay_out_changes(_changes(2), EN))


def test_who_has_read_nothing_is_told_of_which_days_it_is() -> None:
    """There is no moment since when."""
    news, _ = changed()
    changes = what_changed(news, SPEC.topic, name="defence", title=TITLE, seen=None, now=NOW)

    assert lay_out_changes(changes, EN).subtitle == "in the last seven days"


def test_no_changes_are_said_to_be_none() -> None:
    """In the words of a digest with nothing new, since a moment or in the last days."""
    news, seen = changed()
    read = what_changed(news, SPEC.topic, name="defence", title=TITLE, seen=seen, now=NOW, limit=0)
    since = NOW.replace(year=2022, month=7, day=25)

    assert lay_out_changes(read, EN) == lay_out_nothing_new(TITLE, since, EN)
    assert "in the last seven days" in text_of(lay_out_nothing_new(TITLE, None, EN))


@pytest.mark.parametrize(("genre", "accent"), [(Genre.OPINION, Accent.OPINION), (Genre.REPORT, Accent.REPORT)])
def test_the_colour_says_whether_all_of_it_is_opinion(genre: Genre, accent: Accent) -> None:
    """P3: as beside a briefing."""
    claim = a_sourced_claim(article=an_article(genre=genre))
    lines = (ChangeLine(ChangeKind.NEW, Line(claim)),)
    changes = Changes("defence", TITLE, NOW, None, lines, coverage(Candidates((claim,), is_capped=False)))

    assert lay_out_changes(changes, EN).accent is accent
