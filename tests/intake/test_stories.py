"""The same story in several outlets is one origin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

from builders import a_publication, a_source
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.drafts import Draft
from bot.intake.sources import UNKNOWN
from bot.intake.stories import Origins, Story, compared

NOW = datetime(2026, 11, 22, tzinfo=UTC)
STORY = (
    "The water of the lake has risen by two metres since spring, and fishermen on the northern shore say that the "
    "harbour of the old town can be reached by boat again for the first time in thirty years."
)


def draft(source: str, day: str, text: str = STORY, origins: Origins = ()) -> Draft:
    """What one outlet printed on a day."""
    publication = a_publication(id=f"{source}-{day}", source=source, published_on=day, text=text, origins=origins)
    return Draft(publication, f"{source}-{text}", NOW, "a file", sources=(a_source(source),))


def story(source: str, day: str, text: str = STORY, origins: Origins = (), *, may_change: bool = True) -> Story:
    """What another outlet printed on a day."""
    other = draft(source, day, text, origins)
    return Story(other.publication, other.sources, may_change)


def taken_in(drafts: list[Draft]) -> dict[str, str]:
    """The origin of each source's article, after all came in, in this order."""
    stored: dict[str, Story] = {}
    for one in drafts:
        told, traced = compared(one, list(stored.values()))
        stored[told.id] = Story(told.publication, told.sources, may_change=True)
        for id, origins in traced.items():
            article = replace(stored[id].article, origins=origins)
            stored[id] = replace(stored[id], publication=replace(stored[id].publication, article=article))
    return {one.article.source: one.article.chain[0] for one in stored.values()}


def test_a_copy_has_its_story_from_who_told_it_first() -> None:
    """The chain of the earlier one goes before the copy, and the source that is new comes along."""
    first, copy = story("antara", "2024-03-01", origins=("reuters",)), draft("kompas", "2024-03-02")
    second = story("tempo", "2024-03-03", origins=("reuters",))

    told, traced = compared(copy, [second, first])

    assert told.publication.article.chain == ("reuters", "antara", "kompas")
    assert {source.id for source in told.sources} == {"antara", "kompas"}
    assert [remark.in_english() for remark in told.remarks] == [
        "“antara-2024-03-01” told the same story before; both count as one origin"
    ]
    assert traced == {}


def test_who_was_first_has_it_from_nobody() -> None:
    """What came in before turns out to be the copy."""
    told, traced = compared(draft("antara", "2024-03-01"), [story("kompas", "2024-03-02")])

    assert told.publication.article.origins == ()
    assert [remark.in_english() for remark in told.remarks] == ["“kompas-2024-03-02” tells the same story, later"]
    assert traced == {"kompas-2024-03-02": ("antara",)}


def test_who_had_it_from_a_copy_has_it_from_who_was_first() -> None:
    """A chain that began with the copy begins one earlier."""
    others = [story("antara", "2024-03-02"), story("kompas", "2024-03-03", origins=("antara",))]

    _, traced = compared(draft("detik", "2024-03-01"), others)

    assert traced == {"antara-2024-03-02": ("detik",), "kompas-2024-03-03": ("detik", "antara")}


def test_what_one_says_itself_goes_before_what_texts_let_guess() -> None:
    """It holds for the earlier one too, which did not say so."""
    told, traced = compared(draft("kompas", "2024-03-02", origins=("bbc",)), [story("antara", "2024-03-01")])

    assert told.publication.article.origins == ("bbc",)
    assert traced == {"antara-2024-03-01": ("bbc",)}


def test_an_origin_that_a_later_one_names_is_that_of_the_earlier_one() -> None:
    """Without the later one in its chain."""
    told, _ = compared(draft("antara", "2024-03-01"), [story("kompas", "2024-03-02", origins=("bbc",))])

    assert told.publication.article.chain == ("bbc", "antara")


def test_what_editors_answer_for_is_left_to_them() -> None:
    """They are told that readers see two origins: of who was first, and of whoever stands apart."""
    others = [
        story("antara", "2024-03-02", may_change=False),
        story("tempo", "2024-03-03", origins=("bbc",), may_change=False),
        story("detik", "2024-03-04"),
    ]

    told, traced = compared(draft("kompas", "2024-03-01", origins=("afp",)), others)

    apart = "tells the same story, yet readers see another origin; name the first one in its record"
    assert [remark.in_english() for remark in told.remarks] == [
        f"“antara-2024-03-02” {apart}",
        f"“tempo-2024-03-03” {apart}",
    ]
    assert traced == {"detik-2024-03-04": ("afp", "kompas")}


def test_nobody_has_it_from_a_publisher_whom_nobody_knows() -> None:
    """Whatever its day: a text that was pasted without its head may be anybody's copy."""
    pasted = story(UNKNOWN.id, "2024-03-01")

    told, traced = compared(draft("kompas", "2024-03-02"), [pasted])

    assert (told.publication.article.origins, traced) == ((), {f"{UNKNOWN.id}-2024-03-01": ("kompas",)})
    assert [remark.in_english() for remark in told.remarks] == [
        f"“{UNKNOWN.id}-2024-03-01” told the same story before; both count as one origin"
    ]


def test_another_story_is_another_origin() -> None:
    """As is another text of the same outlet, and one that has it from this outlet."""
    one = draft("antara", "2024-03-01")
    other = story("kompas", "2024-02-01", text="Something quite different was told on that day by somebody else here.")
    own = story("antara", "2024-03-02")
    copy = story("tempo", "2024-02-01", origins=("antara",))

    assert compared(one, [other, own, copy]) == (one, {})


@given(st.sets(st.sampled_from(["antara", "bbc", "detik", "kompas", UNKNOWN.id]), min_size=2, max_size=4), st.data())
def test_one_story_has_one_origin_in_whatever_order_it_comes(outlets: set[str], data: st.DataObject) -> None:
    """Whoever is known and was first, or whom one of them names; readers count the same, whoever is read first."""
    days = [f"2024-03-{data.draw(st.integers(1, 3)):02}" for _ in outlets]
    naming = data.draw(st.sampled_from(["", *sorted(outlets)]))
    drafts = [
        draft(source, day, origins=("reuters",) if source == naming else ())
        for source, day in zip(sorted(outlets), days, strict=True)
    ]
    articles = [one.publication.article for one in drafts]
    first = min(articles, key=lambda one: (one.source == UNKNOWN.id, one.published_on.first, one.source))
    origin = "reuters" if naming else first.source

    for order in permutations(drafts):
        assert set(taken_in(list(order)).values()) == {origin}
