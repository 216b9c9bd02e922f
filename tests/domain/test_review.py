"""What editors decide about drafts, and what readers see of them then."""

from dataclasses import replace

import pytest
from builders import (
    a_claim,
    a_contrast,
    a_draft,
    a_figure,
    a_measure,
    a_publication,
    a_source,
    a_summary,
    a_unit,
    an_article,
    an_entity,
)
from memory_draft_book import MemoryDraftBook

from bot.domain import review
from bot.domain.claims import Claim, Evidence
from bot.domain.drafts import Draft, KeptDraft, ReviewState, fingerprint
from bot.domain.errors import InvalidValue, NotUnderstood
from bot.domain.news import EntityKind, Publication
from bot.domain.plain.drafts import differences, restored
from bot.domain.wording import Wording

ID = "gatra-2022-07-25"
ONE, TWO = f"{ID}-1", f"{ID}-2"


def kept(draft: Draft | None = None, **overrides: object) -> KeptDraft:
    """The default draft, just kept."""
    return replace(KeptDraft(draft or a_draft(), 1, ReviewState.DRAFT), **overrides)  # type: ignore[arg-type]


def shown(draft: KeptDraft) -> dict[str, bool]:
    """Claims that readers see, and whether each is reviewed."""
    records = review.public_records(draft)
    return {record.id: record.is_reviewed for record in records if isinstance(record, Claim)}


def with_claim(draft: Draft, claim: Claim) -> Draft:
    """The draft with another form of one of its claims."""
    return replace(draft, claims=tuple(claim if one.id == claim.id else one for one in draft.claims))


def test_a_fingerprint_is_of_what_is_read() -> None:
    """Spaces, case, invisible characters and half characters make no other text."""
    assert fingerprint("A b\u200b\nC") == fingerprint("ab c")
    assert fingerprint("a") != fingerprint("b")
    assert fingerprint("\ud800")


def test_nothing_is_public_before_it_is_decided() -> None:
    """Not even what is accepted already, while other claims wait."""
    half = review.accepted(kept(), ONE)

    assert review.public_records(half) == review.public_records(None) == ()
    assert (half.state, half.is_public, half.open_claims) == (ReviewState.DRAFT, False, half.draft.claims[1:])


def test_the_last_decision_makes_the_article_public() -> None:
    """With the claims that were accepted, and no others."""
    done = review.rejected(review.accepted(kept(), ONE), TWO)

    assert (done.state, shown(done)) == (ReviewState.REVIEWED, {ONE: True})


def test_an_article_is_accepted_with_all_that_is_left() -> None:
    """What was rejected before stays so."""
    assert shown(review.accepted(review.rejected(kept(), ONE))) == {TWO: True}
    assert shown(review.accepted(kept())) == {ONE: True, TWO: True}
    assert review.accepted(kept(a_draft(claims=()))).state is ReviewState.REVIEWED


def test_an_article_whose_claims_are_all_rejected_is_rejected() -> None:
    """One by one, or at once; a version that is public stays so where another one is rejected."""
    each = review.rejected(review.rejected(kept(public=1), ONE), TWO)

    assert (each.state, each.is_public, shown(each)) == (ReviewState.REJECTED, False, {})
    assert review.rejected(kept()).state is ReviewState.REJECTED
    assert review.rejected(kept(version=2, public=1)).public == 1


def test_a_decision_may_be_turned_round() -> None:
    """A rejected claim is accepted, and the other way."""
    turned = review.rejected(review.accepted(kept(), ONE), ONE)

    assert (turned.accepted, turned.rejected) == (frozenset(), frozenset({ONE}))
    assert review.accepted(turned, ONE).accepted == {ONE}


def test_a_public_draft_marks_what_nobody_accepted() -> None:
    """Its summary too."""
    draft = a_draft(publication=a_publication(summary=a_summary(reviewed=False)))
    half = review.accepted(kept(draft, public=1), ONE)
    (publication,) = (record for record in review.public_records(half) if isinstance(record, Publication))
    (reviewed,) = (record for record in review.public_records(review.accepted(half)) if isinstance(record, Publication))

    assert shown(half) == {ONE: True, TWO: False}
    assert publication.article.summary == a_summary(reviewed=False)
    assert reviewed.article.summary == a_summary()


