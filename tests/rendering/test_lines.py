"""Claims as statements: each says in every language who, when, in which voice, how many, and under which marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from builders import a_claim, a_figure, a_sourced_claim, an_article, an_entity
from hypothesis import given
from hypothesis import strategies as st
from readings import marks_of, words_of
from strategies import sourced_claims

from bot.domain.claims import FENCED_KINDS, ClaimKind, SourcedClaim, Status
from bot.domain.editions import Line
from bot.domain.news import Genre
from bot.languages import language
from bot.rendering.lines import Voice, chain, dated_statement, kind_name, numbered, speaker_name, statement

LANGUAGES = ("id", "en")


def _voice(code: str, claims: Sequence[SourcedClaim]) -> Voice:
    return Voice(language(code), numbered(claims))


def _tail(line: Line, code: str) -> str:
    return words_of(statement(line, _voice(code, line.claims)).tail)


@given(claims=sourced_claims(), cuts=st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_every_claim_of_a_line_lends_it_its_mark(claims: list[SourcedClaim], cuts: tuple[int, int]) -> None:
    """P1: the worded claim, those folded into it and those it points to, each once, in their order."""
    folded, also = sorted(min(cut, len(claims) - 1) + 1 for cut in cuts)
    line = Line(claims[0], tuple(claims[1:folded]), tuple(claims[folded:also]))
    for code in LANGUAGES:
        for write in (statement, dated_statement):
            made = write(line, _voice(code, line.claims))

            assert marks_of(made) == list(range(1, len(line.claims) + 1))


@pytest.mark.parametrize(("code", "told"), [("id", "2 asal lain"), ("en", "2 further origins")])
def test_both_languages_count_the_further_origins(code: str, told: str) -> None:
    """P2, P4: whoever reports it independently is counted, in the words of either language."""
    first, *others = (
        a_sourced_claim(id=f"c-{n}", article=an_article(f"a-{n}", origins=(source,)))
        for n, source in enumerate(("wsj", "tass", "wsj", "antara"))
    )

    assert told in _tail(Line(first, tuple(others)), code)
    assert told not in _tail(Line(first, (others[1],)), code)


@given(sourced_claims())
def test_every_statement_names_its_sources_in_both_languages(claims: list[SourcedClaim]) -> None:
    """P2, P3: the whole chain stands in the tail, unless the label has named the only source."""
    for claim in claims:
        for code in LANGUAGES:
            made = statement(Line(claim), _voice(code, [claim]))
            sources = chain(claim.chain, language(code))

            assert sources in words_of(made.tail) or (len(claim.chain) == 1 and sources in words_of(made.label))


@given(sourced_claims())
def test_a_dated_line_begins_with_when_it_occurred(claims: list[SourcedClaim]) -> None:
    """P2: in both languages the day before a statement is the day it tells of, and no other of its four times."""
    for claim in claims:
        for code in LANGUAGES:
            voice = _voice(code, [claim])
            plain, dated = statement(Line(claim), voice), dated_statement(Line(claim), voice)
            occurred_on = claim.claim.occurred_on
            day = f"{language(code).date(occurred_on, is_long=True)}: " if occurred_on else ""

            assert words_of(dated.label) == day + words_of(plain.label)
            assert (plain.body, plain.tail) == (dated.body, dated.tail)


def _label(claim: SourcedClaim, code: str) -> str:
    return words_of(statement(Line(claim), _voice(code, [claim])).label)


@pytest.mark.parametrize(("code", "label"), [("id", "Rencana: "), ("en", "Planned: ")])
@pytest.mark.parametrize("kind", [kind for kind in ClaimKind if kind is not ClaimKind.FORECAST])
def test_a_plan_is_called_a_plan(kind: ClaimKind, code: str, label: str) -> None:
    """P3: what has not happened never reads as if it had; a forecast says so by its kind."""
    assert _label(a_sourced_claim(kind=kind, status=Status.PLANNED), code).startswith(label)
    assert label not in _label(a_sourced_claim(kind=kind, status=Status.HAPPENED), code)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", sorted({*FENCED_KINDS, ClaimKind.DENIAL}))
def test_a_voice_is_called_by_its_kind_and_name(kind: ClaimKind, code: str) -> None:
    """P3: opinion, allegation, forecast and denial begin with what they are and whose they are."""
    status = Status.PLANNED if kind is ClaimKind.FORECAST else Status.HAPPENED
    for speaker in ("", "tokayev"):
        claim = a_sourced_claim(a_claim(kind=kind, speaker=speaker, status=status))

        assert f"{kind_name(kind, language(code))}, {speaker_name(claim, language(code))}: " == _label(claim, code)


@pytest.mark.parametrize(("code", "told"), [("id", "Gatra (opini): "), ("en", "Gatra (opinion): ")])
@pytest.mark.parametrize("kind", [ClaimKind.REPORTED, ClaimKind.OFFICIAL])
def test_what_an_opinion_piece_tells_is_told_as_its_own(kind: ClaimKind, code: str, told: str) -> None:
    """P3: not even a plain report is lent our voice where only an opinion piece tells it."""
    claim = a_sourced_claim(kind=kind, article=an_article(genre=Genre.OPINION))

    assert claim.is_fenced
    assert told == _label(claim, code)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("id", "“menambah anggaran pertahanan”"),
        ("en", "About Kazakhstan: “menambah anggaran pertahanan” (in Indonesian)"),
    ],
)
def test_a_quotation_is_shown_as_one(code: str, says: str) -> None:
    """P2: its words are the article's in either language; who reads another one is told which it is, and what about."""
    claim = a_sourced_claim(a_claim(statement="menambah anggaran pertahanan", quoted_in="id"))

    assert words_of(statement(Line(claim), _voice(code, [claim])).body) == says


