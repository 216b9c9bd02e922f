"""Whole stores in which every reference and every quote holds, and what is asked of them."""

import dataclasses
from collections.abc import Sequence

from hypothesis import strategies as st
from memory_archive import hydrate

from bot.domain.briefing import Topic
from bot.domain.claims import Claim, ClaimKind, Evidence, SourcedClaim
from bot.domain.figures import Measure
from bot.domain.news import Entity, EntityKind, Publication, Source
from bot.domain.ports import Record
from strategies.figures import measures, units
from strategies.records import claims, contrasts, entities, publications, sources
from strategies.words import choice, some, words


@st.composite
def _referable(draw: st.DrawFn) -> list[Record]:
    """What articles and claims refer to: sources, measures, units, and entities of which some speak for others."""
    people = [
        draw(entities(0)),
        *(draw(entities(n)) for n in range(1, draw(choice((1, 2, 2, 3, 5))))),
        draw(entities(9, (EntityKind.EVENT,))),
    ]
    voiced = [  # for earlier ones only, so that nobody in the end speaks for themselves
        dataclasses.replace(entity, speaks_for=draw(choice(("", *(other.id for other in people[:place])))))
        for place, entity in enumerate(people)
    ]
    return [
        *(draw(sources(n)) for n in range(draw(st.integers(1, 4)))),
        *(draw(measures(n)) for n in range(draw(st.integers(0, 2)))),
        *(draw(units(n)) for n in range(draw(st.integers(0, 2)))),
        *voiced,
    ]


@st.composite
def _published(draw: st.DrawFn, number: int, known: Sequence[Record]) -> tuple[Publication, list[Claim]]:
    """An article, and claims whose quotes stand in it; their numbers follow from the article's."""
    quotes = draw(st.lists(words(), min_size=1, max_size=3))
    publication = draw(publications(number, [s.id for s in known if isinstance(s, Source)], quotes))
    found, start = [], 0
    for quote in quotes:
        start = publication.text.index(quote, start)
        found.append(Evidence(quote, start))
        start += len(quote)
    pairs = (
        [tuple(found[:2]), *((evidence,) for evidence in found[2:])] if draw(st.booleans()) else [(e,) for e in found]
    )
    made = [draw(claims(10 * number + n, quoted, publication.article, known)) for n, quoted in enumerate(pairs)]
    return publication, made[: 2 if number > 1 else 4]


@st.composite
def stores(draw: st.DrawFn) -> list[Record]:
    """A small store, in an order in which nothing refers to a later kind: every reference and every quote holds."""
    known = draw(_referable())
    published = [draw(_published(n, known)) for n in range(draw(choice((1, 1, 2, 2, 3, 5))))]
    made = [claim for _, of_article in published for claim in of_article]
    denying = [
        dataclasses.replace(claim, denies=draw(some(others, 0, 2)))
        if claim.kind is ClaimKind.DENIAL and (others := [other.id for other in made if other is not claim])
        else claim
        for claim in made
    ]
    linked = range(draw(st.integers(0, 2))) if len(made) > 1 else ()
    return [
        *known,
        *(publication for publication, _ in published),
        *denying,
        *(draw(contrasts(n, [claim.id for claim in made])) for n in linked),
    ]


def sourced_claims() -> st.SearchStrategy[list[SourcedClaim]]:
    """The claims of a small store, each with all that it refers to."""
    return stores().map(hydrate)


@st.composite
def topics(draw: st.DrawFn, records: Sequence[Record]) -> Topic:
    """A topic that some of these records may belong to: some of their entities, measures and words."""
    texts = [text for record in records if isinstance(record, Claim) for _, text in record.statement.texts]
    return Topic(
        entities=tuple(draw(st.lists(choice([r.id for r in records if isinstance(r, Entity)]), max_size=2))),
        measures=tuple(r.id for r in records if isinstance(r, Measure) and draw(st.booleans())),
        words=tuple(draw(st.lists(choice([word for text in texts for word in text.split()]), max_size=1))),
    )