def test_only_what_is_named_is_stored() -> None:
    """Proposals that no accepted claim needs stay proposals; what they need themselves comes along."""
    speaker = an_entity("minister", kind=EntityKind.PERSON, speaks_for="ministry")
    draft = a_draft(
        sources=(a_source(), a_source("unused")),
        measures=(a_measure(), a_measure("unused")),
        units=(a_unit(), a_unit("unused")),
        entities=(an_entity("ministry"), speaker, an_entity("unused")),
    )
    claim = replace(draft.claims[0], speaker="minister", figure=a_figure(unit="soldier"))
    records = review.public_records(review.accepted(kept(with_claim(draft, claim))))

    assert [record.id for record in records] == [
        *("gatra", "defence-budget-increase", "soldier", "ministry", "minister"),
        *(ID, ONE, TWO),
    ]


def test_an_unknown_claim_is_not_decided_about() -> None:
    """Whatever the decision."""
    with pytest.raises(NotUnderstood, match="has no claim “other”"):
        review.accepted(kept(), "other")
    with pytest.raises(NotUnderstood, match="has no claim"):
        review.rejected(kept(), "other")


def test_an_edited_claim_is_accepted_and_no_quotation() -> None:
    """What an editor words is the editor's; other changes leave a quotation one."""
    quote = a_claim().evidence[0].quote
    draft = with_claim(a_draft(), a_claim(ONE, article=ID, statement=quote, quoted_in="id"))
    worded = replace(draft.claims[0], statement=Wording.of({"id": "Anggaran", "en": "Budget"}), quoted_in="")
    dated = replace(draft.claims[0], occurred_on=None)
    edited = review.edited(kept(draft), worded)

    assert edited.claim(ONE) == worded
    assert edited.accepted == {ONE}
    assert review.edited(kept(draft), dated).claim(ONE) == dated


def test_a_merged_entity_stands_for_the_proposed_one() -> None:
    """Wherever it stood, once; it is proposed no more."""
    proposed, other = an_entity("kz"), an_entity("office", speaks_for="kz")
    claim = a_claim(ONE, article=ID, about=("kz", "kazakhstan"), speaker="kz", event="kz")
    merged = review.merged(kept(with_claim(a_draft(entities=(proposed, other)), claim)), "kz", "kazakhstan")
    after = merged.claim(ONE)

    assert after is not None
    assert (after.about, after.speaker, after.event) == (("kazakhstan",), "kazakhstan", "kazakhstan")
    assert merged.draft.entities == (an_entity("office", speaks_for="kazakhstan"),)


def test_only_a_proposal_is_merged() -> None:
    """And not into itself."""
    with pytest.raises(NotUnderstood, match="proposes no entity “x”"):
        review.merged(kept(), "x", "kazakhstan")
    with pytest.raises(InvalidValue, match="into itself"):
        review.merged(kept(a_draft(entities=(an_entity("kz"),))), "kz", "kz")


def test_an_article_is_traced_to_who_told_it_first() -> None:
    """Of the sources at hand, those that it names and does not propose yet come along; nothing is decided by that."""
    before = kept(a_draft(sources=(a_source("wsj"),)))
    traced = review.traced(before, ("wsj", "tass"), (a_source("wsj"), a_source("tass"), a_source("bbc")))

    assert traced.draft.publication.article.chain == ("wsj", "tass", "gatra")
    assert [source.id for source in traced.draft.sources] == ["wsj", "tass"]
    assert traced == replace(before, draft=traced.draft)


