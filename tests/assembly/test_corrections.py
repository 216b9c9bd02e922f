"""Corrections beside what stood before them, whatever has become of the claim since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assembly.stored import NOW, archive_of, ids, told

from bot.assembly.composition import CORRECTIONS_AT_MOST, compose
from bot.assembly.corrections import LOOKED_BACK, before_corrections, corrected_since
from bot.domain.briefing import BriefingSpec, Topic
from bot.domain.claims import Claim, ClaimVersion, Correction
from bot.domain.editions import ChangeKind
from bot.domain.wording import Wording

SPEC = BriefingSpec("kazakhstan", Wording.same("Kazakhstan"), Topic(entities=("kazakhstan",)))


def _mended(claim: Claim, text: str, reason: str = "Salah kutip", *, withdraws: bool = False) -> Claim:
    return replace(
        claim,
        statement=Wording.same(text),
        correction=Correction(date(2022, 7, 30), Wording.same(reason), withdraws),
    )


def test_what_stood_before_a_correction_is_the_last_version_without_it() -> None:
    """Neither an older one, nor one that came after the correction and kept it."""
    claim = told("a")
    archive = archive_of(claim)
    last = replace(claim, statement=Wording.same("Yang terakhir salah"))
    mended = _mended(claim, "Yang benar")
    archive.store(last)
    archive.store(mended)
    archive.store(replace(mended, denies=("b",)))

    assert {id: old.claim for id, old in before_corrections(archive, archive.claims(["a"])).items()} == {"a": last}


def test_nothing_stood_before_a_claim_that_was_stored_corrected() -> None:
    """As where records are brought in from elsewhere."""
    archive = archive_of(_mended(told("a"), "Yang benar"))

    assert before_corrections(archive, archive.claims(["a"])) == {}


def test_what_was_withdrawn_is_never_told_as_what_stood_before() -> None:
    """A claim that stands again has no words to show beside it."""
    claim = _mended(told("a"), "Yang ditarik", withdraws=True)
    archive = archive_of(claim)
    archive.store(_mended(claim, "Yang berlaku lagi", "Ternyata benar"))

    assert before_corrections(archive, archive.claims(["a"])) == {}


def test_so_many_versions_are_looked_at() -> None:
    """A record that a broken importer wrote a thousand times costs no more than another."""
    claim = told("a")
    archive = archive_of(claim)
    mended = _mended(claim, "Yang benar")
    for number in range(LOOKED_BACK + 1):
        archive.store(replace(mended, denies=(f"x-{number}",)))

    assert before_corrections(archive, archive.claims(["a"])) == {}


def test_a_briefing_tells_of_corrections_since_a_day() -> None:
    """The last first, and of none where it is not asked to."""
    known = [told(f"a-{n}") for n in range(CORRECTIONS_AT_MOST + 1)]
    archive = archive_of(*known)
    archive.store(*(_mended(claim, f"Yang benar {claim.id}", withdraws=claim.id == "a-0") for claim in known))
    told_of = compose(SPEC, archive, NOW, date(2022, 7, 30)).corrections

    assert [change.kind for change in told_of] == [ChangeKind.WITHDRAWN, *[ChangeKind.CORRECTED] * 4]
    assert [change.before.claim for change in told_of if change.before] == known[:CORRECTIONS_AT_MOST]
    assert compose(SPEC, archive, NOW, date(2022, 7, 31)).corrections == compose(SPEC, archive, NOW).corrections == ()


def test_what_was_shown_before_its_correction_is_out_of_date() -> None:
    """What was shown corrected is not, though it has changed again; nor is what was never corrected."""
    one, two, three = told("a"), told("b"), told("c")
    archive = archive_of(one, two, three)
    shown = [claim.ref for claim in archive.claims(["a", "b", "c"])]
    mended = _mended(one, "Yang benar")
    archive.store(mended, replace(three, statement=Wording.same("Dengan kata lain")))
    archive.store(replace(mended, denies=("b",)))

    assert ids(corrected_since(archive, shown)) == ["a"]
    assert corrected_since(archive, [ClaimVersion("a", 2)]) == []
