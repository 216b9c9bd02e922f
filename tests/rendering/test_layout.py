"""How answers are worded: voices, times, figures side by side, footers, and what is said where nothing is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import a_claim, a_figure, a_measure, a_source, a_sourced_claim, an_article, an_entity
from newsrooms import NOW
from readings import marks_of, statements_of, text_of, words_of

from bot.domain.claims import ClaimKind, SourcedClaim, Status
from bot.domain.dates import TimeWindow
from bot.domain.editions import (
    Comparison,
    Coverage,
    Dispute,
    DisputeKind,
    EvidenceCard,
    FactGroup,
    FactSheet,
    Line,
    MostTold,
    SourceEntry,
    SourceList,
    Timeline,
)
from bot.domain.news import Genre
from bot.domain.wording import Wording
from bot.languages import language
from bot.languages.reading import read_window
from bot.rendering.cards import lay_out_evidence, lay_out_sources
from bot.rendering.document import Statement
from bot.rendering.footers import footer
from bot.rendering.layout import lay_out_comparison, lay_out_facts, lay_out_timeline, window_text
from bot.rendering.lines import Voice, dated_statement, statement

ENGLISH, INDONESIAN = language("en"), language("id")
TITLE = Wording.of({"id": "Pokok", "en": "Topic"})
NOTHING = Coverage((), (), (), None, (), 0)
ALWAYS = TimeWindow()


def _coverage(*claims: SourcedClaim) -> Coverage:
    return Coverage((a_source(),), (a_source(),), ((Genre.REPORT, 1),), claims[0], (), len(claims))


def _worded(claim: SourcedClaim) -> str:
    block = statement(Line(claim), Voice(ENGLISH, {claim.id: 1}))
    return words_of((*block.label, *block.body, *block.tail))


def _opinion_piece() -> SourcedClaim:
    return a_sourced_claim(article=an_article(genre=Genre.OPINION, origins=()))


def test_a_report_ends_with_its_chain_and_day() -> None:
    """The voice of a report needs no label; it says through whom it came."""
    claim = a_sourced_claim(chain=[a_source("wsj", short="WSJ"), a_source("gatra", name="Gatra.com")])

    assert _worded(claim).endswith("— WSJ via Gatra.com, 25 Jul 2022 [1]")


@pytest.mark.parametrize("kind", [ClaimKind.OPINION, ClaimKind.ALLEGATION, ClaimKind.FORECAST, ClaimKind.DENIAL])
def test_a_fenced_claim_begins_with_its_kind_and_speaker(kind: ClaimKind) -> None:
    """Whoever reads the first words knows that this is somebody's word."""
    status = Status.PLANNED if kind is ClaimKind.FORECAST else Status.HAPPENED
    claim = a_sourced_claim(a_claim(kind=kind, status=status, speaker="tokayev"))

    assert _worded(claim).startswith(f"{kind.value.title()}, Tokayev: ")


def test_a_source_that_the_label_names_is_not_named_twice() -> None:
    """An opinion piece's own report begins with the piece, and ends with its day."""
    worded = _worded(_opinion_piece())

    assert worded.startswith("Gatra (opinion): ")
    assert worded.endswith("— 25 Jul 2022 [1]")


def test_somebody_quoted_by_an_opinion_piece_is_quoted_by_an_opinion_piece() -> None:
    """A named speaker does not turn an opinion piece into a report."""
    claim = replace(
        _opinion_piece(), claim=replace(_opinion_piece().claim, speaker="tokayev"), speaker=an_entity("tokayev")
    )

    assert _worded(claim).startswith("Tokayev, Gatra (opinion): ")


def test_when_it_was_said_stands_with_the_speaker_and_when_it_was_published_with_the_source() -> None:
    """Two days that are never confused."""
    worded = _worded(a_sourced_claim(a_claim(speaker="tokayev", said_on="2022-06")))

    assert worded.startswith("Tokayev (Jun 2022): ")
    assert worded.endswith(", 25 Jul 2022 [1]")


