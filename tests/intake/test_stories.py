"""The same story in several outlets is one origin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from builders import a_publication, a_source

from bot.domain.drafts import Draft
from bot.intake.stories import retold

NOW = datetime(2026, 11, 22, tzinfo=UTC)
STORY = (
    "The water of the lake has risen by two metres since spring, and fishermen on the northern shore say that the "
    "harbour of the old town can be reached by boat again for the first time in thirty years."
)


def draft(source: str, day: str, text: str = STORY, origins: tuple[str, ...] = ()) -> Draft:
    """What one outlet printed on a day."""
    publication = a_publication(id=f"{source}-{day}", source=source, published_on=day, text=text, origins=origins)
    return Draft(publication, f"{source}-{text}", NOW, "a file", sources=(a_source(source),))


def test_a_copy_has_its_story_from_who_told_it_first() -> None:
    """The chain of the earlier one goes before the copy, and the source that is new comes along."""
    first, copy = draft("antara", "2024-03-01", origins=("reuters",)), draft("kompas", "2024-03-02")
    second = draft("tempo", "2024-03-03")

    told = retold(copy, [second, first])

    assert told.publication.article.chain == ("reuters", "antara", "kompas")
    assert {source.id for source in told.sources} == {"antara", "kompas"}
    assert "antara-2024-03-01" in told.remarks[-1].in_english()


def test_who_names_an_origin_keeps_it() -> None:
    """What an outlet says itself goes before what texts let guess."""
    told = retold(draft("kompas", "2024-03-02", origins=("bbc",)), [draft("antara", "2024-03-01")])

    assert told.publication.article.origins == ("bbc",)


def test_who_was_first_has_it_from_nobody() -> None:
    """The editor is told of the later one."""
    told = retold(draft("antara", "2024-03-01"), [draft("kompas", "2024-03-02")])

    assert told.publication.article.origins == ()
    assert len(told.remarks) == 1


def test_another_story_is_another_origin() -> None:
    """As is another text of the same outlet, and one that has it from this outlet."""
    one = draft("antara", "2024-03-01")
    other = draft("kompas", "2024-02-01", text="Something quite different was told on that day by somebody else here.")
    own = replace(one, fingerprint="own")
    copy = draft("tempo", "2024-02-01", origins=("antara",))

    assert retold(one, [other, own, copy]) == one
