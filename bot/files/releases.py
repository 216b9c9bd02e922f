"""What a draft changes in the store: from what it put before readers to what it puts before them now.

Only what a decision changed is written, so that what editors corrected in the store meanwhile stays as they left it.
Whoever was shown a claim is told: one that is not to be seen any more is withdrawn, one that says something else is
corrected. All of it is held to the rules for files, and stored together or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from bot.domain.claims import Claim, Contrast, Correction
from bot.domain.news import Publication
from bot.domain.ports import KIND_OF, Record, RecordKind, RecordStore, Tally
from bot.domain.wording import Wording
from bot.files.importing import Loaded, check_records

REJECTED = Wording.of(
    {
        "id": "Redaksi menolak klaim ini setelah memeriksanya.",
        "en": "Editors rejected this claim when they looked at it.",
    }
)
"""Why a claim is shown no more, where nobody said."""
_REWORDED = Wording.of(
    {
        "id": "Redaksi memperbaikinya ketika meninjau artikelnya.",
        "en": "Editors put it right when they reviewed the article.",
    }
)
_BACK = Wording.of(
    {
        "id": "Redaksi membatalkan penarikannya.",
        "en": "Editors took its withdrawal back.",
    }
)
_SILENT = {"is_reviewed", "evidence", "correction"}
"""Fields of a claim that may change without a reader having been told something else."""

_Key = tuple[RecordKind, str]
_OWN = frozenset({RecordKind.ARTICLE, RecordKind.CLAIM, RecordKind.CONTRAST})


@dataclass(frozen=True, slots=True)
class Terms:
    """With what a change is made."""

    on: date  # the day that readers are told
    withdrawn: Wording = REJECTED  # why claims are shown no more


def check_release(before: Sequence[Record], after: Sequence[Record], store: RecordStore, terms: Terms) -> Loaded:
    """What is to be stored so that readers see the one draft in the place of the other.

    Raises:
        FaultyFiles: A record breaks a rule for files; each fault names the record.
    """
    was, becomes = _by_key(before), _by_key(after)
    return check_records(_changed(was, becomes, store, terms), store)


def release(
    before: Sequence[Record], after: Sequence[Record], store: RecordStore, terms: Terms, now: datetime
) -> Tally:
    """Store it; `now` is in UTC.

    Raises:
        FaultyFiles: As `check_release`; nothing was stored.
    """
    return store.apply(check_release(before, after, store, terms).changes, now)


def _by_key(records: Sequence[Record]) -> Mapping[_Key, Record]:
    return {(KIND_OF[type(record)], record.id): record for record in records}


def _changed(
    was: Mapping[_Key, Record], becomes: Mapping[_Key, Record], store: RecordStore, terms: Terms
) -> Iterator[Record]:
    for key, record in becomes.items():
        stored = store.current(*key)
        if stored is None:
            yield record
        elif was.get(key) == record:
            continue
        elif isinstance(record, Claim) and isinstance(stored.record, Claim):
            old = was.get(key)
            yield _carried(stored.record, old if isinstance(old, Claim) else None, record, terms)
        elif key[0] in _OWN:
            yield record
    for key in was:
        stored = None if key in becomes else store.current(*key)
        if stored is not None:
            yield from _taken_back(stored.record, terms)


def _carried(stored: Claim, old: Claim | None, new: Claim, terms: Terms) -> Claim:
    """The stored claim with what is another in the new one than in the old, and a correction where readers are told.

    One that editors have withdrawn by hand meanwhile stays withdrawn.
    """
    if old is None:
        back = _correction(stored, _BACK, terms) if stored.is_withdrawn else stored.correction
        return replace(new, correction=back)
    changes = {
        field.name: getattr(new, field.name)
        for field in fields(Claim)
        if getattr(new, field.name) != getattr(old, field.name)
    }
    carried = replace(stored, **changes)
    if changes.keys() <= _SILENT or stored.is_withdrawn:
        return carried
    return replace(carried, correction=_correction(stored, _REWORDED, terms))


def _taken_back(stored: Record, terms: Terms) -> Iterator[Record]:
    """What is left of a record that readers are not to see any more; nothing is ever deleted."""
    if isinstance(stored, Contrast):
        yield replace(stored, is_withdrawn=True)
    if isinstance(stored, Claim) and not stored.is_withdrawn:
        yield replace(stored, correction=_correction(stored, terms.withdrawn, terms, withdraws=True))
    if isinstance(stored, Publication) and stored.article.summary is not None:
        yield replace(stored, article=replace(stored.article, summary=None))


def _correction(stored: Claim, reason: Wording, terms: Terms, *, withdraws: bool = False) -> Correction:
    """A correction of today, or of the day of the last one where that lies ahead."""
    on = max(terms.on, stored.correction.on) if stored.correction else terms.on
    return Correction(on, reason, withdraws)