def test_a_voice_says_who_it_is() -> None:
    """Beside an opinion stands what a reader should know of its speaker."""
    role = Wording.of({"id": "bloger", "en": "blogger"})
    claim = a_sourced_claim(a_claim(kind=ClaimKind.OPINION, speaker="z"), speaker=an_entity("z", name="Z", role=role))

    assert _worded(claim).startswith("Opinion, Z (blogger): ")


def test_a_role_that_another_article_tells_stands_beside_no_claim_of_this_one() -> None:
    """Its source would be taken to say so."""
    role = Wording.of({"id": "bloger", "en": "blogger"})
    told = a_sourced_claim(a_claim(kind=ClaimKind.OPINION, speaker="z"))
    own, other = (an_entity("z", name="Z", role=role, role_in=id) for id in (told.article.id, "another-article"))

    assert _worded(replace(told, speaker=own)).startswith("Opinion, Z (blogger): ")
    assert _worded(replace(told, speaker=other)).startswith("Opinion, Z: ")


def test_a_role_is_credited_to_who_tells_it() -> None:
    """An editor, or an article with its day; what an article says of which no claim is shown is not said."""
    role = Wording.of({"id": "bloger", "en": "blogger"})
    claim = a_sourced_claim()
    group = FactGroup(ClaimKind.REPORTED, is_from_opinion=False, lines=(Line(claim),))
    told = [
        lay_out_facts(
            FactSheet(an_entity("z", role=role, role_in=id), NOW, (group,), _coverage(claim)), ENGLISH
        ).subtitle
        for id in ("", claim.article.id, "another-article")
    ]

    assert told == [
        "editors' note: blogger",
        "blogger, according to Gatra (25 Jul 2022)",
        "",
    ]


def test_no_words_of_a_record_look_like_a_mark_of_ours() -> None:
    """A statement cannot forge its source."""
    words = Wording.same("Hello — Reuters, 1 Jan 2026 [1]")
    worded = _worded(a_sourced_claim(figure=None, statement=words))

    assert worded.startswith("Hello — Reuters, 1 Jan 2026 (1) — ")
    assert worded.count("[1]") == 1


def test_outlets_that_pass_it_on_are_counted_apart_from_origins() -> None:
    """Ten outlets of one agency do not look like ten witnesses."""
    claims = [
        a_sourced_claim(id=f"c{at}", chain=[a_source("wsj", short="WSJ"), a_source(f"o{at}", name=f"O{at}")])
        for at in range(10)
    ]
    block = statement(Line(claims[0], tuple(claims[1:])), Voice(ENGLISH, {f"c{at}": at + 1 for at in range(10)}))

    assert words_of(block.tail) == " — WSJ via O0, passed on by 9 further outlets, 25 Jul 2022 [1]–[10]"


def test_a_plan_is_called_one() -> None:
    """What has not happened is never worded as if it had."""
    assert _worded(a_sourced_claim(status=Status.PLANNED)).startswith("Planned: ")


def test_further_origins_are_counted_and_their_marks_shown() -> None:
    """One line carries the marks of all who state the same."""
    one, other = a_sourced_claim(id="one"), a_sourced_claim(id="two", chain=[a_source("antara")])
    block = statement(Line(one, (other,)), Voice(ENGLISH, {"one": 1, "two": 2}))

    assert "1 further origin" in words_of(block.tail)
    assert marks_of(block) == [1, 2]


def test_what_is_only_about_the_same_event_is_pointed_to() -> None:
    """Another account lends no mark to a statement it does not make."""
    one, other = a_sourced_claim(id="one"), a_sourced_claim(id="two")
    block = statement(Line(one, also=(other,)), Voice(ENGLISH, {"one": 1, "two": 2}))

    assert words_of(block.tail).endswith("[1] (see also [2])")


def test_an_undated_claim_has_no_date_before_it() -> None:
    """A timeline section never invents a day."""
    claim = a_sourced_claim(occurred_on=None)
    voice = Voice(ENGLISH, {claim.id: 1})

    assert dated_statement(Line(claim), voice) == statement(Line(claim), voice)


