"""What changed: each claim told once, as what it matters most for, and nothing that was withdrawn but as withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from assembly.stored import LONG_AGO, NOW, archive_of, line_ids, told
from builders import a_claim, a_contrast, a_figure, a_source, an_article, an_entity
from memory_archive import MemoryArchive

from bot.assembly.changes import LOOKED_AT, what_changed
from bot.assembly.composition import NEW_FOR, SIDES
from bot.domain.briefing import Topic
from bot.domain.claims import Claim, ClaimKind, Correction, Evidence
from bot.domain.delivery import Seen
from bot.domain.editions import ChangeKind, Changes
from bot.domain.news import Article
from bot.domain.ports import Record
from bot.domain.wording import Wording

TOPIC = Topic(entities=("kazakhstan",))
TITLE = Wording.same("Kazakhstan")
READ_AT = datetime(2022, 7, 30, 23, 0, tzinfo=UTC)
LATER = datetime(2022, 7, 31, 12, 0, tzinfo=UTC)
WIRE, OTHER = an_article("wire", source="antara"), an_article("other", source="tass")
SAME_WIRE = an_article("same-wire", source="kompas", origins=("antara",))
ARTICLES = (an_article(), WIRE, OTHER, SAME_WIRE)
RAISED = "Kazakhstan menaikkan anggaran pertahanannya tahun ini"


def _correction(reason: str = "Salah kutip", *, withdraws: bool = False) -> Correction:
    return Correction(date(2022, 7, 31), Wording.same(reason), withdraws)


class _Reader:
    """Somebody who has read what was stored first, and is told what is stored afterwards."""

    def __init__(self, *known: Record | Article) -> None:
        places = [an_entity(name) for name in ("kazakhstan", "russia")]
        sources = [a_source(name) for name in ("gatra", "antara", "tass", "kompas")]
        self.archive: MemoryArchive = archive_of(*sources, *places, *ARTICLES, *known)
        self.seen: Seen | None = Seen(self.archive.bookmark(), READ_AT)

    def told(self, *records: Record, **options: Any) -> Changes:
        self.archive.store(*records, at=LATER)
        asked: dict[str, Any] = {"name": "kazakhstan", "title": TITLE, "seen": self.seen, "now": NOW}
        return what_changed(self.archive, TOPIC, **{**asked, **options})


def _kinds(changes: Changes) -> list[tuple[str, list[str]]]:
    lines = line_ids(change.line for change in changes.lines)
    return [(change.kind.value, ids) for change, ids in zip(changes.lines, lines, strict=True)]


def test_who_has_read_all_is_told_nothing() -> None:
    """The bookmark says how far they have come."""
    assert _kinds(_Reader(told("a"), told("b")).told()) == []


def test_what_was_stored_since_is_new() -> None:
    """What stood already is not told again."""
    assert _kinds(_Reader(told("a")).told(told("b"))) == [("new", ["b"])]


def test_the_same_from_the_same_origin_is_no_news() -> None:
    """P4: an outlet that passes on a wire story adds an outlet, and nothing that anybody has to be told."""
    reader = _Reader(told("a", RAISED, article="wire"))

    assert _kinds(reader.told(told("b", RAISED, article="same-wire"))) == []


def test_the_same_from_a_further_origin_is_told_with_what_was_known() -> None:
    """The claim that is new is worded, so that its source is read; those known lend it their marks."""
    reader = _Reader(told("a", RAISED, article="wire"))

    assert _kinds(reader.told(told("b", RAISED, article="other"))) == [("confirmed", ["b", "a"])]


def test_news_that_several_tell_is_one_line() -> None:
    """Folded as in a briefing."""
    changes = _Reader().told(told("a", RAISED, article="wire"), told("b", RAISED, article="other"))

    assert _kinds(changes) == [("new", ["a", "b"])]


def test_a_withdrawn_claim_is_told_as_such_with_what_it_said() -> None:
    """Whoever was shown it must know."""
    claim = told("a")
    changes = _Reader(claim).told(replace(claim, correction=_correction(withdraws=True)))
    before = changes.lines[0].before

    assert _kinds(changes) == [("withdrawn", ["a"])]
    assert before is not None
    assert before.claim == claim


def test_a_corrected_claim_is_told_as_such_with_what_it_said() -> None:
    """Also where its figure is another: that editors were wrong matters more."""
    claim = a_claim("a")
    mended = replace(claim, figure=a_figure(450), correction=_correction())
    changes = _Reader(claim).told(mended)
    before = changes.lines[0].before

    assert _kinds(changes) == [("corrected", ["a"])]
    assert before is not None
    assert before.claim == claim


def test_a_correction_that_was_told_is_not_told_again() -> None:
    """A version that changes something else keeps the correction of an earlier one."""
    claim = replace(told("a"), correction=_correction())
    evidence = (Evidence("Rusia tidak berkomentar", 95),)

    assert _kinds(_Reader(claim).told(replace(claim, evidence=evidence))) == []


def test_a_second_correction_is_told() -> None:
    """Corrections may be wrong too."""
    claim = replace(told("a"), correction=_correction())
    mended = replace(claim, statement=Wording.same("Lain lagi"), correction=_correction("Salah lagi"))

    assert _kinds(_Reader(claim).told(mended)) == [("corrected", ["a"])]


@pytest.mark.parametrize("withdraws", [False, True])
def test_nobody_is_told_of_mistakes_they_never_read(*, withdraws: bool) -> None:
    """A claim that came and was mended since is new as it stands; one that came and went is nothing."""
    reader = _Reader()
    claim = told("a")
    reader.told(claim)

    told_now = _kinds(reader.told(replace(claim, correction=_correction(withdraws=withdraws))))
    assert told_now == ([] if withdraws else [("new", ["a"])])


def test_a_withdrawn_claim_that_stands_again_is_new() -> None:
    """Its readers were told that it does not stand."""
    claim = replace(told("a"), correction=_correction(withdraws=True))

    assert _kinds(_Reader(claim).told(replace(claim, correction=None))) == [("new", ["a"])]


def test_another_figure_is_told_with_the_old_one() -> None:
    """Without a correction: what the source says has changed, and nobody was wrong."""
    claim = a_claim("a")
    changes = _Reader(claim).told(replace(claim, figure=a_figure(450)))
    before = changes.lines[0].before

    assert _kinds(changes) == [("figure", ["a"])]
    assert before is not None
    assert before.claim.figure == claim.figure


@pytest.mark.parametrize(
    "change",
    [
        {"statement": Wording.same("Anggaran itu justru turun")},
        {"kind": ClaimKind.ALLEGATION},
        {"speaker": "russia"},
        {"origins": ("tass",)},
        {"occurred_on": None},
    ],
)
def test_another_telling_without_a_correction_is_told_with_the_old_one(change: dict[str, Any]) -> None:
    """Whatever a reader would see that is another: words, voice, source, time."""
    claim = told("a", RAISED, occurred_on="2022")
    changes = _Reader(claim).told(replace(claim, **change))

    assert _kinds(changes) == [("changed", ["a"])]
    assert changes.lines[0].before is not None


@pytest.mark.parametrize(
    "change",
    [
        {"evidence": (Evidence("Rusia tidak berkomentar", 95),)},
        {"about": ("kazakhstan", "russia")},
        {"statement": Wording.same(f"{RAISED}.")},
    ],
)
def test_what_no_reader_sees_is_no_change(change: dict[str, Any]) -> None:
    """Offsets, who else is concerned, a full stop."""
    claim = told("a", RAISED)

    assert _kinds(_Reader(claim).told(replace(claim, **change))) == []


def _budget(id: str, value: int, **overrides: Any) -> Claim:
    return a_claim(id, statement=f"Menurut {id} anggaran itu {{figure}}", figure=a_figure(value), **overrides)


def test_a_new_figure_against_a_known_one_is_newly_disputed() -> None:
    """Told once: not among what is new as well."""
    reader = _Reader(_budget("a", 441, article="wire"))

    assert _kinds(reader.told(_budget("b", 500, article="other"))) == [("disputed", ["a", "b"])]


def test_new_claims_that_stand_against_each_other_are_told_as_a_dispute() -> None:
    """Also where none of its sides was known."""
    changes = _Reader().told(_budget("a", 441, article="wire"), _budget("b", 500, article="other"))

    assert _kinds(changes) == [("disputed", ["a", "b"])]


def test_a_dispute_that_stood_is_not_told_as_new() -> None:
    """A further voice with one of the figures is news, and the dispute is not."""
    reader = _Reader(_budget("a", 441, article="wire"), _budget("b", 500, article="other"))
    changes = reader.told(_budget("0", 441, article="same-wire"))

    assert _kinds(changes) == [("new", ["0"])]


def test_a_figure_that_follows_an_older_one_is_no_dispute() -> None:
    """Each is true of its time."""
    reader = _Reader(a_claim("a", figure=a_figure(441, period="2021"), statement="Anggaran {figure}"))
    changes = reader.told(a_claim("b", figure=a_figure(500, period="2022"), statement="Kini anggarannya {figure}"))

    assert _kinds(changes) == [("new", ["b"])]


def test_a_denial_of_what_was_known_is_newly_disputed() -> None:
    """Beside what it denies."""
    reader = _Reader(told("a"))

    assert _kinds(reader.told(told("b", kind=ClaimKind.DENIAL, denies=("a",)))) == [("disputed", ["a", "b"])]


def test_a_denial_from_beyond_the_topic_is_told() -> None:
    """It denies what readers of this topic were told."""
    reader = _Reader(told("a"), told("elsewhere", about=("russia",)))
    denial = told("b", about=("russia",), kind=ClaimKind.DENIAL, denies=("a",))

    assert _kinds(reader.told(denial)) == [("disputed", ["a", "b"])]


def test_a_dispute_with_what_stood_on_another_topic_is_not_told_by_the_clock() -> None:
    """What was stored while the clock was ahead was stored before, whatever its moment says."""
    one = told("a")
    reader = _Reader(one, told("elsewhere", about=("russia",)))
    reader.told(told("b", about=("russia",), kind=ClaimKind.DENIAL, denies=("a",)))
    reader.seen = Seen(reader.archive.bookmark(), READ_AT)

    assert _kinds(reader.told()) == []


def test_who_has_read_nothing_is_told_of_recent_denials_on_other_topics() -> None:
    """As of what is recent on this one."""
    reader = _Reader(told("a"))
    reader.seen = None
    denial = told("b", about=("russia",), kind=ClaimKind.DENIAL, denies=("a",))

    assert _kinds(reader.told(denial)) == [("disputed", ["a", "b"])]


def test_a_known_claim_that_denies_another_since_is_newly_disputed() -> None:
    """Its words are the same; what it stands against is not."""
    one, two = told("a"), told("b", kind=ClaimKind.DENIAL)

    assert _kinds(_Reader(one, two).told(replace(two, denies=("a",)))) == [("disputed", ["a", "b"])]


def test_an_old_denial_is_not_told_again_because_its_words_have_changed() -> None:
    """The change is told, the dispute is known."""
    one, two = told("a"), told("b", kind=ClaimKind.DENIAL, denies=("a",))
    changes = _Reader(one, two).told(replace(two, statement=Wording.same("Itu tidak benar sama sekali")))

    assert _kinds(changes) == [("changed", ["b"])]


def test_a_contrast_with_something_new_is_newly_disputed() -> None:
    """An editor linked them."""
    reader = _Reader(told("a"))

    assert _kinds(reader.told(told("b"), a_contrast(claims=("a", "b")))) == [("disputed", ["a", "b"])]


def test_a_contrast_among_what_was_known_is_not_told() -> None:
    """It may have been shown before; when it was made is not known."""
    one, two = told("a"), told("b")
    reader = _Reader(one, two, a_contrast(claims=("a", "b")))

    assert _kinds(reader.told(replace(one, statement=Wording.same("Lain sama sekali")))) == [("changed", ["a"])]


def test_news_is_in_one_dispute_only() -> None:
    """The weightier; `/compare` shows every other."""
    reader = _Reader(told("a"), told("b"))
    links = [a_contrast("k-1", claims=("a", "c")), a_contrast("k-2", claims=("b", "c"))]

    assert _kinds(reader.told(told("c"), *links)) == [("disputed", ["a", "c"])]


def test_a_dispute_with_many_sides_shows_the_new_one() -> None:
    """What was known makes room for it."""
    known = [_budget(f"a-{n}", 441 + n, article="wire") for n in range(SIDES + 2)]
    changes = _Reader(*known).told(_budget("z", 900, article="other"))

    assert len(changes.lines[0].line.claims) == SIDES
    assert "z" in {claim.id for claim in changes.lines[0].line.claims}


@pytest.mark.parametrize("kind", ["denial", "contrast"])
def test_a_withdrawn_side_ends_a_dispute(kind: str) -> None:
    """Nothing shows it any more, not even beside another."""
    gone = replace(told("a"), correction=_correction(withdraws=True))
    link = [a_contrast(claims=("a", "b"))] if kind == "contrast" else []
    new = told("b", kind=ClaimKind.DENIAL, denies=("a",)) if kind == "denial" else told("b")

    assert _kinds(_Reader(gone).told(new, *link)) == [("new", ["b"])]


def test_what_readers_must_know_is_told_first() -> None:
    """The order of kinds, whatever weighs more."""
    known = [
        told("gone"),
        told("mended"),
        a_claim("figure"),
        told("words"),
        told("denied"),
        told("wire", RAISED, article="wire"),
    ]
    changes = _Reader(*known).told(
        told("new"),
        told("echo", RAISED, article="other"),
        told("denial", kind=ClaimKind.DENIAL, denies=("denied",)),
        replace(known[3], statement=Wording.same("Dengan perkataan lain")),
        replace(known[2], figure=a_figure(500)),
        replace(known[1], statement=Wording.same("Yang benar"), correction=_correction()),
        replace(known[0], correction=_correction(withdraws=True)),
    )

    assert [change.kind for change in changes.lines] == list(ChangeKind)


def test_within_a_kind_the_weightiest_is_told_first() -> None:
    """By the rules of a briefing."""
    changes = _Reader().told(told("a", kind=ClaimKind.OPINION), told("b"))

    assert _kinds(changes) == [("new", ["b"]), ("new", ["a"])]


def test_what_is_left_out_is_counted() -> None:
    """An answer has room for so many lines."""
    changes = _Reader().told(*(told(f"a-{n}") for n in range(5)), limit=2)

    assert (len(changes.lines), changes.more) == (2, 3)


def test_a_dispute_takes_the_room_of_its_sides() -> None:
    """It is told whole or not at all, so that an answer stays short and fair."""
    news = [told("a"), told("b", kind=ClaimKind.DENIAL, denies=("a",)), told("c")]

    assert _kinds(_Reader().told(*news, limit=1)) == []
    assert _kinds(_Reader().told(*news, limit=2)) == [("disputed", ["a", "b"])]


def test_what_was_not_looked_at_is_admitted() -> None:
    """After a large import the oldest of it is not looked at; the footer says so."""
    changes = _Reader().told(*(told(f"a-{n}") for n in range(LOOKED_AT + 1)))

    assert changes.coverage.is_capped
    assert changes.coverage.claim_count == LOOKED_AT


def test_old_reports_that_are_stored_late_are_no_news_of_a_topic_with_a_window() -> None:
    """But what became of known ones is told, however old they are."""
    old = an_article("old", published_on="2010-01-01")
    known, late = told("a", article="old"), told("b", article="old")
    changes = _Reader(old, known).told(
        late, replace(known, correction=_correction(withdraws=True)), since_day=date(2020, 1, 1)
    )

    assert _kinds(changes) == [("withdrawn", ["a"])]


def test_who_has_read_nothing_is_told_what_was_stored_in_the_last_days() -> None:
    """As the store recorded it."""
    reader = _Reader(told("a"))
    reader.seen = None
    changes = reader.told(told("b"))

    assert (_kinds(changes), changes.since) == ([("new", ["b"])], None)
    assert LATER - LONG_AGO > NEW_FOR > NOW - LATER


def test_since_when_is_told_in_the_zone_of_the_reader() -> None:
    """The moment is kept in UTC."""
    jakarta = NOW.astimezone(ZoneInfo("Asia/Jakarta"))
    since = _Reader().told(now=jakarta).since

    assert since is not None
    assert (since, since.utcoffset()) == (READ_AT, timedelta(hours=7))


def test_the_footer_rests_on_what_is_told_but_not_on_what_was_withdrawn() -> None:
    """The claims that changed, and those beside them."""
    claim = told("a", article="wire")
    changes = _Reader(claim).told(told("b", article="other"), replace(claim, correction=_correction(withdraws=True)))

    assert [source.id for source in changes.coverage.sources] == ["tass"]
