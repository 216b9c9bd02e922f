"""What editors corrected or withdrew, beside what stood before: for new editions, and for whoever asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.briefing import Topic
from bot.domain.claims import ClaimVersion, SourcedClaim
from bot.domain.editions import ChangeKind, ChangeLine, Line
from bot.domain.ports import NewsArchive

LOOKED_BACK = 20
"""How many versions before the current one are looked at for what stood before a correction."""


def before_corrections(archive: NewsArchive, claims: Sequence[SourcedClaim]) -> dict[str, SourcedClaim]:
    """How each of these claims stood before its last correction, by id; without those that were stored corrected."""
    refs = [
        ClaimVersion(claim.id, version)
        for claim in claims
        for version in range(max(1, claim.version - LOOKED_BACK), claim.version)
    ]
    corrections = {claim.id: claim.claim.correction for claim in claims}
    before: dict[str, SourcedClaim] = {}
    for old in archive.versions(refs):  # the last one that is not yet corrected so stays
        if old.claim.correction != corrections[old.id] and not old.claim.is_withdrawn:
            before[old.id] = old
    return before


def correction_line(claim: SourcedClaim, before: SourcedClaim | None) -> ChangeLine:
    """A claim with a correction, as what has changed."""
    return ChangeLine(ChangeKind.WITHDRAWN if claim.claim.is_withdrawn else ChangeKind.CORRECTED, Line(claim), before)


def corrections(archive: NewsArchive, topic: Topic, since: date, *, limit: int) -> tuple[ChangeLine, ...]:
    """What was corrected or withdrawn on a topic since a day, the last corrected first."""
    claims = archive.corrected(topic, since=since, limit=limit)
    before = before_corrections(archive, claims)
    return tuple(correction_line(claim, before.get(claim.id)) for claim in claims)


def corrected_since(archive: NewsArchive, shown: Sequence[ClaimVersion]) -> list[SourcedClaim]:
    """Those of the claims that were shown in these versions which were corrected since, as they stand now."""
    then = {claim.id: claim.claim.correction for claim in archive.versions(shown)}
    now = archive.claims([ref.id for ref in shown])
    return [claim for claim in now if claim.claim.correction and claim.claim.correction != then.get(claim.id)]
