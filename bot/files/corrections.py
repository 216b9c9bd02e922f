"""Keep an old file from undoing a correction.

Editors correct and withdraw claims in the store, while the files that the claims once came from stay as they are and
are imported again and again. What such a file says of a corrected claim is therefore taken for what it was, not for
news; and a file that says something else has to say that it knows of the correction.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

from bot.domain.claims import Claim, Correction
from bot.domain.errors import Fault, Notice, notice
from bot.domain.plain import to_plain
from bot.domain.ports import RecordKind, RecordStore
from bot.files.exporting import per_language
from bot.files.known import Draft, Known
from bot.files.toml_writing import toml_table


def upheld(draft: Draft, known: Known, store: RecordStore) -> tuple[Draft, list[Fault]]:
    """The draft, or what is stored in its place where it is older than a correction; a fault where it is neither.

    A draft with a version restores history, and is left alone.
    """
    claim = draft.record
    if not isinstance(claim, Claim) or draft.version is not None:
        return draft, []
    stored = known.stored(RecordKind.CLAIM, claim.id)
    standing = stored.record if stored else None
    if not isinstance(standing, Claim) or standing.correction is None:
        return draft, []
    earlier = _before_correction(standing, store)
    if _unplaced(claim) in map(_unplaced, earlier):
        return dataclasses.replace(draft, record=standing), []
    if _is_up_to_date(claim.correction, standing.correction, earlier):
        return draft, []
    return draft, [draft.table.fault(("correction",), _refusal(standing, standing.correction, draft))]


def _before_correction(claim: Claim, store: RecordStore) -> Sequence[Claim]:
    """What a claim was before it got the correction that it has."""
    versions = (version.record for version in store.history(RecordKind.CLAIM, claim.id))
    return [old for old in versions if isinstance(old, Claim) and old.correction != claim.correction]


def _unplaced(claim: Claim) -> Claim:
    """A claim without where its quotes begin, which hangs on its article's text."""
    return dataclasses.replace(claim, evidence=tuple(dataclasses.replace(quote, start=0) for quote in claim.evidence))


def _is_up_to_date(said: Correction | None, standing: Correction, earlier: Sequence[Claim]) -> bool:
    """Whether a correction is the one that stands, or one after it; of the same day, it must be a new one."""
    return said is not None and said.on >= standing.on and said not in [claim.correction for claim in earlier]


def _refusal(claim: Claim, correction: Correction, draft: Draft) -> Notice:
    day, written = correction.on.isoformat(), _written(claim, draft)
    if correction.withdraws:
        return notice(
            "the claim “{id}” was withdrawn on {day}; add {written}, or, to show it again, a later correction with "
            "withdraws = false",
            id=claim.id,
            day=day,
            written=written,
        )
    return notice(
        "the claim “{id}” was corrected on {day}; add {written}, or a later correction",
        id=claim.id,
        day=day,
        written=written,
    )


def _written(claim: Claim, draft: Draft) -> str:
    """The correction of a claim, as the file would have it."""
    plain = {"correction": per_language(to_plain(claim))["correction"]}
    if draft.table.file.casefold().endswith(".jsonl"):
        return json.dumps(plain, ensure_ascii=False)[1:-1]
    return toml_table(plain).rstrip()
