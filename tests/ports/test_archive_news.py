"""What readers ask for: claims with their sources, names, words."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import builders
import pytest
from builders import NOW, a_claim, a_contrast, a_publication, a_source, a_sourced_claim, an_article, an_entity
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.briefing import Topic
from bot.domain.claims import Telling
from bot.domain.figures import Amount
from bot.domain.news import EntityKind
from bot.domain.ports import MOST_NAMESAKES, Archive, Change, Record

KAZAKHSTAN = Topic(entities=("kazakhstan",))


def store(archive: Archive, *records: Record) -> None:
    """Add records to the default ones."""
    archive.apply([Change(record) for record in (*builders.default_records(), *records)], NOW)


def ids(claims: Sequence[object]) -> list[str]:
    """The ids, in order."""
    return [str(getattr(claim, "id", None)) for claim in claims]


def test_a_claim_comes_with_all_that_its_line_needs(archive: Archive) -> None:
    """Article, chain, names, measure and units, in the order in which the claim names them."""
    figure = builders.a_figure(5, "soldier", also=(Amount(Decimal(3), "camel"), Amount(Decimal(1), "USD")))
    claim = a_claim(
        "x", statement=builders.STATEMENT, figure=figure, speaker="tokayev", event="summit", origins=("wsj", "tass")
    )
    tokayev, summit = an_entity("tokayev", kind=EntityKind.PERSON), an_entity("summit", kind=EntityKind.EVENT)

    store(archive, a_source("wsj"), a_source("tass"), tokayev, summit, builders.a_unit("camel"), claim)

    expected = a_sourced_claim(claim, units=(builders.a_unit("soldier"), builders.a_unit("camel")))
    assert archive.claims(["x"]) == [expected]
    assert ids(expected.chain) == ["wsj", "tass", "gatra"]


def test_a_claim_may_have_another_chain_than_its_article(archive: Archive) -> None:
    """An empty chain says that the publisher was first; naming the publisher says the same."""
    article = an_article("passed-on", origins=("wsj",))
    store(
        archive,
        a_source("wsj"),
        a_publication(article),
        a_claim("as-article", article="passed-on"),
        a_claim("own", article="passed-on", origins=()),
        a_claim("named", article="passed-on", origins=("gatra",)),
    )

    chains = [ids(claim.chain) for claim in archive.claims(["as-article", "own", "named"])]

    assert chains == [["wsj", "gatra"], ["gatra"], ["gatra"]]
    assert ids(archive.chain_of(article)) == ["wsj", "gatra"]


def test_claims_come_in_the_order_of_their_ids(archive: Archive) -> None:
    """Unknown ids are left out; an id asked twice is answered twice."""
    store(archive)

    assert ids(archive.claims(["budget-raised", "?", "budget-kept", "\ud800", "budget-raised"])) == [
        "budget-raised",
        "budget-kept",
        "budget-raised",
    ]


def test_the_last_reported_claims_come_first(archive: Archive) -> None:
    """A claim counts from when it was said, if its article tells; on the same day, ids decide."""
    store(archive, a_claim("said-before", said_on="2022-07-01"), a_claim("a-first"))

    found = archive.claims_about(KAZAKHSTAN, since=None, limit=9)

    assert ids(found) == ["a-first", "budget-kept", "budget-raised", "said-before"]
    assert ids(archive.claims_about(KAZAKHSTAN, since=date(2022, 7, 2), limit=2)) == ["a-first", "budget-kept"]
    assert ids(archive.claims_about(KAZAKHSTAN, since=date(2022, 7, 26), limit=9)) == []
    assert ids(archive.claims_about(KAZAKHSTAN, since=None, until=date(2022, 7, 1), limit=9)) == ["said-before"]


def test_claims_move_with_the_date_of_their_article(archive: Archive) -> None:
    """A corrected date reorders what was stored before."""
    store(archive, a_publication(an_article("older", published_on="2022-07-24")), a_claim("other", article="older"))
    archive.apply([Change(a_publication(published_on="2022-07-01"))], NOW)

    assert ids(archive.claims_about(KAZAKHSTAN, since=None, limit=9)) == ["other", "budget-kept", "budget-raised"]
    assert ids(archive.claims_about(KAZAKHSTAN, since=date(2022, 7, 2), limit=9)) == ["other"]


def test_a_topic_is_a_union(archive: Archive) -> None:
    """A claim that belongs twice is shown once, and limits hold for the whole."""
    store(
        archive, an_entity("rusia"), a_claim("russian", about=("rusia",), statement="Rusia diam", said_on="2022-07-02")
    )
    topic = Topic(("kazakhstan", "rusia"), ("defence-budget-increase",), ("defence budget", "anggaran"))

    assert ids(archive.claims_about(topic, since=None, limit=9)) == ["budget-kept", "budget-raised", "russian"]
    assert ids(archive.claims_about(topic, since=None, limit=2)) == ["budget-kept", "budget-raised"]
    assert ids(archive.claims_about(Topic(words=("rusia diam", "?!")), since=None, limit=9)) == ["russian"]
    assert ids(archive.claims_about(Topic(measures=topic.measures), since=None, limit=9)) == ["budget-raised"]
    assert archive.claims_about(Topic(), since=None, limit=9) == []


def test_a_topic_may_have_any_number_of_entities(archive: Archive) -> None:
    """More than one statement takes, and ids that cannot be."""
    store(archive)
    topic = Topic(("\ud800", *(f"e{number}" for number in range(700)), "kazakhstan"))

    assert ids(archive.claims_about(topic, since=None, limit=1)) == ["budget-kept"]
    assert len(archive.dated_claims_about(topic, first=None, last=None, newest_first=True, limit=9)) == 2


def test_dated_claims_stand_by_their_earliest_day(archive: Archive) -> None:
    """Then by their latest day, then by id; newest first is the same backwards."""
    dates = {"d": "2022-06-08", "month": "2022-06", "a-year": "2022", "open": "2021/..", "none": None, "b-year": "2022"}
    store(archive, an_entity("x"), *(a_claim(id, about=("x",), occurred_on=on) for id, on in dates.items()))
    expected = ["open", "a-year", "b-year", "month", "d"]

    oldest = archive.dated_claims_about(Topic(("x",)), first=None, last=None, newest_first=False, limit=9)
    newest = archive.dated_claims_about(Topic(("x",)), first=None, last=None, newest_first=True, limit=9)

    assert ids(oldest) == expected
    assert ids(newest) == expected[::-1]


def test_tellings_are_those_of_the_claims_reported_last(archive: Archive) -> None:
    """With the day of the report and the days it tells of, if it says; found by subject or words, each once."""
    dates = {"b-month": "2022-06", "a-open": "2021/..", "c-none": None}
    store(
        archive,
        an_entity("x"),
        *(a_claim(id, about=("x",), occurred_on=on, statement="Kabar lain") for id, on in dates.items()),
        a_claim("early", about=("x",), occurred_on="2022-06-08", said_on="2022-07-01"),
    )
    day = date(2022, 7, 25)
    expected = [
        Telling("a-open", day, (date(2021, 1, 1), date.max)),
        Telling("b-month", day, (date(2022, 6, 1), date(2022, 6, 30))),
        Telling("c-none", day, None),
        Telling("early", date(2022, 7, 1), (date(2022, 6, 8), date(2022, 6, 8))),
    ]

    assert archive.tellings_about(Topic(("x",), words=("kabar lain",)), limit=9) == expected
    assert archive.tellings_about(Topic(("x",)), limit=2) == expected[:2]
    assert archive.tellings_about(Topic(("x",)), limit=-1) == []
    assert archive.tellings_about(Topic(), limit=9) == []


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2022, 6, 30), date(2022, 7, 1), ["open", "year", "month"]),
        (date(2022, 6, 8), date(2022, 6, 8), ["open", "year", "month", "day"]),
        (date(2023, 1, 1), None, ["open"]),
        (None, date(2020, 12, 31), []),
        (None, date(2021, 1, 1), ["open"]),
    ],
)
def test_dated_claims_may_have_been_in_the_window(
    archive: Archive, first: date | None, last: date | None, expected: list[str]
) -> None:
    """A month that touches the window may have been in it."""
    dates = {"day": "2022-06-08", "month": "2022-06", "year": "2022", "open": "2021/.."}
    store(archive, an_entity("x"), *(a_claim(id, about=("x",), occurred_on=on) for id, on in dates.items()))

    found = archive.dated_claims_about(Topic(("x",)), first=first, last=last, newest_first=False, limit=9)

    assert ids(found) == expected


def test_denials_and_contrasts_are_found_by_what_they_link(archive: Archive) -> None:
    """By id, each once, and no longer once they link something else."""
    claims = [a_claim("no-b", denies=("budget-raised", "budget-kept")), a_claim("no-a", denies=("budget-kept",))]
    store(archive, *claims)
    asked = ["budget-raised", "budget-kept"]

    assert ids(archive.claims_denying(asked, limit=9)) == ["no-a", "no-b"]
    assert ids(archive.claims_denying(asked, limit=1)) == ["no-a"]
    assert archive.contrasts_of(asked, limit=9) == [a_contrast()]
    archive.apply([Change(a_claim("no-a")), Change(a_contrast(claims=("no-a", "no-b")))], NOW)
    assert ids(archive.claims_denying(["budget-kept"], limit=9)) == ["no-b"]
    assert archive.contrasts_of(["budget-kept"], limit=9) == []
    store(archive, a_contrast(is_withdrawn=True))
    assert archive.contrasts_of(asked, limit=9) == []


def test_entities_are_found_by_any_of_their_names(archive: Archive) -> None:
    """Without case and accents; by alias, former name and id; no longer by a name that was taken away."""
    store(
        archive, an_entity("tokayev", name="Qasym-Jomart Toqaev", aliases=("Токаев", "Tokáyev"), kind=EntityKind.PERSON)
    )

    for name in ("qasym jomart TOQAEV", "токаев", "tokayev"):
        assert ids(archive.entities_named(name, limit=9)) == ["tokayev"]
    assert archive.names_like("to-", limit=9) == ["Tokáyev"]
    archive.apply([Change(an_entity("tokayev", name="Qasym-Jomart Toqaev", kind=EntityKind.PERSON))], NOW)
    assert archive.entities_named("токаев", limit=9) == []
    assert ids(archive.entities_named("tokayev", limit=9)) == ["tokayev"]


def test_many_names_are_asked_at_once(archive: Archive) -> None:
    """Each tells who bears it, by id, though it is asked twice; what is no name, or not folded, nobody bears."""
    store(archive, an_entity("tokayev", name="Токаев"), an_entity("nato", aliases=("Pakta", "Токаев")))

    found = archive.entities_with_names(
        ["pakta", "токаев", "nato", "pakta", "Pakta", "", "?", "\ud800", "\0", "nobody"]
    )

    assert {name: ids(entities) for name, entities in found.items()} == {
        "pakta": ["nato"],
        "токаев": ["nato", "tokayev"],
        "nato": ["nato"],
    }
    assert archive.entities_with_names([]) == {}


def test_words_are_told_that_longer_names_begin_with(archive: Archive) -> None:
    """A name of one word begins none, nor does half a word, or what stands within."""
    store(archive, an_entity("tokayev", name="Qasym-Jomart Toqaev"), an_entity("nato-base", aliases=("Пакт", "Ö b")))

    found = archive.beginning_names(["qasym", "qasy", "jomart", "nato", "пакт", "o", "o", "Qasym", "", "?", "\ud800"])

    assert found == {"qasym", "nato", "o"}
    assert archive.beginning_names([]) == set()


def test_a_name_that_very_many_bear_tells_the_first(archive: Archive) -> None:
    """An answer for a whole text stays small."""
    store(archive, *[an_entity(f"budi-{number:02}", name="Budi") for number in range(MOST_NAMESAKES + 1)])

    found = archive.entities_with_names(["budi"])["budi"]

    assert ids(found) == [f"budi-{number:02}" for number in range(MOST_NAMESAKES)]


@pytest.mark.parametrize("name", ["", "?!", "\ud800", "\0", "x" * 10_000])
def test_what_is_no_name_names_nobody(archive: Archive, name: str) -> None:
    """And is no error."""
    store(archive, an_entity("sign", name="???", aliases=("!",)))

    assert archive.entities_named(name, limit=9) == []
    assert archive.names_like(name, limit=9) == []


def test_search_finds_claims_and_articles_that_hold_all_words(archive: Archive) -> None:
    """In any order, in any language, without case and accents; the last stored come first."""
    article = an_article("cafe", title="Café di Astana", summary=builders.a_summary())
    store(archive, a_publication(article), a_claim("newer", statement={"id": "Café Astana", "en": "A coffee house"}))

    claims, articles = archive.search("ASTANA cafe", limit=9)

    assert ids(claims) == ["newer"]
    assert articles == [article]
    assert ids(archive.search("budget", limit=9)[0]) == ["budget-kept", "budget-raised"]
    assert ids(archive.search("budget", limit=1)[0]) == ["budget-kept"]
    assert archive.search("astana budget", limit=9)[0] == []
    assert archive.search("asta", limit=9) == ([], [])


@pytest.mark.parametrize(
    ("value", "unit", "found", "missed"),
    [
        (441_000_000_000, "KZT", ("441", "kzt 441", "441.000.000.000", "441,000,000,000", "441000000000"), "44"),
        ("1700000000", "USD", ("1,7", "1.7", "usd", "1700000000"), "17"),
        ("1234567", "soldier", ("1234567", "1.234.567", "1,234,567", "soldier"), "234567 soldiers"),
        ("-35.60", "percent", ("35,6", "35.6 percent"), "356"),
        ("1E+29", "RUB", ("100 rub",), "1E29"),
        ("0", "times", ("0",), "00"),
    ],
)
def test_a_claim_is_found_by_its_figure(
    archive: Archive, value: str, unit: str, found: Sequence[str], missed: str
) -> None:
    """As people write a number in either language, with its unit; the statement itself holds only a mark."""
    figure = builders.a_figure(value, unit, also=(Amount(Decimal(918_000_000), "EUR"),))
    statement = {"id": "Naik {figure}", "en": "Up by {figure}"}
    store(archive, a_claim("measured", statement=statement, figure=figure))

    for words in (*found, f"naik {found[0]}", "918 eur"):
        assert "measured" in ids(archive.search(words, limit=9)[0]), words
    assert "measured" not in ids(archive.search(missed, limit=9)[0])


def test_search_forgets_former_words(archive: Archive) -> None:
    """A corrected statement is found by its new words only."""
    store(archive)
    archive.apply([Change(a_claim("budget-kept", statement="Fixed")), Change(a_publication(title="Ralat"))], NOW)

    assert ids(archive.search("stays", limit=9)[0]) == []
    assert ids(archive.search("fixed", limit=9)[0]) == ["budget-kept"]
    assert ids(archive.search("menambah pertahanan", limit=9)[1]) == []
    assert ids(archive.search("ralat", limit=9)[1]) == ["gatra-2022-07-25"]


def test_letters_of_any_script_are_words(archive: Archive) -> None:
    """Also those that an engine's own tables do not take for letters (New Tai Lue vowels, in SQLite's)."""
    store(archive, a_claim("scripts", statement="𞤀𞤣𞤤𞤢𞤥 ᲗᲑᲘᲚᲘᲡᲘ ᦡᦱᧉ"))

    for words in ("𞤀𞤣𞤤𞤢𞤥", "თბილისი", "ᦡᦱᧉ"):
        assert ids(archive.search(words, limit=9)[0]) == ["scripts"]
    assert archive.search("ᦡ", limit=9)[0] == []


def test_a_phrase_stands_within_one_text(archive: Archive) -> None:
    """Not across two languages, nor across a figure, whose mark is no word."""
    figured = {"id": "Anggaran {figure} tenge", "en": "It rose by {figure} tenge"}
    store(
        archive,
        a_claim("plain", statement={"id": "Rusia diam", "en": "Moscow waits"}),
        a_claim("figured", statement=figured, figure=builders.a_figure()),
    )

    def about(words: str) -> list[str]:
        return ids(archive.claims_about(Topic(words=(words,)), since=None, limit=9))

    assert about("moscow waits") == ["plain"]
    assert about("rose by") == ["figured"]
    assert about("waits rusia") == about("by tenge") == about("figure") == []
    assert archive.search("figure", limit=9)[0] == []


NOTHING = [
    "\" NEAR( a AND it's C++ -x *",
    '"',
    "",
    " ",
    "?!*",
    "\ud800",
    "budget OR rusia",
    "words:budget",
    "-budget NOT",
    "%_'; DROP TABLE records; --",
    " ".join(f"w{number}" for number in range(2500)),
    "x" * 10_000,
]
BUDGET = ["^budget", "budget* + {budget}", "\ud800 (Budget)", '"budget', "budget " * 1500]


@pytest.mark.parametrize("words", NOTHING, ids=range(len(NOTHING)))
def test_search_words_are_text_and_no_query_language(archive: Archive, words: str) -> None:
    """Nothing that people type is an error, or means more than its letters."""
    store(archive)

    assert archive.search(words, limit=9) == ([], [])
    assert archive.claims_about(Topic(words=(words,)), since=None, limit=9) == []


@pytest.mark.parametrize("words", BUDGET, ids=range(len(BUDGET)))
def test_marks_around_a_word_mean_nothing(archive: Archive, words: str) -> None:
    """The letters count, once."""
    store(archive)

    assert ids(archive.search(words, limit=9)[0]) == ["budget-kept", "budget-raised"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(words=st.text(max_size=40))
def test_an_empty_store_holds_no_words(archive: Archive, words: str) -> None:
    """Whatever people type, it is no error."""
    assert archive.search(words, limit=3) == ([], [])
    assert archive.claims_about(Topic(words=(words,)), since=None, limit=3) == []


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_of_nothing_yields_nothing(archive: Archive, limit: int) -> None:
    """A negative limit is not “all”."""
    store(archive)
    asked = ["budget-raised", "budget-kept"]

    assert archive.claims_about(Topic(("kazakhstan",), words=("budget",)), since=None, limit=limit) == []
    assert archive.dated_claims_about(KAZAKHSTAN, first=None, last=None, newest_first=True, limit=limit) == []
    assert archive.contrasts_of(asked, limit=limit) == []
    assert archive.names_like("kazakhstan", limit=limit) == []
    assert archive.search("budget", limit=limit) == ([], [])


def test_what_was_read_does_not_outlive_a_change(archive: Archive) -> None:
    """Readers see a correction at once, in whatever it stands."""
    store(archive)
    assert archive.claims(["budget-raised"])[0].about == (an_entity(),)

    archive.apply([Change(an_entity(name="Qazaqstan")), Change(a_claim(said_on="2022"))], NOW + timedelta(1))

    (claim,) = archive.claims(["budget-raised"])
    assert claim.about == (an_entity(name="Qazaqstan"),)
    assert (claim.version, claim.recorded_at) == (2, NOW + timedelta(1))
