"""What is new since somebody read, what a claim was before, and what editors corrected."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import builders
import pytest
from builders import NOW, a_claim, a_contrast, a_publication, an_entity

from bot.domain.briefing import Topic
from bot.domain.claims import Claim, ClaimVersion, Correction, SourcedClaim
from bot.domain.delivery import Bookmark
from bot.domain.ports import Archive, Change, ClaimChange, Record
from bot.domain.wording import Wording

KAZAKHSTAN = Topic(entities=("kazakhstan",))
FIRST = date(2022, 8, 1)
LATER, LATEST = NOW + timedelta(days=1), NOW + timedelta(days=2)


def corrected(claim: Claim, on: str = "2022-08-01", *, withdraws: bool = False) -> Claim:
    """The claim with a correction."""
    correction = Correction(date.fromisoformat(on), Wording.same("Salah kutip"), withdraws)
    return replace(claim, correction=correction)


def withdrawn(claim: Claim, on: str = "2022-08-01") -> Claim:
    """The claim, withdrawn."""
    return corrected(claim, on, withdraws=True)


def ids(claims: Sequence[SourcedClaim]) -> list[str]:
    """The ids, in order."""
    return [claim.id for claim in claims]


def told(changes: Sequence[ClaimChange]) -> list[tuple[str, int, int | None]]:
    """Of each change its claim, its version now and its version before."""
    return [(each.now.id, each.now.version, each.before.version if each.before else None) for each in changes]


def store(archive: Archive, *records: Record) -> None:
    """Take records over as a later import does."""
    archive.apply(map(Change, records), LATER)


@pytest.fixture
def stored(archive: Archive) -> Archive:
    """A store with the default records."""
    archive.apply(map(Change, builders.default_records()), NOW)
    return archive


def test_nothing_is_new_to_who_has_read_everything(stored: Archive) -> None:
    """Nor does it become new by being imported again."""
    mark = stored.bookmark()
    store(stored, *builders.default_records())

    assert stored.bookmark() == mark
    assert stored.changes_since(KAZAKHSTAN, mark, limit=9) == []


def test_everything_is_new_to_who_has_read_nothing(stored: Archive) -> None:
    """The claims only, and those on the topic only."""
    store(stored, an_entity("rusia"), a_claim("russian", about=("rusia",)))

    assert told(stored.changes_since(KAZAKHSTAN, Bookmark(), limit=9)) == [
        ("budget-kept", 1, None),
        ("budget-raised", 1, None),
    ]


def test_a_claim_is_told_with_what_it_was_when_last_read(stored: Archive) -> None:
    """Not with what it was for a while in between."""
    mark = stored.bookmark()
    store(stored, a_claim(said_on="2022"))
    store(stored, a_claim(said_on="2022-07"))

    (change,) = stored.changes_since(KAZAKHSTAN, mark, limit=9)

    assert change == ClaimChange(
        builders.a_sourced_claim(a_claim(said_on="2022-07"), version=3, recorded_at=LATER),
        builders.a_sourced_claim(a_claim()),
    )


def test_a_new_claim_that_was_changed_at_once_is_new(stored: Archive) -> None:
    """It has no earlier form that anybody read."""
    mark = stored.bookmark()
    store(stored, a_claim("new"))
    store(stored, a_claim("new", said_on="2022"))

    assert told(stored.changes_since(KAZAKHSTAN, mark, limit=9)) == [("new", 2, None)]


def test_the_last_stored_changes_come_first(stored: Archive) -> None:
    """Those of one import by id, and no more than asked for."""
    mark = stored.bookmark()
    archive_latest = [Change(a_claim(said_on="2022")), Change(a_claim("b-new"))]
    store(stored, a_claim("z-new"), a_claim("a-new"), a_claim("budget-kept", said_on="2022"))
    stored.apply(archive_latest, LATEST)

    found = [change.now.id for change in stored.changes_since(KAZAKHSTAN, mark, limit=9)]

    assert found == ["b-new", "budget-raised", "a-new", "budget-kept", "z-new"]
    assert told(stored.changes_since(KAZAKHSTAN, mark, limit=1)) == [("b-new", 1, None)]
    assert stored.changes_since(KAZAKHSTAN, mark, limit=0) == []


def test_what_surrounds_a_claim_is_no_change_of_it(stored: Archive) -> None:
    """A new title of its article or a new name of its subject is not news about the claim."""
    mark = stored.bookmark()
    store(stored, a_publication(title="Ralat"), an_entity(name="Republik Kazakhstan"), a_contrast(note="Lihat"))

    assert stored.bookmark() != mark
    for topic in (KAZAKHSTAN, Topic(words=("kazakhstan", "lihat"))):
        assert stored.changes_since(topic, mark, limit=9) == []


def test_a_claim_that_left_the_topic_is_told(stored: Archive) -> None:
    """Whoever read it there has to hear of it; so has whoever would read it there now; nobody else."""
    store(stored, an_entity("rusia"), an_entity("tiongkok"))
    mark = stored.bookmark()
    store(stored, a_claim(about=("tiongkok",)))
    store(stored, a_claim(about=("rusia",)))

    found = {
        name: told(stored.changes_since(Topic((name,)), mark, limit=9)) for name in ("kazakhstan", "rusia", "tiongkok")
    }

    change = [("budget-raised", 3, 1)]
    assert found == {"kazakhstan": change, "rusia": change, "tiongkok": []}


def test_a_withdrawn_claim_is_a_change_to_who_may_have_read_it(stored: Archive) -> None:
    """Found by entity, measure and words alike; one that came and went unread is not told."""
    mark = stored.bookmark()
    store(stored, a_claim("new"))
    store(stored, withdrawn(a_claim()), withdrawn(a_claim("new")))

    for topic in (KAZAKHSTAN, Topic(measures=("defence-budget-increase",)), Topic(words=("defence budget",))):
        assert told(stored.changes_since(topic, mark, limit=9)) == [("budget-raised", 2, 1)]
    assert stored.changes_since(Topic(words=("defence minister", "?!")), mark, limit=9) == []


def test_a_claim_that_was_withdrawn_before_is_told_once_it_stands_again(stored: Archive) -> None:
    """What happens to it while it is withdrawn is nobody's news."""
    store(stored, withdrawn(a_claim()))
    mark = stored.bookmark()
    store(stored, withdrawn(a_claim(said_on="2022"), "2022-08-02"))
    assert stored.changes_since(KAZAKHSTAN, mark, limit=9) == []
    store(stored, corrected(a_claim(), "2022-08-03"))

    assert told(stored.changes_since(KAZAKHSTAN, mark, limit=9)) == [("budget-raised", 4, 2)]


