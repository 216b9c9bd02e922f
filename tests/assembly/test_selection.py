"""Selection and coverage: what an answer looks at, says it left out, and whose voice it lacks."""

from __future__ import annotations

import pytest
from assembly.stored import archive_of, ids, opinion_piece, sourced, told
from builders import an_article, an_entity
from hypothesis import given
from strategies import sourced_claims

from bot.assembly.selection import CANDIDATES, Candidates, absent_voices, coverage, gather
from bot.domain.briefing import Topic
from bot.domain.claims import Claim, SourcedClaim
from bot.domain.editions import Coverage
from bot.domain.news import Article, Entity, EntityKind, Genre

ABOUT = Topic(entities=("kazakhstan",))


def _coverage(*records: Claim | Article, is_capped: bool = False) -> Coverage:
    return coverage(Candidates(tuple(sourced(*records)), is_capped))


@pytest.mark.parametrize(
    ("stored", "looked_at", "is_capped"), [(2, 2, False), (3, 3, False), (4, 3, True), (0, 0, False)]
)
def test_only_so_many_claims_are_looked_at_and_it_is_said_where_there_are_more(
    stored: int, looked_at: int, *, is_capped: bool
) -> None:
    """The newest, by id where days are equal."""
    archive = archive_of(*(told(f"c-{n}") for n in range(stored)))
    candidates = gather(archive, ABOUT, limit=3)

    assert [f"c-{n}" for n in range(looked_at)] == ids(candidates.claims)
    assert is_capped is candidates.is_capped is coverage(candidates).is_capped


def test_an_answer_looks_at_a_hundred_claims() -> None:
    """Whatever the store holds."""
    archive = archive_of(*(told(f"c-{n}") for n in range(CANDIDATES + 1)))

    assert len(gather(archive, ABOUT).claims) == CANDIDATES == 100


def test_coverage_counts_publishers_origins_and_articles_by_genre() -> None:
    """P4: two outlets that pass on one agency are two sources, one origin."""
    articles = (
        an_article("a", source="gatra", origins=("wsj",)),
        an_article("b", source="tempo", origins=("wsj",)),
        opinion_piece("c", source="tempo"),
    )
    claims = (told("1", article="a"), told("2", article="a"), told("3", article="b"), told("4", article="c"))
    rests_on = _coverage(*articles, *claims)

    assert [source.id for source in rests_on.sources] == ["gatra", "tempo"]
    assert [source.id for source in rests_on.origins] == ["wsj", "tempo"]
    assert rests_on.genres == ((Genre.REPORT, 2), (Genre.OPINION, 1))
    assert rests_on.claim_count == 4


def test_the_newest_claim_is_the_last_published() -> None:
    """Not the last in the list, and not the one about the latest day."""
    rests_on = _coverage(told("c", said_on="2022-07-01"), told("d", article="opinion"), told("e"), opinion_piece())

    assert rests_on.newest
    assert rests_on.newest.article.published_on.last == max(
        claim.article.published_on.last
        for claim in archive_of(told("c"), told("d", article="opinion"), opinion_piece()).everything()
    )


def test_nothing_rests_on_nothing() -> None:
    """An empty archive has an empty footer."""
    assert Coverage((), (), (), None, (), 0) == _coverage()


def _absent(*claims: Claim, entities: tuple[Entity, ...] = ()) -> list[str]:
    return [entity.id for entity in absent_voices(archive_of(*claims, *entities).everything())]


def test_whoever_is_concerned_twice_and_never_heard_is_absent() -> None:
    """The most concerned first, then by id."""
    claims = (
        told("1", about=("russia", "china", "iran")),
        told("2", about=("russia", "china")),
        told("3", about=("russia", "belarus")),
        told("4", about=("belarus",)),
    )

    assert _absent(*claims) == ["russia", "belarus", "china"]


def test_only_places_and_organisations_can_be_absent() -> None:
    """A person or an event needs no spokesman."""
    names = ("a", "b", "c", "d", "e", "putin")
    putin = an_entity("putin", kind=EntityKind.PERSON)

    assert _absent(told("1", about=names), told("2", about=names), entities=(putin,)) == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize("speaker", ["kazakhstan", "tokayev", "spokesman"])
def test_whoever_is_spoken_for_is_heard(speaker: str) -> None:
    """By themselves, by their president, or by their ministry's spokesman."""
    entities = (
        an_entity("tokayev", kind=EntityKind.PERSON, speaks_for="kazakhstan"),
        an_entity("ministry", kind=EntityKind.ORGANISATION, speaks_for="kazakhstan"),
        an_entity("spokesman", kind=EntityKind.PERSON, speaks_for="ministry"),
    )
    claims = (told("1", about=("kazakhstan", "ministry"), speaker=speaker), told("2", about=("kazakhstan",)))

    assert _absent(*claims, entities=entities) == []


@given(sourced_claims())
def test_nobody_who_speaks_is_ever_called_absent(claims: list[SourcedClaim]) -> None:
    """And nobody is named who is not concerned."""
    absent = {entity.id for entity in absent_voices(claims)}
    heard = {id for claim in claims if claim.speaker for id in (claim.speaker.id, claim.speaker.speaks_for)}

    assert not absent & heard
    assert absent <= {entity.id for claim in claims for entity in claim.about}
