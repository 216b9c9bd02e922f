"""Folding (P4): one line for one statement, and never one line for two."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from assembly.stored import line_ids, opinion_piece, sourced, told
from builders import a_figure, an_article
from hypothesis import given
from hypothesis import strategies as st
from strategies import sourced_claims

from bot.assembly.folding import fold
from bot.domain.claims import Claim, ClaimKind, SourcedClaim, Status
from bot.domain.figures import Qualifier
from bot.domain.news import Article

ID = "Kazakhstan menambah anggaran pertahanan sebesar {figure}"
EN = "Kazakhstan raised its defence budget by {figure}"


def _claim(id: str, indonesian: str = "Presiden berkunjung ke Moskwa", english: str = "", **fields: Any) -> Claim:
    return told(id, **{"statement": {"id": indonesian, "en": english or indonesian}, **fields})


def _lines(*records: Claim | Article) -> int:
    return len(fold(sourced(*records)))


def test_ten_outlets_that_cite_one_wire_are_one_line_of_one_origin() -> None:
    """P4: what counts is who reported first."""
    outlets = [an_article(f"a-{n}", source=f"outlet-{n}", origins=("wire",)) for n in range(10)]
    lines = fold(sourced(*outlets, *(_claim(f"c-{n}", article=f"a-{n}") for n in range(10))))

    assert len(lines) == 1
    assert lines[0].origin_count == 1
    assert len(lines[0].claims) == 10


def test_two_origins_of_one_statement_are_counted() -> None:
    """They reported it independently."""
    lines = fold(sourced(_claim("c"), _claim("d", article="other"), an_article("other", source="tass")))

    assert [2] == [line.origin_count for line in lines]


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        (ID, EN),
        (ID.upper().replace("FIGURE", "figure"), EN),
        (ID.replace("anggaran", "anggarannya"), EN.replace("raised", "raises")),
        (ID, EN.replace("raised its", "has raised the")),
        (ID.replace("pertahanan", "pertahanan negara"), EN),
        (f"“{ID}”.", f"{EN}."),
    ],
)
def test_near_duplicates_fold(indonesian: str, english: str) -> None:
    """Endings, articles, punctuation, case and a word more do not make another statement."""
    one = _claim("c", ID, EN, figure=a_figure())
    other = _claim("d", indonesian, english, figure=a_figure())

    assert _lines(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ekspor minyak ke Rusia naik tajam tahun lalu", "Ekspor minyak ke Rusia turun tajam tahun lalu"),
        ("Oil exports to Russia rose sharply last year", "Oil exports to Russia fell sharply last year"),
        ("Tokayev met Putin in Astana on Monday morning", "Tokayev met Xi in Astana on Monday morning"),
        ("Russia attacked Ukraine first", "Ukraine attacked Russia first"),
        ("The rate rose from 3 to 5 per cent", "The rate rose from 5 to 3 per cent"),
        ("The rate is 1.5 per cent", "The rate is 5.1 per cent"),
        ("Troops moved from Astana", "Troops moved to Astana"),
        ("Kazakhstan recognises the republics", "Kazakhstan does not recognise the republics"),
        ("Kazakhstan doesn’t leave the treaty organisation now", "Kazakhstan does leave the treaty organisation now"),
        (
            "Kazakhstan keluar dari perjanjian keamanan bersama",
            "Kazakhstan tidak keluar dari perjanjian keamanan bersama",
        ),
        ("Kazakhstan keluar dari perjanjian keamanan itu", "Kazakhstan berencana keluar dari perjanjian keamanan itu"),
        ("Menteri menerima suap dari pengusaha asing", "Menteri diduga menerima suap dari pengusaha asing"),
        ("Kazakhstan leaves the treaty organisation", "Kazakhstan threatens to leave the treaty organisation"),
        ("Sanctions will end in December this year", "Sanctions end in December this year"),
        ("👍", "👎"),
    ],
)
@pytest.mark.parametrize("place", ["id", "en"])
def test_another_meaning_in_either_language_keeps_claims_apart(one: str, other: str, place: str) -> None:
    """Negations, hedges, numbers, roles and opposites, whatever else the two share."""
    shared = {"id": "Kabar hari ini dari ibu kota", "en": "News of today from the capital"}
    claims = [_claim(id, statement={**shared, place: text}) for id, text in (("c", one), ("d", other))]

    assert _lines(*claims) == 2


@pytest.mark.parametrize(("further", "lines"), [("Бүгін Астанада", 1), ("Бүгін Алматыда", 2), ("Бүгін Астанада 5", 2)])
def test_a_further_language_keeps_claims_apart_too(further: str, lines: int) -> None:
    """Whoever reads it in that language reads both."""
    shared = {"id": "Kabar hari ini", "en": "News of today"}
    texts = [{**shared, "kk": text} for text in ("Бүгін Астанада", further)]

    assert lines == _lines(*(_claim(id, statement=text) for id, text in zip("cd", texts, strict=True)))


def test_a_language_that_only_one_has_keeps_nothing_apart() -> None:
    """A missing translation is no other statement."""
    shared = {"id": "Kabar hari ini", "en": "News of today"}

    assert _lines(_claim("c", statement=shared), _claim("d", statement={**shared, "kk": "Бүгін"})) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": ClaimKind.OFFICIAL},
        {"kind": ClaimKind.DENIAL},
        {"speaker": "tokayev"},
        {"status": Status.PLANNED},
        {"event": "visit"},
        {"about": ("russia",)},
        {"about": ("kazakhstan", "russia")},
        {"occurred_on": "2022-07-24"},
        {"occurred_on": None},
    ],
)
def test_another_kind_speaker_state_event_subject_or_day_keeps_claims_apart(fields: dict[str, Any]) -> None:
    """The same words, said of something else."""
    one = _claim("c", occurred_on="2022-07-20", about=("kazakhstan", "china"))

    assert _lines(one, _claim("d", **{"occurred_on": "2022-07-20", "about": ("kazakhstan", "china"), **fields})) == 2


def test_a_claim_that_names_fewer_concerned_folds() -> None:
    """One outlet's editor linked one entity more; the words are the same."""
    assert _lines(_claim("c", about=("kazakhstan", "china")), _claim("d", about=("kazakhstan",))) == 1


