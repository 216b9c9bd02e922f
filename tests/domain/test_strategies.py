"""The drawn stores are what they promise, for other tests build on that."""

from hypothesis import given, settings
from strategies import stores

from bot.domain.claims import Claim, Contrast
from bot.domain.figures import Measure
from bot.domain.news import Entity, EntityKind, Publication, Source
from bot.domain.ports import KIND_OF, Record, RecordKind


def _ids(records: list[Record], kind: type[Record]) -> set[str]:
    return {record.id for record in records if isinstance(record, kind)}


@given(stores())
@settings(max_examples=15)
def test_every_quote_of_a_drawn_store_stands_in_its_article(records: list[Record]) -> None:
    """P1 could not be checked on stores that break it themselves."""
    texts = {record.id: record.text for record in records if isinstance(record, Publication)}
    evidence = [(texts[c.article], e) for c in records if isinstance(c, Claim) for e in c.evidence]

    assert evidence
    assert [e.quote for _, e in evidence] == [text[e.start : e.end] for text, e in evidence]


@given(stores())
@settings(max_examples=15)
def test_every_reference_of_a_drawn_store_holds(records: list[Record]) -> None:
    """A store that enforces references takes a drawn one over as it is."""
    entities, sources = _ids(records, Entity), _ids(records, Source)
    events = {r.id for r in records if isinstance(r, Entity) and r.kind is EntityKind.EVENT}
    claims = [record for record in records if isinstance(record, Claim)]

    for claim in claims:
        assert {*claim.about, claim.speaker} - {""} <= entities
        assert {claim.event} - {""} <= events
        assert set(claim.denies) <= {other.id for other in claims}
        assert set(claim.origins or ()) <= sources
        assert claim.figure is None or claim.figure.measure in _ids(records, Measure)
    assert all(set(r.article.chain) <= sources for r in records if isinstance(r, Publication))
    assert all(r.speaks_for in entities - {r.id} | {""} for r in records if isinstance(r, Entity))
    assert all(set(r.claims) <= {c.id for c in claims} for r in records if isinstance(r, Contrast))


@given(stores())
@settings(max_examples=15)
def test_a_drawn_store_names_each_record_once_and_stands_in_order(records: list[Record]) -> None:
    """An id is one record's within its kind, and kinds stand in the order in which they may refer to one another."""
    kinds = list(RecordKind)
    order = [kinds.index(KIND_OF[type(record)]) for record in records]
    named = [(type(record), record.id) for record in records]

    assert order == sorted(order)
    assert len(named) == len(set(named))


@given(stores())
@settings(max_examples=15)
def test_a_drawn_store_is_small(records: list[Record]) -> None:
    """Examples stay quick."""
    assert 1 <= len(_ids(records, Source)) <= 4
    assert 2 <= len(_ids(records, Entity)) <= 6
    assert 1 <= len(_ids(records, Publication)) <= 5
    assert 1 <= len(_ids(records, Claim)) <= 14
