"""Drafts and what was decided about them."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import builders
import pytest
from builders import NOW, TEXT, a_claim, a_contrast, a_draft, a_measure, a_publication, a_source, a_unit, an_entity

from bot.domain import review
from bot.domain.drafts import Decision, DraftBook, KeptDraft, ReviewState, Verdict
from bot.domain.errors import InvalidValue, notice
from bot.domain.news import EntityKind

ID = "gatra-2022-07-25"
OTHER_TEXT = f"{TEXT} Itu saja."


def a_decision(verdict: Verdict = Verdict.ACCEPT, **overrides: object) -> Decision:
    """A decision about the default draft, to be numbered."""
    made = Decision(0, ID, "", verdict, '{"was": 1}', '{"becomes": 2}', "console", NOW)
    return replace(made, **overrides)  # type: ignore[arg-type]


def kept_in(book: DraftBook, *, is_public: bool = False) -> KeptDraft:
    """The default draft, as it was kept."""
    kept = book.keep(a_draft(), is_public=is_public)
    assert kept is not None
    return kept


def test_a_draft_is_kept_whole(draft_book: DraftBook) -> None:
    """Every kind of record, what was remarked, notices within notices."""
    draft = a_draft(
        sources=(a_source("other"),),
        measures=(a_measure(),),
        units=(a_unit(),),
        entities=(an_entity("war", kind=EntityKind.EVENT),),
        contrasts=(a_contrast(claims=(f"{ID}-1", f"{ID}-2")),),
        remarks=(notice("{count} of {what}", count=Decimal("3.5"), what=notice("sum")), notice("plain")),
        arrived_at=NOW + timedelta(microseconds=1),
        sketch=(7, 2**63 - 1),
    )

    assert draft_book.keep(draft, is_public=False) == KeptDraft(draft, 1, ReviewState.DRAFT)
    assert draft_book.draft(ID) == KeptDraft(draft, 1, ReviewState.DRAFT)
    assert draft_book.draft("other") is draft_book.draft(ID, 2) is None


def test_half_a_character_is_kept(draft_book: DraftBook) -> None:
    """What strangers write may hold one; the draft can be looked at all the same."""
    draft = a_draft(publication=a_publication(text="\ud800 said"), way="\ud800", claims=())
    draft_book.keep(draft, is_public=False)

    assert draft_book.draft(ID) == KeptDraft(draft, 1, ReviewState.DRAFT)
    assert draft_book.draft("\ud800") is None
    assert draft_book.decisions("\ud800", limit=1) == []
    assert draft_book.articles_at("\ud800") == []


def test_the_same_text_is_kept_once(draft_book: DraftBook) -> None:
    """Whatever article it is said to be."""
    kept_in(draft_book)

    assert draft_book.keep(a_draft(), is_public=True) is None
    assert draft_book.keep(a_draft("other"), is_public=False) is None
    assert draft_book.seen([a_draft().fingerprint, "unknown"]) == {a_draft().fingerprint: ID}
    assert draft_book.seen([]) == {}


def test_a_changed_text_is_the_next_version(draft_book: DraftBook) -> None:
    """It waits for an editor, while the version that is public stays so."""
    first = kept_in(draft_book, is_public=True)
    second = draft_book.keep(a_draft(publication=a_publication(text=OTHER_TEXT)), is_public=False)

    assert second is not None
    assert (second.version, second.public, second.is_public) == (2, 1, False)
    assert draft_book.draft(ID) == second
    assert draft_book.draft(ID, 1) == first
    assert draft_book.drafts(ReviewState.DRAFT, limit=9) == [second]


def test_one_version_is_public_at_most(draft_book: DraftBook) -> None:
    """A changed text takes the place of the one before."""
    kept_in(draft_book, is_public=True)
    draft_book.keep(a_draft(publication=a_publication(text=OTHER_TEXT)), is_public=True)
    first, second = draft_book.draft(ID, 1), draft_book.draft(ID, 2)

    assert first is not None
    assert second is not None
    assert (first.is_public, second.is_public) == (False, True)


def test_drafts_come_oldest_first(draft_book: DraftBook) -> None:
    """By state; of two of the same moment the one whose id comes first."""
    for days, id in ((1, "late"), (0, "second"), (0, "first")):
        text = f"{id} {TEXT}"
        draft_book.keep(
            a_draft(id, publication=a_publication(id=id, text=text), claims=(), arrived_at=NOW + timedelta(days)),
            is_public=False,
        )

    assert [kept.id for kept in draft_book.drafts(ReviewState.DRAFT, limit=9)] == ["first", "second", "late"]
    assert [kept.id for kept in draft_book.drafts(ReviewState.DRAFT, limit=1)] == ["first"]
    assert draft_book.drafts(ReviewState.DRAFT, limit=-1) == draft_book.drafts(ReviewState.REJECTED, limit=9) == []


def test_a_decision_is_kept_with_what_it_made(draft_book: DraftBook) -> None:
    """Numbered in order, the latest first; a draft names the last one about it."""
    kept = kept_in(draft_book)
    first = draft_book.revise(review.accepted(kept, f"{ID}-1"), a_decision(claim=f"{ID}-1"))
    again = draft_book.draft(ID)
    assert again is not None
    second = draft_book.revise(review.accepted(again), a_decision(Verdict.UNDO, undoes=first.number, version=1))

    assert (first.number, second.number) == (1, 2)
    assert draft_book.decisions(ID, limit=9) == [second, first]
    assert draft_book.decisions(ID, limit=1) == [second]
    assert draft_book.draft(ID) == replace(review.accepted(kept), decided=2)


def test_what_was_undone_is_known_by_who_had_decided_it(draft_book: DraftBook) -> None:
    """Not by who took it back, and not of another article."""
    kept = kept_in(draft_book)
    first = draft_book.revise(review.accepted(kept, f"{ID}-1"), a_decision(by="intake"))
    again = draft_book.draft(ID)
    assert again is not None
    before = draft_book.was_undone(ID, "intake")
    draft_book.revise(review.accepted(again), a_decision(Verdict.UNDO, by="console", undoes=first.number))

    assert not before
    assert draft_book.was_undone(ID, "intake")
    assert not draft_book.was_undone(ID, "console")
    assert not draft_book.was_undone("another", "intake")
    assert not draft_book.was_undone("\ud800", "\ud800")


def test_who_was_slower_changes_nothing(draft_book: DraftBook) -> None:
    """Two editors at one draft, or a text that changed meanwhile."""
    kept = kept_in(draft_book)
    draft_book.revise(review.accepted(kept), a_decision())
    with pytest.raises(InvalidValue, match="somebody else"):
        draft_book.revise(review.rejected(kept), a_decision(Verdict.REJECT))
    current = draft_book.draft(ID)
    assert current is not None
    draft_book.keep(a_draft(publication=a_publication(text=OTHER_TEXT)), is_public=False)
    with pytest.raises(InvalidValue, match="somebody else"):
        draft_book.revise(review.rejected(current), a_decision(Verdict.REJECT))

    assert [made.verdict for made in draft_book.decisions(ID, limit=9)] == [Verdict.ACCEPT]
    assert draft_book.draft(ID, 1) == current


def test_an_article_is_found_by_its_address(draft_book: DraftBook) -> None:
    """In any version; none is found where there is no address."""
    kept_in(draft_book)
    article = builders.an_article("nowhere", url="")
    draft_book.keep(a_draft("nowhere", publication=a_publication(article, text="x"), claims=()), is_public=False)

    assert draft_book.articles_at(f"https://example.com/{ID}") == [ID]
    assert draft_book.articles_at("") == []


def test_claims_keep_what_was_decided_in_the_next_version(draft_book: DraftBook) -> None:
    """Where their words still stand."""
    kept = kept_in(draft_book)
    draft_book.revise(review.accepted(kept, f"{ID}-1"), a_decision())
    claims = (a_claim(f"{ID}-1", article=ID), a_claim(f"{ID}-3", article=ID))
    draft_book.keep(a_draft(publication=a_publication(text=OTHER_TEXT), claims=claims), is_public=False)
    again = draft_book.draft(ID)

    assert again is not None
    assert (again.accepted, [claim.id for claim in again.open_claims]) == (frozenset({f"{ID}-1"}), [f"{ID}-3"])


def test_texts_that_are_alike_are_found_by_their_sketches(draft_book: DraftBook) -> None:
    """By a number in its own place, and only as an article's text is now."""

    def keep(name: str, text: str, sketch: tuple[int, ...]) -> None:
        publication = a_publication(id=name, text=text)
        draft_book.keep(a_draft(publication=publication, claims=(), sketch=sketch), is_public=False)

    for name, sketch in (("b", (1, 2)), ("a", (9, 2)), ("c", (2, 1))):
        keep(name, name, sketch)

    assert draft_book.alike((1, 2), limit=9) == ["a", "b"]
    assert draft_book.alike((1, 2), limit=1) == ["a"]
    assert draft_book.alike((), limit=9) == []
    keep("a", "another text", (5, 6))
    assert draft_book.alike((9, 2), limit=9) == ["b"]
