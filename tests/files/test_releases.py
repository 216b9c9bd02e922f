"""What a draft changes in the store, and what readers are told of it."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from builders import NOW, a_claim, a_contrast, a_measure, a_publication, a_source, a_summary, an_entity

from bot.domain.claims import Claim, Correction, Evidence
from bot.domain.errors import FaultyFiles
from bot.domain.ports import Archive, Change, Record, RecordKind
from bot.domain.wording import Wording
from bot.files.correcting import withdraw
from bot.files.exporting import export_records
from bot.files.importing import import_records
from bot.files.releases import REJECTED, Terms, check_release, release
from bot.store.sqlite import open_archive

ID = "budget-raised"
TODAY = NOW.date()
TERMS = Terms(TODAY)
KNOWN: tuple[Record, ...] = (a_source(), a_measure(), an_entity())
OLD = a_claim(is_reviewed=False)
BEFORE: tuple[Record, ...] = (a_publication(), OLD)


@pytest.fixture
def store() -> Iterator[Archive]:
    """What the default claim refers to, and the claim, unreviewed."""
    with closing(open_archive(None)) as archive:
        archive.apply(map(Change, (*KNOWN, *BEFORE)), NOW)
        yield archive


def become(store: Archive, after: Sequence[Record], before: Sequence[Record] = BEFORE, terms: Terms = TERMS) -> None:
    """Let readers see the one in the place of the other."""
    release(before, after, store, terms, NOW)


def claim_in(store: Archive, id: str = ID) -> Claim:
    """The claim as it is stored."""
    stored = store.current(RecordKind.CLAIM, id)
    assert stored is not None
    assert isinstance(stored.record, Claim)
    return stored.record


def test_a_claim_that_is_reviewed_is_told_to_nobody(store: Archive) -> None:
    """It says what it said."""
    become(store, (a_publication(), a_claim()))

    assert claim_in(store) == a_claim()


def test_a_claim_that_says_something_else_is_a_correction(store: Archive) -> None:
    """Whoever was shown it unreviewed is told."""
    become(store, (a_publication(), a_claim(about=("kazakhstan",), occurred_on="2021")))
    correction = claim_in(store).correction

    assert correction is not None
    assert (correction.on, correction.withdraws) == (TODAY, False)


def test_a_claim_that_is_rejected_is_withdrawn(store: Archive) -> None:
    """For the reason that the editor gave; once."""
    reason = Wording.of({"id": "Keliru", "en": "Wrong"})
    for terms in (Terms(TODAY, reason), TERMS):
        become(store, (a_publication(),), terms=terms)

    assert claim_in(store) == replace(OLD, correction=Correction(TODAY, reason, withdraws=True))
    assert Terms(TODAY).withdrawn == REJECTED


def test_a_withdrawal_may_be_taken_back_again_and_again(store: Archive) -> None:
    """On one day, for one reason: nothing of it is held for an old file."""
    for _ in range(2):
        become(store, (a_publication(),))
        assert claim_in(store).is_withdrawn
        become(store, BEFORE, (a_publication(),))
        assert not claim_in(store).is_withdrawn


def test_a_correction_is_never_before_the_last_one(store: Archive) -> None:
    """A clock that was set back makes no older one."""
    later = Correction(TODAY + timedelta(3), REJECTED)
    store.apply([Change(replace(OLD, correction=later))], NOW)
    become(store, (a_publication(),))

    assert claim_in(store).correction == replace(later, withdraws=True)


def test_what_was_put_right_by_hand_stays(store: Archive) -> None:
    """A statement that editors corrected in the store, while the draft still has the old one."""
    better = replace(
        OLD, statement=a_claim(statement="x").statement, figure=None, correction=Correction(TODAY, REJECTED)
    )
    store.apply([Change(better)], NOW)
    become(store, (a_publication(), a_claim()))

    assert claim_in(store) == replace(better, is_reviewed=True)


def test_what_was_withdrawn_by_hand_stays_so(store: Archive) -> None:
    """Unless an editor accepts it as new."""
    gone = replace(OLD, correction=Correction(TODAY, REJECTED, withdraws=True))
    store.apply([Change(gone)], NOW)
    become(store, BEFORE)
    assert claim_in(store) == gone
    become(store, (a_publication(), a_claim(occurred_on="2021")))

    assert claim_in(store) == replace(a_claim(occurred_on="2021"), correction=gone.correction)


def test_an_article_without_claims_loses_its_summary(store: Archive) -> None:
    """Its title and its text stay: nothing is deleted."""
    summed = a_publication(summary=a_summary())
    become(store, (summed, OLD))
    become(store, (), (summed, OLD))
    stored = store.current(RecordKind.ARTICLE, summed.id)

    assert stored is not None
    assert stored.record == a_publication()
    become(store, (), (summed, OLD))
    assert store.current(RecordKind.ARTICLE, summed.id) == stored


def test_what_was_corrected_by_hand_is_not_retold_again(store: Archive) -> None:
    """An editor accepts the article of which a claim was withdrawn meanwhile; its draft still has the old summary."""
    retold = a_publication(summary=a_summary(quoted_in="id", reviewed=False))
    become(store, (retold, OLD))
    withdraw(store, ID, REJECTED, TODAY, NOW)
    become(store, (a_publication(summary=a_summary(quoted_in="id")), OLD), (retold, OLD))
    stored = store.current(RecordKind.ARTICLE, retold.id)

    assert stored is not None
    assert stored.record == a_publication(article=a_publication(summary=a_summary(quoted_in="id")).article.unretold())


def test_a_contrast_is_taken_back(store: Archive) -> None:
    """It is not found any more, and may be made again."""
    other = a_claim("budget-kept", statement={"id": "Tetap", "en": "Kept"})
    whole = (a_publication(), OLD, other, a_contrast())
    for _ in range(2):
        become(store, whole)
        assert store.contrasts_of([ID], limit=9) == [a_contrast()]
        become(store, whole[:3], whole)
        assert store.contrasts_of([ID], limit=9) == []
    stored = store.current(RecordKind.CONTRAST, "budget")
    assert stored is not None

    assert stored.record == replace(a_contrast(), is_withdrawn=True)


def test_what_is_stored_is_not_written_over(store: Archive) -> None:
    """A source or entity that was proposed may be stored by now, and better."""
    better = an_entity(name="Qazaqstan")
    store.apply([Change(better)], NOW)
    become(store, (an_entity(), a_publication(), a_claim()))

    assert store.entity("kazakhstan") == better


def test_a_proposal_that_was_never_stored_is_not_missed(store: Archive) -> None:
    """Neither is a claim that is gone from a draft before it came out."""
    become(store, BEFORE, (*BEFORE, a_claim("never"), an_entity("never")))

    assert store.current(RecordKind.CLAIM, "never") is None


def test_a_fault_names_its_record(store: Archive) -> None:
    """And nothing is stored."""
    wrong = a_claim("wrong", statement={"id": "Naik 5 persen", "en": "Up 6 percent"})
    with pytest.raises(FaultyFiles) as raised:
        become(store, (a_publication(), a_claim(), wrong))

    assert {(fault.file, fault.line) for fault in raised.value.faults} == {("wrong", 0)}
    assert claim_in(store) == OLD
    assert check_release(BEFORE, BEFORE, store, TERMS).changes == ()


def test_words_that_left_the_text_leave_with_their_claims(store: Archive, tmp_path: Path) -> None:
    """A withdrawn claim is not held to a text that has changed since; the store still goes through an export."""
    changed = a_publication(text="Astana - Kazakhstan membantah.")
    become(
        store,
        (
            changed,
            a_claim(
                "denied", statement="Kazakhstan membantah", quote="membantah", evidence=(Evidence("membantah", 20),)
            ),
        ),
    )
    assert claim_in(store).is_withdrawn
    become(store, (a_publication(text="Astana."),), (changed, claim_in(store, "denied")))
    export_records(store, tmp_path / "all.jsonl")
    with closing(open_archive(None)) as copy:
        import_records([tmp_path / "all.jsonl"], copy, NOW)

        assert list(copy.everything()) == list(store.everything())


def test_a_claim_is_not_withdrawn_into_other_words(store: Archive) -> None:
    """What is withdrawn keeps the words that it rested on; others are looked for in the text."""
    other = replace(OLD, evidence=(Evidence("lain", 0),), correction=Correction(TODAY, REJECTED, withdraws=True))
    with pytest.raises(FaultyFiles, match="Faults: 1"):
        release((), (other,), store, TERMS, NOW)

    assert claim_in(store) == OLD
