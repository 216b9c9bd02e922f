"""The model answers each question as the port says it; real stores are held against it."""

from datetime import date

from builders import a_claim, a_contrast, a_publication, a_source, a_summary, an_entity, default_records
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_archive import MemoryArchive, hydrate
from strategies import stores, topics

from bot.domain.briefing import Topic
from bot.domain.claims import ClaimKind, SourcedClaim
from bot.domain.ports import NewsArchive, Record

KAZAKHSTAN = Topic(entities=("kazakhstan",))
CLAIMS = [
    a_claim("a", occurred_on="2022-06", said_on="2022-06-30"),
    a_claim("b", occurred_on="2021", denies=("a",), kind=ClaimKind.DENIAL),
    a_claim("c", occurred_on=None, statement={"id": "Rusia diam {0}", "en": "Russia, the “silent” neighbour"}),
    a_claim("d", occurred_on="2022-06/..", about=("russia",), origins=()),
]
ARCHIVE: NewsArchive = MemoryArchive(
    [
        *(record for record in default_records() if record.id not in {"budget-raised", "budget-kept", "budget"}),
        a_source("wsj"),
        an_entity("russia", aliases=("Rusia", "Moskwa", "\U0001f1f7")),
        a_publication(id="wsj-1", title="Pagi", origins=("gatra",), source="wsj", summary=a_summary()),
        *CLAIMS,
        a_contrast(claims=("a", "d")),
    ]
)


def _ids(claims: list[SourcedClaim]) -> list[str]:
    return [claim.id for claim in claims]


def test_claims_on_a_topic_come_last_reported_first_then_by_id() -> None:
    """What was said in June became known in June; the rest when the article was published in July."""
    assert _ids(ARCHIVE.claims_about(KAZAKHSTAN, since=None, limit=9)) == ["b", "c", "a"]
    assert _ids(ARCHIVE.claims_about(KAZAKHSTAN, since=date(2022, 7, 1), limit=1)) == ["b"]
    assert _ids(ARCHIVE.claims_about(KAZAKHSTAN, since=date(2022, 7, 26), limit=9)) == []


def test_a_topic_is_a_union_of_entities_measures_and_phrases() -> None:
    """A phrase is word beside word, in either language, whatever stands between them."""
    by_words = Topic(words=("SILENT neighbour", "russia neighbour"))

    assert _ids(ARCHIVE.claims_about(by_words, since=None, limit=9)) == ["c"]
    assert _ids(ARCHIVE.claims_about(Topic(("russia",), ("defence-budget-increase",)), since=None, limit=9)) == [
        "b",
        "d",
        "a",
    ]
    assert _ids(ARCHIVE.claims_about(Topic(words=("figure", "!?")), since=None, limit=9)) == []


def test_dated_claims_come_by_their_earliest_day_or_in_reverse() -> None:
    """Claims that do not say when are left out; an open end may be any later day."""
    both = Topic(entities=("kazakhstan", "russia"))

    for newest_first, expected in ((False, ["b", "a", "d"]), (True, ["d", "a", "b"])):
        assert expected == _ids(
            ARCHIVE.dated_claims_about(both, first=None, last=None, newest_first=newest_first, limit=9)
        )
    assert _ids(ARCHIVE.dated_claims_about(both, first=date(2023, 1, 1), last=None, newest_first=False, limit=9)) == [
        "d"
    ]
    assert _ids(ARCHIVE.dated_claims_about(both, first=None, last=date(2022, 5, 31), newest_first=True, limit=9)) == [
        "b"
    ]


def test_claims_denials_and_contrasts_are_found_by_id() -> None:
    """In the order asked for, or by id."""
    assert _ids(ARCHIVE.claims(["d", "unknown", "a"])) == ["d", "a"]
    assert _ids(ARCHIVE.claims_denying(["a", "c"], limit=9)) == ["b"]
    assert [contrast.id for contrast in ARCHIVE.contrasts_of(["d"], limit=9)] == ["budget"]
    assert ARCHIVE.contrasts_of(["b"], limit=9) == []


def test_entities_are_found_by_any_name_and_by_id() -> None:
    """Folded; a name without letters names nobody."""
    russia = an_entity("russia", aliases=("Rusia", "Moskwa", "\U0001f1f7"))

    assert [[russia]] * 3 == [ARCHIVE.entities_named(name, limit=9) for name in ("RUSIA", "russia", "Moskwa!")]
    assert ARCHIVE.entities_named("\U0001f1f7", limit=9) == []
    assert ARCHIVE.names_like("rúbel", limit=9) == ["Rusia", "Russia"]
    assert ARCHIVE.names_like("\U0001f1f7", limit=9) == []
    assert (russia, None) == (ARCHIVE.entity("russia"), ARCHIVE.entity("rusia"))


def test_a_search_finds_all_words_in_any_order_the_last_stored_first() -> None:
    """Titles and summaries too; characters that are no words are not looked for."""
    claims, articles = ARCHIVE.search('neighbour "SILENT*', limit=9)
    _, by_summary = ARCHIVE.search("russia moves", limit=9)

    assert (_ids(claims), articles) == (["c"], [])
    assert [article.id for article in by_summary] == ["wsj-1"]
    assert [article.id for article in ARCHIVE.search("pagi", limit=9)[1]] == ["wsj-1"]
    assert ARCHIVE.search("the figure", limit=9) == ([], [])
    assert ARCHIVE.search("“”", limit=9) == ([], [])
    assert _ids(ARCHIVE.search("budget", limit=2)[0]) == ["d", "b"]


def test_a_chain_runs_from_who_reported_first_to_who_published() -> None:
    """A claim may have another chain than its article; one that names the publisher itself has one step."""
    article = a_publication(id="wsj-1", origins=("gatra",), source="wsj").article
    claims = [a_claim(f"x{n}", article="wsj-1", origins=origins) for n, origins in enumerate((None, (), ("wsj",)))]
    records = [*default_records()[:5], a_source("wsj"), a_publication(article), *claims]

    assert [tuple(s.id for s in c.chain) for c in hydrate(records)] == [("gatra", "wsj"), ("wsj",), ("wsj",)]
    assert [source.id for source in MemoryArchive(records).chain_of(article)] == ["gatra", "wsj"]


@given(stores(), st.data())
@settings(max_examples=20)
def test_every_claim_on_a_topic_is_one_of_all_claims(records: list[Record], data: st.DataObject) -> None:
    """Whatever is asked, the answer is part of the store, and `limit` bounds it."""
    archive, topic = MemoryArchive(records), data.draw(topics(records))
    found = archive.claims_about(topic, since=None, limit=99)

    assert {claim.id for claim in found} <= {claim.id for claim in hydrate(records)}
    assert found[:2] == archive.claims_about(topic, since=None, limit=2)
    assert archive.claims([claim.id for claim in found]) == found