def test_an_id_that_stands_elsewhere_in_a_claim_is_no_topic_of_it(stored: Archive) -> None:
    """A source and an entity may share an id."""
    store(stored, an_entity("gatra"))
    mark = stored.bookmark()
    store(stored, a_claim(origins=("gatra",)))

    assert stored.changes_since(Topic(("gatra",)), mark, limit=9) == []


def test_a_withdrawn_claim_is_found_by_its_id_alone(stored: Archive) -> None:
    """Not on its topic, not in time, not by its words, not as a denial."""
    store(stored, a_claim("no", denies=("budget-kept",), statement="Tidak benar"))
    store(stored, withdrawn(a_claim("no", denies=("budget-kept",), statement="Tidak benar")), withdrawn(a_claim()))
    topic = Topic(("kazakhstan",), ("defence-budget-increase",), ("defence budget", "tidak benar"))

    assert ids(stored.claims_about(topic, since=None, limit=9)) == ["budget-kept"]
    assert ids(stored.dated_claims_about(topic, first=None, last=None, newest_first=True, limit=9)) == ["budget-kept"]
    assert stored.search("tidak benar", limit=9)[0] == []
    assert stored.search("441", limit=9)[0] == []
    assert stored.claims_denying(["budget-kept"], limit=9) == []
    assert ids(stored.claims(["budget-raised", "no"])) == ["budget-raised", "no"]
    assert [claim.id for claim in stored.claims_in("gatra-2022-07-25")] == ["budget-kept", "budget-raised", "no"]


