"""Layout: what an answer must say beside its statements."""

from __future__ import annotations

import pytest
from builders import NOW, a_sourced_claim, an_article
from readings import blocks_of, inlines_of, words_of

from bot.assembly.selection import Candidates, coverage
from bot.domain.briefing import SectionName
from bot.domain.editions import Edition, Line, Section
from bot.domain.news import Genre
from bot.domain.wording import Wording
from bot.languages import language
from bot.rendering.document import Accent, Note
from bot.rendering.layout import lay_out_edition

OPINION_ONLY = {"id": "Hanya ada sumber opini", "en": "There are only opinion sources"}


@pytest.mark.parametrize("code", OPINION_ONLY)
@pytest.mark.parametrize("genre", [Genre.OPINION, Genre.REPORT])
def test_a_briefing_that_rests_on_opinion_alone_says_so_first(genre: Genre, code: str) -> None:
    """P3: before any statement, and beside it in colour; a briefing on reports says no such thing."""
    claim = a_sourced_claim(article=an_article(genre=genre))
    section = Section(SectionName.LEAD, (Line(claim),))
    rests_on = coverage(Candidates((claim,), is_capped=False))
    is_opinion = genre is Genre.OPINION
    edition = Edition("topic", Wording.same("Topic"), NOW, (section,), rests_on, only_opinion=is_opinion)
    document = lay_out_edition(edition, language(code))
    first = next(blocks_of(document))

    assert is_opinion == (isinstance(first, Note) and words_of(inlines_of(first)).startswith(OPINION_ONLY[code]))
    assert document.accent is (Accent.OPINION if is_opinion else Accent.REPORT)