@pytest.mark.parametrize(
    "other",
    [
        a_figure(442_000_000_000),
        a_figure(unit="USD"),
        a_figure(qualifier=Qualifier.ABOUT),
        a_figure(period="2021"),
        a_figure(period=None, as_of="2022"),
        a_figure(scope="army"),
        a_figure(measure="other-measure"),
        a_figure(total=a_figure(500_000_000_000).amount.value),
        a_figure(also=(a_figure(918_000_000, "USD").amount,)),
        None,
    ],
)
def test_another_figure_keeps_claims_apart(other: object) -> None:
    """The amount, its time, its scope and its conversions are all part of what the line shows."""
    words = "Kazakhstan menambah anggaran"

    assert _lines(_claim("c", words, figure=a_figure()), _claim("d", words, figure=other)) == 2


def test_conversions_in_another_order_are_the_same_figure() -> None:
    """Their order says nothing."""
    dollars, roubles = a_figure(918, "USD").amount, a_figure(54_000, "RUB").amount
    one, other = (
        _claim(id, figure=a_figure(also=also)) for id, also in (("c", (dollars, roubles)), ("d", (roubles, dollars)))
    )

    assert _lines(one, other) == 1


def test_denials_of_different_claims_stay_apart() -> None:
    """ "The ministry denies the report" is another statement with each report."""
    denials = [_claim(id, kind=ClaimKind.DENIAL, denies=(denied,)) for id, denied in (("c", "x"), ("d", "y"))]

    assert _lines(*denials) == 2


def test_a_claim_never_folds_with_the_one_it_denies() -> None:
    """However alike they are worded."""
    kept = _claim("c", kind=ClaimKind.DENIAL)

    assert _lines(kept, _claim("d", kind=ClaimKind.DENIAL, denies=("c",))) == 2


def test_what_an_opinion_piece_tells_never_folds_with_a_report() -> None:
    """P3: it would corroborate the report, or be worded as one."""
    assert _lines(_claim("c"), _claim("d", article="opinion"), opinion_piece()) == 2


def test_the_same_words_a_year_later_are_news_again() -> None:
    """Undated statements fold only while they are reported."""
    assert _lines(_claim("c"), _claim("d", article="old"), an_article("old", published_on="2021-07-25")) == 2
    assert _lines(_claim("c"), _claim("d", article="old"), an_article("old", published_on="2022-06-24")) == 1


def test_two_days_do_not_become_one_through_a_year_that_holds_both() -> None:
    """A coarse date may agree with either, the two with each other never."""
    days = [_claim(f"c-{day[-2:]}", occurred_on=day) for day in ("2022", "2022-03", "2022-09")]

    assert [["c-22", "c-03"], ["c-09"]] == line_ids(fold(sourced(*days)))


def _ids(claims: list[SourcedClaim]) -> list[str]:
    return sorted(claim.id for claim in claims)


@given(sourced_claims())
def test_folding_neither_loses_nor_doubles_a_claim(claims: list[SourcedClaim]) -> None:
    """Every claim is in exactly one line."""
    lines = fold(claims)

    assert _ids(claims) == _ids([claim for line in lines for claim in line.claims])
    assert not any(line.also for line in lines)


@given(sourced_claims())
def test_lines_and_their_claims_keep_the_order_in_which_claims_came(claims: list[SourcedClaim]) -> None:
    """What came first words the line."""
    place = {claim.id: number for number, claim in enumerate(claims)}
    lines = [[place[claim.id] for claim in line.claims] for line in fold(claims)]

    assert lines == sorted(lines)
    assert all(line == sorted(line) for line in lines)


@given(sourced_claims(), st.integers())
def test_folding_what_was_folded_changes_nothing(claims: list[SourcedClaim], seed: int) -> None:
    """Worded claims of different lines do not fold among themselves, in any order."""
    worded = [line.claim for line in fold(claims)]
    random.Random(seed).shuffle(worded)

    assert len(worded) == len(fold(worded))


@given(sourced_claims())
def test_claims_that_fold_agree_in_all_that_a_line_shows(claims: list[SourcedClaim]) -> None:
    """Kind, voice, speaker, state and figure."""
    twins = [replace(claim, claim=replace(claim.claim, id=f"{claim.id}-twin", denies=())) for claim in claims]
    for line in fold([*claims, *twins]):
        shown = {
            (claim.claim.kind, claim.is_fenced, claim.claim.speaker, claim.claim.status, claim.claim.figure)
            for claim in line.claims
        }

        assert len(shown) == 1