def test_a_claim_is_linked_to_an_event() -> None:
    """A new one is proposed with the draft."""
    event = an_entity("protests", kind=EntityKind.EVENT)
    known = review.linked(kept(), ONE, event, is_new=False)
    new = review.linked(kept(), ONE, event, is_new=True)

    assert [claim.event for claim in known.draft.claims] == ["protests", ""]
    assert (known.draft.entities, new.draft.entities) == ((), (event,))


def test_a_dispute_shows_while_its_claims_do() -> None:
    """A contrast of a rejected claim is not public; made again, it takes the place of the one before."""
    contrast = a_contrast(claims=(ONE, "stored"))
    disputed = review.disputed(review.disputed(kept(), a_contrast(claims=(ONE, TWO))), contrast)

    assert disputed.draft.contrasts == (contrast,)
    assert contrast in review.public_records(review.accepted(disputed))
    assert contrast not in review.public_records(review.accepted(review.rejected(disputed, ONE)))


def test_a_claim_denies_another_once() -> None:
    """However often it is said."""
    denied = review.denied(review.denied(kept(), ONE, "other"), ONE, "other")

    assert [claim.denies for claim in denied.draft.claims] == [("other",), ()]


def test_the_next_version_keeps_what_was_decided() -> None:
    """As editors left it, where its words stand now; an editor looks at the article again."""
    event = an_entity("protests", kind=EntityKind.EVENT)
    old = review.rejected(review.accepted(review.linked(kept(decided=7), ONE, event, is_new=True), ONE), TWO)
    moved = Evidence(a_claim().evidence[0].quote, 99)
    new = review.followed(old, a_draft(claims=tuple(replace(one, evidence=(moved,)) for one in a_draft().claims)))
    (first, _) = new.draft.claims

    assert (new.version, new.state, new.public, new.decided) == (2, ReviewState.DRAFT, 1, 7)
    assert (new.accepted, new.rejected) == (frozenset({ONE}), frozenset({TWO}))
    assert (first.event, first.evidence, new.draft.entities) == ("protests", (moved,), (event,))


def test_other_words_are_decided_about_anew() -> None:
    """A claim of the same id may rest on another sentence by now."""
    other = a_claim(ONE, article=ID, evidence=(Evidence("lain", 3),))
    new = review.followed(review.accepted(kept()), a_draft(claims=(other,)))

    assert (new.accepted, new.draft.claims) == (frozenset(), (other,))


def test_a_renamed_draft_takes_its_claims_along() -> None:
    """Those that are named after it, and what denies them; an id that would be too long stays."""
    long = a_claim(f"{ID}-{'x' * 80}", article=ID)
    foreign = a_claim("other", article=ID, denies=(ONE, "stored"))
    renamed = review.renamed(a_draft(claims=(*a_draft().claims, long, foreign)), "gatra-another-2022-07-25")
    draft = a_draft()

    assert (renamed.id, {claim.article for claim in renamed.claims}) == (
        "gatra-another-2022-07-25",
        {"gatra-another-2022-07-25"},
    )
    assert [claim.id for claim in renamed.claims] == [
        *("gatra-another-2022-07-25-1", "gatra-another-2022-07-25-2", long.id, "other")
    ]
    assert renamed.claims[-1].denies == ("gatra-another-2022-07-25-1", "stored")
    assert review.renamed(draft, ID) is draft


def test_a_renamed_draft_takes_what_it_says_of_people_along() -> None:
    """What another article says stays that one's."""
    role = {"id": "bloger", "en": "blogger"}
    own, other = an_entity("own", role=role, role_in=ID), an_entity("other", role=role, role_in="stored")
    renamed = review.renamed(a_draft(entities=(own, other)), "gatra-another-2022-07-25")

    assert [entity.role_in for entity in renamed.entities] == ["gatra-another-2022-07-25", "stored"]


