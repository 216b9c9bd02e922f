"""The promises to readers, over generated news that is corrected, withdrawn and added to after somebody read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from memory_archive import RECORDED_AT, MemoryArchive
from readings import marks_of, shape_of, statements_of, text_of, words_of
from strategies import stores

from bot.assembly.answers import comparison, fact_sheet, found, source_list
from bot.assembly.changes import what_changed
from bot.assembly.composition import compose
from bot.assembly.corrections import corrected_since
from bot.assembly.timelines import compose_timeline
from bot.domain.briefing import BriefingSpec, SectionName, Show, Topic
from bot.domain.claims import FENCED_KINDS, Claim, Contrast, Correction, SourcedClaim
from bot.domain.dates import TimeWindow
from bot.domain.delivery import Seen
from bot.domain.editions import ChangeKind, Changes, Edition
from bot.domain.figures import Amount
from bot.domain.news import Entity
from bot.domain.ports import Record
from bot.domain.wording import Wording
from bot.languages import language
from bot.rendering.changes import lay_out_changes
from bot.rendering.corrections import corrected, correction_notice
from bot.rendering.document import Document
from bot.rendering.layout import lay_out_edition
from bot.rendering.lines import kind_name, speaker_name
from bot.rendering.plain import document_of, document_text

NOW = datetime(2026, 1, 4, 7, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
LATER = datetime(2026, 1, 3, tzinfo=ZoneInfo("UTC"))
TITLE = Wording.same("Topic")
GONE = "gugurnya pernyataan"
"""Words that only withdrawn claims said."""
LANGUAGES = ("id", "en")


class Story(NamedTuple):
    """News with what became of it after it was read."""

    archive: MemoryArchive
    spec: BriefingSpec
    seen: Seen
    shown: Edition  # what was read

    @property
    def changes(self) -> Changes:
        """What is told to who has read."""
        return what_changed(
            self.archive, self.spec.topic, name="topic", title=TITLE, seen=self.seen, now=NOW, limit=100
        )


def _changed(draw: st.DrawFn, claim: Claim) -> Claim:
    """A claim as it stands afterwards: as before, mended, of another figure, in other words, or withdrawn."""
    change = draw(st.sampled_from(("nothing", "mended", "figure", "words")))
    correction = Correction(date(2026, 1, 3), Wording.of({"id": "salah [1]", "en": "wrong [1]"}))
    if f"{GONE}" in claim.statement.phrase("en").text:
        return replace(claim, correction=replace(correction, withdraws=True))
    if change == "mended":
        return replace(claim, quoted_in="", statement=Wording.same("kini benar"), correction=correction)
    if change == "figure" and claim.figure:
        return replace(claim, figure=replace(claim.figure, amount=Amount(Decimal(77), claim.figure.amount.unit)))
    return replace(claim, quoted_in="", statement=Wording.same("dengan kata lain")) if change == "words" else claim


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """News of which some claims come later, and some are changed, corrected or withdrawn later."""
    records: list[Record] = draw(stores())
    claims = [replace(record, correction=None) for record in records if isinstance(record, Claim)]
    gone = draw(st.sets(st.sampled_from([claim.id for claim in claims]), max_size=2))
    claims = [
        replace(claim, quoted_in="", statement=Wording.same(f"{GONE} {claim.id}")) if claim.id in gone else claim
        for claim in claims
    ]
    late = draw(st.sets(st.sampled_from([claim.id for claim in claims]), max_size=3)) - gone
    known = [claim for claim in claims if claim.id not in late]
    others = [record for record in records if not isinstance(record, Claim | Contrast)]
    archive = MemoryArchive([*others, *known], RECORDED_AT)
    entities = tuple(record.id for record in others if isinstance(record, Entity))
    spec = BriefingSpec("topic", TITLE, Topic(entities), show=Show(8, 5, 5, 5, tuple(SectionName)))
    seen, shown = Seen(archive.bookmark(), RECORDED_AT), compose(spec, archive, RECORDED_AT)
    links = [record for record in records if isinstance(record, Contrast)]
    news = [claim for claim in claims if claim.id in late]
    archive.store(*news, *links, *(_changed(draw, claim) for claim in known), at=LATER)
    return Story(archive, spec, seen, shown)


def _documents(story: Story, code: str) -> dict[str, tuple[Document, Sequence[SourcedClaim]]]:
    """Whatever tells of changes, with the claims of its marks."""
    spoken, changes = language(code), story.changes
    edition = compose(story.spec, story.archive, NOW, corrections_since=date(2026, 1, 1))
    now = {claim.id: claim for claim in story.archive.everything()}
    stale = corrected_since(story.archive, story.shown.versions)
    read = document_of(document_text(lay_out_edition(story.shown, spoken)))
    fixed = [now[claim.id] if claim.id in {each.id for each in stale} else claim for claim in story.shown.claims]
    return {
        "changes": (lay_out_changes(changes, spoken), changes.claims),
        "briefing": (lay_out_edition(edition, spoken), edition.claims),
        "corrected": (corrected(read, story.shown.versions, stale, spoken), fixed),
        "notice": (correction_notice("Topic", story.shown.versions, stale, spoken), fixed),
    }


@settings(max_examples=30)
@given(stories())
def test_every_statement_carries_the_mark_of_a_claim(story: Story) -> None:
    """P1: of changes, and of what was corrected; every claim that changed has a mark."""
    for name, (document, claims) in _documents(story, "en").items():
        shown = {mark for statement in statements_of(document) for mark in marks_of(statement)}

        assert all(marks_of(statement) for statement in statements_of(document))
        assert shown <= set(range(1, len(claims) + 1))
        assert name not in {"changes", "briefing"} or shown == set(range(1, len(claims) + 1))


@settings(max_examples=30)
@given(stories())
def test_both_languages_tell_of_the_same_changes(story: Story) -> None:
    """P2: the same sections, blocks and marks."""
    one, other = (_documents(story, code) for code in LANGUAGES)

    assert {name: shape_of(document) for name, (document, _) in one.items()} == {
        name: shape_of(document) for name, (document, _) in other.items()
    }


@settings(max_examples=30)
@given(stories())
def test_nothing_fenced_is_worded_in_the_voice_of_fact(story: Story) -> None:
    """P3: whatever is new, corrected or withdrawn of it, it begins with its speaker."""
    for code in LANGUAGES:
        for document, claims in _documents(story, code).values():
            for statement in statements_of(document):
                claim, label = claims[marks_of(statement)[0] - 1], words_of(statement.label)
                if claim.is_fenced:
                    assert speaker_name(claim, language(code)) in label
                if claim.claim.kind in FENCED_KINDS:
                    assert kind_name(claim.claim.kind, language(code)) in label


@settings(max_examples=30)
@given(stories())
def test_what_was_withdrawn_is_only_told_as_withdrawn(story: Story) -> None:
    """P11: its words stand in statements that begin with that; in a corrected document, nowhere."""
    for name, (document, _) in _documents(story, "en").items():
        told = [statement for statement in statements_of(document) if GONE in words_of(statement.body)]

        assert all(words_of(statement.label).startswith("Withdrawn on 3 Jan 2026. It said: ") for statement in told)
        assert text_of(document).count(GONE) == len(told)
        assert name != "corrected" or not told


@settings(max_examples=30)
@given(stories())
def test_no_other_answer_shows_what_was_withdrawn(story: Story) -> None:
    """Briefings, timelines, comparisons, facts, sources and searches are without it."""
    archive, topic = story.archive, story.spec.topic
    entity = archive.entity(topic.entities[0])
    assert entity is not None
    timeline = compose_timeline(
        archive, topic, name="topic", title=TITLE, window=TimeWindow(), newest_first=False, now=NOW
    )
    answers = (
        compose(story.spec, archive, NOW),
        timeline,
        comparison(archive, topic, "topic", TITLE, NOW, TimeWindow()),
        fact_sheet(archive, entity, NOW),
        source_list(archive, topic, "topic", TITLE, NOW),
        found(archive, GONE, NOW),
    )

    assert not [claim.id for answer in answers for claim in answer.claims if claim.claim.is_withdrawn]


@settings(max_examples=30)
@given(stories())
def test_each_change_is_told_once(story: Story) -> None:
    """As one line, or as a side of one dispute; kinds stand in their order."""
    changes = story.changes
    lines = [line for line in changes.lines if line.kind is not ChangeKind.DISPUTED]
    told = [claim.id for change in lines for claim in change.line.claims]
    order = [list(ChangeKind).index(change.kind) for change in changes.lines]

    assert len(told) == len(set(told))
    assert order == sorted(order)


@settings(max_examples=30)
@given(stories())
def test_what_readers_must_know_is_always_told(story: Story) -> None:
    """Every known claim on the topic that was corrected or withdrawn since."""
    corrected_now = {claim.id for claim in story.archive.everything() if claim.claim.correction}
    kinds = {ChangeKind.CORRECTED, ChangeKind.WITHDRAWN}
    told = {change.line.claims[0].id for change in story.changes.lines if change.kind in kinds}

    assert told == corrected_now


@settings(max_examples=30)
@given(stories())
def test_who_has_read_the_changes_is_told_nothing_more(story: Story) -> None:
    """The same bookmark does not tell it twice."""
    again = story._replace(seen=Seen(story.archive.bookmark(), LATER))

    assert again.changes.lines == ()
