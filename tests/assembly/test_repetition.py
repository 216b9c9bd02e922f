"""What says again what was told gives way to other news, and nothing is lost by that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from assembly.stored import NOW, archive_of, line_ids, told
from builders import a_figure, a_source, an_article
from hypothesis import given
from hypothesis import strategies as st

from bot.assembly.composition import compose
from bot.assembly.folding import fold
from bot.assembly.repetition import says_again
from bot.assembly.selection import gather
from bot.domain.briefing import BriefingSpec, SectionName, Show, Topic
from bot.domain.claims import FENCED_KINDS, Claim, ClaimKind, Evidence
from bot.domain.editions import Line
from bot.domain.news import SourceKind
from bot.domain.wording import Wording

FERRY = "The ferry to the island will sail twice a day from July"
AGAIN = "From July the ferry to the island will sail more often, twice a day"
HARBOUR = "Fishermen want the old harbour dredged before winter"
TOPIC = Topic(entities=("kazakhstan",))


def said(id: str, text: str, at: int = 0, **fields: Any) -> Claim:
    """A claim whose evidence stands somewhere in its article."""
    return replace(told(id, text, **fields), evidence=(Evidence("words of an article", at),))


def lines(*claims: Claim) -> list[Line]:
    """One for each of these claims."""
    return [Line(claim) for claim in archive_of(*claims).everything()]


def is_again(one: Claim, other: Claim) -> bool:
    """Whether one claim says the other again; whichever of them was told first."""
    first, second = lines(one, other)
    assert says_again(first, second) == says_again(second, first)
    return says_again(first, second)


def shown(*claims: Claim, count: int = 2) -> list[list[str]]:
    """The statements of a briefing."""
    spec = BriefingSpec("k", Wording.same("K"), TOPIC, show=Show(sections=(SectionName.MAIN,), claims=count))
    return [ids for section in compose(spec, archive_of(*claims), NOW).sections for ids in line_ids(section.lines)]


def test_most_of_the_words_say_it_again() -> None:
    """Wherever in the article they stand."""
    assert is_again(said("a", FERRY), said("b", AGAIN, 400))
    assert not is_again(said("a", FERRY), said("b", HARBOUR, 400))


def test_half_of_the_words_are_not_most() -> None:
    """Two of four words of both."""
    one, other = "the ferry sails today", "the ferry sails tomorrow"

    assert not is_again(said("a", one), said("b", other, 400))
    assert is_again(said("a", f"{one} quietly"), said("b", f"{other} quietly", 400))


def test_the_same_evidence_needs_two_words() -> None:
    """One sentence was taken apart; one word is shared by chance."""
    budget, last = "the harbour gets a crane", "the harbour got its last crane in spring of another year"

    assert is_again(said("a", budget), said("b", last))
    assert not is_again(said("a", budget), said("b", last, 400))
    assert not is_again(said("a", budget), said("b", "the harbour is silted up"))
    assert is_again(said("a", budget, 10), said("b", last, 28))
    assert not is_again(said("a", budget, 10), said("b", last, 29))


def test_either_language_shows_it() -> None:
    """A claim that stays a quotation has the words of its article in both."""
    worded = said("a", FERRY)
    quoted = {"id": "Kapal ke pulau itu akan berlayar dua kali sehari mulai bulan depan", "en": AGAIN}

    assert is_again(worded, replace(said("b", "", 400), statement=Wording.of(quoted)))


@pytest.mark.parametrize(
    "fields",
    [
        {"origins": ("wsj",)},
        {"speaker": "harbour-master"},
        {"kind": ClaimKind.OFFICIAL},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_another_origin_voice_or_kind_says_it_anew(fields: dict[str, Any]) -> None:
    """Corroboration and dissent are news, whatever their words."""
    assert not is_again(said("a", FERRY), said("b", AGAIN, **fields))


def test_a_copy_says_it_again() -> None:
    """What outlets have from one origin is one report, however each of them words it; evidence is of one article."""
    records = an_article("one", source="antara"), an_article("two", source="kompas", origins=("antara",))

    def says(other: str) -> bool:
        claims = said("a", FERRY, article="one"), said("b", other, article="two")
        first, second = (Line(claim) for claim in archive_of(*records, *claims).everything())
        return says_again(second, first)

    assert says(AGAIN)
    assert not says("The ferry to the island is full")


def test_of_sources_that_nobody_knows_each_article_is_its_own() -> None:
    """They may be anybody's."""
    unknown = replace(a_source("unknown"), kind=SourceKind.UNKNOWN)
    records = an_article("one", source="unknown"), an_article("two", source="unknown")
    claims = said("a", FERRY, article="one"), said("b", AGAIN, article="two"), said("c", AGAIN, article="one")
    first, second, third = (Line(claim) for claim in archive_of(unknown, *records, *claims).everything())

    assert (says_again(second, first), says_again(third, first)) == (False, True)