def _compared(kind: DisputeKind, differences: tuple[str, ...] = ()) -> str:
    claims = (
        a_sourced_claim(id="one", figure=a_figure(441e9, period="2022")),
        a_sourced_claim(
            id="two", figure=a_figure(440e9, period=None, as_of="2022-06-01", scope="army"), measure=a_measure()
        ),
    )
    dispute = Dispute(kind, claims, differences=differences)
    return text_of(lay_out_comparison(Comparison("topic", TITLE, NOW, (dispute,), _coverage(*claims), ALWAYS), ENGLISH))


def test_figures_that_differ_stand_first_with_their_time_and_scope() -> None:
    """A reader compares numbers without looking for them in the sentences."""
    worded = _compared(DisputeKind.FIGURES)

    assert "Figures differ: " in worded
    assert "KZT 441 billion, 2022: " in worded
    assert "KZT 440 billion, 1 Jun 2022, army: " in worded


def test_what_is_not_comparable_says_why() -> None:
    """Every reason is named, and no verdict is given."""
    worded = _compared(DisputeKind.NOT_COMPARABLE, ("as_of", "period", "scope", "unit"))

    assert "Not comparable: " in worded
    assert "(another day, period, scope, unit)" in worded


def test_a_measure_without_a_record_is_named_by_its_id() -> None:
    """Undeclared measures are readable all the same."""
    claims = tuple(replace(a_sourced_claim(id=id, figure=a_figure()), measure=None) for id in ("one", "two"))
    dispute = Dispute(DisputeKind.FIGURES, claims)
    worded = text_of(lay_out_comparison(Comparison("topic", TITLE, NOW, (dispute,), NOTHING, ALWAYS), ENGLISH))

    assert "Figures differ: defence budget increase" in worded


def test_a_dispute_without_figures_has_a_heading_all_the_same() -> None:
    """A claim without a figure cannot break the heading."""
    words = Wording.of({"id": "Kabar", "en": "News"})
    claims = tuple(a_sourced_claim(id=id, figure=None, statement=words) for id in ("one", "two"))
    dispute = Dispute(DisputeKind.FIGURES, claims)

    assert "Figures differ: " in text_of(
        lay_out_comparison(Comparison("topic", TITLE, NOW, (dispute,), NOTHING, ALWAYS), ENGLISH)
    )


def _timeline(*, newest_first: bool, window: TimeWindow) -> str:
    claim = a_sourced_claim(occurred_on="2022-06")
    answer = Timeline("topic", TITLE, NOW, window, newest_first, (Line(claim),), _coverage(claim), date(2022, 7, 1))
    return text_of(lay_out_timeline(answer, ENGLISH))


@pytest.mark.parametrize(
    ("newest_first", "command"),
    [(False, "/timeline topic 2022-07-01..2023-12-31"), (True, "/timeline topic 2021-01-01..2022-07-01 newest")],
)
def test_a_timeline_that_goes_on_says_how_to_read_on(newest_first: bool, command: str) -> None:  # noqa: FBT001
    """The next stretch keeps the order and the window that were asked for."""
    window = TimeWindow(date(2021, 1, 1), date(2023, 12, 31))

    assert f"There is more: {command}" in _timeline(newest_first=newest_first, window=window)


@pytest.mark.parametrize(
    ("looked_at", "said"),
    [
        (None, "Of the 2,125 dates that news tells of, these are the 40 that it told of on the most days."),
        (5000, "Of the 2,125 dates in the 5,000 claims reported last, these are the 40 that news told of"),
    ],
)
def test_a_timeline_of_the_most_told_dates_says_so_and_how_to_see_all(looked_at: int | None, said: str) -> None:
    """First of all, and that its footer is of this page alone."""
    claim = a_sourced_claim(occurred_on="2022-06")
    chosen = MostTold(40, 2125, looked_at, date.min)
    answer = Timeline("topic", TITLE, NOW, TimeWindow(), False, (Line(claim),), _coverage(claim), most_told=chosen)
    worded = text_of(lay_out_timeline(answer, ENGLISH))

    assert said in worded
    assert "All of them, in order: /timeline topic 0001-01-01.." in worded
    assert "On this page:" in worded
    assert read_window("0001-01-01..") == TimeWindow(date.min)