def test_a_decision_is_put_back_piece_by_piece() -> None:
    """States, verdicts, and every record that came, went or changed."""
    event = an_entity("protests", kind=EntityKind.EVENT)
    before = kept(a_draft(entities=(an_entity("kz"),)))
    steps: list[KeptDraft] = [
        review.merged(before, "kz", "kazakhstan"),
        review.linked(before, ONE, event, is_new=True),
        review.disputed(before, a_contrast(claims=(ONE, TWO))),
        review.accepted(before),
        review.rejected(before),
        review.edited(before, replace(before.draft.claims[0], occurred_on=None)),
        before,
    ]
    for after in steps:
        was, becomes = differences(before, after)

        assert restored(after, was) == before
        assert restored(before, becomes) == after


def retold_draft(**overrides: object) -> Draft:
    """The default draft, its summary quoted in Indonesian and retold from its claims in English."""
    summary = a_summary(reviewed=False, quoted_in="id")
    return replace(a_draft(publication=a_publication(summary=summary)), **overrides)  # type: ignore[arg-type]


def summary_shown(draft: KeptDraft) -> dict[str, str]:
    """The summary that readers see."""
    (publication,) = (record for record in review.public_records(draft) if isinstance(record, Publication))
    assert publication.article.summary is not None
    return publication.article.summary.wording.as_mapping()


RETOLD = a_summary().wording.as_mapping()
QUOTED = dict.fromkeys(RETOLD, RETOLD["id"])


def test_a_summary_retells_no_claim_that_an_editor_rejected() -> None:
    """The article's own sentences stand in every language then; accepted after all, the claim is told again."""
    half = review.rejected(kept(retold_draft()), ONE)

    assert summary_shown(review.accepted(kept(retold_draft()))) == RETOLD
    assert summary_shown(review.accepted(half)) == QUOTED
    assert summary_shown(review.accepted(review.accepted(half, ONE))) == RETOLD
    assert summary_shown(review.rejected(kept(retold_draft(), public=1), ONE)) == QUOTED


def test_a_summary_retells_no_claim_as_it_was_before_an_editor_changed_it() -> None:
    """Edited, or about somebody else; a claim that is accepted as it stands changes nothing."""
    draft = kept(retold_draft(entities=(an_entity("kz"),)))
    edited = review.edited(draft, replace(draft.draft.claims[0], occurred_on=None))

    assert summary_shown(review.accepted(edited)) == QUOTED
    assert summary_shown(review.accepted(review.merged(draft, "kz", "kazakhstan"))) == QUOTED
    assert summary_shown(review.accepted(review.edited(draft, draft.draft.claims[0]))) == RETOLD
    assert restored(edited, differences(draft, edited)[0]) == draft


def test_the_next_version_retells_no_claim_that_an_editor_had_changed() -> None:
    """Its summary was made of what the text says, not of what the editor says."""
    draft = kept(retold_draft())
    old = review.edited(draft, replace(draft.draft.claims[0], statement=Wording.same("Anggaran turun")))

    assert summary_shown(review.accepted(review.followed(old, retold_draft()))) == QUOTED
    assert summary_shown(review.accepted(review.followed(review.accepted(draft), retold_draft()))) == RETOLD


def test_a_summary_that_quotes_nobody_stays() -> None:
    """A person or a model worded it in each language, from the text itself."""
    draft = a_draft(publication=a_publication(summary=a_summary()))

    assert summary_shown(review.accepted(review.rejected(kept(draft), ONE))) == RETOLD


def test_an_article_without_summary_is_public_as_it_is() -> None:
    """There is nothing to mark."""
    publication = Publication(an_article(ID), "x")

    assert review.public_records(review.accepted(kept(a_draft(publication=publication, claims=())))) == (publication,)


def test_readers_see_the_version_that_is_public_until_the_next_one_is() -> None:
    """A changed text waits for an editor, while what it was before still stands."""
    book = MemoryDraftBook()
    book.keep(replace(a_draft(), fingerprint="as it was"), is_public=True)
    changed = book.keep(replace(a_draft(), claims=(), fingerprint="as it is now"), is_public=False)
    was = book.draft(a_draft().id, 1)

    assert changed is not None
    assert was is not None
    assert review.shown_records(book, changed) == review.public_records(was) != ()
    assert review.shown_records(book, was) == review.public_records(was)