@pytest.mark.parametrize("other", [AGAIN.replace("will sail", "will not sail"), AGAIN.replace("will", "won't")])
def test_a_not_is_news(other: str) -> None:
    """However many words are the same."""
    assert not is_again(said("a", FERRY), said("b", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fares to the island rose five percent in spring", "fares to the island fell five percent in spring"),
        ("tarif ke pulau naik lima persen pada musim semi", "tarif ke pulau turun lima persen pada musim semi"),
        ("the plan of a new harbour was approved", "the plan of a new harbour was rejected"),
    ],
)
def test_a_turn_is_news(one: str, other: str) -> None:
    """What fell did not rise, though one word tells it."""
    assert not is_again(said("a", one), said("b", other, 400))


def test_names_say_nothing_again() -> None:
    """Every line on a topic has them."""
    one, other = "In Aktau and Baku Rina Sari sang", "In Aktau and Baku Rina Sari fell"

    assert not is_again(said("a", one), said("b", other))


def test_what_says_it_again_gives_way() -> None:
    """To a statement of less weight; where there is no other, a briefing is not shorter for it."""
    first, again, other = said("a", FERRY), said("b", AGAIN, 40), said("c", HARBOUR, 80)

    assert shown(first, again, other) == [["a"], ["c"]]
    assert shown(first, again, other, count=3) == [["a"], ["c"], ["b"]]
    assert shown(first, again) == [["a"], ["b"]]


def test_one_event_is_told_once_even_where_room_is_left() -> None:
    """Two that say it again and are of one event."""
    first = said("a", FERRY)
    again = [said(id, f"{AGAIN} {id}", 40, event="sailing") for id in ("b", "c")]

    assert shown(first, *again, count=3) == [["a"], ["b"]]


def test_what_is_new_gives_way_too() -> None:
    """Among what the store took over of late."""
    first, again, other = said("a", FERRY), said("b", AGAIN, 40), said("c", HARBOUR, 80)
    spec = BriefingSpec("k", Wording.same("K"), TOPIC, show=Show(sections=(SectionName.NEW,), claims=2))
    edition = compose(spec, archive_of(first, again, other, recorded_at=NOW), NOW)

    assert line_ids(edition.sections[0].lines) == [["a"], ["c"]]


def test_what_differs_never_gives_way() -> None:
    """A denial, and either side of a dispute."""
    first, other = said("a", FERRY), said("c", HARBOUR, 80)
    denial = said("b", AGAIN, 40, kind=ClaimKind.DENIAL)
    firmer = replace(first, kind=ClaimKind.DENIAL)
    figures = [said(id, f"{FERRY} {{figure}}", figure=a_figure(value)) for id, value in (("d", 1), ("e", 2))]

    assert ["b"] in shown(firmer, denial, other)
    assert shown(*figures, other) == [["d"], ["e"]]


WORDS = ("ferry", "sails", "harbour", "crane", "daily", "not")
SAYINGS = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5, unique=True).map(" ".join)
KINDS = st.sampled_from([ClaimKind.REPORTED, ClaimKind.REPORTED, ClaimKind.DENIAL, ClaimKind.OPINION])


@st.composite
def repetitive(draw: st.DrawFn) -> list[Claim]:
    """Claims of few words, which often say one another again."""
    return [
        said(f"c-{number}", draw(SAYINGS), draw(st.integers(0, 60)), kind=draw(KINDS), article=article)
        for number in range(draw(st.integers(1, 8)))
        for article in [draw(st.sampled_from(["one", "two"]))]
    ]


@given(repetitive(), st.integers(1, 4))
def test_a_repetition_is_shown_only_where_all_else_is(claims: list[Claim], count: int) -> None:
    """As many statements as there is room for, none twice; of those left out, each says something again, or had no room."""
    archive = archive_of(*claims, an_article("one"), an_article("two"))
    spec = BriefingSpec("k", Wording.same("K"), TOPIC, show=Show(sections=(SectionName.MAIN,), claims=count))
    edition = compose(spec, archive, NOW)
    statements = [line for line in fold(gather(archive, TOPIC).claims) if line.claim.claim.kind not in FENCED_KINDS]
    told = [line for section in edition.sections for line in section.lines if isinstance(line, Line)]
    left = [line for line in statements if line not in told]
    repeats = [
        line
        for place, line in enumerate(told)
        if line.claim.claim.kind is not ClaimKind.DENIAL and any(says_again(line, before) for before in told[:place])
    ]

    assert len(told) == min(count, len(statements))
    assert len({line.claim.id for line in told}) == len(told)
    assert edition.coverage.claim_count == len(claims)
    if repeats:
        assert all(any(says_again(line, before) for before in told) for line in left)