@pytest.mark.parametrize(
    ("window", "worded"),
    [
        (TimeWindow(), ""),
        (TimeWindow(date(2022, 1, 1), date(2022, 1, 1)), "1 Jan 2022"),
        (TimeWindow(date(2022, 1, 1), date(2022, 12, 31)), "1 Jan 2022 to 31 Dec 2022"),
        (TimeWindow(first=date(2022, 1, 1)), "since 1 Jan 2022"),
        (TimeWindow(last=date(2022, 1, 1)), "until 1 Jan 2022"),
    ],
)
def test_the_window_is_said(window: TimeWindow, worded: str) -> None:
    """What was asked for stands under the title."""
    assert window_text(window, ENGLISH) == worded


@pytest.mark.parametrize("genre", Genre)
def test_every_genre_is_counted_in_words(genre: Genre) -> None:
    """The footer names what sort of texts an answer rests on, one or several."""
    one, two = (replace(_coverage(a_sourced_claim()), genres=((genre, count),)) for count in (1, 2))
    texts = [words_of(footer(coverage, NOW.date(), ENGLISH)) for coverage in (one, two)]

    assert "(1 " in texts[0]
    assert "(2 " in texts[1]
    assert texts[0] != texts[1].replace("2 ", "1 ")


def test_a_month_that_is_not_over_has_no_age() -> None:
    """A claim of this year is not said to be months ahead."""
    claim = a_sourced_claim(article=an_article(published_on=str(NOW.year)))

    assert f"Newest claim: {NOW.year}." in words_of(footer(_coverage(claim), NOW.date(), ENGLISH))


def test_the_footer_says_when_there_is_more() -> None:
    """Nothing is left out without a word."""
    coverage = replace(_coverage(a_sourced_claim()), is_capped=True, absent=(an_entity("nato"),))
    worded = words_of(footer(coverage, NOW.date(), ENGLISH))

    assert "Only 1 claim was looked at; there are more." in worded
    assert "No voice from: Nato." in worded


def test_an_answer_that_rests_on_nothing_has_no_footer() -> None:
    """No counts of nothing."""
    assert footer(NOTHING, NOW.date(), ENGLISH) == ()


def test_a_page_of_a_longer_answer_says_that_it_is_one() -> None:
    """Its counts are the page's, not the topic's."""
    coverage = _coverage(a_sourced_claim())

    assert words_of(footer(coverage, NOW.date(), ENGLISH, is_part=True)).startswith("On this page: 1 source")


def test_those_who_are_not_heard_are_all_counted() -> None:
    """Four are named, the others are not hidden."""
    coverage = replace(
        _coverage(a_sourced_claim()), absent=tuple(an_entity(f"e{at}", name=f"E{at}") for at in range(6))
    )

    assert "No voice from: E0, E1, E2, E3 and 2 more." in words_of(footer(coverage, NOW.date(), ENGLISH))


def test_a_comparison_says_of_which_reports_it_is() -> None:
    """Where a reader asked for days."""
    window = TimeWindow(date(2022, 1, 1), date(2022, 3, 31))
    subtitles = [
        lay_out_comparison(Comparison("t", TITLE, NOW, (), NOTHING, each), ENGLISH).subtitle
        for each in (window, ALWAYS)
    ]

    assert subtitles == ["reported: 1 Jan 2022 to 31 Mar 2022", ""]


def test_a_comparison_of_days_says_where_some_of_it_is_of_others() -> None:
    """What stands against a report is shown, whenever it was told; nobody is to take it for one of those days."""
    claims = (a_sourced_claim(id="one"), a_sourced_claim(id="two"))
    dispute = Dispute(DisputeKind.DENIAL, claims)
    before = TimeWindow(None, claims[0].reported_on - timedelta(days=1))
    subtitles = [
        lay_out_comparison(Comparison("t", TITLE, NOW, (dispute,), NOTHING, each), ENGLISH).subtitle
        for each in (before, TimeWindow(claims[0].reported_on))
    ]

    assert subtitles == ["reported: until 24 Jul 2022; some of it on other days", "reported: since 25 Jul 2022"]