def test_a_claim_that_stands_again_is_found_again(stored: Archive) -> None:
    """In every way in which it was found before."""
    denial = a_claim("no", denies=("budget-kept",), statement="Tidak benar")
    for claim in (denial, withdrawn(denial), corrected(denial, "2022-08-02")):
        store(stored, claim)

    assert "no" in ids(stored.claims_about(KAZAKHSTAN, since=None, limit=9))
    assert ids(stored.search("tidak benar", limit=9)[0]) == ["no"]
    assert ids(stored.claims_denying(["budget-kept"], limit=9)) == ["no"]


def test_corrections_come_last_corrected_first(stored: Archive) -> None:
    """By the editors' day and not the day of import; on the same day, ids decide."""
    store(stored, withdrawn(a_claim(), "2022-08-02"), corrected(a_claim("b")), corrected(a_claim("a")), a_claim("c"))

    found = stored.corrected(None, since=FIRST, limit=9)

    assert ids(found) == ["budget-raised", "a", "b"]
    assert found[0] == builders.a_sourced_claim(withdrawn(a_claim(), "2022-08-02"), version=2, recorded_at=LATER)
    assert ids(stored.corrected(None, since=date(2022, 8, 2), limit=9)) == ["budget-raised"]
    assert ids(stored.corrected(None, since=FIRST, limit=1)) == ["budget-raised"]
    assert stored.corrected(None, since=date(2022, 8, 3), limit=9) == []


def test_corrections_of_a_topic_are_found_in_every_way(stored: Archive) -> None:
    """Withdrawn ones too, by what they were about; limits hold for the whole."""
    store(stored, an_entity("rusia"), withdrawn(a_claim(), "2022-08-02"))
    store(stored, corrected(a_claim("russian", about=("rusia",), statement="Rusia diam")), corrected(a_claim("b")))

    assert ids(stored.corrected(KAZAKHSTAN, since=FIRST, limit=9)) == ["budget-raised", "b"]
    assert ids(stored.corrected(Topic(words=("rusia DIAM",)), since=FIRST, limit=9)) == ["russian"]
    assert ids(stored.corrected(Topic(words=("defence budget", "diam")), since=FIRST, limit=2)) == [
        "budget-raised",
        "b",
    ]
    assert ids(stored.corrected(Topic(measures=("defence-budget-increase",)), since=FIRST, limit=9)) == [
        "budget-raised",
        "b",
    ]
    assert stored.corrected(Topic(), since=FIRST, limit=9) == []


def test_a_later_correction_takes_the_place_of_an_earlier_one(stored: Archive) -> None:
    """A claim is told once, as it was last corrected."""
    store(stored, corrected(a_claim()))
    store(stored, corrected(a_claim(), "2022-08-05"))

    assert ids(stored.corrected(None, since=FIRST, limit=9)) == ["budget-raised"]
    assert ids(stored.corrected(KAZAKHSTAN, since=date(2022, 8, 5), limit=9)) == ["budget-raised"]


def test_old_versions_are_told_amid_what_is_known_now(stored: Archive) -> None:
    """In the order asked, unknown ones left out; an edition can be shown again word for word, under today's names."""
    store(stored, corrected(a_claim()), an_entity(name="Republik Kazakhstan"))
    asked = [
        ("budget-raised", 2),
        ("?", 1),
        ("budget-raised", 1),
        ("budget-raised", 3),
        ("\ud800", 1),
        ("budget-raised", 2),
    ]

    found = stored.versions([ClaimVersion(id, version) for id, version in asked])

    assert [(claim.version, claim.claim.correction is None) for claim in found] == [(2, False), (1, True), (2, False)]
    assert {claim.about[0].name for claim in found} == {Wording.same("Republik Kazakhstan")}
    assert found[1].recorded_at == NOW