def test_a_quotation_within_a_quotation_has_single_marks() -> None:
    """So that a reader sees where each ends."""
    claim = a_sourced_claim(a_claim(statement="“anggaran” pertahanan", quoted_in="id", quote="“anggaran” pertahanan"))

    assert words_of(statement(Line(claim), _voice("id", [claim])).body) == "“‘anggaran’ pertahanan”"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"is_reviewed": False}, "The budget was 5"),
        ({"is_reviewed": True}, "The budget in 2021 was 5"),
        ({"is_reviewed": False, "occurred_on": "2020"}, "The budget in 2021 was 5"),
    ],
)
def test_a_timeline_does_not_say_the_year_twice(fields: dict[str, Any], says: str) -> None:
    """In what a program worded; an editor's words stand as they are."""
    texts = {"id": "Anggaran pada 2021 sebesar 5", "en": "The budget in 2021 was 5"}
    claim = a_sourced_claim(a_claim(statement=texts, **{"occurred_on": "2021", **fields}))

    assert words_of(dated_statement(Line(claim), _voice("en", [claim])).body) == says


@pytest.mark.parametrize("said", ["It bought tanks in 2022 and 2023", "It cost 5 in 2022 dollars"])
def test_a_timeline_leaves_no_half_of_what_was_said(said: str) -> None:
    """A year that belongs to what follows it stays."""
    claim = a_sourced_claim(a_claim(statement={"id": said, "en": said}, occurred_on="2022", is_reviewed=False))

    assert words_of(dated_statement(Line(claim), _voice("en", [claim])).body) == said


@pytest.mark.parametrize(
    ("words", "is_named"),
    [
        ("Di sana, ia menandatangani perjanjian", True),
        ("negara Asia Tengah itu menambah anggaran", True),
        ("Kazakhstan menambah anggaran, dan ia senang", False),
    ],
)
def test_a_quotation_that_leans_on_the_sentence_before_says_of_whom_it_is(words: str, *, is_named: bool) -> None:
    """Even to who can read its words."""
    claim = a_sourced_claim(a_claim(statement=words, quoted_in="id", quote=words))
    text = words_of(statement(Line(claim), _voice("id", [claim])).body)

    assert text.endswith(f"“{words}”")
    assert text.startswith("Tentang ") is is_named


@pytest.mark.parametrize(
    ("words", "code", "about", "says"),
    [
        ("menambah anggaran", "en", ("tokayev",), "“menambah anggaran” (in Indonesian)"),
        ("menambah anggaran", "en", ("tokayev", "nato"), "About Nato: “menambah anggaran” (in Indonesian)"),
        ("ia menambah anggaran", "id", ("tokayev",), "Tentang Tokayev: “ia menambah anggaran”"),
    ],
)
def test_a_speaker_is_not_named_again_as_whom_the_words_are_about(
    words: str, code: str, about: tuple[str, ...], says: str
) -> None:
    """The name stands before them; but whom “ia” means in them is told to who can read them."""
    claim = a_sourced_claim(
        a_claim(statement=words, quoted_in="id", quote=words, speaker="tokayev", about=about),
        speaker=an_entity("tokayev"),
        about=[an_entity(id) for id in about],
    )

    assert words_of(statement(Line(claim), _voice(code, [claim])).body) == says


def test_a_quotation_tells_readers_of_another_language_how_much() -> None:
    """The figure is worded in theirs."""
    claim = a_sourced_claim(a_claim(statement="anggaran pertahanan", quoted_in="id", figure=a_figure()))

    said = words_of(statement(Line(claim), _voice("en", [claim])).body)
    assert said == "About Kazakhstan, KZT 441 billion: “anggaran pertahanan” (in Indonesian)"


@pytest.mark.parametrize(
    ("code", "status", "label"),
    [
        ("id", Status.HAPPENED, "Belum diperiksa: "),
        ("en", Status.HAPPENED, "Unreviewed: "),
        ("id", Status.PLANNED, "Belum diperiksa, rencana: "),
        ("en", Status.PLANNED, "Unreviewed, planned: "),
    ],
)
def test_what_no_editor_has_looked_at_says_so_first(code: str, status: Status, label: str) -> None:
    """Before its kind and its speaker."""
    claim = a_sourced_claim(a_claim(status=status, is_reviewed=False))

    assert _label(claim, code).startswith(label)