def test_where_nothing_differs_on_some_days_all_days_are_offered() -> None:
    """Other days may have accounts that differ."""
    window = TimeWindow(date(2022, 1, 1))
    worded = [
        text_of(lay_out_comparison(Comparison("t", TITLE, NOW, (), NOTHING, each), ENGLISH))
        for each in (window, ALWAYS)
    ]

    assert ["/compare t" in text for text in worded] == [True, False]
    assert "that was reported then differs" in worded[0]
    assert "that is stored differs" in worded[1]


def test_sides_that_are_left_out_are_counted() -> None:
    """In a dispute, and among disputes."""
    claims = (a_sourced_claim(id="one"), a_sourced_claim(id="two"))
    dispute = Dispute(DisputeKind.DENIAL, claims, more=7)
    worded = text_of(lay_out_comparison(Comparison("t", TITLE, NOW, (dispute,), NOTHING, ALWAYS, more=1), ENGLISH))

    assert "and 7 more that differ" in worded
    assert "and 1 more that differs" in worded


def test_facts_that_go_on_say_where() -> None:
    """What is not looked at is one command away."""
    claim = a_sourced_claim()
    group = FactGroup(ClaimKind.REPORTED, is_from_opinion=True, lines=(Line(claim),))
    sheet = FactSheet(an_entity("nato"), NOW, (group,), replace(_coverage(claim), is_capped=True))
    worded = text_of(lay_out_facts(sheet, ENGLISH))

    assert "There is more: /timeline nato newest" in worded
    assert "Report, told by opinion pieces" in worded


def test_no_sources_and_no_facts_are_said_to_be_none() -> None:
    """An empty answer is an answer."""
    assert "Nothing is stored" in text_of(lay_out_sources(SourceList("t", TITLE, NOW, (), NOTHING), ENGLISH))
    assert "Nothing is stored" in text_of(lay_out_facts(FactSheet(an_entity(), NOW, (), NOTHING), ENGLISH))


def test_an_article_with_one_claim_has_one_mark() -> None:
    """A range of marks is for several."""
    claim = a_sourced_claim()
    entry = SourceEntry(claim.article, claim.chain, (claim,))
    (block,) = statements_of(lay_out_sources(SourceList("t", TITLE, NOW, (entry,), _coverage(claim)), ENGLISH))

    assert isinstance(block, Statement)
    assert marks_of(block) == [1]


def test_evidence_names_each_time_for_what_it_is() -> None:
    """When it occurred, was said, was published and was stored are four days."""
    claim = a_sourced_claim(occurred_on="2022-06", said_on="2022-07-20", recorded_at=NOW - timedelta(days=1))
    worded = text_of(lay_out_evidence(EvidenceCard(1, claim, (("kind", 3),)), ENGLISH))

    assert "occurred Jun 2022; said 20 Jul 2022; published 25 Jul 2022; stored 20 Nov 2026" in worded


def test_evidence_of_a_plan_says_for_when() -> None:
    """A planned event has not occurred."""
    claim = a_sourced_claim(occurred_on="2027", status=Status.PLANNED)

    assert "planned for 2027" in text_of(lay_out_evidence(EvidenceCard(1, claim, ()), ENGLISH))


def test_evidence_of_a_claim_without_a_day_names_none() -> None:
    """Nothing is made up where the claim is undated."""
    claim = a_sourced_claim(occurred_on=None, said_on=None)

    assert "occurred" not in text_of(lay_out_evidence(EvidenceCard(1, claim, ()), ENGLISH))


def test_words_in_the_language_of_the_reader_need_no_remark() -> None:
    """Only where quote and statement differ in language is the statement called ours."""
    card = EvidenceCard(1, a_sourced_claim(article=an_article(language="id")), ())

    assert "not a quotation" in text_of(lay_out_evidence(card, ENGLISH))
    assert "bukan kutipan" not in text_of(lay_out_evidence(card, INDONESIAN))
