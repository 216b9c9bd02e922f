"""Composition: each section by its rule, each claim once, the same edition from the same news."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from assembly.stored import NOW, archive_of, line_ids, opinion_piece, told
from builders import a_contrast, a_figure, an_article
from hypothesis import given
from hypothesis import strategies as st
from memory_archive import MemoryArchive
from strategies import stores

from bot.assembly.composition import NEW_FOR, compose
from bot.domain.briefing import BriefingSpec, SectionName, Show, Span, Topic
from bot.domain.claims import FENCED_KINDS, Claim, ClaimKind, Status
from bot.domain.editions import Dispute, Edition
from bot.domain.news import Article, Entity
from bot.domain.ports import Record
from bot.domain.wording import Wording

EVERY = tuple(SectionName)
ONCE = {SectionName.LEAD, SectionName.MAIN, SectionName.NEW, SectionName.VOICES}


def _spec(
    *sections: SectionName, topic: Topic | None = None, since: Span | date | None = None, **show: int
) -> BriefingSpec:
    return BriefingSpec(
        "kazakhstan",
        Wording.same("Kazakhstan"),
        topic or Topic(entities=("kazakhstan",)),
        since=since,
        show=Show(sections=sections or EVERY, **show),
    )


def _sections(edition: Edition) -> dict[str, list[list[str]]]:
    return {section.name.value: line_ids(section.lines) for section in edition.sections}


def _composed(spec: BriefingSpec, *records: Record | Article) -> dict[str, list[list[str]]]:
    return _sections(compose(spec, archive_of(*records), NOW))


REPORTS = [told(f"r-{n}") for n in range(4)]
VOICES = [told(f"v-{n}", kind=ClaimKind.OPINION, speaker=f"s-{n // 2}") for n in range(4)]


def test_the_lead_is_the_weightiest_statement_and_main_the_next() -> None:
    """`claims` counts both; opinions wait for their own section."""
    spec = _spec(SectionName.LEAD, SectionName.MAIN, claims=3)

    assert {"lead": [["r-0"]], "main": [["r-1"], ["r-2"]]} == _composed(spec, *VOICES, *REPORTS)


def test_main_without_a_lead_shows_all_claims_that_are_wanted() -> None:
    """None is kept free for a lead that is not there."""
    assert {"main": [["r-0"], ["r-1"]]} == _composed(_spec(SectionName.MAIN, claims=2), *REPORTS)


@pytest.mark.parametrize("claims", [0, 1])
def test_a_lead_is_all_where_no_more_is_wanted(claims: int) -> None:
    """Main then has no room, rather than all of it."""
    assert {"lead": [["r-0"]]} == _composed(_spec(SectionName.LEAD, SectionName.MAIN, claims=claims), *REPORTS)


def test_one_event_is_told_once_in_lead_and_main() -> None:
    """The rest of a briefing is for other news."""
    spec = _spec(SectionName.LEAD, SectionName.MAIN)
    claims = [told("a", event="unrest"), told("b", event="unrest"), told("c")]

    assert {"lead": [["a"]], "main": [["c"]]} == _composed(spec, *claims)


def test_where_there_are_only_voices_the_weightiest_leads() -> None:
    """A briefing is not left empty; main still holds no opinion."""
    sections = _composed(_spec(SectionName.LEAD, SectionName.MAIN, SectionName.VOICES), *VOICES)

    assert {"lead": [["v-0"]], "voices": [["v-2"], ["v-1"]]} == sections


def test_an_opinion_does_not_lead_because_the_reports_stand_elsewhere() -> None:
    """However an admin orders the sections."""
    assert {"main": [["r-0"], ["r-1"], ["r-2"]]} == _composed(
        _spec(SectionName.MAIN, SectionName.LEAD), *VOICES, *REPORTS[:3]
    )


def test_a_voice_is_shown_once_however_sections_are_ordered() -> None:
    """Where the only voice stands among the voices already, there is no lead."""
    assert {"voices": [["v-0"]]} == _composed(_spec(SectionName.VOICES, SectionName.LEAD), VOICES[0])


def test_voices_are_heard_in_turn() -> None:
    """Nobody twice before all were heard, and whoever stands by their name before an unsigned piece."""
    unsigned = [told(f"u-{n}", kind=ClaimKind.ALLEGATION) for n in range(2)]

    assert {"voices": [["v-0"], ["v-2"], ["u-0"], ["v-1"], ["v-3"]]} == _composed(
        _spec(SectionName.VOICES, voices=5), *VOICES, *unsigned
    )


def test_a_voice_is_heard_with_what_says_most() -> None:
    """Whoever names others, or gives a figure, says more than whoever only judges."""
    about = ("kazakhstan", "nato", "russia")
    vague = told("a", kind=ClaimKind.OPINION, speaker="s")
    plain = told("b", kind=ClaimKind.OPINION, speaker="s", about=about)
    exact = told("c", kind=ClaimKind.OPINION, speaker="s", about=about, figure=a_figure())

    assert {"voices": [["c"], ["b"], ["a"]]} == _composed(_spec(SectionName.VOICES, voices=3), vague, plain, exact)


def test_who_was_heard_above_gives_way() -> None:
    """Whether in the lead or among the new."""
    statement = told("r", speaker="s-0")

    assert {"lead": [["r"]], "voices": [["v-2"], ["v-0"]]} == _composed(
        _spec(SectionName.LEAD, SectionName.VOICES), statement, *VOICES
    )


def test_new_is_what_the_store_took_over_within_a_week() -> None:
    """Not what was published within one; and only what no section showed before."""
    old = archive_of(*REPORTS, recorded_at=NOW - NEW_FOR)
    new = archive_of(*REPORTS, recorded_at=NOW - NEW_FOR + timedelta(seconds=1))
    spec = _spec(SectionName.LEAD, SectionName.NEW, claims=2)

    assert {"lead": [["r-0"]]} == _sections(compose(spec, old, NOW))
    assert {"lead": [["r-0"]], "new": [["r-1"], ["r-2"]]} == _sections(compose(spec, new, NOW))


def _dated(id: str, day: str, **fields: Any) -> Claim:
    return told(id, occurred_on=day, **fields)


def test_the_timeline_holds_the_last_events_in_their_order() -> None:
    """What is yet to come is no latest event, and what is undated no event."""
    days = ("2022-05-01", "2022-07-01", "2022-06-01", "2021")
    claims = [*(_dated(f"e-{day}", day) for day in days), told("undated")]
    forecast = _dated("f", "2060", kind=ClaimKind.FORECAST, status=Status.PLANNED)

    assert {"timeline": [["e-2022-06-01"], ["e-2022-07-01"]]} == _composed(
        _spec(SectionName.TIMELINE, events=2), *claims, forecast
    )
    assert _composed(_spec(SectionName.TIMELINE, events=0), *claims) == {}


def test_the_timeline_tells_what_was_not_told_yet() -> None:
    """The lead is not repeated as an event."""
    sections = _composed(
        _spec(SectionName.LEAD, SectionName.TIMELINE), _dated("a", "2022-07-01"), _dated("b", "2022-06-01")
    )

    assert {"lead": [["a"]], "timeline": [["b"]]} == sections


def test_figures_show_disputes_between_origins_before_those_within_one() -> None:
    """Two articles that differ weigh more than one that differs with itself."""
    records = (
        an_article("other", source="tass"),
        told("a", figure=a_figure(1)),
        told("b", figure=a_figure(2)),
        told("c", figure=a_figure(1, measure="z-troops")),
        told("d", figure=a_figure(2, measure="z-troops"), article="other"),
    )

    assert {"figures": [["c", "d"], ["a", "b"]]} == _composed(_spec(SectionName.FIGURES), *records)
    assert {"figures": [["c", "d"]]} == _composed(_spec(SectionName.FIGURES, disputes=1), *records)


def test_figures_show_what_an_editor_linked_from_beyond_the_topic() -> None:
    """Both sides are shown, although the topic holds one."""
    link = a_contrast(claims=("a", "b"))

    assert {"figures": [["a", "b"]]} == _composed(
        _spec(SectionName.FIGURES), told("a"), told("b", about=("russia",)), link
    )


def test_a_window_leaves_out_what_was_reported_before_it() -> None:
    """Its first day counts."""
    day = an_article().published_on.last
    spans: list[tuple[Span | date, int]] = [
        (day, 1),
        (day + timedelta(days=1), 0),
        (Span(7, "day"), 1),
        (Span(6, "day"), 0),
    ]

    assert [shown for _, shown in spans] == [
        len(_composed(_spec(SectionName.LEAD, since=since), told("a"))) for since, _ in spans
    ]


def test_an_empty_archive_yields_an_empty_edition() -> None:
    """Which rests on nothing and claims nothing."""
    edition = compose(_spec(), archive_of(), NOW)

    assert not (edition.sections)
    assert not (edition.claims)
    assert not (edition.versions)
    assert not edition.only_opinion
    assert edition.coverage.claim_count == 0
    assert edition.composed_at == NOW


def test_it_is_said_where_opinion_pieces_are_all_there_is() -> None:
    """One report is enough to change that."""
    of_opinion = told("a", article="opinion")
    alone = compose(_spec(), archive_of(of_opinion, opinion_piece()), NOW)
    with_report = compose(_spec(), archive_of(of_opinion, opinion_piece(), told("b")), NOW)

    assert (alone.only_opinion, with_report.only_opinion) == (True, False)


def _everything(records: list[Record], *sections: SectionName, **show: Any) -> tuple[BriefingSpec, MemoryArchive]:
    topic = Topic(entities=tuple(record.id for record in records if isinstance(record, Entity)))
    return _spec(*sections, topic=topic, **show), MemoryArchive(records, NOW)


@given(stores(), st.permutations(EVERY))
def test_no_claim_is_told_twice_and_no_limit_passed(records: list[Record], order: list[SectionName]) -> None:
    """Whatever the order of sections: statements and voices are told once; what differs may repeat them."""
    spec, archive = _everything(records, *order, claims=3, disputes=1, voices=1, events=2)
    edition = compose(spec, archive, NOW)
    told_once = [
        claim.id
        for s in edition.sections
        if s.name in ONCE
        for line in s.lines
        if not isinstance(line, Dispute)
        for claim in (line.claim, *line.folded)
    ]
    sizes = {section.name: len(section.lines) for section in edition.sections}

    assert len(told_once) == len(set(told_once))
    assert sizes.get(SectionName.LEAD, 0) + sizes.get(SectionName.MAIN, 0) <= 3
    assert sizes.get(SectionName.NEW, 0) <= 3
    assert sizes.get(SectionName.TIMELINE, 0) <= 2
    assert sizes.get(SectionName.FIGURES, 0) <= 1
    assert sizes.get(SectionName.VOICES, 0) <= 1


@given(stores(), st.permutations(EVERY))
def test_a_voice_never_stands_among_the_statements(records: list[Record], order: list[SectionName]) -> None:
    """P3: an opinion, allegation or forecast leads only where there is nothing else."""
    spec, archive = _everything(records, *order)
    edition = compose(spec, archive, NOW)
    standing = [claim.claim for claim in archive.everything() if not claim.claim.is_withdrawn]
    only_voices = all(claim.kind in FENCED_KINDS for claim in standing)
    for section in edition.sections:
        kinds = {line.claim.claim.kind for line in section.lines if not isinstance(line, Dispute)}
        if section.name is SectionName.MAIN or (section.name is SectionName.LEAD and not only_voices):
            assert not kinds & FENCED_KINDS
        if section.name is SectionName.VOICES:
            assert kinds <= FENCED_KINDS


@given(stores(), st.integers())
def test_the_same_news_and_clock_make_the_same_edition(records: list[Record], seed: int) -> None:
    """P6: in whatever order it was stored."""
    shuffled = list(records)
    random.Random(seed).shuffle(shuffled)
    spec, archive = _everything(records)

    assert compose(spec, archive, NOW) == compose(spec, MemoryArchive(shuffled, NOW), NOW)


@given(stores())
def test_marks_name_each_shown_claim_once(records: list[Record]) -> None:
    """Every claim of every line, with its version."""
    spec, archive = _everything(records)
    edition = compose(spec, archive, NOW)
    shown = [claim for section in edition.sections for line in section.lines for claim in line.claims]

    assert {claim.id for claim in shown} == {claim.id for claim in edition.claims}
    assert len(edition.claims) == len({claim.id for claim in edition.claims})
    assert [claim.ref for claim in edition.claims] == list(edition.versions)
    assert replace(edition) == edition
